/* Readings: what each of them prints of a paragraph. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
check_unit(const char *children, const char *unit, const char *reading, const char *expected)
{
	struct tvx_draft *draft = sample_paragraph(children);
	char *got = sample_reading(draft, unit, reading);

	assert_string_equal(got, expected);
	free(got);
	tvx_draft_free(draft);
}

static void
check(const char *children, const char *reading, const char *expected)
{
	check_unit(children, "x", reading, expected);
}

#define TEXT                                                                              \
	"  <text>Make <a n=\"1\"/>efforts<a n=\"2\"/> to <a n=\"3\"/>secure<a n=\"4\"/> " \
	"it.</text>\n"
#define BY(id, who, on, change) \
	"  <proposal id=\"" id "\" by=\"" who "\" on=\"" on "\">" change "</proposal>\n"
#define ENSURE "<replace from=\"3\" to=\"4\">ensure</replace>"
#define AGREED "<mark status=\"agreed\" on=\"2015-11-05\" at=\"im\"/>"

static void
words_in_every_reading(void **state)
{
#define REPLACE TEXT BY("p1", "USA", "2015-04-16", ENSURE)
	(void)state;
	check(REPLACE, "base", "Make efforts to secure it.");
	check(REPLACE, "working", "Make efforts to [US 2015-04-16: secure → ensure] it.");
	check(REPLACE, "clean", "[Make efforts to [secure/ensure] it.]");
	check(REPLACE, "with:USA", "Make efforts to ensure it.");
	check(REPLACE, "with:CAN", "Make efforts to secure it.");
	check(REPLACE, "working@2015-04-15", "Make efforts to secure it.");
	check(REPLACE AGREED, "working", "Make efforts to ensure it. (Agreed, IM 2015-11-05)");
	check(REPLACE AGREED, "clean", "Make efforts to ensure it.");
	check(REPLACE AGREED, "clean@2015-10-01", "[Make efforts to [secure/ensure] it.]");
}

static void
insertions_and_deletions_keep_the_spaces_right(void **state)
{
	(void)state;
	check(TEXT BY("p1", "USA", "2015-04-16", "<insert at=\"4\">and support</insert>"),
	      "working", "Make efforts to secure [US 2015-04-16: and support] it.");
	check(TEXT BY("p1", "USA", "2015-04-16", "<insert at=\"4\">, and support,</insert>"),
	      "with:USA", "Make efforts to secure, and support, it.");
	check(TEXT BY("p1", "USA", "2015-04-16", "<delete from=\"1\" to=\"3\"/>"), "with:USA",
	      "Make secure it.");
	check(TEXT BY("p1", "USA", "2015-04-16", "<delete from=\"3\" to=\"4\"/>"), "with:USA",
	      "Make efforts to it.");
	check("<text>with <a n=\"1\"/>care<a n=\"2\"/>, taking</text>"
	      "<proposal id=\"p1\" by=\"USA\"><delete from=\"1\" to=\"2\"/></proposal>",
	      "with:USA", "with, taking");
	/* Inside a word nothing is set off. */
	check("<text>authori<a n=\"1\"/>s<a n=\"2\"/>ed</text>"
	      "<proposal id=\"p1\" by=\"USA\"><replace from=\"1\" to=\"2\">z</replace></proposal>",
	      "with:USA", "authorized");
	check("<text>移民<a n=\"1\"/>权利</text>"
	      "<proposal id=\"p1\" by=\"USA\"><insert at=\"1\">的</insert></proposal>",
	      "with:USA", "移民的权利");
}

