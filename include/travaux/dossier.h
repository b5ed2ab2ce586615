/* travaux/dossier.h: the git repository of one negotiation. Its layout is in travaux-dossier(5). */
#ifndef TRAVAUX_DOSSIER_H
#define TRAVAUX_DOSSIER_H

#include "travaux/model.h"

#ifdef __cplusplus
extern "C" {
#endif

struct tvx_dossier;

struct tvx_person {
	struct tvx_str name, mail;
};

/* A moment as git keeps it. */
struct tvx_moment {
	int64_t seconds;    /* since 1970-01-01T00:00:00Z */
	int offset_minutes; /* of the clock of whoever wrote it down */
};

/* What a commit says. The subject is a sentence that a diplomat understands; the other
 * strings become trailers, those that are empty do not. */
struct tvx_record {
	struct tvx_person author;   /* the delegation, or the secretariat */
	struct tvx_person recorder; /* who wrote it down */
	struct tvx_moment when;
	struct tvx_str subject, body;
	struct tvx_str draft; /* read back only; a commit names the draft that it changes */
	struct tvx_str action, paragraph, proposal, meeting;
};

/* A commit that was read. */
struct tvx_commit {
	char id[41];
	struct tvx_record record;
};

/* Makes a dossier, or fails when there is one already. A bare one has no work tree. */
TVX_API int tvx_dossier_init(const char *path, bool bare, const struct tvx_record *record,
			     struct tvx_error *err);
/* Opens the dossier at path or in a folder above it. Caller frees *out with tvx_dossier_free. */
TVX_API int tvx_dossier_open(const char *path, struct tvx_dossier **out, struct tvx_error *err);
TVX_API void tvx_dossier_free(struct tvx_dossier *dossier);
/* Adds the name and mail of whoever commits, as far as git's configuration says: that of the
 * dossier, or of the machine when there is none. */
TVX_API void tvx_dossier_recorder(struct tvx_dossier *dossier, struct tvx_buf *name,
				  struct tvx_buf *mail);

/* Fills the commit id of a revision: a tag, branch, commit, or YYYY-MM-DD (the last commit
 * recorded on or before that day). Empty: the newest. */
TVX_API int tvx_dossier_resolve(struct tvx_dossier *dossier, struct tvx_str revision,
				char out[static 41], struct tvx_error *err);
/* Calls back with the name of every draft at a revision, in byte order. */
TVX_API int tvx_dossier_drafts(struct tvx_dossier *dossier, struct tvx_str revision,
			       void (*tell)(void *context, struct tvx_str name), void *context,
			       struct tvx_error *err);

/* Loads a draft as it was at a revision. Caller frees *out with tvx_draft_free. */
TVX_API int tvx_dossier_load(struct tvx_dossier *dossier, struct tvx_str name,
			     struct tvx_str revision, struct tvx_listener listener,
			     struct tvx_draft **out, struct tvx_error *err);

/* What a commit changes in a draft. */
struct tvx_change {
	bool head;                        /* metadata, delegations, meetings */
	bool outline;                     /* order, new or removed paragraphs */
	const struct tvx_str *paragraphs; /* ids of those touched, added or removed */
	size_t paragraph_count;
};

/* Commits the parts of draft that change names. base is the commit that the draft was loaded
 * from. When the branch has moved since, the commit is made on top of it if nothing that
 * change names was touched meanwhile; otherwise TVX_ERR_BUSY says by whom. All or nothing.
 * id gets the new commit, or is empty when the dossier had all that already. */
TVX_API int tvx_dossier_save(struct tvx_dossier *dossier, struct tvx_str name,
			     const struct tvx_draft *draft, const struct tvx_change *change,
			     const char *base, const struct tvx_record *record, char id[static 41],
			     struct tvx_error *err);
/* Commits a whole draft under a name. One of that name is replaced only when asked; then what
 * is equal stays as it is. id is empty when there was nothing to change. */
TVX_API int tvx_dossier_add(struct tvx_dossier *dossier, struct tvx_str name,
			    const struct tvx_draft *draft, bool replace,
			    const struct tvx_record *record, char id[static 41],
			    struct tvx_error *err);

/* Calls back, newest first, with each commit up to a revision that changed the draft, or the
 * one paragraph of it when an id is given; without a name, with every commit. What tell is
 * given lives as long as its call. Stops early when tell returns false. */
TVX_API int tvx_dossier_history(struct tvx_dossier *dossier, struct tvx_str name,
				struct tvx_str paragraph, struct tvx_str revision,
				bool (*tell)(void *context, const struct tvx_commit *commit),
				void *context, struct tvx_error *err);

/* A draft as it was issued, sealed by an annotated tag NAME/REVISION. */
struct tvx_revision {
	struct tvx_str name; /* Rev.1 */
	char commit[41];
	struct tvx_str issuer;
	struct tvx_moment when;
	bool is_signed;      /* whether by whom it says, stock git's verify-tag knows */
	struct tvx_str note; /* the cover note, and the signature */
};

/* The bytes of the tag that issues a draft as it is now, for somebody to sign: record says who
 * issues it, when, and with which words. Adds to *out. Fails when it was issued already. */
TVX_API int tvx_revision_format(struct tvx_dossier *dossier, struct tvx_str draft,
				struct tvx_str revision, const struct tvx_record *record,
				struct tvx_buf *out, struct tvx_error *err);
/* Issues it: the bytes of the tag, with a signature at their end or not. */
TVX_API int tvx_revision_write(struct tvx_dossier *dossier, struct tvx_str draft,
			       struct tvx_str revision, struct tvx_str bytes,
			       struct tvx_error *err);
/* Calls back with every revision of a draft, oldest first. What tell is given lives as long as
 * its call. */
TVX_API int tvx_dossier_revisions(struct tvx_dossier *dossier, struct tvx_str draft,
				  void (*tell)(void *context, const struct tvx_revision *revision),
				  void *context, struct tvx_error *err);

/* Tells what is missing, altered, misplaced or not in canonical form at the newest revision.
 * *findings counts what was told. */
TVX_API int tvx_dossier_verify(struct tvx_dossier *dossier, struct tvx_listener listener,
			       size_t *findings, struct tvx_error *err);
/* Tells of every commit that changed a draft and names no event: those that were made by hand. */
TVX_API int tvx_dossier_unrecorded(struct tvx_dossier *dossier, struct tvx_str name,
				   struct tvx_listener listener, struct tvx_error *err);
/* Packs loose objects and writes the commit-graph, so that histories read fast. Safe beside
 * other readers and writers. */
TVX_API int tvx_dossier_pack(struct tvx_dossier *dossier, struct tvx_error *err);

#ifdef __cplusplus
}
#endif
#endif
