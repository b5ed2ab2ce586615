/* The alignment of a rewritten passage: few changes with whole phrases between them.
 *
 * The longest common subsequence keeps every stray "of the" that both sides happen to have in the
 * same order. Here each change has a price, as gaps have where proteins are aligned (Gotoh 1982),
 * so that a word is kept only where it helps to keep a phrase. */
#include "compare/phrases.h"

#include "compare/tuning.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

/* How the best way to a cell came there: two ways end in each, one in a kept symbol, one in a
 * change. */
enum {
	KEPT_FROM_CHANGE = 1, /* else from a kept symbol */
	CHANGE_FROM_LEFT = 2, /* by a new symbol; else from above, by an old one */
	CHANGE_OPENS = 4,
};

/* The best ways to the cells of a row. */
struct ways {
	int *kept, *change;
};

static const int never = INT_MIN / 2;

static unsigned char
step_change(const struct ways *above, const struct ways *here, uint32_t n)
{
	int best = above->change[n];
	unsigned char how = 0;

	if (above->kept[n] - TUNE_CHANGE_PRICE > best) {
		best = above->kept[n] - TUNE_CHANGE_PRICE;
		how = CHANGE_OPENS;
	}
	if (n && here->change[n - 1] > best) {
		best = here->change[n - 1];
		how = CHANGE_FROM_LEFT;
	}
	if (n && here->kept[n - 1] - TUNE_CHANGE_PRICE > best) {
		best = here->kept[n - 1] - TUNE_CHANGE_PRICE;
		how = CHANGE_FROM_LEFT | CHANGE_OPENS;
	}
	here->change[n] = best;
	return how;
}

/* The first row: nothing but new symbols. */
static void
start(struct ways *row, uint32_t new_count, unsigned char *how)
{
	for (uint32_t n = 0; n <= new_count; n++) {
		row->kept[n] = n ? never : 0;
		row->change[n] = n ? -TUNE_CHANGE_PRICE : never;
		how[n] = CHANGE_FROM_LEFT | (n == 1 ? CHANGE_OPENS : 0);
	}
}

/* The middle of both rows: what they begin and end with alike is kept without a search. */
struct middle {
	uint32_t start, old_end, new_end;
};

static void
trace_back(const unsigned char *how, const struct middle *m, bool changing, uint32_t *kept_as)
{
	size_t width = (size_t)(m->new_end - m->start) + 1;
	uint32_t o = m->old_end - m->start, n = m->new_end - m->start;

	while (o || n) {
		unsigned char cell = how[o * width + n];
		if (!changing) {
			changing = cell & KEPT_FROM_CHANGE;
			o--;
			n--;
			kept_as[m->start + o] = m->start + n;
			continue;
		}
		changing = !(cell & CHANGE_OPENS);
		if (cell & CHANGE_FROM_LEFT)
			n--;
		else
			kept_as[m->start + --o] = UINT32_MAX;
	}
}

/* What it is worth to keep an old symbol as a new one, the same. */
static int
worth_of(const struct tvx_row *old_row, uint32_t o, const struct tvx_row *new_row, uint32_t n,
	 const int *worth)
{
	bool across = (o < old_row->main_count) != (n < new_row->main_count);

	return worth[o] - (across ? TUNE_WORTH_ACROSS : 0);
}

/* One row of the search: an old symbol against all the new ones of the middle. */
struct step {
	const struct tvx_row *old_row, *new_row;
	const int *worth;
	uint32_t start, o, new_count;
};

static void
fill_row(const struct step *step, const struct ways *above, const struct ways *here,
	 unsigned char *how)
{
	uint32_t old_at = step->start + step->o - 1;
	uint32_t symbol = step->old_row->symbols[old_at];

	for (uint32_t n = 0; n <= step->new_count; n++) {
		how[n] = step_change(above, here, n);
		here->kept[n] = never;
		if (!n || symbol != step->new_row->symbols[step->start + n - 1])
			continue;
		bool change = above->change[n - 1] > above->kept[n - 1];
		how[n] |= change ? KEPT_FROM_CHANGE : 0;
		here->kept[n] = (change ? above->change[n - 1] : above->kept[n - 1]) +
				worth_of(step->old_row, old_at, step->new_row, step->start + n - 1,
					 step->worth);
	}
}

static struct middle
keep_ends(const struct tvx_row *old_row, const struct tvx_row *new_row, uint32_t *kept_as)
{
	struct middle m = { 0, old_row->count, new_row->count };
	const uint32_t *o = old_row->symbols, *n = new_row->symbols;

	for (; m.start < m.old_end && m.start < m.new_end && o[m.start] == n[m.start]; m.start++)
		kept_as[m.start] = m.start;
	/* The end of a paragraph is none of its alternative. */
	if ((old_row->main_count < old_row->count) != (new_row->main_count < new_row->count))
		return m;
	while (m.old_end > m.start && m.new_end > m.start && o[m.old_end - 1] == n[m.new_end - 1])
		kept_as[--m.old_end] = --m.new_end;
	return m;
}

bool
tvx_phrases(const struct tvx_row *old_row, const int *worth, const struct tvx_row *new_row,
	    uint32_t *kept_as)
{
	struct middle m = keep_ends(old_row, new_row, kept_as);
	uint32_t old_count = m.old_end - m.start, new_count = m.new_end - m.start;
	size_t width = (size_t)new_count + 1;

	if (width * ((size_t)old_count + 1) > TUNE_PHRASES_CELLS)
		return false;
	unsigned char *how = tvx_realloc(NULL, width * ((size_t)old_count + 1), 1);
	int *cells = tvx_realloc(NULL, 4 * width, sizeof(*cells));
	struct ways rows[2] = { { cells, cells + width },
				{ cells + 2 * width, cells + 3 * width } };

	start(&rows[0], new_count, how);
	for (uint32_t o = 1; o <= old_count; o++)
		fill_row(&(struct step){ old_row, new_row, worth, m.start, o, new_count },
			 &rows[(o - 1) & 1], &rows[o & 1], how + o * width);
	const struct ways *last = &rows[old_count & 1];
	trace_back(how, &m, last->change[new_count] > last->kept[new_count], kept_as);
	free(cells);
	free(how);
	return true;
}
