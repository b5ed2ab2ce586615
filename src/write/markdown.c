/* Text as Markdown shows it and nothing more. */
#include "write/markdown.h"

#include "base/ascii.h"
#include "travaux/write.h"

#include <string.h>

/* Whether a sign begins something wherever it stands; brackets need no help from what follows. */
static bool
is_always(char c)
{
	return c && strchr("\\`*_[]<|~&", c);
}

/* Whether it begins something where only digits stand before it: headings, lists, quotes, rules. */
static bool
is_at_start(char c)
{
	return c && strchr("#+-.)>=", c);
}

/* Every sign that could begin something in CommonMark is escaped; lines become spaces. */
void
tvx_markdown_text(struct tvx_buf *out, struct tvx_str text)
{
	struct tvx_buf plain = { 0 };
	bool start = true;

	tvx_write_plain(text, &plain);
	for (size_t i = 0; i < plain.len; i++) {
		char c = plain.ptr[i];
		if (is_always(c) || (start && is_at_start(c)))
			tvx_buf_add_char(out, '\\');
		start = start && (c == ' ' || tvx_is_digit(c));
		tvx_buf_add_char(out, c);
	}
	tvx_buf_release(&plain);
}
