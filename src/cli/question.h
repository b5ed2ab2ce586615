/* What the commands that ask something of one draft share. */
#ifndef TVX_CLI_QUESTION_H
#define TVX_CLI_QUESTION_H

#include "cli.h"

struct question {
	struct tvx_draft *draft;
	struct tvx_survey survey;
	enum tvx_format format;
};

/* Loads the draft that is the argument of this index, or the only one, and surveys it. Says what
 * is wrong and returns an exit code. Caller releases *out when that is EXIT_DONE. */
int question_init(struct question *out, struct invocation *inv, int argument, const char *format,
		  const char *at);
void question_release(struct question *question);
/* Prints a sheet as data. Takes sheet. */
void question_sheet(const struct question *question, struct invocation *inv,
		    struct tvx_sheet *sheet);
/* A delegation by any of its names, NULL where name is. Says what is wrong and returns an exit
 * code. *out is borrowed from the draft. */
int question_delegation(const struct question *question, const char *name,
			const struct tvx_delegation **out);
/* The unit at a place. Says what is wrong and returns an exit code. *out is borrowed from the
 * survey. */
int question_place(const struct question *question, const char *place, const struct tvx_unit **out);

enum { DAY_BYTES = 32 };

/* The day of a commit on the clock of whoever recorded it. */
void moment_day(struct tvx_moment moment, char out[static DAY_BYTES]);

#endif
