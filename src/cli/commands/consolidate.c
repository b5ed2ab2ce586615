/* travaux consolidate: the clean draft for the formal meeting. */
#include "commands.h"

#include <string.h>

enum { OPEN, AD_REF, NUMBERING, TABLE, TO, LANG, AT, WORKING };

static const char *const open_names[] = { "brackets", "leave-out", "footnotes", NULL };
static const char *const ad_ref_names[] = { "words", "asterisk", "plain", NULL };
static const char *const numbering_names[] = { "keep", "final", NULL };
static const char *const form_names[] = { "text", "xml", NULL };

/* The place of a value among its choices; the parser let no other through. */
static int
choice(const char *value, const char *const *names, int otherwise)
{
	for (int i = 0; value && names[i]; i++)
		if (strcmp(value, names[i]) == 0)
			return i;
	return otherwise;
}

static bool
is_xml(const struct invocation *inv, const char *path)
{
	size_t len = strlen(path);

	if (inv->values[TO])
		return strcmp(inv->values[TO], "xml") == 0;
	return len > 4 && strcmp(path + len - 4, ".xml") == 0;
}

static int
deliver(struct invocation *inv, const char *path, struct tvx_str bytes)
{
	struct tvx_error err = { 0 };
	int status;

	if (strcmp(path, "-") == 0) {
		tvx_buf_add(&inv->out, bytes);
		return EXIT_DONE;
	}
	status = tvx_file_write(path, bytes, &err);
	return status ? fail_with(status, &err) : EXIT_DONE;
}

static int
write_draft(struct invocation *inv, const struct tvx_survey *fresh, const char *path)
{
	const char *lang = inv->values[LANG];
	struct tvx_printing printing = {
		.ad_ref = (enum tvx_ad_ref_flag)choice(inv->values[AD_REF], ad_ref_names,
						       (int)tvx_house_ad_ref(fresh->draft)),
		.bare = choice(inv->values[OPEN], open_names, 0) == TVX_OPEN_FOOTNOTES,
	};
	struct tvx_buf out = { 0 };

	if (lang && !tvx_str_equal(tvx_str_of(lang), fresh->draft->lang))
		printing.lang = tvx_str_of(lang);
	if (is_xml(inv, path))
		tvx_draft_format(fresh->draft, &out);
	else
		tvx_write_consolidated(fresh, &printing, &out);
	int code = deliver(inv, path, tvx_buf_str(&out));
	tvx_buf_release(&out);
	return code;
}

static int
write_table(struct invocation *inv, const struct tvx_survey *old, const struct tvx_survey *fresh)
{
	struct tvx_sheet *sheet = tvx_numbers_sheet(old, fresh);
	struct tvx_buf out = { 0 };

	tvx_sheet_write(sheet, TVX_FORMAT_TSV, &inv->terminal, &out);
	int code = deliver(inv, inv->values[TABLE], tvx_buf_str(&out));
	tvx_buf_release(&out);
	tvx_sheet_free(sheet);
	return code;
}

/* Nothing is decided for the reader: names, dates and marks stay. */
static int
write_working(struct invocation *inv, const struct tvx_draft *draft, struct tvx_date as_at)
{
	struct tvx_survey survey;
	struct tvx_buf out = { 0 };

	tvx_survey_init(&survey, draft, as_at);
	tvx_write_typed(&survey, draft->id, talker(), &out);
	int code = deliver(inv, inv->argument_count > 1 ? inv->arguments[1] : "-",
			   tvx_buf_str(&out));
	tvx_buf_release(&out);
	tvx_survey_release(&survey);
	return code;
}

static int
consolidate(struct invocation *inv, const struct tvx_draft *draft, struct tvx_date as_at)
{
	const char *path = inv->argument_count > 1 ? inv->arguments[1] : "-";
	const char *table = inv->values[TABLE];
	/* A table on standard output and no file: the table is the product. */
	bool only_table = table && strcmp(table, "-") == 0 && inv->argument_count < 2;
	struct tvx_consolidation how = {
		.open = (enum tvx_open_words)choice(inv->values[OPEN], open_names, 0),
		.renumber = choice(inv->values[NUMBERING], numbering_names, 0) == 1,
	};
	struct tvx_survey old, fresh;

	tvx_survey_init(&old, draft, as_at);
	int code = check_lang(&old, 1, inv->values[LANG]);
	if (code) {
		tvx_survey_release(&old);
		return code;
	}
	struct tvx_draft *clean = tvx_draft_consolidate(&old, &how, draft->id, talker());
	tvx_survey_init(&fresh, clean, (struct tvx_date){ 0 });
	if (!only_table)
		code = write_draft(inv, &fresh, path);
	if (!code && table)
		code = write_table(inv, &old, &fresh);
	tvx_survey_release(&fresh);
	tvx_draft_free(clean);
	tvx_survey_release(&old);
	return code;
}

static int
run(struct invocation *inv)
{
	struct tvx_date as_at = { 0 };
	struct tvx_draft *draft;

	if (!value_date(inv->values[AT], &as_at))
		return EXIT_USE;
	if (inv->values[WORKING] &&
	    (inv->values[OPEN] || inv->values[AD_REF] || inv->values[NUMBERING] ||
	     inv->values[TABLE] || inv->values[TO] || inv->values[LANG]))
		return fail_use("--working keeps everything as it is; only --at goes with it");
	int code = load_draft(inv, inv->argument_count ? inv->arguments[0] : NULL, &draft);
	if (code)
		return code;
	code = inv->values[WORKING] ? write_working(inv, draft, as_at)
				    : consolidate(inv, draft, as_at);
	tvx_draft_free(draft);
	return code;
}

const struct command command_consolidate = {
	.name = "consolidate",
	.arguments = "[DRAFT [FILE]]",
	.summary = "the clean draft for the formal meeting",
	.group = "Move",
	.most = 2,
	.options = { { "open", 0, "HOW", open_names, "brackets, leave-out or footnotes" },
		     { "ad-referendum", 0, "HOW", ad_ref_names, "words, asterisk or plain" },
		     { "numbering", 'n', "HOW", numbering_names, "keep or final" },
		     { "table", 0, "FILE", NULL, "write old and new numbers there as tsv" },
		     { "to", 't', "FORM", form_names, "text or xml, instead of what FILE ends in" },
		     { "lang", 'l', "LANG", NULL, "of a text: this language version" },
		     OPTION_AT,
		     { "working", 'w', NULL, NULL,
		       "keep names and dates, as delegations type them" } },
	.run = run,
};
