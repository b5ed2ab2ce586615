/* A base and two texts made from it: what each changed, and where they collide. */
#include "compare/three_way.h"
#include "compare/collide.h"

#include <stdlib.h>

const char *
tvx_clash_word(enum tvx_clash clash)
{
	static const char *const words[] = {
		[TVX_CLASH_NONE] = "unchanged",  [TVX_CLASH_ONE] = "one",
		[TVX_CLASH_ALIKE] = "alike",     [TVX_CLASH_APART] = "apart",
		[TVX_CLASH_COLLIDE] = "collide",
	};

	return words[clash];
}

const char *
tvx_why_word(enum tvx_why why)
{
	static const char *const words[] = {
		[TVX_WHY_WORDS] = "words",     [TVX_WHY_DROPPED] = "dropped",
		[TVX_WHY_DIVIDED] = "divided", [TVX_WHY_MOVED] = "moved",
		[TVX_WHY_PUT_IN] = "put-in",   [TVX_WHY_NEARLY] = "nearly",
		[TVX_WHY_PLACES] = "places",   [TVX_WHY_SECTION] = "section",
	};

	return words[why];
}

/* --- what changed -------------------------------------------------------------------------------- */

/* Numbers and forms of quotes are no change here: each text numbers itself. */
static bool
is_changed(const struct tvx_comparison *comparison, const struct tvx_group *group)
{
	const struct tvx_pair *pair = group->pairs;

	return group->pair_count > 1 || pair->moved || pair->relation != TVX_SAME ||
	       tvx_group_has_other_marks(comparison, group);
}

/* One unit of the base, and what became of it on its own. */
static bool
is_alone(const struct tvx_group *group)
{
	return group->pair_count == 1;
}

/* Whether both split or merged the same to the same words. */
static bool
is_divided_alike(const struct tvx_group *a, const struct tvx_group *b)
{
	bool alike = a->pair_count == b->pair_count;

	for (size_t p = 0; p < a->pair_count && alike; p++) {
		const struct tvx_pair *x = &a->pairs[p], *y = &b->pairs[p];
		alike = x->old_unit == y->old_unit && x->moved == y->moved &&
			tvx_str_equal(x->new_words, y->new_words);
	}
	return alike;
}

static bool
keeps_place(const struct tvx_group *group)
{
	return group->pairs->old_unit && group->pairs->new_unit && !group->pairs->moved;
}

/* By group of one text. Caller frees. */
static struct tvx_gap *
find_gaps(const struct tvx_three_way *three, int which)
{
	const struct tvx_unit *units = three->base->survey->units;
	size_t count, before = 0, behind = three->base->survey->count;
	const struct tvx_group *groups = tvx_comparison_groups(three->comparisons[which], &count);
	struct tvx_gap *gaps = tvx_realloc(NULL, count + 1, sizeof(*gaps));

	for (size_t g = 0; g < count; g++) {
		gaps[g].before = before;
		if (keeps_place(&groups[g]))
			before = (size_t)(groups[g].pairs->old_unit - units) + 1;
	}
	for (size_t g = count; g-- > 0;) {
		gaps[g].behind = behind;
		if (keeps_place(&groups[g]))
			behind = (size_t)(groups[g].pairs->old_unit - units);
	}
	return gaps;
}

static struct tvx_gap
gap_of(const struct tvx_three_way *three, int which, const struct tvx_group *group)
{
	size_t count;

	return three->gaps[which][group - tvx_comparison_groups(three->comparisons[which], &count)];
}

/* Whether what both moved may stand at one place. */
static bool
is_moved_alike(const struct tvx_three_way *three, const struct tvx_three_row *row)
{
	struct tvx_gap x = gap_of(three, 0, row->groups[0]), y = gap_of(three, 1, row->groups[1]);

	return x.before <= y.behind && y.before <= x.behind;
}

static enum tvx_clash
collide_in_words(const struct tvx_three_way *three, const struct tvx_three_row *row,
		 struct tvx_spots *spots)
{
	const struct tvx_comparison *comparisons[2] = { three->comparisons[0],
							three->comparisons[1] };

	return tvx_collide(comparisons, row->groups, spots);
}

/* What both did with one unit that both kept whole. */
static void
judge_unit(const struct tvx_three_way *three, struct tvx_three_row *row)
{
	bool moved[2] = { row->groups[0]->pairs->moved, row->groups[1]->pairs->moved };
	struct tvx_spots spots;

	row->clash = collide_in_words(three, row, &spots);
	tvx_spots_release(&spots);
	if (row->clash != TVX_CLASH_COLLIDE && moved[0] && moved[1] &&
	    !is_moved_alike(three, row)) {
		row->clash = TVX_CLASH_COLLIDE;
		row->why = TVX_WHY_MOVED;
	} else if (row->clash == TVX_CLASH_ALIKE && moved[0] != moved[1]) {
		row->clash = TVX_CLASH_APART;
	}
}

/* Whether one text moved a unit to where the other left no section. */
static bool
is_stranded(const struct tvx_three_way *three, const struct tvx_three_row *row)
{
	bool stranded = false;

	for (int which = 0; which < 2 && !stranded; which++) {
		const struct tvx_group *group = row->groups[which];
		stranded = is_alone(group) && group->pairs->moved &&
			   tvx_is_in_dropped(three, which, group);
	}
	return stranded;
}

