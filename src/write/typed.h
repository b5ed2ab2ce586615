/* A draft typed as its house types: what the writer and its check share. */
#ifndef TVX_WRITE_TYPED_H
#define TVX_WRITE_TYPED_H

#include "base/arena.h"
#include "travaux/write.h"

/* On which line of the typed text each unit of the survey begins; zero for alternatives. */
struct tvx_typed_lines {
	unsigned *list;
	size_t count;
};

/* The words of a position with the verb that makes it one. Adds to *out. */
void tvx_typed_position(const struct tvx_position *position, struct tvx_buf *out);
/* Tells of every unit that is not the same when the text is read again. */
void tvx_typed_check(const struct tvx_survey *survey, struct tvx_str text,
		     const struct tvx_typed_lines *lines, struct tvx_str name,
		     struct tvx_listener listener);

#endif
