/* travaux history: the whole life of a paragraph. */
#include "commands.h"

#include <stdlib.h>
#include <string.h>

enum { FORMAT, AT };
enum { PLACE, DRAFT, SHORT_ID = 7 };

struct commits {
	struct tvx_recorded *list;
	size_t count, cap;
	struct tvx_buf bytes; /* of all their strings */
};

/* Offsets first, for the bytes may move. */
static struct tvx_str
keep(struct commits *commits, struct tvx_str s)
{
	size_t start = commits->bytes.len;

	tvx_buf_add(&commits->bytes, s);
	return (struct tvx_str){ (const char *)(uintptr_t)start, s.len };
}

static bool
tell(void *context, const struct tvx_commit *commit)
{
	struct commits *commits = context;
	char day[DAY_BYTES];

	if (commits->count == commits->cap) {
		size_t cap = commits->cap ? commits->cap * 2 : 64;
		struct tvx_recorded *grown = realloc(commits->list, cap * sizeof(*grown));
		if (!grown)
			return false;
		commits->list = grown;
		commits->cap = cap;
	}
	moment_day(commit->record.when, day);
	commits->list[commits->count++] = (struct tvx_recorded){
		.date = keep(commits, tvx_str_of(day)),
		.by = keep(commits, commit->record.author.name),
		.subject = keep(commits, commit->record.subject),
		.id = keep(commits, (struct tvx_str){ commit->id, SHORT_ID }),
	};
	return true;
}

static void
settle(const struct commits *commits, struct tvx_str *s)
{
	s->ptr = s->len ? commits->bytes.ptr + (uintptr_t)s->ptr : "";
}

static int
read_commits(struct invocation *inv, const char *argument, const struct tvx_unit *unit,
	     struct commits *commits, struct tvx_error *err)
{
	struct tvx_str name = TVX_STR(""), revision = TVX_STR("");
	struct tvx_buf only = { 0 };
	int status = open_dossier(inv, err);

	if (argument)
		split_revision(argument, &name, &revision);
	if (!status && !name.len) {
		status = only_draft(inv, &only, err);
		name = tvx_buf_str(&only);
	}
	if (!status)
		status = tvx_dossier_history(inv->dossier, name, unit->paragraph->id, revision,
					     tell, commits, err);
	for (size_t i = 0; i < commits->count; i++) {
		settle(commits, &commits->list[i].date);
		settle(commits, &commits->list[i].by);
		settle(commits, &commits->list[i].subject);
		settle(commits, &commits->list[i].id);
	}
	tvx_buf_release(&only);
	return status;
}

static int
answer(struct invocation *inv, const struct question *question, const char *draft)
{
	const struct tvx_survey *survey = &question->survey;
	const struct tvx_unit *unit;
	struct commits commits = { 0 };
	struct tvx_error err = { 0 };
	int code = question_place(question, inv->arguments[PLACE], &unit), status = TVX_OK;

	if (code)
		return code;
	if (!draft || !is_file(draft))
		status = read_commits(inv, draft, unit, &commits, &err);
	if (status)
		code = fail_with(status, &err);
	else if (question->format == TVX_FORMAT_TABLE)
		tvx_write_history(survey, unit, commits.list, commits.count, &inv->terminal,
				  &inv->out);
	else
		question_sheet(question, inv,
			       tvx_history_sheet(survey, unit, commits.list, commits.count));
	free(commits.list);
	tvx_buf_release(&commits.bytes);
	return code;
}

static int
run(struct invocation *inv)
{
	struct question question;
	int code = question_init(&question, inv, DRAFT, inv->values[FORMAT], inv->values[AT]);

	if (code)
		return code;
	code = answer(inv, &question, inv->argument_count > DRAFT ? inv->arguments[DRAFT] : NULL);
	question_release(&question);
	return code;
}

const struct command command_history = {
	.name = "history",
	.arguments = "PLACE [DRAFT]",
	.summary = "the whole life of a paragraph, rejected words included",
	.group = "Look",
	.least = 1,
	.most = 2,
	.options = { OPTION_FORMAT, OPTION_AT },
	.run = run,
};
