/* What a dossier costs: a commit in a large draft against a small one, and the history of a
 * paragraph against git over the same draft kept as one file. Ratios of one run.
 *
 * Aims: a commit at 10,000 paragraphs at most 1.5 times one at 200; a history over 5,000 commits
 * at least 8 times faster than git log -p or git log -L, 20 times wanted. */
#include "timing.h"
#include "travaux/dossier.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SMALL = 200, LARGE = 10000, COMMITS = 5000, TRIES = 200, RUNS = 7, WORDS = 40 };
enum { LOADS = 9, PARAGRAPH = 77 };

struct bench {
	struct tvx_dossier *dossier;
	struct tvx_draft *draft;
	char head[41];
	unsigned commits;
};

static int64_t clock_seconds = 1400000000;

static void
must(int status, const struct tvx_error *err, const char *what)
{
	if (!status)
		return;
	fprintf(stderr, "%s: %s: %s\n", what, err->file, err->message);
	exit(1);
}

/* The same in every run. */
static unsigned
next_random(void)
{
	static unsigned state = 12345;

	state = state * 1103515245u + 12345u;
	return state >> 16;
}

static void
add_words(struct tvx_buf *out, unsigned count)
{
	static const char *const words[] = {
		"the",     "of",     "harbour", "programme", "and",
		"promote", "safety", "boats",   "in",        "measures"
	};

	for (unsigned i = 0; i < count; i++)
		tvx_buf_printf(out, "%s%s", i ? " " : "", words[next_random() % 10]);
}

static struct tvx_draft *
make_draft(unsigned paragraphs)
{
	struct tvx_buf out = { 0 };
	struct tvx_draft *draft;
	struct tvx_error err;

	tvx_buf_add(&out, TVX_STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				  "<draft version=\"1\" id=\"bench\" lang=\"en\">\n"));
	for (unsigned i = 0; i < paragraphs; i++) {
		tvx_buf_printf(&out, "<paragraph id=\"V.%u\" label=\"%u.\">\n  <text>", i, i);
		add_words(&out, WORDS);
		tvx_buf_add(&out, TVX_STR("</text>\n</paragraph>\n"));
	}
	tvx_buf_add(&out, TVX_STR("</draft>\n"));
	must(tvx_draft_parse(tvx_buf_str(&out), TVX_STR("bench"), (struct tvx_listener){ 0 },
			     &draft, &err),
	     &err, "parse");
	tvx_buf_release(&out);
	return draft;
}

static struct tvx_record
make_record(const char *subject)
{
	struct tvx_person who = { TVX_STR("Costa Rica"), TVX_STR("cri@example.org") };

	return (struct tvx_record){ .author = who,
				    .recorder = who,
				    .when = { clock_seconds += 60, -300 },
				    .subject = tvx_str_of(subject),
				    .action = TVX_STR("edit") };
}

static void
set_up(struct bench *bench, const char *path, unsigned paragraphs, bool bare)
{
	struct tvx_record record = make_record("Open the dossier");
	struct tvx_error err;

	must(tvx_dossier_init(path, bare, &record, &err), &err, "init");
	must(tvx_dossier_open(path, &bench->dossier, &err), &err, "open");
	bench->draft = make_draft(paragraphs);
	record = make_record("Add the draft");
	must(tvx_dossier_add(bench->dossier, TVX_STR("bench"), bench->draft, false, &record,
			     bench->head, &err),
	     &err, "add");
}

static void
tear_down(struct bench *bench)
{
	tvx_dossier_free(bench->dossier);
	tvx_draft_free(bench->draft);
}

/* Changes the words of one paragraph and commits. Returns how long the commit took. */
static double
commit_one(struct bench *bench, unsigned number)
{
	struct tvx_buf words = { 0 };
	struct tvx_record record;
	struct tvx_change change;
	struct tvx_error err;
	char id[24];

	snprintf(id, sizeof(id), "V.%u", number);
	struct tvx_str name = tvx_str_of(id);
	struct tvx_paragraph *paragraph = (struct tvx_paragraph *)(uintptr_t)tvx_draft_paragraph(
		bench->draft, name);
	struct tvx_str before = paragraph->texts.first->words;
	tvx_buf_printf(&words, "(%u) %.*s", ++bench->commits, TVX_STR_ARG(before));
	words.len = words.len > 260 ? 260 : words.len;
	paragraph->texts.first->words = tvx_buf_str(&words);
	record = make_record("Change a paragraph");
	record.paragraph = name;
	change = (struct tvx_change){ .paragraphs = &name, .paragraph_count = 1 };
	double start = now_ms();
	must(tvx_dossier_save(bench->dossier, TVX_STR("bench"), bench->draft, &change, bench->head,
			      &record, bench->head, &err),
	     &err, "save");
	/* The words stay in the draft; a bench may leak. */
	return now_ms() - start;
}

