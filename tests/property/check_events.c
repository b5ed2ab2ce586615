/* Properties of what people do: whatever happens in whatever order, no word is lost, no seal
 * breaks, the draft stays a draft, and the dossier is told of everything that changed. */
#include "check.h"
#include "random_event.h"

#include "base/utf8.h"
#include "model/draft.h"
#include "model/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EVENTS = 24, EVENTS_IN_CROWDS = 2, CROWD = 500 };

/* One event, and the draft before and after it. */
struct step {
	struct trial *trial;
	const struct random_event *e;
	const struct tvx_draft *before, *after;
	struct tvx_outcome outcome;
	char label[200];
};

static void
bad(struct step *s, struct tvx_str id, const char *what)
{
	wrong(s->trial, NULL, "#   %s: %.*s: %s", s->label, TVX_STR_ARG(id), what);
}

static struct tvx_draft *
parse(struct trial *trial, struct tvx_str xml, const char *what)
{
	struct tvx_draft *draft = NULL;
	struct tvx_error err = { 0 };

	if (tvx_draft_parse(xml, TVX_STR("after"), (struct tvx_listener){ 0 }, &draft, &err))
		wrong(trial, NULL, "#   %s: is no draft any more: %u:%u: %s", what, err.line,
		      err.column, err.message);
	return draft;
}

/* --- nothing is lost ------------------------------------------------------------------------------ */

static void
check_proposals(struct step *s, const struct tvx_paragraph *old, const struct tvx_paragraph *new)
{
	const struct tvx_proposal *q = new->proposals.first;

	for (const struct tvx_proposal *p = old->proposals.first; p; p = p->next, q = q->next) {
		if (!q || !tvx_str_equal(p->id, q->id) || p->kind != q->kind ||
		    !p->words != !q->words ||
		    (p->words && !tvx_str_equal(p->words->words, q->words->words))) {
			bad(s, old->id, "a proposal was lost or altered");
			return;
		}
		if (p->fate != TVX_FATE_OPEN && p->fate != q->fate)
			bad(s, old->id, "a proposal that had ended has another fate");
	}
}

static void
check_log(struct step *s, const struct tvx_paragraph *old, const struct tvx_paragraph *new)
{
	const struct tvx_mark *n = new->marks.first;

	for (const struct tvx_mark *m = old->marks.first; m; m = m->next, n = n->next)
		if (!n || m->status != n->status || !tvx_str_equal(m->words, n->words) ||
		    (tvx_date_given(m->on) && tvx_date_compare(m->on, n->on) != 0)) {
			bad(s, old->id, "an entry of the log was lost or altered");
			return;
		}
	if (new->positions.count < old->positions.count || new->notes.count < old->notes.count)
		bad(s, old->id, "a position or a note was lost");
}

static void
check_kept(struct step *s)
{
	const struct tvx_paragraph *old, *new;
	struct tvx_walk walk;

	tvx_walk_start(&walk, &s->before->root.node);
	while ((old = tvx_walk_paragraph(&walk))) {
		new = tvx_draft_paragraph(s->after, old->id);
		if (!new) {
			bad(s, old->id, "the paragraph was lost");
			continue;
		}
		const struct tvx_text *u = new->texts.first;
		for (const struct tvx_text *t = old->texts.first; t; t = t->next, u = u->next)
			if (!u || !tvx_str_equal(t->words, u->words)) {
				bad(s, old->id, "base words were altered");
				break;
			}
		check_proposals(s, old, new);
		check_log(s, old, new);
	}
}

/* --- the dossier is told of all that changed ------------------------------------------------------ */

static bool
differ(const struct tvx_draft *a, const struct tvx_draft *b,
       void (*format)(const struct tvx_draft *draft, struct tvx_buf *out))
{
	struct tvx_buf x = { 0 }, y = { 0 };

	format(a, &x);
	format(b, &y);
	bool result = !tvx_str_equal(tvx_buf_str(&x), tvx_buf_str(&y));
	tvx_buf_release(&x);
	tvx_buf_release(&y);
	return result;
}

