/* travaux show: the words, in a reading. */
#include "commands.h"

enum { READING, LANG };

static int
show_places(struct invocation *inv, const struct tvx_survey *survey,
	    const struct tvx_reading *reading, int first)
{
	struct tvx_error err = { 0 };

	if (first >= inv->argument_count)
		tvx_write_reading(survey, NULL, reading, &inv->terminal, &inv->out);
	for (int i = first; i < inv->argument_count; i++) {
		const struct tvx_unit *unit;
		int status = tvx_survey_find(survey, tvx_str_of(inv->arguments[i]), &unit, &err);
		if (status)
			return fail_with(status, &err);
		if (i > first)
			tvx_buf_add_char(&inv->out, '\n');
		tvx_write_reading(survey, unit, reading, &inv->terminal, &inv->out);
	}
	return EXIT_DONE;
}

static int
run(struct invocation *inv)
{
	const char *kind = inv->values[READING] ? inv->values[READING] : "working";
	struct tvx_draft *draft;
	struct tvx_reading reading;
	struct tvx_survey survey;
	struct tvx_error err = { 0 };
	int code = load_draft(inv, inv->argument_count ? inv->arguments[0] : NULL, &draft);

	if (code)
		return code;
	int status = tvx_reading_parse(draft, tvx_str_of(kind), &reading, &err);
	if (status) {
		tvx_draft_free(draft);
		return fail_with(status, &err);
	}
	if (inv->values[LANG] && !tvx_str_equal(tvx_str_of(inv->values[LANG]), draft->lang))
		reading.lang = tvx_str_of(inv->values[LANG]);
	tvx_survey_init(&survey, draft, reading.as_at);
	code = check_lang(&survey, 1, inv->values[LANG]);
	if (!code)
		code = show_places(inv, &survey, &reading, 1);
	tvx_survey_release(&survey);
	tvx_draft_free(draft);
	return code;
}

const struct command command_show = {
	.name = "show",
	.arguments = "[DRAFT [PLACE ...]]",
	.summary = "the words, with or without their brackets",
	.group = "Look",
	.most = 1000,
	.options = { { "reading", 'r', "READING", NULL,
		       "base, working, clean, source or with:DELEGATION, perhaps with @DATE" },
		     { "lang", 'l', "LANG", NULL, "this language version, where there is one" } },
	.run = run,
};
