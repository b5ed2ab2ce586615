/* What the shell tests of the dossier do through the library: one step for each command line.
 *
 *   driver make DIR bare|tree COUNT   a dossier with a draft "prog" of COUNT paragraphs p0, p1 ...
 *   driver save DIR ID WORDS          change the words of one paragraph
 *   driver add DIR NAME COUNT         add another draft
 *   driver read DIR ID                print the words of a paragraph
 *   driver verify DIR                 fail when anything is found
 *   driver recover DIR                read p1, change p2, verify
 *   driver pack DIR                   pack it
 *   driver race DIR WORKERS ROUNDS    that many processes write at once, to their own paragraph
 *                                     and to p0, each ROUNDS times
 */
#include "travaux/negotiate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int
complain(const struct tvx_error *err)
{
	fprintf(stderr, "%s%s%s\n", err->file, err->file[0] ? ": " : "", err->message);
	return 1;
}

static struct tvx_record
make_record(const char *author, const char *subject)
{
	return (struct tvx_record){ .author = { tvx_str_of(author), TVX_STR("a@example.org") },
				    .recorder = { TVX_STR("Driver"), TVX_STR("d@example.org") },
				    .when = { time(NULL), 60 },
				    .subject = tvx_str_of(subject) };
}

static struct tvx_draft *
make_draft(unsigned count)
{
	struct tvx_buf bytes = { 0 };
	struct tvx_draft *draft;
	struct tvx_error err;

	tvx_buf_add(&bytes, TVX_STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				    "<draft version=\"1\" id=\"prog\" lang=\"en\">\n"));
	for (unsigned i = 0; i < count; i++)
		tvx_buf_printf(&bytes,
			       "<paragraph id=\"p%u\">\n  <text>before</text>\n</paragraph>\n", i);
	tvx_buf_add(&bytes, TVX_STR("</draft>\n"));
	if (tvx_draft_parse(tvx_buf_str(&bytes), TVX_STR("driver"), (struct tvx_listener){ 0 },
			    &draft, &err))
		exit(complain(&err));
	tvx_buf_release(&bytes);
	return draft;
}

static struct tvx_dossier *
open_dossier(const char *path)
{
	struct tvx_dossier *dossier;
	struct tvx_error err;

	if (tvx_dossier_open(path, &dossier, &err))
		exit(complain(&err));
	return dossier;
}

static int
add(struct tvx_dossier *dossier, const char *name, unsigned count)
{
	struct tvx_record record = make_record("Secretariat", "Add a draft");
	struct tvx_draft *draft = make_draft(count);
	struct tvx_error err;
	char id[41];

	int status = tvx_dossier_add(dossier, tvx_str_of(name), draft, false, &record, id, &err);
	tvx_draft_free(draft);
	return status ? complain(&err) : 0;
}

/* Loads, changes and saves; the status says whether somebody else was quicker. */
static int
change_words(struct tvx_dossier *dossier, const char *author, const char *id, const char *words,
	     struct tvx_error *err)
{
	struct tvx_record record = make_record(author, "Change a paragraph");
	struct tvx_str name = TVX_STR("prog"), paragraph = tvx_str_of(id);
	struct tvx_change change = { .paragraphs = &paragraph, .paragraph_count = 1 };
	struct tvx_draft *draft;
	char base[41], commit[41];

	int status = tvx_dossier_resolve(dossier, TVX_STR(""), base, err);
	if (!status)
		status = tvx_dossier_load(dossier, name, tvx_str_of(base),
					  (struct tvx_listener){ 0 }, &draft, err);
	if (status)
		return status;
	tvx_draft_paragraph(draft, paragraph)->texts.first->words = tvx_str_of(words);
	record.paragraph = paragraph;
	status = tvx_dossier_save(dossier, name, draft, &change, base, &record, commit, err);
	tvx_draft_free(draft);
	return status;
}

static int
run_make(char **args)
{
	struct tvx_record record = make_record("Secretariat", "Open the dossier");
	struct tvx_error err;

	if (tvx_dossier_init(args[0], strcmp(args[1], "bare") == 0, &record, &err))
		return complain(&err);
	struct tvx_dossier *dossier = open_dossier(args[0]);
	int result = add(dossier, "prog", (unsigned)atoi(args[2]));
	tvx_dossier_free(dossier);
	return result;
}

static int
run_save(char **args)
{
	struct tvx_dossier *dossier = open_dossier(args[0]);
	struct tvx_error err;
	int status = change_words(dossier, "Delegation", args[1], args[2], &err);

	tvx_dossier_free(dossier);
	return status ? complain(&err) : 0;
}

static int
run_add(char **args)
{
	struct tvx_dossier *dossier = open_dossier(args[0]);
	int result = add(dossier, args[1], (unsigned)atoi(args[2]));

	tvx_dossier_free(dossier);
	return result;
}

