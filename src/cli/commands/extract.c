/* travaux extract: a part of a draft as a draft of its own. */
#include "commands.h"

enum { RENUMBER };

static int
run(struct invocation *inv)
{
	struct tvx_draft *draft;
	struct tvx_survey survey;
	struct tvx_error err = { 0 };
	const struct tvx_unit *unit;
	int code = load_draft(inv, inv->arguments[0], &draft);

	if (code)
		return code;
	tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
	int status = tvx_survey_find(&survey, tvx_str_of(inv->arguments[1]), &unit, &err);
	if (!status) {
		tvx_draft_narrow(draft, unit, inv->values[RENUMBER]);
		tvx_draft_format(draft, &inv->out);
	}
	tvx_survey_release(&survey);
	tvx_draft_free(draft);
	return status ? fail_with(status, &err) : EXIT_DONE;
}

const struct command command_extract = {
	.name = "extract",
	.arguments = "DRAFT PLACE",
	.summary = "a part of a draft as a draft of its own",
	.group = "Move",
	.least = 2,
	.most = 2,
	.options = { { "renumber", 0, NULL, NULL, "number its paragraphs anew from one" } },
	.run = run,
};
