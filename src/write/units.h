/* What the lists and screens ask of a unit. */
#ifndef TVX_WRITE_UNITS_H
#define TVX_WRITE_UNITS_H

#include "base/arena.h"
#include "travaux/write.h"

/* The words of a unit: of the base, of the alternative, or of the new paragraph proposed; white
 * space folded. Borrowed from arena. */
struct tvx_str tvx_unit_words(struct tvx_arena *arena, const struct tvx_unit *unit);
/* The words that a proposal would take out; empty when it takes none. Borrowed from the draft. */
struct tvx_str tvx_old_words(const struct tvx_paragraph *paragraph, const struct tvx_proposal *p);
/* The last mark on a unit, whatever its scope, confirmations apart; NULL when there is none. */
const struct tvx_mark *tvx_unit_last_mark(const struct tvx_unit *unit, struct tvx_date as_at);

enum { TVX_STANDINGS = 4 };

/* How the paragraphs and items of one section stand, those of the sections in it included. */
struct tvx_tally {
	size_t heading; /* index of the unit that heads it; SIZE_MAX for the whole draft */
	size_t depth;
	size_t counts[TVX_STANDINGS]; /* by enum tvx_standing_level */
	size_t total;
};

/* One for the whole draft, then one for each section in document order.
 * Borrowed from arena. */
struct tvx_tally *tvx_tallies_of(struct tvx_arena *arena, const struct tvx_survey *survey,
				 size_t *count);
/* Whether a unit stands in a division, or in one within it. */
bool tvx_unit_stands_in(const struct tvx_unit *unit, const struct tvx_node *division);
/* Whether a unit is counted: paragraphs and items, not titles, notes or alternatives. */
bool tvx_unit_counts(const struct tvx_unit *unit);

#endif
