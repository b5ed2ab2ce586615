/* What deserves a second look in a well-formed draft: the table of checks, and how they run. */
#include "model/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const struct tvx_check tvx_draft_checks[] = {
	{ "ambiguous-code", TVX_WARNING, .of_draft = tvx_check_codes },
	{ "broken-seal", TVX_ERROR, .of_paragraph = tvx_check_sealed_words },
	{ "log-order", TVX_WARNING, .of_paragraph = tvx_check_log_order },
	{ "meeting-date", TVX_WARNING, .of_paragraph = tvx_check_meeting_dates },
	{ "needless-confirmation", TVX_WARNING, .of_paragraph = tvx_check_confirmations },
	{ "open-after-agreement", TVX_WARNING, .of_paragraph = tvx_check_open_after_agreement },
	{ "unknown-place", TVX_WARNING, .of_paragraph = tvx_check_move_target },
	{ "unstated-condition", TVX_WARNING, .of_paragraph = tvx_check_unstated },
	{ "both-ways", TVX_WARNING, .of_paragraph = tvx_check_both_ways },
	{ "opposes-own", TVX_WARNING, .of_paragraph = tvx_check_opposes_own },
	{ "same-as-base", TVX_WARNING, .of_paragraph = tvx_check_same_as_base },
	{ "same-words", TVX_WARNING, .of_paragraph = tvx_check_same_words },
	{ "doubled-words", TVX_WARNING, .of_paragraph = tvx_check_doubled_words },
	{ "unbalanced-signs", TVX_WARNING, .of_draft = tvx_check_signs,
	  .of_paragraph = tvx_check_signs_of_proposals },
	{ "identical-paragraphs", TVX_WARNING, .of_draft = tvx_check_identical },
	{ "wrong-reference", TVX_WARNING, .of_draft = tvx_check_references },
	{ "unfinished-replacement", TVX_WARNING, .of_draft = tvx_check_replaced },
	{ "numbering-gap", TVX_NOTE, .of_draft = tvx_check_numbering_gaps },
	{ "repeated-label", TVX_WARNING, .of_draft = tvx_check_repeated_labels },
};
const size_t tvx_draft_check_count = sizeof(tvx_draft_checks) / sizeof(tvx_draft_checks[0]);

/* --- findings ------------------------------------------------------------------------------- */

enum { MESSAGE_BYTES = 480 };

/* A message that was too long ends with a whole character. */
static struct tvx_str
whole_message(const char *message)
{
	struct tvx_str s = tvx_str_of(message);

	if (s.len < MESSAGE_BYTES - 1)
		return s;
	while (s.len && ((unsigned char)s.ptr[s.len - 1] & 0xC0) == 0x80)
		s.len--;
	/* The byte that began it. */
	if (s.len && (unsigned char)s.ptr[s.len - 1] >= 0xC0)
		s.len--;
	return s;
}

static void
add_finding(struct tvx_checking *c, enum tvx_level severity, const struct tvx_unit *unit,
	    const char *message)
{
	if (c->count == c->cap) {
		c->cap = c->cap ? c->cap * 2 : 32;
		c->list = tvx_realloc(c->list, c->cap, sizeof(*c->list));
	}
	c->list[c->count] = (struct tvx_finding){
		.check = c->check,
		.severity = severity,
		.unit = unit ? (size_t)(unit - c->survey->units) : SIZE_MAX,
		.order = c->count,
		.message = tvx_arena_str(c->arena, whole_message(message)),
	};
	c->count++;
}

void
tvx_find(struct tvx_checking *c, const struct tvx_unit *unit, const char *format, ...)
{
	char message[MESSAGE_BYTES];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	add_finding(c, c->check->severity, unit, message);
}

void
tvx_find_as(struct tvx_checking *c, enum tvx_level severity, const struct tvx_unit *unit,
	    const char *format, ...)
{
	char message[MESSAGE_BYTES];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	add_finding(c, severity, unit, message);
}

struct tvx_str
tvx_excerpt(struct tvx_arena *arena, struct tvx_str words)
{
	enum { LONG_BYTES = 48 };
	size_t len = LONG_BYTES;

	words = tvx_str_trim(words);
	if (words.len <= LONG_BYTES)
		return words;
	while (len > LONG_BYTES / 2 && words.ptr[len] != ' ')
		len--;
	/* A long word is cut between two characters. */
	while (len && ((unsigned char)words.ptr[len] & 0xC0) == 0x80)
		len--;
	return tvx_arena_printf(arena, "%.*s …", (int)len, words.ptr);
}

const struct tvx_text *
tvx_unit_text(const struct tvx_unit *unit)
{
	const struct tvx_proposal *first = unit->paragraph->proposals.first;

	if (unit->alternative)
		return unit->alternative->words;
	if (unit->paragraph->texts.first)
		return unit->paragraph->texts.first;
	return first && first->kind == TVX_NEW ? first->words : NULL;
}

/* --- the run ---------------------------------------------------------------------------------- */

void
tvx_checking_init(struct tvx_checking *c, const struct tvx_survey *survey)
{
	*c = (struct tvx_checking){ .survey = survey, .arena = tvx_arena_new() };
}

void
tvx_checking_run(struct tvx_checking *c, const struct tvx_check *checks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		c->check = &checks[i];
		if (c->check->of_draft)
			c->check->of_draft(c);
		for (size_t u = 0; c->check->of_paragraph && u < c->survey->count; u++)
			if (!c->survey->units[u].alternative)
				c->check->of_paragraph(c, &c->survey->units[u]);
	}
}

/* What is said of the draft comes first. */
static int
by_place(const void *x, const void *y)
{
	const struct tvx_finding *a = x, *b = y;
	size_t p = a->unit + 1, q = b->unit + 1;

	if (p != q)
		return p < q ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

size_t
tvx_checking_tell(struct tvx_checking *c, struct tvx_str file, struct tvx_listener listener)
{
	size_t count = c->count;

	if (count)
		qsort(c->list, count, sizeof(*c->list), by_place);
	for (size_t i = 0; i < count && listener.tell; i++) {
		const struct tvx_finding *f = &c->list[i];
		const struct tvx_unit *unit = f->unit == SIZE_MAX ? NULL
								  : &c->survey->units[f->unit];
		struct tvx_diagnostic diagnostic = {
			.level = f->severity,
			.name = f->check->name,
			.file = file,
			.line = unit ? unit->paragraph->line : 0,
			.unit = unit ? unit->id : TVX_STR(""),
			.message = f->message.ptr,
			.place = unit ? unit->place : TVX_STR(""),
		};
		listener.tell(listener.context, &diagnostic);
	}
	free(c->list);
	tvx_arena_free(c->arena);
	*c = (struct tvx_checking){ 0 };
	return count;
}

size_t
tvx_draft_check(const struct tvx_draft *draft, struct tvx_str name, struct tvx_listener listener)
{
	struct tvx_survey survey;
	struct tvx_checking c;

	tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
	tvx_checking_init(&c, &survey);
	tvx_checking_run(&c, tvx_draft_checks, tvx_draft_check_count);
	size_t count = tvx_checking_tell(&c, name, listener);
	tvx_survey_release(&survey);
	return count;
}
