/* Whose each run of words is: of the base, or of a proposal, with its day, meeting and fate. */
#include "model/phrases.h"
#include "write/events.h"
#include "write/screen.h"

#include <stdlib.h>

/* Words in a row that are one owner's and disputed by the same proposals. */
struct stretch {
	struct tvx_str words;
	const struct tvx_proposal *owner; /* NULL: the base */
	struct tvx_str disputed;          /* who would take them out: ids or codes */
};

struct stretches {
	struct stretch *list;
	size_t count, cap;
	struct tvx_arena *arena;
	const struct tvx_unit *unit;
	enum tvx_fate *fates;             /* in the order of the proposals */
	const struct tvx_proposal **open; /* whose bracket is open, the innermost last */
	size_t open_count;
	bool codes;
};

/* --- reading the runs ---------------------------------------------------------------------------- */

static bool
takes_out(const struct tvx_proposal *p)
{
	return p->kind == TVX_DELETE || p->kind == TVX_REPLACE || p->kind == TVX_DELETE_PARAGRAPH;
}

static void
add_names(struct stretches *s, struct tvx_buf *out, const struct tvx_proposal *p)
{
	struct tvx_str names = s->codes ? tvx_phrase_parties(s->arena, &p->by)
					: tvx_cell_ids(s->arena, &p->by);

	tvx_buf_printf(out, "%s%.*s", out->len ? (s->codes ? ", " : ",") : "",
		       TVX_STR_ARG(names.len ? names : p->id));
}

/* Proposals on the very same words share one bracket. */
static void
add_bracket(struct stretches *s, struct tvx_buf *out, const struct tvx_proposal *bracket)
{
	size_t i = 0;

	for (const struct tvx_proposal *p = s->unit->paragraph->proposals.first; p;
	     p = p->next, i++) {
		bool same = p == bracket ||
			    (p->kind != TVX_INSERT && p->kind != TVX_MOVE && p->from &&
			     p->under == bracket->under && p->from == bracket->from &&
			     p->to == bracket->to && tvx_str_equal(p->lang, bracket->lang));
		if (same && takes_out(p) && s->fates[i] == TVX_FATE_OPEN)
			add_names(s, out, p);
	}
}

/* Who would take out words of this owner: the brackets on the text whose words they are. */
static struct tvx_str
disputed_by(struct stretches *s, const struct tvx_proposal *owner)
{
	struct tvx_buf out = { 0 };

	for (size_t i = 0; i < s->open_count; i++) {
		bool whole = s->open[i]->kind == TVX_DELETE_PARAGRAPH && !s->unit->alternative;
		if (takes_out(s->open[i]) && (s->open[i]->under == owner || whole))
			add_bracket(s, &out, s->open[i]);
	}
	struct tvx_str kept = tvx_arena_str(s->arena, tvx_buf_str(&out));
	tvx_buf_release(&out);
	return kept;
}

static void
add_words(struct stretches *s, const struct tvx_run *run)
{
	/* A bracket's old words are those of the text that it amends. */
	const struct tvx_proposal *owner = run->kind == TVX_RUN_OLD ? run->proposal->under
								    : run->proposal;
	struct tvx_str disputed = disputed_by(s, owner);
	struct stretch *last = s->count ? &s->list[s->count - 1] : NULL;

	if (last && last->owner == owner && tvx_str_equal(last->disputed, disputed)) {
		last->words = tvx_arena_printf(s->arena, "%.*s%.*s", TVX_STR_ARG(last->words),
					       TVX_STR_ARG(run->text));
		return;
	}
	if (s->count == s->cap) {
		s->cap = s->cap ? s->cap * 2 : 16;
		s->list = tvx_realloc(s->list, s->cap, sizeof(*s->list));
	}
	s->list[s->count++] = (struct stretch){ tvx_arena_str(s->arena, run->text), owner,
						disputed };
}

static void
read_run(struct stretches *s, const struct tvx_run *run)
{
	switch (run->kind) {
	case TVX_RUN_OPEN:
		s->open[s->open_count++] = run->proposal;
		break;
	case TVX_RUN_CLOSE:
		s->open_count -= s->open_count > 0;
		break;
	case TVX_RUN_WORDS:
	case TVX_RUN_OLD:
	case TVX_RUN_NEW:
		if (tvx_str_trim(run->text).len)
			add_words(s, run);
		break;
	default:
		break;
	}
}

