/* One text and the proposals on it, laid out into runs. */
#include "model/layout.h"

#include "model/phrases.h"

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

static void
add_task(struct tasks *tasks, struct task task)
{
	if (tasks->count == tasks->cap) {
		tasks->cap = tasks->cap ? tasks->cap * 2 : 32;
		tasks->list = tvx_realloc(tasks->list, tasks->cap, sizeof(*tasks->list));
	}
	tasks->list[tasks->count++] = task;
}

/* The sweep over the inlines of one text, from the first word to the last. */
struct sweep {
	const struct tvx_layout *layout;
	struct tasks *fresh; /* its pieces, in order */
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
	add_task(s->fresh, (struct task){ kind, run, NULL, p, s->joint });
	s->joint = TVX_JOINT_NONE;
}

static void
put_text(struct sweep *s, enum tvx_run_kind kind, const struct tvx_text *text,
	 const struct tvx_proposal *p)
{
	add_task(s->fresh, (struct task){ kind, TVX_STR(""), text, p, s->joint });
	s->joint = TVX_JOINT_NONE;
}

/* Words put in are words of their own, unless their place is inside one. */
static enum tvx_joint
joint_at(const struct tvx_text *text, long inl)
{
	return tvx_inside_word(text->words, text->inlines[inl].offset) ? TVX_JOINT_NONE
								       : TVX_JOINT_SPACED;
}

static void
put_bracket(struct sweep *s, const struct tvx_span *span)
{
	const struct tvx_proposal *p = span->members[0]->proposal;

	/* "migrants [CHAIR: , including": a name in the bracket is no part of the word before it. */
	if (s->layout->names_people)
		s->joint = joint_at(s->text, span->from);
	put_run(s, TVX_RUN_OPEN, TVX_STR("["), p);
	if (s->layout->names_people)
		put_run(s, TVX_RUN_BY, tvx_phrase_bracket(s->layout->arena, span), p);
}

static void
put_replacements(struct sweep *s, const struct tvx_span *span)
{
	bool named = s->layout->names_people, several = span->member_count > 1;
	const struct tvx_inline *inlines = s->text->inlines;
	/* Words that were lost on the way leave nothing to be replaced. */
	bool bare = inlines[span->from].offset == inlines[span->to].offset;
	size_t shown = 0;

	for (size_t i = 0; i < span->member_count; i++) {
		const struct tvx_proposal *p = span->members[i]->proposal;
		if (p->kind != TVX_REPLACE)
			continue;
		if (named)
			put_run(s, TVX_RUN_ARROW,
				shown  ? TVX_STR(" / ")
				: bare ? TVX_STR("→ ")
				       : TVX_STR(" → "),
				p);
		else
			put_run(s, TVX_RUN_ARROW, TVX_STR("/"), p);
		if (named && several && p->by.count) {
			struct tvx_str names = tvx_phrase_parties(s->layout->arena, &p->by);
			put_run(s, TVX_RUN_BY,
				tvx_arena_printf(s->layout->arena, "%.*s: ", TVX_STR_ARG(names)),
				p);
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

/* Whether words begin with a sign that no space stands before. */
static bool
leans_back(struct tvx_str words)
{
	return words.len && strchr(",.;:)", words.ptr[0]);
}

static void
put_insertion(struct sweep *s, const struct tvx_treated *t, long at)
{
	const struct tvx_proposal *p = t->proposal;
	bool bracket = t->treatment == TVX_BRACKET;

	/* "vessels[, and boats]": a name in the bracket would stand between. */
	bool close = bracket && !s->layout->names_people && leans_back(p->words->words);
	s->joint = close ? TVX_JOINT_NONE : joint_at(s->text, at);
	if (bracket)
		put_run(s, TVX_RUN_OPEN, TVX_STR("["), p);
	if (bracket && s->layout->names_people)
		put_run(s, TVX_RUN_BY, tvx_phrase_proposal(s->layout->arena, p), p);
	put_text(s, bracket ? TVX_RUN_NEW : s->kind, p->words, p);
	if (bracket)
		put_run(s, TVX_RUN_CLOSE, TVX_STR("]"), p);
	s->joint = joint_at(s->text, at);
}

/* What ends, stands and begins at one inline, in this order. */
static void
pass_inline(struct sweep *s, long at)
{
	const struct tvx_layout *r = s->layout;
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
lay_out(const struct tvx_layout *r, const struct task *task, struct tasks *fresh)
{
	const struct tvx_text *text = task->text;
	struct sweep s = { .layout = r,
			   .fresh = fresh,
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
		add_task(fresh, (struct task){ .kind = s.kind, .joint = s.joint });
}

/* Without recursion: a text on the stack is replaced by its pieces. */
void
tvx_layout_text(struct tvx_layout *layout, const struct tvx_text *text, enum tvx_run_kind kind,
		const struct tvx_proposal *proposal)
{
	struct tasks stack = { 0 }, fresh = { 0 };

	add_task(&stack, (struct task){ kind, TVX_STR(""), text, proposal, TVX_JOINT_NONE });
	while (stack.count) {
		struct task task = stack.list[--stack.count];
		if (!task.text) {
			tvx_run_joint(&layout->out, task.joint);
			tvx_run_add(&layout->out, task.kind, task.run, task.proposal);
			continue;
		}
		lay_out(layout, &task, &fresh);
		while (fresh.count)
			add_task(&stack, fresh.list[--fresh.count]);
	}
	free(stack.list);
	free(fresh.list);
}
