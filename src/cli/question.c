/* What the commands that ask something of one draft share. */
#include "question.h"

#include <time.h>

int
question_init(struct question *out, struct invocation *inv, int argument, const char *format,
	      const char *at)
{
	struct tvx_date day = { 0 };

	if (!value_format(format, &out->format) || !value_date(at, &day))
		return EXIT_USE;
	int code = load_draft(inv, inv->argument_count > argument ? inv->arguments[argument] : NULL,
			      &out->draft);
	if (!code)
		tvx_survey_init(&out->survey, out->draft, day);
	return code;
}

void
question_release(struct question *question)
{
	tvx_survey_release(&question->survey);
	tvx_draft_free(question->draft);
}

void
question_sheet(const struct question *question, struct invocation *inv, struct tvx_sheet *sheet)
{
	tvx_sheet_write(sheet, question->format, &inv->terminal, &inv->out);
	tvx_sheet_free(sheet);
}

int
question_delegation(const struct question *question, const char *name,
		    const struct tvx_delegation **out)
{
	*out = name ? tvx_draft_delegation(question->draft, tvx_str_of(name)) : NULL;
	if (name && !*out)
		return fail_use("no delegation \"%s\" takes part in this draft", name);
	return EXIT_DONE;
}

int
question_place(const struct question *question, const char *place, const struct tvx_unit **out)
{
	struct tvx_error err = { 0 };
	int status = tvx_survey_find(&question->survey, tvx_str_of(place), out, &err);

	return status ? fail_with(status, &err) : EXIT_DONE;
}

void
moment_day(struct tvx_moment moment, char out[static DAY_BYTES])
{
	time_t seconds = (time_t)(moment.seconds + (int64_t)moment.offset_minutes * 60);
	struct tm day;

	if (!gmtime_r(&seconds, &day) || !strftime(out, DAY_BYTES, "%Y-%m-%d", &day))
		out[0] = '\0';
}
