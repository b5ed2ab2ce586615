/* What it costs to record an event in a large dossier, against git commit of one file in the same
 * repository: 10,000 paragraphs, 10,000 commits, a work tree. Aim: at most 3 times. */
#include "timing.h"
#include "travaux/negotiate.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PARAGRAPHS = 10000, COMMITS = 10000, RUNS = 15, WORDS = 40 };

static int64_t clock_seconds = 1400000000;

static void
must(int status, const struct tvx_error *err, const char *what)
{
	if (!status)
		return;
	fprintf(stderr, "%s: %s: %s\n", what, err->file, err->message);
	exit(1);
}

static struct tvx_record
make_record(void)
{
	struct tvx_person who = { TVX_STR("Secretariat"), TVX_STR("secretariat@example.org") };

	return (struct tvx_record){ .author = who,
				    .recorder = who,
				    .when = { clock_seconds += 60, 0 },
				    .subject = TVX_STR("Change a paragraph"),
				    .action = TVX_STR("edit") };
}

/* --- the dossier ------------------------------------------------------------------------------- */

static struct tvx_draft *
make_draft(void)
{
	static const char *const words[] = { "the", "of", "harbour", "and", "promote", "safety" };
	struct tvx_buf out = { 0 };
	struct tvx_draft *draft;
	struct tvx_error err;

	tvx_buf_add(&out, TVX_STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				  "<draft version=\"1\" id=\"bench\" lang=\"en\">\n"
				  "<delegation id=\"USA\"/>\n"));
	for (unsigned i = 0; i < PARAGRAPHS; i++) {
		tvx_buf_printf(&out, "<paragraph id=\"V.%u\" label=\"%u.\">\n  <text>Number %u", i,
			       i, i);
		for (unsigned k = 0; k < WORDS; k++)
			tvx_buf_printf(&out, " %s", words[(i * 7 + k * k) % 6]);
		tvx_buf_add(&out, TVX_STR("</text>\n</paragraph>\n"));
	}
	tvx_buf_add(&out, TVX_STR("</draft>\n"));
	must(tvx_draft_parse(tvx_buf_str(&out), TVX_STR("bench"), (struct tvx_listener){ 0 },
			     &draft, &err),
	     &err, "parse");
	tvx_buf_release(&out);
	return draft;
}

static void
change_one(struct tvx_dossier *dossier, struct tvx_draft *draft, unsigned commit, char head[41])
{
	struct tvx_buf words = { 0 };
	struct tvx_record record = make_record();
	struct tvx_error err;
	char id[24];

	snprintf(id, sizeof(id), "V.%u", commit * 31 % PARAGRAPHS);
	struct tvx_str name = tvx_str_of(id);
	struct tvx_change change = { .paragraphs = &name, .paragraph_count = 1 };
	struct tvx_text *text = tvx_draft_paragraph(draft, name)->texts.first;
	tvx_buf_printf(&words, "(%u) %.*s", commit, TVX_STR_ARG(text->words));
	/* The words stay in the draft; a bench may leak. */
	text->words = tvx_buf_str(&words);
	must(tvx_dossier_save(dossier, TVX_STR("bench"), draft, &change, head, &record, head, &err),
	     &err, "save");
}

static void
make_dossier(const char *path)
{
	struct tvx_record record = make_record();
	struct tvx_dossier *dossier;
	struct tvx_error err;
	char head[41];

	must(tvx_dossier_init(path, false, &record, &err), &err, "init");
	must(tvx_dossier_open(path, &dossier, &err), &err, "open");
	struct tvx_draft *draft = make_draft();
	must(tvx_dossier_add(dossier, TVX_STR("bench"), draft, false, &record, head, &err), &err,
	     "add");
	double start = now_ms();
	for (unsigned i = 0; i < COMMITS; i++)
		change_one(dossier, draft, i, head);
	must(tvx_dossier_pack(dossier, &err), &err, "pack");
	printf("%-44s %8.2f s\n", "10,000 commits and a pack", (now_ms() - start) / 1e3);
	tvx_draft_free(draft);
	tvx_dossier_free(dossier);
}

/* --- what is measured ----------------------------------------------------------------------------- */

static double open_ms, load_ms, apply_ms;

/* What the child process of a measurement does: one event. */
static int
record_one(const char *path, const char *number)
{
	struct tvx_record record = make_record();
	struct tvx_dossier *dossier;
	struct tvx_error err;
	char place[40], words[40], id[41];

	snprintf(place, sizeof(place), "V.%d", atoi(number) * 97 % PARAGRAPHS);
	snprintf(words, sizeof(words), "Other words, %s.", number);
	struct tvx_event event = { .verb = TVX_DO_PROPOSE,
				   .kind = TVX_ALTERNATIVE,
				   .place = tvx_str_of(place),
				   .by = TVX_STR("USA"),
				   .today = { 2016, 1, 21 },
				   .new_words = tvx_str_of(words) };
	must(tvx_dossier_open(path, &dossier, &err), &err, "open");
	must(tvx_event_record(dossier, TVX_STR("bench"), &event, &record,
			      (struct tvx_listener){ 0 }, NULL, NULL, id, &err),
	     &err, "record");
	tvx_dossier_free(dossier);
	return 0;
}

