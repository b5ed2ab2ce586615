/* Reading along the text of a bracket, or of a block. */
#ifndef TVX_READ_CURSOR_H
#define TVX_READ_CURSOR_H

#include "read/acts.h"

struct tvx_cursor {
	const struct tvx_house *house;
	struct tvx_str text;
	size_t at;
	struct tvx_act *act;  /* gets what is found */
	struct tvx_str after; /* what stands behind the bracket, if it is one */
};

/* What a delegation does, by the role of the phrase. */
struct tvx_verb {
	enum tvx_role role;
	enum tvx_act_kind kind;
	enum tvx_stand stand;
};
extern const struct tvx_verb tvx_verbs[];

/* Trimmed. */
struct tvx_str tvx_sub(struct tvx_str text, size_t from, size_t to);
/* Bytes at an offset that only separate: those of soft, dashes, no-break spaces. */
size_t tvx_soft_at(struct tvx_str text, size_t at, const char *soft);

struct tvx_str tvx_cursor_rest(const struct tvx_cursor *c);
bool tvx_cursor_at_end(const struct tvx_cursor *c);
/* Past what only separates. */
void tvx_cursor_skip(struct tvx_cursor *c, const char *soft);
/* Past a phrase of the house, or a word. False when it does not stand there. */
bool tvx_cursor_phrase(struct tvx_cursor *c, enum tvx_role role);
bool tvx_cursor_word(struct tvx_cursor *c, const char *text);
/* "BR-EC-PER", "US & CAN", "BR/ARG"; *code says whether the first is a code. */
bool tvx_cursor_parties(struct tvx_cursor *c, bool *code);
/* A meeting, a date, or both, in any order. */
bool tvx_cursor_when(struct tvx_cursor *c);
/* Index in tvx_verbs of the verb at hand, or -1. */
long tvx_cursor_verb(struct tvx_cursor *c);
/* "proposed by": who, and when. */
bool tvx_cursor_signature(struct tvx_cursor *c);

/* people.c: recognisers of brackets that name somebody; false: it is none of that kind. */
bool tvx_try_signature(struct tvx_cursor *c, const struct tvx_group *group);
bool tvx_try_alternative(struct tvx_cursor *c, const struct tvx_group *group);
bool tvx_try_clause_list(struct tvx_cursor *c, const struct tvx_group *group);
bool tvx_try_clauses(struct tvx_cursor *c, const struct tvx_group *group);
bool tvx_try_party_first(struct tvx_cursor *c, const struct tvx_group *group);
bool tvx_try_party_last(struct tvx_cursor *c, const struct tvx_group *group);
bool tvx_try_unknown_last(struct tvx_cursor *c, const struct tvx_group *group);
bool tvx_try_verb_first(struct tvx_cursor *c, const struct tvx_group *group);
bool tvx_try_party_middle(struct tvx_cursor *c, const struct tvx_group *group);
/* Offsets into the block's text of words without blanks at either end. */
void tvx_act_set_words(struct tvx_act *act, struct tvx_str text, size_t from, size_t to);

/* orders.c: "replace “x” by “y”", "add “x” after “y”", and nothing else. */
bool tvx_cursor_order(struct tvx_cursor *c, const struct tvx_group *group);

/* status.c: an entry of the decision log, and one after words that it speaks of. */
bool tvx_cursor_status(struct tvx_cursor *c);
bool tvx_cursor_words_and_status(struct tvx_cursor *c);

#endif
