/* Every tuned number of the comparison, with where it comes from.
 *
 * "seeds": the 2005 program against the 2016 review draft, pairs of sections I to IV.
 * "gen": the generated pairs, default and legal, 1,000 to 100,000 paragraphs. */
#ifndef TVX_COMPARE_TUNING_H
#define TVX_COMPARE_TUNING_H

/* --- threads -------------------------------------------------------------------------------- */

/* Partners of fewer units are looked for on one thread, and shorter texts are taken on one. gen: with
 * 1,000 units the second thread saves a third of that. */
#define TUNE_BESIDE_UNITS 200
#define TUNE_BESIDE_BYTES (48 * 1024)
/* The same of work that takes less than a microsecond for each: to wake the other thread takes as long
 * as some thousand of them. */
#define TUNE_BESIDE_LIGHT 4000
#define TUNE_BESIDE_WORDS 100000

/* --- names ---------------------------------------------------------------------------------- */

/* A title of at least so many words, quoted in full in a paragraph, weighs as one word there.
 * seeds: the name of the program makes strangers of twenty common words. */
#define TUNE_NAME_WORDS 6

/* --- candidates -------------------------------------------------------------------------- */

/* A feature (a word or two words in a row) is rare when it stands this often on one side.
 * gen: 6 finds what 24 finds in half the time; at 100,000 legal paragraphs 9 finds one moved one in a
 * hundred more than 6, in the same time. It also bounds every posting list. */
#define TUNE_RARE 9
/* In a short text nothing is rare by that measure, and time does not matter: the limit rises by
 * so many divided by the number of units. seeds: phrases of the title stand in every section.
 * 48 and 24 candidates find nothing more there, in a sixth more time. */
#define TUNE_RARE_SHORT 5000
#define TUNE_RARE_MOST  24
/* Features kept of a unit: so many, and one more for every few words, up to a limit. gen: a
 * fixed 12 loses short pieces of long merged paragraphs. */
#define TUNE_SKETCH_LEAST     12
#define TUNE_SKETCH_PER_WORDS 8
#define TUNE_SKETCH_MOST      96
/* Candidates scored for each unit, by votes. gen: with 8 nothing is found that 5 do not
 * find. */
#define TUNE_CANDIDATES       5
#define TUNE_CANDIDATES_SHORT 8

/* --- one to one --------------------------------------------------------------------------- */

/* Least weighted Dice of two units anywhere, of two whose headings are a pair, and of two that
 * stand in the same gap between matched neighbours. gen: unrelated paragraphs reach 0.25. */
#define TUNE_DICE_FAR     0.36f
#define TUNE_DICE_SECTION 0.26f
#define TUNE_DICE_GAP     0.24f
/* What it is worth that the neighbour before, the neighbour after, the heading match. Enough to
 * decide between near copies, not enough to make strangers a pair. */
#define TUNE_BONUS_NEIGHBOUR 0.06f
#define TUNE_BONUS_SECTION   0.04f
/* That they open with the same words, so many of them: what a reader goes by. */
#define TUNE_BONUS_OPENING 0.06f
#define TUNE_OPENING_WORDS 4
/* A heading and a paragraph are a pair only when they are this much better than that. */
#define TUNE_MALUS_KIND 0.45f
/* A heading in another chapter than its chapter's partner. */
#define TUNE_MALUS_ELSEWHERE 0.15f
/* Units of so few words say little: they must have this much more in common. */
#define TUNE_SHORT_WORDS 8
#define TUNE_SHORT_MORE  0.18f
/* Least of two in the same gap when one begins with all words of the other, so many or more. gen,
 * with short paragraphs: every clause that was put behind one is found. */
#define TUNE_DICE_BEGINNING  0.05f
#define TUNE_BEGINNING_WORDS 2
/* How much better two pairs must be crosswise to change partners. */
#define TUNE_SWAP_GAIN 0.05f
/* What it is worth there that words stand in the same order: share of pairs of words, each way. */
#define TUNE_SWAP_ROWS 0.25f
/* How many words less, as shares of both pairs, near copies may have in common with partners that
 * stand where they should. gen: from 0.15 to 0.5 finds the same. */
#define TUNE_PLACED_WORDS 0.15f
/* Texts of so many units are looked through again for what found no partner, for among the few that
 * are left more is rare; and what a pair needs then. gen, legal: at 100,000 paragraphs 98 instead of
 * 96 of a hundred moved ones are found, at 10,000 no more are; at 0.45 half of what is found is
 * wrong. */
