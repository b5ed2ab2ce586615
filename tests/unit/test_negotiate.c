/* What a delegation does: proposing, joining, taking position, withdrawing; and each refusal. */
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

/* --- words in words ----------------------------------------------------------------------------- */

static void
words_are_put_in_out_and_replaced(void **state)
{
	struct tvx_draft *draft = negotiate_draft();
	struct tvx_outcome o;

	(void)state;
	o = negotiate_do(draft,
			 PROPOSE("V.2", INSERT, .after = S("Agents"), .new_words = S("always")));
	says(o.subject, "US proposes to insert “always” in V.2");
	says(o.proposal, "p1");
	assert_int_equal(o.change.paragraph_count, 1);
	assert_false(o.change.head || o.change.outline);
	negotiate_reads(draft, "V.2", "with:US", "Agents always act.");
	o = negotiate_do(draft, PROPOSE("2", INSERT, .before = S("agents"), .new_words = S("All")));
	negotiate_reads(draft, "V.2", "with:US", "All Agents always act.");
	o = negotiate_do(draft, PROPOSE("v.1", DELETE, .old_words = S("in port")));
	says(o.subject, "US proposes to delete “in port” from V.1");
	o = negotiate_do(
		draft, PROPOSE("V.1", REPLACE, .old_words = S("secure"), .new_words = S("ensure")));
	says(o.subject, "US proposes “ensure” in place of “secure” in V.1");
	says(o.proposal, "p2");
	negotiate_reads(
		draft, "V.1", "with:US",
		"Make efforts to ensure the “safety” of boats – and of the crews of boats –.");
	tvx_draft_free(draft);
}