static bool
is_named(const struct tvx_change *change, struct tvx_str id)
{
	for (size_t i = 0; i < change->paragraph_count; i++)
		if (tvx_str_equal(change->paragraphs[i], id))
			return true;
	return false;
}

static void
check_told(struct step *s)
{
	const struct tvx_change *change = &s->outcome.change;
	const struct tvx_paragraph *new, *old;
	struct tvx_buf x = { 0 }, y = { 0 };
	struct tvx_walk walk;

	if (differ(s->before, s->after, tvx_head_format) && !change->head)
		bad(s, TVX_STR("head"), "changed and was not named");
	if (differ(s->before, s->after, tvx_outline_format) && !change->outline)
		bad(s, TVX_STR("outline"), "changed and was not named");
	tvx_walk_start(&walk, &s->after->root.node);
	while ((new = tvx_walk_paragraph(&walk))) {
		old = tvx_draft_paragraph(s->before, new->id);
		tvx_buf_clear(&x);
		tvx_buf_clear(&y);
		if (old)
			tvx_paragraph_format(old, &x);
		tvx_paragraph_format(new, &y);
		if (!tvx_str_equal(tvx_buf_str(&x), tvx_buf_str(&y)) && !is_named(change, new->id))
			bad(s, new->id, "changed and was not named");
	}
	tvx_buf_release(&x);
	tvx_buf_release(&y);
}

/* --- seals and standing --------------------------------------------------------------------------- */

static void
check_seals(struct step *s)
{
	const struct tvx_paragraph *p;
	struct tvx_walk walk;
	char seal[TVX_SEAL_BYTES];

	tvx_walk_start(&walk, &s->after->root.node);
	while ((p = tvx_walk_paragraph(&walk))) {
		if (!p->seal.len)
			continue;
		tvx_paragraph_seal(p, seal);
		if (!tvx_str_equal(p->seal, tvx_str_of(seal)))
			bad(s, p->id, "the words do not fit their seal");
	}
}

static void
check_standing(struct step *s, const struct tvx_survey *survey)
{
	const struct tvx_event *e = &s->e->event;
	const struct tvx_unit *unit = NULL;

	for (size_t i = 0; i < survey->count && !unit; i++)
		if (tvx_str_equal(survey->units[i].id, s->outcome.paragraph))
			unit = &survey->units[i];
	if (!unit)
		return;
	enum tvx_standing_level level = unit->standing.level;
	if (e->verb == TVX_DO_AGREE && !e->fragment.len && tvx_str_equal(e->lang, TVX_STR(""))) {
		if (level != (e->of.len ? TVX_AD_REF : TVX_AGREED))
			bad(s, unit->id, "was agreed and stands otherwise");
		if (!unit->paragraph->seal.len)
			bad(s, unit->id, "was agreed and has no seal");
	}
	/* One of several alternatives may be reopened by itself. */
	if (e->verb == TVX_DO_REOPEN && !memchr(e->place.ptr, ':', e->place.len) &&
	    (level == TVX_AGREED || unit->paragraph->seal.len))
		bad(s, unit->id, "was reopened and is agreed");
}

/* --- a proposal is in its author's own text -------------------------------------------------------- */

static const struct tvx_proposal *
root_of(const struct tvx_proposal *p)
{
	while (p->under)
		p = p->under;
	return p;
}

static bool
is_by(const struct tvx_proposal *p, const struct tvx_delegation *who)
{
	for (size_t i = 0; i < p->by.count; i++)
		if (p->by.list[i] == who)
			return true;
	return false;
}

/* Whether the reading of one delegation must show a proposal: no host of it is somebody else's,
 * and nothing else that the delegation wants takes the place of the words around it. */
