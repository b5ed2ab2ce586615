/* Finding words as people quote them: capitals, quotes, dashes and spaces do not count. */
#include "negotiate/quote.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "model/runs.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>

enum {
	AROUND_BYTES = 40,
	/* What is compared to find the nearest words: it is for a message only. */
	NEAREST_QUOTED_BYTES = 200,
	NEAREST_TEXT_BYTES = 100000,
};

/* One form of each sign that keyboards and typesetters have several of. */
static uint32_t
fold(uint32_t c)
{
	switch (c) {
	case 0x2018: /* ‘ ’ ‚ ′ ` ´ */
	case 0x2019:
	case 0x201A:
	case 0x2032:
	case '`':
	case 0xB4:
		return '\'';
	case 0x201C: /* “ ” „ « » ″ */
	case 0x201D:
	case 0x201E:
	case 0xAB:
	case 0xBB:
	case 0x2033:
		return '"';
	case 0x2010: /* hyphens, dashes, minus */
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
		return '-';
	case '\t':
	case '\n':
	case '\r':
	case 0xA0:
	case 0x2007:
	case 0x2009:
	case 0x202F:
		return ' ';
	case 0xAD: /* soft hyphen, zero-width characters */
	case 0x200B:
	case 0x200C:
	case 0x200D:
	case 0xFEFF:
		return 0;
	default:
		return c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : uc_tolower(c);
	}
}

static void
put(struct tvx_quotable *q, uint32_t c, size_t offset)
{
	size_t from = q->folded.len;

	if (c < 0x80) {
		tvx_buf_add_char(&q->folded, (char)c);
	} else if (c < 0x800) {
		tvx_buf_add_char(&q->folded, (char)(0xC0 | c >> 6));
		tvx_buf_add_char(&q->folded, (char)(0x80 | (c & 0x3F)));
	} else {
		if (c >= 0x10000) {
			tvx_buf_add_char(&q->folded, (char)(0xF0 | c >> 18));
			tvx_buf_add_char(&q->folded, (char)(0x80 | (c >> 12 & 0x3F)));
		} else {
			tvx_buf_add_char(&q->folded, (char)(0xE0 | c >> 12));
		}
		tvx_buf_add_char(&q->folded, (char)(0x80 | (c >> 6 & 0x3F)));
		tvx_buf_add_char(&q->folded, (char)(0x80 | (c & 0x3F)));
	}
	for (; from < q->folded.len; from++)
		q->offsets[from] = (uint32_t)offset;
}

void
tvx_quotable_init(struct tvx_quotable *q, struct tvx_str text)
{
	const char *at = text.ptr, *end = text.ptr + text.len;
	bool space = true; /* those in front do not count */

	*q = (struct tvx_quotable){ .text = text };
	/* A character may fold to one of more bytes, never of more than four. */
	q->offsets = tvx_realloc(NULL, 4 * text.len + 1, sizeof(*q->offsets));
	while (at < end) {
		size_t offset = (size_t)(at - text.ptr);
		uint32_t c = fold(tvx_utf8_next(&at, end));
		if (!c || (c == ' ' && space))
			continue;
		space = c == ' ';
		put(q, c, offset);
	}
	/* The end of the last word is not the end of the blanks after it. */
	if (q->folded.len && space)
		q->folded.ptr[--q->folded.len] = '\0';
	else
		q->offsets[q->folded.len] = (uint32_t)text.len;
}

void
tvx_quotable_release(struct tvx_quotable *q)
{
	free(q->offsets);
	tvx_buf_release(&q->folded);
	*q = (struct tvx_quotable){ 0 };
}

/* Of scripts that part words; an accent belongs to its letter. */
static bool
is_letter(uint32_t c)
{
	return c < 0x80 ? (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
			: tvx_is_word_char(c) &&
				  uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L |
									      UC_CATEGORY_MASK_M |
									      UC_CATEGORY_MASK_N);
}

