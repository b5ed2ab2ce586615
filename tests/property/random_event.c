/* Random events on a draft: most of them possible, some of them not. */
#include "random_event.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct maker {
	struct random_event *e;
	struct random *r;
	const struct tvx_survey *survey;
	const struct tvx_unit *unit;
};

static struct tvx_buf *
buffer(struct random_event *e)
{
	struct tvx_buf *buf = &e->strings[e->used++];

	tvx_buf_clear(buf);
	return buf;
}

static unsigned
below(struct maker *m, unsigned limit)
{
	return random_below(m->r, limit);
}

static bool
percent(struct maker *m, unsigned chance)
{
	return random_percent(m->r, chance);
}

/* --- where, who, when -------------------------------------------------------------------------- */

static const struct tvx_proposal *
any_proposal(struct maker *m)
{
	const struct tvx_paragraph *p = m->unit->paragraph;
	const struct tvx_proposal *proposal = p->proposals.first;

	if (!proposal)
		return NULL;
	for (unsigned i = below(m, (unsigned)p->proposals.count); i--;)
		proposal = proposal->next;
	return proposal;
}

static void
put_place(struct maker *m)
{
	struct tvx_buf *place = buffer(m->e);
	const struct tvx_proposal *proposal;

	/* Mostly in a few places, so that much happens to the same paragraph. */
	unsigned units = (unsigned)m->survey->count;
	m->unit = &m->survey->units[percent(m, 70) && units > 3 ? units / 2 + below(m, 3) - 1
								: below(m, units)];
	proposal = percent(m, 50) ? any_proposal(m) : NULL;
	tvx_buf_add(place, m->unit->id);
	if (proposal && !m->unit->alternative)
		tvx_buf_printf(place, ":%.*s", TVX_STR_ARG(proposal->id));
	if (percent(m, 2))
		tvx_buf_add_char(place, '9');
	m->e->event.place = tvx_buf_str(place);
}

static struct tvx_str
parties(struct maker *m)
{
	static const char *const names[] = { "USA",   "bra",     "CRI",    "mex", "JAM",
					     "CHAIR", "FISHERS", "quorum", "fra", "QQQ" };
	struct tvx_buf *list = buffer(m->e);
	unsigned count = 1 + below(m, 2);

	for (unsigned i = 0; i < count; i++)
		tvx_buf_printf(list, "%s%s", i ? ", " : "",
			       names[below(m, percent(m, 80) ? 5 : 10)]);
	return tvx_buf_str(list);
}

/* Those whose answer is waited for, so that some are given. */
static void
put_by(struct maker *m)
{
	const struct tvx_mark *mark = m->unit->standing.decisive;
	bool decides = tvx_verb_decides(m->e->event.verb);

	if (m->e->event.verb == TVX_DO_CONFIRM && mark && mark->of.count && percent(m, 80)) {
		struct tvx_buf *one = buffer(m->e);
		m->e->event.quorum = mark->of.list[0]->kind == TVX_QUORUM;
		if (!m->e->event.quorum)
			tvx_buf_add(one, mark->of.list[0]->id);
		m->e->event.by = tvx_buf_str(one);
	} else if (!decides || percent(m, 5)) {
		m->e->event.by = parties(m);
	}
}

/* Most of it in its order, after the days of the drafts; some of it late. */
static void
put_day(struct maker *m, unsigned number)
{
	struct tvx_event *e = &m->e->event;

	e->today = (struct tvx_date){ 2024, 5, 1 };
	if (percent(m, 25))
		e->on = (struct tvx_date){ 2024, (uint8_t)(2 + below(m, 3)),
					   (uint8_t)(1 + below(m, 6)) };
	else if (percent(m, 85))
		e->on = (struct tvx_date){ 2024, 4, (uint8_t)(1 + number / 2 % 28) };
	if (percent(m, 10))
		e->meeting = TVX_STR("m1");
}

/* --- words ---------------------------------------------------------------------------------------- */

