/* Meetings: opened, closed. What is decided belongs to the one that is open. */
#include "negotiate/doing.h"

#include "model/draft.h"

#include <string.h>

const struct tvx_meeting *
tvx_meeting_open(const struct tvx_draft *draft)
{
	for (const struct tvx_meeting *m = draft->meetings.first; m; m = m->next)
		if (m->open)
			return m;
	return NULL;
}

/* 2015-11-05-im: what the reader of typed papers calls them. */
static struct tvx_str
mint(struct tvx_doing *doing)
{
	static const char *const endings[] = { "", "-formal", "-im" };
	char day[11];

	tvx_date_format(doing->on, day);
	return tvx_arena_printf(doing->draft->arena, "%s%s", day,
				endings[doing->event->meeting_kind]);
}

static struct tvx_meeting *
add_meeting(struct tvx_doing *doing, struct tvx_str id)
{
	struct tvx_meeting *meeting = TVX_ARENA_NEW(doing->draft->arena, struct tvx_meeting);
	const struct tvx_event *event = doing->event;

	meeting->id = id;
	meeting->on = doing->on;
	meeting->kind = event->meeting_kind;
	meeting->code = tvx_keep(doing, event->code);
	meeting->symbol = tvx_keep(doing, event->symbol);
	meeting->quorum = event->quorum_count;
	meeting->name = tvx_keep(doing, event->says);
	TVX_LIST_ADD(&doing->draft->meetings, meeting);
	return meeting;
}

int
tvx_do_meeting_open(struct tvx_doing *doing)
{
	const struct tvx_meeting *open = tvx_meeting_open(doing->draft);
	struct tvx_str id = doing->event->meeting.len ? tvx_keep(doing, doing->event->meeting)
						      : mint(doing);
	struct tvx_meeting *meeting = (struct tvx_meeting *)(uintptr_t)tvx_draft_meeting(
		doing->draft, id);

	if (open)
		return tvx_refuse(doing, "the meeting %.*s is open; close it first",
				  TVX_STR_ARG(open->id));
	if (!tvx_id_valid(id))
		return tvx_refuse(doing,
				  "\"%.*s\" cannot name a meeting; use letters, digits and -",
				  TVX_STR_ARG(id));
	/* One that was closed may go on. */
	if (!meeting)
		meeting = add_meeting(doing, id);
	meeting->open = true;
	doing->at = meeting;
	doing->out->change.head = true;
	tvx_say_this(doing, tvx_sentence_of_meeting(doing->draft->arena, meeting, "opens"));
	return TVX_OK;
}

int
tvx_do_meeting_close(struct tvx_doing *doing)
{
	struct tvx_meeting *open = (struct tvx_meeting *)(uintptr_t)tvx_meeting_open(doing->draft);

	if (!open)
		return tvx_refuse(doing, "no meeting is open");
	open->open = false;
	doing->at = open;
	doing->out->change.head = true;
	tvx_say_this(doing, tvx_sentence_of_meeting(doing->draft->arena, open, "closes"));
	return TVX_OK;
}
