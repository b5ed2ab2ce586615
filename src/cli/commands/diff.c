/* travaux diff: what changed between two texts, paragraph by paragraph and word by word. */
#include "commands.h"

#include <string.h>

enum {
	FORMAT,
	READING,
	OLD_READING,
	NEW_READING,
	SIDE_BY_SIDE,
	STAT,
	EXIT_CODE,
	ONLY,
	KIND,
	BASE,
	BASE_READING,
	LANG
};

static const char *const choices[] = { "term", "json", "html", "md", NULL };

/* Index into choices: term where none is named. */
static size_t
format_of(const struct invocation *inv)
{
	size_t format = 0;

	while (inv->values[FORMAT] && strcmp(choices[format], inv->values[FORMAT]) != 0)
		format++;
	return format;
}

static void
write_term(const struct tvx_diff *diff, struct invocation *inv)
{
	tvx_write_diff(diff, &inv->terminal, &inv->out);
}

static void
write_json(const struct tvx_diff *diff, struct invocation *inv)
{
	tvx_write_diff_json(diff, &inv->out);
}

static void
write_html(const struct tvx_diff *diff, struct invocation *inv)
{
	tvx_write_diff_html(diff, &inv->out);
}

static void
write_markdown(const struct tvx_diff *diff, struct invocation *inv)
{
	tvx_write_diff_markdown(diff, &inv->out);
}

/* In the order of choices. */
static void (*const writers[])(const struct tvx_diff *, struct invocation *) = {
	write_term,
	write_json,
	write_html,
	write_markdown,
};

static void
write_result(const struct tvx_diff *diff, struct invocation *inv)
{
	if (inv->values[STAT]) {
		struct tvx_sheet *sheet = tvx_diff_sheet(diff);
		tvx_sheet_write(sheet, TVX_FORMAT_TABLE, &inv->terminal, &inv->out);
		tvx_sheet_free(sheet);
		return;
	}
	writers[format_of(inv)](diff, inv);
}

/* A place of the new text, or else of the old one. */
static int
find_only(struct tvx_diff *diff, const char *place, struct tvx_error *err)
{
	struct tvx_error ignored;

	if (!place)
		return TVX_OK;
	tvx_survey_find(diff->old_side->survey, tvx_str_of(place), &diff->only_old, &ignored);
	int status = tvx_survey_find(diff->new_side->survey, tvx_str_of(place), &diff->only_new,
				     err);
	return diff->only_old ? TVX_OK : status;
}

static int
compare(struct invocation *inv, const struct two_texts *texts)
{
	struct tvx_diff diff = { .old_side = &texts->sides[0],
				 .new_side = &texts->sides[1],
				 .side_by_side = inv->values[SIDE_BY_SIDE] };
	struct tvx_error err = { 0 };
	int status = TVX_OK;

	if (inv->values[KIND])
		status = tvx_diff_kinds_parse(tvx_str_of(inv->values[KIND]), &diff.kinds, &err);
	if (!status)
		status = find_only(&diff, inv->values[ONLY], &err);
	if (status)
		return fail_with(status, &err);
	name_texts(inv->arguments, diff.names);
	struct tvx_comparison *comparison = tvx_comparison_new(diff.old_side, diff.new_side,
							       TVX_LINEAGE_DRAFT);
	diff.comparison = comparison;
	write_result(&diff, inv);
	int code = inv->values[EXIT_CODE] && tvx_diff_any(&diff) ? EXIT_FINDING : EXIT_DONE;
	tvx_comparison_free(comparison);
	return code;
}

static void
write_three_term(const struct tvx_three *three, struct invocation *inv)
{
	tvx_write_three(three, &inv->terminal, &inv->out);
}

static void
write_three_json(const struct tvx_three *three, struct invocation *inv)
{
	tvx_write_three_json(three, &inv->out);
}

static void
write_three_html(const struct tvx_three *three, struct invocation *inv)
{
	tvx_write_three_html(three, &inv->out);
}

static void
write_three_markdown(const struct tvx_three *three, struct invocation *inv)
{
	tvx_write_three_markdown(three, &inv->out);
}

/* In the order of choices. */
static void (*const three_writers[])(const struct tvx_three *, struct invocation *) = {
	write_three_term,
	write_three_json,
	write_three_html,
	write_three_markdown,
};

/* "y.xml, with:MEX": which of three texts is meant. */
static void
add_name(struct invocation *inv, int which, struct tvx_buf *out)
{
	static const int readings[] = { OLD_READING, NEW_READING, BASE_READING };
	const char *name = which < 2 ? inv->arguments[which] : inv->values[BASE];
	const char *reading = inv->values[readings[which]];

	reading = reading ? reading : inv->values[READING];
	tvx_buf_add(out, name_text(name));
	tvx_buf_printf(out, "%s%s", reading ? ", " : "", reading ? reading : "");
}

