/* One delegation's brief: what it owes, proposes and said, and what others did since. */
#include "write/brief.h"

#include "model/phrases.h"
#include "model/standing.h"
#include "write/screen.h"

/* --- its own lines --------------------------------------------------------------------------------- */

/* A place, and what is told of it on its right. */
static void
entry(struct tvx_screen *s, struct tvx_str place, enum tvx_style style, struct tvx_str words)
{
	unsigned indent = tvx_screen_indent(s);
	struct tvx_wrap wrap;

	tvx_screen_name(s, place);
	tvx_wrap_start(&wrap, s->out, s->terminal, indent, indent);
	tvx_wrap_text(&wrap, style, words);
	tvx_wrap_end(&wrap);
}

static void
write_owed(struct tvx_screen *s, const struct tvx_brief_line *line)
{
	const struct tvx_owed *owed = line->owed;
	const struct tvx_proposal *about = owed->mark ? owed->mark->proposal
						      : owed->position->about;
	struct tvx_str words = owed->mark ? owed->mark->words : owed->position->words;
	struct tvx_buf text = { 0 };

	tvx_owed_phrase(owed, true, &text);
	if (about)
		tvx_buf_printf(&text, ", about %.*s", TVX_STR_ARG(about->id));
	if (words.len)
		tvx_buf_printf(&text, ": %.*s", TVX_STR_ARG(words));
	entry(s, line->unit->place, TVX_STYLE_WAITING, tvx_buf_str(&text));
	tvx_buf_release(&text);
}

/* What others still say of a proposal: "support CAN; oppose BR, UY". */
static void
add_reactions(const struct tvx_brief_line *line, struct tvx_date as_at, struct tvx_buf *out)
{
	const struct tvx_mark *decisive = line->unit->standing.decisive;
	enum tvx_stand last = TVX_WITHDRAW;

	for (const struct tvx_position *p = line->unit->paragraph->positions.first; p;
	     p = p->next) {
		if (p->about != line->event.proposal || p->stand == TVX_WITHDRAW)
			continue;
		for (size_t i = 0; i < p->by.count; i++) {
			if (!tvx_position_stands(p, p->by.list[i], decisive, as_at))
				continue;
			if (p->stand != last)
				tvx_buf_printf(out, "; %s", tvx_stand_word(p->stand));
			tvx_buf_printf(out, "%s%.*s", p->stand == last ? ", " : " ",
				       TVX_STR_ARG(tvx_delegation_code(p->by.list[i])));
			last = p->stand;
		}
	}
}

static void
write_proposal(struct tvx_screen *s, const struct tvx_brief_line *line)
{
	const struct tvx_paragraph *paragraph = line->unit->paragraph;
	const struct tvx_proposal *p = line->event.proposal;
	struct tvx_str day = tvx_cell_date(s->arena, line->event.on);
	struct tvx_buf text = { 0 };

	tvx_buf_printf(&text, "%.*s, %.*s%s", TVX_STR_ARG(p->id),
		       TVX_STR_ARG(day.len ? day : TVX_STR("undated")),
		       p->by.count > 1 ? ", with others" : "");
	if (p->under)
		tvx_buf_printf(&text, ", on %.*s", TVX_STR_ARG(p->under->id));
	tvx_buf_add(&text, TVX_STR(": "));
	tvx_buf_add(&text, tvx_change_phrase(s->arena, paragraph, p));
	entry(s, line->unit->place, TVX_STYLE_PLAIN, tvx_buf_str(&text));
	tvx_buf_clear(&text);
	tvx_buf_add(&text, TVX_STR("— "));
	tvx_buf_add(&text,
		    tvx_outcome_phrase(s->arena, paragraph, p, line->event.fate, s->survey->as_at));
	add_reactions(line, s->survey->as_at, &text);
	tvx_screen_below(s, line->event.fate == TVX_FATE_OPEN ? TVX_STYLE_WAITING : TVX_STYLE_FAINT,
			 tvx_buf_str(&text));
	tvx_buf_release(&text);
}

/* A day and the sentence for what was done on it. */
static void
write_event(struct tvx_screen *s, const struct tvx_brief_line *line)
{
	struct tvx_str day = tvx_cell_date(s->arena, line->event.on);
	struct tvx_str words = tvx_event_sentence(s->arena, line->unit->paragraph, &line->event);

	entry(s, line->unit->place, TVX_STYLE_PLAIN,
	      tvx_arena_printf(s->arena, "%.*s: %.*s",
			       TVX_STR_ARG(day.len ? day : TVX_STR("undated")),
			       TVX_STR_ARG(words)));
}

static void
write_part(struct tvx_screen *s, const struct tvx_brief *brief, enum tvx_brief_part part,
	   void (*write)(struct tvx_screen *s, const struct tvx_brief_line *line))
{
	for (size_t i = 0; i < brief->count; i++)
		if (brief->lines[i].part == part)
			write(s, &brief->lines[i]);
}

