/* Changes of one side alone go where sentences and clauses begin and end. */
#include "compare/editing.h"

#include <string.h>

/* How well a change begins or ends between two tokens: at the edge of a sentence, of a clause,
 * of nothing. */
static int
edge_at(const struct tvx_page *page, uint32_t at)
{
	static const char *const ends[] = { ",", ".;:" };

	if (at == 0 || at >= page->count)
		return 3;
	const struct tvx_token *before = &page->tokens[at - 1], *behind = &page->tokens[at];
	if (before->kind == TVX_TOKEN_BREAK || behind->kind == TVX_TOKEN_BREAK)
		return 3;
	char c = before->kind == TVX_TOKEN_SIGN ? page->text.ptr[before->start] : 0;
	char d = behind->kind == TVX_TOKEN_SIGN ? page->text.ptr[behind->start] : 0;
	if (c && strchr(ends[1], c))
		return 3;
	if ((c && strchr(ends[0], c)) || (d && strchr(",.;:", d)))
		return 2;
	return c || d ? 1 : 0;
}

/* A change on one side alone may stand a little further left or right just as well: it goes
 * where sentences and clauses begin. Returns by how much it went right. */
static uint32_t
slide(struct tvx_editing *e, int which, uint32_t start, uint32_t end)
{
	struct tvx_page *page = &e->pages[which];
	uint32_t len = end - start, left = 0, right = 0, best = start;

	while (left < start && page->kept_as[start - left - 1] != TVX_NONE &&
	       page->symbols[start - left - 1] == page->symbols[end - left - 1] &&
	       (left == 0 || page->kept_as[start - left - 1] + 1 == page->kept_as[start - left]))
		left++;
	while (end + right < page->count && page->kept_as[end + right] != TVX_NONE &&
	       page->symbols[start + right] == page->symbols[end + right] &&
	       (right == 0 || page->kept_as[end + right] == page->kept_as[end + right - 1] + 1))
		right++;
	int most = edge_at(page, start) + edge_at(page, end);
	for (uint32_t at = start - left; at <= start + right; at++) {
		int edge = edge_at(page, at) + edge_at(page, at + len);
		if (edge > most) {
			most = edge;
			best = at;
		}
	}
	uint32_t went = best > start ? best - start : 0;
	/* One step at a time: the token that leaves the change takes over from the one that
	 * enters it. */
	for (; start > best; start--, end--) {
		uint32_t other = page->kept_as[start - 1];
		page->kept_as[start - 1] = TVX_NONE;
		page->kept_as[end - 1] = other;
		e->pages[!which].kept_as[other] = end - 1;
	}
	for (; start < best; start++, end++) {
		uint32_t other = page->kept_as[end];
		page->kept_as[end] = TVX_NONE;
		page->kept_as[start] = other;
		e->pages[!which].kept_as[other] = start;
	}
	return went;
}

void
tvx_slide_changes(struct tvx_editing *e)
{
	uint32_t at[2] = { 0, 0 };
	struct tvx_stretch s;

	while (tvx_stretch_next(e, at, &s)) {
		if (s.kept || s.markup)
			continue;
		uint32_t went = 0;
		if (s.start[0] == s.end[0])
			went = slide(e, 1, s.start[1], s.end[1]);
		else if (s.start[1] == s.end[1])
			went = slide(e, 0, s.start[0], s.end[0]);
		at[0] += went;
		at[1] += went;
	}
}
