/* Tests of what the reader of draft files refuses: each error with its place and its reason. */
#include "base/arena.h"
#include "model/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

/* What an attack may cost, sanitizers included; without a guard it is minutes. */
enum { MOST_SECONDS = 4 };

struct heard {
	size_t count;
	char name[40]; /* of the first diagnostic that is an error */
	unsigned line, column;
};

static void
hear(void *context, const struct tvx_diagnostic *diagnostic)
{
	struct heard *heard = context;

	if (diagnostic->level != TVX_ERROR || heard->count++)
		return;
	assert_true(strlen(diagnostic->name) < sizeof(heard->name));
	strcpy(heard->name, diagnostic->name);
	heard->line = diagnostic->line;
	heard->column = diagnostic->column;
}

/* Parses what must be refused; *err and *heard get the reason. */
static void
refuse(struct tvx_str bytes, struct tvx_error *err, struct heard *heard)
{
	struct tvx_draft *untouched = (struct tvx_draft *)&heard->name, *draft = untouched;
	struct tvx_listener listener = { hear, heard };

	int status = tvx_draft_parse(bytes, TVX_STR("draft.xml"), listener, &draft, err);
	if (status != TVX_ERR_INPUT)
		print_error("not refused: %.*s\n", (int)(bytes.len > 600 ? 600 : bytes.len),
			    bytes.ptr);
	assert_int_equal(status, TVX_ERR_INPUT);
	assert_ptr_equal(draft, untouched);
	assert_string_equal(err->file, "draft.xml");
	assert_int_equal(err->line, heard->line);
	assert_int_equal(err->column, heard->column);
	assert_true(heard->count > 0);
}

/* --- one mistake a file ------------------------------------------------------------------ */

#define DRAFT "<draft version=\"1\" id=\"x\" lang=\"en\">\n"
/* What is put in begins on line 5, column 1. */
#define BODY(body)                                      \
	DRAFT "<delegation id=\"USA\">U</delegation>\n" \
	      "<delegation id=\"BRA\">B</delegation>\n" \
	      "<meeting id=\"m1\"/>\n" body "\n</draft>\n"
/* What is put in begins on line 7, column 1. */
#define HANGING(inner)                \
	BODY("<paragraph id=\"a\">\n" \
	     "<text>one<a n=\"1\"/> two<a n=\"2\"/></text>\n" inner "\n</paragraph>")
#define INSERT "<insert at=\"1\">x</insert>"

struct mistake {
	const char *xml;
	unsigned line, column; /* of column: zero when the parser below us decides */
	const char *name;      /* of the diagnostic */
	const char *says;      /* a word of the message that tells what is expected */
};

