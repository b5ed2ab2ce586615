/* Reading typed texts: the options that convert and import share, and the report of guesses. */
#ifndef TVX_CLI_TYPED_H
#define TVX_CLI_TYPED_H

#include "cli.h"

/* The order of OPTIONS_TYPED. */
enum { TYPED_HOUSE, TYPED_BASE, TYPED_LANG, TYPED_OVERRIDES, TYPED_REPORT, TYPED_OPTIONS };

#define OPTIONS_TYPED                                                                             \
	{ "house", 0, "HOUSE", NULL, "whose conventions it follows: oas, un, or a profile" },     \
		{ "base", 'b', "DRAFT", NULL, "the text that is amended, to compare with" },      \
		{ "lang", 0, "LANG", NULL, "the language of the text, instead of en" },           \
		{ "overrides", 0, "FILE", NULL, "answers to guesses of an earlier reading" },     \
	{                                                                                         \
		"report", 0, "FORMAT", format_choices, "print every guess: table, tsv, csv, json" \
	}

struct typed;

/* Prepares what the options ask for; options begins at the first of them. Says what is wrong and
 * returns an exit code. Caller frees *out with typed_free. */
int typed_new(struct invocation *inv, const char **options, struct typed **out);
void typed_free(struct typed *typed);
/* Reads a file in any format. What is wrong was said when this fails. Caller frees *draft. */
int typed_read(struct typed *typed, const char *path, struct tvx_draft **draft);
/* Puts the report into the product, if one was asked for, and says the sums. */
void typed_report(struct typed *typed, struct invocation *inv, const struct tvx_draft *draft);

#endif
