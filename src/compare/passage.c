/* Finding the passage of a text that is most like a row of words. */
#include "compare/passage.h"

#include <stdlib.h>
#include <string.h>

/* --- words and places ---------------------------------------------------------------------------- */

static void
add_word(struct tvx_passages *p, uint32_t word, struct tvx_place place)
{
	if (p->count == p->cap) {
		p->cap = p->cap ? p->cap * 2 : 1024;
		p->words = tvx_realloc(p->words, p->cap, sizeof(*p->words));
		p->places = tvx_realloc(p->places, p->cap, sizeof(*p->places));
	}
	p->words[p->count] = word;
	p->places[p->count++] = place;
}

/* Whether the last word, of one letter, stands in brackets right before a place. */
static bool
is_bracketed(const struct tvx_passages *p, struct tvx_str text, uint32_t item, uint32_t start)
{
	if (!p->count || p->places[p->count - 1].item != item)
		return false;
	struct tvx_place last = p->places[p->count - 1];
	return last.end - last.start == 1 && last.start > 0 && text.ptr[last.start - 1] == '[' &&
	       start == last.end + 1 && text.ptr[last.end] == ']';
}

static uint32_t
joined(struct tvx_str text, struct tvx_place last, const struct tvx_token *token,
       struct tvx_vocabulary *vocabulary)
{
	struct tvx_buf word = { 0 };

	tvx_buf_add_char(&word, text.ptr[last.start]);
	tvx_buf_add(&word, (struct tvx_str){ text.ptr + token->start, token->len });
	uint32_t symbol = tvx_vocabulary_intern(vocabulary, tvx_buf_str(&word), NULL, 0);
	tvx_buf_release(&word);
	return symbol;
}

static void
take_item(struct tvx_passages *p, const struct tvx_items *items, uint32_t index,
	  struct tvx_vocabulary *vocabulary)
{
	const struct tvx_item *item = &items->list[index];
	const uint32_t *word = items->words + item->first;
	struct tvx_scan scan = { .text = item->text,
				 .spans = item->spans,
				 .span_count = item->span_count };
	struct tvx_token token;

	while (tvx_scan_next(&scan, &token) && token.start < item->below) {
		if (token.kind != TVX_TOKEN_WORD)
			continue;
		struct tvx_place place = { index, token.start, token.start + token.len };
		uint32_t symbol = *word++;
		if (is_bracketed(p, item->text, index, token.start)) {
			struct tvx_place *last = &p->places[p->count - 1];
			p->words[p->count - 1] = joined(item->text, *last, &token, vocabulary);
			last->start--;
			last->end = place.end;
			continue;
		}
		add_word(p, symbol, place);
	}
}

static uint32_t
hash_row(const struct tvx_passages *p, uint32_t x, uint32_t y)
{
	uint64_t h = ((uint64_t)x << 32 | y) * 0x9E3779B97F4A7C15u;

	return (uint32_t)(h >> 32) & p->head_mask;
}

static void
index_rows(struct tvx_passages *p)
{
	uint32_t size = 1024;

	while (size < p->count)
		size *= 2;
	p->head_mask = size - 1;
	p->heads = tvx_alloc((size_t)size * sizeof(*p->heads));
	p->nexts = tvx_alloc(((size_t)p->count + 1) * sizeof(*p->nexts));
	for (uint32_t w = 0; w + 1 < p->count; w++) {
		if (p->places[w].item != p->places[w + 1].item)
			continue;
		uint32_t *head = &p->heads[hash_row(p, p->words[w], p->words[w + 1])];
		p->nexts[w] = *head;
		*head = w + 1;
	}
}

void
tvx_passages_init(struct tvx_passages *p, const struct tvx_items *items,
		  struct tvx_vocabulary *vocabulary)
{
	*p = (struct tvx_passages){ .vocabulary = vocabulary, .item_count = items->count };
	p->firsts = tvx_alloc(((size_t)items->count + 1) * sizeof(*p->firsts));
	for (uint32_t i = 0; i < items->count; i++) {
		p->firsts[i] = p->count;
		take_item(p, items, i, vocabulary);
	}
	p->firsts[items->count] = p->count;
	index_rows(p);
	p->votes = tvx_alloc(((size_t)items->count + 1) * sizeof(*p->votes));
	p->need = tvx_alloc(((size_t)vocabulary->count + 1) * sizeof(*p->need));
	p->have = tvx_alloc(((size_t)vocabulary->count + 1) * sizeof(*p->have));
}

void
tvx_passages_release(struct tvx_passages *p)
{
	free(p->words);
	free(p->places);
	free(p->firsts);
	free(p->heads);
	free(p->nexts);
	free(p->votes);
	free(p->need);
	free(p->have);
	*p = (struct tvx_passages){ 0 };
}

/* --- which items ----------------------------------------------------------------------------------- */

static float
weight_of(const struct tvx_passages *p, uint32_t word)
{
	return p->vocabulary->words[word].weight;
}

