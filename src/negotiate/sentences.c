/* What happened, in the sentences in which the verbs would have recorded it. */
#include "negotiate/replay.h"

#include "model/draft.h"

#include <string.h>

enum { SAID_BYTES = 50 };

/* A few words for a subject line, cut between words. */
static struct tvx_str
brief(struct tvx_arena *arena, struct tvx_str words)
{
	size_t len = SAID_BYTES;

	words = tvx_str_trim(words);
	if (words.len <= SAID_BYTES)
		return words;
	while (len && words.ptr[len] != ' ')
		len--;
	return tvx_arena_printf(arena, "%.*s …", (int)len, words.ptr);
}

static struct tvx_str
names(struct tvx_arena *arena, const struct tvx_parties *parties)
{
	struct tvx_str said = TVX_STR("");

	for (size_t i = 0; i < parties->count; i++)
		said = tvx_arena_printf(arena, "%.*s%s%.*s", TVX_STR_ARG(said),
					!i                        ? ""
					: i + 1 == parties->count ? " and "
								  : ", ",
					TVX_STR_ARG(tvx_delegation_code(parties->list[i])));
	return said;
}

struct tvx_str
tvx_say_meeting(struct tvx_arena *arena, const struct tvx_meeting *meeting)
{
	char day[11];

	tvx_date_format(meeting->on, day);
	if (meeting->kind == TVX_MEETING_UNSTATED)
		return tvx_arena_printf(arena, "The meeting of %s opens", day);
	return tvx_arena_printf(arena, "The %s meeting of %s opens",
				tvx_meeting_kind_word(meeting->kind), day);
}

/* The words between the anchors of a proposal. */
static struct tvx_str
old_words(const struct tvx_paragraph *paragraph, const struct tvx_proposal *p)
{
	const struct tvx_text *host = p->from ? tvx_proposal_host(paragraph, p) : NULL;
	long from = host ? tvx_text_anchor(host, p->from) : -1;
	long to = host ? tvx_text_anchor(host, p->to) : -1;

	if (from < 0 || to < from)
		return TVX_STR("");
	size_t start = host->inlines[from].offset;
	return (struct tvx_str){ host->words.ptr + start, host->inlines[to].offset - start };
}

struct tvx_str
tvx_say_proposal(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
		 const struct tvx_proposal *p, struct tvx_str place)
{
	struct tvx_str by = names(arena, &p->by);
	struct tvx_str old = brief(arena, old_words(paragraph, p));
	struct tvx_str new = brief(arena, p->words ? p->words->words : TVX_STR(""));
	const char *verb = p->by.count > 1 ? "propose" : p->by.count ? "proposes" : "is proposed:";
	const char *in = p->under ? "a proposal on " : "";

	if (!by.len)
		by = TVX_STR("It");
	/* Words that a lost strike took out of the paper. */
	switch (p->kind == TVX_REPLACE && !old.len ? TVX_INSERT : p->kind) {
	case TVX_INSERT:
		if (!new.len)
			return tvx_arena_printf(arena, "%.*s %s words in %s%.*s", TVX_STR_ARG(by),
						verb, in, TVX_STR_ARG(place));
		return tvx_arena_printf(arena, "%.*s %s to insert “%.*s” in %s%.*s",
					TVX_STR_ARG(by), verb, TVX_STR_ARG(new), in,
					TVX_STR_ARG(place));
	case TVX_DELETE:
		return tvx_arena_printf(arena, "%.*s %s to delete “%.*s” from %s%.*s",
					TVX_STR_ARG(by), verb, TVX_STR_ARG(old), in,
					TVX_STR_ARG(place));
	case TVX_REPLACE:
		return tvx_arena_printf(arena, "%.*s %s “%.*s” in place of “%.*s” in %s%.*s",
					TVX_STR_ARG(by), verb, TVX_STR_ARG(new), TVX_STR_ARG(old),
					in, TVX_STR_ARG(place));
	case TVX_ALTERNATIVE:
		return tvx_arena_printf(arena, "%.*s %s an alternative to %.*s", TVX_STR_ARG(by),
					verb, TVX_STR_ARG(place));
	case TVX_NEW:
		return tvx_arena_printf(arena, "%.*s %s a new paragraph, %.*s", TVX_STR_ARG(by),
					verb, TVX_STR_ARG(place));
	case TVX_DELETE_PARAGRAPH:
		return tvx_arena_printf(arena, "%.*s %s to delete %.*s", TVX_STR_ARG(by), verb,
					TVX_STR_ARG(place));
	default:
		return tvx_arena_printf(arena, "%.*s %s to move %.*s after %.*s", TVX_STR_ARG(by),
					verb, TVX_STR_ARG(place), TVX_STR_ARG(p->after));
	}
}

static const struct {
	const char *one, *many, *action;
} stands[] = {
	[TVX_SUPPORT] = { "supports", "support", "support" },
	[TVX_OPPOSE] = { "opposes", "oppose", "oppose" },
	[TVX_RESERVE] = { "reserves its position on", "reserve their position on", "reserve" },
	[TVX_CONSULTING] = { "is consulting on", "are consulting on", "consulting" },
	[TVX_QUERY] = { "asks about", "ask about", "query" },
	[TVX_WITHDRAW] = { "withdraws from", "withdraw from", "withdraw" },
};

struct tvx_str
tvx_say_position(struct tvx_arena *arena, const struct tvx_position *position, struct tvx_str place)
{
	const char *verb = position->by.count > 1 ? stands[position->stand].many
						  : stands[position->stand].one;

	return tvx_arena_printf(arena, "%.*s %s %s%.*s", TVX_STR_ARG(names(arena, &position->by)),
				verb, position->about ? "a proposal on " : "", TVX_STR_ARG(place));
}

struct tvx_str
tvx_say_fate(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
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
	struct tvx_str by = names(arena, &p->by);

	return tvx_arena_printf(arena, "%.*s:%.*s%s%.*s is %s", TVX_STR_ARG(paragraph->id),
				TVX_STR_ARG(p->id), by.len ? " of " : "", TVX_STR_ARG(by),
				words[p->fate]);
}

struct tvx_str
tvx_say_mark(struct tvx_arena *arena, const struct tvx_mark *mark, struct tvx_str place)
{
	struct tvx_str of = names(arena, &mark->of);
	const char *part = mark->scope == TVX_SCOPE_PARAGRAPH ? "" : " in part";

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
		return tvx_arena_printf(arena, "%.*s %s %.*s", TVX_STR_ARG(of),
					mark->of.count > 1 ? "confirm" : "confirms",
					TVX_STR_ARG(place));
	default:
		return tvx_arena_printf(arena, "%.*s%s is agreed", TVX_STR_ARG(place), part);
	}
}

struct tvx_str
tvx_say_action_of_position(const struct tvx_position *position)
{
	return tvx_str_of(stands[position->stand].action);
}

struct tvx_str
tvx_say_action_of_mark(const struct tvx_mark *mark)
{
	static const char *const actions[] = {
		[TVX_MARK_AGREED] = "agree",      [TVX_MARK_AD_REF] = "agree",
		[TVX_MARK_PENDING] = "pend",      [TVX_MARK_REOPENED] = "reopen",
		[TVX_MARK_CONFIRMED] = "confirm",
	};

	return tvx_str_of(actions[mark->status]);
}
