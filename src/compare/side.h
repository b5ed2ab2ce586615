/* The two texts as they are compared: items with their words as numbers. */
#ifndef TVX_COMPARE_SIDE_H
#define TVX_COMPARE_SIDE_H

#include "base/arena.h"
#include "compare/tokens.h"
#include "travaux/compare.h"

#define TVX_NONE UINT32_MAX

/* One unit that the reading prints. */
struct tvx_item {
	const struct tvx_unit *unit;
	struct tvx_str text;
	const struct tvx_span *spans; /* markup in the text */
	uint32_t span_count;
	uint32_t below;        /* where footnotes begin in it; its end when it has none */
	uint32_t first, count; /* its words in the side's, those of a title but one blank; without
				* footnotes, which say nothing about which paragraph this is */
	uint32_t spelled;      /* where they begin with every title spelled out, and those of
				* footnotes behind them */
	uint32_t section;      /* the heading that it stands under; of a heading, the one above */
	uint32_t root;         /* the chapter: topmost heading above it that is no title; itself
				* for such a heading */
	uint32_t host;         /* of an alternative: its paragraph's item, when that is printed */
	bool heading;
	uint64_t hash; /* of its words in their order */
	float weight;  /* of its words together */
};

struct tvx_items {
	struct tvx_item *list;
	uint32_t count;
	/* Behind them: base words of paragraphs, each with the item that is printed instead, an
	 * alternative, as its host. They are asked when that finds no partner. */
	uint32_t base_count;
	uint32_t *words;
	size_t word_count, word_cap;
	struct tvx_arena *arena; /* texts with markup in them */
};

/* Gives an item of a unit its text. */
void tvx_item_print(struct tvx_items *items, struct tvx_item *item,
		    const struct tvx_reading *reading);

/* Adds the words of both to the vocabulary, then weighs them. */
void tvx_items_init(struct tvx_items items[2], const struct tvx_side *const sides[2],
		    struct tvx_vocabulary *vocabulary);
void tvx_items_release(struct tvx_items *items);

#endif