/* --- what happened elsewhere ------------------------------------------------------------------------- */

/* One thing that can happen, and where it did. */
struct sort {
	const char *title;
	struct tvx_buf places;
	const struct tvx_unit *last;
};

enum { PROPOSED, SPOKEN, ENDED, MARKS, SORTS = MARKS + TVX_MARK_CONFIRMED + 1 };

static size_t
sort_of(const struct tvx_event *event)
{
	switch (event->kind) {
	case TVX_EVENT_PROPOSAL:
		return PROPOSED;
	case TVX_EVENT_FATE:
		return ENDED;
	case TVX_EVENT_MARK:
		return MARKS + event->mark->status;
	default:
		return SPOKEN;
	}
}

/* By what happened, for it is no business of the delegation's own. */
static void
write_elsewhere(struct tvx_screen *s, const struct tvx_brief *brief)
{
	struct sort sorts[SORTS] = {
		[PROPOSED] = { .title = "proposed" },
		[SPOKEN] = { .title = "position" },
		[ENDED] = { .title = "ended" },
		[MARKS + TVX_MARK_AGREED] = { .title = "agreed" },
		[MARKS + TVX_MARK_AD_REF] = { .title = "ad ref" },
		[MARKS + TVX_MARK_PENDING] = { .title = "pending" },
		[MARKS + TVX_MARK_REOPENED] = { .title = "reopened" },
		[MARKS + TVX_MARK_CONFIRMED] = { .title = "confirmed" },
	};

	for (size_t i = 0; i < brief->count; i++) {
		const struct tvx_brief_line *line = &brief->lines[i];
		struct sort *sort = &sorts[sort_of(&line->event)];
		if (line->part != TVX_BRIEF_ELSEWHERE || sort->last == line->unit)
			continue;
		tvx_buf_printf(&sort->places, "%s%.*s", sort->places.len ? ", " : "",
			       TVX_STR_ARG(line->unit->place));
		sort->last = line->unit;
	}
	for (size_t i = 0; i < SORTS; i++) {
		if (sorts[i].places.len)
			entry(s, tvx_str_of(sorts[i].title), TVX_STYLE_PLAIN,
			      tvx_buf_str(&sorts[i].places));
		tvx_buf_release(&sorts[i].places);
	}
}

/* --- the screen --------------------------------------------------------------------------------- */

static void
title(struct tvx_screen *s, const char *words, size_t count, struct tvx_str none)
{
	tvx_screen_line_end(s);
	tvx_screen_answer(s, tvx_str_of(words),
			  count ? tvx_arena_printf(s->arena, ": %zu", count) : none);
}

static void
title_proposals(struct tvx_screen *s, const struct tvx_brief *brief)
{
	size_t open = 0, accepted = 0, other = 0;

	for (size_t i = 0; i < brief->count; i++) {
		enum tvx_fate fate = brief->lines[i].event.fate;
		if (brief->lines[i].part != TVX_BRIEF_PROPOSAL)
			continue;
		open += fate == TVX_FATE_OPEN;
		accepted += fate == TVX_FATE_ACCEPTED || fate == TVX_FATE_AMENDED;
		other += tvx_fate_is_dead(fate);
	}
	tvx_screen_line_end(s);
	if (brief->counts[TVX_BRIEF_PROPOSAL])
		tvx_screen_answer(s, TVX_STR("Its proposals"),
				  tvx_arena_printf(s->arena, ": %zu open, %zu accepted, %zu other",
						   open, accepted, other));
	else
		tvx_screen_answer(s, TVX_STR("Its proposals"), TVX_STR(": none"));
}

static void
title_changes(struct tvx_screen *s, const struct tvx_brief *brief)
{
	struct tvx_str since = tvx_cell_date(s->arena, brief->since);
	struct tvx_str last = tvx_cell_date(s->arena, brief->last);
	bool any = brief->counts[TVX_BRIEF_CHANGED] + brief->counts[TVX_BRIEF_ELSEWHERE] > 0;
	struct tvx_buf line = { 0 };

	if (since.len)
		tvx_buf_printf(&line, " since %.*s", TVX_STR_ARG(since));
	if (last.len)
		tvx_buf_printf(&line, "; its last meeting was that of %.*s", TVX_STR_ARG(last));
	if (!any)
		tvx_buf_add(&line, TVX_STR(": nothing"));
	tvx_screen_line_end(s);
	tvx_screen_answer(s, TVX_STR("What others did"), tvx_buf_str(&line));
	tvx_buf_release(&line);
}

static void
write_changes(struct tvx_screen *s, const struct tvx_brief *brief)
{
	title_changes(s, brief);
	write_part(s, brief, TVX_BRIEF_CHANGED, write_event);
	if (!brief->counts[TVX_BRIEF_ELSEWHERE])
		return;
	if (brief->counts[TVX_BRIEF_CHANGED])
		tvx_screen_line_end(s);
	tvx_screen_lines(s, TVX_MARGIN_COLS, TVX_STYLE_FAINT,
			 TVX_STR("Where it has done nothing itself:"));
	write_elsewhere(s, brief);
}

