/* A trace: which paragraphs of a program a report quotes, paraphrases or reports on. */
#include "write/diff.h"
#include "write/html.h"
#include "write/term.h"
#include "write/units.h"

#include "base/arena.h"

#include <stdio.h>

static const struct tvx_column columns[] = {
	{ .name = "program_id" },
	{ .name = "program_place", .title = "PROGRAM" },
	{ .name = "assigned" },
	{ .name = "relation", .title = "RELATION" },
	{ .name = "sure", .title = "SURE", .number = true },
	{ .name = "report_id" },
	{ .name = "report_place", .title = "REPORT" },
	{ .name = "reported", .title = "UNDER", .flexible = true },
	{ .name = "program_words" },
	{ .name = "report_words" },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]), SURE_BYTES = 8, INDENT_COLS = 2 };

static struct tvx_str
sure_text(const struct tvx_trace_match *match, char text[static SURE_BYTES])
{
	snprintf(text, SURE_BYTES, "%.2f", (double)match->sure);
	return tvx_str_of(text);
}

/* A label that is not in the words already, and the words. */
static struct tvx_str
heading_text(struct tvx_arena *arena, const struct tvx_unit *heading)
{
	if (!heading)
		return TVX_STR("");
	struct tvx_str label = heading->paragraph->label, words = tvx_unit_words(arena, heading);
	return label.len ? tvx_arena_printf(arena, "%.*s %.*s", TVX_STR_ARG(label),
					    TVX_STR_ARG(words))
			 : words;
}

struct tvx_sheet *
tvx_trace_sheet(const struct tvx_trace *trace)
{
	struct tvx_sheet *sheet = tvx_sheet_new(columns, COLUMNS);
	size_t count;
	const struct tvx_trace_match *matches = tvx_trace_matches(trace, &count);

	for (size_t i = 0; i < count; i++) {
		const struct tvx_trace_match *m = &matches[i];
		struct tvx_arena *arena = tvx_arena_new();
		char sure[SURE_BYTES];
		struct tvx_str cells[COLUMNS] = {
			m->program_unit->id,
			m->program_unit->place,
			heading_text(arena, m->assigned),
			tvx_str_of(tvx_trace_word(m->kind)),
		};
		if (m->report_unit) {
			cells[4] = sure_text(m, sure);
			cells[5] = m->report_unit->id;
			cells[6] = m->report_unit->place;
			cells[7] = heading_text(arena, m->reported);
		}
		cells[8] = m->program_words;
		cells[9] = m->report_words;
		tvx_sheet_add(sheet, cells);
		tvx_arena_free(arena);
	}
	return sheet;
}

/* --- counts -------------------------------------------------------------------------------------- */

struct sums {
	size_t kinds[TVX_TRACE_NOTHING + 1]; /* paragraphs of the program, by their closest match */
};

static bool
is_first(const struct tvx_trace_match *matches, size_t i)
{
	return i == 0 || matches[i].program_unit != matches[i - 1].program_unit;
}

/* Each paragraph counts once, by the closest of its matches. */
static void
add_sums(struct tvx_buf *out, const struct tvx_trace_match *matches, size_t count)
{
	struct sums sums = { { 0 } };

	for (size_t i = 0; i < count;) {
		enum tvx_trace_kind closest = matches[i].kind;
		for (i++; i < count && !is_first(matches, i); i++)
			if (matches[i].kind < closest)
				closest = matches[i].kind;
		sums.kinds[closest]++;
	}
	tvx_buf_printf(out,
		       "%zu quoted, %zu paraphrased, %zu only reported on, %zu not reported on",
		       sums.kinds[TVX_TRACE_QUOTES], sums.kinds[TVX_TRACE_PARAPHRASES],
		       sums.kinds[TVX_TRACE_REPORTS], sums.kinds[TVX_TRACE_NOTHING]);
}

/* --- terminal ------------------------------------------------------------------------------------ */

struct screen {
	const struct tvx_terminal *terminal;
	struct tvx_buf *out;
	struct tvx_arena *arena;
};

static void
write_words(const struct screen *s, const char *name, struct tvx_str words)
{
	enum { NAME_COLS = 9 };
	struct tvx_wrap wrap;

	tvx_term_spaces(s->out, INDENT_COLS);
	tvx_term_cell(s->out, s->terminal, TVX_STYLE_FAINT, tvx_str_of(name), NAME_COLS, true);
	tvx_wrap_start(&wrap, s->out, s->terminal, INDENT_COLS + NAME_COLS,
		       INDENT_COLS + NAME_COLS);
	tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, words);
	tvx_wrap_end(&wrap);
}

