/* The life of one unit as a list of events in order of date. */
#include "write/events.h"

#include "model/standing.h"

#include <stdlib.h>

struct events {
	struct tvx_event *list;
	size_t count;
};

/* A paragraph has all of it, its alternatives included. */
static bool
is_of(const struct tvx_unit *unit, const struct tvx_proposal *about)
{
	return !unit->alternative || tvx_unit_has(unit, about);
}

static void
add(struct events *events, struct tvx_event event)
{
	event.turn = events->count;
	events->list[events->count++] = event;
}

static void
add_notes(struct events *events, const struct tvx_unit *unit, struct tvx_date as_at)
{
	for (const struct tvx_note *n = unit->paragraph->notes.first; n; n = n->next)
		if (!unit->alternative && tvx_date_known(n->on, as_at))
			add(events,
			    (struct tvx_event){ .kind = TVX_EVENT_NOTE, .on = n->on, .note = n });
}

static void
add_proposals(struct events *events, const struct tvx_unit *unit, struct tvx_date as_at)
{
	const struct tvx_paragraph *paragraph = unit->paragraph;
	enum tvx_fate *fates = tvx_realloc(NULL, paragraph->proposals.count + 1, sizeof(*fates));
	size_t i = 0;

	tvx_paragraph_fates(paragraph, as_at, fates);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next, i++) {
		struct tvx_event event = { .kind = TVX_EVENT_PROPOSAL, .proposal = p, .at = p->at };
		event.on = tvx_day_of(p->on, p->at);
		event.fate = fates[i];
		if (is_of(unit, p) && tvx_date_known(event.on, as_at))
			add(events, event);
	}
	free(fates);
}

static void
add_positions(struct events *events, const struct tvx_unit *unit, struct tvx_date as_at)
{
	for (const struct tvx_position *p = unit->paragraph->positions.first; p; p = p->next) {
		struct tvx_event event = { .kind = TVX_EVENT_POSITION, .position = p, .at = p->at };
		event.on = tvx_day_of(p->on, p->at);
		event.proposal = p->about;
		if (is_of(unit, p->about) && tvx_date_known(event.on, as_at))
			add(events, event);
	}
}

static void
add_fates(struct events *events, const struct tvx_unit *unit, struct tvx_date as_at)
{
	for (const struct tvx_proposal *p = unit->paragraph->proposals.first; p; p = p->next) {
		struct tvx_event event = { .kind = TVX_EVENT_FATE, .proposal = p };
		event.at = p->fate_at;
		event.on = tvx_day_of(p->fate_on, p->fate_at);
		event.fate = p->fate;
		if (p->fate != TVX_FATE_OPEN && tvx_date_given(event.on) && is_of(unit, p) &&
		    tvx_date_known(event.on, as_at))
			add(events, event);
	}
}

static void
add_marks(struct events *events, const struct tvx_unit *unit, struct tvx_date as_at)
{
	for (const struct tvx_mark *m = unit->paragraph->marks.first; m; m = m->next) {
		struct tvx_event event = { .kind = TVX_EVENT_MARK, .mark = m, .at = m->at };
		event.on = tvx_day_of(m->on, m->at);
		event.proposal = m->proposal;
		if (is_of(unit, m->proposal) && tvx_date_known(event.on, as_at))
			add(events, event);
	}
}

/* What has no day stands after all that stands before it in the paper, but not after the next of
 * its own list that has one. Notes without a day came with the paper and stand first. */
static void
place_undated(struct events *events)
{
	struct tvx_date latest = { 0 }, next = { 0 };

	for (size_t i = 0; i < events->count; i++) {
		struct tvx_event *e = &events->list[i];
		if (e->kind != TVX_EVENT_NOTE && tvx_date_given(e->on) &&
		    (!tvx_date_given(latest) || tvx_date_compare(e->on, latest) > 0))
			latest = e->on;
		e->among = !tvx_date_given(e->on);
		e->sorted = tvx_date_given(e->on) || e->kind == TVX_EVENT_NOTE ? e->on : latest;
	}
	for (size_t i = events->count; i > 0; i--) {
		struct tvx_event *e = &events->list[i - 1];
		if (i < events->count && events->list[i].kind != e->kind)
			next = (struct tvx_date){ 0 };
		if (tvx_date_given(e->on))
			next = e->on;
		else if (tvx_date_given(next) && tvx_date_given(e->sorted) &&
			 tvx_date_compare(next, e->sorted) <= 0) {
			e->sorted = next;
			e->among = -1;
		}
	}
}

static int
by_date(const void *a, const void *b)
{
	const struct tvx_event *x = a, *y = b;
	bool x_given = tvx_date_given(x->sorted), y_given = tvx_date_given(y->sorted);
	int order = x_given && y_given ? tvx_date_compare(x->sorted, y->sorted)
				       : (int)x_given - (int)y_given;

	if (order)
		return order;
	if (x->among != y->among)
		return x->among - y->among;
	/* On one day people propose and speak before it is decided. */
	if (x->kind != y->kind)
		return (int)x->kind - (int)y->kind;
	return (x->turn > y->turn) - (x->turn < y->turn);
}

struct tvx_event *
tvx_events_of(struct tvx_arena *arena, const struct tvx_unit *unit, struct tvx_date as_at,
	      size_t *count)
{
	const struct tvx_paragraph *p = unit->paragraph;
	size_t most = p->notes.count + 2 * p->proposals.count + p->positions.count + p->marks.count;
	struct events events = { .list = tvx_arena_alloc(arena,
							 (most + 1) * sizeof(*events.list)) };

	add_notes(&events, unit, as_at);
	add_proposals(&events, unit, as_at);
	add_fates(&events, unit, as_at);
	add_marks(&events, unit, as_at);
	add_positions(&events, unit, as_at);
	place_undated(&events);
	qsort(events.list, events.count, sizeof(*events.list), by_date);
	*count = events.count;
	return events.list;
}
