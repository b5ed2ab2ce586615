/* Delegations numbered in the order in which they are met. */
#ifndef TVX_WRITE_PEOPLE_H
#define TVX_WRITE_PEOPLE_H

#include "base/map.h"
#include "travaux/model.h"

struct tvx_people {
	const struct tvx_delegation **list;
	size_t count, cap;
	struct tvx_map *index; /* by id, one more than the index in list */
	struct tvx_arena *arena;
};

/* Caller releases with tvx_people_release. */
void tvx_people_init(struct tvx_people *people);
void tvx_people_release(struct tvx_people *people);
/* The number of a delegation, which gets the next one when it has none yet. */
size_t tvx_people_add(struct tvx_people *people, const struct tvx_delegation *who);

#endif
