/* A draft as somebody else went on with it. */
#ifndef TVX_TESTS_VARY_H
#define TVX_TESTS_VARY_H

#include "random.h"

#include "travaux/base.h"

/* Adds a draft file with paragraphs of another dropped, doubled, exchanged and rewritten. */
void vary_draft(struct random *r, struct tvx_str xml, struct tvx_buf *out);

#endif
