/* Properties of drafts, survey and standing, and the table of all properties. */
#include "check.h"

#include "base/utf8.h"
#include "model/xml.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
wrong(struct trial *trial, const struct tvx_unit *unit, const char *format, ...)
{
	char message[800];
	va_list args;

	if (trial->wrong.len > 2000)
		return;
	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	if (unit)
		tvx_buf_printf(&trial->wrong, "#   %.*s: ", TVX_STR_ARG(unit->id));
	tvx_buf_printf(&trial->wrong, "%s\n", message);
}

void
read_unit(const struct tvx_unit *unit, const struct tvx_reading *reading, struct tvx_buf *out)
{
	struct tvx_runs runs;

	tvx_runs_init(&runs, unit, reading);
	for (size_t i = 0; i < runs.count; i++)
		tvx_buf_add(out, runs.list[i].text);
	tvx_buf_add_char(out, '\n');
	tvx_runs_release(&runs);
}

/* --- the file ----------------------------------------------------------------------------- */

static void
compare(struct trial *trial, const char *what, struct tvx_str got, struct tvx_str expected)
{
	size_t i = 0;

	while (i < got.len && i < expected.len && got.ptr[i] == expected.ptr[i])
		i++;
	if (i < got.len || i < expected.len)
		wrong(trial, NULL, "#   %s differs at byte %zu of %zu: ...%.*s", what, i,
		      expected.len, (int)(got.len - i > 80 ? 80 : got.len - i), got.ptr + i);
}

static void
check_roundtrip(struct trial *trial)
{
	struct tvx_buf out = { 0 };

	tvx_draft_format(trial->draft, &out);
	compare(trial, "what is written", tvx_buf_str(&out), trial->xml);
	tvx_buf_release(&out);
}

struct drawer {
	const struct tvx_draft *draft;
	struct tvx_buf paragraph;
};

static int
fetch(void *context, struct tvx_str id, struct tvx_part *out, struct tvx_error *err)
{
	struct drawer *drawer = context;
	const struct tvx_paragraph *paragraph = tvx_draft_paragraph(drawer->draft, id);

	if (!paragraph)
		return tvx_error_set(err, TVX_ERR_INPUT, "no such paragraph");
	tvx_buf_clear(&drawer->paragraph);
	tvx_paragraph_format(paragraph, &drawer->paragraph);
	*out = (struct tvx_part){ tvx_buf_str(&drawer->paragraph), id };
	return TVX_OK;
}

/* Parts put together again are the whole. */
static void
check_parts(struct trial *trial)
{
	struct drawer drawer = { .draft = trial->draft };
	struct tvx_buf head = { 0 }, outline = { 0 }, out = { 0 };
	struct tvx_error err = { 0 };
	struct tvx_draft *draft = NULL;

	tvx_head_format(trial->draft, &head);
	tvx_outline_format(trial->draft, &outline);
	if (tvx_draft_assemble((struct tvx_part){ tvx_buf_str(&head), TVX_STR("head") },
			       (struct tvx_part){ tvx_buf_str(&outline), TVX_STR("outline") },
			       fetch, &drawer, (struct tvx_listener){ 0 }, &draft, &err)) {
		wrong(trial, NULL, "#   %s:%u:%u: %s", err.file, err.line, err.column, err.message);
	} else {
		tvx_draft_format(draft, &out);
		compare(trial, "what is assembled", tvx_buf_str(&out), trial->xml);
		tvx_draft_free(draft);
	}
	tvx_buf_release(&drawer.paragraph);
	tvx_buf_release(&head);
	tvx_buf_release(&outline);
	tvx_buf_release(&out);
}

/* --- standing ------------------------------------------------------------------------------ */

/* The paragraph as the only one of a draft with the same head. Caller frees with
 * tvx_draft_free. */
