/* Small changes to words: applied all at once, so that anchors move along. */
#include "model/text_edits.h"

#include <string.h>

void
tvx_edits_add(struct tvx_edits *edits, size_t at, size_t len, struct tvx_str words)
{
	if (edits->count == edits->cap) {
		size_t cap = edits->cap ? edits->cap * 2 : 8;
		struct tvx_edit *grown = tvx_arena_alloc(edits->arena, cap * sizeof(*grown));
		if (edits->count)
			memcpy(grown, edits->list, edits->count * sizeof(*grown));
		edits->list = grown;
		edits->cap = cap;
	}
	long shift = edits->count ? edits->list[edits->count - 1].shift : 0;
	edits->list[edits->count++] = (struct tvx_edit){ at, len, words,
							 shift + (long)words.len - (long)len };
}

struct tvx_str
tvx_edits_apply(const struct tvx_edits *edits, struct tvx_arena *arena, struct tvx_str words)
{
	struct tvx_buf out = { 0 };
	size_t at = 0;

	for (size_t i = 0; i < edits->count; i++) {
		const struct tvx_edit *edit = &edits->list[i];
		tvx_buf_add(&out, (struct tvx_str){ words.ptr + at, edit->at - at });
		tvx_buf_add(&out, edit->words);
		at = edit->at + edit->len;
	}
	tvx_buf_add(&out, (struct tvx_str){ words.ptr + at, words.len - at });
	struct tvx_str edited = tvx_arena_str(arena, tvx_buf_str(&out));
	tvx_buf_release(&out);
	return edited;
}

size_t
tvx_edits_place(const struct tvx_edits *edits, size_t offset)
{
	size_t low = 0, high = edits->count;

	/* How many begin before the point. */
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (edits->list[middle].at < offset)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low)
		return offset;
	const struct tvx_edit *last = &edits->list[low - 1];
	if (last->at + last->len <= offset)
		return (size_t)((long)offset + last->shift);
	return last->at + (size_t)(low > 1 ? edits->list[low - 2].shift : 0);
}

void
tvx_text_edit(struct tvx_text *text, const struct tvx_edits *edits, struct tvx_arena *arena)
{
	for (size_t i = 0; i < text->inline_count; i++)
		text->inlines[i].offset = (uint32_t)tvx_edits_place(edits, text->inlines[i].offset);
	text->words = tvx_edits_apply(edits, arena, text->words);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether what begins here takes no space before it: a sign that ends something. " .5" and
 * " ..." begin something. */
static bool
refuses_space(struct tvx_str words, size_t at, bool french)
{
	char sign = words.ptr[at], next = at + 1 < words.len ? words.ptr[at + 1] : ' ';

	if (!strchr(french ? ",.)" : ",.;:)", sign))
		return false;
	return sign == ')' || is_space(next) || strchr(")\"'", next) || (next & 0x80);
}

static void
tidy_spaces(struct tvx_edits *edits, struct tvx_str words, size_t start, size_t end,
	    const struct tvx_tidy *tidy)
{
	bool edge = start == 0 || end == words.len;
	bool none = edge ? tidy->trim
			 : refuses_space(words, end, tidy->french) || words.ptr[start - 1] == '(';

	if (none)
		tvx_edits_add(edits, start, end - start, TVX_STR(""));
	else if (end - start > 1 || words.ptr[start] != ' ')
		tvx_edits_add(edits, start, end - start, TVX_STR(" "));
}

/* The stop goes to the end, unless a sign that ends a sentence is there. */
static void
end_with_stop(struct tvx_edits *edits, struct tvx_str words)
{
	struct tvx_str trimmed = tvx_str_trim(words);
	struct tvx_edit *last = &edits->list[edits->count - 1];

	if (strchr(".;:", trimmed.ptr[trimmed.len - 1]))
		return;
	if (last->at + last->len < words.len) {
		tvx_edits_add(edits, words.len, 0, TVX_STR("."));
	} else {
		last->words = TVX_STR(".");
		last->shift++;
	}
}

void
tvx_edits_tidy(struct tvx_edits *edits, struct tvx_str words, const struct tvx_tidy *tidy)
{
	size_t at = 0;

	while (at < words.len) {
		size_t start = at;
		while (at < words.len && is_space(words.ptr[at]))
			at++;
		if (at > start)
			tidy_spaces(edits, words, start, at, tidy);
		else if (at++ == tidy->stop)
			tvx_edits_add(edits, start, 1, TVX_STR(""));
	}
	if (tidy->stop != SIZE_MAX)
		end_with_stop(edits, words);
}
