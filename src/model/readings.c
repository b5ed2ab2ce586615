/* Readings: one unit's words as the base, the working text, the clean text or one delegation has
 * them. Brackets are computed here and nowhere stored; travaux-draft(5), READINGS, says how. */
#include "model/draft.h"
#include "model/phrases.h"
#include "model/runs.h"
#include "model/spans.h"
#include "model/standing.h"

#include <stdlib.h>
#include <string.h>

/* A run to be printed, or a text to be laid out first. */
struct task {
	enum tvx_run_kind kind; /* of the run, or of the text's undisputed words */
	struct tvx_str run;
	const struct tvx_text *text; /* NULL: a run */
	const struct tvx_proposal *proposal;
	enum tvx_joint joint; /* before it */
};

struct tasks {
	struct task *list;
	size_t count, cap;
};

struct rendering {
	const struct tvx_unit *unit;
	const struct tvx_paragraph *paragraph;
	const struct tvx_reading *reading;
	struct tvx_arena *arena;
	struct tvx_run_list out;
	struct tvx_treated *treated; /* one for each proposal, in their order */
	struct tvx_standing standing;
	struct tasks stack, fresh; /* fresh: of the text being laid out, in order */
};

static void
add_task(struct tasks *tasks, struct task task)
{
	if (tasks->count == tasks->cap) {
		tasks->cap = tasks->cap ? tasks->cap * 2 : 32;
		tasks->list = tvx_realloc(tasks->list, tasks->cap, sizeof(*tasks->list));
	}
	tasks->list[tasks->count++] = task;
}

static bool
names_people(const struct rendering *r)
{
	return r->reading->kind == TVX_READ_WORKING;
}

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
	if (!tvx_str_equal(proposal->lang, r->reading->lang))
		return NULL;
	return tvx_proposal_host(r->paragraph, proposal);
}

