/* Weaving a block: its words, and what its brackets do to them. */
#include "read/weave.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* One bracket may make more than one proposal. */
enum { ENTRIES_SPARE = 8 };

/* --- acts ------------------------------------------------------------------------------------------ */

static size_t weave_range(struct tvx_weaver *w, struct tvx_host *host, size_t from, size_t to,
			  size_t group, unsigned depth);

/* Replacements up to the end of the words end here. */
static void
close_to_end(struct tvx_weaver *w, struct tvx_host *host)
{
	for (struct tvx_proposal *p = w->paragraph->proposals.first; p; p = p->next)
		if (p->kind == TVX_REPLACE && p->under == host->proposal && !p->to)
			p->to = tvx_host_anchor(host, tvx_host_end(host));
}

/* The words of a proposal, which may hold brackets themselves. */
static void
weave_words(struct tvx_weaver *w, struct tvx_proposal *proposal, size_t from, size_t to,
	    size_t group, unsigned depth)
{
	struct tvx_host inner = { .proposal = proposal };

	if (!proposal)
		return;
	weave_range(w, &inner, from, to, group + 1, depth + 1);
	close_to_end(w, &inner);
	tvx_host_finish(w, &inner, proposal->words);
	tvx_host_release(&inner);
}

static void
do_insert(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act, size_t group,
	  unsigned depth)
{
	uint32_t anchor = tvx_host_anchor(host, tvx_host_end(host));
	struct tvx_proposal *p = tvx_weave_proposal(w, TVX_INSERT, act, host->proposal);

	if (!p)
		return;
	tvx_weave_doubt_insertion(w, host, act);
	p->from = p->to = anchor;
	weave_words(w, p, act->words_from, act->words_to, group, depth);
	w->last = p;
}

/* What stays in the text but would go. */
static void
do_delete(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act, size_t group,
	  unsigned depth)
{
	struct tvx_proposal *p = tvx_weave_proposal(w, TVX_DELETE, act, host->proposal);

	if (!p)
		return;
	/* ", but not by frost": the comma follows the word before it. */
	if (act->words_from < act->words_to && strchr(",.;:", w->text.ptr[act->words_from]))
		host->words.len = tvx_host_end(host);
	p->from = tvx_host_anchor(host, host->words.len);
	weave_range(w, host, act->words_from, act->words_to, group + 1, depth + 1);
	p->to = tvx_host_anchor(host, tvx_host_end(host));
	w->last = p;
}

static void
do_replace(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act, size_t group,
	   unsigned depth)
{
	struct tvx_proposal *p = tvx_weave_proposal(w, TVX_REPLACE, act, host->proposal);

	if (!p)
		return;
	p->from = tvx_host_anchor(host, host->words.len);
	tvx_weave_words_of(w, host, act->old_from, act->old_to);
	p->to = tvx_host_anchor(host, tvx_host_end(host));
	weave_words(w, p, act->words_from, act->words_to, group, depth);
	w->last = p;
}

/* "assist (CHAIR: persons … conducts.)": a sentence that has no end without what is put in lost
 * the words that stood there. */
static bool
replaces_lost(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act, size_t group,
	      unsigned depth)
{
	size_t end = tvx_host_end(host), at = act->to;

	while (at < w->text.len && strchr(" )]", w->text.ptr[at]))
		at++;
	if (!end || at < w->text.len || act->words_to <= act->words_from ||
	    w->text.ptr[act->words_to - 1] != '.' ||
	    !isalpha((unsigned char)host->words.ptr[end - 1]))
		return false;
	struct tvx_proposal *p = tvx_weave_proposal(w, TVX_REPLACE, act, host->proposal);
	if (!p)
		return true;
	p->from = tvx_host_anchor(host, end);
	p->to = tvx_host_anchor(host, end);
	weave_words(w, p, act->words_from, act->words_to, group, depth);
	tvx_weave_guess(w, "lost-strike", TVX_MEDIUM, act->from,
			(struct tvx_str){ w->text.ptr + act->from, act->to - act->from },
			"the words take the place of others, which are lost",
			"the sentence has no end without them");
	w->last = p;
	return true;
}

