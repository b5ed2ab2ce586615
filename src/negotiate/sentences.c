/* What happened, in one sentence: the subject line of the commit that records it. */
#include "negotiate/sentences.h"

#include "model/draft.h"

enum { BRIEF_BYTES = 50 };

struct tvx_str
tvx_brief(struct tvx_arena *arena, struct tvx_str words)
{
	size_t len = BRIEF_BYTES;

	words = tvx_str_trim(words);
	if (words.len <= BRIEF_BYTES)
		return words;
	while (len && words.ptr[len] != ' ')
		len--;
	/* One long word, or a script without blanks: cut between characters. */
	for (len = len ? len : BRIEF_BYTES; (words.ptr[len] & 0xC0) == 0x80;)
		len--;
	return tvx_arena_printf(arena, "%.*s …", (int)len, words.ptr);
}

struct tvx_str
tvx_parties_say(struct tvx_arena *arena, const struct tvx_parties *parties)
{
	struct tvx_buf names = { 0 };

	for (size_t i = 0; i < parties->count; i++) {
		if (i)
			tvx_buf_add(&names,
				    i + 1 == parties->count ? TVX_STR(" and ") : TVX_STR(", "));
		tvx_buf_add(&names, tvx_delegation_code(parties->list[i]));
	}
	return tvx_arena_take(arena, &names);
}

struct tvx_str
tvx_sentence(struct tvx_arena *arena, const struct tvx_parties *by, const char *one,
	     const char *many, struct tvx_str what)
{
	return tvx_arena_printf(arena, "%.*s %s %.*s", TVX_STR_ARG(tvx_parties_say(arena, by)),
				by->count > 1 ? many : one, TVX_STR_ARG(what));
}

struct tvx_str
tvx_sentence_of_meeting(struct tvx_arena *arena, const struct tvx_meeting *meeting,
			const char *verb)
{
	char day[11];

	tvx_date_format(meeting->on, day);
	if (meeting->kind == TVX_MEETING_UNSTATED)
		return tvx_arena_printf(arena, "The meeting of %s %s", day, verb);
	return tvx_arena_printf(arena, "The %s meeting of %s %s",
				tvx_meeting_kind_word(meeting->kind), day, verb);
}

static struct tvx_str
say_insertion(struct tvx_arena *arena, const char *verb, struct tvx_str new, struct tvx_str place)
{
	/* A paper may show a bracket whose words were lost. */
	if (!new.len)
		return tvx_arena_printf(arena, "%s words in %.*s", verb, TVX_STR_ARG(place));
	return tvx_arena_printf(arena, "%s to insert “%.*s” in %.*s", verb, TVX_STR_ARG(new),
				TVX_STR_ARG(place));
}

struct tvx_str
tvx_sentence_of_proposal(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
			 const struct tvx_proposal *p, struct tvx_str place, struct tvx_str after)
{
	struct tvx_str by = p->by.count ? tvx_parties_say(arena, &p->by) : TVX_STR("It");
	struct tvx_str old = tvx_brief(arena, tvx_proposal_old_words(paragraph, p)), said;
	struct tvx_str new = p->words ? tvx_brief(arena, p->words->words) : TVX_STR("");
	const char *verb = p->by.count > 1 ? "propose" : p->by.count ? "proposes" : "is proposed:";

	/* Words that a lost strike took out of the paper. */
	switch (p->kind == TVX_REPLACE && !old.len ? TVX_INSERT : p->kind) {
	case TVX_INSERT:
		said = say_insertion(arena, verb, new, place);
		break;
	case TVX_DELETE:
		said = tvx_arena_printf(arena, "%s to delete “%.*s” from %.*s", verb,
					TVX_STR_ARG(old), TVX_STR_ARG(place));
		break;
	case TVX_REPLACE:
		said = tvx_arena_printf(arena, "%s “%.*s” in place of “%.*s” in %.*s", verb,
					TVX_STR_ARG(new), TVX_STR_ARG(old), TVX_STR_ARG(place));
		break;
	case TVX_ALTERNATIVE:
		said = tvx_arena_printf(arena, "%s an alternative to %.*s", verb,
					TVX_STR_ARG(place));
		break;
	case TVX_NEW:
		said = tvx_arena_printf(arena, "%s a new paragraph, %.*s", verb,
					TVX_STR_ARG(place));
		break;
	case TVX_DELETE_PARAGRAPH:
		said = tvx_arena_printf(arena, "%s to delete %.*s", verb, TVX_STR_ARG(place));
		break;
	default:
		said = tvx_arena_printf(arena, "%s to move %.*s after %.*s", verb,
					TVX_STR_ARG(place), TVX_STR_ARG(after));
	}
	return tvx_arena_printf(arena, "%.*s %.*s", TVX_STR_ARG(by), TVX_STR_ARG(said));
}

const char *
tvx_stand_verb(enum tvx_stand stand, size_t count)
{
	static const char *const verbs[][2] = {
		[TVX_SUPPORT] = { "supports", "support" },
		[TVX_OPPOSE] = { "opposes", "oppose" },
		[TVX_RESERVE] = { "reserves its position on", "reserve their position on" },
		[TVX_CONSULTING] = { "is consulting on", "are consulting on" },
		[TVX_QUERY] = { "asks about", "ask about" },
		[TVX_WITHDRAW] = { "withdraws from", "withdraw from" },
	};

	return verbs[stand][count > 1];
}

struct tvx_str
tvx_sentence_of_fate(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
		     const struct tvx_proposal *p)
{
	static const char *const words[] = {
		[TVX_FATE_OPEN] = "open",
		[TVX_FATE_ACCEPTED] = "accepted",
		[TVX_FATE_AMENDED] = "accepted as amended",
		[TVX_FATE_WITHDRAWN] = "withdrawn",
		[TVX_FATE_SUPERSEDED] = "superseded",
		[TVX_FATE_NOT_TAKEN_UP] = "not taken up",
	};
	struct tvx_str by = tvx_parties_say(arena, &p->by);

	return tvx_arena_printf(arena, "%.*s:%.*s%s%.*s is %s", TVX_STR_ARG(paragraph->id),
				TVX_STR_ARG(p->id), by.len ? " of " : "", TVX_STR_ARG(by),
				words[p->fate]);
}

struct tvx_str
tvx_sentence_of_mark(struct tvx_arena *arena, const struct tvx_mark *mark, struct tvx_str place,
		     bool in_part)
{
	struct tvx_str of = tvx_parties_say(arena, &mark->of);
	const char *part = in_part ? " in part" : "";

	switch (mark->status) {
	case TVX_MARK_AD_REF:
		return tvx_arena_printf(arena, "%.*s%s is agreed ad referendum of %.*s",
					TVX_STR_ARG(place), part, TVX_STR_ARG(of));
	case TVX_MARK_PENDING:
		return tvx_arena_printf(arena, "%.*s%s is pending%s%.*s", TVX_STR_ARG(place), part,
					of.len ? " on " : "", TVX_STR_ARG(of));
	case TVX_MARK_REOPENED:
		return tvx_arena_printf(arena, "%.*s%s is reopened", TVX_STR_ARG(place), part);
	case TVX_MARK_CONFIRMED:
		return tvx_sentence(arena, &mark->of, "confirms", "confirm", place);
	default:
		return tvx_arena_printf(arena, "%.*s%s is agreed", TVX_STR_ARG(place), part);
	}
}
