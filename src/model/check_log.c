/* Checks of the decision log, of proposals and of positions. */
#include "model/check.h"
#include "model/draft.h"
#include "model/standing.h"

#include <stdlib.h>

static const struct tvx_date always = { 0 };

/* --- codes ------------------------------------------------------------------------------------ */

/* Every code, alias and id that stands for a delegation stands for one only. */
void
tvx_check_codes(struct tvx_checking *c)
{
	struct tvx_map *owners = tvx_map_new(c->arena);

	for (struct tvx_delegation *d = c->survey->draft->delegations.first; d; d = d->next) {
		struct tvx_str rest = d->aliases, forms[] = { d->id, d->code };
		for (size_t i = 0; i < 2 || rest.len; i++) {
			struct tvx_str form = i < 2 ? forms[i] : tvx_str_split(&rest, ' ');
			const struct tvx_delegation *owner =
				form.len ? tvx_map_add(owners, tvx_id_fold(c->arena, form), d)
					 : NULL;
			if (owner && owner != d)
				tvx_find(c, NULL, "\"%.*s\" stands for both %.*s and %.*s",
					 TVX_STR_ARG(form), TVX_STR_ARG(owner->id),
					 TVX_STR_ARG(d->id));
		}
	}
}

/* --- the seal --------------------------------------------------------------------------------- */

/* Agreed words are those that were agreed. */
void
tvx_check_sealed_words(struct tvx_checking *c, const struct tvx_unit *unit)
{
	char seal[TVX_SEAL_BYTES];

	if (!unit->paragraph->seal.len)
		return;
	tvx_paragraph_seal(unit->paragraph, seal);
	if (!tvx_str_equal(unit->paragraph->seal, tvx_str_of(seal)))
		tvx_find(c, unit,
			 "the agreed words were changed without a decision; put them back, or "
			 "reopen "
			 "them and agree anew");
}

/* --- days ------------------------------------------------------------------------------------- */

/* Nothing is decided on a proposal, and nobody speaks of it, before it was made. */
static void
check_made_first(struct tvx_checking *c, const struct tvx_unit *unit, const struct tvx_proposal *p,
		 struct tvx_date on, const char *what)
{
	char early[11], made[11];

	if (!tvx_date_given(p->on) || !tvx_date_given(on) || tvx_date_compare(on, p->on) >= 0)
		return;
	tvx_date_format(on, early);
	tvx_date_format(p->on, made);
	tvx_find(c, unit, "%s proposal %.*s on %s, but it was made on %s", what, TVX_STR_ARG(p->id),
		 early, made);
}

static void
check_proposals_first(struct tvx_checking *c, const struct tvx_unit *unit)
{
	const struct tvx_paragraph *paragraph = unit->paragraph;

	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next)
		if (p->fate != TVX_FATE_OPEN)
			check_made_first(c, unit, p, p->fate_on, "decided on");
	for (const struct tvx_position *p = paragraph->positions.first; p; p = p->next)
		if (p->about)
			check_made_first(c, unit, p->about, p->on, "a position on");
	for (const struct tvx_mark *m = paragraph->marks.first; m; m = m->next)
		if (m->proposal)
			check_made_first(c, unit, m->proposal, m->on, "a mark on");
}

void
tvx_check_log_order(struct tvx_checking *c, const struct tvx_unit *unit)
{
	struct tvx_date latest = { 0 };
	char before[11], after[11];

	check_proposals_first(c, unit);

	for (const struct tvx_mark *m = unit->paragraph->marks.first; m; m = m->next) {
		if (!tvx_date_given(m->on))
			continue;
		if (tvx_date_given(latest) && tvx_date_compare(m->on, latest) < 0) {
			tvx_date_format(latest, before);
			tvx_date_format(m->on, after);
			tvx_find(c, unit,
				 "a decision of %s is entered after one of %s; the last entry "
				 "counts",
				 after, before);
		}
		latest = m->on;
	}
}

