/* References to paragraphs whose numbers changed: rewritten where they are certain, told where
 * they are not. */
#include "model/clean_numbers.h"
#include "model/references.h"
#include "model/text_edits.h"

#include "model/draft.h"

#include <string.h>

/* A unit of the old draft that a number may mean. */
struct meant {
	const struct tvx_unit *old, *fresh; /* fresh: NULL when it is gone */
	size_t order;                       /* in the old draft */
	struct tvx_str place;               /* folded */
	struct meant *next;                 /* with the same last step */
};

struct referring {
	const struct tvx_settling *settling;
	const struct tvx_survey *old, *fresh;
	struct tvx_arena *arena;
	struct tvx_map *by_step; /* the first meant of each last step, folded */
	struct tvx_map *by_id;
	struct tvx_place_index places; /* of the old draft */
	/* Of the words at hand. */
	const struct meant *from; /* the unit they stand in */
	struct tvx_edits edits;
};

/* --- the index ------------------------------------------------------------------------------------ */

/* The steps of a place from its end; all of it when there are fewer. */
static struct tvx_str
last_steps(struct tvx_str place, size_t steps)
{
	for (size_t i = place.len; i > 0; i--)
		if ((place.ptr[i - 1] == '.' || place.ptr[i - 1] == '/') && --steps == 0)
			return (struct tvx_str){ place.ptr + i, place.len - i };
	return place;
}

static size_t
steps_of(struct tvx_str folded)
{
	size_t steps = 1;

	for (size_t i = 0; i < folded.len; i++)
		steps += folded.ptr[i] == '.';
	return steps;
}

static void
index_old(struct referring *r)
{
	struct tvx_map *fresh = tvx_map_new(r->arena);

	for (size_t i = 0; i < r->fresh->count; i++)
		if (!r->fresh->units[i].alternative)
			tvx_map_add(fresh, r->fresh->units[i].id, &r->fresh->units[i]);
	for (size_t i = r->old->count; i-- > 0;) {
		const struct tvx_unit *unit = &r->old->units[i];
		if (unit->alternative)
			continue;
		struct meant *m = TVX_ARENA_NEW(r->arena, struct meant);
		*m = (struct meant){ .old = unit,
				     .fresh = tvx_map_get(fresh, unit->id),
				     .order = i,
				     .place = tvx_place_fold(r->arena, unit->place) };
		struct meant *head = tvx_map_add(r->by_step, last_steps(m->place, 1), m);
		if (head) {
			m->next = head->next;
			head->next = m;
		}
		tvx_map_add(r->by_id, unit->id, m);
	}
}

/* --- what a number means ---------------------------------------------------------------------------- */

static bool
is_heading(const struct meant *m)
{
	return m->old->paragraph->kind == TVX_UNIT_HEADING;
}

static bool
title_says(const struct tvx_paragraph *heading, struct tvx_str stem)
{
	const struct tvx_text *text = heading ? heading->texts.first : NULL;

	for (; text; text = text->next)
		for (size_t i = 0; i + stem.len <= text->words.len; i++)
			if (tvx_str_equal_nocase((struct tvx_str){ text->words.ptr + i, stem.len },
						 stem))
				return true;
	return false;
}

/* Whether a section around it is called by the noun: objective 1 is in "General Objectives". */
static bool
is_called(const struct meant *m, struct tvx_str stem)
{
	const struct tvx_node *node = m->old->paragraph->node.parent;

	for (; node; node = node->parent) {
		const struct tvx_node *first = node->first_child;
		const struct tvx_paragraph *p = (const struct tvx_paragraph *)first;
		if (first && first->kind == TVX_PARAGRAPH && p->kind == TVX_UNIT_HEADING &&
		    title_says(p, stem))
			return true;
	}
	return false;
}

/* Whether it and the words stand in one numbered section, of the lowest kind there is. */
static bool
is_beside(const struct meant *m, const struct meant *from)
{
	size_t a = m->place.len - last_steps(m->place, 1).len;
	size_t b = from->place.len - last_steps(from->place, 1).len;

	return a == b && memcmp(m->place.ptr, from->place.ptr, a) == 0;
}

