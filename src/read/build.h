/* Blocks become a draft: divisions, units with their ids, what hangs on them. */
#ifndef TVX_READ_BUILD_H
#define TVX_READ_BUILD_H

#include "read/weave.h"

void tvx_build(struct tvx_weaver *w);
/* footnotes.c: gives the texts at the end to the marks in the words. */
void tvx_build_footnotes(struct tvx_weaver *w);
/* order.c: puts a paragraph's proposals in order and numbers them. */
void tvx_build_order(struct tvx_draft *draft, struct tvx_paragraph *paragraph);
/* ids.c: a name that nothing else has, made of where the paragraph stands. */
struct tvx_str tvx_id_mint(struct tvx_draft *draft, struct tvx_map *taken, const char *division,
			   struct tvx_str key);

#endif
