/* One writer at a time, and a note of what it is about to do, so that the next one can clean up
 * after one that was killed. */
#ifndef TVX_DOSSIER_GUARD_H
#define TVX_DOSSIER_GUARD_H

#include "dossier/repo.h"

/* How long somebody is waited for. */
struct tvx_patience {
	int64_t until_ms; /* zero: the waiting has not begun */
	int64_t limit_ms;
};

/* Sleeps for a moment of random length. False when the time is over. */
bool tvx_patience_wait(struct tvx_patience *patience);

/* A branch is about to move from one commit to another. */
struct tvx_intent {
	git_oid old, new;
	char *branch; /* refs/heads/main */
};

struct tvx_guard {
	struct tvx_dossier *dossier;
	int lock;            /* file descriptor, or -1 where files cannot be locked */
	struct tvx_buf note; /* path of the note */
};

/* Waits until no other writer is at work and cleans up what one that was killed left. */
int tvx_guard_begin(struct tvx_guard *guard, struct tvx_dossier *dossier, struct tvx_error *err);
/* Lets the next one in. */
void tvx_guard_end(struct tvx_guard *guard);
/* Writes the note. */
int tvx_guard_note(struct tvx_guard *guard, const struct tvx_intent *intent, struct tvx_error *err);
/* Reads the note; false when there is none or it was never finished. Caller frees
 * out->branch with free. */
bool tvx_guard_read(struct tvx_guard *guard, struct tvx_intent *out);
/* Removes the note: all that was intended is done, or none of it. */
void tvx_guard_forget(struct tvx_guard *guard);

/* Finishes or undoes what a killed writer left. */
void tvx_heal(struct tvx_guard *guard);
/* Removes path, a lock file, when it holds the beginning of what the killed writer would have
 * written into it. One that is empty must also be old. */
void tvx_heal_lock(const char *path, struct tvx_str content);

#endif
