/* travaux concordance: which paragraph of the old text became which of the new one. */
#include "commands.h"

enum { FORMAT, READING, OLD_READING, NEW_READING };

static int
run(struct invocation *inv)
{
	const char *readings[2];
	struct two_texts texts;
	enum tvx_format format;

	readings[0] = inv->values[OLD_READING] ? inv->values[OLD_READING] : inv->values[READING];
	readings[1] = inv->values[NEW_READING] ? inv->values[NEW_READING] : inv->values[READING];
	if (!value_format(inv->values[FORMAT], &format))
		return EXIT_USE;
	int code = two_texts_init(&texts, inv, inv->arguments, readings);
	if (code)
		return code;
	struct tvx_comparison *comparison = tvx_comparison_new(&texts.sides[0], &texts.sides[1],
							       TVX_LINEAGE_DRAFT);
	struct tvx_sheet *sheet = tvx_concordance_sheet(comparison);
	tvx_sheet_write(sheet, format, &inv->terminal, &inv->out);
	tvx_sheet_free(sheet);
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
	.options = { OPTION_FORMAT,
		     { "reading", 'r', "READING", NULL, "of both: base, working, clean ..." },
		     { "old-reading", 0, "READING", NULL, "of the old text" },
		     { "new-reading", 0, "READING", NULL, "of the new text" } },
	.run = run,
};
