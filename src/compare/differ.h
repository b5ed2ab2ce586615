/* The longest common subsequence of two rows of symbols. */
#ifndef TVX_COMPARE_DIFFER_H
#define TVX_COMPARE_DIFFER_H

#include "base/arena.h"

/* Writes for each of the old symbols the index of the new one that it is kept as, or UINT32_MAX.
 * Exact up to the limits of tuning.h; stretches beyond them count as rewritten. */
void tvx_differ(const uint32_t *old_symbols, uint32_t old_count, const uint32_t *new_symbols,
		uint32_t new_count, uint32_t *kept_as);

#endif
