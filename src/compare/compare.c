/* A comparison from its two sides to its list of pairs, and what each pair is called. */
#include "compare/comparison.h"
#include "compare/tuning.h"

#include <stdlib.h>
#include <string.h>

const char *
tvx_relation_word(enum tvx_relation relation)
{
	static const char *const words[] = {
		[TVX_SAME] = "same",       [TVX_EDITED] = "edited", [TVX_MOVED] = "moved",
		[TVX_SPLIT] = "split",     [TVX_MERGED] = "merged", [TVX_ADDED] = "new",
		[TVX_DELETED] = "deleted",
	};

	return words[relation];
}

/* --- which side goes first --------------------------------------------------------------------- */

static uint64_t
mix_number(uint64_t hash, uint64_t number)
{
	return hash * 0x100000001B3u ^ number;
}

static uint64_t
mix_words(uint64_t hash, struct tvx_str words)
{
	uint64_t eight;
	size_t i = 0;

	for (; i + sizeof(eight) <= words.len; i += sizeof(eight)) {
		memcpy(&eight, words.ptr + i, sizeof(eight));
		hash = mix_number(hash, eight);
	}
	for (; i < words.len; i++)
		hash = mix_number(hash, (unsigned char)words.ptr[i]);
	return hash;
}

static uint64_t
mix_date(uint64_t hash, struct tvx_date date)
{
	return mix_number(hash, (uint64_t)date.year << 16 | (unsigned)date.month << 8 | date.day);
}

/* What makes one reading of a proposal another. */
static uint64_t
mix_proposal(uint64_t hash, const struct tvx_proposal *proposal)
{
	hash = mix_words(hash, proposal->id);
	hash = mix_number(hash, (uint64_t)proposal->kind << 8 | (unsigned)proposal->fate);
	hash = mix_number(hash, (uint64_t)proposal->from << 32 | proposal->to);
	hash = mix_date(mix_date(hash, proposal->on), proposal->fate_on);
	for (size_t i = 0; i < proposal->by.count; i++)
		hash = mix_words(hash, proposal->by.list[i]->id);
	return mix_words(hash, proposal->words ? proposal->words->words : TVX_STR(""));
}

/* What makes one paragraph another; where one ends is part of it, for some have no words. */
static uint64_t
mix_paragraph(uint64_t hash, const struct tvx_paragraph *paragraph)
{
	const struct tvx_text *text = paragraph->texts.first;

	hash = mix_number(hash, (uint64_t)paragraph->kind << 8 | paragraph->marks.count);
	hash = mix_words(hash, paragraph->label);
	hash = mix_words(hash, text ? text->words : TVX_STR(""));
	for (const struct tvx_footnote *f = paragraph->footnotes.first; f; f = f->next)
		hash = mix_words(mix_number(hash, f->words.len), f->words);
	return mix_number(hash, text ? text->words.len : 0);
}

static uint64_t
fingerprint(const struct tvx_side *side)
{
	const struct tvx_reading *reading = side->reading;
	uint64_t hash = mix_date(reading->kind, reading->as_at);

	hash = mix_words(hash, reading->lang);
	hash = mix_words(hash, reading->with ? reading->with->id : TVX_STR(""));
	for (size_t i = 0; i < side->survey->count; i++) {
		const struct tvx_paragraph *paragraph = side->survey->units[i].paragraph;
		hash = mix_paragraph(hash, paragraph);
		if (side->survey->units[i].alternative)
			continue;
		for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next)
			hash = mix_proposal(hash, p);
	}
	return hash;
}

/* The passes are not symmetric; an order that depends on nothing but the texts makes old against
 * new the mirror of new against old. */
static int
first_of(const struct tvx_side *old_side, const struct tvx_side *new_side)
{
	if (old_side->survey->count != new_side->survey->count)
		return old_side->survey->count > new_side->survey->count;
	return fingerprint(old_side) > fingerprint(new_side);
}

static bool
is_same_draft(const struct tvx_side *old_side, const struct tvx_side *new_side)
{
	struct tvx_str id = old_side->survey->draft->id;

	return id.len && tvx_str_equal(id, new_side->survey->draft->id);
}

/* --- groups ----------------------------------------------------------------------------------------- */

/* A row of the result before it is a pair. */
struct row {
	uint32_t item[2]; /* old, new; or none */
	uint32_t link;
	uint32_t place; /* of its group in the new text */
	uint32_t after; /* how many deleted ones after that place it comes */
};

struct rows {
	struct tvx_comparison *c;
	struct row *list;
	size_t count;
	uint32_t *places[2]; /* by item: of its group; old, new */
	uint32_t *stack;
};

static const struct tvx_link *
link_at(const struct tvx_comparison *c, uint32_t link)
{
	return &c->alignment.links[link];
}

