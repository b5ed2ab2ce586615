/* travaux init: an empty dossier. */
#include "commands.h"

enum { BARE };

static int
run(struct invocation *inv)
{
	const char *path = inv->argument_count ? inv->arguments[0]
			   : inv->directory    ? inv->directory
					       : ".";
	struct tvx_record record;
	struct tvx_error err = { 0 };

	recorder_setup(inv, &record);
	record.subject = TVX_STR("Open the dossier");
	record.action = TVX_STR("init");
	int status = tvx_dossier_init(path, inv->values[BARE] != NULL, &record, &err);
	if (status)
		return fail_with(status, &err);
	fprintf(stderr, "An empty dossier is in %s; travaux add FILE puts a draft into it.\n",
		path);
	return EXIT_DONE;
}

const struct command command_init = {
	.name = "init",
	.arguments = "[DIR]",
	.summary = "make an empty dossier",
	.group = "Begin",
	.most = 1,
	.options = { { "bare", 0, NULL, NULL,
		       "without a folder of files to look at, for a server" } },
	.run = run,
};
