/* The product on standard output: colours, width, and the pager. */
#include "cli.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LEAST_COLS = 50, USUAL_COLS = 80, MOST_COLS = 120, USUAL_ROWS = 24 };

static bool
is_set(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value;
}

/* Lines of more columns than this are hard to read, however wide the screen is. */
static unsigned
width_of_terminal(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	unsigned width = USUAL_COLS;

	if (columns && atoi(columns) > 0)
		width = (unsigned)atoi(columns);
	else if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
		width = size.ws_col;
	return width > MOST_COLS ? MOST_COLS : width < LEAST_COLS ? LEAST_COLS : width;
}

bool
output_setup(struct invocation *inv, const char *colour)
{
	bool terminal = isatty(STDOUT_FILENO);
	const char *term = getenv("TERM");
	bool dumb = !term || strcmp(term, "dumb") == 0;

	inv->terminal.width_cols = width_of_terminal();
	inv->terminal.colour = terminal && !dumb && !is_set("NO_COLOR");
	if (colour && strcmp(colour, "always") == 0)
		inv->terminal.colour = true;
	else if (colour && strcmp(colour, "never") == 0)
		inv->terminal.colour = false;
	return true;
}

static const char *
pager(void)
{
	if (is_set("TRAVAUX_PAGER"))
		return getenv("TRAVAUX_PAGER");
	if (is_set("PAGER"))
		return getenv("PAGER");
	return "less";
}

static bool
fits_on_screen(struct tvx_str out)
{
	struct winsize size;
	size_t lines = 0, rows = USUAL_ROWS;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row)
		rows = size.ws_row;
	for (size_t i = 0; i < out.len; i++)
		lines += out.ptr[i] == '\n';
	return lines < rows;
}

/* False, with errno, when not all of it could be written. */
static bool
write_to(int fd, struct tvx_str out)
{
	while (out.len) {
		ssize_t put = write(fd, out.ptr, out.len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		out.ptr += put;
		out.len -= (size_t)put;
	}
	return true;
}

/* False when no pager could be started. */
static bool
page(struct tvx_str out)
{
	int ends[2];

	if (pipe(ends))
		return false;
	setenv("LESS", "FRX", 0);
	pid_t child = fork();
	if (child < 0) {
		close(ends[0]);
		close(ends[1]);
		return false;
	}
	if (child == 0) {
		dup2(ends[0], STDIN_FILENO);
		close(ends[0]);
		close(ends[1]);
		execl("/bin/sh", "sh", "-c", pager(), (char *)NULL);
		_exit(127);
	}
	int result = 0;
	close(ends[0]);
	/* Whoever leaves the pager early has read enough. */
	signal(SIGPIPE, SIG_IGN);
	write_to(ends[1], out);
	close(ends[1]);
	waitpid(child, &result, 0);
	return !WIFEXITED(result) || WEXITSTATUS(result) != 127;
}

int
output_finish(struct invocation *inv, int code)
{
	struct tvx_str out = tvx_buf_str(&inv->out);
	bool paged = inv->paged && isatty(STDOUT_FILENO) && !fits_on_screen(out) &&
		     strcmp(pager(), "cat") != 0;

	/* Whoever stops reading has read enough; a full disk is another thing. */
	if (out.len && (!paged || !page(out)) && !write_to(STDOUT_FILENO, out) && errno != EPIPE) {
		struct tvx_error err;
		int status = tvx_error_set(&err, TVX_ERR_SYSTEM,
					   "standard output: cannot write: %s", strerror(errno));
		code = fail_with(status, &err);
	}
	tvx_buf_release(&inv->out);
	return code;
}
