/* One text and the proposals on it, laid out into runs. */
#ifndef TVX_MODEL_LAYOUT_H
#define TVX_MODEL_LAYOUT_H

#include "model/runs.h"
#include "model/spans.h"

struct tvx_layout {
	const struct tvx_paragraph *paragraph;
	struct tvx_treated *treated; /* one for each proposal of the paragraph, in their order */
	bool names_people;           /* brackets say whose they are */
	struct tvx_arena *arena;
	struct tvx_run_list out;
};

/* Adds the runs of a text and of all that is proposed on it. kind is that of its undisputed
 * words, proposal whose words they are. */
void tvx_layout_text(struct tvx_layout *layout, const struct tvx_text *text, enum tvx_run_kind kind,
		     const struct tvx_proposal *proposal);

#endif
