/* Whole files: read within a limit, written at once or not at all. */
#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_BYTES = 64 * 1024 };

static int
failed(const char *path, const char *what, struct tvx_error *err)
{
	int status = errno == ENOENT || errno == EISDIR ? TVX_ERR_USE : TVX_ERR_SYSTEM;

	tvx_error_set(err, status, "cannot %s: %s", what, strerror(errno));
	tvx_error_place(err, tvx_str_of(path), 0, 0);
	return status;
}

static int
read_all(int fd, const char *path, size_t limit_bytes, struct tvx_buf *bytes, struct tvx_error *err)
{
	char *chunk = tvx_realloc(NULL, READ_BYTES, 1);
	ssize_t got;

	while ((got = read(fd, chunk, READ_BYTES)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			break;
		if ((size_t)got > limit_bytes - bytes->len) {
			free(chunk);
			tvx_error_set(err, TVX_ERR_INPUT,
				      "larger than %zu bytes, the most that is read", limit_bytes);
			tvx_error_place(err, tvx_str_of(path), 0, 0);
			return TVX_ERR_INPUT;
		}
		tvx_buf_add(bytes, (struct tvx_str){ chunk, (size_t)got });
	}
	free(chunk);
	return got < 0 ? failed(path, "read", err) : TVX_OK;
}

int
tvx_file_read(const char *path, size_t limit_bytes, struct tvx_buf *out, struct tvx_error *err)
{
	bool from_stdin = strcmp(path, "-") == 0;
	int fd = from_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct tvx_buf bytes = { 0 };

	if (fd < 0)
		return failed(path, "open", err);
	int status = read_all(fd, from_stdin ? "standard input" : path, limit_bytes, &bytes, err);
	if (!from_stdin)
		close(fd);
	if (!status)
		tvx_buf_add(out, tvx_buf_str(&bytes));
	tvx_buf_release(&bytes);
	return status;
}

static bool
write_all(int fd, struct tvx_str bytes)
{
	while (bytes.len) {
		ssize_t put = write(fd, bytes.ptr, bytes.len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		bytes.ptr += put;
		bytes.len -= (size_t)put;
	}
	return true;
}

/* A new file keeps what the umask leaves of 0666; a replaced one keeps its own mode. */
static mode_t
mode_for(const char *path)
{
	struct stat st;

	if (stat(path, &st) == 0)
		return st.st_mode & 07777;
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* A device or a pipe is written to; a rename would put a file in its place. */
static int
write_through(const char *path, struct tvx_str bytes, struct tvx_error *err)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		return failed(path, "write", err);
	bool done = write_all(fd, bytes);
	int cause = errno;
	close(fd);
	errno = cause;
	return done ? TVX_OK : failed(path, "write", err);
}

int
tvx_file_write(const char *path, struct tvx_str bytes, struct tvx_error *err)
{
	struct tvx_buf temporary = { 0 };
	struct stat st;

	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
		return write_through(path, bytes, err);
	tvx_buf_printf(&temporary, "%s.XXXXXX", path);
	int fd = mkstemp(temporary.ptr);
	if (fd < 0) {
		tvx_buf_release(&temporary);
		return failed(path, "write", err);
	}
	bool done = fchmod(fd, mode_for(path)) == 0 && write_all(fd, bytes) && fsync(fd) == 0;
	int cause = errno;
	if (close(fd) != 0 && done) {
		cause = errno;
		done = false;
	}
	if (done && rename(temporary.ptr, path) != 0) {
		cause = errno;
		done = false;
	}
	if (!done)
		unlink(temporary.ptr);
	tvx_buf_release(&temporary);
	errno = cause;
	return done ? TVX_OK : failed(path, "write", err);
}
