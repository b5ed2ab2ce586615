/* What must hold for every comparison of two readings of a draft. */
#include "check.h"

#include "travaux/compare.h"

#include <stdlib.h>
#include <string.h>

static const struct tvx_reading base = { .kind = TVX_READ_BASE };
static const struct tvx_reading working = { .kind = TVX_READ_WORKING };
static const struct tvx_reading clean = { .kind = TVX_READ_CLEAN };

static const struct {
	const struct tvx_reading *old_reading, *new_reading;
	enum tvx_lineage lineage;
	int varied; /* whose draft the new one is, from one; zero: the same draft */
} texts[] = {
	{ &base, &working, TVX_LINEAGE_DRAFT, 0 }, { &base, &clean, TVX_LINEAGE_NONE, 0 },
	{ &working, &base, TVX_LINEAGE_NONE, 0 },  { &base, &base, TVX_LINEAGE_NONE, 1 },
	{ &clean, &working, TVX_LINEAGE_NONE, 1 }, { &working, &working, TVX_LINEAGE_DRAFT, 2 },
};

enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void
sides_of(const struct trial *trial, int t, struct tvx_side sides[static 2])
{
	int varied = texts[t].varied;

	sides[0] = (struct tvx_side){ &trial->survey, texts[t].old_reading };
	sides[1] = (struct tvx_side){ varied ? &trial->varied[varied - 1] : &trial->survey,
				      texts[t].new_reading };
}

void
check_nothing_changes(struct trial *trial)
{
	struct tvx_side side = { &trial->survey, &working };
	const enum tvx_lineage lineages[] = { TVX_LINEAGE_DRAFT, TVX_LINEAGE_NONE };

	for (int i = 0; i < 2; i++) {
		size_t count;
		struct tvx_comparison *c = tvx_comparison_new(&side, &side, lineages[i]);
		const struct tvx_group *groups = tvx_comparison_groups(c, &count);
		for (size_t g = 0; g < count; g++) {
			struct tvx_edits edits;
			const struct tvx_pair *pair = groups[g].pairs;
			tvx_edits_init(&edits, c, &groups[g]);
			if (pair->relation != TVX_SAME || pair->moved || edits.changes)
				wrong(trial, pair->new_unit, "changes against itself: %s",
				      tvx_relation_word(pair->relation));
			tvx_edits_release(&edits);
		}
		tvx_comparison_free(c);
	}
}

/* The words of one side of a group, a line end between two units. */
static void
words_of(const struct tvx_group *group, bool old_side, struct tvx_buf *out)
{
	const struct tvx_unit *last = NULL;

	for (;;) {
		const struct tvx_pair *next = NULL;
		const struct tvx_unit *best = NULL;
		for (size_t p = 0; p < group->pair_count; p++) {
			const struct tvx_pair *pair = &group->pairs[p];
			const struct tvx_unit *unit = old_side ? pair->old_unit : pair->new_unit;
			if (unit && (!last || unit > last) && (!best || unit < best)) {
				best = unit;
				next = pair;
			}
		}
		if (!best)
			return;
		if (last)
			tvx_buf_add_char(out, '\n');
		tvx_buf_add(out, old_side ? next->old_words : next->new_words);
		last = best;
	}
}

static void
check_group(struct trial *trial, const struct tvx_comparison *c, const struct tvx_group *group)
{
	struct tvx_edits edits;

	tvx_edits_init(&edits, c, group);
	for (int old_side = 0; old_side < 2; old_side++) {
		struct tvx_buf whole = { 0 }, made = { 0 };
		words_of(group, old_side, &whole);
		for (size_t i = 0; i < edits.count; i++) {
			const struct tvx_edit *edit = &edits.list[i];
			tvx_buf_add(&made, old_side ? edit->old_words : edit->new_words);
			if (!edit->changes && !tvx_str_equal(edit->old_words, edit->new_words))
				wrong(trial, group->pairs->new_unit, "kept words differ");
			if (edit->changes && tvx_str_equal(edit->old_words, edit->new_words))
				wrong(trial, group->pairs->new_unit, "a change of nothing");
		}
		if (!tvx_str_equal(tvx_buf_str(&whole), tvx_buf_str(&made)))
			wrong(trial, group->pairs->new_unit, "the script makes\n%s\nof\n%s",
			      made.ptr ? made.ptr : "", whole.ptr ? whole.ptr : "");
		tvx_buf_release(&whole);
		tvx_buf_release(&made);
	}
	tvx_edits_release(&edits);
}

void
check_script_makes_texts(struct trial *trial)
{
	for (int t = 0; t < TEXTS; t++) {
		struct tvx_side sides[2];
		sides_of(trial, t, sides);
		size_t count;
		struct tvx_comparison *c = tvx_comparison_new(&sides[0], &sides[1],
							      texts[t].lineage);
		const struct tvx_group *groups = tvx_comparison_groups(c, &count);
		for (size_t g = 0; g < count; g++)
			check_group(trial, c, &groups[g]);
		tvx_comparison_free(c);
	}
}

/* A pair as a line that says the same for both directions. */
static int
by_units(const void *x, const void *y)
{
	const struct tvx_pair *a = x, *b = y;

	if (a->old_unit != b->old_unit)
		return a->old_unit < b->old_unit ? -1 : 1;
	return a->new_unit < b->new_unit ? -1 : a->new_unit > b->new_unit;
}

