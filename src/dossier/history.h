/* The commits that changed one path. */
#ifndef TVX_DOSSIER_HISTORY_H
#define TVX_DOSSIER_HISTORY_H

#include "dossier/repo.h"

/* As tvx_dossier_history, from a commit and by path. */
int tvx_history(struct tvx_dossier *dossier, const git_oid *head, struct tvx_str path,
		bool (*tell)(void *context, const struct tvx_commit *commit), void *context,
		struct tvx_error *err);
/* The newest commit that changed a path; all empty when none did. Its strings are borrowed from
 * arena. */
int tvx_history_latest(struct tvx_dossier *dossier, const git_oid *head, struct tvx_str path,
		       struct tvx_arena *arena, struct tvx_commit *out, struct tvx_error *err);

#endif
