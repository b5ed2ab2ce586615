/* The short phrases that readings print for what people did: "USA 2015-04-16 delete: ". */
#ifndef TVX_MODEL_PHRASES_H
#define TVX_MODEL_PHRASES_H

#include "base/arena.h"
#include "model/spans.h"

/* What opens a bracket of these proposals, with the colon and a space; empty when there is
 * nothing to say. Borrowed from arena. */
struct tvx_str tvx_phrase_bracket(struct tvx_arena *arena, const struct tvx_span *span);
/* What opens the bracket of one proposal. */
struct tvx_str tvx_phrase_proposal(struct tvx_arena *arena, const struct tvx_proposal *proposal);
/* The names alone: "MEX, ES". */
struct tvx_str tvx_phrase_parties(struct tvx_arena *arena, const struct tvx_parties *parties);
/* "(Approved ad referendum of quorum, 2015-11-18)". fragment are the words spoken of. */
struct tvx_str tvx_phrase_mark(struct tvx_arena *arena, const struct tvx_mark *mark,
			       struct tvx_str fragment);
/* "(PY is consulting)" */
struct tvx_str tvx_phrase_position(struct tvx_arena *arena, const struct tvx_position *position);
/* The same two for those who tell the day elsewhere: "Approved ad referendum of quorum",
 * "BR, UY oppose p1 of US: the agreed wording reflects the workshop". */
struct tvx_str tvx_phrase_decision(struct tvx_arena *arena, const struct tvx_mark *mark,
				   struct tvx_str fragment);
struct tvx_str tvx_phrase_stance(struct tvx_arena *arena, const struct tvx_position *position);
/* The mark of a footnote in running text: superior figures, or the label itself. */
struct tvx_str tvx_phrase_footnote(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
				   struct tvx_str id);

#endif
