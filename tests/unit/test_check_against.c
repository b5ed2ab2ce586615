/* What only shows beside the old text, and waivers. */
#include "sample.h"
#include "travaux/compare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define L(id, label, words) \
	"<paragraph id=\"" id "\" label=\"" label "\">\n<text>" words "</text>\n</paragraph>\n"
#define AGREED(id, words)                         \
	"<paragraph id=\"" id "\">\n<text>" words \
	"</text>\n<mark status=\"agreed\"/>\n</paragraph>\n"
#define OPEN(id, words) "<paragraph id=\"" id "\">\n<text>" words "</text>\n</paragraph>\n"
#define SUMMIT(when)                                                         \
	"In the Plan of Action adopted " when " the Heads of State and "     \
	"Government declared that they would establish a program of the "    \
	"Organization for the promotion and protection of the human rights " \
	"of migrants and of their families."
#define EXCHANGE "Exchange information on the migration phenomenon among all states."
#define TRAIN    "Train government officials who work with migrants in the field."
#define REPORT   "Report each year to the Council on what was done for this purpose"

struct tally {
	const char *name;
	size_t count;
	char message[480];
	enum tvx_level level;
	struct tvx_waivers *waivers;
	size_t waived;
};

static void
count_named(void *context, const struct tvx_diagnostic *d)
{
	struct tally *tally = context;

	if (strcmp(d->name, tally->name) != 0)
		return;
	if (tally->waivers && tvx_waivers_reason(tally->waivers, d).len)
		tally->waived++;
	tally->count++;
	tally->level = d->level;
	snprintf(tally->message, sizeof(tally->message), "%s", d->message);
}

/* So that the words of the paragraph in question are rare, as they are in a real text. */
#define OTHERS                                                                                    \
	OPEN("o1", "Provide suitable mechanisms for reporting and filing complaints by victims.") \
	OPEN("o2", "Issue identity documents through consular offices abroad.")                   \
	OPEN("o3", "Review practices regarding the entry and stay of foreign nationals.")         \
	OPEN("o4", "Support voluntary community initiatives on investment funds.")

static struct tvx_draft *
draft_of(const char *body)
{
	struct tvx_buf all = { 0 };

	tvx_buf_printf(&all, "%s%s", body, OTHERS);
	struct tvx_draft *draft = sample_draft(all.ptr);
	tvx_buf_release(&all);
	return draft;
}

/* The two texts are drafts of other names, so that words decide which paragraph became which. */
static struct tally
check_pair(const char *name, const char *old_body, const char *new_body)
{
	struct tally tally = { .name = name };
	struct tvx_draft *drafts[2] = { draft_of(old_body), draft_of(new_body) };
	struct tvx_reading clean = { .kind = TVX_READ_CLEAN };
	struct tvx_survey surveys[2];
	struct tvx_side sides[2];

	drafts[0]->id = TVX_STR("old");
	for (int which = 0; which < 2; which++) {
		tvx_survey_init(&surveys[which], drafts[which], clean.as_at);
		sides[which] = (struct tvx_side){ &surveys[which], &clean };
	}
	tvx_draft_check_against(&sides[0], &sides[1], TVX_STR("s"),
				(struct tvx_listener){ count_named, &tally });
	for (int which = 0; which < 2; which++) {
		tvx_survey_release(&surveys[which]);
		tvx_draft_free(drafts[which]);
	}
	return tally;
}

static void
test_number_of_agreed(void **state)
{
	struct tally t = check_pair("changed-number", OPEN("x", SUMMIT("in April 2001")),
				    AGREED("x", SUMMIT("in April 2011")));

	(void)state;
	assert_int_equal(t.count, 1);
	assert_int_equal(t.level, TVX_ERROR);
	assert_string_equal(t.message, "agreed with 2011, where the old text at p1 has 2001; see "
				       "who decided that");
}

static void
test_number_of_open(void **state)
{
	struct tally t = check_pair("changed-number", OPEN("x", SUMMIT("on 4 June 2001,")),
				    OPEN("x", SUMMIT("(on 4 July 2001)")));

	(void)state;
	assert_int_equal(t.count, 1);
	assert_int_equal(t.level, TVX_WARNING);
	assert_non_null(strstr(t.message, "July, where the old text at p1 has June"));
}

static void
test_number_of_one_side(void **state)
{
	struct tally t = check_pair("changed-number", OPEN("x", SUMMIT("")),
				    AGREED("x", SUMMIT("in 2011")));

	(void)state;
	assert_int_equal(t.count, 1);
	assert_int_equal(t.level, TVX_NOTE);
	t = check_pair("changed-number", OPEN("x", SUMMIT("in 2011")), AGREED("x", SUMMIT("")));
	assert_int_equal(t.count, 1);
	assert_non_null(strstr(t.message, "2011 is gone"));
}

static void
test_number_kept(void **state)
{
	struct tally t = check_pair("changed-number",
				    OPEN("x", SUMMIT("in April 2001, at the 1st of 2 summits,")),
				    AGREED("x", SUMMIT("at the 1st of 2 summits (April 2001),")));

	(void)state;
	assert_int_equal(t.count, 0);
	/* Words of another text may have any figures. */
	t = check_pair("changed-number", OPEN("x", SUMMIT("in April 2001")),
		       AGREED("x", "The 34 member states meet in 2011."));
	assert_int_equal(t.count, 0);
	/* A place may well have another number than before. */
	t = check_pair("changed-number", OPEN("x", SUMMIT("under section 2 above")),
		       AGREED("x", SUMMIT("under section 3 above")));
	assert_int_equal(t.count, 0);
	/* May is a month beside a day only. */
	t = check_pair("changed-number", OPEN("x", SUMMIT("as they may")),
		       OPEN("x", SUMMIT("as they will")));
	assert_int_equal(t.count, 0);
}

