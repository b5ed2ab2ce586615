/* Counting standings by section, and the few things that lists and screens ask of a unit. */
#include "write/units.h"

#include <string.h>

struct tvx_str
tvx_unit_words(struct tvx_arena *arena, const struct tvx_unit *unit)
{
	const struct tvx_proposal *first = unit->paragraph->proposals.first;
	const struct tvx_text *text = unit->alternative              ? unit->alternative->words
				      : unit->paragraph->texts.count ? unit->paragraph->texts.first
				      : first                        ? first->words
								     : NULL;
	size_t len = 0;

	if (!text || !text->words.len)
		return TVX_STR("");
	char *folded = tvx_arena_alloc(arena, text->words.len + 1);
	for (size_t i = 0; i < text->words.len; i++) {
		char c = text->words.ptr[i];
		bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
		if (!space)
			folded[len++] = c;
		else if (len && folded[len - 1] != ' ')
			folded[len++] = ' ';
	}
	return tvx_str_trim((struct tvx_str){ folded, len });
}

const struct tvx_mark *
tvx_unit_last_mark(const struct tvx_unit *unit, struct tvx_date as_at)
{
	const struct tvx_mark *last = NULL;

	for (const struct tvx_mark *m = unit->paragraph->marks.first; m; m = m->next) {
		const struct tvx_proposal *of = m->proposal;
		if (of && of->kind != TVX_ALTERNATIVE)
			of = NULL;
		bool known = !tvx_date_given(m->on) || !tvx_date_given(as_at) ||
			     tvx_date_compare(m->on, as_at) <= 0;
		if (of == unit->alternative && known && m->status != TVX_MARK_CONFIRMED)
			last = m;
	}
	return last;
}

bool
tvx_unit_counts(const struct tvx_unit *unit)
{
	return !unit->alternative && (unit->paragraph->kind == TVX_UNIT_PARAGRAPH ||
				      unit->paragraph->kind == TVX_UNIT_ITEM);
}

const struct tvx_proposal *
tvx_proposal_alternative(const struct tvx_proposal *proposal)
{
	while (proposal && proposal->under)
		proposal = proposal->under;
	return proposal && proposal->kind == TVX_ALTERNATIVE ? proposal : NULL;
}

bool
tvx_unit_has(const struct tvx_unit *unit, const struct tvx_proposal *about)
{
	return tvx_proposal_alternative(about) == unit->alternative;
}

bool
tvx_unit_heads_section(const struct tvx_survey *survey, const struct tvx_unit *unit)
{
	return unit->section == (size_t)(unit - survey->units);
}

bool
tvx_unit_stands_in(const struct tvx_unit *unit, const struct tvx_node *division)
{
	const struct tvx_node *node = unit->paragraph->node.parent;

	while (node && node != division)
		node = node->parent;
	return node == division;
}

static bool
is_within(const struct tvx_survey *survey, const struct tvx_unit *unit,
	  const struct tvx_tally *tally)
{
	const struct tvx_unit *heading = &survey->units[tally->heading];

	return tvx_unit_stands_in(unit, heading->paragraph->node.parent);
}

struct tvx_tally *
tvx_tallies_of(struct tvx_arena *arena, const struct tvx_survey *survey, size_t *count)
{
	size_t open[TVX_LIMIT_DEPTH + 2] = { 0 }, depth = 0, sections = 1;

	for (size_t i = 0; i < survey->count; i++)
		sections += survey->units[i].section == i;
	struct tvx_tally *tallies = tvx_arena_alloc(arena, sections * sizeof(*tallies));
	tallies[0].heading = SIZE_MAX;
	*count = 1;
	for (size_t i = 0; i < survey->count; i++) {
		const struct tvx_unit *unit = &survey->units[i];
		while (depth && !is_within(survey, unit, &tallies[open[depth]]))
			depth--;
		if (unit->section == i) {
			tallies[*count] = (struct tvx_tally){ .heading = i, .depth = unit->depth };
			open[++depth] = (*count)++;
		}
		for (size_t d = 0; tvx_unit_counts(unit) && d <= depth; d++) {
			tallies[open[d]].counts[unit->standing.level]++;
			tallies[open[d]].total++;
		}
	}
	return tallies;
}
