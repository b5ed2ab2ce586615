/* The reader of typed texts on 20 MB of a real paper, against what counting its words takes, by
 * white space (as wc -w does) and by libunistring's word breaking, in the same run. Aim: 20 MB a
 * second, and a time that grows with the input alone. */
#include "travaux/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <uniwbrk.h>

enum { BYTES = 20 * 1000 * 1000, RUNS = 5 };

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static size_t
count_words(struct tvx_str text)
{
	size_t words = 0;
	bool inside = false;

	for (size_t i = 0; i < text.len; i++) {
		bool space = strchr(" \t\n\r\f\v", text.ptr[i]) != NULL;
		words += !space && !inside;
		inside = !space;
	}
	return words;
}

static size_t
break_words(struct tvx_str text)
{
	char *breaks = malloc(text.len);
	size_t words = 0;

	u8_wordbreaks((const uint8_t *)text.ptr, text.len, breaks);
	for (size_t i = 0; i < text.len; i++)
		words += breaks[i] != 0;
	free(breaks);
	return words;
}

static size_t
read_paper(struct tvx_str text)
{
	struct tvx_read_options options = { .house = TVX_STR("oas") };
	struct tvx_draft *draft;
	struct tvx_error err;

	if (tvx_read_typed(text, TVX_STR("paper"), &options, (struct tvx_listener){ 0 }, &draft,
			   &err)) {
		fprintf(stderr, "%s\n", err.message);
		exit(1);
	}
	size_t units = draft->paragraph_count;
	tvx_draft_free(draft);
	return units;
}

static double
median(size_t (*what)(struct tvx_str), struct tvx_str text)
{
	double times[RUNS];

	for (int i = 0; i < RUNS; i++) {
		double start = now();
		volatile size_t result = what(text);
		(void)result;
		times[i] = now() - start;
		for (int k = i; k && times[k] < times[k - 1]; k--) {
			double t = times[k];
			times[k] = times[k - 1];
			times[k - 1] = t;
		}
	}
	return times[RUNS / 2];
}

static void
race(const char *name, struct tvx_str paper)
{
	struct tvx_buf text = { 0 };

	while (text.len < BYTES)
		tvx_buf_add(&text, paper);
	struct tvx_str all = tvx_buf_str(&text), tenth = { text.ptr, text.len / 10 };
	double count = median(count_words, all), breaks = median(break_words, all);
	double reading = median(read_paper, all), less = median(read_paper, tenth);
	printf("%s, %zu MB, %zu units: %.0f MB/s; %.1f x counting words, %.2f x breaking them; "
	       "%.1f x a tenth of it\n",
	       name, all.len / 1000000, read_paper(all), (double)all.len / 1e6 / reading,
	       reading / count, reading / breaks, reading / less);
	tvx_buf_release(&text);
}

int
main(void)
{
	static const char *const papers[] = { "review-2016", "program-2005", "annual-report-2009" };

	for (size_t i = 0; i < sizeof(papers) / sizeof(papers[0]); i++) {
		struct tvx_buf path = { 0 }, paper = { 0 };
		struct tvx_error err;
		tvx_buf_printf(&path, "%s/%s.txt", PAPERS, papers[i]);
		if (tvx_file_read(path.ptr, BYTES, &paper, &err)) {
			fprintf(stderr, "%s\n", err.message);
			return 1;
		}
		race(papers[i], tvx_buf_str(&paper));
		tvx_buf_release(&path);
		tvx_buf_release(&paper);
	}
	return 0;
}
