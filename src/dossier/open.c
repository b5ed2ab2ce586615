/* Opening a dossier, and saying why not. */
#include "dossier/graph.h"
#include "dossier/tree.h"

#include <stdlib.h>
#include <string.h>

static int
explain(const char *path, int code, struct tvx_error *err)
{
	int status = TVX_ERR_DOSSIER;

	if (code == GIT_ENOTFOUND)
		tvx_error_set(err, status,
			      "no dossier here or in any folder above; 'travaux init' makes one");
	else if (code == GIT_EOWNER)
		tvx_error_set(err, status,
			      "the dossier belongs to another user; if you trust it, run 'git "
			      "config --global --add safe.directory FOLDER' with its folder");
	else
		status = tvx_git_failed(err, code, "the repository cannot be opened");
	tvx_error_place(err, tvx_str_of(path), 0, 0);
	return status;
}

/* The version in the marker, without a parser: a file of one line that we wrote ourselves. */
static int
check_marker(struct tvx_str marker, struct tvx_error *err)
{
	struct tvx_str known = TVX_STR(TVX_DOSSIER_MARKER);

	if (tvx_str_equal(tvx_str_trim(marker), tvx_str_trim(known)))
		return TVX_OK;
	struct tvx_str line = tvx_str_trim(marker);
	line = tvx_str_split(&line, '\n');
	if (line.len > 80)
		line.len = 80;
	return tvx_error_set(err, TVX_ERR_DOSSIER,
			     "this dossier has another layout than the one known here (%s says "
			     "\"%.*s\"); it takes another version of travaux",
			     TVX_DOSSIER_FILE, TVX_STR_ARG(line));
}

static int
check_layout(struct tvx_dossier *dossier, struct tvx_error *err)
{
	git_odb_object *object;
	git_oid head, root, marker;
	int status = tvx_head_read(dossier, &head, NULL, err);

	if (!status)
		status = tvx_commit_tree(dossier->odb, &head, &root, err);
	if (!status)
		status = tvx_tree_lookup(dossier->odb, &root, TVX_STR(TVX_DOSSIER_FILE), &marker,
					 err);
	if (status)
		return status;
	if (!tvx_oid_given(&marker))
		return tvx_error_set(err, TVX_ERR_DOSSIER,
				     "a git repository, but no dossier: it has no %s; 'travaux "
				     "init' makes a dossier in a folder of its own",
				     TVX_DOSSIER_FILE);
	status = tvx_object_read(dossier->odb, &marker, GIT_OBJECT_BLOB, TVX_DOSSIER_FILE, &object,
				 err);
	if (!status) {
		status = check_marker(tvx_object_str(object), err);
		git_odb_object_free(object);
	}
	return status;
}

static int
check_kind(struct tvx_dossier *dossier, struct tvx_error *err)
{
	if (git_repository_head_unborn(dossier->repo) == 1)
		return tvx_error_set(err, TVX_ERR_DOSSIER,
				     "a git repository without any commit; 'travaux init' makes "
				     "it a dossier");
	if (git_repository_is_shallow(dossier->repo) == 1)
		return tvx_error_set(err, TVX_ERR_DOSSIER,
				     "a shallow clone has no history to tell; fetch the rest with "
				     "'git fetch --unshallow'");
	return check_layout(dossier, err);
}

int
tvx_dossier_open(const char *path, struct tvx_dossier **out, struct tvx_error *err)
{
	int status = tvx_git_start(err);

	if (status)
		return status;
	struct tvx_dossier *dossier = tvx_alloc(sizeof(*dossier));
	/* An agreed paragraph must survive a power cut. */
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	int code = git_repository_open_ext(&dossier->repo, path, 0, NULL);
	if (!code)
		code = git_repository_odb(&dossier->odb, dossier->repo);
	if (code < 0) {
		status = explain(path, code, err);
	} else {
		status = check_kind(dossier, err);
		if (status && !err->file[0])
			tvx_error_place(err, tvx_str_of(path), 0, 0);
	}
	if (status) {
		tvx_dossier_free(dossier);
		return status;
	}
	*out = dossier;
	return TVX_OK;
}

void
tvx_dossier_free(struct tvx_dossier *dossier)
{
	if (!dossier)
		return;
	tvx_graph_free(dossier->graph);
	git_odb_free(dossier->odb);
	git_repository_free(dossier->repo);
	free(dossier);
	git_libgit2_shutdown();
}
