/* The escaping sink for HTML. */
#ifndef TVX_WRITE_HTML_H
#define TVX_WRITE_HTML_H

#include "travaux/base.h"

/* A user's words, as text or within a quoted attribute: markup, control characters and overrides
 * of direction do not get through. */
void tvx_html_text(struct tvx_buf *out, struct tvx_str text);

/* A user's words as text, where a day is not broken at its hyphens; the page has the style. */
void tvx_html_prose(struct tvx_buf *out, struct tvx_str text);

#define TVX_HTML_PROSE_CSS "time{white-space:nowrap}\n"

/* Markup of ours: a string literal and nothing else. */
#define tvx_html_raw(out, literal) tvx_buf_add((out), TVX_STR(literal))

#endif
