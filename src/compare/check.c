/* What deserves a second look in a draft when it is laid beside the text that it replaces. */
#include "model/check.h"
#include "compare/comparison.h"
#include "compare/figures.h"
#include "compare/tuning.h"
#include "model/references.h"

#include <stdlib.h>
#include <string.h>

/* The pairs of each unit of one side, as chains through the list of pairs. */
struct chains {
	uint32_t *heads; /* by the unit's index; or none */
	uint32_t *next;  /* by the pair's */
};

struct against {
	const struct tvx_comparison *comparison;
	const struct tvx_survey *surveys[2];
	struct chains chains[2]; /* of old and of new units */
	struct tvx_place_index places[2];
};

static const struct tvx_unit *
unit_of(const struct tvx_pair *pair, int which)
{
	return which ? pair->new_unit : pair->old_unit;
}

static void
chains_init(struct against *a, int which, struct tvx_arena *arena)
{
	size_t units = a->surveys[which]->count, pairs = a->comparison->pair_count;
	struct chains *chains = &a->chains[which];

	chains->heads = tvx_arena_alloc(arena, units * sizeof(uint32_t) + 1);
	chains->next = tvx_arena_alloc(arena, pairs * sizeof(uint32_t) + 1);
	memset(chains->heads, 0xFF, units * sizeof(uint32_t));
	/* From the end, so that each chain begins with its first pair. */
	for (size_t p = pairs; p > 0; p--) {
		const struct tvx_unit *unit = unit_of(&a->comparison->pairs[p - 1], which);
		if (!unit)
			continue;
		uint32_t *head = &chains->heads[unit - a->surveys[which]->units];
		chains->next[p - 1] = *head;
		*head = (uint32_t)(p - 1);
	}
}

/* The first pair in which a unit of one side has a partner, or NULL. */
static const struct tvx_pair *
partner(const struct against *a, int which, const struct tvx_unit *unit)
{
	uint32_t p = a->chains[which].heads[unit - a->surveys[which]->units];

	for (; p != TVX_NONE; p = a->chains[which].next[p])
		if (unit_of(&a->comparison->pairs[p], !which))
			return &a->comparison->pairs[p];
	return NULL;
}

static bool
became(const struct against *a, const struct tvx_unit *old_unit, const struct tvx_unit *new_unit)
{
	uint32_t p = a->chains[0].heads[old_unit - a->surveys[0]->units];

	for (; p != TVX_NONE; p = a->chains[0].next[p])
		if (a->comparison->pairs[p].new_unit == new_unit)
			return true;
	return false;
}

/* --- numbers ------------------------------------------------------------------------------------ */

struct group_figures {
	struct tvx_figures of[2];
	uint32_t *seen[2]; /* by the item: the group that took it last, plus one */
};

static void
take_group(const struct against *a, size_t g, struct group_figures *out)
{
	const struct tvx_comparison *c = a->comparison;
	const struct tvx_group *group = &c->groups[g];
	size_t first = (size_t)(group->pairs - c->pairs);

	out->of[0].count = out->of[1].count = 0;
	for (size_t p = first; p < first + group->pair_count; p++) {
		for (int which = 0; which < 2; which++) {
			uint32_t item = c->pair_items[p].item[which];
			if (item == TVX_NONE || out->seen[which][item] == g + 1)
				continue;
			out->seen[which][item] = (uint32_t)g + 1;
			tvx_figures_take(&out->of[which], &c->items[which ^ c->flipped].list[item],
					 &a->places[which]);
		}
	}
}

/* The figures of one side that the other has not, as a list for a message. */
static struct tvx_str
only_in(struct tvx_arena *arena, const struct tvx_figures *these, const struct tvx_figures *those)
{
	enum { LONG_BYTES = 120 };
	struct tvx_map *left = tvx_map_new(arena);
	struct tvx_buf out = { 0 };

	for (size_t i = 0; i < those->count; i++) {
		size_t *count = TVX_ARENA_NEW(arena, size_t);
		size_t *before = tvx_map_add(left, those->list[i], count);
		(*(before ? before : count))++;
	}
	for (size_t i = 0; i < these->count; i++) {
		size_t *count = tvx_map_get(left, these->list[i]);
		if (count && *count)
			(*count)--;
		else if (out.len < LONG_BYTES)
			tvx_buf_printf(&out, "%s%.*s", out.len ? ", " : "",
				       TVX_STR_ARG(these->list[i]));
	}
	struct tvx_str list = tvx_arena_str(arena, tvx_buf_str(&out));
	tvx_buf_release(&out);
	return list;
}

