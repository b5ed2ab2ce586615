/* Every unit of a draft with its place and standing, in one pass; and finding a unit by what
 * people call it. */
#include "base/arena.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "model/draft.h"
#include "model/places.h"

#include <stdlib.h>
#include <string.h>

/* --- labels and places --------------------------------------------------------------------- */

/* Signs that begin an item of a list and name nothing. */
static bool
is_bullet(uint32_t c)
{
	return c == '*' || c == '-' || c == '+' || c == 'o' || c == 0xB7 ||
	       (c >= 0x2010 && c <= 0x2043) || c == 0x2219 || c == 0x22C5 || c == 0x2212 ||
	       (c >= 0x25A0 && c <= 0x25FF) || c == 0xF0B7 || c == 0xF0A7;
}

/* What a label contributes to a place: "23.bis" gives 23bis, "(a)" gives a, "·" nothing; a word and its
 * number stay apart, as in Annex I. Borrowed from arena. */
static struct tvx_str
key_of(struct tvx_arena *arena, struct tvx_str label)
{
	struct tvx_str s = tvx_str_trim(label);
	const char *at = s.ptr;

	while (s.len && strchr("([", s.ptr[0]))
		s.ptr++, s.len--;
	while (s.len && strchr(".):]-", s.ptr[s.len - 1]))
		s.len--;
	if (!s.len || (is_bullet(tvx_utf8_next(&at, label.ptr + label.len)) && s.len <= 3))
		return TVX_STR("");
	char *key = tvx_arena_alloc(arena, s.len + 1);
	size_t len = 0;
	for (size_t i = 0; i < s.len; i++) {
		bool joined = i > 0 && i + 1 < s.len && strchr(". ", s.ptr[i]) &&
			      tvx_is_digit(s.ptr[i - 1]) && tvx_is_letter(s.ptr[i + 1]);
		bool blank = strchr(" \t\n\r", s.ptr[i]) != NULL;
		if (blank && len && tvx_is_letter(key[len - 1]))
			key[len++] = ' ';
		else if (!blank && !joined && !strchr("/:", s.ptr[i]))
			key[len++] = s.ptr[i];
	}
	while (len && key[len - 1] == ' ')
		len--;
	return (struct tvx_str){ key, len };
}

/* What is counted where it has no number of its own: within the nearest numbered division. */
struct scope {
	struct tvx_str place;
	unsigned counts[5]; /* by kind */
};

struct level {
	struct scope *scope;
	size_t section;
	const struct tvx_mark *inherited;
	bool headed;
};

struct surveying {
	struct tvx_survey *survey;
	size_t cap;
	struct level levels[TVX_LIMIT_DEPTH + 2];
	size_t depth;
};

/* There are as many places as units: nothing is formatted for them. */
static struct tvx_str
joined(struct tvx_arena *arena, struct tvx_str head, char between, struct tvx_str tail)
{
	char *text = tvx_arena_alloc(arena, head.len + tail.len + 2);
	size_t len = head.len;

	memcpy(text, head.ptr, head.len);
	text[len++] = between;
	memcpy(text + len, tail.ptr, tail.len);
	return (struct tvx_str){ text, len + tail.len };
}

static struct tvx_str
numbered_place(struct tvx_arena *arena, struct tvx_str place, struct tvx_str key)
{
	if (!place.len)
		return key;
	return joined(arena, place, '.', key);
}

static struct tvx_str
counted_place(struct tvx_arena *arena, struct scope *scope, enum tvx_unit_kind kind)
{
	static const char letters[] = { 'p', 't', 'h', 'b', 'n' };
	char digits[16], *at = digits + sizeof(digits);

	for (unsigned n = ++scope->counts[kind]; n; n /= 10)
		*--at = (char)('0' + n % 10);
	*--at = letters[kind];
	struct tvx_str name = { at, (size_t)(digits + sizeof(digits) - at) };
	return scope->place.len ? joined(arena, scope->place, '/', name)
				: tvx_arena_str(arena, name);
}

/* --- the pass ---------------------------------------------------------------------------------- */

