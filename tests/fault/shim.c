/* Preloaded into a program, it lets one of its steps towards the disk go wrong.
 *
 *   FAULT_AT=N     which step, from 1; beyond the last one: none
 *   FAULT_KIND     kill: the process ends before it; once: it fails with EIO;
 *                  full: it and all later ones that need space fail with ENOSPC
 *   FAULT_COUNT    a file that gets the number of steps
 */
/* Both widths of a call are replaced, so neither may stand for the other. */
#undef _FILE_OFFSET_BITS

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#pragma GCC visibility push(default)

enum { KILLED = 86 };

static int steps;

/* Whether the coming step shall fail. needs_space: a full disk would refuse it. */
static int
goes_wrong(int needs_space)
{
	const char *at = getenv("FAULT_AT"), *kind = getenv("FAULT_KIND");

	if (!at || !kind)
		return 0;
	int number = ++steps, wanted = atoi(at);
	if (number < wanted)
		return 0;
	if (strcmp(kind, "full") == 0) {
		errno = ENOSPC;
		return needs_space;
	}
	if (number > wanted)
		return 0;
	if (strcmp(kind, "kill") == 0)
		_exit(KILLED);
	errno = EIO;
	return 1;
}

__attribute__((destructor)) static void
report(void)
{
	const char *path = getenv("FAULT_COUNT");
	FILE *file;

	unsetenv("FAULT_AT");
	if (path && (file = fopen(path, "w"))) {
		fprintf(file, "%d\n", steps);
		fclose(file);
	}
}

/* The real function. */
#define NEXT(name) ((__typeof__(&(name)))(uintptr_t)dlsym(RTLD_NEXT, #name))

static int
writes(int flags)
{
	return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT);
}

static mode_t
mode_of(int flags, va_list args)
{
	return flags & O_CREAT ? va_arg(args, mode_t) : 0;
}

#define DEFINE_OPEN(name)                                         \
	int name(const char *path, int flags, ...)                \
	{                                                         \
		va_list args;                                     \
		va_start(args, flags);                            \
		mode_t mode = mode_of(flags, args);               \
		va_end(args);                                     \
		if (writes(flags) && goes_wrong(flags & O_CREAT)) \
			return -1;                                \
		return NEXT(name)(path, flags, mode);             \
	}
DEFINE_OPEN(open)
DEFINE_OPEN(open64)

#define DEFINE(type, name, parameters, arguments, needs_space) \
	type name parameters                                   \
	{                                                      \
		if (goes_wrong(needs_space))                   \
			return -1;                             \
		return NEXT(name) arguments;                   \
	}
DEFINE(ssize_t, write, (int fd, const void *bytes, size_t len), (fd, bytes, len), 1)
DEFINE(ssize_t, pwrite, (int fd, const void *bytes, size_t len, off_t at), (fd, bytes, len, at), 1)
DEFINE(ssize_t, pwrite64, (int fd, const void *bytes, size_t len, off64_t at), (fd, bytes, len, at),
       1)
DEFINE(int, rename, (const char *from, const char *to), (from, to), 1)
DEFINE(int, link, (const char *from, const char *to), (from, to), 1)
DEFINE(int, mkdir, (const char *path, mode_t mode), (path, mode), 1)
DEFINE(int, fsync, (int fd), (fd), 1)
DEFINE(int, ftruncate, (int fd, off_t len), (fd, len), 1)
DEFINE(int, ftruncate64, (int fd, off64_t len), (fd, len), 1)
DEFINE(int, unlink, (const char *path), (path), 0)
DEFINE(int, rmdir, (const char *path), (path), 0)
DEFINE(int, mkstemp, (char *path), (path), 1)
DEFINE(int, mkstemp64, (char *path), (path), 1)
