/* Who owes an answer on a paragraph. The rules are in travaux-draft(5), WHO OWES. */
#include "model/standing.h"

struct debts {
	struct tvx_owed *out;
	size_t cap, count;
};

static void
owe(struct debts *debts, struct tvx_owed owed)
{
	if (debts->count < debts->cap)
		debts->out[debts->count] = owed;
	debts->count++;
}

static bool
same_target(const struct tvx_mark *a, const struct tvx_mark *b)
{
	return a->proposal == b->proposal && a->scope == b->scope && a->from == b->from &&
	       a->to == b->to && tvx_str_equal(a->lang, b->lang);
}

/* Whether nothing decided since speaks of the same words. */
static bool
in_force(const struct tvx_mark *mark, const struct tvx_standing *standing, struct tvx_date as_at)
{
	if (mark == standing->decisive)
		return !standing->reopened;
	if (!mark->proposal && mark->scope == TVX_SCOPE_PARAGRAPH)
		return false;
	if (mark->proposal && (tvx_fate_is_dead(tvx_fate_recorded(mark->proposal, as_at)) ||
			       (standing->words && standing->words != mark->proposal)))
		return false;
	for (const struct tvx_mark *m = mark->next; m; m = m->next)
		if (m->status != TVX_MARK_CONFIRMED && tvx_date_known(m->on, as_at) &&
		    same_target(m, mark))
			return false;
	return true;
}

static void
add_mark(struct debts *debts, const struct tvx_mark *mark, struct tvx_date as_at)
{
	bool ad_ref = mark->status == TVX_MARK_AD_REF;

	for (size_t i = 0; i < mark->of.count; i++) {
		const struct tvx_delegation *who = mark->of.list[i];
		if (ad_ref && tvx_mark_confirmed_by(mark, who, as_at))
			continue;
		owe(debts, (struct tvx_owed){
				   .who = who,
				   .what = ad_ref ? TVX_OWES_CONFIRMATION : TVX_OWES_ADVICE,
				   .since = mark->on,
				   .mark = mark,
			   });
	}
}

static bool
has_party(const struct tvx_parties *parties, const struct tvx_delegation *party)
{
	for (size_t i = 0; i < parties->count; i++)
		if (parties->list[i] == party)
			return true;
	return false;
}

/* What somebody says later of the same thing takes the place of what they said before. */
static bool
said_again(const struct tvx_position *position, const struct tvx_delegation *party,
	   struct tvx_date as_at)
{
	for (const struct tvx_position *p = position->next; p; p = p->next)
		if (p->about == position->about && tvx_date_known(p->on, as_at) &&
		    has_party(&p->by, party))
			return true;
	return false;
}

/* An agreement of a later day answers what was asked before it. */
static bool
settled(const struct tvx_position *position, const struct tvx_mark *decisive)
{
	return decisive && tvx_mark_agrees(decisive) && tvx_date_given(decisive->on) &&
	       tvx_date_given(position->on) && tvx_date_compare(position->on, decisive->on) < 0;
}

bool
tvx_position_stands(const struct tvx_position *position, const struct tvx_delegation *party,
		    const struct tvx_mark *decisive, struct tvx_date as_at)
{
	if (!tvx_date_known(position->on, as_at) || settled(position, decisive))
		return false;
	if (position->about && tvx_fate_is_dead(tvx_fate_recorded(position->about, as_at)))
		return false;
	return !said_again(position, party, as_at);
}

static void
add_position(struct debts *debts, const struct tvx_position *position,
	     const struct tvx_mark *decisive, struct tvx_date as_at)
{
	static const enum tvx_owes debt[] = {
		[TVX_RESERVE] = TVX_OWES_RESERVATION,
		[TVX_CONSULTING] = TVX_OWES_CONSULTATION,
		[TVX_QUERY] = TVX_OWES_ANSWER,
	};
	enum tvx_stand stand = position->stand;

	if (stand != TVX_RESERVE && stand != TVX_CONSULTING && stand != TVX_QUERY)
		return;
	for (size_t i = 0; i < position->by.count; i++) {
		if (!tvx_position_stands(position, position->by.list[i], decisive, as_at))
			continue;
		owe(debts, (struct tvx_owed){
				   .who = position->by.list[i],
				   .what = debt[stand],
				   .since = position->on,
				   .position = position,
			   });
	}
}

size_t
tvx_paragraph_owed(const struct tvx_paragraph *paragraph, const struct tvx_mark *inherited,
		   struct tvx_date as_at, struct tvx_owed *out, size_t cap)
{
	struct debts debts = { .out = out, .cap = cap };
	struct tvx_standing standing = tvx_paragraph_standing(paragraph, inherited, as_at);

	for (const struct tvx_mark *m = paragraph->marks.first; m; m = m->next) {
		bool waits = m->status == TVX_MARK_AD_REF || m->status == TVX_MARK_PENDING;
		if (waits && tvx_date_known(m->on, as_at) && in_force(m, &standing, as_at))
			add_mark(&debts, m, as_at);
	}
	if (standing.inherited)
		add_mark(&debts, inherited, as_at);
	for (const struct tvx_position *p = paragraph->positions.first; p; p = p->next)
		add_position(&debts, p, standing.decisive, as_at);
	return debts.count;
}
