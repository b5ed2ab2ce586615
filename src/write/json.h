/* The escaping sink for JSON (RFC 8259). */
#ifndef TVX_WRITE_JSON_H
#define TVX_WRITE_JSON_H

#include "travaux/base.h"

/* Adds a string with its quotes; bytes that are no UTF-8 become U+FFFD. */
void tvx_json_string(struct tvx_buf *out, struct tvx_str s);

#endif
