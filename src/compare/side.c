/* Units of a reading as items: their printed text, their words, their sections. */
#include "compare/side.h"

#include "compare/tuning.h"

#include <stdlib.h>
#include <string.h>

/* --- words --------------------------------------------------------------------------------------- */

static void
make_room(struct tvx_items *items, size_t words)
{
	if (items->word_count + words <= items->word_cap)
		return;
	items->word_cap = items->word_cap * 2 + 4096;
	items->words = tvx_realloc(items->words, items->word_cap, sizeof(*items->words));
}

static void
add_word(struct tvx_items *items, uint32_t word)
{
	make_room(items, 1);
	items->words[items->word_count++] = word;
}

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9FB21C651E98DF25u;
	return hash ^ (hash >> 29);
}

static const uint64_t NO_WORDS = 0x243F6A8885A308D3u;

static void
take_tokens(struct tvx_items *items, struct tvx_item *item, struct tvx_vocabulary *vocabulary,
	    uint32_t unit, const struct tvx_token *tokens, size_t count)
{
	const char *end = item->text.ptr + item->text.len;

	make_room(items, count);
	for (size_t i = 0; i < count; i++) {
		const struct tvx_token *token = &tokens[i];
		struct tvx_str word = { item->text.ptr + token->start, token->len };
		if (token->kind == TVX_TOKEN_WORD)
			items->words[items->word_count++] = tvx_vocabulary_intern(vocabulary, word,
										  end, unit);
		else if (token->kind == TVX_TOKEN_SIGN)
			item->hash = mix(item->hash, token->symbol);
	}
}

/* How many spans stand before the footnotes. */
static size_t
spans_above(const struct tvx_item *item)
{
	size_t count = item->span_count;

	while (count && item->spans[count - 1].start >= item->below && item->below < item->text.len)
		count--;
	return count;
}

static void
take_words(struct tvx_items *items, struct tvx_item *item, struct tvx_vocabulary *vocabulary,
	   uint32_t unit)
{
	enum { ROW = 256 };
	struct tvx_scan scan = { .text = { item->text.ptr, item->below },
				 .spans = item->spans,
				 .span_count = spans_above(item) };
	struct tvx_token tokens[ROW];
	size_t count;

	item->hash = NO_WORDS;
	item->first = (uint32_t)items->word_count;
	do {
		count = tvx_scan_row(&scan, tokens, ROW);
		take_tokens(items, item, vocabulary, unit, tokens, count);
	} while (count == ROW);
	item->spelled = item->first;
	item->count = (uint32_t)(items->word_count - item->first);
}

/* Gives an item with footnotes the words of these as well, to be read but not to be weighed. */
static void
spell_footnotes(struct tvx_items *items, struct tvx_item *item, struct tvx_vocabulary *vocabulary)
{
	const char *end = item->text.ptr + item->text.len;
	struct tvx_scan scan = { .text = item->text,
				 .spans = item->spans,
				 .span_count = item->span_count };
	struct tvx_token token;

	item->spelled = (uint32_t)items->word_count;
	for (uint32_t k = 0; k < item->count; k++)
		add_word(items, items->words[item->first + k]);
	while (tvx_scan_next(&scan, &token)) {
		struct tvx_str word = { item->text.ptr + token.start, token.len };
		if (token.kind == TVX_TOKEN_WORD && token.start >= item->below)
			add_word(items, tvx_vocabulary_number(vocabulary, word, end));
	}
}

static void
spell_all_footnotes(struct tvx_items *items, struct tvx_vocabulary *vocabulary)
{
	for (uint32_t i = 0; i < items->count; i++)
		if (items->list[i].below < items->list[i].text.len)
			spell_footnotes(items, &items->list[i], vocabulary);
}

