/* Tests of errands and of pieces prepared ahead, with a second thread, on one processor, and without a thread. */
#include "base/ahead.h"
#include "base/errand.h"
#include "travaux/base.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

enum { MOST_PIECES = 400, MOST_WINDOW = 16 };

/* --- no thread to be had --------------------------------------------------------------------- */

static bool no_threads;
static unsigned threads_started;

/* The linker puts them around pthread_create (--wrap). */
int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
			  void *context);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
			  void *context);

int
__wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
		      void *context)
{
	if (no_threads)
		return EAGAIN;
	threads_started++;
	return __real_pthread_create(thread, attributes, run, context);
}

/* --- errands --------------------------------------------------------------------------------- */

struct work {
	atomic_uint done;
	bool slow;
};

static void
do_work(void *context)
{
	struct work *work = context;

	if (work->slow)
		nanosleep(&(struct timespec){ .tv_nsec = 20 * 1000000 }, NULL);
	work->done++;
}

/* Done by the second thread, or not begun at all. */
static void
test_errand(void **state)
{
	(void)state;
	for (int i = 0; i < 500; i++) {
		struct work work = { 0 };
		struct tvx_errand errand = { .run = do_work, .context = &work };
		tvx_errand_offer(&errand);
		tvx_errand_end(&errand);
		assert_int_not_equal(errand.state, TVX_ERRAND_BEGUN);
		assert_int_equal(work.done, errand.state == TVX_ERRAND_DONE);
	}
}

/* There is one second thread: it does one errand at a time, and those who meet it at work do
 * theirs themselves. */
static void
test_busy(void **state)
{
	struct work slow = { .slow = true }, other = { 0 };
	struct tvx_errand first = { .run = do_work, .context = &slow };
	struct tvx_errand second = { .run = do_work, .context = &other };

	(void)state;
	tvx_errand_offer(&first);
	tvx_errand_offer(&second);
	tvx_errand_end(&second);
	assert_int_equal(second.state, TVX_ERRAND_NOT_BEGUN);
	tvx_errand_end(&first);
	tvx_do_both(do_work, &slow, do_work, &other);
	assert_int_equal(slow.done, (first.state == TVX_ERRAND_DONE) + 1);
	assert_int_equal(other.done, 1);
}

/* --- halves ---------------------------------------------------------------------------------- */

struct halves {
	unsigned done[MOST_PIECES]; /* how often, by thing */
	size_t started[2];
};

static void
do_half(void *context, int half, size_t start, size_t end)
{
	struct halves *halves = context;

	halves->started[half]++;
	for (size_t i = start; i < end; i++)
		halves->done[i]++;
}

/* Every thing once, whoever does it; few of them by one. */
static void
test_halves(void **state)
{
	enum { LEAST = 8 };

	(void)state;
	for (size_t count = 0; count < MOST_PIECES; count++) {
		struct halves halves = { 0 };
		tvx_do_halves(do_half, &halves, count, LEAST);
		for (size_t i = 0; i < MOST_PIECES; i++)
			assert_int_equal(halves.done[i], i < count);
		assert_int_equal(halves.started[0], 1);
		assert_int_equal(halves.started[1], count >= LEAST);
	}
}

/* --- a row of pieces ------------------------------------------------------------------------- */

/* What either thread may find wrong is counted, for only the first may assert. */
struct row {
	size_t window;
	size_t slots[MOST_WINDOW]; /* by piece modulo window: which piece stands there, plus one */
	atomic_uint prepared[MOST_PIECES];
	atomic_size_t used;  /* the piece in use */
	atomic_uint outside; /* pieces that were prepared too early or too late */
	bool slow;
};

static void
wait_a_little(void)
{
	nanosleep(&(struct timespec){ .tv_nsec = 50000 }, NULL);
}

static void
prepare(void *context, size_t piece)
{
	struct row *row = context;
	size_t used = row->used;

	if (piece < used || piece >= used + row->window)
		row->outside++;
	if (row->slow && piece % 3 == 0)
		wait_a_little();
	row->slots[piece % row->window] = piece + 1;
	row->prepared[piece]++;
}

static struct tvx_ahead *
start(struct row *row, size_t count, size_t window, bool slow)
{
	*row = (struct row){ .window = window, .slow = slow };
	return tvx_ahead_new(count, window, prepare, row);
}

