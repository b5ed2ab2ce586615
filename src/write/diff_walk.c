/* The passages of a comparison, one after the other: while one is written, a second thread lays
 * out the next ones. */
#include "write/diff.h"

#include "base/ahead.h"
#include "base/arena.h"

#include <stdlib.h>

enum {
	PIECE_PASSAGES = 32, /* laid out at a time */
	WINDOW_PIECES = 32,
	WINDOW_PASSAGES = PIECE_PASSAGES * WINDOW_PIECES,
};

struct tvx_diff_walk {
	const struct tvx_diff *diff;
	const struct tvx_group *groups;
	size_t count, next;
	struct tvx_ahead *ahead;
	struct tvx_passage list[WINDOW_PASSAGES]; /* by group modulo its length */
};

static void
lay_out(void *context, size_t piece)
{
	struct tvx_diff_walk *walk = context;
	size_t start = piece * PIECE_PASSAGES, end = start + PIECE_PASSAGES;

	for (size_t g = start; g < end && g < walk->count; g++)
		tvx_passage_init(&walk->list[g % WINDOW_PASSAGES], walk->diff, &walk->groups[g]);
}

struct tvx_diff_walk *
tvx_diff_walk_new(const struct tvx_diff *diff)
{
	struct tvx_diff_walk *walk = tvx_alloc(sizeof(*walk));

	walk->diff = diff;
	walk->groups = tvx_comparison_groups(diff->comparison, &walk->count);
	walk->ahead = tvx_ahead_new((walk->count + PIECE_PASSAGES - 1) / PIECE_PASSAGES,
				    WINDOW_PIECES, lay_out, walk);
	return walk;
}

const struct tvx_passage *
tvx_diff_walk_next(struct tvx_diff_walk *walk)
{
	size_t g = walk->next;

	if (g > 0 && g <= walk->count)
		tvx_passage_release(&walk->list[(g - 1) % WINDOW_PASSAGES]);
	if (g >= walk->count) {
		walk->next = walk->count + 1;
		return NULL;
	}
	if (g % PIECE_PASSAGES == 0)
		tvx_ahead_take(walk->ahead, g / PIECE_PASSAGES);
	walk->next++;
	return &walk->list[g % WINDOW_PASSAGES];
}

void
tvx_diff_walk_free(struct tvx_diff_walk *walk)
{
	size_t end = tvx_ahead_free(walk->ahead) * PIECE_PASSAGES;
	size_t from = walk->next ? walk->next - 1 : 0;

	for (size_t g = from; g < end && g < walk->count; g++)
		tvx_passage_release(&walk->list[g % WINDOW_PASSAGES]);
	free(walk);
}
