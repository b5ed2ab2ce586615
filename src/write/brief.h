/* What a brief has to tell of one delegation: gathered here, told in brief.c. */
#ifndef TVX_WRITE_BRIEF_H
#define TVX_WRITE_BRIEF_H

#include "write/events.h"

/* The parts of a brief, in the order in which they are told. */
enum tvx_brief_part {
	TVX_BRIEF_OWES,
	TVX_BRIEF_PROPOSAL,
	TVX_BRIEF_POSITION,
	TVX_BRIEF_CHANGED,   /* by others, on paragraphs on which it did something */
	TVX_BRIEF_ELSEWHERE, /* by others, on paragraphs on which it did nothing */
	TVX_BRIEF_PARTS
};

struct tvx_brief_line {
	enum tvx_brief_part part;
	const struct tvx_unit *unit;
	struct tvx_event event;      /* of all parts but the first */
	const struct tvx_owed *owed; /* of the first */
};

struct tvx_brief {
	const struct tvx_delegation *who;
	struct tvx_brief_line *lines; /* in the order of the draft */
	size_t count, cap;
	size_t counts[TVX_BRIEF_PARTS];
	struct tvx_date since; /* changes of this day and later; no date: nothing has a day */
	struct tvx_date last;  /* its last meeting, where since was not given */
	struct tvx_arena *arena;
};

/* Gathers it. Without since, what is later than the last day on which the delegation did
 * something; where nothing is, what came with that day. Caller releases with
 * tvx_brief_release. */
void tvx_brief_init(struct tvx_brief *brief, const struct tvx_survey *survey,
		    const struct tvx_delegation *who, struct tvx_date since);
void tvx_brief_release(struct tvx_brief *brief);

#endif
