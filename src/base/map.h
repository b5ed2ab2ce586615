/* A map from strings to pointers. */
#ifndef TVX_BASE_MAP_H
#define TVX_BASE_MAP_H

#include "base/arena.h"

struct tvx_map;

/* Borrowed from arena, which also holds what it grows by. */
struct tvx_map *tvx_map_new(struct tvx_arena *arena);
/* NULL when there is none. */
void *tvx_map_get(const struct tvx_map *map, struct tvx_str key);
/* Adds a key that is not there yet and returns NULL, or changes nothing and returns what is
 * there. The key's bytes must outlive the map. */
void *tvx_map_add(struct tvx_map *map, struct tvx_str key, void *value);
/* Forgets all keys, keeps the memory. */
void tvx_map_clear(struct tvx_map *map);

#endif
