/* travaux/negotiate.h: what people do: propose, take position, decide, confirm, reopen.
 *
 * An event is one thing that somebody does. It is applied to a draft in memory, or recorded in a
 * dossier as one commit; it is refused, with the reason, where the rules say no. Nothing is
 * undone but by a further event. The rules are in travaux-events(5).
 */
#ifndef TRAVAUX_NEGOTIATE_H
#define TRAVAUX_NEGOTIATE_H

#include "travaux/dossier.h"
#include "travaux/model.h"

#ifdef __cplusplus
extern "C" {
#endif

enum tvx_verb {
	/* what a delegation does */
	TVX_DO_PROPOSE,
	TVX_DO_JOIN, /* becomes one of those who propose */
	TVX_DO_SUPPORT,
	TVX_DO_OPPOSE,
	TVX_DO_RESERVE,
	TVX_DO_CONSULTING,
	TVX_DO_QUERY,
	TVX_DO_WITHDRAW,
	TVX_DO_CONFIRM, /* what was agreed ad referendum */
	/* what the meeting does */
	TVX_DO_ACCEPT,
	TVX_DO_NOT_TAKEN_UP,
	TVX_DO_AGREE,
	TVX_DO_PEND,
	TVX_DO_REOPEN,
	TVX_DO_REPLACE_ALL, /* a decision on the whole document */
	TVX_DO_NOTE,
	TVX_DO_MEETING_OPEN,
	TVX_DO_MEETING_CLOSE,
	TVX_VERBS
};

/* What becomes of proposals that are open when words are agreed. */
enum tvx_agree_open {
	TVX_OPEN_REFUSE,  /* there must be none */
	TVX_OPEN_TAKE_UP, /* they are accepted */
	TVX_OPEN_DROP,    /* they are not taken up */
	TVX_OPEN_IMPLY,   /* those of earlier days are in the words, by the rules of the log */
};

/* Strings that are empty say nothing; most are of some verbs only. All are copied. */
struct tvx_event {
	enum tvx_verb verb;
	struct tvx_str place;   /* a unit as printed, or with a proposal: V.B.35:p1 */
	struct tvx_str by;      /* who: codes, ids or names, separated by commas */
	struct tvx_date on;     /* not given: the day of the meeting, or else of the recording */
	struct tvx_date today;  /* the day of the recording */
	struct tvx_str meeting; /* id; empty: the one that is open */
	struct tvx_str says;    /* condition, question, reason, note; authority of a decision */
	struct tvx_str lang;    /* of the words spoken of; empty: the draft's own */

	/* propose; accept as amended */
	enum tvx_proposal_kind kind;
	struct tvx_str old_words;     /* as people quote them: to go, or to be replaced */
	struct tvx_str new_words;     /* to come */
	struct tvx_str after, before; /* insert: words quoted; new and move: a place */
	unsigned occurrence;          /* which, when words stand there several times; from 1 */
	struct tvx_str rewritten;     /* instead of all these: the words as they should read, from
	                                 which the proposals are computed */
	struct tvx_str label;         /* of a new paragraph; empty: made from the one before */

	/* agree, pend, confirm */
	struct tvx_str of;       /* whose answer is waited for, separated by commas */
	struct tvx_str word;     /* the word used: approved */
	struct tvx_str fragment; /* words quoted, to which alone it applies */
	enum tvx_scope scope;    /* title, language */
	enum tvx_agree_open open_proposals;
	bool quorum; /* confirm: the quorum does */

	/* meeting */
	enum tvx_meeting_kind meeting_kind;
	uint32_t quorum_count;
	struct tvx_str symbol, code;
};

/* What an event did. The strings live as long as the draft. */
struct tvx_outcome {
	struct tvx_str subject;              /* a sentence that a diplomat understands */
	struct tvx_str action;               /* the verb */
	struct tvx_str paragraph;            /* id, where it touched one */
	struct tvx_str proposal;             /* id of the proposal made or spoken of */
	struct tvx_str meeting;              /* id */
	const struct tvx_delegation *author; /* NULL: the secretariat */
	struct tvx_change change;
};

/* The word for a verb, "not-taken-up", and whether the meeting alone may do it. */
TVX_API const char *tvx_verb_word(enum tvx_verb verb);
TVX_API bool tvx_verb_decides(enum tvx_verb verb);

/* Applies an event to a draft. On failure the draft may be half changed and is only good to be
 * freed. */
TVX_API int tvx_event_apply(struct tvx_draft *draft, const struct tvx_event *event,
			    struct tvx_outcome *out, struct tvx_error *err);

/* Records an event in a dossier as one commit: loads the draft, applies the event, saves. When
 * somebody else was quicker it begins anew. tell, which may be NULL, gets the draft as it is now
 * and what the event did; both live as long as the call. record says who writes it down, and when;
 * its author, subject and trailers are filled in. */
TVX_API int tvx_event_record(struct tvx_dossier *dossier, struct tvx_str name,
			     const struct tvx_event *event, const struct tvx_record *record,
			     struct tvx_listener listener,
			     void (*tell)(void *context, const struct tvx_draft *draft,
					  const struct tvx_outcome *outcome),
			     void *context, char id[static 41], struct tvx_error *err);

/* Adds a draft with its history: first as it was before anything that is dated in it, then one
 * commit for each meeting, proposal, position, decision and fate, in the order of their days and
 * as of those days. In the end the dossier has the draft as it is. */
TVX_API int tvx_dossier_replay(struct tvx_dossier *dossier, struct tvx_str name,
			       const struct tvx_draft *draft, const struct tvx_record *record,
			       size_t *commits, struct tvx_error *err);

/* The meeting that is open, or NULL. Borrowed from draft. */
TVX_API const struct tvx_meeting *tvx_meeting_open(const struct tvx_draft *draft);

/* One place where a decision on the whole document would change words. */
struct tvx_replacement {
	const struct tvx_unit *unit;
	struct tvx_str before, words, after; /* the words that would go, and what is around them */
};

/* Shows what a TVX_DO_REPLACE_ALL would do, in the order of the draft. */
TVX_API int tvx_replacements(const struct tvx_survey *survey, const struct tvx_event *event,
			     void (*tell)(void *context, const struct tvx_replacement *replacement),
			     void *context, size_t *count, struct tvx_error *err);

#ifdef __cplusplus
}
#endif
#endif
