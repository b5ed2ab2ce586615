/* Rows and columns: a table for people, and tsv, csv and json for programs. */
#include "base/arena.h"
#include "write/json.h"
#include "write/term.h"

#include <stdlib.h>
#include <string.h>

struct tvx_sheet {
	const struct tvx_column *columns;
	size_t column_count;
	struct tvx_str *cells; /* row by row */
	size_t row_count, row_cap;
	struct tvx_arena *arena;
};

struct tvx_sheet *
tvx_sheet_new(const struct tvx_column *columns, size_t count)
{
	struct tvx_sheet *sheet = tvx_alloc(sizeof(*sheet));

	sheet->columns = columns;
	sheet->column_count = count;
	sheet->arena = tvx_arena_new();
	return sheet;
}

void
tvx_sheet_free(struct tvx_sheet *sheet)
{
	if (!sheet)
		return;
	tvx_arena_free(sheet->arena);
	free(sheet->cells);
	free(sheet);
}

void
tvx_sheet_add(struct tvx_sheet *sheet, const struct tvx_str *cells)
{
	size_t n = sheet->column_count;

	if (sheet->row_count == sheet->row_cap) {
		sheet->row_cap = sheet->row_cap ? sheet->row_cap * 2 : 64;
		sheet->cells = tvx_realloc(sheet->cells, sheet->row_cap * n, sizeof(*cells));
	}
	for (size_t i = 0; i < n; i++)
		sheet->cells[sheet->row_count * n + i] = sheet->columns[i].borrowed
								 ? cells[i]
								 : tvx_arena_str(sheet->arena,
										 cells[i]);
	sheet->row_count++;
}

/* --- tables ----------------------------------------------------------------------------- */

enum { GAP_COLS = 2, LEAST_FLEXIBLE_COLS = 20, MOST_COLUMNS = 32 };

static void
measure(const struct tvx_sheet *sheet, const struct tvx_terminal *terminal, unsigned *widths)
{
	unsigned used = 0;
	size_t flexible = MOST_COLUMNS;

	for (size_t c = 0; c < sheet->column_count; c++) {
		const struct tvx_column *column = &sheet->columns[c];
		widths[c] = 0;
		if (!column->title)
			continue;
		widths[c] = tvx_term_width(tvx_str_of(column->title));
		for (size_t r = 0; r < sheet->row_count; r++) {
			unsigned w = tvx_term_width(sheet->cells[r * sheet->column_count + c]);
			widths[c] = w > widths[c] ? w : widths[c];
		}
		if (column->flexible)
			flexible = c;
		else
			used += widths[c] + GAP_COLS;
	}
	if (flexible == MOST_COLUMNS || !terminal->width_cols ||
	    used + widths[flexible] <= terminal->width_cols)
		return;
	unsigned left = terminal->width_cols > used ? terminal->width_cols - used : 0;
	widths[flexible] = left > LEAST_FLEXIBLE_COLS ? left : LEAST_FLEXIBLE_COLS;
}

static void
write_row(const struct tvx_sheet *sheet, const struct tvx_terminal *terminal,
	  const unsigned *widths, const struct tvx_str *cells, enum tvx_style style,
	  struct tvx_buf *out)
{
	unsigned owed = 0; /* spaces put off, so that no line ends in one */

	for (size_t c = 0; c < sheet->column_count; c++) {
		if (!sheet->columns[c].title)
			continue;
		unsigned width = tvx_term_width(cells[c]);
		if (sheet->columns[c].number && width < widths[c])
			owed += widths[c] - width;
		if (cells[c].len) {
			tvx_term_spaces(out, owed);
			owed = 0;
		}
		unsigned taken = tvx_term_cell(out, terminal, style, cells[c], widths[c], false);
		if (!sheet->columns[c].number)
			owed += widths[c] > taken ? widths[c] - taken : 0;
		owed += GAP_COLS;
	}
	tvx_buf_add_char(out, '\n');
}

