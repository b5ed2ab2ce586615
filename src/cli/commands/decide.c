/* travaux agree, pend, reopen, confirm, accept, not-taken-up, note: what the meeting decides. */
#include "commands.h"
#include "verbs.h"

/* --- agree -------------------------------------------------------------------------------------- */

enum {
	AGREE_AD_REF = VERB_OPTIONS,
	AGREE_TAKE_UP,
	AGREE_DROP,
	AGREE_AS_IT_STANDS,
	AGREE_WORD,
	AGREE_FRAGMENT,
	AGREE_TITLE,
	AGREE_LANG,
	AGREE_SAYS,
};

static int
run_agree(struct invocation *inv)
{
	static const struct {
		int option;
		enum tvx_agree_open choice;
	} choices[] = { { AGREE_TAKE_UP, TVX_OPEN_TAKE_UP },
			{ AGREE_DROP, TVX_OPEN_DROP },
			{ AGREE_AS_IT_STANDS, TVX_OPEN_IMPLY } };
	struct tvx_event event;
	int code = event_init(inv, TVX_DO_AGREE, &event);

	for (size_t i = 0; i < 3 && !code; i++) {
		if (!inv->values[choices[i].option])
			continue;
		if (event.open_proposals != TVX_OPEN_REFUSE)
			code = fail_use("--take-up, --drop and --as-it-stands exclude one another");
		event.open_proposals = choices[i].choice;
	}
	if (code)
		return code;
	/* Without a name it would be agreed for good. */
	event.of = tvx_str_of(inv->values[AGREE_AD_REF]);
	if (inv->values[AGREE_AD_REF] && !tvx_str_trim(event.of).len)
		return fail_use("--ad-ref needs to say of whom: --ad-ref USA,quorum");
	event.word = tvx_str_of(inv->values[AGREE_WORD]);
	event.fragment = tvx_str_of(inv->values[AGREE_FRAGMENT]);
	event.lang = tvx_str_of(inv->values[AGREE_LANG]);
	event.says = tvx_str_of(inv->values[AGREE_SAYS]);
	if (inv->values[AGREE_TITLE])
		event.scope = TVX_SCOPE_TITLE;
	return event_record(inv, &event, NULL, NULL);
}

const struct command command_agree = {
	.name = "agree",
	.arguments = "PLACE[:ALTERNATIVE]",
	.summary = "the meeting agrees, ad referendum or not",
	.group = "Decide",
	.least = 1,
	.most = 1,
	.options = { OPTIONS_VERB,
		     { "ad-ref", 0, "WHO", NULL, "who has still to confirm: USA,quorum" },
		     { "take-up", 0, NULL, NULL, "with all that is open on it" },
		     { "drop", 0, NULL, NULL, "without all that is open on it" },
		     { "as-it-stands", 0, NULL, NULL, "with what was proposed before this day" },
		     { "word", 0, "WORD", NULL, "the word used: approved" },
		     { "fragment", 0, "WORDS", NULL, "these words alone, quoted" },
		     { "title", 0, NULL, NULL, "the heading's own words, not its section" },
		     { "lang", 0, "TAG", NULL, "this language version alone" },
		     OPTION_SAYS("a remark for the log") },
	.run = run_agree,
};

/* --- pend, reopen, confirm ------------------------------------------------------------------------- */

enum { PEND_ON = VERB_OPTIONS, PEND_WORD, PEND_LANG, PEND_SAYS };

static int
run_pend(struct invocation *inv)
{
	struct tvx_event event;
	int code = event_init(inv, TVX_DO_PEND, &event);

	if (code)
		return code;
	event.of = tvx_str_of(inv->values[PEND_ON]);
	event.word = tvx_str_of(inv->values[PEND_WORD]);
	event.lang = tvx_str_of(inv->values[PEND_LANG]);
	event.says = tvx_str_of(inv->values[PEND_SAYS]);
	return event_record(inv, &event, NULL, NULL);
}

const struct command command_pend = {
	.name = "pend",
	.arguments = "PLACE[:ALTERNATIVE]",
	.summary = "the meeting leaves it pending",
	.group = "Decide",
	.least = 1,
	.most = 1,
	.options = { OPTIONS_VERB,
		     { "waits-for", 0, "WHO", NULL, "whose answer is waited for: USA,LEGAL" },
		     { "word", 0, "WORD", NULL, "the word used" },
		     { "lang", 0, "TAG", NULL, "this language version alone" },
		     OPTION_SAYS("a remark for the log") },
	.run = run_pend,
};