/* "(ARG authorized regular)": the old word, then the new one. */
static bool
replaces_pair(struct tvx_weaver *w, struct tvx_host *host, struct tvx_act *act, size_t group,
	      unsigned depth)
{
	struct tvx_str words = { w->text.ptr + act->words_from, act->words_to - act->words_from };
	struct tvx_str rest = words, old = tvx_str_split(&rest, ' ');

	for (const struct tvx_pair *p = w->paper->house->pairs.first; p; p = p->next) {
		if (!tvx_str_equal_nocase(p->old, old) || !tvx_str_equal_nocase(p->new, rest))
			continue;
		act->old_from = act->words_from;
		act->old_to = act->words_from + old.len;
		act->words_from = act->old_to + 1;
		tvx_weave_guess(w, "lost-strike", TVX_MEDIUM, act->from,
				(struct tvx_str){ w->text.ptr + act->from, act->to - act->from },
				"the second word would take the place of the first",
				"both cannot stand side by side");
		do_replace(w, host, act, group, depth);
		/* What follows is the next word. */
		tvx_buf_add_char(&host->words, ' ');
		return true;
	}
	return false;
}

/* "End paragraph here": what the words are followed by would go. It is closed when all is woven. */
static struct tvx_str
without_order(struct tvx_weaver *w, struct tvx_act *act)
{
	struct tvx_str words = { w->text.ptr + act->words_from, act->words_to - act->words_from };

	for (size_t i = 0; i < words.len; i++) {
		struct tvx_str here = { words.ptr + i, words.len - i };
		if (i && words.ptr[i - 1] != ' ')
			continue;
		if (tvx_house_phrase(w->paper->house, TVX_ROLE_TO_END, here, NULL)) {
			act->to_end = true;
			act->words_to = act->words_from + i;
			while (act->words_to > act->words_from &&
			       w->text.ptr[act->words_to - 1] == ' ')
				act->words_to--;
			break;
		}
	}
	return words;
}

static void
note_signature(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act)
{
	if (w->signature_count == w->signature_cap) {
		w->signature_cap = w->signature_cap ? w->signature_cap * 2 : 8;
		w->signatures = tvx_realloc(w->signatures, w->signature_cap,
					    sizeof(*w->signatures));
	}
	w->signatures[w->signature_count++] = (struct tvx_signature){ *act, tvx_host_end(host),
								      host->proposal, NULL };
}

/* A name inside words that are somebody's already. */
static void
sign_inside(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act)
{
	uint32_t anchor = tvx_host_anchor(host, tvx_host_end(host));
	struct tvx_proposal *p = tvx_weave_proposal(w, TVX_INSERT, act, host->proposal);

	if (!p)
		return;
	p->from = p->to = anchor;
	tvx_weave_guess(w, "unmarked-extent", TVX_LOW, act->from,
			(struct tvx_str){ w->text.ptr + act->from, act->to - act->from },
			"somebody proposed words before it; which ones is left open",
			"it stands inside the words of somebody else");
}

/* "[words] [G77]", "[words [EU, USA]]": names that sign the bracket before or around them. */
static bool
sign_bracket(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act, size_t index)
{
	long parent = w->groups.list[index].parent;
	struct tvx_proposal *p = NULL;

	bool last = tvx_weave_follows_last(w, act) && w->last->kind == TVX_INSERT;
	bool outer = parent >= 0 && host->proposal && host->proposal->kind == TVX_INSERT &&
		     tvx_weave_blank_between(w, act->to, w->groups.list[parent].words_to);

	/* "[words [more]; (Norway)]": what stands between them parts them. */
	if (last &&
	    !(outer && !host->proposal->by.count && strchr(".;", w->text.ptr[act->from - 2])))
		p = w->last;
	else if (outer)
		p = host->proposal;
	if (!p || (p->by.count && p != w->signed_late))
		return false;
	tvx_weave_parties(w, act, &p->by);
	if (!tvx_date_given(p->on)) {
		p->on = act->on;
		p->at = tvx_weave_meeting(w, act);
	}
	w->signed_late = p;
	w->last_end = p == w->last ? act->to : w->last_end;
	tvx_weave_guess(w, "names-after-bracket", TVX_MEDIUM, act->from,
			(struct tvx_str){ w->text.ptr + act->from, act->to - act->from },
			p == host->proposal ? "they propose the bracket that they stand in"
					    : "they propose the bracket before them",
			"nobody else is named for it");
	return true;
}

