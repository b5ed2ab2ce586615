/* The words of a group: what was kept, what changed, and how it is best read. */
#include "compare/comparison.h"
#include "compare/differ.h"
#include "compare/phrases.h"
#include "compare/tuning.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* One side of a group: its text and tokens. */
struct page {
	struct tvx_str text;
	struct tvx_token *tokens;
	uint32_t count, cap;
	uint32_t main_count; /* tokens before the first alternative */
	uint32_t *symbols;
	uint32_t *kept_as; /* the other side's token; or none */
};

struct editing {
	const struct tvx_comparison *c;
	struct page pages[2]; /* old, new */
	struct tvx_edits *out;
	size_t cap;
};

/* --- pages ------------------------------------------------------------------------------------------- */

static void
make_room(struct page *page, uint32_t tokens)
{
	if (page->count + tokens <= page->cap)
		return;
	page->cap = (page->count + tokens) * 2;
	page->tokens = tvx_realloc(page->tokens, page->cap, sizeof(*page->tokens));
}

static void
add_item(struct page *page, const struct tvx_items *items, const struct tvx_item *item,
	 uint32_t offset)
{
	enum { ROW = 64 };
	struct tvx_scan scan = { .text = item->text,
				 .spans = item->spans,
				 .span_count = item->span_count };
	const uint32_t *word = items->words + item->spelled;
	size_t count;

	do {
		make_room(page, ROW);
		struct tvx_token *row = page->tokens + page->count;
		count = tvx_scan_row(&scan, row, ROW);
		for (size_t i = 0; i < count; i++) {
			if (row[i].kind == TVX_TOKEN_WORD)
				row[i].symbol = *word++;
			row[i].start += offset;
		}
		page->count += (uint32_t)count;
	} while (count == ROW);
}

static void
add_break(struct page *page, uint32_t at)
{
	make_room(page, 1);
	page->tokens[page->count++] = (struct tvx_token){ at, 1, TVX_SYMBOL_BREAK,
							  TVX_TOKEN_BREAK };
}

/* The distinct items of one side of a group, in document order. Caller frees. */
static uint32_t *
items_of(const struct tvx_comparison *c, const struct tvx_group *group, int which, size_t *count)
{
	size_t first = (size_t)(group->pairs - c->pairs);
	uint32_t *list = tvx_realloc(NULL, group->pair_count, sizeof(*list));

	*count = 0;
	for (size_t p = 0; p < group->pair_count; p++) {
		uint32_t item = c->pair_items[first + p].item[which];
		size_t at = *count;
		while (at > 0 && list[at - 1] > item)
			at--;
		if (item == TVX_NONE || (at > 0 && list[at - 1] == item))
			continue;
		memmove(&list[at + 1], &list[at], (*count - at) * sizeof(*list));
		list[at] = item;
		(*count)++;
	}
	return list;
}

static void
page_init(struct editing *e, const struct tvx_group *group, int which)
{
	const struct tvx_items *items = &e->c->items[which ^ e->c->flipped];
	struct page *page = &e->pages[which];
	struct tvx_buf text = { 0 };
	size_t count;
	uint32_t *list = items_of(e->c, group, which, &count);

	for (size_t i = 0; i < count; i++) {
		const struct tvx_item *item = &items->list[list[i]];
		if (i) {
			add_break(page, (uint32_t)text.len);
			tvx_buf_add_char(&text, '\n');
		}
		add_item(page, items, item, (uint32_t)text.len);
		if (!item->unit->alternative)
			page->main_count = page->count;
		if (count > 1)
			tvx_buf_add(&text, item->text);
		else
			page->text = item->text;
	}
	if (count > 1 && !e->out->arena)
		e->out->arena = tvx_arena_new();
	if (count > 1)
		page->text = tvx_arena_str(e->out->arena, tvx_buf_str(&text));
	page->symbols = tvx_realloc(NULL, (size_t)page->count + 1, sizeof(uint32_t));
	page->kept_as = tvx_realloc(NULL, (size_t)page->count + 1, sizeof(uint32_t));
	for (uint32_t i = 0; i < page->count; i++)
		page->symbols[i] = page->tokens[i].symbol;
	tvx_buf_release(&text);
	free(list);
}