#define TUNE_AGAIN_UNITS 20000
#define TUNE_AGAIN_DICE  0.55f
/* Where more is left than one in so many the texts are strangers, and the work would double. */
#define TUNE_AGAIN_PART 4
/* Longest runs between matched neighbours that are compared each with each; bounds the work. */
#define TUNE_GAP_MOST 48

/* What it is worth among several with the same words that the nearest linked ones before, or
 * behind, are partners; and that all that stands under two headings is. seeds: "OAS member
 * states" heads two sections. */
#define TUNE_FAMILY_NEAREST 0.04f
#define TUNE_FAMILY_BELOW   0.50f

/* --- splits and merges -------------------------------------------------------------------- */

/* Least share of a piece that stands in the whole, and in what the other pieces leave of it.
 * gen: unrelated pieces reach 0.35 of a long paragraph. */
#define TUNE_PIECE_CONTAINED 0.58f
#define TUNE_PIECE_RESIDUE   0.45f
/* The same for pieces that stand beside their whole. */
#define TUNE_PIECE_CONTAINED_NEAR 0.42f
#define TUNE_PIECE_RESIDUE_NEAR   0.33f
/* Fewer words than this in common are found in any long paragraph, unless they are the whole
 * piece and it stands beside. */
#define TUNE_PIECE_WORDS     5
#define TUNE_PIECE_WORDS_FAR 8
/* Least share of the piece's pairs of words that the whole has too, for pieces from afar: lists
 * of common words are found in any long paragraph, their order is not. */
#define TUNE_PIECE_ROWS 0.30f
/* A further source explains a whole when it has this much of what the others leave of the whole,
 * and this much of itself is in it, the least that any piece must have. seeds: preambles that say the
 * same things over again. */
#define TUNE_PIECE_EXPLAINS  0.45f
#define TUNE_PIECE_EXPLAINED 0.30f
/* A near copy of a piece that was found is merged with it when this much of it is in the whole,
 * and so much and so many words of what the other leaves are its own. seeds: the activities on
 * smuggling and on trafficking, word for word alike but for that, are one in the new text. */
#define TUNE_PIECE_TWIN          0.75f
#define TUNE_PIECE_TWIN_EXPLAINS 0.20f
#define TUNE_PIECE_TWIN_WORDS    3
/* Words that a piece beside its whole must have in what the others leave, when they are common
 * ones that weigh little. seeds: the first general objective. */
#define TUNE_PIECE_WORDS_BESIDE 10
/* Least share of a whole without another partner that a piece from afar explains. seeds: the
 * number of a resolution stands wherever that is cited. */
#define TUNE_PIECE_EXPLAINS_LONE 0.20f
/* A unit that found no partner, in a longer one of its section that found none. */
#define TUNE_PIECE_LONE           0.45f
#define TUNE_PIECE_CONTAINED_LONE 0.72f
/* A piece leaves a partner that is less like it than this for a rival: a whole whose other
 * partners leave so many times more of the piece to it, from afar or beside. The neighbours,
 * headings and first words that speak for the partner count so many times over. gen: 1.2 from
 * afar loses as many merges as it finds, below 6 times heavily edited ones are torn apart. */
#define TUNE_RIVAL_DICE      0.80f
#define TUNE_RIVAL_MORE      1.5f
#define TUNE_RIVAL_MORE_NEAR 0.9f
#define TUNE_RIVAL_CONTEXT   8.0f
/* What an item must have in a heading, or a heading in an item, to be a piece of it. */
#define TUNE_PIECE_OTHER_KIND   0.95f
#define TUNE_PIECE_WORDS_ENTIRE 3
/* An alternative is a copy of what its item became when it has this much of it. */
#define TUNE_COPY_DICE 0.30f
/* Units of a section that are looked through for what an alternative stands in for. */
#define TUNE_STAND_IN_UNITS 256

/* --- headings -------------------------------------------------------------------------------- */

/* A heading follows its section when more than this share of the section's matched units went
 * to one other section. */
#define TUNE_HEADING_VOTES 0.5f

/* Two headings are no pair when so many of the units under them, of the first so many, have
 * partners and none of these stands under the other. seeds: "Implementers other than OAS
 * organs" and "Other OAS organs", which are opposites. */
#define TUNE_HEADING_APART 3
#define TUNE_HEADING_UNITS 64

/* --- moves ----------------------------------------------------------------------------------- */

/* What a unit weighs in the chain of those that kept their order, in words; its own words come on
 * top, up to as many again. gen: by words alone one long paragraph that passed two short ones
 * makes the two the movers. */
