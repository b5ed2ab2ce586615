/* Every check that needs the draft alone: a draft in which it finds something, and the nearest
 * one in which it does not. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define P(id, children) "<paragraph id=\"" id "\">\n" children "</paragraph>\n"
#define L(id, label, children) \
	"<paragraph id=\"" id "\" label=\"" label "\">\n" children "</paragraph>\n"
#define I(id, label)                                            \
	"<paragraph id=\"" id "\" kind=\"item\" label=\"" label \
	"\">\n<text>a</text>\n</paragraph>\n"
#define TEXT(words) "<text>" words "</text>\n"
#define X(children) P("x", children)
#define H(id, label)                                               \
	"<paragraph id=\"" id "\" kind=\"heading\" label=\"" label \
	"\">\n<text>Title</text>\n</paragraph>\n"
/* Words between the anchors 1 and 2, and one proposal on them. */
#define AMENDED(before, between, after, attributes, change)                       \
	X("<text>" before "<a n=\"1\"/>" between "<a n=\"2\"/>" after "</text>\n" \
	  "<proposal id=\"p1\" " attributes ">" change "</proposal>\n")
#define PUT(words) "<replace from=\"1\" to=\"2\">" words "</replace>"

/* One word replaced by another, and that accepted. */
#define TAKEN(id, old, new)                                                                 \
	P(id, "<text>All <a n=\"1\"/>" old "<a n=\"2\"/></text>\n<proposal id=\"p1\">" PUT( \
		      new) "<fate is=\"accepted\"/></proposal>\n")

struct tally {
	const char *name;
	size_t count;
	char message[480], place[80];
	enum tvx_level level;
};

static void
count_named(void *context, const struct tvx_diagnostic *d)
{
	struct tally *tally = context;

	if (strcmp(d->name, tally->name) != 0)
		return;
	tally->count++;
	tally->level = d->level;
	snprintf(tally->message, sizeof(tally->message), "%s", d->message);
	snprintf(tally->place, sizeof(tally->place), "%.*s", TVX_STR_ARG(d->place));
}

static struct tally
check_body(const char *name, const char *body)
{
	struct tally tally = { .name = name };
	struct tvx_draft *draft = sample_draft(body);

	tvx_draft_check(draft, TVX_STR("s"), (struct tvx_listener){ count_named, &tally });
	tvx_draft_free(draft);
	return tally;
}

