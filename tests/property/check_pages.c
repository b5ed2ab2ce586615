/* What must hold for comparisons on a terminal, in Markdown and as JSON, and for traces. */
#include "check.h"

#include "travaux/compare.h"
#include "travaux/write.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const struct tvx_reading base = { .kind = TVX_READ_BASE };
static const struct tvx_reading working = { .kind = TVX_READ_WORKING };

/* --- letters --------------------------------------------------------------------------------- */

/* Adds the letters and digits of a text. What frames words on a screen, and what no screen shows,
 * are signs and white space, all of them below U+00C0 or from U+2000 to U+2FFF. */
static void
add_letters(struct tvx_str text, struct tvx_buf *out)
{
	for (size_t i = 0; i < text.len;) {
		unsigned char c = (unsigned char)text.ptr[i];
		size_t len = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
		len = len > text.len - i ? text.len - i : len;
		if (isalnum(c) || (c > 0x80 && c != 0xC2 && c != 0xE2))
			tvx_buf_add(out, (struct tvx_str){ text.ptr + i, len });
		i += len;
	}
}

/* What a rendering must show of a passage: kept words once, changed words of both sides. */
static void
add_expected(const struct tvx_edits *edits, bool *changed, struct tvx_buf *out)
{
	for (size_t i = 0; i < edits->count; i++) {
		const struct tvx_edit *edit = &edits->list[i];
		bool quiet = !(edit->changes & ~(unsigned)TVX_CHANGE_TYPOGRAPHY);
		*changed |= !quiet;
		if (!quiet)
			add_letters(edit->old_words, out);
		add_letters(edit->new_words, out);
	}
}

/* --- lines ----------------------------------------------------------------------------------- */

/* A rendering that is read line by line. */
struct reader {
	struct tvx_str rest;
	bool (*is_ours)(struct tvx_str line); /* a line that shows no words of a passage */
	bool tags;                            /* what stands behind a bare < is ours */
};

/* In lines that are not broken, words are indented; a number that changed stands above them. */
static bool
is_ours_on_terminal(struct tvx_str line)
{
	return line.len < 2 || memcmp(line.ptr, "  ", 2) != 0 ||
	       (line.len >= 4 && memcmp(line.ptr, "  ! ", 4) == 0);
}

/* What a user wrote begins with no bare sign of Markdown. */
static bool
is_ours_in_markdown(struct tvx_str line)
{
	return !line.len || line.ptr[0] == '#' || line.ptr[0] == '>' ||
	       (line.len > 1 && line.ptr[0] == '*' && isdigit((unsigned char)line.ptr[1]));
}

/* A line up to its next tag, which is taken off it too. */
static struct tvx_str
split_at_tag(struct tvx_str *line)
{
	struct tvx_str head = { line->ptr, 0 };

	while (head.len < line->len && line->ptr[head.len] != '<')
		head.len += line->ptr[head.len] == '\\' ? 2 : 1;
	if (head.len > line->len)
		head.len = line->len;
	const char *end = memchr(line->ptr + head.len, '>', line->len - head.len);
	size_t off = end ? (size_t)(end + 1 - line->ptr) : line->len;
	line->ptr += off;
	line->len -= off;
	return head;
}

/* The letters of the next line that shows any; false when there is none. */
static bool
next_letters(struct reader *reader, struct tvx_buf *letters)
{
	tvx_buf_clear(letters);
	while (reader->rest.len && !letters->len) {
		struct tvx_str line = tvx_str_split(&reader->rest, '\n');
		if (reader->is_ours(line))
			continue;
		while (reader->tags && line.len)
			add_letters(split_at_tag(&line), letters);
		add_letters(line, letters);
	}
	return letters->len > 0;
}

/* A passage that came or went as a whole stands behind its place, where that is so. */
static bool
skip_to_whole(struct reader *reader, const struct tvx_pair *pair, struct tvx_buf *letters)
{
	const struct tvx_unit *unit = pair->new_unit ? pair->new_unit : pair->old_unit;
	struct tvx_buf start = { 0 };
	bool found = false;

	tvx_write_plain(unit->place, &start);
	tvx_buf_printf(&start, "  %s  ", tvx_relation_word(pair->relation));
	tvx_buf_clear(letters);
	while (reader->rest.len && !found) {
		struct tvx_str line = tvx_str_split(&reader->rest, '\n');
		found = line.len >= start.len && memcmp(line.ptr, start.ptr, start.len) == 0;
		if (found)
			add_letters((struct tvx_str){ line.ptr + start.len, line.len - start.len },
				    letters);
		else if (!reader->is_ours(line))
			break;
	}
	tvx_buf_release(&start);
	return found;
}

