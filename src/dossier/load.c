/* Reading drafts out of a dossier. */
#include "dossier/load.h"

#include "dossier/resolve.h"
#include "model/xml.h"

#include <stdlib.h>

int
tvx_files_fetch(void *context, struct tvx_str id, struct tvx_part *out, struct tvx_error *err)
{
	struct tvx_files *files = context;
	struct tvx_found *found = tvx_map_get(files->by_id, id);

	git_odb_object_free(files->open);
	files->open = NULL;
	if (!found) {
		tvx_paragraph_path(files->name, id, files->path);
		tvx_error_set(err, TVX_ERR_DOSSIER,
			      "the outline names paragraph %.*s and its file is not there; put it "
			      "back with 'git log' and 'git restore', or take it off the outline",
			      TVX_STR_ARG(id));
		tvx_error_place(err, tvx_str_of(files->path), 0, 0);
		return TVX_ERR_DOSSIER;
	}
	found->used = true;
	tvx_found_path(files, found, files->path);
	int status = tvx_files_read(files, &found->blob, files->path, &files->open, err);
	if (!status)
		*out = (struct tvx_part){ tvx_object_str(files->open), tvx_str_of(files->path) };
	return status;
}

int
tvx_files_assemble(struct tvx_files *files, struct tvx_listener listener, tvx_part_fetch fetch,
		   void *context, struct tvx_draft **out, struct tvx_error *err)
{
	git_odb_object *head, *outline;
	char head_path[TVX_PATH_BYTES], outline_path[TVX_PATH_BYTES];

	tvx_head_path(files->name, head_path);
	tvx_outline_path(files->name, outline_path);
	int status = tvx_files_read(files, &files->head, head_path, &head, err);
	if (status)
		return status;
	status = tvx_files_read(files, &files->outline, outline_path, &outline, err);
	if (!status) {
		struct tvx_part head_part = { tvx_object_str(head), tvx_str_of(head_path) };
		struct tvx_part outline_part = { tvx_object_str(outline),
						 tvx_str_of(outline_path) };
		status = tvx_draft_assemble(head_part, outline_part, fetch, context, listener, out,
					    err);
		git_odb_object_free(outline);
	}
	git_odb_object_free(head);
	return status;
}

int
tvx_dossier_load(struct tvx_dossier *dossier, struct tvx_str name, struct tvx_str revision,
		 struct tvx_listener listener, struct tvx_draft **out, struct tvx_error *err)
{
	struct tvx_files files;
	git_oid commit, root;
	int status = TVX_OK;

	/* What was issued under a name comes before a branch or a commit that is called so. */
	if (!tvx_resolve_revision(dossier, name, revision, &commit))
		status = tvx_resolve(dossier, revision, &commit, err);
	if (!status)
		status = tvx_commit_tree(dossier->odb, &commit, &root, err);
	if (!status)
		status = tvx_files_init(&files, dossier->odb, &root, name, err);
	if (status)
		return status;
	status = tvx_files_assemble(&files, listener, tvx_files_fetch, &files, out, err);
	tvx_files_release(&files);
	return status;
}

int
tvx_dossier_drafts(struct tvx_dossier *dossier, struct tvx_str revision,
		   void (*tell)(void *context, struct tvx_str name), void *context,
		   struct tvx_error *err)
{
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_str *names = NULL;
	git_oid commit, root;
	size_t count = 0;
	int status = tvx_resolve(dossier, revision, &commit, err);

	if (!status)
		status = tvx_commit_tree(dossier->odb, &commit, &root, err);
	if (!status)
		status = tvx_draft_names(dossier->odb, &root, arena, &names, &count, err);
	for (size_t i = 0; i < count; i++)
		tell(context, names[i]);
	free(names);
	tvx_arena_free(arena);
	return status;
}
