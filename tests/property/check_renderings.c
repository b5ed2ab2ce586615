/* What must hold for everything that is made of a comparison. */
#include "check.h"

#include "travaux/compare.h"
#include "travaux/write.h"

#include <stdlib.h>
#include <string.h>

static const struct tvx_reading base = { .kind = TVX_READ_BASE };
static const struct tvx_reading working = { .kind = TVX_READ_WORKING };
static const struct tvx_reading clean = { .kind = TVX_READ_CLEAN };

/* --- pages --------------------------------------------------------------------------------- */

static const struct {
	const char *entity;
	char c;
} entities[] = {
	{ "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#39;", '\'' },
};

/* Adds what is neither markup nor white space, up to an end tag. Words of ours stand in spans. */
static const char *
add_text(const char *at, const char *end_tag, struct tvx_buf *out)
{
	while (*at && strncmp(at, end_tag, strlen(end_tag)) != 0) {
		if (strncmp(at, "<span", 5) == 0) {
			const char *end = strstr(at, "</span>");
			at = end ? end + strlen("</span>") : at + strlen(at);
			continue;
		}
		if (*at == '<') {
			const char *end = strchr(at, '>');
			at = end ? end + 1 : at + strlen(at);
			continue;
		}
		char c = *at;
		size_t len = 1;
		for (size_t e = 0; e < sizeof(entities) / sizeof(entities[0]); e++) {
			if (strncmp(at, entities[e].entity, strlen(entities[e].entity)) != 0)
				continue;
			c = entities[e].c;
			len = strlen(entities[e].entity);
		}
		if (c < 0 || c > ' ')
			tvx_buf_add_char(out, c);
		at += len;
	}
	return at;
}

/* Adds the words of one side of a page in its order. */
static void
add_column(const char *page, const char *start_tag, struct tvx_buf *out)
{
	for (const char *at = strstr(page, start_tag); at; at = strstr(at, start_tag))
		at = add_text(at + strlen(start_tag), "</div>", out);
}

/* Bytes of a sign that no page shows: white space here, control characters, and what turns the
 * direction of words. */
static size_t
hidden_bytes(const char *at, size_t len)
{
	const unsigned char *u = (const unsigned char *)at;

	if (u[0] <= ' ' || u[0] == 0x7F)
		return 1;
	if (len >= 2 && u[0] == 0xC2 && u[1] >= 0x80 && u[1] < 0xA0)
		return 2;
	if (len < 3 || u[0] != 0xE2)
		return 0;
	return (u[1] == 0x80 && u[2] >= 0xAA && u[2] <= 0xAE) ||
			       (u[1] == 0x81 && u[2] >= 0xA6 && u[2] <= 0xA9)
		       ? 3
		       : 0;
}

/* Words without what no page shows. */
static void
add_shown(struct tvx_str words, struct tvx_buf *out)
{
	for (size_t k = 0; k < words.len;) {
		size_t hidden = hidden_bytes(words.ptr + k, words.len - k);
		if (!hidden)
			tvx_buf_add_char(out, words.ptr[k]);
		k += hidden ? hidden : 1;
	}
}

/* What the edits of all groups say. */
static void
add_edits(const struct tvx_comparison *c, bool old_side, struct tvx_buf *out)
{
	size_t count;
	const struct tvx_group *groups = tvx_comparison_groups(c, &count);

	for (size_t g = 0; g < count; g++) {
		struct tvx_edits edits;
		tvx_edits_init(&edits, c, &groups[g]);
		for (size_t i = 0; i < edits.count; i++)
			add_shown(old_side ? edits.list[i].old_words : edits.list[i].new_words,
				  out);
		tvx_edits_release(&edits);
	}
}

