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
		while (at < end && ascii[(unsigned char)*at] == WORD)
			at++;
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

/* Of the 64 bytes from a place on, which are letters and digits of ASCII, and which are its signs,
 * up to the first that takes a closer look: a bit for each. A loop over the bytes would guess where
 * every word ends, and guess wrong. */
struct window {
	uint64_t words, signs;
	int len; /* of the window, in bytes */
};

typedef signed char block __attribute__((vector_size(16)));

enum { BLOCK = sizeof(block), WINDOW = 4 * BLOCK };

/* The highest bit of each byte. */
static uint64_t
bits_of(block bytes)
{
#ifdef __SSE2__
	return (uint64_t)(unsigned)__builtin_ia32_pmovmskb128(
		(char __attribute__((vector_size(16))))bytes);
#else
	uint64_t bits = 0;

	for (int i = 0; i < BLOCK; i++)
		bits |= (uint64_t)(bytes[i] < 0) << i;
	return bits;
#endif
}

static inline struct window
window_at(const char *at, const char *end)
{
	struct window window = { 0, 0, WINDOW };
	uint64_t others = 0; /* outside ASCII, and apostrophes */
	char rest[WINDOW] = { 0 };

	if (end - at < WINDOW)
		at = memcpy(rest, at, (size_t)(end - at));
	for (int i = 0; i < WINDOW; i += BLOCK) {
		block bytes, lower;
		memcpy(&bytes, at + i, sizeof(bytes));
		lower = bytes | ' ';
		block words = ((lower > 'a' - 1) & (lower < 'z' + 1)) |
			      ((bytes > '0' - 1) & (bytes < '9' + 1));
		window.words |= bits_of(words) << i;
		window.signs |= bits_of((bytes > ' ') & (bytes != 0x7F) & ~words) << i;
		others |= bits_of(bytes | (bytes == '\'')) << i;
	}
	if (others) {
		window.len = __builtin_ctzll(others);
		window.words &= (others & -others) - 1;
		window.signs &= (others & -others) - 1;
	}
	return window;
}

static inline struct tvx_token
sign_at(uint32_t start, char c)
{
	return (struct tvx_token){ start, 1, TVX_SYMBOL_SIGN | fold_sign((unsigned char)c),
				   TVX_TOKEN_SIGN };
}

/* Takes a window's tokens, for which there must be room; moves on *at. The last word stays where it
 * may go on behind the window. */
static inline size_t
take_window(const char *text, const char **at, const char *end, struct tvx_token *tokens)
{
	struct window window = window_at(*at, end);
	uint64_t starts = window.words & ~(window.words << 1);
	uint64_t stops = ~window.words & window.words << 1;
	uint32_t from = (uint32_t)(*at - text);
	size_t count = 0;

	if (window.len && window.words >> (window.len - 1) & 1) {
		window.len = WINDOW - 1 - __builtin_clzll(starts);
		starts ^= (uint64_t)1 << window.len;
	}
	for (uint64_t todo = starts | window.signs; todo; todo &= todo - 1) {
		uint32_t start = (uint32_t)__builtin_ctzll(todo);
		if (window.signs >> start & 1) {
			tokens[count++] = sign_at(from + start, (*at)[start]);
			continue;
		}
		uint32_t len = (uint32_t)__builtin_ctzll(stops) - start;
		tokens[count++] = (struct tvx_token){ from + start, len, 0, TVX_TOKEN_WORD };
		stops &= stops - 1;
	}
	*at = window.len < end - *at ? *at + window.len : end;
	return count;
}

/* One token of ASCII; false where there are only spaces. */
static inline bool
take_plain(const char *text, const char **at, const char *end, struct tvx_token *token)
{
	const char *start = *at;
	uint32_t from = (uint32_t)(start - text);

	if (ascii[(unsigned char)*start] == WORD) {
		*at = word_end(start, end);
		*token = (struct tvx_token){ from, (uint32_t)(*at - start), 0, TVX_TOKEN_WORD };
		return true;
	}
	*token = sign_at(from, *start);
	++*at;
	return ascii[(unsigned char)*start] == SIGN;
}

/* What the bytes up to the next markup give, at most so many tokens; returns how many. */
static size_t
scan_bytes(struct tvx_scan *scan, const char *end, struct tvx_token *tokens, size_t most)
{
	const char *text = scan->text.ptr, *at = text + scan->at;
	size_t count = 0;

	while (count < most && at < end) {
		const char *before = at;
		if (most - count >= WINDOW)
			count += take_window(text, &at, end, tokens + count);
		if (at > before)
			continue;
		if (ascii[(unsigned char)*at] != ALONE) {
			count += take_plain(text, &at, end, &tokens[count]);
		} else {
			count += take_character(scan, at, end, &tokens[count]);
			at = text + scan->at;
		}
	}
	scan->at = (uint32_t)((at < end ? at : end) - text);
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
