/* Text as Markdown shows it and nothing more. */
#include "write/markdown.h"

#include <string.h>

/* Every sign that could begin something in CommonMark is escaped; lines become spaces. */
void
tvx_markdown_text(struct tvx_buf *out, struct tvx_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '\n' || c == '\r' || c == '\t')
			c = ' ';
		if (strchr("\\`*_{}[]<>()#+-.!|~&", c) && c)
			tvx_buf_add_char(out, '\\');
		if ((unsigned char)c >= 0x20 && c != 0x7F)
			tvx_buf_add_char(out, c);
	}
}
