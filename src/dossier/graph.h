/* The commit-graph file of git (gitformat-commit-graph): parents, trees and times of commits
 * without reading the commits. It is only ever a short cut; without one all works, slower. */
#ifndef TVX_DOSSIER_GRAPH_H
#define TVX_DOSSIER_GRAPH_H

#include "dossier/repo.h"

struct tvx_graph_commit {
	git_oid id, tree;
	int64_t seconds;     /* when it was recorded */
	uint32_t parents[2]; /* positions in the file */
	unsigned parent_count;
};

/* NULL when there is no such file or it is not to be used. Caller frees with tvx_graph_free. */
struct tvx_graph *tvx_graph_open(git_repository *repo);
void tvx_graph_free(struct tvx_graph *graph);
/* False when the commit is not in the file. */
bool tvx_graph_find(const struct tvx_graph *graph, const git_oid *id, uint32_t *position);
/* False when the file is damaged there, or the commit has more than two parents. */
bool tvx_graph_read(const struct tvx_graph *graph, uint32_t position, struct tvx_graph_commit *out);

#endif
