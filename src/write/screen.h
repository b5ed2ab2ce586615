/* What the chair's screens have in common: their head, their columns, the look of a standing. */
#ifndef TVX_WRITE_SCREEN_H
#define TVX_WRITE_SCREEN_H

#include "write/term.h"
#include "write/units.h"

struct tvx_screen {
	const struct tvx_survey *survey;
	const struct tvx_terminal *terminal;
	struct tvx_arena *arena; /* of what lives as long as the screen */
	struct tvx_buf *out;
	unsigned width;
	unsigned place_cols; /* of the column of places */
};

/* The standings, told apart without colour, in the order in which they are drawn. */
struct tvx_standing_look {
	enum tvx_standing_level level;
	const char *glyph, *word;
	enum tvx_style style;
};

extern const struct tvx_standing_look tvx_standing_looks[TVX_STANDINGS];

enum { TVX_MARGIN_COLS = 2, TVX_PLACE_COLS = 9, TVX_MOST_PLACE_COLS = 20 };

/* Caller releases with tvx_screen_release. */
void tvx_screen_init(struct tvx_screen *screen, const struct tvx_survey *survey,
		     const struct tvx_terminal *terminal, struct tvx_buf *out);
void tvx_screen_release(struct tvx_screen *screen);
/* How a standing is drawn. Static. */
const struct tvx_standing_look *tvx_standing_look(enum tvx_standing_level level);
/* Makes the column of places wide enough for one more. */
void tvx_screen_fit(struct tvx_screen *screen, struct tvx_str place);
/* Where what belongs to a place begins. */
unsigned tvx_screen_indent(const struct tvx_screen *screen);

/* The title of the draft and what is known of it, and an empty line. */
void tvx_screen_head(struct tvx_screen *screen);
/* The title of a part, on a line of its own. */
void tvx_screen_title(struct tvx_screen *screen, struct tvx_str title);
/* The title of a part and the short answer to what it asks, broken between words. */
void tvx_screen_answer(struct tvx_screen *screen, struct tvx_str title, struct tvx_str answer);
void tvx_screen_text(struct tvx_screen *screen, enum tvx_style style, struct tvx_str words);
/* Ends a line; no line ends in spaces. */
void tvx_screen_line_end(struct tvx_screen *screen);
/* A number to the right of so many columns, zeros faint. */
void tvx_screen_number(struct tvx_screen *screen, enum tvx_style style, size_t value,
		       unsigned cols);
/* One piece of a legend, on the next line when it would not fit. *column is where the cursor is:
 * the margin before the first. */
void tvx_screen_legend(struct tvx_screen *s, unsigned *column, enum tvx_style style,
		       struct tvx_str piece);
/* A name in the column of places. */
void tvx_screen_name(struct tvx_screen *screen, struct tvx_str name);
/* A place and the beginning of the words that stand there, on one line. */
void tvx_screen_place(struct tvx_screen *screen, struct tvx_str place, struct tvx_str words);
/* Words on lines of their own below a place, broken between words. */
void tvx_screen_below(struct tvx_screen *screen, enum tvx_style style, struct tvx_str words);
/* The same from any column. */
void tvx_screen_lines(struct tvx_screen *screen, unsigned indent, enum tvx_style style,
		      struct tvx_str words);
/* A sentence on lines of its own, from the left. */
void tvx_screen_sentence(struct tvx_screen *screen, enum tvx_style style, struct tvx_str words);

#endif
