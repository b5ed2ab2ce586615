/* The concordance for print: a table of derivation and a table of destination. */
#include "write/diff.h"
#include "write/html.h"
#include "write/markdown.h"

#include "base/arena.h"

#include <stdlib.h>

/* One row: a unit, and what it is related to. */
struct row {
	const struct tvx_unit *unit;
	struct tvx_str others; /* their places, with commas */
	struct tvx_str what;   /* "merged, renumbered" */
};

/* How a table is written; one for each syntax. */
struct syntax {
	void (*begin)(struct tvx_buf *out, const char *title, const char *left, const char *right);
	void (*row)(struct tvx_buf *out, const struct row *row);
	void (*end)(struct tvx_buf *out);
};

/* --- rows ------------------------------------------------------------------------------------------------ */

/* Pairs in the order of one side, then of the other; what stands on the other side alone is at
 * the end. */
static int
by_old(const void *x, const void *y)
{
	const struct tvx_pair *a = *(const struct tvx_pair *const *)x;
	const struct tvx_pair *b = *(const struct tvx_pair *const *)y;

	if (a->old_unit != b->old_unit)
		return !a->old_unit ? 1 : !b->old_unit ? -1 : a->old_unit < b->old_unit ? -1 : 1;
	return a->new_unit < b->new_unit ? -1 : a->new_unit > b->new_unit;
}

static int
by_new(const void *x, const void *y)
{
	const struct tvx_pair *a = *(const struct tvx_pair *const *)x;
	const struct tvx_pair *b = *(const struct tvx_pair *const *)y;

	if (a->new_unit != b->new_unit)
		return !a->new_unit ? 1 : !b->new_unit ? -1 : a->new_unit < b->new_unit ? -1 : 1;
	return a->old_unit < b->old_unit ? -1 : a->old_unit > b->old_unit;
}

static const struct tvx_unit *
unit_of(const struct tvx_pair *pair, bool old_side)
{
	return old_side ? pair->old_unit : pair->new_unit;
}

/* Fills a row from the pairs of one unit; returns how many there were. */
static size_t
fill_row(struct tvx_arena *arena, const struct tvx_pair **pairs, size_t count, bool old_side,
	 struct row *row)
{
	size_t n = 0;
	bool moved = false, renumbered = false;

	*row = (struct row){ .unit = unit_of(pairs[0], old_side) };
	for (; n < count && unit_of(pairs[n], old_side) == row->unit; n++) {
		const struct tvx_unit *other = unit_of(pairs[n], !old_side);
		if (other)
			row->others = tvx_arena_printf(
				arena, "%.*s%s%.*s", TVX_STR_ARG(row->others),
				row->others.len ? ", " : "", TVX_STR_ARG(other->place));
		moved |= pairs[n]->moved && pairs[n]->relation != TVX_MOVED;
		renumbered |= pairs[n]->renumbered;
	}
	row->what = tvx_arena_printf(arena, "%s%s%s", tvx_relation_word(pairs[0]->relation),
				     moved ? ", moved" : "", renumbered ? ", renumbered" : "");
	return n;
}

static void
write_table(const struct tvx_diff *diff, const struct syntax *syntax, bool old_side,
	    struct tvx_buf *out)
{
	struct tvx_arena *arena = tvx_arena_new();
	size_t count;
	const struct tvx_pair *pairs = tvx_comparison_pairs(diff->comparison, &count);
	const struct tvx_pair **sorted = tvx_arena_alloc(arena, (count + 1) * sizeof(*sorted));

	for (size_t p = 0; p < count; p++)
		sorted[p] = &pairs[p];
	qsort(sorted, count, sizeof(const void *), old_side ? by_old : by_new);
	if (old_side)
		syntax->begin(out, "Destination", "Old", "New");
	else
		syntax->begin(out, "Derivation", "New", "Old");
	for (size_t p = 0; p < count && unit_of(sorted[p], old_side);) {
		struct row row;
		p += fill_row(arena, sorted + p, count - p, old_side, &row);
		syntax->row(out, &row);
	}
	syntax->end(out);
	tvx_arena_free(arena);
}

/* --- Markdown -------------------------------------------------------------------------------------------- */

static void
markdown_begin(struct tvx_buf *out, const char *title, const char *left, const char *right)
{
	tvx_buf_printf(out, "## %s\n\n| %s | %s | What happened |\n|---|---|---|\n", title, left,
		       right);
}

