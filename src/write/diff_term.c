/* A comparison on a terminal: inline, or side by side; what did not change is folded. */
#include "write/diff.h"
#include "write/term.h"
#include "write/units.h"

#include <string.h>

enum { INDENT_COLS = 2, GUTTER_COLS = 3, LEAST_COLUMN_COLS = 20 };

struct screen {
	const struct tvx_diff *diff;
	const struct tvx_terminal *terminal;
	struct tvx_buf *out;
	struct tvx_arena *arena;
	const struct tvx_unit **headings; /* of the new text, by old unit */
	const struct tvx_unit *heading;   /* printed last */
	const struct tvx_unit *fold_from, *fold_to;
	size_t folded;
	enum tvx_relation whole; /* of the passage before, when it was new or deleted as a whole */
};

/* --- inline ------------------------------------------------------------------------------------------ */

/* What a change is wrapped in where there is no colour, as in git diff --word-diff. */
static const struct marks {
	const char *open, *close;
	enum tvx_style style;
} marks[2][2] = {
	{ { "[-", "-]", TVX_STYLE_GONE }, { "{+", "+}", TVX_STYLE_GOOD } },
	{ { "<-", "->", TVX_STYLE_FAINT }, { "<+", "+>", TVX_STYLE_NEARLY } }, /* markup */
};

/* A line end stands between two units of a group. */
static void
wrap_kept(struct tvx_wrap *wrap, enum tvx_style style, struct tvx_str words)
{
	while (words.len) {
		const char *end = memchr(words.ptr, '\n', words.len);
		struct tvx_str line = { words.ptr, end ? (size_t)(end - words.ptr) : words.len };
		tvx_wrap_text(wrap, style, line);
		words.ptr += line.len;
		words.len -= line.len;
		if (!end)
			break;
		tvx_wrap_text(wrap, TVX_STYLE_FAINT, TVX_STR(" ¶ "));
		words.ptr++;
		words.len--;
	}
}

/* Changed words, the markup among them in its own style. */
static void
wrap_pieces(struct tvx_wrap *wrap, const struct tvx_passage *passage, bool old_side,
	    const struct marks *mark, struct tvx_str words)
{
	while (words.len) {
		bool markup;
		struct tvx_str piece = tvx_passage_piece(passage, old_side, &words, &markup);
		wrap_kept(wrap, markup ? marks[1][!old_side].style : mark->style, piece);
	}
}

/* The marks stand at the words; spaces around them stay outside. */
static void
wrap_changed(struct tvx_wrap *wrap, const struct tvx_passage *passage, bool old_side,
	     const struct marks *mark, struct tvx_str words)
{
	struct tvx_str core = words;

	wrap_kept(wrap, TVX_STYLE_PLAIN, tvx_str_blanks(&core));
	core = tvx_str_trim(core);
	if (!core.len)
		return;
	tvx_wrap_text(wrap, mark->style, tvx_str_of(mark->open));
	wrap_pieces(wrap, passage, old_side, mark, core);
	tvx_wrap_text(wrap, mark->style, tvx_str_of(mark->close));
	words.len -= (size_t)(core.ptr + core.len - words.ptr);
	words.ptr = core.ptr + core.len;
	wrap_kept(wrap, TVX_STYLE_PLAIN, words);
}

static bool
is_whole(const struct tvx_passage *passage)
{
	return !passage->first->old_unit || !passage->first->new_unit;
}

static void
wrap_edit(struct tvx_wrap *wrap, const struct tvx_passage *passage, const struct tvx_edit *edit)
{
	const struct marks *pair = marks[tvx_edit_is_markup(edit)];
	bool gone = !passage->first->new_unit;

	if (!edit->changes || tvx_edit_is_quiet(edit)) {
		wrap_kept(wrap, TVX_STYLE_PLAIN, edit->new_words);
	} else if (is_whole(passage)) {
		/* The line above says that all of it is new, or gone. */
		wrap_pieces(wrap, passage, gone, &pair[!gone],
			    gone ? edit->old_words : edit->new_words);
	} else {
		wrap_changed(wrap, passage, true, &pair[0], edit->old_words);
		wrap_changed(wrap, passage, false, &pair[1], edit->new_words);
	}
}

