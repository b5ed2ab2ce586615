/* A base and two texts made from it: what each changed, and where they collide. */
#include "base/arena.h"
#include "compare/collide.h"
#include "compare/differ.h"
#include "travaux/compare.h"

#include <stdlib.h>
#include <string.h>

struct tvx_three_way {
	struct tvx_comparison *comparisons[2];
	const struct tvx_side *base;
	const struct tvx_group **group_of[2]; /* by base unit; NULL: it is not printed */
	struct tvx_three_row *rows;
	size_t count, cap;
};

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

/* --- what changed -------------------------------------------------------------------------------- */

/* Numbers and forms of quotes are no change here: each text numbers itself. */
static bool
is_changed(const struct tvx_group *group)
{
	const struct tvx_pair *pair = group->pairs;

	return group->pair_count > 1 || pair->moved || pair->relation != TVX_SAME;
}

/* One unit of the base, and what became of it on its own. */
static bool
is_alone(const struct tvx_group *group)
{
	return group->pair_count == 1;
}

static bool
is_dropped(const struct tvx_group *group)
{
	return group->pairs->relation == TVX_DELETED;
}

static enum tvx_clash
collide(const struct tvx_three_way *three, const struct tvx_three_row *row, struct tvx_spots *spots)
{
	const struct tvx_comparison *comparisons[2] = { three->comparisons[0],
							three->comparisons[1] };

	return tvx_collide(comparisons, row->groups, spots);
}

static enum tvx_clash
clash_of(const struct tvx_three_way *three, const struct tvx_three_row *row)
{
	struct tvx_spots spots;

	if (!row->changed[0] || !row->changed[1])
		return row->changed[0] || row->changed[1] ? TVX_CLASH_ONE : TVX_CLASH_NONE;
	if (is_dropped(row->groups[0]) && is_dropped(row->groups[1]))
		return TVX_CLASH_ALIKE;
	if (is_dropped(row->groups[0]) || is_dropped(row->groups[1]))
		return TVX_CLASH_COLLIDE;
	if (!is_alone(row->groups[0]) || !is_alone(row->groups[1]))
		return TVX_CLASH_COLLIDE;
	enum tvx_clash clash = collide(three, row, &spots);
	tvx_spots_release(&spots);
	if (clash == TVX_CLASH_ALIKE &&
	    row->groups[0]->pairs->moved != row->groups[1]->pairs->moved)
		clash = TVX_CLASH_APART;
	return clash;
}

void
tvx_spots_init(struct tvx_spots *out, const struct tvx_three_way *three,
	       const struct tvx_three_row *row)
{
	*out = (struct tvx_spots){ 0 };
	if (row->clash == TVX_CLASH_COLLIDE && is_alone(row->groups[0]) &&
	    is_alone(row->groups[1]) && !is_dropped(row->groups[0]) && !is_dropped(row->groups[1]))
		collide(three, row, out);
}

/* --- rows ---------------------------------------------------------------------------------------- */

static struct tvx_three_row *
add_row(struct tvx_three_way *three, struct tvx_three_row row)
{
	if (three->count == three->cap) {
		three->cap = three->cap ? three->cap * 2 : 64;
		three->rows = tvx_realloc(three->rows, three->cap, sizeof(*three->rows));
	}
	three->rows[three->count] = row;
	return &three->rows[three->count++];
}

static bool
is_new(const struct tvx_group *group)
{
	return group->pair_count == 1 && group->pairs->relation == TVX_ADDED;
}

static const struct tvx_group *
groups_end(const struct tvx_three_way *three, int which)
{
	size_t count;
	const struct tvx_group *groups = tvx_comparison_groups(three->comparisons[which], &count);

	return groups + count;
}

/* How many new units stand from a group of one text on. */
static uint32_t
count_new(const struct tvx_three_way *three, int which, const struct tvx_group *first)
{
	uint32_t count = 0;

	while (first && first + count < groups_end(three, which) && is_new(first + count))
		count++;
	return count;
}

/* One symbol for the words of each. Caller frees. */
static uint32_t *
symbols_of(const struct tvx_group *groups, uint32_t count)
{
	uint32_t *symbols = tvx_realloc(NULL, (size_t)count + 1, sizeof(*symbols));

	for (uint32_t g = 0; g < count; g++) {
		struct tvx_str words = groups[g].pairs->new_words;
		symbols[g] = 2166136261u;
		for (size_t i = 0; i < words.len; i++)
			symbols[g] = (symbols[g] ^ (unsigned char)words.ptr[i]) * 16777619u;
	}
	return symbols;
}

