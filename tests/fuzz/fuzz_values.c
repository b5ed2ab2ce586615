/* Any words where a person types a date, a reading or waivers. */
#include "fuzz/fuzz.h"

#include "travaux/model.h"

#include <stdlib.h>

static struct tvx_draft *
make_draft(void)
{
	static struct tvx_draft *draft;
	struct tvx_error err;

	if (!draft &&
	    tvx_draft_parse(TVX_STR("<draft version=\"1\" id=\"d\" lang=\"en\">"
				    "<delegation id=\"USA\" as=\"US\">United States</delegation>"
				    "</draft>"),
			    TVX_STR("fuzz"), (struct tvx_listener){ 0 }, &draft, &err))
		abort();
	return draft;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct tvx_str text = { (const char *)bytes, len };
	struct tvx_reading reading;
	struct tvx_error err;
	struct tvx_waivers *waivers = NULL;
	struct tvx_date date, same;
	char again[11];

	if (tvx_date_parse(text, &date)) {
		tvx_date_format(date, again);
		if (!tvx_str_equal(tvx_str_of(again), text) || !tvx_date_parse(text, &same) ||
		    tvx_date_compare(date, same) != 0)
			abort();
	}
	tvx_reading_parse(make_draft(), text, &reading, &err);
	if (!tvx_waivers_parse(text, TVX_STR("fuzz"), &waivers, &err))
		tvx_waivers_unused(waivers, (struct tvx_listener){ 0 });
	tvx_waivers_free(waivers);
	return 0;
}
