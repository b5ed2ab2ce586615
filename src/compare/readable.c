/* Changes as they are best read. */
#include "compare/editing.h"
#include "compare/phrases.h"
#include "compare/tuning.h"

#include <stdlib.h>
#include <string.h>

/* --- islands --------------------------------------------------------------------------------------- */

static void
drop(struct tvx_editing *e, uint32_t old_at)
{
	e->pages[1].kept_as[e->pages[0].kept_as[old_at]] = TVX_NONE;
	e->pages[0].kept_as[old_at] = TVX_NONE;
}

static uint32_t
longest(const struct tvx_stretch *s)
{
	return s->words[0] > s->words[1] ? s->words[0] : s->words[1];
}

/* A lone "of the" between two changes says nothing and costs a reader three looks. */
static bool
is_noise(const struct tvx_stretch *before, const struct tvx_stretch *island,
	 const struct tvx_stretch *after)
{
	if (before->markup || after->markup || island->markup)
		return false;
	if (!island->words[0])
		return true;
	if (island->words[0] > TUNE_ISLAND_WORDS || island->weight >= TUNE_ISLAND_WEIGHT)
		return false;
	return longest(before) + longest(after) > 2 * island->words[0];
}

/* Changes that lie so close together that what is kept of one may depend on the others: from the
 * beginning of the first to the end of the last. */
struct cluster {
	uint32_t start[2], end[2];
	bool islands; /* there are short ones between changes of words */
};

/* Whether two changes have so much between them that they are two matters. A word that could be
 * kept in a paragraph or in its alternative is never sure. */
static bool
is_firm(const struct tvx_editing *e, const struct tvx_stretch *kept)
{
	for (int which = 0; which < 2; which++)
		if (e->pages[which].main_count < e->pages[which].count)
			return false;
	return kept->end[0] - kept->start[0] >= TUNE_FIRM_TOKENS;
}

/* The next changes from a place on, which then lies behind them. */
static bool
next_cluster(struct tvx_editing *e, uint32_t at[2], struct cluster *cluster)
{
	struct tvx_stretch before = { .markup = true }, island = { 0 }, s;
	bool any = false;

	while (tvx_stretch_next(e, at, &s)) {
		if (s.kept && any && is_firm(e, &s))
			return true;
		if (s.kept) {
			island = s;
			continue;
		}
		if (!any)
			*cluster = (struct cluster){ .start = { s.start[0], s.start[1] } };
		any = true;
		memcpy(cluster->end, s.end, sizeof(s.end));
		cluster->islands |= island.kept && !before.markup && !s.markup &&
				    island.words[0] <= TUNE_ISLAND_WORDS;
		before = s;
	}
	return any;
}

static bool
next_within(struct tvx_editing *e, const struct cluster *cluster, uint32_t at[2],
	    struct tvx_stretch *s)
{
	return (at[0] < cluster->end[0] || at[1] < cluster->end[1]) && tvx_stretch_next(e, at, s);
}

static bool
drop_islands(struct tvx_editing *e, const struct cluster *cluster)
{
	struct tvx_stretch before = { .markup = true }, island = { 0 }, s;
	uint32_t at[2] = { cluster->start[0], cluster->start[1] };
	bool dropped = false;

	while (next_within(e, cluster, at, &s)) {
		if (s.kept) {
			island = s;
			continue;
		}
		if (island.kept && is_noise(&before, &island, &s)) {
			for (uint32_t i = island.start[0]; i < island.end[0]; i++)
				drop(e, i);
			for (int which = 0; which < 2; which++)
				s.words[which] += before.words[which] + island.words[which];
			dropped = true;
		}
		before = s;
		island.kept = false;
	}
	return dropped;
}

/* What a reader reads of one side: its tokens without markup and breaks, which come and go without
 * making two changes of one. */
struct prose {
	uint32_t *tokens; /* of the page */
	struct tvx_row row;
};

static struct prose
prose_of(const struct tvx_page *page, uint32_t start, uint32_t end)
{
	struct prose prose = { .tokens = tvx_realloc(NULL, end - start + 1, sizeof(uint32_t)) };
	struct tvx_row *row = &prose.row;

	row->symbols = tvx_realloc(NULL, end - start + 1, sizeof(uint32_t));
	for (uint32_t i = start; i < end; i++) {
		enum tvx_token_kind kind = page->tokens[i].kind;
		if (kind != TVX_TOKEN_WORD && kind != TVX_TOKEN_SIGN)
			continue;
		row->main_count += i < page->main_count;
		prose.tokens[row->count] = i;
		row->symbols[row->count++] = page->symbols[i];
	}
	return prose;
}

