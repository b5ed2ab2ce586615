/* Text as HTML shows it and nothing more. */
#include "write/html.h"

#include "base/ascii.h"
#include "base/utf8.h"

static const char *
entity_of(uint32_t c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

/* Control characters, and signs that would show the words in another order than they have. */
static bool
is_unsafe(uint32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void
tvx_html_text(struct tvx_buf *out, struct tvx_str text)
{
	const char *at = text.ptr, *end = text.ptr + text.len;

	while (text.len && at < end) {
		const char *start = at;
		while (at < end && *at >= ' ' && *at < 0x7F && !entity_of((unsigned char)*at))
			at++;
		tvx_buf_add(out, (struct tvx_str){ start, (size_t)(at - start) });
		if (at == end)
			break;
		start = at;
		uint32_t c = tvx_utf8_next(&at, end);
		const char *entity = entity_of(c);
		if (entity)
			tvx_buf_add(out, tvx_str_of(entity));
		else if (!is_unsafe(c))
			tvx_buf_add(out, (struct tvx_str){ start, (size_t)(at - start) });
	}
}

enum { DAY_BYTES = 10 }; /* YYYY-MM-DD */

static bool
is_day(struct tvx_str text, size_t at)
{
	struct tvx_date day;
	size_t end = at + DAY_BYTES;

	return (at == 0 || !tvx_is_alnum(text.ptr[at - 1])) &&
	       (end == text.len || !tvx_is_alnum(text.ptr[end])) &&
	       tvx_date_parse((struct tvx_str){ text.ptr + at, DAY_BYTES }, &day);
}

void
tvx_html_prose(struct tvx_buf *out, struct tvx_str text)
{
	size_t from = 0;

	for (size_t at = 0; at + DAY_BYTES <= text.len; at++) {
		if (!is_day(text, at))
			continue;
		tvx_html_text(out, (struct tvx_str){ text.ptr + from, at - from });
		tvx_html_raw(out, "<time>");
		tvx_html_text(out, (struct tvx_str){ text.ptr + at, DAY_BYTES });
		tvx_html_raw(out, "</time>");
		from = at + DAY_BYTES;
		at = from - 1;
	}
	tvx_html_text(out, (struct tvx_str){ text.ptr + from, text.len - from });
}
