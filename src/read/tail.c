/* What stands around the words of a block and is none of them: a status or a remark at its end,
 * brackets that close nothing. */
#include "read/weave.h"

#include <stdio.h>
#include <string.h>

/* Names near the end are looked for in so many bytes. */
enum { TAIL_BYTES = 300 };

/* What stands at the end of a block outside all brackets, and is none of its words. */
void
tvx_weave_tail(struct tvx_weaver *w, struct tvx_host *host)
{
	struct tvx_act act;

	size_t last = 0;
	for (size_t i = 0; i < w->groups.count; i++)
		if (w->groups.list[i].depth == 0 && w->groups.list[i].to > last)
			last = w->groups.list[i].to;
	struct tvx_str tail = { w->text.ptr + last, w->text.len - last };
	if (tvx_act_bare_mark(w->paper->house, tail, &act)) {
		struct tvx_str printed = { tail.ptr + act.from, tail.len - act.from };
		tvx_weave_guess(w, "status", act.confidence, last + act.from, printed,
				"an entry of the decision log", act.why);
		tvx_weave_mark(w, &act, host);
		/* With the dash before it. */
		w->text.len = last + act.from;
		while (w->text.len > last &&
		       strchr(" -\x93\x94\x80\xE2", w->text.ptr[w->text.len - 1]))
			w->text.len--;
	}
}

/* A sentence about somebody that stands before the brackets at the end. */
size_t
tvx_weave_remark_at(struct tvx_weaver *w, struct tvx_act *act)
{
	struct tvx_str words = tvx_without_groups(w->text);

	if (words.len == w->text.len && !w->paragraph->proposals.count)
		return SIZE_MAX;
	return tvx_act_bare_remark(w->paper->house, words, act) ? words.len : SIZE_MAX;
}

void
tvx_weave_remark(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act)
{
	struct tvx_str printed = { w->text.ptr + act->from, act->to - act->from };

	if (act->kind == TVX_ACT_SIGN) {
		/* Names at the end: the authors of what nobody signed, if there is such a thing. */
		for (struct tvx_proposal *p = w->paragraph->proposals.first; p; p = p->next)
			if (!p->by.count && p->under == host->proposal) {
				tvx_weave_parties(w, act, &p->by);
				tvx_weave_guess(w, "names-at-the-end", TVX_LOW, act->from, printed,
						"the authors of the words that nobody signed",
						act->why);
				return;
			}
		struct tvx_act support = *act;
		support.stand = TVX_SUPPORT;
		tvx_weave_position(w, &support, host->proposal);
	} else {
		tvx_weave_position(w, act, host->proposal);
	}
	tvx_weave_guess(w, "remark", act->confidence, act->from, printed, "a position, no words",
			act->why);
}

void
tvx_weave_strays(struct tvx_weaver *w)
{
	for (size_t i = 0; i < w->groups.stray_count && i < 8; i++) {
		size_t at = w->groups.stray[i], from = at > 20 ? at - 20 : 0;
		while (from < at && ((unsigned char)w->text.ptr[from] & 0xC0) == 0x80)
			from++;
		tvx_weave_guess(w, "unbalanced-bracket", TVX_MEDIUM, at,
				(struct tvx_str){ w->text.ptr + from, at + 1 - from },
				"the bracket stands for itself", "it closes what was never opened");
	}
}

/* Of a bracket that other paragraphs share. */
void
tvx_weave_across(struct tvx_weaver *w)
{
	char assumed[96];
	size_t at = w->block->across_at - w->block->cut;
	struct tvx_str words = { w->text.ptr + at, w->text.len > at ? w->text.len - at : 0 };

	snprintf(assumed, sizeof(assumed),
		 "it closes in line %zu and holds every paragraph up to there", w->block->across);
	tvx_weave_guess(w, "bracket-across", TVX_MEDIUM, at, words, assumed,
			"nothing in this paragraph closes it");
}

void
tvx_weave_open_in_agreed(struct tvx_weaver *w, struct tvx_paragraph *paragraph)
{
	const struct tvx_mark *agreed = NULL;

	for (const struct tvx_mark *m = paragraph->marks.first; m; m = m->next)
		if ((m->status == TVX_MARK_AGREED || m->status == TVX_MARK_AD_REF) &&
		    m->scope == TVX_SCOPE_PARAGRAPH)
			agreed = m;
	for (const struct tvx_proposal *p = paragraph->proposals.first; agreed && p; p = p->next) {
		struct tvx_assumption a = { .name = "bracket-in-agreed",
					    .confidence = TVX_LOW,
					    .words = p->words ? p->words->words : agreed->word,
					    .assumed = "what stood in brackets was agreed as well",
					    .why = "the paragraph is agreed, and they have no "
						   "date" };
		if (tvx_date_given(p->on) || (p->by.count && p->kind == TVX_NEW) ||
		    p->kind == TVX_ALTERNATIVE || (p->under && !p->by.count))
			continue;
		tvx_guess_tell(w->paper, w->block, paragraph->id, &a);
		return;
	}
}

void
tvx_weave_sign_all(struct tvx_weaver *w, struct tvx_host *host, struct tvx_act *act)
{
	struct tvx_str printed = { w->text.ptr + act->from, act->to - act->from };

	act->stand = TVX_SUPPORT;
	tvx_weave_position(w, act, host->proposal);
	tvx_weave_guess(w, "names-at-the-end", TVX_LOW, act->from, printed,
			"they support the paragraph",
			"it may be theirs, or a part of it, but no bracket says so");
}

void
tvx_weave_named_tail(struct tvx_weaver *w)
{
	struct tvx_str text = w->text;
	size_t at = text.len > TAIL_BYTES ? text.len - TAIL_BYTES : 0;

	for (size_t i = 0; i < w->groups.count; i++)
		if (w->groups.list[i].to > at && w->groups.list[i].to <= text.len)
			at = w->groups.list[i].to;
	for (at += at < 2 ? 2 : 0; at < text.len; at++) {
		struct tvx_str here = { text.ptr + at, text.len - at };
		const struct tvx_form *form;
		size_t len;
		if (text.ptr[at - 1] != ' ' || !strchr(".;", text.ptr[at - 2]) ||
		    !(len = tvx_house_party(w->paper->house, here, &form)) || len == here.len ||
		    here.ptr[len] != ':')
			continue;
		tvx_weave_guess(w, "name-in-text", TVX_LOW, at, here, "words of the text",
				"somebody is named as if these words were proposed, but no bracket "
				"holds them");
		return;
	}
}

/* A date that ends the words of the block is that of whoever they belong to. */
void
tvx_weave_last_date(struct tvx_weaver *w, struct tvx_host *host, size_t from, struct tvx_act *lead)
{
	struct tvx_str words = tvx_without_groups(w->text);
	struct tvx_act date = { 0 };

	if (words.len <= from || words.len != w->text.len ||
	    !tvx_act_last_date(w->paper->house, words, &date) || date.from <= from)
		return;
	w->text.len = date.from;
	lead->on = date.on;
	lead->venue = date.venue;
	lead->venue_code = date.venue_code;
	if (host->proposal) {
		host->proposal->on = date.on;
		host->proposal->at = tvx_weave_meeting(w, lead);
	}
}
