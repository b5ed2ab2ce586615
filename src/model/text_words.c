/* Words one after the other. */
#include "model/text_words.h"

#include "base/utf8.h"
#include "model/runs.h"

/* Nearly all of nearly every text is below 0x80. */
static const bool ascii_word[128] = {
	['0' ... '9'] = true,
	['A' ... 'Z'] = true,
	['a' ... 'z'] = true,
};

static bool
is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0;
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* What may stand inside a word and nowhere else: hyphen and apostrophe, in both forms. */
static bool
is_inner(uint32_t c)
{
	return c == '-' || c == '\'' || c == 0x2010 || c == 0x2011 || c == 0x2019;
}

static void
take_word(struct tvx_wording *w, struct tvx_word *word)
{
	const char *end = w->text.ptr + w->text.len;

	word->start = w->at;
	while (w->at < w->text.len) {
		const char *at = w->text.ptr + w->at, *next = at;
		unsigned char byte = (unsigned char)*at;
		if (byte < 0x80 && ascii_word[byte]) {
			word->lettered |= byte >= 'A';
			w->at++;
			continue;
		}
		uint32_t c = tvx_utf8_next(&next, end);
		const char *behind = next;
		if (!tvx_is_word_char(c) &&
		    !(is_inner(c) && next < end && tvx_is_word_char(tvx_utf8_next(&behind, end))))
			break;
		word->lettered |= !is_digit(c) && !is_inner(c);
		w->at = (size_t)(next - w->text.ptr);
	}
	word->len = w->at - word->start;
}

bool
tvx_wording_next(struct tvx_wording *w, struct tvx_word *word)
{
	const char *end = w->text.ptr + w->text.len;

	*word = (struct tvx_word){ .joined = w->at > 0 };
	while (w->at < w->text.len) {
		const char *next = w->text.ptr + w->at;
		unsigned char byte = (unsigned char)*next;
		uint32_t c = byte < 0x80 ? (next++, byte) : tvx_utf8_next(&next, end);
		if (byte < 0x80 ? ascii_word[byte] : tvx_is_word_char(c)) {
			take_word(w, word);
			return true;
		}
		word->joined &= is_blank(c);
		w->at = (size_t)(next - w->text.ptr);
	}
	return false;
}

struct tvx_str
tvx_word_str(struct tvx_str text, const struct tvx_word *word)
{
	return (struct tvx_str){ text.ptr + word->start, word->len };
}
