/* Readings: one unit as the base, the working text, the clean text or one delegation has it.
 * Brackets are computed and nowhere stored; travaux-draft(5), READINGS, says how. */
#include "model/draft.h"
#include "model/layout.h"
#include "model/phrases.h"
#include "model/standing.h"

struct rendering {
	const struct tvx_unit *unit;
	const struct tvx_paragraph *paragraph;
	const struct tvx_reading *reading;
	struct tvx_standing standing;
	struct tvx_layout layout;
};

/* --- what happens to each proposal -------------------------------------------------------- */

static bool
is_by(const struct tvx_proposal *proposal, const struct tvx_delegation *delegation)
{
	for (size_t i = 0; i < proposal->by.count; i++)
		if (proposal->by.list[i] == delegation)
			return true;
	return false;
}

static enum tvx_treatment
treatment_of(const struct tvx_reading *reading, const struct tvx_proposal *proposal,
	     enum tvx_fate fate)
{
	if (reading->kind == TVX_READ_BASE)
		return TVX_HIDE;
	if (fate == TVX_FATE_ACCEPTED)
		return TVX_APPLY;
	if (fate != TVX_FATE_OPEN)
		return TVX_HIDE;
	if (reading->kind == TVX_READ_WITH)
		return is_by(proposal, reading->with) ? TVX_APPLY : TVX_HIDE;
	return TVX_BRACKET;
}

static const struct tvx_text *
host_of(const struct rendering *r, const struct tvx_proposal *proposal)
{
	if (tvx_proposal_is_whole(proposal->kind))
		return NULL;
	if (proposal->under)
		return proposal->under->words;
	/* A paragraph without a version of the language is printed in another, with its proposals. */
	const struct tvx_text *host = tvx_proposal_host(r->paragraph, proposal);
	return host == tvx_paragraph_text(r->paragraph, r->reading->lang) ? host : NULL;
}

static void
treat_all(struct rendering *r)
{
	size_t count = r->paragraph->proposals.count, i = 0;
	enum tvx_fate *fates = tvx_arena_alloc(r->layout.arena, count * sizeof(*fates));

	r->layout.treated = tvx_arena_alloc(r->layout.arena, count * sizeof(*r->layout.treated));
	tvx_paragraph_fates(r->paragraph, r->reading->as_at, fates);
	for (const struct tvx_proposal *p = r->paragraph->proposals.first; p; p = p->next, i++) {
		struct tvx_treated *t = &r->layout.treated[i];
		t->proposal = p;
		t->treatment = treatment_of(r->reading, p, fates[i]);
		t->host = host_of(r, p);
		t->from = t->host ? tvx_text_anchor(t->host, p->from) : -1;
		t->to = t->host ? tvx_text_anchor(t->host, p->to) : -1;
	}
}

static const struct tvx_treated *
treated(const struct rendering *r, const struct tvx_proposal *proposal)
{
	for (size_t i = 0; i < r->paragraph->proposals.count; i++)
		if (r->layout.treated[i].proposal == proposal)
			return &r->layout.treated[i];
	return NULL;
}

/* --- the item around its words ---------------------------------------------------------------------- */

static void
add_note(struct rendering *r, struct tvx_str phrase, const struct tvx_proposal *proposal)
{
	tvx_run_joint(&r->layout.out, TVX_JOINT_SPACED);
	tvx_run_add(&r->layout.out, TVX_RUN_MARK, phrase, proposal);
}

/* Everything in the log that speaks of this unit: a proposal on words in it counts as the unit. */
static bool
is_of_unit(const struct rendering *r, const struct tvx_proposal *about)
{
	while (about && about->under)
		about = about->under;
	bool alternative = about && about->kind == TVX_ALTERNATIVE;
	return r->unit->alternative ? about == r->unit->alternative : !alternative;
}