/* Caller releases. */
static void
collect(struct stretches *s, const struct tvx_unit *unit, struct tvx_date as_at, bool codes)
{
	struct tvx_reading reading = { .kind = TVX_READ_WORKING, .as_at = as_at };
	struct tvx_runs runs;

	*s = (struct stretches){ .arena = tvx_arena_new(), .unit = unit, .codes = codes };
	tvx_runs_init(&runs, unit, &reading);
	s->fates = tvx_arena_alloc(s->arena,
				   (unit->paragraph->proposals.count + 1) * sizeof(*s->fates));
	tvx_paragraph_fates(unit->paragraph, as_at, s->fates);
	s->open = tvx_arena_alloc(s->arena, (runs.count + 1) * sizeof(*s->open));
	for (size_t i = 0; i < runs.count; i++)
		read_run(s, &runs.list[i]);
	tvx_runs_release(&runs);
}

static void
stretches_release(struct stretches *s)
{
	free(s->list);
	tvx_arena_free(s->arena);
}

static enum tvx_fate
fate_of(const struct stretches *s, const struct tvx_proposal *proposal)
{
	size_t i = 0;

	for (const struct tvx_proposal *p = s->unit->paragraph->proposals.first; p != proposal;
	     p = p->next)
		i++;
	return s->fates[i];
}

/* --- the screen --------------------------------------------------------------------------------- */

enum { LEAST_WHOSE_COLS = 6, MOST_WHOSE_COLS = 22, DAY_COLS = 11, VENUE_COLS = 7, FATE_COLS = 9 };

static struct tvx_str
whose(struct tvx_arena *arena, const struct tvx_proposal *p)
{
	struct tvx_str names = p ? tvx_phrase_parties(arena, &p->by) : TVX_STR("");

	if (!p)
		return TVX_STR("base");
	return tvx_arena_printf(arena, "%.*s %.*s", TVX_STR_ARG(p->id),
				TVX_STR_ARG(names.len ? names : TVX_STR("unnamed")));
}

static unsigned
whose_cols(struct tvx_arena *arena, const struct stretches *stretches)
{
	unsigned cols = LEAST_WHOSE_COLS;

	for (size_t i = 0; i < stretches->count; i++) {
		unsigned width = tvx_term_width(whose(arena, stretches->list[i].owner));
		cols = width > cols ? width : cols;
	}
	return cols > MOST_WHOSE_COLS ? MOST_WHOSE_COLS : cols;
}

static void
write_whose(struct tvx_screen *s, const struct stretches *stretches, const struct tvx_proposal *p,
	    unsigned cols)
{
	struct tvx_str day = TVX_STR(""), venue = day, fate = day;

	if (p) {
		day = tvx_cell_date(s->arena, tvx_day_of(p->on, p->at));
		day = day.len ? day : TVX_STR("undated");
		venue = p->at ? tvx_meeting_code(p->at) : venue;
		fate = tvx_str_of(tvx_fate_phrase(fate_of(stretches, p)));
	}
	tvx_term_spaces(s->out, TVX_MARGIN_COLS);
	tvx_term_cell(s->out, s->terminal, TVX_STYLE_STRONG, whose(s->arena, p), cols, true);
	tvx_term_spaces(s->out, 2);
	tvx_term_cell(s->out, s->terminal, TVX_STYLE_PLAIN, day, DAY_COLS, true);
	tvx_term_cell(s->out, s->terminal, TVX_STYLE_PLAIN, venue, VENUE_COLS, true);
	tvx_term_cell(s->out, s->terminal, TVX_STYLE_FAINT, fate, FATE_COLS, true);
}

