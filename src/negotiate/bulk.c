/* A decision on the whole document: these words become those, wherever they stand. */
#include "negotiate/doing.h"

#include "model/draft.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_IN_TEXT = 4096 };

/* --- finding -------------------------------------------------------------------------------------- */

/* The words of a unit that a decision changes: those that stand. */
static const struct tvx_text *
text_of(const struct tvx_unit *unit, struct tvx_str lang)
{
	if (unit->alternative)
		return unit->alternative->words;
	for (const struct tvx_text *t = unit->paragraph->texts.first; t; t = t->next)
		if (tvx_str_equal(t->lang, lang))
			return t;
	const struct tvx_proposal *first = unit->paragraph->proposals.first;
	return first && first->kind == TVX_NEW && !unit->paragraph->texts.count ? first->words
										: NULL;
}

/* Whether some proposal that was accepted took words at this place already. */
static bool
is_gone(const struct tvx_paragraph *paragraph, const struct tvx_text *host, struct tvx_match match)
{
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next) {
		if (p->fate != TVX_FATE_ACCEPTED ||
		    (p->kind != TVX_REPLACE && p->kind != TVX_DELETE) ||
		    tvx_proposal_host(paragraph, p) != host)
			continue;
		long from = tvx_text_anchor(host, p->from), to = tvx_text_anchor(host, p->to);
		if (from >= 0 && to >= 0 && host->inlines[from].offset < match.to &&
		    host->inlines[to].offset > match.from)
			return true;
	}
	return false;
}

static size_t
find_in(const struct tvx_unit *unit, const struct tvx_text *text, struct tvx_str old,
	struct tvx_match *out)
{
	struct tvx_quotable quotable;
	size_t kept = 0;

	tvx_quotable_init(&quotable, text->words);
	size_t count = tvx_quotable_find(&quotable, old, out, MOST_IN_TEXT);
	tvx_quotable_release(&quotable);
	for (size_t i = 0; i < count && i < MOST_IN_TEXT; i++)
		if (!is_gone(unit->paragraph, text, out[i]))
			out[kept++] = out[i];
	return kept;
}

/* Whether a unit lies in what the place names: a heading stands for its section. */
static bool
is_within(const struct tvx_unit *unit, const struct tvx_unit *scope)
{
	if (!scope || unit == scope || unit->paragraph == scope->paragraph)
		return true;
	if (scope->paragraph->kind != TVX_UNIT_HEADING)
		return false;
	for (const struct tvx_node *n = unit->paragraph->node.parent; n; n = n->parent)
		if (n == scope->paragraph->node.parent && n->first_child == &scope->paragraph->node)
			return true;
	return false;
}

static int
check_words(const struct tvx_event *event, struct tvx_error *err)
{
	if (!tvx_str_trim(event->old_words).len || !tvx_str_trim(event->new_words).len)
		return tvx_error_set(err, TVX_ERR_USE,
				     "a decision needs the old words and the new ones");
	if (tvx_str_equal(tvx_str_trim(event->old_words), tvx_str_trim(event->new_words)))
		return tvx_error_set(err, TVX_ERR_USE, "the new words are the old ones");
	return TVX_OK;
}

int
tvx_replacements(const struct tvx_survey *survey, const struct tvx_event *event,
		 void (*tell)(void *context, const struct tvx_replacement *replacement),
		 void *context, size_t *count, struct tvx_error *err)
{
	struct tvx_match *matches;
	const struct tvx_unit *scope = NULL;
	int status = check_words(event, err);

	*count = 0;
	if (!status && event->place.len)
		status = tvx_survey_find(survey, event->place, &scope, err);
	if (status)
		return status;
	matches = tvx_realloc(NULL, MOST_IN_TEXT, sizeof(*matches));
	for (size_t i = 0; i < survey->count; i++) {
		const struct tvx_unit *unit = &survey->units[i];
		const struct tvx_text *text = text_of(unit, event->lang);
		if (!text || !is_within(unit, scope))
			continue;
		size_t n = find_in(unit, text, event->old_words, matches);
		*count += n;
		for (size_t k = 0; k < n && tell; k++) {
			struct tvx_replacement r = { .unit = unit };
			r.words = (struct tvx_str){ text->words.ptr + matches[k].from,
						    matches[k].to - matches[k].from };
			tvx_match_around(text->words, matches[k], &r.before, &r.after);
			tell(context, &r);
		}
	}
	free(matches);
	return TVX_OK;
}

