/* A draft that is being built: the sections that are open, and the item that is being filled. */
#ifndef TVX_READ_BUILDING_H
#define TVX_READ_BUILDING_H

#include "read/build.h"

enum { TVX_SECTIONS_DEEP = 20 };

/* A section that is open. */
struct level {
	struct tvx_division *division;
	enum tvx_style style;
	unsigned value;
	bool capitals;
	unsigned paragraphs, bullets, headings; /* without a number, so far */
	char id[TVX_LIMIT_ID_BYTES + 1];        /* of the division */
	bool numbered;                          /* its label is part of places */
	unsigned last[TVX_STYLE_BULLET + 1];    /* number of each style that stood in it */
	char word[4];                           /* the first letters of "Article", "Part" */
};

struct building {
	struct tvx_weaver *w;
	struct tvx_map *taken, *divisions;
	struct level levels[TVX_SECTIONS_DEEP + 1];
	size_t depth;
	/* The item that alternatives belong to, and its own words. */
	struct tvx_paragraph *item;
	struct tvx_host item_host;
	bool item_is_new;
	unsigned option; /* number of the option that stands just before, or zero */
	struct tvx_label item_label;
	struct tvx_act lead; /* announced by the block before */
	bool has_lead;
	const struct tvx_block *lead_block;
	size_t titles, notes;
	struct tvx_paragraph *last; /* that was made */
	size_t *starts;             /* first line of each paragraph made, in order */
	struct tvx_paragraph **made;
	size_t made_count, made_cap;
};

/* sections.c */
/* The section that is open. */
struct level *tvx_section(struct building *b);
/* The first letters of the word in a label such as "Article 5". */
void tvx_section_word(const struct tvx_label *label, char out[static 4]);
/* "I." is a letter after H, and a roman number otherwise. */
void tvx_section_settle_letter(struct building *b, const struct tvx_block *block,
			       struct tvx_label *label);
void tvx_section_open(struct building *b, const struct tvx_block *block,
		      const struct tvx_label *label);
/* A paragraph with a label stands in the open section. */
void tvx_section_count(struct building *b, const struct tvx_label *label);

#endif
