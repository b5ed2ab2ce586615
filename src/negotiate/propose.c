/* Proposing: words in words, other words for a paragraph, new, deleted and moved ones. */
#include "negotiate/doing.h"

#include "model/draft.h"
#include "model/standing.h"

#include "base/ascii.h"

#include <stdio.h>
#include <string.h>

static void
say(struct tvx_doing *doing, const struct tvx_proposal *proposal, struct tvx_str place)
{
	tvx_say_this(doing, tvx_sentence_of_proposal(doing->draft->arena, doing->paragraph,
						     proposal, place, proposal->after));
}

/* What was proposed before an agreement is taken to be in the agreed words. */
static int
check_day(struct tvx_doing *doing)
{
	const struct tvx_mark *agreement = tvx_item_agreement(doing->paragraph,
							      (struct tvx_date){ 0 });
	struct tvx_date agreed = agreement ? tvx_agreement_day(agreement) : doing->on;
	char day[11];

	if (agreement && !tvx_date_given(agreed))
		return tvx_refuse(doing,
				  "%.*s was agreed and nobody wrote down when, so a proposal "
				  "would count as taken up by that; reopen it first",
				  TVX_STR_ARG(doing->unit->place));
	if (!agreement || tvx_date_compare(doing->on, agreed) >= 0)
		return TVX_OK;
	tvx_date_format(agreed, day);
	return tvx_refuse(
		doing,
		"%.*s was agreed on %s; a proposal of an earlier day would count as taken "
		"up by that",
		TVX_STR_ARG(doing->unit->place), day);
}

static bool
same_text(const struct tvx_text *a, const struct tvx_text *b)
{
	return (!a && !b) || (a && b && tvx_str_equal(a->words, b->words));
}

/* Who proposes what is proposed already joins it. */
int
tvx_check_twin(struct tvx_doing *doing, const struct tvx_proposal *new)
{
	for (const struct tvx_proposal *p = doing->paragraph->proposals.first; p; p = p->next) {
		if (p == new || p->kind != new->kind || p->under != new->under ||
		    p->from != new->from || p->to != new->to || !same_text(p->words, new->words) ||
		    !tvx_str_equal(p->lang, new->lang) || !tvx_str_equal(p->after, new->after) ||
		    tvx_fate_now(doing, p) != TVX_FATE_OPEN)
			continue;
		return tvx_refuse(doing, "%.*s proposes just this in %.*s:%.*s; join it",
				  TVX_STR_ARG(tvx_parties_say(doing->draft->arena, &p->by)),
				  TVX_STR_ARG(doing->paragraph->id), TVX_STR_ARG(p->id));
	}
	return TVX_OK;
}

/* Whose words are amended was there first. */
static int
check_host(struct tvx_doing *doing, const struct tvx_found *found)
{
	return found->under && found->under->kind != TVX_NEW &&
			       tvx_fate_now(doing, found->under) == TVX_FATE_OPEN
		       ? tvx_need_open(doing, found->under, "amended")
		       : TVX_OK;
}

/* --- in the words ------------------------------------------------------------------------------- */

static int
need(struct tvx_doing *doing, struct tvx_str words, const char *what)
{
	return tvx_str_trim(words).len ? TVX_OK : tvx_refuse(doing, "%s", what);
}

struct tvx_proposal *
tvx_propose_on(struct tvx_doing *doing, const struct tvx_found *found, enum tvx_proposal_kind kind,
	       struct tvx_str new_words)
{
	struct tvx_proposal *proposal = tvx_add_proposal(doing, kind);
	size_t from = found->match.from, to = found->match.to;

	proposal->under = found->under;
	if (!found->under)
		proposal->lang = found->host->lang;
	proposal->from = tvx_anchor_at(doing, found->host, from);
	proposal->to = from == to ? proposal->from : tvx_anchor_at(doing, found->host, to);
	if (kind != TVX_DELETE)
		proposal->words = tvx_new_text(doing, new_words);
	return proposal;
}

static int
insert(struct tvx_doing *doing)
{
	const struct tvx_event *event = doing->event;
	bool after = event->after.len > 0;
	struct tvx_found found;
	int status = need(doing, event->new_words, "there are no words to insert");

	if (!status && after == (event->before.len > 0))
		status = tvx_refuse(doing, "say where: after which words, or before which");
	if (!status)
		status = tvx_quoted_find(doing, after ? event->after : event->before, &found);
	if (!status)
		status = check_host(doing, &found);
	if (status)
		return status;
	if (after)
		found.match.from = found.match.to;
	else
		found.match.to = found.match.from;
	struct tvx_proposal *p = tvx_propose_on(doing, &found, TVX_INSERT, event->new_words);
	say(doing, p, doing->unit->place);
	return tvx_check_twin(doing, p);
}

