/* What the meeting does: accepting, agreeing, confirming, reopening, deciding on the whole
 * document; and each refusal. */
#include "negotiate_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PROPOSE(where, how, ...) EVENT(PROPOSE, where, US, .kind = TVX_##how, __VA_ARGS__)

static void
says(struct tvx_str got, const char *expected)
{
	char *text = strndup(got.ptr ? got.ptr : "", got.len);

	assert_string_equal(text, expected);
	free(text);
}

/* V.2 with "Agents" to become "Actors" (p1) and "act" to go (p2), both of 10 January. */
static struct tvx_draft *
contested(void)
{
	struct tvx_draft *draft = negotiate_draft();

	negotiate_do(draft, PROPOSE("V.2", REPLACE, ON(1, 10), .old_words = S("Agents"),
				    .new_words = S("Actors")));
	negotiate_do(draft, EVENT(PROPOSE, "V.2", ON(1, 10), .by = S("CAN"), .kind = TVX_DELETE,
				  .old_words = S("act")));
	return draft;
}

static struct tvx_draft *
agreed(void)
{
	struct tvx_draft *draft = negotiate_draft();

	negotiate_do(draft, EVENT(AGREE, "V.2", ON(1, 15)));
	return draft;
}

/* --- who and when -------------------------------------------------------------------------------- */

static void
only_a_meeting_decides(void **state)
{
	static const enum tvx_verb decide[] = { TVX_DO_AGREE, TVX_DO_PEND, TVX_DO_REOPEN,
						TVX_DO_ACCEPT, TVX_DO_NOT_TAKEN_UP };

	(void)state;
	for (size_t i = 0; i < sizeof(decide) / sizeof(decide[0]); i++) {
		struct tvx_event *e = EVENT(AGREE, "V.2", ON(1, 20), .by = S("CAN"));
		e->verb = decide[i];
		assert_true(tvx_verb_decides(e->verb));
		negotiate_refuse(contested(), e, "CAN is a delegation; only the meeting decides");
		e->by = S("");
		e->on = (struct tvx_date){ 0 };
		negotiate_refuse(contested(), e, "no meeting is open, and only a meeting decides");
	}
	negotiate_refuse_at_once(EVENT(NOTE, "V.2", US, .says = S("x")),
				 "US is a delegation; only");
	negotiate_refuse_at_once(EVENT(NOTE, "V.2"), "the note has no words");
	assert_false(tvx_verb_decides(TVX_DO_CONFIRM));
}

static void
days_follow_one_another(void **state)
{
	struct tvx_draft *draft = agreed();

	(void)state;
	negotiate_refuse(contested(), EVENT(ACCEPT, "V.2:p1", ON(1, 9)),
			 "V.2:p1 was made on 2016-01-10; before that day it cannot be accepted");
	negotiate_refuse(contested(),
			 EVENT(AGREE, "V.2", ON(1, 9), .open_proposals = TVX_OPEN_IMPLY),
			 "V.2:p1 was made on 2016-01-10; before that day it cannot be decided on");
	negotiate_refuse(agreed(), EVENT(REOPEN, "V.2", ON(1, 14)),
			 "the log of V.2 has an entry of 2016-01-15; nothing can be entered for an "
			 "earlier day");
	negotiate_refuse(agreed(), PROPOSE("V.2", DELETE, ON(1, 14), .old_words = S("act")),
			 "V.2 was agreed on 2016-01-15; a proposal of an earlier day would count "
			 "as taken up");
	negotiate_do(draft, PROPOSE("V.2", DELETE, ON(1, 15), .old_words = S("act")));
	negotiate_stands(draft, "V.2", "agreed: open");
	negotiate_do(draft, PROPOSE("V.2", DELETE, ON(1, 16), .old_words = S("Agents")));
	negotiate_stands(draft, "V.2", "pending: open open");
	negotiate_sealed(draft, "V.2", true);
	tvx_draft_free(draft);
}

