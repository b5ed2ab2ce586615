/* A temporary file with words in it, where the user wants such files. */
#include "temporary.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int
temporary_write(const char *stem, struct tvx_str words, struct tvx_buf *path, struct tvx_error *err)
{
	const char *folder = getenv("TMPDIR");

	tvx_buf_printf(path, "%s/%s-XXXXXX", folder && *folder ? folder : "/tmp", stem);
	int file = mkstemp(path->ptr);
	if (file < 0)
		return tvx_error_set(err, TVX_ERR_USE, "%s cannot be made: %s", path->ptr,
				     strerror(errno));
	close(file);
	int status = tvx_file_write(path->ptr, words, err);
	if (status)
		unlink(path->ptr);
	return status;
}