static uint32_t
head_of(const struct tvx_comparison *c, int which, uint32_t item)
{
	return c->alignment.heads[which ^ c->flipped][item];
}

/* Gives all that hangs together with a new item the item's place. The stack holds items, the
 * new ones with the top bit set. */
static void
spread(struct rows *rows, uint32_t first, uint32_t place)
{
	enum { NEW_BIT = 31 };
	const struct tvx_comparison *c = rows->c;
	size_t depth = 0;

	rows->places[1][first] = place;
	rows->stack[depth++] = first | 1u << NEW_BIT;
	while (depth) {
		uint32_t top = rows->stack[--depth];
		int which = (int)(top >> NEW_BIT);
		uint32_t item = top & ~(1u << NEW_BIT);
		int side = which ^ c->flipped;
		for (uint32_t l = head_of(c, which, item); l != TVX_NONE;
		     l = link_at(c, l)->next[side]) {
			uint32_t other = link_at(c, l)->item[!side];
			if (rows->places[!which][other] != TVX_NONE)
				continue;
			rows->places[!which][other] = place;
			rows->stack[depth++] = other | (which ? 0 : 1u << NEW_BIT);
		}
	}
}

static void
add_row(struct rows *rows, uint32_t old_item, uint32_t new_item, uint32_t link, uint32_t place,
	uint32_t after)
{
	rows->list[rows->count++] = (struct row){ { old_item, new_item }, link, place, after };
}

static void
add_new_rows(struct rows *rows)
{
	const struct tvx_comparison *c = rows->c;
	int side = 1 ^ c->flipped;

	for (uint32_t i = 0; i < c->items[side].count; i++) {
		uint32_t link = head_of(c, 1, i);
		if (rows->places[1][i] == TVX_NONE)
			spread(rows, i, i + 1);
		if (link == TVX_NONE)
			add_row(rows, TVX_NONE, i, TVX_NONE, rows->places[1][i], 0);
		for (; link != TVX_NONE; link = link_at(c, link)->next[side])
			add_row(rows, link_at(c, link)->item[!side], i, link, rows->places[1][i],
				0);
	}
}

/* The place where the next old item that kept its order is, by old item. */
static uint32_t *
next_places(const struct rows *rows)
{
	const struct tvx_comparison *c = rows->c;
	uint32_t count = c->items[c->flipped].count, next = TVX_NONE;
	uint32_t *list = tvx_realloc(NULL, (size_t)count + 1, sizeof(*list));

	for (uint32_t i = count; i-- > 0;) {
		uint32_t link = head_of(c, 0, i);
		if (link != TVX_NONE && !link_at(c, link)->moved)
			next = rows->places[0][i];
		list[i] = next;
	}
	return list;
}

/* The section around a new item that a deleted heading would cut in two: the outermost below what the
 * heading's own section became; or none. */
static uint32_t
section_to_end(const struct tvx_comparison *c, uint32_t heading, uint32_t new_item)
{
	const struct tvx_item *news = c->items[!c->flipped].list;
	uint32_t above = c->items[c->flipped].list[heading].section;
	uint32_t became = above == TVX_NONE ? TVX_NONE
					    : tvx_partner(&c->alignment, c->flipped, above);
	uint32_t at = new_item;

	if (at == became || (above != TVX_NONE && became == TVX_NONE))
		return TVX_NONE;
	while (news[at].section != became && news[at].section != TVX_NONE)
		at = news[at].section;
	return news[at].section == became ? at : TVX_NONE;
}

/* The last place of that section before a limit. What stands in a section is headed by it or by what
 * comes behind it; the next section is headed by what comes before. */
static uint32_t
place_behind(const struct rows *rows, uint32_t heading, uint32_t place, uint32_t limit)
{
	const struct tvx_items *news = &rows->c->items[!rows->c->flipped];
	uint32_t section = place ? section_to_end(rows->c, heading, place - 1) : TVX_NONE;
	uint32_t last = place;

	for (uint32_t i = place;
	     section != TVX_NONE && i < news->count && rows->places[1][i] < limit &&
	     news->list[i].section != TVX_NONE && news->list[i].section >= section;
	     i++)
		last = rows->places[1][i] > last ? rows->places[1][i] : last;
	return last;
}

/* What was deleted stands after the group that it followed, unless that group moved away; a deleted
 * section stands after all of the section before it. */
static void
add_deleted_rows(struct rows *rows)
{
	const struct tvx_comparison *c = rows->c;
	const struct tvx_items *olds = &c->items[c->flipped];
	uint32_t place = 0, after = 0, *next = next_places(rows);

	for (uint32_t i = 0; i < olds->count; i++) {
		uint32_t link = head_of(c, 0, i), to = place;
		if (link == TVX_NONE && olds->list[i].heading)
			to = place_behind(rows, i, place, next[i]);
		else if (link != TVX_NONE && !link_at(c, link)->moved)
			to = rows->places[0][i];
		if (to > place) {
			place = to;
			after = 0;
		}
		if (link == TVX_NONE)
			add_row(rows, i, TVX_NONE, TVX_NONE, place, ++after);
	}
	free(next);
}

