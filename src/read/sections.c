/* Sections by their labels: how deep each stands, and what it is called. */
#include "read/building.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum {
	SLUG_BYTES = 24,
	/* So many blocks on, the next number of a list is looked for. */
	LOOK_AHEAD = 100,
};

struct level *
tvx_section(struct building *b)
{
	return &b->levels[b->depth];
}

/* Which open section a heading is a sibling of; zero: of none. */
static size_t
sibling(struct building *b, const struct tvx_label *label, enum tvx_style style, unsigned value,
	bool capitals)
{
	for (size_t i = b->depth; i > 0; i--) {
		const struct level *level = &b->levels[i];
		if (level->style != style)
			continue;
		if (style == TVX_STYLE_NONE || style == TVX_STYLE_BULLET) {
			if (level->capitals == capitals)
				return i;
		} else if (level->value + 1 == value || (label->bis && level->value == value)) {
			return i;
		}
	}
	return 0;
}

/* The first letters of the word in a label such as "Article 5". */
void
tvx_section_word(const struct tvx_label *label, char out[static 4])
{
	size_t len = 0;

	while (len < 3 && len < label->key.len)
		out[len] = (char)tolower((unsigned char)label->key.ptr[len]), len++;
	out[len] = 0;
}

static size_t
same_style(const struct building *b, enum tvx_style style)
{
	for (size_t i = b->depth; i > 0; i--)
		if (b->levels[i].style == style)
			return i;
	return 0;
}

/* "I." and later "II.", before any "J.": a roman number, though H came before. */
static bool
is_followed_by_two(const struct building *b, const struct tvx_block *block, enum tvx_style roman)
{
	const struct tvx_block *end = b->w->paper->blocks + b->w->paper->block_count;
	const struct tvx_label *first = &block->label;

	if (first->other != 1)
		return false;
	if (end - block > LOOK_AHEAD)
		end = block + LOOK_AHEAD;
	while (++block < end) {
		if (block->label.style == roman && block->label.value == 2)
			return true;
		if (block->label.style == first->style)
			return false;
	}
	return false;
}

void
tvx_section_settle_letter(struct building *b, const struct tvx_block *block,
			  struct tvx_label *label)
{
	bool low = label->style == TVX_STYLE_LOW_LETTER;
	enum tvx_style roman = low ? TVX_STYLE_LOW_ROMAN : TVX_STYLE_ROMAN;

	if (!label->other || (label->style != TVX_STYLE_LETTER && !low))
		return;
	if (sibling(b, label, label->style, label->value, false) &&
	    !sibling(b, label, roman, label->other, false) && !is_followed_by_two(b, block, roman))
		return;
	/* "V." in front of all is not the letter that comes after U. */
	if (label->other == 1 || label->other == 5 || label->other == 10 || same_style(b, roman) ||
	    sibling(b, label, roman, label->other, false)) {
		label->style = roman;
		label->value = label->other;
	}
}

/* Articles stand under parts and chapters, annexes under nothing. */
static size_t
parent_of_word(const struct building *b, const struct tvx_label *label)
{
	char word[4];

	tvx_section_word(label, word);
	for (size_t i = b->depth; i > 0; i--)
		if (b->levels[i].style == TVX_STYLE_WORD && strcmp(b->levels[i].word, word) == 0)
			return i - 1;
	if (strcmp(word, "ann") == 0 || strcmp(word, "app") == 0)
		return 0;
	size_t found = same_style(b, TVX_STYLE_WORD);
	return found < TVX_SECTIONS_DEEP - 1 ? found : TVX_SECTIONS_DEEP - 1;
}

/* The section in which a list goes on of which some were no titles: "I." and words, then "II." and
 * a title; or zero. */
static size_t
list_of(const struct building *b, const struct tvx_label *label)
{
	if (label->value < 2 || label->style == TVX_STYLE_WORD)
		return 0;
	for (size_t i = b->depth; i > 0; i--)
		if (b->levels[i].last[label->style] + 1 == label->value && i < TVX_SECTIONS_DEEP)
			return i;
	return 0;
}

