/* Words of a block without what was typed around them, and the proposals, positions and marks
 * that those brackets became. */
#ifndef TVX_READ_WEAVE_H
#define TVX_READ_WEAVE_H

#include "model/draft.h"
#include "read/acts.h"
#include "read/extent.h"

/* Words that grow, and the points in them that proposals name. */
struct tvx_host {
	struct tvx_buf words;
	struct tvx_inline *inlines;
	size_t inline_count, inline_cap;
	uint32_t anchors;              /* numbers handed out */
	struct tvx_proposal *proposal; /* whose words they are; NULL: the base */
	bool gap;                      /* a bracket was taken out just here */
};

/* A name after words whose beginning nobody marked. */
struct tvx_signature {
	struct tvx_act act;
	size_t at; /* in the host's words */
	struct tvx_proposal *proposal;
	struct tvx_position *asked; /* that speaks of what it stands for */
};

/* What one draft is woven with. */
struct tvx_weaver {
	struct tvx_paper *paper;
	struct tvx_draft *draft;
	struct tvx_extents *base;   /* NULL: there is no text to compare with */
	struct tvx_date formal[16]; /* days of formal meetings that the paper names */
	size_t formal_count;
	struct tvx_groups groups;
	struct tvx_act *acts;
	size_t act_cap;
	/* Of the block at hand. */
	const struct tvx_block *block;
	struct tvx_str text; /* of it, as far as it is woven */
	struct tvx_paragraph *paragraph;
	struct tvx_signature *signatures;
	size_t signature_count, signature_cap;
	struct tvx_proposal *last;        /* that was made of this block */
	size_t last_end;                  /* where its bracket ended; zero: there is none */
	struct tvx_proposal *signed_late; /* to which names were added that stood after it */
	bool adjusted;                    /* a note says that a decision changed its words */
	bool no_words;   /* the block is a remark: nothing can stand on its words */
	bool full;       /* the paragraph can hold no more, and that was said */
	size_t footnote; /* the next of the block's marks */
};

/* Who. */
void tvx_weave_parties(struct tvx_weaver *w, const struct tvx_act *act, struct tvx_parties *out);
const struct tvx_delegation *tvx_weave_delegation(struct tvx_weaver *w,
						  const struct tvx_party *party);
const struct tvx_meeting *tvx_weave_meeting(struct tvx_weaver *w, const struct tvx_act *act);
/* A proposal of the paragraph at hand, with who and when. */
struct tvx_proposal *tvx_weave_proposal(struct tvx_weaver *w, enum tvx_proposal_kind kind,
					const struct tvx_act *act, struct tvx_proposal *under);
/* A position or a mark of the paragraph at hand. */
void tvx_weave_position(struct tvx_weaver *w, const struct tvx_act *act,
			struct tvx_proposal *about);
/* What others think of a proposal: the clauses of its bracket. */
void tvx_weave_clauses(struct tvx_weaver *w, const struct tvx_act *act, struct tvx_proposal *about);
void tvx_weave_mark(struct tvx_weaver *w, const struct tvx_act *act, struct tvx_host *host);
void tvx_weave_note(struct tvx_weaver *w, enum tvx_note_kind kind, struct tvx_date on,
		    struct tvx_str words);
void tvx_weave_guess(struct tvx_weaver *w, const char *name, enum tvx_confidence confidence,
		     size_t offset, struct tvx_str words, const char *assumed, const char *why);

/* weave.c: from an offset of the block's text on. lead is whose words the block has, or NULL.
 * What it has no words for goes to the paragraph at hand. */
void tvx_weave(struct tvx_weaver *w, struct tvx_host *host, size_t from, struct tvx_act *lead);
/* "Delegation of Chile: place a period after “x”": the whole block is an order about the words of
 * the host. False when it is none. */
