/* The record of a meeting: what was decided, proposed and said there. */
#include "model/phrases.h"
#include "write/term.h"
#include "write/units.h"

#include <string.h>

/* In the order in which a record tells them. */
enum what {
	AGREED,
	AD_REF,
	CONFIRMED,
	PENDING,
	REOPENED,
	ACCEPTED,
	AMENDED,
	NOT_TAKEN_UP,
	WITHDRAWN,
	SUPERSEDED,
	PROPOSED,
	SAID,
	WHATS
};

static const struct {
	const char *word, *title;
	enum tvx_style style;
} whats[WHATS] = {
	[AGREED] = { "agreed", "Agreed", TVX_STYLE_GOOD },
	[AD_REF] = { "ad-ref", "Agreed ad referendum", TVX_STYLE_NEARLY },
	[CONFIRMED] = { "confirmed", "Confirmed", TVX_STYLE_GOOD },
	[PENDING] = { "pending", "Pending", TVX_STYLE_WAITING },
	[REOPENED] = { "reopened", "Reopened", TVX_STYLE_WAITING },
	[ACCEPTED] = { "accepted", "Proposals accepted", TVX_STYLE_GOOD },
	[AMENDED] = { "amended", "Proposals accepted as amended", TVX_STYLE_GOOD },
	[NOT_TAKEN_UP] = { "not-taken-up", "Proposals not taken up", TVX_STYLE_GONE },
	[WITHDRAWN] = { "withdrawn", "Proposals withdrawn", TVX_STYLE_GONE },
	[SUPERSEDED] = { "superseded", "Proposals superseded", TVX_STYLE_GONE },
	[PROPOSED] = { "proposed", "Proposed", TVX_STYLE_WHO },
	[SAID] = { "position", "Positions", TVX_STYLE_WHO },
};

struct entry {
	enum what what;
	struct tvx_str place, who, detail, words;
};

struct record {
	const struct tvx_survey *survey;
	const struct tvx_meeting *meeting;
	struct tvx_arena *arena;
	void (*take)(void *context, const struct entry *entry);
	void *context;
};

static struct tvx_str
brief(struct record *r, struct tvx_str words)
{
	enum { MOST = 60 };
	size_t len = MOST;

	if (words.len <= MOST)
		return words;
	while (len && words.ptr[len] != ' ')
		len--;
	return tvx_arena_printf(r->arena, "%.*s …", (int)len, words.ptr);
}

/* "insert “and migrants”" */
static struct tvx_str
change_of(struct record *r, const struct tvx_paragraph *paragraph, const struct tvx_proposal *p)
{
	const char *kind = tvx_proposal_kind_word(p->kind);
	struct tvx_str old = brief(r, tvx_proposal_old_words(paragraph, p));

	if (p->kind == TVX_MOVE)
		return tvx_arena_printf(r->arena, "move after %.*s", TVX_STR_ARG(p->after));
	if (p->kind == TVX_DELETE)
		return tvx_arena_printf(r->arena, "delete “%.*s”", TVX_STR_ARG(old));
	if (p->kind == TVX_REPLACE)
		return tvx_arena_printf(r->arena, "replace “%.*s” by “%.*s”", TVX_STR_ARG(old),
					TVX_STR_ARG(brief(r, p->words->words)));
	if (!p->words)
		return tvx_str_of(kind);
	return tvx_arena_printf(r->arena, "%s “%.*s”", kind,
				TVX_STR_ARG(brief(r, p->words->words)));
}

static void
tell(struct record *r, enum what what, const struct tvx_unit *unit, struct tvx_str who,
     struct tvx_str detail, struct tvx_str words)
{
	struct entry entry = { what, unit->place, who, detail, words };

	r->take(r->context, &entry);
}

