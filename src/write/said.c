/* The sheets of what was said: proposals and positions. */
#include "write/units.h"

#include <stdlib.h>

static const struct tvx_column proposal_columns[] = {
	{ .name = "id" },
	{ .name = "paragraph" },
	{ .name = "place", .title = "PLACE" },
	{ .name = "by", .title = "BY" },
	{ .name = "kind", .title = "KIND" },
	{ .name = "under", .title = "UNDER" },
	{ .name = "old" },
	{ .name = "new", .title = "WORDS", .flexible = true },
	{ .name = "date", .title = "DATE" },
	{ .name = "venue" },
	{ .name = "fate", .title = "FATE" },
};

static const struct tvx_column position_columns[] = {
	{ .name = "paragraph" },
	{ .name = "place", .title = "PLACE" },
	{ .name = "by", .title = "BY" },
	{ .name = "stand", .title = "STAND" },
	{ .name = "on", .title = "ON" },
	{ .name = "date", .title = "DATE" },
	{ .name = "text", .title = "TEXT", .flexible = true },
};

enum {
	PROPOSAL_COLUMNS = sizeof(proposal_columns) / sizeof(proposal_columns[0]),
	POSITION_COLUMNS = sizeof(position_columns) / sizeof(position_columns[0]),
};

static void
add_proposals(struct tvx_sheet *sheet, const struct tvx_unit *unit, struct tvx_date as_at)
{
	const struct tvx_paragraph *paragraph = unit->paragraph;
	struct tvx_arena *arena = tvx_arena_new();
	enum tvx_fate *fates = tvx_alloc((paragraph->proposals.count + 1) * sizeof(*fates));
	size_t i = 0;

	tvx_paragraph_fates(paragraph, as_at, fates);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next, i++) {
		struct tvx_str cells[PROPOSAL_COLUMNS] = {
			p->id,
			paragraph->id,
			unit->place,
			tvx_cell_ids(arena, &p->by),
			tvx_str_of(tvx_proposal_kind_word(p->kind)),
			p->under ? p->under->id : TVX_STR(""),
			tvx_proposal_old_words(paragraph, p),
			p->words ? p->words->words : p->after,
			tvx_cell_date(arena, tvx_day_of(p->on, p->at)),
			p->at ? tvx_meeting_code(p->at) : TVX_STR(""),
			tvx_str_of(tvx_fate_word(fates[i])),
		};
		tvx_sheet_add(sheet, cells);
	}
	free(fates);
	tvx_arena_free(arena);
}

struct tvx_sheet *
tvx_proposals_sheet(const struct tvx_survey *survey)
{
	struct tvx_sheet *sheet = tvx_sheet_new(proposal_columns, PROPOSAL_COLUMNS);

	for (size_t i = 0; i < survey->count; i++)
		if (!survey->units[i].alternative)
			add_proposals(sheet, &survey->units[i], survey->as_at);
	return sheet;
}

struct tvx_sheet *
tvx_positions_sheet(const struct tvx_survey *survey)
{
	struct tvx_sheet *sheet = tvx_sheet_new(position_columns, POSITION_COLUMNS);

	for (size_t i = 0; i < survey->count; i++) {
		const struct tvx_unit *unit = &survey->units[i];
		const struct tvx_position *p = unit->paragraph->positions.first;
		struct tvx_arena *arena = tvx_arena_new();
		for (; p && !unit->alternative; p = p->next) {
			struct tvx_str cells[POSITION_COLUMNS] = {
				unit->paragraph->id,
				unit->place,
				tvx_cell_ids(arena, &p->by),
				tvx_str_of(tvx_stand_word(p->stand)),
				p->about ? p->about->id : TVX_STR(""),
				tvx_cell_date(arena, tvx_day_of(p->on, p->at)),
				p->words,
			};
			tvx_sheet_add(sheet, cells);
		}
		tvx_arena_free(arena);
	}
	return sheet;
}
