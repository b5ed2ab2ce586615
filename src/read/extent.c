/* Comparing words of one paragraph: enough to find what a name after them stands for. The differ
 * for whole drafts is another matter. */
#include "read/extent.h"

#include "base/map.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
	/* Cells of the table that compares two paragraphs; a page against a page. */
	MOST_CELLS = 4 * 1000 * 1000,
	/* A word that more paragraphs have says nothing of any of them. */
	COMMON = 24,
	/* Per cent of words in common that make two paragraphs versions of one. */
	LIKE = 40,
	MOST_TOKENS = 4000,
	CANDIDATES = 4,
};

struct token {
	uint64_t hash;
	uint32_t from, to;
};

static bool
is_part(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Case and a plural s do not count. */
static uint64_t
hash_word(const char *at, size_t len)
{
	uint64_t hash = 1469598103934665603u;

	if (len > 3 && (at[len - 1] == 's' || at[len - 1] == 'S'))
		len--;
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (uint64_t)tolower((unsigned char)at[i])) * 1099511628211u;
	return hash;
}

/* Quotation marks and dashes are three bytes long and belong to no word. */
static bool
is_mark(struct tvx_str s, size_t at)
{
	return at + 2 < s.len && memcmp(s.ptr + at, "\xE2\x80", 2) == 0 &&
	       (unsigned char)s.ptr[at + 2] >= 0x90 && (unsigned char)s.ptr[at + 2] <= 0x9F;
}

static size_t
tokens_of(struct tvx_str words, struct token **out)
{
	struct token *list = NULL;
	size_t count = 0, cap = 0;

	for (size_t i = 0; i < words.len && count < MOST_TOKENS;) {
		size_t from = i;
		if (is_mark(words, i)) {
			i += 3;
			continue;
		}
		if (!is_part(words.ptr[i])) {
			i++;
			continue;
		}
		while (i < words.len && is_part(words.ptr[i]) && !is_mark(words, i))
			i++;
		if (count == cap) {
			cap = cap ? cap * 2 : 64;
			list = tvx_realloc(list, cap, sizeof(*list));
		}
		list[count++] = (struct token){ hash_word(words.ptr + from, i - from),
						(uint32_t)from, (uint32_t)i };
	}
	*out = list;
	return count;
}

/* --- two paragraphs -------------------------------------------------------------------------- */

