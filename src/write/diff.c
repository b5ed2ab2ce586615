/* What changed, counted, and what of it is asked for, for every rendering of a comparison. */
#include "write/diff.h"

#include "write/units.h"

#include <string.h>

/* --- what is asked for -------------------------------------------------------------------------- */

int
tvx_diff_kinds_parse(struct tvx_str text, unsigned *kinds, struct tvx_error *err)
{
	unsigned wanted = 0;

	do {
		struct tvx_str word = tvx_str_trim(tvx_str_split(&text, ','));
		int relation = TVX_SAME;
		while (relation <= TVX_DELETED &&
		       !tvx_str_equal(word, tvx_str_of(tvx_relation_word(relation))))
			relation++;
		if (relation > TVX_DELETED)
			return tvx_error_set(err, TVX_ERR_USE,
					     "\"%.*s\" is no kind of change; there are same, "
					     "edited, moved, split, merged, new and deleted",
					     TVX_STR_ARG(word));
		wanted |= 1u << relation;
	} while (text.len);
	*kinds = wanted;
	return TVX_OK;
}

static bool
stands_at(const struct tvx_unit *unit, const struct tvx_unit *only)
{
	if (!unit || !only)
		return false;
	if (unit->paragraph == only->paragraph)
		return true;
	return only->paragraph->kind == TVX_UNIT_HEADING &&
	       tvx_unit_stands_in(unit, only->paragraph->node.parent);
}

static bool
is_wanted(const struct tvx_diff *diff, const struct tvx_pair *pair)
{
	unsigned kind = 1u << pair->relation | (pair->moved ? 1u << TVX_MOVED : 0);

	if (diff->kinds && !(diff->kinds & kind))
		return false;
	if (!diff->only_old && !diff->only_new)
		return true;
	return stands_at(pair->old_unit, diff->only_old) ||
	       stands_at(pair->new_unit, diff->only_new);
}

void
tvx_passage_init(struct tvx_passage *passage, const struct tvx_diff *diff,
		 const struct tvx_group *group)
{
	*passage = (struct tvx_passage){ .group = group, .first = group->pairs };
	tvx_edits_init(&passage->edits, diff->comparison, group);
	passage->relation = group->pairs->relation;
	/* An alternative came or went beside what stayed the same. */
	if (passage->relation == TVX_SAME &&
	    (passage->edits.changes & ~(unsigned)(TVX_CHANGE_TYPOGRAPHY | TVX_CHANGE_MARKUP)))
		passage->relation = TVX_EDITED;
	passage->changed = (passage->edits.changes & ~(unsigned)TVX_CHANGE_TYPOGRAPHY) ||
			   group->pair_count > 1 || group->pairs->moved ||
			   group->pairs->renumbered || passage->relation == TVX_ADDED ||
			   passage->relation == TVX_DELETED;
	for (size_t p = 0; p < group->pair_count; p++)
		passage->wanted |= is_wanted(diff, &group->pairs[p]);
}

void
tvx_passage_release(struct tvx_passage *passage)
{
	tvx_edits_release(&passage->edits);
}

bool
tvx_diff_any(const struct tvx_diff *diff)
{
	size_t count;
	bool any = false;
	const struct tvx_group *groups = tvx_comparison_groups(diff->comparison, &count);

	for (size_t g = 0; g < count && !any; g++) {
		struct tvx_passage passage;
		tvx_passage_init(&passage, diff, &groups[g]);
		any = passage.changed && passage.wanted;
		tvx_passage_release(&passage);
	}
	return any;
}

/* --- headings ----------------------------------------------------------------------------------- */

const struct tvx_unit **
tvx_diff_headings(const struct tvx_diff *diff, struct tvx_arena *arena)
{
	const struct tvx_survey *olds = diff->old_side->survey, *news = diff->new_side->survey;
	const struct tvx_unit **headings = tvx_arena_alloc(arena, (olds->count + 1) *
									  sizeof(const void *));
	size_t count;
	const struct tvx_pair *pairs = tvx_comparison_pairs(diff->comparison, &count);

	for (size_t p = 0; p < count; p++) {
		const struct tvx_unit *from = pairs[p].old_unit, *to = pairs[p].new_unit;
		if (from && to && !pairs[p].moved && tvx_unit_heads_section(news, to))
			headings[from - olds->units] = to;
	}
	return headings;
}

const struct tvx_unit *
tvx_passage_heading(const struct tvx_passage *passage, const struct tvx_diff *diff,
		    const struct tvx_unit *const *headings, const struct tvx_unit *last)
{
	const struct tvx_unit *unit = passage->first->new_unit, *gone = passage->first->old_unit;
	const struct tvx_survey *olds = diff->old_side->survey, *news = diff->new_side->survey;

	if (unit)
		return unit->section == SIZE_MAX ? NULL : &news->units[unit->section];
	if (gone->section == SIZE_MAX)
		return NULL;
	if (&olds->units[gone->section] == gone)
		return gone;
	const struct tvx_unit *heading = headings[gone->section];
	return heading && last && tvx_unit_stands_in(last, heading->paragraph->node.parent)
		       ? last
		       : heading;
}

