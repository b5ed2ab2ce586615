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
