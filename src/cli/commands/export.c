/* travaux export: a draft of the dossier as one draft file. */
#include "commands.h"

#include <string.h>

static int
run(struct invocation *inv)
{
	const char *path = inv->argument_count > 1 ? inv->arguments[1] : "-";
	struct tvx_draft *draft;
	struct tvx_error err = { 0 };
	int code = load_draft(inv, inv->argument_count ? inv->arguments[0] : NULL, &draft);

	if (code)
		return code;
	inv->paged = false;
	tvx_draft_format(draft, &inv->out);
	tvx_draft_free(draft);
	if (strcmp(path, "-") == 0)
		return EXIT_DONE;
	int status = tvx_file_write(path, tvx_buf_str(&inv->out), &err);
	tvx_buf_release(&inv->out);
	return status ? fail_with(status, &err) : EXIT_DONE;
}

const struct command command_export = {
	.name = "export",
	.arguments = "[NAME[@REVISION] [FILE]]",
	.summary = "a draft of the dossier as one draft file",
	.group = "Exchange",
	.most = 2,
	.run = run,
};
