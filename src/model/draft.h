/* Making drafts: what readers and the dossier need beyond reading them. */
#ifndef TVX_MODEL_DRAFT_H
#define TVX_MODEL_DRAFT_H

#include "base/map.h"
#include "travaux/model.h"

/* Two parties that every draft knows without declaring them. */
extern const struct tvx_delegation tvx_party_quorum, tvx_party_unstated;

/* An empty draft. Caller frees with tvx_draft_free. */
struct tvx_draft *tvx_draft_new(void);
/* Adds a node as the last child of a division. */
void tvx_node_add(struct tvx_node *parent, struct tvx_node *child);
/* Takes a node out from among its siblings. */
void tvx_node_remove(struct tvx_node *node);
/* Whether an id can name a paragraph or division: it becomes a file name in a dossier, on
 * every system that clones it. */
bool tvx_id_valid(struct tvx_str id);
/* The lower-case form in which ids must still differ. Borrowed from arena. */
struct tvx_str tvx_id_fold(struct tvx_arena *arena, struct tvx_str id);
/* Index into inlines of the anchor numbered n, or -1. */
long tvx_text_anchor(const struct tvx_text *text, uint32_t n);
/* The words between two anchors; empty when one is not there or they stand the wrong way round.
 * Borrowed from text. */
struct tvx_str tvx_words_between(const struct tvx_text *text, uint32_t from, uint32_t to);
/* The words that a proposal amends: those of the proposal it stands under, or the base words
 * in its language; NULL when there are none. */
const struct tvx_text *tvx_proposal_host(const struct tvx_paragraph *paragraph,
					 const struct tvx_proposal *proposal);
/* The words between the anchors of a proposal. Borrowed from paragraph. */
struct tvx_str tvx_proposal_old_words(const struct tvx_paragraph *paragraph,
				      const struct tvx_proposal *proposal);
/* The outermost of those that it stands under, or itself. */
const struct tvx_proposal *tvx_proposal_root(const struct tvx_proposal *proposal);
/* The day given, or else that of the meeting, which may be NULL. */
struct tvx_date tvx_day_of(struct tvx_date on, const struct tvx_meeting *at);
/* The words that a mark on a fragment speaks of, empty for any other. Borrowed from paragraph. */
struct tvx_str tvx_mark_fragment(const struct tvx_paragraph *paragraph,
				 const struct tvx_mark *mark);
/* Whether somebody is among them. */
bool tvx_parties_have(const struct tvx_parties *parties, const struct tvx_delegation *who);
/* Whether the kind speaks of the whole item and not of words in it. */
bool tvx_proposal_is_whole(enum tvx_proposal_kind kind);

#endif