/* Whose they are is said once for words in a row. */
static void
write_stretch(struct tvx_screen *s, const struct stretches *stretches, size_t index, unsigned cols)
{
	const struct stretch *stretch = &stretches->list[index];
	unsigned indent = TVX_MARGIN_COLS + cols + 2 + DAY_COLS + VENUE_COLS + FATE_COLS;
	struct tvx_wrap wrap;

	if (index && stretches->list[index - 1].owner == stretch->owner)
		tvx_term_spaces(s->out, indent);
	else
		write_whose(s, stretches, stretch->owner, cols);
	tvx_wrap_start(&wrap, s->out, s->terminal, indent, indent);
	tvx_wrap_text(&wrap, stretch->disputed.len ? TVX_STYLE_GONE : TVX_STYLE_PLAIN,
		      tvx_str_trim(stretch->words));
	tvx_wrap_end(&wrap);
	if (stretch->disputed.len)
		tvx_screen_lines(s, indent, TVX_STYLE_WHO,
				 tvx_arena_printf(s->arena, "— out for %.*s",
						  TVX_STR_ARG(stretch->disputed)));
}

static void
write_unit(struct tvx_screen *s, const struct tvx_unit *unit, const struct stretches *stretches)
{
	const struct tvx_standing_look *look = tvx_standing_look(unit->standing.level);
	unsigned cols = whose_cols(s->arena, stretches);

	tvx_screen_text(s, TVX_STYLE_STRONG, unit->place);
	tvx_screen_text(s, look->style,
			tvx_arena_printf(s->arena, "  %s %s", look->glyph, look->word));
	tvx_screen_line_end(s);
	for (size_t i = 0; i < stretches->count; i++)
		write_stretch(s, stretches, i, cols);
}

/* A paragraph stands for itself and its alternatives. */
static bool
includes(const struct tvx_unit *only, const struct tvx_unit *unit)
{
	return unit == only || (!only->alternative && unit->paragraph == only->paragraph);
}

void
tvx_write_blame(const struct tvx_survey *survey, const struct tvx_unit *unit,
		const struct tvx_terminal *terminal, struct tvx_buf *out)
{
	const struct tvx_unit *end = survey->units + survey->count;
	struct tvx_screen s;
	bool begun = false;

	tvx_screen_init(&s, survey, terminal, out);
	for (const struct tvx_unit *u = unit; u < end && includes(unit, u); u++) {
		struct stretches stretches;
		collect(&stretches, u, survey->as_at, true);
		if (stretches.count && begun)
			tvx_screen_line_end(&s);
		if (stretches.count) {
			write_unit(&s, u, &stretches);
			begun = true;
		}
		stretches_release(&stretches);
	}
	tvx_screen_release(&s);
}

/* --- data ----------------------------------------------------------------------------------------- */

static const struct tvx_column columns[] = {
	{ .name = "id" },       { .name = "place" },    { .name = "by" },
	{ .name = "proposal" }, { .name = "date" },     { .name = "venue" },
	{ .name = "fate" },     { .name = "disputed" }, { .name = "words" },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static void
add_stretch(struct tvx_sheet *sheet, const struct stretches *s, const struct stretch *stretch)
{
	const struct tvx_proposal *p = stretch->owner;
	struct tvx_str cells[COLUMNS] = {
		s->unit->id,
		s->unit->place,
		p ? tvx_cell_ids(s->arena, &p->by) : TVX_STR("base"),
		p ? p->id : TVX_STR(""),
		p ? tvx_cell_date(s->arena, tvx_day_of(p->on, p->at)) : TVX_STR(""),
		p && p->at ? tvx_meeting_code(p->at) : TVX_STR(""),
		p ? tvx_str_of(tvx_fate_word(fate_of(s, p))) : TVX_STR(""),
		stretch->disputed,
		tvx_str_trim(stretch->words),
	};

	tvx_sheet_add(sheet, cells);
}

struct tvx_sheet *
tvx_blame_sheet(const struct tvx_survey *survey, const struct tvx_unit *unit)
{
	struct tvx_sheet *sheet = tvx_sheet_new(columns, COLUMNS);
	const struct tvx_unit *end = survey->units + survey->count;

	for (const struct tvx_unit *u = unit; u < end && includes(unit, u); u++) {
		struct stretches stretches;
		collect(&stretches, u, survey->as_at, false);
		for (size_t i = 0; i < stretches.count; i++)
			add_stretch(sheet, &stretches, &stretches.list[i]);
		stretches_release(&stretches);
	}
	return sheet;
}
