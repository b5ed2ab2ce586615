/* What the meeting decides on a paragraph: agreed, pending, reopened, confirmed; and notes. */
#include "negotiate/doing.h"

#include "model/draft.h"
#include "model/standing.h"

#include <string.h>

static const struct tvx_date today = { 0 };

/* --- the seal --------------------------------------------------------------------------------- */

void
tvx_seal_words(struct tvx_doing *doing)
{
	char seal[TVX_SEAL_BYTES];

	tvx_paragraph_seal(doing->paragraph, seal);
	doing->paragraph->seal = tvx_keep(doing, tvx_str_of(seal));
}

void
tvx_seal_again(struct tvx_doing *doing)
{
	if (doing->paragraph->seal.len)
		tvx_seal_words(doing);
}

bool
tvx_seal_fits(const struct tvx_doing *doing)
{
	char seal[TVX_SEAL_BYTES];

	if (!doing->paragraph->seal.len)
		return true;
	tvx_paragraph_seal(doing->paragraph, seal);
	return tvx_str_equal(doing->paragraph->seal, tvx_str_of(seal));
}

int
tvx_check_seal(struct tvx_doing *doing)
{
	if (tvx_seal_fits(doing))
		return TVX_OK;
	return tvx_refuse(doing,
			  "the words of %.*s are not those that were agreed; travaux check says "
			  "more, and to decide anew reopen it",
			  TVX_STR_ARG(doing->paragraph->id));
}

/* --- entries of the log -------------------------------------------------------------------------- */

static struct tvx_mark *
add_mark(struct tvx_doing *doing, enum tvx_mark_status status)
{
	struct tvx_mark *mark = TVX_ARENA_NEW(doing->draft->arena, struct tvx_mark);

	mark->status = status;
	mark->word = tvx_keep(doing, doing->event->word);
	mark->on = doing->on;
	mark->at = doing->at;
	mark->words = tvx_keep(doing, tvx_str_trim(doing->event->says));
	if (doing->proposal && doing->proposal->kind == TVX_ALTERNATIVE)
		mark->proposal = doing->proposal;
	TVX_LIST_ADD(&doing->paragraph->marks, mark);
	return mark;
}

/* The log is a story: what is entered late would change what came after it. */
static int
check_order(struct tvx_doing *doing)
{
	char last[11];

	for (const struct tvx_mark *m = doing->paragraph->marks.first; m; m = m->next) {
		if (!tvx_date_given(m->on) || tvx_date_compare(m->on, doing->on) <= 0)
			continue;
		tvx_date_format(m->on, last);
		return tvx_refuse(
			doing,
			"the log of %.*s has an entry of %s; nothing can be entered for an "
			"earlier day",
			TVX_STR_ARG(doing->unit->place), last);
	}
	return TVX_OK;
}

/* A mark speaks of a paragraph or of an alternative to it. */
static int
check_target(struct tvx_doing *doing, const char *instead)
{
	bool alternative = doing->proposal && doing->proposal->kind == TVX_ALTERNATIVE;
	int status = check_order(doing);

	if (!status)
		status = tvx_check_there(doing);
	if (!status && alternative && tvx_fate_is_dead(tvx_fate_now(doing, doing->proposal)))
		status = tvx_need_open(doing, doing->proposal, "decided on");
	if (status)
		return status;
	if (doing->paragraph->marks.count >= TVX_LIMIT_ENTRIES)
		return tvx_refuse(doing, "the log of %.*s has %d entries, as many as there can be",
				  TVX_STR_ARG(doing->unit->place), TVX_LIMIT_ENTRIES);
	if (!doing->proposal || alternative || doing->proposal->kind == TVX_NEW)
		return TVX_OK;
	return tvx_refuse(doing, "%.*s:%.*s is a proposal on words; %s",
			  TVX_STR_ARG(doing->paragraph->id), TVX_STR_ARG(doing->proposal->id),
			  instead);
}

static struct tvx_str
named(struct tvx_doing *doing)
{
	return doing->unit->alternative ? doing->unit->id : doing->unit->place;
}

static void
say(struct tvx_doing *doing, const struct tvx_mark *mark)
{
	tvx_say_this(doing, tvx_sentence_of_mark(doing->draft->arena, mark, named(doing), false));
}

static const struct tvx_standing *
standing(const struct tvx_doing *doing)
{
	return &doing->unit->standing;
}

