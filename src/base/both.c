/* Two things done at the same time. */
#include "base/errand.h"
#include "travaux/base.h"

void
tvx_do_both(void (*here)(void *), void *here_context, void (*beside)(void *), void *beside_context)
{
	struct tvx_errand errand = { .run = beside, .context = beside_context };

	tvx_errand_offer(&errand);
	here(here_context);
	tvx_errand_end(&errand);
	if (errand.state == TVX_ERRAND_NOT_BEGUN)
		beside(beside_context);
}

struct half {
	void (*work)(void *context, int half, size_t start, size_t end);
	void *context;
	int number;
	size_t start, end;
};

static void
work_through(void *context)
{
	const struct half *half = context;

	half->work(half->context, half->number, half->start, half->end);
}

void
tvx_do_halves(void (*work)(void *context, int half, size_t start, size_t end), void *context,
	      size_t count, size_t least)
{
	struct half first = { work, context, 0, 0, count / 2 };
	struct half second = { work, context, 1, count / 2, count };

	if (count < least)
		work(context, 0, 0, count);
	else
		tvx_do_both(work_through, &first, work_through, &second);
}
