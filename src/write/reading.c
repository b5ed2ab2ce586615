/* A draft in a reading, for people: headings, labels, words with their brackets, footnotes. */
#include "write/term.h"
#include "write/units.h"

struct page {
	const struct tvx_survey *survey;
	const struct tvx_reading *reading;
	const struct tvx_terminal *terminal;
	struct tvx_buf *out;
	bool begun;
};

enum { INDENT_COLS = 2, MOST_INDENT_COLS = 12 };

static enum tvx_style
style_of(enum tvx_run_kind kind, enum tvx_style plain)
{
	static const enum tvx_style styles[] = {
		[TVX_RUN_WORDS] = TVX_STYLE_PLAIN,   [TVX_RUN_OLD] = TVX_STYLE_GONE,
		[TVX_RUN_NEW] = TVX_STYLE_GOOD,      [TVX_RUN_OPEN] = TVX_STYLE_WAITING,
		[TVX_RUN_CLOSE] = TVX_STYLE_WAITING, [TVX_RUN_BY] = TVX_STYLE_WHO,
		[TVX_RUN_ARROW] = TVX_STYLE_WAITING, [TVX_RUN_FOOTNOTE] = TVX_STYLE_FAINT,
		[TVX_RUN_MARK] = TVX_STYLE_NEARLY,   [TVX_RUN_SPACE] = TVX_STYLE_PLAIN,
	};

	return kind == TVX_RUN_WORDS ? plain : styles[kind];
}

static bool
is_title(const struct tvx_unit *unit)
{
	return unit->paragraph->kind == TVX_UNIT_HEADING || unit->paragraph->kind == TVX_UNIT_TITLE;
}

static void
begin_unit(struct page *page)
{
	if (page->begun)
		tvx_buf_add_char(page->out, '\n');
	page->begun = true;
}

static unsigned
indent_of(const struct tvx_unit *unit)
{
	unsigned depth = is_title(unit) && unit->depth ? (unsigned)unit->depth - 1
						       : (unsigned)unit->depth;
	unsigned cols = depth * INDENT_COLS;

	return cols < MOST_INDENT_COLS ? cols : MOST_INDENT_COLS;
}

static void
small_print(struct page *page, unsigned indent, struct tvx_str before, struct tvx_str words)
{
	struct tvx_wrap wrap;

	tvx_term_spaces(page->out, indent);
	tvx_wrap_start(&wrap, page->out, page->terminal, indent, indent + INDENT_COLS);
	tvx_wrap_text(&wrap, TVX_STYLE_FAINT, before);
	tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, TVX_STR(" "));
	tvx_wrap_text(&wrap, TVX_STYLE_FAINT, words);
	tvx_wrap_end(&wrap);
}

/* What stands below the words: footnotes, and notes where everything is shown. A source has both
 * where the paper has them. */
static void
write_below(struct page *page, const struct tvx_unit *unit, unsigned indent)
{
	if (unit->alternative || page->reading->kind == TVX_READ_SOURCE)
		return;
	for (const struct tvx_footnote *f = unit->paragraph->footnotes.first; f; f = f->next)
		if (tvx_str_equal(f->lang, page->reading->lang) || !f->lang.len)
			small_print(page, indent, f->label.len ? f->label : f->id, f->words);
	if (page->reading->kind != TVX_READ_WORKING)
		return;
	for (const struct tvx_note *n = unit->paragraph->notes.first; n; n = n->next) {
		struct tvx_buf kind = { 0 };
		tvx_buf_printf(&kind, "(%s)", tvx_note_kind_word(n->kind));
		small_print(page, indent, tvx_buf_str(&kind), n->words);
		tvx_buf_release(&kind);
	}
}

static void
write_unit(struct page *page, const struct tvx_unit *unit)
{
	struct tvx_runs runs;
	struct tvx_wrap wrap;
	unsigned indent = indent_of(unit);
	/* A source has its labels in it. */
	bool bare = unit->alternative || page->reading->kind == TVX_READ_SOURCE;
	struct tvx_str label = bare ? TVX_STR("") : unit->paragraph->label;
	unsigned hanging = indent + (label.len ? tvx_term_width(label) + 1 : 0);
	enum tvx_style plain = is_title(unit) ? TVX_STYLE_STRONG : TVX_STYLE_PLAIN;

	tvx_runs_init(&runs, unit, page->reading);
	if (runs.count) {
		begin_unit(page);
		tvx_term_spaces(page->out, indent);
		tvx_wrap_start(&wrap, page->out, page->terminal, indent, hanging);
		tvx_wrap_text(&wrap, plain, label);
		tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, TVX_STR(" "));
		for (size_t i = 0; i < runs.count; i++)
			tvx_wrap_text(&wrap, style_of(runs.list[i].kind, plain), runs.list[i].text);
		tvx_wrap_end(&wrap);
		write_below(page, unit, hanging);
	}
	tvx_runs_release(&runs);
}

/* Whether asking for one unit asks for another too: a heading stands for its section, a
 * paragraph for the alternatives to it. */
static bool
includes(const struct tvx_survey *survey, const struct tvx_unit *only, const struct tvx_unit *unit)
{
	if (!only || unit == only)
		return true;
	if (only->alternative)
		return false;
	if (only->section == (size_t)(only - survey->units))
		return tvx_unit_stands_in(unit, only->paragraph->node.parent);
	return unit->paragraph == only->paragraph;
}

void
tvx_write_reading(const struct tvx_survey *survey, const struct tvx_unit *only,
		  const struct tvx_reading *reading, const struct tvx_terminal *terminal,
		  struct tvx_buf *out)
{
	struct page page = {
		.survey = survey, .reading = reading, .terminal = terminal, .out = out
	};

	for (size_t i = 0; i < survey->count; i++)
		if (includes(survey, only, &survey->units[i]))
			write_unit(&page, &survey->units[i]);
}
