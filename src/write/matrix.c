/* Paragraphs by delegations: a sign for whatever each of them does on each. */
#include "write/screen.h"
#include "write/stances.h"

#include <stdlib.h>

static const struct sign {
	enum tvx_doing doing;
	const char *glyph;
} signs[] = {
	{ TVX_PROPOSES, "■" }, { TVX_SUPPORTS, "+" }, { TVX_OPPOSES, "–" },   { TVX_RESERVES, "!" },
	{ TVX_CONSULTS, "~" }, { TVX_ASKS, "?" },     { TVX_OWES_WORD, "○" }, { TVX_PROPOSED, "□" },
};

enum { SIGNS = sizeof(signs) / sizeof(signs[0]), GAP_COLS = 2, LEAST_WORDS_COLS = 20 };

struct cell {
	size_t row, who;
	unsigned doings; /* 1 << enum tvx_doing for each */
	size_t counts[TVX_DOINGS];
};

struct matrix {
	struct cell *cells; /* by row */
	size_t cell_count, cell_cap;
	const struct tvx_unit **rows;
	size_t row_count, row_cap;
	struct tvx_stances stances;
	bool all;
};

/* --- reading ------------------------------------------------------------------------------------ */

static void
add_row(struct matrix *m, const struct tvx_unit *unit)
{
	if (m->row_count == m->row_cap) {
		m->row_cap = m->row_cap ? m->row_cap * 2 : 64;
		m->rows = tvx_realloc(m->rows, m->row_cap, sizeof(*m->rows));
	}
	m->rows[m->row_count++] = unit;
}

static void
add_cell(struct matrix *m, const struct tvx_stance *stance)
{
	struct cell cell = { .row = m->row_count, .who = stance->who };

	for (unsigned d = 0; d < TVX_DOINGS; d++) {
		if (d == TVX_PROPOSED && !m->all)
			continue;
		cell.counts[d] = stance->counts[d];
		cell.doings |= stance->counts[d] ? 1u << d : 0;
	}
	if (!cell.doings)
		return;
	if (m->cell_count == m->cell_cap) {
		m->cell_cap = m->cell_cap ? m->cell_cap * 2 : 64;
		m->cells = tvx_realloc(m->cells, m->cell_cap, sizeof(*m->cells));
	}
	m->cells[m->cell_count++] = cell;
}

/* Columns stand in the order in which the draft names its delegations. */
static void
collect(struct matrix *m, const struct tvx_survey *survey, bool all)
{
	*m = (struct matrix){ .all = all };
	tvx_stances_init(&m->stances);
	for (const struct tvx_delegation *d = survey->draft->delegations.first; d; d = d->next)
		tvx_people_add(&m->stances.people, d);
	for (size_t i = 0; i < survey->count; i++) {
		size_t before = m->cell_count;
		tvx_stances_read(&m->stances, &survey->units[i], survey->as_at, true);
		for (size_t j = 0; j < m->stances.count; j++)
			add_cell(m, &m->stances.list[j]);
		if (all || m->cell_count > before)
			add_row(m, &survey->units[i]);
	}
}

static void
matrix_release(struct matrix *m)
{
	tvx_stances_release(&m->stances);
	free(m->cells);
	free(m->rows);
}

/* --- the screen --------------------------------------------------------------------------------- */

struct block {
	size_t first, end; /* columns */
};

struct columns {
	size_t *people;   /* who has a column */
	unsigned *widths; /* of each */
	size_t *at;       /* by number among the people: one more than the column */
	size_t count;
};

static unsigned
signs_in(unsigned doings)
{
	unsigned count = 0;

	for (size_t i = 0; i < SIGNS; i++)
		count += (doings >> signs[i].doing) & 1;
	return count;
}

static void
columns_init(struct columns *c, const struct matrix *m, struct tvx_arena *arena)
{
	size_t people = m->stances.people.count;
	unsigned *widest = tvx_arena_alloc(arena, (people + 1) * sizeof(*widest));

	c->people = tvx_arena_alloc(arena, (people + 1) * sizeof(*c->people));
	c->widths = tvx_arena_alloc(arena, (people + 1) * sizeof(*c->widths));
	c->at = tvx_arena_alloc(arena, (people + 1) * sizeof(*c->at));
	c->count = 0;
	for (size_t i = 0; i < m->cell_count; i++) {
		unsigned width = signs_in(m->cells[i].doings);
		if (width > widest[m->cells[i].who])
			widest[m->cells[i].who] = width;
	}
	for (size_t i = 0; i < people; i++) {
		unsigned code = tvx_term_width(tvx_delegation_code(m->stances.people.list[i]));
		if (!widest[i] && !m->all)
			continue;
		c->people[c->count] = i;
		c->widths[c->count] = code > widest[i] ? code : widest[i];
		c->at[i] = ++c->count;
	}
}

static void
write_legend(struct tvx_screen *s, const struct matrix *m)
{
	unsigned met = 0, column = TVX_MARGIN_COLS;

	for (size_t i = 0; i < m->cell_count; i++)
		met |= m->cells[i].doings;
	tvx_term_spaces(s->out, TVX_MARGIN_COLS);
	for (size_t i = 0; i < SIGNS; i++)
		if ((met >> signs[i].doing) & 1)
			tvx_screen_legend(s, &column, TVX_STYLE_FAINT,
					  tvx_arena_printf(s->arena, "%s %s", signs[i].glyph,
							   tvx_doing_word(signs[i].doing)));
	if (!met)
		tvx_screen_text(s, TVX_STYLE_FAINT,
				TVX_STR("Nobody proposes, says or owes anything"));
	tvx_screen_line_end(s);
}

