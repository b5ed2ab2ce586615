/* One to one: the best edges first, then what stands in the same gap between matched
 * neighbours. */
#include "compare/align.h"
#include "compare/tuning.h"

#include <stdlib.h>
#include <string.h>

/* --- edges ---------------------------------------------------------------------------------------- */

/* Scores fall into so many steps and are sorted by counting: time stays linear. */
enum { STEPS = 4096 };

static uint32_t
step_of(float score)
{
	float at = score / 1.5f * STEPS;

	return at < 0 ? 0 : at >= STEPS ? STEPS - 1 : (uint32_t)at;
}

/* Indexes of the edges, best first; equal ones in their order. Caller frees. */
static uint32_t *
ranked(const float *scores, size_t count)
{
	size_t *starts = tvx_alloc((STEPS + 1) * sizeof(*starts));
	uint32_t *order = tvx_realloc(NULL, count + 1, sizeof(*order));

	for (size_t e = 0; e < count; e++)
		starts[STEPS - 1 - step_of(scores[e]) + 1]++;
	for (size_t s = 0; s < STEPS; s++)
		starts[s + 1] += starts[s];
	for (size_t e = 0; e < count; e++)
		order[starts[STEPS - 1 - step_of(scores[e])]++] = (uint32_t)e;
	free(starts);
	return order;
}

static bool
is_open(const struct tvx_alignment *al, const struct tvx_edge *edge)
{
	for (int s = 0; s < 2; s++)
		if (!tvx_is_free(al, s, edge->item[s]) || tvx_is_alternative(al, s, edge->item[s]))
			return false;
	return true;
}

/* What speaks for an edge; zero when it is too weak to make a pair. */
static float
score_of(const struct tvx_alignment *al, const struct tvx_edge *edge, float least)
{
	uint32_t a = edge->item[0], b = edge->item[1];
	float dice = tvx_dice(al, a, b, edge->overlap), score = dice + tvx_context(al, a, b);

	if (least <= TUNE_DICE_FAR && tvx_share_section(al, a, b))
		least = TUNE_DICE_SECTION;
	if (tvx_is_short(al, a, b))
		least += TUNE_SHORT_MORE;
	return dice >= least && score >= least && !tvx_are_headings_apart(al, a, b) ? score : 0;
}

struct scoring {
	const struct tvx_alignment *al;
	float least;
	float *scores; /* by edge */
};

static void
score_edges(void *context, int half, size_t start, size_t end)
{
	const struct scoring *scoring = context;
	const struct tvx_alignment *al = scoring->al;

	(void)half;
	for (size_t e = start; e < end; e++)
		scoring->scores[e] = is_open(al, &al->edges[e])
					     ? score_of(al, &al->edges[e], scoring->least)
					     : 0;
}

static void
take_edges(struct tvx_alignment *al, float least)
{
	float *scores = tvx_realloc(NULL, al->edge_count + 1, sizeof(*scores));
	struct scoring scoring = { al, least, scores };

	tvx_do_halves(score_edges, &scoring, al->edge_count, TUNE_BESIDE_LIGHT);
	uint32_t *order = ranked(scores, al->edge_count);
	for (size_t i = 0; i < al->edge_count && scores[order[i]] > 0; i++) {
		const struct tvx_edge *edge = &al->edges[order[i]];
		if (is_open(al, edge))
			tvx_link_add(al, edge->item[0], edge->item[1]);
	}
	free(order);
	free(scores);
}

static float
words_score(const struct tvx_alignment *al, uint32_t a, uint32_t b, float overlap)
{
	return tvx_dice(al, a, b, overlap) + tvx_context(al, a, b);
}

static float
rows_score(const struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	return TUNE_SWAP_ROWS * (tvx_rows(al, 0, a, b) + tvx_rows(al, 1, b, a));
}

/* Whether it is still better, by so much, with what rows add. They are counted as long as they can
 * decide it. */
static bool
is_better_in_rows(const struct tvx_alignment *al, const uint32_t abcd[static 4], float now,
		  float then)
{
	const float most = 2 * TUNE_SWAP_ROWS; /* of what the rows of a pair can add */
	uint32_t a = abcd[0], b = abcd[1], c = abcd[2], d = abcd[3];

	now += TUNE_SWAP_GAIN;
	if (then + 2 * most <= now)
		return false;
	now += rows_score(al, a, d);
	if (then + 2 * most <= now)
		return false;
	now += rows_score(al, c, b);
	if (then + 2 * most <= now)
		return false;
	then += rows_score(al, a, b);
	return then + most > now && then + rows_score(al, c, d) > now;
}

/* Whether the pairs a and d, c and b would be better pairs as a and b, c and d. overlaps has what
 * the items of the first side have in common with their partners, and gets what c and d have. */
