/* What the eye stumbles over in words that are to be printed. */
#ifndef TVX_MODEL_TYPING_SLIPS_H
#define TVX_MODEL_TYPING_SLIPS_H

#include "travaux/base.h"

/* Signs that cannot stand side by side, as in "migrants.; and"; empty when there are none.
 * Borrowed from words. */
struct tvx_str tvx_stray_signs(struct tvx_str words);
/* Words that stand twice, as in "in keeping in keeping"; empty when there are none.
 * Borrowed from words. */
struct tvx_str tvx_stray_repetition(struct tvx_str words);

#endif