static bool
must_show(const struct tvx_paragraph *paragraph, const struct tvx_proposal *made,
	  const struct tvx_delegation *who)
{
	enum tvx_fate fates[1000];
	size_t i = 0;

	tvx_paragraph_fates(paragraph, (struct tvx_date){ 0 }, fates);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next, i++) {
		bool host = false;
		for (const struct tvx_proposal *h = made->under; h; h = h->under)
			host = host || h == p;
		if (host && fates[i] == TVX_FATE_OPEN && !is_by(p, who))
			return false;
		bool elsewhere = p->kind == TVX_ALTERNATIVE && p != root_of(made);
		if (fates[i] == TVX_FATE_OPEN && is_by(p, who) &&
		    (elsewhere || p->kind == TVX_DELETE_PARAGRAPH))
			return false;
	}
	return true;
}

/* All that a delegation's own text of a paragraph prints, alternatives included. */
static void
read_own(const struct tvx_survey *survey, const struct tvx_paragraph *paragraph,
	 const struct tvx_reading *reading, struct tvx_buf *out)
{
	for (size_t i = 0; i < survey->count; i++) {
		struct tvx_runs runs;
		if (survey->units[i].paragraph != paragraph)
			continue;
		tvx_runs_init(&runs, &survey->units[i], reading);
		for (size_t k = 0; k < runs.count; k++)
			if (runs.list[k].kind != TVX_RUN_FOOTNOTE)
				tvx_buf_add(out, runs.list[k].text);
		tvx_buf_add_char(out, '\n');
		tvx_runs_release(&runs);
	}
}

static void
check_shown(struct step *s, const struct tvx_survey *survey)
{
	const struct tvx_paragraph *paragraph = tvx_draft_paragraph(s->after, s->outcome.paragraph);
	const struct tvx_proposal *made =
		paragraph ? tvx_paragraph_proposal(paragraph, s->outcome.proposal) : NULL;
	struct tvx_buf text = { 0 };

	if (s->e->event.verb != TVX_DO_PROPOSE || !made || !made->words || !made->by.count)
		return;
	/* Whoever names a proposal may speak of words that the item does not have. */
	if (made->under && memchr(s->e->event.place.ptr, ':', s->e->event.place.len) &&
	    tvx_paragraph_standing(paragraph, NULL, (struct tvx_date){ 0 }).words)
		return;
	struct tvx_reading own = { .kind = TVX_READ_WITH,
				   .with = made->by.list[0],
				   .lang = root_of(made)->lang };
	if (!must_show(paragraph, made, own.with))
		return;
	read_own(survey, paragraph, &own, &text);
	if (!text.ptr ||
	    !memmem(text.ptr, text.len, made->words->words.ptr, made->words->words.len))
		bad(s, s->outcome.paragraph, "the new words are not in their author's own text");
	tvx_buf_release(&text);
}

/* --- a rewrite is what was written ---------------------------------------------------------------- */

/* Nobody else's words are in the text, and no others of the author. */
static bool
is_alone(const struct tvx_paragraph *old)
{
	enum tvx_fate fates[1000];

	tvx_paragraph_fates(old, (struct tvx_date){ 0 }, fates);
	for (size_t i = 0; i < old->proposals.count; i++)
		if (fates[i] == TVX_FATE_OPEN || fates[i] == TVX_FATE_ACCEPTED ||
		    fates[i] == TVX_FATE_AMENDED)
			return false;
	return true;
}

static void
without_blanks(struct tvx_str text, struct tvx_buf *out)
{
	for (size_t i = 0; i < text.len; i++)
		if (!strchr(" \t\n\r", text.ptr[i]))
			tvx_buf_add_char(out, text.ptr[i]);
}

static void
check_rewritten(struct step *s, const struct tvx_survey *survey)
{
	const struct tvx_event *e = &s->e->event;
	const struct tvx_paragraph *old = tvx_draft_paragraph(s->before, s->outcome.paragraph);
	struct tvx_buf text = { 0 }, got = { 0 }, expected = { 0 };

	if (e->verb != TVX_DO_PROPOSE || !e->rewritten.len || !old || !is_alone(old))
		return;
	struct tvx_reading own = { .kind = TVX_READ_WITH, .with = s->outcome.author };
	const struct tvx_paragraph *new = tvx_draft_paragraph(s->after, old->id);
	own.lang = new->proposals.last->lang;
	read_own(survey, new, &own, &text);
	without_blanks(tvx_buf_str(&text), &got);
	without_blanks(e->rewritten, &expected);
	if (!tvx_str_equal(tvx_buf_str(&got), tvx_buf_str(&expected)))
		bad(s, old->id, "what was rewritten reads otherwise");
	tvx_buf_release(&text);
	tvx_buf_release(&got);
	tvx_buf_release(&expected);
}