/* Whether a word, or a character, goes on across a point of the folded text. */
static bool
splits_word(const struct tvx_quotable *q, size_t at)
{
	const char *point = q->folded.ptr + at, *next = point;

	if (!at || at >= q->folded.len)
		return false;
	if (((unsigned char)*point & 0xC0) == 0x80)
		return true;
	return is_letter(tvx_utf8_last(q->folded.ptr, point)) &&
	       is_letter(tvx_utf8_next(&next, q->folded.ptr + q->folded.len));
}

/* Where the words before a folded offset end: a blank belongs to nobody. */
static size_t
end_of(const struct tvx_quotable *q, size_t at)
{
	size_t to = q->offsets[at];

	while (at < q->folded.len && to && strchr(" \t\n", q->text.ptr[to - 1]))
		to--;
	return to;
}

size_t
tvx_quotable_find(const struct tvx_quotable *q, struct tvx_str quoted, struct tvx_match *out,
		  size_t cap)
{
	struct tvx_quotable wanted;
	size_t count = 0, at = 0;

	tvx_quotable_init(&wanted, quoted);
	size_t len = wanted.folded.len;
	while (len && at + len <= q->folded.len) {
		const char *hit = memmem(q->folded.ptr + at, q->folded.len - at, wanted.folded.ptr,
					 len);
		if (!hit)
			break;
		at = (size_t)(hit - q->folded.ptr);
		if (splits_word(q, at) || splits_word(q, at + len)) {
			at++;
			continue;
		}
		if (count < cap)
			out[count] = (struct tvx_match){ q->offsets[at], end_of(q, at + len) };
		count++;
		at += len;
	}
	tvx_quotable_release(&wanted);
	return count;
}

/* How many bytes two folded texts begin with in common, up to the end of a word of the first. */
static size_t
common_words(const struct tvx_quotable *q, size_t at, const struct tvx_quotable *wanted,
	     size_t from)
{
	size_t same = 0, whole = 0;

	while (at + same < q->folded.len && same < wanted->folded.len - from &&
	       q->folded.ptr[at + same] == wanted->folded.ptr[from + same]) {
		same++;
		if (!splits_word(q, at + same) && !splits_word(wanted, from + same))
			whole = same;
	}
	return whole;
}

struct tvx_str
tvx_quotable_nearest(const struct tvx_quotable *q, struct tvx_str quoted)
{
	struct tvx_quotable wanted;
	size_t best = 0, best_at = 0;

	if (quoted.len > NEAREST_QUOTED_BYTES)
		quoted.len = NEAREST_QUOTED_BYTES;
	tvx_quotable_init(&wanted, quoted);
	/* The longest run of words that the quotation has in common with the text. */
	for (size_t from = 0; from < wanted.folded.len; from++) {
		char first = wanted.folded.ptr[from];
		if (splits_word(&wanted, from) || wanted.folded.len - from <= best ||
		    (unsigned char)first <= ' ')
			continue;
		for (size_t at = 0; at < q->folded.len && at < NEAREST_TEXT_BYTES; at++) {
			if (q->folded.ptr[at] != first || splits_word(q, at))
				continue;
			size_t len = common_words(q, at, &wanted, from);
			if (len > best) {
				best = len;
				best_at = at;
			}
		}
	}
	tvx_quotable_release(&wanted);
	if (best < 4)
		return TVX_STR("");
	size_t from = q->offsets[best_at], to = end_of(q, best_at + best);
	return (struct tvx_str){ q->text.ptr + from, to - from };
}

void
tvx_match_around(struct tvx_str text, struct tvx_match match, struct tvx_str *before,
		 struct tvx_str *after)
{
	size_t from = match.from > AROUND_BYTES ? match.from - AROUND_BYTES : 0;
	size_t to = text.len - match.to > AROUND_BYTES ? match.to + AROUND_BYTES : text.len;

	while (from && from < match.from && text.ptr[from - 1] != ' ')
		from++;
	while (to < text.len && to > match.to && text.ptr[to] != ' ')
		to--;
	*before = (struct tvx_str){ text.ptr + from, match.from - from };
	*after = (struct tvx_str){ text.ptr + match.to, to - match.to };
}
