/* travaux trace: which paragraphs of a program a report quotes, paraphrases or reports on. */
#include "commands.h"

#include <string.h>

enum { FORMAT, ONLY, REPORT_READING, PROGRAM_READING };

static const char *const choices[] = { "table", "tsv", "csv", "json", "html", NULL };

static void
write_result(const struct tvx_trace *trace, const struct two_texts *texts, struct invocation *inv)
{
	const char *format = inv->values[FORMAT];
	enum tvx_format plain;

	if (!format || strcmp(format, "table") == 0) {
		tvx_write_trace(trace, &inv->terminal, &inv->out);
	} else if (strcmp(format, "html") == 0) {
		tvx_write_trace_html(trace, &texts->sides[0], &texts->sides[1], &inv->out);
	} else if (value_format(format, &plain)) {
		struct tvx_sheet *sheet = tvx_trace_sheet(trace);
		tvx_sheet_write(sheet, plain, &inv->terminal, &inv->out);
		tvx_sheet_free(sheet);
	}
}

static int
run(struct invocation *inv)
{
	const char *readings[2] = { inv->values[REPORT_READING], inv->values[PROGRAM_READING] };
	const struct tvx_unit *only = NULL;
	struct two_texts texts;
	struct tvx_error err = { 0 };
	int status = TVX_OK;

	int code = two_texts_init(&texts, inv, inv->arguments, readings);
	if (code)
		return code;
	if (inv->values[ONLY])
		status = tvx_survey_find(&texts.surveys[1], tvx_str_of(inv->values[ONLY]), &only,
					 &err);
	if (status) {
		code = fail_with(status, &err);
	} else {
		struct tvx_trace *trace = tvx_trace_new(&texts.sides[0], &texts.sides[1], only);
		write_result(trace, &texts, inv);
		tvx_trace_free(trace);
	}
	two_texts_release(&texts);
	return code;
}

const struct command command_trace = {
	.name = "trace",
	.arguments = "REPORT PROGRAM",
	.summary = "what a report says on the paragraphs of a program",
	.group = "Look",
	.least = 2,
	.most = 2,
	.options = { { "format", 'f', "FORMAT", choices, "table, tsv, csv, json or html" },
		     { "only", 0, "PLACE", NULL, "only this paragraph or section of the program" },
		     { "report-reading", 0, "READING", NULL, "of the report: base, working ..." },
		     { "program-reading", 0, "READING", NULL, "of the program" } },
	.run = run,
};
