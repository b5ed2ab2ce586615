/* Three texts: what two of them changed in the one that both come from, and where they collide. */
#include "write/three.h"
#include "write/json.h"
#include "write/term.h"
#include "write/units.h"

#include "base/arena.h"

enum { INDENT_COLS = 2, NAME_COLS = 2 };

static const char *const names[2] = { "X", "Y" };

static bool
stands_at(const struct tvx_unit *unit, const struct tvx_unit *only)
{
	return unit->paragraph == only->paragraph ||
	       (only->paragraph->kind == TVX_UNIT_HEADING &&
		tvx_unit_stands_in(unit, only->paragraph->node.parent));
}

/* What is new stands where the last passage of the base stood. */
static bool
is_wanted(const struct tvx_three *three, const struct tvx_three_row *row, bool before)
{
	if (!three->only)
		return true;
	return row->base_unit ? stands_at(row->base_unit, three->only) : before;
}

void
tvx_three_walk_init(struct tvx_three_walk *walk, const struct tvx_three *three)
{
	*walk = (struct tvx_three_walk){ .three = three, .wanted = !three->only };
}

const struct tvx_three_row *
tvx_three_next(struct tvx_three_walk *walk)
{
	size_t count;
	const struct tvx_three_row *rows = tvx_three_way_rows(walk->three->way, &count);

	while (walk->next < count) {
		const struct tvx_three_row *row = &rows[walk->next++];
		walk->wanted = is_wanted(walk->three, row, walk->wanted);
		if (walk->wanted)
			return row;
	}
	return NULL;
}

bool
tvx_three_any(const struct tvx_three *three)
{
	struct tvx_three_walk walk;
	const struct tvx_three_row *row;

	tvx_three_walk_init(&walk, three);
	while ((row = tvx_three_next(&walk)))
		if (row->clash != TVX_CLASH_NONE)
			return true;
	return false;
}

/* --- in words ------------------------------------------------------------------------------------ */

void
tvx_three_title(const struct tvx_three *three, int which, struct tvx_buf *out)
{
	struct tvx_str name = three->names[which], common = tvx_side_title(three->base);
	struct tvx_str title = which < 2 ? tvx_side_title(three->sides[which]) : common;

	tvx_buf_add(out, name);
	if (name.len && which < 2 && tvx_str_equal(title, common))
		return;
	tvx_buf_add(out, name.len ? TVX_STR(": ") : TVX_STR(""));
	tvx_buf_add(out, title);
}

const char *
tvx_three_phrase(const struct tvx_three_row *row)
{
	if (row->clash == TVX_CLASH_ONE)
		return names[!row->changed[0]];
	return row->clash == TVX_CLASH_ALIKE   ? "both alike"
	       : row->clash == TVX_CLASH_APART ? "both, apart"
					       : "collide";
}

struct tvx_str
tvx_three_nothing(const struct tvx_three *three)
{
	return three->only ? TVX_STR("Nothing changed there.") : TVX_STR("Nothing changed.");
}

struct tvx_three_sums
tvx_three_count(const struct tvx_three *three)
{
	struct tvx_three_sums sums = { 0 };
	struct tvx_three_walk walk;
	const struct tvx_three_row *row;

	tvx_three_walk_init(&walk, three);
	while ((row = tvx_three_next(&walk))) {
		sums.none += row->clash == TVX_CLASH_NONE;
		sums.alike += row->clash == TVX_CLASH_ALIKE;
		sums.apart += row->clash == TVX_CLASH_APART;
		sums.collide += row->clash == TVX_CLASH_COLLIDE;
		if (row->clash == TVX_CLASH_ONE)
			sums.one[!row->changed[0]]++;
	}
	return sums;
}

void
tvx_three_add_sums(struct tvx_buf *out, const struct tvx_three_sums *sums)
{
	tvx_buf_printf(out,
		       "%zu unchanged, %zu by X, %zu by Y, %zu by both alike, %zu by both apart, "
		       "%zu collide",
		       sums->none, sums->one[0], sums->one[1], sums->alike, sums->apart,
		       sums->collide);
}

/* The first base unit of what became of a row in one text. */
static const struct tvx_unit *
first_of(const struct tvx_three_row *row, int which)
{
	const struct tvx_group *group = row->groups[which];
	const struct tvx_unit *first = row->base_unit;

	for (size_t p = 0; p < group->pair_count; p++) {
		const struct tvx_unit *unit = group->pairs[p].old_unit;
		if (unit && unit < first)
			first = unit;
	}
	return first;
}