static void
write_three(struct tvx_three *three, struct invocation *inv)
{
	struct tvx_buf names[3] = { 0 };

	for (int which = 0; which < 3; which++) {
		add_name(inv, which, &names[which]);
		three->names[which] = tvx_buf_str(&names[which]);
	}
	three_writers[format_of(inv)](three, inv);
	for (int which = 0; which < 3; which++)
		tvx_buf_release(&names[which]);
}

/* What two texts each changed in the one that both come from. */
static int
compare_three(struct invocation *inv, const struct two_texts *texts)
{
	struct tvx_three three = { .base = &texts->sides[2],
				   .sides = { &texts->sides[0], &texts->sides[1] },
				   .stat = inv->values[STAT] };
	struct tvx_error err = { 0 };

	if (inv->values[ONLY]) {
		int status = tvx_survey_find(three.base->survey, tvx_str_of(inv->values[ONLY]),
					     &three.only, &err);
		if (status)
			return fail_with(status, &err);
	}
	struct tvx_three_way *way = tvx_three_way_new(three.base, three.sides[0], three.sides[1],
						      TVX_LINEAGE_DRAFT);
	three.way = way;
	write_three(&three, inv);
	int code = inv->values[EXIT_CODE] && tvx_three_any(&three) ? EXIT_FINDING : EXIT_DONE;
	tvx_three_way_free(way);
	return code;
}

/* Says which options cannot be used together. Returns an exit code. */
static int
check_options(struct invocation *inv)
{
	const char *format = inv->values[FORMAT];
	bool term = !format || strcmp(format, "term") == 0;

	if (inv->values[BASE] && (inv->values[KIND] || inv->values[SIDE_BY_SIDE]))
		return fail_use("--kind and --side-by-side are for two texts; leave them out, or "
				"--base");
	if (!inv->values[BASE] && inv->values[BASE_READING])
		return fail_use("--base-reading is the reading of a --base; add that");
	if (!term && inv->values[SIDE_BY_SIDE])
		return fail_use("--side-by-side is for a terminal; leave out --format");
	if (inv->values[STAT] && (inv->values[SIDE_BY_SIDE] || (!inv->values[BASE] && !term)))
		return fail_use("--stat prints a table for people; leave out --format and "
				"--side-by-side");
	return EXIT_DONE;
}

static int
run(struct invocation *inv)
{
	const char *readings[2];
	struct two_texts texts;

	if (check_options(inv))
		return EXIT_USE;
	readings[0] = inv->values[OLD_READING] ? inv->values[OLD_READING] : inv->values[READING];
	readings[1] = inv->values[NEW_READING] ? inv->values[NEW_READING] : inv->values[READING];
	int code = two_texts_init(&texts, inv, inv->arguments, readings);
	if (code)
		return code;
	if (inv->values[BASE]) {
		code = two_texts_base(&texts, inv, inv->values[BASE],
				      inv->values[BASE_READING] ? inv->values[BASE_READING]
								: inv->values[READING]);
		if (code)
			return code;
	}
	code = two_texts_lang(&texts, inv->values[LANG]);
	if (code)
		return code;
	code = inv->values[BASE] ? compare_three(inv, &texts) : compare(inv, &texts);
	two_texts_release(&texts);
	return code;
}

const struct command command_diff = {
	.name = "diff",
	.arguments = "OLD NEW",
	.summary = "what changed between two texts, word by word",
	.group = "Look",
	.least = 2,
	.most = 2,
	.options = { { "format", 'f', "FORMAT", choices, "term, json, html or md" },
		     { "reading", 'r', "READING", NULL, "of both: base, working, clean ..." },
		     { "old-reading", 0, "READING", NULL, "of the old text" },
		     { "new-reading", 0, "READING", NULL, "of the new text" },
		     { "side-by-side", 'y', NULL, NULL, "old and new in two columns" },
		     { "stat", 0, NULL, NULL, "only the counts, by section" },
		     { "exit-code", 0, NULL, NULL, "exit with 1 when anything changed" },
		     { "only", 0, "PLACE", NULL, "only this paragraph or section" },
		     { "kind", 'k', "KINDS", NULL, "only these: edited,moved,new ..." },
		     { "base", 'b', "DRAFT", NULL, "the text that both come from" },
		     { "base-reading", 0, "READING", NULL, "of that text" },
		     { "lang", 'l', "LANG", NULL, "this language version, where there is one" } },
	.run = run,
};