static struct tvx_pair *
sorted_pairs(const struct tvx_comparison *c, bool mirrored, size_t *count)
{
	const struct tvx_pair *pairs = tvx_comparison_pairs(c, count);
	struct tvx_pair *copy = calloc(*count + 1, sizeof(*copy));

	for (size_t i = 0; i < *count; i++) {
		copy[i] = pairs[i];
		if (!mirrored)
			continue;
		copy[i].old_unit = pairs[i].new_unit;
		copy[i].new_unit = pairs[i].old_unit;
	}
	qsort(copy, *count, sizeof(*copy), by_units);
	return copy;
}

static enum tvx_relation
other_way(enum tvx_relation relation)
{
	switch (relation) {
	case TVX_ADDED:
		return TVX_DELETED;
	case TVX_DELETED:
		return TVX_ADDED;
	case TVX_SPLIT:
		return TVX_MERGED;
	case TVX_MERGED:
		return TVX_SPLIT;
	default:
		return relation;
	}
}

static bool
mirrors(const struct tvx_pair *a, const struct tvx_pair *b)
{
	/* Several that became several are merged either way. */
	bool named = a->relation == other_way(b->relation) ||
		     (a->relation == TVX_MERGED && b->relation == TVX_MERGED);

	return named && a->old_unit == b->old_unit && a->new_unit == b->new_unit &&
	       a->moved == b->moved && a->renumbered == b->renumbered &&
	       a->similarity == b->similarity;
}

void
check_sides_swap(struct trial *trial)
{
	for (int t = 0; t < TEXTS; t++) {
		struct tvx_side sides[2];
		sides_of(trial, t, sides);
		struct tvx_comparison *there = tvx_comparison_new(&sides[0], &sides[1],
								  texts[t].lineage);
		struct tvx_comparison *back = tvx_comparison_new(&sides[1], &sides[0],
								 texts[t].lineage);
		size_t count, back_count;
		struct tvx_pair *a = sorted_pairs(there, false, &count);
		struct tvx_pair *b = sorted_pairs(back, true, &back_count);
		if (count != back_count)
			wrong(trial, NULL, "%zu pairs there, %zu back", count, back_count);
		for (size_t i = 0; i < count && i < back_count; i++)
			if (!mirrors(&a[i], &b[i]))
				wrong(trial, a[i].old_unit, "is another pair the other way");
		free(a);
		free(b);
		tvx_comparison_free(there);
		tvx_comparison_free(back);
	}
}

void
check_every_unit_once(struct trial *trial)
{
	for (int t = 0; t < TEXTS; t++) {
		struct tvx_side sides[2];
		sides_of(trial, t, sides);
		const struct tvx_survey *survey = sides[1].survey;
		struct tvx_comparison *c = tvx_comparison_new(&sides[0], &sides[1],
							      texts[t].lineage);
		size_t count, pair_count;
		const struct tvx_pair *pairs = tvx_comparison_pairs(c, &pair_count);
		tvx_comparison_groups(c, &count);
		size_t *group_of = calloc(survey->count + 1, sizeof(*group_of));
		for (size_t p = 0; p < pair_count; p++) {
			if (!pairs[p].new_unit)
				continue;
			size_t *group = &group_of[pairs[p].new_unit - survey->units];
			if (*group && *group != pairs[p].group + 1)
				wrong(trial, pairs[p].new_unit, "stands in two groups");
			*group = pairs[p].group + 1;
		}
		for (size_t i = 0; i < survey->count; i++) {
			struct tvx_buf words = { 0 };
			read_unit(&survey->units[i], texts[t].new_reading, &words);
			if (tvx_str_trim(tvx_buf_str(&words)).len && !group_of[i])
				wrong(trial, &survey->units[i], "stands in no group");
			tvx_buf_release(&words);
		}
		free(group_of);
		tvx_comparison_free(c);
	}
}

/* A count and a sum that any other order, text or number of findings would change. */
struct heard {
	size_t count;
	uint64_t sum;
};

static void
hear(void *context, const struct tvx_diagnostic *d)
{
	struct heard *heard = context;
	struct tvx_str parts[] = { tvx_str_of(d->name), tvx_str_of(d->message), d->unit, d->place };

	heard->count++;
	for (size_t p = 0; p < sizeof(parts) / sizeof(parts[0]); p++)
		for (size_t i = 0; i < parts[p].len; i++)
			heard->sum = heard->sum * 31 + (unsigned char)parts[p].ptr[i];
}

void
check_finds_alike(struct trial *trial)
{
	struct heard alone = { 0 }, beside = { 0 };
	struct tvx_side side = { &trial->survey, &clean };

	size_t count = tvx_draft_check(trial->draft, TVX_STR("x"),
				       (struct tvx_listener){ hear, &alone });
	tvx_draft_check_against(&side, &side, TVX_STR("x"), (struct tvx_listener){ hear, &beside });
	if (count != alone.count || alone.count != beside.count || alone.sum != beside.sum)
		wrong(trial, NULL, "%zu findings alone, %zu beside itself", alone.count,
		      beside.count);
}