static void
treat_all(struct rendering *r)
{
	size_t count = r->paragraph->proposals.count, i = 0;
	enum tvx_fate *fates = tvx_arena_alloc(r->arena, count * sizeof(*fates));

	r->treated = tvx_arena_alloc(r->arena, count * sizeof(*r->treated));
	tvx_paragraph_fates(r->paragraph, r->reading->as_at, fates);
	for (const struct tvx_proposal *p = r->paragraph->proposals.first; p; p = p->next, i++) {
		struct tvx_treated *t = &r->treated[i];
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
		if (r->treated[i].proposal == proposal)
			return &r->treated[i];
	return NULL;
}

/* --- one text laid out -------------------------------------------------------------------------- */

/* The sweep over the inlines of one text, from the first word to the last. */
struct sweep {
	struct rendering *r;
	const struct tvx_text *text;
	enum tvx_run_kind kind; /* of undisputed words */
	const struct tvx_proposal *proposal;
	struct tvx_span *spans;
	size_t span_count, next_span;
	const struct tvx_span **open;
	size_t open_count;
	int taken_out; /* how many taken-up proposals take out the words here */
	enum tvx_joint joint;
};

static void
put_run(struct sweep *s, enum tvx_run_kind kind, struct tvx_str run, const struct tvx_proposal *p)
{
	if (!run.len)
		return;
	add_task(&s->r->fresh, (struct task){ kind, run, NULL, p, s->joint });
	s->joint = TVX_JOINT_NONE;
}

static void
put_text(struct sweep *s, enum tvx_run_kind kind, const struct tvx_text *text,
	 const struct tvx_proposal *p)
{
	add_task(&s->r->fresh, (struct task){ kind, TVX_STR(""), text, p, s->joint });
	s->joint = TVX_JOINT_NONE;
}

static void
put_bracket(struct sweep *s, const struct tvx_span *span)
{
	const struct tvx_proposal *p = span->members[0]->proposal;

	put_run(s, TVX_RUN_OPEN, TVX_STR("["), p);
	if (names_people(s->r))
		put_run(s, TVX_RUN_BY, tvx_phrase_bracket(s->r->arena, span), p);
}

/* Words put in are words of their own, unless their place is inside one. */
static enum tvx_joint
joint_at(const struct tvx_text *text, long inl)
{
	return tvx_inside_word(text->words, text->inlines[inl].offset) ? TVX_JOINT_NONE
								       : TVX_JOINT_SPACED;
}

static void
put_replacements(struct sweep *s, const struct tvx_span *span)
{
	bool named = names_people(s->r), several = span->member_count > 1;
	size_t shown = 0;

	for (size_t i = 0; i < span->member_count; i++) {
		const struct tvx_proposal *p = span->members[i]->proposal;
		if (p->kind != TVX_REPLACE)
			continue;
		if (named)
			put_run(s, TVX_RUN_ARROW, shown ? TVX_STR(" / ") : TVX_STR(" → "), p);
		else
			put_run(s, TVX_RUN_ARROW, TVX_STR("/"), p);
		if (named && several && p->by.count) {
			struct tvx_str names = tvx_phrase_parties(s->r->arena, &p->by);
			put_run(s, TVX_RUN_BY,
				tvx_arena_printf(s->r->arena, "%.*s: ", TVX_STR_ARG(names)), p);
		}
		put_text(s, TVX_RUN_NEW, p->words, p);
		shown++;
	}
}

static void
close_span(struct sweep *s)
{
	const struct tvx_span *span = s->open[--s->open_count];

	if (span->part == span->parts)
		put_replacements(s, span);
	put_run(s, TVX_RUN_CLOSE, TVX_STR("]"), span->members[0]->proposal);
}

/* The new words of taken-up replacements stand where the old ones ended, inside whatever
 * bracket held those. */
static void
put_applied(struct sweep *s, const struct tvx_treated *t, long at)
{
	while (s->open_count && s->open[s->open_count - 1]->to == at &&
	       s->open[s->open_count - 1]->from > t->from)
		close_span(s);
	s->joint = joint_at(s->text, t->from);
	put_text(s, s->kind, t->proposal->words, t->proposal);
	s->joint = joint_at(s->text, at);
}

static void
put_insertion(struct sweep *s, const struct tvx_treated *t, long at)
{
	const struct tvx_proposal *p = t->proposal;
	bool bracket = t->treatment == TVX_BRACKET;

	s->joint = joint_at(s->text, at);
	if (bracket)
		put_run(s, TVX_RUN_OPEN, TVX_STR("["), p);
	if (bracket && names_people(s->r))
		put_run(s, TVX_RUN_BY, tvx_phrase_proposal(s->r->arena, p), p);
	put_text(s, bracket ? TVX_RUN_NEW : s->kind, p->words, p);
	if (bracket)
		put_run(s, TVX_RUN_CLOSE, TVX_STR("]"), p);
	s->joint = joint_at(s->text, at);
}

/* What ends, stands and begins at one inline, in this order. */
static void
pass_inline(struct sweep *s, long at)
{
	const struct rendering *r = s->r;
	size_t count = r->paragraph->proposals.count;

	for (size_t i = 0; i < count; i++) {
		const struct tvx_treated *t = &r->treated[i];
		if (t->host != s->text || t->treatment != TVX_APPLY || t->to != at ||
		    t->from >= t->to)
			continue;
		s->taken_out--;
		if (t->proposal->kind == TVX_REPLACE)
			put_applied(s, t, at);
	}
	while (s->open_count && s->open[s->open_count - 1]->to == at)
		close_span(s);
	for (size_t i = 0; i < count; i++) {
		const struct tvx_treated *t = &r->treated[i];
		if (t->host == s->text && t->treatment != TVX_HIDE && t->from == at &&
		    t->proposal->kind == TVX_INSERT)
			put_insertion(s, t, at);
	}
	for (; s->next_span < s->span_count && s->spans[s->next_span].from == at; s->next_span++) {
		put_bracket(s, &s->spans[s->next_span]);
		s->open[s->open_count++] = &s->spans[s->next_span];
	}
	for (size_t i = 0; i < count; i++)
		s->taken_out += r->treated[i].host == s->text &&
				r->treated[i].treatment == TVX_APPLY && r->treated[i].from == at &&
				r->treated[i].to > at;
}

static bool
has_space_at_an_end(struct tvx_str words)
{
	return words.len && (tvx_str_trim(words).len < words.len);
}

static void
put_words(struct sweep *s, size_t from, size_t to)
{
	struct tvx_str words = { s->text->words.ptr + from, to - from };

	if (s->taken_out && words.len) {
		enum tvx_joint joint = has_space_at_an_end(words) ? TVX_JOINT_SPACED
								  : TVX_JOINT_CLOSED;
		s->joint = joint > s->joint ? joint : s->joint;
	} else {
		put_run(s, s->open_count ? TVX_RUN_OLD : s->kind, words,
			s->open_count ? s->open[s->open_count - 1]->members[0]->proposal
				      : s->proposal);
	}
}

static void
lay_out(struct rendering *r, const struct task *task)
{
	const struct tvx_text *text = task->text;
	struct sweep s = { .r = r,
			   .text = text,
			   .kind = task->kind,
			   .proposal = task->proposal,
			   .joint = task->joint };

	s.spans = tvx_spans_of(r->arena, text, r->treated, r->paragraph->proposals.count,
			       &s.span_count);
	s.open = tvx_arena_alloc(r->arena, (s.span_count + 1) * sizeof(*s.open));
	size_t at = 0;
	for (size_t i = 0; i < text->inline_count; i++) {
		const struct tvx_inline *inl = &text->inlines[i];
		put_words(&s, at, inl->offset);
		at = inl->offset;
		if (inl->kind == TVX_ANCHOR)
			pass_inline(&s, (long)i);
		else if (!s.taken_out)
			put_run(&s, TVX_RUN_FOOTNOTE,
				tvx_phrase_footnote(r->arena, r->paragraph, inl->footnote), NULL);
	}
	put_words(&s, at, text->words.len);
	if (s.joint != TVX_JOINT_NONE)
		add_task(&r->fresh, (struct task){ .kind = s.kind, .joint = s.joint });
}

/* Works off the tasks without recursion: a text is replaced on the stack by its pieces. */
static void
render_text(struct rendering *r, const struct tvx_text *text, enum tvx_run_kind kind,
	    const struct tvx_proposal *proposal)
{
	add_task(&r->stack, (struct task){ kind, TVX_STR(""), text, proposal, TVX_JOINT_NONE });
	while (r->stack.count) {
		struct task task = r->stack.list[--r->stack.count];
		if (!task.text) {
			tvx_run_joint(&r->out, task.joint);
			tvx_run_add(&r->out, task.kind, task.run, task.proposal);
			continue;
		}
		r->fresh.count = 0;
		lay_out(r, &task);
		while (r->fresh.count)
			add_task(&r->stack, r->fresh.list[--r->fresh.count]);
	}
}

/* --- the item around its words ---------------------------------------------------------------------- */

static void
add_note(struct rendering *r, struct tvx_str phrase, const struct tvx_proposal *proposal)
{
	tvx_run_joint(&r->out, TVX_JOINT_SPACED);
	tvx_run_add(&r->out, TVX_RUN_MARK, phrase, proposal);
}

/* The words that a mark on a fragment speaks of. */
static struct tvx_str
fragment_of(const struct tvx_paragraph *paragraph, const struct tvx_mark *mark)
{
	struct tvx_proposal probe = { .under = (struct tvx_proposal *)(uintptr_t)mark->proposal,
				      .lang = mark->lang };
	const struct tvx_text *host = tvx_proposal_host(paragraph, &probe);
	long from = host && mark->from ? tvx_text_anchor(host, mark->from) : -1;
	long to = host && mark->to ? tvx_text_anchor(host, mark->to) : -1;

	if (from < 0 || to < from)
		return TVX_STR("");
	size_t start = host->inlines[from].offset;
	return (struct tvx_str){ host->words.ptr + start, host->inlines[to].offset - start };
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
			add_note(r, tvx_phrase_position(r->arena, p), p->about);
	for (const struct tvx_mark *m = r->paragraph->marks.first; m; m = m->next)
		if (is_of_unit(r, m->proposal) && tvx_date_known(m->on, r->reading->as_at))
			add_note(r, tvx_phrase_mark(r->arena, m, fragment_of(r->paragraph, m)),
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
		const struct tvx_treated *t = &r->treated[i];
		if (t->proposal->kind == TVX_ALTERNATIVE && t->treatment == TVX_APPLY &&
		    r->reading->kind == TVX_READ_WITH && is_by(t->proposal, r->reading->with))
			chosen = t->proposal;
	}
	return chosen ? chosen : r->standing.words;
}

/* Whether an open proposal still speaks of the base words, so that they cannot go unseen. */
static bool
base_is_contested(const struct rendering *r)
{
	for (size_t i = 0; i < r->paragraph->proposals.count; i++) {
		const struct tvx_proposal *p = r->treated[i].proposal;
		while (p->under)
			p = p->under;
		if (r->treated[i].treatment == TVX_BRACKET && p->kind != TVX_ALTERNATIVE)
			return true;
	}
	return false;
}

static bool
is_absent(const struct rendering *r, const struct tvx_proposal *chosen)
{
	if (r->unit->alternative) {
		const struct tvx_treated *t = treated(r, r->unit->alternative);
		return t->treatment == TVX_HIDE ||
		       (t->treatment == TVX_APPLY && r->unit->alternative != chosen);
	}
	if (chosen && !(names_people(r) && base_is_contested(r)))
		return true;
	for (size_t i = 0; i < r->paragraph->proposals.count; i++)
		if (r->treated[i].proposal->kind == TVX_DELETE_PARAGRAPH &&
		    r->treated[i].treatment == TVX_APPLY)
			return true;
	return false;
}

/* Whether the clean text brackets the whole unit. */
static bool
is_unsettled(const struct rendering *r)
{
	enum tvx_unit_kind kind = r->paragraph->kind;
	enum tvx_standing_level level = r->standing.level;

	/* Nobody negotiates a title until somebody says so. */
	if (kind == TVX_UNIT_NOTE)
		return false;
	if (kind == TVX_UNIT_HEADING || kind == TVX_UNIT_TITLE)
		return level == TVX_PENDING;
	return level == TVX_OPEN || level == TVX_PENDING;
}

/* Opens the brackets around the whole unit; returns how many. */
static size_t
open_item(struct rendering *r, const struct tvx_proposal *owner)
{
	size_t opened = 0;

	if (r->reading->kind == TVX_READ_CLEAN) {
		bool bracket = is_unsettled(r) ||
			       (owner && treated(r, owner)->treatment == TVX_BRACKET);
		if (bracket)
			tvx_run_add(&r->out, TVX_RUN_OPEN, TVX_STR("["), owner);
		return bracket;
	}
	for (size_t i = 0; i < r->paragraph->proposals.count; i++) {
		const struct tvx_proposal *p = r->treated[i].proposal;
		bool around = p == owner ||
			      (!r->unit->alternative &&
			       (p->kind == TVX_DELETE_PARAGRAPH || p->kind == TVX_MOVE));
		if (!around || r->treated[i].treatment != TVX_BRACKET)
			continue;
		tvx_run_add(&r->out, TVX_RUN_OPEN, TVX_STR("["), p);
		tvx_run_add(&r->out, TVX_RUN_BY, tvx_phrase_proposal(r->arena, p), p);
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

	if (!words || is_absent(r, chosen_alternative(r)))
		return;
	opened = open_item(r, owner);
	bool disputed = owner && treated(r, owner)->treatment == TVX_BRACKET;
	render_text(r, words, disputed ? TVX_RUN_NEW : TVX_RUN_WORDS, owner);
	while (opened--) {
		tvx_run_joint(&r->out, TVX_JOINT_CLOSED);
		tvx_run_add(&r->out, TVX_RUN_CLOSE, TVX_STR("]"), owner);
	}
	if (names_people(r))
		add_log(r);
	else if (r->reading->kind == TVX_READ_CLEAN && r->standing.level == TVX_AD_REF)
		add_note(r, TVX_STR("(ad referendum)"), NULL);
}

void
tvx_runs_init(struct tvx_runs *runs, const struct tvx_unit *unit, const struct tvx_reading *reading)
{
	struct rendering r = { .unit = unit, .paragraph = unit->paragraph, .reading = reading };

	*runs = (struct tvx_runs){ .arena = tvx_arena_new() };
	r.arena = runs->arena;
	r.out.runs = runs;
	r.standing = unit->alternative
			     ? tvx_alternative_standing(unit->paragraph, unit->alternative,
							unit->inherited, reading->as_at)
			     : tvx_paragraph_standing(unit->paragraph, unit->inherited,
						      reading->as_at);
	treat_all(&r);
	render_unit(&r);
	free(r.stack.list);
	free(r.fresh.list);
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
	static const char *const kinds[] = { "base", "working", "clean", "with" };
	struct tvx_str day = text, name = tvx_str_split(&day, '@');
	struct tvx_str party = name, word = tvx_str_split(&party, ':');
	struct tvx_reading reading = { 0 };
	size_t kind = 0;

	while (kind < 4 && !tvx_str_equal(word, tvx_str_of(kinds[kind])))
		kind++;
	if (kind == 4 || (kind == TVX_READ_WITH) != (party.len > 0))
		return tvx_error_set(err, TVX_ERR_USE,
				     "\"%.*s\" is no reading; there are base, working, clean and "
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
