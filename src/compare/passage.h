/* The words of a text with their places, to be searched for passages. */
#ifndef TVX_COMPARE_PASSAGE_H
#define TVX_COMPARE_PASSAGE_H

#include "compare/side.h"
#include "compare/tuning.h"

struct tvx_stretch {
	uint32_t start, end; /* of words */
};

struct tvx_passages {
	const struct tvx_vocabulary *vocabulary;
	uint32_t *words;
	struct tvx_place {
		uint32_t item, start, end; /* in bytes of the item's text */
	} * places;                        /* of each word */
	uint32_t count, cap;
	uint32_t *firsts; /* by item: its first word; one more at the end */
	uint32_t item_count;
	uint32_t *heads, *nexts; /* words by the hash of themselves and the next one, plus one */
	uint32_t head_mask;
	float *votes;          /* by item */
	uint32_t *need, *have; /* by word of the vocabulary */
};

/* "[d]evelop", as lawyers quote what began with a capital, is one word. */
void tvx_passages_init(struct tvx_passages *passages, const struct tvx_items *items,
		       struct tvx_vocabulary *vocabulary);
void tvx_passages_release(struct tvx_passages *passages);
/* The items that share most of the rare rows of two words with a row of words. Returns how many. */
uint32_t tvx_passages_find(struct tvx_passages *passages, const uint32_t *words, uint32_t count,
			   uint32_t found[static TUNE_TRACE_CANDIDATES]);
/* The stretch of an item that has most of the words, by weight; returns that. */
float tvx_passages_best(struct tvx_passages *passages, uint32_t item, const uint32_t *words,
			uint32_t count, struct tvx_stretch *where);
/* What a stretch is in the item's text. Borrowed from items. */
struct tvx_str tvx_passages_text(const struct tvx_passages *passages, const struct tvx_items *items,
				 uint32_t item, struct tvx_stretch where);

#endif
