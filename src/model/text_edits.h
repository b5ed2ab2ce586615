/* Small changes to words, and where a point of them is afterwards. */
#ifndef TVX_MODEL_TEXT_EDITS_H
#define TVX_MODEL_TEXT_EDITS_H

#include "base/arena.h"
#include "travaux/model.h"

struct tvx_edit {
	size_t at, len;       /* what is taken out */
	struct tvx_str words; /* what stands there instead */
	long shift;           /* of what follows it */
};

/* In the order in which they stand, apart from one another. */
struct tvx_edits {
	struct tvx_edit *list;
	size_t count, cap;
	struct tvx_arena *arena;
};

/* words is borrowed as long as the edits live. */
void tvx_edits_add(struct tvx_edits *edits, size_t at, size_t len, struct tvx_str words);
/* Borrowed from arena. */
struct tvx_str tvx_edits_apply(const struct tvx_edits *edits, struct tvx_arena *arena,
			       struct tvx_str words);
/* Where a point of the old words is in the new ones; one within what is taken out comes before
 * what stands there instead. */
size_t tvx_edits_place(const struct tvx_edits *edits, size_t offset);
/* Edits a text in place, its anchors and marks with it. */
void tvx_text_edit(struct tvx_text *text, const struct tvx_edits *edits, struct tvx_arena *arena);

/* How words are tidied. */
struct tvx_tidy {
	bool trim;   /* no space at either end: words that stand alone */
	bool french; /* a space stands before ; and : */
	size_t stop; /* a full stop that moves to the end, or SIZE_MAX */
};

/* Takes out spaces that are one too many, and those before punctuation that takes none. */
void tvx_edits_tidy(struct tvx_edits *edits, struct tvx_str words, const struct tvx_tidy *tidy);

#endif