static void
add_log(struct rendering *r)
{
	for (const struct tvx_position *p = r->paragraph->positions.first; p; p = p->next)
		if (is_of_unit(r, p->about) && tvx_date_known(p->on, r->reading->as_at))
			add_note(r, tvx_phrase_position(r->layout.arena, p), p->about);
	for (const struct tvx_mark *m = r->paragraph->marks.first; m; m = m->next)
		if (is_of_unit(r, m->proposal) && tvx_date_known(m->on, r->reading->as_at))
			add_note(r,
				 tvx_phrase_mark(r->layout.arena, m,
						 tvx_mark_fragment(r->paragraph, m)),
				 m->proposal);
}

/* The words of the unit, or NULL when it has none in this reading. *owner gets the proposal
 * whose words they are. */
static const struct tvx_text *
words_of_unit(const struct rendering *r, const struct tvx_proposal **owner)
{
	const struct tvx_proposal *first = r->paragraph->proposals.first;

	*owner = r->unit->alternative;
	if (!*owner && !r->paragraph->texts.count && first && first->kind == TVX_NEW)
		*owner = first;
	if (!*owner)
		return tvx_paragraph_text(r->paragraph, r->reading->lang);
	return treated(r, *owner)->treatment == TVX_HIDE ? NULL : (*owner)->words;
}

/* The alternative that this reading takes for the item, or NULL for the base words. */
static const struct tvx_proposal *
chosen_alternative(const struct rendering *r)
{
	const struct tvx_proposal *chosen = NULL;

	if (r->reading->kind == TVX_READ_BASE)
		return NULL;
	for (size_t i = 0; i < r->paragraph->proposals.count; i++) {
		const struct tvx_treated *t = &r->layout.treated[i];
		if (t->proposal->kind == TVX_ALTERNATIVE && t->treatment == TVX_APPLY &&
		    r->reading->kind == TVX_READ_WITH && is_by(t->proposal, r->reading->with))
			chosen = t->proposal;
	}
	return chosen ? chosen : r->standing.words;
}

/* Whether an open proposal still speaks of the unit's words, so that they cannot go unseen. */
static bool
is_contested(const struct rendering *r)
{
	const struct tvx_proposal *alternative = r->unit->alternative;

	for (size_t i = 0; i < r->paragraph->proposals.count; i++) {
		const struct tvx_proposal *p = r->layout.treated[i].proposal;
		while (p->under)
			p = p->under;
		bool ours = alternative ? p == alternative : p->kind != TVX_ALTERNATIVE;
		if (ours && r->layout.treated[i].treatment == TVX_BRACKET)
			return true;
	}
	return false;
}

static bool
is_absent(const struct rendering *r, const struct tvx_proposal *chosen)
{
	const struct tvx_proposal *alternative = r->unit->alternative;

	if (alternative && treated(r, alternative)->treatment == TVX_HIDE)
		return true;
	if (r->layout.names_people && is_contested(r))
		return false;
	if (alternative)
		return treated(r, alternative)->treatment == TVX_APPLY && alternative != chosen;
	if (chosen)
		return true;
	for (size_t i = 0; i < r->paragraph->proposals.count; i++)
		if (r->layout.treated[i].proposal->kind == TVX_DELETE_PARAGRAPH &&
		    r->layout.treated[i].treatment == TVX_APPLY)
			return true;
	return false;
}

/* Opens the brackets around the whole unit; returns how many. */
static size_t
open_item(struct rendering *r, const struct tvx_proposal *owner)
{
	size_t opened = 0;

	if (r->reading->kind == TVX_READ_CLEAN) {
		bool bracket = tvx_standing_unsettled(r->paragraph->kind, r->standing.level) ||
			       (owner && treated(r, owner)->treatment == TVX_BRACKET);
		if (bracket)
			tvx_run_add(&r->layout.out, TVX_RUN_OPEN, TVX_STR("["), owner);
		return bracket;
	}
	for (size_t i = 0; i < r->paragraph->proposals.count; i++) {
		const struct tvx_proposal *p = r->layout.treated[i].proposal;
		bool around = p == owner ||
			      (!r->unit->alternative &&
			       (p->kind == TVX_DELETE_PARAGRAPH || p->kind == TVX_MOVE));
		if (!around || r->layout.treated[i].treatment != TVX_BRACKET)
			continue;
		tvx_run_add(&r->layout.out, TVX_RUN_OPEN, TVX_STR("["), p);
		tvx_run_add(&r->layout.out, TVX_RUN_BY, tvx_phrase_proposal(r->layout.arena, p), p);
		opened++;
	}
	return opened;
}

