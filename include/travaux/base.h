/* travaux/base.h: the small values that every other header speaks in. */
#ifndef TRAVAUX_BASE_H
#define TRAVAUX_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TVX_API               __attribute__((visibility("default")))
#define TVX_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

#define TVX_VERSION "0.1.0"

/* --- strings: bytes and a length, not terminated ------------------------------ */

struct tvx_str {
	const char *ptr; /* UTF-8, without a NUL inside */
	size_t len;
};

#define TVX_STR(literal) ((struct tvx_str){ "" literal, sizeof(literal) - 1 })
/* For printf: printf("%.*s", TVX_STR_ARG(name)). */
#define TVX_STR_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

/* The string at a C string, which may be NULL. Borrowed from text. */
TVX_API struct tvx_str tvx_str_of(const char *text);
TVX_API bool tvx_str_equal(struct tvx_str a, struct tvx_str b);
/* Equal but for the case of ASCII letters. */
TVX_API bool tvx_str_equal_nocase(struct tvx_str a, struct tvx_str b);
/* Byte order: negative, zero, positive. */
TVX_API int tvx_str_compare(struct tvx_str a, struct tvx_str b);
/* Without white space at either end. Borrowed from s. */
TVX_API struct tvx_str tvx_str_trim(struct tvx_str s);
/* The part before the first separator, which *rest then follows. Borrowed from *rest. */
TVX_API struct tvx_str tvx_str_split(struct tvx_str *rest, char separator);

/* --- a growing run of bytes ----------------------------------------------------- */

struct tvx_buf {
	char *ptr; /* always terminated by a NUL that len does not count, or NULL */
	size_t len, cap;
};

TVX_API void tvx_buf_release(struct tvx_buf *buf);
/* Empty again, the memory kept. */
TVX_API void tvx_buf_clear(struct tvx_buf *buf);
TVX_API void tvx_buf_add(struct tvx_buf *buf, struct tvx_str s);
TVX_API void tvx_buf_add_char(struct tvx_buf *buf, char c);
TVX_API void tvx_buf_printf(struct tvx_buf *buf, const char *format, ...) TVX_PRINTF(2, 3);
/* Borrowed from buf until it next changes. */
TVX_API struct tvx_str tvx_buf_str(const struct tvx_buf *buf);

/* --- dates ------------------------------------------------------------------------ */

/* A day of the Gregorian calendar; all zero is "no date given". */
struct tvx_date {
	int16_t year;
	uint8_t month, day; /* from 1 */
};

/* Reads YYYY-MM-DD and nothing else; false when it is no such day. */
TVX_API bool tvx_date_parse(struct tvx_str text, struct tvx_date *out);
TVX_API bool tvx_date_given(struct tvx_date date);
/* Negative, zero, positive; both must be given. */
TVX_API int tvx_date_compare(struct tvx_date a, struct tvx_date b);
/* Writes YYYY-MM-DD, or nothing when no date is given, and a NUL. */
TVX_API void tvx_date_format(struct tvx_date date, char out[static 11]);

/* --- what went wrong ----------------------------------------------------------------- */

/* What a function returns: zero, or one of these. *out is untouched on failure. */
enum tvx_status {
	TVX_OK = 0,
	TVX_ERR_USE = -1,     /* the caller asked for what cannot be asked */
	TVX_ERR_INPUT = -2,   /* a file is not what it should be */
	TVX_ERR_DOSSIER = -3, /* the repository is missing, damaged or refuses */
	TVX_ERR_BUSY = -4,    /* somebody else holds or moved it; trying again may help */
	TVX_ERR_SYSTEM = -5,  /* the machine refused: no space, no permission */
};

struct tvx_error {
	char message[480]; /* what, and what to do next; no place, no full stop */
	char file[240];    /* as the user named it; empty when no file is to blame */
	unsigned line;     /* from 1; zero when unknown */
	unsigned column;   /* in characters from 1; zero when unknown */
};

/* Writes the message and forgets any place. Returns status, so that a caller can end on it. */
TVX_API int tvx_error_set(struct tvx_error *err, int status, const char *format, ...)
	TVX_PRINTF(3, 4);
/* Adds the place to a message that is already set. */
TVX_API void tvx_error_place(struct tvx_error *err, struct tvx_str file, unsigned line,
			     unsigned column);

enum tvx_level { TVX_NOTE, TVX_WARNING, TVX_ERROR };

/* One thing to say about an input; reading goes on after it. */
struct tvx_diagnostic {
	enum tvx_level level;
	const char *name;      /* stable, hyphenated, explained in travaux-check(1) */
	struct tvx_str file;   /* as the user named it; may be empty */
	unsigned line, column; /* from 1; zero when unknown */
	struct tvx_str unit;   /* id of the paragraph spoken of; may be empty */
	const char *message;
	struct tvx_str place; /* of the unit, as printed; empty when nobody surveyed it */
};

/* Who listens to diagnostics. A NULL function means that nobody does. */
struct tvx_listener {
	void (*tell)(void *context, const struct tvx_diagnostic *diagnostic);
	void *context;
};

/* --- files --------------------------------------------------------------------------- */

/* Reads a whole file ("-" is standard input) of at most limit_bytes and adds it to *out. */
TVX_API int tvx_file_read(const char *path, size_t limit_bytes, struct tvx_buf *out,
			  struct tvx_error *err);
/* Replaces the file at once or not at all: a temporary file beside it, then a rename. A device or
 * a pipe is written to. */
TVX_API int tvx_file_write(const char *path, struct tvx_str bytes, struct tvx_error *err);

/* Does two things at the same time, or one after the other where no second thread is to be had;
 * returns when both are done. They must not write to the same memory. */
TVX_API void tvx_do_both(void (*here)(void *), void *here_context, void (*beside)(void *),
			 void *beside_context);

/* Works through a row of things, one half of which is done beside the other: half is 0 or 1.
 * A row of fewer than least is done by one, as half 0. */
TVX_API void tvx_do_halves(void (*work)(void *context, int half, size_t start, size_t end),
			   void *context, size_t count, size_t least);

/* Called when memory runs out; must not return. The default says so and aborts. */
TVX_API void tvx_set_out_of_memory(void (*hook)(void));

#ifdef __cplusplus
}
#endif
#endif