static void
check_lines(struct trial *trial, const struct tvx_comparison *c, struct reader reader,
	    const char *what)
{
	struct tvx_buf expected = { 0 }, shown = { 0 };
	bool terminal = reader.is_ours == is_ours_on_terminal;
	size_t count;
	const struct tvx_group *groups = tvx_comparison_groups(c, &count);

	for (size_t g = 0; g < count; g++) {
		const struct tvx_pair *pair = groups[g].pairs;
		struct tvx_edits edits;
		bool changed = groups[g].pair_count > 1 || pair->moved || pair->renumbered;
		bool whole = !pair->old_unit || !pair->new_unit;
		tvx_buf_clear(&expected);
		tvx_edits_init(&edits, c, &groups[g]);
		add_expected(&edits, &changed, &expected);
		tvx_edits_release(&edits);
		if (!changed || (!expected.len && !(whole && terminal)))
			continue;
		bool found = whole && terminal ? skip_to_whole(&reader, pair, &shown)
					       : next_letters(&reader, &shown);
		if (!found || !tvx_str_equal(tvx_buf_str(&shown), tvx_buf_str(&expected)))
			wrong(trial, pair->new_unit ? pair->new_unit : pair->old_unit,
			      "%s shows\n%.*s\nfor\n%.*s", what, (int)shown.len,
			      shown.ptr ? shown.ptr : "", (int)expected.len,
			      expected.ptr ? expected.ptr : "");
	}
	if (next_letters(&reader, &shown))
		wrong(trial, NULL, "%s shows besides\n%.*s", what, (int)shown.len, shown.ptr);
	tvx_buf_release(&expected);
	tvx_buf_release(&shown);
}

void
check_lines_have_all_words(struct trial *trial)
{
	struct tvx_side sides[2] = { { &trial->survey, &base }, { &trial->survey, &working } };
	struct tvx_comparison *c = tvx_comparison_new(&sides[0], &sides[1], TVX_LINEAGE_NONE);
	struct tvx_diff diff = { .comparison = c, .old_side = &sides[0], .new_side = &sides[1] };
	struct tvx_terminal terminal = { 0 };
	struct tvx_buf out = { 0 };

	tvx_write_diff(&diff, &terminal, &out);
	check_lines(trial, c, (struct reader){ tvx_buf_str(&out), is_ours_on_terminal, false },
		    "the terminal");
	tvx_buf_clear(&out);
	tvx_write_diff_markdown(&diff, &out);
	struct tvx_str page = tvx_buf_str(&out);
	/* The titles of both sides and the counts stand before the first passage. */
	const char *first = out.len ? strstr(out.ptr, "\n###") : NULL;
	page = first ? (struct tvx_str){ first, page.len - (size_t)(first - page.ptr) }
		     : (struct tvx_str){ 0 };
	check_lines(trial, c, (struct reader){ page, is_ours_in_markdown, true }, "Markdown");
	tvx_buf_release(&out);
	tvx_comparison_free(c);
}

/* --- JSON ------------------------------------------------------------------------------------ */

/* The letters of the string that follows a name, up to the end of the line. */
static void
add_values(const char *line, const char *end, const char *name, const char *other,
	   struct tvx_buf *out)
{
	for (const char *at = line; at < end;) {
		if (*at != '"') {
			at++;
			continue;
		}
		const char *stop = at + 1;
		while (stop < end && *stop != '"')
			stop += *stop == '\\' ? 2 : 1;
		size_t len = (size_t)(stop - at) - 1;
		bool value = at - line > 2 && memcmp(at - 2, ": ", 2) == 0;
		const char *key = value ? at - 3 : NULL; /* the quote that ends the name */
		for (int k = 0; key && k < 2; k++) {
			const char *wanted = k ? other : name;
			size_t wide = strlen(wanted);
			if ((size_t)(key - line) <= wide || memcmp(key - wide, wanted, wide) != 0)
				continue;
			struct tvx_buf plain = { 0 };
			for (size_t i = 0; i < len; i++) {
				if (at[1 + i] != '\\')
					tvx_buf_add_char(&plain, at[1 + i]);
				else
					i += at[2 + i] == 'u' ? 5 : 1;
			}
			add_letters(tvx_buf_str(&plain), out);
			tvx_buf_release(&plain);
		}
		at = stop + 1;
	}
}

