/* travaux/compare.h: two texts laid side by side: which paragraph became which, and which words
 * changed in it. */
#ifndef TRAVAUX_COMPARE_H
#define TRAVAUX_COMPARE_H

#include "travaux/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One of the two texts: a survey, and the reading of its units. Both must outlive the
 * comparison. */
struct tvx_side {
	const struct tvx_survey *survey;
	const struct tvx_reading *reading;
};

/* Whether paragraphs with the same id are the same paragraph. */
enum tvx_lineage {
	TVX_LINEAGE_DRAFT, /* when both texts are the same draft, by its id */
	TVX_LINEAGE_IDS,   /* always */
	TVX_LINEAGE_NONE,  /* never: the words decide */
};

enum tvx_relation {
	TVX_SAME,
	TVX_EDITED,
	TVX_MOVED,  /* one to one, out of the order of the others; its words may be edited */
	TVX_SPLIT,  /* the old unit became several */
	TVX_MERGED, /* several old units became one */
	TVX_ADDED,  /* "new" in every table */
	TVX_DELETED,
};

/* An old unit and the new one that it became, wholly or in part. */
struct tvx_pair {
	const struct tvx_unit *old_unit; /* NULL: the other is new */
	const struct tvx_unit *new_unit; /* NULL: the other is deleted */
	struct tvx_str old_words;        /* as the reading prints them, footnotes below them */
	struct tvx_str new_words;
	enum tvx_relation relation;
	bool moved;
	bool renumbered;
	float similarity; /* share of words in common, from 0 to 1 (Dice) */
	uint32_t group;   /* index into the groups */
	uint32_t block;   /* which block moved together, from 1; zero when nothing moved */
};

/* Pairs that hang together: an old unit with all its pieces, a new one with all its sources. */
struct tvx_group {
	const struct tvx_pair *pairs; /* pair_count of them, one after the other */
	size_t pair_count;
};

struct tvx_comparison;

/* Caller frees with tvx_comparison_free. */
TVX_API struct tvx_comparison *tvx_comparison_new(const struct tvx_side *old_side,
						  const struct tvx_side *new_side,
						  enum tvx_lineage lineage);
TVX_API void tvx_comparison_free(struct tvx_comparison *comparison);
/* In the order of the new text; what was deleted stands after what it followed in the old one.
 * The pairs of a group are neighbours. Borrowed from comparison. */
TVX_API const struct tvx_pair *tvx_comparison_pairs(const struct tvx_comparison *comparison,
						    size_t *count);
/* In the order of their first pairs. Borrowed from comparison. */
TVX_API const struct tvx_group *tvx_comparison_groups(const struct tvx_comparison *comparison,
						      size_t *count);
/* "same", "edited", "moved", "split", "merged", "new", "deleted". Static. */
TVX_API const char *tvx_relation_word(enum tvx_relation relation);

/* --- words --------------------------------------------------------------------------------- */

/* What a change touches; several may be set. */
enum tvx_edit_change {
	TVX_CHANGE_WORDS = 1,       /* words came, went or were replaced */
	TVX_CHANGE_NUMBER = 2,      /* a number or a date among them */
	TVX_CHANGE_CASE = 4,        /* nothing but capitals */
	TVX_CHANGE_PUNCTUATION = 8, /* nothing but signs */
	TVX_CHANGE_TYPOGRAPHY = 16, /* nothing but forms of quotes and dashes, or spaces */
	TVX_CHANGE_MARKUP = 32,     /* brackets, attributions, marks of the log */
};

/* One stretch of the script. Put together, the old words of all stretches are the old text and
 * the new words the new one. A line end stands between two units of a group. */
struct tvx_edit {
	struct tvx_str old_words, new_words; /* the same bytes where changes is zero */
	unsigned changes;                    /* of enum tvx_edit_change; zero: kept */
};

struct tvx_edits {
	struct tvx_edit *list;
	size_t count;
	unsigned changes; /* of all of them */
	/* The markup among the changed words of the old side and of the new one, in order, each a
	 * part of the words of some stretch. */
	struct tvx_str *markup[2];
	size_t markup_count[2];
	struct tvx_buf joined[2]; /* the words of a side that has several units */
};

/* The words of a group of pairs, all its old units against all its new ones. */
TVX_API void tvx_edits_init(struct tvx_edits *edits, const struct tvx_comparison *comparison,
			    const struct tvx_group *group);
TVX_API void tvx_edits_release(struct tvx_edits *edits);
/* Whether words that stayed have other brackets or marks, and nothing else changed: a proposal to
 * delete them, say. */
TVX_API bool tvx_group_has_other_marks(const struct tvx_comparison *comparison,
				       const struct tvx_group *group);

/* --- checks -------------------------------------------------------------------------------- */

/* All that tvx_draft_check() finds in the new draft, and what only shows beside the old one:
 * figures that changed, references that still mean the old numbering. Returns how many findings
 * there were. name is only for messages. */
TVX_API size_t tvx_draft_check_against(const struct tvx_side *old_side,
				       const struct tvx_side *new_side, struct tvx_str name,
				       struct tvx_listener listener);

/* --- three texts --------------------------------------------------------------------------- */

