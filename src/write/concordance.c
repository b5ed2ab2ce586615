/* The concordance: which paragraph of the old text became which of the new one. */
#include "base/arena.h"
#include "write/units.h"

static const struct tvx_column columns[] = {
	{ .name = "old_id" },
	{ .name = "old_place", .title = "OLD" },
	{ .name = "new_id" },
	{ .name = "new_place", .title = "NEW" },
	{ .name = "relation", .title = "RELATION" },
	{ .name = "moved", .title = "MOVED" },
	{ .name = "renumbered", .title = "RENUMBERED" },
	{ .name = "similarity", .title = "ALIKE", .number = true },
	{ .name = "old_words", .title = "OLD WORDS", .flexible = true },
	{ .name = "new_words" },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static struct tvx_str
yes_or_no(bool yes)
{
	return yes ? TVX_STR("yes") : TVX_STR("no");
}

static void
add_pair(struct tvx_sheet *sheet, const struct tvx_pair *pair)
{
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_str cells[COLUMNS] = {
		[4] = tvx_str_of(tvx_relation_word(pair->relation)),
		[8] = pair->old_words,
		[9] = pair->new_words,
	};

	if (pair->old_unit) {
		cells[0] = pair->old_unit->id;
		cells[1] = pair->old_unit->place;
	}
	if (pair->new_unit) {
		cells[2] = pair->new_unit->id;
		cells[3] = pair->new_unit->place;
	}
	if (pair->old_unit && pair->new_unit) {
		cells[5] = yes_or_no(pair->moved);
		cells[6] = yes_or_no(pair->renumbered);
		cells[7] = tvx_arena_printf(arena, "%.2f", (double)pair->similarity);
	}
	tvx_sheet_add(sheet, cells);
	tvx_arena_free(arena);
}

struct tvx_sheet *
tvx_concordance_sheet(const struct tvx_comparison *comparison)
{
	struct tvx_sheet *sheet = tvx_sheet_new(columns, COLUMNS);
	size_t count;
	const struct tvx_pair *pairs = tvx_comparison_pairs(comparison, &count);

	for (size_t i = 0; i < count; i++)
		add_pair(sheet, &pairs[i]);
	return sheet;
}
