/* The words that references are made of, in the four languages of the houses. */
#ifndef TVX_MODEL_REFERENCE_WORDS_H
#define TVX_MODEL_REFERENCE_WORDS_H

#include "travaux/base.h"

/* What a noun before a number speaks of. */
enum tvx_reference_kind { TVX_OF_PARAGRAPH, TVX_OF_SECTION, TVX_OF_ANNEX };

struct tvx_reference_noun {
	const char *one, *many; /* in lower case */
	enum tvx_reference_kind kind;
	bool labelled; /* the number alone means something else: Annex III */
	/* How a title would have it that its paragraphs are called so; NULL for any of the kind. */
	const char *stem;
};

/* NULL when the word is none. */
const struct tvx_reference_noun *tvx_reference_noun(struct tvx_str word);

/* Lists of words that end in NULL; none of them asks for the case. */
extern const char *const tvx_reference_ands[];       /* between two numbers */
extern const char *const tvx_reference_aboves[];     /* after numbers */
extern const char *const tvx_reference_belows[];     /* after numbers */
extern const char *const tvx_reference_ofs[];        /* before that of which it is a part */
extern const char *const tvx_reference_of_the[];     /* the same, when an article follows */
extern const char *const tvx_reference_articles[];   /* "the" */
extern const char *const tvx_reference_theses[];     /* "this" */
extern const char *const tvx_reference_parts[];      /* of which any draft consists */
extern const char *const tvx_reference_others[];     /* documents with paragraphs of their own */
extern const char *const tvx_reference_qualifiers[]; /* before the noun: of another document */

bool tvx_reference_word_is(const char *const *list, struct tvx_str word);

#endif