static void
an_agreement_without_a_day_needs_reopening(void **state)
{
	struct tvx_draft *draft = agreed();
	struct tvx_mark *mark = negotiate_find(draft, "V.2")->marks.first;

	(void)state;
	mark->on = (struct tvx_date){ 0 };
	negotiate_refuse(draft, PROPOSE("V.2", DELETE, .old_words = S("act")),
			 "nobody wrote down when");
	draft = agreed();
	negotiate_find(draft, "V.2")->marks.first->on = (struct tvx_date){ 0 };
	negotiate_do(draft, EVENT(REOPEN, "V.2", ON(1, 20)));
	negotiate_do(draft, PROPOSE("V.2", DELETE, ON(1, 20), .old_words = S("act")));
	negotiate_stands(draft, "V.2", "pending: open");
	tvx_draft_free(draft);
}

/* --- proposals end -------------------------------------------------------------------------------- */

static void
proposals_are_accepted_or_not(void **state)
{
	struct tvx_draft *draft = contested();
	struct tvx_outcome o;

	(void)state;
	negotiate_refuse(contested(), EVENT(ACCEPT, "V.2", ON(1, 20)),
			 "which proposal? there are V.2:p1, V.2:p2");
	o = negotiate_do(draft, EVENT(ACCEPT, "V.2:p1", ON(1, 20), .says = S("all agree")));
	says(o.subject, "V.2:p1 of US is accepted");
	assert_null(o.author);
	o = negotiate_do(draft, EVENT(NOT_TAKEN_UP, "V.2", ON(1, 20), .says = S("no")));
	says(o.subject, "V.2:p2 of CAN is not taken up");
	negotiate_stands(draft, "V.2", "open: accepted not-taken-up");
	negotiate_reads(draft, "V.2", "with:MEX", "Actors act.");
	negotiate_refuse(draft, EVENT(ACCEPT, "V.2:p2", ON(1, 21)),
			 "V.2:p2 is not taken up since 2016-01-20 and cannot be accepted");
	negotiate_refuse_at_once(EVENT(ACCEPT, "V.1", ON(1, 20)), "no proposal is open on V.1");
	draft = contested();
	negotiate_do(draft, EVENT(WITHDRAW, "V.2:p1", US));
	negotiate_refuse(draft, EVENT(ACCEPT, "V.2:p1", ON(1, 21)), "V.2:p1 is withdrawn since");
}

static void
proposals_are_accepted_as_amended(void **state)
{
	struct tvx_draft *draft = contested();
	struct tvx_outcome o;

	(void)state;
	negotiate_refuse(contested(),
			 EVENT(ACCEPT, "V.2:p1", ON(1, 20), .new_words = S(" Actors ")),
			 "these are the words as they were proposed");
	negotiate_refuse(contested(), EVENT(ACCEPT, "V.2:p2", ON(1, 20), .new_words = S("x")),
			 "V.2:p2 has no words that could be amended so");
	o = negotiate_do(draft, EVENT(ACCEPT, "V.2:p1", ON(1, 20), .new_words = S("All actors")));
	says(o.subject, "V.2:p1 of US is accepted as amended");
	negotiate_stands(draft, "V.2", "open: amended open accepted");
	negotiate_reads(draft, "V.2", "with:MEX", "All actors act.");
	says(negotiate_find(draft, "V.2")->proposals.first->fate_as->id, "p3");
	assert_int_equal(negotiate_find(draft, "V.2")->proposals.last->by.count, 1);
	tvx_draft_free(draft);
}

static void
two_on_the_same_words_cannot_both_be_accepted(void **state)
{
	struct tvx_draft *draft = contested();

	(void)state;
	negotiate_do(draft, EVENT(PROPOSE, "V.2", .by = S("MEX"), .kind = TVX_REPLACE,
				  .old_words = S("Agents act"), .new_words = S("They do")));
	negotiate_do(draft, EVENT(ACCEPT, "V.2:p1", ON(1, 21)));
	negotiate_refuse(draft, EVENT(ACCEPT, "V.2:p3", ON(1, 21)),
			 "p1 was accepted, and p3 speaks of the same words");
}

