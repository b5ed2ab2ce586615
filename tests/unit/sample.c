/* Small drafts for the unit tests. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char head[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<draft version=\"1\" id=\"s\" lang=\"en\">\n"
	"<delegation id=\"USA\" as=\"US\">United States</delegation>\n"
	"<delegation id=\"CAN\"/>\n<delegation id=\"CRI\" as=\"CR\"/>\n<delegation id=\"PRY\"/>\n"
	"<delegation id=\"MEX\"/>\n<delegation id=\"SLV\" as=\"ES\"/>\n<delegation id=\"ARG\"/>\n"
	"<delegation id=\"LEGAL\" kind=\"office\">Legal Department</delegation>\n"
	"<meeting id=\"im\" on=\"2015-11-05\" kind=\"informal\" as=\"IM\"/>\n"
	"<meeting id=\"formal\" on=\"2015-12-07\" kind=\"formal\"/>\n";

struct tvx_draft *
sample_draft(const char *body)
{
	struct tvx_buf xml = { 0 };
	struct tvx_error err = { 0 };
	struct tvx_draft *draft = NULL;

	tvx_buf_printf(&xml, "%s%s</draft>\n", head, body);
	if (tvx_draft_parse(tvx_buf_str(&xml), TVX_STR("sample"), (struct tvx_listener){ 0 },
			    &draft, &err))
		fail_msg("%u:%u: %s", err.line, err.column, err.message);
	tvx_buf_release(&xml);
	return draft;
}

struct tvx_draft *
sample_paragraph(const char *children)
{
	struct tvx_buf body = { 0 };

	tvx_buf_printf(&body, "<paragraph id=\"x\">\n%s</paragraph>\n", children);
	struct tvx_draft *draft = sample_draft(body.ptr);
	tvx_buf_release(&body);
	return draft;
}

const struct tvx_paragraph *
sample_x(const struct tvx_draft *draft)
{
	return tvx_draft_paragraph(draft, TVX_STR("x"));
}

struct tvx_date
sample_day(const char *iso)
{
	struct tvx_date date = { 0 };

	assert_true(tvx_date_parse(tvx_str_of(iso), &date));
	return date;
}

char *
sample_reading(const struct tvx_draft *draft, const char *unit, const char *reading)
{
	struct tvx_error err = { 0 };
	struct tvx_reading how;
	struct tvx_survey survey;
	struct tvx_buf out = { 0 };
	const struct tvx_unit *found = NULL;
	struct tvx_runs runs;

	assert_int_equal(tvx_reading_parse(draft, tvx_str_of(reading), &how, &err), 0);
	tvx_survey_init(&survey, draft, how.as_at);
	for (size_t i = 0; i < survey.count; i++)
		if (tvx_str_equal(survey.units[i].id, tvx_str_of(unit)))
			found = &survey.units[i];
	assert_non_null(found);
	tvx_runs_init(&runs, found, &how);
	tvx_buf_add(&out, TVX_STR(""));
	for (size_t i = 0; i < runs.count; i++)
		tvx_buf_add(&out, runs.list[i].text);
	tvx_runs_release(&runs);
	tvx_survey_release(&survey);
	return out.ptr;
}