static void
do_named_delete(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act)
{
	struct tvx_str quoted = { w->text.ptr + act->words_from, act->words_to - act->words_from };
	size_t from, to;

	if (act->whole) {
		tvx_weave_delete_all(w, host, act);
		return;
	}
	if (!quoted.len || !tvx_find_words(w, host, quoted, &from, &to)) {
		tvx_weave_unknown_words(w, host, act);
		return;
	}
	struct tvx_proposal *p = tvx_weave_proposal(w, TVX_DELETE, act, host->proposal);
	if (!p)
		return;
	p->from = tvx_host_anchor(host, from);
	p->to = tvx_host_anchor(host, to);
}

/* "replace “x” by “y”", "add “x” after “y”" */
static void
do_order(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act, size_t group,
	 unsigned depth)
{
	struct tvx_str quoted = { w->text.ptr + act->old_from, act->old_to - act->old_from };
	bool insert = act->kind == TVX_ACT_INSERT;
	size_t from, to;

	if (!tvx_find_words(w, host, quoted, &from, &to)) {
		tvx_weave_unknown_words(w, host, act);
		return;
	}
	struct tvx_proposal *p = tvx_weave_proposal(w, insert ? TVX_INSERT : TVX_REPLACE, act,
						    host->proposal);
	if (!p)
		return;
	if (act->stop) {
		/* Up to the end, which is not woven yet. */
		p->from = tvx_host_anchor(host, to);
		p->words->words = TVX_STR(".");
		return;
	}
	p->from = tvx_host_anchor(host, insert && !act->before ? to : from);
	p->to = insert ? p->from : tvx_host_anchor(host, to);
	weave_words(w, p, act->words_from, act->words_to, group, depth);
	w->last = p;
}

/* "[shall/should]": one of them. */
static bool
split_choice(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act, size_t group,
	     unsigned depth)
{
	struct tvx_str words = { w->text.ptr + act->words_from, act->words_to - act->words_from };
	struct tvx_act one = *act;

	if (!tvx_bare_is_choice(words))
		return false;
	tvx_weave_guess(w, "choice", TVX_MEDIUM, act->from,
			(struct tvx_str){ w->text.ptr + act->from, act->to - act->from },
			"one of these is to be chosen", "a slash stands between them");
	for (size_t at = 0; at < words.len; at++) {
		const char *slash = memchr(words.ptr + at, '/', words.len - at);
		size_t end = slash ? (size_t)(slash - words.ptr) : words.len;
		one.words_from = act->words_from + at;
		one.words_to = act->words_from + end;
		do_insert(w, host, &one, group, depth);
		at = end;
	}
	return true;
}

/* Whether a bracket holds brackets in which somebody proposes something. */
static bool
holds_named(const struct tvx_weaver *w, size_t group)
{
	const struct tvx_group *outer = &w->groups.list[group];

	for (size_t i = group + 1; i < w->groups.count && w->groups.list[i].from < outer->to; i++) {
		struct tvx_act act;
		if (w->groups.list[i].parent != (long)group)
			continue;
		tvx_act_classify(w->paper->house, w->text, &w->groups.list[i], &act);
		if (act.by_count && (act.kind == TVX_ACT_INSERT || act.kind == TVX_ACT_DELETE ||
				     act.kind == TVX_ACT_REPLACE))
			return true;
	}
	return false;
}