static void
compare_columns(struct trial *trial, const char *name, const struct tvx_buf *shown,
		const struct tvx_buf *there)
{
	size_t same = 0;

	while (same < shown->len && same < there->len && shown->ptr[same] == there->ptr[same])
		same++;
	if (shown->len != there->len || same < shown->len)
		wrong(trial, NULL, "after %zu bytes the %s column shows\n%.60s\nfor\n%.60s", same,
		      name, shown->ptr ? shown->ptr + same : "",
		      there->ptr ? there->ptr + same : "");
}

static void
check_page(struct trial *trial, const struct tvx_survey *new_survey)
{
	struct tvx_side sides[2] = { { &trial->survey, &base }, { new_survey, &working } };
	struct tvx_comparison *c = tvx_comparison_new(&sides[0], &sides[1], TVX_LINEAGE_NONE);
	struct tvx_diff diff = { .comparison = c, .old_side = &sides[0], .new_side = &sides[1] };
	struct tvx_buf page = { 0 };

	tvx_write_diff_html(&diff, &page);
	for (int old_side = 0; old_side < 2; old_side++) {
		struct tvx_buf shown = { 0 }, there = { 0 };
		add_column(page.ptr, old_side ? "<div class=\"old\">" : "<div class=\"new\">",
			   &shown);
		add_edits(c, old_side, &there);
		compare_columns(trial, old_side ? "old" : "new", &shown, &there);
		tvx_buf_release(&shown);
		tvx_buf_release(&there);
	}
	tvx_buf_release(&page);
	tvx_comparison_free(c);
}

void
check_page_has_all_words(struct trial *trial)
{
	check_page(trial, &trial->survey);
	check_page(trial, &trial->varied[0]);
}

/* --- three texts --------------------------------------------------------------------------- */

/* Counts in which rows each unit of both texts stands. */
static void
count_units(const struct tvx_side sides[static 3], const struct tvx_three_row *row,
	    unsigned *seen[2])
{
	for (int which = 0; which < 2; which++)
		for (size_t g = 0; g < row->counts[which] && !row->again[which]; g++) {
			const struct tvx_group *group = &row->groups[which][g];
			const struct tvx_unit *last = NULL;
			for (size_t p = 0; p < group->pair_count; p++) {
				const struct tvx_unit *unit = group->pairs[p].new_unit;
				if (unit && unit != last)
					seen[which][unit - sides[1 + which].survey->units]++;
				last = unit;
			}
		}
}

/* Every unit that one of the texts prints stands in one row. */
static void
check_rows(struct trial *trial, const struct tvx_side sides[static 3],
	   const struct tvx_three_way *three)
{
	size_t count;
	const struct tvx_three_row *rows = tvx_three_way_rows(three, &count);
	unsigned *seen[2] = { calloc(sides[1].survey->count + 1, sizeof(unsigned)),
			      calloc(sides[2].survey->count + 1, sizeof(unsigned)) };

	for (size_t r = 0; r < count; r++)
		count_units(sides, &rows[r], seen);
	for (int which = 0; which < 2; which++) {
		size_t pair_count;
		const struct tvx_pair *pairs = tvx_comparison_pairs(
			tvx_three_way_comparison(three, which), &pair_count);
		for (size_t p = 0; p < pair_count; p++) {
			const struct tvx_unit *unit = pairs[p].new_unit;
			const struct tvx_unit *first = sides[1 + which].survey->units;
			if (unit && seen[which][unit - first] != 1)
				wrong(trial, unit, "stands in %u rows of three texts",
				      seen[which][unit - first]);
		}
		free(seen[which]);
	}
}

