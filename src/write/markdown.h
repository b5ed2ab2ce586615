/* The escaping sink for Markdown (CommonMark 0.30). */
#ifndef TVX_WRITE_MARKDOWN_H
#define TVX_WRITE_MARKDOWN_H

#include "travaux/base.h"

/* A user's words, as text within a line. */
void tvx_markdown_text(struct tvx_buf *out, struct tvx_str text);

#endif
