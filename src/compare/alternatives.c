/* Alternatives to a paragraph: beside those of its partner, or beside what the paragraph became. */
#include "compare/align.h"
#include "compare/tuning.h"

/* Beside what its item became, when it still has enough of it; that makes no split. */
static void
link_alternative(struct tvx_alignment *al, int side, uint32_t item)
{
	uint32_t host = al->items[side].list[item].host;

	for (uint32_t l = al->heads[side][host]; l != TVX_NONE; l = al->links[l].next[side]) {
		uint32_t pair[2];
		pair[side] = item;
		pair[!side] = al->links[l].item[!side];
		float overlap = tvx_overlap(al, pair[0], pair[1]);
		if (al->links[l].copy || tvx_dice(al, pair[0], pair[1], overlap) < TUNE_COPY_DICE)
			continue;
		tvx_link_add(al, pair[0], pair[1])->copy = true;
	}
}

/* Alternatives looked at for one another; more than that nobody can tell apart. */
enum { MOST_ALTERNATIVES = 32 };

/* The alternative of the partner that is most like this one: word for word, or else enough. */
static void
pair_alternative(struct tvx_alignment *al, uint32_t a, bool exact)
{
	uint32_t host = tvx_partner(al, 0, al->items[0].list[a].host), best = TVX_NONE;
	float most = TUNE_COPY_DICE;

	if (host == TVX_NONE || tvx_is_alternative(al, 1, host))
		return;
	for (uint32_t b = host + 1; b < al->items[1].count; b++) {
		if (al->items[1].list[b].host != host)
			break;
		if (!tvx_is_free(al, 1, b))
			continue;
		if (exact) {
			if (al->items[0].list[a].hash != al->items[1].list[b].hash)
				continue;
			best = b;
			break;
		}
		float dice = b - host > MOST_ALTERNATIVES
				     ? 0
				     : tvx_dice(al, a, b, tvx_overlap(al, a, b));
		if (dice > most) {
			most = dice;
			best = b;
		}
	}
	if (best != TVX_NONE)
		tvx_link_add(al, a, best);
}

void
tvx_align_alternatives(struct tvx_alignment *al)
{
	for (int exact = 1; exact >= 0; exact--)
		for (uint32_t a = 0; a < al->items[0].count; a++)
			if (tvx_is_alternative(al, 0, a) && tvx_is_free(al, 0, a))
				pair_alternative(al, a, exact);
	for (int s = 0; s < 2; s++)
		for (uint32_t i = 0; i < al->items[s].count; i++)
			if (tvx_is_alternative(al, s, i) && tvx_is_free(al, s, i))
				link_alternative(al, s, i);
}