static void
words_are_found_as_people_quote_them(void **state)
{
	static const struct {
		const char *quoted, *found;
	} quotes[] = {
		{ "MAKE  efforts", "Make efforts" },
		{ "the \"safety\" of", "the “safety” of" },
		{ "«SAFETY»", "“safety”" },
		{ "safety", "safety" },
		{ "boats - and", "boats – and" },
		{ "boats\xC2\xA0— and", "boats – and" },
		{ " secure\n the ", "secure the" },
		{ "port.", "port." },
		{ "port", "port" },
		{ "Make efforts to secure the 'safety' of boats", NULL },
		{ "ecure", NULL },
		{ "mak", NULL },
		{ "\xE2\x80\x8B", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++) {
		struct tvx_draft *draft = negotiate_draft();
		const struct tvx_event *e = PROPOSE("V.1", DELETE,
						    .old_words = tvx_str_of(quotes[i].quoted));
		if (!quotes[i].found) {
			negotiate_refuse(draft, e, "V.1 has no");
			continue;
		}
		negotiate_do(draft, e);
		const struct tvx_paragraph *p = negotiate_find(draft, "V.1");
		const struct tvx_inline *anchors = p->texts.first->inlines;
		assert_int_equal(p->texts.first->inline_count, 2);
		says((struct tvx_str){ p->texts.first->words.ptr + anchors[0].offset,
				       anchors[1].offset - anchors[0].offset },
		     quotes[i].found);
		tvx_draft_free(draft);
	}
}

static void
signs_that_are_no_letters_end_words(void **state)
{
	struct tvx_draft *draft = negotiate_draft();

	(void)state;
	negotiate_do(draft, PROPOSE("V.2", REPLACE, .old_words = S("QUÉ"), .lang = S("es"),
				    .new_words = S("x")));
	tvx_draft_free(draft);
}

static void
a_quotation_names_one_place(void **state)
{
	struct tvx_draft *draft = negotiate_draft();

	(void)state;
	negotiate_refuse_at_once(
		PROPOSE("V.1", DELETE, .old_words = S("of boats")),
		"these words stand there 2 times; quote more of them, or say which "
		"(--occurrence): 1: \"");
	negotiate_refuse_at_once(PROPOSE("V.1", DELETE, .old_words = S("of boats")),
				 "crews >of boats< – in port.");
	negotiate_refuse_at_once(
		PROPOSE("V.1", DELETE, .old_words = S("of boats"), .occurrence = 3),
		"these words stand there only 2 times");
	negotiate_refuse_at_once(PROPOSE("V.1", DELETE, .old_words = S("efforts to ensure")),
				 "V.1 has no \"efforts to ensure\"; the nearest is \"efforts to\"");
	negotiate_refuse_at_once(PROPOSE("V.1", DELETE, .old_words = S("zzz")),
				 "V.1 has no \"zzz\"");
	negotiate_do(draft, PROPOSE("V.1", DELETE, .old_words = S("of boats"), .occurrence = 2));
	negotiate_reads(
		draft, "V.1", "with:US",
		"Make efforts to secure the “safety” of boats – and of the crews – in port.");
	tvx_draft_free(draft);
}

static void
words_of_proposals_are_amended(void **state)
{
	struct tvx_draft *draft = negotiate_draft();

	(void)state;
	negotiate_do(draft,
		     PROPOSE("V.2", INSERT, .after = S("act"), .new_words = S("with great care")));
	/* Open words are found when they stand nowhere else. */
	negotiate_do(draft, EVENT(PROPOSE, "V.2", .by = S("CAN"), .kind = TVX_DELETE,
				  .old_words = S("great")));
	assert_ptr_equal(negotiate_find(draft, "V.2")->proposals.last->under,
			 negotiate_find(draft, "V.2")->proposals.first);
	/* A place that names a proposal means its words. */
	negotiate_do(draft, EVENT(PROPOSE, "V.2:p1", .by = S("CAN"), .kind = TVX_REPLACE,
				  .old_words = S("care"), .new_words = S("caution")));
	negotiate_refuse(draft, PROPOSE("V.2:p1", DELETE, .old_words = S("Agents")), "V.2 has no");
}

static void
what_was_accepted_stands_what_it_took_does_not(void **state)
{
	struct tvx_draft *draft = negotiate_draft();

	(void)state;
	negotiate_do(draft, PROPOSE("V.1", REPLACE, .old_words = S("secure"),
				    .new_words = S("ensure fully")));
	negotiate_do(draft, EVENT(ACCEPT, "V.1", ON(1, 21)));
	negotiate_do(draft, EVENT(PROPOSE, "V.1", .by = S("CAN"), .kind = TVX_DELETE,
				  .old_words = S("fully")));
	negotiate_reads(draft, "V.1", "with:CAN",
			"Make efforts to ensure the “safety” of boats – and of the crews of boats "
			"– in port.");
	negotiate_refuse(draft, PROPOSE("V.1", DELETE, .old_words = S("efforts to secure")),
			 "\"efforts to secure\" is not in V.1 any more: p1 was accepted there");
}

static void
nothing_is_proposed_twice(void **state)
{
	struct tvx_draft *draft = negotiate_draft();

	(void)state;
	negotiate_do(draft, PROPOSE("V.2", DELETE, .old_words = S("act")));
	negotiate_refuse(
		draft,
		EVENT(PROPOSE, "V.2", .by = S("CAN"), .kind = TVX_DELETE, .old_words = S("act")),
		"US proposes just this in V.2:p1; join it");
	negotiate_refuse_at_once(
		PROPOSE("V.2", REPLACE, .old_words = S("act"), .new_words = S("act")),
		"the new words are the old ones");
}

/* --- whole paragraphs ---------------------------------------------------------------------------- */

static void
paragraphs_come_go_and_move(void **state)
{
	struct tvx_draft *draft = negotiate_draft();
	struct tvx_outcome o;

	(void)state;
	o = negotiate_do(draft, PROPOSE("V.1", NEW, .new_words = S("New one.")));
	says(o.paragraph, "V.1bis");
	assert_true(o.change.outline);
	says(negotiate_find(draft, "V.1bis")->label, "1.bis");
	o = negotiate_do(draft, PROPOSE("V.1", NEW, .new_words = S("Newer one.")));
	says(o.paragraph, "V.1ter");
	o = negotiate_do(draft, PROPOSE("V.1bis", NEW, .new_words = S("After that.")));
	says(o.paragraph, "V.1quater");
	o = negotiate_do(draft, PROPOSE("V.b", NEW, .new_words = S("Bullet.")));
	says(negotiate_find(draft, "V.bbis")->label, "·");
	assert_int_equal(negotiate_find(draft, "V.bbis")->kind, TVX_UNIT_ITEM);
	o = negotiate_do(draft, PROPOSE("V.2", NEW, .new_words = S("So."), .label = S("2.a")));
	says(negotiate_find(draft, "V.2bis")->label, "2.a");
	negotiate_do(draft,
		     PROPOSE("V.1bis", REPLACE, .old_words = S("one"), .new_words = S("two")));
	negotiate_reads(draft, "V.1bis", "with:US", "New two.");
	o = negotiate_do(draft, PROPOSE("V.2", MOVE, .after = S("V.h")));
	says(o.subject, "US proposes to move V.2 after V");
	negotiate_do(draft, EVENT(ACCEPT, "V.2:p1", ON(1, 21)));
	assert_ptr_equal(negotiate_find(draft, "V.h")->node.next, negotiate_find(draft, "V.2"));
	negotiate_do(draft, PROPOSE("V.1", DELETE_PARAGRAPH));
	negotiate_do(draft, EVENT(ACCEPT, "V.1", ON(1, 21)));
	negotiate_reads(draft, "V.1", "working", "");
	negotiate_refuse(draft, PROPOSE("V.1", DELETE, .old_words = S("boats")),
			 "V.1 is not there any more: V.1:p1, delete-paragraph, is accepted");
}

static void
words_that_end_like_a_number_are_none(void **state)
{
	struct tvx_draft *draft = negotiate_draft();

	(void)state;
	((struct tvx_paragraph *)(uintptr_t)negotiate_find(draft, "V.1"))->id = S("Register");
	struct tvx_event *e = PROPOSE("Register", NEW, .new_words = S("x"));
	struct tvx_outcome o;
	struct tvx_error err = { 0 };
	assert_int_equal(tvx_event_apply(draft, e, &o, &err), 0);
	says(o.paragraph, "Registerbis");
	tvx_draft_free(draft);
}

static void
an_alternative_that_was_chosen_is_the_text(void **state)
{
	struct tvx_draft *draft = negotiate_draft();

	(void)state;
	negotiate_do(draft, PROPOSE("V.2", ALTERNATIVE, .new_words = S("Actors and agents work."),
				    ON(1, 1)));
	negotiate_do(draft, EVENT(AGREE, "V.2:p1", ON(1, 5)));
	/* The base has "Agents" as well, and nobody reads it any more. */
	negotiate_do(draft, EVENT(PROPOSE, "V.2", .by = S("CAN"), .kind = TVX_DELETE,
				  .old_words = S("and agents"), ON(1, 6)));
	negotiate_reads(draft, "V.2:p1", "with:CAN", "Actors work.");
	negotiate_do(draft, EVENT(PROPOSE, "V.2", .by = S("MEX"),
				  .rewritten = S("Actors and agents work hard."), ON(1, 6)));
	negotiate_reads(draft, "V.2:p1", "with:MEX", "Actors and agents work hard.");
	negotiate_refuse(draft, PROPOSE("V.2", DELETE, .old_words = S("act")),
			 "V.2 has no \"act\"");
}

/* --- rewriting -------------------------------------------------------------------------------------- */

static void
each_change_of_a_rewrite_is_a_proposal(void **state)
{
	struct tvx_draft *draft = negotiate_draft();
	static const char new[] = "All make efforts to secure the full “safety” of boats – and "
				  "of the crews of ships –.";
	struct tvx_outcome o;

	(void)state;
	o = negotiate_do(draft, PROPOSE("V.1", REPLACE, .rewritten = tvx_str_of(new)));
	says(o.subject, "US proposes 3 changes in V.1");
	negotiate_stands(draft, "V.1", "open: open open open");
	negotiate_reads(draft, "V.1", "with:US", new);
	negotiate_refuse(draft, PROPOSE("V.2", REPLACE, .rewritten = S("Agents  act.\n")),
			 "nothing was changed");
	negotiate_refuse_at_once(PROPOSE("V.1", REPLACE, .rewritten = S("x"), .lang = S("fr")),
				 "V.1 has no words to rewrite");
}

static void
a_rewrite_leaves_accepted_words_alone(void **state)
{
	struct tvx_draft *draft = negotiate_draft();

	(void)state;
	negotiate_do(draft,
		     PROPOSE("V.2", REPLACE, .old_words = S("Agents"), .new_words = S("Actors")));
	negotiate_do(draft, EVENT(ACCEPT, "V.2", ON(1, 21)));
	negotiate_refuse(draft, PROPOSE("V.2", REPLACE, .rewritten = S("They act.")),
			 "V.2:p1 was accepted and speaks of the same words");
}

/* --- refusals --------------------------------------------------------------------------------------- */

static void
what_cannot_be_proposed_is_refused(void **state)
{
	(void)state;
	negotiate_refuse_at_once(PROPOSE("V.9", DELETE, .old_words = S("x")),
				 "nothing stands at \"V.9\"");
	negotiate_refuse_at_once(PROPOSE("V.1:p7", DELETE, .old_words = S("x")),
				 "V.1 has no proposal p7");
	negotiate_refuse_at_once(PROPOSE("", DELETE, .old_words = S("x")), "say which paragraph");
	negotiate_refuse_at_once(PROPOSE("V.1", INSERT, .after = S("boats")),
				 "there are no words to insert");
	negotiate_refuse_at_once(PROPOSE("V.1", INSERT, .new_words = S("x")), "say where");
	negotiate_refuse_at_once(PROPOSE("V.1", DELETE), "say which words");
	negotiate_refuse_at_once(PROPOSE("V.1", REPLACE, .old_words = S("port")),
				 "there are no words to come");
	negotiate_refuse_at_once(PROPOSE("V.1", ALTERNATIVE),
				 "there are no words for the alternative");
	negotiate_refuse_at_once(PROPOSE("V.1", NEW), "there are no words for the paragraph");
	negotiate_refuse_at_once(PROPOSE("V.1", MOVE, .after = S("1")), "V.1 cannot follow itself");
	negotiate_refuse_at_once(EVENT(PROPOSE, "V.1"), "say whose this is");
	negotiate_refuse_at_once(
		EVENT(PROPOSE, "V.1", .by = S("Atlantis")),
		"\"Atlantis\" is neither a delegation of this draft (US, CAN, CR,");
	negotiate_refuse_at_once(EVENT(PROPOSE, "V.1", .by = S("quorum")),
				 "\"quorum\" is no delegation");
	negotiate_refuse_at_once(PROPOSE("V.1", DELETE, .meeting = S("none")),
				 "no meeting \"none\"");
	negotiate_refuse_at_once(PROPOSE("V.1", DELETE, .meeting = S("im"), .on = { 2015, 11, 4 }),
				 "the meeting im was on 2015-11-05; nothing of an earlier day");
}

static void
what_no_file_can_hold_is_refused(void **state)
{
	static char label[2000];

	(void)state;
	memset(label, 'x', sizeof(label));
	negotiate_refuse_at_once(PROPOSE("V.1", ALTERNATIVE, .new_words = S("a\ab")),
				 "control characters");
	negotiate_refuse_at_once(PROPOSE("V.1", ALTERNATIVE, .new_words = S("a\xEF\xBF\xBF")),
				 "control characters");
	negotiate_refuse_at_once(PROPOSE("V.1", ALTERNATIVE, .new_words = S("a\xFF")), "not UTF-8");
	negotiate_refuse_at_once(EVENT(SUPPORT, "V.1", US, .says = S("\x1b")),
				 "control characters");
	negotiate_refuse_at_once(PROPOSE("V.1", ALTERNATIVE, .new_words = S("a"), .lang = S("e n")),
				 "\"e n\" is no language tag");
	negotiate_refuse_at_once(
		PROPOSE("V.1", NEW, .new_words = S("a"), .label = { label, sizeof(label) }),
		"is too long for a name or a label");
	negotiate_refuse_at_once(EVENT(MEETING_OPEN, "", .quorum_count = 100000000),
				 "more than can be");
}

static void
the_draft_s_own_language_has_no_name(void **state)
{
	struct tvx_draft *draft = negotiate_draft();

	(void)state;
	negotiate_do(draft, PROPOSE("V.1", ALTERNATIVE, .new_words = S("x"), .lang = S("en")));
	assert_int_equal(negotiate_find(draft, "V.1")->proposals.last->lang.len, 0);
	negotiate_do(draft, PROPOSE("V.2", DELETE, .old_words = S("agents"), .lang = S("en")));
	tvx_draft_free(draft);
}

static void
no_paragraph_has_more_than_it_may(void **state)
{
	struct tvx_draft *draft = negotiate_draft();
	struct tvx_outcome o;
	struct tvx_error err = { 0 };
	char words[20], place[20] = "V.2";
	struct tvx_event *e = PROPOSE("V.1", INSERT, .after = S("in port"));
	int status = 0;

	(void)state;
	for (int i = 0; i < TVX_LIMIT_ENTRIES && !status; i++) {
		snprintf(words, sizeof(words), "word %d", i);
		e->new_words = tvx_str_of(words);
		status = tvx_event_apply(draft, e, &o, &err);
	}
	assert_int_equal(status, 0);
	e->new_words = S("one more");
	negotiate_refuse(draft, e, "more than 1000 proposals");
	draft = negotiate_draft();
	e = PROPOSE("V.2", REPLACE, .old_words = S("act"), .new_words = S("act x"));
	for (int i = 1; i <= TVX_LIMIT_DEPTH; i++) {
		negotiate_do(draft, e);
		snprintf(place, sizeof(place), "V.2:p%d", i);
		e->place = tvx_str_of(place);
	}
	negotiate_refuse(draft, e, "proposals under proposals can be 32 deep");
}

/* --- positions --------------------------------------------------------------------------------------- */

static void
delegations_join_and_withdraw(void **state)
{
	struct tvx_draft *draft = negotiate_draft();
	struct tvx_outcome o;

	(void)state;
	negotiate_do(draft,
		     EVENT(PROPOSE, "V.1", .by = S("USA, CAN"), .rewritten = S("Make port.")));
	negotiate_do(draft, EVENT(PROPOSE, "V.2", .by = S("USA, CAN"),
				  .rewritten = S("All agents do act.")));
	o = negotiate_do(draft, EVENT(JOIN, "V.2:p1", .by = S("MEX")));
	says(o.subject, "MEX joins V.2:p1");
	o = negotiate_do(draft, EVENT(WITHDRAW, "V.2:p1", US));
	says(o.subject, "US withdraws from V.2:p1");
	/* Two proposals of one event share nothing that changes. */
	assert_int_equal(negotiate_find(draft, "V.1")->proposals.first->by.count, 2);
	negotiate_do(draft, EVENT(WITHDRAW, "V.2:p1", .by = S("CAN,MEX"), .says = S("enough")));
	negotiate_stands(draft, "V.2", "open: withdrawn");
	says(negotiate_find(draft, "V.2")->proposals.first->fate_reason, "enough");
	negotiate_refuse(draft, EVENT(JOIN, "V.2:p1", US),
			 "V.2:p1 is withdrawn since 2016-01-21 and cannot be joined");
	negotiate_refuse_at_once(EVENT(JOIN, "V.1", US), "no proposal is open on V.1");
	negotiate_refuse_at_once(EVENT(WITHDRAW, "V.1", US),
				 "US has neither a proposal nor a position in V.1");
}

static void
positions_are_taken_once(void **state)
{
	struct tvx_draft *draft = negotiate_draft();
	struct tvx_outcome o;

	(void)state;
	negotiate_do(draft, PROPOSE("V.2", DELETE, .old_words = S("act"), ON(1, 10)));
	o = negotiate_do(draft,
			 EVENT(SUPPORT, "V.2:p1", .by = S("CAN, CR"), .says = S("if short")));
	says(o.subject, "CAN and CR support V.2:p1");
	negotiate_do(draft, EVENT(OPPOSE, "V.2", .by = S("CAN")));
	negotiate_do(draft, EVENT(RESERVE, "V.2", .by = S("MEX")));
	negotiate_do(draft, EVENT(CONSULTING, "V.2", .by = S("ARG")));
	negotiate_do(draft, EVENT(QUERY, "V.2", .by = S("ARG"), .says = S("why?")));
	/* A country that speaks for the first time takes part from now on. */
	o = negotiate_do(draft, EVENT(SUPPORT, "V.2:p1", .by = S("fra")));
	assert_true(o.change.head);
	assert_int_equal(negotiate_find(draft, "V.2")->positions.count, 6);
	negotiate_do(draft, EVENT(WITHDRAW, "V.2", .by = S("MEX")));
	negotiate_refuse(draft, EVENT(SUPPORT, "V.2:p1", US), "US proposes V.2:p1 itself");
	draft = negotiate_draft();
	negotiate_do(draft, EVENT(RESERVE, "V.2", US));
	negotiate_refuse(draft, EVENT(RESERVE, "V.2", US),
			 "US reserves its position on V.2 already");
	negotiate_refuse_at_once(EVENT(QUERY, "V.1", US), "say what is asked");
	draft = negotiate_draft();
	negotiate_do(draft, PROPOSE("V.2", DELETE, .old_words = S("act"), ON(1, 10)));
	negotiate_refuse(draft, EVENT(SUPPORT, "V.2:p1", .by = S("CAN"), ON(1, 9)),
			 "V.2:p1 was made on 2016-01-10; before that day it cannot be spoken of");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_put_in_out_and_replaced),
		cmocka_unit_test(words_are_found_as_people_quote_them),
		cmocka_unit_test(signs_that_are_no_letters_end_words),
		cmocka_unit_test(a_quotation_names_one_place),
		cmocka_unit_test(words_of_proposals_are_amended),
		cmocka_unit_test(what_was_accepted_stands_what_it_took_does_not),
		cmocka_unit_test(nothing_is_proposed_twice),
		cmocka_unit_test(paragraphs_come_go_and_move),
		cmocka_unit_test(words_that_end_like_a_number_are_none),
		cmocka_unit_test(an_alternative_that_was_chosen_is_the_text),
		cmocka_unit_test(each_change_of_a_rewrite_is_a_proposal),
		cmocka_unit_test(a_rewrite_leaves_accepted_words_alone),
		cmocka_unit_test(what_cannot_be_proposed_is_refused),
		cmocka_unit_test(what_no_file_can_hold_is_refused),
		cmocka_unit_test(the_draft_s_own_language_has_no_name),
		cmocka_unit_test(no_paragraph_has_more_than_it_may),
		cmocka_unit_test(delegations_join_and_withdraw),
		cmocka_unit_test(positions_are_taken_once),
	};

	return cmocka_run_group_tests_name("negotiate", tests, NULL, NULL);
}