void
tvx_passage_wrap(const struct tvx_passage *passage, const struct tvx_terminal *terminal,
		 unsigned column, unsigned indent, struct tvx_buf *out)
{
	struct tvx_wrap wrap;

	tvx_wrap_start(&wrap, out, terminal, column, indent);
	for (size_t i = 0; i < passage->edits.count; i++)
		wrap_edit(&wrap, passage, &passage->edits.list[i]);
	tvx_wrap_end(&wrap);
}

static void
write_inline(struct screen *screen, const struct tvx_passage *passage)
{
	tvx_term_spaces(screen->out, INDENT_COLS);
	tvx_passage_wrap(passage, screen->terminal, INDENT_COLS, INDENT_COLS, screen->out);
}

/* --- side by side -------------------------------------------------------------------------------------- */

/* Cuts the next line off a wrapped column. A style that is in force goes on in the next line and
 * never across the gutter. Returns its width. */
static unsigned
add_line(struct tvx_buf *out, struct tvx_str *column, struct tvx_str *style)
{
	struct tvx_str line = tvx_str_split(column, '\n'), visible = line;
	unsigned width = 0;

	tvx_buf_add(out, *style);
	tvx_buf_add(out, line);
	while (visible.len) {
		const char *escape = memchr(visible.ptr, '\033', visible.len);
		size_t before = escape ? (size_t)(escape - visible.ptr) : visible.len;
		width += tvx_term_width((struct tvx_str){ visible.ptr, before });
		if (!escape)
			break;
		const char *end = memchr(escape, 'm', visible.len - before);
		size_t len = end ? (size_t)(end - escape) + 1 : visible.len - before;
		*style = (struct tvx_str){ escape, len };
		visible.ptr += before + len;
		visible.len -= before + len;
	}
	if (style->len && tvx_str_equal(*style, TVX_STR("\033[0m")))
		style->len = 0;
	if (style->len)
		tvx_buf_add(out, TVX_STR("\033[0m"));
	return width;
}

static void
wrap_column(const struct screen *screen, const struct tvx_passage *passage, bool old_side,
	    unsigned width, struct tvx_buf *out)
{
	struct tvx_terminal narrow = { .width_cols = width, .colour = screen->terminal->colour };
	struct tvx_wrap wrap;

	tvx_wrap_start(&wrap, out, &narrow, 0, 0);
	for (size_t i = 0; i < passage->edits.count; i++) {
		const struct tvx_edit *edit = &passage->edits.list[i];
		const struct marks *mark = &marks[tvx_edit_is_markup(edit)][!old_side];
		struct tvx_str words = old_side ? edit->old_words : edit->new_words;
		if (!edit->changes || tvx_edit_is_quiet(edit))
			wrap_kept(&wrap, TVX_STYLE_PLAIN, words);
		else if (is_whole(passage))
			wrap_pieces(&wrap, passage, old_side, mark, words);
		else
			wrap_changed(&wrap, passage, old_side, mark, words);
	}
	tvx_wrap_end(&wrap);
}

static void
write_side_by_side(struct screen *screen, const struct tvx_passage *passage)
{
	unsigned all = screen->terminal->width_cols ? screen->terminal->width_cols : 160;
	unsigned width = all > 2 * LEAST_COLUMN_COLS + GUTTER_COLS ? (all - GUTTER_COLS) / 2
								   : LEAST_COLUMN_COLS;
	struct tvx_buf columns[2] = { { 0 }, { 0 } };
	struct tvx_str rest[2], styles[2] = { { 0 }, { 0 } };

	for (int which = 0; which < 2; which++) {
		wrap_column(screen, passage, which == 0, width, &columns[which]);
		rest[which] = tvx_buf_str(&columns[which]);
	}
	while (rest[0].len || rest[1].len) {
		unsigned taken = add_line(screen->out, &rest[0], &styles[0]);
		tvx_term_spaces(screen->out, taken < width ? width - taken : 0);
		bool any = rest[1].len && *rest[1].ptr != '\n';
		tvx_buf_add(screen->out, any ? TVX_STR(" │ ") : TVX_STR(" │"));
		add_line(screen->out, &rest[1], &styles[1]);
		tvx_buf_add_char(screen->out, '\n');
	}
	tvx_buf_release(&columns[0]);
	tvx_buf_release(&columns[1]);
}

/* --- passages -------------------------------------------------------------------------------------------- */

