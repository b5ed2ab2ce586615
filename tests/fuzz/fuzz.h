/* What a fuzz target offers: to libFuzzer, or to replay.c in ordinary builds. */
#ifndef TVX_FUZZ_H
#define TVX_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

#endif
