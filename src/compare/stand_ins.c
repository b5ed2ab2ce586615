/* Alternatives that took the place of their paragraph may have no word of what that was: they are
 * the partners of what the paragraph's base words are found to be. */
#include "compare/align.h"

#include <stdlib.h>

/* An alternative that the reading prints, and not its paragraph. */
static bool
is_stand_in(const struct tvx_alignment *al, int side, uint32_t item)
{
	return al->items[side].list[item].unit->alternative && !tvx_is_alternative(al, side, item);
}

/* Whether any of them found no partner. */
static bool
are_lone(const struct tvx_alignment *al)
{
	for (int s = 0; s < 2; s++)
		for (uint32_t i = 0; i < al->items[s].count; i++)
			if (tvx_is_free(al, s, i) && is_stand_in(al, s, i))
				return true;
	return false;
}

/* By unit of one side the item that it is, or that stands in for it. Caller frees. */
static uint32_t *
items_by_unit(const struct tvx_alignment *al, int side)
{
	const struct tvx_survey *survey = al->sides[side]->survey;
	uint32_t *items = tvx_realloc(NULL, survey->count + 1, sizeof(*items));

	for (size_t u = 0; u < survey->count; u++)
		items[u] = TVX_NONE;
	for (uint32_t i = al->items[side].count; i-- > 0;) {
		const struct tvx_unit *unit = al->items[side].list[i].unit;
		while (is_stand_in(al, side, i) && unit->alternative)
			unit--;
		items[unit - survey->units] = i;
	}
	return items;
}

static void
adopt(struct tvx_alignment *al, const struct tvx_comparison *bases)
{
	uint32_t *items[2] = { items_by_unit(al, 0), items_by_unit(al, 1) };
	size_t count;
	const struct tvx_group *groups = tvx_comparison_groups(bases, &count);

	for (size_t g = 0; g < count; g++) {
		const struct tvx_pair *pair = groups[g].pairs;
		if (groups[g].pair_count > 1 || !pair->old_unit || !pair->new_unit)
			continue;
		uint32_t a = items[0][pair->old_unit - al->sides[0]->survey->units];
		uint32_t b = items[1][pair->new_unit - al->sides[1]->survey->units];
		if (a == TVX_NONE || b == TVX_NONE || !tvx_is_free(al, 0, a) ||
		    !tvx_is_free(al, 1, b))
			continue;
		if (is_stand_in(al, 0, a) || is_stand_in(al, 1, b))
			tvx_link_add(al, a, b);
	}
	free(items[0]);
	free(items[1]);
}

void
tvx_align_stand_ins(struct tvx_alignment *al)
{
	struct tvx_reading readings[2];
	struct tvx_side sides[2];

	if (!are_lone(al))
		return;
	for (int s = 0; s < 2; s++) {
		readings[s] = *al->sides[s]->reading;
		readings[s].kind = TVX_READ_BASE;
		sides[s] = (struct tvx_side){ al->sides[s]->survey, &readings[s] };
	}
	/* No alternatives are printed there, so that this happens once. */
	struct tvx_comparison *bases = tvx_comparison_new(&sides[0], &sides[1], al->lineage);
	adopt(al, bases);
	tvx_comparison_free(bases);
}
