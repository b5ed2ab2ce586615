/* What the rows of the vocabulary share: reading attribute values and words. Each says what is
 * wrong with a value and returns a harmless one, so that reading can go on. */
#ifndef TVX_MODEL_XML_VALUES_H
#define TVX_MODEL_XML_VALUES_H

#include "model/words.h"
#include "model/xml_read.h"

struct tvx_str tvx_reader_keep(struct tvx_reader *r, struct tvx_str value);
/* A word of a table; the first one when it is not given or wrong. */
int tvx_reader_word(struct tvx_reader *r, const struct tvx_words *words, struct tvx_str value,
		    const char *attribute);
struct tvx_date tvx_reader_date(struct tvx_reader *r, struct tvx_str value);
const struct tvx_meeting *tvx_reader_meeting(struct tvx_reader *r, struct tvx_str value);
/* The language, empty when it is the draft's own: one content has one form. */
struct tvx_str tvx_reader_lang(struct tvx_reader *r, struct tvx_str value);
/* A number from 1: of an anchor, of a line; or zero. */
uint32_t tvx_reader_number(struct tvx_reader *r, struct tvx_str value, const char *attribute);
/* The seal of agreed words, or empty. */
struct tvx_str tvx_reader_seal(struct tvx_reader *r, struct tvx_str value);
struct tvx_parties tvx_reader_parties(struct tvx_reader *r, struct tvx_str value);
/* A proposal that stands earlier in the paragraph, or NULL. */
const struct tvx_proposal *tvx_reader_proposal(struct tvx_reader *r, struct tvx_str id);
/* Whether an id is there and can name a file. */
bool tvx_reader_id(struct tvx_reader *r, struct tvx_str value);

/* Where the words of the element just opened go when it closes. */
void tvx_reader_words_into(struct tvx_reader *r, struct tvx_str *out);
/* The same for words with anchors. Borrowed from the draft. */
struct tvx_text *tvx_reader_text_into(struct tvx_reader *r);
void tvx_close_words(struct tvx_reader *r);
void tvx_close_text(struct tvx_reader *r);
void tvx_open_anchor(struct tvx_reader *r, const struct tvx_str *values);
void tvx_open_footnote_mark(struct tvx_reader *r, const struct tvx_str *values);

#endif