/* --- carrying it out -------------------------------------------------------------------------------- */

/* The new words with the capitals of the old ones: Agents, AGENTS. */
static struct tvx_str
like_old(struct tvx_doing *doing, struct tvx_str old)
{
	struct tvx_str new = tvx_str_trim(doing->event->new_words);
	char *words = tvx_arena_alloc(doing->draft->arena, new.len + 1);
	bool first = isupper((unsigned char)old.ptr[0]), all = first && old.len > 1;

	memcpy(words, new.ptr, new.len);
	for (size_t i = 0; i < old.len; i++)
		all = all && !islower((unsigned char)old.ptr[i]);
	/* A decision that was written in capitals means them. */
	if (isupper((unsigned char)tvx_str_trim(doing->event->old_words).ptr[0]))
		return (struct tvx_str){ words, new.len };
	for (size_t i = 0; i < new.len &&first; i++)
		if (all || i == 0)
			words[i] = (char)toupper((unsigned char)words[i]);
	return (struct tvx_str){ words, new.len };
}

static size_t
carry_out(struct tvx_doing *doing, const struct tvx_unit *unit, struct tvx_match *matches)
{
	struct tvx_text *text = (struct tvx_text *)(uintptr_t)text_of(unit, doing->event->lang);
	size_t n = text ? find_in(unit, text, doing->event->old_words, matches) : 0;

	if (!n)
		return 0;
	doing->unit = unit;
	doing->paragraph = (struct tvx_paragraph *)(uintptr_t)unit->paragraph;
	for (size_t k = 0; k < n; k++) {
		struct tvx_str old = { text->words.ptr + matches[k].from,
				       matches[k].to - matches[k].from };
		struct tvx_proposal *p = tvx_add_proposal(doing, TVX_REPLACE);
		p->under = (struct tvx_proposal *)(uintptr_t)unit->alternative;
		if (!p->under && !unit->paragraph->texts.count)
			p->under = doing->paragraph->proposals.first;
		if (!p->under)
			p->lang = text->lang;
		p->from = tvx_anchor_at(doing, text, matches[k].from);
		p->to = tvx_anchor_at(doing, text, matches[k].to);
		p->words = tvx_new_text(doing, like_old(doing, old));
		tvx_end_proposal(doing, p, TVX_FATE_ACCEPTED);
	}
	tvx_seal_again(doing);
	return n;
}

int
tvx_do_replace_all(struct tvx_doing *doing)
{
	const struct tvx_survey *survey = &doing->survey;
	struct tvx_match *matches;
	struct tvx_str *touched;
	size_t count = 0, paragraphs = 0;
	int status = check_words(doing->event, doing->err);

	if (!status && !tvx_str_trim(doing->event->says).len)
		status = tvx_refuse(doing,
				    "say by what authority: a decision, its day, its document");
	if (status)
		return status;
	const struct tvx_unit *scope = doing->unit;
	touched = tvx_arena_alloc(doing->draft->arena, (survey->count + 1) * sizeof(*touched));
	matches = tvx_realloc(NULL, MOST_IN_TEXT, sizeof(*matches));
	for (size_t i = 0; i < survey->count; i++) {
		if (!is_within(&survey->units[i], scope))
			continue;
		size_t n = carry_out(doing, &survey->units[i], matches);
		struct tvx_str id = survey->units[i].paragraph->id;
		if (n && (!paragraphs || !tvx_str_equal(touched[paragraphs - 1], id)))
			touched[paragraphs++] = id;
		count += n;
	}
	free(matches);
	if (!count)
		return tvx_refuse(doing, "\"%.*s\" stands nowhere%s",
				  TVX_STR_ARG(doing->event->old_words), scope ? " in there" : "");
	doing->out->change.paragraphs = touched;
	doing->out->change.paragraph_count = paragraphs;
	doing->out->paragraph = TVX_STR("");
	doing->out->proposal = TVX_STR("");
	tvx_say(doing, "“%.*s” becomes “%.*s” in %zu place%s",
		TVX_STR_ARG(tvx_str_trim(doing->event->old_words)),
		TVX_STR_ARG(tvx_str_trim(doing->event->new_words)), count, count == 1 ? "" : "s");
	return TVX_OK;
}