static void
a_move_after_itself_is_not_carried_out(void **state)
{
	struct tvx_draft *draft = negotiate_draft();

	(void)state;
	negotiate_do(draft, PROPOSE("V.2", MOVE, .after = S("V.1")));
	negotiate_find(draft, "V.2")->proposals.first->after = S("V.2");
	negotiate_refuse(draft, EVENT(ACCEPT, "V.2", ON(1, 21)), "V.2 cannot follow itself");
	draft = negotiate_draft();
	negotiate_do(draft, PROPOSE("V.2", MOVE, .after = S("V.1")));
	negotiate_find(draft, "V.2")->proposals.first->after = S("gone");
	negotiate_refuse(draft, EVENT(ACCEPT, "V.2", ON(1, 21)),
			 "gone, which it shall follow, is not there any more");
}

/* --- agreeing ------------------------------------------------------------------------------------- */

static void
agreeing_settles_what_is_open(void **state)
{
	static const struct {
		enum tvx_agree_open choice;
		const char *stands, *reads;
	} ways[] = {
		{ TVX_OPEN_TAKE_UP, "agreed: accepted accepted", "Actors." },
		{ TVX_OPEN_DROP, "agreed: not-taken-up not-taken-up", "Agents act." },
		{ TVX_OPEN_IMPLY, "agreed: accepted accepted", "Actors." },
	};

	(void)state;
	negotiate_refuse(contested(), EVENT(AGREE, "V.2", ON(1, 20)),
			 "2 proposals on V.2 are still open: p1 (US, replace), p2 (CAN, delete); "
			 "accept or drop each");
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		struct tvx_draft *draft = contested();
		struct tvx_outcome o = negotiate_do(draft, EVENT(AGREE, "V.2", ON(1, 20),
								 .word = S("approved"),
								 .open_proposals = ways[i].choice));
		says(o.subject, "V.2 is agreed");
		negotiate_stands(draft, "V.2", ways[i].stands);
		negotiate_reads(draft, "V.2", "with:MEX", ways[i].reads);
		negotiate_sealed(draft, "V.2", true);
		tvx_draft_free(draft);
	}
	negotiate_refuse(agreed(), EVENT(AGREE, "V.2", ON(1, 20)),
			 "V.2 is agreed already, since 2016-01-15");
}

static void
agreeing_by_the_rules_moves_the_paragraph(void **state)
{
	struct tvx_draft *draft = negotiate_draft();
	struct tvx_outcome o;

	(void)state;
	negotiate_do(draft, PROPOSE("V.2", MOVE, ON(1, 10), .after = S("V.h")));
	o = negotiate_do(draft, EVENT(AGREE, "V.2", ON(1, 20), .open_proposals = TVX_OPEN_IMPLY));
	assert_true(o.change.outline);
	assert_ptr_equal(negotiate_find(draft, "V.h")->node.next, negotiate_find(draft, "V.2"));
	tvx_draft_free(draft);
}

static void
an_alternative_that_is_agreed_supersedes_the_rest(void **state)
{
	struct tvx_draft *draft = contested();
	const struct tvx_proposal *first;

	(void)state;
	negotiate_do(draft, PROPOSE("V.2", ALTERNATIVE, ON(1, 11), .new_words = S("They act.")));
	negotiate_do(draft, EVENT(PROPOSE, "V.2", ON(1, 11), .by = S("CAN"),
				  .kind = TVX_ALTERNATIVE, .new_words = S("We act.")));
	negotiate_do(draft, EVENT(AGREE, "V.2:p3", ON(1, 20), .open_proposals = TVX_OPEN_TAKE_UP));
	negotiate_stands(draft, "V.2", "agreed: superseded superseded accepted superseded");
	first = negotiate_find(draft, "V.2")->proposals.first;
	says(first->fate_as->id, "p3");
	negotiate_reads(draft, "V.2:p3", "clean", "They act.");
	negotiate_sealed(draft, "V.2", true);
	/* On the day of the choice it would count as decided. */
	negotiate_refuse(draft, PROPOSE("V.2", ALTERNATIVE, ON(1, 20), .new_words = S("You act.")),
			 "a proposal of that day counts as superseded at once");
}

