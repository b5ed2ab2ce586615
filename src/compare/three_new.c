/* What two texts put into a base: which of it they put in at one place, and which of it is the
 * same. */
#include "compare/three_way.h"

#include <stdlib.h>

/* New units of one text, one after the other. */
struct run {
	const struct tvx_group *at, *end;
};

/* --- places -------------------------------------------------------------------------------------- */

static const struct tvx_group *
groups_of(const struct tvx_three_way *three, int which, size_t *count)
{
	return tvx_comparison_groups(three->comparisons[which], count);
}

/* A group stands where its first piece stands that did not move. */
static const struct tvx_unit *
unit_in_place(const struct tvx_group *group)
{
	for (size_t p = 0; p < group->pair_count; p++)
		if (group->pairs[p].old_unit && !group->pairs[p].moved)
			return group->pairs[p].old_unit;
	return group->pairs->old_unit;
}

/* The number of base units up to the end of a group, as far as they are neighbours. */
static size_t
place_behind(const struct tvx_three_way *three, int which, const struct tvx_group *group)
{
	size_t place = (size_t)(unit_in_place(group) - three->base->survey->units) + 1;

	for (size_t u = place; u < three->base->survey->count; u++) {
		const struct tvx_group *next = three->of_base[which][u];
		if (next && next != group)
			break;
		place = next ? u + 1 : place;
	}
	return place;
}

/* Returns whether there are any. */
static bool
find_news(struct tvx_three_way *three, int which)
{
	size_t count;
	const struct tvx_group *groups = groups_of(three, which, &count);
	bool any = false;

	for (size_t g = 0; g < count; g++) {
		if (!tvx_is_new(&groups[g]) || (g && tvx_is_new(&groups[g - 1])))
			continue;
		three->news[which][g ? place_behind(three, which, &groups[g - 1]) : 0] = &groups[g];
		any = true;
	}
	return any;
}

/* The last place before one, with nothing between that a text kept, where the other put something
 * in; or that place itself. */
static size_t
place_of_other(const struct tvx_three_way *three, int which, size_t place)
{
	for (size_t before = place; before > 0;) {
		const struct tvx_group *group = three->of_base[which][--before];
		if ((group && !tvx_is_dropped(group)) || three->news[which][before])
			break;
		if (three->news[!which][before])
			return before;
	}
	return place;
}

/* What a text put in where it dropped the units before stands as well before these: where the
 * other put something in there, both did so at one place. */
static void
meet(struct tvx_three_way *three, int which)
{
	for (size_t place = 1; place <= three->base->survey->count; place++) {
		const struct tvx_group *news = three->news[which][place];
		if (!news || three->news[!which][place])
			continue;
		size_t to = place_of_other(three, which, place);
		three->news[which][place] = NULL;
		three->news[which][to] = news;
	}
}

/* --- twins --------------------------------------------------------------------------------------- */

/* What the other text has of new that is nearly the same as something new in one; or NULL. */
static const struct tvx_group *
twin_of(const struct tvx_three_way *three, int which, const struct tvx_group *group)
{
	size_t index = (size_t)(group->pairs->new_unit - three->sides[which]->survey->units);
	const struct tvx_group *across = three->across ? three->of_across[which][index] : NULL;

	if (!across || across->pair_count > 1 || !across->pairs->old_unit ||
	    !across->pairs->new_unit)
		return NULL;
	const struct tvx_unit *unit = which ? across->pairs->old_unit : across->pairs->new_unit;
	const struct tvx_group *twin =
		three->of_side[!which][unit - three->sides[!which]->survey->units];
	return tvx_is_new(twin) ? twin : NULL;
}

static const struct tvx_group *
across_of(const struct tvx_three_way *three, const struct tvx_group *x)
{
	return three->of_across[0][x->pairs->new_unit - three->sides[0]->survey->units];
}

/* Whether nothing but forms of quotes and the like tells the words of both apart. */
static bool
is_the_same(const struct tvx_three_way *three, const struct tvx_group *across)
{
	struct tvx_edits edits;

	tvx_edits_init(&edits, three->across, across);
	unsigned changes = edits.changes;
	tvx_edits_release(&edits);
	return !(changes & ~(unsigned)(TVX_CHANGE_TYPOGRAPHY | TVX_CHANGE_MARKUP));
}

/* --- rows ---------------------------------------------------------------------------------------- */

static bool *
taken(const struct tvx_three_way *three, int which, const struct tvx_group *group)
{
	size_t count;

	return &three->taken[which][group - groups_of(three, which, &count)];
}

/* A row of what both have, here or, elsewhere, in another order or at another place. */
static void
add_twins(struct tvx_three_way *three, const struct tvx_group *x, const struct tvx_group *y,
	  bool elsewhere)
{
	const struct tvx_group *across = across_of(three, x);
	struct tvx_three_row row = { .groups = { x, y },
				     .counts = { 1, 1 },
				     .changed = { true, true },
				     .clash = TVX_CLASH_COLLIDE,
				     .why = elsewhere ? TVX_WHY_PLACES : TVX_WHY_NEARLY,
				     .across = across };

	if (*taken(three, 0, x))
		return;
	*taken(three, 0, x) = *taken(three, 1, y) = true;
	if (is_the_same(three, across)) {
		row.across = NULL;
		row.clash = elsewhere ? TVX_CLASH_COLLIDE : TVX_CLASH_ALIKE;
	}
	tvx_three_add_row(three, row);
}

/* The index of the heading that a unit of the base stands under; or that of none. */
static size_t
section_of(const struct tvx_unit *base_unit)
{
	return base_unit ? base_unit->section : SIZE_MAX;
}

