/* The checks of a draft: what each of them works with, and the table that lists them. */
#ifndef TVX_MODEL_CHECK_H
#define TVX_MODEL_CHECK_H

#include "base/map.h"
#include "travaux/model.h"

struct tvx_checking;
struct tvx_reference;

/* One check: of the whole draft at once, or of one paragraph after the other. */
struct tvx_check {
	const char *name; /* explained in travaux-check(1) */
	enum tvx_level severity;
	void (*of_draft)(struct tvx_checking *c);
	void (*of_paragraph)(struct tvx_checking *c, const struct tvx_unit *unit);
};

/* Something found, until all is told in the order of the draft. */
struct tvx_finding {
	const struct tvx_check *check;
	enum tvx_level severity;
	size_t unit;  /* index into the survey; SIZE_MAX: the draft */
	size_t order; /* in which it was found */
	struct tvx_str message;
};

struct tvx_checking {
	const struct tvx_survey *survey;
	const struct tvx_check *check; /* the one that runs */
	struct tvx_arena *arena;       /* as long as the checks run */
	struct tvx_finding *list;
	size_t count, cap;
	/* Of those who compare with an old text; all NULL: there is none. */
	void *comparison;
	/* What a reference to nothing meant in the old text, as a clause; empty: nothing.
	 * Borrowed from arena. */
	struct tvx_str (*meant)(struct tvx_checking *c, const struct tvx_reference *reference,
				struct tvx_str place);
	/* What other words a unit had in the old text, as a clause; empty: none.
	 * Borrowed from arena. */
	struct tvx_str (*had)(struct tvx_checking *c, const struct tvx_unit *unit);
};

void tvx_checking_init(struct tvx_checking *c, const struct tvx_survey *survey);
void tvx_checking_run(struct tvx_checking *c, const struct tvx_check *checks, size_t count);
/* Tells all that was found, in the order of the draft, and forgets it. Returns how much it was. */
size_t tvx_checking_tell(struct tvx_checking *c, struct tvx_str file, struct tvx_listener listener);

/* Reports a finding of the check that runs; unit is NULL when it is of the draft. */
void tvx_find(struct tvx_checking *c, const struct tvx_unit *unit, const char *format, ...)
	TVX_PRINTF(3, 4);
/* The same with another severity than the check's own. */
void tvx_find_as(struct tvx_checking *c, enum tvx_level severity, const struct tvx_unit *unit,
		 const char *format, ...) TVX_PRINTF(4, 5);
/* The first words of a text, for a message. Borrowed from arena. */
struct tvx_str tvx_excerpt(struct tvx_arena *arena, struct tvx_str words);

/* The words of a paragraph itself: of the base, or of the paragraph that is proposed; NULL when
 * there are none. */
const struct tvx_text *tvx_unit_text(const struct tvx_unit *unit);

/* Every check that needs nothing but the draft. */
extern const struct tvx_check tvx_draft_checks[];
extern const size_t tvx_draft_check_count;

/* check_log.c: the decision log, proposals and positions. */
void tvx_check_codes(struct tvx_checking *c);
void tvx_check_sealed_words(struct tvx_checking *c, const struct tvx_unit *unit);
void tvx_check_log_order(struct tvx_checking *c, const struct tvx_unit *unit);
void tvx_check_meeting_dates(struct tvx_checking *c, const struct tvx_unit *unit);
void tvx_check_confirmations(struct tvx_checking *c, const struct tvx_unit *unit);
void tvx_check_open_after_agreement(struct tvx_checking *c, const struct tvx_unit *unit);
void tvx_check_move_target(struct tvx_checking *c, const struct tvx_unit *unit);
void tvx_check_unstated(struct tvx_checking *c, const struct tvx_unit *unit);
void tvx_check_both_ways(struct tvx_checking *c, const struct tvx_unit *unit);
void tvx_check_opposes_own(struct tvx_checking *c, const struct tvx_unit *unit);

/* check_words.c: words one after the other. */
void tvx_check_doubled_words(struct tvx_checking *c, const struct tvx_unit *unit);

/* check_signs.c: what is opened and not closed. */
void tvx_check_signs(struct tvx_checking *c);
void tvx_check_signs_of_proposals(struct tvx_checking *c, const struct tvx_unit *unit);

/* check_copies.c: the same words twice. */
void tvx_check_identical(struct tvx_checking *c);
void tvx_check_same_as_base(struct tvx_checking *c, const struct tvx_unit *unit);
void tvx_check_same_words(struct tvx_checking *c, const struct tvx_unit *unit);

/* check_labels.c: numbering. */
void tvx_check_numbering_gaps(struct tvx_checking *c);
void tvx_check_repeated_labels(struct tvx_checking *c);

/* check_references.c: "paragraph 23 above". */
void tvx_check_references(struct tvx_checking *c);

/* check_replaced.c: decisions for the whole text. */
void tvx_check_replaced(struct tvx_checking *c);

#endif