static const struct mistake structure[] = {
	{ "", 1, 1, "not-well-formed", "empty" },
	{ "words", 1, 0, "not-well-formed", "" },
	{ DRAFT, 2, 0, "not-well-formed", "draft" },
	{ DRAFT "<meta name=\"a\">x</draft>\n", 2, 0, "not-well-formed", "meta" },
	{ DRAFT "<meta name=a>x</meta></draft>\n", 2, 0, "not-well-formed", "" },
	{ "<agenda/>", 1, 1, "unknown-element", "<draft>" },
	{ "<outline></outline>", 1, 1, "unknown-element", "<draft>" },
	{ "<draft id=\"x\" lang=\"en\"/>", 1, 1, "missing-attribute", "version" },
	{ "<draft version=\"2\" id=\"x\" lang=\"en\"/>", 1, 1, "bad-version", "version 1" },
	{ "<draft version=\"1\" lang=\"en\"/>", 1, 1, "missing-attribute", "id" },
	{ "<draft version=\"1\" id=\"x\"/>", 1, 1, "missing-attribute", "lang" },
	{ DRAFT "<agenda/></draft>", 2, 1, "unknown-element", "<paragraph>" },
	{ DRAFT "<text>x</text></draft>", 2, 1, "misplaced-element", "<paragraph>" },
	{ DRAFT "<meta name=\"a\" x=\"1\">b</meta></draft>", 2, 1, "unknown-attribute", "x" },
	{ DRAFT "<meta name=\"a\">b</meta>\n\n <meta name=\"a\">b</meta></draft>", 4, 2, "twice",
	  "meta" },
	{ DRAFT "<meeting id=\"m\"/>\n<delegation id=\"USA\"/></draft>", 3, 1, "wrong-order",
	  "<delegation>" },
	{ DRAFT "loose words</draft>", 2, 0, "stray-words", "words" },
	{ DRAFT "<paragraph id=\"a\">\n<mark status=\"pending\"/></paragraph></draft>", 2, 1,
	  "no-words", "<text>" },
	{ BODY("<x:paragraph xmlns:x=\"urn:x\" id=\"a\"><text/></x:paragraph>"), 5, 1,
	  "unknown-element", "<paragraph>" },
	{ BODY("<paragraph id=\"a\"><text/></paragraph>\n<paragraph id=\"A\"><text/></paragraph>"),
	  6, 1, "duplicate-id", "line 5" },
	{ BODY("<division id=\"I\"/>\n<division id=\"I\"/>"), 6, 1, "twice", "division" },
	{ BODY("<paragraph id=\"../a\"><text/></paragraph>"), 5, 1, "bad-id", "letters" },
	{ BODY("<paragraph id=\"a..b\"><text/></paragraph>"), 5, 1, "bad-id", "dots" },
	{ BODY("<paragraph id=\"a.\"><text/></paragraph>"), 5, 1, "bad-id", "dots" },
	{ BODY("<paragraph id=\"con.1\"><text/></paragraph>"), 5, 1, "bad-id", "file" },
	{ BODY("<paragraph><text/></paragraph>"), 5, 1, "missing-attribute", "id" },
	{ BODY("<paragraph id=\"a\" kind=\"clause\"><text/></paragraph>"), 5, 1, "bad-value",
	  "heading" },
};

static const struct mistake head[] = {
	{ DRAFT "<delegation id=\"US\"/></draft>", 2, 1, "unknown-country", "3166" },
	{ DRAFT "<delegation id=\"XYZ\"/></draft>", 2, 1, "unknown-country", "3166" },
	{ DRAFT "<delegation id=\"usa\"/></draft>", 2, 1, "bad-id", "capitals" },
	{ DRAFT "<delegation id=\"Q\" kind=\"quorum\"/></draft>", 2, 1, "bad-value", "quorum" },
	{ DRAFT "<delegation id=\"Q\" kind=\"party\"/></draft>", 2, 1, "bad-value", "office" },
	{ DRAFT "<delegation id=\"USA\"/>\n<delegation id=\"USA\"/></draft>", 3, 1, "twice",
	  "USA" },
	{ DRAFT "<meeting id=\"m\"/>\n<meeting id=\"m\"/></draft>", 3, 1, "twice", "meeting" },
	{ DRAFT "<meeting id=\"m\" on=\"2015-02-29\"/></draft>", 2, 1, "bad-date", "YYYY-MM-DD" },
	{ DRAFT "<meeting id=\"m\" kind=\"plenary\"/></draft>", 2, 1, "bad-value", "informal" },
};

static const struct mistake words[] = {
	{ HANGING("<text>again</text>"), 7, 1, "twice", "language" },
	{ HANGING("<text lang=\"en\">again</text>"), 7, 1, "twice", "language" },
	{ HANGING("<text lang=\"e s\">x</text>"), 7, 1, "bad-value", "language" },
	{ HANGING("<note kind=\"editor\">n</note>\n<text lang=\"es\">x</text>"), 8, 1,
	  "wrong-order", "<text>" },
	{ HANGING("<note>n</note>"), 7, 1, "missing-attribute", "kind" },
	{ HANGING("<note kind=\"aside\">n</note>"), 7, 1, "bad-value", "citation" },
	{ HANGING("<text lang=\"es\">a<a n=\"1\"/>b<a n=\"1\"/></text>"), 7, 1, "twice", "1" },
	{ HANGING("<text lang=\"es\">a<a n=\"0\"/></text>"), 7, 18, "bad-value", "from 1" },
	{ HANGING("<text lang=\"es\">\303\251<a n=\"x\"/></text>"), 7, 18, "bad-value", "from 1" },
	{ HANGING("<text lang=\"es\">a<a/></text>"), 7, 18, "missing-attribute", "n" },
	{ HANGING("<text lang=\"es\">a<b>c</b></text>"), 7, 18, "unknown-element", "<a/>" },
	{ HANGING("<text lang=\"es\">a<fn ref=\"f9\"/></text>"), 5, 1, "unknown-footnote", "f9" },
	{ HANGING("<footnote id=\"f\"/>\n<footnote id=\"f\"/>"), 8, 1, "twice", "footnote" },
	{ HANGING("<footnote>words</footnote>"), 7, 1, "missing-attribute", "id" },
};