/* --- commits ----------------------------------------------------------------------------- */

static void
bench_commits(const char *folder, bool bare)
{
	struct bench small = { 0 }, large = { 0 };
	static double at_small[TRIES], at_large[TRIES];
	char path[512];

	snprintf(path, sizeof(path), "%s/small-%d", folder, bare);
	set_up(&small, path, SMALL, bare);
	snprintf(path, sizeof(path), "%s/large-%d", folder, bare);
	set_up(&large, path, LARGE, bare);
	for (int i = 0; i < TRIES; i++) {
		at_small[i] = commit_one(&small, next_random() % SMALL);
		at_large[i] = commit_one(&large, next_random() % LARGE);
	}
	double a = median(at_small, TRIES), b = median(at_large, TRIES);
	printf("commit, %-34s %8.2f ms %8.2f ms %6.2f x (aim: at most 1.5)\n",
	       bare ? "bare: 200, 10,000 paragraphs" : "work tree: 200, 10,000 paragraphs", a, b,
	       b / a);
	if (bare) {
		double loads[LOADS];
		struct tvx_draft *draft;
		struct tvx_error err;

		for (int i = 0; i < LOADS; i++) {
			double start = now_ms();
			must(tvx_dossier_load(large.dossier, TVX_STR("bench"), TVX_STR(""),
					      (struct tvx_listener){ 0 }, &draft, &err),
			     &err, "load");
			loads[i] = now_ms() - start;
			tvx_draft_free(draft);
		}
		printf("%-42s %8.2f ms\n", "load of 10,000 paragraphs", median(loads, LOADS));
	}
	tear_down(&small);
	tear_down(&large);
}

/* --- histories ------------------------------------------------------------------------------ */

static bool
count_one(void *context, const struct tvx_commit *commit)
{
	(void)commit;
	++*(unsigned *)context;
	return true;
}

/* What the child process of a measurement does. */
static int
print_history(const char *path, const char *id)
{
	struct tvx_dossier *dossier;
	struct tvx_error err;
	unsigned count = 0;

	must(tvx_dossier_open(path, &dossier, &err), &err, "open");
	must(tvx_dossier_history(dossier, TVX_STR("bench"), tvx_str_of(id), TVX_STR(""), count_one,
				 &count, &err),
	     &err, "history");
	printf("%u\n", count);
	tvx_dossier_free(dossier);
	return count ? 0 : 1;
}

/* Runs a program with its output thrown away. */
static void
run(const char *const *args, const char *input)
{
	int status;

	pid_t child = fork();
	if (child == 0) {
		int nothing = open("/dev/null", O_RDWR);
		int in = input ? open(input, O_RDONLY) : nothing;
		dup2(in, 0);
		dup2(nothing, 1);
		execvp(args[0], (char *const *)(uintptr_t)args);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) != child || status != 0) {
		fprintf(stderr, "failed: %s %s\n", args[0], args[1]);
		exit(1);
	}
}

static double
time_run(const char *const *args)
{
	double times[RUNS];

	for (int i = 0; i < RUNS; i++) {
		double start = now_ms();
		run(args, NULL);
		times[i] = now_ms() - start;
	}
	return median(times, RUNS);
}

/* The twin of a commit: the whole draft as one file. */
static void
export_twin(FILE *stream, const struct tvx_draft *draft)
{
	struct tvx_buf bytes = { 0 };

	tvx_draft_format(draft, &bytes);
	fprintf(stream,
		"commit refs/heads/main\ncommitter CRI <cri@example.org> %lld -0500\n"
		"data 19\nChange a paragraph\n\nM 100644 inline draft.xml\ndata %zu\n",
		(long long)clock_seconds, bytes.len);
	fwrite(bytes.ptr, 1, bytes.len, stream);
	fputc('\n', stream);
	tvx_buf_release(&bytes);
}

