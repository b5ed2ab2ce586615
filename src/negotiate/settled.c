/* What is in the text of a paragraph now: what was accepted is, what is open or ended is not. */
#include "negotiate/settled.h"

#include "base/arena.h"
#include "model/draft.h"

static const struct tvx_date today = { 0 };

void
tvx_settled_init(struct tvx_settled *s, struct tvx_arena *arena,
		 const struct tvx_paragraph *paragraph)
{
	*s = (struct tvx_settled){ .paragraph = paragraph, .count = paragraph->proposals.count };
	s->fates = tvx_arena_alloc(arena, (s->count + 1) * sizeof(*s->fates));
	tvx_paragraph_fates(paragraph, today, s->fates);
	s->chosen = tvx_paragraph_standing(paragraph, NULL, today).words;
}

enum tvx_fate
tvx_settled_fate(const struct tvx_settled *s, const struct tvx_proposal *proposal)
{
	size_t i = 0;

	if (proposal->fate != TVX_FATE_OPEN)
		return proposal->fate;
	for (const struct tvx_proposal *p = s->paragraph->proposals.first; p; p = p->next, i++)
		if (p == proposal)
			break;
	return i < s->count ? s->fates[i] : TVX_FATE_OPEN;
}

/* Whether a new paragraph is wanted, or may be. */
static bool
lives(enum tvx_fate fate)
{
	return fate == TVX_FATE_OPEN || fate == TVX_FATE_ACCEPTED;
}

bool
tvx_settled_holds(const struct tvx_settled *s, const struct tvx_proposal *owner,
		  const struct tvx_proposal *alternative)
{
	for (; owner; owner = owner->under) {
		if (owner->kind == TVX_ALTERNATIVE)
			return owner == alternative;
		if (owner->kind == TVX_NEW)
			return !alternative && lives(tvx_settled_fate(s, owner));
		if (tvx_settled_fate(s, owner) != TVX_FATE_ACCEPTED)
			return false;
	}
	return !alternative;
}

const struct tvx_proposal *
tvx_settled_taken(const struct tvx_settled *s, const struct tvx_text *host, struct tvx_match match)
{
	for (const struct tvx_proposal *p = s->paragraph->proposals.first; p; p = p->next) {
		if (tvx_proposal_is_whole(p->kind) || tvx_proposal_host(s->paragraph, p) != host ||
		    tvx_settled_fate(s, p) != TVX_FATE_ACCEPTED)
			continue;
		long from = tvx_text_anchor(host, p->from), to = tvx_text_anchor(host, p->to);
		/* An insertion at either end of the match leaves it whole. */
		if (from >= 0 && to >= 0 && host->inlines[from].offset < match.to &&
		    host->inlines[to].offset > match.from)
			return p;
	}
	return NULL;
}

const struct tvx_proposal *
tvx_settled_gone(const struct tvx_settled *s)
{
	for (const struct tvx_proposal *p = s->paragraph->proposals.first; p; p = p->next) {
		enum tvx_fate fate = tvx_settled_fate(s, p);
		if ((p->kind == TVX_DELETE_PARAGRAPH && fate == TVX_FATE_ACCEPTED) ||
		    (p->kind == TVX_NEW && !lives(fate)))
			return p;
	}
	return NULL;
}
