/* A second thread that really runs at the same time. */
#include "base/thread.h"

#include <sched.h>

/* A new thread is often put on the processor of the one that made it and waits there for
 * milliseconds, which is all that the work takes: of two stretches of 0.7 ms every second one was
 * done after the other. */
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

bool
tvx_thread_start(pthread_t *thread, void *(*run)(void *), void *context)
{
	pthread_attr_t attributes;

	if (pthread_attr_init(&attributes) != 0)
		return false;
	keep_apart(&attributes);
	bool started = pthread_create(thread, &attributes, run, context) == 0;
	pthread_attr_destroy(&attributes);
	return started;
}
