/* The commands, one file each. */
#ifndef TVX_CLI_COMMANDS_H
#define TVX_CLI_COMMANDS_H

#include "cli.h"
#include "question.h"

extern const struct command command_accept, command_add, command_agree, command_blame,
	command_brief, command_check, command_completion, command_concordance, command_confirm,
	command_consolidate, command_consulting, command_convert, command_diff, command_export,
	command_extract, command_help, command_history, command_import, command_init, command_issue,
	command_join, command_list, command_log, command_matrix, command_meeting,
	command_not_taken_up, command_note, command_oppose, command_owes, command_pend,
	command_pending, command_positions, command_proposals, command_propose, command_query,
	command_reopen, command_replace_all, command_reserve, command_search, command_show,
	command_status, command_support, command_trace, command_version, command_withdraw;

#endif
