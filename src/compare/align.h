/* Which item became which: links between the two sides, made by one pass after the other. */
#ifndef TVX_COMPARE_ALIGN_H
#define TVX_COMPARE_ALIGN_H

#include "compare/side.h"

/* Counts the words that two items have in common, by weight. */
struct tvx_scorer {
	struct tvx_purse {
		uint32_t stamp, left;
		float weight; /* of the word */
	} * purses;           /* by word */
	uint32_t now;
	uint32_t *spent; /* words to be given back */
	size_t spent_cap;
};

struct tvx_link {
	uint32_t item[2];
	uint32_t next[2]; /* the next link of the same item; or none */
	float similarity;
	uint32_t block;
	bool copy; /* an alternative, beside what its item became */
	bool moved;
};

/* Two items that share rare features, and the weight of the words they share. */
struct tvx_edge {
	uint32_t item[2];
	float overlap;
};

struct tvx_alignment {
	struct tvx_items *items; /* two; which is old does not matter here */
	const struct tvx_vocabulary *vocabulary;
	enum tvx_lineage lineage;
	struct tvx_scorer scorer;
	struct tvx_link *links;
	uint32_t link_count, link_cap;
	uint32_t *heads[2]; /* the first link of each item; or none */
	struct tvx_edge *edges;
	size_t edge_count;
};

/* All passes, in their order. items must outlive it. */
void tvx_align(struct tvx_alignment *alignment, struct tvx_items items[2],
	       const struct tvx_vocabulary *vocabulary, enum tvx_lineage lineage);
void tvx_alignment_release(struct tvx_alignment *alignment);

/* --- for the passes ---------------------------------------------------------------------- */

bool tvx_is_free(const struct tvx_alignment *alignment, int side, uint32_t item);
/* What the item is linked to first; or none. */
uint32_t tvx_partner(const struct tvx_alignment *alignment, int side, uint32_t item);
bool tvx_is_linked(const struct tvx_alignment *alignment, uint32_t a, uint32_t b);
/* Alternatives wait until their paragraphs have found theirs. */
bool tvx_is_alternative(const struct tvx_alignment *alignment, int side, uint32_t item);
struct tvx_link *tvx_link_add(struct tvx_alignment *alignment, uint32_t a, uint32_t b);
/* Makes a link that was taken off its items the link of others. */
void tvx_link_reuse(struct tvx_alignment *alignment, uint32_t link, uint32_t a, uint32_t b);
/* Gives an item that is one of two lone partners another partner; the old one is free again. */
void tvx_link_turn(struct tvx_alignment *alignment, int side, uint32_t item, uint32_t to);
/* Share of the words of both that both have, by weight. */
float tvx_dice(const struct tvx_alignment *alignment, uint32_t a, uint32_t b, float overlap);
/* The weight of the words that two items have in common. */
float tvx_overlap(struct tvx_alignment *alignment, uint32_t a, uint32_t b);
/* What speaks for a pair besides its words: neighbours, headings, kinds. */
float tvx_context(const struct tvx_alignment *alignment, uint32_t a, uint32_t b);
/* The same, and whether the nearest linked ones are partners, and what stands under headings. */
float tvx_surroundings(const struct tvx_alignment *alignment, uint32_t a, uint32_t b);

/* Whether their headings are partners. */
bool tvx_share_section(const struct tvx_alignment *alignment, uint32_t a, uint32_t b);

/* Whether what stands under two headings of different words went elsewhere. */
bool tvx_are_headings_apart(const struct tvx_alignment *alignment, uint32_t a, uint32_t b);

/* Of two headings: the share of what stands under them that has its partner under the other. */
float tvx_share_below(const struct tvx_alignment *alignment, uint32_t a, uint32_t b);

/* Share of the part's pairs of neighbouring words that the whole, on the other side, has too. */
float tvx_rows(const struct tvx_alignment *alignment, int side, uint32_t part, uint32_t whole);
/* Whether one of them has so few words that they say little. */
bool tvx_is_short(const struct tvx_alignment *alignment, uint32_t a, uint32_t b);

void tvx_scorer_init(struct tvx_scorer *scorer, const struct tvx_vocabulary *vocabulary);
void tvx_scorer_release(struct tvx_scorer *scorer);
/* Makes the words of an item those to be shared. */
void tvx_scorer_load(struct tvx_scorer *scorer, const struct tvx_items *items, uint32_t item);
/* Takes the words of an item out of them, as far as they are there. */
void tvx_scorer_spend(struct tvx_scorer *scorer, const struct tvx_items *items, uint32_t item);
/* How many words they share with an item; *weight gets their weight, unless NULL. */
uint32_t tvx_scorer_common(struct tvx_scorer *scorer, const struct tvx_items *items, uint32_t item,
			   float *weight);

/* Same id, same paragraph, where lineage says so. */
void tvx_align_ids(struct tvx_alignment *alignment);
/* The same words, once on either side, in any order; then their equal neighbours. */
void tvx_align_exact(struct tvx_alignment *alignment);
/* The same words several times on a side: by context where few, in order where many. */
void tvx_align_copies(struct tvx_alignment *alignment);
/* Once more, those that are partners of one another already, by all that is known of their
 * surroundings. */
void tvx_align_families(struct tvx_alignment *alignment);
/* Finds the edges. */
void tvx_align_candidates(struct tvx_alignment *alignment);
/* The best edges first, each item once. */
void tvx_align_greedy(struct tvx_alignment *alignment);
/* Near copies change partners by all that is known of their surroundings. */
void tvx_align_places(struct tvx_alignment *alignment);
/* In a long text, new edges among the items that are free still, and the best of them. */
void tvx_align_again(struct tvx_alignment *alignment);
void tvx_align_gaps(struct tvx_alignment *alignment);
/* Headings follow what stands under them. */
void tvx_align_headings(struct tvx_alignment *alignment);
void tvx_align_alternatives(struct tvx_alignment *alignment);
/* Alternatives that are printed instead of their paragraphs, by the base words of these. */
void tvx_align_stand_ins(struct tvx_alignment *alignment);
/* Splits and merges. */
void tvx_align_pieces(struct tvx_alignment *alignment);
/* Which links are out of order, and in which blocks; links are sorted by the second side. */
void tvx_align_moves(struct tvx_alignment *alignment);

#endif