void
tvx_write_brief(const struct tvx_survey *survey, const struct tvx_delegation *who,
		struct tvx_date since, const struct tvx_terminal *terminal, struct tvx_buf *out)
{
	struct tvx_brief brief;
	struct tvx_screen s;
	struct tvx_str code = tvx_delegation_code(who);
	bool named = who->name.len && !tvx_str_equal_nocase(who->name, code);

	tvx_screen_init(&s, survey, terminal, out);
	tvx_brief_init(&brief, survey, who, since);
	for (size_t i = 0; i < brief.count; i++)
		tvx_screen_fit(&s, brief.lines[i].unit->place);
	tvx_screen_head(&s);
	tvx_screen_answer(&s, code,
			  named ? tvx_arena_printf(s.arena, ", %.*s", TVX_STR_ARG(who->name))
				: TVX_STR(""));
	title(&s, "What it owes", brief.counts[TVX_BRIEF_OWES], TVX_STR(": nothing"));
	write_part(&s, &brief, TVX_BRIEF_OWES, write_owed);
	title_proposals(&s, &brief);
	write_part(&s, &brief, TVX_BRIEF_PROPOSAL, write_proposal);
	title(&s, "Its positions", brief.counts[TVX_BRIEF_POSITION], TVX_STR(": none"));
	write_part(&s, &brief, TVX_BRIEF_POSITION, write_event);
	write_changes(&s, &brief);
	tvx_brief_release(&brief);
	tvx_screen_release(&s);
}

/* --- data ----------------------------------------------------------------------------------------- */

static const struct tvx_column columns[] = {
	{ .name = "part" },  { .name = "id" },   { .name = "place" }, { .name = "date" },
	{ .name = "venue" }, { .name = "what" }, { .name = "by" },    { .name = "proposal" },
	{ .name = "words" }, { .name = "fate" },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static const char *const part_words[TVX_BRIEF_PARTS] = {
	[TVX_BRIEF_OWES] = "owes",           [TVX_BRIEF_PROPOSAL] = "proposal",
	[TVX_BRIEF_POSITION] = "position",   [TVX_BRIEF_CHANGED] = "changed",
	[TVX_BRIEF_ELSEWHERE] = "elsewhere",
};

static void
add_owed(struct tvx_sheet *sheet, struct tvx_arena *arena, const struct tvx_brief_line *line)
{
	const struct tvx_owed *owed = line->owed;
	const struct tvx_proposal *about = owed->mark ? owed->mark->proposal
						      : owed->position->about;
	struct tvx_str cells[COLUMNS] = {
		[0] = TVX_STR("owes"),
		[1] = line->unit->id,
		[2] = line->unit->place,
		[3] = tvx_cell_date(arena, owed->since),
		[5] = tvx_str_of(tvx_owes_word(owed->what)),
		[6] = owed->who->id,
		[7] = about ? about->id : TVX_STR(""),
		[8] = owed->mark ? owed->mark->words : owed->position->words,
	};

	tvx_sheet_add(sheet, cells);
}

static void
add_event(struct tvx_sheet *sheet, struct tvx_arena *arena, const struct tvx_brief_line *line)
{
	const struct tvx_event *event = &line->event;
	bool fated = event->kind == TVX_EVENT_PROPOSAL || event->kind == TVX_EVENT_FATE;
	struct tvx_str cells[COLUMNS] = {
		tvx_str_of(part_words[line->part]),
		line->unit->id,
		line->unit->place,
		tvx_cell_date(arena, event->on),
		event->at ? tvx_meeting_code(event->at) : TVX_STR(""),
		tvx_str_of(tvx_event_what(event)),
		tvx_event_ids(arena, event),
		event->proposal ? event->proposal->id : TVX_STR(""),
		tvx_event_words(event),
		fated ? tvx_str_of(tvx_fate_word(event->fate)) : TVX_STR(""),
	};

	tvx_sheet_add(sheet, cells);
}

struct tvx_sheet *
tvx_brief_sheet(const struct tvx_survey *survey, const struct tvx_delegation *who,
		struct tvx_date since)
{
	struct tvx_sheet *sheet = tvx_sheet_new(columns, COLUMNS);
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_brief brief;

	tvx_brief_init(&brief, survey, who, since);
	for (unsigned part = 0; part < TVX_BRIEF_PARTS; part++)
		for (size_t i = 0; i < brief.count; i++)
			if (brief.lines[i].part == part)
				(part == TVX_BRIEF_OWES ? add_owed : add_event)(sheet, arena,
										&brief.lines[i]);
	tvx_brief_release(&brief);
	tvx_arena_free(arena);
	return sheet;
}