static struct tvx_draft *
draft_of_one(struct trial *trial, const struct tvx_unit *unit)
{
	static const char end[] = "</draft>\n";
	struct tvx_buf xml = { 0 };
	struct tvx_error err = { 0 };
	struct tvx_draft *draft = NULL;

	tvx_head_format(trial->draft, &xml);
	xml.len -= sizeof(end) - 1;
	tvx_paragraph_format(unit->paragraph, &xml);
	tvx_buf_add(&xml, TVX_STR("</draft>\n"));
	if (tvx_draft_parse(tvx_buf_str(&xml), TVX_STR("one"), (struct tvx_listener){ 0 }, &draft,
			    &err))
		wrong(trial, unit, "cannot stand alone: %u:%u: %s", err.line, err.column,
		      err.message);
	tvx_buf_release(&xml);
	return draft;
}

/* Where a mark stands in the log of a paragraph; -1 when it is not of it. */
static long
index_of(const struct tvx_paragraph *paragraph, const struct tvx_mark *mark)
{
	long index = 0;

	for (const struct tvx_mark *m = paragraph->marks.first; m; m = m->next, index++)
		if (m == mark)
			return index;
	return -1;
}

static void
check_alone(struct trial *trial)
{
	for (size_t i = 0; i < trial->survey.count; i++) {
		const struct tvx_unit *unit = &trial->survey.units[i];
		struct tvx_draft *one = unit->alternative ? NULL : draft_of_one(trial, unit);
		if (!one)
			continue;
		const struct tvx_paragraph *paragraph = tvx_draft_paragraph(one, unit->id);
		struct tvx_standing here = unit->standing;
		struct tvx_standing alone = tvx_paragraph_standing(paragraph, unit->inherited,
								   trial->survey.as_at);
		size_t owed_here = tvx_paragraph_owed(unit->paragraph, unit->inherited,
						      trial->survey.as_at, NULL, 0);
		size_t owed_alone = tvx_paragraph_owed(paragraph, unit->inherited,
						       trial->survey.as_at, NULL, 0);
		if (here.level != alone.level || here.inherited != alone.inherited ||
		    here.reopened != alone.reopened ||
		    here.open_proposals != alone.open_proposals || !here.words != !alone.words ||
		    owed_here != owed_alone ||
		    index_of(unit->paragraph, here.decisive) != index_of(paragraph, alone.decisive))
			wrong(trial, unit, "%s in the draft, %s alone",
			      tvx_standing_word(here.level), tvx_standing_word(alone.level));
		tvx_draft_free(one);
	}
}

/* --- places ------------------------------------------------------------------------------------ */

/* Asking for an id gives that unit; asking for a place gives it or says that more than one
 * thing is called so. An id of another unit that reads like the place comes first. */
static void
check_places(struct trial *trial)
{
	for (size_t i = 0; i < trial->survey.count; i++) {
		const struct tvx_unit *unit = &trial->survey.units[i], *found = NULL;
		struct tvx_error err = { 0 };
		if (tvx_survey_find(&trial->survey, unit->id, &found, &err) || found != unit)
			wrong(trial, unit, "is not found by its id");
		found = NULL;
		if (!unit->place.len) {
			wrong(trial, unit, "has no place");
		} else if (tvx_survey_find(&trial->survey, unit->place, &found, &err)) {
			if (!strstr(err.message, "any of"))
				wrong(trial, unit, "%s", err.message);
		} else if (found != unit && !tvx_str_equal_nocase(found->id, unit->place)) {
			wrong(trial, unit, "asking for %.*s gives %.*s", TVX_STR_ARG(unit->place),
			      TVX_STR_ARG(found->id));
		}
	}
}

/* --- readings --------------------------------------------------------------------------------------- */

static bool
names(struct tvx_str text, struct tvx_str name)
{
	return name.len && memmem(text.ptr, text.len, name.ptr, name.len);
}

