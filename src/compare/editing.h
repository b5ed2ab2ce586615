/* What a group's words are worked on as: two rows of tokens, and which of them were kept. */
#ifndef TVX_COMPARE_EDITING_H
#define TVX_COMPARE_EDITING_H

#include "compare/comparison.h"

/* One side of a group: its text and tokens. */
struct tvx_page {
	struct tvx_str text;
	struct tvx_token *tokens;
	uint32_t count, cap;
	uint32_t main_count; /* tokens before the first alternative */
	uint32_t *symbols;
	uint32_t *kept_as; /* the other side's token; or none */
};

struct tvx_editing {
	const struct tvx_comparison *c;
	struct tvx_page pages[2]; /* old, new */
	struct tvx_edits *out;
	size_t cap;
};

/* A stretch of both sides that was kept, or that changed. */
struct tvx_stretch {
	uint32_t start[2], end[2];
	uint32_t words[2];
	float weight; /* of the words of the old side */
	bool kept, markup;
};

/* The words of both sides of a group; what they are kept as is not set yet. */
void tvx_pages_init(struct tvx_editing *e, const struct tvx_group *group);
void tvx_pages_release(struct tvx_editing *e);

/* Two tokens are kept as one another. */
void tvx_token_keep(struct tvx_editing *e, uint32_t old_at, uint32_t new_at);
bool tvx_token_is_kept(const struct tvx_editing *e, uint32_t old_at, uint32_t new_at);
/* What the old side's tokens are kept as, written down for the new ones. */
void tvx_tokens_mirror(struct tvx_editing *e);

/* The stretch that begins at a place of both sides. */
struct tvx_stretch tvx_stretch_at(struct tvx_editing *e, uint32_t old_at, uint32_t new_at);
/* The next stretch from a place on, which then is where it ends; false at the end of both. */
bool tvx_stretch_next(struct tvx_editing *e, uint32_t at[2], struct tvx_stretch *stretch);

/* From the longest common row to what is best read: few changes, with whole phrases between them,
 * that begin and end where sentences and clauses do. */
void tvx_make_readable(struct tvx_editing *e);
/* The last step of it. */
void tvx_slide_changes(struct tvx_editing *e);

#endif
