/* travaux pending: what blocks, the most contested first. */
#include "commands.h"

enum { FORMAT, AT };

static int
run(struct invocation *inv)
{
	struct question question;
	int code = question_init(&question, inv, 0, inv->values[FORMAT], inv->values[AT]);

	if (code)
		return code;
	if (question.format == TVX_FORMAT_TABLE)
		tvx_write_pending(&question.survey, &inv->terminal, &inv->out);
	else
		question_sheet(&question, inv, tvx_pending_sheet(&question.survey));
	question_release(&question);
	return EXIT_DONE;
}

const struct command command_pending = {
	.name = "pending",
	.arguments = "[DRAFT]",
	.summary = "what blocks, the most contested first",
	.group = "Look",
	.most = 1,
	.options = { OPTION_FORMAT, OPTION_AT },
	.run = run,
};