static void
ad_referendum_waits_for_those_named(void **state)
{
	struct tvx_draft *draft = negotiate_draft();
	struct tvx_outcome o;

	(void)state;
	negotiate_refuse_at_once(EVENT(AGREE, "V.2", ON(1, 20), .of = S(" , ")),
				 "say whose answer is waited for");
	negotiate_refuse_at_once(EVENT(AGREE, "V.2", ON(1, 20), .of = S("unstated")),
				 "nobody can answer for \"unstated\"");
	o = negotiate_do(draft, EVENT(AGREE, "V.2", ON(1, 15), .of = S("CAN, quorum")));
	says(o.subject, "V.2 is agreed ad referendum of CAN and quorum");
	negotiate_stands(draft, "V.2", "ad-ref:");
	negotiate_sealed(draft, "V.2", true);
	o = negotiate_do(draft, EVENT(CONFIRM, "V.2", ON(1, 16), .by = S("CAN")));
	says(o.subject, "CAN confirms V.2");
	negotiate_stands(draft, "V.2", "ad-ref:");
	o = negotiate_do(draft, EVENT(CONFIRM, "V.2", ON(1, 17), .quorum = true));
	negotiate_stands(draft, "V.2", "agreed:");
	negotiate_refuse(draft, EVENT(CONFIRM, "V.2", .by = S("CAN")),
			 "V.2 is agreed; nobody's confirmation is waited for");
	negotiate_refuse_at_once(EVENT(CONFIRM, "V.2", US), "V.2 is open; nobody's confirmation");
	negotiate_refuse_at_once(EVENT(CONFIRM, "V.2"), "say who confirms: --by, or --quorum");
	draft = negotiate_draft();
	negotiate_do(draft, EVENT(AGREE, "V.2", ON(1, 15), .of = S("CAN")));
	negotiate_refuse(draft, EVENT(CONFIRM, "V.2", US), "V.2 waits for CAN, not for US");
}

static void
a_part_is_agreed_alone(void **state)
{
	struct tvx_draft *draft = contested();
	const struct tvx_mark *mark;

	(void)state;
	negotiate_do(draft, EVENT(AGREE, "V.1", ON(1, 20), .fragment = S("the \"safety\"")));
	mark = negotiate_find(draft, "V.1")->marks.first;
	assert_int_equal(mark->scope, TVX_SCOPE_FRAGMENT);
	assert_true(mark->from && mark->to);
	negotiate_stands(draft, "V.1", "open:");
	negotiate_sealed(draft, "V.1", false);
	negotiate_do(draft, EVENT(AGREE, "V.2", ON(1, 20), .lang = S("es")));
	negotiate_stands(draft, "V.2", "open: open open");
	negotiate_do(draft, EVENT(AGREE, "V", ON(1, 20), .scope = TVX_SCOPE_TITLE));
	negotiate_stands(draft, "V.h", "agreed:");
	negotiate_sealed(draft, "V.h", true);
	negotiate_refuse(draft, EVENT(AGREE, "V.1", ON(1, 20), .scope = TVX_SCOPE_TITLE),
			 "V.1 is no heading");
	/* A title with open proposals is no exception. */
	draft = negotiate_draft();
	negotiate_do(draft, PROPOSE("V", REPLACE, ON(1, 10), .old_words = S("actions"),
				    .new_words = S("DEEDS")));
	negotiate_refuse(draft, EVENT(AGREE, "V", ON(1, 20), .scope = TVX_SCOPE_TITLE),
			 "1 proposal on V is still open");
	negotiate_refuse_at_once(EVENT(AGREE, "V.1", ON(1, 20), .fragment = S("zzz")),
				 "V.1 has no \"zzz\"");
}

static void
marks_speak_of_paragraphs(void **state)
{
	(void)state;
	negotiate_refuse(contested(), EVENT(AGREE, "V.2:p1", ON(1, 20)),
			 "V.2:p1 is a proposal on words; accept it");
	negotiate_refuse(contested(), EVENT(PEND, "V.2:p1", ON(1, 20)),
			 "V.2:p1 is a proposal on words; a mark");
	negotiate_refuse(contested(), EVENT(REOPEN, "V.2:p1", ON(1, 20)), "reopen the paragraph");
}

