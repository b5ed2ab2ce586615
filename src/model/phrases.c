/* The short phrases that readings print for what people did. */
#include "model/phrases.h"

#include "base/ascii.h"

#include <string.h>

static void
add_parties(struct tvx_buf *out, const struct tvx_parties *parties)
{
	for (size_t i = 0; i < parties->count; i++) {
		if (i)
			tvx_buf_add(out, TVX_STR(", "));
		tvx_buf_add(out, tvx_delegation_code(parties->list[i]));
	}
}

static void
add_part(struct tvx_buf *out, const char *before, struct tvx_str text)
{
	if (!text.len)
		return;
	if (out->len)
		tvx_buf_add(out, tvx_str_of(before));
	tvx_buf_add(out, text);
}

static void
add_date(struct tvx_buf *out, const char *before, struct tvx_date date)
{
	char text[11];

	tvx_date_format(date, text);
	add_part(out, before, tvx_str_of(text));
}

/* Putting words in needs no verb: the names before them say it. */
static const char *
verb_of(const struct tvx_proposal *p)
{
	static const char *const verbs[] = {
		[TVX_INSERT] = "",           [TVX_DELETE] = "delete",
		[TVX_REPLACE] = "",          [TVX_ALTERNATIVE] = "alternative",
		[TVX_NEW] = "new paragraph", [TVX_DELETE_PARAGRAPH] = "delete paragraph",
		[TVX_MOVE] = "move after",
	};

	return verbs[p->kind];
}

static void
add_proposal(struct tvx_buf *out, const struct tvx_proposal *p)
{
	struct tvx_buf one = { 0 };

	add_parties(&one, &p->by);
	add_date(&one, " ", p->on);
	add_part(&one, " ", tvx_str_of(verb_of(p)));
	add_part(&one, " ", p->after);
	add_part(out, " / ", tvx_buf_str(&one));
	tvx_buf_release(&one);
}

struct tvx_str
tvx_phrase_bracket(struct tvx_arena *arena, const struct tvx_span *span)
{
	struct tvx_buf out = { 0 };

	for (size_t i = 0; i < span->member_count; i++)
		add_proposal(&out, span->members[i]->proposal);
	if (span->parts > 1)
		tvx_buf_printf(&out, "%s(%u of %u)", out.len ? " " : "", span->part, span->parts);
	if (out.len)
		tvx_buf_add(&out, TVX_STR(": "));
	return tvx_arena_take(arena, &out);
}

struct tvx_str
tvx_phrase_proposal(struct tvx_arena *arena, const struct tvx_proposal *proposal)
{
	struct tvx_buf out = { 0 };

	add_proposal(&out, proposal);
	if (out.len)
		tvx_buf_add(&out, TVX_STR(": "));
	return tvx_arena_take(arena, &out);
}

struct tvx_str
tvx_phrase_parties(struct tvx_arena *arena, const struct tvx_parties *parties)
{
	struct tvx_buf out = { 0 };

	add_parties(&out, parties);
	return tvx_arena_take(arena, &out);
}

static bool
is_stated(const struct tvx_parties *parties)
{
	return parties->count && !(parties->count == 1 && parties->list[0]->kind == TVX_UNSTATED);
}

/* The word used, with a capital; the status when the log has no other word. */
static void
add_word(struct tvx_buf *out, const struct tvx_mark *mark)
{
	static const char *const usual[] = {
		[TVX_MARK_AGREED] = "Agreed",       [TVX_MARK_AD_REF] = "Agreed",
		[TVX_MARK_PENDING] = "Pending",     [TVX_MARK_REOPENED] = "Reopened",
		[TVX_MARK_CONFIRMED] = "Confirmed",
	};
	size_t start = out->len;

	tvx_buf_add(out, mark->word.len ? mark->word : tvx_str_of(usual[mark->status]));
	if (out->ptr[start] >= 'a' && out->ptr[start] <= 'z')
		out->ptr[start] = (char)(out->ptr[start] - 'a' + 'A');
}

/* What was decided, without the day and the free words. */
static void
add_decision(struct tvx_buf *out, const struct tvx_mark *mark, struct tvx_str fragment)
{
	static const char *const links[] = {
		[TVX_MARK_AD_REF] = " of ",
		[TVX_MARK_PENDING] = ", waits for ",
		[TVX_MARK_CONFIRMED] = " by ",
	};

	if (mark->scope == TVX_SCOPE_TITLE)
		tvx_buf_add(out, TVX_STR("title: "));
	if (mark->lang.len)
		tvx_buf_printf(out, "%.*s: ", TVX_STR_ARG(mark->lang));
	if (fragment.len)
		tvx_buf_printf(out, "“%.*s”: ", TVX_STR_ARG(fragment));
	add_word(out, mark);
	if (mark->status == TVX_MARK_AD_REF)
		tvx_buf_add(out, TVX_STR(" ad referendum"));
	if (is_stated(&mark->of)) {
		tvx_buf_add(out, tvx_str_of(links[mark->status]));
		add_parties(out, &mark->of);
	}
}

