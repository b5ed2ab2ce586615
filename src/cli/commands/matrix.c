/* travaux matrix: paragraphs by delegations. */
#include "commands.h"

enum { FORMAT, AT, ALL };

static int
run(struct invocation *inv)
{
	bool all = inv->values[ALL] != NULL;
	struct question question;
	int code = question_init(&question, inv, 0, inv->values[FORMAT], inv->values[AT]);

	if (code)
		return code;
	if (question.format == TVX_FORMAT_TABLE)
		tvx_write_matrix(&question.survey, all, &inv->terminal, &inv->out);
	else
		question_sheet(&question, inv, tvx_matrix_sheet(&question.survey, all));
	question_release(&question);
	return EXIT_DONE;
}

const struct command command_matrix = {
	.name = "matrix",
	.arguments = "[DRAFT]",
	.summary = "paragraphs by delegations: who does what on which",
	.group = "Look",
	.most = 1,
	.options = { OPTION_FORMAT,
		     OPTION_AT,
		     { "all", 'a', NULL, NULL, "every row and column, and what has ended" } },
	.run = run,
};
