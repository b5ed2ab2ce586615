/* The rules of standing, of fates and of who owes an answer: one test a rule of
 * travaux-draft(5). */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct tvx_date always = { 0 };

/* The standing of a paragraph as at a day (NULL: always), and its open proposals. */
static void
check_standing(const char *children, const char *as_at, const char *standing, size_t open)
{
	struct tvx_draft *draft = sample_paragraph(children);
	struct tvx_date day = as_at ? sample_day(as_at) : always;
	struct tvx_standing s = tvx_paragraph_standing(sample_x(draft), NULL, day);

	assert_string_equal(tvx_standing_word(s.level), standing);
	assert_int_equal(s.open_proposals, open);
	tvx_draft_free(draft);
}

/* The fates of all proposals of a paragraph, separated by spaces. */
static void
check_fates(const char *children, const char *expected)
{
	struct tvx_draft *draft = sample_paragraph(children);
	const struct tvx_paragraph *x = sample_x(draft);
	enum tvx_fate fates[20];
	char got[400] = "";

	assert_true(x->proposals.count <= 20);
	tvx_paragraph_fates(x, always, fates);
	for (size_t i = 0; i < x->proposals.count; i++) {
		strcat(got, i ? " " : "");
		strcat(got, tvx_fate_word(fates[i]));
	}
	assert_string_equal(got, expected);
	tvx_draft_free(draft);
}

/* Who owes what, as "PRY confirmation, CRI answer". */
static void
check_owed(const char *children, const char *as_at, const char *expected)
{
	struct tvx_draft *draft = sample_paragraph(children);
	struct tvx_date day = as_at ? sample_day(as_at) : always;
	struct tvx_owed owed[10];
	size_t count = tvx_paragraph_owed(sample_x(draft), NULL, day, owed, 10);
	char got[400] = "";

	assert_true(count <= 10);
	for (size_t i = 0; i < count; i++)
		sprintf(got + strlen(got), "%s%.*s %s", i ? ", " : "", TVX_STR_ARG(owed[i].who->id),
			tvx_owes_word(owed[i].what));
	assert_string_equal(got, expected);
	tvx_draft_free(draft);
}

#define TEXT                                                                              \
	"  <text>Make <a n=\"1\"/>efforts<a n=\"2\"/> to <a n=\"3\"/>secure<a n=\"4\"/> " \
	"it.</text>\n"
#define BY(id, who, on, change) \
	"  <proposal id=\"" id "\" by=\"" who "\" on=\"" on "\">" change "</proposal>\n"
#define ENSURE  "<replace from=\"3\" to=\"4\">ensure</replace>"
#define SUPPORT "<insert at=\"2\">and support</insert>"
#define OTHER   "<alternative>Ensure <a n=\"1\"/>it<a n=\"2\"/>.</alternative>"

static void
nothing_decided_is_open(void **state)
{
	(void)state;
	check_standing(TEXT, NULL, "open", 0);
	check_standing(TEXT BY("p1", "USA", "2015-04-16", ENSURE), NULL, "open", 1);
}

static void
last_decisive_mark_wins(void **state)
{
	(void)state;
	check_standing(TEXT "<mark status=\"pending\"/><mark status=\"agreed\"/>", NULL, "agreed",
		       0);
	check_standing(TEXT "<mark status=\"agreed\" on=\"2015-04-14\"/><mark status=\"pending\"/>",
		       NULL, "pending", 0);
	check_standing(TEXT "<mark status=\"agreed\"/><mark status=\"reopened\"/>", NULL, "pending",
		       0);
	/* Kept, not overwritten: earlier days still read as they were. */
	check_standing(TEXT "<mark status=\"agreed\" on=\"2015-11-05\"/>"
			    "<mark status=\"pending\" on=\"2015-11-18\"/>",
		       "2015-11-10", "agreed", 0);
	check_standing(TEXT "<mark status=\"agreed\" on=\"2015-11-05\"/>", "2015-11-04", "open", 0);
}

static void
earlier_proposals_were_taken_up(void **state)
{
	(void)state;
	check_standing(TEXT BY("p1", "USA", "2015-04-16",
			       ENSURE) "<mark status=\"agreed\" on=\"2015-11-05\"/>",
		       NULL, "agreed", 0);
	check_fates(TEXT BY("p1", "USA", "2015-04-16",
			    ENSURE) "<mark status=\"agreed\" on=\"2015-11-05\"/>",
		    "accepted");
	/* A proposal without a day stood in the words that were agreed. */
	check_fates(TEXT "<proposal id=\"p1\">" SUPPORT "</proposal>"
			 "<mark status=\"agreed\" on=\"2015-11-05\"/>",
		    "accepted");
	/* Unless it says otherwise. */
	check_fates(TEXT "<proposal id=\"p1\" on=\"2015-04-16\">" SUPPORT
			 "<fate is=\"not-taken-up\"/></proposal>"
			 "<mark status=\"agreed\" on=\"2015-11-05\"/>",
		    "not-taken-up");
	/* Taken up for good, even when the paragraph is reopened. */
	check_fates(TEXT BY("p1", "USA", "2015-04-16",
			    ENSURE) "<mark status=\"agreed\" on=\"2015-11-05\"/><mark "
				    "status=\"reopened\"/>",
		    "accepted");
}

