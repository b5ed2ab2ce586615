/* travaux join, support, oppose, reserve, consulting, query, withdraw: where a delegation
 * stands. */
#include "commands.h"
#include "verbs.h"

enum { SAYS = VERB_OPTIONS };

static int
record(struct invocation *inv, enum tvx_verb verb)
{
	struct tvx_event event;
	int code = event_init(inv, verb, &event);

	if (code)
		return code;
	event.says = tvx_str_of(inv->values[SAYS]);
	return event_record(inv, &event, NULL, NULL);
}

/* One command a verb; they differ in nothing else. */
#define STAND(verb, VERB, what, says)                           \
	static int run_##verb(struct invocation *inv)           \
	{                                                       \
		return record(inv, TVX_DO_##VERB);              \
	}                                                       \
	const struct command command_##verb = {                 \
		.name = #verb,                                  \
		.arguments = "PLACE[:PROPOSAL]",                \
		.summary = what,                                \
		.group = "Negotiate",                           \
		.least = 1,                                     \
		.most = 1,                                      \
		.options = { OPTIONS_VERB, OPTION_SAYS(says) }, \
		.run = run_##verb,                              \
	}

STAND(join, JOIN, "make somebody's proposal one's own too", "a remark");
STAND(support, SUPPORT, "support a paragraph or a proposal", "on what condition");
STAND(oppose, OPPOSE, "oppose a paragraph or a proposal", "why");
STAND(reserve, RESERVE, "reserve one's position", "why");
STAND(consulting, CONSULTING, "say that one's capital is being asked", "about what");
STAND(query, QUERY, "ask for clarification", "the question");
STAND(withdraw, WITHDRAW, "withdraw a proposal or a position", "why");