void
check_json_has_all_words(struct trial *trial)
{
	static const char *const names[] = { "old", "new" };
	struct tvx_side sides[2] = { { &trial->survey, &base }, { &trial->survey, &working } };
	struct tvx_comparison *c = tvx_comparison_new(&sides[0], &sides[1], TVX_LINEAGE_NONE);
	struct tvx_diff diff = { .comparison = c, .old_side = &sides[0], .new_side = &sides[1] };
	struct tvx_buf json = { 0 };
	size_t count;
	const struct tvx_group *groups = tvx_comparison_groups(c, &count);

	tvx_write_diff_json(&diff, &json);
	for (int which = 0; which < 2; which++) {
		struct tvx_buf shown = { 0 }, there = { 0 };
		struct tvx_str rest = tvx_buf_str(&json);
		while (rest.len) {
			struct tvx_str line = tvx_str_split(&rest, '\n');
			if (line.len > 13 && memcmp(line.ptr, "     \"edits\":", 13) == 0)
				add_values(line.ptr, line.ptr + line.len, names[which], "keep",
					   &shown);
		}
		for (size_t g = 0; g < count; g++) {
			struct tvx_edits edits;
			tvx_edits_init(&edits, c, &groups[g]);
			for (size_t i = 0; i < edits.count; i++)
				add_letters(which ? edits.list[i].new_words
						  : edits.list[i].old_words,
					    &there);
			tvx_edits_release(&edits);
		}
		if (!tvx_str_equal(tvx_buf_str(&shown), tvx_buf_str(&there)))
			wrong(trial, NULL, "the %s words of the script are %zu bytes for %zu",
			      names[which], shown.len, there.len);
		tvx_buf_release(&shown);
		tvx_buf_release(&there);
	}
	tvx_buf_release(&json);
	tvx_comparison_free(c);
}

/* --- traces ---------------------------------------------------------------------------------- */

/* So many words that no trace passes the unit over as too short, though one of them be the mark of
 * a footnote. */
static bool
is_long(const struct tvx_unit *unit)
{
	enum { ENOUGH = 6 };

	struct tvx_buf text = { 0 };
	size_t words = 0;

	read_unit(unit, &base, &text);
	for (size_t i = 0; i < text.len; i++)
		words += islower((unsigned char)text.ptr[i]) && (!i || text.ptr[i - 1] == ' ');
	tvx_buf_release(&text);
	return words >= ENOUGH;
}

/* Every numbered paragraph has a row, and one that nobody reports on has no other. */
static void
check_trace(struct trial *trial, const struct tvx_side *report)
{
	struct tvx_side program = { &trial->survey, &base };
	struct tvx_trace *trace = tvx_trace_new(report, &program, NULL);
	size_t count;
	const struct tvx_trace_match *matches = tvx_trace_matches(trace, &count);
	unsigned *rows = calloc(trial->survey.count + 1, sizeof(*rows));
	bool *nothing = calloc(trial->survey.count + 1, sizeof(*nothing));

	for (size_t m = 0; m < count; m++) {
		size_t index = (size_t)(matches[m].program_unit - trial->survey.units);
		rows[index]++;
		nothing[index] |= matches[m].kind == TVX_TRACE_NOTHING;
		if ((matches[m].kind == TVX_TRACE_NOTHING) != !matches[m].report_unit)
			wrong(trial, matches[m].program_unit, "%s without a passage, or with one",
			      tvx_trace_word(matches[m].kind));
	}
	for (size_t i = 0; i < trial->survey.count; i++) {
		const struct tvx_unit *unit = &trial->survey.units[i];
		struct tvx_str label = unit->paragraph->label;
		bool asked = !unit->alternative && unit->paragraph->kind == TVX_UNIT_PARAGRAPH &&
			     label.len && isdigit((unsigned char)label.ptr[0]) && is_long(unit);
		if (asked && !rows[i]) {
			struct tvx_buf t = { 0 };
			read_unit(unit, &base, &t);
			wrong(trial, unit, "has a number and no row of the trace: %.*s", (int)t.len,
			      t.ptr);
		}
		if (nothing[i] && rows[i] > 1)
			wrong(trial, unit, "is reported on and is not");
	}
	free(rows);
	free(nothing);
	tvx_trace_free(trace);
}

/* A program in a report that has all of it, and in one that has none. */
void
check_traces(struct trial *trial)
{
	static const char other[] = "<draft version=\"1\" id=\"other\" lang=\"en\">\n"
				    "<paragraph id=\"p1\">\n  <text>Ships sailed.</text>\n"
				    "</paragraph>\n</draft>\n";
	struct tvx_side report = { &trial->survey, &working };
	struct tvx_error err = { 0 };
	struct tvx_draft *draft = NULL;
	struct tvx_survey survey;

	check_trace(trial, &report);
	if (tvx_draft_parse(tvx_str_of(other), TVX_STR("other"), (struct tvx_listener){ 0 }, &draft,
			    &err)) {
		wrong(trial, NULL, "the other report cannot be read: %s", err.message);
		return;
	}
	tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
	report.survey = &survey;
	check_trace(trial, &report);
	tvx_survey_release(&survey);
	tvx_draft_free(draft);
}