static void
judge(const struct tvx_three_way *three, struct tvx_three_row *row)
{
	const struct tvx_group *x = row->groups[0], *y = row->groups[1];

	if (!row->changed[0] || !row->changed[1]) {
		row->clash = row->changed[0] || row->changed[1] ? TVX_CLASH_ONE : TVX_CLASH_NONE;
	} else if (is_alone(x) && is_alone(y) && !tvx_is_dropped(x) && !tvx_is_dropped(y)) {
		judge_unit(three, row);
	} else if (is_divided_alike(x, y)) {
		row->clash = TVX_CLASH_ALIKE;
	} else {
		row->clash = TVX_CLASH_COLLIDE;
		row->why = tvx_is_dropped(x) || tvx_is_dropped(y) ? TVX_WHY_DROPPED
								  : TVX_WHY_DIVIDED;
	}
	if (row->clash != TVX_CLASH_COLLIDE && is_stranded(three, row)) {
		row->clash = TVX_CLASH_COLLIDE;
		row->why = TVX_WHY_SECTION;
	}
}

void
tvx_spots_init(struct tvx_spots *out, const struct tvx_three_way *three,
	       const struct tvx_three_row *row)
{
	*out = (struct tvx_spots){ 0 };
	if (row->base_unit && row->clash == TVX_CLASH_COLLIDE && row->why == TVX_WHY_WORDS)
		collide_in_words(three, row, out);
}

/* --- rows ---------------------------------------------------------------------------------------- */

void
tvx_three_add_row(struct tvx_three_way *three, struct tvx_three_row row)
{
	row.after = row.base_unit ? NULL : three->last;
	if (three->count == three->cap) {
		three->cap = three->cap ? three->cap * 2 : 64;
		three->rows = tvx_realloc(three->rows, three->cap, sizeof(*three->rows));
	}
	three->rows[three->count++] = row;
}

static void
add_unit(struct tvx_three_way *three, size_t unit, bool *seen[2])
{
	struct tvx_three_row row = { .base_unit = &three->base->survey->units[unit] };
	size_t count;

	for (int which = 0; which < 2; which++) {
		const struct tvx_group *group = three->of_base[which][unit];
		const struct tvx_group *first = tvx_comparison_groups(three->comparisons[which],
								      &count);
		if (!group)
			return;
		bool *was = &seen[which][group - first];
		row.groups[which] = group;
		row.counts[which] = 1;
		row.changed[which] = is_changed(three->comparisons[which], group);
		row.again[which] = *was;
		*was = true;
	}
	if (row.again[0] && row.again[1])
		return;
	judge(three, &row);
	tvx_three_add_row(three, row);
}

static void
make_rows(struct tvx_three_way *three)
{
	bool *seen[2];

	for (int which = 0; which < 2; which++) {
		size_t count;
		tvx_comparison_groups(three->comparisons[which], &count);
		seen[which] = tvx_alloc((count + 1) * sizeof(bool));
	}
	tvx_news_add(three, 0);
	for (size_t i = 0; i < three->base->survey->count; i++) {
		add_unit(three, i, seen);
		three->last = &three->base->survey->units[i];
		tvx_news_add(three, i + 1);
	}
	free(seen[0]);
	free(seen[1]);
}

/* --- the whole ----------------------------------------------------------------------------------- */

const struct tvx_group **
tvx_groups_by_unit(const struct tvx_comparison *comparison, const struct tvx_side *side,
		   bool old_side)
{
	const struct tvx_group **groups = tvx_alloc((side->survey->count + 1) * sizeof(*groups));
	size_t count;
	const struct tvx_group *list = tvx_comparison_groups(comparison, &count);

	for (size_t g = 0; g < count; g++)
		for (size_t p = 0; p < list[g].pair_count; p++) {
			const struct tvx_pair *pair = &list[g].pairs[p];
			const struct tvx_unit *unit = old_side ? pair->old_unit : pair->new_unit;
			if (unit)
				groups[unit - side->survey->units] = &list[g];
		}
	return groups;
}

struct tvx_three_way *
tvx_three_way_new(const struct tvx_side *base, const struct tvx_side *first,
		  const struct tvx_side *second, enum tvx_lineage lineage)
{
	struct tvx_three_way *three = tvx_alloc(sizeof(*three));

	three->base = base;
	three->sides[0] = first;
	three->sides[1] = second;
	for (int which = 0; which < 2; which++) {
		three->comparisons[which] = tvx_comparison_new(base, three->sides[which], lineage);
		three->of_base[which] = tvx_groups_by_unit(three->comparisons[which], base, true);
		three->gaps[which] = find_gaps(three, which);
	}
	tvx_news_init(three);
	make_rows(three);
	return three;
}

void
tvx_three_way_free(struct tvx_three_way *three)
{
	if (!three)
		return;
	tvx_news_release(three);
	for (int which = 0; which < 2; which++) {
		tvx_comparison_free(three->comparisons[which]);
		free((void *)three->of_base[which]);
		free(three->gaps[which]);
	}
	free(three->rows);
	free(three);
}

const struct tvx_comparison *
tvx_three_way_comparison(const struct tvx_three_way *three, int which)
{
	return three->comparisons[which];
}

const struct tvx_comparison *
tvx_three_way_across(const struct tvx_three_way *three)
{
	return three->across;
}

const struct tvx_three_row *
tvx_three_way_rows(const struct tvx_three_way *three, size_t *count)
{
	*count = three->count;
	return three->rows;
}
