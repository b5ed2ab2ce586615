/* travaux/write.h: drafts and findings, for people and for programs. */
#ifndef TRAVAUX_WRITE_H
#define TRAVAUX_WRITE_H

#include "travaux/compare.h"
#include "travaux/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Where people read it. */
struct tvx_terminal {
	unsigned width_cols; /* zero: lines are not broken */
	bool colour;
};

/* --- sheets: rows and columns, as a table for people or as data for programs ----------- */

enum tvx_format { TVX_FORMAT_TABLE, TVX_FORMAT_TSV, TVX_FORMAT_CSV, TVX_FORMAT_JSON };

struct tvx_column {
	const char *name;  /* in tsv, csv and json; never changes */
	const char *title; /* in tables; NULL leaves the column out of them */
	bool number;       /* to the right in tables, without quotes in json */
	bool flexible;     /* takes the room that is left in a table; one at most */
	bool borrowed;     /* its cells outlive the sheet and are not copied */
};

struct tvx_sheet;

/* columns must outlive the sheet. Caller frees with tvx_sheet_free. */
TVX_API struct tvx_sheet *tvx_sheet_new(const struct tvx_column *columns, size_t count);
TVX_API void tvx_sheet_free(struct tvx_sheet *sheet);
/* Adds a row of as many cells as there are columns; they are copied, where the column does not
 * say otherwise. */
TVX_API void tvx_sheet_add(struct tvx_sheet *sheet, const struct tvx_str *cells);
TVX_API void tvx_sheet_write(const struct tvx_sheet *sheet, enum tvx_format format,
			     const struct tvx_terminal *terminal, struct tvx_buf *out);

/* Every unit of a survey: id, place, label, kind, standing and what travaux-list(1) says.
 * Caller frees with tvx_sheet_free. */
TVX_API struct tvx_sheet *tvx_list_sheet(const struct tvx_survey *survey);
/* Every proposal: what it changes, who, when, and what became of it.
 * Caller frees with tvx_sheet_free. */
TVX_API struct tvx_sheet *tvx_proposals_sheet(const struct tvx_survey *survey);
/* Every position. Caller frees with tvx_sheet_free. */
TVX_API struct tvx_sheet *tvx_positions_sheet(const struct tvx_survey *survey);
/* Sections with their counts, the last row being the whole draft.
 * Caller frees with tvx_sheet_free. */
TVX_API struct tvx_sheet *tvx_status_sheet(const struct tvx_survey *survey);

/* What a meeting decided, and what was proposed and said there: one entry a row.
 * Caller frees with tvx_sheet_free. */
TVX_API struct tvx_sheet *tvx_record_sheet(const struct tvx_survey *survey,
					   const struct tvx_meeting *meeting);
/* What is searched for. */
struct tvx_search {
	struct tvx_str words;            /* case, quotes, dashes and spaces do not matter */
	const struct tvx_delegation *by; /* in what this one proposed or said; NULL: everywhere */
	unsigned standings;              /* 1 << enum tvx_standing_level; zero: all */
	struct tvx_date since, until;    /* leave out what is dated outside, or not at all */
	bool rejected;                   /* only in proposals that were not taken up */
};

/* A commit, as a history tells of it. */
struct tvx_recorded {
	struct tvx_str date, by, subject, id;
};

/* The data of the screens below; each command's manual page explains the columns.
 * Caller frees with tvx_sheet_free. */
TVX_API struct tvx_sheet *tvx_pending_sheet(const struct tvx_survey *survey);
TVX_API struct tvx_sheet *tvx_owes_sheet(const struct tvx_survey *survey,
					 const struct tvx_delegation *by);
TVX_API struct tvx_sheet *tvx_history_sheet(const struct tvx_survey *survey,
					    const struct tvx_unit *unit,
					    const struct tvx_recorded *commits,
					    size_t commit_count);
TVX_API struct tvx_sheet *tvx_blame_sheet(const struct tvx_survey *survey,
					  const struct tvx_unit *unit);
TVX_API struct tvx_sheet *tvx_matrix_sheet(const struct tvx_survey *survey, bool all);
TVX_API struct tvx_sheet *tvx_brief_sheet(const struct tvx_survey *survey,
					  const struct tvx_delegation *who, struct tvx_date since);
TVX_API struct tvx_sheet *tvx_search_sheet(const struct tvx_survey *survey,
					   const struct tvx_search *search);
TVX_API struct tvx_sheet *tvx_delegations_sheet(const struct tvx_survey *survey);

