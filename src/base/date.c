/* Days of the Gregorian calendar, as ISO 8601 writes them. */
#include "travaux/base.h"

#include <stdio.h>

static bool
digits(const char *text, int count, int *out)
{
	*out = 0;
	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		*out = *out * 10 + (text[i] - '0');
	}
	return true;
}

static int
days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

bool
tvx_date_parse(struct tvx_str text, struct tvx_date *out)
{
	int year, month, day;

	if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-')
		return false;
	if (!digits(text.ptr, 4, &year) || !digits(text.ptr + 5, 2, &month) ||
	    !digits(text.ptr + 8, 2, &day))
		return false;
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
		return false;
	*out = (struct tvx_date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return true;
}

bool
tvx_date_given(struct tvx_date date)
{
	return date.year != 0;
}

int
tvx_date_compare(struct tvx_date a, struct tvx_date b)
{
	int order = a.year - b.year;

	if (!order)
		order = a.month - b.month;
	if (!order)
		order = a.day - b.day;
	return order;
}

void
tvx_date_format(struct tvx_date date, char out[static 11])
{
	/* The masks tell the compiler what the field widths already say. */
	if (tvx_date_given(date))
		snprintf(out, 11, "%04u-%02u-%02u", (unsigned)date.year % 10000u,
			 (unsigned)date.month % 100u, (unsigned)date.day % 100u);
	else
		out[0] = '\0';
}
