/* Two drafts to be laid side by side. */
#include "cli.h"

static int
load_text(struct two_texts *texts, struct invocation *inv, const char *argument,
	  const char *reading, int which)
{
	struct tvx_error err = { 0 };
	int code = load_draft(inv, argument, &texts->drafts[which]);

	if (code)
		return code;
	int status = tvx_reading_parse(texts->drafts[which],
				       tvx_str_of(reading ? reading : "working"),
				       &texts->readings[which], &err);
	if (status)
		return fail_with(status, &err);
	tvx_survey_init(&texts->surveys[which], texts->drafts[which], texts->readings[which].as_at);
	texts->sides[which] = (struct tvx_side){ &texts->surveys[which], &texts->readings[which] };
	return EXIT_DONE;
}

int
two_texts_init(struct two_texts *texts, struct invocation *inv, char *const arguments[2],
	       const char *const readings[2])
{
	int code = EXIT_DONE;

	*texts = (struct two_texts){ 0 };
	for (int which = 0; which < 2 && !code; which++)
		code = load_text(texts, inv, arguments[which], readings[which], which);
	if (code)
		two_texts_release(texts);
	return code;
}

int
two_texts_base(struct two_texts *texts, struct invocation *inv, const char *argument,
	       const char *reading)
{
	int code = load_text(texts, inv, argument, reading, 2);

	if (code)
		two_texts_release(texts);
	return code;
}

void
two_texts_release(struct two_texts *texts)
{
	for (int which = 0; which < 3; which++) {
		if (texts->surveys[which].arena)
			tvx_survey_release(&texts->surveys[which]);
		tvx_draft_free(texts->drafts[which]);
	}
	*texts = (struct two_texts){ 0 };
}
