/* The same words where others were to be expected: in two paragraphs, in an alternative and its
 * base, in what goes and what comes. */
#include "model/check.h"
#include "model/draft.h"
#include "model/standing.h"
#include "model/text_words.h"

/* Shorter paragraphs, such as "Universal instruments", may well stand in several places. */
enum { LEAST_WORDS = 6 };

/* Words as they are compared: lower case, one space between them, no signs between or around.
 * *count gets how many. Borrowed from arena. */
static struct tvx_str
fold_words(struct tvx_arena *arena, struct tvx_str words, size_t *count)
{
	struct tvx_wording wording = { words, 0 };
	char *folded = tvx_arena_alloc(arena, words.len + 2);
	struct tvx_word word;
	size_t len = 0;

	*count = 0;
	while (tvx_wording_next(&wording, &word)) {
		struct tvx_str s = tvx_word_str(words, &word);
		if ((*count)++)
			folded[len++] = ' ';
		for (size_t i = 0; i < s.len; i++)
			folded[len++] = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? (char)(s.ptr[i] + 32)
									   : s.ptr[i];
	}
	return (struct tvx_str){ folded, len };
}

static void
find_identical(struct tvx_checking *c, const struct tvx_unit *first, const struct tvx_unit *unit)
{
	struct tvx_str had = c->had ? c->had(c, unit) : TVX_STR("");

	if (!had.len && c->had)
		had = c->had(c, first);
	/* Each of several addressees may be told the same, if they were told so before. */
	if (first->section != unit->section && !had.len)
		tvx_find_as(c, TVX_NOTE, unit, "has the same words as %.*s",
			    TVX_STR_ARG(first->place));
	else
		tvx_find(c, unit,
			 "has the same words as %.*s%.*s; see whether others were meant, or strike "
			 "one",
			 TVX_STR_ARG(first->place), TVX_STR_ARG(had));
}

void
tvx_check_identical(struct tvx_checking *c)
{
	struct tvx_map *met = tvx_map_new(c->arena);

	for (size_t u = 0; u < c->survey->count; u++) {
		struct tvx_unit *unit = &c->survey->units[u];
		enum tvx_unit_kind kind = unit->paragraph->kind;
		const struct tvx_text *text = tvx_unit_text(unit);
		size_t count;
		if (unit->alternative || !text ||
		    (kind != TVX_UNIT_PARAGRAPH && kind != TVX_UNIT_ITEM))
			continue;
		struct tvx_str folded = fold_words(c->arena, text->words, &count);
		const struct tvx_unit *first = count < LEAST_WORDS ? NULL
								   : tvx_map_add(met, folded, unit);
		if (first)
			find_identical(c, first, unit);
	}
}

void
tvx_check_same_as_base(struct tvx_checking *c, const struct tvx_unit *unit)
{
	const struct tvx_date always = { 0 };
	const struct tvx_text *base = unit->paragraph->texts.first;
	struct tvx_map *met = NULL;
	size_t count;

	for (struct tvx_proposal *p = unit->paragraph->proposals.first; p; p = p->next) {
		if (p->kind != TVX_ALTERNATIVE || !p->words ||
		    tvx_fate_is_dead(tvx_fate_recorded(p, always)))
			continue;
		if (!met) {
			met = tvx_map_new(c->arena);
			if (base)
				tvx_map_add(met, fold_words(c->arena, base->words, &count), met);
		}
		void *other = tvx_map_add(met, fold_words(c->arena, p->words->words, &count), p);
		if (!other)
			continue;
		struct tvx_str whose = other == met ? TVX_STR("paragraph itself")
						    : ((struct tvx_proposal *)other)->id;
		tvx_find(c, unit,
			 "alternative %.*s has the same words as %s%.*s; see what was to be "
			 "different",
			 TVX_STR_ARG(p->id), other == met ? "the " : "alternative ",
			 TVX_STR_ARG(whose));
	}
}

void
tvx_check_same_words(struct tvx_checking *c, const struct tvx_unit *unit)
{
	for (const struct tvx_proposal *p = unit->paragraph->proposals.first; p; p = p->next) {
		const struct tvx_text *host = p->kind == TVX_REPLACE
						      ? tvx_proposal_host(unit->paragraph, p)
						      : NULL;
		if (!host || !p->words)
			continue;
		struct tvx_str old = tvx_words_between(host, p->from, p->to);
		if (old.len && tvx_str_equal(tvx_str_trim(old), tvx_str_trim(p->words->words)))
			tvx_find(c, unit,
				 "proposal %.*s would replace “%.*s” by the same words; see what "
				 "was meant",
				 TVX_STR_ARG(p->id),
				 TVX_STR_ARG(tvx_excerpt(c->arena, tvx_str_trim(old))));
	}
}
