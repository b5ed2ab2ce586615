/* Words in the user's own editor. */
#ifndef TVX_CLI_EDITOR_H
#define TVX_CLI_EDITOR_H

#include "cli.h"

/* Shows words, with a remark above them, and adds to *out what they are when the editor closes.
 * Says what is wrong. Returns an exit code. */
int editor_run(struct tvx_str remark, struct tvx_str words, struct tvx_buf *out);

/* Puts words that somebody wrote and that could not be recorded into a file, and says where. */
void editor_save(struct tvx_str words);

#endif
