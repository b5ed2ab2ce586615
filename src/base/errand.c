/* One second thread, started when there is first something for it to do, kept for a while, for
 * all who work in this process. Nobody waits for it to begin: what it has not begun when one needs
 * it, one does oneself, so that a busy machine costs no more than having no second thread. */
#include "base/errand.h"

#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

/* Long enough for the next errand of one command. */
enum { PATIENCE_MS = 100 };

/* All of it under the lock. */
static struct {
	pthread_mutex_t lock;
	pthread_cond_t offered, done;
	struct tvx_errand *next;
	bool there; /* the second thread is */
	bool busy;
} second = { .lock = PTHREAD_MUTEX_INITIALIZER,
	     .offered = PTHREAD_COND_INITIALIZER,
	     .done = PTHREAD_COND_INITIALIZER };

/* False when nothing was offered for long. */
static bool
wait_for_next(void)
{
	struct timespec until;
	int status = 0;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += PATIENCE_MS * 1000000L;
	until.tv_sec += until.tv_nsec / 1000000000L;
	until.tv_nsec %= 1000000000L;
	while (!second.next && !status)
		status = pthread_cond_timedwait(&second.offered, &second.lock, &until);
	return second.next;
}

static void *
serve(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&second.lock);
	while (wait_for_next()) {
		struct tvx_errand *errand = second.next;
		second.next = NULL;
		second.busy = true;
		errand->state = TVX_ERRAND_BEGUN;
		pthread_mutex_unlock(&second.lock);
		errand->run(errand->context);
		pthread_mutex_lock(&second.lock);
		errand->state = TVX_ERRAND_DONE;
		second.busy = false;
		pthread_cond_broadcast(&second.done);
	}
	second.there = false;
	pthread_mutex_unlock(&second.lock);
	return NULL;
}

/* On another processor than this one, where there is one: a new thread is often put on the
 * processor of the one that made it and waits there for milliseconds, which is all that the work
 * takes. Of two stretches of 0.7 ms every second one was done after the other. */
static void
keep_apart(pthread_attr_t *attributes)
{
#ifdef __linux__
	cpu_set_t others;
	int here = sched_getcpu();

	if (here < 0 || here >= CPU_SETSIZE || sched_getaffinity(0, sizeof(others), &others) != 0)
		return;
	CPU_CLR(here, &others);
	if (CPU_COUNT(&others))
		pthread_attr_setaffinity_np(attributes, sizeof(others), &others);
#else
	(void)attributes;
#endif
}

static bool
start(void)
{
	pthread_attr_t attributes;
	pthread_t thread;

	if (pthread_attr_init(&attributes) != 0)
		return false;
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	keep_apart(&attributes);
	bool started = pthread_create(&thread, &attributes, serve, NULL) == 0;
	pthread_attr_destroy(&attributes);
	return started;
}

void
tvx_errand_offer(struct tvx_errand *errand)
{
	errand->state = TVX_ERRAND_NOT_BEGUN;
	pthread_mutex_lock(&second.lock);
	if (!second.busy && !second.next && (second.there || (second.there = start()))) {
		second.next = errand;
		pthread_cond_signal(&second.offered);
	}
	pthread_mutex_unlock(&second.lock);
}

void
tvx_errand_end(struct tvx_errand *errand)
{
	pthread_mutex_lock(&second.lock);
	if (second.next == errand)
		second.next = NULL;
	while (errand->state == TVX_ERRAND_BEGUN)
		pthread_cond_wait(&second.done, &second.lock);
	pthread_mutex_unlock(&second.lock);
}
