/* Events in a dossier: one commit each, made anew when somebody else was quicker. */
#include "negotiate/doing.h"

#include <string.h>

/* So often is an event made anew; each time somebody else's event came through. */
enum { MOST_TRIES = 1000 };

static void
write_record(const struct tvx_event *event, const struct tvx_outcome *outcome,
	     const struct tvx_record *base, struct tvx_buf *mail, struct tvx_record *out)
{
	const struct tvx_delegation *author = outcome->author;

	*out = *base;
	if (author && author->kind != TVX_QUORUM && author->kind != TVX_UNSTATED) {
		tvx_buf_clear(mail);
		tvx_buf_printf(mail, "%.*s@travaux.invalid", TVX_STR_ARG(author->id));
		out->author.name = author->name.len ? author->name : author->id;
		out->author.mail = tvx_buf_str(mail);
	}
	out->subject = outcome->subject;
	if (!out->body.len)
		out->body = event->says;
	out->action = outcome->action;
	out->paragraph = outcome->paragraph;
	out->proposal = outcome->proposal;
	out->meeting = outcome->meeting;
}

struct recording {
	const struct tvx_event *event;
	const struct tvx_record *record;
	void (*tell)(void *context, const struct tvx_draft *draft,
		     const struct tvx_outcome *outcome);
	void *context;
	char *id;
	struct tvx_buf mail;
};

/* Loads, applies and saves once. */
static int
try_once(struct tvx_dossier *dossier, struct tvx_str name, const char *base,
	 struct tvx_listener listener, struct recording *r, struct tvx_error *err)
{
	struct tvx_draft *draft = NULL;
	struct tvx_outcome outcome;
	struct tvx_record full;
	int status = tvx_dossier_load(dossier, name, tvx_str_of(base), listener, &draft, err);

	if (status)
		return status;
	status = tvx_event_apply(draft, r->event, &outcome, err);
	if (!status) {
		write_record(r->event, &outcome, r->record, &r->mail, &full);
		status = tvx_dossier_save(dossier, name, draft, &outcome.change, base, &full, r->id,
					  err);
	}
	if (!status && r->tell)
		r->tell(r->context, draft, &outcome);
	tvx_draft_free(draft);
	return status;
}

/* Whether somebody else's commit came in between; a lock that nobody lets go of is no reason to
 * try for ever. */
static bool
was_overtaken(struct tvx_dossier *dossier, const char *base)
{
	struct tvx_error ignored;
	char now[41];

	return !tvx_dossier_resolve(dossier, TVX_STR(""), now, &ignored) && strcmp(now, base) != 0;
}

int
tvx_event_record(struct tvx_dossier *dossier, struct tvx_str name, const struct tvx_event *event,
		 const struct tvx_record *record, struct tvx_listener listener,
		 void (*tell)(void *context, const struct tvx_draft *draft,
			      const struct tvx_outcome *outcome),
		 void *context, char id[static 41], struct tvx_error *err)
{
	struct recording r = { event, record, tell, context, id, { 0 } };
	bool again = true;
	int status = TVX_ERR_BUSY;

	for (int tries = 0; again && tries < MOST_TRIES; tries++) {
		char base[41];
		status = tvx_dossier_resolve(dossier, TVX_STR(""), base, err);
		if (!status)
			status = try_once(dossier, name, base, listener, &r, err);
		again = status == TVX_ERR_BUSY && was_overtaken(dossier, base);
	}
	tvx_buf_release(&r.mail);
	return status;
}
