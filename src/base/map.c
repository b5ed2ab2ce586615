/* A map from strings to pointers: open addressing, keys borrowed. */
#include "base/map.h"

#include <string.h>
#include <sys/random.h>

enum { FIRST_SLOTS = 16 };

struct slot {
	struct tvx_str key;
	void *value; /* NULL: the slot is free */
	uint64_t hash;
};

struct tvx_map {
	struct tvx_arena *arena;
	struct slot *slots;
	size_t slot_count, used; /* slot_count is a power of two */
	/* Ids come from files of others; a seed drawn for each map keeps a file from being
	 * written so that all its ids fall into one slot. */
	uint64_t seed;
};

static uint64_t
mix(uint64_t x)
{
	x ^= x >> 32;
	x *= 0xd6e8feb86659fd93u;
	x ^= x >> 32;
	x *= 0xd6e8feb86659fd93u;
	return x ^ x >> 32;
}

/* Eight bytes a step. */
static uint64_t
hash_of(const struct tvx_map *map, struct tvx_str s)
{
	uint64_t hash = map->seed ^ s.len, word;

	while (s.len >= 8) {
		memcpy(&word, s.ptr, 8);
		hash = mix(hash ^ word);
		s.ptr += 8;
		s.len -= 8;
	}
	word = 0;
	if (s.len)
		memcpy(&word, s.ptr, s.len);
	return mix(hash ^ word);
}

struct tvx_map *
tvx_map_new(struct tvx_arena *arena)
{
	struct tvx_map *map = TVX_ARENA_NEW(arena, struct tvx_map);

	map->arena = arena;
	map->slot_count = FIRST_SLOTS;
	map->slots = tvx_arena_alloc(arena, FIRST_SLOTS * sizeof(struct slot));
	if (getrandom(&map->seed, sizeof(map->seed), GRND_NONBLOCK) != sizeof(map->seed))
		map->seed = (uint64_t)(uintptr_t)map;
	return map;
}

static struct slot *
find(const struct tvx_map *map, struct tvx_str key, uint64_t hash)
{
	size_t mask = map->slot_count - 1;

	for (size_t i = hash & mask;; i = (i + 1) & mask) {
		struct slot *slot = &map->slots[i];
		if (!slot->value || (slot->hash == hash && tvx_str_equal(slot->key, key)))
			return slot;
	}
}

void *
tvx_map_get(const struct tvx_map *map, struct tvx_str key)
{
	return find(map, key, hash_of(map, key))->value;
}

static void
grow(struct tvx_map *map)
{
	struct slot *old = map->slots;
	size_t old_count = map->slot_count;

	map->slot_count *= 2;
	map->slots = tvx_arena_alloc(map->arena, map->slot_count * sizeof(struct slot));
	for (size_t i = 0; i < old_count; i++)
		if (old[i].value)
			*find(map, old[i].key, old[i].hash) = old[i];
}

void *
tvx_map_add(struct tvx_map *map, struct tvx_str key, void *value)
{
	uint64_t hash = hash_of(map, key);
	struct slot *slot = find(map, key, hash);

	if (slot->value)
		return slot->value;
	*slot = (struct slot){ key, value, hash };
	if (++map->used * 2 > map->slot_count)
		grow(map);
	return NULL;
}

void
tvx_map_clear(struct tvx_map *map)
{
	if (map->used)
		memset(map->slots, 0, map->slot_count * sizeof(struct slot));
	map->used = 0;
}
