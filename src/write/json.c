/* Strings as JSON writes them. */
#include "write/json.h"

#include "base/utf8.h"

void
tvx_json_string(struct tvx_buf *out, struct tvx_str s)
{
	const char *at = s.ptr, *end = s.ptr + s.len;

	tvx_buf_add_char(out, '"');
	while (s.len && at < end) {
		const char *start = at;
		uint32_t c = tvx_utf8_next(&at, end);
		if (c == '"' || c == '\\')
			tvx_buf_printf(out, "\\%c", (char)c);
		else if (c < 0x20 || c == 0x7F)
			tvx_buf_printf(out, "\\u%04x", (unsigned)c);
		else if (c == 0xFFFD)
			tvx_buf_add(out, TVX_STR("\xEF\xBF\xBD"));
		else
			tvx_buf_add(out, (struct tvx_str){ start, (size_t)(at - start) });
	}
	tvx_buf_add_char(out, '"');
}