#define P(attributes, change) HANGING("<proposal " attributes ">" change "</proposal>")

static const struct mistake proposals[] = {
	{ P("", INSERT), 7, 1, "missing-attribute", "id" },
	{ P("id=\"p1\"", ""), 7, 1, "no-change", "<insert>" },
	{ P("id=\"p1\"", INSERT INSERT), 7, 44, "twice", "<insert>" },
	{ P("id=\"p1\"", INSERT "<delete from=\"1\" to=\"2\"/>"), 7, 44, "twice", "" },
	{ P("id=\"p1\" by=\"CAN\"", INSERT), 7, 1, "unknown-delegation", "CAN" },
	{ P("id=\"p1\" by=\"USA USA\"", INSERT), 7, 1, "twice", "USA" },
	{ P("id=\"p1\" on=\"05-11-2015\"", INSERT), 7, 1, "bad-date", "YYYY-MM-DD" },
	{ P("id=\"p1\" at=\"m9\"", INSERT), 7, 1, "unknown-meeting", "<meeting>" },
	{ P("id=\"p1\"", "<insert at=\"3\">x</insert>"), 7, 19, "unknown-anchor", "3" },
	{ P("id=\"p1\"", "<insert>x</insert>"), 7, 19, "missing-attribute", "at" },
	{ P("id=\"p1\"", "<insert at=\"-1\">x</insert>"), 7, 19, "bad-value", "from 1" },
	{ P("id=\"p1\"", "<delete from=\"2\" to=\"1\"/>"), 7, 19, "wrong-order", "after" },
	{ P("id=\"p1\"", "<delete from=\"1\" to=\"1\"/>"), 7, 19, "bad-value", "itself" },
	{ P("id=\"p1\"", "<delete from=\"1\" to=\"2\">x</delete>"), 7, 0, "stray-words",
	  "<delete>" },
	{ P("id=\"p1\"", "<delete from=\"1\"/>"), 7, 19, "missing-attribute", "to" },
	{ P("id=\"p1\" lang=\"fr\"", INSERT), 7, 29, "no-words", "language" },
	{ P("id=\"p1\" under=\"p1\"", INSERT), 7, 1, "unknown-proposal", "before" },
	{ P("id=\"p1\" under=\"p2\"", INSERT "</proposal><proposal id=\"p2\">" INSERT), 7, 1,
	  "unknown-proposal", "before" },
	{ P("id=\"p1\"",
	    "<delete from=\"1\" to=\"2\"/></proposal>\n<proposal id=\"p2\" under=\"p1\">" INSERT),
	  8, 30, "no-words", "p1" },
	{ P("id=\"p1\"", INSERT "</proposal>\n<proposal id=\"p1\">" INSERT), 8, 1, "duplicate-id",
	  "p1" },
	{ P("id=\"p1\"",
	    INSERT "</proposal>\n<proposal id=\"p2\" under=\"p1\"><alternative>x</alternative>"),
	  8, 30, "bad-value", "item" },
	{ P("id=\"p1\"", "<new>x</new>"), 7, 19, "misplaced-element", "<text>" },
	{ P("id=\"p1\"", "<move/>"), 7, 19, "missing-attribute", "after" },
	{ P("id=\"p1\"", "<move after=\"/\"/>"), 7, 19, "bad-id", "letters" },
	{ P("id=\"p1\"", "<fate is=\"accepted\"/>" INSERT), 7, 40, "wrong-order", "<insert>" },
	{ P("id=\"p1\"", INSERT "<fate/>"), 7, 44, "missing-attribute", "is" },
	{ P("id=\"p1\"", INSERT "<fate is=\"lost\"/>"), 7, 44, "bad-value", "withdrawn" },
	{ P("id=\"p1\"", INSERT "<fate is=\"amended\" as=\"p9\"/>"), 7, 44, "unknown-proposal",
	  "p9" },
	{ P("id=\"p1\"", INSERT "<fate is=\"amended\" as=\"p1\"/>"), 7, 44, "unknown-proposal",
	  "other" },
	{ P("id=\"p1\"", INSERT "<fate is=\"withdrawn\" as=\"p1\"/>"), 7, 44, "bad-value",
	  "superseded" },
};

