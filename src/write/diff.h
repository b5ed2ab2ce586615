/* What all renderings of a comparison ask of it. */
#ifndef TVX_WRITE_DIFF_H
#define TVX_WRITE_DIFF_H

#include "travaux/write.h"

/* One group on its way to a reader, with its words laid out. */
struct tvx_passage {
	const struct tvx_group *group;
	const struct tvx_pair *first; /* of its pairs */
	struct tvx_edits edits;
	enum tvx_relation relation; /* of the first pair; edited when only the others changed */
	bool changed;               /* anything but the form of quotes, dashes and spaces */
	bool wanted;                /* of a kind and at a place that were asked for */
};

/* Lays out a group; release it with tvx_passage_release. */
void tvx_passage_init(struct tvx_passage *passage, const struct tvx_diff *diff,
		      const struct tvx_group *group);
void tvx_passage_release(struct tvx_passage *passage);

/* All groups of a comparison in their order, as passages. Caller frees. */
struct tvx_diff_walk *tvx_diff_walk_new(const struct tvx_diff *diff);
/* The next one, good until the next call; NULL behind the last. */
const struct tvx_passage *tvx_diff_walk_next(struct tvx_diff_walk *walk);
void tvx_diff_walk_free(struct tvx_diff_walk *walk);

/* Its words on a terminal, from a column on, the further lines indented. */
void tvx_passage_wrap(const struct tvx_passage *passage, const struct tvx_terminal *terminal,
		      unsigned column, unsigned indent, struct tvx_buf *out);

/* Its words as Markdown: deletions struck, additions strong. */
void tvx_passage_markdown(const struct tvx_passage *passage, struct tvx_buf *out);

/* Splits the next piece off words of a stretch: markup that came or went along with them, or what
 * stands around it. */
struct tvx_str tvx_passage_piece(const struct tvx_passage *passage, bool old_side,
				 struct tvx_str *words, bool *markup);
/* Splits the spaces and line ends that a text begins with off it. */
struct tvx_str tvx_str_blanks(struct tvx_str *text);

/* For each unit of the old text the heading of the new one that it became in its place, or NULL.
 * Borrowed from arena. */
const struct tvx_unit **tvx_diff_headings(const struct tvx_diff *diff, struct tvx_arena *arena);
/* The heading that a passage stands under: of the new text, also for what went from a section that
 * is still there; a heading that went is its own. The last one said holds for what went anywhere
 * in its section. NULL: none, or one that went. */
const struct tvx_unit *tvx_passage_heading(const struct tvx_passage *passage,
					   const struct tvx_diff *diff,
					   const struct tvx_unit *const *headings,
					   const struct tvx_unit *last);

/* How many rows of each relation, and of each flag. */
struct tvx_diff_tally {
	size_t counts[TVX_DELETED + 1];
	size_t moved, renumbered;
	size_t marks;            /* passages of the same words that a reading prints otherwise */
	size_t sources, results; /* of what was split, of what was merged */
};

void tvx_diff_tally_all(const struct tvx_diff *diff, struct tvx_diff_tally *tally);
/* "24 same (3 marks only), 40 edited, 1 split into 2, ..." */
void tvx_diff_add_tally(struct tvx_buf *out, const struct tvx_diff_tally *tally);

/* "II/p8 + II/p9": the places of one side of a group; empty when it has none there. */
void tvx_passage_places(const struct tvx_passage *passage, bool old_side, struct tvx_buf *out);
/* "moved, edited, renumbered 37. to 18., numbers": what happened to it. */
void tvx_passage_phrase(const struct tvx_passage *passage, struct tvx_buf *out);
/* "2001 → 2011; gone 1998": the numbers that changed in it, and those that went or came with other
 * words; empty when there is none. */
void tvx_passage_numbers(const struct tvx_passage *passage, struct tvx_buf *out);
/* "Program on Harbors (2024-03-12, base)": the title of a draft and its date, and how it is read
 * where one of the two is not read as it stands. */
void tvx_side_describe(const struct tvx_side *side, const struct tvx_side *other,
		       struct tvx_buf *out);
/* The same of one side of a comparison; where both are described alike, with the name that its user
 * has for it before: "mex.xml: Program on Harbors (2024-03-12)". */
void tvx_diff_describe(const struct tvx_diff *diff, bool old_side, struct tvx_buf *out);
/* "working", "with:MEX", "base@2024-05-01". */
void tvx_reading_describe(const struct tvx_reading *reading, struct tvx_buf *out);
/* The title of a draft, or else its id. Borrowed from the draft. */
struct tvx_str tvx_side_title(const struct tvx_side *side);
/* The language that it is read in. Borrowed from it. */
static inline struct tvx_str
tvx_side_lang(const struct tvx_side *side)
{
	return side->reading->lang.len ? side->reading->lang : side->survey->draft->lang;
}

/* "name": ..., which its user has for a text, with the title and the date of the draft, and how and
 * in which language it is read. */
void tvx_json_side(struct tvx_buf *out, struct tvx_str name, const struct tvx_side *side);
/* The units of one side of a group. index is the unit's number in its text, from zero; the words
 * of a group are those of its units with a line end between two, so that bytes cuts them. */
void tvx_json_units(struct tvx_buf *out, const struct tvx_group *group, const struct tvx_side *side,
		    bool old_side);
void tvx_json_edit(struct tvx_buf *out, const struct tvx_edit *edit);

/* What to tell when nothing changed, or nothing of what was asked for. Static. */
struct tvx_str tvx_diff_nothing(const struct tvx_diff *diff);

/* Whether a number became another, and little else changed: what is singled out of a long text,
 * for a frame around a whole sentence shows nobody which. */
bool tvx_edit_is_number(const struct tvx_edit *edit);

/* The stretch's words without the brackets around a reading's marks: what is shown as changed
 * words, as opposed to changed markup. */
static inline bool
tvx_edit_is_markup(const struct tvx_edit *edit)
{
	return edit->changes && !(edit->changes & ~(unsigned)TVX_CHANGE_MARKUP);
}

/* A change that no reader is asked to look at. */
static inline bool
tvx_edit_is_quiet(const struct tvx_edit *edit)
{
	return edit->changes && !(edit->changes & ~(unsigned)TVX_CHANGE_TYPOGRAPHY);
}

#endif
