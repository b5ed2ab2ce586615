/* The lock and the note of whoever writes. The lock is advisory: stock git does not know it, and
 * nothing that it protects is lost without it, since branches move by compare-and-swap. */
#include "dossier/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

enum {
	LONGEST_NAP_MS = 12,
	/* The lock falls with its holder, so whoever waits for it waits for work being done. */
	LOCK_LIMIT_MS = 30 * 1000,
	NOTE_LIMIT_BYTES = 4096,
};

static int64_t
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool
tvx_patience_wait(struct tvx_patience *patience)
{
	uint32_t chance = 0;

	if (!patience->until_ms)
		patience->until_ms = now_ms() + patience->limit_ms;
	if (now_ms() >= patience->until_ms)
		return false;
	/* Without chance, writers that met once would meet again at every try. */
	if (getrandom(&chance, sizeof(chance), GRND_NONBLOCK) != sizeof(chance))
		chance = (uint32_t)getpid();
	long nap_us = 1000 + (long)(chance % (LONGEST_NAP_MS * 1000));
	nanosleep(&(struct timespec){ .tv_nsec = nap_us * 1000 }, NULL);
	return true;
}

static int
wait_for_lock(int fd, const char *path, struct tvx_error *err)
{
	struct tvx_patience patience = { .limit_ms = LOCK_LIMIT_MS };

	while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		if (errno == EINTR)
			continue;
		if (errno != EWOULDBLOCK)
			return TVX_OK;
		if (!tvx_patience_wait(&patience)) {
			tvx_error_set(err, TVX_ERR_BUSY,
				      "another travaux has been writing to this dossier for %d "
				      "seconds; wait for it or stop it, then try again",
				      LOCK_LIMIT_MS / 1000);
			tvx_error_place(err, tvx_str_of(path), 0, 0);
			return TVX_ERR_BUSY;
		}
	}
	return TVX_OK;
}

int
tvx_guard_begin(struct tvx_guard *guard, struct tvx_dossier *dossier, struct tvx_error *err)
{
	struct tvx_buf path = { 0 };
	int status = TVX_OK;

	*guard = (struct tvx_guard){ .dossier = dossier };
	tvx_buf_printf(&path, "%stravaux.lock", git_repository_commondir(dossier->repo));
	tvx_buf_printf(&guard->note, "%stravaux.note", git_repository_path(dossier->repo));
	guard->lock = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (guard->lock < 0)
		status = tvx_system_failed(err, "write to the dossier", path.ptr);
	else
		status = wait_for_lock(guard->lock, path.ptr, err);
	tvx_buf_release(&path);
	if (status)
		tvx_guard_end(guard);
	else
		tvx_heal(guard);
	return status;
}

void
tvx_guard_end(struct tvx_guard *guard)
{
	if (guard->lock >= 0)
		close(guard->lock);
	tvx_buf_release(&guard->note);
	guard->lock = -1;
}

int
tvx_guard_note(struct tvx_guard *guard, const struct tvx_intent *intent, struct tvx_error *err)
{
	char old[GIT_OID_HEXSZ + 1], new[GIT_OID_HEXSZ + 1];
	struct tvx_buf line = { 0 };

	tvx_buf_printf(&line, "%s %s %s\n", git_oid_tostr(old, sizeof(old), &intent->old),
		       git_oid_tostr(new, sizeof(new), &intent->new), intent->branch);
	int fd = open(guard->note.ptr, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	bool done = fd >= 0 && write(fd, line.ptr, line.len) == (ssize_t)line.len;
	/* Without a work tree the note only serves to recognise a lock that was left behind. */
	if (done && !git_repository_is_bare(guard->dossier->repo))
		done = fsync(fd) == 0;
	int cause = errno;
	if (fd >= 0 && close(fd) != 0)
		done = false;
	tvx_buf_release(&line);
	if (done)
		return TVX_OK;
	tvx_guard_forget(guard);
	errno = cause;
	return tvx_system_failed(err, "write", guard->note.ptr);
}

bool
tvx_guard_read(struct tvx_guard *guard, struct tvx_intent *out)
{
	struct tvx_buf bytes = { 0 };
	struct tvx_intent intent = { 0 };
	bool complete = false;

	if (access(guard->note.ptr, F_OK) == 0 &&
	    !tvx_file_read(guard->note.ptr, NOTE_LIMIT_BYTES, &bytes, NULL) && bytes.len &&
	    bytes.ptr[bytes.len - 1] == '\n') {
		bytes.ptr[--bytes.len] = '\0';
		size_t names = 2 * (GIT_OID_HEXSZ + 1);
		complete = bytes.len > names &&
			   strncmp(bytes.ptr + names, "refs/heads/", 11) == 0 &&
			   !git_oid_fromstrn(&intent.old, bytes.ptr, 40) &&
			   !git_oid_fromstrn(&intent.new, bytes.ptr + 41, 40);
		if (complete) {
			intent.branch = tvx_alloc(bytes.len - names + 1);
			strcpy(intent.branch, bytes.ptr + names);
			*out = intent;
		}
	}
	tvx_buf_release(&bytes);
	return complete;
}

void
tvx_guard_forget(struct tvx_guard *guard)
{
	unlink(guard->note.ptr);
}
