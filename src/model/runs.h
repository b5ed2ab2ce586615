/* A list of runs under construction, and the spaces between them. */
#ifndef TVX_MODEL_RUNS_H
#define TVX_MODEL_RUNS_H

#include "base/arena.h"
#include "travaux/model.h"

/* What may happen where two runs meet that did not stand side by side. */
enum tvx_joint {
	TVX_JOINT_NONE,   /* they did stand side by side */
	TVX_JOINT_CLOSED, /* one space where two would be left, none before a comma */
	TVX_JOINT_SPACED, /* the same, and one between two words that would touch */
};

struct tvx_run_list {
	struct tvx_runs *runs;
	size_t cap;
	enum tvx_joint joint; /* before the next run */
	struct tvx_str held;  /* a space that belongs after the brackets now closing */
};

/* Adds a run; an empty text adds nothing. text is borrowed as long as the runs live. */
void tvx_run_add(struct tvx_run_list *list, enum tvx_run_kind kind, struct tvx_str text,
		 const struct tvx_proposal *proposal);
/* Says what may happen before the next run; the stronger of two wins. */
void tvx_run_joint(struct tvx_run_list *list, enum tvx_joint joint);
/* Whether a character is a letter or digit of a script that puts spaces between words. */
bool tvx_is_word_char(uint32_t c);
/* Whether a point of a text lies inside a word. */
bool tvx_inside_word(struct tvx_str words, size_t offset);

#endif
