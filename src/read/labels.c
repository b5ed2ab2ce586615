/* Numbers, letters and bullets at the start of a line. */
#include "read/paper.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NUMBER = 999, MOST_WORD_NUMBER = 10, MOST_OPENED = 7 };

static unsigned
roman_value(struct tvx_str s)
{
	static const char letters[] = "IVXLC";
	static const unsigned values[] = { 1, 5, 10, 50, 100 };
	unsigned total = 0, last = 1000, repeats = 0;

	for (size_t i = 0; i < s.len; i++) {
		const char *found = strchr(letters, toupper((unsigned char)s.ptr[i]));
		if (!found || !s.ptr[i])
			return 0;
		unsigned value = values[found - letters];
		repeats = value == last ? repeats + 1 : 0;
		if (repeats > 2 || (value > last && (total < 2 * last || value > 10 * last)))
			if (!(value > last && total >= last && value <= 10 * last))
				return 0;
		total += value > last ? value - 2 * last : value;
		last = value;
	}
	return total < 90 ? total : 0;
}

static bool
ends_here(struct tvx_str line, size_t at)
{
	return at >= line.len || line.ptr[at] == ' ' || line.ptr[at] == '\t' ||
	       (unsigned char)line.ptr[at] == 0xC2;
}

static size_t
skip_blanks(struct tvx_str line, size_t at)
{
	while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '\t' ||
				 (at + 1 < line.len && memcmp(line.ptr + at, "\xC2\xA0", 2) == 0)))
		at += line.ptr[at] == (char)0xC2 ? 2 : 1;
	return at;
}

static struct tvx_str
sub(struct tvx_str s, size_t from, size_t to)
{
	return (struct tvx_str){ s.ptr + from, to - from };
}

static struct tvx_str
rest_of(struct tvx_str s, size_t from)
{
	return sub(s, from, s.len);
}

/* The key without what stands between number and bis. */
static void
set_key(const struct tvx_paper *paper, struct tvx_label *label, struct tvx_str number,
	struct tvx_str bis)
{
	label->bis = bis.len > 0;
	label->key = bis.len ? tvx_arena_printf(paper->arena, "%.*s%.*s", TVX_STR_ARG(number),
						TVX_STR_ARG(bis))
			     : number;
}

/* --- one function for each form: bytes of the label, or zero ------------------------------------- */

static size_t
parse_bullet(const struct tvx_paper *paper, struct tvx_str line, struct tvx_label *out)
{
	static const char *const bullets[] = { "\xC2\xB7",
					       "\xE2\x80\xA2",
					       "\xE2\x97\xA6",
					       "\xE2\x96\xAA",
					       "\xEF\x82\xB7",
					       "\xE2\x97\x8F",
					       "-",
					       "\xE2\x80\x93",
					       "\xE2\x80\x94",
					       "*" };

	(void)paper;
	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
		size_t len = strlen(bullets[i]);
		if (line.len < len || memcmp(line.ptr, bullets[i], len) != 0 ||
		    !ends_here(line, len))
			continue;
		out->style = TVX_STYLE_BULLET;
		out->printed = sub(line, 0, len);
		return len;
	}
	return 0;
}

/* 12. 12) 23.bis 23 bis. 2.1 2.1. */
static size_t
parse_number(const struct tvx_paper *paper, struct tvx_str line, struct tvx_label *out)
{
	size_t at = 0, dots = 0;

	while (at < line.len && isdigit((unsigned char)line.ptr[at])) {
		out->value = out->value * 10 + (unsigned)(line.ptr[at++] - '0');
		if (out->value > MOST_NUMBER)
			return 0;
	}
	if (!at)
		return 0;
	while (at + 1 < line.len && line.ptr[at] == '.' &&
	       isdigit((unsigned char)line.ptr[at + 1])) {
		dots++;
		for (at++; at < line.len && isdigit((unsigned char)line.ptr[at]); at++)
			;
	}
	struct tvx_str number = sub(line, 0, at), bis = { 0 };
	size_t word = at;
	while (word < line.len && (line.ptr[word] == '.' || line.ptr[word] == ' '))
		word++;
	size_t bis_len = tvx_house_phrase(paper->house, TVX_ROLE_BIS, rest_of(line, word), NULL);
	if (bis_len && word - at < 3) {
		bis = sub(line, word, word + bis_len);
		at = word + bis_len;
	}
	bool stopped = at < line.len && (line.ptr[at] == '.' || line.ptr[at] == ')');
	if (stopped)
		at++;
	/* "2.1 Scope" needs no full stop, and neither does "23 bis". */
	if ((!stopped && !dots && !bis.len) || !ends_here(line, at))
		return 0;
	out->style = dots ? TVX_STYLE_DECIMAL : TVX_STYLE_NUMBER;
	out->printed = sub(line, 0, at);
	set_key(paper, out, number, bis);
	return at;
}

