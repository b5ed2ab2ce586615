/* Clean drafts: what is folded in, what is numbered anew, and what the words refer to. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/draft.h"
#include "model/label_numbers.h"
#include "model/references.h"

static struct tvx_buf told;

static void
hear(void *context, const struct tvx_diagnostic *diagnostic)
{
	(void)context;
	tvx_buf_printf(&told, "%s ", diagnostic->name);
}

/* The clean draft of a body; what was told is in told. Caller frees with tvx_draft_free. */
static struct tvx_draft *
clean_draft(const char *body, enum tvx_open_words open, bool renumber)
{
	struct tvx_draft *draft = sample_draft(body);
	struct tvx_consolidation how = { open, renumber };
	struct tvx_survey survey;

	tvx_buf_clear(&told);
	tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
	struct tvx_draft *clean = tvx_draft_consolidate(&survey, &how, TVX_STR("s"),
							(struct tvx_listener){ hear, NULL });
	tvx_survey_release(&survey);
	tvx_draft_free(draft);
	return clean;
}

/* What a draft has between its head and its end. */
static void
check(const char *body, enum tvx_open_words open, bool renumber, const char *expected)
{
	struct tvx_draft *clean = clean_draft(body, open, renumber);
	struct tvx_buf xml = { 0 };

	tvx_draft_format(clean, &xml);
	const char *start = strstr(xml.ptr, "<division");
	const char *paragraph = strstr(xml.ptr, "<paragraph");
	if (!start || (paragraph && paragraph < start))
		start = paragraph;
	assert_non_null(start);
	*strstr(xml.ptr, "</draft>") = '\0';
	assert_string_equal(start, expected);
	tvx_buf_release(&xml);
	tvx_draft_free(clean);
}

#define P(id, label, words) \
	"<paragraph id=\"" id "\" label=\"" label "\">\n  <text>" words "</text>\n</paragraph>\n"
#define X(children) "<paragraph id=\"x\">\n" children "</paragraph>\n"
#define AGREED      "  <mark status=\"agreed\" on=\"2015-11-05\"/>\n"

static void
what_was_taken_up_is_folded_in(void **state)
{
	(void)state;
	check(X("  <text>crime <a n=\"1\"/>and<a n=\"2\"/> fraud<a n=\"3\"/> .<a n=\"4\"/></text>\n"
		"  <proposal id=\"p1\" by=\"USA\" on=\"2015-04-01\">"
		"<insert at=\"4\">and loss of contact</insert></proposal>\n"
		"  <proposal id=\"p2\" by=\"CAN\" on=\"2015-04-01\">"
		"<replace from=\"1\" to=\"2\">or <a n=\"1\"/></replace></proposal>\n"
		"  <proposal id=\"p3\" by=\"CRI\" on=\"2015-11-05\" under=\"p2\">"
		"<insert at=\"1\">grave</insert></proposal>\n" AGREED),
	      TVX_OPEN_BRACKETS, false,
	      X("  <text>crime or <a n=\"1\"/>fraud and loss of contact.</text>\n"
		"  <proposal id=\"p3\" on=\"2015-11-05\"><insert "
		"at=\"1\">grave</insert></proposal>\n"
		"  <mark status=\"agreed\" on=\"2015-11-05\"/>\n"));
	assert_string_equal(told.ptr, "moved-stop ");
}

static void
an_agreed_alternative_takes_the_place_of_the_base(void **state)
{
	(void)state;
	check(X("  <text>old<a n=\"1\"/></text>\n"
		"  <proposal id=\"p1\" by=\"ARG\"><alternative><a n=\"1\"/>Explore<a n=\"2\"/> it."
		"</alternative></proposal>\n"
		"  <proposal id=\"p2\" under=\"p1\">"
		"<replace from=\"1\" to=\"2\">Study</replace></proposal>\n"
		"  <proposal id=\"p3\" on=\"2016-01-01\"><insert "
		"at=\"1\">late</insert></proposal>\n"
		"  <mark status=\"ad-ref\" of=\"quorum CAN\" on=\"2015-11-05\" proposal=\"p1\"/>\n"
		"  <mark status=\"confirmed\" of=\"CAN\"/>\n"),
	      TVX_OPEN_BRACKETS, false,
	      X("  <text>Study it.</text>\n  <mark status=\"pending\"/>\n"));
	assert_string_equal(told.ptr, "proposal-left-out ");
}

