/* Brackets that open in one block and close in another: each block between them is bracketed, for a
 * paragraph is the unit of negotiation, and who proposes the first proposes them all. */
#include "read/acts.h"

#include <stdlib.h>
#include <string.h>

enum {
	/* What is further apart is two slips, not one bracket: where it opens with a paragraph and
	 * closes with one, where it does one of both, and where it does neither. */
	MOST_BLOCKS = 60,
	SOME_BLOCKS = 12,
	FEW_BLOCKS = 2,
	/* So many brackets of one block may go on in others. */
	MOST_OPEN = 8,
	/* "US propose:", "– G77" */
	NAME_BYTES = 120,
};

/* A bracket that its own block does not close. */
struct opening {
	size_t block, offset;
};

struct crossing {
	struct tvx_paper *paper;
	struct tvx_groups groups;
	struct opening *open;
	size_t open_count, open_cap;
	struct tvx_buf text;
};

/* Whether the square brackets of a text, taken alone, pair off. */
static bool
is_balanced(struct tvx_str text)
{
	size_t depth = 0;

	if (!text.len || (!memchr(text.ptr, '[', text.len) && !memchr(text.ptr, ']', text.len)))
		return true;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == ']' && !depth)
			return false;
		depth += text.ptr[i] == '[';
		depth -= text.ptr[i] == ']';
	}
	return !depth;
}

/* Puts words before and after a block's text. Its places stay those of the paper. */
static void
wrap(struct crossing *c, struct tvx_block *block, struct tvx_str before, struct tvx_str after)
{
	tvx_buf_clear(&c->text);
	tvx_buf_add(&c->text, before);
	tvx_buf_add(&c->text, block->text);
	tvx_buf_add(&c->text, after);
	block->text = tvx_arena_str(c->paper->arena, tvx_buf_str(&c->text));
	for (size_t i = 0; i < block->piece_count; i++)
		block->pieces[i].at += before.len;
	for (size_t i = 0; i < block->mark_count; i++)
		block->marks[i] += before.len;
}

/* What names somebody in a bracket that was made whole: "US propose:" before its words, " – G77"
 * after them. */
static void
names_of(struct crossing *c, const struct tvx_block *block, size_t offset, struct tvx_str *before,
	 struct tvx_str *after)
{
	struct tvx_groups *groups = &c->groups;
	struct tvx_act act;

	*before = *after = (struct tvx_str){ 0 };
	tvx_groups_find(c->paper->house, block->text, groups);
	for (size_t i = 0; i < groups->count; i++) {
		const struct tvx_group *group = &groups->list[i];
		if (group->from != offset)
			continue;
		tvx_act_classify(c->paper->house, block->text, group, &act);
		if (!act.by_count || (act.kind != TVX_ACT_INSERT && act.kind != TVX_ACT_DELETE &&
				      act.kind != TVX_ACT_SIGN))
			return;
		size_t from = group->words_from, to = group->words_to;
		if (act.kind == TVX_ACT_SIGN)
			act.words_from = to;
		if (act.words_from - from > 0 && act.words_from - from < NAME_BYTES)
			*before = (struct tvx_str){ block->text.ptr + from, act.words_from - from };
		if (act.words_to && act.words_to < to && to - act.words_to < NAME_BYTES &&
		    !before->len)
			*after = (struct tvx_str){ block->text.ptr + act.words_to,
						   to - act.words_to };
		return;
	}
}

static bool
is_text(const struct tvx_block *block)
{
	return block->kind != TVX_BLOCK_FOOTNOTE && block->kind != TVX_BLOCK_BRACKET;
}

/* A block that is no more than an opening with names, or a closing bracket. */
static void
drop_empty(struct tvx_block *block, struct tvx_str before)
{
	struct tvx_str text = tvx_str_trim(block->text);

	if (block->label.style == TVX_STYLE_NONE && text.len <= before.len + 3 &&
	    (text.len < 4 || before.len))
		block->kind = TVX_BLOCK_BRACKET;
}

