/* A map from strings to pointers: open addressing, keys borrowed. The slots are small, for they are
 * looked at anywhere, and half of them are free; what they stand for lies in a row. */
#include "base/map.h"

#include <string.h>
#include <sys/random.h>

enum { FIRST_SLOTS = 16 };

struct entry {
	struct tvx_str key;
	void *value;
};

struct slot {
	uint32_t hash;
	uint32_t entry; /* its index plus one; zero: the slot is free */
};

struct tvx_map {
	struct tvx_arena *arena;
	struct slot *slots;
	size_t slot_count;     /* a power of two */
	struct entry *entries; /* room for as many as may be, which is half the slots */
	uint32_t count;
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
static uint32_t
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
	return (uint32_t)mix(hash ^ word);
}

struct tvx_map *
tvx_map_new(struct tvx_arena *arena)
{
	struct tvx_map *map = TVX_ARENA_NEW(arena, struct tvx_map);

	map->arena = arena;
	map->slot_count = FIRST_SLOTS;
	map->slots = tvx_arena_alloc(arena, FIRST_SLOTS * sizeof(struct slot));
	map->entries = tvx_arena_alloc(arena, FIRST_SLOTS / 2 * sizeof(struct entry));
	if (getrandom(&map->seed, sizeof(map->seed), GRND_NONBLOCK) != sizeof(map->seed))
		map->seed = (uint64_t)(uintptr_t)map;
	return map;
}

/* The slot of a key, or the free one where it belongs. */
static struct slot *
find(const struct tvx_map *map, struct tvx_str key, uint32_t hash)
{
	size_t mask = map->slot_count - 1;

	for (size_t i = hash & mask;; i = (i + 1) & mask) {
		struct slot *slot = &map->slots[i];
		if (!slot->entry ||
		    (slot->hash == hash && tvx_str_equal(map->entries[slot->entry - 1].key, key)))
			return slot;
	}
}

void *
tvx_map_get(const struct tvx_map *map, struct tvx_str key)
{
	const struct slot *slot = find(map, key, hash_of(map, key));

	return slot->entry ? map->entries[slot->entry - 1].value : NULL;
}

static void
grow(struct tvx_map *map)
{
	const struct slot *old = map->slots;
	const struct entry *entries = map->entries;
	size_t old_count = map->slot_count, mask = old_count * 2 - 1;

	map->slot_count = old_count * 2;
	map->slots = tvx_arena_alloc(map->arena, map->slot_count * sizeof(*map->slots));
	map->entries = tvx_arena_alloc(map->arena, old_count * sizeof(*map->entries));
	memcpy(map->entries, entries, map->count * sizeof(*entries));
	for (size_t s = 0; s < old_count; s++) {
		size_t i = old[s].hash & mask;
		while (old[s].entry && map->slots[i].entry)
			i = (i + 1) & mask;
		if (old[s].entry)
			map->slots[i] = old[s];
	}
}

void *
tvx_map_add(struct tvx_map *map, struct tvx_str key, void *value)
{
	uint32_t hash = hash_of(map, key);

	if ((size_t)map->count * 2 >= map->slot_count)
		grow(map);
	struct slot *slot = find(map, key, hash);
	if (slot->entry)
		return map->entries[slot->entry - 1].value;
	map->entries[map->count++] = (struct entry){ key, value };
	*slot = (struct slot){ hash, map->count };
	return NULL;
}

void
tvx_map_clear(struct tvx_map *map)
{
	if (map->count)
		memset(map->slots, 0, map->slot_count * sizeof(struct slot));
	map->count = 0;
}
