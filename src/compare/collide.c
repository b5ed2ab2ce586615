/* Two edits of one passage laid over one another: where they change the same words. */
#include "compare/collide.h"

#include <stdlib.h>

/* --- what changed -------------------------------------------------------------------------------- */

static bool
is_loud(const struct tvx_edit *edit)
{
	return (edit->changes & ~(unsigned)(TVX_CHANGE_TYPOGRAPHY | TVX_CHANGE_MARKUP)) != 0;
}

/* What one text makes of a stretch of the base. */
struct change {
	size_t start, end; /* in bytes of the base's words */
	size_t reach;      /* the same, with the blanks behind it */
	struct tvx_str words;
};

struct changes {
	struct change *list;
	size_t count;
	struct tvx_edits edits;
};

static size_t
leading_blanks(struct tvx_str words)
{
	return words.len ? (size_t)(tvx_str_trim(words).ptr - words.ptr) : 0;
}

static void
changes_init(struct changes *changes, const struct tvx_comparison *comparison,
	     const struct tvx_group *group)
{
	size_t at = 0;

	*changes = (struct changes){ 0 };
	tvx_edits_init(&changes->edits, comparison, group);
	changes->list = tvx_realloc(NULL, changes->edits.count + 1, sizeof(*changes->list));
	for (size_t i = 0; i < changes->edits.count; i++) {
		const struct tvx_edit *edit = &changes->edits.list[i];
		size_t end = at + edit->old_words.len;
		struct change *last = changes->count ? &changes->list[changes->count - 1] : NULL;
		if (is_loud(edit))
			changes->list[changes->count++] = (struct change){ at, end, end,
									   edit->new_words };
		else if (last && last->end == at)
			last->reach += leading_blanks(edit->old_words);
		at = end;
	}
}

static void
changes_release(struct changes *changes)
{
	tvx_edits_release(&changes->edits);
	free(changes->list);
}

static bool
is_same_change(const struct change *a, const struct change *b)
{
	return a->start == b->start && a->end == b->end &&
	       tvx_str_equal(tvx_str_trim(a->words), tvx_str_trim(b->words));
}

/* Stretches that touch collide too, and words put in by one beside what the other changed:
 * nobody can say in which order they should stand. */
static bool
touch(const struct change *a, const struct change *b)
{
	bool put_in = a->start == a->end || b->start == b->end;

	if (put_in)
		return a->start <= b->reach && b->start <= a->reach;
	return a->start <= b->end && b->start <= a->end;
}

/* The next stretch at which both collide, from the changes i and k on. */
static bool
next_spot(const struct changes *x, const struct changes *y, size_t *i, size_t *k,
	  struct tvx_spot *at)
{
	while (*i < x->count && *k < y->count) {
		const struct change *a = &x->list[*i], *b = &y->list[*k];
		bool found = touch(a, b) && !is_same_change(a, b);
		*at = (struct tvx_spot){ a->start < b->start ? a->start : b->start,
					 a->end > b->end ? a->end : b->end };
		if (a->end < b->end)
			++*i;
		else
			++*k;
		if (found)
			return true;
	}
	return false;
}

static bool
is_alike(const struct changes *x, const struct changes *y)
{
	bool alike = x->count == y->count;

	for (size_t n = 0; n < x->count && alike; n++)
		alike = is_same_change(&x->list[n], &y->list[n]);
	return alike;
}

static void
add_spot(struct tvx_spots *out, struct tvx_spot at)
{
	struct tvx_spot *last = out->count ? &out->list[out->count - 1] : NULL;

	if (last && at.start <= last->end) {
		last->start = at.start < last->start ? at.start : last->start;
		last->end = at.end > last->end ? at.end : last->end;
	} else {
		out->list[out->count++] = at;
	}
}

enum tvx_clash
tvx_collide(const struct tvx_comparison *const comparisons[2],
	    const struct tvx_group *const groups[2], struct tvx_spots *spots)
{
	struct changes changes[2];
	struct tvx_spot at;
	size_t i = 0, k = 0;

	*spots = (struct tvx_spots){ 0 };
	for (int which = 0; which < 2; which++)
		changes_init(&changes[which], comparisons[which], groups[which]);
	bool alike = is_alike(&changes[0], &changes[1]);
	/* Brackets and marks alone: no words collide, but they may be different ones. */
	if (!changes[0].count && !changes[1].count)
		alike = tvx_str_equal(groups[0]->pairs->new_words, groups[1]->pairs->new_words);
	spots->list = tvx_realloc(NULL, changes[0].count + changes[1].count + 1,
				  sizeof(*spots->list));
	while (!alike && next_spot(&changes[0], &changes[1], &i, &k, &at))
		add_spot(spots, at);
	changes_release(&changes[0]);
	changes_release(&changes[1]);
	return alike ? TVX_CLASH_ALIKE : spots->count ? TVX_CLASH_COLLIDE : TVX_CLASH_APART;
}

void
tvx_spots_release(struct tvx_spots *spots)
{
	free(spots->list);
}
