/* A text as words one after the other, for checks that look at words and not at bytes. */
#ifndef TVX_MODEL_TEXT_WORDS_H
#define TVX_MODEL_TEXT_WORDS_H

#include "travaux/base.h"

struct tvx_wording {
	struct tvx_str text;
	size_t at; /* in bytes */
};

struct tvx_word {
	size_t start, len; /* in bytes of the text */
	bool joined;       /* nothing but spaces between it and the word before */
	bool lettered;     /* a letter is in it */
};

/* The next word; false at the end. Hyphens and apostrophes between letters belong to it. */
bool tvx_wording_next(struct tvx_wording *wording, struct tvx_word *word);
struct tvx_str tvx_word_str(struct tvx_str text, const struct tvx_word *word);

#endif
