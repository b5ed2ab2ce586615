/* What is word for word the same: by id, once on either side in any order (Heckel 1978), grown
 * to equal neighbours; and equal ones that stand several times. */
#include "base/map.h"
#include "compare/align.h"

#include <stdlib.h>

/* --- ids --------------------------------------------------------------------------------------- */

void
tvx_align_ids(struct tvx_alignment *al)
{
	if (al->lineage != TVX_LINEAGE_IDS)
		return;
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_map *map = tvx_map_new(arena);

	for (uint32_t i = 0; i < al->items[0].count; i++)
		tvx_map_add(map, al->items[0].list[i].unit->id, &al->items[0].list[i]);
	for (uint32_t i = 0; i < al->items[1].count; i++) {
		struct tvx_item *same = tvx_map_get(map, al->items[1].list[i].unit->id);
		uint32_t index = same ? (uint32_t)(same - al->items[0].list) : TVX_NONE;
		if (same && tvx_is_free(al, 0, index))
			tvx_link_add(al, index, i);
	}
	tvx_arena_free(arena);
}

/* --- equal words --------------------------------------------------------------------------------- */

/* Items with the same words that are asked for; chains run in document order. */
struct kin {
	uint64_t hash;
	uint32_t first[2], count[2];
};

struct kinship {
	struct kin *table;
	size_t size; /* a power of two */
	uint32_t *next[2];
};

static struct kin *
kin_of(const struct kinship *ship, uint64_t hash)
{
	size_t at = (hash ^ (hash >> 31)) & (ship->size - 1);

	while ((ship->table[at].count[0] || ship->table[at].count[1]) &&
	       ship->table[at].hash != hash)
		at = (at + 1) & (ship->size - 1);
	return &ship->table[at];
}

/* Whether an item is to be found a partner. */
typedef bool (*is_asked_fn)(const struct tvx_alignment *al, int side, uint32_t item);

static void
kinship_init(struct kinship *ship, const struct tvx_alignment *al, is_asked_fn is_asked)
{
	size_t items = (size_t)al->items[0].count + al->items[1].count;

	*ship = (struct kinship){ .size = 64 };
	while (ship->size < items * 2)
		ship->size *= 2;
	ship->table = tvx_alloc(ship->size * sizeof(*ship->table));
	for (int s = 0; s < 2; s++) {
		uint32_t count = al->items[s].count;
		ship->next[s] = tvx_realloc(NULL, (size_t)count + 1, sizeof(uint32_t));
		for (uint32_t i = count; i-- > 0;) {
			uint64_t hash = al->items[s].list[i].hash;
			if (!is_asked(al, s, i) || tvx_is_alternative(al, s, i))
				continue;
			struct kin *kin = kin_of(ship, hash);
			kin->hash = hash;
			ship->next[s][i] = kin->count[s]++ ? kin->first[s] : TVX_NONE;
			kin->first[s] = i;
		}
	}
}

static void
kinship_release(struct kinship *ship)
{
	free(ship->table);
	free(ship->next[0]);
	free(ship->next[1]);
}

static bool
are_equal_and_free(const struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	return a < al->items[0].count && b < al->items[1].count && tvx_is_free(al, 0, a) &&
	       tvx_is_free(al, 1, b) && al->items[0].list[a].hash == al->items[1].list[b].hash &&
	       !tvx_is_alternative(al, 0, a) && !tvx_is_alternative(al, 1, b);
}

/* Equal neighbours of a pair, forwards and backwards: UINT32_MAX + 1 wraps to no item. */
static void
grow(struct tvx_alignment *al, uint32_t first_link)
{
	for (uint32_t l = first_link; l < al->link_count; l++) {
		uint32_t a = al->links[l].item[0], b = al->links[l].item[1];
		if (are_equal_and_free(al, a + 1, b + 1))
			tvx_link_add(al, a + 1, b + 1);
		if (are_equal_and_free(al, a - 1, b - 1))
			tvx_link_add(al, a - 1, b - 1);
	}
}

void
tvx_align_exact(struct tvx_alignment *al)
{
	struct kinship ship;

	kinship_init(&ship, al, tvx_is_free);
	for (uint32_t b = 0; b < al->items[1].count; b++) {
		if (!tvx_is_free(al, 1, b) || tvx_is_alternative(al, 1, b))
			continue;
		const struct kin *kin = kin_of(&ship, al->items[1].list[b].hash);
		if (kin->count[0] == 1 && kin->count[1] == 1)
			tvx_link_add(al, kin->first[0], b);
	}
	kinship_release(&ship);
	grow(al, 0);
}

/* --- copies -------------------------------------------------------------------------------------- */

/* Families up to this size are matched by context, each with each; larger ones in order. */
enum { FAMILY = 8 };

struct fit {
	uint32_t a, b;
	float score;
};

static int
by_score(const void *x, const void *y)
{
	const struct fit *a = x, *b = y;

	if (a->score != b->score)
		return a->score < b->score ? 1 : -1;
	if (a->b != b->b)
		return a->b < b->b ? -1 : 1;
	return a->a < b->a ? -1 : a->a > b->a;
}

/* Every pair of a family, the best first. Where nothing speaks for one copy or the other, the
 * order of the copies does, a little. */