static void
write_heading_line(struct screen *screen, const struct tvx_unit *heading)
{
	screen->heading = heading;
	screen->whole = TVX_SAME;
	tvx_buf_add_char(screen->out, '\n');
	tvx_term_text(screen->out, screen->terminal, TVX_STYLE_STRONG, heading->place);
	tvx_buf_add_char(screen->out, ' ');
	tvx_term_lines(screen->out, screen->terminal, TVX_STYLE_STRONG,
		       tvx_unit_words(screen->arena, heading), tvx_term_width(heading->place) + 1);
}

static void
flush_fold(struct screen *screen)
{
	struct tvx_buf line = { 0 };

	if (!screen->folded)
		return;
	if (screen->folded == 1 && screen->fold_to->paragraph->kind == TVX_UNIT_HEADING) {
		/* Said by its words, it is what the next passages stand under. */
		write_heading_line(screen, screen->fold_to);
		screen->folded = 0;
		return;
	}
	tvx_buf_printf(&line, "··· %zu unchanged: %.*s", screen->folded,
		       TVX_STR_ARG(screen->fold_from->place));
	if (screen->folded > 1)
		tvx_buf_printf(&line, " to %.*s", TVX_STR_ARG(screen->fold_to->place));
	tvx_buf_add_char(screen->out, '\n');
	tvx_term_text(screen->out, screen->terminal, TVX_STYLE_FAINT, tvx_buf_str(&line));
	tvx_buf_add_char(screen->out, '\n');
	tvx_buf_release(&line);
	screen->folded = 0;
	screen->whole = TVX_SAME;
}

static void
fold(struct screen *screen, const struct tvx_passage *passage)
{
	const struct tvx_pair *pair = passage->first;

	screen->fold_to = pair->new_unit ? pair->new_unit : pair->old_unit;
	if (!screen->folded++)
		screen->fold_from = screen->fold_to;
}

/* The heading that a passage stands under, once. */
static void
write_heading(struct screen *screen, const struct tvx_passage *passage)
{
	const struct tvx_pair *pair = passage->first;
	const struct tvx_unit *unit = pair->new_unit ? pair->new_unit : pair->old_unit;
	const struct tvx_unit *heading = tvx_passage_heading(passage, screen->diff,
							     screen->headings, screen->heading);

	if (!heading || heading == screen->heading)
		return;
	if (heading != unit)
		write_heading_line(screen, heading);
	screen->heading = heading;
}

static void
write_title(struct screen *screen, const struct tvx_passage *passage)
{
	struct tvx_buf olds = { 0 }, news = { 0 }, phrase = { 0 };
	unsigned width = screen->terminal->width_cols;
	struct tvx_wrap wrap;

	tvx_passage_places(passage, true, &olds);
	tvx_passage_places(passage, false, &news);
	tvx_passage_phrase(passage, &phrase);
	tvx_buf_add_char(screen->out, '\n');
	tvx_wrap_start(&wrap, screen->out, screen->terminal, 0, 2 * INDENT_COLS);
	tvx_wrap_text(&wrap, TVX_STYLE_STRONG, tvx_buf_str(news.len ? &news : &olds));
	if (news.len && olds.len && !tvx_str_equal(tvx_buf_str(&olds), tvx_buf_str(&news))) {
		tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, TVX_STR(" ← "));
		tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, tvx_buf_str(&olds));
	}
	tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, TVX_STR(" "));
	/* Two spaces stand before the phrase where there is room for it. */
	if (!width || wrap.column + 2 + tvx_term_width(tvx_buf_str(&phrase)) <= width) {
		tvx_buf_add_char(screen->out, ' ');
		wrap.column++;
	}
	tvx_wrap_text(&wrap, TVX_STYLE_WHO, tvx_buf_str(&phrase));
	tvx_wrap_end(&wrap);
	tvx_buf_release(&olds);
	tvx_buf_release(&news);
	tvx_buf_release(&phrase);
}

/* A number that changed in a long paragraph must leap to the eye. */
static void
write_numbers(struct screen *screen, const struct tvx_passage *passage)
{
	struct tvx_buf numbers = { 0 };

	tvx_passage_numbers(passage, &numbers);
	if (numbers.len) {
		tvx_term_spaces(screen->out, INDENT_COLS);
		tvx_term_text(screen->out, screen->terminal, TVX_STYLE_WAITING, TVX_STR("! "));
		tvx_term_lines(screen->out, screen->terminal, TVX_STYLE_WAITING,
			       tvx_buf_str(&numbers), 2 * INDENT_COLS);
	}
	tvx_buf_release(&numbers);
}

