/* travaux status: the chair's first screen. */
#include "commands.h"

enum { FORMAT, AT, DELEGATIONS };

static int
run(struct invocation *inv)
{
	bool people = inv->values[DELEGATIONS] != NULL;
	struct question question;
	int code = question_init(&question, inv, 0, inv->values[FORMAT], inv->values[AT]);

	if (code)
		return code;
	if (question.format == TVX_FORMAT_TABLE)
		(people ? tvx_write_delegations : tvx_write_status)(&question.survey,
								    &inv->terminal, &inv->out);
	else
		question_sheet(
			&question, inv,
			(people ? tvx_delegations_sheet : tvx_status_sheet)(&question.survey));
	question_release(&question);
	return EXIT_DONE;
}

const struct command command_status = {
	.name = "status",
	.arguments = "[DRAFT]",
	.summary = "what is agreed, what is pending, who owes an answer",
	.group = "Look",
	.most = 1,
	.options = { OPTION_FORMAT,
		     OPTION_AT,
		     { "delegations", 'd', NULL, NULL, "by delegation instead of by section" } },
	.run = run,
};