static size_t
do_bare(struct tvx_weaver *w, struct tvx_host *host, struct tvx_act *act, size_t group,
	unsigned depth)
{
	struct tvx_str printed = { w->text.ptr + act->from, act->to - act->from };
	size_t beginning = tvx_bare_beginning(w, host, act);

	if (tvx_bare_is_quoted(w, act)) {
		tvx_weave_words_of(w, host, act->from, act->to);
		return act->to;
	}
	if (w->groups.list[group].unclosed && holds_named(w, group)) {
		tvx_weave_guess(
			w, "bare-bracket", TVX_MEDIUM, act->from, printed,
			"the words stay, and what is named inside is proposed",
			"a bracket around the brackets of others only says what they dispute");
		weave_range(w, host, act->words_from, act->words_to, group + 1, depth + 1);
		host->gap = true;
		return act->to;
	}
	if (beginning) {
		act->old_from = act->words_from;
		act->old_to = act->words_to;
		act->words_from = act->to;
		while (w->text.ptr[act->words_from] == ' ')
			act->words_from++;
		act->words_to = beginning;
		tvx_weave_guess(w, "bare-bracket", TVX_MEDIUM, act->from, printed,
				"the words in brackets give way to the word after them",
				"the sentence would begin twice");
		do_replace(w, host, act, group, depth);
		return beginning;
	}
	if (act->said.len)
		tvx_weave_note(w, TVX_NOTE_EDITOR, act->on, act->said);
	if (split_choice(w, host, act, group, depth))
		return act->to;
	tvx_weave_guess(w, act->guess ? act->guess : "bare-bracket", act->confidence, act->from,
			printed, "the words are proposed, by nobody named", act->why);
	do_insert(w, host, act, group, depth);
	return act->to;
}

/* A date that a bracket closed too early to hold: "… here) 1-19-2016)". Bytes up to its end. */
static size_t
late_date(struct tvx_weaver *w, struct tvx_act *act)
{
	size_t at = act->to;
	bool two_digits;

	while (at < w->text.len && strchr(" ,-", w->text.ptr[at]))
		at++;
	size_t len = tvx_date_at(w->paper->house,
				 (struct tvx_str){ w->text.ptr + at, w->text.len - at }, &act->on,
				 &two_digits);
	if (!len)
		return act->to;
	at += len;
	return at < w->text.len && strchr(")]", w->text.ptr[at]) ? at + 1 : at;
}

/* What a person said of these words in an overrides file. */
static void
override(struct tvx_weaver *w, const struct tvx_group *group, struct tvx_act *act)
{
	static const struct {
		const char *answer;
		enum tvx_act_kind kind;
	} answers[] = {
		{ "words", TVX_ACT_WORDS },       { "note", TVX_ACT_NOTE },
		{ "proposed", TVX_ACT_BARE },     { "insert", TVX_ACT_INSERT },
		{ "delete", TVX_ACT_DELETE },     { "signature", TVX_ACT_SIGN },
		{ "position", TVX_ACT_POSITION },
	};
	struct tvx_str printed = { w->text.ptr + group->from, group->to - group->from };

	if (!w->paper->override_count)
		return;
	struct tvx_str answer = tvx_override_find(w->paper, w->paragraph->id, printed);
	struct tvx_str first = tvx_str_split(&answer, ' ');
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		if (!tvx_str_equal(first, tvx_str_of(answers[i].answer)))
			continue;
		act->kind = answers[i].kind;
		act->why = NULL;
		if (act->words_to == 0) {
			act->words_from = group->words_from;
			act->words_to = group->words_to;
		}
		if (act->kind == TVX_ACT_NOTE || act->kind == TVX_ACT_POSITION)
			act->said = (struct tvx_str){ w->text.ptr + group->words_from,
						      group->words_to - group->words_from };
		const struct tvx_form *form;
		if (tvx_str_trim(answer).len &&
		    tvx_house_party(w->paper->house, tvx_str_trim(answer), &form)) {
			act->by[0] = form->party;
			act->by_count = 1;
		}
	}
}

static void
do_words(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_group *group, size_t index,
	 unsigned depth)
{
	size_t from = group->words_from, to = group->words_to, end = group->to;

	/* The list may move while what is inside is woven. */
	tvx_weave_words_of(w, host, from - 1, from);
	weave_range(w, host, from, to, index + 1, depth + 1);
	tvx_weave_words_of(w, host, to, end);
}

static void
say(struct tvx_weaver *w, const struct tvx_act *act, const char *name, const char *assumed)
{
	if (act->why)
		tvx_weave_guess(w, name, act->confidence, act->from,
				(struct tvx_str){ w->text.ptr + act->from, act->to - act->from },
				assumed, act->why);
}

