/* What stands at a place, however it is called: by its number, by the end of its number, or by a
 * noun and a number. */
#include "model/places.h"

#include "base/ascii.h"
#include "model/references.h"

static bool
is_joint(struct tvx_str s, size_t i)
{
	return s.ptr[i] == '.' && i > 0 && i + 1 < s.len && tvx_is_digit(s.ptr[i - 1]) &&
	       tvx_is_letter(s.ptr[i + 1]);
}

struct tvx_str
tvx_place_fold(struct tvx_arena *arena, struct tvx_str place)
{
	struct tvx_str s = tvx_str_trim(place);
	size_t len = 0;

	while (s.len && s.ptr[s.len - 1] == '.')
		s.len--;
	char *folded = tvx_arena_alloc(arena, s.len + 1);
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == ' ' || is_joint(s, i))
			continue;
		folded[len++] = tvx_is_upper(s.ptr[i]) ? (char)(s.ptr[i] + 32) : s.ptr[i];
	}
	return (struct tvx_str){ folded, len };
}

static void
add_target(struct tvx_place_index *index, struct tvx_str key, const struct tvx_unit *unit)
{
	struct tvx_target *target = tvx_map_get(index->targets, key);

	if (!target) {
		target = TVX_ARENA_NEW(index->arena, struct tvx_target);
		target->first = unit;
		tvx_map_add(index->targets, key, target);
	}
	target->last = unit;
}

struct tvx_str
tvx_place_titled(const struct tvx_place_index *index, const struct tvx_reference *r,
		 struct tvx_str place)
{
	return tvx_place_fold(index->arena,
			      tvx_arena_printf(index->arena, "%.*s%.*s", TVX_STR_ARG(r->noun),
					       TVX_STR_ARG(place)));
}

/* A heading may be called an annex in its words and have no label. */
static void
add_titled(struct tvx_place_index *index, const struct tvx_unit *unit)
{
	const struct tvx_text *text = unit->paragraph->texts.first;
	struct tvx_reference r;

	if (text && tvx_reference_title(text->words, &r))
		add_target(index, tvx_place_titled(index, &r, r.places[0]), unit);
}

void
tvx_place_index_init(struct tvx_place_index *index, const struct tvx_survey *survey,
		     struct tvx_arena *arena)
{
	*index = (struct tvx_place_index){ survey, arena, tvx_map_new(arena), false };
	for (size_t u = 0; u < survey->count; u++) {
		const struct tvx_unit *unit = &survey->units[u];
		struct tvx_str key = tvx_place_fold(arena, unit->place);
		struct tvx_str label = unit->paragraph->label;
		if (unit->alternative)
			continue;
		/* A place may be named by its end: B.1 for V.B.1. */
		for (size_t i = 0; i < key.len; i++)
			if (!i || key.ptr[i - 1] == '.')
				add_target(index, (struct tvx_str){ key.ptr + i, key.len - i },
					   unit);
		index->has_articles |= label.len > 3 &&
				       tvx_str_equal_nocase(TVX_STR("art"),
							    (struct tvx_str){ label.ptr, 3 });
		if (unit->paragraph->kind == TVX_UNIT_HEADING ||
		    unit->paragraph->kind == TVX_UNIT_TITLE)
			add_titled(index, unit);
	}
}

const struct tvx_target *
tvx_place_target(const struct tvx_place_index *index, const struct tvx_reference *r,
		 struct tvx_str place)
{
	const struct tvx_target *target = tvx_map_get(index->targets,
						      tvx_place_titled(index, r, place));

	if (target || r->labelled)
		return target;
	return tvx_map_get(index->targets, tvx_place_fold(index->arena, place));
}

bool
tvx_place_is_of_treaty(const struct tvx_place_index *index, const struct tvx_reference *r)
{
	return r->labelled && r->kind == TVX_OF_PARAGRAPH && !index->has_articles;
}
