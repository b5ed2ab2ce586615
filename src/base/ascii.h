/* Classes of bytes in ASCII, whatever the locale says. */
#ifndef TVX_BASE_ASCII_H
#define TVX_BASE_ASCII_H

#include <stdbool.h>

static inline bool
tvx_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
tvx_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
tvx_is_letter(char c)
{
	return tvx_is_upper(c) || (c >= 'a' && c <= 'z');
}

static inline bool
tvx_is_alnum(char c)
{
	return tvx_is_digit(c) || tvx_is_letter(c);
}

#endif
