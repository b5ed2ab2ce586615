/* One text with what was taken up folded into it, and where each point of the old words is now. */
#ifndef TVX_MODEL_CLEAN_WORDS_H
#define TVX_MODEL_CLEAN_WORDS_H

#include "base/arena.h"
#include "model/spans.h"
#include "model/text_edits.h"

/* Of one paragraph: what is taken up is applied, all else is hidden. */
struct tvx_folding {
	struct tvx_arena *arena;
	const struct tvx_paragraph *paragraph;
	const enum tvx_fate *fates; /* in the order of the proposals */
	struct tvx_treated *treated;
};

/* A stretch of some host's words in the folded words. */
struct tvx_fold_piece {
	const struct tvx_text *host;
	size_t from, len; /* in the host's words */
	size_t at;        /* in the folded words, before the edits */
};

struct tvx_fold {
	const struct tvx_folding *folding;
	const struct tvx_text *text;   /* what was folded */
	struct tvx_str words;          /* folded and edited */
	struct tvx_fold_piece *pieces; /* by host, then by place */
	size_t piece_count, len;       /* len: of the words before the edits */
	struct tvx_edits edits;
	bool stop_moved; /* a full stop went behind the words that follow it */
};

/* What is made is borrowed from arena, as every fold of it is. */
void tvx_folding_init(struct tvx_folding *folding, struct tvx_arena *arena,
		      const struct tvx_paragraph *paragraph, struct tvx_date as_at);
/* owner is the proposal whose words the text is; NULL for base words. alone: it is the whole text
 * of the unit, and french: of a language that sets some signs off by a space. */
void tvx_fold_init(struct tvx_fold *fold, const struct tvx_folding *folding,
		   const struct tvx_text *text, const struct tvx_proposal *owner, bool alone,
		   bool french);
/* Where a point of a host's words is: late is before what follows it there, early behind what
 * stood before it. */
size_t tvx_fold_place(const struct tvx_fold *fold, const struct tvx_text *host, long inl,
		      bool late);
/* Whether what stands at an inline of a host was taken out. */
bool tvx_fold_takes_out(const struct tvx_folding *folding, const struct tvx_text *host, long inl);

#endif