static struct tvx_unit *
add_unit(struct surveying *s, const struct tvx_paragraph *paragraph)
{
	struct tvx_survey *survey = s->survey;

	if (survey->count == s->cap) {
		s->cap = s->cap ? s->cap * 2 : survey->draft->paragraph_count + 1;
		survey->units = tvx_realloc(survey->units, s->cap, sizeof(*survey->units));
	}
	struct tvx_unit *unit = &survey->units[survey->count++];
	*unit = (struct tvx_unit){ .paragraph = paragraph,
				   .id = paragraph->id,
				   .depth = s->depth,
				   .section = s->levels[s->depth].section,
				   .inherited = s->levels[s->depth].inherited };
	return unit;
}

/* A division takes its number and what it hands down from its first heading. */
static void
head_division(struct surveying *s, struct tvx_unit *unit, struct tvx_str key)
{
	struct tvx_arena *arena = s->survey->arena;
	struct level *level = &s->levels[s->depth];
	const struct tvx_mark *pending = tvx_heading_pending(unit->paragraph, s->survey->as_at);

	level->headed = true;
	level->section = unit->section = s->survey->count - 1;
	if (pending)
		level->inherited = pending;
	if (!key.len) {
		unit->place = counted_place(arena, level->scope, unit->paragraph->kind);
		return;
	}
	struct scope *scope = TVX_ARENA_NEW(arena, struct scope);
	scope->place = numbered_place(arena, level->scope->place, key);
	level->scope = scope;
	unit->place = scope->place;
}

static void
add_alternatives(struct surveying *s, size_t index)
{
	struct tvx_arena *arena = s->survey->arena;
	const struct tvx_paragraph *paragraph = s->survey->units[index].paragraph;

	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next) {
		if (p->kind != TVX_ALTERNATIVE)
			continue;
		struct tvx_unit *unit = add_unit(s, paragraph);
		const struct tvx_unit *item = &s->survey->units[index];
		unit->alternative = p;
		unit->section = item->section;
		unit->id = tvx_arena_printf(arena, "%.*s:%.*s", TVX_STR_ARG(item->id),
					    TVX_STR_ARG(p->id));
		unit->place = tvx_arena_printf(arena, "%.*s:%.*s", TVX_STR_ARG(item->place),
					       TVX_STR_ARG(p->id));
		unit->standing = tvx_alternative_standing(paragraph, p, unit->inherited,
							  s->survey->as_at);
	}
}

static void
add_paragraph(struct surveying *s, const struct tvx_paragraph *paragraph)
{
	struct tvx_arena *arena = s->survey->arena;
	struct level *level = &s->levels[s->depth];
	struct tvx_unit *unit = add_unit(s, paragraph);
	struct tvx_str key = key_of(arena, paragraph->label);
	size_t index = s->survey->count - 1;

	/* A heading does not hand down to itself: what it inherits came from above. */
	if (paragraph->kind == TVX_UNIT_HEADING && s->depth && !level->headed)
		head_division(s, unit, key);
	else if (key.len)
		unit->place = numbered_place(arena, level->scope->place, key);
	else
		unit->place = counted_place(arena, level->scope, paragraph->kind);
	unit->standing = tvx_paragraph_standing(paragraph, unit->inherited, s->survey->as_at);
	add_alternatives(s, index);
}

void
tvx_survey_init(struct tvx_survey *survey, const struct tvx_draft *draft, struct tvx_date as_at)
{
	struct surveying s = { .survey = survey };
	struct tvx_walk walk;
	enum tvx_step step;

	*survey = (struct tvx_survey){ .draft = draft, .as_at = as_at, .arena = tvx_arena_new() };
	s.levels[0].scope = TVX_ARENA_NEW(survey->arena, struct scope);
	s.levels[0].section = SIZE_MAX;
	tvx_walk_start(&walk, &draft->root.node);
	while ((step = tvx_walk_next(&walk)) != TVX_STEP_DONE) {
		if (walk.node == &draft->root.node)
			continue;
		if (walk.node->kind == TVX_PARAGRAPH && step == TVX_STEP_ENTER) {
			add_paragraph(&s, (const struct tvx_paragraph *)walk.node);
		} else if (walk.node->kind == TVX_DIVISION && step == TVX_STEP_ENTER) {
			s.levels[s.depth + 1] = s.levels[s.depth];
			s.levels[++s.depth].headed = false;
		} else if (walk.node->kind == TVX_DIVISION) {
			s.depth--;
		}
	}
}

void
tvx_survey_release(struct tvx_survey *survey)
{
	free(survey->units);
	tvx_arena_free(survey->arena);
	*survey = (struct tvx_survey){ 0 };
}

/* --- finding -------------------------------------------------------------------------------------- */

