/* Reading typed texts for convert and import. */
#include "typed.h"

#include <stdlib.h>
#include <string.h>

static const struct tvx_column columns[] = {
	{ .name = "line", .title = "LINE", .number = true },
	{ .name = "column", .number = true },
	{ .name = "unit", .title = "UNIT" },
	{ .name = "kind", .title = "GUESS" },
	{ .name = "confidence", .title = "SURE" },
	{ .name = "words", .title = "WORDS", .flexible = true },
	{ .name = "assumed", .title = NULL },
	{ .name = "why", .title = NULL },
	{ .name = "override", .title = NULL },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

struct typed {
	struct tvx_read_options options;
	struct tvx_draft *base;
	struct tvx_buf profile, overrides;
	struct tvx_sheet *sheet;
	enum tvx_format format;
	bool report;
	size_t guesses[3]; /* by confidence */
};

static void
take_guess(void *context, const struct tvx_guess *guess)
{
	struct typed *typed = context;
	struct tvx_buf line = { 0 }, column = { 0 }, override = { 0 };

	typed->guesses[guess->confidence]++;
	tvx_buf_printf(&line, "%u", guess->line);
	tvx_buf_printf(&column, "%u", guess->column);
	/* What a person would write into an overrides file, but for the answer. */
	tvx_buf_printf(&override, "%.*s \"%.*s\" =", TVX_STR_ARG(guess->unit),
		       TVX_STR_ARG(guess->words));
	struct tvx_str cells[COLUMNS] = {
		tvx_buf_str(&line),
		tvx_buf_str(&column),
		guess->unit,
		tvx_str_of(guess->name),
		tvx_str_of(tvx_confidence_word(guess->confidence)),
		guess->words,
		tvx_str_of(guess->assumed),
		tvx_str_of(guess->why),
		tvx_buf_str(&override),
	};
	tvx_sheet_add(typed->sheet, cells);
	tvx_buf_release(&line);
	tvx_buf_release(&column);
	tvx_buf_release(&override);
}

static int
read_profile(struct typed *typed, const char *house)
{
	size_t len = strlen(house);
	struct tvx_error err;

	typed->options.house = tvx_str_of(house);
	if (!strchr(house, '/') && !(len > 6 && strcmp(house + len - 6, ".house") == 0))
		return EXIT_DONE;
	int status = tvx_file_read(house, TVX_LIMIT_FILE_BYTES, &typed->profile, &err);
	typed->options.profile = tvx_buf_str(&typed->profile);
	return status ? fail_with(status, &err) : EXIT_DONE;
}

int
typed_new(struct invocation *inv, const char **options, struct typed **out)
{
	struct typed *typed = calloc(1, sizeof(*typed));
	struct tvx_error err;
	int code = EXIT_DONE;

	if (!typed)
		abort();
	typed->sheet = tvx_sheet_new(columns, COLUMNS);
	typed->options.guess = take_guess;
	typed->options.context = typed;
	typed->options.lang = tvx_str_of(options[TYPED_LANG]);
	typed->report = options[TYPED_REPORT] != NULL;
	if (!value_format(options[TYPED_REPORT], &typed->format))
		code = EXIT_USE;
	if (!code && options[TYPED_HOUSE])
		code = read_profile(typed, options[TYPED_HOUSE]);
	if (!code && options[TYPED_BASE])
		code = load_draft(inv, options[TYPED_BASE], &typed->base);
	typed->options.base = typed->base;
	if (!code && options[TYPED_OVERRIDES]) {
		int status = tvx_file_read(options[TYPED_OVERRIDES], TVX_LIMIT_FILE_BYTES,
					   &typed->overrides, &err);
		typed->options.overrides = tvx_buf_str(&typed->overrides);
		typed->options.overrides_name = tvx_str_of(options[TYPED_OVERRIDES]);
		code = status ? fail_with(status, &err) : EXIT_DONE;
	}
	if (code)
		typed_free(typed);
	else
		*out = typed;
	return code;
}

void
typed_free(struct typed *typed)
{
	tvx_draft_free(typed->base);
	tvx_buf_release(&typed->profile);
	tvx_buf_release(&typed->overrides);
	tvx_sheet_free(typed->sheet);
	free(typed);
}

/* Guesses are for the report; all else is for now. */
static void
tell_others(void *context, const struct tvx_diagnostic *diagnostic)
{
	struct tvx_listener talk = talker();

	(void)context;
	/* A note on a place further down is a guess. */
	if (diagnostic->level == TVX_NOTE &&
	    (diagnostic->unit.len || strncmp(diagnostic->name, "assumed-", 8) != 0))
		return;
	talk.tell(talk.context, diagnostic);
}

int
typed_read(struct typed *typed, const char *path, struct tvx_draft **draft)
{
	struct tvx_listener listener = { tell_others, NULL };
	struct tvx_error err = { 0 };
	int status = tvx_read_file(path, &typed->options, listener, draft, &err);

	/* What is wrong in a draft file was said line by line. */
	if (status == TVX_ERR_INPUT && err.line)
		return EXIT_INPUT;
	return status ? fail_with(status, &err) : EXIT_DONE;
}

static void
count(size_t n, const char *one, const char *many)
{
	fprintf(stderr, "%zu %s", n, n == 1 ? one : many);
}

void
typed_report(struct typed *typed, struct invocation *inv, const struct tvx_draft *draft)
{
	const struct tvx_paragraph *p;
	size_t units = 0, marks = 0, proposals = 0, positions = 0, notes = 0;
	const size_t *sure = typed->guesses;
	size_t guesses = sure[TVX_HIGH] + sure[TVX_MEDIUM] + sure[TVX_LOW];
	bool was_typed = false;
	struct tvx_walk walk;

	tvx_walk_start(&walk, &draft->root.node);
	while ((p = tvx_walk_paragraph(&walk))) {
		was_typed = was_typed || p->source.len > 0;
		units++;
		marks += p->marks.count;
		proposals += p->proposals.count;
		positions += p->positions.count;
		notes += p->notes.count + p->footnotes.count;
	}
	if (typed->report)
		tvx_sheet_write(typed->sheet, typed->format, &inv->terminal, &inv->out);
	if (!was_typed && !typed->report)
		return;
	count(units, "unit, ", "units, ");
	count(marks, "mark, ", "marks, ");
	count(proposals, "proposal, ", "proposals, ");
	count(positions, "position, ", "positions, ");
	count(notes, "note; ", "notes; ");
	count(guesses, "guess", "guesses");
	if (guesses)
		fprintf(stderr, " (%zu of high, %zu of medium, %zu of low confidence)%s",
			sure[TVX_HIGH], sure[TVX_MEDIUM], sure[TVX_LOW],
			typed->report ? "" : "; --report table lists them");
	fputc('\n', stderr);
}
