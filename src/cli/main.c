/* The command: options that go before it, the table of commands, and the exit code. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "commands.h"

const struct command *const commands[] = {
	&command_init,        &command_add,        &command_import,       &command_status,
	&command_pending,     &command_owes,       &command_brief,        &command_matrix,
	&command_list,        &command_proposals,  &command_positions,    &command_show,
	&command_history,     &command_blame,      &command_search,       &command_diff,
	&command_concordance, &command_trace,      &command_log,          &command_check,
	&command_propose,     &command_join,       &command_support,      &command_oppose,
	&command_reserve,     &command_consulting, &command_query,        &command_withdraw,
	&command_meeting,     &command_agree,      &command_pend,         &command_reopen,
	&command_confirm,     &command_accept,     &command_not_taken_up, &command_replace_all,
	&command_note,        &command_issue,      &command_consolidate,  &command_extract,
	&command_export,      &command_convert,    &command_help,         &command_version,
	&command_completion,
};
const size_t command_count = sizeof(commands) / sizeof(commands[0]);

enum { OPTION_DIRECTORY, OPTION_COLOUR, OPTION_NO_PAGER, OPTION_HELP, OPTION_VERSION };

const struct command *
command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

struct globals {
	const char *directory, *colour;
	bool no_pager, help, version;
};

/* Takes the global options out of the words, wherever they stand before "--". */
static bool
take_globals(struct globals *globals, int *count, char **words)
{
	int index = 0, kept = 0;

	while (index < *count && strcmp(words[index], "--") != 0) {
		const char *value = NULL;
		switch (option_match(global_options, *count, words, &index, &value)) {
		case OPTION_DIRECTORY:
			globals->directory = value;
			break;
		case OPTION_COLOUR:
			globals->colour = value;
			break;
		case OPTION_NO_PAGER:
			globals->no_pager = true;
			break;
		case OPTION_HELP:
			globals->help = true;
			break;
		case OPTION_VERSION:
			globals->version = true;
			break;
		case -2:
			return false;
		default:
			words[kept++] = words[index++];
		}
	}
	while (index < *count)
		words[kept++] = words[index++];
	*count = kept;
	return true;
}

static int
run(const struct command *command, const struct globals *globals, int count, char **words)
{
	struct invocation inv = { .command = command, .directory = globals->directory };

	inv.paged = !globals->no_pager;
	output_setup(&inv, globals->colour);
	if (!options_parse(&inv, count, words))
		return EXIT_USE;
	int code = command->run(&inv);
	code = output_finish(&inv, code);
	tvx_dossier_free(inv.dossier);
	tvx_buf_release(&inv.name);
	tvx_buf_release(&inv.mail);
	return code;
}

/* A command soon ends and gives all its memory back: until then the memory of one draft serves
 * the next, and pages are not fetched from the system over and over. A tenth of the time of
 * diff went there. */
static void
keep_memory(void)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, 32 << 20); /* the most that there may be */
	mallopt(M_TRIM_THRESHOLD, 256 << 20);
	mallopt(M_TOP_PAD, 1 << 20);
	mallopt(M_ARENA_MAX, 2); /* one for each of two threads: neither waits for the other */
#endif
}

int
main(int argc, char **argv)
{
	struct globals globals = { 0 };
	int count = argc - 1;
	char **words = argv + 1;

	keep_memory();
	if (!take_globals(&globals, &count, words))
		return EXIT_USE;
	if (globals.version)
		return run(&command_version, &globals, 0, words);
	if (!count)
		return run(&command_help, &globals, 0, words);
	const struct command *command = command_find(words[0]);
	if (!command)
		return fail_command(words[0]);
	if (globals.help)
		return run(&command_help, &globals, 1, words);
	return run(command, &globals, count - 1, words + 1);
}
