/* Numbers of paragraphs: those that are missing, and those that stand twice. */
#include "model/check.h"

#include "base/ascii.h"

#include <string.h>

enum style { ARABIC, ROMAN, LETTER, STYLES };

/* "3.", "3)" and "(3)" count different things. */
enum dress { PLAIN, CLOSED, ENCLOSED, DRESSES };

/* Of each style and dress, in lower and in upper case. */
enum { SEQUENCES = STYLES * DRESSES * 2 };

/* A number as a label prints it. */
struct number {
	enum style style;
	unsigned value;
	bool upper;
	enum dress dress;
};

/* Numbers of one style that follow one another in the nearest numbered division. */
struct sequence {
	unsigned last;   /* zero: none yet */
	unsigned first;  /* of this run */
	unsigned length; /* of this run */
	unsigned run;    /* how often the numbering began anew */
	const struct tvx_unit *unit;
};

struct scope {
	struct sequence of[SEQUENCES];
};

struct numbering {
	struct tvx_checking *c;
	struct tvx_map *scopes; /* by the place of the division, and whether they are items */
	struct tvx_map *met;    /* first unit of each number in its scope and run */
};

/* A number on its way to a check. */
struct step {
	struct tvx_checking *c;
	const struct tvx_unit *unit;
	struct number number;
	const struct sequence *before;
	const struct tvx_unit *twin; /* has the same number in the same run; NULL: none has */
};

/* --- labels ------------------------------------------------------------------------------------- */

static unsigned
roman_digit(char ch)
{
	static const char digits[] = "ivxlcdm";
	static const unsigned values[] = { 1, 5, 10, 50, 100, 500, 1000 };
	const char *at = ch ? strchr(digits, ch | 0x20) : NULL;

	return at ? values[at - digits] : 0;
}

/* Zero when it is none. */
static unsigned
roman_value(struct tvx_str s)
{
	unsigned value = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned digit = roman_digit(s.ptr[i]);
		if (!digit)
			return 0;
		value += digit;
		if (i + 1 < s.len && roman_digit(s.ptr[i + 1]) > digit)
			value -= 2 * digit;
	}
	return value;
}

/* The component of a place that is a unit's own: "V.B.23bis" gives 23bis. */
static struct tvx_str
own_component(struct tvx_str place)
{
	for (size_t i = place.len; i > 0; i--)
		if (place.ptr[i - 1] == '/')
			return TVX_STR("");
		else if (place.ptr[i - 1] == '.')
			return (struct tvx_str){ place.ptr + i, place.len - i };
	return place;
}

static enum dress
dress_of(struct tvx_str label)
{
	label = tvx_str_trim(label);
	if (!label.len || label.ptr[label.len - 1] != ')')
		return PLAIN;
	return label.ptr[0] == '(' ? ENCLOSED : CLOSED;
}

/* What a label may count; several styles may fit, as for "C". Returns how many do. */
static size_t
numbers_of(struct tvx_str own, struct tvx_str label, struct number out[STYLES])
{
	enum { MOST_DIGITS = 3 }; /* four are a year */
	struct number number = { ARABIC, 0, false, dress_of(label) };
	size_t digits = 0, count = 0;

	while (digits < own.len && tvx_is_digit(own.ptr[digits]))
		number.value = number.value * 10 + (unsigned)(own.ptr[digits++] - '0');
	if (digits > MOST_DIGITS || !own.len)
		return 0;
	out[0] = number;
	if (digits)
		return 1;
	number.upper = own.ptr[0] >= 'A' && own.ptr[0] <= 'Z';
	char lower = own.ptr[0] | 0x20;
	if (own.len == 1 && lower >= 'a' && lower <= 'z') {
		number.style = LETTER;
		number.value = (unsigned)(lower - 'a') + 1;
		out[count++] = number;
	}
	number.style = ROMAN;
	number.value = roman_value(own);
	/* A lone L, C, D or M is a letter: nobody counts that far in Roman numbers. */
	if (number.value && !(own.len == 1 && number.value >= 50))
		out[count++] = number;
	return count;
}

static struct sequence *
sequence_of(struct scope *scope, const struct number *number)
{
	return &scope->of[(number->style * DRESSES + number->dress) * 2 + number->upper];
}

/* The reading of a label that goes on from what came before, or else begins something, or else
 * is of the one style met so far; NULL when none is certain. */
static const struct number *
fitting(struct scope *scope, const struct number *list, size_t count)
{
	const struct number *first = NULL, *known = NULL;
	size_t styles = 0;

	for (size_t i = 0; i < count; i++) {
		const struct sequence *s = sequence_of(scope, &list[i]);
		if (s->last && list[i].value == s->last + 1)
			return &list[i];
		if (!first && list[i].value == 1)
			first = &list[i];
		if (!s->last)
			continue;
		known = &list[i];
		styles++;
	}
	if (first)
		return first;
	if (styles)
		return styles == 1 ? known : NULL;
	return count == 1 ? list : NULL;
}

