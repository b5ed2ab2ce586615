/* The cover note of a revision: what was agreed since the last one, what is new, what is pending. */
#include "write/term.h"
#include "write/units.h"

#include "base/map.h"

enum { WIDTH_COLS = 72, INDENT_COLS = 2, PLACE_COLS = 12 };

struct cover {
	const struct tvx_survey *now;
	struct tvx_map *before; /* units of the last revision by id; empty when it is the first */
	bool first;
	struct tvx_arena *arena;
	struct tvx_buf *out;
};

static const struct tvx_unit *
then(const struct cover *c, const struct tvx_unit *unit)
{
	return tvx_map_get(c->before, unit->id);
}

static bool
is_agreed(const struct tvx_unit *unit)
{
	return unit->standing.level == TVX_AGREED || unit->standing.level == TVX_AD_REF;
}

static bool
agreed_since(const struct cover *c, const struct tvx_unit *unit)
{
	const struct tvx_unit *old = then(c, unit);

	return is_agreed(unit) && !unit->standing.inherited && !(old && is_agreed(old));
}

static bool
reopened_since(const struct cover *c, const struct tvx_unit *unit)
{
	const struct tvx_unit *old = then(c, unit);

	return old && is_agreed(old) && !is_agreed(unit);
}

static bool
is_new(const struct cover *c, const struct tvx_unit *unit)
{
	return !c->first && !then(c, unit);
}

static bool
is_pending(const struct cover *c, const struct tvx_unit *unit)
{
	(void)c;
	return unit->standing.level == TVX_PENDING && !unit->standing.inherited;
}

static bool
waits(const struct cover *c, const struct tvx_unit *unit)
{
	(void)c;
	return unit->standing.level == TVX_AD_REF && !unit->standing.inherited;
}

static const struct {
	const char *title;
	bool (*holds)(const struct cover *c, const struct tvx_unit *unit);
} parts[] = {
	{ "Agreed since the last revision", agreed_since },
	{ "Reopened since the last revision", reopened_since },
	{ "New", is_new },
	{ "Agreed ad referendum", waits },
	{ "Pending", is_pending },
};

enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

static void
line(struct cover *c, const struct tvx_unit *unit)
{
	const struct tvx_terminal plain = { .width_cols = WIDTH_COLS };
	struct tvx_str id = unit->alternative ? unit->id : unit->place;

	tvx_term_spaces(c->out, INDENT_COLS);
	tvx_term_cell(c->out, &plain, TVX_STYLE_PLAIN, id, PLACE_COLS, true);
	tvx_buf_add_char(c->out, ' ');
	tvx_term_cell(c->out, &plain, TVX_STYLE_PLAIN, tvx_unit_words(c->arena, unit),
		      WIDTH_COLS - INDENT_COLS - PLACE_COLS - 1, false);
	tvx_buf_add_char(c->out, '\n');
}

static void
part(struct cover *c, size_t index)
{
	struct tvx_buf lines = { 0 }, *out = c->out;
	size_t count = 0;

	c->out = &lines;
	for (size_t i = 0; i < c->now->count; i++) {
		if (!parts[index].holds(c, &c->now->units[i]))
			continue;
		count++;
		line(c, &c->now->units[i]);
	}
	c->out = out;
	if (count) {
		const char *title = c->first && index == 0 ? "Agreed" : parts[index].title;
		tvx_buf_printf(out, "\n%s (%zu)\n", title, count);
		tvx_buf_add(out, tvx_buf_str(&lines));
	}
	tvx_buf_release(&lines);
}

static void
numbers(struct cover *c)
{
	size_t count;
	const struct tvx_tally *all = tvx_tallies_of(c->arena, c->now, &count);
	const size_t *n = all->counts;

	tvx_buf_printf(
		c->out,
		"%zu paragraphs and items: %zu agreed, %zu agreed ad referendum, %zu pending, "
		"%zu open.\n",
		all->total, n[TVX_AGREED], n[TVX_AD_REF], n[TVX_PENDING], n[TVX_OPEN]);
}

void
tvx_write_cover(const struct tvx_survey *before, const struct tvx_survey *now, struct tvx_buf *out)
{
	struct cover c = { .now = now, .first = !before, .arena = tvx_arena_new(), .out = out };

	c.before = tvx_map_new(c.arena);
	for (size_t i = 0; before && i < before->count; i++)
		tvx_map_add(c.before, before->units[i].id, (void *)(uintptr_t)&before->units[i]);
	numbers(&c);
	for (size_t i = 0; i < PARTS; i++)
		part(&c, i);
	tvx_arena_free(c.arena);
}
