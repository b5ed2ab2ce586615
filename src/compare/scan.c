/* A text cut into words and signs, whatever the script. */
#include "base/utf8.h"
#include "compare/tokens.h"

#include <unictype.h>

enum sort { SIGN, WORD, SPACE, HIDDEN, ALONE };

/* What is in no range is a sign; control characters are spaces. */
static const unsigned char ascii[128] = {
	[0 ... ' '] = SPACE,  [0x7F] = SPACE,       ['0' ... '9'] = WORD,
	['A' ... 'Z'] = WORD, ['a' ... 'z'] = WORD,
};

/* Scripts that put no space between words: each character is compared by itself. */
static bool
is_unspaced(uint32_t c)
{
	return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
	       (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF) ||
	       (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
	       (c >= 0x20000 && c <= 0x3FFFF);
}

static enum sort
sort_of(uint32_t c)
{
	if (c < 0x80)
		return ascii[c];
	if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
	    c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000)
		return SPACE;
	if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	    (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF)
		return HIDDEN;
	if (is_unspaced(c))
		return ALONE;
	bool word = uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
								UC_CATEGORY_MASK_N);
	return word ? WORD : SIGN;
}

/* Signs that differ only in their form. */
static uint32_t
fold_sign(uint32_t c)
{
	if (c < 0x80)
		return c == '`' ? '\'' : c;
	if (c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B || c == 0x2032 || c == 0xB4)
		return '\'';
	if ((c >= 0x201C && c <= 0x201F) || c == 0x2033 || c == 0xAB || c == 0xBB)
		return '"';
	return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2043 ? '-' : c;
}

uint32_t
tvx_plain_char(uint32_t c)
{
	enum sort sort = sort_of(c);

	if (sort == SPACE)
		return ' ';
	return sort == HIDDEN ? 0 : fold_sign(c);
}

/* An apostrophe between two letters belongs to the word. */
static bool
joins(const char *at, const char *end)
{
	const char *next = at;

	if (at >= end || (*at != '\'' && (unsigned char)*at != 0xE2))
		return false;
	uint32_t c = tvx_utf8_next(&next, end);
	return (c == '\'' || c == 0x2019) && next < end &&
	       sort_of(tvx_utf8_next(&next, end)) == WORD;
}

static const char *
word_end(const char *at, const char *end)
{
	while (at < end) {
		const char *next = at;
		if ((unsigned char)*at < 0x80) {
			if (ascii[(unsigned char)*at] != WORD && !joins(at, end))
				break;
			at++;
			continue;
		}
		enum sort sort = sort_of(tvx_utf8_next(&next, end));
		if (sort != WORD && sort != HIDDEN && !joins(at, end))
			break;
		at = next;
	}
	return at;
}

static uint32_t
hash_of(struct tvx_str s)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < s.len; i++)
		hash = (hash ^ (unsigned char)s.ptr[i]) * 16777619u;
	return hash;
}

static void
take_markup(struct tvx_scan *scan, struct tvx_token *token)
{
	struct tvx_span span = *scan->spans++;
	struct tvx_str text = tvx_str_trim(
		(struct tvx_str){ scan->text.ptr + span.start, span.len });

	scan->span_count--;
	*token = (struct tvx_token){ .start = (uint32_t)(text.ptr - scan->text.ptr),
				     .len = (uint32_t)text.len,
				     .symbol = TVX_SYMBOL_MARKUP | (hash_of(text) & 0x3FFFFFFFu),
				     .kind = TVX_TOKEN_MARKUP };
	scan->at = span.start + span.len;
}

bool
tvx_scan_next(struct tvx_scan *scan, struct tvx_token *token)
{
	size_t limit = scan->span_count ? scan->spans->start : scan->text.len;
	const char *text = scan->text.ptr, *end = text + limit;

	while (scan->at < limit) {
		const char *start = text + scan->at, *at = start;
		uint32_t c = tvx_utf8_next(&at, end);
		enum sort sort = sort_of(c);
		if (sort == SPACE || sort == HIDDEN) {
			scan->at = (uint32_t)(at - text);
			continue;
		}
		if (sort == WORD)
			at = word_end(at, end);
		scan->at = (uint32_t)(at - text);
		*token = (struct tvx_token){ .start = (uint32_t)(start - text),
					     .len = (uint32_t)(at - start),
					     .symbol = TVX_SYMBOL_SIGN | fold_sign(c),
					     .kind = TVX_TOKEN_SIGN };
		if (sort != SIGN) {
			token->kind = TVX_TOKEN_WORD;
			token->symbol = 0;
		}
		return true;
	}
	if (!scan->span_count)
		return false;
	take_markup(scan, token);
	return true;
}
