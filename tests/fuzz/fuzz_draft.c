/* Any bytes as a draft file: refused, or read, written, read again the same, and printed in every
 * reading. */
#include "fuzz/fuzz.h"

#include "travaux/model.h"

#include <stdlib.h>
#include <string.h>

static void
print_everything(const struct tvx_draft *draft)
{
	static const enum tvx_reading_kind kinds[] = { TVX_READ_BASE, TVX_READ_WORKING,
						       TVX_READ_CLEAN, TVX_READ_WITH,
						       TVX_READ_SOURCE };
	struct tvx_survey survey;

	tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		struct tvx_reading reading = { .kind = kinds[k], .with = draft->delegations.first };
		for (size_t i = 0; i < survey.count; i++) {
			struct tvx_runs runs;
			tvx_runs_init(&runs, &survey.units[i], &reading);
			tvx_runs_release(&runs);
		}
	}
	const struct tvx_unit *found;
	tvx_survey_find(&survey, TVX_STR("I.1"), &found, &(struct tvx_error){ 0 });
	tvx_survey_release(&survey);
}

static void
must_be_same(const struct tvx_draft *draft)
{
	struct tvx_buf first = { 0 }, second = { 0 };
	struct tvx_draft *again;
	struct tvx_error err;

	tvx_draft_format(draft, &first);
	if (tvx_draft_parse(tvx_buf_str(&first), TVX_STR("again"), (struct tvx_listener){ 0 },
			    &again, &err))
		abort();
	tvx_draft_format(again, &second);
	if (!tvx_str_equal(tvx_buf_str(&first), tvx_buf_str(&second)))
		abort();
	tvx_draft_free(again);
	tvx_buf_release(&first);
	tvx_buf_release(&second);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct tvx_str text = { (const char *)bytes, len };
	struct tvx_draft *draft;
	struct tvx_error err;

	if (tvx_draft_parse(text, TVX_STR("fuzz"), (struct tvx_listener){ 0 }, &draft, &err))
		return 0;
	tvx_draft_check(draft, TVX_STR("fuzz"), (struct tvx_listener){ 0 });
	must_be_same(draft);
	print_everything(draft);
	tvx_draft_free(draft);
	return 0;
}
