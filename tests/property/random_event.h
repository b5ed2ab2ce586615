/* Random events on a draft: most of them possible, some of them not. */
#ifndef TVX_TESTS_RANDOM_EVENT_H
#define TVX_TESTS_RANDOM_EVENT_H

#include "random.h"

#include "travaux/negotiate.h"

struct random_event {
	struct tvx_event event;
	struct tvx_buf strings[8]; /* what the event borrows */
	unsigned used;
	char words[24]; /* a token that stands nowhere else; among the new words */
};

/* number tells the events of one run apart. Caller releases with random_event_release. */
void random_event_init(struct random_event *e, struct random *r, const struct tvx_survey *survey,
		       unsigned number);
void random_event_release(struct random_event *e);

#endif
