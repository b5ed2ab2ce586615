/* What the lists and screens ask of a unit. */
#ifndef TVX_WRITE_UNITS_H
#define TVX_WRITE_UNITS_H

#include "base/arena.h"
#include "model/draft.h"
#include "travaux/write.h"

/* The words of a unit: of the base, of the alternative, or of the new paragraph proposed; white
 * space folded. Borrowed from arena. */
struct tvx_str tvx_unit_words(struct tvx_arena *arena, const struct tvx_unit *unit);
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
/* Whether a unit is the heading of its section. */
bool tvx_unit_heads_section(const struct tvx_survey *survey, const struct tvx_unit *unit);
/* The alternative that a proposal is or stands under, or NULL. */
const struct tvx_proposal *tvx_proposal_alternative(const struct tvx_proposal *proposal);
/* Whether a unit has for itself what is said of a proposal, or of the paragraph where that is
 * NULL: an alternative has what is said of it, its paragraph the rest. */
bool tvx_unit_has(const struct tvx_unit *unit, const struct tvx_proposal *about);
/* Whether a unit is counted: paragraphs and items, not titles, notes or alternatives. */
bool tvx_unit_counts(const struct tvx_unit *unit);

/* --- what cells and phrases are made of ------------------------------------------------------ */

/* Ids separated by commas, as the sheets have them. Borrowed from arena. */
struct tvx_str tvx_cell_ids(struct tvx_arena *arena, const struct tvx_parties *parties);
struct tvx_str tvx_cell_number(struct tvx_arena *arena, size_t number);
/* In the case of ASCII letters alone: words of a log are words of a table. */
struct tvx_str tvx_cell_lower(struct tvx_arena *arena, struct tvx_str s);
struct tvx_str tvx_cell_date(struct tvx_arena *arena, struct tvx_date date);
/* Everybody who owes an answer on a unit; nobody on an alternative, whose debts are those of its
 * paragraph. Borrowed from arena. */
const struct tvx_owed *tvx_unit_owed(struct tvx_arena *arena, const struct tvx_unit *unit,
				     const struct tvx_mark *inherited, struct tvx_date as_at,
				     size_t *count);
/* Adds "to confirm since 2015-11-18", the day only where it is wanted. */
void tvx_owed_phrase(const struct tvx_owed *owed, bool dated, struct tvx_buf *out);

#endif
