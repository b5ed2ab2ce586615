/* SHA-256 (FIPS 180-4), for seals. */
#ifndef TVX_BASE_SHA256_H
#define TVX_BASE_SHA256_H

#include "travaux/base.h"

void tvx_sha256(struct tvx_str bytes, uint8_t out[static 32]);

#endif
