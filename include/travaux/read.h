/* travaux/read.h: drafts from files, whatever their format. */
#ifndef TRAVAUX_READ_H
#define TRAVAUX_READ_H

#include "travaux/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* --- what was assumed of a typed text -------------------------------------------------- */

enum tvx_confidence { TVX_HIGH, TVX_MEDIUM, TVX_LOW };

TVX_API const char *tvx_confidence_word(enum tvx_confidence confidence);

/* Something that the paper does not say outright. The strings live as long as the call. */
struct tvx_guess {
	const char *name; /* bare-bracket; travaux-convert(1) explains each */
	enum tvx_confidence confidence;
	unsigned line, column; /* in the paper */
	struct tvx_str unit;   /* id of the paragraph; may be empty */
	struct tvx_str words;  /* as printed; unit and words name the guess in an overrides file */
	const char *assumed, *why;
};

/* All may be left out. */
struct tvx_read_options {
	struct tvx_str house;          /* id of a house; empty: the best-matching one */
	struct tvx_str profile;        /* the text of a profile, instead of one that is built in */
	struct tvx_str lang;           /* empty: en */
	const struct tvx_draft *base;  /* the text that is being amended */
	struct tvx_str overrides;      /* the text of an overrides file */
	struct tvx_str overrides_name; /* for messages */
	void (*guess)(void *context, const struct tvx_guess *guess);
	void *context;
};

/* Reads a typed negotiation text. Nothing of it is refused: what cannot be read for certain is
 * assumed, told as a guess, and kept word for word. name is for messages, and gives the draft its
 * id. Fails for an unknown house or a faulty profile or overrides file.
 * Caller frees *out with tvx_draft_free. */
TVX_API int tvx_read_typed(struct tvx_str bytes, struct tvx_str name,
			   const struct tvx_read_options *options, struct tvx_listener listener,
			   struct tvx_draft **out, struct tvx_error *err);

/* --- any format ---------------------------------------------------------------------------- */

/* Reads a draft from bytes whose format is found by looking at them; a text that is no draft file
 * is a typed one. options may be NULL. The listener and err as in tvx_draft_parse. Caller frees
 * *out with tvx_draft_free. */
TVX_API int tvx_read(struct tvx_str bytes, struct tvx_str name,
		     const struct tvx_read_options *options, struct tvx_listener listener,
		     struct tvx_draft **out, struct tvx_error *err);
/* The same from a file; "-" is standard input. */
TVX_API int tvx_read_file(const char *path, const struct tvx_read_options *options,
			  struct tvx_listener listener, struct tvx_draft **out,
			  struct tvx_error *err);

#ifdef __cplusplus
}
#endif
#endif