static void
brackets_nest(void **state)
{
	static const char seed35[] =
		"<text>Ensure.</text>"
		"<proposal id=\"p2\" by=\"ARG\"><alternative>Laws are complied with <a n=\"1\"/>by "
		"employers<a n=\"2\"/><a n=\"3\"/>, taking care.</alternative></proposal>"
		"<proposal id=\"p3\" by=\"CRI\" under=\"p2\"><insert at=\"2\">and migrants</insert>"
		"</proposal>"
		"<proposal id=\"p4\" by=\"MEX SLV\" under=\"p2\"><delete from=\"1\" to=\"3\"/>"
		"</proposal>";

	(void)state;
	check_unit(seed35, "x:p2", "working",
		   "[ARG alternative: Laws are complied with [MEX, ES delete: by employers "
		   "[CR: and migrants]], taking care.]");
	check_unit(seed35, "x:p2", "clean",
		   "[Laws are complied with [by employers [and migrants]], taking care.]");
	check_unit(seed35, "x:p2", "with:ARG", "Laws are complied with by employers, taking care.");
	check_unit(seed35, "x:p2", "with:CRI", "");
	check_unit(seed35, "x", "with:ARG", "");
	check_unit(seed35, "x", "with:CRI", "Ensure.");
}

static void
crossing_brackets_are_cut(void **state)
{
	(void)state;
	check("<text><a n=\"1\"/>one <a n=\"2\"/>two <a n=\"3\"/>three<a n=\"4\"/></text>"
	      "<proposal id=\"p1\" by=\"USA\"><delete from=\"1\" to=\"3\"/></proposal>"
	      "<proposal id=\"p2\" by=\"CAN\"><replace from=\"2\" "
	      "to=\"4\">four</replace></proposal>",
	      "working", "[US delete: one [CAN (1 of 2): two]] [CAN (2 of 2): three → four]");
}

static void
rivals_on_the_same_words_share_a_bracket(void **state)
{
	(void)state;
	check(TEXT BY("p1", "USA", "2015-04-16",
		      ENSURE) "<proposal id=\"p2\" by=\"MEX SLV\"><replace from=\"3\" "
			      "to=\"4\">guarantee"
			      "</replace></proposal>"
			      "<proposal id=\"p3\" by=\"CAN\"><delete from=\"3\" "
			      "to=\"4\"/></proposal>",
	      "working",
	      "Make efforts to [US 2015-04-16 / MEX, ES / CAN delete: secure → US: ensure / MEX, "
	      "ES: guarantee] it.");
	check(TEXT BY("p1", "USA", "2015-04-16", ENSURE) "<proposal id=\"p2\"><replace from=\"3\" "
							 "to=\"4\">guarantee</replace></proposal>",
	      "clean", "[Make efforts to [secure/ensure/guarantee] it.]");
}

static void
whole_items(void **state)
{
#define NEW "<proposal id=\"p1\" by=\"CAN\"><new>Ties<a n=\"1\"/>.</new></proposal>"
	(void)state;
	check(NEW, "base", "");
	check(NEW, "working", "[CAN new paragraph: Ties.]");
	check(NEW, "clean", "[Ties.]");
	check(NEW, "with:CAN", "Ties.");
	check(NEW, "with:USA", "");
	check(NEW AGREED, "clean", "Ties.");
	check(TEXT "<proposal id=\"p1\" by=\"CAN\"><delete-paragraph/></proposal>", "working",
	      "[CAN delete paragraph: Make efforts to secure it.]");
	check(TEXT "<proposal id=\"p1\" by=\"CAN\"><delete-paragraph/></proposal>", "with:CAN", "");
	check(TEXT "<proposal id=\"p1\" by=\"CAN\"><move after=\"y\"/></proposal>", "working",
	      "[CAN move after y: Make efforts to secure it.]");
	check(TEXT "<proposal id=\"p1\" by=\"CAN\"><delete-paragraph/>"
		   "<fate is=\"withdrawn\"/></proposal>",
	      "working", "Make efforts to secure it.");
}

