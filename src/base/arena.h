/* Memory that is handed out piece by piece and given back all at once. */
#ifndef TVX_BASE_ARENA_H
#define TVX_BASE_ARENA_H

#include "travaux/base.h"

struct tvx_arena;

/* Caller frees with tvx_arena_free. */
struct tvx_arena *tvx_arena_new(void);
void tvx_arena_free(struct tvx_arena *arena);
/* Zeroed and aligned for any type. Borrowed from arena. */
void *tvx_arena_alloc(struct tvx_arena *arena, size_t size);
/* A copy, followed by a NUL that len does not count. Borrowed from arena. */
struct tvx_str tvx_arena_str(struct tvx_arena *arena, struct tvx_str s);
/* What is in buf, which is released. Borrowed from arena. */
struct tvx_str tvx_arena_take(struct tvx_arena *arena, struct tvx_buf *buf);
struct tvx_str tvx_arena_printf(struct tvx_arena *arena, const char *format, ...) TVX_PRINTF(2, 3);

#define TVX_ARENA_NEW(arena, type) ((type *)tvx_arena_alloc((arena), sizeof(type)))

/* Like malloc, calloc and realloc, but memory that is not to be had goes to the hook of
 * tvx_set_out_of_memory. Caller frees with free. */
void *tvx_alloc(size_t size);
void *tvx_realloc(void *memory, size_t count, size_t size);

/* Appends an element to a TVX_LIST. */
#define TVX_LIST_ADD(list, element)                     \
	do {                                            \
		if ((list)->last)                       \
			(list)->last->next = (element); \
		else                                    \
			(list)->first = (element);      \
		(list)->last = (element);               \
		(list)->count++;                        \
	} while (0)

/* Makes room for so many more bytes and the zero behind them. */
void tvx_buf_reserve(struct tvx_buf *buf, size_t more);

#endif
