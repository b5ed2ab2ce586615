/* travaux add and travaux import: a draft file, or a typed text, into the dossier. */
#include "commands.h"
#include "typed.h"

#include <string.h>

/* Those of reading a typed text come after them, where a command has them. */
enum { AS, BY, REPLACE, TYPED };

/* The author is the delegation that sends the draft in, when one is named. */
static bool
set_author(struct tvx_record *record, const struct tvx_draft *draft, const char *by,
	   struct tvx_buf *mail)
{
	const struct tvx_delegation *delegation;

	if (!by)
		return true;
	delegation = tvx_draft_delegation(draft, tvx_str_of(by));
	if (!delegation) {
		fail_use("no delegation \"%s\" takes part in this draft", by);
		return false;
	}
	tvx_buf_printf(mail, "%.*s@travaux.invalid", TVX_STR_ARG(delegation->id));
	record->author.name = delegation->name.len ? delegation->name : delegation->id;
	record->author.mail = tvx_buf_str(mail);
	return true;
}

static int
add(struct invocation *inv, const struct tvx_draft *draft)
{
	const char *as = inv->values[AS];
	struct tvx_str name = as ? tvx_str_of(as) : draft->id;
	struct tvx_buf subject = { 0 }, mail = { 0 };
	struct tvx_record record;
	struct tvx_error err = { 0 };
	char id[41] = "";
	int code = EXIT_DONE;

	recorder_setup(inv, &record);
	if (!set_author(&record, draft, inv->values[BY], &mail))
		return EXIT_USE;
	tvx_buf_printf(&subject, "%s %.*s, %zu paragraphs",
		       inv->values[REPLACE] ? "Replace" : "Add", TVX_STR_ARG(name),
		       draft->paragraph_count);
	record.subject = tvx_buf_str(&subject);
	record.action = inv->values[REPLACE] ? TVX_STR("replace") : TVX_STR("add");
	int status = tvx_dossier_add(inv->dossier, name, draft, inv->values[REPLACE] != NULL,
				     &record, id, &err);
	if (status)
		code = fail_with(status, &err);
	else if (!id[0])
		fprintf(stderr, "%.*s is already just this.\n", TVX_STR_ARG(name));
	else
		fprintf(stderr, "%.*s is in the dossier: %zu paragraphs, commit %.7s.\n",
			TVX_STR_ARG(name), draft->paragraph_count, id);
	tvx_buf_release(&subject);
	tvx_buf_release(&mail);
	return code;
}

static int
run(struct invocation *inv)
{
	struct tvx_draft *draft = NULL;
	struct tvx_error err = { 0 };
	struct typed *typed;
	int status = open_dossier(inv, &err), code;

	if (status)
		return fail_with(status, &err);
	if ((code = typed_new(inv, inv->values + TYPED, &typed)))
		return code;
	code = typed_read(typed, inv->arguments[0], &draft);
	if (!code) {
		code = add(inv, draft);
		typed_report(typed, inv, draft);
		tvx_draft_free(draft);
	}
	typed_free(typed);
	return code;
}

#define OPTIONS_ADD                                                                          \
	{ "as", 0, "NAME", NULL, "its name in the dossier, instead of its id" },             \
		{ "by", 0, "DELEGATION", NULL, "who sends it in, instead of the recorder" }, \
	{                                                                                    \
		"replace", 0, NULL, NULL, "in place of the draft of that name"               \
	}

const struct command command_add = {
	.name = "add",
	.arguments = "FILE",
	.summary = "put a draft file into the dossier",
	.group = "Begin",
	.least = 1,
	.most = 1,
	.options = { OPTIONS_ADD },
	.run = run,
};

const struct command command_import = {
	.name = "import",
	.arguments = "FILE",
	.summary = "read a typed text and put it into the dossier",
	.group = "Begin",
	.least = 1,
	.most = 1,
	.options = { OPTIONS_ADD, OPTIONS_TYPED },
	.run = run,
};
