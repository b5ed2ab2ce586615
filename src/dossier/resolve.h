/* From what a person calls a revision to the commit that it is. */
#ifndef TVX_DOSSIER_RESOLVE_H
#define TVX_DOSSIER_RESOLVE_H

#include "dossier/repo.h"

/* As tvx_dossier_resolve. */
int tvx_resolve(struct tvx_dossier *dossier, struct tvx_str revision, git_oid *out,
		struct tvx_error *err);

/* The commit of an issued revision of a draft; false when there is none of that name. */
bool tvx_resolve_revision(struct tvx_dossier *dossier, struct tvx_str draft,
			  struct tvx_str revision, git_oid *out);

#endif