static bool
is_better_crosswise(struct tvx_alignment *al, const struct tvx_edge *edge, uint32_t c, uint32_t d,
		    const float *overlaps, float *crossed)
{
	const float most = 4 * TUNE_SWAP_ROWS; /* of what rows can add */
	uint32_t a = edge->item[0], b = edge->item[1];
	float now = words_score(al, a, d, overlaps[a]) + words_score(al, c, b, overlaps[c]);
	float then = words_score(al, a, b, edge->overlap);

	if (then + 1 + tvx_context(al, c, d) + most <= now + TUNE_SWAP_GAIN)
		return false;
	*crossed = tvx_overlap(al, c, d);
	then += words_score(al, c, d, *crossed);
	return is_better_in_rows(al, (uint32_t[]){ a, b, c, d }, now, then);
}

/* The same for near copies, by all that is known of their surroundings. */
static bool
is_better_placed(struct tvx_alignment *al, const struct tvx_edge *edge, uint32_t c, uint32_t d,
		 const float *overlaps, float *crossed)
{
	uint32_t a = edge->item[0], b = edge->item[1];
	float now = tvx_dice(al, a, d, overlaps[a]) + tvx_dice(al, c, b, overlaps[c]);
	float then = tvx_dice(al, a, b, edge->overlap);

	if (overlaps[a] <= 0 || overlaps[c] <= 0 || then + 1 < now - TUNE_PLACED_WORDS)
		return false;
	*crossed = tvx_overlap(al, c, d);
	then += tvx_dice(al, c, d, *crossed);
	if (then < now - TUNE_PLACED_WORDS)
		return false;
	now += tvx_surroundings(al, a, d) + tvx_surroundings(al, c, b);
	then += tvx_surroundings(al, a, b) + tvx_surroundings(al, c, d);
	return is_better_in_rows(al, (uint32_t[]){ a, b, c, d }, now, then);
}

/* Two pairs that would be better pairs crosswise change partners. */
static void
swap_partners(struct tvx_alignment *al,
	      bool (*is_better)(struct tvx_alignment *al, const struct tvx_edge *edge, uint32_t c,
				uint32_t d, const float *overlaps, float *crossed))
{
	float *overlaps = tvx_alloc(((size_t)al->items[0].count + 1) * sizeof(*overlaps));

	for (size_t e = 0; e < al->edge_count; e++)
		if (tvx_partner(al, 0, al->edges[e].item[0]) == al->edges[e].item[1])
			overlaps[al->edges[e].item[0]] = al->edges[e].overlap;
	for (size_t e = 0; e < al->edge_count; e++) {
		uint32_t a = al->edges[e].item[0], b = al->edges[e].item[1];
		uint32_t d = tvx_partner(al, 0, a), c = tvx_partner(al, 1, b);
		float crossed;
		if (d == TVX_NONE || c == TVX_NONE || c == a ||
		    !is_better(al, &al->edges[e], c, d, overlaps, &crossed))
			continue;
		al->links[al->heads[0][a]].item[1] = b;
		al->links[al->heads[0][c]].item[1] = d;
		uint32_t link = al->heads[1][b];
		al->heads[1][b] = al->heads[1][d];
		al->heads[1][d] = link;
		overlaps[a] = al->edges[e].overlap;
		overlaps[c] = crossed;
	}
	free(overlaps);
}

void
tvx_align_places(struct tvx_alignment *al)
{
	swap_partners(al, is_better_placed);
}

void
tvx_align_greedy(struct tvx_alignment *al)
{
	/* The sure ones first: they are the context of the others. */
	take_edges(al, 0.7f);
	take_edges(al, TUNE_DICE_FAR);
	/* The best edge first may leave its neighbours with what nobody wanted. */
	swap_partners(al, is_better_crosswise);
}

/* --- gaps ------------------------------------------------------------------------------------------- */

struct run {
	uint32_t start, count;
};

struct gap {
	float best[TUNE_GAP_MOST + 1][TUNE_GAP_MOST + 1]; /* of what is left from here */
	float score[TUNE_GAP_MOST][TUNE_GAP_MOST];
};

/* Whether one of them begins with all words of the other. */
static bool
is_beginning(const struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	const struct tvx_item *x = &al->items[0].list[a], *y = &al->items[1].list[b];
	uint32_t words = x->count < y->count ? x->count : y->count;

	return words >= TUNE_BEGINNING_WORDS &&
	       memcmp(al->items[0].words + x->first, al->items[1].words + y->first,
		      words * sizeof(uint32_t)) == 0;
}

/* What two items of a gap need to be a pair. Where neither could have another, few words say as
 * much as many. */
static float
least_of(const struct tvx_alignment *al, uint32_t a, uint32_t b, bool alone)
{
	if (is_beginning(al, a, b))
		return TUNE_DICE_BEGINNING;
	return TUNE_DICE_GAP + (!alone && tvx_is_short(al, a, b) ? TUNE_SHORT_MORE : 0);
}