static size_t
fit_family(const struct tvx_alignment *al, const struct kinship *ship, const struct kin *kin,
	   float (*score)(const struct tvx_alignment *al, uint32_t a, uint32_t b),
	   struct fit fits[static FAMILY * FAMILY])
{
	size_t count = 0;
	uint32_t rank_a = 0;

	for (uint32_t a = kin->first[0]; a != TVX_NONE; a = ship->next[0][a], rank_a++) {
		uint32_t rank_b = 0;
		for (uint32_t b = kin->first[1]; b != TVX_NONE; b = ship->next[1][b], rank_b++) {
			float apart = (float)(rank_a > rank_b ? rank_a - rank_b : rank_b - rank_a);
			fits[count++] = (struct fit){ a, b, score(al, a, b) - 0.001f * apart };
		}
	}
	qsort(fits, count, sizeof(fits[0]), by_score);
	return count;
}

static void
match_small(struct tvx_alignment *al, const struct kinship *ship, const struct kin *kin)
{
	struct fit fits[FAMILY * FAMILY];
	size_t count = fit_family(al, ship, kin, tvx_context, fits);

	for (size_t i = 0; i < count; i++)
		if (tvx_is_free(al, 0, fits[i].a) && tvx_is_free(al, 1, fits[i].b))
			tvx_link_add(al, fits[i].a, fits[i].b);
}

static void
match_in_order(struct tvx_alignment *al, const struct kinship *ship, const struct kin *kin)
{
	uint32_t a = kin->first[0], b = kin->first[1];

	while (a != TVX_NONE && b != TVX_NONE) {
		if (!tvx_is_free(al, 0, a)) {
			a = ship->next[0][a];
		} else if (!tvx_is_free(al, 1, b)) {
			b = ship->next[1][b];
		} else {
			tvx_link_add(al, a, b);
			a = ship->next[0][a];
			b = ship->next[1][b];
		}
	}
}

void
tvx_align_copies(struct tvx_alignment *al)
{
	struct kinship ship;
	uint32_t first_link = al->link_count;

	grow(al, 0);
	kinship_init(&ship, al, tvx_is_free);
	for (uint32_t b = 0; b < al->items[1].count; b++) {
		if (!tvx_is_free(al, 1, b) || tvx_is_alternative(al, 1, b))
			continue;
		const struct kin *kin = kin_of(&ship, al->items[1].list[b].hash);
		if (kin->first[1] != b || !kin->count[0])
			continue;
		if (kin->count[0] <= FAMILY && kin->count[1] <= FAMILY)
			match_small(al, &ship, kin);
		else
			match_in_order(al, &ship, kin);
	}
	kinship_release(&ship);
	grow(al, first_link);
}

/* --- families ------------------------------------------------------------------------------------ */

/* Whether an item is free, or has one partner that has the same words and no other. */
static bool
is_loose(const struct tvx_alignment *al, int side, uint32_t item)
{
	uint32_t l = al->heads[side][item];

	if (l == TVX_NONE)
		return true;
	uint32_t other = al->links[l].item[!side];
	return al->links[l].next[side] == TVX_NONE && al->links[l].next[!side] == TVX_NONE &&
	       al->heads[!side][other] == l &&
	       al->items[!side].list[other].hash == al->items[side].list[item].hash;
}

/* Takes the partners of a family from one another. Its links are kept for later: their numbers
 * get into links, how many is returned. */
static size_t
part_family(struct tvx_alignment *al, const struct kinship *ship, const struct kin *kin,
	    uint32_t links[static FAMILY])
{
	size_t count = 0;

	for (uint32_t a = kin->first[0]; a != TVX_NONE; a = ship->next[0][a]) {
		uint32_t l = al->heads[0][a];
		if (l == TVX_NONE)
			continue;
		al->heads[1][al->links[l].item[1]] = TVX_NONE;
		al->heads[0][a] = TVX_NONE;
		links[count++] = l;
	}
	return count;
}

static void
match_family(struct tvx_alignment *al, const struct kinship *ship, const struct kin *kin)
{
	struct fit fits[FAMILY * FAMILY];
	uint32_t links[FAMILY];
	size_t count = fit_family(al, ship, kin, tvx_surroundings, fits);
	size_t kept = part_family(al, ship, kin, links);

	for (size_t i = 0; i < count; i++) {
		uint32_t a = fits[i].a, b = fits[i].b;
		if (!tvx_is_free(al, 0, a) || !tvx_is_free(al, 1, b))
			continue;
		/* There are never fewer pairs than before. */
		if (kept)
			tvx_link_reuse(al, links[--kept], a, b);
		else
			tvx_link_add(al, a, b);
	}
}

void
tvx_align_families(struct tvx_alignment *al)
{
	struct kinship ship;

	if (al->lineage == TVX_LINEAGE_IDS)
		return;
	kinship_init(&ship, al, is_loose);
	for (size_t k = 0; k < ship.size; k++) {
		const struct kin *kin = &ship.table[k];
		if (kin->count[0] + kin->count[1] > 2 && kin->count[0] && kin->count[1] &&
		    kin->count[0] <= FAMILY && kin->count[1] <= FAMILY)
			match_family(al, &ship, kin);
	}
	kinship_release(&ship);
}