/* What came or went as a whole stands behind its place, one under the other: nobody compares
 * words there. */
static void
write_whole(struct screen *screen, const struct tvx_passage *passage)
{
	const struct tvx_pair *pair = passage->first;
	const struct tvx_unit *unit = pair->new_unit ? pair->new_unit : pair->old_unit;
	struct tvx_str word = tvx_str_of(tvx_relation_word(pair->relation));

	if (screen->whole != pair->relation)
		tvx_buf_add_char(screen->out, '\n');
	screen->whole = pair->relation;
	tvx_term_text(screen->out, screen->terminal, TVX_STYLE_STRONG, unit->place);
	tvx_buf_add(screen->out, TVX_STR("  "));
	tvx_term_text(screen->out, screen->terminal, TVX_STYLE_WHO, word);
	tvx_buf_add(screen->out, TVX_STR("  "));
	tvx_passage_wrap(passage, screen->terminal,
			 tvx_term_width(unit->place) + tvx_term_width(word) + 2 * INDENT_COLS,
			 2 * INDENT_COLS, screen->out);
}

static void
write_passage(struct screen *screen, const struct tvx_passage *passage)
{
	flush_fold(screen);
	write_heading(screen, passage);
	if (is_whole(passage) && !screen->diff->side_by_side) {
		write_whole(screen, passage);
		return;
	}
	screen->whole = TVX_SAME;
	write_title(screen, passage);
	write_numbers(screen, passage);
	if (screen->diff->side_by_side)
		write_side_by_side(screen, passage);
	else
		write_inline(screen, passage);
}

static void
write_summary(struct screen *screen)
{
	enum { NAME_COLS = sizeof("[-old-]") };

	const struct tvx_terminal *terminal = screen->terminal;
	struct tvx_buf line = { 0 };
	struct tvx_diff_tally tally;

	/* Titles are shown whole: two of them may differ at their ends. */
	tvx_term_cell(screen->out, terminal, TVX_STYLE_GONE, TVX_STR("[-old-]"), NAME_COLS, true);
	tvx_diff_describe(screen->diff, true, &line);
	tvx_term_lines(screen->out, terminal, TVX_STYLE_PLAIN, tvx_buf_str(&line), NAME_COLS);
	tvx_buf_clear(&line);
	tvx_term_cell(screen->out, terminal, TVX_STYLE_GOOD, TVX_STR("{+new+}"), NAME_COLS, true);
	tvx_diff_describe(screen->diff, false, &line);
	tvx_term_lines(screen->out, terminal, TVX_STYLE_PLAIN, tvx_buf_str(&line), NAME_COLS);
	tvx_buf_clear(&line);
	tvx_diff_tally_all(screen->diff, &tally);
	tvx_diff_add_tally(&line, &tally);
	tvx_term_lines(screen->out, terminal, TVX_STYLE_STRONG, tvx_buf_str(&line), 0);
	tvx_buf_release(&line);
}

void
tvx_write_diff(const struct tvx_diff *diff, const struct tvx_terminal *terminal,
	       struct tvx_buf *out)
{
	struct screen screen = { .diff = diff, .terminal = terminal, .out = out };
	struct tvx_diff_walk *walk;
	const struct tvx_passage *passage;

	if (!tvx_diff_any(diff)) {
		tvx_term_text(out, terminal, TVX_STYLE_PLAIN, tvx_diff_nothing(diff));
		tvx_buf_add_char(out, '\n');
		return;
	}
	screen.arena = tvx_arena_new();
	screen.headings = tvx_diff_headings(diff, screen.arena);
	write_summary(&screen);
	walk = tvx_diff_walk_new(diff);
	while ((passage = tvx_diff_walk_next(walk))) {
		if (passage->wanted && passage->changed)
			write_passage(&screen, passage);
		else if (passage->wanted && !diff->kinds)
			fold(&screen, passage);
	}
	tvx_diff_walk_free(walk);
	flush_fold(&screen);
	tvx_arena_free(screen.arena);
}
