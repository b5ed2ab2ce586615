/* Strings of bytes and length: comparing, trimming, splitting. */
#include "travaux/base.h"

#include <string.h>

struct tvx_str
tvx_str_of(const char *text)
{
	return text ? (struct tvx_str){ text, strlen(text) } : TVX_STR("");
}

bool
tvx_str_equal(struct tvx_str a, struct tvx_str b)
{
	return a.len == b.len && (!a.len || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool
tvx_str_equal_nocase(struct tvx_str a, struct tvx_str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (lower(a.ptr[i]) != lower(b.ptr[i]))
			return false;
	return true;
}

int
tvx_str_compare(struct tvx_str a, struct tvx_str b)
{
	size_t common = a.len < b.len ? a.len : b.len;
	int order = common ? memcmp(a.ptr, b.ptr, common) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct tvx_str
tvx_str_trim(struct tvx_str s)
{
	while (s.len && is_space(s.ptr[0])) {
		s.ptr++;
		s.len--;
	}
	while (s.len && is_space(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

struct tvx_str
tvx_str_split(struct tvx_str *rest, char separator)
{
	const char *at = rest->len ? memchr(rest->ptr, separator, rest->len) : NULL;
	struct tvx_str head = *rest;

	if (!at) {
		*rest = TVX_STR("");
		return head;
	}
	head.len = (size_t)(at - head.ptr);
	rest->ptr = at + 1;
	rest->len -= head.len + 1;
	return head;
}
