/* travaux blame: whose each run of words is. */
#include "commands.h"

enum { FORMAT, AT };
enum { PLACE, DRAFT };

static int
run(struct invocation *inv)
{
	const struct tvx_unit *unit;
	struct question question;
	int code = question_init(&question, inv, DRAFT, inv->values[FORMAT], inv->values[AT]);

	if (code)
		return code;
	code = question_place(&question, inv->arguments[PLACE], &unit);
	if (!code && question.format == TVX_FORMAT_TABLE)
		tvx_write_blame(&question.survey, unit, &inv->terminal, &inv->out);
	else if (!code)
		question_sheet(&question, inv, tvx_blame_sheet(&question.survey, unit));
	question_release(&question);
	return code;
}

const struct command command_blame = {
	.name = "blame",
	.arguments = "PLACE [DRAFT]",
	.summary = "whose each run of words is, since when, and who disputes it",
	.group = "Look",
	.least = 1,
	.most = 2,
	.options = { OPTION_FORMAT, OPTION_AT },
	.run = run,
};
