/* A typed text on its way to a draft: lines, then blocks, each of which becomes a unit, a part of
 * one, or a footnote; and the guesses that were made. */
#ifndef TVX_READ_PAPER_H
#define TVX_READ_PAPER_H

#include "read/house.h"
#include "travaux/read.h"

enum {
	/* Brackets nested deeper than people read are words. Seven was the most seen. */
	TVX_BRACKETS_DEEP = 12,
	/* Groups that one block may have; beyond that its brackets are words. */
	TVX_MOST_GROUPS = 2000,
	TVX_MOST_PARTIES = 24,
};

struct tvx_line {
	struct tvx_str text; /* without blanks at its ends */
	bool furniture;      /* a page number or a page head */
};

enum tvx_style {
	TVX_STYLE_NONE,
	TVX_STYLE_ROMAN,
	TVX_STYLE_LETTER,
	TVX_STYLE_NUMBER,
	TVX_STYLE_LOW_ROMAN,
	TVX_STYLE_LOW_LETTER,
	TVX_STYLE_DECIMAL, /* 2.1, E.2 */
	TVX_STYLE_WORD,    /* Article 5, Appendix I */
	TVX_STYLE_CODE,    /* OP1, PP12 */
	TVX_STYLE_OPTION,  /* Option 2 */
	TVX_STYLE_BULLET,
};

struct tvx_label {
	enum tvx_style style;
	unsigned value;
	unsigned other; /* of a letter that is also a roman number; the E of "E.2."; or zero */
	struct tvx_str printed; /* "23.bis" */
	struct tvx_str key;     /* "23bis", for ids */
	size_t opened;          /* brackets that open before it: "[OP4. words" */
	bool bis;
};

/* Where a stretch of a block's text stands in the paper. */
struct tvx_piece {
	size_t at;   /* offset in the text */
	size_t line; /* index */
	size_t column;
};

enum tvx_block_kind {
	TVX_BLOCK_PARAGRAPH,
	TVX_BLOCK_TITLE,
	TVX_BLOCK_NOTE,
	TVX_BLOCK_HEADING,
	TVX_BLOCK_ITEM,
	TVX_BLOCK_FOOTNOTE, /* the text of one */
	TVX_BLOCK_LEAD_IN,  /* announces the alternative that follows */
	TVX_BLOCK_REMARK,   /* nothing but marks and remarks on what stands before it */
	TVX_BLOCK_BRACKET,  /* nothing but a bracket around the blocks beside it */
};

struct tvx_block {
	size_t first; /* line */
	struct tvx_label label;
	struct tvx_str text; /* without the label */
	size_t cut;          /* bytes that were cut off before the text */
	struct tvx_piece *pieces;
	size_t piece_count;
	size_t *marks; /* offsets of reduced footnote marks */
	size_t mark_count;
	enum tvx_block_kind kind;
	bool after_blank;
	bool by_override; /* a person said what it is */
	size_t across;    /* number of the line in which its bracket closes, or zero */
	size_t across_at; /* where that opens */
};

struct tvx_override;

struct tvx_paper {
	struct tvx_arena *arena;
	struct tvx_str text, name;
	struct tvx_line *lines;
	size_t line_count;
	bool negotiated; /* brackets may dispute words */
	bool wrapped;    /* paragraphs are broken over lines of about the same length */
	struct tvx_block *blocks;
	size_t block_count;
	const struct tvx_house *house;
	const struct tvx_read_options *options;
	struct tvx_listener listener;
	struct tvx_override *overrides;
	size_t override_count, override_misses;
	size_t guesses;
};

/* lines.c */
void tvx_paper_lines(struct tvx_paper *paper);
/* labels.c: how many bytes at the start of a line are a label and the blanks after it. */
size_t tvx_label_parse(const struct tvx_paper *paper, struct tvx_str line, struct tvx_label *out);
/* blocks.c */
/* Without brackets at its end, in which marks and names stand. */
struct tvx_str tvx_without_groups(struct tvx_str text);
bool tvx_ends_a_sentence(struct tvx_str text);
bool tvx_is_all_capitals(struct tvx_str text);
void tvx_paper_blocks(struct tvx_paper *paper);
/* across.c: brackets that open in one block and close in another hold each of them. */
void tvx_paper_across(struct tvx_paper *paper);
void tvx_block_place(const struct tvx_paper *paper, const struct tvx_block *block, size_t offset,
		     unsigned *line, unsigned *column);
/* kinds.c: what each block is. */
void tvx_paper_kinds(struct tvx_paper *paper);

/* --- guesses.c -------------------------------------------------------------------------------- */

/* What was assumed of some words of a block. unit is where it ends up. */
struct tvx_assumption {
	const char *name; /* bare-bracket */
	enum tvx_confidence confidence;
	struct tvx_str words;
	size_t offset; /* into the block's text */
	const char *assumed, *why;
};

void tvx_guess_tell(struct tvx_paper *paper, const struct tvx_block *block, struct tvx_str unit,
		    const struct tvx_assumption *assumption);
/* The unit of answers about the document as a whole. */
#define TVX_OVERRIDE_META TVX_STR("meta")
int tvx_overrides_parse(struct tvx_paper *paper, struct tvx_error *err);
/* The answer that the overrides have for these words of a unit, or an empty string. */
struct tvx_str tvx_override_find(struct tvx_paper *paper, struct tvx_str unit,
				 struct tvx_str words);
/* Tells of overrides that met nothing. */
void tvx_overrides_finish(struct tvx_paper *paper);

#endif