static void
write_match(const struct screen *s, const struct tvx_trace_match *m, bool first)
{
	char sure[SURE_BYTES];
	struct tvx_wrap wrap;

	tvx_buf_add_char(s->out, '\n');
	tvx_wrap_start(&wrap, s->out, s->terminal, 0, INDENT_COLS);
	tvx_wrap_text(&wrap, TVX_STYLE_STRONG, m->program_unit->place);
	tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, TVX_STR("  "));
	tvx_wrap_text(&wrap, TVX_STYLE_WHO, tvx_str_of(tvx_trace_word(m->kind)));
	tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, TVX_STR(" "));
	tvx_wrap_text(&wrap, TVX_STYLE_WHO, sure_text(m, sure));
	tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, TVX_STR("  in "));
	tvx_wrap_text(&wrap, TVX_STYLE_STRONG, m->report_unit->place);
	if (m->reported) {
		tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, TVX_STR(", "));
		tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, heading_text(s->arena, m->reported));
	}
	tvx_wrap_end(&wrap);
	if (first)
		write_words(s, "program", m->program_words);
	write_words(s, "report", m->report_words);
}

static void
write_missing(const struct screen *s, const struct tvx_trace_match *matches, size_t count)
{
	const struct tvx_unit *under = NULL;
	bool begun = false;

	for (size_t i = 0; i < count; i++) {
		const struct tvx_trace_match *m = &matches[i];
		if (m->kind != TVX_TRACE_NOTHING)
			continue;
		if (!begun) {
			tvx_buf_add_char(s->out, '\n');
			tvx_term_text(s->out, s->terminal, TVX_STYLE_WAITING,
				      TVX_STR("Nobody reports on"));
			tvx_buf_add_char(s->out, '\n');
		}
		if (!begun || m->assigned != under) {
			struct tvx_str heading = heading_text(s->arena, m->assigned);
			tvx_buf_add_char(s->out, '\n');
			tvx_term_cell(s->out, s->terminal, TVX_STYLE_STRONG, heading,
				      s->terminal->width_cols, false);
			tvx_buf_add(s->out, heading.len ? TVX_STR("\n") : TVX_STR(""));
		}
		begun = true;
		under = m->assigned;
		tvx_term_spaces(s->out, INDENT_COLS);
		unsigned used = tvx_term_width(m->program_unit->place) + 2 * INDENT_COLS;
		tvx_term_text(s->out, s->terminal, TVX_STYLE_STRONG, m->program_unit->place);
		tvx_term_spaces(s->out, INDENT_COLS);
		tvx_term_cell(s->out, s->terminal, TVX_STYLE_PLAIN, m->program_words,
			      s->terminal->width_cols > used ? s->terminal->width_cols - used : 0,
			      false);
		tvx_buf_add_char(s->out, '\n');
	}
}

void
tvx_write_trace(const struct tvx_trace *trace, const struct tvx_terminal *terminal,
		struct tvx_buf *out)
{
	struct screen screen = { terminal, out, tvx_arena_new() };
	struct tvx_buf sums = { 0 };
	size_t count;
	const struct tvx_trace_match *matches = tvx_trace_matches(trace, &count);

	add_sums(&sums, matches, count);
	tvx_term_text(out, terminal, TVX_STYLE_STRONG, tvx_buf_str(&sums));
	tvx_buf_add_char(out, '\n');
	for (size_t i = 0; i < count; i++)
		if (matches[i].report_unit)
			write_match(&screen, &matches[i], is_first(matches, i));
	write_missing(&screen, matches, count);
	tvx_buf_release(&sums);
	tvx_arena_free(screen.arena);
}

/* --- HTML ---------------------------------------------------------------------------------------- */

static void
html_cell(struct tvx_buf *out, struct tvx_arena *arena, const struct tvx_unit *unit,
	  const struct tvx_unit *heading, struct tvx_str words)
{
	tvx_html_raw(out, "<td><p class=\"at\"><b>");
	tvx_html_text(out, unit->place);
	tvx_html_raw(out, "</b> ");
	tvx_html_prose(out, heading_text(arena, heading));
	tvx_html_raw(out, "</p><p>");
	tvx_html_prose(out, words);
	tvx_html_raw(out, "</p></td>");
}

