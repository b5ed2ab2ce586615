/* Cleaning up after a writer that was killed: the note tells what it was about to do. */
#include "dossier/checkout.h"
#include "dossier/guard.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
	/* Git creates a lock and writes into it at once; one that is still empty after this long
	 * and whose writer left a note is not git's. */
	STALE_AFTER_MS = 2000,
	LOCK_LIMIT_BYTES = 1 << 30,
};

static int64_t
age_ms(const struct stat *st)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return ((int64_t)now.tv_sec - (int64_t)st->st_mtim.tv_sec) * 1000 +
	       (now.tv_nsec - st->st_mtim.tv_nsec) / 1000000;
}

void
tvx_heal_lock(const char *path, struct tvx_str content)
{
	struct tvx_patience patience = { .limit_ms = STALE_AFTER_MS };
	struct tvx_buf held = { 0 };
	struct stat st;

	if (lstat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return;
	ino_t first = st.st_ino;
	while (st.st_size == 0 && age_ms(&st) < STALE_AFTER_MS && tvx_patience_wait(&patience))
		if (stat(path, &st) != 0)
			return;
	if (st.st_ino == first && !tvx_file_read(path, LOCK_LIMIT_BYTES, &held, NULL) &&
	    held.len <= content.len && (!held.len || memcmp(held.ptr, content.ptr, held.len) == 0))
		unlink(path);
	tvx_buf_release(&held);
}

static void
heal_branch(struct tvx_dossier *dossier, const struct tvx_intent *intent)
{
	struct tvx_buf path = { 0 }, content = { 0 };
	char hex[GIT_OID_HEXSZ + 1];

	tvx_buf_printf(&path, "%s%s.lock", git_repository_commondir(dossier->repo), intent->branch);
	tvx_buf_printf(&content, "%s\n", git_oid_tostr(hex, sizeof(hex), &intent->new));
	tvx_heal_lock(path.ptr, tvx_buf_str(&content));
	tvx_buf_release(&path);
	tvx_buf_release(&content);
}

struct edits {
	struct tvx_arena *arena;
	struct tvx_edit *list;
	size_t count, cap;
};

static int
collect(void *context, const struct tvx_edit *edit, struct tvx_error *err)
{
	struct edits *edits = context;

	(void)err;
	if (edits->count == edits->cap) {
		edits->cap = edits->cap ? edits->cap * 2 : 16;
		edits->list = tvx_realloc(edits->list, edits->cap, sizeof(*edits->list));
	}
	edits->list[edits->count] = *edit;
	edits->list[edits->count++].path = tvx_arena_str(edits->arena, edit->path);
	return TVX_OK;
}

/* Brings the work tree to where the branch is. */
static int
heal_files(struct tvx_dossier *dossier, const struct tvx_intent *intent)
{
	struct edits edits = { .arena = tvx_arena_new() };
	struct tvx_checkout checkout;
	git_oid old, new;
	int status = tvx_commit_tree(dossier->odb, &intent->old, &old, NULL);

	if (!status)
		status = tvx_commit_tree(dossier->odb, &intent->new, &new, NULL);
	if (!status)
		status = tvx_tree_diff(dossier->odb, &old, &new, collect, &edits, NULL);
	tvx_checkout_init(&checkout, dossier);
	if (!status)
		status = tvx_checkout_apply(&checkout, edits.list, edits.count, NULL);
	tvx_checkout_release(&checkout);
	free(edits.list);
	tvx_arena_free(edits.arena);
	return status;
}

void
tvx_heal(struct tvx_guard *guard)
{
	struct tvx_dossier *dossier = guard->dossier;
	struct tvx_intent intent;
	git_oid head;
	int status = TVX_OK;

	if (git_repository_workdir(dossier->repo))
		tvx_index_heal(dossier);
	if (access(guard->note.ptr, F_OK) != 0)
		return;
	if (tvx_guard_read(guard, &intent)) {
		heal_branch(dossier, &intent);
		if (git_repository_workdir(dossier->repo) &&
		    !tvx_head_read(dossier, &head, NULL, NULL) && git_oid_equal(&head, &intent.new))
			status = heal_files(dossier, &intent);
		free(intent.branch);
	}
	/* What could not be healed now, the next writer tries again. */
	if (!status)
		tvx_guard_forget(guard);
}
