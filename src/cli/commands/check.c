/* travaux check: what is wrong, and what deserves a second look. */
#include "commands.h"

enum { FORMAT, BASE, WAIVE, ALL };

static const struct tvx_column columns[] = {
	{ .name = "level" },
	{ .name = "name" },
	{ .name = "file" },
	{ .name = "line", .number = true },
	{ .name = "column", .number = true },
	{ .name = "paragraph" },
	{ .name = "text" },
	{ .name = "place" },
	{ .name = "waived" },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

struct findings {
	struct invocation *inv;
	struct tvx_sheet *sheet;     /* for programs; NULL: lines for people */
	struct tvx_waivers *waivers; /* NULL: there are none */
	size_t count, waived;
	size_t faults; /* errors in a file or the dossier, which nobody can waive */
};

static void
show_line(struct findings *findings, const struct tvx_diagnostic *d, struct tvx_str reason)
{
	struct tvx_buf *out = &findings->inv->out;

	diagnostic_line(out, d, findings->inv->terminal.colour);
	if (!reason.len)
		return;
	tvx_buf_add(out, TVX_STR("    waived: "));
	tvx_write_plain(reason, out);
	tvx_buf_add_char(out, '\n');
}

static void
show_row(struct findings *findings, const struct tvx_diagnostic *d, struct tvx_str reason)
{
	static const char *const levels[] = { "note", "warning", "error" };
	struct tvx_buf line = { 0 }, column = { 0 };

	if (d->line)
		tvx_buf_printf(&line, "%u", d->line);
	if (d->column)
		tvx_buf_printf(&column, "%u", d->column);
	struct tvx_str cells[COLUMNS] = {
		tvx_str_of(levels[d->level]),
		tvx_str_of(d->name),
		d->file,
		tvx_buf_str(&line),
		tvx_buf_str(&column),
		d->unit,
		tvx_str_of(d->message),
		d->place.len ? d->place : d->unit,
		reason,
	};
	tvx_sheet_add(findings->sheet, cells);
	tvx_buf_release(&line);
	tvx_buf_release(&column);
}

static void
show(struct findings *findings, const struct tvx_diagnostic *d, struct tvx_str reason)
{
	(findings->sheet ? show_row : show_line)(findings, d, reason);
}

/* What a check found. */
static void
collect(void *context, const struct tvx_diagnostic *d)
{
	struct findings *findings = context;
	struct tvx_str reason = findings->waivers ? tvx_waivers_reason(findings->waivers, d)
						  : TVX_STR("");

	findings->waived += reason.len > 0;
	findings->count += !reason.len && d->level != TVX_NOTE;
	if (!reason.len || findings->inv->values[ALL])
		show(findings, d, reason);
}

/* What is wrong with a file or the dossier itself. */
static void
collect_fault(void *context, const struct tvx_diagnostic *d)
{
	struct findings *findings = context;

	findings->count += d->level != TVX_NOTE;
	findings->faults += d->level == TVX_ERROR;
	show(findings, d, TVX_STR(""));
}

/* --- what is checked ---------------------------------------------------------------------- */

static void
check_named(void *context, struct tvx_str name)
{
	struct findings *findings = context;
	struct tvx_draft *draft;
	struct tvx_error err = { 0 };

	/* What does not load, verify has told already. */
	if (tvx_dossier_load(findings->inv->dossier, name, TVX_STR(""), (struct tvx_listener){ 0 },
			     &draft, &err))
		return;
	tvx_draft_check(draft, name, (struct tvx_listener){ collect, findings });
	tvx_draft_free(draft);
	tvx_dossier_unrecorded(findings->inv->dossier, name,
			       (struct tvx_listener){ collect, findings }, &err);
}

static int
check_dossier(struct findings *findings, struct tvx_error *err)
{
	struct invocation *inv = findings->inv;
	struct tvx_listener listener = { collect_fault, findings };
	size_t told;
	int status = open_dossier(inv, err);

	if (!status)
		status = tvx_dossier_verify(inv->dossier, listener, &told, err);
	if (!status)
		status = tvx_dossier_drafts(inv->dossier, TVX_STR(""), check_named, findings, err);
	return status;
}

/* Agreed words plain, the rest as it stands: what would be printed today. */
static void
check_against(struct findings *findings, const struct tvx_draft *draft,
	      const struct tvx_draft *base, struct tvx_str name)
{
	const struct tvx_draft *drafts[2] = { base, draft };
	struct tvx_reading clean = { .kind = TVX_READ_CLEAN };
	struct tvx_survey surveys[2];
	struct tvx_side sides[2];

	for (int which = 0; which < 2; which++) {
		tvx_survey_init(&surveys[which], drafts[which], clean.as_at);
		sides[which] = (struct tvx_side){ &surveys[which], &clean };
	}
	tvx_draft_check_against(&sides[0], &sides[1], name,
				(struct tvx_listener){ collect, findings });
	for (int which = 0; which < 2; which++)
		tvx_survey_release(&surveys[which]);
}

/* Returns an exit code. */
static int
check_loaded(struct findings *findings, const struct tvx_draft *draft, struct tvx_str name)
{
	struct invocation *inv = findings->inv;
	struct tvx_draft *base = NULL;

	if (!inv->values[BASE]) {
		tvx_draft_check(draft, name, (struct tvx_listener){ collect, findings });
		return EXIT_DONE;
	}
	int code = load_draft(inv, inv->values[BASE], &base);
	if (!code)
		check_against(findings, draft, base, name);
	tvx_draft_free(base);
	return code;
}

/* Returns an exit code. */
static int
check_draft(struct findings *findings)
{
	const char *argument = findings->inv->arguments[0];
	struct tvx_listener faults = { collect_fault, findings };
	struct tvx_draft *draft = NULL;
	struct tvx_error err = { 0 };
	int code = EXIT_DONE;

	if (is_file(argument)) {
		int status = tvx_read_file(argument, NULL, faults, &draft, &err);
		if (status && findings->faults)
			return EXIT_INPUT;
		code = status ? fail_with(status, &err) : EXIT_DONE;
	} else {
		code = load_draft(findings->inv, argument, &draft);
	}
	if (!code)
		code = check_loaded(findings, draft, tvx_str_of(argument));
	tvx_draft_free(draft);
	return code;
}

/* --- the command ----------------------------------------------------------------------------- */

/* Returns an exit code. */
static int
read_waivers(struct findings *findings)
{
	const char *path = findings->inv->values[WAIVE];
	struct tvx_buf bytes = { 0 };
	struct tvx_error err = { 0 };

	if (!path)
		return EXIT_DONE;
	int status = tvx_file_read(path, TVX_LIMIT_FILE_BYTES, &bytes, &err);
	if (!status)
		status = tvx_waivers_parse(tvx_buf_str(&bytes), tvx_str_of(path),
					   &findings->waivers, &err);
	tvx_buf_release(&bytes);
	return status ? fail_with(status, &err) : EXIT_DONE;
}

/* Returns an exit code. */
static int
check(struct findings *findings)
{
	struct invocation *inv = findings->inv;
	struct tvx_error err = { 0 };
	int code = read_waivers(findings);

	if (!code && !inv->argument_count && inv->values[BASE])
		code = fail_use("name the draft that --base is compared with");
	if (!code && inv->argument_count) {
		code = check_draft(findings);
	} else if (!code) {
		int status = check_dossier(findings, &err);
		code = status && !findings->faults ? fail_with(status, &err) : EXIT_DONE;
	}
	if (!code && findings->waivers)
		tvx_waivers_unused(findings->waivers, (struct tvx_listener){ collect, findings });
	return code;
}

static int
run(struct invocation *inv)
{
	struct findings findings = { .inv = inv };
	enum tvx_format format;

	value_format(inv->values[FORMAT], &format);
	if (format != TVX_FORMAT_TABLE)
		findings.sheet = tvx_sheet_new(columns, COLUMNS);
	int code = check(&findings);
	if (findings.sheet && code != EXIT_USE)
		tvx_sheet_write(findings.sheet, format, &inv->terminal, &inv->out);
	tvx_sheet_free(findings.sheet);
	tvx_waivers_free(findings.waivers);
	if (code == EXIT_DONE && findings.faults)
		code = EXIT_INPUT;
	else if (code == EXIT_DONE && findings.count)
		code = EXIT_FINDING;
	bool waived = findings.waived && !inv->values[ALL];
	if (code == EXIT_DONE && format == TVX_FORMAT_TABLE && !inv->out.len)
		fputs(waived ? "Nothing else found.\n" : "Nothing found.\n", stderr);
	if (waived)
		fprintf(stderr, "%zu waived; --all shows them\n", findings.waived);
	return code;
}

const struct command command_check = {
	.name = "check",
	.arguments = "[DRAFT]",
	.summary = "what is wrong in a draft, or in the whole dossier",
	.group = "Look",
	.most = 1,
	.options = { OPTION_FORMAT,
		     { "base", 'b', "OLD", NULL, "the text that it replaces, to compare with" },
		     { "waive", 'w', "FILE", NULL, "findings that may stand, with reasons" },
		     { "all", 'a', NULL, NULL, "show what is waived as well" } },
	.run = run,
};
