/* Walking commits in the order of their times. */
#include "dossier/walk.h"

#include "dossier/message.h"

#include <stdlib.h>

void
tvx_walker_init(struct tvx_walker *walker, struct tvx_dossier *dossier)
{
	*walker = (struct tvx_walker){ .dossier = dossier, .arena = tvx_arena_new() };
	walker->met = tvx_map_new(walker->arena);
	if (!dossier->graph)
		dossier->graph = tvx_graph_open(dossier->repo);
}

void
tvx_walker_release(struct tvx_walker *walker)
{
	free(walker->heap);
	tvx_arena_free(walker->arena);
	*walker = (struct tvx_walker){ 0 };
}

static bool
from_graph(struct tvx_walker *walker, const git_oid *id, struct tvx_step_commit *out)
{
	const struct tvx_graph *graph = walker->dossier->graph;
	struct tvx_graph_commit row, parent;
	uint32_t position;

	if (!graph || !tvx_graph_find(graph, id, &position) ||
	    !tvx_graph_read(graph, position, &row))
		return false;
	out->parents = tvx_arena_alloc(walker->arena, row.parent_count * sizeof(git_oid));
	for (unsigned i = 0; i < row.parent_count; i++) {
		if (!tvx_graph_read(graph, row.parents[i], &parent))
			return false;
		out->parents[i] = parent.id;
	}
	out->parent_count = row.parent_count;
	out->tree = row.tree;
	out->seconds = row.seconds;
	return true;
}

static int
from_object(struct tvx_walker *walker, const git_oid *id, struct tvx_step_commit *out,
	    struct tvx_error *err)
{
	struct tvx_raw_commit raw;
	git_odb_object *object;
	git_oid parent;
	int status = tvx_object_read(walker->dossier->odb, id, GIT_OBJECT_COMMIT, "a commit",
				     &object, err);

	if (status)
		return status;
	status = tvx_raw_commit_read(tvx_object_str(object), &raw, err);
	if (!status) {
		struct tvx_str rest = raw.parents;
		unsigned count = 0;

		while (tvx_raw_commit_parent(&rest, &parent))
			count++;
		out->parents = tvx_arena_alloc(walker->arena, count * sizeof(git_oid));
		out->tree = raw.tree;
		out->seconds = tvx_raw_moment(raw.committer).seconds;
		rest = raw.parents;
		while (tvx_raw_commit_parent(&rest, &parent))
			out->parents[out->parent_count++] = parent;
	}
	git_odb_object_free(object);
	return status;
}

int
tvx_walker_get(struct tvx_walker *walker, const git_oid *id, struct tvx_step_commit **out,
	       struct tvx_error *err)
{
	struct tvx_str key = { (const char *)id->id, GIT_OID_RAWSZ };
	struct tvx_step_commit *commit = tvx_map_get(walker->met, key);
	int status = TVX_OK;

	if (!commit) {
		commit = TVX_ARENA_NEW(walker->arena, struct tvx_step_commit);
		commit->id = *id;
		if (!from_graph(walker, id, commit))
			status = from_object(walker, id, commit, err);
		if (status)
			return status;
		key.ptr = (const char *)commit->id.id;
		tvx_map_add(walker->met, key, commit);
	}
	*out = commit;
	return TVX_OK;
}

static bool
comes_before(const struct tvx_step_commit *a, const struct tvx_step_commit *b)
{
	return a->seconds != b->seconds ? a->seconds > b->seconds : a->order < b->order;
}

static void
swap(struct tvx_step_commit **a, struct tvx_step_commit **b)
{
	struct tvx_step_commit *kept = *a;

	*a = *b;
	*b = kept;
}

void
tvx_walker_add(struct tvx_walker *walker, struct tvx_step_commit *commit)
{
	if (commit->waiting)
		return;
	commit->waiting = true;
	commit->order = walker->added++;
	if (walker->count == walker->cap) {
		walker->cap = walker->cap ? walker->cap * 2 : 16;
		walker->heap = tvx_realloc(walker->heap, walker->cap, sizeof(*walker->heap));
	}
	size_t at = walker->count++;
	walker->heap[at] = commit;
	for (; at && comes_before(walker->heap[at], walker->heap[(at - 1) / 2]); at = (at - 1) / 2)
		swap(&walker->heap[at], &walker->heap[(at - 1) / 2]);
}

struct tvx_step_commit *
tvx_walker_next(struct tvx_walker *walker)
{
	if (!walker->count)
		return NULL;
	struct tvx_step_commit **heap = walker->heap, *next = heap[0];
	heap[0] = heap[--walker->count];
	for (size_t at = 0, child; (child = 2 * at + 1) < walker->count; at = child) {
		if (child + 1 < walker->count && comes_before(heap[child + 1], heap[child]))
			child++;
		if (!comes_before(heap[child], heap[at]))
			break;
		swap(&heap[at], &heap[child]);
	}
	return next;
}