static bool
is_top(const struct meant *m)
{
	return tvx_str_equal(m->place, last_steps(m->place, 1));
}

/* What is looked for. */
struct wanted {
	const struct tvx_reference *ref;
	struct tvx_str place; /* folded */
	size_t steps;
	bool titled; /* place begins with the noun: article5 */
};

struct choice {
	const struct meant *one; /* when just one fits */
	size_t count;
	bool changed; /* the number of one that fits is another now */
};

static bool
fits(const struct meant *m, const struct wanted *wanted)
{
	if (!wanted->titled && (wanted->ref->kind == TVX_OF_SECTION) != is_heading(m))
		return false;
	if (m->old->paragraph->kind == TVX_UNIT_TITLE || !m->old->paragraph->label.len)
		return false;
	return tvx_str_equal(last_steps(m->place, wanted->steps), wanted->place);
}

static bool
label_changed(const struct meant *m)
{
	return !m->fresh || !tvx_str_equal(m->old->place, m->fresh->place);
}

/* Each sieve keeps what it can; one that would keep nothing is not used. */
static bool
passes(const struct referring *r, const struct tvx_reference *ref, const struct meant *m, int sieve)
{
	switch (sieve) {
	case 0:
		return (ref->side >= 0 || m->order <= r->from->order) &&
		       (ref->side <= 0 || m->order >= r->from->order);
	case 1:
		return !ref->stem.len || is_called(m, ref->stem);
	case 2:
		return ref->kind == TVX_OF_SECTION ? is_top(m) : is_beside(m, r->from);
	default:
		return is_beside(m, r->from);
	}
}

enum {
	SIEVES = 4,
	/* So many places with one number are looked at; beyond that it is not certain which is
	 * meant, and every reference would cost as much as the draft is long. */
	MOST_MEANT = 500,
};

static struct choice
choose(struct referring *r, const struct wanted *wanted)
{
	struct meant *head = tvx_map_get(r->by_step, last_steps(wanted->place, 1));
	struct choice choice = { 0 };
	unsigned kept = 0;

	for (int sieve = -1; sieve < SIEVES && choice.count != 1; sieve++) {
		struct choice next = { 0 };
		unsigned with = sieve < 0 ? 0 : kept | 1u << sieve;
		size_t seen = 0;
		const struct meant *m = head;
		for (; m && seen < MOST_MEANT; m = m->next, seen++) {
			bool ok = fits(m, wanted);
			for (int s = 0; ok && s < SIEVES; s++)
				ok = !(with & 1u << s) || passes(r, wanted->ref, m, s);
			if (!ok)
				continue;
			next.one = m;
			next.count++;
			next.changed = next.changed || label_changed(m);
		}
		if (m) {
			next.count += 2;
			next.changed = true;
		}
		if (next.count || sieve < 0) {
			choice = next;
			kept = with;
		}
		if (!choice.count)
			break;
	}
	return choice;
}

/* By its noun and number, or else by its number alone. */
static struct choice
look_up(struct referring *r, const struct tvx_reference *ref, struct tvx_str number,
	struct wanted *wanted)
{
	*wanted = (struct wanted){ .ref = ref,
				   .place = tvx_place_titled(&r->places, ref, number),
				   .titled = true };
	wanted->steps = steps_of(wanted->place);
	struct choice choice = choose(r, wanted);
	if (choice.count || ref->kind == TVX_OF_ANNEX)
		return choice;
	wanted->place = tvx_place_fold(r->arena, number);
	wanted->titled = false;
	return choose(r, wanted);
}

/* --- what is done about it ------------------------------------------------------------------------------ */

static void
tell(const struct referring *r, const char *name, const struct tvx_reference *ref,
     struct tvx_str number, const char *what)
{
	tvx_settle_tell(r->settling, TVX_WARNING, name, r->from->old->place, "“%.*s %.*s” %s",
			TVX_STR_ARG(ref->called), TVX_STR_ARG(number), what);
}