/* How deep the section that a heading opens will stand: the level above it. */
static size_t
parent_of(struct building *b, const struct tvx_label *label, bool capitals)
{
	if (label->style == TVX_STYLE_WORD)
		return parent_of_word(b, label);
	/* "E.2." stands under E. */
	for (size_t i = b->depth; label->style == TVX_STYLE_DECIMAL && label->other && i > 0; i--)
		if (b->levels[i].style == TVX_STYLE_LETTER && b->levels[i].value == label->other &&
		    i < TVX_SECTIONS_DEEP)
			return i;
	size_t found = sibling(b, label, label->style, label->value, capitals);
	size_t list = list_of(b, label);

	/* The nearest list goes on, unless a title in capitals says otherwise. */
	if (list && list >= found && !capitals)
		return list;
	if (found)
		return found - 1;
	if (label->style == TVX_STYLE_NONE || label->style == TVX_STYLE_BULLET) {
		/* Capitals stand above small letters. */
		if (capitals)
			for (size_t i = 1; i <= b->depth; i++)
				if (b->levels[i].style == TVX_STYLE_NONE && !b->levels[i].capitals)
					return i - 1;
		return b->depth < TVX_SECTIONS_DEEP - 1 ? b->depth : TVX_SECTIONS_DEEP - 1;
	}
	if (list)
		return list;
	found = same_style(b, label->style);
	if (found && label->value > 1)
		return found - 1;
	size_t parent = b->depth;
	/* A section with a number does not stand under one that has none, unless it is its first. */
	while (parent > 0 && label->value > 1 && !b->levels[parent].numbered)
		parent--;
	return parent < TVX_SECTIONS_DEEP - 1 ? parent : TVX_SECTIONS_DEEP - 1;
}

/* An abbreviation in brackets at the end of a title names its section: CIM. */
static bool
abbreviation(struct tvx_str title, char out[static SLUG_BYTES])
{
	const char *open = memrchr(title.ptr, '(', title.len);
	size_t len = 0;

	if (!open)
		return false;
	for (const char *c = open + 1; c < title.ptr + title.len && *c != ')'; c++) {
		if (len + 1 >= SLUG_BYTES || (!isupper((unsigned char)*c) && *c != '-'))
			return false;
		out[len++] = *c;
	}
	out[len] = 0;
	return len > 1;
}

void
tvx_section_open(struct building *b, const struct tvx_block *block, const struct tvx_label *label)
{
	struct tvx_draft *draft = b->w->draft;
	struct tvx_str title = block->text;
	bool capitals = tvx_is_all_capitals(tvx_without_groups(title));
	size_t parent = parent_of(b, label, capitals);
	struct level *above = &b->levels[parent], *level = &b->levels[parent + 1];
	struct tvx_division *division = TVX_ARENA_NEW(draft->arena, struct tvx_division);
	char slug[SLUG_BYTES];
	struct tvx_str key = label->key, probe = title;

	/* The 2 of "E.2." under E. */
	if (label->style == TVX_STYLE_DECIMAL && label->other && above->value == label->other &&
	    above->style == TVX_STYLE_LETTER)
		key = (struct tvx_str){ key.ptr + 2, key.len - 2 };
	above->last[label->style] = label->value;
	above->headings += !key.len;
	if (!key.len) {
		while (probe.len &&
		       (probe.ptr[probe.len - 1] == ':' || probe.ptr[probe.len - 1] == ' '))
			probe.len--;
		if (!abbreviation(probe, slug))
			snprintf(slug, sizeof(slug), "h%u", above->headings);
		key = tvx_str_of(slug);
	}
	division->node.kind = TVX_DIVISION;
	division->id = tvx_id_mint(draft, b->taken, above->id, key);
	tvx_node_add(&above->division->node, &division->node);
	*level = (struct level){ .division = division,
				 .style = label->style,
				 .value = label->value,
				 .capitals = capitals,
				 .numbered = label->key.len > 0 };
	tvx_section_word(label, level->word);
	snprintf(level->id, sizeof(level->id), "%.*s", TVX_STR_ARG(division->id));
	b->depth = parent + 1;
}

void
tvx_section_count(struct building *b, const struct tvx_label *label)
{
	struct level *level = tvx_section(b);

	level->last[label->style] = label->value;
	/* "I." may be either. */
	if (label->style == TVX_STYLE_LETTER && label->other)
		level->last[TVX_STYLE_ROMAN] = label->other;
	if (label->style == TVX_STYLE_LOW_LETTER && label->other)
		level->last[TVX_STYLE_LOW_ROMAN] = label->other;
}
