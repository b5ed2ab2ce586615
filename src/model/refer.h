/* What words refer to: "paragraph 23.bis above", "section V.B", "activities 12 to 15". */
#ifndef TVX_MODEL_REFER_H
#define TVX_MODEL_REFER_H

#include "travaux/base.h"

/* What a noun before a number speaks of. */
enum tvx_refer_kind { TVX_REFER_PARAGRAPH, TVX_REFER_SECTION };

enum tvx_refer_side { TVX_REFER_ANYWHERE, TVX_REFER_ABOVE, TVX_REFER_BELOW };

enum { TVX_REFER_MOST = 16 };

/* One noun with the numbers that follow it. */
struct tvx_reference {
	enum tvx_refer_kind kind;
	struct tvx_str noun; /* as printed */
	/* How a title would have it that its paragraphs are called so; empty for any paragraph. */
	struct tvx_str stem;
	struct tvx_str numbers[TVX_REFER_MOST];
	size_t count, end; /* end: where the words after it begin */
	enum tvx_refer_side side;
	bool elsewhere; /* the words say that it is in another document */
	bool here;      /* the words say that it is in this one */
	bool doubtful;  /* the name of a document may stand before it */
};

/* Finds the next reference at or after *at, and moves *at past it. title is that of the draft.
 * Strings are borrowed from words. */
bool tvx_refer_next(struct tvx_str words, struct tvx_str title, size_t *at,
		    struct tvx_reference *out);

#endif