/* what is said with the day that it has: "proposal p1 was made". */
static void
check_day(struct tvx_checking *c, const struct tvx_unit *unit, struct tvx_date on,
	  const struct tvx_meeting *at, struct tvx_str what)
{
	char day[11], of_meeting[11];

	if (!at || !tvx_date_given(on) || !tvx_date_given(at->on) ||
	    tvx_date_compare(on, at->on) == 0)
		return;
	tvx_date_format(on, day);
	tvx_date_format(at->on, of_meeting);
	tvx_find(c, unit, "%.*s on %s at a meeting that was held on %s", TVX_STR_ARG(what), day,
		 of_meeting);
}

void
tvx_check_meeting_dates(struct tvx_checking *c, const struct tvx_unit *unit)
{
	const struct tvx_paragraph *paragraph = unit->paragraph;

	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next) {
		if (p->at)
			check_day(c, unit, p->on, p->at,
				  tvx_arena_printf(c->arena, "proposal %.*s was made",
						   TVX_STR_ARG(p->id)));
		if (p->fate_at)
			check_day(c, unit, p->fate_on, p->fate_at,
				  tvx_arena_printf(c->arena, "proposal %.*s was decided on",
						   TVX_STR_ARG(p->id)));
	}
	for (const struct tvx_position *p = paragraph->positions.first; p; p = p->next)
		if (p->at && p->by.count)
			check_day(c, unit, p->on, p->at,
				  tvx_arena_printf(c->arena, "%.*s took a position",
						   TVX_STR_ARG(p->by.list[0]->id)));
	for (const struct tvx_mark *m = paragraph->marks.first; m; m = m->next)
		check_day(c, unit, m->on, m->at, TVX_STR("decided"));
}

/* --- agreement ---------------------------------------------------------------------------------- */

void
tvx_check_confirmations(struct tvx_checking *c, const struct tvx_unit *unit)
{
	const struct tvx_mark *first = unit->paragraph->marks.first;
	struct tvx_map *owing = NULL;

	for (const struct tvx_mark *m = first; m; m = m->next) {
		bool confirmed = m->status == TVX_MARK_CONFIRMED;
		if (!confirmed && m->status != TVX_MARK_AD_REF)
			continue;
		if (!owing)
			owing = tvx_map_new(c->arena);
		for (size_t i = 0; i < m->of.count; i++) {
			const struct tvx_delegation *party = m->of.list[i];
			if (!confirmed)
				tvx_map_add(owing, party->id, owing);
			else if (!tvx_map_get(owing, party->id))
				tvx_find(c, unit,
					 "%.*s confirms, but no confirmation was waited for",
					 TVX_STR_ARG(party->id));
		}
	}
}

static void
find_open(struct tvx_checking *c, const struct tvx_unit *unit, const struct tvx_proposal *p,
	  const struct tvx_mark *decisive)
{
	bool before = !tvx_date_given(p->on) || !tvx_date_given(decisive->on) ||
		      tvx_date_compare(p->on, decisive->on) < 0;

	if (before)
		tvx_find(c, unit,
			 "the agreement does not say which of the proposals on the same words it "
			 "took up: %.*s is one of them; record its fate",
			 TVX_STR_ARG(p->id));
	else
		tvx_find(c, unit, "agreed, but proposal %.*s is open", TVX_STR_ARG(p->id));
}

void
tvx_check_open_after_agreement(struct tvx_checking *c, const struct tvx_unit *unit)
{
	const struct tvx_paragraph *paragraph = unit->paragraph;
	size_t count = paragraph->proposals.count, i = 0;

	if (!count)
		return;
	const struct tvx_mark *decisive = tvx_item_decisive(paragraph, always);
	if (!decisive || !tvx_mark_agrees(decisive))
		return;
	enum tvx_fate *fates = tvx_realloc(NULL, count, sizeof(*fates));
	tvx_paragraph_fates(paragraph, always, fates);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next, i++)
		if (fates[i] == TVX_FATE_OPEN)
			find_open(c, unit, p, decisive);
	free(fates);
}

