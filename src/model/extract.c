/* An extract: a part of a draft as a draft of its own. */
#include "base/arena.h"
#include "base/ascii.h"
#include "base/map.h"
#include "model/draft.h"

#include <stdlib.h>

static bool
has_number(struct tvx_str label)
{
	for (size_t i = 0; i < label.len; i++)
		if (tvx_is_digit(label.ptr[i]))
			return true;
	return false;
}

/* The division that the unit heads, or else its own node. */
static struct tvx_node *
node_of(const struct tvx_draft *draft, const struct tvx_unit *unit)
{
	struct tvx_node *node = (struct tvx_node *)(uintptr_t)&unit->paragraph->node;
	bool heads = unit->paragraph->kind == TVX_UNIT_HEADING && node->parent &&
		     node->parent != &draft->root.node && node->parent->first_child == node;

	return heads ? node->parent : node;
}

/* Of a kind whose labels are numbers. A list within a paragraph has labels of its own. */
static bool
is_numbered(const struct tvx_paragraph *paragraph, enum tvx_unit_kind kind)
{
	struct tvx_str label = paragraph->label;

	if (paragraph->kind != kind || !has_number(label))
		return false;
	return kind == TVX_UNIT_PARAGRAPH || tvx_is_digit(*label.ptr);
}

/* Returns how many were numbered. */
static unsigned
number(struct tvx_draft *draft, enum tvx_unit_kind kind)
{
	struct tvx_paragraph *paragraph;
	struct tvx_walk walk;
	unsigned count = 0;

	tvx_walk_start(&walk, &draft->root.node);
	while ((paragraph = (struct tvx_paragraph *)(uintptr_t)tvx_walk_paragraph(&walk)))
		if (is_numbered(paragraph, kind))
			paragraph->label = tvx_arena_printf(draft->arena, "%u.", ++count);
	return count;
}

void
tvx_draft_narrow(struct tvx_draft *draft, const struct tvx_unit *unit, bool renumber)
{
	struct tvx_node *node = node_of(draft, unit), *root = &draft->root.node;
	struct tvx_paragraph *paragraph;
	struct tvx_walk walk;

	node->parent = root;
	node->next = NULL;
	root->first_child = root->last_child = node;
	draft->id = tvx_arena_printf(draft->arena, "%.*s-extract", TVX_STR_ARG(draft->id));
	draft->paragraph_count = 0;
	tvx_map_clear(draft->paragraphs);
	tvx_walk_start(&walk, root);
	while ((paragraph = (struct tvx_paragraph *)(uintptr_t)tvx_walk_paragraph(&walk))) {
		draft->paragraph_count++;
		tvx_map_add(draft->paragraphs, paragraph->id, paragraph);
	}
	/* Where no paragraph has a number, the items of the text have them. */
	if (renumber && !number(draft, TVX_UNIT_PARAGRAPH))
		number(draft, TVX_UNIT_ITEM);
}
