/* travaux add and travaux import: a draft file, or a typed text, into the dossier. */
#include "commands.h"
#include "typed.h"

#include <travaux/negotiate.h>

#include <string.h>

/* Those of reading a typed text come after them, where a command has them. */
enum { AS, BY, REPLACE, REPLAY, TYPED };

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

/* With its history, as far as the draft tells it. */
static int
replay(struct invocation *inv, const struct tvx_draft *draft, struct tvx_str name,
       struct tvx_record *record)
{
	struct tvx_error err = { 0 };
	size_t commits;

	if (inv->values[REPLACE])
		return fail_use("--replay is for a draft that is new; --replace is not");
	int status = tvx_dossier_replay(inv->dossier, name, draft, record, &commits, &err);
	if (status)
		return fail_with(status, &err);
	fprintf(stderr, "%.*s is in the dossier with its history: %zu paragraphs, %zu commits.\n",
		TVX_STR_ARG(name), draft->paragraph_count, commits);
	return EXIT_DONE;
}

/* As it is, in one commit. */
static int
add_whole(struct invocation *inv, const struct tvx_draft *draft, struct tvx_str name,
	  struct tvx_record *record)
{
	bool replace = inv->values[REPLACE] != NULL;
	struct tvx_buf subject = { 0 };
	struct tvx_error err = { 0 };
	char id[41] = "";

	tvx_buf_printf(&subject, "%s %.*s, %zu paragraphs", replace ? "Replace" : "Add",
		       TVX_STR_ARG(name), draft->paragraph_count);
	record->subject = tvx_buf_str(&subject);
	record->action = replace ? TVX_STR("replace") : TVX_STR("add");
	int status = tvx_dossier_add(inv->dossier, name, draft, replace, record, id, &err);
	tvx_buf_release(&subject);
	if (status)
		return fail_with(status, &err);
	if (!id[0])
		fprintf(stderr, "%.*s is already just this.\n", TVX_STR_ARG(name));
	else
		fprintf(stderr, "%.*s is in the dossier: %zu paragraphs, commit %.7s.\n",
			TVX_STR_ARG(name), draft->paragraph_count, id);
	return EXIT_DONE;
}

static int
add(struct invocation *inv, const struct tvx_draft *draft)
{
	const char *as = inv->values[AS];
	struct tvx_str name = as ? tvx_str_of(as) : draft->id;
	struct tvx_buf mail = { 0 };
	struct tvx_record record;
	int code = EXIT_USE;

	recorder_setup(inv, &record);
	if (set_author(&record, draft, inv->values[BY], &mail))
		code = (inv->values[REPLAY] ? replay : add_whole)(inv, draft, name, &record);
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
		{ "replace", 0, NULL, NULL, "in place of the draft of that name" },          \
	{                                                                                    \
		"replay", 0, NULL, NULL, "with its history: a commit for all that is dated"  \
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
