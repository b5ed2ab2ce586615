/* Properties of clean drafts: they are drafts, name nobody, and have the words they should. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

static struct tvx_draft *
consolidate(const struct tvx_survey *survey, enum tvx_open_words open, bool renumber)
{
	struct tvx_consolidation how = { open, renumber };

	return tvx_draft_consolidate(survey, &how, TVX_STR("random"), (struct tvx_listener){ 0 });
}

/* The bytes of the draft that is consolidated from the draft in these bytes. */
static bool
again(struct trial *trial, const struct tvx_buf *xml, enum tvx_open_words open, bool renumber,
      struct tvx_buf *out)
{
	struct tvx_draft *draft, *clean;
	struct tvx_survey survey;
	struct tvx_error err = { 0 };

	if (tvx_draft_parse(tvx_buf_str(xml), TVX_STR("clean"), (struct tvx_listener){ 0 }, &draft,
			    &err)) {
		wrong(trial, NULL, "#   refused: %u:%u: %s", err.line, err.column, err.message);
		return false;
	}
	tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
	clean = consolidate(&survey, open, renumber);
	tvx_draft_format(clean, out);
	tvx_draft_free(clean);
	tvx_survey_release(&survey);
	tvx_draft_free(draft);
	return true;
}

void
check_clean_is_settled(struct trial *trial)
{
	/* What is in footnotes stays open, and would be told once more. */
	for (int i = 0; i < 4; i++) {
		enum tvx_open_words open = (enum tvx_open_words)(i / 2);
		struct tvx_draft *clean = consolidate(&trial->survey, open, i % 2);
		struct tvx_buf once = { 0 }, twice = { 0 };
		tvx_draft_format(clean, &once);
		/* Numbers made anew of labels without an order have one of their own. */
		if (again(trial, &once, open, i % 2, &twice) && i % 2 == 0 &&
		    !tvx_str_equal(tvx_buf_str(&once), tvx_buf_str(&twice))) {
			size_t at = 0;
			while (at < once.len && once.ptr[at] == twice.ptr[at])
				at++;
			wrong(trial, NULL,
			      "#   way %d: doing it again changes byte %zu: %.80s -> %.80s", i, at,
			      once.ptr + at, twice.ptr + at);
		}
		tvx_buf_release(&once);
		tvx_buf_release(&twice);
		tvx_draft_free(clean);
	}
}

static void
check_proposals(struct trial *trial, const struct tvx_unit *unit)
{
	enum tvx_fate fates[1001];
	size_t i = 0;

	tvx_paragraph_fates(unit->paragraph, (struct tvx_date){ 0 }, fates);
	for (const struct tvx_proposal *p = unit->paragraph->proposals.first; p; p = p->next, i++) {
		if (p->by.count || p->at)
			wrong(trial, unit, "%.*s has a name", TVX_STR_ARG(p->id));
		if (fates[i] != TVX_FATE_OPEN)
			wrong(trial, unit, "%.*s is %s", TVX_STR_ARG(p->id),
			      tvx_fate_word(fates[i]));
	}
}

static int
compare_numbers(const void *a, const void *b)
{
	unsigned long x = *(const unsigned long *)a, y = *(const unsigned long *)b;

	return x < y ? -1 : x > y;
}

/* Adds the tokens ("t17z") of a paragraph's units in the clean reading, in the order of their
 * numbers: an alternative that was chosen comes first in a clean draft. Moves *index past them. */
static void
tokens_of(const struct tvx_survey *survey, size_t *index, struct tvx_buf *out)
{
	struct tvx_reading clean = { .kind = TVX_READ_CLEAN };
	const struct tvx_paragraph *paragraph = survey->units[*index].paragraph;
	struct tvx_buf text = { 0 };

	for (; *index < survey->count && survey->units[*index].paragraph == paragraph; ++*index)
		read_unit(&survey->units[*index], &clean, &text);
	unsigned long *numbers = malloc((text.len + 1) * sizeof(*numbers));
	size_t count = 0;
	for (size_t i = 0; numbers && i < text.len; i++) {
		size_t digits = text.ptr[i] == 't' ? strspn(text.ptr + i + 1, "0123456789") : 0;
		if (digits && text.ptr[i + 1 + digits] == 'z')
			numbers[count++] = strtoul(text.ptr + i + 1, NULL, 10);
	}
	if (numbers && count)
		qsort(numbers, count, sizeof(*numbers), compare_numbers);
	for (size_t i = 0; i < count; i++)
		tvx_buf_printf(out, "t%luz ", numbers[i]);
	free(numbers);
	tvx_buf_release(&text);
}

