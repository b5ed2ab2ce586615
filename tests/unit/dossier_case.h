/* A folder for dossiers, and the few steps that every test of them takes. */
#ifndef TESTS_UNIT_DOSSIER_CASE_H
#define TESTS_UNIT_DOSSIER_CASE_H

#include "travaux/dossier.h"

/* Group fixtures: a folder to work in, of which the process makes its home, and its removal. */
int dossier_folder_make(void **state);
int dossier_folder_remove(void **state);
/* A fresh path in the folder. Borrowed until the next call but seven. */
const char *dossier_path(void);

/* A record of the given author; every one is a minute later than the one before. */
struct tvx_record dossier_record(const char *author, const char *subject);
/* Makes and opens a dossier with the draft "prog": paragraphs a, b, c in division D.
 * Caller frees with tvx_dossier_free. */
struct tvx_dossier *dossier_make(const char *path, bool bare);
struct tvx_dossier *dossier_open(const char *path);
/* Loads "prog". Caller frees with tvx_draft_free. */
struct tvx_draft *dossier_load(struct tvx_dossier *dossier, const char *revision);
/* The newest commit, in out. */
void dossier_head(struct tvx_dossier *dossier, char out[static 41]);
struct tvx_draft *dossier_draft(const char *body);
/* The words of a paragraph become these. */
void dossier_write(struct tvx_draft *draft, const char *id, const char *words);
/* Writes words into one paragraph of the newest "prog" and saves it; returns the status. */
int dossier_edit(struct tvx_dossier *dossier, const char *author, const char *id, const char *words,
		 char commit[static 41], struct tvx_error *err);
/* Runs a shell command with $D set to path; fails the test when it fails. */
void dossier_shell(const char *path, const char *command);
/* What a shell command prints, without its last line end. Caller frees with free. */
char *dossier_output(const char *path, const char *command);

/* Diagnostics, one "name file" a line. */
struct dossier_findings {
	struct tvx_buf lines;
};
struct tvx_listener dossier_listener(struct dossier_findings *findings);

#endif