bool tvx_weave_order(struct tvx_weaver *w, struct tvx_host *host);
/* host.c */
/* Anchors and words put into text, which belongs to the draft. */
void tvx_host_finish(struct tvx_weaver *w, struct tvx_host *host, struct tvx_text *text);
void tvx_host_release(struct tvx_host *host);
uint32_t tvx_host_anchor(struct tvx_host *host, size_t offset);
/* Where something is put in: after the last word. */
size_t tvx_host_end(const struct tvx_host *host);
/* "will report. – (Agreed)": a dash that only led to what stood in brackets. */
void tvx_host_drop_dash(struct tvx_host *host);
/* Words of the block as they are, single spaces between them. */
void tvx_weave_words_of(struct tvx_weaver *w, struct tvx_host *host, size_t from, size_t to);
/* The marks of footnotes that stand after the last words. */
void tvx_weave_footnote_marks(struct tvx_weaver *w, struct tvx_host *host);

/* beside.c */
bool tvx_weave_blank_between(const struct tvx_weaver *w, size_t from, size_t to);
/* Bytes of words behind an offset, without the brackets at the end. */
size_t tvx_weave_left_behind(const struct tvx_weaver *w, size_t offset);
/* Whether a bracket follows at once on the one of the last proposal. */
bool tvx_weave_follows_last(const struct tvx_weaver *w, const struct tvx_act *act);
/* "[USA: delete]": the bracket before it, or the paragraph. */
void tvx_weave_delete_all(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act);
/* Words that a bracket names and that are not there. */
void tvx_weave_unknown_words(struct tvx_weaver *w, struct tvx_host *host,
			     const struct tvx_act *act);

/* named.c: where quoted words stand in the host, with what others would put in there. */
bool tvx_find_words(const struct tvx_weaver *w, const struct tvx_host *host, struct tvx_str quoted,
		    size_t *from, size_t *to);

/* bare.c */
/* "[Explore in greater depth] Intensify": offset behind the other beginning, or zero. */
size_t tvx_bare_beginning(const struct tvx_weaver *w, const struct tvx_host *host,
			  const struct tvx_act *act);
/* "shall/should": words to choose from. */
bool tvx_bare_is_choice(struct tvx_str words);
/* "(combat) … (“combat” stays ...)": a later bracket speaks of the word. */
bool tvx_bare_is_quoted(const struct tvx_weaver *w, const struct tvx_act *act);

/* tail.c */
void tvx_weave_last_date(struct tvx_weaver *w, struct tvx_host *host, size_t from,
			 struct tvx_act *lead);
/* A status at the end of the text, outside all brackets, is cut off. */
void tvx_weave_tail(struct tvx_weaver *w, struct tvx_host *host);
/* Where a sentence about somebody ends that stands before the brackets at the end, or SIZE_MAX. */
size_t tvx_weave_remark_at(struct tvx_weaver *w, struct tvx_act *act);
void tvx_weave_remark(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act);
void tvx_weave_strays(struct tvx_weaver *w);
/* Tells of names with a colon near the end that no bracket holds: "EU: seventy-first session". */
void tvx_weave_named_tail(struct tvx_weaver *w);
/* Names that sign all of the paragraph. */
void tvx_weave_sign_all(struct tvx_weaver *w, struct tvx_host *host, struct tvx_act *act);
/* Tells of a bracket that other paragraphs share. */
void tvx_weave_across(struct tvx_weaver *w);
/* Tells of brackets without a date in a paragraph that was agreed. */
void tvx_weave_open_in_agreed(struct tvx_weaver *w, struct tvx_paragraph *paragraph);

/* doubts.c: tells of words that nobody would have typed so. */
void tvx_weave_doubts(struct tvx_weaver *w, const struct tvx_host *host);
void tvx_weave_doubt_insertion(struct tvx_weaver *w, const struct tvx_host *host,
			       const struct tvx_act *act);

/* sign.c: what names after unmarked words, and words side by side, stand for. */
void tvx_weave_signatures(struct tvx_weaver *w, struct tvx_host *host);

#endif