static const struct mistake log_entries[] = {
	{ HANGING("<position stand=\"support\"/>"), 7, 1, "missing-attribute", "by" },
	{ HANGING("<position by=\"USA\"/>"), 7, 1, "missing-attribute", "stand" },
	{ HANGING("<position stand=\"likes\" by=\"USA\"/>"), 7, 1, "bad-value", "consulting" },
	{ HANGING("<position stand=\"oppose\" by=\"USA\" about=\"p1\"/>"), 7, 1, "unknown-proposal",
	  "p1" },
	{ HANGING("<mark status=\"agreed\"/>\n<position stand=\"oppose\" by=\"USA\"/>"), 8, 1,
	  "wrong-order", "<position>" },
	{ HANGING("<mark/>"), 7, 1, "missing-attribute", "status" },
	{ HANGING("<mark status=\"closed\"/>"), 7, 1, "bad-value", "reopened" },
	{ HANGING("<mark status=\"ad-ref\"/>"), 7, 1, "missing-attribute", "quorum" },
	{ HANGING("<mark status=\"confirmed\"/>"), 7, 1, "missing-attribute", "of" },
	{ HANGING("<mark status=\"agreed\" of=\"USA\"/>"), 7, 1, "bad-value", "ad-ref" },
	{ HANGING("<mark status=\"reopened\" of=\"USA\"/>"), 7, 1, "bad-value", "ad-ref" },
	{ HANGING("<mark status=\"ad-ref\" of=\"Quorum\"/>"), 7, 1, "unknown-delegation",
	  "Quorum" },
	{ HANGING("<mark status=\"agreed\" scope=\"word\"/>"), 7, 1, "bad-value", "fragment" },
	{ HANGING("<mark status=\"agreed\" from=\"1\" to=\"2\"/>"), 7, 1, "bad-value", "fragment" },
	{ HANGING("<mark status=\"agreed\" scope=\"fragment\" from=\"1\"/>"), 7, 1, "bad-value",
	  "together" },
	{ HANGING("<mark status=\"agreed\" scope=\"fragment\" from=\"1\" to=\"7\"/>"), 7, 1,
	  "unknown-anchor", "7" },
	{ HANGING("<mark status=\"agreed\" proposal=\"p1\"/>"), 7, 1, "unknown-proposal", "p1" },
};

