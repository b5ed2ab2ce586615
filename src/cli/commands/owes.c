/* travaux owes: who still has to confirm, advise or answer. */
#include "commands.h"

enum { FORMAT, AT, BY };

static int
run(struct invocation *inv)
{
	const struct tvx_delegation *by = NULL;
	struct question question;
	int code = question_init(&question, inv, 0, inv->values[FORMAT], inv->values[AT]);

	if (code)
		return code;
	code = question_delegation(&question, inv->values[BY], &by);
	if (!code && question.format == TVX_FORMAT_TABLE)
		tvx_write_owes(&question.survey, by, &inv->terminal, &inv->out);
	else if (!code)
		question_sheet(&question, inv, tvx_owes_sheet(&question.survey, by));
	question_release(&question);
	return code;
}

const struct command command_owes = {
	.name = "owes",
	.arguments = "[DRAFT]",
	.summary = "who has still to confirm, advise or answer",
	.group = "Look",
	.most = 1,
	.options = { OPTION_FORMAT,
		     OPTION_AT,
		     { "by", 0, "DELEGATION", NULL, "what this one owes, and nobody else" } },
	.run = run,
};