static void
nothing_stands_in_brackets_around_nothing(void **state)
{
	(void)state;
	check(X("  <text>a<a n=\"1\"/><a n=\"2\"/> b</text>\n"
		"  <proposal id=\"p1\" by=\"USA\"><insert at=\"1\"/></proposal>\n"
		"  <proposal id=\"p2\" by=\"USA\"><replace from=\"1\" to=\"2\">new</replace>"
		"</proposal>\n"),
	      TVX_OPEN_BRACKETS, false,
	      X("  <text>a<a n=\"1\"/> b</text>\n"
		"  <proposal id=\"p2\"><insert at=\"1\">new</insert></proposal>\n"));
	assert_string_equal(told.ptr, "nothing-proposed ");
}

static void
what_is_open_is_left_out_or_in_footnotes(void **state)
{
#define OPEN                                                                                 \
	X("  <text>a<a n=\"1\"/> b.</text>\n"                                                \
	  "  <proposal id=\"p1\" by=\"USA\" on=\"2015-11-05\"><insert at=\"1\">new</insert>" \
	  "</proposal>\n" AGREED)
	(void)state;
	check(OPEN, TVX_OPEN_LEAVE_OUT, false, X("  <text>a b.</text>\n" AGREED));
	check(OPEN, TVX_OPEN_FOOTNOTES, false,
	      X("  <text>a<fn ref=\"open1\"/> b.</text>\n"
		"  <footnote id=\"open1\" label=\"1\">Not agreed: to insert "
		"“new”.</footnote>\n" AGREED));
	check(P("1", "1.", "plain") OPEN, TVX_OPEN_LEAVE_OUT, false,
	      X("  <text>a b.</text>\n" AGREED));
	assert_string_equal(told.ptr, "left-out ");
}

#define HEADING(id, label, words)                                                        \
	"<paragraph id=\"" id "\" kind=\"heading\" label=\"" label "\">\n  <text>" words \
	"</text>\n</paragraph>\n"

static void
numbers_are_made_anew_and_references_follow(void **state)
{
	(void)state;
	check("<division id=\"d1\">\n" HEADING("h1", "I.", "Objectives") P("1", "1.", "one")
		      P("2", "2.",
			"See objective 1.") "</division>\n"
					    "<division id=\"d2\">\n" HEADING("h2", "II.",
									     "Activities")
						    P("a", "1.", "x") P("b", "1.bis",
									"See paragraph 2 below and "
									"activities 1.bis to 3.")
							    P("c", "2.",
							      "See Section II and objectives 1 and "
							      "2.") P("e", "3.",
								      "See paragraph 2 of the "
								      "Charter.") "</division>\n",
	      TVX_OPEN_BRACKETS, true,
	      "<division id=\"d1\">\n" HEADING("h1", "I.", "Objectives") P("1", "1.", "one") P(
		      "2", "2.",
		      "See objective 1.") "</division>\n"
					  "<division id=\"d2\">\n" HEADING(
						  "h2", "II.", "Activities") P("a", "1.", "x")
						  P("b", "2.",
						    "See paragraph 3 below and activities 2 to 4.")
							  P("c", "3.",
							    "See Section II and objectives 1 and "
							    "2.") P("e", "4.",
								    "See paragraph 2 of the "
								    "Charter.") "</division>\n");
	assert_true(told.len == 0);
	/* An article is called by its noun. */
	check(P("1", "Article 1.", "See Article 2.") P("2", "Article 1 bis.", "Articles 1 and 3.")
		      P("3", "Article 2.", "two") P("4", "Article 3.", "Article 1 bis above"),
	      TVX_OPEN_BRACKETS, true,
	      P("1", "Article 1.", "See Article 3.") P("2", "Article 2.", "Articles 1 and 4.")
		      P("3", "Article 3.", "two") P("4", "Article 4.", "Article 2 above"));
	assert_true(told.len == 0);
	/* What is gone, and what may be of another paper. */
	check(P("1", "1.",
		"See paragraph 2, and the Rules, paragraph 3.") "<paragraph id=\"2\" "
								"label=\"2.\">\n  "
								"<text>gone</text>\n"
								"  <proposal id=\"p1\" "
								"by=\"USA\"><delete-paragraph/"
								"><fate is=\"accepted\"/>"
								"</proposal>\n</paragraph>\n" P(
									"3", "3.", "three"),
	      TVX_OPEN_BRACKETS, true,
	      P("1", "1.", "See paragraph 2, and the Rules, paragraph 3.") P("3", "2.", "three"));
	assert_string_equal(told.ptr, "dangling-reference uncertain-reference ");
}

