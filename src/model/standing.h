/* The rules of the decision log that standing, fates, debts and readings share. */
#ifndef TVX_MODEL_STANDING_H
#define TVX_MODEL_STANDING_H

#include "travaux/model.h"

/* Whether something of a day is known as at another; what has no date always is. */
bool tvx_date_known(struct tvx_date on, struct tvx_date as_at);
/* The fate as recorded by a day. */
enum tvx_fate tvx_fate_recorded(const struct tvx_proposal *proposal, struct tvx_date as_at);
/* Withdrawn, superseded or not taken up. */
bool tvx_fate_is_dead(enum tvx_fate fate);
/* The last mark that decides on the item itself or on an alternative that speaks for it. */
const struct tvx_mark *tvx_item_decisive(const struct tvx_paragraph *paragraph,
					 struct tvx_date as_at);
/* The last such mark that agrees, whatever was decided since: it took up what came before it. */
const struct tvx_mark *tvx_item_agreement(const struct tvx_paragraph *paragraph,
					  struct tvx_date as_at);
/* The day by which an agreement was made: its own, or that of the next entry of the log that has
 * one; no date when nothing says. */
struct tvx_date tvx_agreement_day(const struct tvx_mark *agreement);
/* The last mark that decides on one alternative. */
const struct tvx_mark *tvx_alternative_decisive(const struct tvx_paragraph *paragraph,
						const struct tvx_proposal *alternative,
						struct tvx_date as_at);
/* Whether the words of a unit of some standing are in dispute as a whole. */
bool tvx_standing_unsettled(enum tvx_unit_kind kind, enum tvx_standing_level level);
/* Titles and headings, which nobody negotiates until somebody says so. */
bool tvx_is_title(enum tvx_unit_kind kind);
/* Whether a mark agrees, ad referendum or not. */
bool tvx_mark_agrees(const struct tvx_mark *mark);
/* Whether a party of an ad referendum mark has confirmed since. */
bool tvx_mark_confirmed_by(const struct tvx_mark *ad_ref, const struct tvx_delegation *party,
			   struct tvx_date as_at);
/* Whether what a party said still holds: nothing said later of the same thing, the proposal not
 * dead, and no agreement of a later day; decisive is that of the paragraph's standing. */
bool tvx_position_stands(const struct tvx_position *position, const struct tvx_delegation *party,
			 const struct tvx_mark *decisive, struct tvx_date as_at);

#endif
