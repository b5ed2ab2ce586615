/* How proposals end: taken up as they are or amended, or not. */
#include "negotiate/doing.h"

#include "model/draft.h"

/* The place of a proposal in the words that it amends. */
struct extent {
	const struct tvx_text *host;
	long from, to; /* indexes into the host's anchors */
};

static struct extent
extent_of(const struct tvx_paragraph *paragraph, const struct tvx_proposal *p)
{
	struct extent e = { .host = tvx_proposal_is_whole(p->kind)
					    ? NULL
					    : tvx_proposal_host(paragraph, p) };

	if (e.host) {
		e.from = tvx_text_anchor(e.host, p->from);
		e.to = tvx_text_anchor(e.host, p->to);
	}
	return e;
}

/* Whether both cannot be in the text: one replaces or takes out what the other needs. */
static bool
exclude(const struct tvx_paragraph *paragraph, const struct tvx_proposal *a,
	const struct tvx_proposal *b)
{
	struct extent x = extent_of(paragraph, a), y = extent_of(paragraph, b);

	if (a->kind == TVX_ALTERNATIVE && b->kind == TVX_ALTERNATIVE)
		return true;
	if (!x.host || x.host != y.host || x.from >= y.to || y.from >= x.to)
		return false;
	return !(a->kind == TVX_DELETE && b->kind == TVX_DELETE);
}

static int
check_room(struct tvx_doing *doing, const struct tvx_proposal *proposal)
{
	for (const struct tvx_proposal *p = doing->paragraph->proposals.first; p; p = p->next)
		if (p != proposal && tvx_fate_now(doing, p) == TVX_FATE_ACCEPTED &&
		    exclude(doing->paragraph, p, proposal))
			return tvx_refuse(
				doing,
				"%.*s was accepted, and %.*s speaks of the same words; propose on "
				"the words as they are now",
				TVX_STR_ARG(p->id), TVX_STR_ARG(proposal->id));
	return TVX_OK;
}

/* --- a paragraph that goes elsewhere -------------------------------------------------------------- */

static int
move_paragraph(struct tvx_doing *doing, const struct tvx_proposal *proposal)
{
	struct tvx_paragraph *target = (struct tvx_paragraph *)(uintptr_t)tvx_draft_paragraph(
		doing->draft, proposal->after);

	if (!target)
		return tvx_refuse(doing, "%.*s, which it shall follow, is not there any more",
				  TVX_STR_ARG(proposal->after));
	if (target == doing->paragraph)
		return tvx_refuse(doing, "%.*s cannot follow itself",
				  TVX_STR_ARG(doing->unit->place));
	if (doing->paragraph->kind == TVX_UNIT_HEADING)
		return tvx_refuse(doing, "%.*s heads a section, which cannot move yet",
				  TVX_STR_ARG(doing->unit->place));
	struct tvx_node *node = &doing->paragraph->node;
	tvx_node_remove(node);
	node->parent = target->node.parent;
	node->next = target->node.next;
	target->node.next = node;
	if (node->parent->last_child == &target->node)
		node->parent->last_child = node;
	doing->out->change.outline = true;
	return TVX_OK;
}

/* --- accepting ---------------------------------------------------------------------------------------- */

int
tvx_take_up(struct tvx_doing *doing, struct tvx_proposal *proposal)
{
	int status = check_room(doing, proposal);

	if (!status && proposal->kind == TVX_MOVE)
		status = move_paragraph(doing, proposal);
	if (!status)
		tvx_end_proposal(doing, proposal, TVX_FATE_ACCEPTED);
	return status;
}

/* The same change with other words, which are taken up in its place. */
static int
amend(struct tvx_doing *doing, struct tvx_proposal *proposal)
{
	struct tvx_proposal *amended;

	if (!proposal->words || proposal->kind == TVX_NEW)
		return tvx_refuse(doing,
				  "%.*s:%.*s has no words that could be amended so; propose "
				  "on its words and accept that",
				  TVX_STR_ARG(doing->paragraph->id), TVX_STR_ARG(proposal->id));
	if (tvx_str_equal(tvx_str_trim(doing->event->new_words), proposal->words->words))
		return tvx_refuse(doing, "these are the words as they were proposed");
	doing->by = proposal->by;
	amended = tvx_add_proposal(doing, proposal->kind);
	amended->under = proposal->under;
	amended->lang = proposal->lang;
	amended->from = proposal->from;
	amended->to = proposal->to;
	amended->words = tvx_new_text(doing, doing->event->new_words);
	int status = check_room(doing, amended);
	tvx_end_proposal(doing, amended, TVX_FATE_ACCEPTED);
	tvx_end_proposal(doing, proposal, TVX_FATE_AMENDED);
	proposal->fate_as = amended;
	return status;
}

static void
say_fate(struct tvx_doing *doing)
{
	tvx_say_this(doing,
		     tvx_sentence_of_fate(doing->draft->arena, doing->paragraph, doing->proposal));
}

int
tvx_do_accept(struct tvx_doing *doing)
{
	bool amended = tvx_str_trim(doing->event->new_words).len > 0;
	int status = tvx_need_proposal(doing);

	if (!status)
		status = tvx_need_open(doing, doing->proposal, "accepted");
	if (!status)
		status = tvx_check_seal(doing);
	if (!status)
		status = amended ? amend(doing, doing->proposal)
				 : tvx_take_up(doing, doing->proposal);
	if (status)
		return status;
	say_fate(doing);
	tvx_seal_again(doing);
	return TVX_OK;
}

int
tvx_do_not_taken_up(struct tvx_doing *doing)
{
	int status = tvx_need_proposal(doing);

	if (!status)
		status = tvx_need_open(doing, doing->proposal, "dropped");
	if (status)
		return status;
	bool fits = tvx_seal_fits(doing);
	tvx_end_proposal(doing, doing->proposal, TVX_FATE_NOT_TAKEN_UP);
	/* Another on the same words, of before an agreement, may be taken up by it now. */
	if (fits)
		tvx_seal_again(doing);
	say_fate(doing);
	return TVX_OK;
}