static void
check_clean_names_nobody(struct trial *trial)
{
	struct tvx_reading clean = { .kind = TVX_READ_CLEAN };
	struct tvx_buf text = { 0 };

	for (size_t i = 0; i < trial->survey.count; i++) {
		const struct tvx_unit *unit = &trial->survey.units[i];
		tvx_buf_clear(&text);
		read_unit(unit, &clean, &text);
		for (const struct tvx_delegation *d = trial->draft->delegations.first; d;
		     d = d->next)
			if (names(tvx_buf_str(&text), d->id) || names(tvx_buf_str(&text), d->name))
				wrong(trial, unit, "the clean text names %.*s", TVX_STR_ARG(d->id));
		if (names(tvx_buf_str(&text), TVX_STR("2024-")))
			wrong(trial, unit, "the clean text has a date");
	}
	tvx_buf_release(&text);
}

static void
check_runs(struct trial *trial, const struct tvx_unit *unit, const struct tvx_reading *reading)
{
	struct tvx_runs runs;
	long depth = 0;

	tvx_runs_init(&runs, unit, reading);
	for (size_t i = 0; i < runs.count; i++) {
		const struct tvx_run *run = &runs.list[i];
		depth += (run->kind == TVX_RUN_OPEN) - (run->kind == TVX_RUN_CLOSE);
		if (depth < 0)
			wrong(trial, unit, "a bracket closes that was not opened");
		if (!run->text.len || !tvx_utf8_valid(run->text))
			wrong(trial, unit, "run %zu is empty or no UTF-8", i);
		if (reading->kind == TVX_READ_WITH &&
		    (run->kind == TVX_RUN_OPEN || run->kind == TVX_RUN_BY))
			wrong(trial, unit, "a delegation's own text has a bracket");
	}
	if (depth)
		wrong(trial, unit, "%ld brackets stay open", depth);
	tvx_runs_release(&runs);
}

static void
check_brackets(struct trial *trial)
{
	static const char *const kinds[] = {
		"base", "working", "clean", "with:US", "with:BRA@2024-02-02", "working@2024-01-03",
	};
	struct tvx_error err = { 0 };

	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		struct tvx_reading reading;
		struct tvx_survey survey;
		if (tvx_reading_parse(trial->draft, tvx_str_of(kinds[k]), &reading, &err)) {
			wrong(trial, NULL, "#   %s: %s", kinds[k], err.message);
			continue;
		}
		tvx_survey_init(&survey, trial->draft, reading.as_at);
		for (size_t i = 0; i < survey.count; i++)
			check_runs(trial, &survey.units[i], &reading);
		tvx_survey_release(&survey);
	}
}

const struct property properties[] = {
	{ "what is read is written again, byte for byte", check_roundtrip },
	{ "parts put together are the whole", check_parts },
	{ "the standing is a function of the paragraph alone", check_alone },
	{ "places are found, or said to be ambiguous", check_places },
	{ "no word of the base or of an open proposal is lost", check_no_word_lost },
	{ "the base reading is the base", check_base_is_base },
	{ "the clean text names nobody", check_clean_names_nobody },
	{ "every bracket that opens closes", check_brackets },
	{ "nothing changes against itself", check_nothing_changes },
	{ "the edit script makes both texts", check_script_makes_texts },
	{ "new against old mirrors old against new", check_sides_swap },
	{ "the page has every word of both sides once", check_page_has_all_words },
	{ "a terminal and Markdown have every word of both sides once",
	  check_lines_have_all_words },
	{ "the script as JSON has every word of both sides once", check_json_has_all_words },
	{ "a trace has a row for every numbered paragraph", check_traces },
	{ "three texts: every passage once, the same text twice never collides", check_three_ways },
	{ "the page of three texts has every word of every row, and where they collide",
	  check_three_page_has_all_words },
	{ "every unit stands in one group", check_every_unit_once },
	{ "a clean draft is a draft, and doing it again changes nothing", check_clean_is_settled },
	{ "a clean draft has the words of the clean reading", check_clean_has_the_words },
	{ "what is left out or in footnotes leaves no bracket", check_clean_without_brackets },
	{ "what can be typed comes back when it is read", check_typed_comes_back },
	{ "beside itself a draft has the findings that it has alone", check_finds_alike },
	{ "no event loses a word, breaks a seal or spoils the draft", check_events },
};
const size_t property_count = sizeof(properties) / sizeof(properties[0]);
