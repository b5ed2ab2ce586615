/* The sentences for what people did to a paragraph, and the words of tables for it. */
#include "model/draft.h"
#include "model/phrases.h"
#include "model/standing.h"
#include "write/events.h"

static void
add_quoted(struct tvx_buf *out, const char *before, struct tvx_str words)
{
	words = tvx_str_trim(words);
	tvx_buf_printf(out, "%s“%.*s”", before, TVX_STR_ARG(words));
}

/* --- what a proposal would change --------------------------------------------------------------- */

/* The last words before an anchor, enough to find the place. */
static struct tvx_str
words_before(const struct tvx_paragraph *paragraph, const struct tvx_proposal *p)
{
	enum { WORDS = 4 };
	const struct tvx_text *host = tvx_proposal_host(paragraph, p);
	long at = host ? tvx_text_anchor(host, p->from) : -1;

	if (at < 0)
		return TVX_STR("");
	struct tvx_str before = tvx_str_trim(
		(struct tvx_str){ host->words.ptr, host->inlines[at].offset });
	size_t start = before.len;
	for (unsigned words = 0; start && words<WORDS; start -= start> 0) {
		words += before.ptr[start - 1] == ' ' || before.ptr[start - 1] == '\n';
		if (words == WORDS)
			break;
	}
	return (struct tvx_str){ before.ptr + start, before.len - start };
}

static void
add_insertion(struct tvx_buf *out, const struct tvx_paragraph *paragraph,
	      const struct tvx_proposal *p)
{
	struct tvx_str before = words_before(paragraph, p);

	/* A paper may show a bracket whose words were lost. */
	if (tvx_str_trim(p->words->words).len)
		add_quoted(out, "insert ", p->words->words);
	else
		tvx_buf_add(out, TVX_STR("insert no words"));
	if (before.len)
		add_quoted(out, " after ", before);
	else
		tvx_buf_add(out, TVX_STR(" at the beginning"));
}

struct tvx_str
tvx_change_phrase(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
		  const struct tvx_proposal *proposal)
{
	struct tvx_str old = tvx_proposal_old_words(paragraph, proposal);
	struct tvx_buf out = { 0 };

	if (proposal->lang.len)
		tvx_buf_printf(&out, "%.*s: ", TVX_STR_ARG(proposal->lang));
	switch (proposal->kind) {
	case TVX_INSERT:
		add_insertion(&out, paragraph, proposal);
		break;
	case TVX_DELETE:
		add_quoted(&out, "delete ", old);
		break;
	case TVX_REPLACE:
		add_quoted(&out, "", old);
		add_quoted(&out, " → ", proposal->words->words);
		break;
	case TVX_ALTERNATIVE:
		add_quoted(&out, "alternative ", proposal->words->words);
		break;
	case TVX_NEW:
		add_quoted(&out, "new paragraph ", proposal->words->words);
		break;
	case TVX_DELETE_PARAGRAPH:
		tvx_buf_add(&out, TVX_STR("delete the paragraph"));
		break;
	case TVX_MOVE:
		tvx_buf_printf(&out, "move it after %.*s", TVX_STR_ARG(proposal->after));
		break;
	}
	return tvx_arena_take(arena, &out);
}

/* --- what became of it ---------------------------------------------------------------------------- */

const char *
tvx_fate_phrase(enum tvx_fate fate)
{
	static const char *const words[] = {
		[TVX_FATE_OPEN] = "open",
		[TVX_FATE_ACCEPTED] = "accepted",
		[TVX_FATE_AMENDED] = "accepted",
		[TVX_FATE_WITHDRAWN] = "withdrawn",
		[TVX_FATE_SUPERSEDED] = "superseded",
		[TVX_FATE_NOT_TAKEN_UP] = "not taken up",
	};

	return words[fate];
}

static void
add_recorded(struct tvx_buf *out, const struct tvx_proposal *p)
{
	char day[11];

	tvx_buf_add(out, tvx_str_of(tvx_fate_phrase(p->fate)));
	if (p->fate_as)
		tvx_buf_printf(out, " %s %.*s",
			       p->fate == TVX_FATE_AMENDED ? "in the form of" : "by",
			       TVX_STR_ARG(p->fate_as->id));
	tvx_date_format(tvx_day_of(p->fate_on, p->fate_at), day);
	if (day[0])
		tvx_buf_printf(out, "%s %s", p->fate_as ? "," : "", day);
	if (p->fate_reason.len)
		tvx_buf_printf(out, ": %.*s", TVX_STR_ARG(p->fate_reason));
}

/* Nothing is recorded: an agreement did it, or what it stands on ended. */
static void
add_implied(struct tvx_buf *out, const struct tvx_paragraph *paragraph,
	    const struct tvx_proposal *p, struct tvx_date as_at)
{
	const struct tvx_mark *agreement = tvx_item_agreement(paragraph, as_at);
	const struct tvx_proposal *host = p->under;
	char day[11];

	while (host && !tvx_fate_is_dead(tvx_fate_recorded(host, as_at)) &&
	       tvx_fate_recorded(host, as_at) != TVX_FATE_AMENDED)
		host = host->under;
	if (host) {
		tvx_buf_printf(out, " with %.*s", TVX_STR_ARG(host->id));
		return;
	}
	if (!agreement)
		return;
	tvx_date_format(tvx_day_of(agreement->on, agreement->at), day);
	tvx_buf_printf(out, " by the agreement%s%s", day[0] ? " of " : "", day);
}

