/* Myers O(ND) (Algorithmica 1, 1986) with common ends trimmed. Texts that are too long for it
 * are first cut at rows of symbols that stand once on both sides. */
#include "compare/differ.h"

#include "compare/side.h"
#include "compare/tuning.h"

#include <math.h>
#include <stdlib.h>

struct stretch {
	uint32_t old_start, old_end, new_start, new_end;
};

struct differ {
	const uint32_t *old_symbols, *new_symbols;
	uint32_t *kept_as;
	int32_t *trace; /* furthest points after d edits, at d * d + k + d */
	size_t trace_cap;
};

static void
trim(struct differ *d, struct stretch *s)
{
	while (s->old_start < s->old_end && s->new_start < s->new_end &&
	       d->old_symbols[s->old_start] == d->new_symbols[s->new_start])
		d->kept_as[s->old_start++] = s->new_start++;
	while (s->old_start < s->old_end && s->new_start < s->new_end &&
	       d->old_symbols[s->old_end - 1] == d->new_symbols[s->new_end - 1])
		d->kept_as[--s->old_end] = --s->new_end;
}

/* --- Myers ---------------------------------------------------------------------------------------- */

static int32_t *
row(struct differ *d, int32_t edits)
{
	size_t needed = ((size_t)edits + 1) * ((size_t)edits + 1);

	if (needed > d->trace_cap) {
		d->trace_cap = needed * 2;
		d->trace = tvx_realloc(d->trace, d->trace_cap, sizeof(*d->trace));
	}
	/* Diagonal k of this row stands at index k. */
	return d->trace + (size_t)edits * (size_t)edits + edits;
}

/* Where a path on diagonal k comes from: down (an insertion) or right (a deletion). */
static bool
comes_down(const int32_t *before, int32_t k, int32_t edits)
{
	return k == -edits || (k != edits && before[k - 1] < before[k + 1]);
}

/* Fills the trace until both ends are reached; returns the number of edits, or -1. */
static int32_t
search(struct differ *d, const struct stretch *s, int32_t most)
{
	int32_t old_count = (int32_t)(s->old_end - s->old_start);
	int32_t new_count = (int32_t)(s->new_end - s->new_start);
	const uint32_t *a = d->old_symbols + s->old_start, *b = d->new_symbols + s->new_start;

	for (int32_t edits = 0; edits <= most; edits++) {
		int32_t *now = row(d, edits);
		const int32_t *before = edits ? row(d, edits - 1) : NULL;
		for (int32_t k = -edits; k <= edits; k += 2) {
			int32_t x = 0;
			if (edits)
				x = comes_down(before, k, edits) ? before[k + 1]
								 : before[k - 1] + 1;
			int32_t y = x - k;
			while (x < old_count && y < new_count && x >= 0 && y >= 0 && a[x] == b[y])
				x++, y++;
			now[k] = x;
			if (x >= old_count && y >= new_count)
				return edits;
		}
	}
	return -1;
}

static void
trace_back(struct differ *d, const struct stretch *s, int32_t edits)
{
	int32_t x = (int32_t)(s->old_end - s->old_start);
	int32_t y = (int32_t)(s->new_end - s->new_start);

	for (; edits >= 0; edits--) {
		int32_t k = x - y, from_x = 0, from_y = 0;
		if (edits) {
			const int32_t *before = row(d, edits - 1);
			bool down = comes_down(before, k, edits);
			from_x = down ? before[k + 1] : before[k - 1];
			from_y = from_x - (down ? k + 1 : k - 1);
		}
		/* Diagonal steps, down to where the edit ended. */
		int32_t stop_x = edits ? (k > from_x - from_y ? from_x + 1 : from_x) : 0;
		while (x > stop_x) {
			x--, y--;
			d->kept_as[s->old_start + (uint32_t)x] = s->new_start + (uint32_t)y;
		}
		x = from_x;
		y = from_y;
	}
}

static void
diff_stretch(struct differ *d, struct stretch s)
{
	trim(d, &s);
	uint32_t old_count = s.old_end - s.old_start, new_count = s.new_end - s.new_start;
	if (!old_count || !new_count)
		return;
	double tokens = (double)old_count + new_count;
	double most = sqrt(tokens * TUNE_EDITS_PER_TOKEN);
	most = most < tokens ? most : tokens;
	most = most < TUNE_EDITS_MOST ? most : TUNE_EDITS_MOST;
	int32_t edits = search(d, &s, (int32_t)most);
	if (edits >= 0)
		trace_back(d, &s, edits);
}

/* --- long texts ------------------------------------------------------------------------------------ */

enum { GRAM = 4 };