static void
render_unit(struct rendering *r)
{
	const struct tvx_proposal *owner;
	const struct tvx_text *words = words_of_unit(r, &owner);
	size_t opened;

	if (r->reading->kind == TVX_READ_SOURCE) {
		if (!r->unit->alternative)
			tvx_run_add(&r->layout.out, TVX_RUN_WORDS, r->paragraph->source, NULL);
		return;
	}
	if (!words || is_absent(r, chosen_alternative(r)))
		return;
	opened = open_item(r, owner);
	bool disputed = owner && treated(r, owner)->treatment == TVX_BRACKET;
	tvx_layout_text(&r->layout, words, disputed ? TVX_RUN_NEW : TVX_RUN_WORDS, owner);
	while (opened--) {
		tvx_run_joint(&r->layout.out, TVX_JOINT_CLOSED);
		tvx_run_add(&r->layout.out, TVX_RUN_CLOSE, TVX_STR("]"), owner);
	}
	if (r->layout.names_people)
		add_log(r);
	else if (r->reading->kind == TVX_READ_CLEAN && r->standing.level == TVX_AD_REF)
		add_note(r, TVX_STR("(ad referendum)"), NULL);
}

void
tvx_runs_init(struct tvx_runs *runs, const struct tvx_unit *unit, const struct tvx_reading *reading)
{
	struct rendering r = { .unit = unit, .paragraph = unit->paragraph, .reading = reading };

	*runs = (struct tvx_runs){ .arena = tvx_arena_new() };
	r.layout.paragraph = unit->paragraph;
	r.layout.names_people = reading->kind == TVX_READ_WORKING;
	r.layout.arena = runs->arena;
	r.layout.out.runs = runs;
	r.standing = unit->alternative
			     ? tvx_alternative_standing(unit->paragraph, unit->alternative,
							unit->inherited, reading->as_at)
			     : tvx_paragraph_standing(unit->paragraph, unit->inherited,
						      reading->as_at);
	treat_all(&r);
	render_unit(&r);
}

void
tvx_runs_release(struct tvx_runs *runs)
{
	tvx_arena_free(runs->arena);
	*runs = (struct tvx_runs){ 0 };
}

int
tvx_reading_parse(const struct tvx_draft *draft, struct tvx_str text, struct tvx_reading *out,
		  struct tvx_error *err)
{
	static const char *const kinds[] = { "base", "working", "clean", "with", "source" };
	enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };
	struct tvx_str day = text, name = tvx_str_split(&day, '@');
	struct tvx_str party = name, word = tvx_str_split(&party, ':');
	struct tvx_reading reading = { 0 };
	size_t kind = 0;

	while (kind < KINDS && !tvx_str_equal(word, tvx_str_of(kinds[kind])))
		kind++;
	if (kind == KINDS || (kind == TVX_READ_WITH) != (party.len > 0))
		return tvx_error_set(
			err, TVX_ERR_USE,
			"\"%.*s\" is no reading; there are base, working, clean, source and "
			"with:DELEGATION, each perhaps followed by @YYYY-MM-DD",
			TVX_STR_ARG(text));
	reading.kind = (enum tvx_reading_kind)kind;
	if (day.len && !tvx_date_parse(day, &reading.as_at))
		return tvx_error_set(err, TVX_ERR_USE, "\"%.*s\" is not a day; expected YYYY-MM-DD",
				     TVX_STR_ARG(day));
	reading.with = party.len ? tvx_draft_delegation(draft, party) : NULL;
	if (party.len && !reading.with)
		return tvx_error_set(err, TVX_ERR_USE,
				     "no delegation \"%.*s\" takes part in this draft",
				     TVX_STR_ARG(party));
	*out = reading;
	return TVX_OK;
}
