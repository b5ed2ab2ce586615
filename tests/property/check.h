/* What must hold for every draft; each function says what is wrong, or nothing. */
#ifndef TVX_TESTS_CHECK_H
#define TVX_TESTS_CHECK_H

#include "travaux/model.h"

/* A random draft, read. */
struct trial {
	struct tvx_str xml; /* as it was written down */
	const struct tvx_draft *draft;
	struct tvx_survey survey;    /* as at no date */
	struct tvx_survey varied[2]; /* of the same as two others went on with it */
	struct tvx_buf wrong;        /* what does not hold; empty when all is well */
};

struct property {
	const char *name;
	void (*check)(struct trial *trial);
};

extern const struct property properties[];
extern const size_t property_count;

/* Adds to trial->wrong. */
void wrong(struct trial *trial, const struct tvx_unit *unit, const char *format, ...)
	TVX_PRINTF(3, 4);
/* Adds the plain text of a unit in a reading to *out. */
void read_unit(const struct tvx_unit *unit, const struct tvx_reading *reading, struct tvx_buf *out);

/* Of the words alone; check_words.c. */
void check_no_word_lost(struct trial *trial);
void check_base_is_base(struct trial *trial);

/* Of comparisons; check_compare.c. */
void check_nothing_changes(struct trial *trial);
void check_script_makes_texts(struct trial *trial);
void check_sides_swap(struct trial *trial);
void check_every_unit_once(struct trial *trial);
void check_finds_alike(struct trial *trial);

/* Of clean drafts; check_consolidate.c. */
void check_clean_is_settled(struct trial *trial);
void check_clean_has_the_words(struct trial *trial);
void check_clean_without_brackets(struct trial *trial);

/* Of typed texts; check_typed.c. */
void check_typed_comes_back(struct trial *trial);
/* Of what is made of comparisons; check_renderings.c. */
void check_page_has_all_words(struct trial *trial);
void check_three_ways(struct trial *trial);
void check_three_page_has_all_words(struct trial *trial);
/* The same in lines and data, and traces; check_pages.c. */
void check_lines_have_all_words(struct trial *trial);
void check_json_has_all_words(struct trial *trial);
void check_traces(struct trial *trial);

/* Of what people do; check_events.c. */
void check_events(struct trial *trial);

#endif