enum { REOPEN_SAYS = VERB_OPTIONS };

static int
run_reopen(struct invocation *inv)
{
	struct tvx_event event;
	int code = event_init(inv, TVX_DO_REOPEN, &event);

	if (code)
		return code;
	event.says = tvx_str_of(inv->values[REOPEN_SAYS]);
	return event_record(inv, &event, NULL, NULL);
}

const struct command command_reopen = {
	.name = "reopen",
	.arguments = "PLACE[:ALTERNATIVE]",
	.summary = "what was agreed is talked about again",
	.group = "Decide",
	.least = 1,
	.most = 1,
	.options = { OPTIONS_VERB, OPTION_SAYS("why") },
	.run = run_reopen,
};

enum { CONFIRM_QUORUM = VERB_OPTIONS, CONFIRM_SAYS };

static int
run_confirm(struct invocation *inv)
{
	struct tvx_event event;
	int code = event_init(inv, TVX_DO_CONFIRM, &event);

	if (code)
		return code;
	event.quorum = inv->values[CONFIRM_QUORUM] != NULL;
	event.says = tvx_str_of(inv->values[CONFIRM_SAYS]);
	return event_record(inv, &event, NULL, NULL);
}

const struct command command_confirm = {
	.name = "confirm",
	.arguments = "PLACE[:ALTERNATIVE]",
	.summary = "confirm what was agreed ad referendum",
	.group = "Decide",
	.least = 1,
	.most = 1,
	.options = { OPTIONS_VERB,
		     { "quorum", 0, NULL, NULL, "the quorum confirms" },
		     OPTION_SAYS("a remark for the log") },
	.run = run_confirm,
};

/* --- the end of a proposal --------------------------------------------------------------------------- */

enum { ACCEPT_AS = VERB_OPTIONS, ACCEPT_SAYS };

static int
run_accept(struct invocation *inv)
{
	struct tvx_buf held = { 0 };
	struct tvx_event event;
	int code = event_init(inv, TVX_DO_ACCEPT, &event);

	if (!code)
		code = event_words(inv->values[ACCEPT_AS], &held, &event.new_words);
	if (!code) {
		event.says = tvx_str_of(inv->values[ACCEPT_SAYS]);
		code = event_record(inv, &event, NULL, NULL);
	}
	tvx_buf_release(&held);
	return code;
}

const struct command command_accept = {
	.name = "accept",
	.arguments = "PLACE[:PROPOSAL]",
	.summary = "a proposal is taken up, as it is or amended",
	.group = "Decide",
	.least = 1,
	.most = 1,
	.options = { OPTIONS_VERB,
		     { "amended", 0, "WORDS", NULL, "taken up with these words instead" },
		     OPTION_SAYS("why") },
	.run = run_accept,
};

enum { DROP_SAYS = VERB_OPTIONS };

static int
run_not_taken_up(struct invocation *inv)
{
	struct tvx_event event;
	int code = event_init(inv, TVX_DO_NOT_TAKEN_UP, &event);

	if (code)
		return code;
	event.says = tvx_str_of(inv->values[DROP_SAYS]);
	return event_record(inv, &event, NULL, NULL);
}

const struct command command_not_taken_up = {
	.name = "not-taken-up",
	.arguments = "PLACE[:PROPOSAL]",
	.summary = "a proposal is not taken up",
	.group = "Decide",
	.least = 1,
	.most = 1,
	.options = { OPTIONS_VERB, OPTION_SAYS("why") },
	.run = run_not_taken_up,
};

/* --- note --------------------------------------------------------------------------------------------- */

static int
run_note(struct invocation *inv)
{
	struct tvx_event event;
	int code = event_init(inv, TVX_DO_NOTE, &event);

	if (code)
		return code;
	struct tvx_buf held = { 0 };
	code = event_words(inv->arguments[1], &held, &event.says);
	if (!code)
		code = event_record(inv, &event, NULL, NULL);
	tvx_buf_release(&held);
	return code;
}

const struct command command_note = {
	.name = "note",
	.arguments = "PLACE TEXT",
	.summary = "a note of the secretariat on a paragraph",
	.group = "Decide",
	.least = 2,
	.most = 2,
	.options = { OPTIONS_VERB },
	.run = run_note,
};