/* Every pair of a comparison, one row each; travaux-concordance(1) explains the columns.
 * The comparison must outlive the sheet. Caller frees with tvx_sheet_free. */
TVX_API struct tvx_sheet *tvx_concordance_sheet(const struct tvx_comparison *comparison);
/* The same for people, in fewer columns, with the words of the new text, or of the old one where
 * several became one or nothing is left. */
TVX_API struct tvx_sheet *tvx_concordance_table(const struct tvx_comparison *comparison);

/* --- differences ---------------------------------------------------------------------------- */

/* A comparison, and what of it is asked for. */
struct tvx_diff {
	const struct tvx_comparison *comparison;
	const struct tvx_side *old_side, *new_side;
	struct tvx_str names[2]; /* of both texts, as a user has them: for two copies of one draft,
				  * which have a title in common; empty: none */
	unsigned kinds; /* 1 << enum tvx_relation for each wanted; zero: all that changed */
	const struct tvx_unit *only_old, *only_new; /* a heading stands for its section; NULL:
	                                               everything */
	bool side_by_side;
};

/* Reads "moved,new" into kinds. Fails on a word that is no relation. */
TVX_API int tvx_diff_kinds_parse(struct tvx_str text, unsigned *kinds, struct tvx_error *err);
/* Whether anything that is asked for changed; a form of quotes alone is no change. */
TVX_API bool tvx_diff_any(const struct tvx_diff *diff);
/* Sections with their counts, the last row being everything. Caller frees with
 * tvx_sheet_free. */
TVX_API struct tvx_sheet *tvx_diff_sheet(const struct tvx_diff *diff);
TVX_API void tvx_write_diff(const struct tvx_diff *diff, const struct tvx_terminal *terminal,
			    struct tvx_buf *out);
/* The whole edit script: the new text can be made from it and the old one. */
TVX_API void tvx_write_diff_json(const struct tvx_diff *diff, struct tvx_buf *out);
TVX_API void tvx_write_diff_markdown(const struct tvx_diff *diff, struct tvx_buf *out);
/* One page that needs nothing but itself. */
TVX_API void tvx_write_diff_html(const struct tvx_diff *diff, struct tvx_buf *out);

/* The concordance as lawyers print it: where each new unit comes from, then where each old one
 * went. */
TVX_API void tvx_write_concordance_markdown(const struct tvx_diff *diff, struct tvx_buf *out);
TVX_API void tvx_write_concordance_html(const struct tvx_diff *diff, struct tvx_buf *out);

/* --- three texts ---------------------------------------------------------------------------- */

/* Three texts, and what of them is asked for. */
struct tvx_three {
	const struct tvx_three_way *way;
	const struct tvx_side *base, *sides[2];
	struct tvx_str names[3];     /* of both texts and the base, as a user has them; empty: only
				      * titles, which copies of one draft have in common */
	const struct tvx_unit *only; /* of the base; a heading stands for its section; NULL: all */
	bool stat;                   /* only the counts */
};

/* Whether either text changed anything that is asked for. */
TVX_API bool tvx_three_any(const struct tvx_three *three);
TVX_API void tvx_write_three(const struct tvx_three *three, const struct tvx_terminal *terminal,
			     struct tvx_buf *out);
TVX_API void tvx_write_three_json(const struct tvx_three *three, struct tvx_buf *out);
TVX_API void tvx_write_three_markdown(const struct tvx_three *three, struct tvx_buf *out);
/* One page that needs nothing but itself. */
TVX_API void tvx_write_three_html(const struct tvx_three *three, struct tvx_buf *out);

/* --- traces --------------------------------------------------------------------------------- */

/* Every match of a trace, one row each; travaux-trace(1) explains the columns.
 * Caller frees with tvx_sheet_free. */
TVX_API struct tvx_sheet *tvx_trace_sheet(const struct tvx_trace *trace);
/* Both wordings of every match, then what nobody reports on. */
TVX_API void tvx_write_trace(const struct tvx_trace *trace, const struct tvx_terminal *terminal,
			     struct tvx_buf *out);
/* One page that needs nothing but itself. */
TVX_API void tvx_write_trace_html(const struct tvx_trace *trace, const struct tvx_side *report,
				  const struct tvx_side *program, struct tvx_buf *out);

/* --- for people --------------------------------------------------------------------------- */

/* The chair's first screen. */
TVX_API void tvx_write_status(const struct tvx_survey *survey, const struct tvx_terminal *terminal,
			      struct tvx_buf *out);
