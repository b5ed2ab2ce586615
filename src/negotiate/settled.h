/* What is in the text of a paragraph now: what was accepted is, what is open or ended is not. */
#ifndef TVX_NEGOTIATE_SETTLED_H
#define TVX_NEGOTIATE_SETTLED_H

#include "negotiate/quote.h"
#include "travaux/model.h"

struct tvx_settled {
	const struct tvx_paragraph *paragraph;
	enum tvx_fate *fates; /* of the proposals, in their order */
	size_t count;
	const struct tvx_proposal *chosen; /* the alternative whose words the item has, or NULL */
};

/* As things stand today. Borrowed from arena. */
void tvx_settled_init(struct tvx_settled *settled, struct tvx_arena *arena,
		      const struct tvx_paragraph *paragraph);
/* The fate of a proposal; one that was made since is open. */
enum tvx_fate tvx_settled_fate(const struct tvx_settled *settled,
			       const struct tvx_proposal *proposal);
/* Whether the words of a proposal (NULL: the base words) are in the text of an alternative
 * (NULL: of the paragraph itself). */
bool tvx_settled_holds(const struct tvx_settled *settled, const struct tvx_proposal *owner,
		       const struct tvx_proposal *alternative);
/* The accepted proposal that took out words of a match, or put others between them; NULL when
 * they stand there as they were. Borrowed from the draft. */
const struct tvx_proposal *tvx_settled_taken(const struct tvx_settled *settled,
					     const struct tvx_text *host, struct tvx_match match);
/* Why there is no paragraph any more: it was deleted, or as a new one not wanted; or NULL.
 * Borrowed from the draft. */
const struct tvx_proposal *tvx_settled_gone(const struct tvx_settled *settled);

#endif