/* Brackets every block from the one that opens to the one that closes. */
static void
cross(struct crossing *c, struct opening open, size_t last)
{
	struct tvx_block *blocks = c->paper->blocks, *first = &blocks[open.block];
	struct tvx_str before, after, none = { 0 };
	struct tvx_buf head = { 0 }, tail = { 0 };

	first->across_at = open.offset;
	first->across = 1 + (blocks[last].piece_count ? blocks[last].pieces[0].line
						      : blocks[last].first);
	wrap(c, first, none, TVX_STR("]"));
	names_of(c, first, open.offset, &before, &after);
	tvx_buf_add_char(&head, '[');
	tvx_buf_add(&head, before);
	if (before.len)
		tvx_buf_add_char(&head, ' ');
	wrap(c, &blocks[last], tvx_buf_str(&head), none);
	if (!before.len)
		names_of(c, &blocks[last], 0, &before, &after);
	tvx_buf_add(&tail, after);
	tvx_buf_add_char(&tail, ']');
	if (after.len) {
		first->text.len--;
		wrap(c, first, none, tvx_buf_str(&tail));
	}
	for (size_t i = open.block + 1; i < last; i++)
		if (is_text(&blocks[i]) && blocks[i].text.len)
			wrap(c, &blocks[i], tvx_buf_str(&head), tvx_buf_str(&tail));
	drop_empty(first, before);
	drop_empty(&blocks[last], before);
	tvx_buf_release(&head);
	tvx_buf_release(&tail);
}

/* Whether nothing but brackets and marks of punctuation stands there. */
static bool
is_edge(struct tvx_str text, size_t from, size_t to)
{
	while (from < to && strchr("[]() .,;:", text.ptr[from]))
		from++;
	return from >= to;
}

/* How far apart the two ends of one bracket may be. */
static size_t
reach(const struct crossing *c, struct opening open, const struct tvx_block *last, size_t close)
{
	bool begins = is_edge(c->paper->blocks[open.block].text, 0, open.offset);
	struct tvx_str rest = { last->text.ptr + close, last->text.len - close };
	struct tvx_str words = tvx_without_groups(rest);
	bool ends = is_edge(words, 0, words.len);

	return begins && ends ? MOST_BLOCKS : begins || ends ? SOME_BLOCKS : FEW_BLOCKS;
}

/* The brackets that this block closes and did not open; those that it opens and does not close. */
static void
take_block(struct crossing *c, size_t index)
{
	struct tvx_block *block = &c->paper->blocks[index];
	size_t closing = 0, opening = 0, shift = 0, closes[MOST_OPEN];

	tvx_groups_find(c->paper->house, block->text, &c->groups);
	for (size_t i = 0; i < c->groups.stray_count && closing < MOST_OPEN; i++)
		if (block->text.ptr[c->groups.stray[i]] == ']')
			closes[closing++] = c->groups.stray[i];
	struct opening found[MOST_OPEN];
	for (size_t i = 0; i < c->groups.count; i++)
		if (c->groups.list[i].unclosed && c->groups.list[i].shape == '[' &&
		    opening < MOST_OPEN)
			found[opening++] = (struct opening){ index, c->groups.list[i].from };
	for (size_t i = 0; i < closing && c->open_count; i++) {
		struct opening open = c->open[c->open_count - 1];
		if (index - open.block > reach(c, open, block, closes[i] + shift))
			break;
		c->open_count--;
		size_t before = block->text.len;
		cross(c, open, index);
		shift += block->text.len - before;
	}
	for (size_t i = 0; i < opening; i++) {
		if (c->open_count == c->open_cap) {
			c->open_cap = c->open_cap ? c->open_cap * 2 : 16;
			c->open = tvx_realloc(c->open, c->open_cap, sizeof(*c->open));
		}
		found[i].offset += shift;
		c->open[c->open_count++] = found[i];
	}
}

void
tvx_paper_across(struct tvx_paper *paper)
{
	struct crossing c = { .paper = paper };

	if (!paper->negotiated)
		return;
	for (size_t i = 0; i < paper->block_count; i++)
		if (is_text(&paper->blocks[i]) && !is_balanced(paper->blocks[i].text))
			take_block(&c, i);
	tvx_groups_release(&c.groups);
	free(c.open);
	tvx_buf_release(&c.text);
}
