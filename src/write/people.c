/* Delegations numbered in the order in which they are met. */
#include "write/people.h"

#include <stdlib.h>

void
tvx_people_init(struct tvx_people *people)
{
	*people = (struct tvx_people){ .arena = tvx_arena_new() };
	people->index = tvx_map_new(people->arena);
}

void
tvx_people_release(struct tvx_people *people)
{
	free(people->list);
	tvx_arena_free(people->arena);
	*people = (struct tvx_people){ 0 };
}

size_t
tvx_people_add(struct tvx_people *people, const struct tvx_delegation *who)
{
	uintptr_t at = (uintptr_t)tvx_map_get(people->index, who->id);

	if (at)
		return at - 1;
	if (people->count == people->cap) {
		people->cap = people->cap ? people->cap * 2 : 16;
		people->list = tvx_realloc(people->list, people->cap, sizeof(*people->list));
	}
	people->list[people->count] = who;
	tvx_map_add(people->index, who->id, (void *)(uintptr_t)(people->count + 1));
	return people->count++;
}
