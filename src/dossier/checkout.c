/* Keeping the work tree at the newest commit without touching what a person changed there. */
#include "dossier/checkout.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How often the index may be moved by others before we leave it to the next command. */
enum { MOST_TRIES = 20 };

void
tvx_checkout_init(struct tvx_checkout *checkout, struct tvx_dossier *dossier)
{
	*checkout = (struct tvx_checkout){ .dossier = dossier };
	checkout->root = git_repository_workdir(dossier->repo);
}

void
tvx_checkout_release(struct tvx_checkout *checkout)
{
	if (!checkout->index)
		return;
	tvx_index_discard(checkout);
}

/* Whether every folder above a path, as far as it exists, is a real folder. */
static bool
folders_are_real(const struct tvx_checkout *checkout, const char *path)
{
	struct stat st;

	for (char *slash = strchr(path + strlen(checkout->root), '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		int missing = lstat(path, &st);
		*slash = '/';
		if (missing)
			return errno == ENOENT;
		if (!S_ISDIR(st.st_mode))
			return false;
	}
	return true;
}

static int
read_state(struct tvx_checkout *checkout, const char *path, struct tvx_checkout_state *out,
	   struct tvx_error *err)
{
	struct tvx_checkout_state state = { 0 };
	const char *inside = path + strlen(checkout->root);
	const git_index_entry *entry = git_index_get_bypath(checkout->index, inside, 0);
	struct stat st;

	if (entry)
		state.staged = entry->id;
	for (int stage = 1; stage <= 3 && !entry; stage++)
		state.foreign |= git_index_get_bypath(checkout->index, inside, stage) != NULL;
	if (!folders_are_real(checkout, path)) {
		state.foreign = true;
	} else if (lstat(path, &st) == 0) {
		state.foreign |= !S_ISREG(st.st_mode);
		int code = state.foreign ? 0 : git_odb_hashfile(&state.file, path, GIT_OBJECT_BLOB);
		if (code < 0)
			return tvx_git_failed(err, code, "cannot read %s", inside);
	}
	*out = state;
	return TVX_OK;
}

/* Nothing of a person's would be lost by bringing the path forward. */
static bool
is_ours(const struct tvx_checkout_state *state, const struct tvx_edit *edit)
{
	bool staged = git_oid_equal(&state->staged, &edit->old) ||
		      git_oid_equal(&state->staged, &edit->new);
	bool file = !tvx_oid_given(&state->file) || git_oid_equal(&state->file, &edit->old) ||
		    git_oid_equal(&state->file, &edit->new);
	bool neither = !tvx_oid_given(&state->staged) && !tvx_oid_given(&state->file);

	return !state->foreign && ((staged && file) || neither);
}

static int
refuse(const struct tvx_edit *edit, const struct tvx_checkout_state *state, struct tvx_error *err)
{
	if (!tvx_oid_given(&state->staged) && !tvx_oid_given(&edit->old))
		tvx_error_set(err, TVX_ERR_DOSSIER,
			      "a file stands where the dossier would write one; move it away or "
			      "commit it, then try again");
	else
		tvx_error_set(
			err, TVX_ERR_DOSSIER,
			"changed by hand and not committed; commit it with 'git commit %.*s', "
			"or undo it with 'git restore -SW %.*s', then try again",
			TVX_STR_ARG(edit->path), TVX_STR_ARG(edit->path));
	tvx_error_place(err, edit->path, 0, 0);
	return TVX_ERR_DOSSIER;
}

int
tvx_checkout_check(struct tvx_checkout *checkout, const struct tvx_edit *edits, size_t count,
		   struct tvx_error *err)
{
	struct tvx_checkout_state state;
	struct tvx_buf path = { 0 };

	if (!checkout->root)
		return TVX_OK;
	if (git_repository_state(checkout->dossier->repo) != GIT_REPOSITORY_STATE_NONE)
		return tvx_error_set(err, TVX_ERR_DOSSIER,
				     "a merge or rebase of git is not finished here; 'git status' "
				     "says how to finish or abort it");
	int status = tvx_index_open(checkout, err);
	for (size_t i = 0; i < count && !status; i++) {
		tvx_buf_clear(&path);
		tvx_buf_printf(&path, "%s%.*s", checkout->root, TVX_STR_ARG(edits[i].path));
		status = read_state(checkout, path.ptr, &state, err);
		if (!status && !is_ours(&state, &edits[i]))
			status = refuse(&edits[i], &state, err);
	}
	tvx_buf_release(&path);
	return status;
}

static int
make_folders(const struct tvx_checkout *checkout, char *path)
{
	for (char *slash = strchr(path + strlen(checkout->root), '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		int made = mkdir(path, 0777);
		*slash = '/';
		if (made != 0 && errno != EEXIST)
			return -1;
	}
	return 0;
}

/* Through a file beside it, so that a reader never sees half a paragraph. It is not made
 * durable: its bytes are in the repository. */
static int
put_file(const char *path, struct tvx_str bytes)
{
	struct tvx_buf part = { 0 };

	tvx_buf_printf(&part, "%s.travaux-part", path);
	int fd = open(part.ptr, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	bool done = fd >= 0;
	while (done && bytes.len) {
		ssize_t put = write(fd, bytes.ptr, bytes.len);
		if (put < 0 && errno == EINTR)
			continue;
		done = put >= 0;
		bytes.ptr += done ? put : 0;
		bytes.len -= done ? (size_t)put : 0;
	}
	if (fd >= 0 && close(fd) != 0)
		done = false;
	done = done && rename(part.ptr, path) == 0;
	int cause = errno;
	if (!done)
		unlink(part.ptr);
	tvx_buf_release(&part);
	errno = cause;
	return done ? 0 : -1;
}

/* Folders that hold nothing any more go too, as git does it. */
static void
remove_file(const struct tvx_checkout *checkout, char *path)
{
	unlink(path);
	for (char *slash = strrchr(path, '/'); slash >= path + strlen(checkout->root);
	     slash = strrchr(path, '/')) {
		*slash = '\0';
		if (rmdir(path) != 0)
			return;
	}
}

static int
stage(struct tvx_checkout *checkout, const struct tvx_edit *edit, const char *path)
{
	const char *inside = path + strlen(checkout->root);
	struct stat st;

	if (!tvx_oid_given(&edit->new)) {
		int code = git_index_remove(checkout->index, inside, 0);
		return code == GIT_ENOTFOUND ? 0 : code;
	}
	if (lstat(path, &st) != 0)
		return -1;
	git_index_entry entry = {
		.ctime = { (int32_t)st.st_ctim.tv_sec, (uint32_t)st.st_ctim.tv_nsec },
		.mtime = { (int32_t)st.st_mtim.tv_sec, (uint32_t)st.st_mtim.tv_nsec },
		.dev = (uint32_t)st.st_dev,
		.ino = (uint32_t)st.st_ino,
		.mode = GIT_FILEMODE_BLOB,
		.uid = st.st_uid,
		.gid = st.st_gid,
		.file_size = (uint32_t)st.st_size,
		.id = edit->new,
		.path = inside,
	};
	return git_index_add(checkout->index, &entry);
}

static int
bring_forward(struct tvx_checkout *checkout, const struct tvx_edit *edit, char *path,
	      struct tvx_error *err)
{
	struct tvx_checkout_state state;
	git_odb_object *blob;
	int status = read_state(checkout, path, &state, err);

	if (status || !is_ours(&state, edit))
		return status;
	if (!tvx_oid_given(&edit->new)) {
		char *scratch = strdup(path);
		if (scratch)
			remove_file(checkout, scratch);
		free(scratch);
	} else if (!git_oid_equal(&state.file, &edit->new)) {
		status = tvx_object_read(checkout->dossier->odb, &edit->new, GIT_OBJECT_BLOB,
					 path + strlen(checkout->root), &blob, err);
		if (status)
			return status;
		if (make_folders(checkout, path) != 0 || put_file(path, tvx_object_str(blob)) != 0)
			status = tvx_system_failed(err, "write", path);
		git_odb_object_free(blob);
	}
	int code = status ? 0 : stage(checkout, edit, path);
	return code < 0 ? tvx_git_failed(err, code, "git's index cannot be changed") : status;
}

int
tvx_checkout_apply(struct tvx_checkout *checkout, const struct tvx_edit *edits, size_t count,
		   struct tvx_error *err)
{
	struct tvx_buf path = { 0 };
	bool again = checkout->root != NULL;
	int status = TVX_OK;

	for (int try = 0; again && !status; try++) {
		if (try == MOST_TRIES)
			status = tvx_error_set(err, TVX_ERR_BUSY, "git's index keeps changing");
		if (!status)
			status = tvx_index_open(checkout, err);
		for (size_t i = 0; i < count && !status; i++) {
			tvx_buf_clear(&path);
			tvx_buf_printf(&path, "%s%.*s", checkout->root, TVX_STR_ARG(edits[i].path));
			status = bring_forward(checkout, &edits[i], path.ptr, err);
		}
		if (!status)
			status = tvx_index_publish(checkout, &again, err);
	}
	tvx_buf_release(&path);
	return status;
}
