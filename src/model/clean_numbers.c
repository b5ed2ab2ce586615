/* Numbers made anew. Where the old numbers went on, the new ones go on, and where they began
 * again, so do the new ones; what was interpolated (bis, ter) takes its place in the row. */
#include "model/clean_numbers.h"

#include "model/draft.h"
#include "model/label_numbers.h"

#include <stdlib.h>

/* A row of numbers that goes on from its first to its last. */
struct series {
	struct tvx_number like; /* its first number */
	unsigned next;          /* in the new draft */
};

/* Labels of one form: what stands around the number, its case, and for headings their depth. */
struct form {
	struct series *series; /* the one that is going on */
	unsigned last;
	unsigned last_roman, last_letter;
	const struct tvx_node *division;
};

struct renumbering {
	const struct tvx_settling *settling;
	struct tvx_arena *arena;
	struct tvx_map *forms;  /* by their key */
	struct tvx_map *series; /* of each old paragraph, by its id */
	struct tvx_map *keys;   /* the form of each old paragraph, by its id */
};

/* --- the old numbers -------------------------------------------------------------------------- */

static struct form *
form_of(struct renumbering *r, const struct tvx_unit *unit, const struct tvx_number *number)
{
	bool heading = unit->paragraph->kind == TVX_UNIT_HEADING;
	bool lower = number->numerals == TVX_ROMAN_LOWER || number->numerals == TVX_LETTER_LOWER;
	/* "23.bis" and "23 bis." are of the form of "23.". */
	struct tvx_str after = number->numerals == TVX_DECIMAL ? TVX_STR("") : number->after;
	struct tvx_str key = tvx_arena_printf(r->arena, "%.*s|%.*s|%d|%d",
					      TVX_STR_ARG(number->before), TVX_STR_ARG(after),
					      number->numerals == TVX_DECIMAL ? 0
					      : lower                         ? 1
									      : 2,
					      heading ? (int)unit->depth : -1);
	struct form *form = tvx_map_get(r->forms, key);

	if (!form) {
		form = TVX_ARENA_NEW(r->arena, struct form);
		tvx_map_add(r->forms, key, form);
	}
	return form;
}

/* "I." after "H." is a letter, and a Roman number after nothing or after what comes before one. */
static void
tell_letters_apart(const struct form *form, struct tvx_number *number)
{
	struct tvx_number letter = *number;

	if (!number->also_letter)
		return;
	tvx_number_as_letter(&letter);
	bool follows_roman = number->value == form->last_roman + 1;
	bool follows_letter = form->last_letter && letter.value == form->last_letter + 1;
	if (follows_letter || (!follows_roman && !form->last_roman))
		*number = letter;
}

static bool
begins_again(const struct form *form, const struct tvx_number *number,
	     const struct tvx_node *division)
{
	if (!form->series || form->series->like.numerals != number->numerals)
		return true;
	if (number->interpolated)
		return false;
	return number->value == 1 || (number->value < form->last && division != form->division);
}

static void
read_number(struct renumbering *r, const struct tvx_unit *unit)
{
	struct tvx_number number;
	const struct tvx_node *division = unit->paragraph->node.parent;

	if (!tvx_number_parse(unit->paragraph->label, &number))
		return;
	struct form *form = form_of(r, unit, &number);
	tell_letters_apart(form, &number);
	if (begins_again(form, &number, division)) {
		form->series = TVX_ARENA_NEW(r->arena, struct series);
		form->series->like = number;
		form->series->next = number.value;
	}
	form->last = number.value;
	form->division = division;
	bool letter = number.numerals == TVX_LETTER_UPPER || number.numerals == TVX_LETTER_LOWER;
	form->last_roman = letter || number.numerals == TVX_DECIMAL ? 0 : number.value;
	form->last_letter = letter ? number.value : 0;
	tvx_map_add(r->series, unit->id, form->series);
	tvx_map_add(r->keys, unit->id, form);
}

/* --- the new numbers ------------------------------------------------------------------------------ */

static const struct tvx_paragraph *
sibling(const struct tvx_node *node)
{
	return node && node->kind == TVX_PARAGRAPH ? (const struct tvx_paragraph *)node : NULL;
}

/* A new paragraph among numbered ones gets a number of their row. */
static struct series *
series_around(const struct renumbering *r, const struct tvx_paragraph *paragraph,
	      const struct tvx_paragraph *before)
{
	const struct tvx_paragraph *after = sibling(paragraph->node.next);
	struct series *left = before ? tvx_map_get(r->series, before->id) : NULL;
	struct series *right = after ? tvx_map_get(r->series, after->id) : NULL;

	if (before && before->kind == TVX_UNIT_HEADING)
		left = NULL;
	return left && (!right || left == right) ? left : NULL;
}

static void
number_paragraph(struct renumbering *r, struct tvx_paragraph *paragraph, struct series *series)
{
	struct tvx_buf label = { 0 };
	struct tvx_number old;
	const struct tvx_number *like = &series->like;

	tvx_buf_add(&label, like->before);
	tvx_number_format(like->numerals, series->next++, &label);
	/* Its own stop stays, but for one that only led to "bis". */
	bool own = tvx_number_parse(paragraph->label, &old) && !old.interpolated;
	tvx_buf_add(&label, own ? old.after : like->after);
	paragraph->label = tvx_arena_str(r->settling->draft->arena, tvx_buf_str(&label));
	tvx_buf_release(&label);
}

