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

/* Room for a file of this size and one byte, which tells that the file has ended. */
static void
make_room(int fd, size_t limit_bytes, struct tvx_buf *bytes)
{
	struct stat st;
	size_t room = READ_BYTES;

	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
	    (size_t)st.st_size <= limit_bytes)
		room = (size_t)st.st_size + 1;
	tvx_buf_reserve(bytes, room);
}

static int
read_all(int fd, const char *path, size_t limit_bytes, struct tvx_buf *bytes, struct tvx_error *err)
{
	size_t start = bytes->len;
	ssize_t got;

	make_room(fd, limit_bytes, bytes);
	while ((got = read(fd, bytes->ptr + bytes->len, bytes->cap - bytes->len - 1)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			break;
		bytes->len += (size_t)got;
		if (bytes->len - start > limit_bytes) {
			tvx_error_set(err, TVX_ERR_INPUT,
				      "larger than %zu bytes, the most that is read", limit_bytes);
			tvx_error_place(err, tvx_str_of(path), 0, 0);
			return TVX_ERR_INPUT;
		}
		if (bytes->cap - bytes->len < 2)
			tvx_buf_reserve(bytes, READ_BYTES);
	}
	bytes->ptr[bytes->len] = '\0';
	return got < 0 ? failed(path, "read", err) : TVX_OK;
}

int
tvx_file_read(const char *path, size_t limit_bytes, struct tvx_buf *out, struct tvx_error *err)
{
	bool from_stdin = strcmp(path, "-") == 0;
	int fd = from_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	size_t len = out->len;

	if (fd < 0)
		return failed(path, "open", err);
	int status = read_all(fd, from_stdin ? "standard input" : path, limit_bytes, out, err);
	if (!from_stdin)
		close(fd);
	if (status) {
		out->len = len;
		out->ptr[len] = '\0';
	}
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
