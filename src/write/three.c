/* Three texts: what two of them changed in the one that both come from, and where they collide. */
#include "write/diff.h"
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

bool
tvx_three_any(const struct tvx_three *three)
{
	size_t count;
	const struct tvx_three_row *rows = tvx_three_way_rows(three->way, &count);
	bool wanted = !three->only;

	for (size_t r = 0; r < count; r++) {
		wanted = is_wanted(three, &rows[r], wanted);
		if (wanted && rows[r].clash != TVX_CLASH_NONE)
			return true;
	}
	return false;
}

static const char *
phrase_of(const struct tvx_three_row *row)
{
	if (row->clash == TVX_CLASH_ONE)
		return row->changed[0] ? "X" : "Y";
	return row->clash == TVX_CLASH_ALIKE   ? "both alike"
	       : row->clash == TVX_CLASH_APART ? "both, apart"
					       : "collide";
}

/* --- counts -------------------------------------------------------------------------------------- */

struct sums {
	size_t none, one[2], alike, apart, collide;
};

static void
count_row(struct sums *sums, const struct tvx_three_row *row)
{
	sums->none += row->clash == TVX_CLASH_NONE;
	sums->alike += row->clash == TVX_CLASH_ALIKE;
	sums->apart += row->clash == TVX_CLASH_APART;
	sums->collide += row->clash == TVX_CLASH_COLLIDE;
	if (row->clash == TVX_CLASH_ONE)
		sums->one[!row->changed[0]]++;
}

static struct sums
count_all(const struct tvx_three *three)
{
	size_t count;
	const struct tvx_three_row *rows = tvx_three_way_rows(three->way, &count);
	struct sums sums = { 0 };
	bool wanted = !three->only;

	for (size_t r = 0; r < count; r++) {
		wanted = is_wanted(three, &rows[r], wanted);
		if (wanted)
			count_row(&sums, &rows[r]);
	}
	return sums;
}

/* --- terminal ------------------------------------------------------------------------------------ */

struct screen {
	const struct tvx_three *three;
	const struct tvx_terminal *terminal;
	struct tvx_buf *out;
};

static void
write_name(const struct screen *s, const char *name, const struct tvx_side *side,
	   const struct tvx_side *other)
{
	enum { WIDEST_COLS = 6 };

	struct tvx_buf line = { 0 };

	tvx_side_describe(side, other, &line);
	tvx_term_cell(s->out, s->terminal, TVX_STYLE_STRONG, tvx_str_of(name), WIDEST_COLS, true);
	tvx_term_lines(s->out, s->terminal, TVX_STYLE_PLAIN, tvx_buf_str(&line), WIDEST_COLS);
	tvx_buf_release(&line);
}

static void
write_sums(const struct screen *s)
{
	struct sums sums = count_all(s->three);
	struct tvx_buf line = { 0 };

	const struct tvx_side *base = s->three->base, *const *sides = s->three->sides;

	write_name(s, "base", base, sides[0]);
	write_name(s, names[0], sides[0], base);
	write_name(s, names[1], sides[1], base);
	tvx_buf_printf(&line,
		       "%zu unchanged, %zu by X, %zu by Y, %zu by both alike, %zu by both apart, "
		       "%zu collide",
		       sums.none, sums.one[0], sums.one[1], sums.alike, sums.apart, sums.collide);
	tvx_term_lines(s->out, s->terminal, TVX_STYLE_STRONG, tvx_buf_str(&line), 0);
	tvx_buf_release(&line);
}