static struct tvx_str
last_component(struct tvx_str place)
{
	for (size_t i = place.len; i > 0; i--)
		if (place.ptr[i - 1] == '.' || place.ptr[i - 1] == '/')
			return (struct tvx_str){ place.ptr + i, place.len - i };
	return place;
}

/* How well a unit fits what was asked for; the best fit wins. */
enum fit { NO_FIT, BY_NUMBER, BY_PLACE, BY_ID };

static enum fit
fit_of(struct tvx_arena *scratch, const struct tvx_unit *unit, struct tvx_str wanted)
{
	struct tvx_str place = tvx_place_fold(scratch, unit->place);

	if (tvx_str_equal_nocase(unit->id, wanted) ||
	    tvx_str_equal(tvx_place_fold(scratch, unit->id), wanted))
		return BY_ID;
	if (tvx_str_equal(place, wanted))
		return BY_PLACE;
	return tvx_str_equal(last_component(place), wanted) ? BY_NUMBER : NO_FIT;
}

/* Edits between two short strings, counted up to a limit that no near miss reaches. */
static size_t
distance(struct tvx_str a, struct tvx_str b)
{
	enum { MOST = 40 };
	size_t row[MOST + 1];

	if (a.len > MOST || b.len > MOST)
		return SIZE_MAX;
	for (size_t j = 0; j <= b.len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t change = diagonal + (a.ptr[i - 1] != b.ptr[j - 1]);
			size_t shorter = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
			diagonal = row[j];
			row[j] = change < shorter ? change : shorter;
		}
	}
	return row[b.len];
}

static int
not_found(const struct tvx_survey *survey, struct tvx_arena *scratch, struct tvx_str place,
	  struct tvx_error *err)
{
	struct tvx_str wanted = tvx_place_fold(scratch, place);
	const struct tvx_unit *nearest = NULL;
	size_t least = wanted.len / 3 + 2;

	for (size_t i = 0; i < survey->count; i++) {
		size_t d = distance(tvx_place_fold(scratch, survey->units[i].place), wanted);
		if (d < least) {
			least = d;
			nearest = &survey->units[i];
		}
	}
	if (!nearest)
		return tvx_error_set(err, TVX_ERR_USE,
				     "nothing stands at \"%.*s\"; the places are listed by "
				     "travaux list",
				     TVX_STR_ARG(place));
	return tvx_error_set(err, TVX_ERR_USE, "nothing stands at \"%.*s\"; the nearest is %.*s",
			     TVX_STR_ARG(place), TVX_STR_ARG(nearest->place));
}

static int
ambiguous(const struct tvx_survey *survey, struct tvx_arena *scratch, struct tvx_str place,
	  enum fit best, struct tvx_error *err)
{
	struct tvx_str wanted = tvx_place_fold(scratch, place);
	struct tvx_buf list = { 0 };

	for (size_t i = 0; i < survey->count && list.len < 200; i++) {
		const struct tvx_unit *unit = &survey->units[i];
		if (fit_of(scratch, unit, wanted) == best)
			tvx_buf_printf(&list, "%s%.*s", list.len ? ", " : "",
				       TVX_STR_ARG(unit->id));
	}
	tvx_error_set(err, TVX_ERR_USE, "\"%.*s\" may be any of %s%s; name one by its id",
		      TVX_STR_ARG(place), list.ptr, list.len >= 200 ? " ..." : "");
	tvx_buf_release(&list);
	return TVX_ERR_USE;
}

int
tvx_survey_find(const struct tvx_survey *survey, struct tvx_str place, const struct tvx_unit **out,
		struct tvx_error *err)
{
	struct tvx_arena *scratch = tvx_arena_new();
	struct tvx_str wanted = tvx_place_fold(scratch, place);
	const struct tvx_unit *found = NULL;
	enum fit best = NO_FIT;
	size_t count = 0;
	int status = TVX_OK;

	for (size_t i = 0; i < survey->count; i++) {
		enum fit fit = fit_of(scratch, &survey->units[i], wanted);
		if (fit == NO_FIT || fit < best)
			continue;
		count = fit > best ? 1 : count + 1;
		best = fit;
		found = &survey->units[i];
	}
	if (!count)
		status = not_found(survey, scratch, place, err);
	else if (count > 1)
		status = ambiguous(survey, scratch, place, best, err);
	else
		*out = found;
	tvx_arena_free(scratch);
	return status;
}