static void
make_histories(const char *ours, const char *twin, const char *stream_path)
{
	struct bench bench = { 0 };
	FILE *stream = fopen(stream_path, "w");

	if (!stream)
		exit(1);
	set_up(&bench, ours, SMALL, true);
	run((const char *const[]){ "git", "-C", ours, "config", "gc.auto", "0", NULL }, NULL);
	/* The dossier is opened again, so that it reads the setting. */
	tvx_dossier_free(bench.dossier);
	struct tvx_error err;
	must(tvx_dossier_open(ours, &bench.dossier, &err), &err, "open");
	export_twin(stream, bench.draft);
	double start = now_ms();
	for (int i = 0; i < COMMITS; i++) {
		commit_one(&bench, next_random() % SMALL);
		export_twin(stream, bench.draft);
	}
	printf("%-42s %8.2f s\n", "5,000 commits", (now_ms() - start) / 1e3);
	fclose(stream);
	run((const char *const[]){ "git", "init", "-q", "--bare", "-b", "main", twin, NULL }, NULL);
	run((const char *const[]){ "git", "-C", twin, "fast-import", "--quiet", NULL },
	    stream_path);
	unlink(stream_path);
	tear_down(&bench);
}

/* Every object of a repository as a file of its own. */
static void
unpack_all(const char *twin)
{
	struct tvx_buf script = { 0 };

	tvx_buf_printf(&script,
		       "cd '%s' && mkdir packs && mv objects/pack/* packs/ && "
		       "for p in packs/*.pack; do git unpack-objects -q <\"$p\"; done && "
		       "rm -rf packs",
		       twin);
	run((const char *const[]){ "sh", "-c", script.ptr, NULL }, NULL);
	tvx_buf_release(&script);
}

static void
compare_histories(const char *self, const char *ours, const char *twin, const char *state)
{
	char id[24], range[80];

	snprintf(id, sizeof(id), "V.%d", PARAGRAPH);
	snprintf(range, sizeof(range), "/id=\"V\\.%d\"/,/paragraph>/:draft.xml", PARAGRAPH);
	double history = time_run((const char *const[]){ self, "--history", ours, id, NULL });
	double log_p = time_run(
		(const char *const[]){ "git", "-C", twin, "log", "-p", "--", "draft.xml", NULL });
	double log_l = time_run(
		(const char *const[]){ "git", "-C", twin, "log", "-L", range, NULL });
	printf("history, %-8s ours %8.2f ms, git log -p %8.1f ms (%5.1f x), git log -L %8.1f ms "
	       "(%5.1f x; aim: 8, wanted: 20)\n",
	       state, history, log_p, log_p / history, log_l, log_l / history);
}

static void
bench_histories(const char *self, const char *folder)
{
	char ours[512], twin[512], stream[512];
	struct tvx_dossier *dossier;
	struct tvx_error err;

	snprintf(ours, sizeof(ours), "%s/ours", folder);
	snprintf(twin, sizeof(twin), "%s/twin", folder);
	snprintf(stream, sizeof(stream), "%s/stream", folder);
	make_histories(ours, twin, stream);
	unpack_all(twin);
	compare_histories(self, ours, twin, "loose");
	must(tvx_dossier_open(ours, &dossier, &err), &err, "open");
	double start = now_ms();
	must(tvx_dossier_pack(dossier, &err), &err, "pack");
	printf("%-42s %8.2f s\n", "pack of 5,000 commits", (now_ms() - start) / 1e3);
	tvx_dossier_free(dossier);
	run((const char *const[]){ "git", "-C", twin, "gc", "-q", NULL }, NULL);
	compare_histories(self, ours, twin, "packed");
}

int
main(int argc, char **argv)
{
	char folder[] = "/tmp/bench-dossier-XXXXXX";

	if (argc == 4 && strcmp(argv[1], "--history") == 0)
		return print_history(argv[2], argv[3]);
	if (argc > 2) {
		fprintf(stderr, "usage: bench_dossier [FOLDER]\n");
		return 2;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	const char *place = argc == 2 ? argv[1] : mkdtemp(folder);
	if (!place || (argc == 2 && mkdir(place, 0777) != 0)) {
		fprintf(stderr, "no folder to work in\n");
		return 1;
	}
	bench_commits(place, true);
	bench_commits(place, false);
	bench_histories(argv[0], place);
	if (argc == 1)
		run((const char *const[]){ "rm", "-rf", place, NULL }, NULL);
	return 0;
}