/* A country that takes part for the first time proposes a new paragraph: every kind of file
 * changes at once. */
static int
run_propose(char **args)
{
	struct tvx_dossier *dossier = open_dossier(args[0]);
	struct tvx_record record = make_record("Secretariat", "");
	struct tvx_event event = { .verb = TVX_DO_PROPOSE,
				   .kind = TVX_NEW,
				   .place = tvx_str_of(args[1]),
				   .by = TVX_STR("FRA"),
				   .today = { 2026, 1, 1 },
				   .new_words = tvx_str_of(args[2]) };
	struct tvx_error err;
	char id[41];
	int status = tvx_event_record(dossier, TVX_STR("prog"), &event, &record,
				      (struct tvx_listener){ 0 }, NULL, NULL, id, &err);

	tvx_dossier_free(dossier);
	return status ? complain(&err) : 0;
}

static int
run_read(char **args)
{
	struct tvx_dossier *dossier = open_dossier(args[0]);
	struct tvx_draft *draft;
	struct tvx_error err;

	if (tvx_dossier_load(dossier, TVX_STR("prog"), TVX_STR(""), (struct tvx_listener){ 0 },
			     &draft, &err))
		return complain(&err);
	const struct tvx_paragraph *paragraph = tvx_draft_paragraph(draft, tvx_str_of(args[1]));
	printf("%.*s\n", TVX_STR_ARG(paragraph->texts.first->words));
	tvx_draft_free(draft);
	tvx_dossier_free(dossier);
	return 0;
}

static void
print_finding(void *context, const struct tvx_diagnostic *diagnostic)
{
	(void)context;
	fprintf(stderr, "%s %.*s: %s\n", diagnostic->name, TVX_STR_ARG(diagnostic->file),
		diagnostic->message);
}

static int
run_verify(char **args)
{
	struct tvx_dossier *dossier = open_dossier(args[0]);
	struct tvx_listener listener = { print_finding, NULL };
	struct tvx_error err;
	size_t findings;

	if (tvx_dossier_verify(dossier, listener, &findings, &err))
		return complain(&err);
	tvx_dossier_free(dossier);
	return findings != 0;
}

static int
run_recover(char **args)
{
	char first[] = "p1", second[] = "p2", words[] = "again";
	char *p1[] = { args[0], first }, *p2[] = { args[0], second, words };

	return run_read(p1) || run_save(p2) || run_verify(args);
}

/* One process of the race. Whoever finds that another was quicker loads again, as the message
 * says. */
static int
race_one(const char *path, unsigned number, unsigned rounds)
{
	struct tvx_dossier *dossier = open_dossier(path);
	struct tvx_error err;
	char author[24], id[16], words[48];

	snprintf(author, sizeof(author), "Delegation %u", number);
	for (unsigned i = 0; i < 2 * rounds; i++) {
		snprintf(id, sizeof(id), "p%u", i % 2 ? 0 : number + 1);
		snprintf(words, sizeof(words), "round %u of %u", i, number);
		int status;
		do {
			status = change_words(dossier, author, id, words, &err);
		} while (status == TVX_ERR_BUSY && strstr(err.message, "meanwhile"));
		if (status)
			return complain(&err);
	}
	tvx_dossier_free(dossier);
	return 0;
}

static int
run_race(char **args)
{
	unsigned workers = (unsigned)atoi(args[1]), failed = 0;
	int status;

	for (unsigned i = 0; i < workers; i++)
		if (fork() == 0)
			_exit(race_one(args[0], i, (unsigned)atoi(args[2])));
	while (wait(&status) > 0)
		failed += status != 0;
	return failed != 0;
}

static int
run_pack(char **args)
{
	struct tvx_dossier *dossier = open_dossier(args[0]);
	struct tvx_error err;
	int status = tvx_dossier_pack(dossier, &err);

	tvx_dossier_free(dossier);
	return status ? complain(&err) : 0;
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		int arguments;
		int (*run)(char **args);
	} steps[] = {
		{ "make", 3, run_make },       { "save", 3, run_save },
		{ "add", 3, run_add },         { "read", 2, run_read },
		{ "verify", 1, run_verify },   { "race", 3, run_race },
		{ "pack", 1, run_pack },       { "recover", 1, run_recover },
		{ "propose", 3, run_propose },
	};

	for (size_t i = 0; argc > 1 && i < sizeof(steps) / sizeof(steps[0]); i++)
		if (strcmp(argv[1], steps[i].name) == 0 && argc - 2 == steps[i].arguments)
			return steps[i].run(argv + 2);
	fprintf(stderr, "driver: no such step\n");
	return 2;
}
