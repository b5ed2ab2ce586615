/* Places as people type them. */
#ifndef TVX_MODEL_PLACES_H
#define TVX_MODEL_PLACES_H

#include "base/arena.h"

/* "v.b.23.bis." is v.b.23bis, whatever the case. Borrowed from arena. */
struct tvx_str tvx_place_fold(struct tvx_arena *arena, struct tvx_str place);

#endif
