/* Work given to a second thread, which may or may not get to it. */
#ifndef TVX_BASE_ERRAND_H
#define TVX_BASE_ERRAND_H

/* What is to be done, and how far it has come. It must stay where it is until it is over. */
struct tvx_errand {
	void (*run)(void *context);
	void *context;
	enum { TVX_ERRAND_NOT_BEGUN, TVX_ERRAND_BEGUN, TVX_ERRAND_DONE } state;
};

/* Offers an errand to the second thread. */
void tvx_errand_offer(struct tvx_errand *errand);
/* Takes it back if it was not begun, or else waits until it is done: its state says which. Every
 * errand that was offered must be ended. */
void tvx_errand_end(struct tvx_errand *errand);

#endif
