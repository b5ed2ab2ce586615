/* One event: who, when, where and what, found in the draft, then done by its verb. */
#include "negotiate/doing.h"

#include "base/utf8.h"
#include "model/draft.h"

#include <string.h>

/* What a verb needs before it is done. */
enum {
	NEEDS_BY = 1,    /* somebody whose event it is */
	NEEDS_PLACE = 2, /* a unit */
	DECIDES = 4,     /* the meeting alone may */
	NEEDS_OPEN = 8,  /* a meeting that is open, or named */
	TOUCHES = 16,    /* changes the paragraph of the place */
	NO_MEETING = 32, /* makes or ends one itself */
};

enum {
	DELEGATION = NEEDS_BY | NEEDS_PLACE | TOUCHES,
	DECISION = NEEDS_PLACE | DECIDES | NEEDS_OPEN | TOUCHES
};

static const struct {
	const char *word;
	unsigned needs;
	tvx_deed deed;
} verbs[TVX_VERBS] = {
	[TVX_DO_PROPOSE] = { "propose", DELEGATION, tvx_do_propose },
	[TVX_DO_JOIN] = { "join", DELEGATION, tvx_do_join },
	[TVX_DO_SUPPORT] = { "support", DELEGATION, tvx_do_position },
	[TVX_DO_OPPOSE] = { "oppose", DELEGATION, tvx_do_position },
	[TVX_DO_RESERVE] = { "reserve", DELEGATION, tvx_do_position },
	[TVX_DO_CONSULTING] = { "consulting", DELEGATION, tvx_do_position },
	[TVX_DO_QUERY] = { "query", DELEGATION, tvx_do_position },
	[TVX_DO_WITHDRAW] = { "withdraw", DELEGATION, tvx_do_withdraw },
	[TVX_DO_CONFIRM] = { "confirm", NEEDS_PLACE | TOUCHES, tvx_do_confirm },
	[TVX_DO_ACCEPT] = { "accept", DECISION, tvx_do_accept },
	[TVX_DO_NOT_TAKEN_UP] = { "not-taken-up", DECISION, tvx_do_not_taken_up },
	[TVX_DO_AGREE] = { "agree", DECISION, tvx_do_agree },
	[TVX_DO_PEND] = { "pend", DECISION, tvx_do_pend },
	[TVX_DO_REOPEN] = { "reopen", DECISION, tvx_do_reopen },
	[TVX_DO_REPLACE_ALL] = { "replace-all", DECIDES | NEEDS_OPEN, tvx_do_replace_all },
	[TVX_DO_NOTE] = { "note", NEEDS_PLACE | DECIDES | TOUCHES, tvx_do_note },
	[TVX_DO_MEETING_OPEN] = { "meeting-open", DECIDES | NO_MEETING, tvx_do_meeting_open },
	[TVX_DO_MEETING_CLOSE] = { "meeting-close", DECIDES | NO_MEETING, tvx_do_meeting_close },
};

const char *
tvx_verb_word(enum tvx_verb verb)
{
	return verbs[verb].word;
}

bool
tvx_verb_decides(enum tvx_verb verb)
{
	return (verbs[verb].needs & DECIDES) != 0;
}

/* --- what may be said ----------------------------------------------------------------------------- */

/* What goes into an attribute of the file is a name or a label, not a text. */
enum { MOST_NAME_BYTES = 1000, MOST_QUORUM = 99999999 };

/* XML has no way at all to write these (XML 1.0, 2.2). */
static bool
is_writable(struct tvx_str s)
{
	const char *at = s.ptr, *end = s.ptr + s.len;

	if (!tvx_utf8_valid(s))
		return false;
	while (s.len && at < end) {
		uint32_t c = tvx_utf8_next(&at, end);
		if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
			return false;
	}
	return true;
}

static int
check_strings(struct tvx_doing *doing)
{
	const struct tvx_event *e = doing->event;
	const struct tvx_str texts[] = { e->place, e->by,     e->says, e->old_words, e->new_words,
					 e->after, e->before, e->of,   e->rewritten, e->fragment },
			     names[] = {
				     e->label, e->word, e->lang, e->code, e->symbol, e->meeting
			     };
	bool good = e->quorum_count <= MOST_QUORUM;

	if (!good)
		return tvx_refuse(doing, "a quorum of %u is more than can be", e->quorum_count);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		good = good && is_writable(texts[i]);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		good = good && is_writable(names[i]);
		if (names[i].len > MOST_NAME_BYTES)
			return tvx_refuse(doing, "\"%.*s\" is too long for a name or a label",
					  TVX_STR_ARG(tvx_brief(doing->draft->arena, names[i])));
	}
	return good ? TVX_OK
		    : tvx_refuse(doing, "these words are not UTF-8, or have control characters");
}