/* Whether a proposal of a kind was accepted. */
static bool
accepts(const struct tvx_paragraph *paragraph, enum tvx_proposal_kind kind)
{
	enum tvx_fate fates[1001];
	size_t i = 0;

	tvx_paragraph_fates(paragraph, (struct tvx_date){ 0 }, fates);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next, i++)
		if (p->kind == kind && fates[i] == TVX_FATE_ACCEPTED)
			return true;
	return false;
}

/* The words of the clean reading, paragraph by paragraph, in whatever order these stand. */
void
check_clean_has_the_words(struct trial *trial)
{
	struct tvx_draft *clean = consolidate(&trial->survey, TVX_OPEN_BRACKETS, false);
	struct tvx_survey fresh;
	const struct tvx_unit *unit;
	bool moves = false;

	tvx_survey_init(&fresh, clean, (struct tvx_date){ 0 });
	for (size_t i = 0; i < fresh.count; i++)
		if (!fresh.units[i].alternative)
			check_proposals(trial, &fresh.units[i]);
	/* What is moved takes what its new section hands down. */
	for (size_t i = 0; i < trial->survey.count; i++)
		moves = moves || accepts(trial->survey.units[i].paragraph, TVX_MOVE);
	for (size_t i = 0; i < trial->survey.count;) {
		struct tvx_buf before = { 0 }, after = { 0 };
		const struct tvx_unit *old = &trial->survey.units[i];
		struct tvx_error err = { 0 };
		size_t at;
		tokens_of(&trial->survey, &i, &before);
		bool stands = !tvx_survey_find(&fresh, old->id, &unit, &err) &&
			      tvx_str_equal(unit->id, old->id);
		if (stands) {
			at = (size_t)(unit - fresh.units);
			tokens_of(&fresh, &at, &after);
			/* An agreement without a day cannot be told beside what stays open. */
			bool undated = unit->standing.level == TVX_PENDING &&
				       unit->paragraph->proposals.count > 0;
			if (!moves && !undated && unit->standing.level != old->standing.level)
				wrong(trial, old, "was %s and is %s",
				      tvx_standing_word(old->standing.level),
				      tvx_standing_word(unit->standing.level));
		}
		if (!tvx_str_equal(tvx_buf_str(&before), tvx_buf_str(&after)) &&
		    !accepts(old->paragraph, TVX_DELETE_PARAGRAPH))
			wrong(trial, old, "had %s and has %s", before.len ? before.ptr : "nothing",
			      after.len ? after.ptr : "nothing");
		tvx_buf_release(&before);
		tvx_buf_release(&after);
	}
	tvx_survey_release(&fresh);
	tvx_draft_free(clean);
}

void
check_clean_without_brackets(struct trial *trial)
{
	struct tvx_reading clean = { .kind = TVX_READ_CLEAN };

	for (int way = TVX_OPEN_LEAVE_OUT; way <= TVX_OPEN_FOOTNOTES; way++) {
		struct tvx_draft *draft = consolidate(&trial->survey, (enum tvx_open_words)way,
						      true);
		struct tvx_survey fresh;
		tvx_survey_init(&fresh, draft, (struct tvx_date){ 0 });
		for (size_t i = 0; i < fresh.count; i++) {
			const struct tvx_unit *unit = &fresh.units[i];
			bool title = unit->paragraph->kind == TVX_UNIT_HEADING ||
				     unit->paragraph->kind == TVX_UNIT_TITLE;
			struct tvx_runs runs;
			if (unit->paragraph->proposals.count)
				wrong(trial, unit, "something is open");
			tvx_runs_init(&runs, unit, &clean);
			if (way == TVX_OPEN_LEAVE_OUT && !title && runs.count &&
			    runs.list[0].kind == TVX_RUN_OPEN)
				wrong(trial, unit, "stands in brackets");
			tvx_runs_release(&runs);
		}
		tvx_survey_release(&fresh);
		tvx_draft_free(draft);
	}
}
