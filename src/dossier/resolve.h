/* From what a person calls a revision to the commit that it is. */
#ifndef TVX_DOSSIER_RESOLVE_H
#define TVX_DOSSIER_RESOLVE_H

#include "dossier/repo.h"

/* As tvx_dossier_resolve. */
int tvx_resolve(struct tvx_dossier *dossier, struct tvx_str revision, git_oid *out,
		struct tvx_error *err);

#endif
