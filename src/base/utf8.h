/* UTF-8: decoding, validity, and the few classes of characters that readings need. */
#ifndef TVX_BASE_UTF8_H
#define TVX_BASE_UTF8_H

#include "travaux/base.h"

/* Decodes the character at *at and moves past it. A byte that begins none gives U+FFFD and
 * moves past one byte. *at must be before end. */
uint32_t tvx_utf8_next(const char **at, const char *end);
/* The character that ends at end; U+FFFD when none does. end must be after start. */
uint32_t tvx_utf8_last(const char *start, const char *end);
bool tvx_utf8_valid(struct tvx_str s);
/* How many characters; a byte that begins none counts as one. */
size_t tvx_utf8_count(struct tvx_str s);

#endif