static const struct mistake dangers[] = {
	{ "<!DOCTYPE draft><draft version=\"1\" id=\"x\" lang=\"en\"/>", 1, 1, "not-well-formed",
	  "DOCTYPE" },
	{ "<?xml version=\"1.0\"?>\n <!DOCTYPE draft SYSTEM \"file:///etc/passwd\">\n" DRAFT
	  "</draft>",
	  2, 2, "not-well-formed", "DOCTYPE" },
	{ DRAFT "<meta name=\"a\">&unheard;</meta></draft>", 2, 0, "not-well-formed", "unheard" },
	{ DRAFT "<meta name=\"&unheard;\">x</meta></draft>", 2, 0, "not-well-formed", "unheard" },
	{ DRAFT "<meta name=\"a\">&#0;</meta></draft>", 2, 0, "not-well-formed", "" },
	{ DRAFT "<meta name=\"a\">\001</meta></draft>", 2, 0, "not-well-formed", "" },
	{ DRAFT "<meta name=\"a\">\303\251\303(</meta></draft>", 2, 17, "not-well-formed",
	  "UTF-8" },
	{ DRAFT "<meta name=\"a\">\355\240\200</meta></draft>", 2, 16, "not-well-formed", "UTF-8" },
	{ "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" DRAFT "</draft>", 1, 0,
	  "not-well-formed", "UTF-8" },
	{ "<?xml version=\"1.0\" encoding='UTF-16'?>\n" DRAFT "</draft>", 1, 0, "not-well-formed",
	  "UTF-8" },
	{ DRAFT "</draft>\n<draft version=\"1\" id=\"x\" lang=\"en\"/>", 3, 0, "not-well-formed",
	  "" },
};

static void
check_mistake(const struct mistake *m)
{
	struct tvx_error err = { 0 };
	struct heard heard = { 0 };

	refuse(tvx_str_of(m->xml), &err, &heard);
	bool said = strcmp(heard.name, m->name) == 0 && strstr(err.message, m->says) &&
		    err.line == m->line && (!m->column || err.column == m->column);
	if (!said)
		print_error("expected %u:%u [%s] with \"%s\"\n     got %u:%u [%s] %s\n%s\n",
			    m->line, m->column, m->name, m->says, err.line, err.column, heard.name,
			    err.message, m->xml);
	assert_true(said);
}

#define CHECK_ALL(table)                                                \
	for (size_t i = 0; i < sizeof(table) / sizeof((table)[0]); i++) \
	check_mistake(&(table)[i])

static void
test_structure(void **state)
{
	(void)state;
	CHECK_ALL(structure);
}

static void
test_head(void **state)
{
	(void)state;
	CHECK_ALL(head);
}

static void
test_words(void **state)
{
	(void)state;
	CHECK_ALL(words);
}

static void
test_proposals(void **state)
{
	(void)state;
	CHECK_ALL(proposals);
}

static void
test_log_entries(void **state)
{
	(void)state;
	CHECK_ALL(log_entries);
}

static void
test_dangers(void **state)
{
	(void)state;
	CHECK_ALL(dangers);
}

static void
test_zero_byte(void **state)
{
	static const char xml[] = DRAFT "<meta name=\"a\">x\0y</meta></draft>";
	struct tvx_error err = { 0 };
	struct heard heard = { 0 };

	(void)state;
	refuse((struct tvx_str){ xml, sizeof(xml) - 1 }, &err, &heard);
	assert_int_equal(err.line, 2);
	assert_int_equal(err.column, 17);
	assert_non_null(strstr(err.message, "zero byte"));
}

/* Every mistake of a file is told, not the first alone; err keeps the first. */
static void
test_all_are_told(void **state)
{
	struct tvx_error err = { 0 };
	struct heard heard = { 0 };

	(void)state;
	refuse(TVX_STR(HANGING("<note/>\n<proposal/>\n<position/>\n<mark/>")), &err, &heard);
	assert_int_equal(heard.count, 6);
	assert_int_equal(err.line, 7);
	assert_non_null(strstr(err.message, "kind"));
}

/* --- attacks ------------------------------------------------------------------------------------ */

static void
add_many(struct tvx_buf *out, size_t times, const char *text)
{
	while (times--)
		tvx_buf_add(out, tvx_str_of(text));
}

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Takes buf, which is released. */
static void
refuse_attack(struct tvx_buf *buf, unsigned line, const char *says)
{
	struct tvx_error err = { 0 };
	struct heard heard = { 0 };
	double start = seconds();

	refuse(tvx_buf_str(buf), &err, &heard);
	assert_true(seconds() - start < MOST_SECONDS);
	if (!strstr(err.message, says))
		print_error("expected \"%s\", got: %s\n", says, err.message);
	assert_non_null(strstr(err.message, says));
	assert_int_equal(err.line, line);
	tvx_buf_release(buf);
}

