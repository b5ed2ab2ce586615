/* Three texts: what two of them changed in the one that both come from, and where they collide,
 * on a terminal. */
#include "write/three.h"
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

void
tvx_three_place(const struct tvx_three_row *row, struct tvx_buf *out)
{
	if (row->base_unit)
		tvx_buf_add(out, row->base_unit->place);
	else if (row->after)
		tvx_buf_printf(out, "after %.*s", TVX_STR_ARG(row->after->place));
	else
		tvx_buf_add(out, TVX_STR("at the beginning"));
}

/* Whether a text put something in, or moved it. */
static bool
is_put_by(const struct tvx_three_row *row, int which)
{
	const struct tvx_pair *pair = row->changed[which] ? row->groups[which]->pairs : NULL;

	return pair && (!pair->old_unit || pair->moved);
}

struct tvx_str
tvx_three_reason(const struct tvx_three_row *row)
{
	if (row->clash != TVX_CLASH_COLLIDE)
		return TVX_STR("");
	switch (row->why) {
	case TVX_WHY_MOVED:
		return TVX_STR("moved to different places");
	case TVX_WHY_PUT_IN:
		return TVX_STR("both put something in here");
	case TVX_WHY_NEARLY:
		return TVX_STR("both put in nearly the same");
	case TVX_WHY_PLACES:
		return row->across ? TVX_STR("nearly the same put in at different places")
				   : TVX_STR("the same put in at different places");
	case TVX_WHY_SECTION:
		return is_put_by(row, 0) ? TVX_STR("put into a section that Y deleted")
					 : TVX_STR("put into a section that X deleted");
	default:
		return TVX_STR("");
	}
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

size_t
tvx_three_parts(const struct tvx_three_row *row, int which)
{
	if (!row->changed[which] || (which && row->clash == TVX_CLASH_ALIKE))
		return 0;
	return row->counts[which];
}

/* What Y put in, where X put in nearly the same. */
static void
lay_against(struct tvx_three_part *part, const struct tvx_three *three,
	    const struct tvx_three_row *row)
{
	struct tvx_diff diff = { .comparison = tvx_three_way_across(three->way),
				 .old_side = three->sides[0],
				 .new_side = three->sides[1] };

	tvx_passage_init(&part->passage, &diff, row->across);
	tvx_buf_add(&part->phrase, TVX_STR("new, laid against X"));
}

void
tvx_three_part_init(struct tvx_three_part *part, const struct tvx_three *three,
		    const struct tvx_three_row *row, int which, size_t index)
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
	if (which && row->across) {
		lay_against(part, three, row);
	} else {
		tvx_passage_init(&part->passage, &diff, row->groups[which] + index);
		tvx_passage_phrase(&part->passage, &part->phrase);
	}
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
write_side(const struct screen *s, const struct tvx_three_row *row, int which, size_t index,
	   bool alone)
{
	unsigned indent = alone ? INDENT_COLS : INDENT_COLS + NAME_COLS;
	struct tvx_three_part part;

	tvx_three_part_init(&part, s->three, row, which, index);
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
	struct tvx_str reason = tvx_three_reason(row);
	struct tvx_buf place = { 0 };

	tvx_buf_add_char(s->out, '\n');
	tvx_three_place(row, &place);
	tvx_term_text(s->out, s->terminal, TVX_STYLE_STRONG, tvx_buf_str(&place));
	tvx_buf_release(&place);
	tvx_buf_add(s->out, TVX_STR("  "));
	tvx_term_text(s->out, s->terminal, style, tvx_str_of(tvx_three_phrase(row)));
	tvx_buf_add(s->out, alone || reason.len ? TVX_STR(": ") : TVX_STR(""));
	tvx_buf_add(s->out, reason);
	tvx_buf_add(s->out, alone ? TVX_STR("") : TVX_STR("\n"));
	for (int which = 0; which < 2; which++)
		for (size_t n = 0; n < tvx_three_parts(row, which); n++)
			write_side(s, row, which, n, alone);
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