static bool
was_new(const struct tvx_draft *old, struct tvx_str id)
{
	const struct tvx_paragraph *paragraph = tvx_draft_paragraph(old, id);

	return paragraph && !paragraph->texts.count && paragraph->proposals.first &&
	       paragraph->proposals.first->kind == TVX_NEW && !paragraph->label.len;
}

static void
number_all(struct renumbering *r, const struct tvx_survey *old)
{
	struct tvx_paragraph *paragraph;
	const struct tvx_paragraph *before = NULL;
	struct tvx_walk walk;

	tvx_walk_start(&walk, &r->settling->draft->root.node);
	while ((paragraph = (struct tvx_paragraph *)(uintptr_t)tvx_walk_paragraph(&walk))) {
		struct series *series = tvx_map_get(r->series, paragraph->id);
		struct form *form = tvx_map_get(r->keys, paragraph->id);
		bool beside = before && before->node.parent == paragraph->node.parent;
		if (series && tvx_map_get(r->settling->moved, paragraph->id) && form->series)
			series = form->series;
		if (!series && was_new(old->draft, paragraph->id))
			series = series_around(r, paragraph, beside ? before : NULL);
		if (series) {
			number_paragraph(r, paragraph, series);
			tvx_map_add(r->series, paragraph->id, series);
		}
		if (form)
			form->series = series;
		before = paragraph;
	}
}

void
tvx_draft_renumber(const struct tvx_settling *settling, const struct tvx_survey *old)
{
	struct tvx_arena *arena = tvx_arena_new();
	struct renumbering r = { settling, arena, tvx_map_new(arena), tvx_map_new(arena),
				 tvx_map_new(arena) };
	struct tvx_survey fresh;

	for (size_t i = 0; i < old->count; i++)
		if (!old->units[i].alternative)
			read_number(&r, &old->units[i]);
	for (size_t i = 0; i < old->count; i++) {
		struct form *form = tvx_map_get(r.keys, old->units[i].id);
		if (form)
			form->series = NULL;
	}
	number_all(&r, old);
	tvx_survey_init(&fresh, settling->draft, (struct tvx_date){ 0 });
	tvx_draft_refer(settling, old, &fresh);
	tvx_survey_release(&fresh);
	tvx_arena_free(arena);
}

static bool
is_number(struct tvx_str label)
{
	for (size_t i = 0; i < label.len; i++)
		if (label.ptr[i] < '0' || label.ptr[i] > '9')
			return false;
	return label.len > 0;
}

/* Footnotes in the order of the marks; of each language by itself. */
static void
number_footnote(struct tvx_draft *draft, struct tvx_footnote *footnote, struct tvx_map *counts,
		bool all)
{
	unsigned *count = tvx_map_get(counts, footnote->lang);

	if (!is_number(footnote->label) && !all)
		return;
	if (!count) {
		count = TVX_ARENA_NEW(draft->arena, unsigned);
		tvx_map_add(counts, footnote->lang, count);
	}
	footnote->label = tvx_arena_printf(draft->arena, "%u", ++*count);
}

static struct tvx_footnote *
footnote_of(struct tvx_paragraph *paragraph, struct tvx_str id)
{
	struct tvx_footnote *f = paragraph->footnotes.first;

	while (f && !tvx_str_equal(f->id, id))
		f = f->next;
	return f;
}

/* Puts the footnotes in the order of their marks; those without one come last. */
static void
order_footnotes(struct tvx_arena *arena, struct tvx_paragraph *paragraph)
{
	struct tvx_map *seen = tvx_map_new(arena);
	size_t count = 0, total = paragraph->footnotes.count;
	struct tvx_footnote *f,
		**order = tvx_arena_alloc(arena, total * sizeof(struct tvx_footnote *));

	for (struct tvx_text *t = paragraph->texts.first; t; t = t->next) {
		for (size_t i = 0; i < t->inline_count; i++) {
			struct tvx_str id = t->inlines[i].footnote;
			f = id.len ? footnote_of(paragraph, id) : NULL;
			if (f && !tvx_map_add(seen, id, f))
				order[count++] = f;
		}
	}
	for (f = paragraph->footnotes.first; f; f = f->next)
		if (!tvx_map_add(seen, f->id, f))
			order[count++] = f;
	paragraph->footnotes.first = paragraph->footnotes.last = NULL;
	paragraph->footnotes.count = 0;
	for (size_t i = 0; i < count; i++) {
		order[i]->next = NULL;
		TVX_LIST_ADD(&paragraph->footnotes, order[i]);
	}
}

void
tvx_draft_number_footnotes(struct tvx_draft *draft, bool all)
{
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_map *counts = tvx_map_new(arena);
	struct tvx_paragraph *paragraph;
	struct tvx_walk walk;

	tvx_walk_start(&walk, &draft->root.node);
	while ((paragraph = (struct tvx_paragraph *)(uintptr_t)tvx_walk_paragraph(&walk))) {
		if (!paragraph->footnotes.count)
			continue;
		order_footnotes(arena, paragraph);
		for (struct tvx_footnote *f = paragraph->footnotes.first; f; f = f->next)
			number_footnote(draft, f, counts, all);
	}
	tvx_arena_free(arena);
}
