/* travaux log: the story of a draft, or of one paragraph. */
#include "commands.h"

#include <stdlib.h>

enum { FORMAT, COUNT };

static const struct tvx_column columns[] = {
	{ .name = "date", .title = "DATE" },
	{ .name = "author", .title = "AUTHOR" },
	{ .name = "subject", .title = "WHAT", .flexible = true },
	{ .name = "action" },
	{ .name = "paragraph" },
	{ .name = "proposal" },
	{ .name = "meeting" },
	{ .name = "commit", .title = "COMMIT" },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]), SHORT_ID = 7 };

struct logging {
	struct tvx_sheet *sheet;
	enum tvx_format format;
	long left; /* negative: no limit */
};

static bool
tell(void *context, const struct tvx_commit *commit)
{
	struct logging *logging = context;
	const struct tvx_record *record = &commit->record;
	bool table = logging->format == TVX_FORMAT_TABLE;
	struct tvx_str id = { commit->id, table ? SHORT_ID : 40 };
	char day[DAY_BYTES];

	if (logging->left == 0)
		return false;
	logging->left -= logging->left > 0;
	moment_day(record->when, day);
	struct tvx_str cells[COLUMNS] = { tvx_str_of(day),   record->author.name,
					  record->subject,   record->action,
					  record->paragraph, record->proposal,
					  record->meeting,   id };
	tvx_sheet_add(logging->sheet, cells);
	return true;
}

/* A place of the newest draft is named by its paragraph's id; an id may be of one long gone. */
static int
find_paragraph(struct invocation *inv, struct tvx_str name, struct tvx_str revision,
	       struct tvx_buf *out, struct tvx_error *err)
{
	struct tvx_str place = tvx_str_of(inv->arguments[1]);
	struct tvx_draft *draft;
	struct tvx_survey survey;
	const struct tvx_unit *unit = NULL;
	int status = tvx_dossier_load(inv->dossier, name, revision, talker(), &draft, err);

	if (status)
		return status;
	tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
	status = tvx_survey_find(&survey, place, &unit, err);
	if (!status)
		tvx_buf_add(out, unit->paragraph->id);
	tvx_survey_release(&survey);
	tvx_draft_free(draft);
	return status;
}

static int
write_log(struct invocation *inv, struct logging *logging, struct tvx_error *err)
{
	struct tvx_str name = TVX_STR(""), revision = TVX_STR("");
	struct tvx_buf only = { 0 }, paragraph = { 0 };
	int status = open_dossier(inv, err);

	if (!status && inv->argument_count)
		split_revision(inv->arguments[0], &name, &revision);
	if (!status && !name.len) {
		status = only_draft(inv, &only, err);
		name = tvx_buf_str(&only);
	}
	if (!status && inv->argument_count > 1)
		status = find_paragraph(inv, name, revision, &paragraph, err);
	if (!status)
		status = tvx_dossier_history(inv->dossier, name, tvx_buf_str(&paragraph), revision,
					     tell, logging, err);
	tvx_buf_release(&only);
	tvx_buf_release(&paragraph);
	return status;
}

static int
run(struct invocation *inv)
{
	struct logging logging = { .left = -1 };
	struct tvx_error err = { 0 };
	char *end = NULL;

	value_format(inv->values[FORMAT], &logging.format);
	if (inv->values[COUNT])
		logging.left = strtol(inv->values[COUNT], &end, 10);
	if (inv->values[COUNT] && (*end || end == inv->values[COUNT] || logging.left < 0))
		return fail_use("\"%s\" is no number of entries", inv->values[COUNT]);
	logging.sheet = tvx_sheet_new(columns, COLUMNS);
	int status = write_log(inv, &logging, &err);
	if (!status)
		tvx_sheet_write(logging.sheet, logging.format, &inv->terminal, &inv->out);
	tvx_sheet_free(logging.sheet);
	return status ? fail_with(status, &err) : EXIT_DONE;
}

const struct command command_log = {
	.name = "log",
	.arguments = "[NAME[@REVISION] [PLACE]]",
	.summary = "the story of a draft, or of one paragraph of it",
	.group = "Look",
	.most = 2,
	.options = { OPTION_FORMAT, { "max", 'n', "COUNT", NULL, "no more than so many entries" } },
	.run = run,
};
