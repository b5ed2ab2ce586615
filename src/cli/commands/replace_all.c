/* travaux replace-all: a decision on the whole document, shown before it is carried out. */
#include "commands.h"
#include "verbs.h"

enum { AUTHORITY = VERB_OPTIONS, SCOPE, LANGUAGE, CARRY_OUT, FORMAT };

static const struct tvx_column columns[] = {
	{ .name = "place", .title = "PLACE" },
	{ .name = "before" },
	{ .name = "words" },
	{ .name = "after" },
	{ .name = "standing", .title = "STANDING" },
	{ .name = "around", .title = "WORDS", .flexible = true },
};

static void
take(void *context, const struct tvx_replacement *r)
{
	struct tvx_sheet *sheet = context;
	struct tvx_buf around = { 0 };

	tvx_buf_printf(&around, "%.*s>%.*s<%.*s", TVX_STR_ARG(r->before), TVX_STR_ARG(r->words),
		       TVX_STR_ARG(r->after));
	struct tvx_str cells[] = { r->unit->place,
				   r->before,
				   r->words,
				   r->after,
				   tvx_str_of(tvx_standing_word(r->unit->standing.level)),
				   tvx_buf_str(&around) };
	tvx_sheet_add(sheet, cells);
	tvx_buf_release(&around);
}

/* Shows where the words stand, and nothing else. */
static int
preview(struct invocation *inv, const struct tvx_event *event)
{
	struct tvx_sheet *sheet = tvx_sheet_new(columns, sizeof(columns) / sizeof(columns[0]));
	struct tvx_survey survey;
	struct tvx_draft *draft = NULL;
	struct tvx_error err = { 0 };
	enum tvx_format format;
	size_t count = 0;
	int code = value_format(inv->values[FORMAT], &format) ? event_draft(inv, &draft) : EXIT_USE;

	if (!code) {
		tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
		int status = tvx_replacements(&survey, event, take, sheet, &count, &err);
		code = status ? fail_with(status, &err) : EXIT_DONE;
		tvx_survey_release(&survey);
	}
	if (!code) {
		inv->paged = true;
		tvx_sheet_write(sheet, format, &inv->terminal, &inv->out);
		if (!count)
			fprintf(stderr, "These words stand nowhere.\n");
		else
			fprintf(stderr,
				"%zu place%s; nothing is changed yet: --carry-out --authority TEXT "
				"does "
				"it.\n",
				count, count == 1 ? "" : "s");
	}
	tvx_draft_free(draft);
	tvx_sheet_free(sheet);
	return code;
}

static int
run(struct invocation *inv)
{
	struct tvx_event event;
	int code = event_init(inv, TVX_DO_REPLACE_ALL, &event);

	if (code)
		return code;
	event.place = tvx_str_of(inv->values[SCOPE]);
	event.old_words = tvx_str_of(inv->arguments[0]);
	event.new_words = tvx_str_of(inv->arguments[1]);
	event.says = tvx_str_of(inv->values[AUTHORITY]);
	event.lang = tvx_str_of(inv->values[LANGUAGE]);
	return inv->values[CARRY_OUT] ? event_record(inv, &event, NULL, NULL)
				      : preview(inv, &event);
}

const struct command command_replace_all = {
	.name = "replace-all",
	.arguments = "OLD NEW",
	.summary = "a decision on words wherever they stand",
	.group = "Decide",
	.least = 2,
	.most = 2,
	.options = { OPTIONS_VERB,
		     { "authority", 0, "TEXT", NULL, "by what decision" },
		     { "scope", 0, "PLACE", NULL, "in this section or paragraph alone" },
		     { "lang", 0, "TAG", NULL, "in this language version" },
		     { "carry-out", 0, NULL, NULL, "do it, instead of showing what it would do" },
		     OPTION_FORMAT },
	.run = run,
};
