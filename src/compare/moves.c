/* What left the order of the others: everything off the heaviest chain of links that keep it
 * (longest increasing subsequence, Fredman 1975, weighted by words). */
#include "compare/align.h"
#include "compare/tuning.h"

#include <stdlib.h>

static int
by_second_then_first(const void *x, const void *y)
{
	const struct tvx_link *a = x, *b = y;

	if (a->item[1] != b->item[1])
		return a->item[1] < b->item[1] ? -1 : 1;
	return a->item[0] < b->item[0] ? -1 : a->item[0] > b->item[0];
}

/* Sorts the links by the second side and strings them up again. */
static void
sort_links(struct tvx_alignment *al)
{
	if (al->link_count)
		qsort(al->links, al->link_count, sizeof(*al->links), by_second_then_first);
	for (int s = 0; s < 2; s++)
		for (uint32_t i = 0; i < al->items[s].count; i++)
			al->heads[s][i] = TVX_NONE;
	for (uint32_t l = al->link_count; l-- > 0;) {
		for (int s = 0; s < 2; s++) {
			uint32_t *head = &al->heads[s][al->links[l].item[s]];
			al->links[l].next[s] = *head;
			*head = l;
		}
	}
}

/* --- the chain --------------------------------------------------------------------------------- */

/* The heaviest chain so far that ends at or before an item: a Fenwick tree of maxima. */
struct chains {
	uint64_t *weight; /* by link: of the chain that ends in it */
	uint32_t *before; /* by link: the one before it in the chain, plus one */
	uint32_t *best;   /* the tree: a link, plus one */
	uint32_t size;
};

static uint32_t
best_up_to(const struct chains *chains, uint32_t item)
{
	uint32_t best = 0;

	for (uint32_t i = item + 1; i > 0; i &= i - 1) {
		uint32_t l = chains->best[i];
		if (l && (!best || chains->weight[l - 1] > chains->weight[best - 1]))
			best = l;
	}
	return best;
}

static void
record(struct chains *chains, uint32_t item, uint32_t link)
{
	for (uint32_t i = item + 1; i <= chains->size; i += i & -i) {
		uint32_t l = chains->best[i];
		if (!l || chains->weight[link] > chains->weight[l - 1])
			chains->best[i] = link + 1;
	}
}

static void
find_moved(struct tvx_alignment *al, struct chains *chains)
{
	for (uint32_t l = 0; l < al->link_count; l++) {
		struct tvx_link *link = &al->links[l];
		const struct tvx_item *a = &al->items[0].list[link->item[0]];
		const struct tvx_item *b = &al->items[1].list[link->item[1]];
		uint32_t before = best_up_to(chains, link->item[0]);
		link->moved = !link->copy;
		if (link->copy)
			continue;
		chains->before[l] = before;
		uint32_t words = a->count < b->count ? a->count : b->count;
		chains->weight[l] = TUNE_CHAIN_UNIT +
				    (words < TUNE_CHAIN_UNIT ? words : TUNE_CHAIN_UNIT) +
				    (before ? chains->weight[before - 1] : 0);
		record(chains, link->item[0], l);
	}
	uint32_t end = chains->size ? best_up_to(chains, chains->size - 1) : 0;
	for (uint32_t l = end; l; l = chains->before[l - 1])
		al->links[l - 1].moved = false;
}

/* --- blocks ---------------------------------------------------------------------------------------- */

/* Links that moved side by side moved together. */
static void
find_blocks(struct tvx_alignment *al)
{
	const struct tvx_link *last = NULL;
	uint32_t blocks = 0;

	for (uint32_t l = 0; l < al->link_count; l++) {
		struct tvx_link *link = &al->links[l];
		if (link->copy)
			continue;
		if (link->moved) {
			bool together = last && last->moved && link->item[0] - last->item[0] <= 1 &&
					link->item[1] - last->item[1] <= 1;
			link->block = together ? last->block : ++blocks;
		}
		last = link;
	}
}

void
tvx_align_moves(struct tvx_alignment *al)
{
	struct chains chains = { .size = al->items[0].count };

	sort_links(al);
	chains.weight = tvx_alloc(((size_t)al->link_count + 1) * sizeof(*chains.weight));
	chains.before = tvx_alloc(((size_t)al->link_count + 1) * sizeof(*chains.before));
	chains.best = tvx_alloc(((size_t)chains.size + 1) * sizeof(*chains.best));
	find_moved(al, &chains);
	find_blocks(al);
	free(chains.weight);
	free(chains.before);
	free(chains.best);
}
