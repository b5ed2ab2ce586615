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

void
tvx_draft_narrow(struct tvx_draft *draft, const struct tvx_unit *unit, bool renumber)
{
	struct tvx_node *node = node_of(draft, unit), *root = &draft->root.node;
	struct tvx_paragraph *paragraph;
	struct tvx_walk walk;
	unsigned number = 0;

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
		if (renumber && paragraph->kind == TVX_UNIT_PARAGRAPH &&
		    has_number(paragraph->label))
			paragraph->label = tvx_arena_printf(draft->arena, "%u.", ++number);
	}
}