struct gram {
	uint64_t hash;
	uint32_t old_at, new_at; /* where it stands, plus one; zero: not there */
	uint32_t olds, news;
};

struct cut {
	uint32_t old_at, new_at;
	uint32_t before; /* in the chain, plus one */
};

struct grams {
	struct gram *table;
	size_t size;
};

static struct gram *
gram_at(const struct grams *grams, const uint32_t *symbols)
{
	uint64_t hash = 0x9E3779B97F4A7C15u;

	for (int i = 0; i < GRAM; i++)
		hash = (hash ^ symbols[i]) * 0xFF51AFD7ED558CCDu, hash ^= hash >> 32;
	hash |= 1;
	size_t at = (hash >> 7) & (grams->size - 1);
	while (grams->table[at].hash && grams->table[at].hash != hash)
		at = (at + 1) & (grams->size - 1);
	grams->table[at].hash = hash;
	return &grams->table[at];
}

static void
find_grams(const struct differ *d, const struct stretch *s, struct grams *grams)
{
	size_t all = (size_t)(s->old_end - s->old_start) + (s->new_end - s->new_start);

	grams->size = 1024;
	while (grams->size < all * 2)
		grams->size *= 2;
	grams->table = tvx_alloc(grams->size * sizeof(*grams->table));
	for (uint32_t i = s->old_start; i + GRAM <= s->old_end; i++) {
		struct gram *gram = gram_at(grams, d->old_symbols + i);
		gram->old_at = i + 1;
		gram->olds++;
	}
	for (uint32_t i = s->new_start; i + GRAM <= s->new_end; i++) {
		struct gram *gram = gram_at(grams, d->new_symbols + i);
		gram->new_at = i + 1;
		gram->news++;
	}
}

/* Once on both sides, in the order of the old one. */
static uint32_t
find_cuts(const struct differ *d, const struct stretch *s, struct cut *cuts)
{
	struct grams grams;
	uint32_t count = 0;

	find_grams(d, s, &grams);
	for (uint32_t i = s->old_start; i + GRAM <= s->old_end; i++) {
		const struct gram *gram = gram_at(&grams, d->old_symbols + i);
		if (gram->olds == 1 && gram->news == 1)
			cuts[count++] = (struct cut){ i, gram->new_at - 1, 0 };
	}
	free(grams.table);
	return count;
}

/* The longest chain in which both sides rise (patience); returns its last, plus one. */
static uint32_t
chain_cuts(struct cut *cuts, uint32_t count, uint32_t *piles)
{
	uint32_t pile_count = 0;

	for (uint32_t c = 0; c < count; c++) {
		uint32_t low = 0, high = pile_count;
		while (low < high) {
			uint32_t middle = (low + high) / 2;
			if (cuts[piles[middle]].new_at < cuts[c].new_at)
				low = middle + 1;
			else
				high = middle;
		}
		cuts[c].before = low ? piles[low - 1] + 1 : 0;
		piles[low] = c;
		pile_count += low == pile_count;
	}
	return pile_count ? piles[pile_count - 1] + 1 : 0;
}

static void
diff_long(struct differ *d, struct stretch s)
{
	trim(d, &s);
	size_t room = (size_t)(s.old_end - s.old_start) + 1;
	struct cut *cuts = tvx_realloc(NULL, room, sizeof(*cuts));
	uint32_t *piles = tvx_realloc(NULL, room, sizeof(*piles));
	uint32_t last = chain_cuts(cuts, find_cuts(d, &s, cuts), piles);

	/* From the end: what lies behind each cut, then what lies before the first. */
	for (uint32_t c = last; c; c = cuts[c - 1].before) {
		const struct cut *cut = &cuts[c - 1];
		diff_stretch(d, (struct stretch){ cut->old_at, s.old_end, cut->new_at, s.new_end });
		s.old_end = cut->old_at;
		s.new_end = cut->new_at;
	}
	diff_stretch(d, s);
	free(cuts);
	free(piles);
}

void
tvx_differ(const uint32_t *old_symbols, uint32_t old_count, const uint32_t *new_symbols,
	   uint32_t new_count, uint32_t *kept_as)
{
	struct differ d = { .old_symbols = old_symbols,
			    .new_symbols = new_symbols,
			    .kept_as = kept_as };
	struct stretch whole = { 0, old_count, 0, new_count };

	for (uint32_t i = 0; i < old_count; i++)
		kept_as[i] = TVX_NONE;
	if (old_count + new_count > TUNE_CUT_TOKENS)
		diff_long(&d, whole);
	else
		diff_stretch(&d, whole);
	free(d.trace);
}
