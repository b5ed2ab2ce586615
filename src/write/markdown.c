/* Text as Markdown shows it and nothing more. */
#include "write/markdown.h"

#include "travaux/write.h"

#include <string.h>

/* Every sign that could begin something in CommonMark is escaped; lines become spaces. */
void
tvx_markdown_text(struct tvx_buf *out, struct tvx_str text)
{
	struct tvx_buf plain = { 0 };

	tvx_write_plain(text, &plain);
	for (size_t i = 0; i < plain.len; i++) {
		char c = plain.ptr[i];
		if (strchr("\\`*_{}[]<>()#+-.!|~&", c))
			tvx_buf_add_char(out, '\\');
		tvx_buf_add_char(out, c);
	}
	tvx_buf_release(&plain);
}
