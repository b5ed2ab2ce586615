/* Reading objects and naming what is wrong with a repository. */
#include "dossier/repo.h"

#include "dossier/message.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
tvx_git_failed(struct tvx_error *err, int code, const char *format, ...)
{
	const git_error *cause = git_error_last();
	int status = TVX_ERR_DOSSIER;
	char what[200];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof(what), format, args);
	va_end(args);
	if (code == GIT_ELOCKED || code == GIT_EMODIFIED)
		status = TVX_ERR_BUSY;
	else if (cause && (cause->klass == GIT_ERROR_OS || cause->klass == GIT_ERROR_FILESYSTEM))
		status = TVX_ERR_SYSTEM;
	return tvx_error_set(err, status, "%s: %s", what,
			     cause && cause->message ? cause->message : "git gives no reason");
}

int
tvx_system_failed(struct tvx_error *err, const char *what, const char *path)
{
	tvx_error_set(err, TVX_ERR_SYSTEM, "cannot %s: %s", what, strerror(errno));
	tvx_error_place(err, tvx_str_of(path), 0, 0);
	return TVX_ERR_SYSTEM;
}

static int
unreadable(const git_oid *id, int code, const char *what, struct tvx_error *err)
{
	const char *remedy = "restore it from another copy of this dossier, see "
			     "travaux-dossier(5)";
	char hex[GIT_OID_HEXSZ + 1];

	git_oid_tostr(hex, sizeof(hex), id);
	if (code == GIT_ENOTFOUND)
		return tvx_error_set(err, TVX_ERR_DOSSIER, "object %s (%s) is missing; %s", hex,
				     what, remedy);
	if (code == GIT_EMISMATCH)
		return tvx_error_set(err, TVX_ERR_DOSSIER,
				     "object %s (%s) was altered: its bytes do not match its "
				     "name; %s",
				     hex, what, remedy);
	return tvx_git_failed(err, code, "object %s (%s) cannot be read", hex, what);
}

int
tvx_object_read(git_odb *odb, const git_oid *id, git_object_t type, const char *what,
		git_odb_object **out, struct tvx_error *err)
{
	git_odb_object *object;
	int code = git_odb_read(&object, odb, id);

	if (code < 0)
		return unreadable(id, code, what, err);
	if (git_odb_object_type(object) != type) {
		char hex[GIT_OID_HEXSZ + 1];

		git_oid_tostr(hex, sizeof(hex), id);
		tvx_error_set(err, TVX_ERR_DOSSIER, "object %s (%s) is a %s and should be a %s",
			      hex, what, git_object_type2string(git_odb_object_type(object)),
			      git_object_type2string(type));
		git_odb_object_free(object);
		return TVX_ERR_DOSSIER;
	}
	*out = object;
	return TVX_OK;
}

struct tvx_str
tvx_object_str(git_odb_object *object)
{
	return (struct tvx_str){ git_odb_object_data(object), git_odb_object_size(object) };
}

bool
tvx_oid_given(const git_oid *id)
{
	return !git_oid_is_zero(id);
}

static char *
copy_of(const char *text)
{
	char *copy = tvx_alloc(strlen(text) + 1);

	return strcpy(copy, text);
}

/* The branch that HEAD names, whether it has a commit or not. */
static int
read_branch(git_reference *head, git_oid *out, char **out_name, struct tvx_error *err)
{
	git_reference *branch;
	int code = git_reference_resolve(&branch, head);

	if (code == GIT_ENOTFOUND && out_name) {
		*out = (git_oid){ 0 };
		*out_name = copy_of(git_reference_symbolic_target(head));
		return TVX_OK;
	}
	if (code == GIT_ENOTFOUND)
		return tvx_error_set(err, TVX_ERR_DOSSIER,
				     "the branch that the dossier's HEAD names has no commit; "
				     "list the branches with 'git branch -a'");
	if (code < 0)
		return tvx_git_failed(err, code, "the dossier's branch cannot be read");
	git_oid_cpy(out, git_reference_target(branch));
	if (out_name)
		*out_name = copy_of(git_reference_name(branch));
	git_reference_free(branch);
	return TVX_OK;
}

int
tvx_head_read(struct tvx_dossier *dossier, git_oid *out, char **out_name, struct tvx_error *err)
{
	git_reference *head;
	int code = git_reference_lookup(&head, dossier->repo, "HEAD");
	int status;

	if (code < 0)
		return tvx_git_failed(err, code, "the dossier's HEAD cannot be read");
	if (git_reference_type(head) != GIT_REFERENCE_SYMBOLIC && out_name)
		status = tvx_error_set(err, TVX_ERR_DOSSIER,
				       "the dossier shows an old commit and no branch (a detached "
				       "HEAD); go back with 'git switch main', then try again");
	else
		status = read_branch(head, out, out_name, err);
	git_reference_free(head);
	return status;
}

int
tvx_commit_tree(git_odb *odb, const git_oid *commit, git_oid *out, struct tvx_error *err)
{
	struct tvx_raw_commit raw;
	git_odb_object *object;

	if (!tvx_oid_given(commit)) {
		*out = (git_oid){ 0 };
		return TVX_OK;
	}
	int status = tvx_object_read(odb, commit, GIT_OBJECT_COMMIT, "a commit", &object, err);
	if (status)
		return status;
	status = tvx_raw_commit_read(tvx_object_str(object), &raw, err);
	if (!status)
		git_oid_cpy(out, &raw.tree);
	git_odb_object_free(object);
	return status;
}
