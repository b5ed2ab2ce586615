/* A clean draft for print: one line a paragraph, brackets without names, what is agreed ad
 * referendum flagged; and the table of old and new numbers. */
#include "base/map.h"
#include "model/clean_phrases.h"
#include "model/standing.h"
#include "write/term.h"
#include "write/units.h"

struct page {
	const struct tvx_survey *survey;
	const struct tvx_printing *printing;
	struct tvx_reading reading;
	const struct tvx_formal *formal;
	struct tvx_buf *out;
	bool begun, asterisk; /* asterisk: one was printed */
};

enum { INDENT_COLS = 2, MOST_INDENT_COLS = 12 };

static unsigned
indent_of(const struct tvx_unit *unit)
{
	unsigned depth = (unsigned)unit->depth;
	unsigned cols;

	if (tvx_is_title(unit->paragraph->kind) && depth)
		depth--;
	cols = depth * INDENT_COLS;
	return cols < MOST_INDENT_COLS ? cols : MOST_INDENT_COLS;
}

static void
add(struct page *page, struct tvx_str text)
{
	tvx_write_plain(text, page->out);
}

/* Long words on both sides of a stroke need room around it. */
static bool
is_roomy(const struct tvx_runs *runs, size_t arrow)
{
	size_t depth = 0;

	for (size_t i = arrow; i-- > 0;) {
		const struct tvx_run *run = &runs->list[i];
		depth += run->kind == TVX_RUN_CLOSE;
		if (run->kind == TVX_RUN_OPEN && depth-- == 0)
			break;
		for (size_t j = 0; j < run->text.len; j++)
			if (run->text.ptr[j] == ' ')
				return true;
	}
	depth = 0;
	for (size_t i = arrow + 1; i < runs->count; i++) {
		const struct tvx_run *run = &runs->list[i];
		depth += run->kind == TVX_RUN_OPEN;
		if (run->kind == TVX_RUN_CLOSE && depth-- == 0)
			break;
		for (size_t j = 0; j < run->text.len; j++)
			if (run->text.ptr[j] == ' ')
				return true;
	}
	return false;
}

static void
flag(struct page *page)
{
	if (page->printing->ad_ref == TVX_AD_REF_PLAIN)
		return;
	if (page->printing->ad_ref == TVX_AD_REF_ASTERISK) {
		add(page, TVX_STR("*"));
		page->asterisk = true;
	} else {
		add(page, TVX_STR(" (ad referendum)"));
	}
}

/* Whether a run is the space before the flag, which the flag brings itself. */
static bool
is_before_flag(const struct tvx_runs *runs, size_t i)
{
	return runs->list[i].kind == TVX_RUN_SPACE && i + 1 < runs->count &&
	       runs->list[i + 1].kind == TVX_RUN_MARK;
}

static void
write_runs(struct page *page, const struct tvx_runs *runs, struct tvx_str option)
{
	bool bare = page->printing->bare;

	for (size_t i = 0; i < runs->count; i++) {
		const struct tvx_run *run = &runs->list[i];
		bool edge = i == 0 && run->kind == TVX_RUN_OPEN;
		if (run->kind == TVX_RUN_MARK) {
			flag(page);
		} else if (bare && (run->kind == TVX_RUN_OPEN || run->kind == TVX_RUN_CLOSE)) {
			continue;
		} else if (run->kind == TVX_RUN_ARROW && is_roomy(runs, i)) {
			add(page, TVX_STR(" / "));
		} else if (!is_before_flag(runs, i)) {
			/* Figures side by side would read as one. */
			if (i && run->kind == TVX_RUN_FOOTNOTE &&
			    runs->list[i - 1].kind == TVX_RUN_FOOTNOTE)
				add(page, TVX_STR(","));
			add(page, run->text);
		}
		if (edge && option.len)
			add(page, option);
	}
}

/* --- alternatives ------------------------------------------------------------------------------ */

static bool
is_bracketed(const struct tvx_runs *runs)
{
	return runs->count && runs->list[0].kind == TVX_RUN_OPEN;
}

/* How many units from this one on are rivals: a paragraph in brackets and its alternatives. */
static size_t
count_rivals(const struct page *page, size_t index)
{
	const struct tvx_survey *survey = page->survey;
	size_t count = 0;

	for (size_t i = index;
	     i < survey->count && survey->units[i].paragraph == survey->units[index].paragraph;
	     i++) {
		struct tvx_runs runs;
		tvx_runs_init(&runs, &survey->units[i], &page->reading);
		count += survey->units[i].alternative ? runs.count > 0 : is_bracketed(&runs);
		tvx_runs_release(&runs);
	}
	return count;
}

static void
begin_line(struct page *page, unsigned indent)
{
	if (page->begun)
		tvx_buf_add_char(page->out, '\n');
	page->begun = true;
	tvx_term_spaces(page->out, indent);
}

