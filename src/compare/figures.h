/* The figures of a text: numbers, symbols with numbers in them, and months beside a day or year. */
#ifndef TVX_COMPARE_FIGURES_H
#define TVX_COMPARE_FIGURES_H

#include "compare/side.h"
#include "model/references.h"

struct tvx_figures {
	struct tvx_str *list; /* in their order, without signs around them */
	size_t count, cap;
	bool dated; /* the word taken last had a figure */
};

/* Adds the figures of an item; what it says in markup, and the numbers of places that it refers
 * to, are none. Strings are borrowed from the item. */
void tvx_figures_take(struct tvx_figures *figures, const struct tvx_item *item,
		      const struct tvx_place_index *places);
void tvx_figures_release(struct tvx_figures *figures);

#endif
