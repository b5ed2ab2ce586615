/* Two drafts to be laid side by side. */
#include "cli.h"

#include <string.h>

/* One of the texts on its way. */
struct loading {
	struct two_texts *texts;
	struct invocation *inv;
	const char *argument, *reading;
	int which;
	struct tvx_buf notes; /* what there is to say of its draft */
	int status;
	bool said; /* what is wrong with it, of another one */
	struct tvx_error err;
};

static void
load(void *context)
{
	struct loading *l = context;
	struct tvx_draft **draft = &l->texts->drafts[l->which];
	struct tvx_reading *reading = &l->texts->readings[l->which];
	struct tvx_survey *survey = &l->texts->surveys[l->which];

	l->status = fetch_draft(l->inv, l->argument, note_taker(&l->notes), draft, &l->err);
	if (!l->status)
		l->status = tvx_reading_parse(
			*draft, tvx_str_of(l->reading ? l->reading : "working"), reading, &l->err);
	if (l->status)
		return;
	tvx_survey_init(survey, *draft, reading->as_at);
	l->texts->sides[l->which] = (struct tvx_side){ survey, reading };
}

/* Says what there is to say of a text. Returns an exit code. */
static int
finish(struct loading *l)
{
	if (l->notes.len)
		fwrite(l->notes.ptr, 1, l->notes.len, stderr);
	tvx_buf_release(&l->notes);
	if (l->said)
		return l->status == TVX_ERR_USE ? EXIT_USE : EXIT_INPUT;
	return l->status ? fail_draft(l->status, &l->err) : EXIT_DONE;
}

/* A text that is there, and not in the reading that was asked for. */
static bool
is_misread(const struct loading *l)
{
	return l->status && l->texts->drafts[l->which];
}

static void
name_misread(struct loading *l)
{
	if (is_misread(l))
		tvx_error_place(&l->err, tvx_str_of(l->argument), 0, 0);
}

/* A reading that neither text has is said once; one that only one of them has not, of which. */
static void
tell_apart(struct loading *a, struct loading *b)
{
	b->said = is_misread(a) && is_misread(b) && strcmp(a->err.message, b->err.message) == 0;
	if (b->said)
		return;
	name_misread(a);
	name_misread(b);
}

static bool
is_input(const char *argument)
{
	return strcmp(argument, "-") == 0;
}

static int
fail_input(void)
{
	return fail_use("standard input can be one of the texts only; name a file for the others");
}

int
two_texts_init(struct two_texts *texts, struct invocation *inv, char *const arguments[2],
	       const char *const readings[2])
{
	struct loading loadings[2];

	*texts = (struct two_texts){ 0 };
	if (is_input(arguments[0]) && is_input(arguments[1]))
		return fail_input();
	for (int which = 0; which < 2; which++)
		loadings[which] = (struct loading){ .texts = texts,
						    .inv = inv,
						    .argument = arguments[which],
						    .reading = readings[which],
						    .which = which };
	bool files = is_file(arguments[0]) && is_file(arguments[1]);
	if (files) {
		tvx_do_both(load, &loadings[0], load, &loadings[1]);
		tell_apart(&loadings[0], &loadings[1]);
	} else {
		load(&loadings[0]);
	}
	int code = finish(&loadings[0]);
	if (!files && !code)
		load(&loadings[1]);
	/* What is wrong with both is said of both. */
	int second = files || !code ? finish(&loadings[1]) : EXIT_DONE;
	if (code || second)
		two_texts_release(texts);
	return code ? code : second;
}

int
two_texts_base(struct two_texts *texts, struct invocation *inv, const char *argument,
	       const char *reading)
{
	struct loading base = {
		.texts = texts, .inv = inv, .argument = argument, .reading = reading, .which = 2
	};
	if (is_input(argument) && (is_input(inv->arguments[0]) || is_input(inv->arguments[1]))) {
		two_texts_release(texts);
		return fail_input();
	}
	load(&base);
	name_misread(&base);
	int code = finish(&base);
	if (code)
		two_texts_release(texts);
	return code;
}

int
two_texts_lang(struct two_texts *texts, const char *lang)
{
	int code = check_lang(texts->surveys, 3, lang);

	if (code)
		two_texts_release(texts);
	for (int which = 0; which < 3 && lang && !code; which++)
		if (texts->drafts[which] &&
		    !tvx_str_equal(tvx_str_of(lang), texts->drafts[which]->lang))
			texts->readings[which].lang = tvx_str_of(lang);
	return code;
}

struct tvx_str
name_text(const char *argument)
{
	const char *slash = strrchr(argument, '/');

	return tvx_str_of(slash ? slash + 1 : argument);
}

void
name_texts(char *const arguments[2], struct tvx_str names[2])
{
	struct tvx_str lasts[2] = { name_text(arguments[0]), name_text(arguments[1]) };
	bool alike = tvx_str_equal(lasts[0], lasts[1]);

	for (int which = 0; which < 2; which++)
		names[which] = alike ? tvx_str_of(arguments[which]) : lasts[which];
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
