/* Loading a draft file and the standing of all its paragraphs, against libxml2's DOM parse of
 * the same bytes: time and peak memory, as ratios of one run. Aims: at most 2.0 each. Then all
 * checks, loading included, against the load alone: at most 5. */
#include "travaux/model.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PARAGRAPHS = 10000, RUNS = 15, WORDS = 50 };

/* Words of many lengths, the same in every run. */
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
		tvx_buf_printf(out, "%s ", words[next_random() % 10]);
}

static void
add_paragraph(struct tvx_buf *out, unsigned section, unsigned number)
{
	tvx_buf_printf(out, "<paragraph id=\"S%u.%u\" label=\"%u.\">\n  <text>", section, number,
		       number);
	add_words(out, WORDS / 2);
	tvx_buf_add(out, TVX_STR("<a n=\"1\"/>secure <a n=\"2\"/>"));
	add_words(out, WORDS / 2);
	tvx_buf_add(out, TVX_STR("</text>\n"));
	if (number % 3 == 0)
		tvx_buf_add(out,
			    TVX_STR("  <proposal id=\"p1\" by=\"USA\" on=\"2015-04-16\"><replace "
				    "from=\"1\" to=\"2\">ensure</replace></proposal>\n"));
	if (number % 4 == 0)
		tvx_buf_add(out, TVX_STR("  <position stand=\"consulting\" by=\"MEX\"/>\n"));
	if (number % 2 == 0)
		tvx_buf_add(out, TVX_STR("  <mark status=\"agreed\" on=\"2015-11-05\"/>\n"));
	tvx_buf_add(out, TVX_STR("</paragraph>\n"));
}

static void
make_draft(struct tvx_buf *out)
{
	tvx_buf_add(out, TVX_STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				 "<draft version=\"1\" id=\"bench\" lang=\"en\">\n"
				 "<delegation id=\"USA\"/>\n<delegation id=\"MEX\"/>\n"));
	for (unsigned i = 0; i < PARAGRAPHS; i++) {
		if (i % 20 == 0)
			tvx_buf_printf(out, "<division id=\"S%u\">\n", i / 20);
		add_paragraph(out, i / 20, i % 20);
		if (i % 20 == 19)
			tvx_buf_add(out, TVX_STR("</division>\n"));
	}
	tvx_buf_add(out, TVX_STR("</draft>\n"));
}

static void
parse_dom(struct tvx_str bytes)
{
	xmlDoc *doc = xmlReadMemory(bytes.ptr, (int)bytes.len, "bench", NULL, XML_PARSE_NONET);

	if (!doc)
		exit(1);
	xmlFreeDoc(doc);
}

static void
load_draft(struct tvx_str bytes)
{
	struct tvx_draft *draft;
	struct tvx_survey survey;
	struct tvx_error err;

	if (tvx_draft_parse(bytes, TVX_STR("bench"), (struct tvx_listener){ 0 }, &draft, &err)) {
		fprintf(stderr, "%u: %s\n", err.line, err.message);
		exit(1);
	}
	tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
	if (survey.count != PARAGRAPHS)
		exit(1);
	tvx_survey_release(&survey);
	tvx_draft_free(draft);
}

static void
check_draft(struct tvx_str bytes)
{
	struct tvx_draft *draft;
	struct tvx_error err;

	if (tvx_draft_parse(bytes, TVX_STR("bench"), (struct tvx_listener){ 0 }, &draft, &err))
		exit(1);
	tvx_draft_check(draft, TVX_STR("bench"), (struct tvx_listener){ 0 });
	tvx_draft_free(draft);
}

static double
milliseconds(void (*work)(struct tvx_str), struct tvx_str bytes)
{
	struct timespec start, end;

	clock_gettime(CLOCK_MONOTONIC, &start);
	work(bytes);
	clock_gettime(CLOCK_MONOTONIC, &end);
	return (double)(end.tv_sec - start.tv_sec) * 1e3 +
	       (double)(end.tv_nsec - start.tv_nsec) / 1e6;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* What a child process takes at its peak beyond what it was born with, in KiB. */
static long
peak_kib(void (*work)(struct tvx_str), struct tvx_str bytes)
{
	int ends[2];
	long peak = 0;

	if (pipe(ends))
		exit(1);
	if (fork() == 0) {
		struct rusage before, after;
		getrusage(RUSAGE_SELF, &before);
		work(bytes);
		getrusage(RUSAGE_SELF, &after);
		peak = after.ru_maxrss - before.ru_maxrss;
		_exit(write(ends[1], &peak, sizeof(peak)) != sizeof(peak));
	}
	wait(NULL);
	if (read(ends[0], &peak, sizeof(peak)) != sizeof(peak))
		exit(1);
	close(ends[0]);
	close(ends[1]);
	return peak;
}

int
main(void)
{
	struct tvx_buf draft = { 0 };
	double dom[RUNS], ours[RUNS], checks[RUNS];

	make_draft(&draft);
	struct tvx_str bytes = tvx_buf_str(&draft);
	long dom_kib = peak_kib(parse_dom, bytes), our_kib = peak_kib(load_draft, bytes);
	for (int i = 0; i < RUNS; i++) {
		dom[i] = milliseconds(parse_dom, bytes);
		ours[i] = milliseconds(load_draft, bytes);
		checks[i] = milliseconds(check_draft, bytes);
	}
	qsort(dom, RUNS, sizeof(dom[0]), by_value);
	qsort(ours, RUNS, sizeof(ours[0]), by_value);
	qsort(checks, RUNS, sizeof(checks[0]), by_value);
	printf("%d paragraphs, %zu bytes, medians of %d\n", PARAGRAPHS, bytes.len, RUNS);
	printf("%-28s %8.1f ms %8ld KiB\n", "DOM parse", dom[RUNS / 2], dom_kib);
	printf("%-28s %8.1f ms %8ld KiB\n", "load and standing", ours[RUNS / 2], our_kib);
	printf("ratio (aim: at most 2.0)     %8.2f    %8.2f\n", ours[RUNS / 2] / dom[RUNS / 2],
	       (double)our_kib / (double)dom_kib);
	printf("%-28s %8.1f ms\n", "load and check", checks[RUNS / 2]);
	printf("ratio to load (aim: at most 5) %6.2f\n", checks[RUNS / 2] / ours[RUNS / 2]);
	tvx_buf_release(&draft);
	return 0;
}