static const struct {
	const char *name;
	const char *with;    /* has exactly one such finding */
	const char *words;   /* are in its message */
	const char *without; /* has none */
} cases[] = {
	/* --- the log --- */
	{ "log-order",
	  X(TEXT("a") "<mark status=\"agreed\" on=\"2015-11-06\"/>\n"
		      "<mark status=\"pending\" on=\"2015-11-05\"/>\n"),
	  "2015-11-05 is entered after",
	  X(TEXT("a") "<mark status=\"agreed\" on=\"2015-11-05\"/>\n"
		      "<mark status=\"pending\" on=\"2015-11-05\"/>\n") },
	{ "log-order",
	  AMENDED("a ", "b", " c", "by=\"USA\" on=\"2015-11-04\"",
		  PUT("d") "<fate is=\"withdrawn\" on=\"2015-11-03\"/>"),
	  "decided on proposal p1 on 2015-11-03, but it was made on 2015-11-04",
	  AMENDED("a ", "b", " c", "by=\"USA\" on=\"2015-11-04\"",
		  PUT("d") "<fate is=\"withdrawn\" on=\"2015-11-04\"/>") },
	{ "log-order",
	  X(TEXT("a") "<proposal id=\"p1\" "
		      "on=\"2015-11-04\"><alternative>b</alternative></proposal>\n"
		      "<position stand=\"support\" by=\"USA\" about=\"p1\" on=\"2015-11-03\"/>\n"),
	  "a position on proposal p1 on 2015-11-03",
	  X(TEXT("a") "<proposal id=\"p1\" "
		      "on=\"2015-11-04\"><alternative>b</alternative></proposal>\n"
		      "<position stand=\"support\" by=\"USA\" about=\"p1\" on=\"2015-11-05\"/>\n"
		      "<mark status=\"agreed\" proposal=\"p1\"/>\n") },
	{ "meeting-date", X(TEXT("a") "<mark status=\"agreed\" on=\"2015-11-06\" at=\"im\"/>\n"),
	  "decided on 2015-11-06 at a meeting that was held on 2015-11-05",
	  X(TEXT("a") "<mark status=\"agreed\" on=\"2015-11-05\" at=\"im\"/>\n") },
	{ "meeting-date",
	  AMENDED("a ", "b", " c", "by=\"USA\" on=\"2015-11-04\" at=\"im\"", PUT("d")),
	  "proposal p1 was made on 2015-11-04",
	  AMENDED("a ", "b", " c", "by=\"USA\" on=\"2015-11-05\" at=\"im\"", PUT("d")) },
	{ "meeting-date",
	  X(TEXT("a") "<position stand=\"support\" by=\"USA\" on=\"2015-11-09\" at=\"im\"/>\n"),
	  "USA took a position on 2015-11-09",
	  X(TEXT("a") "<position stand=\"support\" by=\"USA\" on=\"2015-11-09\"/>\n") },
	{ "needless-confirmation",
	  X(TEXT("a") "<mark status=\"ad-ref\" of=\"CAN\"/>\n<mark status=\"confirmed\" "
		      "of=\"USA\"/>\n"),
	  "USA confirms",
	  X(TEXT("a") "<mark status=\"ad-ref\" of=\"USA\"/>\n<mark status=\"confirmed\" "
		      "of=\"USA\"/>\n") },
	{ "open-after-agreement",
	  AMENDED("a ", "b", " c", "by=\"USA\" on=\"2015-11-06\"",
		  PUT("d")) "<paragraph id=\"y\">\n<text>a <a n=\"1\"/>b<a n=\"2\"/></text>\n"
			    "<proposal id=\"p1\" by=\"USA\" on=\"2015-11-06\"><delete from=\"1\" "
			    "to=\"2\"/></proposal>\n"
			    "<mark status=\"agreed\" on=\"2015-11-05\"/>\n</paragraph>\n",
	  "agreed, but proposal p1 is open",
	  AMENDED("a ", "b", " c", "by=\"USA\" on=\"2015-11-06\"", PUT("d")) },
	{ "unstated-condition", X(TEXT("a") "<mark status=\"ad-ref\" of=\"unstated\"/>\n"),
	  "does not say of whom", X(TEXT("a") "<mark status=\"ad-ref\" of=\"quorum\"/>\n") },
	{ "unknown-place", X(TEXT("a") "<proposal id=\"p1\"><move after=\"y\"/></proposal>\n"),
	  "\"y\"",
	  X(TEXT("a") "<proposal id=\"p1\"><move after=\"y\"/></proposal>\n") P("y", TEXT("b")) },
	/* --- positions --- */
	{ "both-ways",
	  X(TEXT("a") "<position stand=\"support\" by=\"USA CAN\"/>\n"
		      "<position stand=\"oppose\" by=\"USA\"/>\n"),
	  "USA both supports and opposes the paragraph",
	  X(TEXT("a") "<position stand=\"support\" by=\"USA\" on=\"2015-11-05\"/>\n"
		      "<position stand=\"oppose\" by=\"USA\" on=\"2015-11-06\"/>\n") },
	{ "opposes-own",
	  X("<text>a <a n=\"1\"/>b<a n=\"2\"/></text>\n"
	    "<proposal id=\"p1\" by=\"USA CAN\"><delete from=\"1\" to=\"2\"/></proposal>\n"
	    "<position stand=\"oppose\" by=\"USA\" about=\"p1\"/>\n"),
	  "USA opposes p1, which is its own",
	  X("<text>a <a n=\"1\"/>b<a n=\"2\"/></text>\n"
	    "<proposal id=\"p1\" by=\"CAN\"><delete from=\"1\" to=\"2\"/></proposal>\n"
	    "<position stand=\"oppose\" by=\"USA\" about=\"p1\"/>\n") },
	/* --- words --- */
	{ "doubled-words", X(TEXT("Promote the the protection.")), "“the the”",
	  X(TEXT("Say that that is so, so; he had had it.")) },
	{ "doubled-words", X(TEXT("Protection in keeping in keeping with the law.")),
	  "“in keeping in keeping”", X(TEXT("Rights, in law, in law and in fact.")) },
	{ "doubled-words", X(TEXT("as a matter of as a matter of fact")),
	  "“as a matter of as a matter of”", X(TEXT("one by one, 10 10, A A")) },
	{ "doubled-words",
	  AMENDED("improve effective ", "", "access", "by=\"USA\"", PUT("effective and")),
	  "with proposal p1 it reads “effective effective”",
	  AMENDED("improve ", "effective ", "access", "by=\"USA\"", PUT("effective and")) },
	{ "unbalanced-signs", X(TEXT("They would “establish a program.")),
	  "a quotation is never closed", X(TEXT("They would “establish a program.”")) },
	{ "unbalanced-signs", X(TEXT("Rights (of migrants and others.")), "add ) where it ends",
	  X(TEXT("Rights a) of migrants (all) and ii) of \"others\", 5\" tall.")) },
	{ "unbalanced-signs", X(TEXT("Rights] of migrants.")),
	  "closed that was never opened: Rights]",
	  X(TEXT("„Rechte“ «y derechos» [of migrants].")) },
	/* A quotation may run on over paragraphs that open it anew. */
	{ "unbalanced-signs", P("x", TEXT("“One.")) P("y", TEXT("Two.”")) P("z", TEXT("“Three.")),
	  "“Three.", P("x", TEXT("“One.")) P("y", TEXT("“Two.")) P("z", TEXT("“Three.”")) },
	{ "unbalanced-signs", AMENDED("a ", "(b) ", "c", "by=\"USA\"", PUT("(d")),
	  "in proposal p1 a bracket is never closed",
	  AMENDED("a ", "(b", ") c", "by=\"USA\"", PUT("(d")) },
	{ "unbalanced-signs",
	  AMENDED("a ", "(b", ") c", "by=\"USA\"", "<delete from=\"1\" to=\"2\"/>"),
	  "one end of a bracket goes",
	  AMENDED("a ", "(b)", " c", "by=\"USA\"", "<delete from=\"1\" to=\"2\"/>") },
	/* --- copies --- */
	{ "identical-paragraphs",
	  P("x", TEXT("Exchange best practices among all states."))
		  P("y", TEXT("Exchange best practices among all States;")),
	  "has the same words as p1",
	  P("x", TEXT("Exchange best practices among all states."))
		  P("y", TEXT("Exchange good practices among all states.")) },
	{ "same-as-base",
	  X(TEXT("One two.") "<proposal id=\"p1\"><alternative>One  "
			     "two</alternative></proposal>\n"),
	  "alternative p1 has the same words as the paragraph itself",
	  X(TEXT("One two.") "<proposal id=\"p1\"><alternative>One "
			     "too</alternative></proposal>\n") },
	{ "same-as-base",
	  X(TEXT("One.") "<proposal id=\"p1\"><alternative>Two</alternative></proposal>\n"
			 "<proposal id=\"p2\"><alternative>Two</alternative></proposal>\n"),
	  "alternative p2 has the same words as alternative p1",
	  X(TEXT("One.") "<proposal id=\"p1\" "
			 "><alternative>Two</alternative><fate is=\"withdrawn\"/></proposal>\n"
			 "<proposal id=\"p2\"><alternative>Two</alternative></proposal>\n") },
	{ "same-words", AMENDED("a ", "b ", "c", "by=\"USA\"", PUT("b")),
	  "proposal p1 would replace “b” by the same words",
	  AMENDED("a ", "b ", "c", "by=\"USA\"", PUT("B")) },
	/* --- references --- */
	{ "wrong-reference",
	  L("a", "1.", TEXT("Under activities 2 to 4 and others.")) L("b", "2.", TEXT("b"))
		  L("c", "3.", TEXT("c")),
	  "“activities 2 to 4”: there is no activity 4 here",
	  L("a", "1.", TEXT("Under activities 2 to 4 and paragraph 3 (a) above the rest."))
		  L("b", "2.", TEXT("Linked to objective 1: see 2015.")) L("c", "3.", TEXT("c"))
			  L("d", "4.", TEXT("d")) "<division id=\"Z\">\n" H("Z", "V.")
				  L("e", "3.", TEXT("c")) "</division>\n" },
	{ "wrong-reference",
	  L("a", "1.", TEXT("As paragraph 2 above says.")) L("b", "2.", TEXT("b")),
	  "“paragraph 2 above” stands below, at 2",
	  L("a", "1.", TEXT("As paragraph 2 below says.")) L("b", "2.", TEXT("b")) },
	/* Paragraphs of other documents are their affair. */
	{ "wrong-reference", X(TEXT("See Annex III (Formats) of this draft.")),
	  "there is no annex III here",
	  X(TEXT("Article 36 of the Convention, operative paragraph 7; paragraph 4, section 2, of "
		 "the "
		 "Charter. Resolution 2738 (12), paragraphs 1-3, and paragraph 9 of this code; in "
		 "2015 "
		 "activities 2016; chapter VII of resolution 2. As in Chapter 8 thereof.")) },
	{ "wrong-reference",
	  "<division id=\"V\">\n" H("V", "V.") "<division id=\"V.B\">\n" H("V.B", "B.")
		  L("V.B.23bis", "23.bis", TEXT("See section V.C")) "</division>\n</division>\n",
	  "no section V.C here",
	  "<division id=\"V\">\n" H("V", "V.") "<division id=\"V.B\">\n" H("V.B", "B.")
		  L("V.B.23bis", "23.bis",
		    TEXT("See section V.B, sections B and V and paragraph "
			 "V.B.23bis.")) "</division>\n</division>\n" },
	/* --- decisions for the whole text --- */
	{ "unfinished-replacement",
	  X(TEXT("The agents, not agent nor reagents.") "<footnote id=\"f1\">The word “agents” "
							"would be changed to "
							"“actors”.</footnote>\n"),
	  "“agents” stands here still, which is replaced by “actors” as p1 says",
	  X(TEXT("The actors, not agent.") "<footnote id=\"f1\">The word “agents” would be changed "
					   "to “actors”.</footnote>\n") },
	{ "unfinished-replacement",
	  P("x",
	    TEXT("The actors.") "<note kind=\"editor\">Agents adjusted as per decision</note>\n")
		  P("y", TEXT("Agents.")),
	  "“Agents” stands here still",
	  P("x",
	    TEXT("The actors.") "<note kind=\"editor\">Title adjusted as per decision</note>\n")
		  P("y", TEXT("Title and agents.")) },
	{ "unfinished-replacement",
	  TAKEN("x", "agents", "actors") TAKEN("y", "Agents", "actors") P("z", TEXT("Of agents.")),
	  "“agents” stands here still, which is replaced by “actors” as p1 says",
	  TAKEN("x", "agents", "actors") TAKEN("y", "agents", "others")
		  P("z", TEXT("Of agents.")) },
	/* --- numbers --- */
	{ "numbering-gap", L("a", "1.", TEXT("a")) L("b", "2.", TEXT("b")) L("c", "4.", TEXT("c")),
	  "4. follows 2.",
	  L("a", "1.", TEXT("a")) L("b", "2.", TEXT("b")) L("c", "2.bis", TEXT("c"))
		  L("d", "3.", TEXT("d")) L("e", "1.", TEXT("e")) },
	{ "numbering-gap", L("a", "A.", TEXT("a")) L("b", "B.", TEXT("b")) L("c", "D.", TEXT("c")),
	  "D. follows B.",
	  L("g", "24.", TEXT("a")) L("h", "38.", TEXT("b")) L("i", "2015.", TEXT("c")) },
	{ "numbering-gap",
	  L("a", "I.", TEXT("a")) L("b", "II.", TEXT("b")) L("c", "III.", TEXT("c"))
		  L("d", "V.", TEXT("d")),
	  "V. follows III.",
	  L("a", "I.", TEXT("a")) L("b", "II.", TEXT("b")) L("c", "III.", TEXT("c"))
		  L("d", "IV.", TEXT("d")) },
	{ "repeated-label", L("a", "1.", TEXT("a")) L("b", "2.", TEXT("b")) L("c", "2.", TEXT("c")),
	  "the label 2. stands twice, at b and at c",
	  "<division id=\"I\">\n" H("I", "I.")
		  L("a", "1.", TEXT("a")) "</division>\n"
					  "<division id=\"II\">\n" H("II", "II.")
						  L("b", "1.", TEXT("b")) "</division>\n" },
	/* Each list counts anew, and "3)" is not "3.". */
	{ "repeated-label", I("a", "(a)") I("b", "(b)") I("c", "(b)"), "the label (b) stands twice",
	  I("a", "(a)") I("b", "(b)") P("p", TEXT("a")) I("c", "(b)") I("d", "(c)")
		  L("e", "1)", TEXT("a")) L("f", "2)", TEXT("a")) L("g", "1.", TEXT("a"))
			  L("h", "2.", TEXT("b")) },
	{ "numbering-gap", I("a", "(a)") I("b", "(b)") I("c", "(e)"), "(e) follows (b)",
	  I("a", "(a)") P("p", TEXT("a")) I("c", "(d)") L("e", "0.", TEXT("a"))
		  L("f", "1.", TEXT("a")) L("g", "0.", TEXT("a")) },
};

