/* The life of one unit as a list of events in order of date, and the sentences for them. */
#ifndef TVX_WRITE_EVENTS_H
#define TVX_WRITE_EVENTS_H

#include "write/units.h"

/* In the order in which they follow one another on one day. */
enum tvx_event_kind {
	TVX_EVENT_NOTE,
	TVX_EVENT_PROPOSAL,
	TVX_EVENT_POSITION,
	TVX_EVENT_FATE, /* the end of a proposal, where its day is recorded */
	TVX_EVENT_MARK,
};

struct tvx_event {
	enum tvx_event_kind kind;
	struct tvx_date on;     /* no date: the paper gives none */
	struct tvx_date sorted; /* where it stands among the others: its day, or else that of what
	                           stands before it */
	int among;              /* undated: before or after those of that day; zero otherwise */
	size_t turn;            /* in the order of the paper */
	const struct tvx_meeting *at;        /* may be NULL */
	const struct tvx_proposal *proposal; /* itself, or what it is about; may be NULL */
	enum tvx_fate fate;                  /* of a proposal: what became of it in the end */
	const struct tvx_position *position;
	const struct tvx_mark *mark;
	const struct tvx_note *note;
};

/* Everything known as at a day. Undated things keep their place in the paragraph. An
 * alternative has what is said of it. Borrowed from arena. */
struct tvx_event *tvx_events_of(struct tvx_arena *arena, const struct tvx_unit *unit,
				struct tvx_date as_at, size_t *count);
/* A sentence without a full stop: "US proposes p2 on p1 of BR, MEX: “two” → “three”".
 * Borrowed from arena. */
struct tvx_str tvx_event_sentence(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
				  const struct tvx_event *event);
/* What a proposal would change: "delete “by employers”". Borrowed from arena. */
struct tvx_str tvx_change_phrase(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
				 const struct tvx_proposal *proposal);
/* What became of it: "withdrawn 2024-04-09: in favor of the wording of Chile".
 * Borrowed from arena. */
struct tvx_str tvx_outcome_phrase(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
				  const struct tvx_proposal *proposal, enum tvx_fate fate,
				  struct tvx_date as_at);
/* For tables: note, proposal, position, fate, mark; who; and what. */
const char *tvx_event_word(enum tvx_event_kind kind);
struct tvx_str tvx_event_ids(struct tvx_arena *arena, const struct tvx_event *event);
const char *tvx_event_what(const struct tvx_event *event); /* Static. */
struct tvx_str tvx_event_words(const struct tvx_event *event);
/* How a fate is drawn. */
const char *tvx_fate_phrase(enum tvx_fate fate);

#endif