/* How much one text in two forms the pairs of a group are; zero when one side is missing, or for
 * headings, whose figures are labels. */
static float
likeness(const struct tvx_group *group)
{
	float most = 0;

	for (size_t p = 0; p < group->pair_count; p++) {
		const struct tvx_pair *pair = &group->pairs[p];
		if (!pair->old_unit || !pair->new_unit)
			return 0;
		enum tvx_unit_kind kind = pair->new_unit->paragraph->kind;
		if (kind == TVX_UNIT_HEADING || kind == TVX_UNIT_TITLE)
			return 0;
		if (pair->similarity > most)
			most = pair->similarity;
	}
	return most;
}

static void
compare_figures(struct tvx_checking *c, const struct tvx_group *group,
		const struct group_figures *f)
{
	struct tvx_str gone = only_in(c->arena, &f->of[0], &f->of[1]);
	struct tvx_str come = only_in(c->arena, &f->of[1], &f->of[0]);
	const struct tvx_unit *unit = group->pairs->new_unit;
	struct tvx_str was = group->pairs->old_unit->place;
	bool agreed = unit->standing.level == TVX_AGREED;

	if (gone.len && come.len)
		tvx_find_as(c, agreed ? TVX_ERROR : TVX_WARNING, unit,
			    "%s%.*s, where the old text at %.*s has %.*s; see who decided that",
			    agreed ? "agreed with " : "", TVX_STR_ARG(come), TVX_STR_ARG(was),
			    TVX_STR_ARG(gone));
	else if (likeness(group) < TUNE_FIGURE_LONE_SIMILARITY)
		return;
	else if (come.len)
		tvx_find_as(c, TVX_NOTE, unit, "%.*s, where the old text at %.*s has no figure",
			    TVX_STR_ARG(come), TVX_STR_ARG(was));
	else if (gone.len)
		tvx_find_as(c, TVX_NOTE, unit, "%.*s is gone, which the old text has at %.*s",
			    TVX_STR_ARG(gone), TVX_STR_ARG(was));
}

static void
check_numbers(struct tvx_checking *c)
{
	const struct against *a = c->comparison;
	const struct tvx_comparison *comparison = a->comparison;
	struct group_figures f = { 0 };

	for (int which = 0; which < 2; which++)
		f.seen[which] = tvx_arena_alloc(
			c->arena,
			comparison->items[which ^ comparison->flipped].count * sizeof(uint32_t) +
				1);
	for (size_t g = 0; g < comparison->group_count; g++) {
		const struct tvx_group *group = &comparison->groups[g];
		if (likeness(group) < TUNE_FIGURE_SIMILARITY)
			continue;
		take_group(a, g, &f);
		if (f.of[0].count || f.of[1].count)
			compare_figures(c, group, &f);
	}
	tvx_figures_release(&f.of[0]);
	tvx_figures_release(&f.of[1]);
}

/* --- copies ----------------------------------------------------------------------------------------- */

/* Where two texts begin to differ, at the edge of a word; SIZE_MAX when they do not. */
static size_t
first_difference(struct tvx_str a, struct tvx_str b)
{
	size_t at = 0;

	while (at < a.len && at < b.len && a.ptr[at] == b.ptr[at])
		at++;
	if (at == a.len && at == b.len)
		return SIZE_MAX;
	while (at && a.ptr[at - 1] != ' ')
		at--;
	return at;
}

/* A paragraph with the words of another may have lost its own. */
static struct tvx_str
had_in_old(struct tvx_checking *c, const struct tvx_unit *unit)
{
	const struct tvx_pair *pair = partner(c->comparison, 1, unit);
	const struct tvx_text *text = tvx_unit_text(unit);
	const struct tvx_text *old_text = pair ? tvx_unit_text(pair->old_unit) : NULL;

	if (!old_text || !text || pair->similarity < TUNE_FIGURE_SIMILARITY)
		return TVX_STR("");
	size_t at = first_difference(old_text->words, text->words);
	struct tvx_str rest = { old_text->words.ptr + at, old_text->words.len - at };
	if (at == SIZE_MAX || !rest.len)
		return TVX_STR("");
	return tvx_arena_printf(c->arena, ", but the old text at %.*s has “%s%.*s”",
				TVX_STR_ARG(pair->old_unit->place), at ? "… " : "",
				TVX_STR_ARG(tvx_excerpt(c->arena, rest)));
}

