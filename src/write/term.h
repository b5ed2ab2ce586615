/* The escaping sink for terminals: widths, colours, lines broken between words. */
#ifndef TVX_WRITE_TERM_H
#define TVX_WRITE_TERM_H

#include "travaux/write.h"

enum tvx_style {
	TVX_STYLE_PLAIN,
	TVX_STYLE_STRONG,
	TVX_STYLE_FAINT,
	TVX_STYLE_GOOD,    /* agreed, put in */
	TVX_STYLE_NEARLY,  /* agreed ad referendum, marks */
	TVX_STYLE_WAITING, /* pending, brackets */
	TVX_STYLE_GONE,    /* words that somebody would take out */
	TVX_STYLE_WHO,     /* attributions */
};

/* How many columns a text takes on the screen. */
unsigned tvx_term_width(struct tvx_str text);
/* Words of a user in a style. */
void tvx_term_text(struct tvx_buf *out, const struct tvx_terminal *terminal, enum tvx_style style,
		   struct tvx_str text);
/* The same, cut to a width with an ellipsis, padded to it with spaces when pad is set. Returns
 * the columns taken. */
unsigned tvx_term_cell(struct tvx_buf *out, const struct tvx_terminal *terminal,
		       enum tvx_style style, struct tvx_str text, unsigned width_cols, bool pad);
void tvx_term_spaces(struct tvx_buf *out, unsigned count);

/* Text that is broken into lines between words. */
struct tvx_wrap {
	struct tvx_buf *out;
	const struct tvx_terminal *terminal;
	unsigned indent;          /* of the lines after the first */
	unsigned column;          /* where the cursor is */
	enum tvx_style style;     /* in force at the end of the word */
	struct tvx_buf word;      /* not yet put out */
	enum tvx_style put_style; /* in force at the end of out */
	unsigned word_width;
	bool space; /* one stands before the word */
	bool begun; /* the line has a word on it */
};

void tvx_wrap_start(struct tvx_wrap *wrap, struct tvx_buf *out, const struct tvx_terminal *terminal,
		    unsigned column, unsigned indent);
void tvx_wrap_text(struct tvx_wrap *wrap, enum tvx_style style, struct tvx_str text);
/* Ends the last line. */
void tvx_wrap_end(struct tvx_wrap *wrap);
/* Words of a user in a style, all of them: broken into lines that begin at a column, where the
 * cursor is. Ends the last line. */
void tvx_term_lines(struct tvx_buf *out, const struct tvx_terminal *terminal, enum tvx_style style,
		    struct tvx_str text, unsigned column);

#endif
