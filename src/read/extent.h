/* What is new in a paragraph against the text that is being amended. */
#ifndef TVX_READ_EXTENT_H
#define TVX_READ_EXTENT_H

#include "travaux/model.h"

struct tvx_extents;

/* Words that one side has and the other has not; byte ranges in each. */
struct tvx_hunk {
	size_t old_from, old_to, from, to;
};

/* Prepares a draft for comparing with. Caller frees with tvx_extents_free. */
struct tvx_extents *tvx_extents_new(const struct tvx_draft *base);
void tvx_extents_free(struct tvx_extents *extents);
/* The words of the paragraph that is most like these; empty when none is. Borrowed. */
struct tvx_str tvx_extents_match(struct tvx_extents *extents, struct tvx_str words);
/* The hunks between two texts, in order. Caller frees *out with free. */
size_t tvx_extents_compare(struct tvx_str old, struct tvx_str words, struct tvx_hunk **out);
/* How many of the longer words of the shorter text the other has too, in per cent. */
unsigned tvx_extents_likeness(struct tvx_str a, struct tvx_str b);

#endif
