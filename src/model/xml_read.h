/* Between the parser's events and the model: the stack of open elements and the rules that
 * each element obeys. xml_read.c drives it, xml_elements.c knows the vocabulary. */
#ifndef TVX_MODEL_XML_READ_H
#define TVX_MODEL_XML_READ_H

#include "model/draft.h"
#include "model/xml_guard.h"

enum { TVX_XML_MOST_RULES = 10 }; /* attributes of one element */

struct tvx_reader;

struct tvx_attribute_rule {
	const char *name;
	bool required;
};

/* One row of the vocabulary. */
struct tvx_element {
	const char *name;
	const char *parents; /* names separated by spaces; "/" is the document itself */
	int rank;            /* children of one parent come in the order of their ranks */
	bool once;           /* at most one of this rank in a parent */
	bool words;          /* may hold words */
	const char *expects; /* what may stand in it, for messages */
	struct tvx_attribute_rule attributes[TVX_XML_MOST_RULES];
	/* values are in the order of the rules; those not given have a NULL ptr. */
	void (*open)(struct tvx_reader *r, const struct tvx_str *values);
	void (*close)(struct tvx_reader *r);
};

struct tvx_vocabulary {
	const char *root; /* the element that a file begins with */
	const struct tvx_element *elements;
	size_t count;
};

extern const struct tvx_vocabulary tvx_draft_vocabulary, tvx_paragraph_vocabulary,
	tvx_outline_vocabulary;

/* A proposal that a fate names and that may stand further down. */
struct tvx_later {
	struct tvx_later *next;
	struct tvx_proposal *proposal;
	struct tvx_str as;
	size_t offset; /* of the fate's tag */
};

struct tvx_frame {
	const struct tvx_element *element;
	int rank;      /* of the latest child */
	size_t offset; /* into its tag, for messages */
};

enum {
	TVX_XML_MOST_ERRORS = 100, /* after these nobody reads on */
	TVX_XML_CACHE = 64,        /* a power of two, above the number of elements */
};

/* Which row a name under a parent is; names are compared as pointers. */
struct tvx_cached {
	const char *name;
	const struct tvx_element *parent, *element;
};

struct tvx_reader {
	struct tvx_xml *xml;
	const struct tvx_vocabulary *vocabulary;
	struct tvx_str name; /* of the file */
	struct tvx_listener listener;
	struct tvx_error *err; /* gets the first error */
	size_t errors;

	struct tvx_cached cache[TVX_XML_CACHE];
	struct tvx_frame stack[TVX_XML_MOST_DEPTH + 2]; /* [0] is the document */
	size_t depth;
	size_t skipping; /* depth inside an element that is unknown */

	struct tvx_draft *draft;
	struct tvx_arena *scratch; /* of the maps below */
	struct tvx_map *delegations, *meetings, *metas, *divisions;
	struct tvx_map *folded;    /* paragraphs by lower-case id */
	struct tvx_map *proposals; /* of the open paragraph */
	struct tvx_node *division; /* the open one */
	size_t division_depth;
	struct tvx_paragraph *paragraph; /* the open one, or the one to be filled */
	bool assembling;                 /* paragraphs are filled, not added */
	struct tvx_proposal *proposal;   /* the open one */
	bool has_change;                 /* it says what it changes */
	bool too_many;                   /* the open paragraph holds more than is read */

	struct tvx_buf words; /* of the open element that may hold them */
	struct tvx_inline *inlines;
	size_t inline_count, inline_cap;
	struct tvx_str *words_out; /* where its words go; NULL: into text_out */
	struct tvx_text *text_out;
	struct tvx_later *later; /* proposals named before they could be known */
};

/* Says that something is wrong at a tag. */
void tvx_reader_error_at(struct tvx_reader *r, size_t offset, const char *name, const char *format,
			 ...) TVX_PRINTF(4, 5);
/* The same at the innermost open element. */
void tvx_reader_error(struct tvx_reader *r, const char *name, const char *format, ...)
	TVX_PRINTF(3, 4);

/* A reader that fills draft. Release with tvx_reader_release. */
void tvx_reader_init(struct tvx_reader *r, struct tvx_draft *draft, struct tvx_listener listener,
		     struct tvx_error *err);
void tvx_reader_release(struct tvx_reader *r);
/* Parses one file whose root is the element named; errors are counted in r. */
void tvx_reader_parse(struct tvx_reader *r, const struct tvx_vocabulary *vocabulary,
		      struct tvx_str bytes, struct tvx_str name);

#endif
