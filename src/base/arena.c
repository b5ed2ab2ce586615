/* Arena allocation: every string and node of a draft lives and dies with it. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* Large enough that a draft of 200 paragraphs fits into a few, small enough for one paragraph. */
enum { FIRST_BLOCK_BYTES = 16 * 1024, LARGEST_BLOCK_BYTES = 8 * 1024 * 1024 };

struct block {
	struct block *previous;
	size_t used, size;
	max_align_t bytes[];
};

struct tvx_arena {
	struct block *block;
	size_t next_size;
};

static void
default_out_of_memory(void)
{
	static const char message[] = "travaux: out of memory\n";

	fwrite(message, 1, sizeof(message) - 1, stderr);
	abort();
}

static void (*out_of_memory)(void) = default_out_of_memory;

void
tvx_set_out_of_memory(void (*hook)(void))
{
	out_of_memory = hook ? hook : default_out_of_memory;
}

/* Large memory in large pages, where the system has them: a third of the time of the system went
 * into handing out small ones. */
static void
ask_for_large_pages(void *memory, size_t bytes)
{
#ifdef MADV_HUGEPAGE
	enum { LARGE_BYTES = 4 << 20, PAGE_BYTES = 2 << 20 };
	uintptr_t start = ((uintptr_t)memory + PAGE_BYTES - 1) & ~(uintptr_t)(PAGE_BYTES - 1);
	uintptr_t end = ((uintptr_t)memory + bytes) & ~(uintptr_t)(PAGE_BYTES - 1);

	if (bytes >= LARGE_BYTES)
		madvise((void *)start, end - start, MADV_HUGEPAGE);
#else
	(void)memory, (void)bytes;
#endif
}

void *
tvx_realloc(void *memory, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		out_of_memory();
	size_t bytes = count * size;
	void *grown = realloc(memory, bytes ? bytes : 1);
	if (!grown)
		out_of_memory();
	ask_for_large_pages(grown, bytes);
	return grown;
}

/* Zeroed by hand: a fresh page from calloc that is read before it is written, as those of tables
 * are, is handed out twice, and the second time costs more than the zeroes. */
void *
tvx_alloc(size_t size)
{
	return memset(tvx_realloc(NULL, 1, size), 0, size);
}

struct tvx_arena *
tvx_arena_new(void)
{
	struct tvx_arena *arena = tvx_alloc(sizeof(*arena));

	arena->next_size = FIRST_BLOCK_BYTES;
	return arena;
}

void
tvx_arena_free(struct tvx_arena *arena)
{
	if (!arena)
		return;
	while (arena->block) {
		struct block *previous = arena->block->previous;
		free(arena->block);
		arena->block = previous;
	}
	free(arena);
}

static void
add_block(struct tvx_arena *arena, size_t at_least)
{
	size_t size = at_least > arena->next_size ? at_least : arena->next_size;
	struct block *block = tvx_realloc(NULL, 1, sizeof(*block) + size);

	block->previous = arena->block;
	block->used = 0;
	block->size = size;
	arena->block = block;
	if (arena->next_size < LARGEST_BLOCK_BYTES)
		arena->next_size *= 2;
}

static void *
take(struct tvx_arena *arena, size_t size)
{
	struct block *block = arena->block;

	if (!block || block->size - block->used < size) {
		add_block(arena, size);
		block = arena->block;
	}
	void *memory = (char *)block->bytes + block->used;
	block->used += size;
	return memory;
}

void *
tvx_arena_alloc(struct tvx_arena *arena, size_t size)
{
	size_t align = sizeof(max_align_t);

	if (size > SIZE_MAX / 2)
		out_of_memory();
	if (arena->block) {
		size_t odd = arena->block->used % align;
		if (odd && arena->block->size - arena->block->used >= align - odd)
			arena->block->used += align - odd;
		else if (odd)
			arena->block->used = arena->block->size;
	}
	return memset(take(arena, size), 0, size);
}

struct tvx_str
tvx_arena_str(struct tvx_arena *arena, struct tvx_str s)
{
	if (!s.len)
		return TVX_STR("");
	char *copy = take(arena, s.len + 1);
	memcpy(copy, s.ptr, s.len);
	copy[s.len] = '\0';
	return (struct tvx_str){ copy, s.len };
}

struct tvx_str
tvx_arena_take(struct tvx_arena *arena, struct tvx_buf *buf)
{
	struct tvx_str taken = tvx_arena_str(arena, tvx_buf_str(buf));

	tvx_buf_release(buf);
	return taken;
}

struct tvx_str
tvx_arena_printf(struct tvx_arena *arena, const char *format, ...)
{
	char small[256]; /* most are places and ids: formatted once */
	va_list args, again;

	va_start(args, format);
	va_copy(again, args);
	int len = vsnprintf(small, sizeof(small), format, args);
	va_end(args);
	char *text = take(arena, (size_t)len + 1);
	if ((size_t)len < sizeof(small))
		memcpy(text, small, (size_t)len + 1);
	else
		vsnprintf(text, (size_t)len + 1, format, again);
	va_end(again);
	return (struct tvx_str){ text, (size_t)len };
}
