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

/* Whether the words from one offset to the blank before another are printed there once more. */
static bool
is_twice(struct tvx_str words, size_t from, size_t at)
{
	size_t len = at - 1 - from, after = at + len;
	struct tvx_str first = { words.ptr + from, len }, next = { words.ptr + at, len };

	return len >= LEAST_BYTES && after <= words.len && words.ptr[from] != 0 &&
	       isalpha((unsigned char)words.ptr[from]) &&
	       isalpha((unsigned char)words.ptr[at - 2]) && tvx_str_equal_nocase(first, next) &&
	       (after == words.len || !isalnum((unsigned char)words.ptr[after]));
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
	size_t starts[MOST_TWICE] = { 0 }, count = 1, at = 0;
	const char *blank;

	while ((blank = memchr(words.ptr + at, ' ', words.len - at))) {
		at = (size_t)(blank - words.ptr) + 1;
		bool found = false;
		for (size_t back = 1; back <= MOST_TWICE && back <= count && !found; back++) {
			size_t from = starts[(count - back) % MOST_TWICE];
			/* Most are told apart by their first letters. */
			if ((words.ptr[from] | 0x20) != (words.ptr[at] | 0x20) ||
			    !is_twice(words, from, at))
				continue;
			found = true;
			struct tvx_str both = tvx_arena_str(
				w->paper->arena,
				(struct tvx_str){ words.ptr + from, 2 * (at - from) - 1 });
			tvx_weave_guess(w, "printed-twice", TVX_MEDIUM, printed_at(w, both), both,
					"both stay as they are printed",
					"a slip, or a strike that was lost");
		}
		/* What was told of is not told of again. */
		count = found ? 1 : count + 1;
		starts[(count - 1) % MOST_TWICE] = at;
	}
}

static bool
is_stop(char ch)
{
	return ch == '.' || ch == ',' || ch == ';' || ch == ':';
}

/* "migrants.; and": of the words around it some were struck. */
static void
tell_stops(struct tvx_weaver *w, struct tvx_str words)
{
	for (size_t at = 1; at + 1 < words.len; at++) {
		size_t from = at, to = at + 2;
		if (!is_stop(words.ptr[at]) || !is_stop(words.ptr[at + 1]) ||
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