static int
by_place(const void *x, const void *y)
{
	const struct row *a = x, *b = y;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	if (a->after != b->after)
		return a->after < b->after ? -1 : 1;
	if (a->item[1] != b->item[1])
		return a->item[1] < b->item[1] ? -1 : 1;
	return a->item[0] < b->item[0] ? -1 : a->item[0] > b->item[0];
}

static void
rows_init(struct rows *rows, struct tvx_comparison *c)
{
	size_t all = (size_t)c->items[0].count + c->items[1].count + c->alignment.link_count + 1;

	*rows = (struct rows){ .c = c };
	rows->list = tvx_realloc(NULL, all, sizeof(*rows->list));
	rows->stack = tvx_realloc(NULL, all, sizeof(*rows->stack));
	for (int which = 0; which < 2; which++) {
		uint32_t count = c->items[which ^ c->flipped].count;
		rows->places[which] = tvx_realloc(NULL, (size_t)count + 1, sizeof(uint32_t));
		for (uint32_t i = 0; i < count; i++)
			rows->places[which][i] = TVX_NONE;
	}
	add_new_rows(rows);
	add_deleted_rows(rows);
	if (rows->count)
		qsort(rows->list, rows->count, sizeof(*rows->list), by_place);
}

static void
rows_release(struct rows *rows)
{
	free(rows->list);
	free(rows->stack);
	free(rows->places[0]);
	free(rows->places[1]);
}

/* --- pairs ---------------------------------------------------------------------------------------- */

/* What a label says without its dots and brackets; a bullet says nothing. */
static struct tvx_str
key_of(struct tvx_str label)
{
	static const char around[] = "()[].:-*+";
	struct tvx_str s = tvx_str_trim(label);

	while (s.len && (unsigned char)s.ptr[0] < 0x80 && strchr(around, s.ptr[0]))
		s.ptr++, s.len--;
	while (s.len && (unsigned char)s.ptr[s.len - 1] < 0x80 && strchr(around, s.ptr[s.len - 1]))
		s.len--;
	/* A sign outside ASCII, or the letter o, is a bullet. */
	if (s.len && ((unsigned char)s.ptr[0] >= 0x80 || (s.len == 1 && s.ptr[0] == 'o')))
		s.len = 0;
	return s;
}

static bool
is_renumbered(const struct tvx_unit *old_unit, const struct tvx_unit *new_unit)
{
	if (old_unit->alternative || new_unit->alternative)
		return false;
	return !tvx_str_equal_nocase(key_of(old_unit->paragraph->label),
				     key_of(new_unit->paragraph->label));
}

/* Whether an item has several partners. Copies count for the alternative alone, which has no
 * others. */
static bool
has_several(const struct tvx_comparison *c, int side, uint32_t item, bool copies)
{
	size_t count = 0;

	for (uint32_t l = c->alignment.heads[side][item]; l != TVX_NONE && count < 2;
	     l = link_at(c, l)->next[side])
		count += link_at(c, l)->copy == copies;
	return count > 1;
}

/* The next token that is no markup. */
static bool
next_printed(struct tvx_scan *scan, struct tvx_token *token)
{
	while (tvx_scan_next(scan, token))
		if (token->kind != TVX_TOKEN_MARKUP)
			return true;
	return false;
}

/* The same words, capitals and signs, whatever the forms of quotes, dashes and spaces. */
static bool
is_printed_alike(const struct tvx_item *a, const struct tvx_item *b)
{
	struct tvx_scan x = { a->text, 0, a->spans, a->span_count };
	struct tvx_scan y = { b->text, 0, b->spans, b->span_count };
	struct tvx_token s, t;

	/* The hash of a heading is another than that of a paragraph with the same words. */
	if (a->heading == b->heading && (a->hash != b->hash || tvx_str_equal(a->text, b->text)))
		return a->hash == b->hash;
	for (;;) {
		bool more = next_printed(&x, &s);
		if (more != next_printed(&y, &t))
			return false;
		if (!more)
			return true;
		struct tvx_str p = { a->text.ptr + s.start, s.len };
		struct tvx_str q = { b->text.ptr + t.start, t.len };
		if (s.symbol != t.symbol ||
		    (s.kind == TVX_TOKEN_WORD && !tvx_str_equal(p, q) && !tvx_is_form_of(p, q)))
			return false;
	}
}

