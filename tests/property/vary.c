/* A draft as somebody else went on with it: made of the lines of its file. */
#include "vary.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char start_tag[] = "<paragraph id=\"", end_tag[] = "</paragraph>\n";

/* Paragraphs, and the lines between them. */
struct pieces {
	struct tvx_str *list;
	size_t count;
};

static bool
is_paragraph(struct tvx_str piece)
{
	return piece.len > strlen(start_tag) &&
	       memcmp(piece.ptr, start_tag, strlen(start_tag)) == 0;
}

/* One with no child is one line. */
static size_t
paragraph_bytes(const char *at, const char *end)
{
	const char *line = memchr(at, '\n', (size_t)(end - at));
	const char *close = memmem(at, (size_t)(end - at), end_tag, strlen(end_tag));

	if (!close || (line && line[-1] == '>' && line[-2] == '/'))
		return (size_t)(line - at) + 1;
	return (size_t)(close - at) + strlen(end_tag);
}

static struct pieces
cut(struct tvx_str xml)
{
	struct pieces pieces = { calloc(xml.len + 1, sizeof(*pieces.list)), 0 };

	for (const char *at = xml.ptr, *end = xml.ptr + xml.len; at < end;) {
		struct tvx_str rest = { at, (size_t)(end - at) };
		const char *line = memchr(at, '\n', rest.len);
		size_t len = is_paragraph(rest) ? paragraph_bytes(at, end)
			     : line             ? (size_t)(line - at) + 1
						: rest.len;
		pieces.list[pieces.count++] = (struct tvx_str){ at, len };
		at += len;
	}
	return pieces;
}

static void
exchange(struct random *r, struct pieces *pieces)
{
	size_t a = random_below(r, (uint32_t)pieces->count);
	size_t b = random_below(r, (uint32_t)pieces->count);

	if (!is_paragraph(pieces->list[a]) || !is_paragraph(pieces->list[b]))
		return;
	struct tvx_str piece = pieces->list[a];
	pieces->list[a] = pieces->list[b];
	pieces->list[b] = piece;
}

/* Tokens such as t17z, see generate.h, become words that the draft does not have. */
static void
put_rewritten(struct random *r, struct tvx_str piece, unsigned percent, struct tvx_buf *out)
{
	for (size_t i = 0; i < piece.len; i++) {
		bool token = piece.ptr[i] == 't' && i + 1 < piece.len &&
			     isdigit((unsigned char)piece.ptr[i + 1]) && random_percent(r, percent);
		tvx_buf_add_char(out, token ? 'u' : piece.ptr[i]);
	}
}

static void
put_copy(struct tvx_str piece, struct tvx_buf *out)
{
	size_t head = strlen(start_tag);

	tvx_buf_add(out, (struct tvx_str){ piece.ptr, head });
	tvx_buf_add(out, TVX_STR("copy-"));
	tvx_buf_add(out, (struct tvx_str){ piece.ptr + head, piece.len - head });
}

void
vary_draft(struct random *r, struct tvx_str xml, struct tvx_buf *out)
{
	struct pieces pieces = cut(xml);

	for (uint32_t n = random_below(r, (uint32_t)pieces.count); n > 0; n -= (n + 3) / 4)
		exchange(r, &pieces);
	for (size_t i = 0; i < pieces.count; i++) {
		struct tvx_str piece = pieces.list[i];
		if (!is_paragraph(piece)) {
			tvx_buf_add(out, piece);
			continue;
		}
		if (random_percent(r, 10))
			put_copy(piece, out);
		if (!random_percent(r, 10))
			put_rewritten(r, piece, random_percent(r, 50) ? 0 : 20, out);
	}
	free(pieces.list);
}
