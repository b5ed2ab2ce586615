/* Making one commit of edits to files: all of it or nothing, whoever else writes meanwhile. */
#ifndef TVX_DOSSIER_COMMIT_H
#define TVX_DOSSIER_COMMIT_H

#include "dossier/tree.h"

struct tvx_plan {
	struct tvx_arena *arena; /* holds the paths */
	struct tvx_store store;
	struct tvx_edit *edits;
	size_t count, cap;
	git_oid base; /* the commit whose files are the edits' old ones */
	const struct tvx_record *record;
	struct tvx_str name; /* of the draft */
};

/* Caller releases with tvx_plan_release. */
void tvx_plan_init(struct tvx_plan *plan, struct tvx_dossier *dossier);
void tvx_plan_release(struct tvx_plan *plan);
/* Adds an edit unless old and new are equal. Copies the path. */
void tvx_plan_add(struct tvx_plan *plan, struct tvx_str path, const git_oid *old,
		  const git_oid *new);
/* Commits the edits onto the branch. When it has moved from base, that is done only if no edited
 * file differs between there and base. */
int tvx_plan_commit(struct tvx_plan *plan, struct tvx_dossier *dossier, char id[static 41],
		    struct tvx_error *err);

#endif