/* I. A. i. a. and with ) after it. */
static size_t
parse_letters(const struct tvx_paper *paper, struct tvx_str line, struct tvx_label *out)
{
	size_t len = 0;

	while (len < line.len && len < 8 && isalpha((unsigned char)line.ptr[len]))
		len++;
	if (!len || len >= line.len || (line.ptr[len] != '.' && line.ptr[len] != ')') ||
	    !ends_here(line, len + 1))
		return 0;
	struct tvx_str letters = sub(line, 0, len);
	unsigned roman = roman_value(letters);
	bool low = islower((unsigned char)letters.ptr[0]);
	for (size_t i = 0; i < len; i++)
		if (!islower((unsigned char)letters.ptr[i]) != !low)
			return 0;
	if (len == 1) {
		out->style = low ? TVX_STYLE_LOW_LETTER : TVX_STYLE_LETTER;
		out->value = (unsigned)(tolower((unsigned char)letters.ptr[0]) - 'a' + 1);
		out->other = roman;
	} else if (roman) {
		out->style = low ? TVX_STYLE_LOW_ROMAN : TVX_STYLE_ROMAN;
		out->value = roman;
	} else {
		return 0;
	}
	out->printed = sub(line, 0, len + 1);
	set_key(paper, out, letters, (struct tvx_str){ 0 });
	return len + 1;
}

/* E.2. */
static size_t
parse_part(const struct tvx_paper *paper, struct tvx_str line, struct tvx_label *out)
{
	size_t at = 2;

	if (line.len < 4 || !isupper((unsigned char)line.ptr[0]) || line.ptr[1] != '.')
		return 0;
	while (at < line.len && at < 4 && isdigit((unsigned char)line.ptr[at]))
		out->value = out->value * 10 + (unsigned)(line.ptr[at++] - '0');
	size_t stop = at + (at < line.len && line.ptr[at] == '.');
	if (at == 2 || !ends_here(line, stop))
		return 0;
	out->style = TVX_STYLE_DECIMAL;
	out->other = (unsigned)(line.ptr[0] - 'A') + 1;
	out->printed = sub(line, 0, stop);
	set_key(paper, out, sub(line, 0, at), (struct tvx_str){ 0 });
	return stop;
}

/* (a) (iv) (12) (a bis) */
static size_t
parse_parentheses(const struct tvx_paper *paper, struct tvx_str line, struct tvx_label *out)
{
	size_t at = 1;
	char inner[12];

	if (line.len < 3 || line.ptr[0] != '(')
		return 0;
	while (at < line.len && at < 7 && isalnum((unsigned char)line.ptr[at]))
		at++;
	struct tvx_str number = sub(line, 1, at), bis = { 0 };
	size_t word = skip_blanks(line, at);
	size_t bis_len = tvx_house_phrase(paper->house, TVX_ROLE_BIS, rest_of(line, word), NULL);
	if (bis_len) {
		bis = sub(line, word, word + bis_len);
		at = word + bis_len;
	}
	if (!number.len || at >= line.len || line.ptr[at] != ')' || !ends_here(line, at + 1))
		return 0;
	memcpy(inner, number.ptr, number.len);
	inner[number.len] = ')';
	struct tvx_str bare = { inner, number.len + 1 };
	if (!parse_letters(paper, bare, out) && !parse_number(paper, bare, out))
		return 0;
	if (isupper((unsigned char)number.ptr[0]) && number.len > 1)
		return 0; /* (OAS) */
	out->printed = sub(line, 0, at + 1);
	set_key(paper, out, number, bis);
	return at + 1;
}

/* Also the stop and the hyphen of "9.1" and "9-A". */
static bool
is_number_byte(struct tvx_str line, size_t at)
{
	return isalnum((unsigned char)line.ptr[at]) ||
	       ((line.ptr[at] == '.' || line.ptr[at] == '-') && at + 1 < line.len &&
		isalnum((unsigned char)line.ptr[at + 1]) &&
		isalnum((unsigned char)line.ptr[at - 1]));
}

/* Whether words may follow the number at once: "Option 2 Parties shall". */
static bool
words_may_follow(enum tvx_style style, struct tvx_str line, size_t at)
{
	size_t next = skip_blanks(line, at);

	if (next >= line.len || strchr("-\xE2", line.ptr[next]))
		return true;
	return style == TVX_STYLE_OPTION &&
	       (isupper((unsigned char)line.ptr[next]) || strchr("[(", line.ptr[next]));
}

