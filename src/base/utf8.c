/* UTF-8 as RFC 3629 defines it: no surrogates, nothing overlong, nothing past U+10FFFF. */
#include "base/utf8.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD };

/* How many bytes the character at text takes, or zero when it is none. */
static int
length(const unsigned char *text, size_t len)
{
	unsigned char first = text[0];
	int need = first < 0x80   ? 1
		   : first < 0xC2 ? 0
		   : first < 0xE0 ? 2
		   : first < 0xF0 ? 3
		   : first < 0xF5 ? 4
				  : 0;

	if ((size_t)need > len)
		return 0;
	for (int i = 1; i < need; i++)
		if ((text[i] & 0xC0) != 0x80)
			return 0;
	if ((first == 0xE0 && text[1] < 0xA0) || (first == 0xED && text[1] > 0x9F) ||
	    (first == 0xF0 && text[1] < 0x90) || (first == 0xF4 && text[1] > 0x8F))
		return 0;
	return need;
}

uint32_t
tvx_utf8_next(const char **at, const char *end)
{
	const unsigned char *text = (const unsigned char *)*at;
	int bytes = length(text, (size_t)(end - *at));

	*at += bytes ? bytes : 1;
	switch (bytes) {
	case 1:
		return text[0];
	case 2:
		return (text[0] & 0x1Fu) << 6 | (text[1] & 0x3Fu);
	case 3:
		return (text[0] & 0x0Fu) << 12 | (text[1] & 0x3Fu) << 6 | (text[2] & 0x3Fu);
	case 4:
		return (text[0] & 0x07u) << 18 | (text[1] & 0x3Fu) << 12 | (text[2] & 0x3Fu) << 6 |
		       (text[3] & 0x3Fu);
	default:
		return REPLACEMENT;
	}
}

uint32_t
tvx_utf8_last(const char *start, const char *end)
{
	for (const char *at = end - 1; at >= start && at >= end - 4; at--) {
		const char *next = at;
		if (((unsigned char)*at & 0xC0) == 0x80)
			continue;
		uint32_t c = tvx_utf8_next(&next, end);
		return next == end ? c : REPLACEMENT;
	}
	return REPLACEMENT;
}

bool
tvx_utf8_valid(struct tvx_str s)
{
	const unsigned char *text = (const unsigned char *)s.ptr;
	uint64_t eight;

	while (s.len) {
		/* Most text is ASCII: eight bytes at a step. */
		while (s.len >= 8 && (memcpy(&eight, text, 8), !(eight & 0x8080808080808080u))) {
			text += 8;
			s.len -= 8;
		}
		if (!s.len)
			break;
		int bytes = length(text, s.len);
		if (!bytes)
			return false;
		text += bytes;
		s.len -= (size_t)bytes;
	}
	return true;
}

size_t
tvx_utf8_count(struct tvx_str s)
{
	const char *at = s.ptr, *end = s.ptr + s.len;
	size_t count = 0;

	for (; s.len && at < end; count++)
		tvx_utf8_next(&at, end);
	return count;
}
