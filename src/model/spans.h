/* The proposals on one text laid over it: who brackets which words, properly nested. */
#ifndef TVX_MODEL_SPANS_H
#define TVX_MODEL_SPANS_H

#include "base/arena.h"
#include "travaux/model.h"

/* What a reading does with a proposal. */
enum tvx_treatment { TVX_HIDE, TVX_APPLY, TVX_BRACKET };

struct tvx_treated {
	const struct tvx_proposal *proposal;
	const struct tvx_text *host; /* the words it amends; NULL for the whole item */
	enum tvx_treatment treatment;
	long from, to; /* indexes into the host's inlines */
};

/* A bracket, or a part of one that had to be cut where it crosses another. Proposals on the
 * very same words share a bracket. */
struct tvx_span {
	long from, to;
	const struct tvx_treated **members;
	size_t member_count;
	unsigned part, parts; /* from 1 */
};

/* The brackets around words of one text, by start, the outer before the inner. Proposals that
 * do not bracket, or whose words are all taken out anyway, are left aside.
 * Borrowed from arena; *count says how many. */
struct tvx_span *tvx_spans_of(struct tvx_arena *arena, const struct tvx_text *host,
			      const struct tvx_treated *list, size_t list_count, size_t *count);

#endif