static int
take_out(struct tvx_doing *doing)
{
	const struct tvx_event *event = doing->event;
	struct tvx_found found;
	int status = need(doing, event->old_words, "say which words: quote them");

	if (!status && event->kind == TVX_REPLACE)
		status = need(doing, event->new_words,
			      "there are no words to come; to delete is another proposal");
	if (!status)
		status = tvx_quoted_find(doing, event->old_words, &found);
	if (!status)
		status = check_host(doing, &found);
	if (status)
		return status;
	struct tvx_proposal *p = tvx_propose_on(doing, &found, event->kind, event->new_words);
	struct tvx_str old = { found.host->words.ptr + found.match.from,
			       found.match.to - found.match.from };
	if (p->words && tvx_str_equal(p->words->words, old))
		return tvx_refuse(doing, "the new words are the old ones");
	say(doing, p, doing->unit->place);
	return tvx_check_twin(doing, p);
}

/* --- the whole paragraph ------------------------------------------------------------------------- */

static int
alternative(struct tvx_doing *doing)
{
	int status = need(doing, doing->event->new_words, "there are no words for the alternative");

	if (!status && !doing->paragraph->texts.count)
		status = tvx_refuse(doing,
				    "%.*s is itself proposed; propose on its words, or another new "
				    "paragraph",
				    TVX_STR_ARG(doing->unit->place));
	if (status)
		return status;
	struct tvx_proposal *p = tvx_add_proposal(doing, TVX_ALTERNATIVE);
	p->words = tvx_new_text(doing, doing->event->new_words);
	p->lang = tvx_keep(doing, doing->event->lang);
	say(doing, p, doing->unit->place);
	return tvx_check_twin(doing, p);
}

static int
delete_paragraph(struct tvx_doing *doing)
{
	struct tvx_proposal *p = tvx_add_proposal(doing, TVX_DELETE_PARAGRAPH);

	say(doing, p, doing->unit->place);
	return tvx_check_twin(doing, p);
}

static int
move(struct tvx_doing *doing)
{
	const struct tvx_unit *target;
	int status = tvx_survey_find(&doing->survey, doing->event->after, &target, doing->err);

	if (status)
		return status;
	if (target->paragraph == doing->paragraph)
		return tvx_refuse(doing, "%.*s cannot follow itself",
				  TVX_STR_ARG(doing->unit->place));
	struct tvx_proposal *p = tvx_add_proposal(doing, TVX_MOVE);
	p->after = target->paragraph->id;
	tvx_say_this(doing, tvx_sentence_of_proposal(doing->draft->arena, doing->paragraph, p,
						     doing->unit->place, target->place));
	return tvx_check_twin(doing, p);
}

/* --- a new paragraph -------------------------------------------------------------------------------- */

static const char *const repeats[] = { "bis",    "ter",     "quater", "quinquies",
				       "sexies", "septies", "octies", "nonies" };

enum { REPEATS = sizeof(repeats) / sizeof(repeats[0]) };

static bool
is_taken(const struct tvx_draft *draft, struct tvx_str id)
{
	const struct tvx_paragraph *p;
	struct tvx_walk walk;

	tvx_walk_start(&walk, &draft->root.node);
	while ((p = tvx_walk_paragraph(&walk)))
		if (tvx_str_equal_nocase(p->id, id))
			return true;
	return false;
}

/* Without a "bis" of its own at the end; a word that ends so ("Register") has none. */
static struct tvx_str
stem(struct tvx_str text)
{
	for (size_t i = 0; i < REPEATS; i++) {
		size_t len = strlen(repeats[i]), left = text.len > len ? text.len - len : 0;
		if (left && memcmp(text.ptr + left, repeats[i], len) == 0 &&
		    strchr("0123456789.-)", text.ptr[left - 1]))
			return (struct tvx_str){ text.ptr, left };
	}
	return text;
}

static struct tvx_str
without_stop(struct tvx_str text)
{
	while (text.len && strchr(".)", text.ptr[text.len - 1]))
		text.len--;
	return text;
}

/* V.B.23 is followed by V.B.23bis, then V.B.23ter. */
static void
mint(struct tvx_doing *doing, const struct tvx_paragraph *before, struct tvx_paragraph *out)
{
	struct tvx_arena *arena = doing->draft->arena;
	struct tvx_str id = without_stop(stem(before->id));
	struct tvx_str label = without_stop(stem(without_stop(before->label)));
	bool numbered = label.len && tvx_is_digit(label.ptr[label.len - 1]);
	const char *repeat = repeats[0];

	for (unsigned i = 0; !out->id.len; i++) {
		repeat = i < REPEATS ? repeats[i] : "bis";
		struct tvx_str tried =
			i < REPEATS ? tvx_arena_printf(arena, "%.*s%s", TVX_STR_ARG(id), repeat)
				    : tvx_arena_printf(arena, "%.*s-%u", TVX_STR_ARG(id), i);
		if (!is_taken(doing->draft, tried))
			out->id = tried;
	}
	if (doing->event->label.len)
		out->label = tvx_keep(doing, doing->event->label);
	else if (numbered)
		out->label = tvx_arena_printf(arena, "%.*s.%s", TVX_STR_ARG(label), repeat);
	else if (before->kind == TVX_UNIT_ITEM)
		out->label = before->label;
}