static void
an_agreed_alternative_takes_the_place(void **state)
{
#define ALTERNATIVE                                                                            \
	TEXT "<proposal id=\"p1\" by=\"ARG\"><alternative>Ensure it.</alternative></proposal>" \
	     "<mark status=\"ad-ref\" word=\"approved\" of=\"quorum\" on=\"2016-01-19\" "      \
	     "proposal=\"p1\"/>"
	(void)state;
	check(ALTERNATIVE, "base", "Make efforts to secure it.");
	check(ALTERNATIVE, "clean", "");
	check_unit(ALTERNATIVE, "x:p1", "clean", "Ensure it. (ad referendum)");
	check_unit(ALTERNATIVE, "x:p1", "working",
		   "Ensure it. (Approved ad referendum of quorum, 2016-01-19)");
	/* What is still proposed on the base keeps it in sight. */
	check(ALTERNATIVE, "working", "");
	check(TEXT
	      "<proposal id=\"p1\" by=\"ARG\"><alternative>Ensure it.</alternative></proposal>" BY(
		      "p2", "USA", "2016-01-20",
		      ENSURE) "<mark status=\"agreed\" on=\"2016-01-19\" proposal=\"p1\"/>",
	      "working", "Make efforts to [US 2016-01-20: secure → ensure] it.");
}

static void
the_log_is_told(void **state)
{
	(void)state;
	check(TEXT
	      "<position stand=\"consulting\" by=\"PRY\"/>"
	      "<position stand=\"support\" by=\"USA CAN\" on=\"2015-11-05\">with care</position>"
	      "<mark status=\"pending\" of=\"LEGAL\"/>"
	      "<mark status=\"agreed\" scope=\"fragment\" from=\"1\" to=\"2\"/>"
	      "<mark status=\"agreed\" scope=\"language\" lang=\"es\" on=\"2015-12-07\" "
	      "at=\"formal\"/>",
	      "working",
	      "Make efforts to secure it. (PRY is consulting) (US, CAN support, 2015-11-05: with "
	      "care) (Pending, waits for LEGAL) (“efforts”: Agreed) (es: Agreed, formal "
	      "2015-12-07)");
}

static void
titles_are_plain_until_disputed(void **state)
{
	struct tvx_draft *draft = sample_draft("<paragraph id=\"x\" kind=\"heading\"><text>Funds"
					       "</text></paragraph><paragraph id=\"y\" "
					       "kind=\"heading\"><text>Means</text>"
					       "<mark status=\"pending\"/></paragraph>");
	char *plain = sample_reading(draft, "x", "clean");
	char *disputed = sample_reading(draft, "y", "clean");

	(void)state;
	assert_string_equal(plain, "Funds");
	assert_string_equal(disputed, "[Means]");
	free(plain);
	free(disputed);
	tvx_draft_free(draft);
}

static void
languages_and_footnotes(void **state)
{
#define LANGS                                                                                \
	"<text>Water<fn ref=\"f\"/> for all.</text><text lang=\"es\">Agua <a n=\"1\"/>para " \
	"todos.</text>"                                                                      \
	"<footnote id=\"f\" label=\"12\">Fresh.</footnote>"                                  \
	"<proposal id=\"p1\" by=\"MEX\" lang=\"es\"><insert at=\"1\">limpia</insert></proposal>"
	struct tvx_draft *draft = sample_paragraph(LANGS);
	struct tvx_survey survey;
	struct tvx_reading reading = { .kind = TVX_READ_WORKING, .lang = TVX_STR("es") };
	struct tvx_runs runs;
	struct tvx_buf out = { 0 };

	(void)state;
	check(LANGS, "base", "Water¹² for all.");
	tvx_survey_init(&survey, draft, reading.as_at);
	tvx_runs_init(&runs, &survey.units[0], &reading);
	for (size_t i = 0; i < runs.count; i++)
		tvx_buf_add(&out, runs.list[i].text);
	assert_string_equal(out.ptr, "Agua [MEX: limpia] para todos.");
	tvx_buf_release(&out);
	tvx_runs_release(&runs);
	tvx_survey_release(&survey);
	tvx_draft_free(draft);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_in_every_reading),
		cmocka_unit_test(insertions_and_deletions_keep_the_spaces_right),
		cmocka_unit_test(brackets_nest),
		cmocka_unit_test(crossing_brackets_are_cut),
		cmocka_unit_test(rivals_on_the_same_words_share_a_bracket),
		cmocka_unit_test(whole_items),
		cmocka_unit_test(an_agreed_alternative_takes_the_place),
		cmocka_unit_test(the_log_is_told),
		cmocka_unit_test(titles_are_plain_until_disputed),
		cmocka_unit_test(languages_and_footnotes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
