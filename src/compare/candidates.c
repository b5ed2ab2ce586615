/* Which items are worth comparing: those that share rare words or rare pairs of words. Of each
 * only the features with the smallest hashes are kept (bottom-k, Broder 1997), of those that are
 * rare enough (the prefix filter of Bayardo 2007), so that lists and work stay linear. */
#include "compare/align.h"
#include "compare/tuning.h"

#include <stdlib.h>
#include <string.h>

struct feature {
	uint32_t hash;
	uint32_t item;
};

struct index {
	uint8_t limit;       /* what counts as rare */
	uint32_t candidates; /* how many are scored for each item */
	uint8_t *counts;     /* how often a feature stands on the first side, up to 255 */
	size_t count_mask;
	struct feature *features; /* by bucket, and in a bucket by item */
	uint32_t *starts;         /* by bucket: its first feature; one more, which ends the last */
	size_t bucket_mask;
};

static uint32_t
hash_pair(uint32_t x, uint32_t y)
{
	uint64_t h = ((uint64_t)x << 32 | y) * 0x9E3779B97F4A7C15u;

	h ^= h >> 29;
	h *= 0xBF58476D1CE4E5B9u;
	return (uint32_t)(h >> 32);
}

/* Feature k of an item: its words first, then its pairs of words. */
static uint32_t
feature_of(const uint32_t *words, uint32_t count, uint32_t k)
{
	return k < count ? hash_pair(words[k], TVX_NONE)
			 : hash_pair(words[k - count], words[k - count + 1]);
}

static uint32_t
feature_count_of(uint32_t words)
{
	return words ? 2 * words - 1 : 0;
}

static bool
is_wanted(const struct tvx_alignment *al, int side, uint32_t item)
{
	return tvx_is_free(al, side, item) && al->items[side].list[item].count > 0;
}

static size_t
words_of(const struct tvx_alignment *al)
{
	size_t words = 0;

	for (uint32_t a = 0; a < al->items[0].count; a++)
		if (is_wanted(al, 0, a))
			words += al->items[0].list[a].count;
	return words;
}

static void
count_item(struct index *index, const uint32_t *words, uint32_t word_count)
{
	enum { BLOCK = 128 };
	uint32_t features = feature_count_of(word_count);
	uint8_t *counts[BLOCK];

	for (uint32_t start = 0; start < features; start += BLOCK) {
		uint32_t count = features - start < BLOCK ? features - start : BLOCK;
		for (uint32_t k = 0; k < count; k++) {
			uint32_t hash = feature_of(words, word_count, start + k);
			counts[k] = &index->counts[hash & index->count_mask];
			__builtin_prefetch(counts[k], 1);
		}
		for (uint32_t k = 0; k < count; k++)
			*counts[k] = (uint8_t)(*counts[k] + (*counts[k] < UINT8_MAX));
	}
}

static void
count_features(struct index *index, const struct tvx_alignment *al)
{
	size_t size = 1024, words = words_of(al);

	while (size < words * 4)
		size *= 2;
	index->counts = tvx_alloc(size);
	index->count_mask = size - 1;
	for (uint32_t a = 0; a < al->items[0].count; a++) {
		const struct tvx_item *item = &al->items[0].list[a];
		if (is_wanted(al, 0, a))
			count_item(index, al->items[0].words + item->first, item->count);
	}
}

/* Adds a hash to a sorted row of at most so many, which keeps the smallest. */
static uint32_t
keep_smallest(uint32_t *out, uint32_t kept, uint32_t most, uint32_t hash)
{
	if (kept == most && hash >= out[kept - 1])
		return kept;
	uint32_t at = kept < most ? kept++ : kept - 1;
	for (; at > 0 && out[at - 1] > hash; at--)
		out[at] = out[at - 1];
	out[at] = hash;
	return kept;
}

/* The rare features of an item with the smallest hashes, sorted. Returns how many. */
static uint32_t
sketch(const struct index *index, const struct tvx_items *items, uint32_t item,
       uint32_t out[static TUNE_SKETCH_MOST])
{
	enum { BLOCK = 256 };
	const struct tvx_item *i = &items->list[item];
	const uint32_t *words = items->words + i->first;
	uint32_t most = TUNE_SKETCH_LEAST + i->count / TUNE_SKETCH_PER_WORDS, kept = 0;
	uint32_t features = feature_count_of(i->count), hashes[BLOCK];

	most = most < TUNE_SKETCH_MOST && index->limit <= 2 * TUNE_RARE ? most : TUNE_SKETCH_MOST;
	for (uint32_t start = 0; start < features; start += BLOCK) {
		uint32_t count = features - start < BLOCK ? features - start : BLOCK, rare = 0;
		for (uint32_t k = 0; k < count; k++) {
			hashes[k] = feature_of(words, i->count, start + k);
			__builtin_prefetch(&index->counts[hashes[k] & index->count_mask]);
		}
		/* Whether a feature is rare nobody can foretell: no branches. */
		for (uint32_t k = 0; k < count; k++) {
			uint8_t often = index->counts[hashes[k] & index->count_mask];
			hashes[rare] = hashes[k];
			rare += (uint8_t)(often - 1) < index->limit;
		}
		for (uint32_t k = 0; k < rare; k++)
			kept = keep_smallest(out, kept, most, hashes[k]);
	}
	return kept;
}