/* A paragraph holds so many proposals, positions and marks; what comes then stays among the words. */
static bool
is_full(struct tvx_weaver *w)
{
	const struct tvx_paragraph *p = w->paragraph;
	size_t most = TVX_LIMIT_ENTRIES - ENTRIES_SPARE;

	if (p->proposals.count < most && p->positions.count < most && p->marks.count < most)
		return false;
	if (!w->full)
		tvx_weave_guess(
			w, "too-many", TVX_LOW, 0, w->text, "the brackets after these are words",
			"so many proposals on one paragraph are more than a draft can hold");
	w->full = true;
	return true;
}

static void
do_insert_act(struct tvx_weaver *w, struct tvx_host *host, struct tvx_act *act, size_t index,
	      unsigned depth)
{
	if (act->names_words) {
		do_order(w, host, act, index, depth);
		return;
	}
	if (act->alternative && !host->proposal) {
		weave_words(w, tvx_weave_proposal(w, TVX_ALTERNATIVE, act, NULL), act->words_from,
			    act->words_to, index, depth);
		return;
	}
	if (!tvx_date_given(act->on))
		act->to = late_date(w, act);
	without_order(w, act);
	if (act->to_end) {
		uint32_t anchor = tvx_host_anchor(host, tvx_host_end(host));
		struct tvx_proposal *p = tvx_weave_proposal(w, TVX_REPLACE, act, host->proposal);
		if (!p)
			return;
		p->from = anchor;
		weave_words(w, p, act->words_from, act->words_to, index, depth);
		w->last = p;
		return;
	}
	if (act->kind == TVX_ACT_INSERT && act->said.len)
		tvx_weave_note(w, TVX_NOTE_EDITOR, act->on, act->said);
	if (act->why && !act->guess)
		act->why = NULL;
	say(w, act, act->guess ? act->guess : "insertion",
	    "the names are those of who proposes it");
	if (!replaces_lost(w, host, act, index, depth) &&
	    !replaces_pair(w, host, act, index, depth))
		do_insert(w, host, act, index, depth);
	tvx_weave_clauses(w, act, w->last);
}

static void
do_delete_act(struct tvx_weaver *w, struct tvx_host *host, struct tvx_act *act, size_t index,
	      unsigned depth)
{
	if (act->names_words) {
		do_named_delete(w, host, act);
		return;
	}
	say(w, act, act->guess ? act->guess : "deletion", "the words would go");
	if (act->said.len)
		tvx_weave_note(w, TVX_NOTE_EDITOR, act->on, act->said);
	do_delete(w, host, act, index, depth);
	tvx_weave_clauses(w, act, w->last);
}

/* "[EU] The Parties shall …", "… shall. [G77]" */
static bool
signs_all(const struct tvx_weaver *w, const struct tvx_host *host, const struct tvx_act *act,
	  unsigned depth)
{
	size_t end = tvx_host_end(host);
	struct tvx_str words = { host->words.ptr, end };

	if (!w->paper->house->sign_all || depth || w->no_words)
		return false;
	if (!end)
		return true;
	size_t left = tvx_weave_left_behind(w, act->to);
	return !left || (left == 1 && tvx_ends_a_sentence(words));
}

static void
do_sign(struct tvx_weaver *w, struct tvx_host *host, struct tvx_act *act, size_t index,
	unsigned depth)
{
	if (act->said.len)
		tvx_weave_note(w, TVX_NOTE_EDITOR, act->on, act->said);
	if (sign_bracket(w, host, act, index))
		return;
	if (signs_all(w, host, act, depth)) {
		tvx_weave_sign_all(w, host, act);
		return;
	}
	if (w->no_words) {
		act->confidence = TVX_LOW;
		act->why = "names below a paragraph may be those of authors or of supporters";
		tvx_weave_remark(w, host, act);
		return;
	}
	if (depth)
		sign_inside(w, host, act);
	else
		note_signature(w, host, act);
}

