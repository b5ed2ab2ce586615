/* Proposals from a text that somebody rewrote: each changed stretch becomes one. */
#include "negotiate/doing.h"

#include "model/draft.h"

#include <stdlib.h>
#include <string.h>

enum {
	/* Cells of the table of common words; beyond it the whole stretch is one proposal. */
	MOST_CELLS = 4000000,
	/* Changes with no more kept words than this between them read better as one. */
	MOST_KEPT_BETWEEN = 1,
	MOST_HUNKS = 100,
};

struct words {
	struct tvx_str *list;
	size_t count;
};

struct hunk {
	size_t old_from, old_to, new_from, new_to; /* words */
};

static struct words
split(struct tvx_doing *doing, struct tvx_str text)
{
	struct words words = { 0 };
	size_t at = 0;

	words.list = tvx_arena_alloc(doing->draft->arena, (text.len / 2 + 1) * sizeof(*words.list));
	while (at < text.len) {
		while (at < text.len && strchr(" \t\n\r", text.ptr[at]))
			at++;
		size_t from = at;
		while (at < text.len && !strchr(" \t\n\r", text.ptr[at]))
			at++;
		if (at > from)
			words.list[words.count++] = (struct tvx_str){ text.ptr + from, at - from };
	}
	return words;
}

/* The lengths of the longest common runs of the rests of both, row by row. */
static uint16_t *
common(const struct words *old, const struct words *new, const struct hunk *all)
{
	size_t n = all->old_to - all->old_from, m = all->new_to - all->new_from;
	uint16_t *table;

	if (n > UINT16_MAX || m > UINT16_MAX || (n + 1) * (m + 1) > MOST_CELLS)
		return NULL;
	table = calloc((n + 1) * (m + 1), sizeof(*table));
	for (size_t i = n; table && i-- > 0;) {
		for (size_t j = m; j-- > 0;) {
			uint16_t *cell = &table[i * (m + 1) + j], down = cell[m + 1],
				 right = cell[1];
			if (tvx_str_equal(old->list[all->old_from + i],
					  new->list[all->new_from + j]))
				*cell = (uint16_t)(cell[m + 2] + 1);
			else
				*cell = down > right ? down : right;
		}
	}
	return table;
}

static void
add_hunk(struct hunk *hunks, size_t *count, struct hunk new)
{
	struct hunk *last = *count ? &hunks[*count - 1] : NULL;

	if (last && (*count == MOST_HUNKS || new.old_from - last->old_to <= MOST_KEPT_BETWEEN)) {
		last->old_to = new.old_to;
		last->new_to = new.new_to;
	} else {
		hunks[(*count)++] = new;
	}
}

/* What is not in common between two beginnings and two ends that are. */
static size_t
find_hunks(const struct words *old, const struct words *new, struct hunk *hunks)
{
	struct hunk all = { 0, old->count, 0, new->count };
	size_t count = 0;

	while (all.old_from < all.old_to && all.new_from < all.new_to &&
	       tvx_str_equal(old->list[all.old_from], new->list[all.new_from]))
		all.old_from++, all.new_from++;
	while (all.old_from < all.old_to && all.new_from < all.new_to &&
	       tvx_str_equal(old->list[all.old_to - 1], new->list[all.new_to - 1]))
		all.old_to--, all.new_to--;
	if (all.old_from == all.old_to && all.new_from == all.new_to)
		return 0;
	uint16_t *table = common(old, new, &all);
	size_t m = all.new_to - all.new_from;
	struct hunk h = { all.old_from, all.old_from, all.new_from, all.new_from };
	while (table && (h.old_to < all.old_to || h.new_to < all.new_to)) {
		const uint16_t *cell =
			&table[(h.old_to - all.old_from) * (m + 1) + h.new_to - all.new_from];
		bool same = h.old_to < all.old_to && h.new_to < all.new_to &&
			    tvx_str_equal(old->list[h.old_to], new->list[h.new_to]);
		if (!same) {
			if (h.new_to == all.new_to ||
			    (h.old_to < all.old_to && cell[m + 1] >= cell[1]))
				h.old_to++;
			else
				h.new_to++;
			continue;
		}
		if (h.old_to > h.old_from || h.new_to > h.new_from)
			add_hunk(hunks, &count, h);
		h = (struct hunk){ h.old_to + 1, h.old_to + 1, h.new_to + 1, h.new_to + 1 };
	}
	if (!table)
		h = all;
	free(table);
	if (h.old_to > h.old_from || h.new_to > h.new_from)
		add_hunk(hunks, &count, h);
	return count;
}

/* From the first word to the end of the last one. */
static struct tvx_str
stretch(const struct words *words, size_t from, size_t to)
{
	if (from == to)
		return TVX_STR("");
	const char *start = words->list[from].ptr;
	const char *end = words->list[to - 1].ptr + words->list[to - 1].len;
	return (struct tvx_str){ start, (size_t)(end - start) };
}

static int
propose_hunk(struct tvx_doing *doing, struct tvx_found *found, const struct words *old,
	     const struct words *new, const struct hunk *h)
{
	struct tvx_str gone = stretch(old, h->old_from, h->old_to);
	struct tvx_str come = stretch(new, h->new_from, h->new_to);
	enum tvx_proposal_kind kind = !gone.len ? TVX_INSERT : !come.len ? TVX_DELETE : TVX_REPLACE;
	const char *base = found->host->words.ptr;
	const struct tvx_proposal *taken;

	if (gone.len)
		found->match = (struct tvx_match){ (size_t)(gone.ptr - base),
						   (size_t)(gone.ptr - base) + gone.len };
	else if (h->old_from)
		found->match.from = found->match.to = (size_t)(old->list[h->old_from - 1].ptr -
							       base) +
						      old->list[h->old_from - 1].len;
	else
		found->match.from = found->match.to = 0;
	taken = tvx_settled_taken(&doing->settled, found->host, found->match);
	if (taken)
		return tvx_refuse(doing,
				  "%.*s:%.*s was accepted and speaks of the same words; quote "
				  "them as they are now, with --replace",
				  TVX_STR_ARG(doing->paragraph->id), TVX_STR_ARG(taken->id));
	return tvx_check_twin(doing, tvx_propose_on(doing, found, kind, come));
}

int
tvx_do_rewrite(struct tvx_doing *doing)
{
	struct tvx_found found = { 0 };
	struct hunk hunks[MOST_HUNKS];
	int status = TVX_OK;

	found.host = tvx_words_now(doing, &found.under);
	if (!found.host)
		return tvx_refuse(doing, "%.*s has no words to rewrite",
				  TVX_STR_ARG(doing->unit->place));
	struct words old = split(doing, found.host->words);
	struct words new = split(doing, doing->event->rewritten);
	size_t count = find_hunks(&old, &new, hunks);
	if (!count)
		return tvx_refuse(doing, "nothing was changed");
	for (size_t i = 0; i < count && !status; i++)
		status = propose_hunk(doing, &found, &old, &new, &hunks[i]);
	struct tvx_str changes = tvx_arena_printf(doing->draft->arena, "%zu change%s in %.*s",
						  count, count == 1 ? "" : "s",
						  TVX_STR_ARG(doing->unit->place));
	tvx_say_this(doing,
		     tvx_sentence(doing->draft->arena, &doing->by, "proposes", "propose", changes));
	return status;
}