/* The features of the first side, item by item. */
struct found {
	struct feature *list;
	size_t count, cap;
};

static void
find_features(struct found *found, const struct index *index, const struct tvx_alignment *al)
{
	uint32_t hashes[TUNE_SKETCH_MOST];

	for (uint32_t a = 0; a < al->items[0].count; a++) {
		if (!is_wanted(al, 0, a))
			continue;
		uint32_t kept = sketch(index, &al->items[0], a, hashes);
		if (found->count + kept > found->cap) {
			found->cap = (found->cap + kept) * 2;
			found->list = tvx_realloc(found->list, found->cap, sizeof(*found->list));
		}
		for (uint32_t k = 0; k < kept; k++)
			if (!k || hashes[k] != hashes[k - 1])
				found->list[found->count++] = (struct feature){ hashes[k], a };
	}
}

/* Sorted by counting: what one hash asks for lies side by side. */
static void
build_index(struct index *index, const struct tvx_alignment *al)
{
	struct found found = { 0 };
	size_t buckets = 1024;

	find_features(&found, index, al);
	while (buckets < found.count)
		buckets *= 2;
	index->bucket_mask = buckets - 1;
	index->starts = tvx_alloc((buckets + 1) * sizeof(*index->starts));
	index->features = tvx_realloc(NULL, found.count + 1, sizeof(*index->features));
	for (size_t f = 0; f < found.count; f++)
		index->starts[found.list[f].hash & index->bucket_mask]++;
	for (size_t b = 0, end = 0; b <= buckets; b++)
		index->starts[b] = (uint32_t)(end += index->starts[b]);
	for (size_t f = found.count; f-- > 0;)
		index->features[--index->starts[found.list[f].hash & index->bucket_mask]] =
			found.list[f];
	free(found.list);
}

/* --- votes ---------------------------------------------------------------------------------------- */

/* A bucket holds equal hashes and few others; this bounds it whatever the input. */
enum { LONGEST_LIST = 128, MOST_VOTED = 512 };

struct ballot {
	struct vote {
		uint32_t item, votes;
	} list[MOST_VOTED];
	uint32_t count;
	uint32_t *place_of; /* by item: where in the list, plus one */
};

/* The rarer what they share, the more it says. */
static void
vote(const struct index *index, struct ballot *ballot, uint32_t hash)
{
	const uint32_t *bucket = &index->starts[hash & index->bucket_mask];
	uint32_t first = bucket[0], f = bucket[1];
	uint32_t votes = 64u / (index->counts[hash & index->count_mask] + 1u);

	first = f - first > LONGEST_LIST ? f - LONGEST_LIST : first;
	while (f-- > first) {
		const struct feature *feature = &index->features[f];
		if (feature->hash != hash)
			continue;
		uint32_t *place = &ballot->place_of[feature->item];
		if (!*place && ballot->count < MOST_VOTED) {
			ballot->list[ballot->count] = (struct vote){ feature->item, 0 };
			*place = ++ballot->count;
		}
		if (*place)
			ballot->list[*place - 1].votes += votes;
	}
}

/* What each hash asks for is far away in memory, and no hash needs another's: all of them are
 * fetched at once. */
static void
vote_all(const struct index *index, struct ballot *ballot, const uint32_t *hashes, uint32_t count)
{
	for (uint32_t k = 0; k < count; k++)
		__builtin_prefetch(&index->starts[hashes[k] & index->bucket_mask]);
	for (uint32_t k = 0; k < count; k++)
		__builtin_prefetch(&index->features[index->starts[hashes[k] & index->bucket_mask]]);
	for (uint32_t k = 0; k < count; k++)
		if (!k || hashes[k] != hashes[k - 1])
			vote(index, ballot, hashes[k]);
}

/* Moves the items with most votes to the front; returns how many. */
static uint32_t
elect(struct ballot *ballot, uint32_t seats)
{
	uint32_t most = ballot->count < seats ? ballot->count : seats;

	for (uint32_t i = 0; i < most; i++) {
		uint32_t best = i;
		for (uint32_t k = i + 1; k < ballot->count; k++)
			if (ballot->list[k].votes > ballot->list[best].votes ||
			    (ballot->list[k].votes == ballot->list[best].votes &&
			     ballot->list[k].item < ballot->list[best].item))
				best = k;
		struct vote swap = ballot->list[i];
		ballot->list[i] = ballot->list[best];
		ballot->list[best] = swap;
	}
	return most;
}

