/* travaux version: which version this is. */
#include "commands.h"

static int
run(struct invocation *inv)
{
	tvx_buf_printf(&inv->out, "travaux %s\n", TVX_VERSION);
	return EXIT_DONE;
}

const struct command command_version = {
	.name = "version",
	.arguments = "",
	.summary = "which version this is",
	.group = "Help",
	.run = run,
};
