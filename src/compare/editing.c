/* The tokens of both sides of a group, and the stretches of them that changed or were kept. */
#include "compare/editing.h"
#include "compare/tuning.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* --- pages ------------------------------------------------------------------------------------------- */

static void
make_room(struct tvx_page *page, uint32_t tokens)
{
	if (page->count + tokens <= page->cap)
		return;
	page->cap = page->count + (page->count > tokens ? page->count : tokens);
	page->tokens = tvx_realloc(page->tokens, page->cap, sizeof(*page->tokens));
}

static void
add_item(struct tvx_page *page, const struct tvx_items *items, const struct tvx_item *item,
	 uint32_t offset)
{
	enum { ROW = 256 };
	struct tvx_scan scan = { .text = item->text,
				 .spans = item->spans,
				 .span_count = item->span_count };
	const uint32_t *word = items->words + item->spelled;
	size_t count;

	/* Not all are words. */
	make_room(page, item->count + item->count / 4);
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
add_break(struct tvx_page *page, uint32_t at)
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

struct page_to_fill {
	struct tvx_editing *e;
	const struct tvx_group *group;
	int which;
};

static void
fill_page(void *context)
{
	const struct page_to_fill *filling = context;
	struct tvx_editing *e = filling->e;
	const struct tvx_items *items = &e->c->items[filling->which ^ e->c->flipped];
	struct tvx_page *page = &e->pages[filling->which];
	struct tvx_buf *joined = &e->out->joined[filling->which];
	size_t count;
	uint32_t *list = items_of(e->c, filling->group, filling->which, &count);

	for (size_t i = 0; i < count; i++) {
		const struct tvx_item *item = &items->list[list[i]];
		if (i) {
			add_break(page, (uint32_t)joined->len);
			tvx_buf_add_char(joined, '\n');
		}
		add_item(page, items, item, (uint32_t)joined->len);
		if (!item->unit->alternative)
			page->main_count = page->count;
		if (count > 1)
			tvx_buf_add(joined, item->text);
		else
			page->text = item->text;
	}
	if (count > 1)
		page->text = tvx_buf_str(joined);
	page->symbols = tvx_realloc(NULL, (size_t)page->count + 1, sizeof(uint32_t));
	page->kept_as = tvx_realloc(NULL, (size_t)page->count + 1, sizeof(uint32_t));
	for (uint32_t i = 0; i < page->count; i++)
		page->symbols[i] = page->tokens[i].symbol;
	free(list);
}

/* Whether to read it is worth a second thread. */
static bool
is_long(const struct tvx_group *group)
{
	size_t bytes[2] = { 0, 0 };

	for (size_t p = 0; p < group->pair_count; p++) {
		bytes[0] += group->pairs[p].old_words.len;
		bytes[1] += group->pairs[p].new_words.len;
	}
	return bytes[0] >= TUNE_BESIDE_BYTES && bytes[1] >= TUNE_BESIDE_BYTES;
}

void
tvx_pages_init(struct tvx_editing *e, const struct tvx_group *group)
{
	struct page_to_fill old_page = { e, group, 0 }, new_page = { e, group, 1 };

	if (is_long(group)) {
		tvx_do_both(fill_page, &new_page, fill_page, &old_page);
	} else {
		fill_page(&old_page);
		fill_page(&new_page);
	}
}

static void
page_release(struct tvx_page *page)
{
	free(page->tokens);
	free(page->symbols);
	free(page->kept_as);
}

void
tvx_pages_release(struct tvx_editing *e)
{
	page_release(&e->pages[0]);
	page_release(&e->pages[1]);
}

void
tvx_token_keep(struct tvx_editing *e, uint32_t old_at, uint32_t new_at)
{
	e->pages[0].kept_as[old_at] = new_at;
	e->pages[1].kept_as[new_at] = old_at;
}

void
tvx_tokens_mirror(struct tvx_editing *e)
{
	struct tvx_page *o = &e->pages[0], *n = &e->pages[1];

	for (uint32_t i = 0; i < n->count; i++)
		n->kept_as[i] = TVX_NONE;
	for (uint32_t i = 0; i < o->count; i++)
		if (o->kept_as[i] != TVX_NONE)
			tvx_token_keep(e, i, o->kept_as[i]);
}

/* --- stretches ------------------------------------------------------------------------------------- */

static void
measure(struct tvx_editing *e, struct tvx_stretch *s)
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

bool
tvx_token_is_kept(const struct tvx_editing *e, uint32_t old_at, uint32_t new_at)
{
	const struct tvx_page *o = &e->pages[0], *n = &e->pages[1];

	return old_at < o->count && new_at < n->count && o->kept_as[old_at] == new_at;
}

/* How many tokens from here on are kept one after the other, from that one on; four at a step. */
static uint32_t
kept_in_row(const struct tvx_page *page, uint32_t at, uint32_t as)
{
	typedef uint32_t four __attribute__((vector_size(16)));
	const uint32_t *kept_as = page->kept_as + at;
	uint32_t most = page->count - at, count = 0;
	four row = { as, as + 1, as + 2, as + 3 };

	for (; count + 4 <= most; count += 4, row += 4) {
		four here;
		uint64_t other[2];
		memcpy(&here, kept_as + count, sizeof(here));
		here ^= row;
		memcpy(other, &here, sizeof(other));
		if (other[0] | other[1])
			break;
	}
	while (count < most && kept_as[count] == as + count)
		count++;
	return count;
}

struct tvx_stretch
tvx_stretch_at(struct tvx_editing *e, uint32_t old_at, uint32_t new_at)
{
	const struct tvx_page *o = &e->pages[0], *n = &e->pages[1];
	struct tvx_stretch s = { .start = { old_at, new_at }, .end = { old_at, new_at } };

	s.kept = tvx_token_is_kept(e, old_at, new_at);
	if (s.kept) {
		uint32_t count = kept_in_row(o, old_at, new_at);
		s.end[0] += count;
		s.end[1] += count;
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

bool
tvx_stretch_next(struct tvx_editing *e, uint32_t at[2], struct tvx_stretch *stretch)
{
	if (at[0] >= e->pages[0].count && at[1] >= e->pages[1].count)
		return false;
	*stretch = tvx_stretch_at(e, at[0], at[1]);
	at[0] = stretch->end[0];
	at[1] = stretch->end[1];
	return true;
}