/* --- agreeing ------------------------------------------------------------------------------------- */

/* Whether the agreement is on the proposal's own words, which needs no further decision. */
static bool
is_chosen(const struct tvx_doing *doing, const struct tvx_proposal *p)
{
	return p == doing->proposal || p->kind == TVX_NEW;
}

/* The alternative that the item has from now on, or NULL for the base words. */
static const struct tvx_proposal *
alternative_of(const struct tvx_doing *doing)
{
	bool named = doing->proposal && doing->proposal->kind == TVX_ALTERNATIVE;

	return named ? doing->proposal : doing->settled.chosen;
}

/* Whether a proposal speaks of words that the item will not have. */
static bool
is_beside(const struct tvx_doing *doing, const struct tvx_proposal *p)
{
	const struct tvx_proposal *root = tvx_proposal_root(p), *chosen = alternative_of(doing);

	if (root->kind == TVX_ALTERNATIVE)
		return root != chosen;
	return chosen && !tvx_proposal_is_whole(root->kind);
}

static int
settle(struct tvx_doing *doing, struct tvx_proposal *p)
{
	struct tvx_str made = doing->out->proposal;
	bool take_up = doing->event->open_proposals == TVX_OPEN_TAKE_UP;
	int status = TVX_OK;

	if (is_chosen(doing, p)) {
		tvx_end_proposal(doing, p, TVX_FATE_ACCEPTED);
	} else if (is_beside(doing, p)) {
		tvx_end_proposal(doing, p, TVX_FATE_SUPERSEDED);
		p->fate_as = alternative_of(doing);
	} else if (take_up && p->kind != TVX_DELETE_PARAGRAPH) {
		status = tvx_take_up(doing, p);
	} else {
		tvx_end_proposal(doing, p, TVX_FATE_NOT_TAKEN_UP);
	}
	p->fate_reason = TVX_STR("");
	doing->out->proposal = made;
	return status;
}

/* Says which proposals stand in the way. */
static int
refuse_open(struct tvx_doing *doing, size_t count)
{
	struct tvx_buf list = { 0 };

	for (const struct tvx_proposal *p = doing->paragraph->proposals.first; p; p = p->next) {
		if (is_chosen(doing, p) || tvx_fate_now(doing, p) != TVX_FATE_OPEN)
			continue;
		tvx_buf_printf(&list, "%s%.*s (%.*s, %s)", list.len ? ", " : "", TVX_STR_ARG(p->id),
			       TVX_STR_ARG(tvx_parties_say(doing->draft->arena, &p->by)),
			       tvx_proposal_kind_word(p->kind));
	}
	int status = tvx_refuse(
		doing,
		"%zu proposal%s on %.*s %s still open: %s; accept or drop each, or say "
		"--take-up or --drop for all",
		count, count == 1 ? "" : "s", TVX_STR_ARG(named(doing)), count == 1 ? "is" : "are",
		list.ptr);
	tvx_buf_release(&list);
	return status;
}

/* A move that the agreement takes up by the rules of the log is carried out like any other. */
static int
imply(struct tvx_doing *doing, struct tvx_proposal *p)
{
	bool earlier = !tvx_date_given(p->on) || tvx_date_compare(p->on, doing->on) < 0;

	return p->kind == TVX_MOVE && earlier && !alternative_of(doing) ? tvx_take_up(doing, p)
									: TVX_OK;
}

static int
settle_all(struct tvx_doing *doing)
{
	enum tvx_agree_open choice = doing->event->open_proposals;
	struct tvx_proposal *open[TVX_LIMIT_ENTRIES];
	size_t count = 0, others = 0;
	int status = TVX_OK;

	for (struct tvx_proposal *p = doing->paragraph->proposals.first; p; p = p->next)
		if (tvx_fate_now(doing, p) == TVX_FATE_OPEN && count < TVX_LIMIT_ENTRIES) {
			others += !is_chosen(doing, p);
			open[count++] = p;
		}
	if (others && choice == TVX_OPEN_REFUSE)
		return refuse_open(doing, others);
	/* What was proposed later could not be decided on. */
	for (size_t i = 0; i < count && !status; i++)
		status = tvx_need_open(doing, open[i], "decided on");
	for (size_t i = 0; i < count && !status; i++)
		status = choice == TVX_OPEN_IMPLY ? imply(doing, open[i]) : settle(doing, open[i]);
	return status;
}

