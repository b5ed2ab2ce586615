/* Starting a second thread. */
#ifndef TVX_BASE_THREAD_H
#define TVX_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Starts a thread on another processor than this one, where there is one. False when there is no
 * thread to be had. */
bool tvx_thread_start(pthread_t *thread, void *(*run)(void *), void *context);

#endif
