/* The concordance: which paragraph of the old text became which of the new one, as data and as a
 * table for people. */
#include "travaux/write.h"

#include <stdio.h>

static const struct tvx_column columns[] = {
	{ .name = "old_id", .borrowed = true },     { .name = "old_place", .borrowed = true },
	{ .name = "new_id", .borrowed = true },     { .name = "new_place", .borrowed = true },
	{ .name = "relation", .borrowed = true },   { .name = "moved", .borrowed = true },
	{ .name = "renumbered", .borrowed = true }, { .name = "similarity", .number = true },
	{ .name = "old_words", .borrowed = true },  { .name = "new_words", .borrowed = true },
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
	char similarity[16];
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
		snprintf(similarity, sizeof(similarity), "%.2f", (double)pair->similarity);
		cells[7] = tvx_str_of(similarity);
	}
	tvx_sheet_add(sheet, cells);
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

/* --- for people ------------------------------------------------------------------------------------ */

static const struct tvx_column table_columns[] = {
	{ .name = "old", .title = "OLD", .borrowed = true },
	{ .name = "new", .title = "NEW", .borrowed = true },
	{ .name = "what", .title = "WHAT HAPPENED" },
	{ .name = "alike", .title = "ALIKE", .number = true },
	{ .name = "words", .title = "WORDS", .flexible = true, .borrowed = true },
};

struct tvx_sheet *
tvx_concordance_table(const struct tvx_comparison *comparison)
{
	enum { TABLE_COLUMNS = sizeof(table_columns) / sizeof(table_columns[0]) };

	struct tvx_sheet *sheet = tvx_sheet_new(table_columns, TABLE_COLUMNS);
	size_t count;
	const struct tvx_pair *pairs = tvx_comparison_pairs(comparison, &count);

	for (size_t i = 0; i < count; i++) {
		const struct tvx_pair *pair = &pairs[i];
		struct tvx_str cells[TABLE_COLUMNS] = {
			[4] = pair->new_unit && pair->relation != TVX_MERGED ? pair->new_words
									     : pair->old_words,
		};
		char what[64], alike[16];
		snprintf(what, sizeof(what), "%s%s%s", tvx_relation_word(pair->relation),
			 pair->moved && pair->relation != TVX_MOVED ? ", moved" : "",
			 pair->renumbered ? ", renumbered" : "");
		cells[2] = tvx_str_of(what);
		if (pair->old_unit)
			cells[0] = pair->old_unit->place;
		if (pair->new_unit)
			cells[1] = pair->new_unit->place;
		snprintf(alike, sizeof(alike), "%.2f", (double)pair->similarity);
		if (pair->old_unit && pair->new_unit)
			cells[3] = tvx_str_of(alike);
		tvx_sheet_add(sheet, cells);
	}
	return sheet;
}
