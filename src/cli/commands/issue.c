/* travaux issue: a revision, sealed by a signed tag with its cover note. */
#include "commands.h"
#include "sign.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DRAFT, KEY, UNSIGNED, PREVIEW, LIST, FORMAT };

static const struct tvx_column columns[] = {
	{ .name = "revision", .title = "REVISION" },
	{ .name = "date", .title = "DATE" },
	{ .name = "issuer", .title = "ISSUED BY", .flexible = true },
	{ .name = "signed", .title = "SIGNED" },
	{ .name = "commit", .title = NULL },
};

static int
find_name(struct invocation *inv, struct tvx_buf *name, struct tvx_error *err)
{
	int status = open_dossier(inv, err);

	if (!status && inv->values[DRAFT])
		tvx_buf_add(name, tvx_str_of(inv->values[DRAFT]));
	else if (!status)
		status = only_draft(inv, name, err);
	return status;
}

/* --- the list ----------------------------------------------------------------------------------- */

static void
add_row(void *context, const struct tvx_revision *r)
{
	time_t seconds = (time_t)(r->when.seconds + (int64_t)r->when.offset_minutes * 60);
	struct tm day;
	char date[32] = "";

	if (gmtime_r(&seconds, &day))
		strftime(date, sizeof(date), "%Y-%m-%d", &day);
	struct tvx_str cells[] = { r->name, tvx_str_of(date), r->issuer,
				   r->is_signed ? TVX_STR("yes") : TVX_STR("no"),
				   tvx_str_of(r->commit) };
	tvx_sheet_add(context, cells);
}

static int
list(struct invocation *inv, struct tvx_str name)
{
	struct tvx_sheet *sheet;
	enum tvx_format format;
	struct tvx_error err = { 0 };

	if (!value_format(inv->values[FORMAT], &format))
		return EXIT_USE;
	sheet = tvx_sheet_new(columns, sizeof(columns) / sizeof(columns[0]));
	int status = tvx_dossier_revisions(inv->dossier, name, add_row, sheet, &err);
	inv->paged = true;
	if (!status)
		tvx_sheet_write(sheet, format, &inv->terminal, &inv->out);
	tvx_sheet_free(sheet);
	return status ? fail_with(status, &err) : EXIT_DONE;
}

/* --- the note -------------------------------------------------------------------------------------- */

static void
take_last(void *context, const struct tvx_revision *r)
{
	tvx_buf_clear(context);
	tvx_buf_add(context, r->name);
}

static int
load(struct invocation *inv, struct tvx_str name, struct tvx_str revision, struct tvx_draft **draft,
     struct tvx_survey *survey, struct tvx_error *err)
{
	int status = tvx_dossier_load(inv->dossier, name, revision, talker(), draft, err);

	if (!status)
		tvx_survey_init(survey, *draft, (struct tvx_date){ 0 });
	return status;
}

static int
write_note(struct invocation *inv, struct tvx_str name, struct tvx_buf *out, struct tvx_error *err)
{
	struct tvx_draft *now = NULL, *before = NULL;
	struct tvx_survey survey, old;
	struct tvx_buf last = { 0 };
	int status = load(inv, name, TVX_STR(""), &now, &survey, err);

	if (status)
		return status;
	status = tvx_dossier_revisions(inv->dossier, name, take_last, &last, err);
	if (!status && last.len)
		status = load(inv, name, tvx_buf_str(&last), &before, &old, err);
	if (!status) {
		struct tvx_str title = tvx_draft_meta(now, "title");
		if (title.len)
			tvx_buf_printf(out, "%.*s\n", TVX_STR_ARG(title));
		if (last.len)
			tvx_buf_printf(out, "Last revision: %s\n", last.ptr);
		tvx_write_cover(before ? &old : NULL, &survey, out);
	}
	if (before)
		tvx_survey_release(&old);
	tvx_survey_release(&survey);
	tvx_draft_free(before);
	tvx_draft_free(now);
	tvx_buf_release(&last);
	return status;
}

/* --- issuing --------------------------------------------------------------------------------------- */

static int
issue(struct invocation *inv, struct tvx_str name, struct tvx_str revision)
{
	struct tvx_buf note = { 0 }, subject = { 0 }, tag = { 0 };
	struct tvx_record record;
	struct tvx_error err = { 0 };
	const char *key = inv->values[KEY];
	int code = EXIT_DONE, status = write_note(inv, name, &note, &err);

	recorder_setup(inv, &record);
	tvx_buf_printf(&subject, "%.*s, %.*s", TVX_STR_ARG(name), TVX_STR_ARG(revision));
	record.subject = tvx_buf_str(&subject);
	record.body = tvx_buf_str(&note);
	if (!status)
		status = tvx_revision_format(inv->dossier, name, revision, &record, &tag, &err);
	if (!status)
		tvx_buf_printf(&inv->out, "%s\n\n%s", subject.ptr, note.ptr);
	if (!status && !inv->values[PREVIEW]) {
		if (key)
			code = sign_run(key, tvx_buf_str(&tag), &tag);
		if (!code)
			status = tvx_revision_write(inv->dossier, name, revision, tvx_buf_str(&tag),
						    &err);
		if (!code && !status)
			fprintf(stderr, "%s is issued%s.\n", subject.ptr, key ? "" : ", unsigned");
	}
	tvx_buf_release(&note);
	tvx_buf_release(&subject);
	tvx_buf_release(&tag);
	return status ? fail_with(status, &err) : code;
}

static int
run(struct invocation *inv)
{
	struct tvx_buf name = { 0 };
	struct tvx_error err = { 0 };
	int code = EXIT_DONE, status = find_name(inv, &name, &err);
	bool asked = inv->values[KEY] || inv->values[UNSIGNED] || inv->values[PREVIEW];

	if (status)
		code = fail_with(status, &err);
	else if (inv->values[LIST])
		code = list(inv, tvx_buf_str(&name));
	else if (!inv->argument_count)
		code = fail_use("which revision? travaux issue \"Rev. 1\" --key FILE");
	else if (!asked)
		code = fail_use("a revision is signed: --key FILE names the OpenSSH key; "
				"--unsigned issues it without, --preview shows its note");
	else
		code = issue(inv, tvx_buf_str(&name), tvx_str_of(inv->arguments[0]));
	tvx_buf_release(&name);
	return code;
}

const struct command command_issue = {
	.name = "issue",
	.arguments = "[REVISION]",
	.summary = "issue a revision: a signed tag with its cover note",
	.group = "Decide",
	.least = 0,
	.most = 1,
	.options = { { "draft", 'd', "NAME", NULL, "which draft, where there are several" },
		     { "key", 'k', "FILE", NULL, "sign with this OpenSSH key" },
		     { "unsigned", 0, NULL, NULL, "issue it without a signature" },
		     { "preview", 0, NULL, NULL, "show the cover note, issue nothing" },
		     { "list", 'l', NULL, NULL, "list the revisions there are" },
		     OPTION_FORMAT },
	.run = run,
};
