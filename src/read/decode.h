/* Any bytes as UTF-8 text that XML can hold. */
#ifndef TVX_READ_DECODE_H
#define TVX_READ_DECODE_H

#include "travaux/base.h"

struct tvx_decoded {
	struct tvx_str text; /* borrowed from the input when it was good as it is, else from copy */
	struct tvx_buf copy; /* release it with tvx_buf_release */
	const char *encoding; /* "UTF-8", "UTF-16", "Windows-1252" */
	bool assumed;         /* nothing in the file says so */
	size_t replaced;      /* bytes or characters that became U+FFFD */
};

/* Whether this is some other kind of file than text; what it is, or NULL. */
const char *tvx_binary_kind(struct tvx_str bytes);
void tvx_decode(struct tvx_str bytes, struct tvx_decoded *out);

#endif