/* --- the pass ------------------------------------------------------------------------------------- */

/* Items count by themselves, and anew in each list. */
static struct scope *
scope_of(struct numbering *n, const struct tvx_unit *unit, struct tvx_str own)
{
	bool item = unit->paragraph->kind == TVX_UNIT_ITEM;
	bool begins = item &&
		      (unit == n->c->survey->units || unit[-1].paragraph->kind != TVX_UNIT_ITEM);
	struct tvx_str key = tvx_arena_printf(n->c->arena, "%d %.*s", item,
					      (int)(unit->place.len - own.len), unit->place.ptr);
	struct scope *scope = tvx_map_get(n->scopes, key);

	if (!scope) {
		scope = TVX_ARENA_NEW(n->c->arena, struct scope);
		tvx_map_add(n->scopes, key, scope);
	}
	for (size_t i = 0; begins && i < SEQUENCES; i++)
		scope->of[i].last = 0;
	return scope;
}

/* The first unit with the number of this one in its run of the scope, or NULL when it is the
 * first itself. */
static const struct tvx_unit *
meet(struct numbering *n, struct tvx_unit *unit, const struct number *number,
     const struct sequence *s)
{
	bool item = unit->paragraph->kind == TVX_UNIT_ITEM;
	struct tvx_str key = tvx_arena_printf(n->c->arena, "%d %d %u %.*s", item, number->dress,
					      s->run, TVX_STR_ARG(unit->place));

	return tvx_map_add(n->met, key, unit);
}

static void
take_step(struct numbering *n, struct tvx_unit *unit, const struct number *number,
	  struct sequence *s, void (*tell)(const struct step *step))
{
	bool anew = !s->last || (number->value <= 1 && s->last > 1);

	s->run += anew;
	struct step step = { n->c, unit, *number, s, meet(n, unit, number, s) };
	tell(&step);
	/* Numbers that stand twice may be the first of a whole second count. */
	if (step.twin && number->value < s->last) {
		s->run++;
		meet(n, unit, number, s);
		anew = true;
	}
	s->first = anew ? number->value : s->first;
	s->length = anew ? 1 : s->length + 1;
	s->last = number->value;
	s->unit = unit;
}

/* Calls back with every number that is certain. */
static void
walk_numbers(struct tvx_checking *c, void (*tell)(const struct step *step))
{
	struct numbering n = { c, tvx_map_new(c->arena), tvx_map_new(c->arena) };
	struct number list[STYLES];

	for (size_t u = 0; u < c->survey->count; u++) {
		struct tvx_unit *unit = &c->survey->units[u];
		struct tvx_str own = own_component(unit->place);
		if (unit->alternative || !unit->paragraph->label.len || !own.len)
			continue;
		size_t count = numbers_of(own, unit->paragraph->label, list);
		struct scope *scope = count ? scope_of(&n, unit, own) : NULL;
		const struct number *number = count ? fitting(scope, list, count) : NULL;
		if (number)
			take_step(&n, unit, number, sequence_of(scope, number), tell);
	}
}

/* Whether the numbers before are a count and not a few that somebody quotes. */
static bool
is_count(const struct sequence *s)
{
	enum { LEAST_STEPS = 3 };

	return s->last && (s->first == 1 || s->length >= LEAST_STEPS);
}

static void
tell_gap(const struct step *step)
{
	unsigned value = step->number.value, last = step->before->last;

	if (step->twin || !is_count(step->before) || value <= 1 || value == last ||
	    value == last + 1)
		return;
	struct tvx_str label = step->unit->paragraph->label;
	struct tvx_str before = step->before->unit->paragraph->label;
	if (value < last)
		tvx_find(step->c, step->unit,
			 "%.*s stands after %.*s; put it in its place or renumber it",
			 TVX_STR_ARG(label), TVX_STR_ARG(before));
	else
		tvx_find(step->c, step->unit,
			 "%.*s follows %.*s; say what became of what stood between, or renumber",
			 TVX_STR_ARG(label), TVX_STR_ARG(before));
}

static void
tell_repeated(const struct step *step)
{
	if (step->twin)
		tvx_find(step->c, step->unit,
			 "the label %.*s stands twice, at %.*s and at %.*s; renumber one of them",
			 TVX_STR_ARG(step->unit->paragraph->label), TVX_STR_ARG(step->twin->id),
			 TVX_STR_ARG(step->unit->id));
}

void
tvx_check_numbering_gaps(struct tvx_checking *c)
{
	walk_numbers(c, tell_gap);
}

void
tvx_check_repeated_labels(struct tvx_checking *c)
{
	walk_numbers(c, tell_repeated);
}
