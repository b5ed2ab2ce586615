/* References to places that are not there, or that stand elsewhere than is said. */
#include "model/check.h"
#include "model/references.h"
#include "model/standing.h"

/* Where a reference is read, and what it is compared with. */
struct reading_references {
	struct tvx_checking *c;
	const struct tvx_place_index *index;
	const struct tvx_unit *unit;
};

static void
check_side(const struct reading_references *in, const struct tvx_reference *r,
	   const struct tvx_target *target)
{
	if (r->side < 0 && target->first > in->unit)
		tvx_find(in->c, in->unit, "“%.*s” stands below, at %.*s", TVX_STR_ARG(r->words),
			 TVX_STR_ARG(target->first->place));
	if (r->side > 0 && target->last < in->unit)
		tvx_find(in->c, in->unit, "“%.*s” stands above, at %.*s", TVX_STR_ARG(r->words),
			 TVX_STR_ARG(target->last->place));
}

static void
check_reference(const struct reading_references *in, const struct tvx_reference *r)
{
	if (tvx_place_is_of_treaty(in->index, r))
		return;
	for (size_t i = 0; i < r->count; i++) {
		const struct tvx_target *target = tvx_place_target(in->index, r, r->places[i]);
		if (target) {
			check_side(in, r, target);
			continue;
		}
		struct tvx_str meant = in->c->meant ? in->c->meant(in->c, r, r->places[i])
						    : TVX_STR("");
		tvx_find(in->c, in->unit,
			 "“%.*s”: there is no %.*s %.*s here%.*s; name the place that is meant",
			 TVX_STR_ARG(r->words), TVX_STR_ARG(r->noun), TVX_STR_ARG(r->places[i]),
			 TVX_STR_ARG(meant));
	}
}

static void
check_words(const struct reading_references *in, struct tvx_str words)
{
	struct tvx_reference_scan scan;
	struct tvx_reference reference;

	tvx_reference_scan_init(&scan, in->index, words);
	while (tvx_reference_next(&scan, &reference))
		check_reference(in, &reference);
}

void
tvx_check_references(struct tvx_checking *c)
{
	const struct tvx_date always = { 0 };
	struct tvx_place_index index;

	tvx_place_index_init(&index, c->survey, c->arena);
	for (size_t u = 0; u < c->survey->count; u++) {
		const struct tvx_unit *unit = &c->survey->units[u];
		struct reading_references in = { c, &index, unit };
		if (unit->alternative)
			continue;
		for (const struct tvx_text *t = unit->paragraph->texts.first; t; t = t->next)
			check_words(&in, t->words);
		for (const struct tvx_proposal *p = unit->paragraph->proposals.first; p;
		     p = p->next)
			if (p->words && !tvx_fate_is_dead(tvx_fate_recorded(p, always)))
				check_words(&in, p->words->words);
	}
}