/* The record of decisions of a meeting. */
TVX_API void tvx_write_record(const struct tvx_survey *survey, const struct tvx_meeting *meeting,
			      const struct tvx_terminal *terminal, struct tvx_buf *out);
/* The cover note of a revision: numbers, and what is agreed, new, reopened and pending; before is
 * the last revision, or NULL. */
TVX_API void tvx_write_cover(const struct tvx_survey *before, const struct tvx_survey *now,
			     struct tvx_buf *out);
/* What blocks, the most contested first. */
TVX_API void tvx_write_pending(const struct tvx_survey *survey, const struct tvx_terminal *terminal,
			       struct tvx_buf *out);
/* Who owes an answer: one delegation, or everybody where by is NULL. */
TVX_API void tvx_write_owes(const struct tvx_survey *survey, const struct tvx_delegation *by,
			    const struct tvx_terminal *terminal, struct tvx_buf *out);
/* The life of one unit, and what was recorded of it, where there is a dossier. */
TVX_API void tvx_write_history(const struct tvx_survey *survey, const struct tvx_unit *unit,
			       const struct tvx_recorded *commits, size_t commit_count,
			       const struct tvx_terminal *terminal, struct tvx_buf *out);
/* Whose each run of words is, of a paragraph and its alternatives. */
TVX_API void tvx_write_blame(const struct tvx_survey *survey, const struct tvx_unit *unit,
			     const struct tvx_terminal *terminal, struct tvx_buf *out);
/* Paragraphs by delegations; with all the empty rows and columns too, and what has ended. */
TVX_API void tvx_write_matrix(const struct tvx_survey *survey, bool all,
			      const struct tvx_terminal *terminal, struct tvx_buf *out);
/* What one delegation owes, proposes and said, and what others did since a day, that day
 * included; without one, since its last meeting. */
TVX_API void tvx_write_brief(const struct tvx_survey *survey, const struct tvx_delegation *who,
			     struct tvx_date since, const struct tvx_terminal *terminal,
			     struct tvx_buf *out);
/* Every place where words stand or stood, with the words around them. */
TVX_API void tvx_write_search(const struct tvx_survey *survey, const struct tvx_search *search,
			      const struct tvx_terminal *terminal, struct tvx_buf *out);
/* How it stands, by delegation. */
TVX_API void tvx_write_delegations(const struct tvx_survey *survey,
				   const struct tvx_terminal *terminal, struct tvx_buf *out);
/* Units in a reading: all of them, or those that only stands for: a heading for its section, a
 * paragraph for itself and its alternatives. The survey is as at the reading's day. */
TVX_API void tvx_write_reading(const struct tvx_survey *survey, const struct tvx_unit *only,
			       const struct tvx_reading *reading,
			       const struct tvx_terminal *terminal, struct tvx_buf *out);

/* How what is agreed ad referendum is flagged. */
enum tvx_ad_ref_flag { TVX_AD_REF_WORDS, TVX_AD_REF_ASTERISK, TVX_AD_REF_PLAIN };

struct tvx_printing {
	enum tvx_ad_ref_flag ad_ref;
	bool bare;           /* no brackets: footnotes say what is open */
	struct tvx_str lang; /* empty: the draft's own */
};

/* The flag that the house of a draft is used to. */
TVX_API enum tvx_ad_ref_flag tvx_house_ad_ref(const struct tvx_draft *draft);
/* A consolidated draft, fit for print: a line for each paragraph. */
TVX_API void tvx_write_consolidated(const struct tvx_survey *survey,
				    const struct tvx_printing *printing, struct tvx_buf *out);
/* A draft with its names and dates, typed as delegations know it, so that reading it with the
 * house oas gives the same draft. It is read again: each unit that does not come back the same is
 * told to the listener, name is for its messages. */
TVX_API void tvx_write_typed(const struct tvx_survey *survey, struct tvx_str name,
			     struct tvx_listener listener, struct tvx_buf *out);
/* Each unit of a draft with its number in the draft that was consolidated from it. Both must
 * outlive the sheet. Caller frees with tvx_sheet_free. */
TVX_API struct tvx_sheet *tvx_numbers_sheet(const struct tvx_survey *old,
					    const struct tvx_survey *fresh);

/* A user's words fit for a terminal: no control characters, no overrides of direction. */
TVX_API void tvx_write_plain(struct tvx_str text, struct tvx_buf *out);

#ifdef __cplusplus
}
#endif
#endif