struct tvx_str
tvx_outcome_phrase(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
		   const struct tvx_proposal *proposal, enum tvx_fate fate, struct tvx_date as_at)
{
	struct tvx_buf out = { 0 };

	if (fate != TVX_FATE_OPEN && tvx_fate_recorded(proposal, as_at) != TVX_FATE_OPEN) {
		add_recorded(&out, proposal);
		return tvx_arena_take(arena, &out);
	}
	tvx_buf_add(&out, tvx_str_of(tvx_fate_phrase(fate)));
	if (fate != TVX_FATE_OPEN)
		add_implied(&out, paragraph, proposal, as_at);
	return tvx_arena_take(arena, &out);
}

/* --- sentences ------------------------------------------------------------------------------------- */

static void
add_of(struct tvx_arena *arena, struct tvx_buf *out, const struct tvx_proposal *p)
{
	struct tvx_str names = tvx_phrase_parties(arena, &p->by);

	tvx_buf_printf(out, "%.*s", TVX_STR_ARG(p->id));
	if (names.len)
		tvx_buf_printf(out, " of %.*s", TVX_STR_ARG(names));
}

static void
add_proposal(struct tvx_arena *arena, struct tvx_buf *out, const struct tvx_paragraph *paragraph,
	     const struct tvx_proposal *p)
{
	struct tvx_str names = tvx_phrase_parties(arena, &p->by);
	struct tvx_str change = tvx_change_phrase(arena, paragraph, p);

	if (names.len)
		tvx_buf_printf(out, "%.*s propose%s %.*s", TVX_STR_ARG(names),
			       p->by.count == 1 ? "s" : "", TVX_STR_ARG(p->id));
	else
		tvx_buf_printf(out, "Somebody unnamed proposes %.*s", TVX_STR_ARG(p->id));
	if (p->under) {
		tvx_buf_add(out, TVX_STR(" on "));
		add_of(arena, out, p->under);
	}
	tvx_buf_printf(out, ": %.*s", TVX_STR_ARG(change));
}

static void
add_fate(struct tvx_arena *arena, struct tvx_buf *out, const struct tvx_proposal *p)
{
	add_of(arena, out, p);
	tvx_buf_printf(out, ": %s", tvx_fate_phrase(p->fate));
	if (p->fate_as)
		tvx_buf_printf(out, " %s %.*s",
			       p->fate == TVX_FATE_AMENDED ? "in the form of" : "by",
			       TVX_STR_ARG(p->fate_as->id));
	if (p->fate_reason.len)
		tvx_buf_printf(out, ": %.*s", TVX_STR_ARG(p->fate_reason));
}

struct tvx_str
tvx_event_sentence(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
		   const struct tvx_event *event)
{
	struct tvx_buf out = { 0 };

	switch (event->kind) {
	case TVX_EVENT_NOTE:
		tvx_buf_printf(&out, "%s: %.*s", tvx_note_kind_word(event->note->kind),
			       TVX_STR_ARG(event->note->words));
		break;
	case TVX_EVENT_PROPOSAL:
		add_proposal(arena, &out, paragraph, event->proposal);
		break;
	case TVX_EVENT_POSITION:
		tvx_buf_add(&out, tvx_phrase_stance(arena, event->position));
		break;
	case TVX_EVENT_FATE:
		add_fate(arena, &out, event->proposal);
		break;
	case TVX_EVENT_MARK:
		if (event->proposal) {
			add_of(arena, &out, event->proposal);
			tvx_buf_add(&out, TVX_STR(": "));
		}
		tvx_buf_add(&out, tvx_phrase_decision(arena, event->mark,
						      tvx_mark_fragment(paragraph, event->mark)));
		break;
	}
	return tvx_arena_take(arena, &out);
}

/* --- tables ---------------------------------------------------------------------------------------- */

const char *
tvx_event_word(enum tvx_event_kind kind)
{
	static const char *const words[] = {
		[TVX_EVENT_NOTE] = "note",         [TVX_EVENT_PROPOSAL] = "proposal",
		[TVX_EVENT_POSITION] = "position", [TVX_EVENT_FATE] = "fate",
		[TVX_EVENT_MARK] = "mark",
	};

	return words[kind];
}

struct tvx_str
tvx_event_ids(struct tvx_arena *arena, const struct tvx_event *event)
{
	if (event->kind == TVX_EVENT_MARK)
		return tvx_cell_ids(arena, &event->mark->of);
	if (event->kind == TVX_EVENT_POSITION)
		return tvx_cell_ids(arena, &event->position->by);
	return event->proposal ? tvx_cell_ids(arena, &event->proposal->by) : TVX_STR("");
}

const char *
tvx_event_what(const struct tvx_event *event)
{
	switch (event->kind) {
	case TVX_EVENT_NOTE:
		return tvx_note_kind_word(event->note->kind);
	case TVX_EVENT_PROPOSAL:
		return tvx_proposal_kind_word(event->proposal->kind);
	case TVX_EVENT_POSITION:
		return tvx_stand_word(event->position->stand);
	case TVX_EVENT_FATE:
		return tvx_fate_word(event->fate);
	case TVX_EVENT_MARK:
		break;
	}
	return tvx_mark_status_word(event->mark->status);
}

struct tvx_str
tvx_event_words(const struct tvx_event *event)
{
	switch (event->kind) {
	case TVX_EVENT_NOTE:
		return event->note->words;
	case TVX_EVENT_PROPOSAL:
		return event->proposal->words ? event->proposal->words->words
					      : event->proposal->after;
	case TVX_EVENT_POSITION:
		return event->position->words;
	case TVX_EVENT_FATE:
		return event->proposal->fate_reason;
	case TVX_EVENT_MARK:
		break;
	}
	return event->mark->words;
}
