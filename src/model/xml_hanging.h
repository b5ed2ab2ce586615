/* The rows of the vocabulary that hang on a paragraph. */
#ifndef TVX_MODEL_XML_HANGING_H
#define TVX_MODEL_XML_HANGING_H

#include "model/xml_read.h"

void tvx_open_source(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_text(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_footnote(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_note(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_position(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_mark(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_proposal(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_insert(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_delete(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_replace(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_alternative(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_new(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_delete_paragraph(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_move(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_fate(struct tvx_reader *r, const struct tvx_str *values);
void tvx_close_proposal(struct tvx_reader *r);

#endif