static void
do_position(struct tvx_weaver *w, struct tvx_host *host, struct tvx_act *act)
{
	/* "this last addition", "by US": what was said last is spoken of. */
	bool addition = act->said.len && memmem(act->said.ptr, act->said.len, "addition", 8);

	/* What is said inside somebody's words is mostly said of all of them. */
	bool of_last = tvx_weave_follows_last(w, act) &&
		       (!host->proposal || !host->proposal->by.count ||
			w->last->kind == TVX_INSERT);

	struct tvx_proposal *about = of_last          ? w->last
				     : host->proposal ? host->proposal
				     : addition       ? w->last
						      : NULL;
	if (act->clauses.len)
		tvx_weave_clauses(w, act, about);
	else
		tvx_weave_position(w, act, about);
	/* Whose extent is not known yet may be the last one. */
	struct tvx_signature *late = w->signature_count ? &w->signatures[w->signature_count - 1]
							: NULL;
	if (addition && !of_last && late && late->proposal == host->proposal)
		late->asked = w->paragraph->positions.last;
}

/* "(Dec. 7, 2015)" behind somebody's words says when; elsewhere it is part of the text. */
static bool
do_date(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act)
{
	struct tvx_proposal *p = tvx_weave_follows_last(w, act) ? w->last : host->proposal;

	if (!p || tvx_date_given(p->on) || !p->by.count || tvx_weave_left_behind(w, act->to) > 1)
		return false;
	p->on = act->on;
	p->at = tvx_weave_meeting(w, act);
	return true;
}

static void
do_note(struct tvx_weaver *w, struct tvx_act *act)
{
	w->adjusted = w->adjusted || tvx_date_given(act->on);
	say(w, act, act->guess ? act->guess : "note", "a note on the paragraph");
	tvx_weave_note(w, act->note, act->on, act->said);
}

/* Returns where the words go on. */
static size_t
do_kind(struct tvx_weaver *w, struct tvx_host *host, struct tvx_act *act, size_t index,
	unsigned depth)
{
	struct tvx_group group = w->groups.list[index];

	switch (act->kind) {
	case TVX_ACT_MARK:
		say(w, act, "status", "an entry of the decision log");
		tvx_weave_mark(w, act, host);
		return act->to;
	case TVX_ACT_DATE:
		if (do_date(w, host, act))
			return act->to;
		do_words(w, host, &group, index, depth);
		return group.to;
	case TVX_ACT_BARE:
		return do_bare(w, host, act, index, depth);
	case TVX_ACT_INSERT:
		do_insert_act(w, host, act, index, depth);
		return act->to;
	case TVX_ACT_DELETE:
		do_delete_act(w, host, act, index, depth);
		return act->to;
	case TVX_ACT_REPLACE:
		(act->names_words ? do_order : do_replace)(w, host, act, index, depth);
		return act->to;
	case TVX_ACT_SIGN:
		do_sign(w, host, act, index, depth);
		return act->to;
	case TVX_ACT_POSITION:
		say(w, act, act->guess ? act->guess : "position", "a position, no words");
		do_position(w, host, act);
		return act->to;
	case TVX_ACT_NOTE:
		do_note(w, act);
		return act->to;
	case TVX_ACT_QUOTED:
		tvx_weave_note(
			w, TVX_NOTE_QUOTED, act->on,
			(struct tvx_str){ w->text.ptr + group.from, w->text.len - group.from });
		return w->text.len;
	default:
		do_words(w, host, &group, index, depth);
		return group.to;
	}
}

static void
tell_unclosed(struct tvx_weaver *w, const struct tvx_group *group)
{
	bool closes = group->to > group->words_from, across = w->block->across > 0;
	size_t end = closes ? group->to : w->text.len;

	/* One that closes in another paragraph was told of. */
	if (closes || !across)
		tvx_weave_guess(w, "unbalanced-bracket", closes ? TVX_MEDIUM : TVX_LOW, group->from,
				(struct tvx_str){ w->text.ptr + group->from, end - group->from },
				closes ? "it closes where its sense ends" : "it stays in the text",
				"the bracket is opened and never closed");
}

