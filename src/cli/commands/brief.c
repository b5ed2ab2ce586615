/* travaux brief: what one delegation owes, proposes and said, and what others did since. */
#include "commands.h"

enum { FORMAT, AT, SINCE };
enum { DELEGATION, DRAFT };

static int
run(struct invocation *inv)
{
	const struct tvx_delegation *who = NULL;
	struct tvx_date since = { 0 };
	struct question question;

	if (!value_date(inv->values[SINCE], &since))
		return EXIT_USE;
	int code = question_init(&question, inv, DRAFT, inv->values[FORMAT], inv->values[AT]);
	if (code)
		return code;
	code = question_delegation(&question, inv->arguments[DELEGATION], &who);
	if (!code && question.format == TVX_FORMAT_TABLE)
		tvx_write_brief(&question.survey, who, since, &inv->terminal, &inv->out);
	else if (!code)
		question_sheet(&question, inv, tvx_brief_sheet(&question.survey, who, since));
	question_release(&question);
	return code;
}

const struct command command_brief = {
	.name = "brief",
	.arguments = "DELEGATION [DRAFT]",
	.summary = "one delegation: what it owes, its proposals, what others did",
	.group = "Look",
	.least = 1,
	.most = 2,
	.options = { OPTION_FORMAT,
		     OPTION_AT,
		     { "since", 0, "DATE", NULL,
		       "what others did since this day, not since its last meeting" } },
	.run = run,
};
