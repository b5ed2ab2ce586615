/* Labels as numbers, and numbers as labels. */
#include "model/label_numbers.h"

#include "base/ascii.h"

#include <string.h>

enum { MOST_VALUE = 1000000, MOST_ROMAN = 3999, LETTERS = 26 };

/* Beyond ASCII letters are letters too, as far as the end of a number goes. */
static bool
is_alnum(char c)
{
	return tvx_is_alnum(c) || (c & 0x80);
}

size_t
tvx_number_suffix(struct tvx_str words)
{
	static const char *const suffixes[] = { "bis",    "ter",     "quater", "quinquies",
						"sexies", "septies", "octies", "novies",
						"nonies", "decies",  "alt" };
	size_t gap = words.len && strchr(". ", words.ptr[0]) ? 1 : 0;

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		size_t len = strlen(suffixes[i]);
		if (words.len < gap + len ||
		    (words.len > gap + len && is_alnum(words.ptr[gap + len])))
			continue;
		if (tvx_str_equal_nocase((struct tvx_str){ words.ptr + gap, len },
					 (struct tvx_str){ suffixes[i], len }))
			return gap + len;
	}
	return 0;
}

/* --- Roman numbers --------------------------------------------------------------------------- */

static const struct {
	const char *upper, *lower;
	unsigned value;
} romans[] = {
	{ "M", "m", 1000 }, { "CM", "cm", 900 }, { "D", "d", 500 }, { "CD", "cd", 400 },
	{ "C", "c", 100 },  { "XC", "xc", 90 },  { "L", "l", 50 },  { "XL", "xl", 40 },
	{ "X", "x", 10 },   { "IX", "ix", 9 },   { "V", "v", 5 },   { "IV", "iv", 4 },
	{ "I", "i", 1 },
};

static void
format_roman(bool upper, unsigned value, struct tvx_buf *out)
{
	for (size_t i = 0; i < sizeof(romans) / sizeof(romans[0]); i++)
		for (; value >= romans[i].value; value -= romans[i].value)
			tvx_buf_add(out, tvx_str_of(upper ? romans[i].upper : romans[i].lower));
}

/* Zero when the letters are no Roman number as it is written. */
static unsigned
read_roman(struct tvx_str core, bool upper)
{
	struct tvx_buf again = { 0 };
	unsigned value = 0;
	size_t at = 0;

	for (size_t i = 0; i < sizeof(romans) / sizeof(romans[0]); i++) {
		struct tvx_str sign = tvx_str_of(upper ? romans[i].upper : romans[i].lower);
		while (core.len - at >= sign.len && value <= MOST_ROMAN &&
		       memcmp(core.ptr + at, sign.ptr, sign.len) == 0) {
			value += romans[i].value;
			at += sign.len;
		}
	}
	if (at < core.len || value > MOST_ROMAN)
		return 0;
	format_roman(upper, value, &again);
	bool same = tvx_str_equal(core, tvx_buf_str(&again));
	tvx_buf_release(&again);
	return same ? value : 0;
}

/* --- labels -------------------------------------------------------------------------------------- */

static bool
read_decimal(struct tvx_str label, size_t at, struct tvx_number *out)
{
	size_t end = at;
	unsigned value = 0;

	for (; end < label.len && tvx_is_digit(label.ptr[end]); end++) {
		value = value * 10 + (unsigned)(label.ptr[end] - '0');
		if (value > MOST_VALUE)
			return false;
	}
	out->numerals = TVX_DECIMAL;
	out->value = value;
	out->core = (struct tvx_str){ label.ptr + at, end - at };
	return true;
}

static bool
read_letters(struct tvx_str label, size_t at, struct tvx_number *out)
{
	bool upper = tvx_is_upper(label.ptr[at]);
	size_t end = at;

	while (end < label.len && tvx_is_letter(label.ptr[end]) &&
	       tvx_is_upper(label.ptr[end]) == upper)
		end++;
	out->core = (struct tvx_str){ label.ptr + at, end - at };
	out->value = read_roman(out->core, upper);
	out->numerals = upper ? TVX_ROMAN_UPPER : TVX_ROMAN_LOWER;
	out->also_letter = out->value && end - at == 1;
	if (!out->value && end - at == 1)
		tvx_number_as_letter(out);
	return out->value > 0;
}

bool
tvx_number_parse(struct tvx_str label, struct tvx_number *out)
{
	struct tvx_number number = { 0 };
	size_t at = 0;

	/* "Article 5." begins with a word; the number is its last one. */
	for (size_t i = 0; i < label.len; i++)
		if (label.ptr[i] == ' ' && i + 1 < label.len &&
		    !tvx_number_suffix((struct tvx_str){ label.ptr + i, label.len - i }))
			at = i + 1;
	while (at < label.len && !is_alnum(label.ptr[at]))
		at++;
	if (at == label.len || (label.ptr[at] & 0x80))
		return false;
	number.before = (struct tvx_str){ label.ptr, at };
	if (!(tvx_is_digit(label.ptr[at]) ? read_decimal : read_letters)(label, at, &number))
		return false;
	at += number.core.len;
	struct tvx_str rest = { label.ptr + at, label.len - at };
	size_t suffix = tvx_number_suffix(rest);
	if (!suffix && number.numerals == TVX_DECIMAL && rest.len && tvx_is_letter(rest.ptr[0]))
		suffix = 1;
	number.interpolated = suffix > 0;
	number.after = (struct tvx_str){ rest.ptr + suffix, rest.len - suffix };
	for (size_t i = 0; i < number.after.len; i++)
		if (is_alnum(number.after.ptr[i]))
			return false;
	*out = number;
	return true;
}

void
tvx_number_as_letter(struct tvx_number *number)
{
	char c = number->core.ptr[0];
	bool upper = tvx_is_upper(c);

	number->numerals = upper ? TVX_LETTER_UPPER : TVX_LETTER_LOWER;
	number->value = (unsigned)(c - (upper ? 'A' : 'a')) + 1;
}

void
tvx_number_format(enum tvx_numerals numerals, unsigned value, struct tvx_buf *out)
{
	if (numerals == TVX_DECIMAL) {
		tvx_buf_printf(out, "%u", value);
	} else if (numerals == TVX_ROMAN_UPPER || numerals == TVX_ROMAN_LOWER) {
		format_roman(numerals == TVX_ROMAN_UPPER, value, out);
	} else {
		/* After z come aa, bb, as in lists of long standing. */
		char first = numerals == TVX_LETTER_UPPER ? 'A' : 'a';
		for (unsigned i = 0; value && i <= (value - 1) / LETTERS; i++)
			tvx_buf_add_char(out, (char)(first + (value - 1) % LETTERS));
	}
}
