/* What the brackets in one block do, and what stands bare among the words. */
#ifndef TVX_READ_ACTS_H
#define TVX_READ_ACTS_H

#include "read/paper.h"

enum tvx_act_kind {
	TVX_ACT_WORDS,    /* an ordinary bracket: part of the text */
	TVX_ACT_MARK,     /* an entry of the decision log */
	TVX_ACT_INSERT,   /* its words are put in here */
	TVX_ACT_DELETE,   /* its words, or those that it names, are taken out */
	TVX_ACT_REPLACE,  /* its old words give way to its new ones */
	TVX_ACT_SIGN,     /* says who proposed words that stand before it */
	TVX_ACT_POSITION, /* what somebody thinks */
	TVX_ACT_NOTE,     /* by the secretariat */
	TVX_ACT_QUOTED,   /* what follows is quoted */
	TVX_ACT_BARE,     /* disputed words, and nobody named */
	TVX_ACT_DATE,     /* a date, or a meeting, and nothing else */
	TVX_ACT_GONE,     /* looked at already */
};

struct tvx_act {
	enum tvx_act_kind kind;
	enum tvx_confidence confidence;
	const char *why; /* NULL: it says so itself, there is nothing to guess */
	/* Offsets into the block's text: all of it, and the words that it holds. */
	size_t from, to, words_from, words_to;
	size_t old_from, old_to; /* replace: the old words */
	const struct tvx_party *by[TVX_MOST_PARTIES];
	size_t by_count;
	struct tvx_date on;
	enum tvx_meeting_kind venue;
	struct tvx_str venue_code;
	/* Of marks. */
	enum tvx_mark_status status;
	struct tvx_str word;
	bool ad_ref, quorum;
	struct tvx_str offices; /* "Legal and Financial" */
	struct tvx_str said;    /* free words of a mark, position or note */
	bool fragment;          /* the mark speaks of quoted words */
	struct tvx_str lang;
	/* Of others. */
	enum tvx_stand stand;
	enum tvx_note_kind note;
	bool stop;        /* replace: a full stop after the words that it names, and nothing more */
	bool to_end;      /* replace: everything up to the end of the paragraph */
	bool names_words; /* it repeats the words that shall go, or that new ones stand beside */
	bool before;      /* insert: before the words that it names */
	bool alternative; /* insert: in the place of the whole paragraph */
	bool whole;       /* delete: the paragraph, or what stands just before it */
	bool whole_said;  /* and it says that the paragraph is meant */
	struct tvx_str number; /* of the paragraph, where it is said */
	/* "CL/PE oppose; JP considering": what others think of what is proposed. */
	struct tvx_str clauses;
	const char *guess; /* name of what why speaks of; NULL: by the kind */
	bool year_twice;   /* "11-18-15 15" */
};

/* One bracket. */
struct tvx_group {
	size_t from, to; /* with the brackets; to follows the closing one */
	size_t words_from, words_to;
	long parent; /* index, or -1 */
	unsigned depth;
	char shape; /* ( or [ */
	bool unclosed;
};

/* The brackets of a text, in the order in which they open. */
struct tvx_groups {
	struct tvx_group *list;
	size_t count, cap;
	size_t *stray; /* offsets of closing brackets that close nothing */
	size_t stray_count, stray_cap;
	size_t ignored; /* brackets too deep or too many to be any */
};

/* groups.c */
void tvx_groups_find(const struct tvx_house *house, struct tvx_str text, struct tvx_groups *out);
void tvx_groups_release(struct tvx_groups *groups);

/* when.c: a date at the start of text in the order of the house; bytes of it, or zero. */
size_t tvx_date_at(const struct tvx_house *house, struct tvx_str text, struct tvx_date *out,
		   bool *two_digits);

/* classify.c */
void tvx_act_classify(const struct tvx_house *house, struct tvx_str text,
		      const struct tvx_group *group, struct tvx_act *out);
/* Whether a bracket holds words that somebody proposes, or disputes where they stand. */
bool tvx_act_proposes(const struct tvx_act *act);
/* Reads what others think: one clause of those up to a semicolon. False when it says nothing. */
bool tvx_act_clause(const struct tvx_house *house, struct tvx_str clause, struct tvx_act *out);

/* leads.c */
/* A status at the end of a text that no bracket holds. False when there is none. */
bool tvx_act_bare_mark(const struct tvx_house *house, struct tvx_str text, struct tvx_act *out);
/* A remark at the end of a text that no bracket holds: "CR suggested revising". */
bool tvx_act_bare_remark(const struct tvx_house *house, struct tvx_str text, struct tvx_act *out);
/* "COL:", "(Proposed by CHILE 4-16-2015)" or "ALTERNATIVE PROPOSAL BY CAN" at the start of a text:
 * whose words follow. out->to is where they begin. */
bool tvx_act_lead(const struct tvx_house *house, struct tvx_str text, struct tvx_act *out);
/* cursor.c: a date, with or without a meeting, at the very end: "– 11-17-2015)". False when there is none. */
bool tvx_act_last_date(const struct tvx_house *house, struct tvx_str text, struct tvx_act *out);

#endif
