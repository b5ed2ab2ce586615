/* Recording events: from options to one commit. */
#include "verbs.h"

#include <string.h>
#include <time.h>

/* The day on the clock of whoever records. */
static struct tvx_date
day_of(struct tvx_moment moment)
{
	time_t seconds = (time_t)(moment.seconds + (int64_t)moment.offset_minutes * 60);
	struct tm day;

	if (!gmtime_r(&seconds, &day))
		return (struct tvx_date){ 0 };
	return (struct tvx_date){ (int16_t)(day.tm_year + 1900), (uint8_t)(day.tm_mon + 1),
				  (uint8_t)day.tm_mday };
}

int
event_init(struct invocation *inv, enum tvx_verb verb, struct tvx_event *event)
{
	struct tvx_error err = { 0 };
	struct tvx_record record;
	int status = open_dossier(inv, &err);

	*event = (struct tvx_event){ .verb = verb };
	if (status)
		return fail_with(status, &err);
	if (inv->argument_count)
		event->place = tvx_str_of(inv->arguments[0]);
	event->by = tvx_str_of(inv->values[VERB_BY]);
	event->meeting = tvx_str_of(inv->values[VERB_MEETING]);
	if (inv->values[VERB_ON] && !value_date(inv->values[VERB_ON], &event->on))
		return EXIT_USE;
	recorder_setup(inv, &record);
	event->today = day_of(record.when);
	return EXIT_DONE;
}

static int
find_name(struct invocation *inv, struct tvx_buf *name, struct tvx_error *err)
{
	if (!inv->values[VERB_DRAFT])
		return only_draft(inv, name, err);
	tvx_buf_add(name, tvx_str_of(inv->values[VERB_DRAFT]));
	return TVX_OK;
}

int
event_draft(struct invocation *inv, struct tvx_draft **out)
{
	return load_draft(inv, inv->values[VERB_DRAFT], out);
}

struct telling {
	void (*told)(void *context, const struct tvx_draft *draft,
		     const struct tvx_outcome *outcome);
	void *context;
	struct tvx_buf sentence;
};

static void
take_outcome(void *context, const struct tvx_draft *draft, const struct tvx_outcome *outcome)
{
	struct telling *telling = context;

	tvx_buf_clear(&telling->sentence);
	tvx_write_plain(outcome->subject, &telling->sentence);
	/* The sentence may name it already. */
	if (outcome->proposal.len && outcome->paragraph.len &&
	    !memchr(outcome->subject.ptr, ':', outcome->subject.len))
		tvx_buf_printf(&telling->sentence, " (%.*s:%.*s)", TVX_STR_ARG(outcome->paragraph),
			       TVX_STR_ARG(outcome->proposal));
	if (telling->told)
		telling->told(telling->context, draft, outcome);
}

int
event_record(struct invocation *inv, const struct tvx_event *event,
	     void (*told)(void *context, const struct tvx_draft *draft,
			  const struct tvx_outcome *outcome),
	     void *context)
{
	struct telling telling = { .told = told, .context = context };
	struct tvx_buf name = { 0 };
	struct tvx_record record;
	struct tvx_error err = { 0 };
	char id[41] = "";
	int status = find_name(inv, &name, &err), code = EXIT_DONE;

	if (!status) {
		recorder_setup(inv, &record);
		status = tvx_event_record(inv->dossier, tvx_buf_str(&name), event, &record,
					  talker(), take_outcome, &telling, id, &err);
	}
	if (status)
		code = fail_with(status, &err);
	else
		fprintf(stderr, "%s, commit %.7s.\n", telling.sentence.ptr, id);
	tvx_buf_release(&telling.sentence);
	tvx_buf_release(&name);
	return code;
}

int
event_words(const char *value, struct tvx_buf *held, struct tvx_str *out)
{
	struct tvx_error err = { 0 };

	*out = tvx_str_of(value);
	if (!value || strcmp(value, "-") != 0)
		return EXIT_DONE;
	tvx_buf_clear(held);
	int status = tvx_file_read("-", TVX_LIMIT_FILE_BYTES, held, &err);
	*out = tvx_str_trim(tvx_buf_str(held));
	return status ? fail_with(status, &err) : EXIT_DONE;
}
