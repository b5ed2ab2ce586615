/* Slips of typing that only a person can mend: signs side by side, words that stand twice. */
#include "model/typing_slips.h"

#include "model/text_words.h"

#include <string.h>

enum {
	PHRASE_WORDS = 4, /* the longest phrase whose doubling is looked for */
	RING_WORDS = 8,   /* two of them */
};

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

/* The words read last, so that the two halves of what follows can be laid side by side. */
struct ring {
	struct tvx_word words[RING_WORDS];
	size_t count; /* of those that nothing but spaces separates */
};

static const struct tvx_word *
word_back(const struct ring *ring, size_t back)
{
	return &ring->words[(ring->count - 1 - back) % RING_WORDS];
}

/* Words that a language doubles on purpose, and places that are called so. */
static bool
is_doubled_rightly(struct tvx_str word)
{
	static const char *const rightly[] = { "that", "had",  "nous",  "vous",  "so",
					       "very", "pago", "walla", "baden", "bora" };

	for (size_t i = 0; i < sizeof(rightly) / sizeof(rightly[0]); i++)
		if (tvx_str_equal_nocase(word, tvx_str_of(rightly[i])))
			return true;
	return false;
}

/* Whether the last words of the ring are a phrase of so many words, twice. */
static bool
is_doubled(struct tvx_str text, const struct ring *ring, size_t words)
{
	bool lettered = false;

	/* Nearly every pair of words differs in its length or its last letter. */
	if (ring->count < 2 * words || word_back(ring, 0)->len != word_back(ring, words)->len)
		return false;
	for (size_t i = 0; i < words; i++) {
		const struct tvx_word *later = word_back(ring, i);
		struct tvx_str a = tvx_word_str(text, later);
		struct tvx_str b = tvx_word_str(text, word_back(ring, i + words));
		if (!tvx_str_equal_nocase(a, b))
			return false;
		/* Capitals and figures alone are codes, and those may well stand twice. */
		lettered |= later->lettered && a.len > 1;
	}
	struct tvx_str last = tvx_word_str(text, word_back(ring, 0));
	if (words == 1 && is_doubled_rightly(last))
		return false;
	return lettered || (words == 1 && tvx_str_equal(last, TVX_STR("a")));
}

bool
tvx_doubled_next(struct tvx_str text, size_t *at, struct tvx_str *found)
{
	struct tvx_wording wording = { text, *at };
	struct ring ring = { 0 };
	struct tvx_word word;

	while (tvx_wording_next(&wording, &word)) {
		if (!word.joined)
			ring.count = 0;
		ring.words[ring.count++ % RING_WORDS] = word;
		for (size_t n = 1; n <= PHRASE_WORDS; n++) {
			if (!is_doubled(text, &ring, n))
				continue;
			size_t start = word_back(&ring, 2 * n - 1)->start;
			*found = (struct tvx_str){ text.ptr + start, wording.at - start };
			*at = wording.at;
			return true;
		}
	}
	return false;
}