/* --- counts ------------------------------------------------------------------------------------------ */

/* Whether what was asked for is the same but for its marks and brackets. */
static bool
is_marks_only(const struct tvx_diff *diff, const struct tvx_group *group)
{
	return is_wanted(diff, group->pairs) && tvx_group_has_other_marks(diff->comparison, group);
}

static void
count_pair(struct tvx_diff_tally *tally, const struct tvx_pair *pair)
{
	tally->counts[pair->relation]++;
	tally->moved += pair->moved;
	tally->renumbered += pair->renumbered;
}

void
tvx_diff_tally_all(const struct tvx_diff *diff, struct tvx_diff_tally *tally)
{
	size_t count, group_count;
	const struct tvx_pair *pairs = tvx_comparison_pairs(diff->comparison, &count);
	const struct tvx_group *groups = tvx_comparison_groups(diff->comparison, &group_count);
	const struct tvx_pair *last = NULL; /* counted */

	*tally = (struct tvx_diff_tally){ 0 };
	for (size_t g = 0; g < group_count; g++)
		tally->marks += is_marks_only(diff, &groups[g]);
	for (size_t p = 0; p < count; p++) {
		if (!is_wanted(diff, &pairs[p]))
			continue;
		/* Of a group that is wanted in part, the first may be left out. */
		bool first = !last || pairs[p].group != last->group ||
			     pairs[p].relation != last->relation;
		last = &pairs[p];
		count_pair(tally, last);
		tally->sources += first && last->relation == TVX_SPLIT;
		tally->results += first && last->relation == TVX_MERGED;
	}
}

void
tvx_diff_add_tally(struct tvx_buf *out, const struct tvx_diff_tally *tally)
{
	bool begun = false;

	for (int r = TVX_SAME; r <= TVX_DELETED; r++) {
		if (!tally->counts[r])
			continue;
		tvx_buf_printf(out, "%s%zu %s", begun ? ", " : "",
			       r == TVX_SPLIT ? tally->sources : tally->counts[r],
			       tvx_relation_word(r));
		if (r == TVX_SPLIT || r == TVX_MERGED)
			tvx_buf_printf(out, " into %zu",
				       r == TVX_SPLIT ? tally->counts[r] : tally->results);
		if (r == TVX_SAME && tally->marks)
			tvx_buf_printf(out, " (%zu marks only)", tally->marks);
		begun = true;
	}
	if (tally->renumbered)
		tvx_buf_printf(out, "; %zu renumbered", tally->renumbered);
	if (!begun)
		tvx_buf_add(out, TVX_STR("nothing to compare"));
}

/* --- sections ---------------------------------------------------------------------------------------- */