static void
score_gap(struct tvx_alignment *al, struct gap *gap, struct run a, struct run b)
{
	bool alone = a.count == 1 && b.count == 1;

	for (uint32_t i = 0; i < a.count; i++) {
		tvx_scorer_load(&al->scorer, &al->items[0], a.start + i);
		for (uint32_t k = 0; k < b.count; k++) {
			uint32_t x = a.start + i, y = b.start + k;
			float overlap;
			tvx_scorer_common(&al->scorer, &al->items[1], y, &overlap);
			float dice = tvx_dice(al, x, y, overlap);
			if (al->items[0].list[x].heading != al->items[1].list[y].heading)
				dice -= TUNE_MALUS_KIND;
			if (tvx_is_alternative(al, 0, x) || tvx_is_alternative(al, 1, y))
				dice = 0;
			bool apart = dice < least_of(al, x, y, alone) ||
				     tvx_are_headings_apart(al, x, y);
			gap->score[i][k] = apart ? 0 : dice;
		}
	}
}

/* The best pairs that keep their order: beads of one and one, and of one alone. */
static void
fill_gap(struct tvx_alignment *al, struct gap *gap, struct run a, struct run b)
{
	score_gap(al, gap, a, b);
	for (uint32_t i = a.count + 1; i-- > 0;) {
		for (uint32_t k = b.count + 1; k-- > 0;) {
			float *best = &gap->best[i][k];
			*best = 0;
			if (i == a.count || k == b.count)
				continue;
			float pair = gap->score[i][k] + gap->best[i + 1][k + 1];
			*best = gap->best[i + 1][k] > gap->best[i][k + 1] ? gap->best[i + 1][k]
									  : gap->best[i][k + 1];
			*best = gap->score[i][k] > 0 && pair > *best ? pair : *best;
		}
	}
	for (uint32_t i = 0, k = 0; i < a.count && k < b.count;) {
		if (gap->best[i][k] == gap->best[i + 1][k]) {
			i++;
		} else if (gap->best[i][k] == gap->best[i][k + 1]) {
			k++;
		} else {
			tvx_link_add(al, a.start + i, b.start + k);
			i++, k++;
		}
	}
}

static struct run
free_run_from(const struct tvx_alignment *al, int side, uint32_t start)
{
	struct run run = { start, 0 };

	while (start + run.count < al->items[side].count && run.count < TUNE_GAP_MOST &&
	       tvx_is_free(al, side, start + run.count))
		run.count++;
	return run;
}

static struct run
free_run_before(const struct tvx_alignment *al, int side, uint32_t end)
{
	struct run run = { end, 0 };

	while (run.start > 0 && run.count < TUNE_GAP_MOST && tvx_is_free(al, side, run.start - 1)) {
		run.start--;
		run.count++;
	}
	return run;
}

/* The free items of the first side that follow what stands before the run, and those that
 * precede what stands behind it. */
static void
fill_around(struct tvx_alignment *al, struct gap *gap, uint32_t start, uint32_t end)
{
	uint32_t before = start ? tvx_partner(al, 1, start - 1) : TVX_NONE;
	uint32_t behind = end < al->items[1].count ? tvx_partner(al, 1, end) : al->items[0].count;
	struct run b = free_run_from(al, 1, start), a = free_run_from(al, 0, before + 1);

	if (a.count && b.count && (before != TVX_NONE || start == 0))
		fill_gap(al, gap, a, b);
	b = free_run_before(al, 1, end);
	a = free_run_before(al, 0, behind);
	if (a.count && b.count)
		fill_gap(al, gap, a, b);
}

void
tvx_align_gaps(struct tvx_alignment *al)
{
	struct gap *gap = tvx_alloc(sizeof(*gap));
	uint32_t b = 0, count = al->items[1].count;

	while (b < count) {
		uint32_t start = b;
		while (b < count && tvx_is_free(al, 1, b))
			b++;
		if (b > start)
			fill_around(al, gap, start, b);
		b++;
	}
	free(gap);
}

static bool
are_few_left(const struct tvx_alignment *al)
{
	uint32_t left = 0;

	for (uint32_t a = 0; a < al->items[0].count; a++)
		left += tvx_is_free(al, 0, a);
	return left < al->items[0].count / TUNE_AGAIN_PART;
}

void
tvx_align_again(struct tvx_alignment *al)
{
	if (al->items[0].count < TUNE_AGAIN_UNITS || !are_few_left(al))
		return;
	free(al->edges);
	al->edges = NULL;
	al->edge_count = 0;
	tvx_align_candidates(al);
	take_edges(al, 0.7f);
	take_edges(al, TUNE_AGAIN_DICE);
	swap_partners(al, is_better_crosswise);
}
