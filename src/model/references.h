/* References in words to other places of the same draft: "paragraph 23.bis above", "section V.B.1",
 * "activities 12 to 15", "Annex 9-A". */
#ifndef TVX_MODEL_REFERENCES_H
#define TVX_MODEL_REFERENCES_H

#include "model/places.h"
#include "model/reference_words.h"
#include "model/text_words.h"

enum { TVX_REFERENCE_PLACES = 16 }; /* more in one breath are not read */

struct tvx_reference {
	struct tvx_str words;  /* as printed, borrowed from the text */
	struct tvx_str called; /* the noun as printed, borrowed from the text */
	struct tvx_str noun;   /* singular, lower case. Static. */
	struct tvx_str stem;   /* of titles that call their paragraphs so, or empty. Static. */
	enum tvx_reference_kind kind;
	bool labelled; /* its number means nothing without the noun: Annex III */
	/* As printed; of a range the first and the last. Borrowed from the text. */
	struct tvx_str places[TVX_REFERENCE_PLACES];
	size_t count;
	int side;  /* negative: "above"; positive: "below" */
	bool ours; /* the words say that it is in this document */
	/* Not ours, and another document is named before it in the sentence, or may be. */
	bool cited;
	/* Not ours, and after a comma, where the name of a document may stand: "the Rules of the
	 * Port, paragraph 8". */
	bool after_comma;
};

struct tvx_reference_scan {
	const struct tvx_place_index *index;
	bool keeps_cited; /* those that are cited are not passed over */
	struct tvx_wording wording;
	struct tvx_word before;
	/* Follows behind, as far as the last reference. */
	struct tvx_wording behind;
	struct tvx_word behind_before;
	bool cited; /* another document was named in the sentence there */
};

void tvx_reference_scan_init(struct tvx_reference_scan *scan, const struct tvx_place_index *index,
			     struct tvx_str words);
/* The next reference to a place of this draft; those to other documents are passed over. */
bool tvx_reference_next(struct tvx_reference_scan *scan, struct tvx_reference *reference);
/* What a heading calls itself with its first words, as "ANNEX III" does; false when it does not. */
bool tvx_reference_title(struct tvx_str words, struct tvx_reference *out);

#endif
