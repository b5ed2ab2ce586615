/* Two things done at the same time. */
#include "base/thread.h"
#include "travaux/base.h"

struct task {
	void (*run)(void *);
	void *context;
};

static void *
run(void *context)
{
	const struct task *task = context;

	task->run(task->context);
	return NULL;
}

void
tvx_do_both(void (*here)(void *), void *here_context, void (*beside)(void *), void *beside_context)
{
	struct task task = { beside, beside_context };
	pthread_t thread;
	bool threaded = tvx_thread_start(&thread, run, &task);

	here(here_context);
	if (threaded)
		pthread_join(thread, NULL);
	else
		beside(beside_context);
}
