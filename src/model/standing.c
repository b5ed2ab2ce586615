/* Where a paragraph stands: what its decision log and its open proposals add up to. The rules
 * are in travaux-draft(5), STANDING; the comments here name them. */
#include "model/standing.h"

#include "base/arena.h"

#include <stdlib.h>

bool
tvx_date_known(struct tvx_date on, struct tvx_date as_at)
{
	return !tvx_date_given(on) || !tvx_date_given(as_at) || tvx_date_compare(on, as_at) <= 0;
}

enum tvx_fate
tvx_fate_recorded(const struct tvx_proposal *proposal, struct tvx_date as_at)
{
	if (!tvx_date_known(proposal->on, as_at))
		return TVX_FATE_WITHDRAWN;
	return tvx_date_known(proposal->fate_on, as_at) ? proposal->fate : TVX_FATE_OPEN;
}

bool
tvx_fate_is_dead(enum tvx_fate fate)
{
	return fate >= TVX_FATE_WITHDRAWN;
}

bool
tvx_mark_agrees(const struct tvx_mark *mark)
{
	return mark->status == TVX_MARK_AGREED || mark->status == TVX_MARK_AD_REF;
}

/* A confirmation adds to a decision; every other entry makes one. */
static bool
decides(const struct tvx_mark *mark, bool heading, struct tvx_date as_at)
{
	bool whole = mark->scope == TVX_SCOPE_PARAGRAPH ||
		     (mark->scope == TVX_SCOPE_TITLE && heading);

	return whole && mark->status != TVX_MARK_CONFIRMED && tvx_date_known(mark->on, as_at);
}

bool
tvx_is_title(enum tvx_unit_kind kind)
{
	return kind == TVX_UNIT_HEADING || kind == TVX_UNIT_TITLE;
}

bool
tvx_standing_unsettled(enum tvx_unit_kind kind, enum tvx_standing_level level)
{
	if (kind == TVX_UNIT_NOTE)
		return false;
	if (tvx_is_title(kind))
		return level == TVX_PENDING;
	return level == TVX_OPEN || level == TVX_PENDING;
}

static const struct tvx_proposal *
last_alternative(const struct tvx_paragraph *paragraph, struct tvx_date as_at)
{
	const struct tvx_proposal *last = NULL;

	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next)
		if (p->kind == TVX_ALTERNATIVE && !tvx_fate_is_dead(tvx_fate_recorded(p, as_at)))
			last = p;
	return last;
}

/* Whether a mark on a proposal speaks for the whole item: an alternative that is agreed does,
 * and so does whatever closes the last alternative. */
static bool
speaks_for_item(const struct tvx_mark *mark, const struct tvx_proposal *last, struct tvx_date as_at)
{
	const struct tvx_proposal *proposal = mark->proposal;

	if (!proposal || proposal->kind == TVX_NEW)
		return true;
	if (proposal->kind != TVX_ALTERNATIVE ||
	    tvx_fate_is_dead(tvx_fate_recorded(proposal, as_at)))
		return false;
	return proposal == last || tvx_mark_agrees(mark);
}

static const struct tvx_mark *
last_mark(const struct tvx_paragraph *paragraph, bool agreeing, struct tvx_date as_at)
{
	const struct tvx_proposal *last = last_alternative(paragraph, as_at);
	const struct tvx_mark *found = NULL;

	for (const struct tvx_mark *m = paragraph->marks.first; m; m = m->next)
		if (decides(m, tvx_is_title(paragraph->kind), as_at) &&
		    speaks_for_item(m, last, as_at) && (!agreeing || tvx_mark_agrees(m)))
			found = m;
	return found;
}

const struct tvx_mark *
tvx_item_decisive(const struct tvx_paragraph *paragraph, struct tvx_date as_at)
{
	return last_mark(paragraph, false, as_at);
}

const struct tvx_mark *
tvx_item_agreement(const struct tvx_paragraph *paragraph, struct tvx_date as_at)
{
	return last_mark(paragraph, true, as_at);
}

struct tvx_date
tvx_agreement_day(const struct tvx_mark *agreement)
{
	const struct tvx_mark *m = agreement;

	while (m->next && !tvx_date_given(m->on))
		m = m->next;
	return m->on;
}

const struct tvx_mark *
tvx_alternative_decisive(const struct tvx_paragraph *paragraph,
			 const struct tvx_proposal *alternative, struct tvx_date as_at)
{
	const struct tvx_mark *decisive = NULL;

	for (const struct tvx_mark *m = paragraph->marks.first; m; m = m->next)
		if (m->proposal == alternative && decides(m, false, as_at))
			decisive = m;
	return decisive;
}

bool
tvx_mark_confirmed_by(const struct tvx_mark *ad_ref, const struct tvx_delegation *party,
		      struct tvx_date as_at)
{
	for (const struct tvx_mark *m = ad_ref->next; m; m = m->next) {
		if (m->status != TVX_MARK_CONFIRMED || !tvx_date_known(m->on, as_at) ||
		    (m->proposal && m->proposal != ad_ref->proposal))
			continue;
		for (size_t i = 0; i < m->of.count; i++)
			if (m->of.list[i] == party)
				return true;
	}
	return false;
}

