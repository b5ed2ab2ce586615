/* The words of the vocabulary, as tables indexed by the enums of travaux/model.h. */
#ifndef TVX_MODEL_WORDS_H
#define TVX_MODEL_WORDS_H

#include "travaux/model.h"

struct tvx_words {
	const char *const *list;
	size_t count;
};

extern const struct tvx_words tvx_unit_kind_words, tvx_proposal_kind_words, tvx_fate_words,
	tvx_stand_words, tvx_mark_status_words, tvx_scope_words, tvx_note_kind_words,
	tvx_delegation_kind_words, tvx_meeting_kind_words, tvx_held_words, tvx_standing_words,
	tvx_owes_words;

/* The index of a word in its table, or -1. */
int tvx_words_find(const struct tvx_words *words, struct tvx_str word);

#endif
