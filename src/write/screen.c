/* What the chair's screens have in common: their head, their columns, the look of a standing. */
#include "write/screen.h"

enum { LEAST_COLS = 50, USUAL_COLS = 80 };

const struct tvx_standing_look tvx_standing_looks[TVX_STANDINGS] = {
	{ TVX_AGREED, "█", "agreed", TVX_STYLE_GOOD },
	{ TVX_AD_REF, "▓", "ad ref", TVX_STYLE_NEARLY },
	{ TVX_PENDING, "▒", "pending", TVX_STYLE_WAITING },
	{ TVX_OPEN, "░", "open", TVX_STYLE_FAINT },
};

void
tvx_screen_init(struct tvx_screen *screen, const struct tvx_survey *survey,
		const struct tvx_terminal *terminal, struct tvx_buf *out)
{
	unsigned width = terminal->width_cols ? terminal->width_cols : USUAL_COLS;

	*screen = (struct tvx_screen){ .survey = survey, .terminal = terminal, .out = out };
	screen->arena = tvx_arena_new();
	screen->width = width < LEAST_COLS ? LEAST_COLS : width;
	screen->place_cols = TVX_PLACE_COLS;
}

void
tvx_screen_release(struct tvx_screen *screen)
{
	tvx_arena_free(screen->arena);
	*screen = (struct tvx_screen){ 0 };
}

const struct tvx_standing_look *
tvx_standing_look(enum tvx_standing_level level)
{
	size_t i = 0;

	while (tvx_standing_looks[i].level != level)
		i++;
	return &tvx_standing_looks[i];
}

void
tvx_screen_fit(struct tvx_screen *screen, struct tvx_str place)
{
	unsigned width = tvx_term_width(place);

	width = width > TVX_MOST_PLACE_COLS ? TVX_MOST_PLACE_COLS : width;
	screen->place_cols = width > screen->place_cols ? width : screen->place_cols;
}

unsigned
tvx_screen_indent(const struct tvx_screen *screen)
{
	return TVX_MARGIN_COLS + screen->place_cols + 1;
}

void
tvx_screen_text(struct tvx_screen *screen, enum tvx_style style, struct tvx_str words)
{
	tvx_term_text(screen->out, screen->terminal, style, words);
}

void
tvx_screen_line_end(struct tvx_screen *screen)
{
	struct tvx_buf *out = screen->out;

	while (out->len && out->ptr[out->len - 1] == ' ')
		out->ptr[--out->len] = '\0';
	tvx_buf_add_char(out, '\n');
}

void
tvx_screen_number(struct tvx_screen *screen, enum tvx_style style, size_t value, unsigned cols)
{
	struct tvx_buf cell = { 0 };

	tvx_buf_printf(&cell, "%zu", value);
	if (cell.len < cols)
		tvx_term_spaces(screen->out, cols - (unsigned)cell.len);
	tvx_screen_text(screen, value ? style : TVX_STYLE_FAINT, tvx_buf_str(&cell));
	tvx_buf_release(&cell);
}

void
tvx_screen_title(struct tvx_screen *screen, struct tvx_str title)
{
	tvx_screen_text(screen, TVX_STYLE_STRONG, title);
	tvx_screen_line_end(screen);
}

void
tvx_screen_answer(struct tvx_screen *screen, struct tvx_str title, struct tvx_str answer)
{
	struct tvx_wrap wrap;

	tvx_wrap_start(&wrap, screen->out, screen->terminal, 0, TVX_MARGIN_COLS);
	tvx_wrap_text(&wrap, TVX_STYLE_STRONG, title);
	tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, answer);
	tvx_wrap_end(&wrap);
}

void
tvx_screen_sentence(struct tvx_screen *screen, enum tvx_style style, struct tvx_str words)
{
	struct tvx_wrap wrap;

	tvx_wrap_start(&wrap, screen->out, screen->terminal, 0, 0);
	tvx_wrap_text(&wrap, style, words);
	tvx_wrap_end(&wrap);
}

void
tvx_screen_head(struct tvx_screen *screen)
{
	const struct tvx_draft *draft = screen->survey->draft;
	static const char *const names[] = { "symbol", "date", "status" };
	struct tvx_str title = tvx_draft_meta(draft, "title");
	struct tvx_buf below = { 0 };
	char day[11];

	tvx_screen_sentence(screen, TVX_STYLE_STRONG, title.len ? title : draft->id);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct tvx_str value = tvx_draft_meta(draft, names[i]);
		if (value.len)
			tvx_buf_printf(&below, "%s%.*s", below.len ? " · " : "",
				       TVX_STR_ARG(value));
	}
	tvx_date_format(screen->survey->as_at, day);
	if (day[0])
		tvx_buf_printf(&below, "%sas at %s", below.len ? " · " : "", day);
	if (below.len)
		tvx_screen_sentence(screen, TVX_STYLE_FAINT, tvx_buf_str(&below));
	tvx_buf_release(&below);
	tvx_screen_line_end(screen);
}

void
tvx_screen_name(struct tvx_screen *screen, struct tvx_str name)
{
	tvx_term_spaces(screen->out, TVX_MARGIN_COLS);
	tvx_term_cell(screen->out, screen->terminal, TVX_STYLE_STRONG, name, screen->place_cols,
		      true);
	tvx_buf_add_char(screen->out, ' ');
}

void
tvx_screen_place(struct tvx_screen *screen, struct tvx_str place, struct tvx_str words)
{
	tvx_screen_name(screen, place);
	tvx_term_cell(screen->out, screen->terminal, TVX_STYLE_PLAIN, words,
		      screen->width - tvx_screen_indent(screen), false);
	tvx_screen_line_end(screen);
}

void
tvx_screen_lines(struct tvx_screen *screen, unsigned indent, enum tvx_style style,
		 struct tvx_str words)
{
	struct tvx_wrap wrap;

	tvx_term_spaces(screen->out, indent);
	tvx_wrap_start(&wrap, screen->out, screen->terminal, indent, indent);
	tvx_wrap_text(&wrap, style, words);
	tvx_wrap_end(&wrap);
}

void
tvx_screen_below(struct tvx_screen *screen, enum tvx_style style, struct tvx_str words)
{
	tvx_screen_lines(screen, tvx_screen_indent(screen), style, words);
}

void
tvx_screen_legend(struct tvx_screen *s, unsigned *column, enum tvx_style style,
		  struct tvx_str piece)
{
	unsigned width = tvx_term_width(piece);

	if (*column > TVX_MARGIN_COLS && *column + 3 + width > s->width) {
		tvx_screen_line_end(s);
		tvx_term_spaces(s->out, TVX_MARGIN_COLS);
		*column = TVX_MARGIN_COLS;
	} else if (*column > TVX_MARGIN_COLS) {
		tvx_term_spaces(s->out, 3);
		*column += 3;
	}
	tvx_screen_text(s, style, piece);
	*column += width;
}
