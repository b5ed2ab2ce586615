/* The whole life of a paragraph, from its base words to how it stands. */
#include "model/phrases.h"
#include "write/events.h"
#include "write/screen.h"

enum { DAY_COLS = 10, MOST_VENUE_COLS = 10 };

struct story {
	struct tvx_screen screen;
	const struct tvx_unit *unit;
	unsigned indent;       /* where the sentences begin */
	struct tvx_str before; /* what stands on the left of the line above */
};

/* --- the screen --------------------------------------------------------------------------------- */

/* Something on the left, and sentences on its right. */
static void
entry(struct story *story, struct tvx_str left, enum tvx_style style, struct tvx_str words)
{
	struct tvx_screen *s = &story->screen;
	struct tvx_wrap wrap;

	tvx_term_spaces(s->out, TVX_MARGIN_COLS);
	tvx_term_cell(s->out, s->terminal, TVX_STYLE_STRONG, left, story->indent - TVX_MARGIN_COLS,
		      true);
	tvx_wrap_start(&wrap, s->out, s->terminal, story->indent, story->indent);
	tvx_wrap_text(&wrap, style, words);
	tvx_wrap_end(&wrap);
}

static const struct tvx_unit *
section_of(const struct tvx_survey *survey, const struct tvx_unit *unit)
{
	if (unit->section == SIZE_MAX || tvx_unit_heads_section(survey, unit))
		return NULL;
	return &survey->units[unit->section];
}

static void
write_head(struct story *story)
{
	struct tvx_screen *s = &story->screen;
	const struct tvx_unit *unit = story->unit;
	const struct tvx_unit *section = section_of(s->survey, unit);
	const struct tvx_standing_look *look = tvx_standing_look(unit->standing.level);
	struct tvx_buf line = { 0 };

	tvx_screen_text(s, TVX_STYLE_STRONG, unit->place);
	tvx_buf_printf(&line, "  %s %s", look->glyph, look->word);
	tvx_screen_text(s, look->style, tvx_buf_str(&line));
	tvx_screen_line_end(s);
	if (section) {
		tvx_buf_clear(&line);
		tvx_buf_printf(&line, "%.*s  %.*s", TVX_STR_ARG(section->place),
			       TVX_STR_ARG(tvx_unit_words(s->arena, section)));
		tvx_screen_sentence(s, TVX_STYLE_FAINT, tvx_buf_str(&line));
	}
	tvx_screen_line_end(s);
	tvx_buf_release(&line);
}

static void
write_base(struct story *story)
{
	const struct tvx_paragraph *paragraph = story->unit->paragraph;
	struct tvx_arena *arena = story->screen.arena;

	if (story->unit->alternative)
		return;
	if (!paragraph->texts.count)
		entry(story, TVX_STR("base"), TVX_STYLE_FAINT,
		      TVX_STR("no words: the paragraph itself is proposed"));
	for (const struct tvx_text *t = paragraph->texts.first; t; t = t->next) {
		struct tvx_str left = t->lang.len ? tvx_arena_printf(arena, "base %.*s",
								     TVX_STR_ARG(t->lang))
						  : TVX_STR("base");
		entry(story, left, TVX_STYLE_PLAIN, t->words);
	}
}

static struct tvx_str
left_of(struct tvx_arena *arena, const struct tvx_event *event)
{
	struct tvx_str day = tvx_cell_date(arena, event->on);

	if (event->kind == TVX_EVENT_NOTE && !day.len)
		return TVX_STR("note");
	if (!day.len)
		return TVX_STR("undated");
	if (!event->at)
		return day;
	return tvx_arena_printf(arena, "%.*s %.*s", TVX_STR_ARG(day),
				TVX_STR_ARG(tvx_meeting_code(event->at)));
}

static void
write_event(struct story *story, const struct tvx_event *event)
{
	static const enum tvx_style styles[] = {
		[TVX_EVENT_NOTE] = TVX_STYLE_FAINT,
		[TVX_EVENT_PROPOSAL] = TVX_STYLE_PLAIN,
		[TVX_EVENT_POSITION] = TVX_STYLE_WHO,
		[TVX_EVENT_MARK] = TVX_STYLE_NEARLY,
	};
	struct tvx_screen *s = &story->screen;
	const struct tvx_paragraph *paragraph = story->unit->paragraph;
	struct tvx_str left = left_of(s->arena, event);
	bool again = tvx_str_equal(left, story->before);

	/* The end of a proposal is told below it. */
	if (event->kind == TVX_EVENT_FATE)
		return;
	entry(story, again ? TVX_STR("") : left, styles[event->kind],
	      tvx_event_sentence(s->arena, paragraph, event));
	story->before = left;
	if (event->kind != TVX_EVENT_PROPOSAL)
		return;
	struct tvx_str outcome = tvx_outcome_phrase(s->arena, paragraph, event->proposal,
						    event->fate, s->survey->as_at);
	enum tvx_style style = event->fate == TVX_FATE_OPEN      ? TVX_STYLE_WAITING
			       : event->fate <= TVX_FATE_AMENDED ? TVX_STYLE_GOOD
								 : TVX_STYLE_FAINT;
	tvx_screen_lines(s, story->indent, style,
			 tvx_arena_printf(s->arena, "— %.*s", TVX_STR_ARG(outcome)));
}

/* The words of one unit as they read now; false when other words stand in their place. */
static bool
write_now(struct story *story, const struct tvx_unit *unit, struct tvx_str left)
{
	struct tvx_reading reading = { .kind = TVX_READ_WORKING,
				       .as_at = story->screen.survey->as_at };
	struct tvx_buf words = { 0 };
	struct tvx_runs runs;

	tvx_runs_init(&runs, unit, &reading);
	/* What was decided was told above. */
	for (size_t i = 0; i < runs.count && runs.list[i].kind != TVX_RUN_MARK; i++)
		tvx_buf_add(&words, runs.list[i].text);
	bool any = words.len > 0;
	if (any)
		entry(story, left, TVX_STYLE_PLAIN, tvx_buf_str(&words));
	tvx_buf_release(&words);
	tvx_runs_release(&runs);
	return any;
}

