/* Signatures by OpenSSH keys, as git makes and checks them. */
#ifndef TVX_CLI_SIGN_H
#define TVX_CLI_SIGN_H

#include "cli.h"

/* Signs bytes with the key in a file, and adds the signature to *out. The key's own agent or
 * passphrase is ssh-keygen's business. Says what is wrong. Returns an exit code. */
int sign_run(const char *key, struct tvx_str bytes, struct tvx_buf *out);

#endif
