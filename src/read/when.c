/* Dates as people type them. */
#include "read/acts.h"

#include <ctype.h>
#include <string.h>

enum {
	/* "15" is 2015: nobody negotiates a text of 1915. */
	CENTURY = 2000,
	TWO_DIGITS_END = 70,
};

struct number {
	unsigned value;
	size_t digits;
};

static size_t
number_at(struct tvx_str text, size_t at, struct number *out)
{
	*out = (struct number){ 0 };
	while (at < text.len && isdigit((unsigned char)text.ptr[at]) && out->digits < 5) {
		out->value = out->value * 10 + (unsigned)(text.ptr[at++] - '0');
		out->digits++;
	}
	return at;
}

static bool
make_date(unsigned year, unsigned month, unsigned day, struct tvx_date *out)
{
	static const unsigned days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (month < 1 || month > 12 || day < 1 || day > days[month - 1] || year < 1800 ||
	    year > 2200)
		return false;
	if (month == 2 && day == 29 && (year % 4 || (year % 100 == 0 && year % 400)))
		return false;
	*out = (struct tvx_date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return true;
}

/* 11-18-2015, 1/19/2016, 11-18-15, 2016-01-19 */
static size_t
numeric_date(const struct tvx_house *house, struct tvx_str text, struct tvx_date *out,
	     bool *two_digits)
{
	struct number n[3];
	size_t at = 0;

	for (size_t i = 0; i < 3; i++) {
		size_t after = number_at(text, at, &n[i]);
		if (after == at)
			return 0;
		at = after;
		if (i < 2 && (at == text.len || !strchr("-/.", text.ptr[at])))
			return 0;
		at += i < 2;
	}
	if (at < text.len && isdigit((unsigned char)text.ptr[at]))
		return 0;
	if (n[0].digits == 4)
		return make_date(n[0].value, n[1].value, n[2].value, out) ? at : 0;
	if (n[2].digits != 4 && n[2].digits != 2)
		return 0;
	unsigned year = n[2].value;
	*two_digits = n[2].digits == 2;
	if (*two_digits)
		year += year < TWO_DIGITS_END ? CENTURY : CENTURY - 100;
	bool month_first = house->dates == TVX_MONTH_DAY_YEAR;
	if (make_date(year, month_first ? n[0].value : n[1].value,
		      month_first ? n[1].value : n[0].value, out))
		return at;
	/* The other order, where only that one is a day. */
	return make_date(year, month_first ? n[1].value : n[0].value,
			 month_first ? n[0].value : n[1].value, out)
		       ? at
		       : 0;
}

/* English, Spanish, Portuguese and French; a name of three letters is one cut short. */
static const char *const months[12][4] = {
	{ "january", "enero", "janeiro", "janvier" },
	{ "february", "febrero", "fevereiro", "f\xC3\xA9vrier" },
	{ "march", "marzo", "mar\xC3\xA7o", "mars" },
	{ "april", "abril", "abril", "avril" },
	{ "may", "mayo", "maio", "mai" },
	{ "june", "junio", "junho", "juin" },
	{ "july", "julio", "julho", "juillet" },
	{ "august", "agosto", "agosto", "ao\xC3\xBBt" },
	{ "september", "septiembre", "setembro", "septembre" },
	{ "october", "octubre", "outubro", "octobre" },
	{ "november", "noviembre", "novembro", "novembre" },
	{ "december", "diciembre", "dezembro", "d\xC3\xA9\143embre" },
};

/* Bytes of a month's name at the start of a text, whole or cut to three letters; zero: it is another. */
static size_t
name_of_month(const char *name, struct tvx_str text)
{
	size_t len = strlen(name);

	if (tolower((unsigned char)text.ptr[0]) != name[0])
		return 0;
	for (size_t most = len; most >= 3; most = most > 3 ? 3 : 0) {
		if (most > text.len || strncasecmp(text.ptr, name, most) != 0 ||
		    (most < text.len && isalpha((unsigned char)text.ptr[most])))
			continue;
		return most + (most == 3 && most < text.len && text.ptr[most] == '.');
	}
	return 0;
}

static unsigned
month_at(struct tvx_str text, size_t at, size_t *after)
{
	struct tvx_str rest = { text.ptr + at, text.len - at };
	size_t len;

	if (!rest.len)
		return 0;
	for (unsigned i = 0; i < 12; i++)
		for (unsigned lang = 0; lang < 4; lang++)
			if ((len = name_of_month(months[i][lang], rest))) {
				*after = at + len;
				return i + 1;
			}
	return 0;
}

/* Past blanks, commas and the "de" of "7 de diciembre de 2015". */
static size_t
blanks(struct tvx_str text, size_t at)
{
	for (;;) {
		while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == ','))
			at++;
		if (at + 3 > text.len || strncasecmp(text.ptr + at, "de ", 3) != 0)
			return at;
		at += 3;
	}
}

/* December 7, 2015; 7 December 2015; 7 de diciembre de 2015 */
static size_t
written_date(struct tvx_str text, struct tvx_date *out)
{
	struct number day, year;
	size_t at = number_at(text, 0, &day), after;
	unsigned month = month_at(text, blanks(text, at), &after);

	if (!month)
		return 0;
	if (!day.digits)
		after = number_at(text, blanks(text, after), &day);
	size_t end = number_at(text, blanks(text, after), &year);
	if (!day.digits || day.digits > 2 || year.digits != 4)
		return 0;
	return make_date(year.value, month, day.value, out) ? end : 0;
}

size_t
tvx_date_at(const struct tvx_house *house, struct tvx_str text, struct tvx_date *out,
	    bool *two_digits)
{
	*two_digits = false;
	if (!text.len || !isalnum((unsigned char)text.ptr[0]))
		return 0;
	size_t len = isdigit((unsigned char)text.ptr[0])
			     ? numeric_date(house, text, out, two_digits)
			     : 0;
	return len ? len : written_date(text, out);
}
