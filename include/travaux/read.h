/* travaux/read.h: drafts from files, whatever their format. */
#ifndef TRAVAUX_READ_H
#define TRAVAUX_READ_H

#include "travaux/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Reads a draft from bytes whose format is found by looking at them. The listener and err as in
 * tvx_draft_parse. Caller frees *out with tvx_draft_free. */
TVX_API int tvx_read(struct tvx_str bytes, struct tvx_str name, struct tvx_listener listener,
		     struct tvx_draft **out, struct tvx_error *err);
/* The same from a file; "-" is standard input. */
TVX_API int tvx_read_file(const char *path, struct tvx_listener listener, struct tvx_draft **out,
			  struct tvx_error *err);

#ifdef __cplusplus
}
#endif
#endif
