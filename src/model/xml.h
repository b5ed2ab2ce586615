/* The XML of the model, in whole drafts and in the parts that a dossier keeps apart. */
#ifndef TVX_MODEL_XML_H
#define TVX_MODEL_XML_H

#include "travaux/model.h"

/* The draft without its body: draft.xml of a dossier. */
void tvx_head_format(const struct tvx_draft *draft, struct tvx_buf *out);
/* Divisions and paragraphs by id only: outline.xml of a dossier. */
void tvx_outline_format(const struct tvx_draft *draft, struct tvx_buf *out);
/* One paragraph, the same bytes as its block in the draft file: its file in a dossier. */
void tvx_paragraph_format(const struct tvx_paragraph *paragraph, struct tvx_buf *out);

/* Bytes and the name under which messages speak of them. */
struct tvx_part {
	struct tvx_str bytes, name;
};

/* Finds the file of a paragraph. *out is borrowed until the next call. */
typedef int (*tvx_part_fetch)(void *context, struct tvx_str id, struct tvx_part *out,
			      struct tvx_error *err);

/* Puts a draft together again from its parts. The listener and err as in tvx_draft_parse.
 * Caller frees *out with tvx_draft_free. */
int tvx_draft_assemble(struct tvx_part head, struct tvx_part outline, tvx_part_fetch fetch,
		       void *context, struct tvx_listener listener, struct tvx_draft **out,
		       struct tvx_error *err);

#endif
