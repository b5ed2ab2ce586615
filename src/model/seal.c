/* The seal of agreed words: whoever changes them without an event breaks it. */
#include "base/sha256.h"
#include "model/draft.h"

#include <stdio.h>

/* The words of one language, the alternative's if one was chosen. */
static void
add_words(const struct tvx_unit *unit, struct tvx_str lang, struct tvx_buf *out)
{
	/* As a delegation that proposes nothing would have it: what is open stays out. */
	const struct tvx_reading settled = { .kind = TVX_READ_WITH, .lang = lang };
	struct tvx_runs runs;

	tvx_runs_init(&runs, unit, &settled);
	for (size_t i = 0; i < runs.count; i++)
		tvx_buf_add(out, runs.list[i].text);
	tvx_buf_add_char(out, '\n');
	tvx_runs_release(&runs);
}

void
tvx_paragraph_seal(const struct tvx_paragraph *paragraph, char out[static TVX_SEAL_BYTES])
{
	const struct tvx_date today = { 0 };
	struct tvx_unit unit = { .paragraph = paragraph };
	struct tvx_buf words = { 0 };
	uint8_t hash[32];

	unit.standing = tvx_paragraph_standing(paragraph, NULL, today);
	unit.alternative = unit.standing.words;
	if (!paragraph->texts.count || unit.alternative)
		add_words(&unit, TVX_STR(""), &words);
	for (const struct tvx_text *t = paragraph->texts.first; t && !unit.alternative; t = t->next)
		add_words(&unit, t->lang, &words);
	for (const struct tvx_footnote *f = paragraph->footnotes.first; f; f = f->next) {
		tvx_buf_add(&words, f->words);
		tvx_buf_add_char(&words, '\n');
	}
	tvx_sha256(tvx_buf_str(&words), hash);
	tvx_buf_release(&words);
	/* Half of it is more than anybody can forge. */
	for (size_t i = 0; i + 1 < TVX_SEAL_BYTES; i += 2)
		snprintf(out + i, 3, "%02x", hash[i / 2]);
}
