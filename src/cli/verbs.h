/* What the commands share that record an event in the dossier. */
#ifndef TVX_CLI_VERBS_H
#define TVX_CLI_VERBS_H

#include "cli.h"

#include <travaux/negotiate.h>

/* Options that every such command has, at the head of its table. */
enum { VERB_BY, VERB_ON, VERB_MEETING, VERB_DRAFT, VERB_OPTIONS };

#define OPTIONS_VERB                                                                       \
	{ "by", 'b', "WHO", NULL, "whose it is: delegations, separated by commas" },       \
		{ "on", 0, "DATE", NULL, "the day, instead of the meeting's or today" },   \
		{ "meeting", 0, "ID", NULL, "at which meeting, instead of the one open" }, \
	{                                                                                  \
		"draft", 'd', "NAME", NULL, "which draft, where the dossier has several"   \
	}
#define OPTION_SAYS(help)                       \
	{                                       \
		"says", 's', "TEXT", NULL, help \
	}

/* An event with what the shared options say; the place is the first argument. Returns an exit
 * code. */
int event_init(struct invocation *inv, enum tvx_verb verb, struct tvx_event *event);
/* Records it and says what was done. told, which may be NULL, is called before that. Returns an
 * exit code. */
int event_record(struct invocation *inv, const struct tvx_event *event,
		 void (*told)(void *context, const struct tvx_draft *draft,
			      const struct tvx_outcome *outcome),
		 void *context);
/* The draft that the event is about, for commands that look before they speak. Returns an exit
 * code. Caller frees *out. */
int event_draft(struct invocation *inv, struct tvx_draft **out);
/* The words of an option, or standard input for "-". Borrowed from inv or from *held, which the
 * caller releases. Returns an exit code. */
int event_words(const char *value, struct tvx_buf *held, struct tvx_str *out);

#endif
