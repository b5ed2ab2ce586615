/* Tests of the differ on rows of symbols whose edits are known: short, long, and so long that it
 * has to be followed and anchored. */
#include "../property/random.h"
#include "compare/anchors.h"
#include "compare/differ.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MOST = 60000 };

/* A row of symbols and what was made of it. */
struct rows {
	uint32_t old_symbols[MOST], new_symbols[2 * MOST], kept_as[MOST];
	uint32_t old_count, new_count;
	uint32_t left_alone; /* how many of the old symbols */
};

/* A passage of the old row with so many edits in a hundred symbols; a hundred is another text. */
static void
add_passage(struct rows *rows, struct random *r, uint32_t count, uint32_t words, uint32_t edits)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t symbol = 1 + random_below(r, words);
		rows->old_symbols[rows->old_count++] = symbol;
		if (random_below(r, 100) >= edits) {
			rows->new_symbols[rows->new_count++] = symbol;
			rows->left_alone++;
			continue;
		}
		/* Taken out, put for another one, or both. */
		for (uint32_t n = edits == 100 ? 1 : random_below(r, 3); n; n--)
			rows->new_symbols[rows->new_count++] = 100000 + random_below(r, words);
	}
}

static uint32_t
kept(struct rows *rows)
{
	uint32_t count = 0, next = 0;

	tvx_differ(rows->old_symbols, rows->old_count, rows->new_symbols, rows->new_count,
		   rows->kept_as);
	for (uint32_t i = 0; i < rows->old_count; i++) {
		uint32_t as = rows->kept_as[i];
		if (as == UINT32_MAX)
			continue;
		assert_true(as >= next && as < rows->new_count);
		assert_int_equal(rows->old_symbols[i], rows->new_symbols[as]);
		next = as + 1;
		count++;
	}
	return count;
}

/* At least all that was left alone is kept, or so much of it in a hundred. */
static void
check_kept(struct rows *rows, uint32_t share)
{
	uint64_t count = kept(rows);

	assert_true(count * 100 >= (uint64_t)rows->left_alone * share);
}

static void
test_rows(void **state)
{
	static const struct {
		uint32_t count, words, edits, share;
	} cases[] = {
		{ 0, 10, 0, 100 },       { 1, 10, 100, 100 },    { 40, 10, 50, 100 },
		{ 900, 4, 30, 100 },     { 1400, 300, 20, 100 }, { 5000, 300, 3, 100 },
		{ 50000, 4000, 5, 100 }, { 50000, 2, 1, 99 },    { 50000, 4000, 20, 99 },
		{ 50000, 300, 40, 95 },  { 50000, 1, 5, 99 },
	};
	struct rows *rows = malloc(sizeof(*rows));

	(void)state;
	for (size_t c = 0; c < sizeof(cases) / sizeof(cases[0]); c++) {
		struct random r = random_of(c + 1);
		rows->old_count = rows->new_count = rows->left_alone = 0;
		add_passage(rows, &r, cases[c].count, cases[c].words, cases[c].edits);
		check_kept(rows, cases[c].share);
	}
	free(rows);
}

/* A passage that was rewritten, within a long text, keeps nobody from finding the rest. */
static void
test_rewritten(void **state)
{
	struct rows *rows = calloc(1, sizeof(*rows));
	struct random r = random_of(7);

	(void)state;
	add_passage(rows, &r, 20000, 4000, 2);
	add_passage(rows, &r, 2000, 4000, 100);
	add_passage(rows, &r, 20000, 4000, 2);
	check_kept(rows, 99);
	free(rows);
}

/* A row of symbols that do not repeat, two passages of which changed places. */
static void
test_anchors(void **state)
{
	enum { COUNT = 10000, FIRST = 3000, BEHIND = 4000 };
	struct rows *rows = calloc(1, sizeof(*rows));
	size_t count;

	(void)state;
	for (uint32_t i = 0; i < COUNT; i++)
		rows->old_symbols[i] = i;
	for (uint32_t i = 0; i < COUNT; i++)
		rows->new_symbols[i] = i < BEHIND - FIRST ? FIRST + i
				       : i < BEHIND       ? i - (BEHIND - FIRST)
							  : i;
	struct tvx_anchor *anchors = tvx_anchors(rows->old_symbols, COUNT, rows->new_symbols, COUNT,
						 &count);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(rows->old_symbols[anchors[i].old_at],
				 rows->new_symbols[anchors[i].new_at]);
		if (i)
			assert_true(anchors[i - 1].old_at < anchors[i].old_at &&
				    anchors[i - 1].new_at < anchors[i].new_at);
	}
	/* The shorter of the two passages is the one that moved. */
	assert_true(count > (COUNT - (BEHIND - FIRST)) * 2 / 3);
	assert_true(anchors[0].old_at < 10);
	free(anchors);
	free(rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_rewritten),
		cmocka_unit_test(test_anchors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