/* Where something was ever proposed: the words and every alternative that still stands. */
static void
write_end(struct story *story)
{
	const struct tvx_survey *survey = story->screen.survey;
	const struct tvx_unit *unit = story->unit, *end = survey->units + survey->count;
	bool any;

	if (!unit->paragraph->proposals.count)
		return;
	any = write_now(story, unit, TVX_STR("now"));
	if (!unit->alternative)
		for (const struct tvx_unit *u = unit + 1; u < end && u->alternative; u++)
			any |= write_now(story, u,
					 tvx_arena_printf(story->screen.arena, "now %.*s",
							  TVX_STR_ARG(u->alternative->id)));
	if (!any)
		entry(story, TVX_STR("now"), TVX_STYLE_FAINT,
		      TVX_STR("other words stand in its place"));
}

static void
write_commits(struct story *story, const struct tvx_recorded *commits, size_t count)
{
	struct tvx_screen *s = &story->screen;

	if (!count)
		return;
	tvx_screen_line_end(s);
	tvx_screen_title(s, TVX_STR("In the dossier, the newest first"));
	for (size_t i = 0; i < count; i++)
		entry(story, commits[i].date, TVX_STYLE_PLAIN,
		      tvx_arena_printf(s->arena, "%.*s: %.*s (%.*s)", TVX_STR_ARG(commits[i].by),
				       TVX_STR_ARG(commits[i].subject),
				       TVX_STR_ARG(commits[i].id)));
}

static unsigned
indent_for(const struct tvx_event *events, size_t count)
{
	unsigned widest = 0;

	for (size_t i = 0; i < count; i++) {
		unsigned width = events[i].at ? 1 + tvx_term_width(tvx_meeting_code(events[i].at))
					      : 0;
		widest = width > widest ? width : widest;
	}
	widest = widest > MOST_VENUE_COLS ? MOST_VENUE_COLS : widest;
	return TVX_MARGIN_COLS + DAY_COLS + widest + 2;
}

void
tvx_write_history(const struct tvx_survey *survey, const struct tvx_unit *unit,
		  const struct tvx_recorded *commits, size_t commit_count,
		  const struct tvx_terminal *terminal, struct tvx_buf *out)
{
	struct story story = { .unit = unit };
	size_t count;

	tvx_screen_init(&story.screen, survey, terminal, out);
	const struct tvx_event *events = tvx_events_of(story.screen.arena, unit, survey->as_at,
						       &count);
	story.indent = indent_for(events, count);
	write_head(&story);
	write_base(&story);
	for (size_t i = 0; i < count; i++)
		write_event(&story, &events[i]);
	write_end(&story);
	write_commits(&story, commits, commit_count);
	tvx_screen_release(&story.screen);
}

/* --- data ----------------------------------------------------------------------------------------- */

static const struct tvx_column columns[] = {
	{ .name = "date" },  { .name = "venue" }, { .name = "event" }, { .name = "what" },
	{ .name = "by" },    { .name = "id" },    { .name = "under" }, { .name = "old" },
	{ .name = "words" }, { .name = "fate" },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static void
add_event(struct tvx_sheet *sheet, struct tvx_arena *arena, const struct tvx_unit *unit,
	  const struct tvx_event *event)
{
	const struct tvx_proposal *p = event->proposal;
	bool proposed = event->kind == TVX_EVENT_PROPOSAL;
	struct tvx_str cells[COLUMNS] = {
		tvx_cell_date(arena, event->on),
		event->at ? tvx_meeting_code(event->at) : TVX_STR(""),
		tvx_str_of(tvx_event_word(event->kind)),
		tvx_str_of(tvx_event_what(event)),
		tvx_event_ids(arena, event),
		p ? p->id : TVX_STR(""),
		proposed && p->under ? p->under->id : TVX_STR(""),
		proposed ? tvx_proposal_old_words(unit->paragraph, p) : TVX_STR(""),
		tvx_event_words(event),
		proposed ? tvx_str_of(tvx_fate_word(event->fate)) : TVX_STR(""),
	};

	tvx_sheet_add(sheet, cells);
}

struct tvx_sheet *
tvx_history_sheet(const struct tvx_survey *survey, const struct tvx_unit *unit,
		  const struct tvx_recorded *commits, size_t commit_count)
{
	struct tvx_sheet *sheet = tvx_sheet_new(columns, COLUMNS);
	struct tvx_arena *arena = tvx_arena_new();
	size_t count;
	const struct tvx_event *events = tvx_events_of(arena, unit, survey->as_at, &count);

	for (const struct tvx_text *t = unit->paragraph->texts.first; t; t = t->next) {
		struct tvx_str cells[COLUMNS] = {
			[2] = TVX_STR("base"), [3] = t->lang, [8] = t->words
		};
		if (!unit->alternative)
			tvx_sheet_add(sheet, cells);
	}
	for (size_t i = 0; i < count; i++)
		add_event(sheet, arena, unit, &events[i]);
	for (size_t i = 0; i < commit_count; i++) {
		struct tvx_str cells[COLUMNS] = { [0] = commits[i].date,
						  [2] = TVX_STR("commit"),
						  [4] = commits[i].by,
						  [5] = commits[i].id,
						  [8] = commits[i].subject };
		tvx_sheet_add(sheet, cells);
	}
	tvx_arena_free(arena);
	return sheet;
}
