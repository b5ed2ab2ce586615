/* The one way through the tree: enter and leave, without recursion. */
#include "travaux/model.h"

void
tvx_walk_start(struct tvx_walk *walk, const struct tvx_node *root)
{
	*walk = (struct tvx_walk){ .root = root };
}

enum tvx_step
tvx_walk_next(struct tvx_walk *walk)
{
	const struct tvx_node *node = walk->node;

	if (!node) {
		/* Nothing left yet: the walk begins. Otherwise it is over and stays so. */
		if (walk->last != TVX_STEP_DONE)
			return TVX_STEP_DONE;
		walk->node = walk->root;
		return walk->last = TVX_STEP_ENTER;
	}
	if (walk->last == TVX_STEP_ENTER && node->first_child) {
		walk->node = node->first_child;
	} else if (walk->last == TVX_STEP_ENTER) {
		return walk->last = TVX_STEP_LEAVE;
	} else if (node == walk->root) {
		walk->node = NULL;
		return TVX_STEP_DONE;
	} else if (node->next) {
		walk->node = node->next;
	} else {
		walk->node = node->parent;
		return walk->last = TVX_STEP_LEAVE;
	}
	return walk->last = TVX_STEP_ENTER;
}

const struct tvx_paragraph *
tvx_walk_paragraph(struct tvx_walk *walk)
{
	enum tvx_step step;

	while ((step = tvx_walk_next(walk)) != TVX_STEP_DONE)
		if (step == TVX_STEP_ENTER && walk->node->kind == TVX_PARAGRAPH)
			return (const struct tvx_paragraph *)walk->node;
	return NULL;
}