/* The steps of it by themselves, in this process. */
static void
time_steps(const char *path)
{
	struct tvx_event event = { .verb = TVX_DO_PROPOSE,
				   .kind = TVX_DELETE_PARAGRAPH,
				   .place = TVX_STR("V.5000"),
				   .by = TVX_STR("USA"),
				   .today = { 2016, 1, 21 } };
	struct tvx_outcome outcome;
	struct tvx_dossier *dossier;
	struct tvx_draft *draft;
	struct tvx_error err;
	double start = now_ms();

	must(tvx_dossier_open(path, &dossier, &err), &err, "open");
	open_ms = now_ms() - start;
	start = now_ms();
	must(tvx_dossier_load(dossier, TVX_STR("bench"), TVX_STR(""), (struct tvx_listener){ 0 },
			      &draft, &err),
	     &err, "load");
	load_ms = now_ms() - start;
	start = now_ms();
	must(tvx_event_apply(draft, &event, &outcome, &err), &err, "apply");
	apply_ms = now_ms() - start;
	tvx_draft_free(draft);
	tvx_dossier_free(dossier);
}

static double
time_run(const char *const *args)
{
	double start = now_ms();
	int status;

	pid_t child = fork();
	if (child == 0) {
		int nothing = open("/dev/null", O_RDWR);
		dup2(nothing, 1);
		execvp(args[0], (char *const *)(uintptr_t)args);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) != child || status != 0) {
		fprintf(stderr, "failed: %s\n", args[0]);
		exit(1);
	}
	return now_ms() - start;
}

/* A change by hand, so that git has something to commit. Returns how long its commit took. */
static double
commit_by_git(const char *path, unsigned number)
{
	char command[800];

	snprintf(
		command, sizeof(command),
		"cd '%s' && f=$(git ls-files '*/V.%u.xml') && sed -i 's/<text>/&By hand: /' \"$f\" "
		"&& echo \"$f\" >.git/changed",
		path, number * 89 % PARAGRAPHS);
	time_run((const char *const[]){ "sh", "-c", command, NULL });
	snprintf(command, sizeof(command),
		 "cd '%s' && read -r f <.git/changed && exec git commit -q -m 'Change' \"$f\"",
		 path);
	return time_run((const char *const[]){ "sh", "-c", command, NULL });
}

static void
compare(const char *self, const char *path)
{
	double ours[RUNS], gits[RUNS];
	char number[24];

	for (int i = 0; i < RUNS; i++) {
		snprintf(number, sizeof(number), "%d", i);
		ours[i] = time_run((const char *const[]){ self, "--record", path, number, NULL });
		gits[i] = commit_by_git(path, (unsigned)i);
	}
	time_steps(path);
	double a = median(ours, RUNS), b = median(gits, RUNS);
	printf("%-44s %8.2f ms %8.2f ms %6.2f x (aim: at most 3)\n",
	       "an event, git commit of one file", a, b, a / b);
	printf("%-44s %8.2f ms %8.2f ms %8.2f ms\n", "of it: open, load, find and apply", open_ms,
	       load_ms, apply_ms);
}

int
main(int argc, char **argv)
{
	const char *parent = getenv("TMPDIR");
	char folder[400], path[420];

	if (argc == 4 && strcmp(argv[1], "--record") == 0)
		return record_one(argv[2], argv[3]);
	/* With a dossier of an earlier run at hand, only what is measured. */
	if (argc == 2) {
		compare(argv[0], argv[1]);
		return 0;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	setenv("GIT_AUTHOR_NAME", "Clerk", 1);
	setenv("GIT_AUTHOR_EMAIL", "clerk@example.org", 1);
	setenv("GIT_COMMITTER_NAME", "Clerk", 1);
	setenv("GIT_COMMITTER_EMAIL", "clerk@example.org", 1);
	/* A disk that waits for every commit makes the 10,000 take minutes: TMPDIR=/dev/shm. */
	snprintf(folder, sizeof(folder), "%s/bench-verbs-XXXXXX", parent ? parent : "/tmp");
	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof(path), "%s/d", folder);
	make_dossier(path);
	compare(argv[0], path);
	time_run((const char *const[]){ "rm", "-rf", folder, NULL });
	return 0;
}