static void
html_rows(struct tvx_buf *out, struct tvx_arena *arena, const struct tvx_trace_match *matches,
	  size_t count, bool missing)
{
	char sure[SURE_BYTES];

	for (size_t i = 0; i < count; i++) {
		const struct tvx_trace_match *m = &matches[i];
		if ((m->kind == TVX_TRACE_NOTHING) != missing)
			continue;
		tvx_html_raw(out, "<tr>");
		html_cell(out, arena, m->program_unit, m->assigned, m->program_words);
		if (!missing) {
			tvx_html_raw(out, "<td class=\"how\"><b>");
			tvx_html_text(out, tvx_str_of(tvx_trace_word(m->kind)));
			tvx_html_raw(out, "</b><br>");
			tvx_html_text(out, sure_text(m, sure));
			tvx_html_raw(out, "</td>");
			html_cell(out, arena, m->report_unit, m->reported, m->report_words);
		}
		tvx_html_raw(out, "</tr>\n");
	}
}

static void
html_head(struct tvx_buf *out, const struct tvx_side *report, const struct tvx_side *program)
{
	struct tvx_buf reports = { 0 }, programs = { 0 };

	tvx_side_describe(report, program, &reports);
	tvx_side_describe(program, report, &programs);
	tvx_html_raw(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
			  "<meta name=\"viewport\" content=\"width=device-width\">\n"
			  "<title>Trace</title>\n<style>\n"
			  ":root{color-scheme:light dark}\n"
			  "body{font:17px/1.5 Georgia,serif;max-width:76rem;margin:0 auto;"
			  "padding:0 1rem 3rem}\n"
			  "table{border-collapse:collapse;width:100%;margin:1.5rem 0}\n"
			  "caption{font-weight:bold;font-size:1.2rem;text-align:left}\n"
			  "th,td{border-bottom:1px solid;padding:.4rem .7rem;text-align:left;"
			  "vertical-align:top}\n"
			  "td p{margin:0 0 .3rem}\n"
			  ".at{font:.85rem/1.4 system-ui,sans-serif}\n"
			  ".how{font:.9rem/1.5 system-ui,sans-serif;white-space:nowrap}\n"
			  "thead{display:table-header-group}\ntr{break-inside:avoid}\n"
			  "@media(max-width:44rem){thead{display:none}tr,td{display:block}"
			  "td{border-bottom:0}tr{border-bottom:2px solid}"
			  "td:nth-child(1) .at::before{content:\"Program \"}"
			  "td:nth-child(3) .at::before{content:\"Report \"}"
			  ".how br{display:none}.how b{margin-right:.5em}}\n");
	tvx_html_raw(out,
		     TVX_HTML_PROSE_CSS "</style>\n</head>\n<body>\n<h1>Trace</h1>\n<p>Report: ");
	tvx_html_prose(out, tvx_buf_str(&reports));
	tvx_html_raw(out, "<br>Program: ");
	tvx_html_prose(out, tvx_buf_str(&programs));
	tvx_html_raw(out, "</p>\n<p><b>");
	tvx_buf_release(&reports);
	tvx_buf_release(&programs);
}

void
tvx_write_trace_html(const struct tvx_trace *trace, const struct tvx_side *report,
		     const struct tvx_side *program, struct tvx_buf *out)
{
	struct tvx_arena *arena = tvx_arena_new();
	size_t count;
	const struct tvx_trace_match *matches = tvx_trace_matches(trace, &count);

	html_head(out, report, program);
	add_sums(out, matches, count);
	tvx_html_raw(out, "</b></p>\n<table>\n<caption>What the report says</caption>\n<thead><tr>"
			  "<th scope=\"col\">Program</th><th scope=\"col\">How sure</th>"
			  "<th scope=\"col\">Report</th></tr></thead>\n<tbody>\n");
	html_rows(out, arena, matches, count, false);
	tvx_html_raw(out, "</tbody>\n</table>\n<table>\n<caption>Nobody reports on</caption>\n"
			  "<thead><tr><th scope=\"col\">Program</th></tr></thead>\n<tbody>\n");
	html_rows(out, arena, matches, count, true);
	tvx_html_raw(out, "</tbody>\n</table>\n</body>\n</html>\n");
	tvx_arena_free(arena);
}
