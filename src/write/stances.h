/* Who does what on one unit: proposes, supports, opposes, reserves, owes. */
#ifndef TVX_WRITE_STANCES_H
#define TVX_WRITE_STANCES_H

#include "write/people.h"
#include "write/units.h"

enum tvx_doing {
	TVX_PROPOSES, /* something that is open */
	TVX_SUPPORTS,
	TVX_OPPOSES,
	TVX_RESERVES,
	TVX_CONSULTS,
	TVX_ASKS,
	TVX_OWES_WORD, /* must still confirm or advise */
	TVX_PROPOSED,  /* something that has ended */
	TVX_DOINGS
};

struct tvx_stance {
	size_t who; /* a number among the people */
	size_t counts[TVX_DOINGS];
};

/* Reads one unit after another; the memory is kept. All zero is not yet a valid value. */
struct tvx_stances {
	struct tvx_people people; /* everybody met so far */
	struct tvx_stance *list;  /* on the unit read last, in the order in which they are met */
	size_t count, cap;
	size_t *seats; /* by number among the people: one more than the index in list */
	size_t seat_cap;
	size_t unnamed; /* open proposals whose authors the paper does not say */
	struct tvx_arena *arena;
};

void tvx_stances_init(struct tvx_stances *stances);
void tvx_stances_release(struct tvx_stances *stances);
/* What stands as at a day, in list. With split an alternative has what is said of it for itself;
 * otherwise all of it is its paragraph's. */
void tvx_stances_read(struct tvx_stances *stances, const struct tvx_unit *unit,
		      struct tvx_date as_at, bool split);
/* Their ids with commas, or their codes with commas and spaces; of those who do this.
 * Borrowed from arena. */
struct tvx_str tvx_stances_ids(const struct tvx_stances *stances, struct tvx_arena *arena,
			       enum tvx_doing doing);
struct tvx_str tvx_stances_codes(const struct tvx_stances *stances, struct tvx_arena *arena,
				 enum tvx_doing doing);
/* How many do one of these things; doings has 1 << enum tvx_doing for each. */
size_t tvx_stances_count(const struct tvx_stances *stances, unsigned doings);
/* The word of tables: proposes, supports ... Static. */
const char *tvx_doing_word(enum tvx_doing doing);

#endif
