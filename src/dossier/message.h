/* Commits as bytes: what a record becomes, and what can be read back from any commit. */
#ifndef TVX_DOSSIER_MESSAGE_H
#define TVX_DOSSIER_MESSAGE_H

#include "dossier/repo.h"

/* The parts of a commit object. The strings are borrowed from its bytes. */
struct tvx_raw_commit {
	git_oid tree;
	struct tvx_str parents;           /* lines "parent <hex>", see tvx_raw_commit_parent */
	struct tvx_str author, committer; /* "Name <mail> seconds offset" */
	struct tvx_str message;
};

int tvx_raw_commit_read(struct tvx_str bytes, struct tvx_raw_commit *out, struct tvx_error *err);
/* Takes the next parent off the list; false at its end. */
bool tvx_raw_commit_parent(struct tvx_str *parents, git_oid *out);
/* The moment at the end of an author or committer line. */
struct tvx_moment tvx_raw_moment(struct tvx_str line);

/* Reads what a commit says, whoever made it. Strings are valid UTF-8 and borrowed from arena
 * or from the commit's bytes. */
void tvx_record_read(const struct tvx_raw_commit *raw, struct tvx_arena *arena,
		     struct tvx_record *out);
/* Whether a record can become a commit. */
int tvx_record_check(const struct tvx_record *record, struct tvx_error *err);
/* The commit of a record. parent is zero for the first. Adds to *out. */
void tvx_commit_format(const struct tvx_record *record, struct tvx_str draft, const git_oid *tree,
		       const git_oid *parent, struct tvx_buf *out);
/* A name or mail that git accepts, or "unknown". Adds to *out. */
void tvx_person_clean(struct tvx_str text, struct tvx_buf *out);

#endif
