/* Random drafts with every feature of the model and with hostile words. */
#ifndef TVX_TESTS_GENERATE_H
#define TVX_TESTS_GENERATE_H

#include "random.h"

#include "travaux/model.h"

/* What a generated draft looks like. */
struct shape {
	unsigned paragraphs; /* at most */
	unsigned proposals;  /* on one paragraph, at most */
	unsigned anchors;    /* in one text, at most */
	bool full;           /* as many proposals and anchors as may be */
};

/* Adds a draft file in canonical form. Its words are hostile ones and tokens such as "t17z",
 * each of which stands at one place in the whole draft; anchors never part a token. Nothing but
 * the head has capitals, so that a delegation's code in a text would be seen. */
void generate_draft(struct random *r, const struct shape *shape, struct tvx_buf *out);

#endif