static void
markdown_row(struct tvx_buf *out, const struct row *row)
{
	tvx_buf_add(out, TVX_STR("| "));
	tvx_markdown_text(out, row->unit->place);
	tvx_buf_add(out, TVX_STR(" | "));
	tvx_markdown_text(out, row->others.len ? row->others : TVX_STR("—"));
	tvx_buf_add(out, TVX_STR(" | "));
	tvx_markdown_text(out, row->what);
	tvx_buf_add(out, TVX_STR(" |\n"));
}

static void
markdown_end(struct tvx_buf *out)
{
	tvx_buf_add_char(out, '\n');
}

static const struct syntax markdown = { markdown_begin, markdown_row, markdown_end };

void
tvx_write_concordance_markdown(const struct tvx_diff *diff, struct tvx_buf *out)
{
	struct tvx_buf olds = { 0 }, news = { 0 };

	tvx_diff_describe(diff, true, &olds);
	tvx_diff_describe(diff, false, &news);
	tvx_buf_add(out, TVX_STR("# Concordance\n\nOld: "));
	tvx_markdown_text(out, tvx_buf_str(&olds));
	tvx_buf_add(out, TVX_STR("\n\nNew: "));
	tvx_markdown_text(out, tvx_buf_str(&news));
	tvx_buf_add(out, TVX_STR("\n\n"));
	write_table(diff, &markdown, false, out);
	write_table(diff, &markdown, true, out);
	tvx_buf_release(&olds);
	tvx_buf_release(&news);
}

/* --- HTML ------------------------------------------------------------------------------------------------- */

static void
html_begin(struct tvx_buf *out, const char *title, const char *left, const char *right)
{
	tvx_buf_printf(out,
		       "<table>\n<caption>%s</caption>\n<thead><tr><th scope=\"col\">%s</th>"
		       "<th scope=\"col\">%s</th><th scope=\"col\">What happened</th></tr></thead>"
		       "\n<tbody>\n",
		       title, left, right);
}

static void
html_row(struct tvx_buf *out, const struct row *row)
{
	tvx_html_raw(out, "<tr><th scope=\"row\">");
	tvx_html_text(out, row->unit->place);
	tvx_html_raw(out, "</th><td>");
	tvx_html_text(out, row->others.len ? row->others : TVX_STR("—"));
	tvx_html_raw(out, "</td><td>");
	tvx_html_text(out, row->what);
	tvx_html_raw(out, "</td></tr>\n");
}

static void
html_end(struct tvx_buf *out)
{
	tvx_html_raw(out, "</tbody>\n</table>\n");
}

static const struct syntax html = { html_begin, html_row, html_end };

void
tvx_write_concordance_html(const struct tvx_diff *diff, struct tvx_buf *out)
{
	struct tvx_buf olds = { 0 }, news = { 0 };

	tvx_diff_describe(diff, true, &olds);
	tvx_diff_describe(diff, false, &news);
	tvx_html_raw(out,
		     "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		     "<meta name=\"viewport\" content=\"width=device-width\">\n"
		     "<title>Concordance</title>\n<style>\n"
		     ":root{color-scheme:light dark}\n"
		     "body{font:17px/1.5 Georgia,serif;max-width:60rem;margin:0 auto;"
		     "padding:0 1rem 3rem}\n"
		     "table{border-collapse:collapse;width:100%;margin:1.5rem 0}\n"
		     "caption{font-weight:bold;font-size:1.2rem;text-align:left}\n"
		     "th,td{border-bottom:1px solid;padding:.2rem .6rem;text-align:left;"
		     "vertical-align:top}\n"
		     "@media(max-width:30rem){body{font-size:14px}th,td{padding:.2rem .3rem}}\n"
		     "thead{display:table-header-group}\ntr{break-inside:avoid}\n");
	tvx_html_raw(out, TVX_HTML_PROSE_CSS
		     "</style>\n</head>\n<body>\n<h1>Concordance</h1>\n<p>Old: ");
	tvx_html_prose(out, tvx_buf_str(&olds));
	tvx_html_raw(out, "<br>New: ");
	tvx_html_prose(out, tvx_buf_str(&news));
	tvx_html_raw(out, "</p>\n");
	write_table(diff, &html, false, out);
	write_table(diff, &html, true, out);
	tvx_html_raw(out, "</body>\n</html>\n");
	tvx_buf_release(&olds);
	tvx_buf_release(&news);
}