static void
a_new_paragraph_is_agreed_into_being(void **state)
{
	struct tvx_draft *draft = negotiate_draft();

	(void)state;
	negotiate_do(draft, PROPOSE("V.2", NEW, ON(1, 10), .new_words = S("New.")));
	negotiate_do(draft, EVENT(AGREE, "V.2bis", ON(1, 20)));
	negotiate_stands(draft, "V.2bis", "agreed: accepted");
	negotiate_sealed(draft, "V.2bis", true);
	tvx_draft_free(draft);
	draft = negotiate_draft();
	negotiate_do(draft, PROPOSE("V.2", NEW, ON(1, 10), .new_words = S("New.")));
	negotiate_do(draft, EVENT(NOT_TAKEN_UP, "V.2bis", ON(1, 11)));
	negotiate_refuse(draft, EVENT(AGREE, "V.2bis", ON(1, 20)),
			 "is not there any more: V.2bis:p1, new, is not-taken-up");
}

/* --- pending, reopened, sealed -------------------------------------------------------------------- */

static void
pending_and_reopened(void **state)
{
	struct tvx_draft *draft = negotiate_draft();
	struct tvx_outcome o;

	(void)state;
	o = negotiate_do(draft, EVENT(PEND, "V.2", ON(1, 10), .of = S("LEGAL, CAN")));
	says(o.subject, "V.2 is pending on LEGAL and CAN");
	negotiate_refuse(draft, EVENT(REOPEN, "V.2", ON(1, 20)),
			 "V.2 is pending; only what is agreed can be reopened");
	negotiate_refuse(agreed(), EVENT(PEND, "V.2", ON(1, 20)),
			 "V.2 is agreed; reopen it, and say why");
	draft = agreed();
	negotiate_sealed(draft, "V.2", true);
	negotiate_do(draft, EVENT(REOPEN, "V.2", ON(1, 20), .says = S("new facts")));
	negotiate_stands(draft, "V.2", "pending:");
	negotiate_sealed(draft, "V.2", false);
	tvx_draft_free(draft);
}

/* Of two alternatives the first was agreed, and the second never ended by a word of its own. */
static void
reopening_an_alternative_reopens_the_item(void **state)
{
	struct tvx_draft *draft = negotiate_draft();

	(void)state;
	negotiate_do(draft, PROPOSE("V.2", ALTERNATIVE, ON(1, 10), .new_words = S("They act.")));
	negotiate_do(draft, PROPOSE("V.2", ALTERNATIVE, ON(1, 10), .new_words = S("We act.")));
	negotiate_do(draft, EVENT(AGREE, "V.2:p1", ON(1, 20), .open_proposals = TVX_OPEN_IMPLY));
	negotiate_stands(draft, "V.2", "agreed: accepted superseded");
	negotiate_do(draft, EVENT(REOPEN, "V.2:p1", ON(1, 21)));
	negotiate_stands(draft, "V.2", "pending: accepted superseded");
	tvx_draft_free(draft);
}

static void
seals_follow_decisions_and_nothing_else(void **state)
{
	struct tvx_draft *draft = agreed();

	(void)state;
	negotiate_do(draft, PROPOSE("V.2", DELETE, ON(1, 16), .old_words = S("act")));
	negotiate_sealed(draft, "V.2", true);
	negotiate_do(draft, EVENT(ACCEPT, "V.2", ON(1, 17)));
	negotiate_sealed(draft, "V.2", true);
	negotiate_do(draft, EVENT(REPLACE_ALL, "", ON(1, 18), .old_words = S("agents"),
				  .new_words = S("actors"), .says = S("D7")));
	negotiate_sealed(draft, "V.2", true);
	negotiate_do(draft, PROPOSE("V.2", DELETE, ON(1, 19), .old_words = S("Actors")));
	/* Somebody changes the words by hand. */
	negotiate_find(draft, "V.2")->texts.first->words = S("Agents ACT!");
	negotiate_refuse(draft, EVENT(ACCEPT, "V.2", ON(1, 20)),
			 "the words of V.2 are not those that were agreed");
	draft = agreed();
	negotiate_find(draft, "V.2")->texts.first->words = S("Agents acted.");
	negotiate_refuse(draft,
			 EVENT(REPLACE_ALL, "", ON(1, 18), .old_words = S("agents"),
			       .new_words = S("actors"), .says = S("D7")),
			 "the words of V.2 are not those that were agreed");
}

