/* Draws random drafts and tries every property on each: property [FIRST-SEED [COUNT]]. */
#include "check.h"
#include "generate.h"
#include "vary.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { COUNT = 300, SHAPES = 4 };

/* By turns: a common draft, one with crowded paragraphs, a long one with little in it. The last
 * has all that may hang on a paragraph, with ranges that overlap every way there is. */
static const struct shape shapes[SHAPES] = {
	{ .paragraphs = 12, .proposals = 6, .anchors = 6 },
	{ .paragraphs = 4, .proposals = 60, .anchors = 30 },
	{ .paragraphs = 60, .proposals = 2, .anchors = 3 },
	{ .paragraphs = 12, .proposals = 8, .anchors = 2 },
};
static const struct shape crowd = {
	.paragraphs = 1, .proposals = 1000, .anchors = 63, .full = true
};

/* All readings of a thousand overlapping proposals, sanitizers included. */
enum { MOST_SECONDS = 60 };

enum { MOST_PROPERTIES = 64 };

static size_t failures[MOST_PROPERTIES]; /* by property */

static void
try_all(uint64_t seed, struct trial *trial)
{
	for (size_t i = 0; i < property_count; i++) {
		tvx_buf_clear(&trial->wrong);
		properties[i].check(trial);
		if (!trial->wrong.len)
			continue;
		/* The first few are enough to mend by. */
		if (failures[i]++ < 3)
			printf("# seed %llu: not so: %s\n%s", (unsigned long long)seed,
			       properties[i].name, trial->wrong.ptr);
	}
}

/* Returns NULL when it cannot be read. Caller frees. */
static struct tvx_draft *
read_varied(struct random *random, struct tvx_str xml, struct tvx_survey *survey)
{
	struct tvx_buf varied = { 0 };
	struct tvx_draft *draft = NULL;
	struct tvx_error err = { 0 };

	vary_draft(random, xml, &varied);
	if (tvx_draft_parse(tvx_buf_str(&varied), TVX_STR("varied"), (struct tvx_listener){ 0 },
			    &draft, &err))
		printf("# varied: refused: %u:%u: %s\n", err.line, err.column, err.message);
	else
		tvx_survey_init(survey, draft, (struct tvx_date){ 0 });
	tvx_buf_release(&varied);
	return draft;
}

/* Returns whether it can be read as others went on with it. */
static bool
try_varied(uint64_t seed, struct random *random, struct trial *trial)
{
	struct tvx_draft *drafts[2] = { NULL, NULL };
	bool read = true;

	for (int v = 0; v < 2 && read; v++) {
		drafts[v] = read_varied(random, trial->xml, &trial->varied[v]);
		read = drafts[v] != NULL;
	}
	if (read)
		try_all(seed, trial);
	for (int v = 0; v < 2; v++) {
		if (drafts[v])
			tvx_survey_release(&trial->varied[v]);
		tvx_draft_free(drafts[v]);
	}
	return read;
}

/* Returns whether the draft could be read at all. */
static bool
draw(uint64_t seed, const struct shape *shape)
{
	struct random random = random_of(seed);
	struct tvx_buf xml = { 0 };
	struct tvx_error err = { 0 };
	struct tvx_draft *draft = NULL;

	generate_draft(&random, shape, &xml);
	int status = tvx_draft_parse(tvx_buf_str(&xml), TVX_STR("random"),
				     (struct tvx_listener){ 0 }, &draft, &err);
	if (status) {
		printf("# seed %llu: refused: %u:%u: %s\n", (unsigned long long)seed, err.line,
		       err.column, err.message);
	} else {
		struct trial trial = { .xml = tvx_buf_str(&xml), .draft = draft };
		tvx_survey_init(&trial.survey, draft, (struct tvx_date){ 0 });
		status = !try_varied(seed, &random, &trial);
		tvx_survey_release(&trial.survey);
		tvx_buf_release(&trial.wrong);
		tvx_draft_free(draft);
	}
	tvx_buf_release(&xml);
	return !status;
}

static int
report(unsigned long long first, unsigned long count, size_t refused)
{
	size_t bad = refused > 0;

	printf("# %lu drafts from seed %llu\n1..%zu\n", count, first, property_count + 1);
	printf("%sok 1 - every draft that is written so is read\n", refused ? "not " : "");
	for (size_t i = 0; i < property_count; i++) {
		printf("%sok %zu - %s\n", failures[i] ? "not " : "", i + 2, properties[i].name);
		bad += failures[i] > 0;
	}
	return bad ? EXIT_FAILURE : EXIT_SUCCESS;
}

int
main(int argc, char **argv)
{
	unsigned long long first = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
	unsigned long count = argc > 2 ? strtoul(argv[2], NULL, 10) : COUNT;
	size_t refused = 0;

	if (property_count > MOST_PROPERTIES)
		abort();
	for (unsigned long i = 0; i < count; i++)
		refused += !draw(first + i, &shapes[(first + i) % SHAPES]);
	clock_t start = clock();
	refused += !draw(first, &crowd);
	if ((clock() - start) / CLOCKS_PER_SEC >= MOST_SECONDS) {
		printf("# seed %llu: a crowded paragraph takes too long\n", first);
		refused++;
	}
	return report(first, count, refused);
}
