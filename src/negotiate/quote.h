/* Finding words as people quote them. */
#ifndef TVX_NEGOTIATE_QUOTE_H
#define TVX_NEGOTIATE_QUOTE_H

#include "travaux/base.h"

/* A text in the form in which quotations are compared: no capitals, one form of quotes, dashes
 * and spaces. Made once, asked often. */
struct tvx_quotable {
	struct tvx_buf folded;
	uint32_t *offsets; /* of each folded byte in the text; one more for its end */
	struct tvx_str text;
};

struct tvx_match {
	size_t from, to; /* bytes in the text */
};

void tvx_quotable_init(struct tvx_quotable *quotable, struct tvx_str text);
void tvx_quotable_release(struct tvx_quotable *quotable);
/* Finds whole words; writes at most cap matches, from left to right and without overlaps, and
 * returns how many there are. */
size_t tvx_quotable_find(const struct tvx_quotable *quotable, struct tvx_str quoted,
			 struct tvx_match *out, size_t cap);
/* The words of the text that are most like those quoted; empty when nothing is. */
struct tvx_str tvx_quotable_nearest(const struct tvx_quotable *quotable, struct tvx_str quoted);
/* Some words before and after a match, cut between words. */
void tvx_match_around(struct tvx_str text, struct tvx_match match, struct tvx_str *before,
		      struct tvx_str *after);

#endif
