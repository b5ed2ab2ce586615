/* Words in the user's own editor: a file beside nobody else's, that is gone afterwards. */
#include "editor.h"

#include "temporary.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *
editor_name(void)
{
	static const char *const variables[] = { "TRAVAUX_EDITOR", "VISUAL", "EDITOR" };

	for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++) {
		const char *value = getenv(variables[i]);
		if (value && *value)
			return value;
	}
	return "vi";
}

/* Through a shell, as git does: people set EDITOR="code --wait". */
static int
open_editor(const char *editor, const char *path)
{
	char command[512];
	pid_t child;
	int result;

	if (snprintf(command, sizeof(command), "%s \"$@\"", editor) >= (int)sizeof(command))
		return fail_use("the name of the editor is too long");
	fflush(NULL);
	child = fork();
	if (child == 0) {
		execl("/bin/sh", "sh", "-c", command, editor, path, (char *)NULL);
		_exit(127);
	}
	while (child > 0 && waitpid(child, &result, 0) < 0)
		if (errno != EINTR)
			return fail_use("the editor cannot be waited for");
	if (child < 0 || !WIFEXITED(result) || WEXITSTATUS(result) != 0)
		return fail_use("the editor %s ended with an error, so nothing was proposed; set "
				"EDITOR to one that works",
				editor);
	return EXIT_DONE;
}

/* Without the lines of the remark. */
static void
take_words(struct tvx_str text, struct tvx_buf *out)
{
	while (text.len) {
		struct tvx_str line = tvx_str_split(&text, '\n');
		if (line.len && line.ptr[0] == '#')
			continue;
		tvx_buf_add(out, line);
		tvx_buf_add_char(out, '\n');
	}
	while (out->len && strchr(" \n\t\r", out->ptr[out->len - 1]))
		out->ptr[--out->len] = '\0';
}

int
editor_run(struct tvx_str remark, struct tvx_str words, struct tvx_buf *out)
{
	struct tvx_buf path = { 0 }, text = { 0 };
	struct tvx_error err = { 0 };

	tvx_buf_add(&text, remark);
	tvx_buf_add(&text, words);
	tvx_buf_add_char(&text, '\n');
	int status = temporary_write("travaux", tvx_buf_str(&text), &path, &err);
	tvx_buf_clear(&text);
	int code = status ? fail_with(status, &err) : open_editor(editor_name(), path.ptr);
	bool made = !status;
	if (!code && (status = tvx_file_read(path.ptr, TVX_LIMIT_FILE_BYTES, &text, &err)))
		code = fail_with(status, &err);
	if (!code)
		take_words(tvx_buf_str(&text), out);
	if (made)
		unlink(path.ptr);
	tvx_buf_release(&text);
	tvx_buf_release(&path);
	return code;
}

void
editor_save(struct tvx_str words)
{
	struct tvx_buf path = { 0 };
	struct tvx_error err = { 0 };

	if (!temporary_write("travaux-words", words, &path, &err))
		fprintf(stderr, "What you wrote is kept in %s.\n", path.ptr);
	tvx_buf_release(&path);
}
