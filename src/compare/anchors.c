/* Rows of a few symbols that stand once on both sides, and the longest chain of them (patience).
 *
 * Which rows stand once is told by a table with one byte for each of the hashes: it has room in the
 * caches where a table of the rows themselves would not, and what it costs are those few anchors
 * that share their hash with another row. */
#include "compare/anchors.h"

#include <stdlib.h>
#include <string.h>

enum { GRAM = 4, SLOTS_PER_SYMBOL = 4 };

/* How often a row with this hash stands on either side. */
enum { OLD_ONCE = 1, OLD_AGAIN = 2, NEW_ONCE = 4, NEW_AGAIN = 8 };

struct anchoring {
	const uint32_t *old_symbols, *new_symbols;
	uint32_t old_count, new_count;
	unsigned char *seen;
	uint32_t *new_at; /* by hash, for rows that stand once in the old text */
	size_t slots;
};

/* Four products that wait for none of the others. */
static size_t
slot_of(const struct anchoring *a, const uint32_t *symbols)
{
	uint64_t hash = symbols[0] * 0x9E3779B97F4A7C15u + symbols[1] * 0xBF58476D1CE4E5B9u +
			symbols[2] * 0x94D049BB133111EBu + symbols[3] * 0xFF51AFD7ED558CCDu;

	return (hash ^ hash >> 32) & (a->slots - 1);
}

static void
mark(struct anchoring *a)
{
	for (uint32_t i = 0; i + GRAM <= a->old_count; i++) {
		unsigned char *seen = &a->seen[slot_of(a, a->old_symbols + i)];
		*seen |= *seen & OLD_ONCE ? OLD_AGAIN : OLD_ONCE;
	}
	for (uint32_t i = 0; i + GRAM <= a->new_count; i++) {
		size_t slot = slot_of(a, a->new_symbols + i);
		unsigned char *seen = &a->seen[slot];
		*seen |= *seen & NEW_ONCE ? NEW_AGAIN : NEW_ONCE;
		if (*seen == (OLD_ONCE | NEW_ONCE))
			a->new_at[slot] = i;
	}
}

/* In the order of the old text. */
static size_t
find(const struct anchoring *a, struct tvx_anchor *found)
{
	size_t count = 0;

	for (uint32_t i = 0; i + GRAM <= a->old_count; i++) {
		size_t slot = slot_of(a, a->old_symbols + i);
		if (a->seen[slot] == (OLD_ONCE | NEW_ONCE) &&
		    memcmp(a->old_symbols + i, a->new_symbols + a->new_at[slot],
			   GRAM * sizeof(uint32_t)) == 0)
			found[count++] = (struct tvx_anchor){ i, a->new_at[slot] };
	}
	return count;
}

/* Keeps the longest chain in which both sides rise; returns its length. */
static size_t
keep_chain(struct tvx_anchor *anchors, size_t count)
{
	uint32_t *tops = tvx_realloc(NULL, count + 1, sizeof(*tops)); /* of the piles */
	uint32_t *pile_of = tvx_realloc(NULL, count + 1, sizeof(*pile_of));
	uint32_t piles = 0;

	for (size_t i = 0; i < count; i++) {
		uint32_t low = 0, high = piles;
		while (low < high) {
			uint32_t middle = (low + high) / 2;
			if (tops[middle] < anchors[i].new_at)
				low = middle + 1;
			else
				high = middle;
		}
		tops[low] = anchors[i].new_at;
		pile_of[i] = low;
		piles += low == piles;
	}
	/* Before each comes what lay on top of the pile to its left. */
	size_t to = count;
	uint32_t wanted = piles;
	for (size_t i = count; wanted; i--) {
		if (pile_of[i - 1] + 1 != wanted)
			continue;
		anchors[--to] = anchors[i - 1];
		wanted--;
	}
	memmove(anchors, anchors + to, piles * sizeof(*anchors));
	free(tops);
	free(pile_of);
	return piles;
}

struct tvx_anchor *
tvx_anchors(const uint32_t *old_symbols, uint32_t old_count, const uint32_t *new_symbols,
	    uint32_t new_count, size_t *count)
{
	struct anchoring a = { .old_symbols = old_symbols,
			       .new_symbols = new_symbols,
			       .old_count = old_count,
			       .new_count = new_count,
			       .slots = 1024 };
	struct tvx_anchor *anchors = tvx_realloc(NULL, (size_t)old_count + 1, sizeof(*anchors));

	while (a.slots < SLOTS_PER_SYMBOL * ((size_t)old_count > new_count ? old_count : new_count))
		a.slots *= 2;
	a.seen = tvx_alloc(a.slots);
	a.new_at = tvx_realloc(NULL, a.slots, sizeof(*a.new_at));
	mark(&a);
	*count = keep_chain(anchors, find(&a, anchors));
	free(a.seen);
	free(a.new_at);
	return anchors;
}