bool
tvx_three_has_part(const struct tvx_three_row *row, int which)
{
	return row->changed[which] && !(which && row->clash == TVX_CLASH_ALIKE);
}

void
tvx_three_part_init(struct tvx_three_part *part, const struct tvx_three *three,
		    const struct tvx_three_row *row, int which)
{
	struct tvx_diff diff = { .comparison = tvx_three_way_comparison(three->way, which),
				 .old_side = three->base,
				 .new_side = three->sides[which] };

	*part = (struct tvx_three_part){ .name = row->clash == TVX_CLASH_ALIKE ? "="
									       : names[which] };
	if (row->again[which])
		part->again = first_of(row, which);
	/* Where that is not asked for, its words stand here. */
	if (part->again && three->only && !stands_at(part->again, three->only))
		part->again = NULL;
	tvx_passage_init(&part->passage, &diff, row->groups[which]);
	tvx_passage_phrase(&part->passage, &part->phrase);
	tvx_passage_places(&part->passage, false, &part->places);
}

void
tvx_three_part_release(struct tvx_three_part *part)
{
	tvx_passage_release(&part->passage);
	tvx_buf_release(&part->phrase);
	tvx_buf_release(&part->places);
}

/* --- terminal ------------------------------------------------------------------------------------ */

struct screen {
	const struct tvx_three *three;
	const struct tvx_terminal *terminal;
	struct tvx_buf *out;
};

static void
write_name(const struct screen *s, const char *name, int which)
{
	enum { WIDEST_COLS = 6 };

	struct tvx_buf title = { 0 };

	tvx_three_title(s->three, which, &title);
	tvx_term_cell(s->out, s->terminal, TVX_STYLE_STRONG, tvx_str_of(name), WIDEST_COLS, true);
	tvx_term_lines(s->out, s->terminal, TVX_STYLE_PLAIN, tvx_buf_str(&title), WIDEST_COLS);
	tvx_buf_release(&title);
}

static void
write_sums(const struct screen *s)
{
	struct tvx_three_sums sums = tvx_three_count(s->three);
	struct tvx_buf line = { 0 };

	write_name(s, "base", 2);
	write_name(s, names[0], 0);
	write_name(s, names[1], 1);
	tvx_three_add_sums(&line, &sums);
	tvx_term_lines(s->out, s->terminal, TVX_STYLE_STRONG, tvx_buf_str(&line), 0);
	tvx_buf_release(&line);
}

/* What one text did: where it stands there, and a phrase. Ends the line. */
static void
write_deed(const struct screen *s, const struct tvx_three_row *row,
	   const struct tvx_three_part *part)
{
	struct tvx_str places = tvx_buf_str(&part->places);

	if (!row->base_unit || !tvx_str_equal(places, row->base_unit->place)) {
		tvx_term_text(s->out, s->terminal, TVX_STYLE_STRONG, places);
		tvx_buf_add(s->out, places.len ? TVX_STR("  ") : TVX_STR(""));
	}
	tvx_term_text(s->out, s->terminal, TVX_STYLE_WHO, tvx_buf_str(&part->phrase));
	tvx_buf_add(s->out, part->again ? TVX_STR(", above\n") : TVX_STR("\n"));
}

/* The deed of one text and its words, on a line of its own below the name of that text, or behind
 * the place when there is no other. */
static void
write_side(const struct screen *s, const struct tvx_three_row *row, int which, bool alone)
{
	unsigned indent = alone ? INDENT_COLS : INDENT_COLS + NAME_COLS;
	struct tvx_three_part part;

	tvx_three_part_init(&part, s->three, row, which);
	if (!alone) {
		tvx_term_spaces(s->out, INDENT_COLS);
		tvx_term_cell(s->out, s->terminal, TVX_STYLE_STRONG, tvx_str_of(part.name),
			      NAME_COLS, true);
	}
	write_deed(s, row, &part);
	if (!part.again) {
		tvx_term_spaces(s->out, indent);
		tvx_passage_wrap(&part.passage, s->terminal, indent, indent, s->out);
	}
	tvx_three_part_release(&part);
}

