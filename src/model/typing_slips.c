/* Slips of typing that only a person can mend: signs side by side, words that stand twice. */
#include "model/typing_slips.h"

#include <string.h>

/* Words in a row that are looked at for a repetition: "in keeping with" is of three. */
enum { MOST_WORDS = 4 };

struct tvx_str
tvx_stray_signs(struct tvx_str words)
{
	/* A stop may end an abbreviation, so that only what cannot follow one is taken. */
	static const char *const pairs[] = { ",,", ";;", ",;", ";,", ".;", ",.", ";.", ":." };

	for (size_t i = 0; i + 1 < words.len; i++) {
		size_t start = i;
		for (size_t p = 0; p < sizeof(pairs) / sizeof(pairs[0]); p++) {
			if (memcmp(words.ptr + i, pairs[p], 2) != 0)
				continue;
			while (start && words.ptr[start - 1] != ' ')
				start--;
			/* "etc.;" and "U.S.;" are abbreviations. */
			struct tvx_str before = { words.ptr + start, i - start };
			bool short_word = before.len <= 3 || memchr(before.ptr, '.', before.len);
			if (pairs[p][0] != '.' || !short_word)
				return (struct tvx_str){ words.ptr + start, i + 2 - start };
		}
	}
	return TVX_STR("");
}

static size_t
end_of_word(struct tvx_str words, size_t at)
{
	while (at < words.len && words.ptr[at] != ' ')
		at++;
	return at;
}

/* Whether the words from start to end, a space before end counted, stand again at end. */
static bool
stands_again(struct tvx_str words, size_t start, size_t end)
{
	size_t len = end - start - 1;
	struct tvx_str one = { words.ptr + start, len }, two = { words.ptr + end, len };

	if (words.len - end < len || !tvx_str_equal_nocase(one, two))
		return false;
	return words.len - end == len || strchr(" ,.;:)", words.ptr[end + len]);
}

struct tvx_str
tvx_stray_repetition(struct tvx_str words)
{
	size_t start = 0;

	while (start < words.len) {
		size_t end = start;
		for (int n = 0; n < MOST_WORDS && end < words.len; n++) {
			end = end_of_word(words, end) + 1;
			/* Short words may meet by right: "that that". */
			bool counts = n > 0 || end - start > 5;
			if (end < words.len && counts && stands_again(words, start, end))
				return (struct tvx_str){ words.ptr + start, 2 * (end - start) - 1 };
		}
		start = end_of_word(words, start) + 1;
	}
	return TVX_STR("");
}
