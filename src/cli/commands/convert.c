/* travaux convert: a draft from one form into another. */
#include "commands.h"

#include <string.h>

enum { TO, READING };

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
run(struct invocation *inv)
{
	const char *path = inv->argument_count > 1 ? inv->arguments[1] : "-";
	const char *kind = inv->values[READING] ? inv->values[READING] : "working";
	struct tvx_reading reading;
	struct tvx_draft *draft;
	struct tvx_error err = { 0 };
	int code = load_draft(inv, inv->arguments[0], &draft);

	if (code)
		return code;
	int status = tvx_reading_parse(draft, tvx_str_of(kind), &reading, &err);
	if (!status)
		form_of(inv->values[TO], path)->write(draft, &reading, &inv->out);
	tvx_draft_free(draft);
	inv->paged = false;
	if (!status && strcmp(path, "-") != 0) {
		status = tvx_file_write(path, tvx_buf_str(&inv->out), &err);
		tvx_buf_release(&inv->out);
	}
	return status ? fail_with(status, &err) : EXIT_DONE;
}

const struct command command_convert = {
	.name = "convert",
	.arguments = "DRAFT [FILE]",
	.summary = "a draft in another form: its canonical file, or plain text",
	.group = "Exchange",
	.least = 1,
	.most = 2,
	.options = { { "to", 't', "FORM", form_names, "xml or text, instead of what FILE ends in" },
		     { "reading", 'r', "READING", NULL, "of a text: as travaux show has it" } },
	.run = run,
};
