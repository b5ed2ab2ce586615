/* The commands, one file each. */
#ifndef TVX_CLI_COMMANDS_H
#define TVX_CLI_COMMANDS_H

#include "cli.h"

extern const struct command command_add, command_check, command_completion, command_concordance,
	command_convert, command_diff, command_export, command_extract, command_help,
	command_import, command_init, command_list, command_log, command_positions,
	command_proposals, command_show, command_status, command_trace, command_version;

#endif