/* --- references ------------------------------------------------------------------------------------- */

static const struct tvx_unit *
only_target(const struct tvx_place_index *index, const struct tvx_reference *reference,
	    struct tvx_str place)
{
	const struct tvx_target *target = tvx_place_target(index, reference, place);

	return target && target->first == target->last ? target->first : NULL;
}

/* ", which is now V.B.18": what became of an old unit. */
static struct tvx_str
fate_of(struct tvx_checking *c, const struct tvx_unit *old_unit)
{
	const struct tvx_pair *pair = partner(c->comparison, 0, old_unit);

	if (!pair)
		return TVX_STR("which is no longer there");
	return tvx_arena_printf(c->arena, "which is now %.*s", TVX_STR_ARG(pair->new_unit->place));
}

static struct tvx_str
meant_in_old(struct tvx_checking *c, const struct tvx_reference *reference, struct tvx_str place)
{
	const struct against *a = c->comparison;
	const struct tvx_unit *old_unit = only_target(&a->places[0], reference, place);

	if (!old_unit)
		return TVX_STR("");
	return tvx_arena_printf(c->arena, "; in the old text it was %.*s, %s",
				TVX_STR_ARG(old_unit->place), fate_of(c, old_unit).ptr);
}

/* A reference that was carried over, word for word, and now leads elsewhere. */
static void
check_carried(struct tvx_checking *c, const struct tvx_unit *unit, const struct tvx_reference *r)
{
	const struct against *a = c->comparison;

	for (size_t i = 0; i < r->count; i++) {
		const struct tvx_unit *now = only_target(&a->places[1], r, r->places[i]);
		const struct tvx_unit *was = only_target(&a->places[0], r, r->places[i]);
		if (!now || !was || became(a, was, now))
			continue;
		tvx_find(c, unit,
			 "“%.*s” was %.*s in the old text, %s; here %.*s is another: renumber the "
			 "reference",
			 TVX_STR_ARG(r->words), TVX_STR_ARG(was->place), fate_of(c, was).ptr,
			 TVX_STR_ARG(now->place));
	}
}

static bool
contains(struct tvx_str text, struct tvx_str words)
{
	return words.len && memmem(text.ptr, text.len, words.ptr, words.len);
}

static void
check_old_references(struct tvx_checking *c)
{
	const struct against *a = c->comparison;

	for (size_t u = 0; u < c->survey->count; u++) {
		const struct tvx_unit *unit = &c->survey->units[u];
		const struct tvx_pair *pair = unit->alternative ? NULL : partner(a, 1, unit);
		const struct tvx_text *text = tvx_unit_text(unit);
		const struct tvx_text *old_text = pair ? tvx_unit_text(pair->old_unit) : NULL;
		struct tvx_reference_scan scan;
		struct tvx_reference reference;
		if (!text || !old_text)
			continue;
		tvx_reference_scan_init(&scan, &a->places[1], text->words);
		while (tvx_reference_next(&scan, &reference))
			if (contains(old_text->words, reference.words))
				check_carried(c, unit, &reference);
	}
}

/* --- the run ---------------------------------------------------------------------------------------- */

static const struct tvx_check checks[] = {
	{ "changed-number", TVX_WARNING, .of_draft = check_numbers },
	{ "old-reference", TVX_WARNING, .of_draft = check_old_references },
};

size_t
tvx_draft_check_against(const struct tvx_side *old_side, const struct tvx_side *new_side,
			struct tvx_str name, struct tvx_listener listener)
{
	struct tvx_comparison *comparison = tvx_comparison_new(old_side, new_side,
							       TVX_LINEAGE_DRAFT);
	struct against a = { .comparison = comparison,
			     .surveys = { old_side->survey, new_side->survey } };
	struct tvx_checking c;

	tvx_checking_init(&c, new_side->survey);
	for (int which = 0; which < 2; which++) {
		chains_init(&a, which, c.arena);
		tvx_place_index_init(&a.places[which], a.surveys[which], c.arena);
	}
	c.comparison = &a;
	c.meant = meant_in_old;
	c.had = had_in_old;
	tvx_checking_run(&c, tvx_draft_checks, tvx_draft_check_count);
	tvx_checking_run(&c, checks, sizeof(checks) / sizeof(checks[0]));
	size_t count = tvx_checking_tell(&c, name, listener);
	tvx_comparison_free(comparison);
	return count;
}
