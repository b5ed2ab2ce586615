/* A base and two texts made from it: what each changed, and where they collide. */
#include "base/arena.h"
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

static bool
is_loud(const struct tvx_edit *edit)
{
	return (edit->changes & ~(unsigned)(TVX_CHANGE_TYPOGRAPHY | TVX_CHANGE_MARKUP)) != 0;
}

/* What one text makes of a stretch of the base. */
struct change {
	size_t start, end; /* in bytes of the base's words */
	size_t reach;      /* the same, with the blanks behind it */
	struct tvx_str words;
};

struct changes {
	struct change *list;
	size_t count;
	struct tvx_edits edits;
};

static size_t
leading_blanks(struct tvx_str words)
{
	return words.len ? (size_t)(tvx_str_trim(words).ptr - words.ptr) : 0;
}

static void
changes_init(struct changes *changes, const struct tvx_comparison *comparison,
	     const struct tvx_group *group)
{
	size_t at = 0;

	*changes = (struct changes){ 0 };
	tvx_edits_init(&changes->edits, comparison, group);
	changes->list = tvx_realloc(NULL, changes->edits.count + 1, sizeof(*changes->list));
	for (size_t i = 0; i < changes->edits.count; i++) {
		const struct tvx_edit *edit = &changes->edits.list[i];
		size_t end = at + edit->old_words.len;
		struct change *last = changes->count ? &changes->list[changes->count - 1] : NULL;
		if (is_loud(edit))
			changes->list[changes->count++] = (struct change){ at, end, end,
									   edit->new_words };
		else if (last && last->end == at)
			last->reach += leading_blanks(edit->old_words);
		at = end;
	}
}

static void
changes_release(struct changes *changes)
{
	tvx_edits_release(&changes->edits);
	free(changes->list);
}

static bool
is_same_change(const struct change *a, const struct change *b)
{
	return a->start == b->start && a->end == b->end &&
	       tvx_str_equal(tvx_str_trim(a->words), tvx_str_trim(b->words));
}

/* Stretches that touch collide too, and words put in by one beside what the other changed:
 * nobody can say in which order they should stand. */
static bool
touch(const struct change *a, const struct change *b)
{
	bool put_in = a->start == a->end || b->start == b->end;

	if (put_in)
		return a->start <= b->reach && b->start <= a->reach;
	return a->start <= b->end && b->start <= a->end;
}

/* The next stretch at which both collide, from the changes i and k on. */
static bool
next_spot(const struct changes *x, const struct changes *y, size_t *i, size_t *k,
	  struct tvx_spot *at)
{
	while (*i < x->count && *k < y->count) {
		const struct change *a = &x->list[*i], *b = &y->list[*k];
		bool found = touch(a, b) && !is_same_change(a, b);
		*at = (struct tvx_spot){ a->start < b->start ? a->start : b->start,
					 a->end > b->end ? a->end : b->end };
		if (a->end < b->end)
			++*i;
		else
			++*k;
		if (found)
			return true;
	}
	return false;
}

static enum tvx_clash
compare_changes(const struct changes *x, const struct changes *y)
{
	bool alike = x->count == y->count;
	size_t i = 0, k = 0;
	struct tvx_spot at;

	for (size_t n = 0; n < x->count && alike; n++)
		alike = is_same_change(&x->list[n], &y->list[n]);
	if (alike)
		return TVX_CLASH_ALIKE;
	return next_spot(x, y, &i, &k, &at) ? TVX_CLASH_COLLIDE : TVX_CLASH_APART;
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
clash_of(const struct tvx_three_way *three, const struct tvx_three_row *row)
{
	struct changes changes[2];

	if (!row->changed[0] || !row->changed[1])
		return row->changed[0] || row->changed[1] ? TVX_CLASH_ONE : TVX_CLASH_NONE;
	if (is_dropped(row->groups[0]) && is_dropped(row->groups[1]))
		return TVX_CLASH_ALIKE;
	if (is_dropped(row->groups[0]) || is_dropped(row->groups[1]))
		return TVX_CLASH_COLLIDE;
	if (!is_alone(row->groups[0]) || !is_alone(row->groups[1]))
		return TVX_CLASH_COLLIDE;
	for (int which = 0; which < 2; which++)
		changes_init(&changes[which], three->comparisons[which], row->groups[which]);
	enum tvx_clash clash = compare_changes(&changes[0], &changes[1]);
	if (clash == TVX_CLASH_ALIKE &&
	    row->groups[0]->pairs->moved != row->groups[1]->pairs->moved)
		clash = TVX_CLASH_APART;
	changes_release(&changes[0]);
	changes_release(&changes[1]);
	return clash;
}

static void
add_spot(struct tvx_spots *out, struct tvx_spot at)
{
	struct tvx_spot *last = out->count ? &out->list[out->count - 1] : NULL;

	if (last && at.start <= last->end) {
		last->start = at.start < last->start ? at.start : last->start;
		last->end = at.end > last->end ? at.end : last->end;
	} else {
		out->list[out->count++] = at;
	}
}

void
tvx_spots_init(struct tvx_spots *out, const struct tvx_three_way *three,
	       const struct tvx_three_row *row)
{
	struct changes changes[2];
	struct tvx_spot at;
	size_t i = 0, k = 0;

	*out = (struct tvx_spots){ 0 };
	if (row->clash != TVX_CLASH_COLLIDE || !is_alone(row->groups[0]) ||
	    !is_alone(row->groups[1]) || is_dropped(row->groups[0]) || is_dropped(row->groups[1]))
		return;
	for (int which = 0; which < 2; which++)
		changes_init(&changes[which], three->comparisons[which], row->groups[which]);
	out->list = tvx_realloc(NULL, changes[0].count + changes[1].count, sizeof(*out->list));
	while (next_spot(&changes[0], &changes[1], &i, &k, &at))
		add_spot(out, at);
	changes_release(&changes[0]);
	changes_release(&changes[1]);
}

void
tvx_spots_release(struct tvx_spots *spots)
{
	free(spots->list);
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