static void
write_footnotes(struct page *page, const struct tvx_unit *unit, unsigned indent)
{
	for (const struct tvx_footnote *f = unit->paragraph->footnotes.first; f; f = f->next) {
		if (f->lang.len && !tvx_str_equal(f->lang, page->reading.lang))
			continue;
		tvx_term_spaces(page->out, indent);
		add(page, f->label.len ? f->label : f->id);
		add(page, TVX_STR(" "));
		add(page, f->words);
		tvx_buf_add_char(page->out, '\n');
	}
}

/* Writes a unit; returns whether it was one of several rivals. */
static bool
write_unit(struct page *page, const struct tvx_unit *unit, size_t rivals, size_t number)
{
	struct tvx_runs runs;
	struct tvx_buf option = { 0 };
	struct tvx_str label = unit->paragraph->label;
	unsigned indent = indent_of(unit);

	tvx_runs_init(&runs, unit, &page->reading);
	bool rival = is_bracketed(&runs) && (unit->alternative || rivals > 1);
	if (rival && rivals > 1)
		tvx_buf_printf(&option, "%s %zu: ", page->formal->option, number);
	else if (rival)
		tvx_buf_printf(&option, "%s: ", page->formal->option);
	if (runs.count) {
		/* The number stands before the first of several alternatives. */
		unsigned label_cols = label.len ? tvx_term_width(label) + 1 : 0;
		bool labelled = !unit->alternative && label.len;
		begin_line(page, unit->alternative ? indent + label_cols : indent);
		if (labelled)
			add(page, label);
		if (labelled)
			add(page, TVX_STR(" "));
		write_runs(page, &runs, tvx_buf_str(&option));
		tvx_buf_add_char(page->out, '\n');
	}
	tvx_buf_release(&option);
	tvx_runs_release(&runs);
	return rival;
}

static void
write_all(struct page *page)
{
	const struct tvx_survey *survey = page->survey;
	size_t rivals = 0, number = 1;

	for (size_t i = 0; i < survey->count; i++) {
		const struct tvx_unit *unit = &survey->units[i];
		bool last = i + 1 == survey->count ||
			    survey->units[i + 1].paragraph != unit->paragraph;
		if (!unit->alternative) {
			rivals = last ? 0 : count_rivals(page, i);
			number = 1;
		}
		number += write_unit(page, unit, rivals, number);
		if (last)
			write_footnotes(page, unit, indent_of(unit));
	}
}

enum tvx_ad_ref_flag
tvx_house_ad_ref(const struct tvx_draft *draft)
{
	return tvx_str_equal_nocase(draft->house, TVX_STR("un")) ? TVX_AD_REF_ASTERISK
								 : TVX_AD_REF_WORDS;
}

void
tvx_write_consolidated(const struct tvx_survey *survey, const struct tvx_printing *printing,
		       struct tvx_buf *out)
{
	struct page page = { .survey = survey,
			     .printing = printing,
			     .reading = { .kind = TVX_READ_CLEAN, .lang = printing->lang },
			     .out = out };

	page.formal = tvx_formal_of(printing->lang.len ? printing->lang : survey->draft->lang);
	write_all(&page);
	if (page.asterisk)
		tvx_buf_printf(out, "\n* %s.\n", page.formal->legend);
}

/* --- old and new numbers ---------------------------------------------------------------------------- */

static const struct tvx_column columns[] = {
	{ .name = "id", .title = "ID", .borrowed = true },
	{ .name = "old_place", .title = "OLD PLACE", .borrowed = true },
	{ .name = "new_place", .title = "NEW PLACE", .borrowed = true },
	{ .name = "old_label", .title = "OLD LABEL", .borrowed = true },
	{ .name = "new_label", .title = "NEW LABEL", .borrowed = true },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

struct tvx_sheet *
tvx_numbers_sheet(const struct tvx_survey *old, const struct tvx_survey *fresh)
{
	struct tvx_sheet *sheet = tvx_sheet_new(columns, COLUMNS);
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_map *by_id = tvx_map_new(arena);

	for (size_t i = 0; i < fresh->count; i++)
		tvx_map_add(by_id, fresh->units[i].id, &fresh->units[i]);
	for (size_t i = 0; i < old->count; i++) {
		const struct tvx_unit *was = &old->units[i];
		const struct tvx_unit *is = tvx_map_get(by_id, was->id);
		if (was->alternative)
			continue;
		struct tvx_str cells[COLUMNS] = { was->id, was->place, is ? is->place : TVX_STR(""),
						  was->paragraph->label,
						  is ? is->paragraph->label : TVX_STR("") };
		tvx_sheet_add(sheet, cells);
	}
	tvx_arena_free(arena);
	return sheet;
}
