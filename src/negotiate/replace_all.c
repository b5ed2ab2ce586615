/* A decision on the whole document: these words become those, wherever they stand. */
#include "negotiate/doing.h"

#include "model/draft.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_IN_TEXT = 4096 };

/* --- the new words ----------------------------------------------------------------------------------- */

/* The new words with the capitals of the old ones: Agents, AGENTS. */
static void
like_old(const struct tvx_event *event, struct tvx_str old, struct tvx_buf *out)
{
	struct tvx_str new = tvx_str_trim(event->new_words);
	bool first = isupper((unsigned char)old.ptr[0]), all = first && old.len > 1;

	tvx_buf_clear(out);
	tvx_buf_add(out, new);
	for (size_t i = 0; i < old.len; i++)
		all = all && !islower((unsigned char)old.ptr[i]);
	/* A decision that was written in capitals means them. */
	if (isupper((unsigned char)tvx_str_trim(event->old_words).ptr[0]))
		return;
	for (size_t i = 0; i < out->len && first; i++)
		if (all || i == 0)
			out->ptr[i] = (char)toupper((unsigned char)out->ptr[i]);
}

/* --- finding -------------------------------------------------------------------------------------- */

/* The words of a unit that a decision changes, one text after the other: those that stand in it. */
struct hosts {
	const struct tvx_unit *unit;
	struct tvx_settled settled;
	struct tvx_text *text;      /* the one at hand */
	struct tvx_proposal *owner; /* whose words they are; NULL: the base's */
	struct tvx_proposal *next;  /* the first that was not asked yet */
	size_t left;                /* those that were there to begin with and not asked yet */
	bool base;                  /* the base was asked */
};

static void
hosts_start(struct hosts *hosts, const struct tvx_unit *unit, struct tvx_arena *arena)
{
	*hosts = (struct hosts){ .unit = unit };
	tvx_settled_init(&hosts->settled, arena, unit->paragraph);
	hosts->next = unit->paragraph->proposals.first;
	hosts->left = unit->paragraph->proposals.count;
}

/* An alternative that nobody chose yet has a text of its own; a paragraph has none beside the
 * alternative that was chosen for it. */
static bool
is_there(const struct hosts *hosts)
{
	const struct tvx_proposal *alternative = hosts->unit->alternative;

	if (tvx_settled_gone(&hosts->settled))
		return false;
	if (!alternative)
		return !hosts->settled.chosen;
	return alternative == hosts->settled.chosen ||
	       tvx_settled_fate(&hosts->settled, alternative) == TVX_FATE_OPEN;
}

static struct tvx_str
lang_of(const struct tvx_proposal *p)
{
	while (p->under)
		p = p->under;
	return p->lang;
}

static bool
hosts_next(struct hosts *hosts, struct tvx_str lang)
{
	struct tvx_text *t = hosts->unit->paragraph->texts.first;

	if (!is_there(hosts))
		return false;
	hosts->owner = NULL;
	for (; t && !hosts->base && !hosts->unit->alternative; t = t->next)
		if (tvx_str_equal(t->lang, lang)) {
			hosts->base = true;
			hosts->text = t;
			return true;
		}
	while (hosts->left) {
		hosts->owner = hosts->next;
		hosts->next = hosts->next->next;
		hosts->left--;
		hosts->text = hosts->owner->words;
		if (hosts->text && tvx_str_equal(lang_of(hosts->owner), lang) &&
		    tvx_settled_holds(&hosts->settled, hosts->owner, hosts->unit->alternative))
			return true;
	}
	return false;
}

