/* An event on its way: what its strings mean in a draft, and how its outcome is put together. */
#ifndef TVX_NEGOTIATE_DOING_H
#define TVX_NEGOTIATE_DOING_H

#include "base/arena.h"
#include "model/draft.h"
#include "negotiate/quote.h"
#include "negotiate/sentences.h"
#include "negotiate/settled.h"
#include "travaux/negotiate.h"

struct tvx_doing {
	struct tvx_draft *draft;
	const struct tvx_event *event;
	struct tvx_outcome *out;
	struct tvx_error *err;
	struct tvx_parties by;
	struct tvx_date on;
	const struct tvx_meeting *at; /* NULL: between meetings */
	struct tvx_survey survey;
	const struct tvx_unit *unit;     /* what the place names */
	struct tvx_paragraph *paragraph; /* of the unit */
	struct tvx_proposal *proposal;   /* that the place names, or NULL */
	struct tvx_settled settled;      /* the paragraph's text before the event */
};

/* What one verb does once everybody and everything is found. */
typedef int (*tvx_deed)(struct tvx_doing *doing);

int tvx_do_propose(struct tvx_doing *doing);
int tvx_do_rewrite(struct tvx_doing *doing);
int tvx_do_join(struct tvx_doing *doing);
int tvx_do_position(struct tvx_doing *doing);
int tvx_do_withdraw(struct tvx_doing *doing);
int tvx_do_confirm(struct tvx_doing *doing);
int tvx_do_accept(struct tvx_doing *doing);
int tvx_do_not_taken_up(struct tvx_doing *doing);
int tvx_do_agree(struct tvx_doing *doing);
int tvx_do_pend(struct tvx_doing *doing);
int tvx_do_reopen(struct tvx_doing *doing);
int tvx_do_note(struct tvx_doing *doing);
int tvx_do_replace_all(struct tvx_doing *doing);
int tvx_do_meeting_open(struct tvx_doing *doing);
int tvx_do_meeting_close(struct tvx_doing *doing);

/* Sets the message and returns TVX_ERR_USE. */
int tvx_refuse(struct tvx_doing *doing, const char *format, ...) TVX_PRINTF(2, 3);
/* A copy that lives as long as the draft. */
struct tvx_str tvx_keep(struct tvx_doing *doing, struct tvx_str s);
/* Writes the sentence of the outcome. */
void tvx_say(struct tvx_doing *doing, const char *format, ...) TVX_PRINTF(2, 3);
void tvx_say_this(struct tvx_doing *doing, struct tvx_str sentence);

/* The parties that a list of names means; a country that takes no part yet does from now on. */
int tvx_find_parties(struct tvx_doing *doing, struct tvx_str names, struct tvx_parties *out);
void tvx_parties_add(struct tvx_doing *doing, struct tvx_parties *parties,
		     const struct tvx_delegation *who);
void tvx_parties_remove(struct tvx_doing *doing, struct tvx_parties *parties,
			const struct tvx_delegation *who);

/* The proposal that the place names, or else the only one that is open; refuses otherwise. */
int tvx_need_proposal(struct tvx_doing *doing);
/* The fate of a proposal of the paragraph. */
enum tvx_fate tvx_fate_now(const struct tvx_doing *doing, const struct tvx_proposal *proposal);
/* Refuses what is open no longer; doing what ("accepted") is only for the message. */
int tvx_need_open(struct tvx_doing *doing, const struct tvx_proposal *proposal, const char *what);
/* Adds a proposal to the paragraph, with the next id that was never used. */
struct tvx_proposal *tvx_add_proposal(struct tvx_doing *doing, enum tvx_proposal_kind kind);
void tvx_end_proposal(struct tvx_doing *doing, struct tvx_proposal *proposal, enum tvx_fate fate);
/* Puts a proposal into the text, if what was accepted before leaves room for it. */
int tvx_take_up(struct tvx_doing *doing, struct tvx_proposal *proposal);
/* Seals the words of the paragraph as they are now; or only when they were sealed before. */
void tvx_seal_words(struct tvx_doing *doing);
void tvx_seal_again(struct tvx_doing *doing);
/* Whether the words of the paragraph are those that were sealed, if any were. */
bool tvx_seal_fits(const struct tvx_doing *doing);
/* Refuses to seal anew what somebody changed without a decision. */
int tvx_check_seal(struct tvx_doing *doing);
/* Words in the draft, without blanks at their ends. Borrowed from the draft. */
struct tvx_text *tvx_new_text(struct tvx_doing *doing, struct tvx_str words);

/* Where quoted words stand in a unit: in its own words, or in those of a proposal on it. */
struct tvx_found {
	struct tvx_text *host;
	struct tvx_proposal *under; /* whose words they are; NULL: the base's */
	struct tvx_match match;
};

/* Adds a proposal on words of a unit, of the kind that from, to and the new words make it. */
struct tvx_proposal *tvx_propose_on(struct tvx_doing *doing, const struct tvx_found *found,
				    enum tvx_proposal_kind kind, struct tvx_str new_words);
/* Refuses what is proposed already. */
int tvx_check_twin(struct tvx_doing *doing, const struct tvx_proposal *new);
/* The words that an event speaks of when it quotes none: those of the proposal that the place
 * names, or those that the paragraph has now. Whose they are is in *under; NULL: there are none. */
struct tvx_text *tvx_words_now(struct tvx_doing *doing, struct tvx_proposal **under);
/* Refuses to speak of a paragraph that is not there any more. */
int tvx_check_there(struct tvx_doing *doing);
int tvx_quoted_find(struct tvx_doing *doing, struct tvx_str quoted, struct tvx_found *out);
/* The number of an anchor at a point of a text, made if there is none. */
uint32_t tvx_anchor_at(struct tvx_doing *doing, struct tvx_text *host, size_t offset);

#endif
