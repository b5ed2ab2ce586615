/* Proposals of a paragraph in the order in which their words stand, each before those under it. */
#include "read/build.h"

#include <stdlib.h>

struct entry {
	struct tvx_proposal *proposal;
	size_t place; /* of its first anchor in the words it stands on */
	bool done;
};

static size_t
place_of(const struct tvx_paragraph *paragraph, const struct tvx_proposal *p)
{
	const struct tvx_text *host = tvx_proposal_host(paragraph, p);
	long anchor = host && p->from ? tvx_text_anchor(host, p->from) : -1;

	/* What is proposed as a whole stands before all, alternatives after all. */
	if (anchor >= 0)
		return host->inlines[anchor].offset;
	return p->kind == TVX_NEW ? 0 : SIZE_MAX;
}

/* The first of those under parent that was not taken yet. */
static struct entry *
next_under(struct entry *entries, size_t count, const struct tvx_proposal *parent)
{
	struct entry *best = NULL;

	for (size_t i = 0; i < count; i++)
		if (!entries[i].done && entries[i].proposal->under == parent &&
		    (!best || entries[i].place < best->place))
			best = &entries[i];
	return best;
}

void
tvx_build_order(struct tvx_draft *draft, struct tvx_paragraph *paragraph)
{
	size_t count = paragraph->proposals.count, number = 0;
	struct entry *entries = tvx_alloc((count + 1) * sizeof(*entries)), *next;
	const struct tvx_proposal *parent = NULL;
	size_t i = 0;

	for (struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next)
		entries[i++] = (struct entry){ p, place_of(paragraph, p), false };
	paragraph->proposals.first = paragraph->proposals.last = NULL;
	paragraph->proposals.count = 0;
	/* Down as far as it goes, then up again. */
	while (number < count) {
		next = next_under(entries, count, parent);
		if (!next) {
			parent = parent->under;
			continue;
		}
		next->done = true;
		next->proposal->next = NULL;
		next->proposal->id = tvx_arena_printf(draft->arena, "p%zu", ++number);
		TVX_LIST_ADD(&paragraph->proposals, next->proposal);
		parent = next->proposal;
	}
	free(entries);
}
