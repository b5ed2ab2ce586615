/* travaux list: every unit of a draft, one a line. */
#include "commands.h"

enum { FORMAT, AT };

static int
run(struct invocation *inv)
{
	struct tvx_draft *draft;
	struct tvx_survey survey;
	struct tvx_date at = { 0 };
	enum tvx_format format;

	if (!value_format(inv->values[FORMAT], &format) || !value_date(inv->values[AT], &at))
		return EXIT_USE;
	int code = load_draft(inv, inv->argument_count ? inv->arguments[0] : NULL, &draft);
	if (code)
		return code;
	tvx_survey_init(&survey, draft, at);
	struct tvx_sheet *sheet = tvx_list_sheet(&survey);
	tvx_sheet_write(sheet, format, &inv->terminal, &inv->out);
	tvx_sheet_free(sheet);
	tvx_survey_release(&survey);
	tvx_draft_free(draft);
	return EXIT_DONE;
}

const struct command command_list = {
	.name = "list",
	.arguments = "[DRAFT]",
	.summary = "every paragraph with its standing, one a line",
	.group = "Look",
	.most = 1,
	.options = { OPTION_FORMAT, OPTION_AT },
	.run = run,
};
