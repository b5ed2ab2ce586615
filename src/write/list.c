/* The sheets that programs read: every unit, and the counts by section. */
#include "model/standing.h"
#include "write/units.h"

static const struct tvx_column list_columns[] = {
	{ .name = "id" },
	{ .name = "place", .title = "PLACE" },
	{ .name = "label" },
	{ .name = "kind" },
	{ .name = "standing", .title = "STANDING" },
	{ .name = "mark" },
	{ .name = "ad_ref", .title = "AD REF" },
	{ .name = "date", .title = "DATE" },
	{ .name = "venue" },
	{ .name = "proposals", .title = "PROP", .number = true },
	{ .name = "text", .title = "TEXT", .flexible = true },
};

enum { LIST_COLUMNS = sizeof(list_columns) / sizeof(list_columns[0]) };

/* Who has still to confirm. */
static struct tvx_str
waiting_for(struct tvx_arena *arena, const struct tvx_mark *mark, struct tvx_date as_at)
{
	struct tvx_str ids = TVX_STR("");

	for (size_t i = 0; mark->status == TVX_MARK_AD_REF && i < mark->of.count; i++) {
		const struct tvx_delegation *who = mark->of.list[i];
		if (!tvx_mark_confirmed_by(mark, who, as_at))
			ids = tvx_arena_printf(arena, "%.*s%s%.*s", TVX_STR_ARG(ids),
					       ids.len ? "," : "", TVX_STR_ARG(who->id));
	}
	return ids;
}

/* All proposals on a paragraph; under an alternative only its own. */
static size_t
proposals_on(const struct tvx_unit *unit)
{
	size_t count = 0;

	if (!unit->alternative)
		return unit->paragraph->proposals.count;
	for (const struct tvx_proposal *p = unit->paragraph->proposals.first; p; p = p->next)
		for (const struct tvx_proposal *q = p->under; q; q = q->under)
			count += q == unit->alternative;
	return count;
}

static void
add_mark_cells(struct tvx_arena *arena, const struct tvx_mark *mark, struct tvx_date as_at,
	       struct tvx_str *cells)
{
	if (!mark)
		return;
	cells[5] = tvx_cell_lower(arena, mark->word.len
						 ? mark->word
						 : tvx_str_of(tvx_mark_status_word(mark->status)));
	cells[6] = waiting_for(arena, mark, as_at);
	cells[7] = tvx_cell_date(arena, tvx_day_of(mark->on, mark->at));
	if (mark->at)
		cells[8] = tvx_meeting_code(mark->at);
}

struct tvx_sheet *
tvx_list_sheet(const struct tvx_survey *survey)
{
	struct tvx_sheet *sheet = tvx_sheet_new(list_columns, LIST_COLUMNS);

	for (size_t i = 0; i < survey->count; i++) {
		const struct tvx_unit *unit = &survey->units[i];
		struct tvx_arena *arena = tvx_arena_new();
		struct tvx_str cells[LIST_COLUMNS] = {
			[0] = unit->id,
			[1] = unit->place,
			[2] = unit->alternative ? TVX_STR("") : unit->paragraph->label,
			[3] = tvx_str_of(tvx_unit_kind_word(unit->paragraph->kind)),
			[4] = tvx_str_of(tvx_standing_word(unit->standing.level)),
			[9] = tvx_cell_number(arena, proposals_on(unit)),
			[10] = tvx_unit_words(arena, unit),
		};
		add_mark_cells(arena, tvx_unit_last_mark(unit, survey->as_at), survey->as_at,
			       cells);
		tvx_sheet_add(sheet, cells);
		tvx_arena_free(arena);
	}
	return sheet;
}

static const struct tvx_column status_columns[] = {
	{ .name = "section", .title = "SECTION" },
	{ .name = "title", .title = "TITLE", .flexible = true },
	{ .name = "agreed", .title = "AGREED", .number = true },
	{ .name = "ad_ref", .title = "AD REF", .number = true },
	{ .name = "pending", .title = "PENDING", .number = true },
	{ .name = "open", .title = "OPEN", .number = true },
	{ .name = "total", .title = "TOTAL", .number = true },
};

enum { STATUS_COLUMNS = sizeof(status_columns) / sizeof(status_columns[0]) };

static void
add_tally(struct tvx_sheet *sheet, const struct tvx_survey *survey, const struct tvx_tally *tally)
{
	struct tvx_arena *arena = tvx_arena_new();
	const struct tvx_unit *heading = tally->heading == SIZE_MAX
						 ? NULL
						 : &survey->units[tally->heading];
	struct tvx_str cells[STATUS_COLUMNS] = {
		[0] = heading ? heading->place : TVX_STR(""),
		[1] = heading ? tvx_unit_words(arena, heading) : TVX_STR("whole draft"),
		[2] = tvx_cell_number(arena, tally->counts[TVX_AGREED]),
		[3] = tvx_cell_number(arena, tally->counts[TVX_AD_REF]),
		[4] = tvx_cell_number(arena, tally->counts[TVX_PENDING]),
		[5] = tvx_cell_number(arena, tally->counts[TVX_OPEN]),
		[6] = tvx_cell_number(arena, tally->total),
	};

	tvx_sheet_add(sheet, cells);
	tvx_arena_free(arena);
}

struct tvx_sheet *
tvx_status_sheet(const struct tvx_survey *survey)
{
	struct tvx_sheet *sheet = tvx_sheet_new(status_columns, STATUS_COLUMNS);
	struct tvx_arena *arena = tvx_arena_new();
	size_t count;
	struct tvx_tally *tallies = tvx_tallies_of(arena, survey, &count);

	for (size_t i = 1; i < count; i++)
		add_tally(sheet, survey, &tallies[i]);
	add_tally(sheet, survey, &tallies[0]);
	tvx_arena_free(arena);
	return sheet;
}
