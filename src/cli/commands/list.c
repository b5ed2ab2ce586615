/* travaux list, proposals and positions: a draft as rows and columns. */
#include "commands.h"

enum { FORMAT, AT };

static int
print_sheet(struct invocation *inv, struct tvx_sheet *(*make)(const struct tvx_survey *survey))
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
	struct tvx_sheet *sheet = make(&survey);
	tvx_sheet_write(sheet, format, &inv->terminal, &inv->out);
	tvx_sheet_free(sheet);
	tvx_survey_release(&survey);
	tvx_draft_free(draft);
	return EXIT_DONE;
}

static int
run_list(struct invocation *inv)
{
	return print_sheet(inv, tvx_list_sheet);
}

static int
run_proposals(struct invocation *inv)
{
	return print_sheet(inv, tvx_proposals_sheet);
}

static int
run_positions(struct invocation *inv)
{
	return print_sheet(inv, tvx_positions_sheet);
}

const struct command command_list = {
	.name = "list",
	.arguments = "[DRAFT]",
	.summary = "every paragraph with its standing, one a line",
	.group = "Look",
	.most = 1,
	.options = { OPTION_FORMAT, OPTION_AT },
	.run = run_list,
};

const struct command command_proposals = {
	.name = "proposals",
	.arguments = "[DRAFT]",
	.summary = "every proposal, by whom, and what became of it",
	.group = "Look",
	.most = 1,
	.options = { OPTION_FORMAT, OPTION_AT },
	.run = run_proposals,
};

const struct command command_positions = {
	.name = "positions",
	.arguments = "[DRAFT]",
	.summary = "who supports, opposes, reserves, consults or asks",
	.group = "Look",
	.most = 1,
	.options = { OPTION_FORMAT, OPTION_AT },
	.run = run_positions,
};