/* One thread's part of the second side, and what it finds. */
struct search {
	const struct tvx_alignment *al;
	const struct index *index;
	struct tvx_scorer scorer;
	struct ballot ballot;
	struct tvx_edge *edges;
	size_t edge_count, edge_cap;
};

static void
add_edge(struct search *search, uint32_t a, uint32_t b, float overlap)
{
	if (search->edge_count == search->edge_cap) {
		search->edge_cap = search->edge_cap ? search->edge_cap * 2 : 1024;
		search->edges = tvx_realloc(search->edges, search->edge_cap,
					    sizeof(*search->edges));
	}
	search->edges[search->edge_count++] = (struct tvx_edge){ { a, b }, overlap };
}

/* The words of those elected stand anywhere. */
static void
fetch_elected(const struct search *search, uint32_t elected)
{
	enum { LINE_WORDS = 64 / sizeof(uint32_t), LINES = 3 };
	const struct tvx_items *items = &search->al->items[0];

	for (uint32_t i = 0; i < elected; i++)
		__builtin_prefetch(&items->list[search->ballot.list[i].item]);
	for (uint32_t i = 0; i < elected; i++) {
		const struct tvx_item *item = &items->list[search->ballot.list[i].item];
		for (uint32_t line = 0; line < LINES && line * LINE_WORDS < item->count; line++)
			__builtin_prefetch(items->words + item->first + line * LINE_WORDS);
	}
}

static void
score_elected(struct search *search, uint32_t elected, uint32_t b)
{
	const struct tvx_alignment *al = search->al;
	const struct tvx_item *y = &al->items[1].list[b];

	fetch_elected(search, elected);
	tvx_scorer_load(&search->scorer, &al->items[1], b);
	for (uint32_t i = 0; i < elected; i++) {
		uint32_t a = search->ballot.list[i].item;
		float overlap, least = al->items[0].list[a].weight;
		least = least < y->weight ? least : y->weight;
		tvx_scorer_common(&search->scorer, &al->items[0], a, &overlap);
		if (overlap >= TUNE_PIECE_RESIDUE_NEAR * least)
			add_edge(search, a, b, overlap);
	}
}

static void
search_part(void *context, int half, size_t start, size_t end)
{
	struct search *search = (struct search *)context + half;
	const struct tvx_alignment *al = search->al;
	struct ballot *ballot = &search->ballot;
	uint32_t hashes[TUNE_SKETCH_MOST];

	tvx_scorer_init(&search->scorer, al->vocabulary);
	ballot->place_of = tvx_alloc(((size_t)al->items[0].count + 1) * sizeof(uint32_t));
	for (uint32_t b = (uint32_t)start; b < end; b++) {
		if (!is_wanted(al, 1, b))
			continue;
		uint32_t kept = sketch(search->index, &al->items[1], b, hashes);
		ballot->count = 0;
		vote_all(search->index, ballot, hashes, kept);
		score_elected(search, elect(ballot, search->index->candidates), b);
		for (uint32_t i = 0; i < ballot->count; i++)
			ballot->place_of[ballot->list[i].item] = 0;
	}
	free(ballot->place_of);
	tvx_scorer_release(&search->scorer);
}

/* The edges of the first part, then those of the second: in the order of the second side. */
static void
join_edges(struct tvx_alignment *al, struct search parts[2])
{
	size_t count = parts[0].edge_count + parts[1].edge_count;

	al->edges = tvx_realloc(parts[0].edges, count + 1, sizeof(*al->edges));
	if (parts[1].edge_count)
		memcpy(al->edges + parts[0].edge_count, parts[1].edges,
		       parts[1].edge_count * sizeof(*al->edges));
	al->edge_count = count;
	free(parts[1].edges);
}

static void
set_limits(struct index *index, const struct tvx_alignment *al)
{
	uint32_t units = al->items[0].count + 1;
	uint32_t limit = TUNE_RARE + TUNE_RARE_SHORT / units;

	index->limit = (uint8_t)(limit < TUNE_RARE_MOST ? limit : TUNE_RARE_MOST);
	index->candidates = limit > 2 * TUNE_RARE ? TUNE_CANDIDATES_SHORT : TUNE_CANDIDATES;
}

void
tvx_align_candidates(struct tvx_alignment *al)
{
	struct index index = { 0 };
	struct search *parts = tvx_alloc(2 * sizeof(*parts));

	set_limits(&index, al);
	count_features(&index, al);
	build_index(&index, al);
	for (int p = 0; p < 2; p++) {
		parts[p].al = al;
		parts[p].index = &index;
	}
	tvx_do_halves(search_part, parts, al->items[1].count, TUNE_BESIDE_UNITS);
	join_edges(al, parts);
	free(parts);
	free(index.counts);
	free(index.starts);
	free(index.features);
}