/* Short, so that a terminal of 80 columns has room for the titles of sections. */
static const struct tvx_column columns[] = {
	{ .name = "section", .title = "SECTION", .flexible = true },
	{ .name = "same", .title = "SAME", .number = true },
	{ .name = "edited", .title = "EDIT", .number = true },
	{ .name = "moved", .title = "MOVE", .number = true },
	{ .name = "split", .title = "SPLIT", .number = true },
	{ .name = "merged", .title = "MERGE", .number = true },
	{ .name = "new", .title = "NEW", .number = true },
	{ .name = "deleted", .title = "DEL", .number = true },
	{ .name = "renumbered", .title = "RENUM", .number = true },
	{ .name = "marks", .title = "MARKS", .number = true },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

/* A section of the new text, or one of the old text that has no heading there. */
struct section {
	const struct tvx_unit *heading; /* NULL: before the first */
	bool old_only;
	struct tvx_diff_tally tally;
};

struct sections {
	const struct tvx_diff *diff;
	struct section *old_list, *new_list; /* by unit index plus one; only headings are used */
	size_t *new_of_old;                  /* index into new_list, plus one; zero: none */
};

static size_t
section_of(const struct tvx_unit *unit)
{
	return unit->section == SIZE_MAX ? 0 : unit->section + 1;
}

static size_t
index_in(const struct tvx_side *side, const struct tvx_unit *unit)
{
	return (size_t)(unit - side->survey->units);
}

static void
match_headings(struct sections *s)
{
	size_t count;
	const struct tvx_pair *pairs = tvx_comparison_pairs(s->diff->comparison, &count);

	s->new_of_old[0] = 1;
	for (size_t p = 0; p < count; p++) {
		if (!pairs[p].old_unit || !pairs[p].new_unit)
			continue;
		size_t from = index_in(s->diff->old_side, pairs[p].old_unit) + 1;
		size_t to = section_of(pairs[p].new_unit);
		if (!s->new_of_old[from])
			s->new_of_old[from] = to + 1;
	}
}

static void
count_sections(struct sections *s)
{
	size_t count, group_count;
	const struct tvx_pair *pairs = tvx_comparison_pairs(s->diff->comparison, &count);
	const struct tvx_group *groups = tvx_comparison_groups(s->diff->comparison, &group_count);

	for (size_t g = 0; g < group_count; g++)
		if (is_marks_only(s->diff, &groups[g]))
			s->new_list[section_of(groups[g].pairs->new_unit)].tally.marks++;
	for (size_t p = 0; p < count; p++) {
		const struct tvx_pair *pair = &pairs[p];
		if (!is_wanted(s->diff, pair))
			continue;
		if (pair->new_unit) {
			count_pair(&s->new_list[section_of(pair->new_unit)].tally, pair);
			continue;
		}
		size_t from = section_of(pair->old_unit), to = s->new_of_old[from];
		count_pair(to ? &s->new_list[to - 1].tally : &s->old_list[from].tally, pair);
	}
}

/* What is not there is a dot: the eye goes to the numbers. */
static struct tvx_str
count_cell(struct tvx_arena *arena, size_t count)
{
	return count ? tvx_arena_printf(arena, "%zu", count) : TVX_STR("·");
}

static void
add_row(struct tvx_sheet *sheet, struct tvx_str title, const struct tvx_diff_tally *tally)
{
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_str cells[COLUMNS] = { title };

	for (int r = TVX_SAME; r <= TVX_DELETED; r++)
		cells[1 + r] = count_cell(arena, tally->counts[r]);
	cells[COLUMNS - 2] = count_cell(arena, tally->renumbered);
	cells[COLUMNS - 1] = count_cell(arena, tally->marks);
	tvx_sheet_add(sheet, cells);
	tvx_arena_free(arena);
}

/* A section in which nothing changed is left out. */
static bool
has_changes(const struct tvx_diff_tally *tally)
{
	size_t changes = tally->moved + tally->renumbered + tally->marks;

	for (int r = TVX_EDITED; r <= TVX_DELETED; r++)
		changes += tally->counts[r];
	return changes > 0;
}

static void
add_sections(struct tvx_sheet *sheet, const struct tvx_side *side, const struct section *list,
	     bool old_side)
{
	struct tvx_arena *arena = tvx_arena_new();

	for (size_t i = 0; i <= side->survey->count; i++) {
		const struct tvx_unit *heading = i ? &side->survey->units[i - 1] : NULL;
		struct tvx_str title = TVX_STR("(opening)");
		if (!has_changes(&list[i].tally))
			continue;
		if (heading)
			title = tvx_arena_printf(arena, old_side ? "(%.*s %.*s)" : "%.*s %.*s",
						 TVX_STR_ARG(heading->place),
						 TVX_STR_ARG(tvx_unit_words(arena, heading)));
		add_row(sheet, title, &list[i].tally);
	}
	tvx_arena_free(arena);
}

struct tvx_sheet *
tvx_diff_sheet(const struct tvx_diff *diff)
{
	struct tvx_sheet *sheet = tvx_sheet_new(columns, COLUMNS);
	struct tvx_arena *arena = tvx_arena_new();
	size_t olds = diff->old_side->survey->count + 1, news = diff->new_side->survey->count + 1;
	struct sections s = { .diff = diff,
			      .old_list = tvx_arena_alloc(arena, olds * sizeof(*s.old_list)),
			      .new_list = tvx_arena_alloc(arena, news * sizeof(*s.new_list)),
			      .new_of_old = tvx_arena_alloc(arena, olds * sizeof(size_t)) };
	struct tvx_diff_tally all;

	match_headings(&s);
	count_sections(&s);
	add_sections(sheet, diff->new_side, s.new_list, false);
	add_sections(sheet, diff->old_side, s.old_list, true);
	tvx_diff_tally_all(diff, &all);
	add_row(sheet, TVX_STR("everything"), &all);
	tvx_arena_free(arena);
	return sheet;
}

/* --- pieces of words ------------------------------------------------------------------------------------ */

struct tvx_str
tvx_str_blanks(struct tvx_str *text)
{
	struct tvx_str head = { text->ptr, 0 };

	while (head.len < text->len && (text->ptr[head.len] == ' ' || text->ptr[head.len] == '\n'))
		head.len++;
	text->ptr += head.len;
	text->len -= head.len;
	return head;
}

struct tvx_str
tvx_passage_piece(const struct tvx_passage *passage, bool old_side, struct tvx_str *words,
		  bool *markup)
{
	const struct tvx_str *list = passage->edits.markup[!old_side];
	size_t low = 0, high = passage->edits.markup_count[!old_side];
	struct tvx_str piece = *words;

	/* The first that ends behind where the words begin: all of them are of one text. */
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (list[middle].ptr + list[middle].len <= words->ptr)
			low = middle + 1;
		else
			high = middle;
	}
	const char *end = words->ptr + words->len;
	*markup = false;
	if (low < passage->edits.markup_count[!old_side] && list[low].ptr < end) {
		*markup = list[low].ptr <= words->ptr;
		const char *to = *markup ? list[low].ptr + list[low].len : list[low].ptr;
		piece.len = (size_t)((to < end ? to : end) - words->ptr);
	}
	words->ptr += piece.len;
	words->len -= piece.len;
	return piece;
}
