/* What the pages of two texts and of three share: their looks, their keys, and their parts. */
#ifndef TVX_WRITE_DIFF_PAGE_H
#define TVX_WRITE_DIFF_PAGE_H

#include "write/diff.h"

extern const char tvx_diff_css[], tvx_diff_js[];

/* What can be shown or left out: its articles name it in data-k. */
struct tvx_page_kind {
	const char *value, *label; /* ours, not a user's */
};

/* From the first line into the header, which the caller ends. The page is named after a text; what
 * ends its name. */
void tvx_page_begin(struct tvx_buf *out, const struct tvx_side *side, const char *what,
		    const char *more_css);
/* The filter, the search and the buttons. */
void tvx_page_bar(struct tvx_buf *out, const struct tvx_page_kind *kinds, size_t count);
/* What a reader is told when there is nothing to show; empty when there is. */
void tvx_page_end(struct tvx_buf *out, struct tvx_str nothing, const char *more_js);

/* The heading that what follows stands under. */
void tvx_page_heading(struct tvx_buf *out, const struct tvx_unit *heading);
/* "5 unchanged: II.1 to II.5", of what is folded. */
void tvx_page_summary(struct tvx_buf *out, size_t count, const char *what, struct tvx_str from,
		      struct tvx_str to);
/* Words as they are; a line end stands between two units of a group. */
void tvx_page_words(struct tvx_buf *out, struct tvx_str words);
/* Words that went or came. Spaces and line ends around them are neither struck nor underlined. */
void tvx_page_change(struct tvx_buf *out, const struct tvx_passage *passage,
		     const struct tvx_edit *edit, bool old_side);

#endif
