/* A text cut into words and signs, whatever the script. */
#include "base/utf8.h"
#include "compare/tokens.h"

#include <string.h>
#include <unictype.h>

enum sort { SIGN, WORD, SPACE, HIDDEN, ALONE };

/* What is in no range is a sign; control characters are spaces. Bytes outside ASCII are none of
 * these: the character has to be read. */
static const unsigned char ascii[256] = {
	[0 ... ' '] = SPACE,  [0x7F] = SPACE,       ['0' ... '9'] = WORD,
	['A' ... 'Z'] = WORD, ['a' ... 'z'] = WORD, [0x80 ... 0xFF] = ALONE,
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

#define HIGH_BITS 0x8080808080808080u
#define ALL_BYTES 0x0101010101010101u

/* The high bit of each of eight bytes, of those below 0x80, that lie in a range. */
static uint64_t
between(uint64_t bytes, unsigned char first, unsigned char last)
{
	return ((bytes + (0x80u - first) * ALL_BYTES) ^ (bytes + (0x7Fu - last) * ALL_BYTES)) &
	       HIGH_BITS;
}

/* Where letters and digits of ASCII end. Eight bytes at a step: a loop over the letters would
 * guess the length of every word, and guess wrong. */
static const char *
skip_letters(const char *at, const char *end)
{
	while (end - at >= 8) {
		uint64_t eight;
		memcpy(&eight, at, 8);
		uint64_t low = eight & ~HIGH_BITS;
		uint64_t letters = between(low | 0x20 * ALL_BYTES, 'a', 'z') |
				   between(low, '0', '9');
		uint64_t others = (eight | ~letters) & HIGH_BITS;
		if (others && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
			return at + (__builtin_ctzll(others) >> 3);
		if (others)
			return at + (__builtin_clzll(others) >> 3);
		at += 8;
	}
	while (at < end && ascii[(unsigned char)*at] == WORD)
		at++;
	return at;
}

/* Past one more character of a word that begins here, or NULL when the word has ended. */
static const char *
word_goes_on(const char *at, const char *end)
{
	const char *next = at + 1;

	if ((unsigned char)*at >= 0x80) {
		next = at;
		enum sort sort = sort_of(tvx_utf8_next(&next, end));
		if (sort == WORD || sort == HIDDEN)
			return next;
	}
	return joins(at, end) ? next : NULL;
}

static inline const char *
word_end(const char *at, const char *end)
{
	for (;;) {
		at = skip_letters(at, end);
		if (at == end || (ascii[(unsigned char)*at] != ALONE && *at != '\''))
			return at;
		const char *next = word_goes_on(at, end);
		if (!next)
			return at;
		at = next;
	}
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

/* A character outside ASCII. False when it does not show. */
static bool
take_character(struct tvx_scan *scan, const char *at, const char *end, struct tvx_token *token)
{
	const char *start = at;
	uint32_t c = tvx_utf8_next(&at, end);
	enum sort sort = sort_of(c);

	if (sort == WORD)
		at = word_end(at, end);
	scan->at = (uint32_t)(at - scan->text.ptr);
	*token = (struct tvx_token){ .start = (uint32_t)(start - scan->text.ptr),
				     .len = (uint32_t)(at - start),
				     .kind = TVX_TOKEN_WORD };
	if (sort == SIGN) {
		token->symbol = TVX_SYMBOL_SIGN | fold_sign(c);
		token->kind = TVX_TOKEN_SIGN;
	}
	return sort != SPACE && sort != HIDDEN;
}

/* What the bytes up to the next markup give, at most so many tokens; returns how many. */
static size_t
scan_bytes(struct tvx_scan *scan, const char *end, struct tvx_token *tokens, size_t most)
{
	const char *text = scan->text.ptr, *at = text + scan->at;
	size_t count = 0;

	while (count < most && at < end) {
		unsigned char c = (unsigned char)*at;
		const char *start = at;
		if (ascii[c] == SPACE) {
			at++;
		} else if (ascii[c] == WORD) {
			at = word_end(at, end);
			tokens[count++] = (struct tvx_token){ (uint32_t)(start - text),
							      (uint32_t)(at - start), 0,
							      TVX_TOKEN_WORD };
		} else if (ascii[c] == SIGN) {
			at++;
			tokens[count++] = (struct tvx_token){ (uint32_t)(start - text), 1,
							      TVX_SYMBOL_SIGN | fold_sign(c),
							      TVX_TOKEN_SIGN };
		} else {
			count += take_character(scan, start, end, &tokens[count]);
			at = text + scan->at;
		}
	}
	scan->at = (uint32_t)(at - text);
	return count;
}

size_t
tvx_scan_row(struct tvx_scan *scan, struct tvx_token *tokens, size_t most)
{
	size_t count = 0;

	for (;;) {
		size_t limit = scan->span_count ? scan->spans->start : scan->text.len;
		count += scan_bytes(scan, scan->text.ptr + limit, tokens + count, most - count);
		if (count == most || !scan->span_count)
			return count;
		take_markup(scan, &tokens[count++]);
	}
}

bool
tvx_scan_next(struct tvx_scan *scan, struct tvx_token *token)
{
	return tvx_scan_row(scan, token, 1) == 1;
}
