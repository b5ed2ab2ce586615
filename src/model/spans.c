/* Overlapping proposals made readable: brackets either lie apart or one within the other. Where
 * two cross, the later one is cut in two parts, each of which says that it is a part. */
#include "model/spans.h"

#include <stdlib.h>
#include <string.h>

struct group {
	const struct tvx_treated **members;
	size_t member_count;
	unsigned parts;
};

/* A stretch that still has to be placed. */
struct stretch {
	long from, to;
	size_t group, order;
};

struct heap {
	struct stretch *list;
	size_t count, cap;
};

static bool
comes_first(const struct stretch *a, const struct stretch *b)
{
	if (a->from != b->from)
		return a->from < b->from;
	if (a->to != b->to)
		return a->to > b->to;
	return a->order < b->order;
}

static void
heap_push(struct heap *heap, struct stretch stretch)
{
	if (heap->count == heap->cap) {
		heap->cap = heap->cap ? heap->cap * 2 : 32;
		heap->list = tvx_realloc(heap->list, heap->cap, sizeof(*heap->list));
	}
	size_t i = heap->count++;
	while (i && comes_first(&stretch, &heap->list[(i - 1) / 2])) {
		heap->list[i] = heap->list[(i - 1) / 2];
		i = (i - 1) / 2;
	}
	heap->list[i] = stretch;
}

static struct stretch
heap_pop(struct heap *heap)
{
	struct stretch top = heap->list[0], last = heap->list[--heap->count];
	size_t i = 0;

	for (;;) {
		size_t child = i * 2 + 1;
		if (child + 1 < heap->count &&
		    comes_first(&heap->list[child + 1], &heap->list[child]))
			child++;
		if (child >= heap->count || !comes_first(&heap->list[child], &last))
			break;
		heap->list[i] = heap->list[child];
		i = child;
	}
	if (heap->count)
		heap->list[i] = last;
	return top;
}

/* Whether somebody's taken-up proposal already takes out all these words. */
static bool
is_taken_out(const struct tvx_treated *t, const struct tvx_treated *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].treatment == TVX_APPLY && list[i].host == t->host &&
		    list[i].from < list[i].to && list[i].from <= t->from && list[i].to >= t->to)
			return true;
	return false;
}

static bool
brackets_words(const struct tvx_treated *t, const struct tvx_text *host,
	       const struct tvx_treated *list, size_t count)
{
	return t->treatment == TVX_BRACKET && t->host == host && t->from >= 0 && t->from < t->to &&
	       !(t->proposal->kind == TVX_DELETE && is_taken_out(t, list, count));
}

/* One group for every stretch of words that somebody brackets. */
static struct group *
group_all(struct tvx_arena *arena, const struct tvx_text *host, const struct tvx_treated *list,
	  size_t list_count, struct heap *heap)
{
	struct group *groups = tvx_arena_alloc(arena, list_count * sizeof(*groups));
	size_t count = 0;

	for (size_t i = 0; i < list_count; i++) {
		const struct tvx_treated *t = &list[i];
		size_t g = 0;
		if (!brackets_words(t, host, list, list_count))
			continue;
		while (g < count &&
		       (groups[g].members[0]->from != t->from || groups[g].members[0]->to != t->to))
			g++;
		if (g == count) {
			groups[count++].members = tvx_arena_alloc(
				arena, list_count * sizeof(*groups[0].members));
			heap_push(heap, (struct stretch){ t->from, t->to, g, i });
		}
		groups[g].members[groups[g].member_count++] = t;
	}
	return groups;
}

struct tvx_span *
tvx_spans_of(struct tvx_arena *arena, const struct tvx_text *host, const struct tvx_treated *list,
	     size_t list_count, size_t *count)
{
	struct heap heap = { 0 };
	struct group *groups = group_all(arena, host, list, list_count, &heap);
	size_t *owners = NULL, cap = 0, open = 0;
	struct tvx_span *spans = NULL;
	long *ends = tvx_realloc(NULL, heap.count + 1, sizeof(*ends));

	*count = 0;
	while (heap.count) {
		struct stretch s = heap_pop(&heap);
		while (open && ends[open - 1] <= s.from)
			open--;
		if (open && s.to > ends[open - 1]) {
			struct stretch rest = { ends[open - 1], s.to, s.group, s.order };
			heap_push(&heap, rest);
			s.to = rest.from;
		}
		ends = tvx_realloc(ends, open + 2, sizeof(*ends));
		ends[open++] = s.to;
		if (*count == cap) {
			cap = cap ? cap * 2 : 16;
			spans = tvx_realloc(spans, cap, sizeof(*spans));
			owners = tvx_realloc(owners, cap, sizeof(*owners));
		}
		struct group *group = &groups[s.group];
		owners[*count] = s.group;
		spans[(*count)++] = (struct tvx_span){ .from = s.from,
						       .to = s.to,
						       .members = group->members,
						       .member_count = group->member_count,
						       .part = ++group->parts };
	}
	for (size_t i = 0; i < *count; i++)
		spans[i].parts = groups[owners[i]].parts;
	struct tvx_span *kept = tvx_arena_alloc(arena, *count * sizeof(*kept));
	if (*count)
		memcpy(kept, spans, *count * sizeof(*kept));
	free(spans);
	free(owners);
	free(ends);
	free(heap.list);
	return kept;
}
