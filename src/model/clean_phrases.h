/* What a clean draft says in words of its own, in the language of the draft. */
#ifndef TVX_MODEL_CLEAN_PHRASES_H
#define TVX_MODEL_CLEAN_PHRASES_H

#include "travaux/model.h"

struct tvx_formal {
	const char *lang;
	const char *insert, *remove, *replace, *with; /* before the words quoted */
	const char *alternative, *delete_paragraph, *move;
	const char *open_paragraph, *open_title, *new_paragraph;
	const char *option; /* "Alternative", before its number */
	const char *legend; /* of the asterisk for ad referendum */
	const char *quotes[2];
};

/* The phrases for a language (BCP 47), or those in English. Static. */
const struct tvx_formal *tvx_formal_of(struct tvx_str lang);

#endif