static void
rivals_before_an_agreement_stay_open(void **state)
{
	(void)state;
	check_fates(TEXT BY("p1", "USA", "2015-04-16", ENSURE)
			    BY("p2", "CAN", "2015-04-17", "<delete from=\"3\" to=\"4\"/>")
				    BY("p3", "MEX", "2015-04-17",
				       SUPPORT) "<mark status=\"agreed\" on=\"2015-11-05\"/>",
		    "open open accepted");
	check_standing(TEXT BY("p1", "USA", "2015-04-16", ENSURE)
			       BY("p2", "CAN", "2015-04-17",
				  "<delete from=\"3\" to=\"4\"/>") "<mark status=\"agreed\" "
								   "on=\"2015-11-05\"/>",
		       NULL, "agreed", 2);
}

static void
same_day_stands_beside_the_agreement(void **state)
{
	(void)state;
	check_standing(TEXT BY("p1", "USA", "2015-12-07",
			       SUPPORT) "<mark status=\"agreed\" on=\"2015-12-07\"/>",
		       NULL, "agreed", 1);
	check_standing(TEXT BY("p1", "USA", "2015-12-07",
			       OTHER) "<mark status=\"agreed\" on=\"2015-12-07\"/>",
		       NULL, "agreed", 1);
}

static void
later_proposal_reopens(void **state)
{
	static const char later[] = TEXT BY("p1", "USA", "2016-01-19",
					    SUPPORT) "<mark status=\"agreed\" on=\"2015-12-07\"/>";
	static const char closed[] = TEXT
		"<proposal id=\"p1\" by=\"USA\" on=\"2016-01-19\">" SUPPORT
		"<fate is=\"withdrawn\" on=\"2016-02-01\"/></proposal>"
		"<mark status=\"agreed\" on=\"2015-12-07\"/>";

	(void)state;
	check_standing(later, NULL, "pending", 1);
	check_standing(later, "2016-01-18", "agreed", 0);
	/* Once it is closed the agreement stands again. */
	check_standing(closed, "2016-01-20", "pending", 1);
	check_standing(closed, NULL, "agreed", 0);
}

static void
ad_referendum_waits_for_everyone_named(void **state)
{
#define AD_REF TEXT "<mark status=\"ad-ref\" of=\"PRY CRI\" on=\"2015-11-05\"/>"
#define PRY    "<mark status=\"confirmed\" of=\"PRY\" on=\"2015-11-12\"/>"
#define CRI    "<mark status=\"confirmed\" of=\"CRI\" on=\"2015-11-18\"/>"
	(void)state;
	check_standing(AD_REF, NULL, "ad-ref", 0);
	check_owed(AD_REF, NULL, "PRY confirmation, CRI confirmation");
	check_standing(AD_REF PRY, NULL, "ad-ref", 0);
	check_owed(AD_REF PRY, NULL, "CRI confirmation");
	check_standing(AD_REF PRY CRI, NULL, "agreed", 0);
	check_standing(AD_REF PRY CRI, "2015-11-17", "ad-ref", 0);
	check_owed(AD_REF PRY CRI, NULL, "");
	check_standing(TEXT "<mark status=\"ad-ref\" of=\"quorum\"/>"
			    "<mark status=\"confirmed\" of=\"quorum\"/>",
		       NULL, "agreed", 0);
	/* Nobody confirms for somebody else. */
	check_standing(TEXT "<mark status=\"ad-ref\" of=\"quorum\"/>"
			    "<mark status=\"confirmed\" of=\"PRY\"/>",
		       NULL, "ad-ref", 0);
}