static int
set_fragment(struct tvx_doing *doing, struct tvx_mark *mark)
{
	struct tvx_found found;
	int status = tvx_quoted_find(doing, doing->event->fragment, &found);

	if (status)
		return status;
	mark->scope = TVX_SCOPE_FRAGMENT;
	mark->lang = tvx_keep(doing, doing->event->lang);
	if (found.under)
		mark->proposal = found.under;
	mark->from = tvx_anchor_at(doing, found.host, found.match.from);
	mark->to = tvx_anchor_at(doing, found.host, found.match.to);
	return TVX_OK;
}

/* A mark on less than the whole decides nothing else. A heading is no more than its title. */
static bool
is_partial(const struct tvx_event *event)
{
	return event->fragment.len || event->lang.len;
}

static int
set_scope(struct tvx_doing *doing, struct tvx_mark *mark)
{
	if (doing->event->fragment.len)
		return set_fragment(doing, mark);
	if (doing->event->lang.len) {
		mark->scope = TVX_SCOPE_LANGUAGE;
		mark->lang = tvx_keep(doing, doing->event->lang);
	} else if (doing->event->scope == TVX_SCOPE_TITLE) {
		if (doing->paragraph->kind != TVX_UNIT_HEADING &&
		    doing->paragraph->kind != TVX_UNIT_TITLE)
			return tvx_refuse(doing, "%.*s is no heading",
					  TVX_STR_ARG(doing->unit->place));
		mark->scope = TVX_SCOPE_TITLE;
	}
	return TVX_OK;
}

static int
check_agree(struct tvx_doing *doing)
{
	const struct tvx_standing *now = standing(doing);
	bool settled = now->level == TVX_AGREED && !now->inherited && !now->open_proposals;
	char day[11];

	if (is_partial(doing->event) || !settled)
		return TVX_OK;
	tvx_date_format(now->decisive->on, day);
	return tvx_refuse(doing, "%.*s is agreed already%s%s", TVX_STR_ARG(named(doing)),
			  day[0] ? ", since " : "", day);
}

/* Whose answer is waited for: somebody who can give one. */
static int
find_waited(struct tvx_doing *doing, struct tvx_parties *of)
{
	int status = tvx_find_parties(doing, doing->event->of, of);

	if (!status && doing->event->of.len && !of->count)
		status = tvx_refuse(doing, "say whose answer is waited for");
	if (!status && tvx_parties_have(of, &tvx_party_unstated))
		status = tvx_refuse(doing, "nobody can answer for \"unstated\"; say whose answer "
					   "is waited for");
	return status;
}

/* What was proposed later would make the decision void at once. */
static int
check_agreed(struct tvx_doing *doing)
{
	struct tvx_standing now = tvx_paragraph_standing(doing->paragraph, NULL, today);

	if (now.level == TVX_AGREED || now.level == TVX_AD_REF)
		return TVX_OK;
	return tvx_refuse(doing,
			  "%.*s has a proposal of a later day than this decision; decide on that "
			  "day or a later one",
			  TVX_STR_ARG(named(doing)));
}

int
tvx_do_agree(struct tvx_doing *doing)
{
	const struct tvx_event *event = doing->event;
	struct tvx_parties of = { 0 };
	int status = check_target(doing, "accept it");

	if (!status)
		status = check_agree(doing);
	if (!status)
		status = find_waited(doing, &of);
	if (!status && !is_partial(event))
		status = tvx_check_seal(doing);
	if (!status && !is_partial(event))
		status = settle_all(doing);
	if (status)
		return status;
	struct tvx_mark *mark = add_mark(doing, of.count ? TVX_MARK_AD_REF : TVX_MARK_AGREED);
	mark->of = of;
	status = set_scope(doing, mark);
	if (!status && !is_partial(event)) {
		tvx_seal_words(doing);
		status = check_agreed(doing);
	}
	tvx_say_this(doing, tvx_sentence_of_mark(doing->draft->arena, mark, named(doing),
						 event->fragment.len && !of.count));
	return status;
}

/* --- the other entries --------------------------------------------------------------------------- */

static bool
is_agreed(const struct tvx_doing *doing)
{
	const struct tvx_mark *decisive = standing(doing)->decisive;

	return decisive && !standing(doing)->inherited && tvx_mark_agrees(decisive);
}