bool
tvx_is_in_dropped(const struct tvx_three_way *three, int which, const struct tvx_group *group)
{
	const struct tvx_survey *survey = three->sides[which]->survey;
	size_t section = group->pairs->new_unit->section;
	const struct tvx_group *heading = section == SIZE_MAX ? NULL
							      : three->of_side[which][section];
	const struct tvx_unit *from = heading ? heading->pairs->old_unit : NULL;

	if (!from || group->pairs->new_unit == &survey->units[section])
		return false;
	size_t index = (size_t)(from - three->base->survey->units);
	return index != section_of(group->pairs->old_unit) &&
	       tvx_is_dropped(three->of_base[!which][index]);
}

static void
add_alone(struct tvx_three_way *three, int which, const struct run *run)
{
	for (const struct tvx_group *group = run->at; group < run->end; group++) {
		struct tvx_three_row row = { .clash = TVX_CLASH_ONE };
		row.groups[which] = group;
		row.counts[which] = 1;
		row.changed[which] = true;
		if (tvx_is_in_dropped(three, which, group)) {
			row.clash = TVX_CLASH_COLLIDE;
			row.why = TVX_WHY_SECTION;
		}
		tvx_three_add_row(three, row);
	}
}

/* Alternatives to a paragraph stand with that, in any order. */
static bool
is_alternatives(const struct run *run)
{
	const struct tvx_group *group = run->at;

	while (group < run->end && group->pairs->new_unit->alternative)
		group++;
	return group == run->end;
}

/* What only one has, or each something else. */
static void
add_strangers(struct tvx_three_way *three, const struct run *x, const struct run *y)
{
	if (is_alternatives(x) || is_alternatives(y)) {
		add_alone(three, 0, x);
		add_alone(three, 1, y);
		return;
	}
	tvx_three_add_row(three, (struct tvx_three_row){ .groups = { x->at, y->at },
							 .counts = { (size_t)(x->end - x->at),
								     (size_t)(y->end - y->at) },
							 .changed = { true, true },
							 .clash = TVX_CLASH_COLLIDE,
							 .why = TVX_WHY_PUT_IN });
}

/* Takes those without a twin off the front of a run. */
static struct run
take_strangers(const struct tvx_three_way *three, int which, struct run *run)
{
	struct run strangers = { run->at, run->at };

	while (run->at < run->end && !twin_of(three, which, run->at))
		strangers.end = ++run->at;
	return strangers;
}

static bool
is_within(const struct run *run, const struct tvx_group *group)
{
	return group >= run->at && group < run->end;
}

/* Takes the twins, or one whose twin is elsewhere, off the front of two runs that begin with one
 * each, or are at their end. */
static void
take_twins(struct tvx_three_way *three, struct run *x, struct run *y)
{
	const struct tvx_group *to = x->at < x->end ? twin_of(three, 0, x->at) : NULL;
	const struct tvx_group *from = y->at < y->end ? twin_of(three, 1, y->at) : NULL;

	if (to && to == y->at) {
		add_twins(three, x->at++, y->at++, false);
		return;
	}
	/* Of two pairs that stand crosswise one moved. */
	bool x_first = to && (!from || !is_within(y, to) ||
			      (is_within(x, from) && across_of(three, x->at)->pairs->moved));
	if (x_first)
		add_twins(three, x->at++, to, true);
	else
		add_twins(three, from, y->at++, true);
}

static struct run
run_at(const struct tvx_three_way *three, int which, size_t place)
{
	size_t count;
	const struct tvx_group *first = three->news[which][place];
	const struct tvx_group *end = groups_of(three, which, &count) + count;
	struct run run = { first, first };

	while (first && run.end < end && tvx_is_new(run.end))
		run.end++;
	return run;
}

void
tvx_news_add(struct tvx_three_way *three, size_t place)
{
	struct run x = run_at(three, 0, place), y = run_at(three, 1, place);

	while (x.at < x.end || y.at < y.end) {
		struct run only_x = take_strangers(three, 0, &x);
		struct run only_y = take_strangers(three, 1, &y);
		add_strangers(three, &only_x, &only_y);
		if (x.at < x.end || y.at < y.end)
			take_twins(three, &x, &y);
	}
}

/* --- the whole ----------------------------------------------------------------------------------- */

void
tvx_news_init(struct tvx_three_way *three)
{
	bool any[2];

	for (int which = 0; which < 2; which++) {
		size_t count;
		groups_of(three, which, &count);
		three->taken[which] = tvx_alloc((count + 1) * sizeof(bool));
		three->of_side[which] = tvx_groups_by_unit(three->comparisons[which],
							   three->sides[which], false);
		three->news[which] = tvx_alloc((three->base->survey->count + 1) *
					       sizeof(*three->news[which]));
		any[which] = find_news(three, which);
	}
	if (!any[0] || !any[1])
		return;
	/* The words decide: what both put in may have one number and be two things. */
	three->across = tvx_comparison_new(three->sides[0], three->sides[1], TVX_LINEAGE_NONE);
	for (int which = 0; which < 2; which++) {
		three->of_across[which] = tvx_groups_by_unit(three->across, three->sides[which],
							     which == 0);
		meet(three, which);
	}
}

void
tvx_news_release(struct tvx_three_way *three)
{
	tvx_comparison_free(three->across);
	for (int which = 0; which < 2; which++) {
		free(three->taken[which]);
		free((void *)three->of_side[which]);
		free((void *)three->of_across[which]);
		free((void *)three->news[which]);
	}
}
