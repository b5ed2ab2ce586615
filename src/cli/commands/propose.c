/* travaux propose: words in words, other words for a paragraph, a new one, no more, elsewhere. */
#include "commands.h"
#include "editor.h"
#include "verbs.h"

#include <string.h>

enum {
	INSERT = VERB_OPTIONS,
	AFTER,
	BEFORE,
	DELETE,
	REPLACE,
	ALTERNATIVE,
	NEW_AFTER,
	DELETE_PARAGRAPH,
	MOVE_AFTER,
	UNDER,
	EDIT,
	OCCURRENCE,
	LABEL,
	LANGUAGE,
};

/* What each option proposes, and which field of the event its words are. */
static const struct {
	int option;
	enum tvx_proposal_kind kind;
	size_t field;
} kinds[] = {
	{ INSERT, TVX_INSERT, offsetof(struct tvx_event, new_words) },
	{ DELETE, TVX_DELETE, offsetof(struct tvx_event, old_words) },
	{ REPLACE, TVX_REPLACE, offsetof(struct tvx_event, old_words) },
	{ ALTERNATIVE, TVX_ALTERNATIVE, offsetof(struct tvx_event, new_words) },
	{ NEW_AFTER, TVX_NEW, offsetof(struct tvx_event, new_words) },
	{ DELETE_PARAGRAPH, TVX_DELETE_PARAGRAPH, 0 },
	{ MOVE_AFTER, TVX_MOVE, offsetof(struct tvx_event, after) },
	{ EDIT, TVX_REPLACE, 0 },
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static int
take_kind(struct invocation *inv, struct tvx_event *event, struct tvx_buf *held)
{
	int found = -1, code = EXIT_DONE;

	for (int i = 0; i < KINDS; i++) {
		if (!inv->values[kinds[i].option])
			continue;
		if (found >= 0)
			return fail_use("one proposal at a time: --%s or --%s",
					inv->command->options[kinds[found].option].name,
					inv->command->options[kinds[i].option].name);
		found = i;
	}
	if (found < 0)
		return fail_use("say what is proposed: --insert, --delete, --replace, "
				"--alternative, --new-after, --delete-paragraph, --move-after or "
				"--edit");
	event->kind = kinds[found].kind;
	if (kinds[found].field)
		code = event_words(inv->values[kinds[found].option], held,
				   (struct tvx_str *)((char *)event + kinds[found].field));
	return code;
}

/* The words that the paragraph has, or those of the proposal that the place names. */
static const struct tvx_text *
words_of(const struct tvx_unit *unit, struct tvx_str proposal, struct tvx_str lang)
{
	const struct tvx_proposal *p = unit->alternative ? unit->alternative : unit->standing.words;

	if (proposal.len)
		p = tvx_paragraph_proposal(unit->paragraph, proposal);
	else if (!p && !unit->paragraph->texts.count)
		p = unit->paragraph->proposals.first;
	if (p || proposal.len)
		return p ? p->words : NULL;
	return tvx_paragraph_text(unit->paragraph, lang);
}

/* Whoever may not propose here shall know before they write. draft is of no use after it. */
static int
try_first(struct tvx_draft *draft, const struct tvx_event *event, struct tvx_str words)
{
	struct tvx_event trial = *event;
	struct tvx_outcome outcome;
	struct tvx_buf more = { 0 };
	struct tvx_error err = { 0 };

	tvx_buf_printf(&more, "%.*s #", TVX_STR_ARG(words));
	trial.rewritten = tvx_buf_str(&more);
	int status = tvx_event_apply(draft, &trial, &outcome, &err);
	tvx_buf_release(&more);
	return status ? fail_with(status, &err) : EXIT_DONE;
}

static int
edit(struct invocation *inv, struct tvx_event *event, struct tvx_buf *held)
{
	struct tvx_buf remark = { 0 };
	struct tvx_survey survey;
	struct tvx_draft *draft;
	struct tvx_error err = { 0 };
	const struct tvx_unit *unit;
	int code = event_draft(inv, &draft);

	if (code)
		return code;
	struct tvx_str proposal = event->place, place = tvx_str_split(&proposal, ':');
	tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
	int status = tvx_survey_find(&survey, place, &unit, &err);
	const struct tvx_text *text = status ? NULL : words_of(unit, proposal, event->lang);
	if (status)
		code = fail_with(status, &err);
	else if (!text)
		code = fail_use("there are no words to edit");
	else
		code = try_first(draft, event, text->words);
	if (!code) {
		tvx_buf_printf(
			&remark,
			"# %.*s. Change the words as they should read, then save and close.\n"
			"# Each change becomes a proposal. Lines that begin with # are left "
			"out.\n",
			TVX_STR_ARG(unit->place));
		code = editor_run(tvx_buf_str(&remark), text->words, held);
	}
	event->rewritten = tvx_buf_str(held);
	if (!code && !event->rewritten.len)
		code = fail_use(
			"no words are left, so nothing was proposed; to delete the paragraph "
			"say --delete-paragraph");
	else if (!code && tvx_str_equal(event->rewritten, text->words)) {
		/* There is nothing to keep for whoever wrote nothing. */
		event->rewritten = TVX_STR("");
		code = fail_use("nothing was changed");
	}
	tvx_buf_release(&remark);
	tvx_survey_release(&survey);
	tvx_draft_free(draft);
	return code;
}

static int
take_words(struct invocation *inv, struct tvx_event *event, struct tvx_buf *held)
{
	bool replace = inv->values[REPLACE] != NULL;
	int code = EXIT_DONE;

	if (replace != (inv->argument_count > 1))
		return fail_use(replace ? "--replace needs the old words and the new ones: "
					  "--replace \"OLD\" \"NEW\""
					: "that is too much; the form is: travaux propose PLACE "
					  "[options]");
	if (replace)
		code = event_words(inv->arguments[1], held, &event->new_words);
	if (code)
		return code;
	if (inv->values[AFTER])
		event->after = tvx_str_of(inv->values[AFTER]);
	event->before = tvx_str_of(inv->values[BEFORE]);
	event->label = tvx_str_of(inv->values[LABEL]);
	event->lang = tvx_str_of(inv->values[LANGUAGE]);
	if (inv->values[OCCURRENCE] && !value_number(inv->values[OCCURRENCE], &event->occurrence))
		return EXIT_USE;
	return inv->values[EDIT] ? edit(inv, event, held) : EXIT_DONE;
}

static int
run(struct invocation *inv)
{
	struct tvx_buf held = { 0 }, place = { 0 };
	struct tvx_event event;
	int code = event_init(inv, TVX_DO_PROPOSE, &event);

	if (!code && inv->values[UNDER]) {
		tvx_buf_printf(&place, "%s:%s", inv->arguments[0], inv->values[UNDER]);
		event.place = tvx_buf_str(&place);
	}
	if (!code)
		code = take_kind(inv, &event, &held);
	if (!code)
		code = take_words(inv, &event, &held);
	if (!code)
		code = event_record(inv, &event, NULL, NULL);
	if (code && event.rewritten.len)
		editor_save(event.rewritten);
	tvx_buf_release(&held);
	tvx_buf_release(&place);
	return code;
}

const struct command command_propose = {
	.name = "propose",
	.arguments = "PLACE [NEW]",
	.summary = "other words, a new paragraph, one paragraph less",
	.group = "Negotiate",
	.least = 1,
	.most = 2,
	.options = { OPTIONS_VERB,
		     { "insert", 0, "WORDS", NULL, "put words in, --after or --before others" },
		     { "after", 0, "WORDS", NULL, "the words after which they come, quoted" },
		     { "before", 0, "WORDS", NULL, "the words before which they come, quoted" },
		     { "delete", 0, "WORDS", NULL, "take these words out" },
		     { "replace", 0, "OLD", NULL, "put NEW in the place of these words" },
		     { "alternative", 0, "WORDS", NULL, "other words for the whole paragraph" },
		     { "new-after", 0, "WORDS", NULL, "a new paragraph after PLACE" },
		     { "delete-paragraph", 0, NULL, NULL, "take the whole paragraph out" },
		     { "move-after", 0, "PLACE", NULL, "let the paragraph follow another" },
		     { "under", 0, "PROPOSAL", NULL, "on the words of this proposal: p1" },
		     { "edit", 'e', NULL, NULL, "change the words in your editor" },
		     { "occurrence", 0, "N", NULL, "which, of words that stand there often" },
		     { "label", 0, "LABEL", NULL, "the number of the new paragraph" },
		     { "lang", 0, "TAG", NULL, "of the language version spoken of" } },
	.run = run,
};
