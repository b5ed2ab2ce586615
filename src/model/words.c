/* The words of the vocabulary: what the file format, the tables and the messages call things. */
#include "model/words.h"

#define WORDS(name, ...)                                          \
	static const char *const name##_list[] = { __VA_ARGS__ }; \
	const struct tvx_words name = { name##_list, sizeof(name##_list) / sizeof(char *) }

/* The order is that of the enums. */
WORDS(tvx_unit_kind_words, "paragraph", "title", "heading", "item", "note");
WORDS(tvx_proposal_kind_words, "insert", "delete", "replace", "alternative", "new",
      "delete-paragraph", "move");
WORDS(tvx_fate_words, "open", "accepted", "amended", "withdrawn", "superseded", "not-taken-up");
WORDS(tvx_stand_words, "support", "oppose", "reserve", "consulting", "query", "withdraw");
WORDS(tvx_mark_status_words, "agreed", "ad-ref", "pending", "reopened", "confirmed");
WORDS(tvx_scope_words, "paragraph", "fragment", "title", "language");
WORDS(tvx_note_kind_words, "editor", "citation", "quoted", "lead-in");
WORDS(tvx_delegation_kind_words, "country", "body", "office", "observer", "quorum", "unstated");
WORDS(tvx_meeting_kind_words, "unstated", "formal", "informal");
WORDS(tvx_held_words, "closed", "open");
WORDS(tvx_standing_words, "open", "pending", "ad-ref", "agreed");
WORDS(tvx_owes_words, "confirmation", "advice", "reservation", "consultation", "answer");

int
tvx_words_find(const struct tvx_words *words, struct tvx_str word)
{
	for (size_t i = 0; i < words->count; i++)
		if (tvx_str_equal(tvx_str_of(words->list[i]), word))
			return (int)i;
	return -1;
}

const char *
tvx_unit_kind_word(enum tvx_unit_kind kind)
{
	return tvx_unit_kind_words.list[kind];
}

const char *
tvx_proposal_kind_word(enum tvx_proposal_kind kind)
{
	return tvx_proposal_kind_words.list[kind];
}

const char *
tvx_fate_word(enum tvx_fate fate)
{
	return tvx_fate_words.list[fate];
}

const char *
tvx_stand_word(enum tvx_stand stand)
{
	return tvx_stand_words.list[stand];
}

const char *
tvx_mark_status_word(enum tvx_mark_status status)
{
	return tvx_mark_status_words.list[status];
}

const char *
tvx_scope_word(enum tvx_scope scope)
{
	return tvx_scope_words.list[scope];
}

const char *
tvx_note_kind_word(enum tvx_note_kind kind)
{
	return tvx_note_kind_words.list[kind];
}

const char *
tvx_delegation_kind_word(enum tvx_delegation_kind kind)
{
	return tvx_delegation_kind_words.list[kind];
}

const char *
tvx_meeting_kind_word(enum tvx_meeting_kind kind)
{
	return tvx_meeting_kind_words.list[kind];
}

const char *
tvx_standing_word(enum tvx_standing_level level)
{
	return tvx_standing_words.list[level];
}

const char *
tvx_owes_word(enum tvx_owes what)
{
	return tvx_owes_words.list[what];
}