/* What two texts did with a passage of the one that both come from. */
enum tvx_clash {
	TVX_CLASH_NONE,   /* neither changed it */
	TVX_CLASH_ONE,    /* one of them did */
	TVX_CLASH_ALIKE,  /* both did the same */
	TVX_CLASH_APART,  /* both changed it, in different places of it */
	TVX_CLASH_COLLIDE /* nobody can do both; why says what they did */
};

/* What two texts did that collides. */
enum tvx_why {
	TVX_WHY_WORDS,   /* both changed the same words, or words that touch */
	TVX_WHY_DROPPED, /* one changed what the other dropped */
	TVX_WHY_DIVIDED, /* one split or merged what the other changed */
	TVX_WHY_MOVED,   /* both moved it, to different places */
	TVX_WHY_PUT_IN,  /* both put something in at one place */
	TVX_WHY_NEARLY,  /* both put in nearly the same at one place */
	TVX_WHY_PLACES,  /* both put in the same, or nearly, at different places */
	TVX_WHY_SECTION, /* one put something, or moved it, into a section that the other dropped */
};

struct tvx_three_row {
	const struct tvx_unit *base_unit;  /* the first of the passage; NULL: it is new */
	const struct tvx_unit *after;      /* the base unit that it follows when it is new; NULL:
					    * it stands before all */
	const struct tvx_group *groups[2]; /* of the first and of the second text, in its own
					    * comparison with the base; NULL: not there */
	size_t counts[2];                  /* how many, one after the other: several only of what
					    * both put in at one place */
	bool changed[2];
	bool again[2]; /* its group stood in an earlier row */
	enum tvx_clash clash;
	enum tvx_why why;               /* where they collide */
	const struct tvx_group *across; /* what both put in that is nearly the same, in the
					 * comparison of the two; or NULL */
};

struct tvx_three_way;

/* Compares a base with two texts made from it. All must outlive the result. Caller frees with
 * tvx_three_way_free. */
TVX_API struct tvx_three_way *tvx_three_way_new(const struct tvx_side *base,
						const struct tvx_side *first,
						const struct tvx_side *second,
						enum tvx_lineage lineage);
TVX_API void tvx_three_way_free(struct tvx_three_way *three);
/* The comparison of the base with the first text (0) or the second (1). Borrowed from three. */
TVX_API const struct tvx_comparison *tvx_three_way_comparison(const struct tvx_three_way *three,
							      int which);
/* The comparison of the first text with the second; NULL where not both have something new. Borrowed
 * from three. */
TVX_API const struct tvx_comparison *tvx_three_way_across(const struct tvx_three_way *three);
/* In the order of the base; what is new stands after what it follows. Borrowed from three. */
TVX_API const struct tvx_three_row *tvx_three_way_rows(const struct tvx_three_way *three,
						       size_t *count);
/* Bytes of the words of a base unit; empty where both would only add words. */
struct tvx_spot {
	size_t start, end;
};

struct tvx_spots {
	struct tvx_spot *list; /* in order, none of them touching */
	size_t count;
};

/* Where in the words of its base unit the texts collide; nowhere when they do not, or not by their
 * words. Release it with tvx_spots_release. */
TVX_API void tvx_spots_init(struct tvx_spots *spots, const struct tvx_three_way *three,
			    const struct tvx_three_row *row);
TVX_API void tvx_spots_release(struct tvx_spots *spots);
/* "unchanged", "one", "alike", "apart", "collide". Static. */
TVX_API const char *tvx_clash_word(enum tvx_clash clash);
/* "words", "dropped", "divided", "moved", "put-in", "nearly", "places", "section". Static. */
TVX_API const char *tvx_why_word(enum tvx_why why);

/* --- traces -------------------------------------------------------------------------------- */

/* What a report does with a paragraph of a program. */
enum tvx_trace_kind {
	TVX_TRACE_QUOTES,      /* word for word, or nearly */
	TVX_TRACE_PARAPHRASES, /* in other words */
	TVX_TRACE_REPORTS,     /* less, but under the heading that the program gives it to */
	TVX_TRACE_NOTHING,     /* nobody reports on it */
};

struct tvx_trace_match {
	enum tvx_trace_kind kind;
	const struct tvx_unit *program_unit;
	const struct tvx_unit *assigned;    /* the heading it stands under; NULL: none */
	const struct tvx_unit *report_unit; /* NULL: nobody reports on it */
	const struct tvx_unit *reported;    /* whose heading that stands under; NULL: none */
	struct tvx_str program_words;
	struct tvx_str report_words; /* the passage that it was found in */
	float sure;                  /* from 0 to 1 */
};

struct tvx_trace;

/* Looks for the paragraphs of a program in a report: those under only, or all when that is NULL.
 * Both sides must outlive it. Caller frees with tvx_trace_free. */
TVX_API struct tvx_trace *tvx_trace_new(const struct tvx_side *report,
					const struct tvx_side *program,
					const struct tvx_unit *only);
TVX_API void tvx_trace_free(struct tvx_trace *trace);
/* In the order of the program, surest first for each of its paragraphs. A paragraph that nobody
 * reports on has one of kind TVX_TRACE_NOTHING when it has a number, or stands under only.
 * Borrowed from trace. */
TVX_API const struct tvx_trace_match *tvx_trace_matches(const struct tvx_trace *trace,
							size_t *count);
/* "quotes", "paraphrases", "reports", "nothing". Static. */
TVX_API const char *tvx_trace_word(enum tvx_trace_kind kind);

#ifdef __cplusplus
}
#endif
#endif
