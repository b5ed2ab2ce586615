/* References in words to other places of the same draft: "paragraph 23 above", "section V.B.1",
 * "activities 12 to 15". */
#ifndef TVX_MODEL_REFERENCES_H
#define TVX_MODEL_REFERENCES_H

#include "base/map.h"
#include "model/wording.h"
#include "travaux/model.h"

enum { TVX_REFERENCE_PLACES = 8 }; /* more in one breath are not read */

struct tvx_reference {
	struct tvx_str words; /* as printed, borrowed from the text */
	struct tvx_str noun;  /* singular, lower case. Static. */
	bool labelled;        /* its number means nothing without the noun: Annex III */
	/* As printed; of a range the first and the last. Borrowed from the text. */
	struct tvx_str places[TVX_REFERENCE_PLACES];
	size_t count;
	int side; /* negative: "above"; positive: "below" */
};

/* What a place may be called in one draft, and what stands there. */
struct tvx_place_index {
	const struct tvx_survey *survey;
	struct tvx_arena *arena;
	struct tvx_map *targets;
	bool has_articles;
};

struct tvx_target {
	const struct tvx_unit *first, *last; /* in the order of the draft; the same: only one */
};

/* The index, and what it hands out, live as long as both arena and survey. */
void tvx_place_index_init(struct tvx_place_index *index, const struct tvx_survey *survey,
			  struct tvx_arena *arena);
/* NULL when nothing stands there. Borrowed from index. */
const struct tvx_target *tvx_place_target(const struct tvx_place_index *index,
					  const struct tvx_reference *reference,
					  struct tvx_str place);

struct tvx_reference_scan {
	const struct tvx_place_index *index;
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

#endif
