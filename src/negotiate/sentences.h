/* The sentences in which a dossier records what happened, by a verb or told afterwards. All are
 * borrowed from arena. */
#ifndef TVX_NEGOTIATE_SENTENCES_H
#define TVX_NEGOTIATE_SENTENCES_H

#include "base/arena.h"
#include "travaux/negotiate.h"

/* A few words for a sentence, cut between words. */
struct tvx_str tvx_brief(struct tvx_arena *arena, struct tvx_str words);
/* "USA, CAN and MEX", as the house codes them. */
struct tvx_str tvx_parties_say(struct tvx_arena *arena, const struct tvx_parties *parties);
/* What somebody does who takes a position: "supports", or of many "support". Static. */
const char *tvx_stand_verb(enum tvx_stand stand, size_t count);

/* "CAN and MEX join V.B.35:p1": one and many are the verb. */
struct tvx_str tvx_sentence(struct tvx_arena *arena, const struct tvx_parties *by, const char *one,
			    const char *many, struct tvx_str what);
struct tvx_str tvx_sentence_of_meeting(struct tvx_arena *arena, const struct tvx_meeting *meeting,
				       const char *verb);
/* place is where it is proposed, after is whom a paragraph that moves would follow. */
struct tvx_str tvx_sentence_of_proposal(struct tvx_arena *arena,
					const struct tvx_paragraph *paragraph,
					const struct tvx_proposal *proposal, struct tvx_str place,
					struct tvx_str after);
struct tvx_str tvx_sentence_of_fate(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
				    const struct tvx_proposal *proposal);
/* in_part: the sentence says that it is not on the whole. */
struct tvx_str tvx_sentence_of_mark(struct tvx_arena *arena, const struct tvx_mark *mark,
				    struct tvx_str place, bool in_part);

#endif