static const struct tvx_text *
any_text(struct maker *m)
{
	const struct tvx_proposal *proposal = any_proposal(m);
	const struct tvx_text *text = m->unit->paragraph->texts.first;

	if (proposal && proposal->words && (!text || percent(m, 40)))
		return proposal->words;
	return text;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* Some whole words of a text, in capitals or not. */
static struct tvx_str
quoted(struct maker *m)
{
	struct tvx_buf *out = buffer(m->e);
	const struct tvx_text *text = any_text(m);

	if (!text || !text->words.len)
		return TVX_STR("missing");
	size_t from = below(m, (unsigned)text->words.len), to;
	const char *words = text->words.ptr;
	while (from && !is_blank(words[from - 1]))
		from--;
	to = from + below(m, 20);
	while (to < text->words.len && !is_blank(words[to]))
		to++;
	to = to > text->words.len ? text->words.len : to;
	for (; from < to; from++)
		tvx_buf_add_char(out, words[from] == 't' && percent(m, 20) ? 'T' : words[from]);
	return tvx_buf_str(out);
}

static struct tvx_str
new_words(struct maker *m)
{
	struct tvx_buf *out = buffer(m->e);

	tvx_buf_printf(out, "%s%s", m->e->words, percent(m, 30) ? " & “more”" : "");
	if (percent(m, 3))
		tvx_buf_add_char(out, '\a');
	return tvx_buf_str(out);
}

/* The words of the paragraph with some changed. */
static struct tvx_str
rewritten(struct maker *m)
{
	struct tvx_buf *out = buffer(m->e);
	const struct tvx_text *text = m->unit->paragraph->texts.first;
	struct tvx_str rest = text ? text->words : TVX_STR("nothing");
	unsigned dice = 2 + below(m, 8);

	while (rest.len) {
		struct tvx_str word = tvx_str_split(&rest, ' ');
		unsigned what = below(m, 100);
		if (what < dice)
			tvx_buf_printf(out, " %s-%u ", m->e->words, what);
		if (what > dice && what < 2 * dice)
			continue;
		tvx_buf_printf(out, " %.*s", TVX_STR_ARG(word));
	}
	tvx_buf_printf(out, " %s", m->e->words);
	return tvx_buf_str(out);
}

static void
put_proposal(struct maker *m)
{
	struct tvx_event *e = &m->e->event;

	e->kind = (enum tvx_proposal_kind)below(m, TVX_MOVE + 1);
	e->occurrence = percent(m, 60) ? 1 : below(m, 3);
	e->new_words = new_words(m);
	if (percent(m, 20)) {
		e->kind = TVX_REPLACE;
		e->rewritten = rewritten(m);
		return;
	}
	if (e->kind == TVX_INSERT && percent(m, 50))
		e->before = quoted(m);
	else if (e->kind == TVX_INSERT)
		e->after = quoted(m);
	else
		e->old_words = quoted(m);
	if (e->kind == TVX_MOVE) {
		struct tvx_buf *after = buffer(m->e);
		tvx_buf_add(after, m->survey->units[below(m, (unsigned)m->survey->count)].id);
		e->after = tvx_buf_str(after);
	}
}

static void
put_decision(struct maker *m)
{
	struct tvx_event *e = &m->e->event;

	e->open_proposals = (enum tvx_agree_open)below(m, 4);
	if (percent(m, 30))
		e->of = percent(m, 70) ? parties(m) : TVX_STR("quorum");
	if (percent(m, 10))
		e->fragment = quoted(m);
	if (percent(m, 10))
		e->scope = TVX_SCOPE_TITLE;
	e->says = percent(m, 20) ? TVX_STR("it was said") : TVX_STR("");
}

/* --- all of it ------------------------------------------------------------------------------------ */

static void
put_rest(struct maker *m)
{
	struct tvx_event *e = &m->e->event;

	if (e->verb == TVX_DO_PROPOSE)
		put_proposal(m);
	else if (e->verb == TVX_DO_AGREE || e->verb == TVX_DO_PEND)
		put_decision(m);
	else if (e->verb == TVX_DO_ACCEPT && percent(m, 40))
		e->new_words = new_words(m);
	else if (e->verb == TVX_DO_QUERY || e->verb == TVX_DO_NOTE)
		e->says = TVX_STR("why?");
	else if (e->verb == TVX_DO_MEETING_OPEN)
		e->meeting_kind = (enum tvx_meeting_kind)below(m, 3);
	if (e->verb == TVX_DO_REPLACE_ALL) {
		e->old_words = quoted(m);
		e->new_words = new_words(m);
		e->says = TVX_STR("decision 7");
		e->place = percent(m, 50) ? e->place : TVX_STR("");
	}
	if (percent(m, 5))
		e->lang = percent(m, 50) ? TVX_STR("es") : TVX_STR("en");
}

void
random_event_init(struct random_event *e, struct random *r, const struct tvx_survey *survey,
		  unsigned number)
{
	static const enum tvx_verb often[] = { TVX_DO_PROPOSE, TVX_DO_AGREE, TVX_DO_ACCEPT,
					       TVX_DO_PROPOSE, TVX_DO_NOT_TAKEN_UP };
	struct maker m = { .e = e, .r = r, .survey = survey };

	e->event = (struct tvx_event){ 0 };
	e->used = 0;
	snprintf(e->words, sizeof(e->words), "n%uw", number);
	e->event.verb = percent(&m, 50) ? often[below(&m, 5)] : (enum tvx_verb)below(&m, TVX_VERBS);
	put_place(&m);
	put_by(&m);
	put_day(&m, number);
	put_rest(&m);
}

void
random_event_release(struct random_event *e)
{
	for (size_t i = 0; i < sizeof(e->strings) / sizeof(e->strings[0]); i++)
		tvx_buf_release(&e->strings[i]);
	*e = (struct random_event){ 0 };
}