/* One language has one form: the draft's own is not named. */
static int
settle_lang(struct tvx_doing *doing, struct tvx_event *event)
{
	static const char fits[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";

	if (tvx_str_equal_nocase(event->lang, doing->draft->lang))
		event->lang = TVX_STR("");
	for (size_t i = 0; i < event->lang.len; i++)
		if (!strchr(fits, event->lang.ptr[i]) || event->lang.len > 35)
			return tvx_refuse(doing,
					  "\"%.*s\" is no language tag; expected one like "
					  "en or pt-BR",
					  TVX_STR_ARG(tvx_brief(doing->draft->arena, event->lang)));
	return TVX_OK;
}

/* --- finding -------------------------------------------------------------------------------------- */

static int
find_meeting(struct tvx_doing *doing, unsigned needs)
{
	struct tvx_str id = doing->event->meeting;

	if (needs & NO_MEETING)
		return TVX_OK;
	doing->at = id.len ? tvx_draft_meeting(doing->draft, id) : tvx_meeting_open(doing->draft);
	if (id.len && !doing->at)
		return tvx_refuse(doing, "no meeting \"%.*s\"; travaux meeting list shows them",
				  TVX_STR_ARG(id));
	if (!doing->at && (needs & NEEDS_OPEN) && !tvx_date_given(doing->event->on))
		return tvx_refuse(
			doing,
			"no meeting is open, and only a meeting decides; open one with "
			"travaux meeting open, or say which it was (--meeting) or when (--on)");
	return TVX_OK;
}

/* What is of an earlier day than the meeting was not said at it. */
static int
find_day(struct tvx_doing *doing)
{
	char day[11];

	doing->on = doing->event->on;
	if (doing->at && tvx_date_given(doing->on) && tvx_date_given(doing->at->on) &&
	    tvx_date_compare(doing->on, doing->at->on) < 0) {
		tvx_date_format(doing->at->on, day);
		if (doing->event->meeting.len)
			return tvx_refuse(doing,
					  "the meeting %.*s was on %s; nothing of an earlier day "
					  "belongs to it",
					  TVX_STR_ARG(doing->at->id), day);
		doing->at = NULL;
	}
	if (!tvx_date_given(doing->on) && doing->at)
		doing->on = doing->at->on;
	if (!tvx_date_given(doing->on))
		doing->on = doing->event->today;
	return TVX_OK;
}

static int
check_by(struct tvx_doing *doing, unsigned needs)
{
	if ((needs & NEEDS_BY) && !doing->by.count)
		return tvx_refuse(doing, "say whose this is: --by DELEGATION");
	for (size_t i = 0; i < doing->by.count; i++) {
		const struct tvx_delegation *who = doing->by.list[i];
		if (who->kind == TVX_QUORUM || who->kind == TVX_UNSTATED)
			return tvx_refuse(doing, "\"%.*s\" is no delegation", TVX_STR_ARG(who->id));
		if ((needs & DECIDES) && who->kind != TVX_BODY)
			return tvx_refuse(doing,
					  "%.*s is a delegation; only the meeting decides, and the "
					  "chair says so",
					  TVX_STR_ARG(tvx_delegation_code(who)));
	}
	return TVX_OK;
}

/* "V.B.35:p1": what stands before the colon, and the proposal after it. */
static struct tvx_str
split_proposal(struct tvx_str place, struct tvx_str *proposal)
{
	*proposal = TVX_STR("");
	for (size_t i = place.len; i-- > 0;)
		if (place.ptr[i] == ':') {
			*proposal = (struct tvx_str){ place.ptr + i + 1, place.len - i - 1 };
			return (struct tvx_str){ place.ptr, i };
		}
	return place;
}

static int
find_place(struct tvx_doing *doing)
{
	struct tvx_str id, place = tvx_str_trim(doing->event->place);
	int status;

	place = split_proposal(place, &id);
	status = tvx_survey_find(&doing->survey, place, &doing->unit, doing->err);
	if (status)
		return status;
	doing->paragraph = (struct tvx_paragraph *)(uintptr_t)doing->unit->paragraph;
	doing->proposal = (struct tvx_proposal *)(uintptr_t)doing->unit->alternative;
	if (!id.len)
		return TVX_OK;
	for (struct tvx_proposal *p = doing->paragraph->proposals.first; p; p = p->next)
		if (tvx_str_equal_nocase(p->id, id))
			doing->proposal = p;
	if (!doing->proposal)
		return tvx_refuse(doing, "%.*s has no proposal %.*s; travaux proposals lists them",
				  TVX_STR_ARG(doing->unit->place), TVX_STR_ARG(id));
	/* An alternative is a unit of its own, with a standing of its own. */
	for (size_t i = 0; i < doing->survey.count; i++)
		if (doing->survey.units[i].paragraph == doing->paragraph &&
		    doing->survey.units[i].alternative == doing->proposal)
			doing->unit = &doing->survey.units[i];
	return TVX_OK;
}

static int
find_all(struct tvx_doing *doing, unsigned needs)
{
	const struct tvx_event *event = doing->event;
	int status = tvx_find_parties(doing, event->by, &doing->by);

	if (!status)
		status = check_by(doing, needs);
	if (!status)
		status = find_meeting(doing, needs);
	if (!status)
		status = find_day(doing);
	if (!status && !event->place.len && (needs & NEEDS_PLACE))
		status = tvx_refuse(doing, "say which paragraph");
	if (!status && event->place.len)
		status = find_place(doing);
	if (status || !doing->paragraph)
		return status;
	tvx_settled_init(&doing->settled, doing->draft->arena, doing->paragraph);
	return TVX_OK;
}

/* --- doing ------------------------------------------------------------------------------------------ */

/* More than a draft file may hold would make it unreadable. */
static int
check_limits(struct tvx_doing *doing, const struct tvx_paragraph *paragraph)
{
	const struct tvx_text *text = paragraph->texts.first;
	size_t most = 0, depth;

	for (; text; text = text->next)
		most = text->inline_count > most ? text->inline_count : most;
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next) {
		depth = 0;
		for (const struct tvx_proposal *under = p; under; under = under->under)
			depth++;
		if (depth > TVX_LIMIT_DEPTH)
			return tvx_refuse(doing,
					  "proposals under proposals can be %d deep; propose on "
					  "the words further up",
					  TVX_LIMIT_DEPTH);
		if (p->words && p->words->inline_count > most)
			most = p->words->inline_count;
	}
	if (paragraph->proposals.count <= TVX_LIMIT_ENTRIES && most <= TVX_LIMIT_ANCHORS)
		return TVX_OK;
	return tvx_refuse(doing, "%.*s would have more than %d proposals or %d anchors",
			  TVX_STR_ARG(paragraph->id), TVX_LIMIT_ENTRIES, TVX_LIMIT_ANCHORS);
}