static void
tell_marks(struct record *r, const struct tvx_unit *unit)
{
	static const enum what of_status[] = {
		[TVX_MARK_AGREED] = AGREED,       [TVX_MARK_AD_REF] = AD_REF,
		[TVX_MARK_PENDING] = PENDING,     [TVX_MARK_REOPENED] = REOPENED,
		[TVX_MARK_CONFIRMED] = CONFIRMED,
	};

	for (const struct tvx_mark *m = unit->paragraph->marks.first; m; m = m->next) {
		if (m->at != r->meeting || m->proposal != unit->alternative)
			continue;
		const char *scope = m->scope == TVX_SCOPE_PARAGRAPH ? "" : tvx_scope_word(m->scope);
		struct tvx_str detail = tvx_arena_printf(r->arena, "%s%s%.*s", scope,
							 scope[0] && m->words.len ? ": " : "",
							 TVX_STR_ARG(m->words));
		tell(r, of_status[m->status], unit, tvx_phrase_parties(r->arena, &m->of), detail,
		     tvx_unit_words(r->arena, unit));
	}
}

static void
tell_proposals(struct record *r, const struct tvx_unit *unit)
{
	static const enum what of_fate[] = {
		[TVX_FATE_ACCEPTED] = ACCEPTED,         [TVX_FATE_AMENDED] = AMENDED,
		[TVX_FATE_WITHDRAWN] = WITHDRAWN,       [TVX_FATE_SUPERSEDED] = SUPERSEDED,
		[TVX_FATE_NOT_TAKEN_UP] = NOT_TAKEN_UP,
	};

	for (const struct tvx_proposal *p = unit->paragraph->proposals.first; p; p = p->next) {
		struct tvx_str by = tvx_phrase_parties(r->arena, &p->by);
		struct tvx_str change = change_of(r, unit->paragraph, p);
		struct tvx_unit named = *unit;
		named.place = tvx_arena_printf(r->arena, "%.*s:%.*s",
					       TVX_STR_ARG(unit->paragraph->id),
					       TVX_STR_ARG(p->id));
		if (p->at == r->meeting)
			tell(r, PROPOSED, &named, by, TVX_STR(""), change);
		if (p->fate != TVX_FATE_OPEN && p->fate_at == r->meeting)
			tell(r, of_fate[p->fate], &named, by, p->fate_reason, change);
	}
}

static void
walk(struct record *r)
{
	for (size_t i = 0; i < r->survey->count; i++) {
		const struct tvx_unit *unit = &r->survey->units[i];
		tell_marks(r, unit);
		if (unit->alternative)
			continue;
		tell_proposals(r, unit);
		for (const struct tvx_position *p = unit->paragraph->positions.first; p;
		     p = p->next)
			if (p->at == r->meeting)
				tell(r, SAID, unit, tvx_phrase_parties(r->arena, &p->by),
				     p->about ? p->about->id : TVX_STR(""),
				     tvx_phrase_position(r->arena, p));
	}
}

/* --- for programs ----------------------------------------------------------------------------------- */

static const struct tvx_column columns[] = {
	{ .name = "what" },   { .name = "place" }, { .name = "who" },
	{ .name = "detail" }, { .name = "words" },
};

static void
take_row(void *context, const struct entry *e)
{
	struct tvx_str cells[] = { tvx_str_of(whats[e->what].word), e->place, e->who, e->detail,
				   e->words };

	tvx_sheet_add(context, cells);
}

struct tvx_sheet *
tvx_record_sheet(const struct tvx_survey *survey, const struct tvx_meeting *meeting)
{
	struct tvx_sheet *sheet = tvx_sheet_new(columns, sizeof(columns) / sizeof(columns[0]));
	struct record r = { .survey = survey,
			    .meeting = meeting,
			    .arena = tvx_arena_new(),
			    .take = take_row,
			    .context = sheet };

	walk(&r);
	tvx_arena_free(r.arena);
	return sheet;
}

/* --- for people --------------------------------------------------------------------------------------- */

enum { MARGIN_COLS = 2, PLACE_COLS = 14, LEAST_COLS = 40 };

struct page {
	const struct tvx_terminal *terminal;
	struct tvx_buf *out;
	struct tvx_buf groups[WHATS];
	size_t counts[WHATS];
	unsigned width;
};