static void
prose_release(struct prose *prose)
{
	free(prose->tokens);
	free(prose->row.symbols);
}

/* What it is worth to keep a token. */
static int
worth_of(const struct tvx_editing *e, const struct tvx_token *token)
{
	if (token->kind != TVX_TOKEN_WORD)
		return TUNE_WORTH_SIGN;
	float weight = e->c->vocabulary.words[token->symbol].weight;
	return TUNE_WORTH_WORD + (int)(weight * TUNE_WORTH_WEIGHT);
}

static void
forget(struct tvx_page *page, uint32_t start, uint32_t end)
{
	for (uint32_t i = start; i < end; i++)
		page->kept_as[i] = TVX_NONE;
}

/* Changes full of islands are a passage that was rewritten: it is aligned again, by phrases.
 * False when it is too long for that. */
static bool
find_phrases(struct tvx_editing *e, const struct cluster *cluster)
{
	struct tvx_page *o = &e->pages[0], *n = &e->pages[1];
	struct prose old_prose = prose_of(o, cluster->start[0], cluster->end[0]);
	struct prose new_prose = prose_of(n, cluster->start[1], cluster->end[1]);
	int *worth = tvx_realloc(NULL, (size_t)old_prose.row.count + 1, sizeof(*worth));
	uint32_t *kept_as = tvx_realloc(NULL, (size_t)old_prose.row.count + 1, sizeof(*kept_as));

	for (uint32_t i = 0; i < old_prose.row.count; i++)
		worth[i] = worth_of(e, &o->tokens[old_prose.tokens[i]]);
	bool found = tvx_phrases(&old_prose.row, worth, &new_prose.row, kept_as);
	if (found) {
		forget(o, cluster->start[0], cluster->end[0]);
		forget(n, cluster->start[1], cluster->end[1]);
	}
	for (uint32_t i = 0; i < old_prose.row.count && found; i++)
		if (kept_as[i] != TVX_NONE)
			tvx_token_keep(e, old_prose.tokens[i], new_prose.tokens[kept_as[i]]);
	prose_release(&old_prose);
	prose_release(&new_prose);
	free(worth);
	free(kept_as);
	return found;
}

/* Words that both sides of a change begin or end with, left over where an island was dropped, are
 * no change: "[-shall be executed and-]{+must+} be consistent". */
static void
trim_change(struct tvx_editing *e, const struct tvx_stretch *s)
{
	const struct tvx_page *o = &e->pages[0], *n = &e->pages[1];
	uint32_t start[2] = { s->start[0], s->start[1] }, end[2] = { s->end[0], s->end[1] };

	while (start[0] < end[0] && start[1] < end[1] &&
	       o->symbols[start[0]] == n->symbols[start[1]])
		tvx_token_keep(e, start[0]++, start[1]++);
	while (start[0] < end[0] && start[1] < end[1] &&
	       o->symbols[end[0] - 1] == n->symbols[end[1] - 1])
		tvx_token_keep(e, --end[0], --end[1]);
}

static void
trim_changes(struct tvx_editing *e, const struct cluster *cluster)
{
	uint32_t at[2] = { cluster->start[0], cluster->start[1] };
	struct tvx_stretch s;

	while (next_within(e, cluster, at, &s))
		if (!s.kept)
			trim_change(e, &s);
}

/* --- words that stayed ----------------------------------------------------------------------------- */

static bool
is_printed(const struct tvx_token *token)
{
	return token->kind == TVX_TOKEN_WORD || token->kind == TVX_TOKEN_SIGN;
}

/* A few words and signs of one side of a change, in a row; markup does not part them. */
struct few {
	uint32_t at[TUNE_STAYED_TOKENS];
	uint32_t count;
};

/* All that one side of a change prints; false when that is more than a few, or nothing. */
static bool
all_of(const struct tvx_editing *e, const struct tvx_stretch *s, int which, struct few *few)
{
	const struct tvx_page *page = &e->pages[which];

	for (uint32_t i = s->start[which]; i < s->end[which]; i++) {
		if (!is_printed(&page->tokens[i]))
			continue;
		if (few->count == TUNE_STAYED_TOKENS)
			return false;
		few->at[few->count++] = i;
	}
	return few->count > 0;
}

