/* travaux check: what is wrong, and what deserves a second look. */
#include "commands.h"

enum { FORMAT };

static const struct tvx_column columns[] = {
	{ .name = "level" },
	{ .name = "name" },
	{ .name = "file" },
	{ .name = "line", .number = true },
	{ .name = "column", .number = true },
	{ .name = "paragraph" },
	{ .name = "text" },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

struct findings {
	struct invocation *inv;
	struct tvx_sheet *sheet; /* for programs; NULL: lines for people */
	size_t count, errors;
};

static void
collect(void *context, const struct tvx_diagnostic *d)
{
	static const char *const levels[] = { "note", "warning", "error" };
	struct findings *findings = context;

	findings->count += d->level != TVX_NOTE;
	findings->errors += d->level == TVX_ERROR;
	if (!findings->sheet) {
		diagnostic_line(&findings->inv->out, d, findings->inv->terminal.colour);
		return;
	}
	struct tvx_buf line = { 0 }, column = { 0 };
	if (d->line)
		tvx_buf_printf(&line, "%u", d->line);
	if (d->column)
		tvx_buf_printf(&column, "%u", d->column);
	struct tvx_str cells[COLUMNS] = {
		tvx_str_of(levels[d->level]), tvx_str_of(d->name),  d->file,
		tvx_buf_str(&line),           tvx_buf_str(&column), d->unit,
		tvx_str_of(d->message),
	};

	tvx_sheet_add(findings->sheet, cells);
	tvx_buf_release(&line);
	tvx_buf_release(&column);
}

struct checking {
	struct invocation *inv;
	struct tvx_listener listener;
	int status;
	struct tvx_error err;
};

static void
check_named(void *context, struct tvx_str name)
{
	struct checking *c = context;
	struct tvx_draft *draft;
	struct tvx_error err = { 0 };

	/* What does not load, verify has told already. */
	if (tvx_dossier_load(c->inv->dossier, name, TVX_STR(""), (struct tvx_listener){ 0 }, &draft,
			     &err))
		return;
	tvx_draft_check(draft, name, c->listener);
	tvx_draft_free(draft);
}

static int
check_dossier(struct invocation *inv, struct tvx_listener listener, struct tvx_error *err)
{
	struct checking c = { .inv = inv, .listener = listener };
	size_t told;
	int status = open_dossier(inv, err);

	if (!status)
		status = tvx_dossier_verify(inv->dossier, listener, &told, err);
	if (!status)
		status = tvx_dossier_drafts(inv->dossier, TVX_STR(""), check_named, &c, err);
	return status;
}

static int
check_draft(struct invocation *inv, struct tvx_listener listener, struct tvx_error *err)
{
	const char *path = inv->arguments[0];
	struct tvx_draft *draft;
	int status = tvx_read_file(path, NULL, listener, &draft, err);

	if (status)
		return status;
	tvx_draft_check(draft, tvx_str_of(path), listener);
	tvx_draft_free(draft);
	return TVX_OK;
}

static int
run(struct invocation *inv)
{
	struct findings findings = { .inv = inv };
	struct tvx_listener listener = { collect, &findings };
	struct tvx_error err = { 0 };
	enum tvx_format format;
	int code = EXIT_DONE;

	value_format(inv->values[FORMAT], &format);
	if (format != TVX_FORMAT_TABLE)
		findings.sheet = tvx_sheet_new(columns, COLUMNS);
	int status = inv->argument_count ? check_draft(inv, listener, &err)
					 : check_dossier(inv, listener, &err);
	if (findings.sheet)
		tvx_sheet_write(findings.sheet, format, &inv->terminal, &inv->out);
	tvx_sheet_free(findings.sheet);
	if (status && !findings.errors)
		code = fail_with(status, &err);
	else if (findings.errors)
		code = EXIT_INPUT;
	else if (findings.count)
		code = EXIT_FINDING;
	if (code == EXIT_DONE && format == TVX_FORMAT_TABLE)
		fputs("Nothing found.\n", stderr);
	return code;
}

const struct command command_check = {
	.name = "check",
	.arguments = "[FILE]",
	.summary = "what is wrong in a draft file, or in the whole dossier",
	.group = "Look",
	.most = 1,
	.options = { OPTION_FORMAT },
	.run = run,
};
