/* Places as people type them, and what stands there. */
#ifndef TVX_MODEL_PLACES_H
#define TVX_MODEL_PLACES_H

#include "base/arena.h"
#include "base/map.h"
#include "travaux/model.h"

struct tvx_reference;

/* "v.b.23.bis." is v.b.23bis, whatever the case. Borrowed from arena. */
struct tvx_str tvx_place_fold(struct tvx_arena *arena, struct tvx_str place);

/* What a place may be called in one draft. */
struct tvx_place_index {
	const struct tvx_survey *survey;
	struct tvx_arena *arena;
	struct tvx_map *targets;
	bool has_articles;
};

struct tvx_target {
	const struct tvx_unit *first, *last; /* in the order of the draft; the same: only one */
};

/* The index, and what it hands out, live as long as both arena and survey. */
void tvx_place_index_init(struct tvx_place_index *index, const struct tvx_survey *survey,
			  struct tvx_arena *arena);
/* NULL when nothing stands there. Borrowed from index. */
const struct tvx_target *tvx_place_target(const struct tvx_place_index *index,
					  const struct tvx_reference *reference,
					  struct tvx_str place);
/* An article where nobody counts articles, so that those of a treaty are meant. */
bool tvx_place_is_of_treaty(const struct tvx_place_index *index,
			    const struct tvx_reference *reference);
/* A place with the noun before it, folded: "annexiii". Borrowed from index. */
struct tvx_str tvx_place_titled(const struct tvx_place_index *index,
				const struct tvx_reference *reference, struct tvx_str place);

#endif