/* --- one after the other ---------------------------------------------------------------------------- */

static void
check_step(struct step *s)
{
	struct tvx_survey survey;

	check_kept(s);
	check_told(s);
	check_seals(s);
	tvx_survey_init(&survey, s->after, (struct tvx_date){ 0 });
	check_standing(s, &survey);
	check_shown(s, &survey);
	check_rewritten(s, &survey);
	tvx_survey_release(&survey);
	if (!s->outcome.subject.len || s->outcome.subject.len > 470)
		bad(s, s->outcome.paragraph, "the sentence is empty or cut");
}

/* An event was done: *xml, which is as it was before, becomes what it is now. */
static bool
check_done(struct step *s, struct tvx_buf *xml)
{
	struct tvx_draft *before = parse(s->trial, tvx_buf_str(xml), s->label), *again;
	struct tvx_buf after = { 0 };

	s->before = before;
	check_step(s);
	tvx_draft_free(before);
	tvx_draft_format(s->after, &after);
	tvx_buf_clear(xml);
	again = parse(s->trial, tvx_buf_str(&after), s->label);
	if (again)
		tvx_draft_format(again, xml);
	if (again && !tvx_str_equal(tvx_buf_str(xml), tvx_buf_str(&after)))
		bad(s, s->outcome.paragraph, "what was written reads otherwise");
	tvx_draft_free(again);
	tvx_buf_release(&after);
	return again != NULL;
}

/* Does one event to *draft, which was read from *xml; both are of after it when it was not
 * refused. Returns false when there is nothing to go on with. */
static bool
step(struct trial *trial, struct random *r, unsigned number, struct tvx_draft **draft,
     struct tvx_buf *xml)
{
	struct random_event e = { 0 };
	struct tvx_survey survey;
	struct tvx_error err = { 0 };
	struct step s = { .trial = trial, .e = &e };
	bool good = true;

	tvx_survey_init(&survey, *draft, (struct tvx_date){ 0 });
	random_event_init(&e, r, &survey, number);
	snprintf(s.label, sizeof(s.label), "event %u, %s %.*s", number, tvx_verb_word(e.event.verb),
		 TVX_STR_ARG(e.event.place));
	if (!tvx_event_apply(*draft, &e.event, &s.outcome, &err)) {
		s.after = *draft;
		good = check_done(&s, xml);
	} else {
		if (!err.message[0] || !tvx_utf8_valid(tvx_str_of(err.message)))
			wrong(trial, NULL, "#   %s: refused without a reason", s.label);
		tvx_draft_free(*draft);
		*draft = parse(trial, tvx_buf_str(xml), s.label);
	}
	tvx_survey_release(&survey);
	random_event_release(&e);
	return good && *draft;
}

void
check_events(struct trial *trial)
{
	struct tvx_buf xml = { 0 };
	struct random random = random_of(trial->xml.len);
	bool crowded = false;

	tvx_buf_add(&xml, trial->xml);
	struct tvx_draft *draft = parse(trial, trial->xml, "to begin with");
	for (size_t i = 0; i < trial->survey.count; i++)
		crowded |= trial->survey.units[i].paragraph->proposals.count > CROWD;
	for (unsigned i = 0; draft && i < (crowded ? EVENTS_IN_CROWDS : EVENTS); i++)
		if (!step(trial, &random, i, &draft, &xml) || trial->wrong.len)
			break;
	tvx_draft_free(draft);
	tvx_buf_release(&xml);
}
