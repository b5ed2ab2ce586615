/* Two edits of one passage laid over one another. */
#ifndef TVX_COMPARE_COLLIDE_H
#define TVX_COMPARE_COLLIDE_H

#include "base/arena.h"
#include "travaux/compare.h"

/* What two texts did with the words of one base unit, each in its own comparison with the base, and
 * where they collide; both groups have no other unit. Caller releases spots with
 * tvx_spots_release. */
enum tvx_clash tvx_collide(const struct tvx_comparison *const comparisons[2],
			   const struct tvx_group *const groups[2], struct tvx_spots *spots);

#endif
