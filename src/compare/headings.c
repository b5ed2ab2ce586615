/* Headings follow what stands under them: their own words are few and often repeated. */
#include "compare/align.h"
#include "compare/tuning.h"

#include <stdlib.h>

struct vote {
	uint32_t from, to;
};

static int
by_sections(const void *x, const void *y)
{
	const struct vote *a = x, *b = y;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->to < b->to ? -1 : a->to > b->to;
}

/* Each pair of units votes for the pair of their headings, while both are free. */
static size_t
collect(const struct tvx_alignment *al, struct vote *votes)
{
	size_t count = 0;

	for (uint32_t l = 0; l < al->link_count; l++) {
		uint32_t from = al->items[0].list[al->links[l].item[0]].section;
		uint32_t to = al->items[1].list[al->links[l].item[1]].section;
		if (from == TVX_NONE || to == TVX_NONE || !tvx_is_free(al, 0, from) ||
		    !tvx_is_free(al, 1, to))
			continue;
		votes[count++] = (struct vote){ from, to };
	}
	if (count)
		qsort(votes, count, sizeof(*votes), by_sections);
	return count;
}

static bool
may_pair(struct tvx_alignment *al, uint32_t from, uint32_t to, size_t votes, size_t all)
{
	const struct tvx_item *a = &al->items[0].list[from], *b = &al->items[1].list[to];

	if (!tvx_is_free(al, 0, from) || !tvx_is_free(al, 1, to))
		return false;
	if (a->hash == b->hash)
		return true;
	if (tvx_dice(al, from, to, tvx_overlap(al, from, to)) >= TUNE_DICE_GAP)
		return true;
	/* Not a word in common: only when nearly everything went there, to the same depth. */
	return (float)votes > TUNE_HEADING_VOTES * (float)all && votes >= 3 &&
	       a->unit->depth == b->unit->depth;
}

static void
follow_votes(struct tvx_alignment *al)
{
	struct vote *votes = tvx_alloc(((size_t)al->link_count + 1) * sizeof(*votes));
	size_t count = collect(al, votes);

	for (size_t start = 0, end; start < count; start = end) {
		size_t best = start, best_votes = 0;
		for (end = start; end < count && votes[end].from == votes[start].from;) {
			size_t first = end;
			while (end < count && by_sections(&votes[first], &votes[end]) == 0)
				end++;
			if (end - first > best_votes) {
				best_votes = end - first;
				best = first;
			}
		}
		if (may_pair(al, votes[start].from, votes[best].to, best_votes, end - start))
			tvx_link_add(al, votes[start].from, votes[best].to);
	}
	free(votes);
}

/* --- headings alone --------------------------------------------------------------------------- */

static uint32_t
next_heading(const struct tvx_alignment *al, int side, uint32_t item)
{
	do
		item++;
	while (item < al->items[side].count && !al->items[side].list[item].heading);
	return item;
}

/* One heading each between two pairs of headings: they stand for one another when they have
 * anything in common. */
static void
pair_lone(struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	uint32_t behind_a = next_heading(al, 0, a), behind_b = next_heading(al, 1, b);
	bool ends = behind_a == al->items[0].count && behind_b == al->items[1].count;
	const struct tvx_item *x = &al->items[0].list[a], *y = &al->items[1].list[b];

	if (!tvx_is_free(al, 0, a) || !tvx_is_free(al, 1, b))
		return;
	if (!ends && (behind_b == al->items[1].count || behind_a == al->items[0].count ||
		      tvx_partner(al, 0, behind_a) != behind_b))
		return;
	if (tvx_overlap(al, a, b) > 0 ||
	    (x->unit->depth == y->unit->depth && x->unit->paragraph->label.len &&
	     tvx_str_equal(x->unit->paragraph->label, y->unit->paragraph->label)))
		tvx_link_add(al, a, b);
}

void
tvx_align_headings(struct tvx_alignment *al)
{
	follow_votes(al);
	for (uint32_t l = 0; l < al->link_count; l++) {
		uint32_t a = al->links[l].item[0], b = al->links[l].item[1];
		if (!al->items[0].list[a].heading || !al->items[1].list[b].heading)
			continue;
		a = next_heading(al, 0, a);
		b = next_heading(al, 1, b);
		if (a < al->items[0].count && b < al->items[1].count)
			pair_lone(al, a, b);
	}
}