static void
write_row(const struct screen *s, const struct tvx_three_row *row)
{
	bool alone = row->clash == TVX_CLASH_ONE || row->clash == TVX_CLASH_ALIKE;
	enum tvx_style style = row->clash == TVX_CLASH_COLLIDE ? TVX_STYLE_WAITING : TVX_STYLE_WHO;

	tvx_buf_add_char(s->out, '\n');
	tvx_term_text(s->out, s->terminal, TVX_STYLE_STRONG,
		      row->base_unit ? row->base_unit->place : TVX_STR("(new)"));
	tvx_buf_add(s->out, TVX_STR("  "));
	tvx_term_text(s->out, s->terminal, style, tvx_str_of(tvx_three_phrase(row)));
	tvx_buf_add(s->out, alone ? TVX_STR(": ") : TVX_STR("\n"));
	for (int which = 0; which < 2; which++)
		if (tvx_three_has_part(row, which))
			write_side(s, row, which, alone);
}

void
tvx_write_three(const struct tvx_three *three, const struct tvx_terminal *terminal,
		struct tvx_buf *out)
{
	struct screen screen = { three, terminal, out };
	struct tvx_three_walk walk;
	const struct tvx_three_row *row;

	if (!tvx_three_any(three)) {
		tvx_buf_add(out, tvx_three_nothing(three));
		tvx_buf_add_char(out, '\n');
		return;
	}
	write_sums(&screen);
	tvx_three_walk_init(&walk, three);
	while (!three->stat && (row = tvx_three_next(&walk)))
		if (row->clash != TVX_CLASH_NONE)
			write_row(&screen, row);
}

/* --- JSON ---------------------------------------------------------------------------------------- */

static void
json_side(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_row *row,
	  int which)
{
	const struct tvx_comparison *comparison = tvx_three_way_comparison(three->way, which);
	const struct tvx_group *group = row->groups[which];
	struct tvx_edits edits;

	tvx_buf_printf(out, ",\n     \"%s\": {\"relation\": \"%s\", \"moved\": %s, \"edits\": [",
		       which ? "y" : "x", tvx_relation_word(group->pairs->relation),
		       group->pairs->moved ? "true" : "false");
	tvx_edits_init(&edits, comparison, group);
	for (size_t i = 0; i < edits.count; i++) {
		const struct tvx_edit *edit = &edits.list[i];
		tvx_buf_add(out, i ? TVX_STR(", ") : TVX_STR(""));
		tvx_buf_add(out, edit->changes ? TVX_STR("{\"old\": ") : TVX_STR("{\"keep\": "));
		tvx_json_string(out, edit->old_words);
		if (edit->changes) {
			tvx_buf_add(out, TVX_STR(", \"new\": "));
			tvx_json_string(out, edit->new_words);
		}
		tvx_buf_add_char(out, '}');
	}
	tvx_edits_release(&edits);
	tvx_buf_add(out, TVX_STR("]}"));
}

static void
json_row(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_row *row)
{
	tvx_buf_add(out, TVX_STR("    {\"base\": "));
	if (row->base_unit)
		tvx_json_string(out, row->base_unit->id);
	else
		tvx_buf_add(out, TVX_STR("null"));
	tvx_buf_printf(out, ", \"clash\": \"%s\"", tvx_clash_word(row->clash));
	for (int which = 0; which < 2; which++)
		if (row->changed[which])
			json_side(out, three, row, which);
	tvx_buf_add_char(out, '}');
}

void
tvx_write_three_json(const struct tvx_three *three, struct tvx_buf *out)
{
	struct tvx_three_sums sums = tvx_three_count(three);
	struct tvx_three_walk walk;
	const struct tvx_three_row *row;
	bool begun = false;

	tvx_buf_printf(out,
		       "{\n  \"counts\": {\"unchanged\": %zu, \"x\": %zu, \"y\": %zu, "
		       "\"alike\": %zu, \"apart\": %zu, \"collide\": %zu},\n  \"rows\": [",
		       sums.none, sums.one[0], sums.one[1], sums.alike, sums.apart, sums.collide);
	tvx_three_walk_init(&walk, three);
	while (!three->stat && (row = tvx_three_next(&walk))) {
		if (row->clash == TVX_CLASH_NONE)
			continue;
		tvx_buf_add(out, begun ? TVX_STR(",\n") : TVX_STR("\n"));
		json_row(out, three, row);
		begun = true;
	}
	tvx_buf_add(out, begun ? TVX_STR("\n  ]\n}\n") : TVX_STR("]\n}\n"));
}