/* The place and the first words on one line; below it who, and what they said. */
static void
take_line(void *context, const struct entry *e)
{
	struct page *page = context;
	struct tvx_buf *out = &page->groups[e->what], below = { 0 };
	unsigned indent = MARGIN_COLS + PLACE_COLS + 1;

	page->counts[e->what]++;
	tvx_term_spaces(out, MARGIN_COLS);
	tvx_term_cell(out, page->terminal, TVX_STYLE_STRONG, e->place, PLACE_COLS, true);
	tvx_buf_add_char(out, ' ');
	tvx_term_cell(out, page->terminal, TVX_STYLE_PLAIN, e->words, page->width - indent, false);
	tvx_buf_add_char(out, '\n');
	if (e->who.len)
		tvx_buf_printf(&below, "%s%.*s", e->what == AD_REF ? "waits for " : "",
			       TVX_STR_ARG(e->who));
	if (e->detail.len)
		tvx_buf_printf(&below, "%s%.*s", below.len ? ": " : "", TVX_STR_ARG(e->detail));
	if (below.len && e->what != SAID) {
		struct tvx_wrap wrap;
		tvx_term_spaces(out, indent);
		tvx_wrap_start(&wrap, out, page->terminal, indent, indent);
		tvx_wrap_text(&wrap, TVX_STYLE_WHO, tvx_buf_str(&below));
		tvx_wrap_end(&wrap);
	}
	tvx_buf_release(&below);
}

static void
title(struct page *page, const struct tvx_survey *survey, const struct tvx_meeting *m)
{
	struct tvx_buf line = { 0 };
	struct tvx_wrap wrap;
	char day[11];

	tvx_date_format(m->on, day);
	tvx_wrap_start(&wrap, page->out, page->terminal, 0, 0);
	tvx_wrap_text(&wrap, TVX_STYLE_STRONG, tvx_draft_meta(survey->draft, "title"));
	tvx_wrap_end(&wrap);
	tvx_buf_printf(&line, "Record of decisions: %s%s%s%s",
		       m->kind == TVX_MEETING_UNSTATED ? "" : tvx_meeting_kind_word(m->kind),
		       m->kind == TVX_MEETING_UNSTATED ? "meeting" : " meeting",
		       day[0] ? " of " : "", day);
	if (m->name.len)
		tvx_buf_printf(&line, ", %.*s", TVX_STR_ARG(m->name));
	if (m->symbol.len)
		tvx_buf_printf(&line, ", %.*s", TVX_STR_ARG(m->symbol));
	if (m->quorum)
		tvx_buf_printf(&line, ", quorum %u", m->quorum);
	tvx_buf_add(page->out, tvx_buf_str(&line));
	tvx_buf_add_char(page->out, '\n');
	tvx_buf_release(&line);
}

void
tvx_write_record(const struct tvx_survey *survey, const struct tvx_meeting *meeting,
		 const struct tvx_terminal *terminal, struct tvx_buf *out)
{
	struct page page = { .terminal = terminal, .out = out };
	struct record r = { .survey = survey,
			    .meeting = meeting,
			    .arena = tvx_arena_new(),
			    .take = take_line,
			    .context = &page };
	size_t all = 0;

	page.width = terminal->width_cols ? terminal->width_cols : 100;
	if (page.width < LEAST_COLS)
		page.width = LEAST_COLS;
	title(&page, survey, meeting);
	walk(&r);
	for (size_t i = 0; i < WHATS; i++) {
		all += page.counts[i];
		if (page.counts[i]) {
			tvx_buf_add_char(out, '\n');
			tvx_term_text(out, terminal, whats[i].style, tvx_str_of(whats[i].title));
			tvx_buf_printf(out, " (%zu)\n", page.counts[i]);
			tvx_buf_add(out, tvx_buf_str(&page.groups[i]));
		}
		tvx_buf_release(&page.groups[i]);
	}
	if (!all)
		tvx_buf_add(out, TVX_STR("\nNothing was decided.\n"));
	tvx_arena_free(r.arena);
}