static size_t
do_act(struct tvx_weaver *w, struct tvx_host *host, size_t index, unsigned depth)
{
	struct tvx_group group = w->groups.list[index];
	struct tvx_act act;

	tvx_act_classify(w->paper->house, w->text, &group, &act);
	/* In a finished paper a bracket holds a translation or an abbreviation. */
	if (!w->paper->negotiated && !tvx_date_given(act.on) &&
	    (act.kind == TVX_ACT_BARE || act.kind == TVX_ACT_SIGN || act.kind == TVX_ACT_INSERT))
		act.kind = TVX_ACT_WORDS;
	override(w, &group, &act);
	bool proposes = tvx_act_proposes(&act);
	if (is_full(w) || (w->no_words && proposes))
		act.kind = TVX_ACT_WORDS;
	if (group.unclosed)
		tell_unclosed(w, &group);
	host->gap = act.kind != TVX_ACT_WORDS && act.kind != TVX_ACT_DELETE;
	size_t end = do_kind(w, host, &act, index, depth);
	if (proposes)
		w->last_end = end;
	return end;
}

/* Brackets that close nothing are kept, and said. */
static void
add_plain(struct tvx_weaver *w, struct tvx_host *host, size_t from, size_t to)
{
	tvx_weave_words_of(w, host, from, to);
}

/* Weaves from one offset to another; group is the first that may stand there. Returns its end. */
static size_t
weave_range(struct tvx_weaver *w, struct tvx_host *host, size_t from, size_t to, size_t group,
	    unsigned depth)
{
	size_t at = from;

	while (group < w->groups.count && w->groups.list[group].from < to) {
		if (w->groups.list[group].from < at || depth > TVX_BRACKETS_DEEP) {
			group++;
			continue;
		}
		add_plain(w, host, at, w->groups.list[group].from);
		at = do_act(w, host, group, depth);
		group++;
	}
	if (at < to)
		add_plain(w, host, at, to);
	return at > to ? at : to;
}

/* --- ends ------------------------------------------------------------------------------------------ */

void
tvx_weave(struct tvx_weaver *w, struct tvx_host *host, size_t from, struct tvx_act *lead)
{
	struct tvx_act remark;
	size_t remark_end;

	w->text = w->block->text;
	w->signature_count = 0;
	w->adjusted = w->full = false;
	w->last_end = 0;
	w->signed_late = NULL;
	w->footnote = 0;
	w->last = host->proposal;
	if (lead && !tvx_date_given(lead->on))
		tvx_weave_last_date(w, host, from, lead);
	tvx_groups_find(w->paper->house, w->text, &w->groups);
	if (w->groups.stray_count)
		tvx_weave_strays(w);
	if (w->block->across && w->block->cut <= w->block->across_at)
		tvx_weave_across(w);
	if (w->groups.ignored)
		tvx_weave_guess(w, "too-many", TVX_LOW, 0, w->text,
				"the brackets beyond a limit are words",
				"they nest deeper, or are more, than people write");
	tvx_weave_tail(w, host);
	remark_end = tvx_weave_remark_at(w, &remark);
	size_t group = 0;
	while (group < w->groups.count && w->groups.list[group].from < from)
		group++;
	if (remark_end == SIZE_MAX || remark.from < from) {
		weave_range(w, host, from, w->text.len, group, 0);
	} else {
		weave_range(w, host, from, remark.from, group, 0);
		while (group < w->groups.count && w->groups.list[group].from < remark_end)
			group++;
		weave_range(w, host, remark_end, w->text.len, group, 0);
		tvx_weave_remark(w, host, &remark);
	}
	if (w->paragraph->marks.count)
		tvx_host_drop_dash(host);
	tvx_weave_footnote_marks(w, host);
	tvx_weave_named_tail(w);
	tvx_weave_signatures(w, host);
	tvx_weave_doubts(w, host);
	close_to_end(w, host);
}

bool
tvx_weave_order(struct tvx_weaver *w, struct tvx_host *host)
{
	struct tvx_str text = w->block->text;
	struct tvx_group all = { .to = text.len, .words_to = text.len, .shape = '(' };
	struct tvx_act act;

	tvx_act_classify(w->paper->house, text, &all, &act);
	if (!act.by_count || !act.names_words)
		return false;
	w->text = text;
	w->groups.count = 0;
	w->last = NULL;
	if (act.kind == TVX_ACT_DELETE)
		do_named_delete(w, host, &act);
	else
		do_order(w, host, &act, 0, 0);
	close_to_end(w, host);
	return true;
}
