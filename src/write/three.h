/* What all renderings of three texts ask of them. */
#ifndef TVX_WRITE_THREE_H
#define TVX_WRITE_THREE_H

#include "write/diff.h"

/* The rows that are asked for, changed or not, in the order of the base. */
struct tvx_three_walk {
	const struct tvx_three *three;
	size_t next;
	bool wanted; /* whether the last passage of the base was: what is new after it is too */
};

void tvx_three_walk_init(struct tvx_three_walk *walk, const struct tvx_three *three);
/* NULL behind the last. Borrowed from the three-way comparison. */
const struct tvx_three_row *tvx_three_next(struct tvx_three_walk *walk);

/* "y.xml: Program on Harbors": the first text (0), the second (1) or the base (2). A title that is
 * the base's too is left out where there is a name. */
void tvx_three_title(const struct tvx_three *three, int which, struct tvx_buf *out);

struct tvx_three_sums {
	size_t none, one[2], alike, apart, collide;
};

struct tvx_three_sums tvx_three_count(const struct tvx_three *three);
/* "5 unchanged, 0 by X, ..." */
void tvx_three_add_sums(struct tvx_buf *out, const struct tvx_three_sums *sums);

/* "X", "both alike", "collide": who changed a row. Static. */
const char *tvx_three_phrase(const struct tvx_three_row *row);

/* "II.8", "after II.8": where a row stands in the base. */
void tvx_three_place(const struct tvx_three_row *row, struct tvx_buf *out);
/* "both put something in here": why a row collides, where what each did does not tell; or empty.
 * Static. */
struct tvx_str tvx_three_reason(const struct tvx_three_row *row);

/* What to tell when nothing changed, or nothing of what was asked for. Static. */
struct tvx_str tvx_three_nothing(const struct tvx_three *three);

/* What one text made of a passage of the base, or put in. */
struct tvx_three_part {
	const char *name;             /* "X", "Y"; "=" for what both made of it */
	const struct tvx_unit *again; /* the base unit of the row above that has its words;
				       * NULL: this one has them */
	struct tvx_passage passage;
	struct tvx_buf places, phrase;
};

/* How many parts of its own a row has for a text: one for both where they are alike. */
size_t tvx_three_parts(const struct tvx_three_row *row, int which);
/* The first has index zero. Release it with tvx_three_part_release. */
void tvx_three_part_init(struct tvx_three_part *part, const struct tvx_three *three,
			 const struct tvx_three_row *row, int which, size_t index);
void tvx_three_part_release(struct tvx_three_part *part);

#endif