/* One side, and what its words are taken, numbered and weighed with. */
struct taking {
	struct tvx_items *items;
	const struct tvx_side *side;
	struct tvx_vocabulary *vocabulary; /* its own; then that of both */
	const uint32_t *numbers; /* there, by number in its own; NULL: they are the same */
};

/* Gives every word its number in both texts, and every item the hash of its words. A line of
 * signs alone is known by them. */
static void
number_words(void *context)
{
	const struct taking *taking = context;
	struct tvx_items *items = taking->items;
	const uint32_t *numbers = taking->numbers;

	for (uint32_t i = 0; i < items->count + items->base_count; i++) {
		struct tvx_item *item = &items->list[i];
		uint32_t *words = items->words + item->first;
		uint64_t hash = item->count ? NO_WORDS : item->hash;
		for (uint32_t k = 0; k < item->count; k++) {
			words[k] = numbers ? numbers[words[k]] : words[k];
			hash = mix(hash, words[k]);
		}
		item->hash = mix(hash, item->heading);
	}
}

/* --- items --------------------------------------------------------------------------------------- */

/* The headings in force, by depth; a unit stands under the deepest that is above it. */
struct outline {
	uint32_t headings[TVX_LIMIT_DEPTH + 2];
};

static void
place_item(struct outline *outline, const struct tvx_items *items, uint32_t index)
{
	struct tvx_item *item = &items->list[index];
	size_t depth = item->unit->depth <= TVX_LIMIT_DEPTH ? item->unit->depth : TVX_LIMIT_DEPTH;
	size_t above = item->heading ? depth : depth + 1;

	while (above > 0 && outline->headings[above - 1] == TVX_NONE)
		above--;
	item->section = above ? outline->headings[above - 1] : TVX_NONE;
	item->root = item->section != TVX_NONE ? items->list[item->section].root : TVX_NONE;
	/* The title is above all chapters and tells none from another. */
	if (item->root == TVX_NONE && item->heading &&
	    item->unit->paragraph->kind != TVX_UNIT_TITLE)
		item->root = index;
	/* A second title in a division stands beside the first and heads nothing deeper. */
	if (item->heading)
		outline->headings[depth] = index;
	for (size_t d = depth + 1; d < TVX_LIMIT_DEPTH + 2; d++)
		outline->headings[d] = TVX_NONE;
}

/* The base words of a paragraph that an alternative stands in for. */
static void
take_base(const struct taking *taking, uint32_t stand_in)
{
	struct tvx_items *items = taking->items;
	const struct tvx_paragraph *paragraph = items->list[stand_in].unit->paragraph;
	const struct tvx_text *text = tvx_paragraph_text(paragraph, taking->side->reading->lang);
	struct tvx_item *base = &items->list[items->count + items->base_count];
	struct tvx_token token;

	if (!text)
		return;
	*base = (struct tvx_item){ .text = text->words,
				   .first = (uint32_t)items->word_count,
				   .host = stand_in };
	struct tvx_scan scan = { .text = base->text };
	const char *end = base->text.ptr + base->text.len;
	while (tvx_scan_next(&scan, &token)) {
		struct tvx_str word = { base->text.ptr + token.start, token.len };
		if (token.kind == TVX_TOKEN_WORD)
			add_word(items, tvx_vocabulary_number(taking->vocabulary, word, end));
	}
	base->count = (uint32_t)items->word_count - base->first;
	items->base_count++;
}

static bool
is_stand_in(const struct tvx_item *item)
{
	return item->unit->alternative && item->host == TVX_NONE;
}

static void
take_bases(const struct taking *taking)
{
	struct tvx_items *items = taking->items;
	size_t stand_ins = 0;

	for (uint32_t i = 0; i < items->count; i++)
		stand_ins += is_stand_in(&items->list[i]);
	if (!stand_ins)
		return;
	items->list = tvx_realloc(items->list, items->count + stand_ins, sizeof(*items->list));
	for (uint32_t i = 0; i < items->count; i++)
		if (is_stand_in(&items->list[i]))
			take_base(taking, i);
}

