/* Labels as numbers: "23.bis", "(a)", "IV.", and back. */
#ifndef TVX_MODEL_LABEL_NUMBERS_H
#define TVX_MODEL_LABEL_NUMBERS_H

#include "travaux/base.h"

enum tvx_numerals {
	TVX_DECIMAL,
	TVX_ROMAN_UPPER,
	TVX_ROMAN_LOWER,
	TVX_LETTER_UPPER,
	TVX_LETTER_LOWER,
	TVX_NUMERALS
};

struct tvx_number {
	struct tvx_str before, after; /* "(" and ")", "Article " and "." */
	struct tvx_str core;          /* the number as printed, without what follows below */
	enum tvx_numerals numerals;
	unsigned value;
	bool also_letter;  /* a single letter, read as a Roman number */
	bool interpolated; /* bis, ter, 12A */
};

/* Whether a label is a number of one step; strings are borrowed from label. A single letter
 * that may be Roman is read as such. */
bool tvx_number_parse(struct tvx_str label, struct tvx_number *out);
/* Reads a Roman number as a letter. */
void tvx_number_as_letter(struct tvx_number *number);
/* Adds the number in these numerals. */
void tvx_number_format(enum tvx_numerals numerals, unsigned value, struct tvx_buf *out);
/* The length of "bis" and its like at the start of words, a separator before it included; zero
 * when there is none. */
size_t tvx_number_suffix(struct tvx_str words);

#endif
