/* travaux help: what there is, from the tables. */
#include "commands.h"

#include <string.h>

enum { OPTIONS };

static void
print_option(struct tvx_buf *out, const struct option *o)
{
	struct tvx_buf form = { 0 };

	if (o->letter)
		tvx_buf_printf(&form, "-%c, ", o->letter);
	tvx_buf_printf(&form, "--%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
	tvx_buf_printf(out, "  %-24s %s\n", form.ptr, o->help);
	tvx_buf_release(&form);
}

static void
print_overview(struct tvx_buf *out)
{
	tvx_buf_printf(out, "travaux tracks the negotiation of a text: who proposed which words, "
			    "what is\nagreed or pending, and who still owes an answer.\n");
	for (size_t i = 0; i < command_count; i++) {
		if (i == 0 || strcmp(commands[i]->group, commands[i - 1]->group) != 0)
			tvx_buf_printf(out, "\n%s\n", commands[i]->group);
		tvx_buf_printf(out, "  %-12s %s\n", commands[i]->name, commands[i]->summary);
	}
	tvx_buf_printf(out, "\nBefore or after the command\n");
	for (const struct option *o = global_options; o->name; o++)
		print_option(out, o);
	tvx_buf_printf(
		out, "\nDRAFT is a file, or NAME[@REVISION] in the dossier around you; PLACE is a\n"
		     "printed place such as V.B.35, or an id. travaux help COMMAND says more.\n");
}

static void
print_command(struct tvx_buf *out, const struct command *command)
{
	const struct option *o = command->options;

	tvx_buf_printf(out, "travaux %s%s %s\n\n%s\n", command->name, o->name ? " [options]" : "",
		       command->arguments, command->summary);
	if (o->name)
		tvx_buf_add_char(out, '\n');
	for (; o->name; o++)
		print_option(out, o);
	tvx_buf_printf(out, "\nSee travaux-%s(1).\n", command->name);
}

/* For programs: a line for each command and option. */
static void
print_table(struct tvx_buf *out)
{
	for (const struct option *o = global_options; o->name; o++)
		tvx_buf_printf(out, "travaux\t--%s\n", o->name);
	for (size_t i = 0; i < command_count; i++) {
		tvx_buf_printf(out, "%s\n", commands[i]->name);
		for (const struct option *o = commands[i]->options; o->name; o++)
			tvx_buf_printf(out, "%s\t--%s\n", commands[i]->name, o->name);
	}
}

static int
run(struct invocation *inv)
{
	const struct command *command = NULL;

	if (inv->argument_count)
		command = command_find(inv->arguments[0]);
	if (inv->argument_count && !command)
		return fail_command(inv->arguments[0]);
	if (inv->values[OPTIONS])
		print_table(&inv->out);
	else if (command)
		print_command(&inv->out, command);
	else
		print_overview(&inv->out);
	return EXIT_DONE;
}

const struct command command_help = {
	.name = "help",
	.arguments = "[COMMAND]",
	.summary = "what there is, or how one command is used",
	.group = "Help",
	.most = 1,
	.options = { { "options", 0, NULL, NULL, "all commands and options, a line each" } },
	.run = run,
};