static void
positions_leave_the_standing(void **state)
{
#define MARKED "<mark status=\"ad-ref\" of=\"quorum\" on=\"2015-11-18\"/>"
	(void)state;
	check_standing(TEXT "<position stand=\"consulting\" by=\"PRY\"/>" MARKED, NULL, "ad-ref",
		       0);
	check_owed(TEXT "<position stand=\"consulting\" by=\"PRY\"/>" MARKED, NULL,
		   "quorum confirmation, PRY consultation");
	check_owed(TEXT "<position stand=\"query\" by=\"CAN\" on=\"2015-04-24\"/>"
			"<position stand=\"reserve\" by=\"USA MEX\" on=\"2015-04-24\"/>"
			"<position stand=\"support\" by=\"CRI\"/>",
		   NULL, "CAN answer, USA reservation, MEX reservation");
	/* What they say later of the same thing takes its place. */
	check_owed(TEXT "<position stand=\"reserve\" by=\"USA MEX\" on=\"2015-04-24\"/>"
			"<position stand=\"withdraw\" by=\"USA\" on=\"2015-05-07\"/>",
		   NULL, "MEX reservation");
	/* An agreement of a later day answers what was asked before it. */
	check_owed(TEXT "<position stand=\"query\" by=\"USA\" on=\"2015-04-24\"/>"
			"<mark status=\"ad-ref\" of=\"PRY\" on=\"2015-11-05\"/>",
		   NULL, "PRY confirmation");
}

static void
pending_on_an_office(void **state)
{
	(void)state;
	check_standing(TEXT "<mark status=\"pending\" of=\"LEGAL\"/>", NULL, "pending", 0);
	check_owed(TEXT "<mark status=\"pending\" of=\"LEGAL\"/>", NULL, "LEGAL advice");
	check_owed(TEXT "<mark status=\"pending\" of=\"LEGAL\"/><mark status=\"agreed\"/>", NULL,
		   "");
}

static void
agreed_alternative_supersedes_its_base(void **state)
{
#define AGREED_P1 "<mark status=\"ad-ref\" of=\"quorum\" on=\"2016-01-19\" proposal=\"p1\"/>"
	static const char item[] = TEXT BY("p1", "ARG", "2015-11-05", OTHER) AGREED_P1;
	struct tvx_draft *draft = sample_paragraph(item);
	struct tvx_standing s = tvx_paragraph_standing(sample_x(draft), NULL, always);

	(void)state;
	assert_string_equal(tvx_standing_word(s.level), "ad-ref");
	assert_non_null(s.words);
	assert_true(tvx_str_equal(s.words->id, TVX_STR("p1")));
	tvx_draft_free(draft);
	/* Rivals of the same day too, and what was proposed on the base. */
	check_fates(TEXT BY("p1", "ARG", "2015-11-05", OTHER) BY("p2", "USA", "2016-01-19", OTHER)
			    BY("p3", "CAN", "2015-04-16", ENSURE)
				    BY("p4", "CAN", "2016-01-20", ENSURE) AGREED_P1,
		    "accepted superseded superseded open");
}

static void
last_alternative_speaks_for_the_item(void **state)
{
#define TWO TEXT BY("p1", "ARG", "2015-11-05", OTHER) BY("p2", "CAN", "2015-11-05", OTHER)
	(void)state;
	check_standing(TWO "<mark status=\"pending\" proposal=\"p2\"/>", NULL, "pending", 2);
	check_standing(TWO "<mark status=\"pending\" proposal=\"p1\"/>", NULL, "open", 2);
	check_standing(TEXT BY("p1", "ARG", "2015-11-05",
			       OTHER) "<proposal id=\"p2\">" OTHER
				      "<fate is=\"withdrawn\"/></proposal>"
				      "<mark status=\"pending\" proposal=\"p1\"/>",
		       NULL, "pending", 1);
}

static void
a_part_speaks_for_itself_alone(void **state)
{
	(void)state;
	check_standing(TEXT "<mark status=\"ad-ref\" of=\"quorum\" scope=\"fragment\" from=\"1\" "
			    "to=\"2\" lang=\"en\"/>",
		       NULL, "open", 0);
	check_owed(TEXT
		   "<mark status=\"ad-ref\" of=\"quorum\" scope=\"fragment\" from=\"1\" to=\"2\"/>",
		   NULL, "quorum confirmation");
	check_standing(TEXT "<mark status=\"agreed\" scope=\"language\" lang=\"en\"/>", NULL,
		       "open", 0);
	check_standing(TEXT "<mark status=\"agreed\" scope=\"title\"/>", NULL, "open", 0);
	check_standing(TEXT "<mark status=\"agreed\"/>"
			    "<mark status=\"pending\" scope=\"language\" lang=\"es\"/>",
		       NULL, "agreed", 0);
}

#define SECTION(mark, inside)                                                             \
	"<division id=\"S\"><paragraph id=\"h\" kind=\"heading\"><text>Funds</text>" mark \
	"</paragraph>" inside "</division>"

static void
check_inherited(const char *body, const char *standing)
{
	struct tvx_draft *draft = sample_draft(body);
	struct tvx_survey survey;

	tvx_survey_init(&survey, draft, always);
	const struct tvx_unit *last = &survey.units[survey.count - 1];
	assert_string_equal(tvx_standing_word(last->standing.level), standing);
	tvx_survey_release(&survey);
	tvx_draft_free(draft);
}

