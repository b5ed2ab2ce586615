/* A growing run of bytes. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
grow(struct tvx_buf *buf, size_t need)
{
	size_t cap = buf->cap ? buf->cap : 64;
	while (cap < need)
		cap *= 2;
	buf->ptr = tvx_realloc(buf->ptr, cap, 1);
	buf->cap = cap;
}

static inline void
reserve(struct tvx_buf *buf, size_t more)
{
	size_t need = buf->len + more + 1;

	if (need > buf->cap)
		grow(buf, need);
}

void
tvx_buf_reserve(struct tvx_buf *buf, size_t more)
{
	size_t need = buf->len + more + 1;

	if (need <= buf->cap)
		return;
	/* As much as is asked for: a file is read once. From small pieces it still doubles. */
	size_t cap = need > buf->cap * 2 ? need : buf->cap * 2;
	buf->ptr = tvx_realloc(buf->ptr, cap, 1);
	buf->cap = cap;
}

void
tvx_buf_release(struct tvx_buf *buf)
{
	free(buf->ptr);
	*buf = (struct tvx_buf){ 0 };
}

void
tvx_buf_clear(struct tvx_buf *buf)
{
	buf->len = 0;
	if (buf->ptr)
		buf->ptr[0] = '\0';
}

void
tvx_buf_add(struct tvx_buf *buf, struct tvx_str s)
{
	reserve(buf, s.len);
	if (s.len)
		memcpy(buf->ptr + buf->len, s.ptr, s.len);
	buf->len += s.len;
	buf->ptr[buf->len] = '\0';
}

void
tvx_buf_add_char(struct tvx_buf *buf, char c)
{
	reserve(buf, 1);
	buf->ptr[buf->len++] = c;
	buf->ptr[buf->len] = '\0';
}

void
tvx_buf_printf(struct tvx_buf *buf, const char *format, ...)
{
	va_list args, again;

	va_start(args, format);
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	reserve(buf, (size_t)len);
	vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
	va_end(again);
	buf->len += (size_t)len;
}

struct tvx_str
tvx_buf_str(const struct tvx_buf *buf)
{
	return (struct tvx_str){ buf->ptr ? buf->ptr : "", buf->len };
}
