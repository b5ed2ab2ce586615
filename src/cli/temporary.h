/* A file for another program to read or to change. */
#ifndef TVX_CLI_TEMPORARY_H
#define TVX_CLI_TEMPORARY_H

#include "cli.h"

/* Makes a file of the user's alone with these words in it, named as the stem is and in no other
 * way used before; its path is added to *path. The caller unlinks it. On failure there is none. */
int temporary_write(const char *stem, struct tvx_str words, struct tvx_buf *path,
		    struct tvx_error *err);

#endif