static int
compare_hashes(const void *a, const void *b)
{
	const struct token *x = a, *y = b;

	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

unsigned
tvx_extents_likeness(struct tvx_str a, struct tvx_str b)
{
	struct token *x, *y;
	size_t nx = tokens_of(a, &x), ny = tokens_of(b, &y), common = 0, all[2] = { 0 };

	if (nx && ny) {
		qsort(x, nx, sizeof(*x), compare_hashes);
		qsort(y, ny, sizeof(*y), compare_hashes);
	}
	for (size_t i = 0; i < nx; i++)
		all[0] += x[i].to - x[i].from > 3;
	for (size_t i = 0; i < ny; i++)
		all[1] += y[i].to - y[i].from > 3;
	for (size_t i = 0, k = 0; i < nx && k < ny;) {
		if (x[i].hash == y[k].hash) {
			common += x[i].to - x[i].from > 3;
			i++, k++;
		} else if (x[i].hash < y[k].hash) {
			i++;
		} else {
			k++;
		}
	}
	free(x);
	free(y);
	size_t least = all[0] < all[1] ? all[0] : all[1];
	return least ? (unsigned)(common * 100 / least) : 0;
}

static void
add_hunk(struct tvx_hunk **list, size_t *count, struct tvx_hunk hunk)
{
	if ((*count & (*count + 1)) == 0)
		*list = tvx_realloc(*list, *count * 2 + 2, sizeof(**list));
	(*list)[(*count)++] = hunk;
}

/* The longest common run of words, from the table of lengths. */
static size_t
walk(const struct token *x, size_t nx, const struct token *y, size_t ny, const uint16_t *table,
     struct tvx_hunk **out)
{
	size_t i = 0, k = 0, count = 0, width = ny + 1;

	*out = NULL;
	while (i < nx || k < ny) {
		size_t i0 = i, k0 = k;
		while (i < nx && k < ny && x[i].hash == y[k].hash)
			i++, k++;
		if (i > i0)
			continue;
		while ((i < nx || k < ny) && !(i < nx && k < ny && x[i].hash == y[k].hash)) {
			bool down = k == ny || (i < nx && table[(i + 1) * width + k] >=
								  table[i * width + k + 1]);
			if (down)
				i++;
			else
				k++;
		}
		struct tvx_hunk hunk = { 0 };
		hunk.old_from = i0 < nx ? x[i0].from : (nx ? x[nx - 1].to : 0);
		hunk.old_to = i > i0 ? x[i - 1].to : hunk.old_from;
		hunk.from = k > k0 ? y[k0].from : (k0 ? y[k0 - 1].to : 0);
		hunk.to = k > k0 ? y[k - 1].to : hunk.from;
		add_hunk(out, &count, hunk);
	}
	return count;
}

size_t
tvx_extents_compare(struct tvx_str old, struct tvx_str words, struct tvx_hunk **out)
{
	struct token *x, *y;
	size_t nx = tokens_of(old, &x), ny = tokens_of(words, &y), count = 0;

	*out = NULL;
	if (nx && ny && nx * ny < MOST_CELLS) {
		uint16_t *table = tvx_realloc(NULL, (nx + 1) * (ny + 1), sizeof(*table));
		size_t width = ny + 1;
		memset(table, 0, (nx + 1) * (ny + 1) * sizeof(*table));
		for (size_t i = nx; i-- > 0;)
			for (size_t k = ny; k-- > 0;) {
				uint16_t a = table[(i + 1) * width + k],
					 b = table[i * width + k + 1];
				table[i * width + k] = x[i].hash == y[k].hash
							       ? table[(i + 1) * width + k + 1] + 1
						       : a > b ? a
							       : b;
			}
		count = walk(x, nx, y, ny, table, out);
		free(table);
	}
	free(x);
	free(y);
	return count;
}

/* --- a whole draft ----------------------------------------------------------------------------- */

struct posting {
	struct posting *next;
	uint32_t paragraph;
};

struct word {
	struct posting *first;
	size_t count;
};

struct tvx_extents {
	struct tvx_arena *arena;
	struct tvx_map *words; /* by hash */
	struct tvx_str *texts;
	unsigned *votes;
	size_t count, cap;
};

static void
index_words(struct tvx_extents *e, uint32_t paragraph)
{
	struct token *list;
	size_t count = tokens_of(e->texts[paragraph], &list);

	for (size_t i = 0; i < count; i++) {
		struct tvx_str key = { (const char *)&list[i].hash, sizeof(list[i].hash) };
		struct word *word = tvx_map_get(e->words, key);
		if (!word) {
			word = TVX_ARENA_NEW(e->arena, struct word);
			tvx_map_add(e->words, tvx_arena_str(e->arena, key), word);
		}
		if ((word->first && word->first->paragraph == paragraph) || ++word->count > COMMON)
			continue;
		struct posting *posting = TVX_ARENA_NEW(e->arena, struct posting);
		*posting = (struct posting){ word->first, paragraph };
		word->first = posting;
	}
	free(list);
}

struct tvx_extents *
tvx_extents_new(const struct tvx_draft *base)
{
	struct tvx_extents *e = tvx_alloc(sizeof(*e));
	const struct tvx_paragraph *paragraph;
	struct tvx_walk walk;

	e->arena = tvx_arena_new();
	e->words = tvx_map_new(e->arena);
	e->texts = tvx_alloc((base->paragraph_count + 1) * sizeof(*e->texts));
	e->votes = tvx_alloc((base->paragraph_count + 1) * sizeof(*e->votes));
	tvx_walk_start(&walk, &base->root.node);
	while ((paragraph = tvx_walk_paragraph(&walk))) {
		const struct tvx_text *text = tvx_paragraph_text(paragraph, TVX_STR(""));
		if (!text)
			continue;
		e->texts[e->count] = text->words;
		index_words(e, (uint32_t)e->count++);
	}
	return e;
}

void
tvx_extents_free(struct tvx_extents *extents)
{
	if (!extents)
		return;
	free(extents->texts);
	free(extents->votes);
	tvx_arena_free(extents->arena);
	free(extents);
}

struct tvx_str
tvx_extents_match(struct tvx_extents *e, struct tvx_str words)
{
	struct token *list;
	struct tvx_str found = { 0 };
	size_t count = tokens_of(words, &list);
	unsigned best = 0;

	memset(e->votes, 0, e->count * sizeof(*e->votes));
	for (size_t i = 0; i < count; i++) {
		struct tvx_str key = { (const char *)&list[i].hash, sizeof(list[i].hash) };
		const struct word *word = tvx_map_get(e->words, key);
		/* A rare word says more. */
		for (const struct posting *p = word && word->count <= COMMON ? word->first : NULL;
		     p; p = p->next)
			e->votes[p->paragraph] += (unsigned)(COMMON / word->count + 1);
	}
	free(list);
	/* Of those that share most rare words, the one whose words are kept best. */
	for (int k = 0; k < CANDIDATES; k++) {
		size_t top = 0;
		for (size_t i = 1; i < e->count; i++)
			if (e->votes[i] > e->votes[top])
				top = i;
		if (!e->count || !e->votes[top])
			break;
		e->votes[top] = 0;
		unsigned likeness = tvx_extents_likeness(e->texts[top], words);
		if (likeness > best) {
			best = likeness;
			found = e->texts[top];
		}
	}
	return best < LIKE ? (struct tvx_str){ 0 } : found;
}
