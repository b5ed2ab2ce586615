/* What the eye stumbles over in words that are to be printed. */
#ifndef TVX_MODEL_TYPING_SLIPS_H
#define TVX_MODEL_TYPING_SLIPS_H

#include "travaux/base.h"

/* Signs that cannot stand side by side, as in "migrants.; and"; empty when there are none.
 * Borrowed from words. */
struct tvx_str tvx_stray_signs(struct tvx_str words);
/* Finds the next phrase at or after *at that stands twice, as in "in keeping in keeping", and moves
 * past it. *found is borrowed from text. */
bool tvx_doubled_next(struct tvx_str text, size_t *at, struct tvx_str *found);

#endif