#define TUNE_CHAIN_UNIT 1000

/* --- words ----------------------------------------------------------------------------------- */

/* Edits searched for exactly in one stretch; beyond it the stretch counts as rewritten. Memory
 * is the square of it: 4 bytes * 1536 * 1537 = 9 MiB. */
#define TUNE_EDITS_MOST 1536
/* Diagonal steps allowed for a stretch, per token of it: keeps huge stretches linear, and lets
 * 1,500 words be rewritten from end to end. */
#define TUNE_EDITS_PER_TOKEN 800
/* The same in texts longer than so many tokens, where both sides are followed from one row of
 * symbols that both have to the next, with at most so many edits between them. */
#define TUNE_LONG_TOKENS          3000
#define TUNE_FOLLOW_ROW           24
#define TUNE_FOLLOW_EDITS         160
#define TUNE_EDITS_PER_TOKEN_LONG 60
/* A kept island of at most so many words between two changes is dropped when its weight is
 * below the floor: readers cannot use a lone "of the". seeds: 57 % of the islands before. */
#define TUNE_ISLAND_WORDS  2
#define TUNE_ISLAND_WEIGHT 9.0f
/* A passage with such islands is aligned again, where each word that is kept has a worth, by its
 * weight, and each change a price. seeds: 2.98 changes a paragraph, 11 % of the islands of one or two
 * words, 90.4 % of the common words kept; at a price of 44 there are 3.05 changes; without all this
 * 3.2 changes and 19 % (tests/bench/score_words.sh). */
#define TUNE_CHANGE_PRICE 45
#define TUNE_WORTH_WORD   20
#define TUNE_WORTH_WEIGHT 1.0f
#define TUNE_WORTH_SIGN   2
/* What one side of a change says in so many words and signs at most, and the other too, set apart by
 * brackets, stayed. seeds: "authorized" in V.B.26; without brackets there are 3.1 changes a paragraph. */
#define TUNE_STAYED_TOKENS 8
/* What it costs to keep a word of a paragraph in an alternative to it. seeds: V.B.26, whose first
 * alternative is the old text. */
#define TUNE_WORTH_ACROSS 9
/* Two changes with so many tokens kept between them are aligned again each by itself. */
#define TUNE_FIRM_TOKENS 24
/* Largest product of the lengths of both sides for which that is done, eight bytes each. */
#define TUNE_PHRASES_CELLS (1u << 20)

/* --- checks ---------------------------------------------------------------------------------- */

/* Two texts at least so similar are one text in two forms, so that a figure of the one is that of
 * the other. seeds: the year of the Third Summit changed at 0.74; at 0.57 a preamble was written
 * anew, with the symbol of another document. */
#define TUNE_FIGURE_SIMILARITY 0.67f
/* The same for a figure that only one of them has. seeds: a follow-up clause lost its year at
 * 0.90. */
#define TUNE_FIGURE_LONE_SIMILARITY 0.8f

/* --- traces ---------------------------------------------------------------------------------- */

/* Least words of a paragraph that is looked for; below, anything is found anywhere. */
#define TUNE_TRACE_WORDS 5
/* Words looked through at once: half as many again as the paragraph has, and a few. */
#define TUNE_TRACE_MORE 4
/* A row of two words that stands more often in the report says nothing about where. */
#define TUNE_TRACE_RARE 40
/* Units of the report that are read closely for each paragraph. */
#define TUNE_TRACE_CANDIDATES 8
/* Least share of the paragraph's words that stand in rows of three and more. seeds: activities
 * quoted with a bracketed capital or another article reach 0.90. */
#define TUNE_TRACE_QUOTED 0.80f
#define TUNE_TRACE_ROW    3
/* Least share of its words by weight in the passage: anywhere, where some stand in rows, and
 * under the heading that the program gives it to. seeds: the report of 2009. */
#define TUNE_TRACE_PARAPHRASED 0.60f
#define TUNE_TRACE_IN_ROWS     0.50f
#define TUNE_TRACE_ROWS        0.25f
#define TUNE_TRACE_ASSIGNED    0.38f
/* What it is worth that the headings agree, when several paragraphs ask for one passage. */
#define TUNE_TRACE_AGREES 0.10f
/* Most words of a heading that was read as a paragraph. */
#define TUNE_TRACE_HEADING_WORDS 12
/* A heading names whom another one names when it has this much of it. */
#define TUNE_TRACE_NAMES 0.70f
/* A passage is taken when more of it than this belongs to a surer match. */
#define TUNE_TRACE_TAKEN 0.50f

#endif