/* What collides does so whichever text is named first. */
static void
check_swapped(struct trial *trial, const struct tvx_side sides[static 3])
{
	enum { CLASHES = TVX_CLASH_COLLIDE + 1, WHYS = TVX_WHY_SECTION + 1 };
	size_t sums[2][CLASHES][WHYS] = { 0 };

	for (int swapped = 0; swapped < 2; swapped++) {
		struct tvx_three_way *three = tvx_three_way_new(
			&sides[0], &sides[1 + swapped], &sides[2 - swapped], TVX_LINEAGE_DRAFT);
		size_t count;
		const struct tvx_three_row *rows = tvx_three_way_rows(three, &count);
		for (size_t r = 0; r < count; r++)
			sums[swapped][rows[r].clash][rows[r].why]++;
		tvx_three_way_free(three);
	}
	for (int clash = 0; clash < CLASHES; clash++)
		for (int why = 0; why < WHYS; why++)
			if (sums[0][clash][why] != sums[1][clash][why])
				wrong(trial, NULL, "%zu rows, swapped %zu: %s, %s",
				      sums[0][clash][why], sums[1][clash][why],
				      tvx_clash_word(clash), tvx_why_word(why));
}

/* The pair of the base unit of a row, in the comparison with one of the texts. */
static const struct tvx_pair *
pair_of_base(const struct tvx_three_row *row, int which)
{
	const struct tvx_pair *pair = row->groups[which]->pairs;

	while (pair->old_unit != row->base_unit)
		pair++;
	return pair;
}

/* Where two texts collide within words, the words are there, and in order. */
static void
check_spots(struct trial *trial, const struct tvx_three_way *three)
{
	size_t count;
	const struct tvx_three_row *rows = tvx_three_way_rows(three, &count);

	for (size_t r = 0; r < count; r++) {
		const struct tvx_three_row *row = &rows[r];
		bool expected = row->clash == TVX_CLASH_COLLIDE && row->why == TVX_WHY_WORDS;
		struct tvx_spots spots;
		tvx_spots_init(&spots, three, row);
		if ((spots.count > 0) != expected)
			wrong(trial, row->base_unit, "%s with %zu spots",
			      tvx_clash_word(row->clash), spots.count);
		for (size_t i = 0; i < spots.count; i++) {
			struct tvx_spot at = spots.list[i];
			if (at.start > at.end || at.end > pair_of_base(row, 0)->old_words.len ||
			    (i && at.start <= spots.list[i - 1].end))
				wrong(trial, row->base_unit, "collides from %zu to %zu", at.start,
				      at.end);
		}
		tvx_spots_release(&spots);
	}
}

static void
check_sides(struct trial *trial, const struct tvx_side sides[static 3])
{
	struct tvx_three_way *three = tvx_three_way_new(&sides[0], &sides[1], &sides[2],
							TVX_LINEAGE_DRAFT);

	check_rows(trial, sides, three);
	check_swapped(trial, sides);
	tvx_three_way_free(three);
}

static void
check_twice(struct trial *trial, const struct tvx_side sides[static 3])
{
	size_t count;
	struct tvx_three_way *three = tvx_three_way_new(&sides[0], &sides[1], &sides[1],
							TVX_LINEAGE_DRAFT);
	const struct tvx_three_row *rows = tvx_three_way_rows(three, &count);

	for (size_t r = 0; r < count; r++)
		if (rows[r].clash != TVX_CLASH_NONE && rows[r].clash != TVX_CLASH_ALIKE)
			wrong(trial, rows[r].base_unit, "the same text twice: %s",
			      tvx_clash_word(rows[r].clash));
	tvx_three_way_free(three);
}

void
check_three_ways(struct trial *trial)
{
	struct tvx_side readings[3] = { { &trial->survey, &base },
					{ &trial->survey, &working },
					{ &trial->survey, &clean } };
	struct tvx_side drafts[3] = { { &trial->survey, &base },
				      { &trial->varied[0], &base },
				      { &trial->varied[1], &base } };

	check_sides(trial, readings);
	check_twice(trial, readings);
	check_sides(trial, drafts);
	check_twice(trial, drafts);
}

/* The columns of the page of three texts. */
static const struct {
	const char *name, *start_tag;
} columns[] = {
	{ "X", "<div class=\"words x\">" },
	{ "Y", "<div class=\"words y\">" },
	{ "common", "<div class=\"words both\">" },
	{ "base", "<div class=\"words base\">" },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]), COMMON = 2, BASE };

