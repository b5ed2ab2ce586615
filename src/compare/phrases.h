/* Two rows of symbols aligned for a reader: what a further change costs him counts. */
#ifndef TVX_COMPARE_PHRASES_H
#define TVX_COMPARE_PHRASES_H

#include "base/arena.h"

struct tvx_row {
	uint32_t *symbols;
	uint32_t count;
	uint32_t main_count; /* what follows is alternatives */
};

/* Writes for each of the old symbols the index of the new one that it is kept as, or UINT32_MAX:
 * so that what all kept symbols are worth, less the price of every change, is the most. False
 * when the rows are too long for it; the limit is in tuning.h. */
bool tvx_phrases(const struct tvx_row *old_row, const int *worth, const struct tvx_row *new_row,
		 uint32_t *kept_as);

#endif
