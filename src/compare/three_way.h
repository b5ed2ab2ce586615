/* The three texts while their rows are made: what the parts of that share. */
#ifndef TVX_COMPARE_THREE_WAY_H
#define TVX_COMPARE_THREE_WAY_H

#include "base/arena.h"
#include "travaux/compare.h"

/* The base units between which a group stands in one text, of those that did not move there: how
 * many are before it, and the index of the first behind it. */
struct tvx_gap {
	size_t before, behind;
};

struct tvx_three_way {
	struct tvx_comparison *comparisons[2];
	struct tvx_comparison *across; /* first against second; NULL: not both have something new */
	const struct tvx_side *base, *sides[2];
	const struct tvx_group **of_base[2];   /* by base unit; NULL: it is not printed */
	const struct tvx_group **of_side[2];   /* by unit of that text, in its own comparison */
	const struct tvx_group **of_across[2]; /* the same, in the comparison of both */
	struct tvx_gap *gaps[2];               /* by group of each */
	/* The new units after each base unit, from one on, and before all of them at zero: the first
	 * of their groups, or NULL. */
	const struct tvx_group **news[2];
	bool *taken[2];              /* by group: it is new, and stands in a row already */
	const struct tvx_unit *last; /* the base unit that rows were made of last */
	struct tvx_three_row *rows;
	size_t count, cap;
};

static inline bool
tvx_is_new(const struct tvx_group *group)
{
	return group->pair_count == 1 && group->pairs->relation == TVX_ADDED;
}

static inline bool
tvx_is_dropped(const struct tvx_group *group)
{
	return group->pairs->relation == TVX_DELETED;
}

void tvx_three_add_row(struct tvx_three_way *three, struct tvx_three_row row);

/* By unit of one text the group that it is in, or NULL. Caller frees. */
const struct tvx_group **tvx_groups_by_unit(const struct tvx_comparison *comparison,
					    const struct tvx_side *side, bool old_side);

/* Whether what one text put in, or moved there, stands in a section of the base that the other
 * dropped. */
bool tvx_is_in_dropped(const struct tvx_three_way *three, int which, const struct tvx_group *group);

/* Finds what both have new, and where. */
void tvx_news_init(struct tvx_three_way *three);
void tvx_news_release(struct tvx_three_way *three);
/* Adds the rows of what is new after so many base units. */
void tvx_news_add(struct tvx_three_way *three, size_t after);

#endif