/* Takes the pieces up to but not including one, each of which must be there and stay there. */
static void
take_all(struct row *row, struct tvx_ahead *ahead, size_t end)
{
	for (size_t piece = 0; piece < end; piece++) {
		row->used = piece;
		tvx_ahead_take(ahead, piece);
		assert_int_equal(row->prepared[piece], 1);
		assert_int_equal(row->slots[piece % row->window], piece + 1);
		if (piece % 7 == 0)
			wait_a_little();
		assert_int_equal(row->slots[piece % row->window], piece + 1);
	}
}

/* --- tests ----------------------------------------------------------------------------------- */

static void
test_every_piece_once(void **state)
{
	static struct row row;

	(void)state;
	for (size_t window = 1; window <= MOST_WINDOW; window *= 2) {
		for (int slow = 0; slow < 2; slow++) {
			struct tvx_ahead *ahead = start(&row, MOST_PIECES, window, slow);
			take_all(&row, ahead, MOST_PIECES);
			assert_int_equal(tvx_ahead_free(ahead), MOST_PIECES);
			assert_int_equal(row.outside, 0);
			for (size_t piece = 0; piece < MOST_PIECES; piece++)
				assert_int_equal(row.prepared[piece], 1);
		}
	}
}

/* Whoever stops early is told how far it went, and all before that is there to be put away. */
static void
test_early_stop(void **state)
{
	static struct row row;

	(void)state;
	for (size_t stop = 0; stop < 60; stop++) {
		struct tvx_ahead *ahead = start(&row, MOST_PIECES, 4, stop % 2);
		take_all(&row, ahead, stop);
		size_t end = tvx_ahead_free(ahead);
		assert_in_range(end, stop, (stop ? stop - 1 : 0) + 4);
		assert_int_equal(row.outside, 0);
		for (size_t piece = 0; piece < MOST_PIECES; piece++)
			assert_int_equal(row.prepared[piece], piece < end);
	}
}

static void
test_few_pieces(void **state)
{
	static struct row row;

	(void)state;
	for (size_t count = 0; count < 4; count++) {
		unsigned before = threads_started;
		struct tvx_ahead *ahead = start(&row, count, 4, false);
		assert_in_range(threads_started, before, before + (count > 1 && !no_threads));
		take_all(&row, ahead, count);
		assert_int_equal(tvx_ahead_free(ahead), count);
	}
}

static int
take_threads_away(void **state)
{
	(void)state;
	no_threads = true;
	/* The one that is there goes when it has waited in vain. */
	nanosleep(&(struct timespec){ .tv_nsec = 400 * 1000000 }, NULL);
	return 0;
}

static int
give_threads_back(void **state)
{
	(void)state;
	no_threads = false;
	return 0;
}

#ifdef __linux__
static cpu_set_t processors;

static int
leave_one_processor(void **state)
{
	int here = sched_getcpu();
	cpu_set_t one;

	(void)state;
	CPU_ZERO(&one);
	CPU_SET(here < 0 ? 0 : here, &one);
	return sched_getaffinity(0, sizeof(processors), &processors) ||
	       sched_setaffinity(0, sizeof(one), &one);
}

static int
give_processors_back(void **state)
{
	(void)state;
	return sched_setaffinity(0, sizeof(processors), &processors);
}
#endif

#define WITHOUT_THREAD(test)                                                          \
	{                                                                             \
#test ", no thread", test, take_threads_away, give_threads_back, NULL \
	}
#define ON_ONE_PROCESSOR(test)                                                                 \
	{                                                                                      \
#test ", one processor", test, leave_one_processor, give_processors_back, NULL \
	}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_errand),
		cmocka_unit_test(test_busy),
		cmocka_unit_test(test_halves),
		cmocka_unit_test(test_every_piece_once),
		cmocka_unit_test(test_early_stop),
		cmocka_unit_test(test_few_pieces),
		WITHOUT_THREAD(test_errand),
		WITHOUT_THREAD(test_busy),
		WITHOUT_THREAD(test_halves),
		WITHOUT_THREAD(test_every_piece_once),
		WITHOUT_THREAD(test_early_stop),
		WITHOUT_THREAD(test_few_pieces),
#ifdef __linux__
		ON_ONE_PROCESSOR(test_every_piece_once),
		ON_ONE_PROCESSOR(test_early_stop),
		ON_ONE_PROCESSOR(test_few_pieces),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