static enum tvx_standing_level
level_of(const struct tvx_mark *decisive, struct tvx_date as_at)
{
	if (!decisive)
		return TVX_OPEN;
	if (decisive->status == TVX_MARK_AGREED)
		return TVX_AGREED;
	if (decisive->status != TVX_MARK_AD_REF)
		return TVX_PENDING;
	for (size_t i = 0; i < decisive->of.count; i++)
		if (!tvx_mark_confirmed_by(decisive, decisive->of.list[i], as_at))
			return TVX_AD_REF;
	return TVX_AGREED;
}

/* Whether a proposal stands under an alternative, or is it. */
static bool
is_within(const struct tvx_proposal *proposal, const struct tvx_proposal *alternative)
{
	while (proposal && proposal != alternative)
		proposal = proposal->under;
	return proposal == alternative;
}

/* Counts what is still open and finds whether something of it came after the agreement.
 * within limits both to one alternative; NULL takes all. */
static void
weigh_proposals(const struct tvx_paragraph *paragraph, const struct tvx_proposal *within,
		struct tvx_date as_at, struct tvx_standing *standing)
{
	enum tvx_fate few[16], *fates = few;
	size_t count = paragraph->proposals.count, i = 0;
	const struct tvx_mark *decisive = standing->decisive;
	bool agreed = decisive && tvx_mark_agrees(decisive) && tvx_date_given(decisive->on);

	if (!count)
		return;
	if (count > sizeof(few) / sizeof(few[0]))
		fates = tvx_realloc(NULL, count, sizeof(*fates));
	tvx_paragraph_fates(paragraph, as_at, fates);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next, i++) {
		if (fates[i] != TVX_FATE_OPEN || (within && !is_within(p, within)))
			continue;
		standing->open_proposals++;
		if (agreed && tvx_date_given(p->on) && tvx_date_compare(p->on, decisive->on) > 0)
			standing->reopened = true;
	}
	if (fates != few)
		free(fates);
	if (standing->reopened)
		standing->level = TVX_PENDING;
}

/* Whether nothing is recorded that keeps the proposal's own words out of the text. */
static bool
may_stand(const struct tvx_proposal *proposal, struct tvx_date as_at)
{
	enum tvx_fate fate = tvx_fate_recorded(proposal, as_at);

	return fate == TVX_FATE_OPEN || fate == TVX_FATE_ACCEPTED;
}

/* The alternative that was agreed last, or else accepted last. */
static const struct tvx_proposal *
words_of_item(const struct tvx_paragraph *paragraph, struct tvx_date as_at)
{
	const struct tvx_mark *agreement = tvx_item_agreement(paragraph, as_at);
	const struct tvx_proposal *accepted = NULL;

	if (agreement && agreement->proposal && agreement->proposal->kind == TVX_ALTERNATIVE &&
	    may_stand(agreement->proposal, as_at))
		return agreement->proposal;
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next)
		if (p->kind == TVX_ALTERNATIVE && tvx_fate_recorded(p, as_at) == TVX_FATE_ACCEPTED)
			accepted = p;
	return accepted;
}

const struct tvx_mark *
tvx_heading_pending(const struct tvx_paragraph *heading, struct tvx_date as_at)
{
	const struct tvx_mark *decisive = tvx_item_decisive(heading, as_at);

	/* A mark on the title's own words says nothing of the section. */
	if (!decisive || decisive->scope == TVX_SCOPE_TITLE)
		return NULL;
	return tvx_mark_agrees(decisive) ? NULL : decisive;
}

struct tvx_standing
tvx_paragraph_standing(const struct tvx_paragraph *paragraph, const struct tvx_mark *inherited,
		       struct tvx_date as_at)
{
	struct tvx_standing standing = { .decisive = tvx_item_decisive(paragraph, as_at) };

	standing.words = words_of_item(paragraph, as_at);
	if (!standing.decisive && inherited) {
		standing.decisive = inherited;
		standing.inherited = true;
	}
	standing.level = level_of(standing.decisive, as_at);
	weigh_proposals(paragraph, NULL, as_at, &standing);
	return standing;
}

struct tvx_standing
tvx_alternative_standing(const struct tvx_paragraph *paragraph,
			 const struct tvx_proposal *alternative, const struct tvx_mark *inherited,
			 struct tvx_date as_at)
{
	struct tvx_standing standing = {
		.decisive = tvx_alternative_decisive(paragraph, alternative, as_at),
	};

	if (!standing.decisive && inherited) {
		standing.decisive = inherited;
		standing.inherited = true;
	}
	standing.level = level_of(standing.decisive, as_at);
	bool agreed = standing.decisive && !standing.inherited &&
		      tvx_mark_agrees(standing.decisive);
	if (agreed || words_of_item(paragraph, as_at) == alternative)
		standing.words = alternative;
	weigh_proposals(paragraph, alternative, as_at, &standing);
	return standing;
}
