/* travaux convert: a draft from one form into another. */
#include "commands.h"
#include "typed.h"

#include <string.h>

enum { TO = TYPED_OPTIONS, READING };

static void
to_xml(const struct tvx_draft *draft, const struct tvx_reading *reading, struct tvx_buf *out)
{
	(void)reading;
	tvx_draft_format(draft, out);
}

static void
to_text(const struct tvx_draft *draft, const struct tvx_reading *reading, struct tvx_buf *out)
{
	/* A file has no width: each paragraph is one line. */
	struct tvx_terminal plain = { 0 };
	struct tvx_survey survey;

	tvx_survey_init(&survey, draft, reading->as_at);
	tvx_write_reading(&survey, NULL, reading, &plain, out);
	tvx_survey_release(&survey);
}

static const char *const form_names[] = { "xml", "text", NULL };

static const struct form {
	const char *ending;
	void (*write)(const struct tvx_draft *draft, const struct tvx_reading *reading,
		      struct tvx_buf *out);
} forms[] = {
	{ ".xml", to_xml },
	{ ".txt", to_text },
};

enum { FORMS = sizeof(forms) / sizeof(forms[0]) };

/* The form asked for, or that of the file's ending, or the draft file. */
static const struct form *
form_of(const char *to, const char *path)
{
	size_t len = strlen(path);

	for (size_t i = 0; i < FORMS; i++)
		if (to && strcmp(to, form_names[i]) == 0)
			return &forms[i];
	for (size_t i = 0; i < FORMS; i++) {
		size_t ending = strlen(forms[i].ending);
		if (len > ending && strcmp(path + len - ending, forms[i].ending) == 0)
			return &forms[i];
	}
	return &forms[0];
}

static int
write_form(struct invocation *inv, const struct tvx_draft *draft, const char *path)
{
	const char *kind = inv->values[READING] ? inv->values[READING] : "working";
	struct tvx_reading reading;
	struct tvx_buf form = { 0 };
	struct tvx_error err = { 0 };
	int status = tvx_reading_parse(draft, tvx_str_of(kind), &reading, &err);

	if (!status)
		form_of(inv->values[TO], path)->write(draft, &reading, &form);
	if (!status && strcmp(path, "-") != 0)
		status = tvx_file_write(path, tvx_buf_str(&form), &err);
	else if (!status)
		tvx_buf_add(&inv->out, tvx_buf_str(&form));
	tvx_buf_release(&form);
	return status ? fail_with(status, &err) : EXIT_DONE;
}

/* A draft of the dossier is not read from a file, and no guess is made of it. */
static int
load(struct invocation *inv, struct typed *typed, const char *argument, struct tvx_draft **draft)
{
	return is_file(argument) ? typed_read(typed, argument, draft)
				 : load_draft(inv, argument, draft);
}

static int
run(struct invocation *inv)
{
	/* With a report and no other file, the report is the product. */
	bool only_report = inv->argument_count < 2 && inv->values[TYPED_REPORT];
	const char *path = inv->argument_count > 1 ? inv->arguments[1] : "-";
	struct typed *typed;
	struct tvx_draft *draft;
	int code = typed_new(inv, inv->values, &typed);

	if (code)
		return code;
	code = load(inv, typed, inv->arguments[0], &draft);
	if (!code) {
		inv->paged = only_report;
		if (!only_report)
			code = write_form(inv, draft, path);
		if (!code)
			typed_report(typed, inv, draft);
		tvx_draft_free(draft);
	}
	typed_free(typed);
	return code;
}

const struct command command_convert = {
	.name = "convert",
	.arguments = "DRAFT [FILE]",
	.summary = "a typed text into a draft, or a draft into another form",
	.group = "Exchange",
	.least = 1,
	.most = 2,
	.options = { OPTIONS_TYPED,
		     { "to", 't', "FORM", form_names, "xml or text, instead of what FILE ends in" },
		     { "reading", 'r', "READING", NULL, "of a text: as travaux show has it" } },
	.run = run,
};