/* Article 5, APPENDIX I, Option 2; a title may follow after a stop, colon or dash. */
static size_t
parse_word(const struct tvx_paper *paper, struct tvx_str line, struct tvx_label *out)
{
	static const struct {
		enum tvx_role role;
		enum tvx_style style;
	} words[] = { { TVX_ROLE_APPENDIX, TVX_STYLE_WORD },
		      { TVX_ROLE_OPTION, TVX_STYLE_OPTION } };

	if (!isupper((unsigned char)line.ptr[0]))
		return 0;
	for (size_t i = 0; i < 2; i++) {
		size_t word = tvx_house_phrase(paper->house, words[i].role, line, NULL);
		size_t at = word && word < line.len && line.ptr[word] == '.' ? word + 1 : word;
		at = skip_blanks(line, at);
		size_t start = at;
		if (!word || at == word)
			continue;
		while (at < line.len && at - start < MOST_WORD_NUMBER && is_number_byte(line, at))
			at++;
		struct tvx_str number = sub(line, start, at);
		bool digits = number.len && isdigit((unsigned char)number.ptr[0]);
		if (!number.len || (!digits && number.len > 1 && !roman_value(number)))
			continue;
		struct tvx_str bis = { 0 };
		size_t after = skip_blanks(line, at);
		size_t bis_len = tvx_house_phrase(paper->house, TVX_ROLE_BIS, rest_of(line, after),
						  NULL);
		if (bis_len) {
			bis = sub(line, after, after + bis_len);
			at = after + bis_len;
		}
		size_t stop = at;
		if (stop < line.len && strchr(".:)", line.ptr[stop]))
			stop++;
		else if (!words_may_follow(words[i].style, line, at))
			continue;
		if (!ends_here(line, stop))
			continue;
		out->style = words[i].style;
		out->printed = sub(line, 0, stop);
		out->value = digits ? (unsigned)strtoul(number.ptr, NULL, 10) : roman_value(number);
		/* "Option C" is the third. */
		if (!digits && number.len == 1 && words[i].style == TVX_STYLE_OPTION &&
		    !strchr("IVX", number.ptr[0]))
			out->value = (unsigned)(toupper((unsigned char)number.ptr[0]) - 'A') + 1;
		out->bis = bis.len > 0;
		out->key = tvx_arena_printf(paper->arena, "%.*s%.*s%.*s",
					    (int)(word < 3 ? word : 3), line.ptr,
					    TVX_STR_ARG(number), TVX_STR_ARG(bis));
		return stop;
	}
	return 0;
}

/* OP1, PP12bis. */
static size_t
parse_code(const struct tvx_paper *paper, struct tvx_str line, struct tvx_label *out)
{
	size_t at = 2;

	if (line.len < 3 || (memcmp(line.ptr, "OP", 2) != 0 && memcmp(line.ptr, "PP", 2) != 0))
		return 0;
	while (at < line.len && isdigit((unsigned char)line.ptr[at]) && out->value <= MOST_NUMBER)
		out->value = out->value * 10 + (unsigned)(line.ptr[at++] - '0');
	if (at == 2)
		return 0;
	struct tvx_str number = sub(line, 0, at), bis = { 0 };
	size_t word = skip_blanks(line, at);
	size_t bis_len = tvx_house_phrase(paper->house, TVX_ROLE_BIS, rest_of(line, word), NULL);
	if (bis_len) {
		bis = sub(line, word, word + bis_len);
		at = word + bis_len;
	}
	if (at < line.len && strchr(".:", line.ptr[at]))
		at++;
	if (!ends_here(line, at))
		return 0;
	out->style = TVX_STYLE_CODE;
	out->printed = sub(line, 0, at);
	set_key(paper, out, number, bis);
	return at;
}

/* "[OP4. words": the bracket holds the paragraph, and its number too. */
static size_t
parse_in_bracket(const struct tvx_paper *paper, struct tvx_str line, struct tvx_label *out)
{
	static size_t (*const forms[])(const struct tvx_paper *, struct tvx_str,
				       struct tvx_label *) = { parse_number, parse_parentheses,
							       parse_code, parse_word };
	size_t opened = 0;

	while (opened < line.len && opened < MOST_OPENED && line.ptr[opened] == '[')
		opened++;
	struct tvx_str inner = rest_of(line, opened);
	for (size_t i = 0; inner.len && i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct tvx_label label = { .opened = opened };
		size_t len = forms[i](paper, inner, &label);
		/* "[1.5 per cent]" */
		if (!len || (label.style == TVX_STYLE_DECIMAL && inner.ptr[len - 1] != '.'))
			continue;
		*out = label;
		return opened + skip_blanks(inner, len);
	}
	return 0;
}

size_t
tvx_label_parse(const struct tvx_paper *paper, struct tvx_str line, struct tvx_label *out)
{
	static size_t (*const forms[])(const struct tvx_paper *, struct tvx_str,
				       struct tvx_label *) = {
		parse_bullet,      parse_number, parse_letters, parse_part,
		parse_parentheses, parse_code,   parse_word,
	};

	for (size_t i = 0; line.len && i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct tvx_label label = { 0 };
		size_t len = forms[i](paper, line, &label);
		if (len) {
			*out = label;
			return skip_blanks(line, len);
		}
	}
	*out = (struct tvx_label){ 0 };
	return line.len && line.ptr[0] == '[' && paper->negotiated
		       ? parse_in_bracket(paper, line, out)
		       : 0;
}
