/* Alternatives that took the place of their paragraph may have no word of what that was: they are
 * the partners of what has its base words, in the same section. */
#include "compare/align.h"
#include "compare/tuning.h"

/* The most like it of the free items from a place of the other side on that stand under a heading. */
static uint32_t
find(struct tvx_alignment *al, int side, uint32_t base, uint32_t heading)
{
	const struct tvx_items *others = &al->items[!side];
	uint32_t start = heading == TVX_NONE ? 0 : heading + 1, best = TVX_NONE;
	uint32_t pair[2];
	float most = 0;

	pair[side] = base;
	tvx_scorer_load(&al->scorer, &al->items[side], base);
	for (uint32_t i = start; i < others->count && i < start + TUNE_STAND_IN_UNITS; i++) {
		float overlap;
		if (others->list[i].section != heading || !tvx_is_free(al, !side, i) ||
		    tvx_is_alternative(al, !side, i) || others->list[i].heading)
			continue;
		tvx_scorer_common(&al->scorer, others, i, &overlap);
		pair[!side] = i;
		float dice = tvx_dice(al, pair[0], pair[1], overlap);
		float least = TUNE_DICE_SECTION +
			      (tvx_is_short(al, pair[0], pair[1]) ? TUNE_SHORT_MORE : 0);
		if (dice < least || dice <= most)
			continue;
		most = dice;
		best = i;
	}
	return best;
}

static void
link_stand_in(struct tvx_alignment *al, int side, uint32_t base)
{
	const struct tvx_items *items = &al->items[side];
	uint32_t item = items->list[base].host, heading = items->list[item].section;
	uint32_t there = heading == TVX_NONE ? TVX_NONE : tvx_partner(al, side, heading);
	uint32_t pair[2];

	if (!tvx_is_free(al, side, item) || (heading != TVX_NONE && there == TVX_NONE))
		return;
	pair[side] = item;
	pair[!side] = find(al, side, base, there);
	if (pair[!side] != TVX_NONE)
		tvx_link_add(al, pair[0], pair[1]);
}

void
tvx_align_stand_ins(struct tvx_alignment *al)
{
	for (int s = 0; s < 2; s++)
		for (uint32_t b = 0; b < al->items[s].base_count; b++)
			link_stand_in(al, s, al->items[s].count + b);
}
