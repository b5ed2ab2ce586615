/* Signing by ssh-keygen: it knows agents, passphrases and keys on cards; we need not. */
#include "sign.h"

#include "temporary.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

/* The namespace that git signs in. */
#define NAMESPACE "git"

static int
run_keygen(const char *key, const char *path)
{
	int result = 0;
	pid_t child;

	fflush(NULL);
	child = fork();
	if (child == 0) {
		/* It says "Signing file ..." where only our product belongs. */
		dup2(STDERR_FILENO, STDOUT_FILENO);
		execlp("ssh-keygen", "ssh-keygen", "-q", "-Y", "sign", "-n", NAMESPACE, "-f", key,
		       path, (char *)NULL);
		_exit(127);
	}
	while (child > 0 && waitpid(child, &result, 0) < 0)
		if (errno != EINTR)
			break;
	if (child > 0 && WIFEXITED(result) && WEXITSTATUS(result) == 0)
		return EXIT_DONE;
	if (child > 0 && WIFEXITED(result) && WEXITSTATUS(result) == 127)
		return fail_use("ssh-keygen, which signs, is not installed; nothing was issued");
	return fail_use("ssh-keygen did not sign with %s; nothing was issued", key);
}

int
sign_run(const char *key, struct tvx_str bytes, struct tvx_buf *out)
{
	struct tvx_buf path = { 0 }, signature = { 0 };
	struct tvx_error err = { 0 };
	int status = temporary_write("travaux", bytes, &path, &err);

	if (status) {
		tvx_buf_release(&path);
		return fail_with(status, &err);
	}
	int code = run_keygen(key, path.ptr);
	unlink(path.ptr);
	tvx_buf_add(&path, TVX_STR(".sig"));
	if (!code && (status = tvx_file_read(path.ptr, 1 << 20, &signature, &err)))
		code = fail_with(status, &err);
	if (!code)
		tvx_buf_add(out, tvx_buf_str(&signature));
	unlink(path.ptr);
	tvx_buf_release(&signature);
	tvx_buf_release(&path);
	return code;
}