static void
rewrite(struct referring *r, const struct meant *m, const struct wanted *wanted,
	struct tvx_str words, struct tvx_str number)
{
	struct tvx_str fresh = last_steps(m->fresh->place, wanted->steps);
	struct tvx_str noun = wanted->ref->noun;

	if (tvx_str_equal(tvx_place_fold(r->arena, fresh), wanted->place))
		return;
	if (wanted->titled && fresh.len > noun.len)
		fresh = tvx_str_trim(
			(struct tvx_str){ fresh.ptr + noun.len, fresh.len - noun.len });
	tvx_edits_add(&r->edits, (size_t)(number.ptr - words.ptr), number.len, fresh);
}

/* Whether a proposal begins or ends within the number. */
static bool
is_parted(const struct tvx_text *text, struct tvx_str number)
{
	size_t from = (size_t)(number.ptr - text->words.ptr), to = from + number.len;

	for (size_t i = 0; i < text->inline_count; i++)
		if (text->inlines[i].offset > from && text->inlines[i].offset < to)
			return true;
	return false;
}

static void
follow(struct referring *r, const struct tvx_text *text, const struct tvx_reference *ref,
       struct tvx_str number)
{
	struct wanted wanted;
	struct choice choice = look_up(r, ref, number, &wanted);
	const struct meant *m = choice.one;
	bool doubtful = ref->cited || ref->after_comma || tvx_place_is_of_treaty(&r->places, ref);

	if (!choice.count) {
		if (!doubtful && !tvx_place_target(&r->places, ref, number))
			tell(r, "dangling-reference", ref, number,
			     "refers to nothing in the draft");
		return;
	}
	if (!choice.changed)
		return;
	if (choice.count > 1 || doubtful)
		tell(r, "uncertain-reference", ref, number,
		     choice.count > 1
			     ? "may mean more than one place, and some have new numbers; it was "
			       "left as it is"
			     : "may be of another document; it was left as it is");
	else if (!m->fresh)
		tell(r, "dangling-reference", ref, number, "refers to what is no longer there");
	else if (is_parted(text, number))
		tell(r, "uncertain-reference", ref, number,
		     "is itself in dispute; it was left as it is");
	else
		rewrite(r, m, &wanted, text->words, number);
}

static void
follow_all(struct referring *r, struct tvx_text *text)
{
	struct tvx_reference_scan scan;
	struct tvx_reference ref;

	r->edits = (struct tvx_edits){ .arena = r->arena };
	tvx_reference_scan_init(&scan, &r->places, text->words);
	scan.keeps_cited = true;
	while (tvx_reference_next(&scan, &ref))
		for (size_t i = 0; i < ref.count; i++)
			follow(r, text, &ref, ref.places[i]);
	if (r->edits.count)
		tvx_text_edit(text, &r->edits, r->settling->draft->arena);
}

static void
follow_paragraph(struct referring *r, struct tvx_paragraph *paragraph)
{
	r->from = tvx_map_get(r->by_id, paragraph->id);
	for (struct tvx_text *t = paragraph->texts.first; t; t = t->next)
		follow_all(r, t);
	for (struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next)
		if (p->words)
			follow_all(r, p->words);
	for (struct tvx_footnote *f = paragraph->footnotes.first; f; f = f->next) {
		struct tvx_text text = { .words = f->words };
		follow_all(r, &text);
		f->words = text.words;
	}
}

void
tvx_draft_refer(const struct tvx_settling *settling, const struct tvx_survey *old,
		const struct tvx_survey *fresh)
{
	struct tvx_arena *arena = tvx_arena_new();
	struct referring r = { .settling = settling,
			       .old = old,
			       .fresh = fresh,
			       .arena = arena,
			       .by_step = tvx_map_new(arena),
			       .by_id = tvx_map_new(arena) };
	struct tvx_paragraph *paragraph;
	struct tvx_walk walk;

	tvx_place_index_init(&r.places, old, arena);
	index_old(&r);
	tvx_walk_start(&walk, &settling->draft->root.node);
	while ((paragraph = (struct tvx_paragraph *)(uintptr_t)tvx_walk_paragraph(&walk)))
		follow_paragraph(&r, paragraph);
	tvx_arena_free(arena);
}
