/* What brackets without a name may be besides disputed words. */
#include "read/weave.h"

#include <ctype.h>
#include <string.h>

enum {
	/* Words to choose from are few. */
	MOST_CHOICE_BYTES = 80,
	/* So far on both sides a word is looked for. */
	NEIGHBOURHOOD = 16384,
};

/* Whether a word is written with a capital inside sentences too: "the Parties". */
static bool
is_name_elsewhere(const struct tvx_weaver *w, struct tvx_str word)
{
	struct tvx_str text = w->paper->text;
	size_t line = w->block->first;
	const char *here = line < w->paper->line_count ? w->paper->lines[line].text.ptr : text.ptr;
	const char *at = here - text.ptr > NEIGHBOURHOOD ? here - NEIGHBOURHOOD : text.ptr;
	const char *end = text.ptr + text.len - at > 2 * NEIGHBOURHOOD ? at + 2 * NEIGHBOURHOOD
								       : text.ptr + text.len;

	while (at < end && (at = memmem(at, (size_t)(end - at), word.ptr, word.len))) {
		if (at - text.ptr > 2 && at[-1] == ' ' &&
		    (islower((unsigned char)at[-2]) || at[-2] == ',') && at != word.ptr)
			return true;
		at += word.len;
	}
	return false;
}

/* "[Explore in greater depth] Intensify": two ways to begin the sentence. Bytes of the new one. */
size_t
tvx_bare_beginning(const struct tvx_weaver *w, const struct tvx_host *host,
		   const struct tvx_act *act)
{
	size_t at = act->to, from;

	if (tvx_host_end(host) || act->to == act->words_to || w->text.ptr[act->from] != '[' ||
	    w->last_end || !isupper((unsigned char)w->text.ptr[act->words_from]))
		return 0;
	while (at < w->text.len && w->text.ptr[at] == ' ')
		at++;
	from = at;
	while (at < w->text.len && isalpha((unsigned char)w->text.ptr[at]))
		at++;
	struct tvx_str word = { w->text.ptr + from, at - from };
	return word.len > 2 && isupper((unsigned char)word.ptr[0]) && !is_name_elsewhere(w, word)
		       ? at
		       : 0;
}

/* "and/or" is a word of its own. */
bool
tvx_bare_is_choice(struct tvx_str words)
{
	static const char *const pairs[] = { "and/or", "his/her", "he/she", "him/her", "s/he" };
	const char *slash = memchr(words.ptr, '/', words.len);

	if (!slash || words.len > MOST_CHOICE_BYTES || isupper((unsigned char)words.ptr[0]) ||
	    memchr(words.ptr, '[', words.len) || memchr(words.ptr, '(', words.len))
		return false;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (tvx_str_equal_nocase(words, tvx_str_of(pairs[i])))
			return false;
	for (size_t i = 0; i < words.len; i++)
		if (words.ptr[i] == '/' &&
		    (i == 0 || i + 1 == words.len || words.ptr[i + 1] == '/' ||
		     isdigit((unsigned char)words.ptr[i + 1]) ||
		     isupper((unsigned char)words.ptr[i + 1])))
			return false;
	return true;
}

/* "(combat) … (“combat” stays in the English version)": a later bracket speaks of the word. */
bool
tvx_bare_is_quoted(const struct tvx_weaver *w, const struct tvx_act *act)
{
	struct tvx_str word = { w->text.ptr + act->words_from, act->words_to - act->words_from };
	const char *at = w->text.ptr + act->to, *end = w->text.ptr + w->text.len;

	if (w->text.ptr[act->from] != '(')
		return false;
	while (at < end && (at = memmem(at, (size_t)(end - at), word.ptr, word.len))) {
		if (at - w->text.ptr >= 3 &&
		    (at[-1] == '"' || memcmp(at - 3, "\xE2\x80\x9C", 3) == 0))
			return true;
		at += word.len;
	}
	return false;
}