static void
moves_are_carried_out_but_not_in_circles(void **state)
{
#define MOVED(id, label, after)                                                               \
	"<paragraph id=\"" id "\" label=\"" label "\">\n  <text>" id "</text>\n"              \
	"  <proposal id=\"p1\" by=\"USA\"><move after=\"" after "\"/><fate is=\"accepted\"/>" \
	"</proposal>\n</paragraph>\n"
	(void)state;
	check(MOVED("a", "1.", "c") P("b", "2.", "b") P("c", "3.", "c"), TVX_OPEN_BRACKETS, true,
	      P("b", "1.", "b") P("c", "2.", "c") P("a", "3.", "a"));
	assert_true(told.len == 0);
	check(MOVED("a", "1.", "b") MOVED("b", "2.", "a"), TVX_OPEN_BRACKETS, false,
	      P("a", "1.", "a") P("b", "2.", "b"));
	assert_string_equal(told.ptr, "uncertain-move ");
	tvx_buf_release(&told);
}

static void
labels_are_numbers(void **state)
{
	static const struct {
		const char *label;
		unsigned value;
		bool interpolated;
	} cases[] = {
		{ "23.bis", 23, true },     { "23 ter.", 23, true }, { "12A.", 12, true },
		{ "(a)", 1, false },        { "IV.", 4, false },     { "(xii)", 12, false },
		{ "Article 5.", 5, false }, { "·", 0, false },       { "1.2.", 0, false },
		{ "IIII.", 0, false },      { "", 0, false },        { "99999999999", 0, false },
	};
	struct tvx_buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct tvx_number number = { 0 };
		bool is = tvx_number_parse(tvx_str_of(cases[i].label), &number);
		assert_int_equal(is ? number.value : 0, cases[i].value);
		assert_int_equal(number.interpolated, cases[i].interpolated);
	}
	tvx_number_format(TVX_ROMAN_LOWER, 49, &out);
	tvx_number_format(TVX_LETTER_UPPER, 28, &out);
	assert_string_equal(out.ptr, "xlixBB");
	tvx_buf_release(&out);
}

static void
references_are_found(void **state)
{
	static const struct {
		const char *words, *first;
		size_t count; /* zero: of another document */
	} cases[] = {
		{ "see paragraphs 1, 2 and 23.bis above", "1", 3 },
		{ "in section V.B.", "V.B", 1 },
		{ "article 36 of the Convention", "", 0 },
		{ "operative paragraph 3", "", 0 },
		{ "activities 12–15 of this Program", "12", 2 },
		{ "objective 4 of the Program", "4", 1 },
		{ "objective 4 of the Program’s Council", "", 0 },
		{ "paragraph 4 to be moved", "4", 1 },
		{ "paragraph 4 to the Charter", "", 0 },
		{ "point 3 of section V", "3", 1 },
		{ "párrafos 4 y 5 supra", "4", 2 },
		{ "paragraphe 7 ci-dessus", "7", 1 },
		{ "párrafo 7 de la Carta", "", 0 },
		{ ", part B", "", 0 },
		{ "Section II and I agree", "II", 1 },
		{ "item 1234 and item 2016", "1234", 1 },
		{ "as Annex 9-A says", "9-A", 1 },
		{ "paragraphs 9-11", "9", 2 },
		{ "paragraph 12A, paragraph 9-bis", "12A", 1 },
	};
	struct tvx_draft *draft = tvx_draft_new();
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_meta *title = TVX_ARENA_NEW(arena, struct tvx_meta);
	struct tvx_place_index index;
	struct tvx_survey survey;

	(void)state;
	title->name = TVX_STR("title");
	title->value = TVX_STR("A Program for Migrants");
	TVX_LIST_ADD(&draft->meta, title);
	tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
	tvx_place_index_init(&index, &survey, arena);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct tvx_reference_scan scan;
		struct tvx_reference ref = { 0 };
		tvx_reference_scan_init(&scan, &index, tvx_str_of(cases[i].words));
		assert_int_equal(tvx_reference_next(&scan, &ref), cases[i].count > 0);
		if (!cases[i].count)
			continue;
		assert_int_equal(ref.count, cases[i].count);
		assert_true(tvx_str_equal(ref.places[0], tvx_str_of(cases[i].first)));
	}
	tvx_survey_release(&survey);
	tvx_draft_free(draft);
	tvx_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_taken_up_is_folded_in),
		cmocka_unit_test(an_agreed_alternative_takes_the_place_of_the_base),
		cmocka_unit_test(nothing_stands_in_brackets_around_nothing),
		cmocka_unit_test(what_is_open_is_left_out_or_in_footnotes),
		cmocka_unit_test(numbers_are_made_anew_and_references_follow),
		cmocka_unit_test(moves_are_carried_out_but_not_in_circles),
		cmocka_unit_test(labels_are_numbers),
		cmocka_unit_test(references_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
