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

struct tvx_passages {
	const struct tvx_diff *diff;
	const struct tvx_group *groups;
	size_t count, next;
	struct tvx_ahead *ahead;
	struct tvx_passage list[WINDOW_PASSAGES]; /* by group modulo its length */
};

static void
lay_out(void *context, size_t piece)
{
	struct tvx_passages *passages = context;
	size_t start = piece * PIECE_PASSAGES, end = start + PIECE_PASSAGES;

	for (size_t g = start; g < end && g < passages->count; g++)
		tvx_passage_init(&passages->list[g % WINDOW_PASSAGES], passages->diff,
				 &passages->groups[g]);
}

struct tvx_passages *
tvx_passages_new(const struct tvx_diff *diff)
{
	struct tvx_passages *passages = tvx_alloc(sizeof(*passages));

	passages->diff = diff;
	passages->groups = tvx_comparison_groups(diff->comparison, &passages->count);
	passages->ahead = tvx_ahead_new((passages->count + PIECE_PASSAGES - 1) / PIECE_PASSAGES,
					WINDOW_PIECES, lay_out, passages);
	return passages;
}

const struct tvx_passage *
tvx_passages_next(struct tvx_passages *passages)
{
	size_t g = passages->next;

	if (g > 0 && g <= passages->count)
		tvx_passage_release(&passages->list[(g - 1) % WINDOW_PASSAGES]);
	if (g >= passages->count) {
		passages->next = passages->count + 1;
		return NULL;
	}
	if (g % PIECE_PASSAGES == 0)
		tvx_ahead_take(passages->ahead, g / PIECE_PASSAGES);
	passages->next++;
	return &passages->list[g % WINDOW_PASSAGES];
}

void
tvx_passages_free(struct tvx_passages *passages)
{
	size_t end = tvx_ahead_free(passages->ahead) * PIECE_PASSAGES;
	size_t from = passages->next ? passages->next - 1 : 0;

	for (size_t g = from; g < end && g < passages->count; g++)
		tvx_passage_release(&passages->list[g % WINDOW_PASSAGES]);
	free(passages);
}
