/* Text folded for searching, with the way back to where each byte came from. */
#ifndef TVX_WRITE_SEARCH_FOLD_H
#define TVX_WRITE_SEARCH_FOLD_H

#include "travaux/base.h"

/* All zero is a valid empty value. */
struct tvx_folded {
	struct tvx_buf bytes;
	uint32_t *from; /* for each byte, and for the end: the offset in the text */
	size_t cap;
};

void tvx_folded_release(struct tvx_folded *folded);
/* Folds case, quotes, dashes, spaces and the forms of accents; spaces at either end go. What was
 * there before is forgotten. */
void tvx_fold(struct tvx_folded *folded, struct tvx_str text);
/* Finds words that begin where a word begins, at or after *at, which then stands behind them;
 * false when there are none. *found is the part of the text. */
bool tvx_folded_find(const struct tvx_folded *folded, const struct tvx_folded *words, size_t *at,
		     struct tvx_str text, struct tvx_str *found);

#endif
