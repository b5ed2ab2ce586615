/* Taking position: joining, supporting, opposing, reserving, asking, withdrawing. */
#include "negotiate/doing.h"

#include <string.h>

static const enum tvx_stand stands[TVX_VERBS] = {
	[TVX_DO_SUPPORT] = TVX_SUPPORT, [TVX_DO_OPPOSE] = TVX_OPPOSE,
	[TVX_DO_RESERVE] = TVX_RESERVE, [TVX_DO_CONSULTING] = TVX_CONSULTING,
	[TVX_DO_QUERY] = TVX_QUERY,
};

/* What the place names, as people say it: V.B.35, or V.B.35:p1. */
static struct tvx_str
named(struct tvx_doing *doing)
{
	if (!doing->proposal)
		return doing->unit->place;
	return tvx_arena_printf(doing->draft->arena, "%.*s:%.*s", TVX_STR_ARG(doing->paragraph->id),
				TVX_STR_ARG(doing->proposal->id));
}

static int
add_position(struct tvx_doing *doing, enum tvx_stand stand)
{
	struct tvx_position *position = TVX_ARENA_NEW(doing->draft->arena, struct tvx_position);

	if (doing->paragraph->positions.count >= TVX_LIMIT_ENTRIES)
		return tvx_refuse(doing, "%.*s has %d positions, which is as many as there can be",
				  TVX_STR_ARG(doing->unit->place), TVX_LIMIT_ENTRIES);
	position->stand = stand;
	position->by = doing->by;
	position->on = doing->on;
	position->at = doing->at;
	position->about = doing->proposal;
	position->words = tvx_keep(doing, tvx_str_trim(doing->event->says));
	TVX_LIST_ADD(&doing->paragraph->positions, position);
	if (doing->proposal)
		doing->out->proposal = doing->proposal->id;
	return TVX_OK;
}

/* The position of a delegation that counts: its last one on the same thing. */
static const struct tvx_position *
last_of(const struct tvx_doing *doing, const struct tvx_delegation *who)
{
	const struct tvx_position *last = NULL;

	for (const struct tvx_position *p = doing->paragraph->positions.first; p; p = p->next)
		if (p->about == doing->proposal && tvx_parties_have(&p->by, who))
			last = p;
	return last;
}

int
tvx_do_position(struct tvx_doing *doing)
{
	enum tvx_verb verb = doing->event->verb;
	enum tvx_stand stand = stands[verb];
	int status = TVX_OK;

	if (doing->proposal)
		status = tvx_need_open(doing, doing->proposal, "spoken of");
	if (!status && verb == TVX_DO_QUERY && !tvx_str_trim(doing->event->says).len)
		status = tvx_refuse(doing, "say what is asked");
	for (size_t i = 0; i < doing->by.count && !status; i++) {
		const struct tvx_position *last = last_of(doing, doing->by.list[i]);
		bool again = last && last->stand == stand && stand != TVX_QUERY;
		if (again && tvx_str_equal(last->words, tvx_str_trim(doing->event->says)))
			status = tvx_refuse(doing, "%.*s %s %.*s already",
					    TVX_STR_ARG(tvx_delegation_code(doing->by.list[i])),
					    tvx_stand_verb(stand, 1), TVX_STR_ARG(named(doing)));
		else if (stand == TVX_SUPPORT && doing->proposal &&
			 tvx_parties_have(&doing->proposal->by, doing->by.list[i]))
			status = tvx_refuse(doing, "%.*s proposes %.*s itself",
					    TVX_STR_ARG(tvx_delegation_code(doing->by.list[i])),
					    TVX_STR_ARG(named(doing)));
	}
	if (!status)
		status = add_position(doing, stand);
	tvx_say_this(doing, tvx_sentence(doing->draft->arena, &doing->by, tvx_stand_verb(stand, 1),
					 tvx_stand_verb(stand, 2), named(doing)));
	return status;
}

int
tvx_do_join(struct tvx_doing *doing)
{
	int status = tvx_need_proposal(doing);

	if (!status)
		status = tvx_need_open(doing, doing->proposal, "joined");
	for (size_t i = 0; i < doing->by.count && !status; i++) {
		if (tvx_parties_have(&doing->proposal->by, doing->by.list[i]))
			status = tvx_refuse(doing, "%.*s proposes %.*s already",
					    TVX_STR_ARG(tvx_delegation_code(doing->by.list[i])),
					    TVX_STR_ARG(named(doing)));
		tvx_parties_add(doing, &doing->proposal->by, doing->by.list[i]);
	}
	if (status)
		return status;
	doing->out->proposal = doing->proposal->id;
	tvx_say_this(doing,
		     tvx_sentence(doing->draft->arena, &doing->by, "joins", "join", named(doing)));
	return TVX_OK;
}

/* Whether all who withdraw had something to withdraw; their names leave the proposal as long as
 * somebody else still makes it. */
static int
leave(struct tvx_doing *doing, bool *ends)
{
	struct tvx_proposal *proposal = doing->proposal;
	size_t leaving = 0;

	for (size_t i = 0; i < doing->by.count; i++) {
		const struct tvx_delegation *who = doing->by.list[i];
		const struct tvx_position *last = last_of(doing, who);
		bool proposes = proposal && tvx_parties_have(&proposal->by, who);
		if (!proposes && (!last || last->stand == TVX_WITHDRAW))
			return tvx_refuse(
				doing, "%.*s has neither a proposal nor a position in %.*s",
				TVX_STR_ARG(tvx_delegation_code(who)), TVX_STR_ARG(named(doing)));
		leaving += proposes;
	}
	*ends = leaving && leaving == proposal->by.count;
	for (size_t i = 0; i < doing->by.count && leaving && !*ends; i++)
		tvx_parties_remove(doing, &proposal->by, doing->by.list[i]);
	return TVX_OK;
}

/* The one proposal of a delegation on the paragraph, when the place names none. */
static void
guess_own_proposal(struct tvx_doing *doing)
{
	struct tvx_proposal *own = NULL;

	if (doing->proposal || doing->by.count != 1 || last_of(doing, doing->by.list[0]))
		return;
	for (struct tvx_proposal *p = doing->paragraph->proposals.first; p; p = p->next) {
		if (!tvx_parties_have(&p->by, doing->by.list[0]) ||
		    tvx_fate_now(doing, p) != TVX_FATE_OPEN)
			continue;
		if (own)
			return;
		own = p;
	}
	doing->proposal = own;
}

int
tvx_do_withdraw(struct tvx_doing *doing)
{
	bool ends = false;
	int status = TVX_OK;

	guess_own_proposal(doing);
	if (doing->proposal)
		status = tvx_need_open(doing, doing->proposal, "withdrawn");
	if (!status)
		status = leave(doing, &ends);
	if (status)
		return status;
	tvx_say_this(doing, tvx_sentence(doing->draft->arena, &doing->by,
					 ends ? "withdraws" : tvx_stand_verb(TVX_WITHDRAW, 1),
					 ends ? "withdraw" : tvx_stand_verb(TVX_WITHDRAW, 2),
					 named(doing)));
	if (ends) {
		bool fits = tvx_seal_fits(doing);
		tvx_end_proposal(doing, doing->proposal, TVX_FATE_WITHDRAWN);
		/* Another on the same words, of before an agreement, may be taken up by it now. */
		if (fits)
			tvx_seal_again(doing);
		return TVX_OK;
	}
	return add_position(doing, TVX_WITHDRAW);
}
