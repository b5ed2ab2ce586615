/* travaux concordance: which paragraph of the old text became which of the new one. */
#include "commands.h"

#include <string.h>

enum { FORMAT, READING, OLD_READING, NEW_READING, LANG };

static const char *const choices[] = { "table", "tsv", "csv", "json", "html", "md", NULL };

static void
write_result(const struct tvx_diff *diff, const char *format, struct invocation *inv)
{
	enum tvx_format plain;

	if (format && strcmp(format, "html") == 0) {
		tvx_write_concordance_html(diff, &inv->out);
	} else if (format && strcmp(format, "md") == 0) {
		tvx_write_concordance_markdown(diff, &inv->out);
	} else if (value_format(format, &plain)) {
		struct tvx_sheet *sheet = plain == TVX_FORMAT_TABLE
						  ? tvx_concordance_table(diff->comparison)
						  : tvx_concordance_sheet(diff->comparison);
		tvx_sheet_write(sheet, plain, &inv->terminal, &inv->out);
		tvx_sheet_free(sheet);
	}
}

static int
run(struct invocation *inv)
{
	const char *readings[2];
	struct two_texts texts;

	readings[0] = inv->values[OLD_READING] ? inv->values[OLD_READING] : inv->values[READING];
	readings[1] = inv->values[NEW_READING] ? inv->values[NEW_READING] : inv->values[READING];
	int code = two_texts_init(&texts, inv, inv->arguments, readings);
	if (!code)
		code = two_texts_lang(&texts, inv->values[LANG]);
	if (code)
		return code;
	struct tvx_comparison *comparison = tvx_comparison_new(&texts.sides[0], &texts.sides[1],
							       TVX_LINEAGE_DRAFT);
	struct tvx_diff diff = { .comparison = comparison,
				 .old_side = &texts.sides[0],
				 .new_side = &texts.sides[1] };
	name_texts(inv->arguments, diff.names);
	write_result(&diff, inv->values[FORMAT], inv);
	tvx_comparison_free(comparison);
	two_texts_release(&texts);
	return EXIT_DONE;
}

const struct command command_concordance = {
	.name = "concordance",
	.arguments = "OLD NEW",
	.summary = "which paragraph of the old text became which of the new one",
	.group = "Look",
	.least = 2,
	.most = 2,
	.options = { { "format", 'f', "FORMAT", choices, "table, tsv, csv, json, html or md" },
		     { "reading", 'r', "READING", NULL, "of both: base, working, clean ..." },
		     { "old-reading", 0, "READING", NULL, "of the old text" },
		     { "new-reading", 0, "READING", NULL, "of the new text" },
		     { "lang", 'l', "LANG", NULL, "this language version, where there is one" } },
	.run = run,
};