/* The same from a place of the other side on. */
static bool
same_from(const struct tvx_editing *e, const struct tvx_stretch *s, int which,
	  const struct few *few, uint32_t from, struct few *same)
{
	const struct tvx_page *page = &e->pages[!which], *other = &e->pages[which];

	same->count = 0;
	for (uint32_t i = from; i < s->end[!which] && same->count < few->count; i++) {
		if (!is_printed(&page->tokens[i]))
			continue;
		uint32_t like = few->at[same->count];
		if (page->symbols[i] != other->symbols[like] ||
		    (i < page->main_count) != (like < other->main_count))
			return false;
		same->at[same->count++] = i;
	}
	return same->count == few->count;
}

/* Whether a reader sees where words begin and end: a bracket or an arrow stands there, or the end of
 * the change. A sign leans on the word before it. */
static bool
stands_apart(const struct tvx_editing *e, const struct tvx_stretch *s, int which,
	     const struct few *few)
{
	const struct tvx_token *tokens = e->pages[which].tokens;
	uint32_t first = few->at[0], last = few->at[few->count - 1];

	return (first == s->start[which] || !is_printed(&tokens[first - 1]) ||
		tokens[first].kind == TVX_TOKEN_SIGN) &&
	       (last + 1 == s->end[which] || !is_printed(&tokens[last + 1]));
}

/* What one side of a change says and the other says too, set apart among more, stayed: to strike it and
 * to put it in again would be untrue. "[AR: authorized → regular]" */
static void
keep_stayed(struct tvx_editing *e, const struct tvx_stretch *s)
{
	int which = s->words[0] > s->words[1];
	struct few few = { .count = 0 }, same;

	if (!all_of(e, s, which, &few))
		return;
	for (uint32_t from = s->start[!which]; from < s->end[!which]; from++) {
		if (!is_printed(&e->pages[!which].tokens[from]) ||
		    !same_from(e, s, which, &few, from, &same) ||
		    !stands_apart(e, s, !which, &same))
			continue;
		for (uint32_t i = 0; i < few.count; i++)
			tvx_token_keep(e, which ? same.at[i] : few.at[i],
				       which ? few.at[i] : same.at[i]);
		return;
	}
}

static void
keep_all_stayed(struct tvx_editing *e, const struct cluster *cluster)
{
	uint32_t at[2] = { cluster->start[0], cluster->start[1] };
	struct tvx_stretch s;

	while (next_within(e, cluster, at, &s))
		if (!s.kept && !s.markup)
			keep_stayed(e, &s);
}

/* --- the whole ------------------------------------------------------------------------------------ */

/* All clusters that have islands. */
struct rewritten {
	struct tvx_editing *e;
	struct cluster *list;
	size_t count, cap;
};

static void
find_rewritten(struct rewritten *rewritten)
{
	struct cluster cluster = { 0 };
	uint32_t at[2] = { 0, 0 };

	while (next_cluster(rewritten->e, at, &cluster)) {
		if (!cluster.islands)
			continue;
		if (rewritten->count == rewritten->cap) {
			rewritten->cap = rewritten->cap ? rewritten->cap * 2 : 4;
			rewritten->list = tvx_realloc(rewritten->list, rewritten->cap,
						      sizeof(*rewritten->list));
		}
		rewritten->list[rewritten->count++] = cluster;
	}
}

/* What one cluster keeps is nothing to another. */
static void
make_phrases(void *context, int half, size_t start, size_t end)
{
	const struct rewritten *rewritten = context;
	struct tvx_editing *e = rewritten->e;

	(void)half;
	for (size_t c = start; c < end; c++) {
		const struct cluster *cluster = &rewritten->list[c];
		/* A change that grew may leave its next island alone. */
		if (!find_phrases(e, cluster))
			for (int pass = 0; pass < 2 && drop_islands(e, cluster); pass++)
				;
		trim_changes(e, cluster);
		keep_all_stayed(e, cluster);
	}
}

void
tvx_make_readable(struct tvx_editing *e)
{
	struct rewritten rewritten = { .e = e };

	find_rewritten(&rewritten);
	tvx_do_halves(make_phrases, &rewritten, rewritten.count, TUNE_BESIDE_UNITS);
	free(rewritten.list);
	tvx_slide_changes(e);
}