static void
test_reference_to_old_number(void **state)
{
	const char *old_body = L("a", "1.", EXCHANGE) L("b", "2.", TRAIN)
		L("c", "3.", REPORT " of paragraph 2 above.");
	const char *carried = L("a", "1.", TRAIN) L("b", "2.", EXCHANGE)
		L("c", "3.", REPORT " of paragraph 2 above.");
	const char *mended = L("a", "1.", TRAIN) L("b", "2.", EXCHANGE)
		L("c", "3.", REPORT " of paragraph 1 above.");
	struct tally t = check_pair("old-reference", old_body, carried);

	(void)state;
	assert_int_equal(t.count, 1);
	assert_non_null(strstr(t.message, "“paragraph 2 above” was 2 in the old text, which is "
					  "now 1"));
	assert_int_equal(check_pair("old-reference", old_body, mended).count, 0);
	assert_int_equal(check_pair("old-reference", old_body, old_body).count, 0);
}

static void
test_reference_to_lost_number(void **state)
{
	const char *old_body = L("a", "7.", EXCHANGE) L("b", "8.", TRAIN);
	const char *new_body = L("a", "1.", EXCHANGE) L("b", "2.", TRAIN)
		L("c", "3.", REPORT " of paragraph 8.");
	struct tally t = check_pair("wrong-reference", old_body, new_body);

	(void)state;
	assert_int_equal(t.count, 1);
	assert_non_null(strstr(t.message, "in the old text it was 8, which is now 2"));
	/* What is found in the draft alone is found here too. */
	assert_int_equal(check_pair("doubled-words", "", OPEN("x", "The the.")).count, 1);
}

static void
test_copy_over_other_words(void **state)
{
#define COOPERATE(on)                                                                    \
	"Cooperate among states regarding " on " and develop individual and collective " \
	"strategies in order to prevent these acts, and investigate, prosecute and "     \
	"punish who commits them."
	const char *old_body = OPEN("x", COOPERATE("smuggling networks"))
		OPEN("y", COOPERATE("networks that traffic in persons"));
	const char *new_body = OPEN("x", COOPERATE("smuggling networks"))
		OPEN("y", COOPERATE("smuggling networks"));
	struct tally t = check_pair("identical-paragraphs", old_body, new_body);

	(void)state;
	assert_int_equal(t.count, 1);
	assert_non_null(strstr(t.message, "has the same words as p1, but the old text at p2 has "
					  "“… networks that traffic in persons and"));
	t = check_pair("identical-paragraphs", new_body, new_body);
	assert_int_equal(t.count, 1);
	assert_null(strstr(t.message, "but the old text"));
}

/* --- waivers --------------------------------------------------------------------------------- */

static void
check_refused(const char *text, unsigned line)
{
	struct tvx_waivers *waivers = NULL;
	struct tvx_error err = { 0 };

	assert_int_equal(tvx_waivers_parse(tvx_str_of(text), TVX_STR("w"), &waivers, &err),
			 TVX_ERR_INPUT);
	assert_null(waivers);
	assert_int_equal(err.line, line);
}

static void
test_waivers(void **state)
{
	struct tally t = { .name = "doubled-words" }, unused = { .name = "unused-waiver" };
	struct tvx_error err = { 0 };
	struct tvx_draft *draft = sample_draft(L("b.1", "1.", "The the.") L("b.2", "2.", "Of of.")
						       OPEN("c", "In in."));

	(void)state;
	assert_int_equal(tvx_waivers_parse(TVX_STR("# what may stand\n\n"
						   "doubled-words  B.1  a title\n"
						   "doubled-words 2. as it was agreed\n"
						   "doubled-words c another id\n"
						   "same-words 2 nothing of the kind\n"
						   "unbalanced-signs * nothing anywhere\n"),
					   TVX_STR("w"), &t.waivers, &err),
			 0);
	tvx_draft_check(draft, TVX_STR("s"), (struct tvx_listener){ count_named, &t });
	assert_int_equal(t.count, 3);
	assert_int_equal(t.waived, 3);
	assert_int_equal(
		tvx_waivers_unused(t.waivers, (struct tvx_listener){ count_named, &unused }), 2);
	assert_int_equal(unused.count, 2);
	tvx_waivers_free(t.waivers);
	tvx_draft_free(draft);
}

static void
test_waivers_refused(void **state)
{
	(void)state;
	check_refused("doubled-words", 1);
	check_refused("# none\ndoubled-words V.1  ", 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_number_of_agreed),
		cmocka_unit_test(test_number_of_open),
		cmocka_unit_test(test_number_of_one_side),
		cmocka_unit_test(test_number_kept),
		cmocka_unit_test(test_reference_to_old_number),
		cmocka_unit_test(test_reference_to_lost_number),
		cmocka_unit_test(test_copy_over_other_words),
		cmocka_unit_test(test_waivers),
		cmocka_unit_test(test_waivers_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