static void
test_deep_nesting(void **state)
{
	struct tvx_buf xml = { 0 };

	(void)state;
	tvx_buf_add(&xml, TVX_STR(DRAFT));
	add_many(&xml, 100000, "<division id=\"a\">");
	refuse_attack(&xml, 2, "deep");
	tvx_buf_add(&xml, TVX_STR(DRAFT));
	for (int i = 0; i <= TVX_LIMIT_DEPTH; i++)
		tvx_buf_printf(&xml, "<division id=\"d%d\">\n", i);
	add_many(&xml, TVX_LIMIT_DEPTH + 1, "</division>");
	tvx_buf_add(&xml, TVX_STR("</draft>"));
	refuse_attack(&xml, TVX_LIMIT_DEPTH + 2, "32 deep");
}

static void
test_many_attributes(void **state)
{
	struct tvx_buf xml = { 0 };

	(void)state;
	tvx_buf_add(&xml, TVX_STR(DRAFT "<meta name=\"a\""));
	for (int i = 0; i < 100000; i++)
		tvx_buf_printf(&xml, " a%d=\"\"", i);
	tvx_buf_add(&xml, TVX_STR("/></draft>"));
	refuse_attack(&xml, 2, "attributes");
}

static void
test_long_attribute(void **state)
{
	struct tvx_buf xml = { 0 };

	(void)state;
	tvx_buf_add(&xml, TVX_STR(DRAFT "<meta name=\""));
	add_many(&xml, 10 * 1024 * 1024 / 16, "0123456789abcdef");
	tvx_buf_add(&xml, TVX_STR("\">x</meta></draft>"));
	refuse_attack(&xml, 2, "bytes");
}

/* Names without end, a comment without end, and 10 MB of references: nothing to wait for. */
static void
test_unending(void **state)
{
	struct tvx_buf xml = { 0 };

	(void)state;
	tvx_buf_add(&xml, TVX_STR(DRAFT "<"));
	add_many(&xml, 1024 * 1024, "abcdefgh");
	refuse_attack(&xml, 2, "bytes");
	tvx_buf_add(&xml, TVX_STR(DRAFT));
	add_many(&xml, 1024 * 1024, "<!-- <a ");
	refuse_attack(&xml, 2, "omment");
	tvx_buf_add(&xml, TVX_STR(DRAFT "<meta name=\"a\">"));
	add_many(&xml, 1024 * 1024, "&amp;amp;");
	add_many(&xml, 1024 * 1024, "&x;");
	refuse_attack(&xml, 2, "x");
}

static void
test_too_many_proposals(void **state)
{
	struct tvx_buf xml = { 0 };

	(void)state;
	tvx_buf_add(&xml, TVX_STR(DRAFT "<paragraph id=\"a\"><text>x<a n=\"1\"/></text>\n"));
	for (int i = 0; i <= TVX_LIMIT_ENTRIES; i++)
		tvx_buf_printf(&xml, "<proposal id=\"p%d\">" INSERT "</proposal>\n", i);
	tvx_buf_add(&xml, TVX_STR("</paragraph></draft>"));
	refuse_attack(&xml, TVX_LIMIT_ENTRIES + 3, "1000");
}

static void
test_proposals_too_deep(void **state)
{
	struct tvx_buf xml = { 0 };

	(void)state;
	tvx_buf_add(&xml, TVX_STR(DRAFT "<paragraph id=\"a\"><text>x</text>\n"
					"<proposal id=\"p0\"><alternative><a n=\"1\"/>"
					"</alternative></proposal>\n"));
	for (int i = 1; i <= TVX_LIMIT_DEPTH; i++)
		tvx_buf_printf(&xml,
			       "<proposal id=\"p%d\" under=\"p%d\"><insert at=\"1\">"
			       "<a n=\"1\"/></insert></proposal>\n",
			       i, i - 1);
	tvx_buf_add(&xml, TVX_STR("</paragraph></draft>"));
	refuse_attack(&xml, TVX_LIMIT_DEPTH + 3, "32 deep");
}