static void
test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct tally with = check_body(cases[i].name, cases[i].with);
		struct tally without = check_body(cases[i].name, cases[i].without);
		if (with.count != 1)
			fail_msg("case %zu, %s: found %zu times", i, cases[i].name, with.count);
		if (!strstr(with.message, cases[i].words))
			fail_msg("case %zu, %s: says \"%s\"", i, cases[i].name, with.message);
		if (without.count)
			fail_msg("case %zu, %s: found where it is not: %s", i, cases[i].name,
				 without.message);
	}
}

static void
test_severity(void **state)
{
	const char *body = "<division id=\"I\">\n" H("I", "I.")
		P("I.p1", TEXT("Exchange best practices among all "
			       "states.")) "</division>\n"
					   "<division id=\"II\">\n" H("II", "II.")
						   P("II.p1", TEXT("Exchange best "
								   "practices "
								   "among all "
								   "states.")) "</"
									       "div"
									       "isi"
									       "on>"
									       "\n";
	struct tally tally = check_body("identical-paragraphs", body);

	(void)state;
	/* In another section it may be meant for other addressees. */
	assert_int_equal(tally.count, 1);
	assert_int_equal(tally.level, TVX_NOTE);
	assert_string_equal(tally.place, "II/p1");
}

struct last {
	unsigned line;
	size_t count;
};

static void
check_order(void *context, const struct tvx_diagnostic *d)
{
	struct last *last = context;

	assert_true(d->line >= last->line);
	last->line = d->line;
	last->count++;
}

static void
test_order(void **state)
{
	struct last last = { 0 };
	struct tvx_draft *draft = sample_draft(
		P("a", TEXT("The the.")) P("b", TEXT("“A a programme of five words."))
			P("c", TEXT("Of of.")) P("d", TEXT("(In.")));

	(void)state;
	tvx_draft_check(draft, TVX_STR("s"), (struct tvx_listener){ check_order, &last });
	assert_int_equal(last.count, 5);
	tvx_draft_free(draft);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_severity),
		cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