static int
check_change(struct tvx_doing *doing)
{
	const struct tvx_change *change = &doing->out->change;
	int status = TVX_OK;

	for (size_t i = 0; i < change->paragraph_count && !status; i++)
		status = check_limits(doing,
				      tvx_draft_paragraph(doing->draft, change->paragraphs[i]));
	return status;
}

static void
finish(struct tvx_doing *doing, unsigned needs)
{
	struct tvx_outcome *out = doing->out;

	out->action = tvx_str_of(verbs[doing->event->verb].word);
	if (doing->by.count && !out->author)
		out->author = doing->by.list[0];
	if (doing->at)
		out->meeting = doing->at->id;
	if (!(needs & TOUCHES))
		return;
	if (!out->paragraph.len)
		out->paragraph = doing->paragraph->id;
	struct tvx_str *touched = tvx_arena_alloc(doing->draft->arena, sizeof(*touched));
	*touched = out->paragraph;
	out->change.paragraphs = touched;
	out->change.paragraph_count = 1;
}

int
tvx_event_apply(struct tvx_draft *draft, const struct tvx_event *event, struct tvx_outcome *out,
		struct tvx_error *err)
{
	unsigned needs = verbs[event->verb].needs;
	struct tvx_event settled = *event;
	struct tvx_doing doing = { .draft = draft, .event = &settled, .out = out, .err = err };

	*out = (struct tvx_outcome){ 0 };
	int status = check_strings(&doing);
	if (!status)
		status = settle_lang(&doing, &settled);
	if (status)
		return status;
	tvx_survey_init(&doing.survey, draft, (struct tvx_date){ 0 });
	status = find_all(&doing, needs);
	if (!status) {
		/* Who amends a proposal in accepting it is not its author. */
		out->author = doing.by.count ? doing.by.list[0] : NULL;
		bool named = out->author != NULL;
		status = verbs[event->verb].deed(&doing);
		if (!named && event->verb != TVX_DO_CONFIRM)
			doing.by = (struct tvx_parties){ 0 };
	}
	if (!status) {
		finish(&doing, needs);
		status = check_change(&doing);
	}
	tvx_survey_release(&doing.survey);
	return status;
}