/* What stays once, what changed on both sides. */
static void
add_inline(const struct tvx_comparison *c, const struct tvx_group *group, struct tvx_buf *out)
{
	struct tvx_edits edits;

	tvx_edits_init(&edits, c, group);
	for (size_t i = 0; i < edits.count; i++) {
		if (edits.list[i].changes & ~(unsigned)TVX_CHANGE_TYPOGRAPHY)
			add_shown(edits.list[i].old_words, out);
		add_shown(edits.list[i].new_words, out);
	}
	tvx_edits_release(&edits);
}

/* What the page must show of a row, by column. */
static void
add_row(const struct tvx_three_way *three, const struct tvx_three_row *row,
	struct tvx_buf there[static COLUMNS])
{
	bool alike = row->clash == TVX_CLASH_ALIKE;
	struct tvx_spots spots;

	tvx_spots_init(&spots, three, row);
	if (row->clash == TVX_CLASH_NONE || spots.count)
		add_shown(pair_of_base(row, 0)->old_words, &there[BASE]);
	tvx_spots_release(&spots);
	for (int which = 0; which < 2; which++) {
		const struct tvx_comparison *c = tvx_three_way_comparison(three, which);
		struct tvx_buf *to = &there[alike ? COMMON : which];
		if (!row->changed[which] || row->again[which] || (alike && which))
			continue;
		if (row->across && which)
			add_inline(tvx_three_way_across(three), row->across, to);
		for (size_t g = 0; g < row->counts[which] && !(row->across && which); g++)
			add_inline(c, &row->groups[which][g], to);
	}
}

/* The base and two texts made from it. */
static void
check_three_page(struct trial *trial, struct tvx_side x, struct tvx_side y)
{
	struct tvx_side sides[3] = { { &trial->survey, &base }, x, y };
	struct tvx_three_way *way = tvx_three_way_new(&sides[0], &sides[1], &sides[2],
						      TVX_LINEAGE_DRAFT);
	struct tvx_three three = { .way = way,
				   .base = &sides[0],
				   .sides = { &sides[1], &sides[2] } };
	struct tvx_buf page = { 0 }, there[COLUMNS] = { 0 };
	size_t count;
	const struct tvx_three_row *rows = tvx_three_way_rows(way, &count);

	check_spots(trial, way);
	tvx_write_three_html(&three, &page);
	for (size_t r = 0; r < count; r++)
		add_row(way, &rows[r], there);
	for (int i = 0; i < COLUMNS; i++) {
		struct tvx_buf shown = { 0 };
		add_column(page.ptr, columns[i].start_tag, &shown);
		compare_columns(trial, columns[i].name, &shown, &there[i]);
		tvx_buf_release(&shown);
		tvx_buf_release(&there[i]);
	}
	tvx_buf_release(&page);
	tvx_three_way_free(way);
}

/* What the draft has, and what two delegations would have: they collide more often. */
void
check_three_page_has_all_words(struct trial *trial)
{
	struct tvx_reading with[2];
	struct tvx_error err = { 0 };

	struct tvx_side varied[2] = { { &trial->varied[0], &base },
				      { &trial->varied[1], &working } };
	struct tvx_side readings[2] = { { &trial->survey, &working }, { &trial->survey, &clean } };
	struct tvx_side delegations[2] = { { &trial->survey, &with[0] },
					   { &trial->survey, &with[1] } };

	check_three_page(trial, readings[0], readings[1]);
	check_three_page(trial, varied[0], varied[1]);
	if (tvx_reading_parse(trial->draft, TVX_STR("with:USA"), &with[0], &err) ||
	    tvx_reading_parse(trial->draft, TVX_STR("with:BRA"), &with[1], &err))
		wrong(trial, NULL, "no reading of a delegation: %s", err.message);
	else
		check_three_page(trial, delegations[0], delegations[1]);
}