static void
take_units(void *context)
{
	const struct taking *taking = context;
	struct tvx_items *items = taking->items;
	const struct tvx_side *side = taking->side;
	size_t count = side->survey->count;
	struct outline outline;
	uint32_t host = TVX_NONE;

	*items = (struct tvx_items){ .arena = tvx_arena_new() };
	items->list = tvx_realloc(NULL, count + 1, sizeof(*items->list));
	memset(&outline, 0xFF, sizeof(outline));
	for (size_t i = 0; i < count; i++) {
		const struct tvx_unit *unit = &side->survey->units[i];
		struct tvx_item *item = &items->list[items->count];
		enum tvx_unit_kind kind = unit->paragraph->kind;
		*item = (struct tvx_item){ .unit = unit, .section = TVX_NONE, .host = TVX_NONE };
		if (!unit->alternative)
			host = TVX_NONE;
		tvx_item_print(items, item, side->reading);
		if (!tvx_str_trim(item->text).len)
			continue;
		item->heading = !unit->alternative &&
				(kind == TVX_UNIT_HEADING || kind == TVX_UNIT_TITLE);
		take_words(items, item, taking->vocabulary, items->count + 1);
		place_item(&outline, items, items->count);
		if (unit->alternative)
			item->host = host;
		else
			host = items->count;
		items->count++;
	}
	take_bases(taking);
}

/* Whether to take it is worth a second thread. */
static bool
is_long(const struct tvx_side *side)
{
	size_t bytes = 0;

	for (size_t i = 0; i < side->survey->count && bytes < TUNE_BESIDE_BYTES; i++) {
		const struct tvx_text *text = side->survey->units[i].paragraph->texts.first;
		bytes += text ? text->words.len : 0;
	}
	return bytes >= TUNE_BESIDE_BYTES;
}

/* Whether to go through them once more is. */
static bool
has_many_words(const struct taking takings[2])
{
	return takings[0].items->word_count >= TUNE_BESIDE_WORDS &&
	       takings[1].items->word_count >= TUNE_BESIDE_WORDS;
}

static void
do_sides(void (*work)(void *), struct taking takings[2], bool beside)
{
	if (beside) {
		tvx_do_both(work, &takings[0], work, &takings[1]);
	} else {
		work(&takings[0]);
		work(&takings[1]);
	}
}

/* Each side with words of its own, at the same time; those of the second are then numbered as
 * if they had been read after those of the first. */
static void
take_sides(struct taking takings[2])
{
	struct tvx_vocabulary *vocabulary = takings[0].vocabulary, other = { 0 };

	takings[1].vocabulary = &other;
	do_sides(take_units, takings, is_long(takings[0].side) && is_long(takings[1].side));
	takings[1].vocabulary = vocabulary;
	uint32_t *numbers = tvx_realloc(NULL, (size_t)other.count + 1, sizeof(*numbers));
	tvx_vocabulary_absorb(vocabulary, &other, numbers);
	takings[1].numbers = numbers;
	do_sides(number_words, takings, has_many_words(takings));
	free(numbers);
	tvx_vocabulary_release(&other);
}

/* --- names ----------------------------------------------------------------------------------------- */

/* The titles of both texts, as rows of words. */
struct names {
	struct name {
		const uint32_t *words;
		uint32_t count;
		uint32_t symbol; /* that stands for it */
	} list[8];
	uint32_t count;
	uint32_t blank; /* stands where the further words of a name stood, and weighs nothing */
};

static bool
is_title(const struct tvx_item *item)
{
	return item->unit->paragraph->kind == TVX_UNIT_TITLE;
}

static const struct name *
name_at(const struct names *names, const uint32_t *words, uint32_t count)
{
	for (uint32_t n = 0; n < names->count; n++) {
		const struct name *name = &names->list[n];
		if (name->count <= count && name->words[0] == words[0] &&
		    memcmp(name->words, words, name->count * sizeof(*words)) == 0)
			return name;
	}
	return NULL;
}

