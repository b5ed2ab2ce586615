/* What a brief has to tell of one delegation. */
#include "write/brief.h"

#include <stdlib.h>

/* Whether an event is something that the delegation itself did. */
static bool
is_by(const struct tvx_event *event, const struct tvx_delegation *who)
{
	switch (event->kind) {
	case TVX_EVENT_PROPOSAL:
		return tvx_parties_have(&event->proposal->by, who);
	case TVX_EVENT_FATE:
		return event->fate == TVX_FATE_WITHDRAWN &&
		       tvx_parties_have(&event->proposal->by, who);
	case TVX_EVENT_POSITION:
		return tvx_parties_have(&event->position->by, who);
	case TVX_EVENT_MARK:
		return event->mark->status == TVX_MARK_CONFIRMED &&
		       tvx_parties_have(&event->mark->of, who);
	case TVX_EVENT_NOTE:
		break;
	}
	return false;
}

/* --- since when ---------------------------------------------------------------------------------- */

struct days {
	const struct tvx_delegation *who; /* NULL: anybody */
	struct tvx_date before;           /* only days before this one, where it is given */
	struct tvx_date after;            /* only days after this one, where it is given */
	struct tvx_date latest, earliest; /* what was found */
};

static void
look_at(struct days *days, const struct tvx_event *event)
{
	struct tvx_date on = event->on;

	if (event->kind == TVX_EVENT_NOTE || !tvx_date_given(on) ||
	    (days->who && !is_by(event, days->who)))
		return;
	if (tvx_date_given(days->before) && tvx_date_compare(on, days->before) >= 0)
		return;
	if (tvx_date_given(days->after) && tvx_date_compare(on, days->after) <= 0)
		return;
	if (!tvx_date_given(days->latest) || tvx_date_compare(on, days->latest) > 0)
		days->latest = on;
	if (!tvx_date_given(days->earliest) || tvx_date_compare(on, days->earliest) < 0)
		days->earliest = on;
}

static void
look_everywhere(struct days *days, const struct tvx_survey *survey)
{
	for (size_t i = 0; i < survey->count; i++) {
		struct tvx_arena *arena;
		size_t count;
		if (survey->units[i].alternative)
			continue;
		arena = tvx_arena_new();
		const struct tvx_event *events = tvx_events_of(arena, &survey->units[i],
							       survey->as_at, &count);
		for (size_t j = 0; j < count; j++)
			look_at(days, &events[j]);
		tvx_arena_free(arena);
	}
}

/* Papers seldom name every meeting: any day on which something was done or decided is one. */
static void
choose_since(struct tvx_brief *brief, const struct tvx_survey *survey)
{
	struct days its = { .who = brief->who }, later = { 0 };

	look_everywhere(&its, survey);
	brief->last = its.latest;
	later.after = its.latest;
	look_everywhere(&later, survey);
	brief->since = tvx_date_given(its.latest) ? later.earliest : later.latest;
	if (!tvx_date_given(brief->since))
		brief->since = its.latest;
}

/* --- the lines ------------------------------------------------------------------------------------ */

/* Borrowed from brief until the next one. */
static struct tvx_brief_line *
add(struct tvx_brief *brief, enum tvx_brief_part part, const struct tvx_unit *unit)
{
	if (brief->count == brief->cap) {
		brief->cap = brief->cap ? brief->cap * 2 : 64;
		brief->lines = tvx_realloc(brief->lines, brief->cap, sizeof(*brief->lines));
	}
	struct tvx_brief_line *line = &brief->lines[brief->count++];
	*line = (struct tvx_brief_line){ .part = part, .unit = unit };
	brief->counts[part]++;
	return line;
}

static bool
is_change(const struct tvx_brief *brief, const struct tvx_event *event)
{
	return event->kind != TVX_EVENT_NOTE && !is_by(event, brief->who) &&
	       tvx_date_given(event->on) && tvx_date_given(brief->since) &&
	       tvx_date_compare(event->on, brief->since) >= 0;
}

static void
add_unit(struct tvx_brief *brief, const struct tvx_survey *survey, const struct tvx_unit *unit)
{
	size_t count, owed_count;
	const struct tvx_event *events = tvx_events_of(brief->arena, unit, survey->as_at, &count);
	const struct tvx_owed *owed = tvx_unit_owed(brief->arena, unit, NULL, survey->as_at,
						    &owed_count);
	bool concerned = false;

	for (size_t i = 0; i < owed_count; i++) {
		if (owed[i].who != brief->who)
			continue;
		add(brief, TVX_BRIEF_OWES, unit)->owed = &owed[i];
		concerned = true;
	}
	for (size_t i = 0; i < count; i++) {
		bool its = is_by(&events[i], brief->who);
		concerned |= its;
		if (its && events[i].kind == TVX_EVENT_PROPOSAL)
			add(brief, TVX_BRIEF_PROPOSAL, unit)->event = events[i];
		else if (its && events[i].kind == TVX_EVENT_POSITION)
			add(brief, TVX_BRIEF_POSITION, unit)->event = events[i];
	}
	for (size_t i = 0; i < count; i++)
		if (is_change(brief, &events[i]))
			add(brief, concerned ? TVX_BRIEF_CHANGED : TVX_BRIEF_ELSEWHERE, unit)
				->event = events[i];
}

void
tvx_brief_init(struct tvx_brief *brief, const struct tvx_survey *survey,
	       const struct tvx_delegation *who, struct tvx_date since)
{
	*brief = (struct tvx_brief){ .who = who, .since = since, .arena = tvx_arena_new() };
	if (!tvx_date_given(since))
		choose_since(brief, survey);
	for (size_t i = 0; i < survey->count; i++)
		if (!survey->units[i].alternative)
			add_unit(brief, survey, &survey->units[i]);
}

void
tvx_brief_release(struct tvx_brief *brief)
{
	free(brief->lines);
	tvx_arena_free(brief->arena);
	*brief = (struct tvx_brief){ 0 };
}