/* Two on the same words that an agreement took up by its day: it does not say which. When one
 * ends, the other is in the text. */
static void
the_seal_follows_when_a_rival_ends(void **state)
{
	for (int i = 0; i < 2; i++) {
		struct tvx_draft *draft = contested();
		negotiate_do(draft,
			     EVENT(PROPOSE, "V.2", ON(1, 10), .by = S("CAN"), .kind = TVX_REPLACE,
				   .old_words = S("Agents"), .new_words = S("Players")));
		negotiate_do(draft,
			     EVENT(AGREE, "V.2", ON(1, 15), .open_proposals = TVX_OPEN_IMPLY));
		negotiate_stands(draft, "V.2", "agreed: open accepted open");
		if (i)
			negotiate_do(draft, EVENT(WITHDRAW, "V.2:p3", ON(1, 20), .by = S("CAN")));
		else
			negotiate_do(draft, EVENT(NOT_TAKEN_UP, "V.2:p3", ON(1, 20)));
		negotiate_reads(draft, "V.2", "with:MEX", "Actors.");
		negotiate_sealed(draft, "V.2", true);
		tvx_draft_free(draft);
	}
	(void)state;
}

/* --- the whole document ---------------------------------------------------------------------------- */

static size_t
places(const struct tvx_draft *draft, const struct tvx_event *event)
{
	struct tvx_survey survey;
	struct tvx_error err = { 0 };
	size_t count = 0;

	tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
	assert_int_equal(tvx_replacements(&survey, event, NULL, NULL, &count, &err), 0);
	tvx_survey_release(&survey);
	return count;
}

static void
words_are_replaced_wherever_they_stand(void **state)
{
	struct tvx_draft *draft = negotiate_draft();
	struct tvx_event *e = EVENT(REPLACE_ALL, "", ON(1, 20), .old_words = S("agents"),
				    .new_words = S("actors"), .says = S("D7"));
	struct tvx_outcome o;

	(void)state;
	negotiate_do(draft,
		     PROPOSE("V.1", REPLACE, .old_words = S("crews"), .new_words = S("agents")));
	negotiate_do(draft, EVENT(ACCEPT, "V.1", ON(1, 21)));
	negotiate_do(draft, PROPOSE("V.b", ALTERNATIVE, .new_words = S("Other agents.")));
	negotiate_do(draft, PROPOSE("V.b", ALTERNATIVE, .new_words = S("Dead agents.")));
	negotiate_do(draft, EVENT(WITHDRAW, "V.b:p2", US));
	negotiate_do(draft,
		     PROPOSE("V.2", REPLACE, .old_words = S("act"), .new_words = S("are agents")));
	assert_int_equal(places(draft, e), 4);
	o = negotiate_do(draft, e);
	says(o.subject, "“agents” becomes “actors” in 4 places");
	assert_int_equal(o.change.paragraph_count, 3);
	negotiate_reads(draft, "V.1", "with:MEX",
			"Make efforts to secure the “safety” of boats – and of the actors of boats "
			"– in port.");
	negotiate_reads(draft, "V.2", "with:US", "Actors are agents.");
	negotiate_reads(draft, "V.b", "with:MEX", "A bullet on actors.");
	/* Done is done. */
	assert_int_equal(places(draft, e), 0);
	negotiate_refuse(draft, e, "\"agents\" stands nowhere");
}

static void
a_decision_has_a_scope_and_an_authority(void **state)
{
	struct tvx_draft *draft = negotiate_draft();

	(void)state;
	negotiate_refuse_at_once(
		EVENT(REPLACE_ALL, "", ON(1, 20), .old_words = S("agents"), .new_words = S("x")),
		"say by what authority");
	negotiate_refuse_at_once(
		EVENT(REPLACE_ALL, "", ON(1, 20), .old_words = S("agents"), .says = S("D7")),
		"needs the old words and the new");
	negotiate_refuse_at_once(EVENT(REPLACE_ALL, "", ON(1, 20), .old_words = S("a"),
				       .new_words = S("a"), .says = S("D7")),
				 "the new words are the old");
	negotiate_refuse_at_once(EVENT(REPLACE_ALL, "V.1", ON(1, 20), .old_words = S("agents"),
				       .new_words = S("x"), .says = S("D7")),
				 "\"agents\" stands nowhere in there");
	negotiate_do(draft, EVENT(REPLACE_ALL, "V.2", ON(1, 20), .old_words = S("AGENTS"),
				  .new_words = S("actors and agents"), .says = S("D7")));
	negotiate_reads(draft, "V.2", "with:MEX", "actors and agents act.");
	negotiate_reads(draft, "V.b", "with:MEX", "A bullet on agents.");
	negotiate_do(draft, EVENT(REPLACE_ALL, "", ON(1, 20), .old_words = S("agentes"),
				  .new_words = S("actores"), .lang = S("es"), .says = S("D8")));
	assert_true(tvx_str_equal(negotiate_find(draft, "V.2")->proposals.last->lang, S("es")));
	tvx_draft_free(draft);
}

