/* Places at which two long rows of symbols surely belong together. */
#ifndef TVX_COMPARE_ANCHORS_H
#define TVX_COMPARE_ANCHORS_H

#include "base/arena.h"

struct tvx_anchor {
	uint32_t old_at, new_at;
};

/* Where a short row of symbols begins that stands once on either side, of these the most that
 * rise on both, in order. Some are missed. Caller frees. */
struct tvx_anchor *tvx_anchors(const uint32_t *old_symbols, uint32_t old_count,
			       const uint32_t *new_symbols, uint32_t new_count, size_t *count);

#endif