/* As many columns as fit; at least one. */
static size_t
end_of_block(const struct tvx_screen *s, const struct columns *c, size_t first, unsigned *used)
{
	size_t end = first;

	*used = tvx_screen_indent(s) + 2;
	while (end < c->count &&
	       (end == first || *used + c->widths[end] + GAP_COLS <= s->width + GAP_COLS)) {
		*used += c->widths[end] + GAP_COLS;
		end++;
	}
	return end;
}

static void
write_titles(struct tvx_screen *s, const struct matrix *m, const struct columns *c,
	     const struct block *block)
{
	tvx_term_spaces(s->out, tvx_screen_indent(s) + 2);
	for (size_t i = block->first; i < block->end; i++) {
		const struct tvx_delegation *who = m->stances.people.list[c->people[i]];
		tvx_term_cell(s->out, s->terminal, TVX_STYLE_STRONG, tvx_delegation_code(who),
			      c->widths[i], true);
		tvx_term_spaces(s->out, GAP_COLS);
	}
	tvx_screen_line_end(s);
}

static void
write_cell(struct tvx_screen *s, const struct cell *cell, unsigned width)
{
	struct tvx_buf drawn = { 0 };

	for (size_t i = 0; cell && i < SIGNS; i++)
		if ((cell->doings >> signs[i].doing) & 1)
			tvx_buf_add(&drawn, tvx_str_of(signs[i].glyph));
	if (cell)
		tvx_term_cell(s->out, s->terminal, TVX_STYLE_WHO, tvx_buf_str(&drawn), width, true);
	else
		tvx_term_cell(s->out, s->terminal, TVX_STYLE_FAINT, TVX_STR("·"), width, true);
	tvx_term_spaces(s->out, GAP_COLS);
	tvx_buf_release(&drawn);
}

/* The cells of a row, spread over the columns; room has one for each column. */
static size_t
spread(const struct matrix *m, const struct columns *c, size_t row, size_t at,
       const struct cell **room)
{
	for (size_t i = 0; i < c->count; i++)
		room[i] = NULL;
	for (; at < m->cell_count && m->cells[at].row == row; at++)
		room[c->at[m->cells[at].who] - 1] = &m->cells[at];
	return at;
}

static bool
is_empty(const struct cell **room, const struct block *block)
{
	for (size_t i = block->first; i < block->end; i++)
		if (room[i])
			return false;
	return true;
}

static void
write_block(struct tvx_screen *s, const struct matrix *m, const struct columns *c,
	    const struct block *block, unsigned used)
{
	const struct cell **room = tvx_arena_alloc(s->arena, (c->count + 1) * sizeof(*room));
	size_t at = 0;

	write_titles(s, m, c, block);
	for (size_t row = 0; row < m->row_count; row++) {
		const struct tvx_unit *unit = m->rows[row];
		const struct tvx_standing_look *look = tvx_standing_look(unit->standing.level);
		at = spread(m, c, row, at, room);
		if (!m->all && is_empty(room, block))
			continue;
		tvx_screen_name(s, unit->place);
		tvx_screen_text(s, look->style, tvx_str_of(look->glyph));
		tvx_buf_add_char(s->out, ' ');
		for (size_t i = block->first; i < block->end; i++)
			write_cell(s, room[i], c->widths[i]);
		if (used + LEAST_WORDS_COLS <= s->width)
			tvx_term_cell(s->out, s->terminal, TVX_STYLE_PLAIN,
				      tvx_unit_words(s->arena, unit), s->width - used, false);
		tvx_screen_line_end(s);
	}
}

void
tvx_write_matrix(const struct tvx_survey *survey, bool all, const struct tvx_terminal *terminal,
		 struct tvx_buf *out)
{
	struct tvx_screen s;
	struct matrix m;
	struct columns c;
	unsigned used;

	tvx_screen_init(&s, survey, terminal, out);
	collect(&m, survey, all);
	columns_init(&c, &m, s.arena);
	for (size_t i = 0; i < m.row_count; i++)
		tvx_screen_fit(&s, m.rows[i]->place);
	tvx_screen_head(&s);
	write_legend(&s, &m);
	for (struct block block = { 0 }; block.first < c.count; block.first = block.end) {
		block.end = end_of_block(&s, &c, block.first, &used);
		tvx_screen_line_end(&s);
		write_block(&s, &m, &c, &block, used);
	}
	matrix_release(&m);
	tvx_screen_release(&s);
}

/* --- data ----------------------------------------------------------------------------------------- */

static const struct tvx_column sheet_columns[] = {
	{ .name = "id" },
	{ .name = "place" },
	{ .name = "by" },
	{ .name = "what" },
	{ .name = "count", .number = true },
};

enum { COLUMNS = sizeof(sheet_columns) / sizeof(sheet_columns[0]) };

struct tvx_sheet *
tvx_matrix_sheet(const struct tvx_survey *survey, bool all)
{
	struct tvx_sheet *sheet = tvx_sheet_new(sheet_columns, COLUMNS);
	struct matrix m;

	collect(&m, survey, all);
	for (size_t i = 0; i < m.cell_count; i++) {
		const struct cell *cell = &m.cells[i];
		const struct tvx_unit *unit = m.rows[cell->row];
		struct tvx_arena *arena = tvx_arena_new();
		for (size_t j = 0; j < SIGNS; j++) {
			if (!((cell->doings >> signs[j].doing) & 1))
				continue;
			struct tvx_str cells[COLUMNS] = {
				unit->id,
				unit->place,
				m.stances.people.list[cell->who]->id,
				tvx_str_of(tvx_doing_word(signs[j].doing)),
				tvx_cell_number(arena, cell->counts[signs[j].doing]),
			};
			tvx_sheet_add(sheet, cells);
		}
		tvx_arena_free(arena);
	}
	matrix_release(&m);
	return sheet;
}
