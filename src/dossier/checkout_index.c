/* Changing git's index without ever leaving a lock that nobody can tell the owner of.
 *
 * libgit2 writes into index.lock, and a kill leaves it there, empty or half written, for a
 * person to remove. So a copy is changed, under a name of its own, and linked whole to
 * index.lock: one that is left behind is still the same file as the copy. */
#include "dossier/checkout.h"
#include "dossier/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* Another program holds the index for as long as it writes it. */
enum { INDEX_LIMIT_MS = 5000, COPY_LIMIT_BYTES = 1 << 30 };

/* The files of the index in the repository's own folder. */
struct index_paths {
	struct tvx_buf index, lock, copy, copy_lock;
};

static void
paths_init(struct index_paths *paths, struct tvx_dossier *dossier)
{
	const char *folder = git_repository_path(dossier->repo);

	*paths = (struct index_paths){ 0 };
	tvx_buf_printf(&paths->index, "%sindex", folder);
	tvx_buf_printf(&paths->lock, "%sindex.lock", folder);
	tvx_buf_printf(&paths->copy, "%stravaux.index", folder);
	tvx_buf_printf(&paths->copy_lock, "%stravaux.index.lock", folder);
}

static void
paths_release(struct index_paths *paths)
{
	tvx_buf_release(&paths->index);
	tvx_buf_release(&paths->lock);
	tvx_buf_release(&paths->copy);
	tvx_buf_release(&paths->copy_lock);
}

/* Writes bytes into a file that must not exist yet. */
static int
create_with(const char *path, struct tvx_str bytes)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

	if (fd < 0)
		return -1;
	while (bytes.len) {
		ssize_t put = write(fd, bytes.ptr, bytes.len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0) {
			int cause = errno;
			close(fd);
			unlink(path);
			errno = cause;
			return -1;
		}
		bytes.ptr += put;
		bytes.len -= (size_t)put;
	}
	return close(fd);
}

/* A second name for a file, or a copy where the disk knows no second names (FAT). */
static int
link_or_copy(const char *from, const char *to)
{
	struct tvx_buf bytes = { 0 };

	if (link(from, to) == 0)
		return 0;
	if (errno == EEXIST || errno == ENOENT || errno == ENOSPC)
		return -1;
	if (tvx_file_read(from, COPY_LIMIT_BYTES, &bytes, NULL) < 0) {
		errno = EIO;
		return -1;
	}
	int done = create_with(to, tvx_buf_str(&bytes));
	tvx_buf_release(&bytes);
	return done;
}

static void
look(const char *path, struct stat *out)
{
	if (stat(path, out) != 0)
		*out = (struct stat){ 0 };
}

static bool
same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

int
tvx_index_open(struct tvx_checkout *checkout, struct tvx_error *err)
{
	struct index_paths paths;
	int status = TVX_OK;

	if (checkout->index)
		return TVX_OK;
	paths_init(&paths, checkout->dossier);
	unlink(paths.copy.ptr);
	look(paths.index.ptr, &checkout->seen);
	if (checkout->seen.st_ino && link_or_copy(paths.index.ptr, paths.copy.ptr) != 0) {
		status = tvx_system_failed(err, "copy", paths.index.ptr);
	} else {
		int code = git_index_open(&checkout->index, paths.copy.ptr);
		if (code < 0)
			status = tvx_git_failed(err, code, "git's index cannot be read");
	}
	paths_release(&paths);
	return status;
}

/* Git takes a file for unchanged when its times and size are those of the index entry, except
 * when the index is not younger than the file (gitformat-index, racy-git). A rewritten index is
 * younger, so an entry in doubt is given a size that forces git to look. */
static int
keep_doubts(struct tvx_checkout *checkout)
{
	size_t count = git_index_entrycount(checkout->index);
	const struct stat *seen = &checkout->seen;

	for (size_t i = 0; seen->st_ino && i < count; i++) {
		const git_index_entry *entry = git_index_get_byindex(checkout->index, i);
		int64_t newer = (int64_t)entry->mtime.seconds - (int64_t)seen->st_mtim.tv_sec;
		if (newer < 0 ||
		    (newer == 0 && entry->mtime.nanoseconds < (uint32_t)seen->st_mtim.tv_nsec))
			continue;
		git_index_entry doubted = *entry;
		doubted.file_size = 0;
		int code = git_index_add(checkout->index, &doubted);
		if (code < 0)
			return code;
	}
	return 0;
}

static int
take_lock(struct index_paths *paths, struct tvx_error *err)
{
	struct tvx_patience patience = { .limit_ms = INDEX_LIMIT_MS };

	while (link_or_copy(paths->copy.ptr, paths->lock.ptr) != 0) {
		if (errno != EEXIST)
			return tvx_system_failed(err, "write", paths->index.ptr);
		if (!tvx_patience_wait(&patience))
			return tvx_error_set(
				err, TVX_ERR_BUSY,
				"another program holds git's index; if none is running, "
				"delete %s",
				paths->lock.ptr);
	}
	return TVX_OK;
}

int
tvx_index_publish(struct tvx_checkout *checkout, bool *moved, struct tvx_error *err)
{
	struct index_paths paths;
	struct stat now;
	int status = TVX_OK;

	int code = keep_doubts(checkout);
	if (!code)
		code = git_index_write(checkout->index);
	if (code < 0)
		return tvx_git_failed(err, code, "git's index cannot be written");
	paths_init(&paths, checkout->dossier);
	status = take_lock(&paths, err);
	if (!status) {
		look(paths.index.ptr, &now);
		*moved = !same_file(&now, &checkout->seen);
		if (*moved)
			unlink(paths.lock.ptr);
		else if (rename(paths.lock.ptr, paths.index.ptr) != 0)
			status = tvx_system_failed(err, "write", paths.index.ptr);
		if (status)
			unlink(paths.lock.ptr);
	}
	tvx_index_discard(checkout);
	paths_release(&paths);
	return status;
}

void
tvx_index_discard(struct tvx_checkout *checkout)
{
	struct index_paths paths;

	git_index_free(checkout->index);
	checkout->index = NULL;
	paths_init(&paths, checkout->dossier);
	unlink(paths.copy.ptr);
	paths_release(&paths);
}

void
tvx_index_heal(struct tvx_dossier *dossier)
{
	struct index_paths paths;
	struct stat copy, lock;

	paths_init(&paths, dossier);
	unlink(paths.copy_lock.ptr);
	look(paths.copy.ptr, &copy);
	look(paths.lock.ptr, &lock);
	if (copy.st_ino && copy.st_ino == lock.st_ino && copy.st_dev == lock.st_dev)
		unlink(paths.lock.ptr);
	unlink(paths.copy.ptr);
	paths_release(&paths);
}
