/* What every command works with: its options, the streams, and drafts by name. */
#ifndef TVX_CLI_CLI_H
#define TVX_CLI_CLI_H

#include <stdio.h>
#include <travaux/compare.h>
#include <travaux/dossier.h>
#include <travaux/model.h>
#include <travaux/read.h>
#include <travaux/write.h>

/* What the process returns. */
enum {
	EXIT_DONE = 0,
	EXIT_FINDING = 1, /* check found something */
	EXIT_USE = 2,     /* wrong use of the command */
	EXIT_INPUT = 3,   /* the input or the dossier is at fault */
};

/* --- commands and their options ------------------------------------------------------- */

struct option {
	const char *name;           /* without the dashes */
	char letter;                /* zero: none */
	const char *value;          /* what it takes, in capitals; NULL: nothing */
	const char *const *choices; /* NULL-terminated, when only these will do */
	const char *help;           /* one line */
};

enum { MOST_OPTIONS = 20 };

struct invocation;

struct command {
	const char *name;
	const char *arguments; /* as the synopsis shows them */
	const char *summary;   /* one line */
	const char *group;     /* under which help lists it */
	int least, most;       /* how many arguments */
	struct option options[MOST_OPTIONS];
	/* Returns an exit code. */
	int (*run)(struct invocation *inv);
};

extern const struct command *const commands[];
extern const size_t command_count;
extern const struct option global_options[];

const struct command *command_find(const char *name);
/* Says that there is no such command, and which may have been meant. Returns EXIT_USE. */
int fail_command(const char *name);
/* How many letters two names differ by. */
size_t name_difference(const char *a, const char *b);

struct invocation {
	const struct command *command;
	const char
		*values[MOST_OPTIONS]; /* by the option's index; "" for a flag; NULL: not given */
	char **arguments;
	int argument_count;
	const char *directory; /* of -C */
	struct tvx_terminal terminal;
	bool paged;                  /* nobody asked for no pager */
	struct tvx_dossier *dossier; /* once it was opened */
	struct tvx_buf out;          /* the product, printed at the end */
	struct tvx_buf name, mail;   /* of the recorder */
};

/* Sorts the words after the command into options and arguments. Says what is wrong and returns
 * false. words is rearranged. */
bool options_parse(struct invocation *inv, int count, char **words);
/* Whether a word is an option of this table: fills *value (NULL when it takes none) and moves
 * *index past what it took. Returns the option's index, -1 for no option, -2 after saying what
 * is wrong with it. */
int option_match(const struct option *table, int count, char **words, int *index,
		 const char **value);

/* --- talking ------------------------------------------------------------------------------ */

/* Says on standard error what went wrong and returns the exit code that goes with it. */
int fail_with(int status, const struct tvx_error *err);
/* Wrong use; the message ends in what to do. Returns EXIT_USE. */
int fail_use(const char *format, ...) TVX_PRINTF(1, 2);
/* Adds "file:line:column: error: unit: message [name]" and a line end. */
void diagnostic_line(struct tvx_buf *out, const struct tvx_diagnostic *diagnostic, bool colour);
/* A listener that prints to standard error. */
struct tvx_listener talker(void);
/* A listener that adds the same lines to a buffer, to be printed when their turn comes. */
struct tvx_listener note_taker(struct tvx_buf *notes);
/* Decides about colour and width from the options, the environment and the terminal. */
bool output_setup(struct invocation *inv, const char *colour);
/* Prints the product, through a pager when it is for a person. Returns the exit code, another one
 * when the product could not be written. */
int output_finish(struct invocation *inv, int code);

/* --- drafts and people ----------------------------------------------------------------------- */

/* Opens the dossier around the current directory, or says why not. Returns a status. */
int open_dossier(struct invocation *inv, struct tvx_error *err);
/* Whether a DRAFT argument means a file. */
bool is_file(const char *argument);
/* A DRAFT argument: a file, or NAME[@REVISION] in the dossier; NULL for the only draft of the
 * dossier. What is wrong in it was already printed when this fails. Caller frees *out. */
int load_draft(struct invocation *inv, const char *argument, struct tvx_draft **out);
/* Both halves of it: the draft, with what there is to say of it to a listener, and a status; and
 * what to say of a status that is none, with the exit code that goes with it. Files, but nothing
 * of a dossier, may be fetched at the same time. */
int fetch_draft(struct invocation *inv, const char *argument, struct tvx_listener listener,
		struct tvx_draft **out, struct tvx_error *err);
int fail_draft(int status, const struct tvx_error *err);
/* Splits NAME[@REVISION]. Borrowed from argument. */
void split_revision(const char *argument, struct tvx_str *name, struct tvx_str *revision);
/* The name of the only draft of the dossier. Caller releases *out. Returns a status. */
int only_draft(struct invocation *inv, struct tvx_buf *out, struct tvx_error *err);
/* Who writes things down, and when, for commits. Strings are borrowed from inv and from the
 * environment. */
void recorder_setup(struct invocation *inv, struct tvx_record *record);

/* Values of options that several commands have. Each says what is wrong and returns false. */
bool value_format(const char *value, enum tvx_format *out);
bool value_date(const char *value, struct tvx_date *out);
bool value_number(const char *value, uint32_t *out);

/* Whether any of some drafts has words in a language; surveys of no draft are left out, and NULL
 * asks for none. Says which there are where not, and returns an exit code. */
int check_lang(const struct tvx_survey *surveys, size_t count, const char *lang);

/* Two drafts, surveyed, each in its reading, and perhaps the one that both come from. */
struct two_texts {
	struct tvx_draft *drafts[3];
	struct tvx_reading readings[3];
	struct tvx_survey surveys[3];
	struct tvx_side sides[3]; /* old, new; base */
};

/* Loads both drafts and reads their readings ("working" where NULL). Says what is wrong and
 * returns an exit code. Caller releases *out when that is EXIT_DONE. */
int two_texts_init(struct two_texts *texts, struct invocation *inv, char *const arguments[2],
		   const char *const readings[2]);
/* Loads the base of both as well; the same is true of it. */
int two_texts_base(struct two_texts *texts, struct invocation *inv, const char *argument,
		   const char *reading);
/* Reads all of them in a language; NULL: each in its own. Says so where none of them has anything
 * in it, and returns an exit code; the same is true of it. */
int two_texts_lang(struct two_texts *texts, const char *lang);
/* What their user calls a text: without the folders of this machine; and two of them, unless that
 * is the same. Borrowed from the arguments. */
struct tvx_str name_text(const char *argument);
void name_texts(char *const arguments[2], struct tvx_str names[2]);
void two_texts_release(struct two_texts *texts);

extern const char *const format_choices[], *const colour_choices[];

#define OPTION_FORMAT                                                              \
	{                                                                          \
		"format", 'f', "FORMAT", format_choices, "table, tsv, csv or json" \
	}
#define OPTION_AT                                                           \
	{                                                                   \
		"at", 0, "DATE", NULL, "as it was on this day (YYYY-MM-DD)" \
	}

#endif
