/* What becomes of proposals: as recorded, or as an agreement on the words implies. The rules are
 * in travaux-draft(5), FATES. */
#include "model/draft.h"
#include "model/standing.h"

#include <stdlib.h>

/* A proposal with the places of its anchors, so that overlaps can be seen. */
struct candidate {
	const struct tvx_proposal *proposal;
	const struct tvx_text *host;
	long from, to; /* indexes into the host's inlines; -1: not between words */
	enum tvx_fate fate;
	bool implied; /* taken up only because an agreement came after it */
};

static bool
falls_with_its_host(const struct tvx_proposal *proposal, struct tvx_date as_at)
{
	for (const struct tvx_proposal *p = proposal->under; p; p = p->under) {
		enum tvx_fate fate = tvx_fate_recorded(p, as_at);
		/* Words that were accepted in another form are words no longer. */
		if (tvx_fate_is_dead(fate) || fate == TVX_FATE_AMENDED)
			return true;
	}
	return false;
}

/* Negative when the proposal came before the agreement, zero on the same day, positive after.
 * Without both dates it stood in the words that were agreed, and so came before. */
static int
order_of(const struct tvx_proposal *proposal, const struct tvx_mark *agreement)
{
	struct tvx_date day = tvx_agreement_day(agreement);

	if (!tvx_date_given(proposal->on) || !tvx_date_given(day))
		return -1;
	return tvx_date_compare(proposal->on, day);
}

/* An alternative that was accepted before the agreement was what it was about; one that was
 * accepted after it is what people speak of now. */
static enum tvx_fate
under_accepted(const struct tvx_proposal *alternative, int order, const struct tvx_mark *agreement)
{
	struct tvx_date day = tvx_agreement_day(agreement);
	bool after = tvx_date_given(alternative->fate_on) && tvx_date_given(day) &&
		     tvx_date_compare(alternative->fate_on, day) > 0;

	return order < 0 && !after ? TVX_FATE_ACCEPTED : TVX_FATE_OPEN;
}

/* What an agreement on the item, or on one of its alternatives, did to an open proposal. */
static enum tvx_fate
implied_fate(const struct tvx_proposal *proposal, const struct tvx_mark *agreement,
	     struct tvx_date as_at)
{
	const struct tvx_proposal *root = tvx_proposal_root(proposal);
	const struct tvx_proposal *chosen = agreement->proposal;
	bool among_alternatives = chosen && chosen->kind == TVX_ALTERNATIVE;
	int order = order_of(proposal, agreement);

	if (proposal == chosen || (proposal->kind == TVX_NEW && order <= 0))
		return TVX_FATE_ACCEPTED;
	/* Words that the agreement is not about share one fate with all that is said of them.
	 * Choosing one of several decides against the others, those of that day too. */
	if (among_alternatives && root != chosen)
		return order_of(root, agreement) <= 0 ? TVX_FATE_SUPERSEDED : TVX_FATE_OPEN;
	if (root->kind == TVX_ALTERNATIVE && root != chosen &&
	    tvx_fate_recorded(root, as_at) == TVX_FATE_ACCEPTED)
		return under_accepted(root, order, agreement);
	if (root->kind == TVX_ALTERNATIVE && root != chosen)
		return order_of(root, agreement) < 0 ? TVX_FATE_SUPERSEDED : TVX_FATE_OPEN;
	if (order >= 0)
		return TVX_FATE_OPEN;
	return proposal->kind == TVX_DELETE_PARAGRAPH ? TVX_FATE_SUPERSEDED : TVX_FATE_ACCEPTED;
}

static struct candidate
candidate_of(const struct tvx_paragraph *paragraph, const struct tvx_proposal *proposal,
	     const struct tvx_mark *agreement, struct tvx_date as_at)
{
	struct candidate c = { .proposal = proposal, .from = -1, .to = -1 };

	c.fate = tvx_fate_recorded(proposal, as_at);
	if (c.fate != TVX_FATE_OPEN)
		return c;
	const struct tvx_proposal *root = tvx_proposal_root(proposal);
	bool root_open = tvx_fate_recorded(root, as_at) == TVX_FATE_OPEN;
	if (falls_with_its_host(proposal, as_at) ||
	    (agreement && root_open && tvx_fate_is_dead(implied_fate(root, agreement, as_at))))
		c.fate = TVX_FATE_SUPERSEDED;
	else if (agreement)
		c.fate = implied_fate(proposal, agreement, as_at);
	c.implied = c.fate == TVX_FATE_ACCEPTED && !tvx_proposal_is_whole(proposal->kind);
	if (!c.implied)
		return c;
	c.host = tvx_proposal_host(paragraph, proposal);
	c.from = c.host ? tvx_text_anchor(c.host, proposal->from) : -1;
	c.to = c.host ? tvx_text_anchor(c.host, proposal->to) : -1;
	return c;
}

/* Whether both cannot have been taken up: the agreement does not say which. */
static bool
exclude(const struct candidate *a, const struct candidate *b)
{
	bool insertions = a->from == a->to || b->from == b->to;

	if (a->host != b->host || a->from >= b->to || b->from >= a->to)
		return false;
	if (insertions)
		return a->from < b->from || b->from < a->from;
	return a->proposal->kind == TVX_REPLACE || b->proposal->kind == TVX_REPLACE;
}

static void
leave_contested_open(struct candidate *candidates, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t j = i + 1; candidates[i].implied && j < count; j++) {
			if (!candidates[j].implied || !exclude(&candidates[i], &candidates[j]))
				continue;
			candidates[i].fate = candidates[j].fate = TVX_FATE_OPEN;
		}
	}
}

void
tvx_paragraph_fates(const struct tvx_paragraph *paragraph, struct tvx_date as_at,
		    enum tvx_fate *out)
{
	const struct tvx_mark *agreement = tvx_item_agreement(paragraph, as_at);
	size_t count = 0;

	if (!paragraph->proposals.count)
		return;
	struct candidate *candidates = tvx_realloc(NULL, paragraph->proposals.count,
						   sizeof(*candidates));
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next)
		candidates[count++] = candidate_of(paragraph, p, agreement, as_at);
	leave_contested_open(candidates, count);
	for (size_t i = 0; i < count; i++)
		out[i] = candidates[i].fate;
	free(candidates);
}