struct tvx_str
tvx_phrase_mark(struct tvx_arena *arena, const struct tvx_mark *mark, struct tvx_str fragment)
{
	struct tvx_buf out = { 0 };

	tvx_buf_add(&out, TVX_STR("("));
	add_decision(&out, mark, fragment);
	struct tvx_str venue = mark->at ? tvx_meeting_code(mark->at) : TVX_STR("");
	add_part(&out, ", ", venue);
	add_date(&out, venue.len ? " " : ", ", mark->on);
	add_part(&out, ": ", mark->words);
	tvx_buf_add(&out, TVX_STR(")"));
	return tvx_arena_take(arena, &out);
}

struct tvx_str
tvx_phrase_decision(struct tvx_arena *arena, const struct tvx_mark *mark, struct tvx_str fragment)
{
	struct tvx_buf out = { 0 };

	add_decision(&out, mark, fragment);
	add_part(&out, ": ", mark->words);
	return tvx_arena_take(arena, &out);
}

/* Who takes which position; its link to what it is about follows. Static. */
static const char *
add_stance(struct tvx_buf *out, const struct tvx_position *position)
{
	static const struct {
		const char *one, *many, *about; /* about: before what it speaks of */
	} phrases[] = {
		[TVX_SUPPORT] = { "supports", "support", "" },
		[TVX_OPPOSE] = { "opposes", "oppose", "" },
		[TVX_RESERVE] = { "reserves", "reserve", " on" },
		[TVX_CONSULTING] = { "is consulting", "are consulting", " on" },
		[TVX_QUERY] = { "asks", "ask", " about" },
		[TVX_WITHDRAW] = { "withdraws", "withdraw", " on" },
	};
	bool single = position->by.count == 1;

	add_parties(out, &position->by);
	tvx_buf_printf(out, " %s",
		       single ? phrases[position->stand].one : phrases[position->stand].many);
	return phrases[position->stand].about;
}

/* Whether its words say what the phrase would: "PY is consulting: in consultations". */
static bool
tells_itself(const struct tvx_position *position)
{
	static const char *const beginnings[] = { "consulting ", "in consultation" };

	if (position->stand != TVX_CONSULTING || position->about)
		return false;
	for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++) {
		struct tvx_str start = position->words, word = tvx_str_of(beginnings[i]);
		start.len = start.len < word.len ? start.len : word.len;
		if (tvx_str_equal_nocase(start, word))
			return true;
	}
	return false;
}

struct tvx_str
tvx_phrase_position(struct tvx_arena *arena, const struct tvx_position *position)
{
	struct tvx_buf out = { 0 };
	bool told = tells_itself(position);

	tvx_buf_add(&out, TVX_STR("("));
	if (told) {
		add_parties(&out, &position->by);
		tvx_buf_printf(&out, " %s ", position->by.count == 1 ? "is" : "are");
		tvx_buf_add(&out, position->words);
	} else {
		const char *about = add_stance(&out, position);
		if (position->about && position->about->by.count) {
			tvx_buf_printf(&out, "%s the proposal of ", about);
			add_parties(&out, &position->about->by);
		}
	}
	add_date(&out, ", ", position->on);
	if (!told)
		add_part(&out, ": ", position->words);
	tvx_buf_add(&out, TVX_STR(")"));
	return tvx_arena_take(arena, &out);
}

struct tvx_str
tvx_phrase_stance(struct tvx_arena *arena, const struct tvx_position *position)
{
	struct tvx_buf out = { 0 };
	const char *about = add_stance(&out, position);

	if (position->about)
		tvx_buf_printf(&out, "%s %.*s", about, TVX_STR_ARG(position->about->id));
	if (position->about && position->about->by.count) {
		tvx_buf_add(&out, TVX_STR(" of "));
		add_parties(&out, &position->about->by);
	}
	add_part(&out, ": ", position->words);
	return tvx_arena_take(arena, &out);
}

struct tvx_str
tvx_phrase_footnote(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
		    struct tvx_str id)
{
	static const char *const superior[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
	struct tvx_str label = id;
	struct tvx_buf out = { 0 };

	for (const struct tvx_footnote *f = paragraph->footnotes.first; f; f = f->next)
		if (tvx_str_equal(f->id, id) && f->label.len)
			label = f->label;
	for (size_t i = 0; i < label.len; i++) {
		if (tvx_is_digit(label.ptr[i]))
			tvx_buf_add(&out, tvx_str_of(superior[label.ptr[i] - '0']));
		else
			tvx_buf_add_char(&out, label.ptr[i]);
	}
	return tvx_arena_take(arena, &out);
}