/* What one text did: where it stands there, and a phrase. Ends the line. */
static void
write_deed(const struct screen *s, const struct tvx_three_row *row, int which,
	   const struct tvx_passage *passage)
{
	struct tvx_buf phrase = { 0 }, places = { 0 };

	tvx_passage_phrase(passage, &phrase);
	tvx_passage_places(passage, false, &places);
	if (!row->base_unit || !tvx_str_equal(tvx_buf_str(&places), row->base_unit->place)) {
		tvx_term_text(s->out, s->terminal, TVX_STYLE_STRONG, tvx_buf_str(&places));
		tvx_buf_add(s->out, places.len ? TVX_STR("  ") : TVX_STR(""));
	}
	tvx_term_text(s->out, s->terminal, TVX_STYLE_WHO, tvx_buf_str(&phrase));
	tvx_buf_add(s->out, row->again[which] ? TVX_STR(", above\n") : TVX_STR("\n"));
	tvx_buf_release(&phrase);
	tvx_buf_release(&places);
}

/* The deed of one text and its words, on a line of its own below the name of that text, or behind
 * the place when there is no other. */
static void
write_side(const struct screen *s, const struct tvx_three_row *row, int which, bool alone)
{
	struct tvx_diff diff = { .comparison = tvx_three_way_comparison(s->three->way, which),
				 .old_side = s->three->base,
				 .new_side = s->three->sides[which] };
	unsigned indent = alone ? INDENT_COLS : INDENT_COLS + NAME_COLS;
	struct tvx_passage passage;

	tvx_passage_init(&passage, &diff, row->groups[which]);
	if (!alone) {
		tvx_term_spaces(s->out, INDENT_COLS);
		tvx_term_cell(s->out, s->terminal, TVX_STYLE_STRONG, tvx_str_of(names[which]),
			      NAME_COLS, true);
	}
	write_deed(s, row, which, &passage);
	if (!row->again[which]) {
		tvx_term_spaces(s->out, indent);
		tvx_passage_wrap(&passage, s->terminal, indent, indent, s->out);
	}
	tvx_passage_release(&passage);
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
	tvx_term_text(s->out, s->terminal, style, tvx_str_of(phrase_of(row)));
	tvx_buf_add(s->out, alone ? TVX_STR(": ") : TVX_STR("\n"));
	if (alone) {
		write_side(s, row, !row->changed[0], true);
		return;
	}
	for (int which = 0; which < 2; which++)
		if (row->changed[which])
			write_side(s, row, which, false);
}

void
tvx_write_three(const struct tvx_three *three, const struct tvx_terminal *terminal,
		struct tvx_buf *out)
{
	struct screen screen = { three, terminal, out };
	size_t count;
	const struct tvx_three_row *rows = tvx_three_way_rows(three->way, &count);
	bool wanted = !three->only;

	if (!tvx_three_any(three)) {
		tvx_buf_add(out, three->only ? TVX_STR("Nothing changed there.\n")
					     : TVX_STR("Nothing changed.\n"));
		return;
	}
	write_sums(&screen);
	for (size_t r = 0; r < count && !three->stat; r++) {
		wanted = is_wanted(three, &rows[r], wanted);
		if (wanted && rows[r].clash != TVX_CLASH_NONE)
			write_row(&screen, &rows[r]);
	}
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
	struct sums sums = count_all(three);
	size_t count;
	const struct tvx_three_row *rows = tvx_three_way_rows(three->way, &count);
	bool wanted = !three->only, begun = false;

	tvx_buf_printf(out,
		       "{\n  \"counts\": {\"unchanged\": %zu, \"x\": %zu, \"y\": %zu, "
		       "\"alike\": %zu, \"apart\": %zu, \"collide\": %zu},\n  \"rows\": [",
		       sums.none, sums.one[0], sums.one[1], sums.alike, sums.apart, sums.collide);
	for (size_t r = 0; r < count && !three->stat; r++) {
		wanted = is_wanted(three, &rows[r], wanted);
		if (!wanted || rows[r].clash == TVX_CLASH_NONE)
			continue;
		tvx_buf_add(out, begun ? TVX_STR(",\n") : TVX_STR("\n"));
		json_row(out, three, &rows[r]);
		begun = true;
	}
	tvx_buf_add(out, begun ? TVX_STR("\n  ]\n}\n") : TVX_STR("]\n}\n"));
}
