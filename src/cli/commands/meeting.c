/* travaux meeting: opened, closed with its record of decisions, listed. */
#include "commands.h"
#include "verbs.h"

#include <string.h>

enum { KIND = VERB_OPTIONS, QUORUM, SYMBOL, CODE, NAME, FORMAT };

static const char *const meeting_kinds[] = { "formal", "informal", NULL };

static const struct tvx_column columns[] = {
	{ .name = "id", .title = "ID" },
	{ .name = "date", .title = "DATE" },
	{ .name = "kind", .title = "KIND" },
	{ .name = "code", .title = "AS" },
	{ .name = "symbol", .title = "SYMBOL" },
	{ .name = "quorum", .title = "QUORUM", .number = true },
	{ .name = "held", .title = "HELD" },
	{ .name = "name", .title = "NAME", .flexible = true },
};

static int
open_one(struct invocation *inv)
{
	struct tvx_event event;
	int code = event_init(inv, TVX_DO_MEETING_OPEN, &event);

	event.place = TVX_STR("");
	if (!code && inv->values[QUORUM] && !value_number(inv->values[QUORUM], &event.quorum_count))
		code = EXIT_USE;
	if (code)
		return code;
	if (inv->values[KIND])
		event.meeting_kind = strcmp(inv->values[KIND], "formal") == 0
					     ? TVX_MEETING_FORMAL
					     : TVX_MEETING_INFORMAL;
	event.symbol = tvx_str_of(inv->values[SYMBOL]);
	event.code = tvx_str_of(inv->values[CODE]);
	event.says = tvx_str_of(inv->values[NAME]);
	return event_record(inv, &event, NULL, NULL);
}

struct record {
	struct invocation *inv;
	enum tvx_format format;
};

static void
write_record(struct record *record, const struct tvx_draft *draft,
	     const struct tvx_meeting *meeting)
{
	struct invocation *inv = record->inv;
	struct tvx_survey survey;

	tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
	if (record->format == TVX_FORMAT_TABLE) {
		tvx_write_record(&survey, meeting, &inv->terminal, &inv->out);
	} else {
		struct tvx_sheet *sheet = tvx_record_sheet(&survey, meeting);
		tvx_sheet_write(sheet, record->format, &inv->terminal, &inv->out);
		tvx_sheet_free(sheet);
	}
	tvx_survey_release(&survey);
}

static void
take_closed(void *context, const struct tvx_draft *draft, const struct tvx_outcome *outcome)
{
	write_record(context, draft, tvx_draft_meeting(draft, outcome->meeting));
}

static int
close_one(struct invocation *inv)
{
	struct record record = { .inv = inv };
	struct tvx_event event;
	int code = event_init(inv, TVX_DO_MEETING_CLOSE, &event);

	if (!code && !value_format(inv->values[FORMAT], &record.format))
		code = EXIT_USE;
	event.place = TVX_STR("");
	return code ? code : event_record(inv, &event, take_closed, &record);
}

static void
add_row(struct tvx_sheet *sheet, const struct tvx_meeting *m)
{
	struct tvx_buf quorum = { 0 };
	char day[11];

	tvx_date_format(m->on, day);
	if (m->quorum)
		tvx_buf_printf(&quorum, "%u", m->quorum);
	struct tvx_str cells[] = { m->id,
				   tvx_str_of(day),
				   tvx_str_of(tvx_meeting_kind_word(m->kind)),
				   tvx_meeting_code(m),
				   m->symbol,
				   tvx_buf_str(&quorum),
				   m->open ? TVX_STR("open") : TVX_STR("closed"),
				   m->name };
	tvx_sheet_add(sheet, cells);
	tvx_buf_release(&quorum);
}

static int
list(struct invocation *inv)
{
	struct tvx_sheet *sheet;
	struct tvx_draft *draft;
	enum tvx_format format;
	int code = value_format(inv->values[FORMAT], &format) ? event_draft(inv, &draft) : EXIT_USE;

	if (code)
		return code;
	sheet = tvx_sheet_new(columns, sizeof(columns) / sizeof(columns[0]));
	for (const struct tvx_meeting *m = draft->meetings.first; m; m = m->next)
		add_row(sheet, m);
	inv->paged = true;
	tvx_sheet_write(sheet, format, &inv->terminal, &inv->out);
	tvx_sheet_free(sheet);
	tvx_draft_free(draft);
	return EXIT_DONE;
}

/* The record of decisions of a meeting, whenever it was. */
static int
show(struct invocation *inv)
{
	struct record record = { .inv = inv };
	const struct tvx_meeting *meeting;
	struct tvx_draft *draft;
	int code = value_format(inv->values[FORMAT], &record.format) ? event_draft(inv, &draft)
								     : EXIT_USE;

	if (code)
		return code;
	meeting = inv->argument_count > 1 ? tvx_draft_meeting(draft, tvx_str_of(inv->arguments[1]))
					  : tvx_meeting_open(draft);
	inv->paged = true;
	if (meeting)
		write_record(&record, draft, meeting);
	else
		code = fail_use("which meeting? travaux meeting list shows them");
	tvx_draft_free(draft);
	return code;
}

static const struct {
	const char *word;
	int (*run)(struct invocation *inv);
	int most;
} actions[] = {
	{ "open", open_one, 1 },
	{ "close", close_one, 1 },
	{ "list", list, 1 },
	{ "show", show, 2 },
};

static int
run(struct invocation *inv)
{
	for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
		if (strcmp(inv->arguments[0], actions[i].word) == 0)
			return inv->argument_count > actions[i].most
				       ? fail_use("that is too much; the form is: travaux meeting "
						  "%s [options]",
						  actions[i].word)
				       : actions[i].run(inv);
	return fail_use("there is no \"%s\" of meetings; there are open, close, list and show",
			inv->arguments[0]);
}

const struct command command_meeting = {
	.name = "meeting",
	.arguments = "open|close|list|show [ID]",
	.summary = "open and close meetings, print their decisions",
	.group = "Decide",
	.least = 1,
	.most = 2,
	.options = { OPTIONS_VERB,
		     { "kind", 0, "KIND", meeting_kinds, "formal or informal" },
		     { "quorum", 0, "N", NULL, "how many delegations it needs" },
		     { "symbol", 0, "SYMBOL", NULL, "of its document" },
		     { "code", 0, "CODE", NULL, "as the house prints it: IM" },
		     { "name", 0, "NAME", NULL, "as people call it" },
		     OPTION_FORMAT },
	.run = run,
};
