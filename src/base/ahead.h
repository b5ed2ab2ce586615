/* A row of pieces that one uses from first to last while a second thread prepares the next ones. */
#ifndef TVX_BASE_AHEAD_H
#define TVX_BASE_AHEAD_H

#include <stddef.h>

struct tvx_ahead;

/* Pieces 0 to count - 1, each prepared once, by either thread; at most window of them, from the
 * one in use on, are prepared or on their way, so that piece i may stand where piece i - window
 * stood. Caller frees. */
struct tvx_ahead *tvx_ahead_new(size_t count, size_t window,
				void (*prepare)(void *context, size_t piece), void *context);
/* Waits until a piece is prepared, preparing others meanwhile. None is passed over: a piece that
 * the other thread is still at would share its place with a later one. Those before it are done
 * with and never asked for again. */
void tvx_ahead_take(struct tvx_ahead *ahead, size_t piece);
/* Stops; what was prepared and not taken is the caller's to put away: pieces of the window from
 * the last one taken on, up to but not including the returned number. */
size_t tvx_ahead_free(struct tvx_ahead *ahead);

#endif