/* --- meetings --------------------------------------------------------------------------------------- */

static void
what_is_decided_belongs_to_the_open_meeting(void **state)
{
	struct tvx_draft *draft = negotiate_draft();
	struct tvx_outcome o;

	(void)state;
	o = negotiate_do(draft, EVENT(MEETING_OPEN, "", ON(1, 20),
				      .meeting_kind = TVX_MEETING_INFORMAL, .quorum_count = 7));
	says(o.subject, "The informal meeting of 2016-01-20 opens");
	says(o.meeting, "2016-01-20-im");
	assert_true(o.change.head);
	o = negotiate_do(draft, EVENT(AGREE, "V.2"));
	says(o.meeting, "2016-01-20-im");
	assert_int_equal(negotiate_find(draft, "V.2")->marks.first->on.day, 20);
	/* What came in before the meeting was not said at it. */
	negotiate_do(draft, PROPOSE("V.1", DELETE, ON(1, 19), .old_words = S("in port")));
	assert_null(negotiate_find(draft, "V.1")->proposals.first->at);
	o = negotiate_do(draft, EVENT(MEETING_CLOSE, ""));
	says(o.subject, "The informal meeting of 2016-01-20 closes");
	assert_null(tvx_meeting_open(draft));
	negotiate_do(draft, EVENT(MEETING_OPEN, "", .meeting = S("2016-01-20-im")));
	negotiate_refuse(draft, EVENT(MEETING_OPEN, ""),
			 "the meeting 2016-01-20-im is open; close it first");
	negotiate_refuse_at_once(EVENT(MEETING_CLOSE, ""), "no meeting is open");
	negotiate_refuse_at_once(EVENT(MEETING_OPEN, "", .meeting = S("a b")),
				 "\"a b\" cannot name a meeting");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_a_meeting_decides),
		cmocka_unit_test(days_follow_one_another),
		cmocka_unit_test(an_agreement_without_a_day_needs_reopening),
		cmocka_unit_test(proposals_are_accepted_or_not),
		cmocka_unit_test(proposals_are_accepted_as_amended),
		cmocka_unit_test(two_on_the_same_words_cannot_both_be_accepted),
		cmocka_unit_test(a_move_after_itself_is_not_carried_out),
		cmocka_unit_test(agreeing_settles_what_is_open),
		cmocka_unit_test(agreeing_by_the_rules_moves_the_paragraph),
		cmocka_unit_test(an_alternative_that_is_agreed_supersedes_the_rest),
		cmocka_unit_test(ad_referendum_waits_for_those_named),
		cmocka_unit_test(a_part_is_agreed_alone),
		cmocka_unit_test(marks_speak_of_paragraphs),
		cmocka_unit_test(a_new_paragraph_is_agreed_into_being),
		cmocka_unit_test(pending_and_reopened),
		cmocka_unit_test(reopening_an_alternative_reopens_the_item),
		cmocka_unit_test(seals_follow_decisions_and_nothing_else),
		cmocka_unit_test(the_seal_follows_when_a_rival_ends),
		cmocka_unit_test(words_are_replaced_wherever_they_stand),
		cmocka_unit_test(a_decision_has_a_scope_and_an_authority),
		cmocka_unit_test(what_is_decided_belongs_to_the_open_meeting),
	};

	return cmocka_run_group_tests_name("negotiate-decide", tests, NULL, NULL);
}