static enum tvx_relation
relation_of(const struct tvx_comparison *c, const struct tvx_link *link)
{
	int old_side = c->flipped, new_side = !c->flipped;
	const struct tvx_item *a = &c->items[0].list[link->item[0]];
	const struct tvx_item *b = &c->items[1].list[link->item[1]];
	/* An item and its alternatives that became one are no merge, nor the other way a split. */
	bool from_several = !link->copy ||
			    tvx_is_alternative(&c->alignment, new_side, link->item[new_side]);
	bool to_several = !link->copy || !from_several;

	if (from_several && has_several(c, new_side, link->item[new_side], link->copy))
		return TVX_MERGED;
	if (to_several && has_several(c, old_side, link->item[old_side], link->copy))
		return TVX_SPLIT;
	if (link->moved)
		return TVX_MOVED;
	return is_printed_alike(a, b) ? TVX_SAME : TVX_EDITED;
}

static void
make_pair(struct tvx_comparison *c, const struct row *row, struct tvx_pair *pair)
{
	const struct tvx_item *items[2] = { NULL, NULL };

	*pair = (struct tvx_pair){ .relation = row->item[0] == TVX_NONE ? TVX_ADDED : TVX_DELETED };
	for (int which = 0; which < 2; which++)
		if (row->item[which] != TVX_NONE)
			items[which] = &c->items[which ^ c->flipped].list[row->item[which]];
	if (items[0]) {
		pair->old_unit = items[0]->unit;
		pair->old_words = items[0]->text;
	}
	if (items[1]) {
		pair->new_unit = items[1]->unit;
		pair->new_words = items[1]->text;
	}
	if (row->link == TVX_NONE)
		return;
	const struct tvx_link *link = link_at(c, row->link);
	pair->relation = relation_of(c, link);
	pair->moved = link->moved;
	pair->block = link->block;
	pair->similarity = link->similarity;
	pair->renumbered = is_renumbered(pair->old_unit, pair->new_unit);
}

static void
make_some_pairs(void *context, int half, size_t start, size_t end)
{
	const struct rows *rows = context;

	(void)half;
	for (size_t r = start; r < end; r++)
		make_pair(rows->c, &rows->list[r], &rows->c->pairs[r]);
}

static void
make_pairs(struct tvx_comparison *c)
{
	struct rows rows;

	rows_init(&rows, c);
	c->pairs = tvx_realloc(NULL, rows.count + 1, sizeof(*c->pairs));
	c->pair_items = tvx_realloc(NULL, rows.count + 1, sizeof(*c->pair_items));
	c->groups = tvx_realloc(NULL, rows.count + 1, sizeof(*c->groups));
	c->pair_count = rows.count;
	tvx_do_halves(make_some_pairs, &rows, rows.count, TUNE_BESIDE_LIGHT);
	for (size_t r = 0; r < rows.count; r++) {
		const struct row *row = &rows.list[r];
		bool begins = !r || row->place != row[-1].place || row->after != row[-1].after;
		c->pair_items[r] = (struct tvx_pair_items){ { row->item[0], row->item[1] } };
		if (begins)
			c->groups[c->group_count++] = (struct tvx_group){ &c->pairs[r], 0 };
		c->groups[c->group_count - 1].pair_count++;
		c->pairs[r].group = (uint32_t)c->group_count - 1;
	}
	rows_release(&rows);
}

/* --- the whole ------------------------------------------------------------------------------------ */

struct tvx_comparison *
tvx_comparison_new(const struct tvx_side *old_side, const struct tvx_side *new_side,
		   enum tvx_lineage lineage)
{
	struct tvx_comparison *c = tvx_alloc(sizeof(*c));

	c->flipped = first_of(old_side, new_side);
	const struct tvx_side *sides[2] = { c->flipped ? new_side : old_side,
					    c->flipped ? old_side : new_side };
	if (lineage == TVX_LINEAGE_DRAFT)
		lineage = is_same_draft(old_side, new_side) ? TVX_LINEAGE_IDS : TVX_LINEAGE_NONE;
	tvx_items_init(c->items, sides, &c->vocabulary);
	tvx_align(&c->alignment, c->items, &c->vocabulary, lineage);
	make_pairs(c);
	return c;
}

void
tvx_comparison_free(struct tvx_comparison *c)
{
	if (!c)
		return;
	tvx_alignment_release(&c->alignment);
	tvx_items_release(&c->items[0]);
	tvx_items_release(&c->items[1]);
	tvx_vocabulary_release(&c->vocabulary);
	free(c->pairs);
	free(c->pair_items);
	free(c->groups);
	free(c);
}

const struct tvx_pair *
tvx_comparison_pairs(const struct tvx_comparison *c, size_t *count)
{
	*count = c->pair_count;
	return c->pairs;
}

const struct tvx_group *
tvx_comparison_groups(const struct tvx_comparison *c, size_t *count)
{
	*count = c->group_count;
	return c->groups;
}
