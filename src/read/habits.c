/* Which house a paper belongs to, and which habits of the house it has. */
#include "read/house.h"

#include <ctype.h>
#include <string.h>

enum {
	/* Names after a dash, at the end of a bracket. */
	DASH_NAME_BYTES = 160,
	/* So many bare brackets say as much as one name. */
	BARE_PER_SIGN = 4,
	/* A symbol of the house says as much as so many names. */
	SYMBOL_SIGNS = 2,
};

/* Whether a name stands at an offset, after a dash or the blanks that follow it. */
static bool
is_named_after_dash(const struct tvx_house *house, struct tvx_str text, size_t at)
{
	const struct tvx_form *form;

	while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '-'))
		at++;
	struct tvx_str rest = { text.ptr + at, text.len - at };
	return tvx_house_party(house, rest, &form) > 0;
}

/* Offset behind the next dash between blanks, or SIZE_MAX. */
static size_t
next_dash(struct tvx_str text, size_t at)
{
	for (; at + 2 < text.len; at++) {
		if (text.ptr[at] == '-' && at && text.ptr[at - 1] == ' ' &&
		    (text.ptr[at + 1] == ' ' || text.ptr[at + 1] == '-'))
			return at + 1;
		if (memcmp(text.ptr + at, "\xE2\x80\x93", 3) == 0 ||
		    memcmp(text.ptr + at, "\xE2\x80\x94", 3) == 0)
			return at + 3;
	}
	return SIZE_MAX;
}

/* How many brackets of a shape end in a dash and a name. */
static size_t
count_dash_names(const struct tvx_house *house, struct tvx_str text, char close)
{
	size_t count = 0;

	for (size_t at = 0; (at = next_dash(text, at)) != SIZE_MAX;) {
		size_t end = at;
		while (end < text.len && end < at + DASH_NAME_BYTES && text.ptr[end] != close &&
		       !strchr("()[]\n", text.ptr[end]))
			end++;
		count += end < text.len && text.ptr[end] == close &&
			 is_named_after_dash(house, text, at);
	}
	return count;
}

/* "AG/RES", "A/CONF": symbols that only one house gives to its documents. */
static bool
is_symbol_of(const struct tvx_house *house, struct tvx_str text)
{
	const struct tvx_phrase *found;

	return tvx_house_phrase(house, TVX_ROLE_CITATION, text, &found) &&
	       memchr(found->words.ptr, '/', found->words.len);
}

/* Whether a date can only be one in the order of the house, as 11-18-2015 is month-day-year. */
static bool
is_date_of(const struct tvx_house *house, struct tvx_str text)
{
	unsigned number[2] = { 0 };
	size_t at = 0;

	for (size_t i = 0; i < 2; i++) {
		size_t start = at;
		while (at < text.len && at - start < 2 && isdigit((unsigned char)text.ptr[at]))
			number[i] = number[i] * 10 + (unsigned)(text.ptr[at++] - '0');
		if (at == start || at >= text.len || !strchr("-/.", text.ptr[at]))
			return false;
		at++;
	}
	if (at >= text.len || !isdigit((unsigned char)text.ptr[at]))
		return false;
	unsigned month = house->dates == TVX_MONTH_DAY_YEAR ? number[0] : number[1];
	unsigned day = house->dates == TVX_MONTH_DAY_YEAR ? number[1] : number[0];
	return house->dates != TVX_YEAR_MONTH_DAY && month >= 1 && month <= 12 && day > 12 &&
	       day <= 31;
}

size_t
tvx_house_signs(const struct tvx_house *house, struct tvx_str text)
{
	static const enum tvx_role telling[] = { TVX_ROLE_AGREED, TVX_ROLE_PENDING,
						 TVX_ROLE_PROPOSED, TVX_ROLE_CITATION };
	const struct tvx_form *form;
	size_t signs = 0, bare = 0;

	for (size_t i = 0; i + 1 < text.len; i++) {
		struct tvx_str rest = { text.ptr + i + 1, text.len - i - 1 };
		char c = text.ptr[i];
		bool begins = !isalnum((unsigned char)c) && isalnum((unsigned char)rest.ptr[0]);
		if (begins && isupper((unsigned char)rest.ptr[0]))
			signs += is_symbol_of(house, rest) ? SYMBOL_SIGNS : 0;
		else if (begins && c != '.' && c != '-' && c != '/')
			signs += is_date_of(house, rest);
		if (c != '(' && c != '[' && c != '/' && c != '\n')
			continue;
		bare += text.ptr[i] == '[';
		for (size_t k = 0; k < sizeof(telling) / sizeof(telling[0]); k++)
			signs += tvx_house_phrase(house, telling[k], rest, NULL) > 0;
		if (text.ptr[i] == '\n')
			signs += tvx_house_phrase(house, TVX_ROLE_OPTION, rest, NULL) > 0;
		size_t len = tvx_house_party(house, rest, &form);
		if (!len || !form->is_code)
			continue;
		/* Somebody who does something is worth more than a capital abbreviation. */
		struct tvx_str after = { rest.ptr + len, rest.len - len };
		signs++;
		while (after.len && strchr(" -._\t", after.ptr[0]))
			after = (struct tvx_str){ after.ptr + 1, after.len - 1 };
		signs += tvx_house_phrase(house, TVX_ROLE_PROPOSE, after, NULL) > 0 ? 2 : 0;
		signs += tvx_house_phrase(house, TVX_ROLE_OPPOSE, after, NULL) > 0 ? 2 : 0;
	}
	if (house->round_insert)
		signs += 2 *
			 (count_dash_names(house, text, ')') + count_dash_names(house, text, ']'));
	/* Where brackets dispute words by themselves, they speak for the house too. */
	return signs + (house->needs_log ? 0 : bare / BARE_PER_SIGN);
}

void
tvx_house_settle(struct tvx_house *house, struct tvx_str text, struct tvx_str lang)
{
	for (const struct tvx_dates_in *in = house->dates_in.first; in; in = in->next)
		if (tvx_str_equal(in->lang, lang))
			house->dates = in->order;
	house->round_met = house->round_insert && count_dash_names(house, text, ')') > 0;
}

bool
tvx_house_has_log(const struct tvx_house *house, struct tvx_str text)
{
	static const enum tvx_role telling[] = { TVX_ROLE_AGREED, TVX_ROLE_PENDING,
						 TVX_ROLE_PROPOSED };

	for (size_t i = 0; i + 1 < text.len; i++) {
		struct tvx_str rest = { text.ptr + i + 1, text.len - i - 1 };
		if (text.ptr[i] != '(' && text.ptr[i] != '[')
			continue;
		for (size_t k = 0; k < sizeof(telling) / sizeof(telling[0]); k++)
			if (tvx_house_phrase(house, telling[k], rest, NULL))
				return true;
	}
	return false;
}