/* Lets a row of two words vote for the items that have it, once each; collects the new ones. */
static uint32_t
vote(struct tvx_passages *p, uint32_t x, uint32_t y, uint32_t *voted, uint32_t voted_count)
{
	uint32_t hits[TUNE_TRACE_RARE], count = 0, last = TVX_NONE;
	float weight = weight_of(p, x) + weight_of(p, y);

	for (uint32_t w = p->heads[hash_row(p, x, y)]; w; w = p->nexts[w - 1]) {
		if (p->words[w - 1] != x || p->words[w] != y || p->places[w - 1].item == last)
			continue;
		if (count == TUNE_TRACE_RARE)
			return voted_count;
		last = hits[count++] = p->places[w - 1].item;
	}
	for (uint32_t h = 0; h < count; h++) {
		if (p->votes[hits[h]] <= 0)
			voted[voted_count++] = hits[h];
		p->votes[hits[h]] += weight;
	}
	return voted_count;
}

uint32_t
tvx_passages_find(struct tvx_passages *p, const uint32_t *words, uint32_t count,
		  uint32_t found[static TUNE_TRACE_CANDIDATES])
{
	uint32_t *voted = tvx_realloc(NULL, (size_t)p->item_count + 1, sizeof(*voted));
	uint32_t voted_count = 0, most = 0;

	for (uint32_t k = 0; k + 1 < count; k++)
		if (weight_of(p, words[k]) > 0 && weight_of(p, words[k + 1]) > 0)
			voted_count = vote(p, words[k], words[k + 1], voted, voted_count);
	for (; most < TUNE_TRACE_CANDIDATES && most < voted_count; most++) {
		uint32_t best = most;
		for (uint32_t v = most + 1; v < voted_count; v++)
			if (p->votes[voted[v]] > p->votes[voted[best]])
				best = v;
		found[most] = voted[best];
		voted[best] = voted[most];
		voted[most] = found[most];
	}
	for (uint32_t v = 0; v < voted_count; v++)
		p->votes[voted[v]] = 0;
	free(voted);
	return most;
}

/* --- which stretch ----------------------------------------------------------------------------------- */

/* What one word more, or one less, is worth to the stretch. */
static float
take(struct tvx_passages *p, uint32_t word)
{
	return p->have[word]++ < p->need[word] ? weight_of(p, word) : 0;
}

static float
leave(struct tvx_passages *p, uint32_t word)
{
	return --p->have[word] < p->need[word] ? weight_of(p, word) : 0;
}

/* Drops words at either end that are none of those looked for. */
static void
trim(const struct tvx_passages *p, struct tvx_stretch *where)
{
	while (where->start < where->end && !p->need[p->words[where->start]])
		where->start++;
	while (where->end > where->start && !p->need[p->words[where->end - 1]])
		where->end--;
}

float
tvx_passages_best(struct tvx_passages *p, uint32_t item, const uint32_t *words, uint32_t count,
		  struct tvx_stretch *where)
{
	uint32_t first = p->firsts[item], end = p->firsts[item + 1];
	uint32_t length = count + count / 2 + TUNE_TRACE_MORE;
	float sum = 0, best = -1;

	for (uint32_t k = 0; k < count; k++)
		p->need[words[k]]++;
	for (uint32_t w = first; w < end; w++) {
		sum += take(p, p->words[w]);
		if (w >= first + length)
			sum -= leave(p, p->words[w - length]);
		if (sum > best) {
			best = sum;
			where->end = w + 1;
			where->start = w + 1 >= first + length ? w + 1 - length : first;
		}
	}
	trim(p, where);
	for (uint32_t w = first; w < end; w++)
		p->have[p->words[w]] = 0;
	for (uint32_t k = 0; k < count; k++)
		p->need[words[k]] = 0;
	return best > 0 ? best : 0;
}

/* Words of a text, and the brackets behind them that are opened among them: "Children’s Institute (IIN)". */
static struct tvx_str
with_closing(struct tvx_str text, size_t start, size_t end)
{
	static const char opening[] = "([", closing[] = ")]";
	size_t open = 0;

	for (size_t i = start; i < end; i++) {
		open += strchr(opening, text.ptr[i]) != NULL;
		open -= open && strchr(closing, text.ptr[i]);
	}
	while (open && end < text.len && strchr(closing, text.ptr[end])) {
		open--;
		end++;
	}
	return (struct tvx_str){ text.ptr + start, end - start };
}

struct tvx_str
tvx_passages_text(const struct tvx_passages *p, const struct tvx_items *items, uint32_t item,
		  struct tvx_stretch where)
{
	struct tvx_str text = items->list[item].text;

	if (where.start >= where.end)
		return (struct tvx_str){ text.ptr, 0 };
	uint32_t start = p->places[where.start].start, end = p->places[where.end - 1].end;
	return with_closing(text, start, end);
}