static void
pending_heading_is_inherited(void **state)
{
	(void)state;
	check_inherited(SECTION("<mark status=\"pending\"/>",
				"<paragraph id=\"a\"><text>w</text></paragraph>"),
			"pending");
	check_inherited(SECTION("<mark status=\"agreed\"/>",
				"<paragraph id=\"a\"><text>w</text></paragraph>"),
			"open");
	check_inherited(SECTION("<mark status=\"pending\"/>",
				"<paragraph id=\"a\"><text>w</text><mark status=\"agreed\"/>"
				"</paragraph>"),
			"agreed");
	/* A mark on the title's words says nothing of the section. */
	check_inherited(SECTION("<mark status=\"pending\" scope=\"title\"/>",
				"<paragraph id=\"a\"><text>w</text></paragraph>"),
			"open");
	/* Through a section inside, whatever its own heading says of itself. */
	check_inherited(SECTION("<mark status=\"pending\"/>",
				"<division id=\"T\"><paragraph id=\"g\" kind=\"heading\">"
				"<text>Sub</text><mark status=\"agreed\"/></paragraph>"
				"<paragraph id=\"a\"><text>w</text></paragraph></division>"),
			"pending");
}

static void
new_paragraph_is_agreed_into_being(void **state)
{
#define NEW BY("p1", "CAN", "2015-04-16", "<new>Ties<a n=\"1\"/>.</new>")
	(void)state;
	check_standing(NEW, NULL, "open", 1);
	check_fates(NEW "<mark status=\"agreed\" on=\"2015-04-16\"/>", "accepted");
	check_fates(NEW "<proposal id=\"p2\" on=\"2015-04-20\" under=\"p1\">"
			"<insert at=\"1\">of old</insert></proposal>"
			"<mark status=\"agreed\" on=\"2015-11-05\" proposal=\"p1\"/>",
		    "accepted accepted");
}

static void
what_stands_under_a_dead_proposal_falls(void **state)
{
	(void)state;
	check_fates(TEXT
		    "<proposal id=\"p1\" on=\"2015-11-05\">" OTHER
		    "<fate is=\"withdrawn\"/></proposal>"
		    "<proposal id=\"p2\" under=\"p1\"><delete from=\"1\" to=\"2\"/></proposal>",
		    "withdrawn superseded");
	/* Words that were accepted in another form are words no longer. */
	check_fates(TEXT BY("p1", "USA", "2015-04-16",
			    OTHER) "<proposal id=\"p2\">" OTHER
				   "<fate is=\"amended\" as=\"p1\"/></proposal>"
				   "<proposal id=\"p3\" under=\"p2\"><delete from=\"1\" "
				   "to=\"2\"/></proposal>",
		    "open amended superseded");
	/* An alternative that an agreement passed over takes with it what was said of it later. */
	check_fates(TEXT BY("p1", "USA", "2015-04-16",
			    OTHER) "<mark status=\"agreed\" on=\"2015-11-05\"/>",
		    "superseded");
	check_fates(TEXT BY("p1", "USA", "2015-04-16",
			    OTHER) "<proposal id=\"p2\" on=\"2015-11-05\" under=\"p1\">"
				   "<delete from=\"1\" to=\"2\"/></proposal>"
				   "<mark status=\"agreed\" on=\"2015-11-05\"/>",
		    "superseded superseded");
}

static void
deletion_of_agreed_words_was_not_taken_up(void **state)
{
	(void)state;
	check_fates(TEXT BY("p1", "MEX", "2015-04-16",
			    "<delete-paragraph/>") "<mark status=\"agreed\" on=\"2015-11-05\"/>",
		    "superseded");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_decided_is_open),
		cmocka_unit_test(last_decisive_mark_wins),
		cmocka_unit_test(earlier_proposals_were_taken_up),
		cmocka_unit_test(rivals_before_an_agreement_stay_open),
		cmocka_unit_test(same_day_stands_beside_the_agreement),
		cmocka_unit_test(later_proposal_reopens),
		cmocka_unit_test(ad_referendum_waits_for_everyone_named),
		cmocka_unit_test(positions_leave_the_standing),
		cmocka_unit_test(pending_on_an_office),
		cmocka_unit_test(agreed_alternative_supersedes_its_base),
		cmocka_unit_test(last_alternative_speaks_for_the_item),
		cmocka_unit_test(a_part_speaks_for_itself_alone),
		cmocka_unit_test(pending_heading_is_inherited),
		cmocka_unit_test(new_paragraph_is_agreed_into_being),
		cmocka_unit_test(what_stands_under_a_dead_proposal_falls),
		cmocka_unit_test(deletion_of_agreed_words_was_not_taken_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
