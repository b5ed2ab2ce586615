/* Numbers made anew in a clean draft: of paragraphs and headings, of footnotes, and of what the
 * words refer to. */
#ifndef TVX_MODEL_CLEAN_NUMBERS_H
#define TVX_MODEL_CLEAN_NUMBERS_H

#include "model/clean_paragraph.h"

/* Numbers the clean draft that was made of the draft surveyed, and what its words refer to. */
void tvx_draft_renumber(const struct tvx_settling *settling, const struct tvx_survey *old);
/* Numbers footnotes that have a number from one through the draft; with all, those that have
 * none too. */
void tvx_draft_number_footnotes(struct tvx_draft *draft, bool all);
/* Rewrites references in the words of a draft that was numbered anew; clean_references.c. */
void tvx_draft_refer(const struct tvx_settling *settling, const struct tvx_survey *old,
		     const struct tvx_survey *fresh);

#endif
