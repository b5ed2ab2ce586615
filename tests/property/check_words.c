/* Properties of readings: no word of anybody is lost, and the base holds no word of a proposal. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

/* --- tokens: words that stand at one place in the draft, see generate.h -------------------- */

/* The next token "t17z" at or after *at, which then follows it; empty when there is none. */
static struct tvx_str
next_token(const char **at, const char *end)
{
	for (const char *c = *at; c < end; c++) {
		const char *start = c;
		if (*c != 't')
			continue;
		while (c + 1 < end && c[1] >= '0' && c[1] <= '9')
			c++;
		if (c == start || c + 1 == end || c[1] != 'z')
			continue;
		*at = c + 2;
		return (struct tvx_str){ start, (size_t)(c + 2 - start) };
	}
	*at = end;
	return (struct tvx_str){ 0 };
}

static bool
has_token(const struct tvx_buf *text, struct tvx_str token)
{
	return text->len && memmem(text->ptr, text->len, token.ptr, token.len);
}

/* --- what has to be there ------------------------------------------------------------------------ */

/* One paragraph, what became of its proposals, and all that its working reading prints. */
struct view {
	struct trial *trial;
	const struct tvx_unit *unit; /* the paragraph itself */
	enum tvx_fate *fates;
	struct tvx_buf printed;
};

static bool
in_range(const struct tvx_text *text, const struct tvx_proposal *p, size_t offset)
{
	bool inside = false;

	for (size_t i = 0; i < text->inline_count && text->inlines[i].offset <= offset; i++) {
		if (text->inlines[i].kind != TVX_ANCHOR)
			continue;
		if (text->inlines[i].n == p->from)
			inside = true;
		if (text->inlines[i].n == p->to)
			inside = false;
	}
	return inside;
}

/* Whether a proposal that was taken up took these words of its host out. */
static bool
was_taken_out(const struct view *view, const struct tvx_text *text,
	      const struct tvx_proposal *owner, size_t offset)
{
	const struct tvx_proposal *p = view->unit->paragraph->proposals.first;

	for (size_t i = 0; p; p = p->next, i++) {
		bool takes = p->kind == TVX_DELETE || p->kind == TVX_REPLACE;
		bool here = p->under == owner && (owner || tvx_str_equal(p->lang, text->lang));
		if (takes && here && view->fates[i] == TVX_FATE_ACCEPTED &&
		    in_range(text, p, offset))
			return true;
	}
	return false;
}

static void
need_words(struct view *view, const struct tvx_text *text, const struct tvx_proposal *owner)
{
	const char *at = text->words.ptr, *end = at + text->words.len;
	struct tvx_str token;

	while ((token = next_token(&at, end)).len) {
		size_t offset = (size_t)(token.ptr - text->words.ptr);
		if (!was_taken_out(view, text, owner, offset) && !has_token(&view->printed, token))
			wrong(view->trial, view->unit, "%.*s of %.*s is not in the working text",
			      TVX_STR_ARG(token),
			      TVX_STR_ARG(owner ? owner->id : TVX_STR("the base")));
	}
}

static bool
is_deleted(const struct view *view)
{
	const struct tvx_proposal *p = view->unit->paragraph->proposals.first;

	for (size_t i = 0; p; p = p->next, i++)
		if (p->kind == TVX_DELETE_PARAGRAPH && view->fates[i] == TVX_FATE_ACCEPTED)
			return true;
	return false;
}

static bool
is_open(const struct view *view, const struct tvx_proposal *proposal)
{
	const struct tvx_proposal *p = view->unit->paragraph->proposals.first;
	size_t i = 0;

	while (p != proposal)
		p = p->next, i++;
	return view->fates[i] == TVX_FATE_OPEN;
}

static void
print_all(struct view *view)
{
	const struct tvx_survey *survey = &view->trial->survey;

	for (size_t i = 0; i < survey->count; i++) {
		struct tvx_reading working = { .kind = TVX_READ_WORKING };
		if (survey->units[i].paragraph != view->unit->paragraph)
			continue;
		read_unit(&survey->units[i], &working, &view->printed);
		working.lang = TVX_STR("es");
		read_unit(&survey->units[i], &working, &view->printed);
	}
}

static void
check_paragraph_words(struct trial *trial, const struct tvx_unit *unit)
{
	const struct tvx_paragraph *paragraph = unit->paragraph;
	struct view view = { .trial = trial, .unit = unit };

	view.fates = malloc((paragraph->proposals.count + 1) * sizeof(*view.fates));
	tvx_paragraph_fates(paragraph, (struct tvx_date){ 0 }, view.fates);
	print_all(&view);
	const struct tvx_proposal *words = unit->standing.words;
	/* The words of the alternative that was chosen, or none at all, took the place of the base. */
	if (words && !is_deleted(&view))
		need_words(&view, words->words, words);
	else if (!is_deleted(&view))
		for (const struct tvx_text *t = paragraph->texts.first; t; t = t->next)
			need_words(&view, t, NULL);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next)
		if (p->words && is_open(&view, p))
			need_words(&view, p->words, p);
	tvx_buf_release(&view.printed);
	free(view.fates);
}

void
check_no_word_lost(struct trial *trial)
{
	for (size_t i = 0; i < trial->survey.count; i++)
		if (!trial->survey.units[i].alternative)
			check_paragraph_words(trial, &trial->survey.units[i]);
}

/* --- the base ------------------------------------------------------------------------------------------ */

static void
check_base_of(struct trial *trial, const struct tvx_unit *unit, struct tvx_str lang)
{
	struct tvx_reading base = { .kind = TVX_READ_BASE, .lang = lang };
	const struct tvx_text *text = unit->alternative ? NULL
							: tvx_paragraph_text(unit->paragraph, lang);
	struct tvx_buf printed = { 0 };
	struct tvx_runs runs;

	tvx_runs_init(&runs, unit, &base);
	for (size_t i = 0; i < runs.count; i++)
		if (runs.list[i].kind != TVX_RUN_FOOTNOTE)
			tvx_buf_add(&printed, runs.list[i].text);
	if (!tvx_str_equal(tvx_buf_str(&printed), text ? text->words : TVX_STR("")))
		wrong(trial, unit, "the base reading is \"%.*s\"",
		      TVX_STR_ARG(tvx_buf_str(&printed)));
	tvx_runs_release(&runs);
	tvx_buf_release(&printed);
}

/* The base reading prints the base words, byte for byte, and nothing else. */
void
check_base_is_base(struct trial *trial)
{
	for (size_t i = 0; i < trial->survey.count; i++) {
		check_base_of(trial, &trial->survey.units[i], TVX_STR(""));
		check_base_of(trial, &trial->survey.units[i], TVX_STR("es"));
	}
}