void
tvx_check_unstated(struct tvx_checking *c, const struct tvx_unit *unit)
{
	for (const struct tvx_mark *m = unit->paragraph->marks.first; m; m = m->next)
		for (size_t i = 0; i < m->of.count; i++)
			if (m->of.list[i]->kind == TVX_UNSTATED)
				tvx_find(c, unit,
					 "agreed ad referendum, but the paper does not say of "
					 "whom");
}

void
tvx_check_move_target(struct tvx_checking *c, const struct tvx_unit *unit)
{
	for (const struct tvx_proposal *p = unit->paragraph->proposals.first; p; p = p->next)
		if (p->kind == TVX_MOVE && !tvx_draft_paragraph(c->survey->draft, p->after))
			tvx_find(c, unit,
				 "proposal %.*s would move this after \"%.*s\", which is not there",
				 TVX_STR_ARG(p->id), TVX_STR_ARG(p->after));
}

/* --- positions --------------------------------------------------------------------------------- */

/* Who says something about what. Borrowed from arena. */
static struct tvx_str
party_key(struct tvx_checking *c, const struct tvx_delegation *party,
	  const struct tvx_proposal *about)
{
	return tvx_arena_printf(c->arena, "%.*s %.*s", TVX_STR_ARG(party->id),
				TVX_STR_ARG(about ? about->id : TVX_STR("")));
}

/* Who changes their mind says so on a later day. */
static bool
is_later(struct tvx_date a, struct tvx_date than)
{
	return tvx_date_given(a) && tvx_date_given(than) && tvx_date_compare(a, than) > 0;
}

void
tvx_check_both_ways(struct tvx_checking *c, const struct tvx_unit *unit)
{
	struct tvx_map *latest = NULL; /* boxes with the last of each party on each thing */

	for (struct tvx_position *p = unit->paragraph->positions.first; p; p = p->next) {
		if (p->stand != TVX_SUPPORT && p->stand != TVX_OPPOSE)
			continue;
		if (!latest)
			latest = tvx_map_new(c->arena);
		for (size_t i = 0; i < p->by.count; i++) {
			struct tvx_position **box = tvx_arena_alloc(c->arena, sizeof(*box));
			struct tvx_str key = party_key(c, p->by.list[i], p->about);
			struct tvx_position **before = tvx_map_add(latest, key, box);
			*box = p;
			if (!before)
				continue;
			if ((*before)->stand != p->stand && !is_later(p->on, (*before)->on))
				tvx_find(c, unit,
					 "%.*s both supports and opposes %s%.*s; ask which, or "
					 "date the later word",
					 TVX_STR_ARG(p->by.list[i]->id),
					 p->about ? "proposal " : "the paragraph",
					 TVX_STR_ARG(p->about ? p->about->id : TVX_STR("")));
			*before = p;
		}
	}
}

void
tvx_check_opposes_own(struct tvx_checking *c, const struct tvx_unit *unit)
{
	struct tvx_map *own = NULL;

	for (const struct tvx_position *o = unit->paragraph->positions.first; o; o = o->next) {
		if (o->stand != TVX_OPPOSE || !o->about ||
		    tvx_fate_is_dead(tvx_fate_recorded(o->about, always)))
			continue;
		if (!own)
			own = tvx_map_new(c->arena);
		for (size_t i = 0; i < o->about->by.count; i++)
			tvx_map_add(own, party_key(c, o->about->by.list[i], o->about), own);
		for (size_t i = 0; i < o->by.count; i++)
			if (tvx_map_get(own, party_key(c, o->by.list[i], o->about)))
				tvx_find(c, unit,
					 "%.*s opposes %.*s, which is its own; record that it "
					 "withdraws it, or who proposed it",
					 TVX_STR_ARG(o->by.list[i]->id), TVX_STR_ARG(o->about->id));
	}
}