static void
page_release(struct page *page)
{
	free(page->tokens);
	free(page->symbols);
	free(page->kept_as);
}

static void
keep(struct editing *e, uint32_t old_at, uint32_t new_at)
{
	e->pages[0].kept_as[old_at] = new_at;
	e->pages[1].kept_as[new_at] = old_at;
}

static void
drop(struct editing *e, uint32_t old_at)
{
	e->pages[1].kept_as[e->pages[0].kept_as[old_at]] = TVX_NONE;
	e->pages[0].kept_as[old_at] = TVX_NONE;
}

/* --- islands --------------------------------------------------------------------------------------- */

/* A stretch that changed (island false) or that was kept. */
struct stretch {
	uint32_t start[2], end[2];
	uint32_t words[2];
	float weight; /* of the words of the old side */
	bool kept, markup;
};

static void
measure(struct editing *e, struct stretch *s)
{
	enum { LONG_TOKENS = 16 };

	/* Nobody asks how long a long island is. */
	if (s->kept && s->end[0] - s->start[0] > LONG_TOKENS) {
		s->words[0] = s->words[1] = LONG_TOKENS;
		return;
	}
	s->markup = true;
	for (int which = 0; which < 2; which++) {
		for (uint32_t i = s->start[which]; i < s->end[which]; i++) {
			const struct tvx_token *token = &e->pages[which].tokens[i];
			s->markup &= token->kind == TVX_TOKEN_MARKUP;
			if (token->kind != TVX_TOKEN_WORD)
				continue;
			s->words[which]++;
			if (!which)
				s->weight += e->c->vocabulary.words[token->symbol].weight;
		}
	}
}

static bool
is_kept(const struct editing *e, uint32_t old_at, uint32_t new_at)
{
	const struct page *o = &e->pages[0], *n = &e->pages[1];

	return old_at < o->count && new_at < n->count && o->kept_as[old_at] == new_at;
}

/* The stretch that begins at a place of both sides. */
static struct stretch
stretch_at(struct editing *e, uint32_t old_at, uint32_t new_at)
{
	const struct page *o = &e->pages[0], *n = &e->pages[1];
	struct stretch s = { .start = { old_at, new_at }, .end = { old_at, new_at } };

	s.kept = is_kept(e, old_at, new_at);
	if (s.kept) {
		while (s.end[0] < o->count && o->kept_as[s.end[0]] == s.end[1])
			s.end[0]++, s.end[1]++;
	} else {
		while (s.end[0] < o->count && o->kept_as[s.end[0]] == TVX_NONE)
			s.end[0]++;
		while (s.end[1] < n->count && n->kept_as[s.end[1]] == TVX_NONE)
			s.end[1]++;
	}
	/* Pairs of kept tokens rise on both sides, or nobody would ever arrive. */
	assert(s.end[0] > old_at || s.end[1] > new_at ||
	       (old_at >= o->count && new_at >= n->count));
	measure(e, &s);
	return s;
}

static uint32_t
longest(const struct stretch *s)
{
	return s->words[0] > s->words[1] ? s->words[0] : s->words[1];
}

/* A lone "of the" between two changes says nothing and costs a reader three looks. */
static bool
is_noise(const struct stretch *before, const struct stretch *island, const struct stretch *after)
{
	if (before->markup || after->markup || island->markup)
		return false;
	if (!island->words[0])
		return true;
	if (island->words[0] > TUNE_ISLAND_WORDS || island->weight >= TUNE_ISLAND_WEIGHT)
		return false;
	return longest(before) + longest(after) > 2 * island->words[0];
}

/* Whether there is a short island between two changes of words at all. */
static bool
has_islands(struct editing *e)
{
	struct stretch before = { .markup = true }, island = { 0 };
	uint32_t at[2] = { 0, 0 };

	while (at[0] < e->pages[0].count || at[1] < e->pages[1].count) {
		struct stretch s = stretch_at(e, at[0], at[1]);
		at[0] = s.end[0];
		at[1] = s.end[1];
		if (s.kept) {
			island = s;
			continue;
		}
		if (island.kept && !before.markup && !s.markup &&
		    island.words[0] <= TUNE_ISLAND_WORDS)
			return true;
		before = s;
	}
	return false;
}