/* Much that is allowed: 9 MB of words in one text, and as many small tags as there are. */
static void
test_large_is_read(void **state)
{
	struct tvx_buf xml = { 0 }, again = { 0 };
	struct tvx_draft *draft = NULL;
	struct tvx_error err = { 0 };
	double start = seconds();

	(void)state;
	tvx_buf_add(&xml, TVX_STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" DRAFT
				  "<paragraph id=\"a\">\n  <text>"));
	add_many(&xml, 9 * 1024 * 1024 / 16, "words &amp; words ");
	tvx_buf_add(&xml, TVX_STR("</text>\n</paragraph>\n"));
	for (int i = 0; i < 5000; i++)
		tvx_buf_printf(&xml,
			       "<paragraph id=\"p%d\">\n  <text>a<a n=\"1\"/></text>\n"
			       "</paragraph>\n",
			       i);
	tvx_buf_add(&xml, TVX_STR("</draft>\n"));
	int status = tvx_draft_parse(tvx_buf_str(&xml), TVX_STR("large.xml"),
				     (struct tvx_listener){ 0 }, &draft, &err);
	if (status)
		print_error("%u:%u: %s\n", err.line, err.column, err.message);
	assert_int_equal(status, TVX_OK);
	tvx_draft_format(draft, &again);
	assert_true(seconds() - start < MOST_SECONDS);
	assert_int_equal(draft->paragraph_count, 5001);
	assert_true(tvx_str_equal(tvx_buf_str(&again), tvx_buf_str(&xml)));
	tvx_draft_free(draft);
	tvx_buf_release(&xml);
	tvx_buf_release(&again);
}

/* --- what is allowed although it is not canonical ---------------------------------------------------- */

static void
test_other_forms(void **state)
{
	static const char odd[] =
		"\xEF\xBB\xBF<?xml version='1.0'?>\r\n<!-- kept by nobody -->\n"
		"<draft lang='en' id='x' version='1' house=''><paragraph kind='paragraph' id='a'>"
		"<text lang='en'>a &#38; <![CDATA[<b>]]>&#10;c<a n='1'></a></text>"
		"<proposal id='p'><insert at='1'/></proposal></paragraph></draft>";
	static const char canonical[] =
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<draft version=\"1\" id=\"x\" lang=\"en\">\n<paragraph id=\"a\">\n"
		"  <text>a &amp; &lt;b&gt;\nc<a n=\"1\"/></text>\n"
		"  <proposal id=\"p\"><insert at=\"1\"/></proposal>\n</paragraph>\n</draft>\n";
	struct tvx_buf out = { 0 };
	struct tvx_draft *draft = NULL;
	struct tvx_error err = { 0 };

	(void)state;
	int status = tvx_draft_parse(tvx_str_of(odd), TVX_STR("odd.xml"),
				     (struct tvx_listener){ 0 }, &draft, &err);
	if (status)
		print_error("%u:%u: %s\n", err.line, err.column, err.message);
	assert_int_equal(status, TVX_OK);
	tvx_draft_format(draft, &out);
	assert_string_equal(out.ptr, canonical);
	tvx_draft_free(draft);
	tvx_buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_structure),
		cmocka_unit_test(test_head),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_proposals),
		cmocka_unit_test(test_log_entries),
		cmocka_unit_test(test_dangers),
		cmocka_unit_test(test_zero_byte),
		cmocka_unit_test(test_all_are_told),
		cmocka_unit_test(test_deep_nesting),
		cmocka_unit_test(test_many_attributes),
		cmocka_unit_test(test_long_attribute),
		cmocka_unit_test(test_unending),
		cmocka_unit_test(test_too_many_proposals),
		cmocka_unit_test(test_proposals_too_deep),
		cmocka_unit_test(test_large_is_read),
		cmocka_unit_test(test_other_forms),
	};

	return cmocka_run_group_tests_name("model_xml", tests, NULL, NULL);
}
