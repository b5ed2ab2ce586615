/* Strings as JSON writes them. */
#include "write/json.h"

#include "base/utf8.h"

/* Most bytes of a text go through as they are, and go at once. */
static bool
is_plain(unsigned char c)
{
	return c >= 0x20 && c != 0x7F && c != '"' && c != '\\';
}

static void
add_special(struct tvx_buf *out, uint32_t c, struct tvx_str bytes)
{
	if (c == '"' || c == '\\')
		tvx_buf_printf(out, "\\%c", (char)c);
	else if (c < 0x20 || c == 0x7F)
		tvx_buf_printf(out, "\\u%04x", (unsigned)c);
	else if (c == 0xFFFD)
		tvx_buf_add(out, TVX_STR("\xEF\xBF\xBD"));
	else
		tvx_buf_add(out, bytes);
}

void
tvx_json_string(struct tvx_buf *out, struct tvx_str s)
{
	const char *at = s.ptr, *end = s.ptr + s.len;

	tvx_buf_add_char(out, '"');
	while (s.len && at < end) {
		const char *start = at;
		while (at < end && (unsigned char)*at < 0x80 && is_plain((unsigned char)*at))
			at++;
		tvx_buf_add(out, (struct tvx_str){ start, (size_t)(at - start) });
		if (at == end)
			break;
		start = at;
		uint32_t c = tvx_utf8_next(&at, end);
		add_special(out, c, (struct tvx_str){ start, (size_t)(at - start) });
	}
	tvx_buf_add_char(out, '"');
}
