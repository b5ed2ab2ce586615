/* Commits from a head backwards, newest first, each at most once. */
#ifndef TVX_DOSSIER_WALK_H
#define TVX_DOSSIER_WALK_H

#include "base/map.h"
#include "dossier/graph.h"

/* A commit that the walk has met. */
struct tvx_step_commit {
	git_oid id, tree;
	int64_t seconds;
	git_oid *parents;
	unsigned parent_count;
	git_oid entry; /* what it has at the path that the walk follows */
	bool entry_known, waiting;
	size_t order; /* in which it was added; decides between commits of one second */
};

struct tvx_walker {
	struct tvx_dossier *dossier;
	struct tvx_arena *arena;
	struct tvx_map *met; /* by the bytes of the id */
	struct tvx_step_commit **heap;
	size_t count, cap, added;
};

void tvx_walker_init(struct tvx_walker *walker, struct tvx_dossier *dossier);
void tvx_walker_release(struct tvx_walker *walker);
/* Reads a commit, from the commit-graph if it is there. *out is borrowed from walker. */
int tvx_walker_get(struct tvx_walker *walker, const git_oid *id, struct tvx_step_commit **out,
		   struct tvx_error *err);
/* Makes a commit one of those that wait, unless it was already. */
void tvx_walker_add(struct tvx_walker *walker, struct tvx_step_commit *commit);
/* The newest of those that wait; NULL at the end. Borrowed from walker. */
struct tvx_step_commit *tvx_walker_next(struct tvx_walker *walker);

#endif
