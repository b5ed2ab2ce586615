/* The work tree and the index of a dossier that has them: what a person edits by hand and what
 * stock git compares with. Nothing that a person changed there is ever overwritten. */
#ifndef TVX_DOSSIER_CHECKOUT_H
#define TVX_DOSSIER_CHECKOUT_H

#include "dossier/tree.h"

#include <sys/stat.h>

struct tvx_checkout {
	struct tvx_dossier *dossier;
	const char *root; /* of the work tree, with a slash at its end; NULL when bare */
	git_index *index; /* a copy of the index, see checkout_index.c; NULL: not open */
	struct stat seen; /* the index file that was copied; st_ino zero: there was none */
};

/* What stands at one path. */
struct tvx_checkout_state {
	git_oid staged; /* in the index; zero: nothing */
	git_oid file;   /* in the work tree; zero: nothing */
	bool foreign;   /* a folder, a link, an unfinished merge: not ours to touch */
};

void tvx_checkout_init(struct tvx_checkout *checkout, struct tvx_dossier *dossier);
void tvx_checkout_release(struct tvx_checkout *checkout);

/* Refuses when a person has changed one of the files and not committed it. */
int tvx_checkout_check(struct tvx_checkout *checkout, const struct tvx_edit *edits, size_t count,
		       struct tvx_error *err);
/* Brings files and index forward from old to new, save those that a person has changed. */
int tvx_checkout_apply(struct tvx_checkout *checkout, const struct tvx_edit *edits, size_t count,
		       struct tvx_error *err);

/* --- the index, for checkout.c and heal.c ------------------------------------------------ */

/* Opens the copy unless it is open. */
int tvx_index_open(struct tvx_checkout *checkout, struct tvx_error *err);
/* Puts the copy in the place of the index, as git does. *moved: somebody changed the index
 * meanwhile, the copy is closed and nothing was done. */
int tvx_index_publish(struct tvx_checkout *checkout, bool *moved, struct tvx_error *err);
/* Closes the copy and forgets what was changed in it. */
void tvx_index_discard(struct tvx_checkout *checkout);
/* Removes what a killed writer left of the copy. */
void tvx_index_heal(struct tvx_dossier *dossier);

#endif
