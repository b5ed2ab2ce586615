/* Words that a bracket repeats, found among those that stand before it. */
#include "read/weave.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* "MEX-ES eliminate by employers and migrants": the words are looked for among those that stand
 * before, with what others would put in there. */
struct letters {
	char *text;
	size_t *at; /* where each stands in the host's words */
	size_t count;
};

static const struct tvx_proposal *
inserted_at(const struct tvx_weaver *w, const struct tvx_host *host, uint32_t anchor)
{
	for (const struct tvx_proposal *p = w->paragraph->proposals.first; p; p = p->next)
		if (p->kind == TVX_INSERT && p->under == host->proposal && p->from == anchor)
			return p;
	return NULL;
}

static void
add_letters(struct letters *l, struct tvx_str words, size_t at, bool moves)
{
	for (size_t i = 0; i < words.len; i++) {
		if (!isalnum((unsigned char)words.ptr[i]) && (unsigned char)words.ptr[i] < 0x80)
			continue;
		l->text[l->count] = (char)tolower((unsigned char)words.ptr[i]);
		l->at[l->count++] = moves ? at + i : at;
	}
}

static struct letters
letters_of(const struct tvx_weaver *w, const struct tvx_host *host)
{
	size_t most = host->words.len + 1, from = 0;
	struct letters l = { 0 };

	for (const struct tvx_proposal *p = w->paragraph->proposals.first; p; p = p->next)
		most += p->words ? p->words->words.len : 0;
	l.text = tvx_alloc(most);
	l.at = tvx_alloc(most * sizeof(*l.at));
	for (size_t i = 0; i <= host->inline_count; i++) {
		size_t to = i < host->inline_count ? host->inlines[i].offset : host->words.len;
		if (to > host->words.len)
			to = host->words.len;
		if (to > from)
			add_letters(&l, (struct tvx_str){ host->words.ptr + from, to - from }, from,
				    true);
		from = to > from ? to : from;
		const struct tvx_proposal *p = i < host->inline_count
						       ? inserted_at(w, host, host->inlines[i].n)
						       : NULL;
		if (p && p->words)
			add_letters(&l, p->words->words, from, false);
	}
	return l;
}

bool
tvx_find_words(const struct tvx_weaver *w, const struct tvx_host *host, struct tvx_str quoted,
	       size_t *from, size_t *to)
{
	struct letters all = letters_of(w, host), part = { 0 };
	bool found = false;

	part.text = tvx_alloc(quoted.len + 1);
	part.at = tvx_alloc((quoted.len + 1) * sizeof(*part.at));
	add_letters(&part, quoted, 0, true);
	/* The nearest one before is meant. */
	for (size_t i = all.count; !found && part.count && i-- > 0;) {
		if (i + part.count > all.count || memcmp(all.text + i, part.text, part.count) != 0)
			continue;
		*from = all.at[i];
		*to = all.at[i + part.count - 1];
		if (*to < host->words.len && (isalnum((unsigned char)host->words.ptr[*to]) ||
					      (unsigned char)host->words.ptr[*to] >= 0x80))
			(*to)++;
		found = *to > *from;
	}
	free(all.text);
	free(all.at);
	free(part.text);
	free(part.at);
	return found;
}