/* After those that follow a paragraph under its number already: 7, 7.bis, then 7.ter. */
static struct tvx_node *
last_repeat(struct tvx_paragraph *paragraph)
{
	struct tvx_str id = stem(paragraph->id);
	struct tvx_node *last = &paragraph->node;

	for (struct tvx_node *n = last->next; n && n->kind == TVX_PARAGRAPH; n = n->next) {
		struct tvx_str other = ((const struct tvx_paragraph *)n)->id;
		struct tvx_str other_stem = stem(other);
		if (other_stem.len == other.len || !tvx_str_equal(other_stem, id))
			break;
		last = n;
	}
	return last;
}

static void
put_after(struct tvx_node *node, struct tvx_node *new)
{
	new->parent = node->parent;
	new->next = node->next;
	node->next = new;
	if (node->parent->last_child == node)
		node->parent->last_child = new;
}

static int
new_paragraph(struct tvx_doing *doing)
{
	struct tvx_paragraph *before = doing->paragraph;
	struct tvx_paragraph *new = TVX_ARENA_NEW(doing->draft->arena, struct tvx_paragraph);
	int status = need(doing, doing->event->new_words, "there are no words for the paragraph");

	if (status)
		return status;
	new->node.kind = TVX_PARAGRAPH;
	new->kind = before->kind == TVX_UNIT_ITEM ? TVX_UNIT_ITEM : TVX_UNIT_PARAGRAPH;
	mint(doing, before, new);
	if (!tvx_id_valid(new->id))
		return tvx_refuse(doing, "no id can be made from %.*s", TVX_STR_ARG(before->id));
	put_after(last_repeat(before), &new->node);
	tvx_map_add(doing->draft->paragraphs, new->id, new);
	doing->draft->paragraph_count++;
	doing->paragraph = new;
	struct tvx_proposal *p = tvx_add_proposal(doing, TVX_NEW);
	p->words = tvx_new_text(doing, doing->event->new_words);
	doing->out->change.outline = true;
	doing->out->paragraph = new->id;
	say(doing, p, new->id);
	return TVX_OK;
}

/* By the rules of the log what is decided on a day may settle what is proposed on it. */
static int
check_open(struct tvx_doing *doing, size_t before)
{
	const struct tvx_paragraph *paragraph = doing->paragraph;
	struct tvx_settled now;
	size_t i = 0;

	tvx_settled_init(&now, doing->draft->arena, paragraph);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next, i++) {
		enum tvx_fate fate = tvx_settled_fate(&now, p);
		if (i >= before && fate != TVX_FATE_OPEN)
			return tvx_refuse(doing,
					  "by what was decided on %.*s, a proposal of that day "
					  "counts as %s at once; one of a later day reopens "
					  "it",
					  TVX_STR_ARG(doing->unit->place), tvx_fate_word(fate));
	}
	return TVX_OK;
}

/* --- the table ----------------------------------------------------------------------------------------- */

int
tvx_do_propose(struct tvx_doing *doing)
{
	static int (*const kinds[])(struct tvx_doing *) = {
		[TVX_INSERT] = insert,     [TVX_DELETE] = take_out,
		[TVX_REPLACE] = take_out,  [TVX_ALTERNATIVE] = alternative,
		[TVX_NEW] = new_paragraph, [TVX_DELETE_PARAGRAPH] = delete_paragraph,
		[TVX_MOVE] = move,
	};
	enum tvx_proposal_kind kind = doing->event->kind;
	int status = TVX_OK;

	if (doing->proposal)
		status = tvx_need_open(doing, doing->proposal, "amended");
	if (!status && doing->proposal && tvx_proposal_is_whole(kind))
		status = tvx_refuse(doing, "%.*s:%.*s is a proposal; %s speaks of a paragraph",
				    TVX_STR_ARG(doing->paragraph->id),
				    TVX_STR_ARG(doing->proposal->id), tvx_proposal_kind_word(kind));
	if (!status && doing->proposal && !doing->proposal->words)
		status = tvx_refuse(doing, "%.*s:%.*s has no words that could be amended",
				    TVX_STR_ARG(doing->paragraph->id),
				    TVX_STR_ARG(doing->proposal->id));
	if (!status && kind != TVX_NEW)
		status = tvx_check_there(doing);
	if (!status && kind != TVX_NEW && !doing->proposal)
		status = check_day(doing);
	if (status)
		return status;
	size_t before = kind == TVX_NEW ? 0 : doing->paragraph->proposals.count;
	status = doing->event->rewritten.len ? tvx_do_rewrite(doing) : kinds[kind](doing);
	return status ? status : check_open(doing, before);
}