static bool
drop_islands(struct editing *e)
{
	struct stretch before = { .markup = true }, island = { 0 };
	uint32_t at[2] = { 0, 0 };
	bool dropped = false;

	while (at[0] < e->pages[0].count || at[1] < e->pages[1].count) {
		struct stretch s = stretch_at(e, at[0], at[1]);
		at[0] = s.end[0];
		at[1] = s.end[1];
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

/* The kept tokens of the old side, written down for the new one. */
static void
mirror(struct editing *e)
{
	struct page *o = &e->pages[0], *n = &e->pages[1];

	for (uint32_t i = 0; i < n->count; i++)
		n->kept_as[i] = TVX_NONE;
	for (uint32_t i = 0; i < o->count; i++)
		if (o->kept_as[i] != TVX_NONE)
			keep(e, i, o->kept_as[i]);
}

/* What a reader reads of one side: its tokens without markup and breaks, which come and go without
 * making two changes of one. */
struct prose {
	uint32_t *tokens; /* of the page */
	struct tvx_row row;
};

static struct prose
prose_of(const struct page *page)
{
	struct prose prose = { .tokens = tvx_realloc(NULL, (size_t)page->count + 1,
						     sizeof(uint32_t)) };
	struct tvx_row *row = &prose.row;

	row->symbols = tvx_realloc(NULL, (size_t)page->count + 1, sizeof(uint32_t));
	for (uint32_t i = 0; i < page->count; i++) {
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
worth_of(const struct editing *e, const struct tvx_token *token)
{
	if (token->kind != TVX_TOKEN_WORD)
		return TUNE_WORTH_SIGN;
	float weight = e->c->vocabulary.words[token->symbol].weight;
	return TUNE_WORTH_WORD + (int)(weight * TUNE_WORTH_WEIGHT);
}

/* A passage full of islands was rewritten: it is aligned again, by phrases. False when it is too
 * long for that. */
static bool
find_phrases(struct editing *e)
{
	struct page *o = &e->pages[0];
	struct prose old_prose = prose_of(o), new_prose = prose_of(&e->pages[1]);
	int *worth = tvx_realloc(NULL, (size_t)old_prose.row.count + 1, sizeof(*worth));
	uint32_t *kept_as = tvx_realloc(NULL, (size_t)old_prose.row.count + 1, sizeof(*kept_as));

	for (uint32_t i = 0; i < old_prose.row.count; i++)
		worth[i] = worth_of(e, &o->tokens[old_prose.tokens[i]]);
	bool found = tvx_phrases(&old_prose.row, worth, &new_prose.row, kept_as);
	for (uint32_t i = 0; i < o->count && found; i++)
		o->kept_as[i] = TVX_NONE;
	for (uint32_t i = 0; i < old_prose.row.count && found; i++)
		if (kept_as[i] != TVX_NONE)
			o->kept_as[old_prose.tokens[i]] = new_prose.tokens[kept_as[i]];
	if (found)
		mirror(e);
	prose_release(&old_prose);
	prose_release(&new_prose);
	free(worth);
	free(kept_as);
	return found;
}

/* Words that both sides of a change begin or end with, left over where an island was dropped, are
 * no change: "[-shall be executed and-]{+must+} be consistent". */
static void
trim_change(struct editing *e, const struct stretch *s)
{
	const struct page *o = &e->pages[0], *n = &e->pages[1];
	uint32_t start[2] = { s->start[0], s->start[1] }, end[2] = { s->end[0], s->end[1] };

	while (start[0] < end[0] && start[1] < end[1] &&
	       o->symbols[start[0]] == n->symbols[start[1]])
		keep(e, start[0]++, start[1]++);
	while (start[0] < end[0] && start[1] < end[1] &&
	       o->symbols[end[0] - 1] == n->symbols[end[1] - 1])
		keep(e, --end[0], --end[1]);
}

static void
trim_changes(struct editing *e)
{
	uint32_t at[2] = { 0, 0 };

	while (at[0] < e->pages[0].count || at[1] < e->pages[1].count) {
		struct stretch s = stretch_at(e, at[0], at[1]);
		at[0] = s.end[0];
		at[1] = s.end[1];
		if (!s.kept)
			trim_change(e, &s);
	}
}

/* --- edges ----------------------------------------------------------------------------------------- */

/* How well a change begins or ends between two tokens: at the edge of a sentence, of a clause,
 * of nothing. */
static int
edge_at(const struct page *page, uint32_t at)
{
	static const char *const ends[] = { ",", ".;:" };

	if (at == 0 || at >= page->count)
		return 3;
	const struct tvx_token *before = &page->tokens[at - 1], *behind = &page->tokens[at];
	if (before->kind == TVX_TOKEN_BREAK || behind->kind == TVX_TOKEN_BREAK)
		return 3;
	char c = before->kind == TVX_TOKEN_SIGN ? page->text.ptr[before->start] : 0;
	char d = behind->kind == TVX_TOKEN_SIGN ? page->text.ptr[behind->start] : 0;
	if (c && strchr(ends[1], c))
		return 3;
	if ((c && strchr(ends[0], c)) || (d && strchr(",.;:", d)))
		return 2;
	return c || d ? 1 : 0;
}

/* A change on one side alone may stand a little further left or right just as well: it goes
 * where sentences and clauses begin. Returns by how much it went right. */
static uint32_t
slide(struct editing *e, int which, uint32_t start, uint32_t end)
{
	struct page *page = &e->pages[which];
	uint32_t len = end - start, left = 0, right = 0, best = start;

	while (left < start && page->kept_as[start - left - 1] != TVX_NONE &&
	       page->symbols[start - left - 1] == page->symbols[end - left - 1] &&
	       (left == 0 || page->kept_as[start - left - 1] + 1 == page->kept_as[start - left]))
		left++;
	while (end + right < page->count && page->kept_as[end + right] != TVX_NONE &&
	       page->symbols[start + right] == page->symbols[end + right] &&
	       (right == 0 || page->kept_as[end + right] == page->kept_as[end + right - 1] + 1))
		right++;
	int most = edge_at(page, start) + edge_at(page, end);
	for (uint32_t at = start - left; at <= start + right; at++) {
		int edge = edge_at(page, at) + edge_at(page, at + len);
		if (edge > most) {
			most = edge;
			best = at;
		}
	}
	uint32_t went = best > start ? best - start : 0;
	/* One step at a time: the token that leaves the change takes over from the one that
	 * enters it. */
	for (; start > best; start--, end--) {
		uint32_t other = page->kept_as[start - 1];
		page->kept_as[start - 1] = TVX_NONE;
		page->kept_as[end - 1] = other;
		e->pages[!which].kept_as[other] = end - 1;
	}
	for (; start < best; start++, end++) {
		uint32_t other = page->kept_as[end];
		page->kept_as[end] = TVX_NONE;
		page->kept_as[start] = other;
		e->pages[!which].kept_as[other] = start;
	}
	return went;
}

static void
slide_all(struct editing *e)
{
	uint32_t at[2] = { 0, 0 };

	while (at[0] < e->pages[0].count || at[1] < e->pages[1].count) {
		struct stretch s = stretch_at(e, at[0], at[1]);
		at[0] = s.end[0];
		at[1] = s.end[1];
		if (s.kept || s.markup)
			continue;
		uint32_t went = 0;
		if (s.start[0] == s.end[0])
			went = slide(e, 1, s.start[1], s.end[1]);
		else if (s.start[1] == s.end[1])
			went = slide(e, 0, s.start[0], s.end[0]);
		at[0] += went;
		at[1] += went;
	}
}

/* --- stretches of bytes ------------------------------------------------------------------------------ */

static struct tvx_str
cut(const struct page *page, uint32_t start, uint32_t end)
{
	return (struct tvx_str){ page->text.ptr + start, end - start };
}

static void
emit(struct editing *e, struct tvx_str old_words, struct tvx_str new_words, unsigned changes)
{
	struct tvx_edits *out = e->out;
	struct tvx_edit *last = out->count ? &out->list[out->count - 1] : NULL;

	if (!old_words.len && !new_words.len)
		return;
	out->changes |= changes;
	if (last && !last->changes && !changes) {
		last->old_words.len += old_words.len;
		last->new_words.len += new_words.len;
		return;
	}
	if (out->count == e->cap) {
		e->cap = e->cap ? e->cap * 2 : 16;
		out->list = tvx_realloc(out->list, e->cap, sizeof(*out->list));
	}
	out->list[out->count++] = (struct tvx_edit){ old_words, new_words, changes };
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct tvx_str
take(struct tvx_str *s, size_t len)
{
	struct tvx_str head = { s->ptr, len };

	s->ptr += len;
	s->len -= len;
	return head;
}

/* A change without the spaces that both sides have around it. */
static void
emit_change(struct editing *e, struct tvx_str old_words, struct tvx_str new_words, unsigned changes)
{
	size_t lead = 0, tail = 0;

	while (lead < old_words.len && lead < new_words.len &&
	       old_words.ptr[lead] == new_words.ptr[lead] && is_blank(old_words.ptr[lead]))
		lead++;
	struct tvx_str old_lead = take(&old_words, lead), new_lead = take(&new_words, lead);
	emit(e, old_lead, new_lead, 0);
	while (tail < old_words.len && tail < new_words.len &&
	       old_words.ptr[old_words.len - 1 - tail] == new_words.ptr[new_words.len - 1 - tail] &&
	       is_blank(old_words.ptr[old_words.len - 1 - tail]))
		tail++;
	struct tvx_str old_core = take(&old_words, old_words.len - tail);
	struct tvx_str new_core = take(&new_words, new_words.len - tail);
	emit(e, old_core, new_core, changes);
	emit(e, old_words, new_words, 0);
}

/* What changed in a stretch of tokens that do not match. */
static unsigned
changes_of(const struct editing *e, const uint32_t start[2], const uint32_t end[2])
{
	unsigned changes = 0;
	bool words = false, signs = false;

	for (int which = 0; which < 2; which++) {
		for (uint32_t i = start[which]; i < end[which]; i++) {
			const struct tvx_token *token = &e->pages[which].tokens[i];
			char c = e->pages[which].text.ptr[token->start];
			words |= token->kind == TVX_TOKEN_WORD;
			/* That a text was split or merged says its relation. */
			signs |= token->kind == TVX_TOKEN_SIGN;
			if (token->kind == TVX_TOKEN_MARKUP)
				changes |= TVX_CHANGE_MARKUP;
			if (token->kind == TVX_TOKEN_WORD && c >= '0' && c <= '9')
				changes |= TVX_CHANGE_NUMBER;
		}
	}
	if (words)
		return changes | TVX_CHANGE_WORDS;
	if (signs)
		return changes | TVX_CHANGE_PUNCTUATION;
	return changes ? changes : TVX_CHANGE_TYPOGRAPHY;
}

/* Where a token, or the text, begins. */
static uint32_t
byte_at(const struct page *page, uint32_t token)
{
	return token < page->count ? page->tokens[token].start : (uint32_t)page->text.len;
}

/* Whether one side of a stretch is nothing but marks of the log, which stand behind what they are
 * about: an opening bracket stands before it. */
static bool
stands_behind(const struct page *page, uint32_t start, uint32_t end)
{
	for (uint32_t i = start; i < end; i++)
		if (page->tokens[i].kind != TVX_TOKEN_MARKUP)
			return false;
	return start < end && page->text.ptr[page->tokens[start].start] != '[';
}

/* Markup at either end of a changed stretch is a change of its own. */
static void
emit_stretch(struct editing *e, const struct stretch *s, const uint32_t from[2],
	     const uint32_t to[2])
{
	uint32_t cuts[2][4], bytes[2][4];

	for (int which = 0; which < 2; which++) {
		const struct page *page = &e->pages[which];
		uint32_t first = s->start[which], last = s->end[which];
		bool behind = s->words[!which] && stands_behind(page, first, last);
		while (!behind && first < last && page->tokens[first].kind == TVX_TOKEN_MARKUP)
			first++;
		while (last > first && page->tokens[last - 1].kind == TVX_TOKEN_MARKUP)
			last--;
		uint32_t at[4] = { s->start[which], first, last, s->end[which] };
		memcpy(cuts[which], at, sizeof(at));
		bytes[which][0] = from[which];
		bytes[which][3] = to[which];
		bytes[which][1] = first == at[0] ? from[which] : byte_at(page, first);
		bytes[which][2] = last == at[3] ? to[which] : byte_at(page, last);
		if (bytes[which][1] > bytes[which][2])
			bytes[which][1] = bytes[which][2];
	}
	for (int part = 0; part < 3; part++) {
		uint32_t start[2] = { cuts[0][part], cuts[1][part] };
		uint32_t end[2] = { cuts[0][part + 1], cuts[1][part + 1] };
		emit_change(e, cut(&e->pages[0], bytes[0][part], bytes[0][part + 1]),
			    cut(&e->pages[1], bytes[1][part], bytes[1][part + 1]),
			    changes_of(e, start, end));
	}
}

/* Markup that came or went, for those who show it apart from the words around it. */
static void
list_markup(struct editing *e, int which)
{
	const struct page *page = &e->pages[which];
	struct tvx_str **list = &e->out->markup[which];
	size_t *count = &e->out->markup_count[which];

	for (uint32_t i = 0; i < page->count; i++) {
		if (page->tokens[i].kind != TVX_TOKEN_MARKUP || page->kept_as[i] != TVX_NONE)
			continue;
		if (!(*count & (*count - 1)))
			*list = tvx_realloc(*list, *count ? *count * 2 : 1, sizeof(**list));
		(*list)[(*count)++] = cut(page, page->tokens[i].start,
					  page->tokens[i].start + page->tokens[i].len);
	}
}

/* A token that is kept, though perhaps not in all its bytes. */
static void
emit_kept(struct editing *e, uint32_t old_at, uint32_t new_at)
{
	const struct tvx_token *o = &e->pages[0].tokens[old_at], *n = &e->pages[1].tokens[new_at];
	struct tvx_str old_words = cut(&e->pages[0], o->start, o->start + o->len);
	struct tvx_str new_words = cut(&e->pages[1], n->start, n->start + n->len);
	unsigned changes = 0;

	if (!tvx_str_equal(old_words, new_words))
		changes = o->kind == TVX_TOKEN_WORD && !tvx_is_form_of(old_words, new_words)
				  ? TVX_CHANGE_CASE
				  : TVX_CHANGE_TYPOGRAPHY;
	emit(e, old_words, new_words, changes);
}

/* How many tokens from here on are kept, one after the other, all their bytes and the spaces
 * between them the same. */
static uint32_t
same_bytes(const struct editing *e, const uint32_t at[2])
{
	const struct page *o = &e->pages[0], *n = &e->pages[1];
	const struct tvx_token *a = o->tokens + at[0], *b = n->tokens + at[1];
	const char *old_bytes = o->text.ptr + a->start, *new_bytes = n->text.ptr + b->start;
	uint32_t count = 0, most = o->count - at[0], same = 0;

	while (count < most && o->kept_as[at[0] + count] == at[1] + count) {
		uint32_t end = a[count].start + a[count].len - a->start;
		if (end != b[count].start + b[count].len - b->start || end < same ||
		    memcmp(old_bytes + same, new_bytes + same, end - same) != 0)
			break;
		same = end;
		count++;
	}
	return count;
}

/* Emits what is kept from here on and moves past it. */
static void
emit_run(struct editing *e, uint32_t at[2], uint32_t from[2])
{
	uint32_t count = same_bytes(e, at);
	struct tvx_token *o = &e->pages[0].tokens[at[0]], *n = &e->pages[1].tokens[at[1]];

	if (!count) {
		emit_kept(e, at[0], at[1]);
		count = 1;
	} else {
		uint32_t end = o[count - 1].start + o[count - 1].len;
		emit(e, cut(&e->pages[0], o->start, end),
		     cut(&e->pages[1], n->start, n->start + end - o->start), 0);
	}
	for (int which = 0; which < 2; which++) {
		at[which] += count;
		const struct tvx_token *last = &e->pages[which].tokens[at[which] - 1];
		from[which] = last->start + last->len;
	}
}

static void
emit_all(struct editing *e)
{
	uint32_t at[2] = { 0, 0 }, from[2] = { 0, 0 };

	for (;;) {
		struct stretch s = { .start = { at[0], at[1] }, .end = { at[0], at[1] } };
		if (!is_kept(e, at[0], at[1]))
			s = stretch_at(e, at[0], at[1]);
		uint32_t to[2] = { byte_at(&e->pages[0], s.end[0]),
				   byte_at(&e->pages[1], s.end[1]) };
		struct tvx_str old_gap = cut(&e->pages[0], from[0], to[0]);
		struct tvx_str new_gap = cut(&e->pages[1], from[1], to[1]);
		if (tvx_str_equal(old_gap, new_gap) && s.start[0] == s.end[0])
			emit(e, old_gap, new_gap, 0);
		else
			emit_stretch(e, &s, from, to);
		at[0] = s.end[0];
		at[1] = s.end[1];
		if (at[0] >= e->pages[0].count && at[1] >= e->pages[1].count)
			break;
		emit_run(e, at, from);
	}
}

static bool
is_loud(const struct tvx_edit *edit)
{
	return edit->changes && !(edit->changes & (TVX_CHANGE_MARKUP | TVX_CHANGE_TYPOGRAPHY));
}

/* Changes with nothing but spaces between them, or nothing at all, are one:
 * "[-OF MEMBER STATES-]", "[-For its part, the-]{+The+}". */
static void
join_changes(struct tvx_edits *edits)
{
	size_t kept = 0;

	for (size_t i = 0; i < edits->count; i++) {
		struct tvx_edit edit = edits->list[i];
		struct tvx_edit *last = kept ? &edits->list[kept - 1] : NULL;
		struct tvx_str none = { 0 }, old_gap = none, new_gap = none;
		if (kept > 1 && !last->changes && !tvx_str_trim(last->old_words).len) {
			old_gap = last->old_words;
			new_gap = last->new_words;
			last--;
		}
		if (last && is_loud(&edit) && is_loud(last)) {
			last->old_words.len += old_gap.len + edit.old_words.len;
			last->new_words.len += new_gap.len + edit.new_words.len;
			last->changes |= edit.changes;
			kept = (size_t)(last - edits->list) + 1;
			continue;
		}
		edits->list[kept++] = edit;
	}
	edits->count = kept;
}

/* One unit that is the same to the byte: there is nothing to search. */
static bool
keep_whole(struct editing *e, const struct tvx_group *group)
{
	const struct tvx_pair *pair = group->pairs;

	if (group->pair_count > 1 || !tvx_str_equal(pair->old_words, pair->new_words))
		return false;
	emit(e, pair->old_words, pair->new_words, 0);
	return true;
}

static bool
has_number(struct tvx_str s)
{
	bool within = false;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		bool digit = c >= '0' && c <= '9';
		if (digit && !within)
			return true;
		within = digit || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
	}
	return false;
}

/* One unit that is new, or gone: all of it changed. Where it has markup, that is looked for. */
static bool
change_whole(struct editing *e, const struct tvx_group *group)
{
	const struct tvx_pair *pair = group->pairs;
	int which = !pair->old_unit;

	if (group->pair_count > 1 || (pair->old_unit && pair->new_unit))
		return false;
	uint32_t index = e->c->pair_items[pair - e->c->pairs].item[which];
	const struct tvx_item *item = &e->c->items[which ^ e->c->flipped].list[index];
	if (item->span_count || !item->count)
		return false;
	emit(e, pair->old_words, pair->new_words,
	     TVX_CHANGE_WORDS | (has_number(item->text) ? TVX_CHANGE_NUMBER : 0u));
	return true;
}

void
tvx_edits_init(struct tvx_edits *edits, const struct tvx_comparison *comparison,
	       const struct tvx_group *group)
{
	struct editing e = { .c = comparison, .out = edits };
	struct page *o = &e.pages[0], *n = &e.pages[1];

	*edits = (struct tvx_edits){ 0 };
	if (keep_whole(&e, group) || change_whole(&e, group))
		return;
	page_init(&e, group, 0);
	page_init(&e, group, 1);
	tvx_differ(o->symbols, o->count, n->symbols, n->count, o->kept_as);
	mirror(&e);
	if (has_islands(&e) && !find_phrases(&e))
		/* A change that grew may leave its next island alone. */
		for (int pass = 0; pass < 2 && drop_islands(&e); pass++)
			;
	trim_changes(&e);
	slide_all(&e);
	emit_all(&e);
	list_markup(&e, 0);
	list_markup(&e, 1);
	join_changes(edits);
	page_release(o);
	page_release(n);
}

void
tvx_edits_release(struct tvx_edits *edits)
{
	free(edits->list);
	free(edits->markup[0]);
	free(edits->markup[1]);
	tvx_arena_free(edits->arena);
	*edits = (struct tvx_edits){ 0 };
}
