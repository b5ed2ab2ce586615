/* travaux search: where words stand or stood. */
#include "commands.h"

#include <string.h>

enum { FORMAT, AT, BY, STANDING, SINCE, UNTIL, REJECTED };
enum { WORDS, DRAFT };

static const char *const standing_choices[] = { "open", "pending", "ad-ref", "agreed", NULL };

static int
read_options(struct invocation *inv, const struct question *question, struct tvx_search *search)
{
	const char *standing = inv->values[STANDING];

	search->words = tvx_str_trim(tvx_str_of(inv->arguments[WORDS]));
	search->rejected = inv->values[REJECTED] != NULL;
	if (!search->words.len)
		return fail_use("there are no words to search for");
	if (!value_date(inv->values[SINCE], &search->since) ||
	    !value_date(inv->values[UNTIL], &search->until))
		return EXIT_USE;
	for (enum tvx_standing_level l = TVX_OPEN; standing && l <= TVX_AGREED; l++)
		if (strcmp(standing, tvx_standing_word(l)) == 0)
			search->standings = 1u << l;
	return question_delegation(question, inv->values[BY], &search->by);
}

static int
run(struct invocation *inv)
{
	struct tvx_search search = { 0 };
	struct question question;
	int code = question_init(&question, inv, DRAFT, inv->values[FORMAT], inv->values[AT]);

	if (code)
		return code;
	code = read_options(inv, &question, &search);
	if (!code && question.format == TVX_FORMAT_TABLE)
		tvx_write_search(&question.survey, &search, &inv->terminal, &inv->out);
	else if (!code)
		question_sheet(&question, inv, tvx_search_sheet(&question.survey, &search));
	question_release(&question);
	return code;
}

const struct command command_search = {
	.name = "search",
	.arguments = "WORDS [DRAFT]",
	.summary = "where words stand or stood, in rejected proposals too",
	.group = "Look",
	.least = 1,
	.most = 2,
	.options = { OPTION_FORMAT,
		     OPTION_AT,
		     { "by", 0, "DELEGATION", NULL, "in what this one proposed or said" },
		     { "standing", 0, "STANDING", standing_choices,
		       "open, pending, ad-ref or agreed" },
		     { "since", 0, "DATE", NULL, "in what is of this day or later" },
		     { "until", 0, "DATE", NULL, "in what is of this day or earlier" },
		     { "rejected", 0, NULL, NULL, "in proposals that were not taken up" } },
	.run = run,
};