static void
add_new_row(struct tvx_three_way *three, const struct tvx_group *x, const struct tvx_group *y)
{
	add_row(three, (struct tvx_three_row){ .groups = { x, y },
					       .changed = { x != NULL, y != NULL },
					       .clash = x && y ? TVX_CLASH_ALIKE : TVX_CLASH_ONE });
}

/* The new units of both texts after a group of each, or from the beginning. Where both have the
 * same words new, whatever else one of them has before that, they are one row. */
static void
add_new(struct tvx_three_way *three, const struct tvx_group *const after[2])
{
	const struct tvx_group *x = after[0], *y = after[1];
	uint32_t x_count = count_new(three, 0, x), y_count = count_new(three, 1, y), k = 0;
	uint32_t *x_symbols = symbols_of(x, x_count), *y_symbols = symbols_of(y, y_count);
	uint32_t *alike = tvx_realloc(NULL, (size_t)x_count + 1, sizeof(*alike));

	tvx_differ(x_symbols, x_count, y_symbols, y_count, alike);
	for (uint32_t i = 0; i < x_count; i++) {
		if (alike[i] == UINT32_MAX ||
		    !tvx_str_equal(x[i].pairs->new_words, y[alike[i]].pairs->new_words)) {
			add_new_row(three, &x[i], NULL);
			continue;
		}
		while (k < alike[i])
			add_new_row(three, NULL, &y[k++]);
		add_new_row(three, &x[i], &y[k++]);
	}
	while (k < y_count)
		add_new_row(three, NULL, &y[k++]);
	free(x_symbols);
	free(y_symbols);
	free(alike);
}

static void
find_groups(struct tvx_three_way *three, int which)
{
	const struct tvx_unit *units = three->base->survey->units;
	size_t count;
	const struct tvx_group *groups = tvx_comparison_groups(three->comparisons[which], &count);

	three->group_of[which] = tvx_alloc((three->base->survey->count + 1) *
					   sizeof(*three->group_of[which]));
	for (size_t g = 0; g < count; g++)
		for (size_t p = 0; p < groups[g].pair_count; p++)
			if (groups[g].pairs[p].old_unit)
				three->group_of[which][groups[g].pairs[p].old_unit - units] =
					&groups[g];
}

static void
add_unit(struct tvx_three_way *three, size_t unit, bool *seen[2])
{
	struct tvx_three_row row = { .base_unit = &three->base->survey->units[unit] };
	const struct tvx_group *after[2] = { NULL, NULL };
	size_t count;

	for (int which = 0; which < 2; which++) {
		const struct tvx_group *first = tvx_comparison_groups(three->comparisons[which],
								      &count);
		row.groups[which] = three->group_of[which][unit];
		if (!row.groups[which])
			return;
		bool *was = &seen[which][row.groups[which] - first];
		row.changed[which] = is_changed(row.groups[which]);
		row.again[which] = *was;
		after[which] = *was ? NULL : row.groups[which] + 1;
		*was = true;
	}
	if (!row.again[0] || !row.again[1]) {
		row.clash = clash_of(three, &row);
		add_row(three, row);
	}
	add_new(three, after);
}

static void
make_rows(struct tvx_three_way *three)
{
	const struct tvx_group *first[2];
	bool *seen[2];

	for (int which = 0; which < 2; which++) {
		size_t count;
		first[which] = tvx_comparison_groups(three->comparisons[which], &count);
		seen[which] = tvx_alloc((count + 1) * sizeof(bool));
		find_groups(three, which);
	}
	add_new(three, first);
	for (size_t i = 0; i < three->base->survey->count; i++)
		add_unit(three, i, seen);
	free(seen[0]);
	free(seen[1]);
}

/* --- the whole ----------------------------------------------------------------------------------- */

struct tvx_three_way *
tvx_three_way_new(const struct tvx_side *base, const struct tvx_side *first,
		  const struct tvx_side *second, enum tvx_lineage lineage)
{
	struct tvx_three_way *three = tvx_alloc(sizeof(*three));

	three->base = base;
	three->comparisons[0] = tvx_comparison_new(base, first, lineage);
	three->comparisons[1] = tvx_comparison_new(base, second, lineage);
	make_rows(three);
	return three;
}

void
tvx_three_way_free(struct tvx_three_way *three)
{
	if (!three)
		return;
	for (int which = 0; which < 2; which++) {
		tvx_comparison_free(three->comparisons[which]);
		free((void *)three->group_of[which]);
	}
	free(three->rows);
	free(three);
}

const struct tvx_comparison *
tvx_three_way_comparison(const struct tvx_three_way *three, int which)
{
	return three->comparisons[which];
}

const struct tvx_three_row *
tvx_three_way_rows(const struct tvx_three_way *three, size_t *count)
{
	*count = three->count;
	return three->rows;
}
