/* The files of a draft at one commit. */
#ifndef TVX_DOSSIER_LOAD_H
#define TVX_DOSSIER_LOAD_H

#include "base/map.h"
#include "dossier/layout.h"
#include "dossier/tree.h"
#include "model/xml.h"

/* A paragraph's file. */
struct tvx_found {
	struct tvx_found *next; /* in the order of the tree */
	struct tvx_str id;
	char bucket[2]; /* where it stands, which a person may have got wrong */
	git_oid blob;
	bool used; /* for whoever wants to know which are left over */
};

/* Folders are read once; the files only when they are asked for. */
struct tvx_files {
	git_odb *odb;
	struct tvx_arena *arena;
	struct tvx_str name; /* of the draft */
	git_oid head, outline;
	struct tvx_map *by_id;
	struct tvx_found *first, *last;
	git_odb_object *open; /* what was handed out last */
	char path[TVX_PATH_BYTES];
	size_t bytes; /* read so far, see TVX_LIMIT_FILE_BYTES */
};

/* Lists a draft's files in a root tree. Caller releases with tvx_files_release. */
int tvx_files_init(struct tvx_files *files, git_odb *odb, const git_oid *root, struct tvx_str name,
		   struct tvx_error *err);
void tvx_files_release(struct tvx_files *files);
/* The names of all drafts in a root tree, sorted. Caller frees *out with free; the strings are
 * borrowed from arena. */
int tvx_draft_names(git_odb *odb, const git_oid *root, struct tvx_arena *arena,
		    struct tvx_str **out, size_t *count, struct tvx_error *err);
/* Reads one file. Caller frees *object with git_odb_object_free. */
int tvx_files_read(struct tvx_files *files, const git_oid *blob, const char *path,
		   git_odb_object **object, struct tvx_error *err);
void tvx_found_path(const struct tvx_files *files, const struct tvx_found *found,
		    char out[static TVX_PATH_BYTES]);
/* A tvx_part_fetch; context is the struct tvx_files. */
int tvx_files_fetch(void *context, struct tvx_str id, struct tvx_part *out, struct tvx_error *err);
/* Puts the draft together. Caller frees *out with tvx_draft_free. */
int tvx_files_assemble(struct tvx_files *files, struct tvx_listener listener, tvx_part_fetch fetch,
		       void *context, struct tvx_draft **out, struct tvx_error *err);

#endif