static void
write_table(const struct tvx_sheet *sheet, const struct tvx_terminal *terminal, struct tvx_buf *out)
{
	unsigned widths[MOST_COLUMNS];
	struct tvx_str titles[MOST_COLUMNS];

	measure(sheet, terminal, widths);
	for (size_t c = 0; c < sheet->column_count; c++)
		titles[c] = tvx_str_of(sheet->columns[c].title);
	write_row(sheet, terminal, widths, titles, TVX_STYLE_STRONG, out);
	for (size_t r = 0; r < sheet->row_count; r++)
		write_row(sheet, terminal, widths, &sheet->cells[r * sheet->column_count],
			  TVX_STYLE_PLAIN, out);
}

/* --- data ----------------------------------------------------------------------------------- */

/* A cell without tabs, line ends and other control characters. */
static void
tsv_cell(struct tvx_buf *out, struct tvx_str cell)
{
	size_t start = 0;

	for (size_t i = 0; i < cell.len; i++) {
		unsigned char c = (unsigned char)cell.ptr[i];
		if (c >= 0x20 && c != 0x7F)
			continue;
		tvx_buf_add(out, (struct tvx_str){ cell.ptr + start, i - start });
		tvx_buf_add_char(out, ' ');
		start = i + 1;
	}
	tvx_buf_add(out, (struct tvx_str){ cell.ptr + start, cell.len - start });
}

/* RFC 4180; what a spreadsheet would take for a formula is marked as text. */
static void
csv_cell(struct tvx_buf *out, struct tvx_str cell)
{
	bool formula = cell.len && strchr("=+-@\t\r", cell.ptr[0]);
	bool quoted = formula;

	for (size_t i = 0; i < cell.len; i++)
		quoted |= strchr(",\"\r\n", cell.ptr[i]) != NULL;
	if (quoted)
		tvx_buf_add_char(out, '"');
	if (formula)
		tvx_buf_add_char(out, '\'');
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.ptr[i] == '"')
			tvx_buf_add_char(out, '"');
		tvx_buf_add_char(out, cell.ptr[i]);
	}
	if (quoted)
		tvx_buf_add_char(out, '"');
}

static void
write_separated(const struct tvx_sheet *sheet, bool csv, struct tvx_buf *out)
{
	size_t n = sheet->column_count;
	const char *end = csv ? "\r\n" : "\n";

	for (size_t c = 0; c < n; c++)
		tvx_buf_printf(out, "%s%s", c ? (csv ? "," : "\t") : "", sheet->columns[c].name);
	tvx_buf_add(out, tvx_str_of(end));
	for (size_t i = 0; i < sheet->row_count * n; i++) {
		if (i % n)
			tvx_buf_add_char(out, csv ? ',' : '\t');
		(csv ? csv_cell : tsv_cell)(out, sheet->cells[i]);
		if (i % n == n - 1)
			tvx_buf_add(out, tvx_str_of(end));
	}
}

static void
write_json(const struct tvx_sheet *sheet, struct tvx_buf *out)
{
	tvx_buf_add(out, TVX_STR("["));
	for (size_t r = 0; r < sheet->row_count; r++) {
		tvx_buf_add(out, tvx_str_of(r ? ",\n {" : "\n {"));
		for (size_t c = 0; c < sheet->column_count; c++) {
			struct tvx_str cell = sheet->cells[r * sheet->column_count + c];
			tvx_buf_printf(out, "%s\"%s\": ", c ? ", " : "", sheet->columns[c].name);
			if (sheet->columns[c].number)
				tvx_buf_add(out, cell.len ? cell : TVX_STR("null"));
			else
				tvx_json_string(out, cell);
		}
		tvx_buf_add_char(out, '}');
	}
	tvx_buf_add(out, tvx_str_of(sheet->row_count ? "\n]\n" : "]\n"));
}

void
tvx_sheet_write(const struct tvx_sheet *sheet, enum tvx_format format,
		const struct tvx_terminal *terminal, struct tvx_buf *out)
{
	switch (format) {
	case TVX_FORMAT_TABLE:
		write_table(sheet, terminal, out);
		break;
	case TVX_FORMAT_TSV:
	case TVX_FORMAT_CSV:
		write_separated(sheet, format == TVX_FORMAT_CSV, out);
		break;
	case TVX_FORMAT_JSON:
		write_json(sheet, out);
		break;
	}
}
