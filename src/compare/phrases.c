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

/* The middle of an old row against the middle of a new one: what the search walks through. Two
 * best ways end in each cell, one in a kept symbol, one in a change. */
struct search {
	const uint32_t *old_symbols, *new_symbols;
	const int *worth; /* of each old symbol */
	uint32_t old_count, new_count;
	uint32_t old_main, new_main; /* how many of them stand before the first alternative */
	size_t width;
	int *kept, *change; /* what the ways are worth, row by row */
};

static const int never = INT_MIN / 2;

static int
larger(int a, int b)
{
	return a > b ? a : b;
}

/* Cells in which a new symbol is kept as an old one of that worth. Which of them are alike nobody
 * can foretell: no branches, so that four cells are one step. */
static void
keep_alike(uint32_t symbol, int worth, const uint32_t *symbols, uint32_t count,
	   const int *restrict above_kept, const int *restrict above_change, int *restrict kept)
{
	for (uint32_t n = 0; n < count; n++) {
		int alike = -(symbols[n] == symbol);
		int best = larger(above_change[n], above_kept[n]) + worth;
		kept[n] = (best & alike) | (never & ~alike);
	}
}

static void
change_from_above(uint32_t count, const int *restrict above_kept, const int *restrict above_change,
		  int *restrict change)
{
	for (uint32_t n = 0; n < count; n++)
		change[n] = larger(above_change[n], above_kept[n] - TUNE_CHANGE_PRICE);
}

static void
change_from_left(uint32_t count, const int *restrict kept, int *restrict change)
{
	int left = change[0];

	for (uint32_t n = 1; n < count; n++) {
		left = larger(left, kept[n - 1] - TUNE_CHANGE_PRICE);
		left = larger(left, change[n]);
		change[n] = left;
	}
}

/* The first row: nothing but new symbols. */
static void
begin(const struct search *s)
{
	for (uint32_t n = 0; n <= s->new_count; n++) {
		s->kept[n] = n ? never : 0;
		s->change[n] = n ? -TUNE_CHANGE_PRICE : never;
	}
}

static void
add_row(const struct search *s, uint32_t o)
{
	const int *above_kept = s->kept + o * s->width, *above_change = s->change + o * s->width;
	int *kept = s->kept + (o + 1) * s->width, *change = s->change + (o + 1) * s->width;
	uint32_t symbol = s->old_symbols[o], rest = s->new_count - s->new_main;
	int worth = s->worth[o], across = worth - TUNE_WORTH_ACROSS;
	bool is_main = o < s->old_main;

	kept[0] = never;
	keep_alike(symbol, is_main ? worth : across, s->new_symbols, s->new_main, above_kept,
		   above_change, kept + 1);
	keep_alike(symbol, is_main ? across : worth, s->new_symbols + s->new_main, rest,
		   above_kept + s->new_main, above_change + s->new_main, kept + s->new_main + 1);
	change_from_above(s->new_count + 1, above_kept, above_change, change);
	change_from_left(s->new_count + 1, kept, change);
}

/* The middle of both rows: what they begin and end with alike is kept without a search. */
struct middle {
	uint32_t start, old_end, new_end;
};

/* How the best way came to a change. Of ways as good as each other: from above before from the
 * left, and on in a change before out of a kept symbol. */
struct step {
	bool from_left, opens;
};

static struct step
step_to(const struct search *s, uint32_t o, uint32_t n)
{
	size_t cell = o * s->width + n;
	struct step step = { false, false };
	int best = never;

	if (o) {
		int opens = s->kept[cell - s->width] - TUNE_CHANGE_PRICE;
		best = s->change[cell - s->width];
		step.opens = opens > best;
		best = larger(best, opens);
	}
	if (n && (!o || s->change[cell - 1] > best)) {
		step = (struct step){ true, false };
		best = s->change[cell - 1];
	}
	if (n && s->kept[cell - 1] - TUNE_CHANGE_PRICE > best)
		step = (struct step){ true, true };
	return step;
}

static void
trace_back(const struct search *s, uint32_t start, uint32_t *kept_as)
{
	uint32_t o = s->old_count, n = s->new_count;
	size_t last = o * s->width + n;
	bool changing = s->change[last] > s->kept[last];

	while (o || n) {
		if (!changing) {
			o--;
			n--;
			kept_as[start + o] = start + n;
			changing = s->change[o * s->width + n] > s->kept[o * s->width + n];
			continue;
		}
		struct step step = step_to(s, o, n);
		changing = !step.opens;
		if (step.from_left)
			n--;
		else
			kept_as[start + --o] = UINT32_MAX;
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

/* How many symbols of a middle stand before the first alternative. */
static uint32_t
main_of(uint32_t main_count, uint32_t start, uint32_t end)
{
	uint32_t stop = main_count < end ? main_count : end;

	return stop > start ? stop - start : 0;
}

bool
tvx_phrases(const struct tvx_row *old_row, const int *worth, const struct tvx_row *new_row,
	    uint32_t *kept_as)
{
	struct middle m = keep_ends(old_row, new_row, kept_as);
	struct search s = { .old_symbols = old_row->symbols + m.start,
			    .new_symbols = new_row->symbols + m.start,
			    .worth = worth + m.start,
			    .old_count = m.old_end - m.start,
			    .new_count = m.new_end - m.start,
			    .old_main = main_of(old_row->main_count, m.start, m.old_end),
			    .new_main = main_of(new_row->main_count, m.start, m.new_end),
			    .width = (size_t)(m.new_end - m.start) + 1 };
	size_t cells = s.width * ((size_t)s.old_count + 1);

	if (cells > TUNE_PHRASES_CELLS)
		return false;
	s.kept = tvx_realloc(NULL, 2 * cells, sizeof(*s.kept));
	s.change = s.kept + cells;
	begin(&s);
	for (uint32_t o = 0; o < s.old_count; o++)
		add_row(&s, o);
	trace_back(&s, m.start, kept_as);
	free(s.kept);
	return true;
}