static void
find_names(struct names *names, struct tvx_items items[2], struct tvx_vocabulary *vocabulary,
	   uint32_t unit)
{
	enum { MOST = sizeof(names->list) / sizeof(names->list[0]) };

	for (int s = 0; s < 2; s++) {
		for (uint32_t i = 0; i < items[s].count && names->count < MOST; i++) {
			const struct tvx_item *item = &items[s].list[i];
			uint32_t *words = items[s].words + item->first;
			if (!is_title(item) || item->count < TUNE_NAME_WORDS ||
			    name_at(names, words, item->count))
				continue;
			words = tvx_arena_alloc(items[s].arena, item->count * sizeof(*words));
			memcpy(words, items[s].words + item->first, item->count * sizeof(*words));
			names->list[names->count++] = (struct name){
				words, item->count,
				tvx_vocabulary_intern(vocabulary, item->text,
						      item->text.ptr + item->text.len, unit)
			};
		}
	}
}

static bool
has_name(const struct tvx_items *items, const struct tvx_item *item, const struct names *names)
{
	for (uint32_t k = 0; k < item->count; k++)
		if (name_at(names, items->words + item->first + k, item->count - k))
			return true;
	return false;
}

/* Gives an item words in which every name weighs as much as one word: what a text is called says
 * nothing about which of its paragraphs this is. There are as many of them as before. */
static void
fold_names(struct tvx_items *items, const struct names *names)
{
	for (uint32_t i = 0; i < items->count; i++) {
		struct tvx_item *item = &items->list[i];
		uint32_t count = item->count;
		if (is_title(item) || !has_name(items, item, names))
			continue;
		item->first = (uint32_t)items->word_count;
		for (uint32_t k = 0; k < count;) {
			const uint32_t *word = items->words + item->spelled + k;
			const struct name *name = name_at(names, word, count - k);
			add_word(items, name ? name->symbol : *word);
			for (uint32_t n = 1; name && n < name->count; n++)
				add_word(items, names->blank);
			k += name ? name->count : 1;
		}
	}
}

static void
weigh(void *context)
{
	const struct taking *taking = context;
	struct tvx_items *items = taking->items;
	const struct tvx_vocabulary *vocabulary = taking->vocabulary;

	for (uint32_t i = 0; i < items->count + items->base_count; i++) {
		struct tvx_item *item = &items->list[i];
		const uint32_t *word = items->words + item->first;
		for (uint32_t k = 0; k < item->count; k++)
			item->weight += vocabulary->words[word[k]].weight;
	}
}

void
tvx_items_init(struct tvx_items items[2], const struct tvx_side *const sides[2],
	       struct tvx_vocabulary *vocabulary)
{
	struct taking takings[2] = { { &items[0], sides[0], vocabulary, NULL },
				     { &items[1], sides[1], vocabulary, NULL } };
	struct names names = { 0 };

	take_sides(takings);
	for (int s = 0; s < 2; s++)
		spell_all_footnotes(&items[s], vocabulary);
	uint32_t unit_number = items[0].count + items[1].count;
	find_names(&names, items, vocabulary, unit_number);
	if (names.count)
		names.blank = tvx_vocabulary_intern(vocabulary, TVX_STR(""), NULL, unit_number);
	for (int s = 0; s < 2 && names.count; s++)
		fold_names(&items[s], &names);
	tvx_vocabulary_weigh(vocabulary, unit_number);
	if (names.count)
		vocabulary->words[names.blank].weight = 0;
	do_sides(weigh, takings, has_many_words(takings));
}

void
tvx_items_release(struct tvx_items *items)
{
	free(items->list);
	free(items->words);
	tvx_arena_free(items->arena);
	*items = (struct tvx_items){ 0 };
}
