/* Words that nobody would have typed so: printed twice, or what a lost strike leaves behind. They
 * stay as they are, and it is said. */
#include "read/weave.h"

#include <ctype.h>
#include <string.h>

enum {
	/* So many words may be printed twice in a row. */
	MOST_TWICE = 4,
	/* Shorter ones are repeated on purpose, or are numbers. */
	LEAST_BYTES = 3,
	/* "etc.;" and "Rev.;" end with a stop of their own. */
	LEAST_WORD = 5,
};

/* Where a word ends that begins at an offset. */
static size_t
end_of_word(struct tvx_str s, size_t at)
{
	while (at < s.len && s.ptr[at] != ' ')
		at++;
	return at;
}

/* Bytes of words at an offset that are printed once more behind them, or zero. */
static size_t
twice_at(struct tvx_str words, size_t at)
{
	size_t end = at;

	for (int count = 1; count <= MOST_TWICE; count++) {
		end = end_of_word(words, end);
		size_t len = end - at;
		if (end >= words.len || !isalpha((unsigned char)words.ptr[end - 1]))
			return 0;
		struct tvx_str first = { words.ptr + at, len }, next = { words.ptr + end + 1, len };
		size_t after = end + 1 + len;
		if (len >= LEAST_BYTES && after <= words.len && tvx_str_equal_nocase(first, next) &&
		    (after == words.len || !isalnum((unsigned char)words.ptr[after])))
			return len;
		end++;
	}
	return 0;
}

/* The place of words of the host in what the paper prints. */
static size_t
printed_at(const struct tvx_weaver *w, struct tvx_str words)
{
	const char *found = words.len ? memmem(w->text.ptr, w->text.len, words.ptr, words.len)
				      : NULL;

	return found ? (size_t)(found - w->text.ptr) : 0;
}

static void
tell_twice(struct tvx_weaver *w, struct tvx_str words)
{
	for (size_t at = 0; at < words.len; at++) {
		size_t len;
		if ((at && words.ptr[at - 1] != ' ') || !isalpha((unsigned char)words.ptr[at]) ||
		    !(len = twice_at(words, at)))
			continue;
		struct tvx_str both = tvx_arena_str(
			w->paper->arena, (struct tvx_str){ words.ptr + at, 2 * len + 1 });
		tvx_weave_guess(w, "printed-twice", TVX_MEDIUM, printed_at(w, both), both,
				"both stay as they are printed",
				"a slip, or a strike that was lost");
		at += 2 * len;
	}
}

/* "migrants.; and": of the words around it some were struck. */
static void
tell_stops(struct tvx_weaver *w, struct tvx_str words)
{
	for (size_t at = 1; at + 1 < words.len; at++) {
		size_t from = at, to = at + 2;
		if (!strchr(".,;:", words.ptr[at]) || !strchr(",;:.", words.ptr[at + 1]) ||
		    !words.ptr[at + 1] ||
		    (to < words.len && (words.ptr[to] != ' ' || words.ptr[at + 1] == '.')))
			continue;
		while (from && islower((unsigned char)words.ptr[from - 1]))
			from--;
		if (at - from < LEAST_WORD)
			continue;
		struct tvx_str both = tvx_arena_str(
			w->paper->arena, (struct tvx_str){ words.ptr + from, to - from });
		tvx_weave_guess(w, "lost-strike", TVX_LOW, printed_at(w, both), both,
				"the words stay as they are printed",
				"two stops stand side by side, so words beside them may have been "
				"struck");
	}
}

void
tvx_weave_doubts(struct tvx_weaver *w, const struct tvx_host *host)
{
	struct tvx_str words = { host->words.ptr, tvx_host_end(host) };

	if (!w->paper->negotiated || !words.len)
		return;
	tell_twice(w, words);
	tell_stops(w, words);
}

/* "improve effective (BR effective and) equal access": the word before gave way. */
void
tvx_weave_doubt_insertion(struct tvx_weaver *w, const struct tvx_host *host,
			  const struct tvx_act *act)
{
	size_t end = tvx_host_end(host), from = end, to = act->words_from;

	while (from && isalpha((unsigned char)host->words.ptr[from - 1]))
		from--;
	while (to < act->words_to && isalpha((unsigned char)w->text.ptr[to]))
		to++;
	struct tvx_str before = { host->words.ptr + from, end - from };
	struct tvx_str first = { w->text.ptr + act->words_from, to - act->words_from };
	if (before.len < LEAST_WORD || !tvx_str_equal_nocase(before, first))
		return;
	tvx_weave_guess(
		w, "lost-strike", TVX_LOW, act->from,
		(struct tvx_str){ w->text.ptr + act->from, act->to - act->from },
		"the word before it stays",
		"what is put in begins with the same word, so that one may have been struck");
}