int
tvx_do_pend(struct tvx_doing *doing)
{
	struct tvx_parties of = { 0 };
	int status = check_target(doing, "a mark speaks of a paragraph");

	if (!status && is_agreed(doing) && !is_partial(doing->event))
		status = tvx_refuse(doing, "%.*s is agreed; reopen it, and say why",
				    TVX_STR_ARG(named(doing)));
	if (!status)
		status = find_waited(doing, &of);
	if (status)
		return status;
	struct tvx_mark *mark = add_mark(doing, TVX_MARK_PENDING);
	mark->of = of;
	say(doing, mark);
	return set_scope(doing, mark);
}

int
tvx_do_reopen(struct tvx_doing *doing)
{
	int status = check_target(doing, "reopen the paragraph");

	if (!status && !is_agreed(doing))
		status = tvx_refuse(doing, "%.*s is %s; only what is agreed can be reopened",
				    TVX_STR_ARG(named(doing)),
				    tvx_standing_word(standing(doing)->level));
	if (status)
		return status;
	const struct tvx_mark *agreed = standing(doing)->decisive;
	bool of_item = tvx_item_decisive(doing->paragraph, today) == agreed;
	struct tvx_mark *mark = add_mark(doing, TVX_MARK_REOPENED);
	mark->proposal = agreed->proposal;
	/* Of several alternatives only the last one's marks speak for the item. */
	if (of_item && tvx_item_decisive(doing->paragraph, today) != mark)
		mark->proposal = NULL;
	doing->paragraph->seal = TVX_STR("");
	say(doing, mark);
	return TVX_OK;
}

/* Whose confirmations are still waited for. */
static struct tvx_parties
waited_for(struct tvx_doing *doing, const struct tvx_mark *ad_ref)
{
	struct tvx_parties waited = { 0 };

	for (size_t i = 0; i < ad_ref->of.count; i++)
		if (!tvx_mark_confirmed_by(ad_ref, ad_ref->of.list[i], (struct tvx_date){ 0 }))
			tvx_parties_add(doing, &waited, ad_ref->of.list[i]);
	return waited;
}

static int
check_confirm(struct tvx_doing *doing, const struct tvx_mark *decisive)
{
	struct tvx_parties waited = { 0 };

	if (decisive && decisive->status == TVX_MARK_AD_REF && !standing(doing)->inherited)
		waited = waited_for(doing, decisive);
	if (!waited.count)
		return tvx_refuse(doing, "%.*s is %s; nobody's confirmation is waited for",
				  TVX_STR_ARG(named(doing)),
				  tvx_standing_word(standing(doing)->level));
	for (size_t i = 0; i < doing->by.count; i++)
		if (!tvx_parties_have(&waited, doing->by.list[i]))
			return tvx_refuse(
				doing, "%.*s waits for %.*s, not for %.*s",
				TVX_STR_ARG(named(doing)),
				TVX_STR_ARG(tvx_parties_say(doing->draft->arena, &waited)),
				TVX_STR_ARG(tvx_delegation_code(doing->by.list[i])));
	return TVX_OK;
}

int
tvx_do_confirm(struct tvx_doing *doing)
{
	const struct tvx_mark *decisive = standing(doing)->decisive;
	int status = check_target(doing, "confirm the paragraph");

	if (doing->event->quorum)
		tvx_parties_add(doing, &doing->by, &tvx_party_quorum);
	if (!status && !doing->by.count)
		status = tvx_refuse(doing, "say who confirms: --by, or --quorum");
	if (!status)
		status = check_confirm(doing, decisive);
	if (status)
		return status;
	struct tvx_mark *mark = add_mark(doing, TVX_MARK_CONFIRMED);
	mark->of = doing->by;
	mark->proposal = decisive->proposal;
	say(doing, mark);
	return TVX_OK;
}

int
tvx_do_note(struct tvx_doing *doing)
{
	struct tvx_str words = tvx_str_trim(doing->event->says);

	if (!words.len)
		return tvx_refuse(doing, "the note has no words");
	struct tvx_note *note = TVX_ARENA_NEW(doing->draft->arena, struct tvx_note);
	note->kind = TVX_NOTE_EDITOR;
	note->on = doing->on;
	note->lang = tvx_keep(doing, doing->event->lang);
	note->words = tvx_keep(doing, words);
	TVX_LIST_ADD(&doing->paragraph->notes, note);
	tvx_say(doing, "Note on %.*s", TVX_STR_ARG(named(doing)));
	return TVX_OK;
}
