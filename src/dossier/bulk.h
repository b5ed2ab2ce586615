/* Where new objects go: one file each, or all of them into one pack. */
#ifndef TVX_DOSSIER_BULK_H
#define TVX_DOSSIER_BULK_H

#include "dossier/repo.h"

struct tvx_store {
	git_odb *odb;
	/* Of a bulk store only: a handle of its own on the repository, whose new objects stay in
	 * memory until they are flushed. */
	git_repository *repo;
	git_odb_backend *memory;
	git_oid *ids; /* of what is in memory, in the order in which it was written */
	size_t count, cap;
};

/* Objects become files at once. */
void tvx_store_init(struct tvx_store *store, struct tvx_dossier *dossier);
/* Objects become one pack when they are flushed: ten thousand files cost minutes to make
 * durable, one pack costs milliseconds. */
int tvx_store_init_bulk(struct tvx_store *store, struct tvx_dossier *dossier,
			struct tvx_error *err);
void tvx_store_release(struct tvx_store *store);

/* Writes an object unless the repository has it. */
int tvx_store_write(struct tvx_store *store, git_object_t type, struct tvx_str bytes, git_oid *out,
		    struct tvx_error *err);
/* After it, everything written is durable. */
int tvx_store_flush(struct tvx_store *store, struct tvx_error *err);

#endif
