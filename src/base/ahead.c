/* Pieces of work done ahead of their use, in their order, by whichever of two threads is free. */
#include "base/ahead.h"

#include "base/arena.h"
#include "base/errand.h"
#include "travaux/base.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

struct tvx_ahead {
	void (*prepare)(void *context, size_t piece);
	void *context;
	size_t count, window;
	struct tvx_errand errand;
	/* What both threads read and write, under the lock. */
	pthread_mutex_t lock;
	pthread_cond_t changed;
	size_t used;    /* the pieces before it are done with */
	size_t claimed; /* the pieces before it are prepared, or on their way */
	bool *prepared; /* by piece modulo window */
	bool resting;   /* the second thread waits for room */
	bool waiting;   /* the one who uses them waits for a piece */
};

static bool
has_work(const struct tvx_ahead *ahead)
{
	return ahead->claimed < ahead->count && ahead->claimed < ahead->used + ahead->window;
}

/* Prepares the next piece; the lock is held before and behind, but not meanwhile. */
static void
prepare_next(struct tvx_ahead *ahead)
{
	size_t piece = ahead->claimed++;

	ahead->prepared[piece % ahead->window] = false;
	pthread_mutex_unlock(&ahead->lock);
	ahead->prepare(ahead->context, piece);
	pthread_mutex_lock(&ahead->lock);
	ahead->prepared[piece % ahead->window] = true;
	if (ahead->waiting)
		pthread_cond_signal(&ahead->changed);
}

/* Whether there is room for half a window: to be woken for each piece takes longer than most
 * pieces. */
static bool
has_rested(const struct tvx_ahead *ahead)
{
	return ahead->claimed >= ahead->count || ahead->claimed <= ahead->used + ahead->window / 2;
}

static void
run(void *context)
{
	struct tvx_ahead *ahead = context;

	pthread_mutex_lock(&ahead->lock);
	while (ahead->claimed < ahead->count) {
		if (has_work(ahead))
			prepare_next(ahead);
		ahead->resting = !has_work(ahead);
		while (ahead->resting && !has_rested(ahead))
			pthread_cond_wait(&ahead->changed, &ahead->lock);
		ahead->resting = false;
	}
	pthread_mutex_unlock(&ahead->lock);
}

struct tvx_ahead *
tvx_ahead_new(size_t count, size_t window, void (*prepare)(void *, size_t), void *context)
{
	struct tvx_ahead *ahead = tvx_alloc(sizeof(*ahead));

	ahead->prepare = prepare;
	ahead->context = context;
	ahead->count = count;
	ahead->window = window;
	ahead->prepared = tvx_alloc(window * sizeof(*ahead->prepared));
	pthread_mutex_init(&ahead->lock, NULL);
	pthread_cond_init(&ahead->changed, NULL);
	ahead->errand = (struct tvx_errand){ .run = run, .context = ahead };
	/* One piece is no company. */
	if (count > 1)
		tvx_errand_offer(&ahead->errand);
	return ahead;
}

void
tvx_ahead_take(struct tvx_ahead *ahead, size_t piece)
{
	pthread_mutex_lock(&ahead->lock);
	assert(piece == ahead->used || piece == ahead->used + 1);
	ahead->used = piece;
	if (ahead->resting && has_rested(ahead))
		pthread_cond_signal(&ahead->changed);
	while (piece >= ahead->claimed || !ahead->prepared[piece % ahead->window]) {
		if (has_work(ahead)) {
			prepare_next(ahead);
			continue;
		}
		ahead->waiting = true;
		pthread_cond_wait(&ahead->changed, &ahead->lock);
		ahead->waiting = false;
	}
	pthread_mutex_unlock(&ahead->lock);
}

size_t
tvx_ahead_free(struct tvx_ahead *ahead)
{
	pthread_mutex_lock(&ahead->lock);
	size_t claimed = ahead->claimed;
	ahead->count = claimed;
	pthread_cond_signal(&ahead->changed);
	pthread_mutex_unlock(&ahead->lock);
	tvx_errand_end(&ahead->errand);
	pthread_cond_destroy(&ahead->changed);
	pthread_mutex_destroy(&ahead->lock);
	free(ahead->prepared);
	free(ahead);
	return claimed;
}