/* Where the old words stand and are not the new ones already. */
static size_t
find_in(const struct hosts *hosts, const struct tvx_event *event, struct tvx_match *out)
{
	struct tvx_quotable quotable;
	struct tvx_buf new = { 0 };
	size_t kept = 0;

	tvx_quotable_init(&quotable, hosts->text->words);
	size_t count = tvx_quotable_find(&quotable, event->old_words, out, MOST_IN_TEXT);
	tvx_quotable_release(&quotable);
	for (size_t i = 0; i < count && i < MOST_IN_TEXT; i++) {
		struct tvx_str old = { hosts->text->words.ptr + out[i].from,
				       out[i].to - out[i].from };
		like_old(event, old, &new);
		if (!tvx_str_equal(old, tvx_buf_str(&new)) &&
		    !tvx_settled_taken(&hosts->settled, hosts->text, out[i]))
			out[kept++] = out[i];
	}
	tvx_buf_release(&new);
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

/* Tells of every place in one unit; returns how many there are. */
static size_t
tell_unit(const struct tvx_survey *survey, const struct tvx_unit *unit,
	  const struct tvx_event *event, struct tvx_match *matches,
	  void (*tell)(void *context, const struct tvx_replacement *replacement), void *context)
{
	struct hosts hosts;
	size_t count = 0;

	hosts_start(&hosts, unit, survey->arena);
	while (hosts_next(&hosts, event->lang)) {
		struct tvx_str words = hosts.text->words;
		size_t n = find_in(&hosts, event, matches);
		for (size_t k = 0; k < n && tell; k++) {
			struct tvx_replacement r = { .unit = unit };
			r.words = (struct tvx_str){ words.ptr + matches[k].from,
						    matches[k].to - matches[k].from };
			tvx_match_around(words, matches[k], &r.before, &r.after);
			tell(context, &r);
		}
		count += n;
	}
	return count;
}

int
tvx_replacements(const struct tvx_survey *survey, const struct tvx_event *event,
		 void (*tell)(void *context, const struct tvx_replacement *replacement),
		 void *context, size_t *count, struct tvx_error *err)
{
	struct tvx_match *matches;
	struct tvx_event own = *event;
	const struct tvx_unit *scope = NULL;
	int status = check_words(event, err);

	*count = 0;
	if (tvx_str_equal_nocase(own.lang, survey->draft->lang))
		own.lang = TVX_STR("");
	if (!status && event->place.len)
		status = tvx_survey_find(survey, event->place, &scope, err);
	if (status)
		return status;
	matches = tvx_realloc(NULL, MOST_IN_TEXT, sizeof(*matches));
	for (size_t i = 0; i < survey->count; i++)
		if (is_within(&survey->units[i], scope))
			*count += tell_unit(survey, &survey->units[i], &own, matches, tell,
					    context);
	free(matches);
	return TVX_OK;
}

/* --- carrying it out -------------------------------------------------------------------------------- */

static void
replace_one(struct tvx_doing *doing, const struct hosts *hosts, struct tvx_match match)
{
	struct tvx_found found = { hosts->text, hosts->owner, match };
	struct tvx_str old = { hosts->text->words.ptr + match.from, match.to - match.from };
	struct tvx_buf new = { 0 };

	like_old(doing->event, old, &new);
	tvx_end_proposal(doing, tvx_propose_on(doing, &found, TVX_REPLACE, tvx_buf_str(&new)),
			 TVX_FATE_ACCEPTED);
	tvx_buf_release(&new);
}

/* Does it in one unit; *count gets how often. */
static int
carry_out(struct tvx_doing *doing, const struct tvx_unit *unit, struct tvx_match *matches,
	  size_t *count)
{
	struct hosts hosts;
	int status = TVX_OK;

	*count = 0;
	hosts_start(&hosts, unit, doing->draft->arena);
	doing->unit = unit;
	doing->paragraph = (struct tvx_paragraph *)(uintptr_t)unit->paragraph;
	while (!status && hosts_next(&hosts, doing->event->lang)) {
		size_t n = find_in(&hosts, doing->event, matches);
		if (n && !*count)
			status = tvx_check_seal(doing);
		for (size_t k = 0; k < n && !status; k++)
			replace_one(doing, &hosts, matches[k]);
		*count += n;
	}
	if (!status && *count)
		tvx_seal_again(doing);
	return status;
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
	for (size_t i = 0; i < survey->count && !status; i++) {
		size_t n;
		if (!is_within(&survey->units[i], scope))
			continue;
		status = carry_out(doing, &survey->units[i], matches, &n);
		struct tvx_str id = survey->units[i].paragraph->id;
		if (n && (!paragraphs || !tvx_str_equal(touched[paragraphs - 1], id)))
			touched[paragraphs++] = id;
		count += n;
	}
	free(matches);
	if (status)
		return status;
	struct tvx_str old = tvx_brief(doing->draft->arena, doing->event->old_words);
	if (!count)
		return tvx_refuse(doing, "\"%.*s\" stands nowhere%s", TVX_STR_ARG(old),
				  scope ? " in there" : "");
	doing->out->change.paragraphs = touched;
	doing->out->change.paragraph_count = paragraphs;
	doing->out->paragraph = TVX_STR("");
	doing->out->proposal = TVX_STR("");
	tvx_say(doing, "“%.*s” becomes “%.*s” in %zu place%s", TVX_STR_ARG(old),
		TVX_STR_ARG(tvx_brief(doing->draft->arena, doing->event->new_words)), count,
		count == 1 ? "" : "s");
	return TVX_OK;
}
