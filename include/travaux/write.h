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

/* Every pair of a comparison, one row each; travaux-concordance(1) explains the columns.
 * The comparison must outlive the sheet. Caller frees with tvx_sheet_free. */
TVX_API struct tvx_sheet *tvx_concordance_sheet(const struct tvx_comparison *comparison);

/* --- differences ---------------------------------------------------------------------------- */

/* A comparison, and what of it is asked for. */
struct tvx_diff {
	const struct tvx_comparison *comparison;
	const struct tvx_side *old_side, *new_side;
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
	const struct tvx_unit *only; /* of the base; a heading stands for its section; NULL: all */
	bool stat;                   /* only the counts */
};

/* Whether either text changed anything that is asked for. */
TVX_API bool tvx_three_any(const struct tvx_three *three);
TVX_API void tvx_write_three(const struct tvx_three *three, const struct tvx_terminal *terminal,
			     struct tvx_buf *out);
TVX_API void tvx_write_three_json(const struct tvx_three *three, struct tvx_buf *out);

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
/* Units in a reading: all of them, or those that only stands for: a heading for its section, a
 * paragraph for itself and its alternatives. The survey is as at the reading's day. */
TVX_API void tvx_write_reading(const struct tvx_survey *survey, const struct tvx_unit *only,
			       const struct tvx_reading *reading,
			       const struct tvx_terminal *terminal, struct tvx_buf *out);
/* A user's words fit for a terminal: no control characters, no overrides of direction. */
TVX_API void tvx_write_plain(struct tvx_str text, struct tvx_buf *out);

#ifdef __cplusplus
}
#endif
#endif
