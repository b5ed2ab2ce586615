/* The one way in which a dossier changes: objects first, then the branch by compare-and-swap,
 * then the work tree. */
#include "dossier/commit.h"

#include "dossier/checkout.h"
#include "dossier/guard.h"
#include "dossier/history.h"
#include "dossier/message.h"
#include "dossier/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BRANCH_LIMIT_MS = 5000 };

void
tvx_plan_init(struct tvx_plan *plan, struct tvx_dossier *dossier)
{
	*plan = (struct tvx_plan){ .arena = tvx_arena_new() };
	tvx_store_init(&plan->store, dossier);
}

void
tvx_plan_release(struct tvx_plan *plan)
{
	tvx_store_release(&plan->store);
	free(plan->edits);
	tvx_arena_free(plan->arena);
	*plan = (struct tvx_plan){ 0 };
}

void
tvx_plan_add(struct tvx_plan *plan, struct tvx_str path, const git_oid *old, const git_oid *new)
{
	if (git_oid_equal(old, new))
		return;
	if (plan->count == plan->cap) {
		plan->cap = plan->cap ? plan->cap * 2 : 16;
		plan->edits = tvx_realloc(plan->edits, plan->cap, sizeof(*plan->edits));
	}
	plan->edits[plan->count++] = (struct tvx_edit){ tvx_arena_str(plan->arena, path), *old,
							*new };
}

/* Sorted, and one edit a path: a caller may name a paragraph twice. */
static void
settle(struct tvx_plan *plan)
{
	size_t kept = 0;

	tvx_edits_sort(plan->edits, plan->count);
	for (size_t i = 0; i < plan->count; i++)
		if (!kept || !tvx_str_equal(plan->edits[kept - 1].path, plan->edits[i].path))
			plan->edits[kept++] = plan->edits[i];
	plan->count = kept;
}

/* --- when somebody else was first ------------------------------------------------------ */

static int
overtaken(struct tvx_dossier *dossier, const git_oid *head, struct tvx_str path,
	  struct tvx_error *err)
{
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_commit other = { 0 };
	int status = tvx_history_latest(dossier, head, path, arena, &other, err);

	if (!status)
		status = tvx_error_set(
			err, TVX_ERR_BUSY,
			"%.*s changed %.*s meanwhile (%.7s \"%.*s\"); nothing was recorded, load "
			"the draft again and repeat the change on top of theirs",
			TVX_STR_ARG(other.record.author.name), TVX_STR_ARG(path), other.id,
			TVX_STR_ARG(other.record.subject));
	tvx_arena_free(arena);
	return status;
}

/* Whether the edits can be made on top of another commit than the one they were made for. */
static int
check_base(struct tvx_plan *plan, struct tvx_dossier *dossier, const git_oid *head,
	   const git_oid *root, struct tvx_error *err)
{
	git_oid now;
	int status = TVX_OK;

	if (git_oid_equal(head, &plan->base))
		return TVX_OK;
	for (size_t i = 0; i < plan->count && !status; i++) {
		status = tvx_tree_lookup(dossier->odb, root, plan->edits[i].path, &now, err);
		if (!status && !git_oid_equal(&now, &plan->edits[i].old))
			status = overtaken(dossier, head, plan->edits[i].path, err);
	}
	return status;
}

/* --- the branch ------------------------------------------------------------------------- */

static void
set_ident(struct tvx_dossier *dossier, const struct tvx_record *record)
{
	struct tvx_buf name = { 0 }, mail = { 0 };

	tvx_person_clean(record->recorder.name, &name);
	tvx_person_clean(record->recorder.mail, &mail);
	git_repository_set_ident(dossier->repo, name.ptr, mail.ptr);
	tvx_buf_release(&name);
	tvx_buf_release(&mail);
}

static bool
is_at(struct tvx_dossier *dossier, const struct tvx_intent *intent)
{
	git_oid now;

	return git_reference_name_to_id(&now, dossier->repo, intent->branch) == 0 &&
	       git_oid_equal(&now, &intent->new);
}

/* Moves the branch; *moved: it is not where it was, and nothing was done. */
static int
move_branch(struct tvx_dossier *dossier, const struct tvx_intent *intent,
	    const struct tvx_record *record, bool *moved, struct tvx_error *err)
{
	struct tvx_patience patience = { .limit_ms = BRANCH_LIMIT_MS };
	struct tvx_str rest = record->subject, subject = tvx_str_split(&rest, '\n');
	struct tvx_buf log = { 0 };
	git_reference *branch = NULL;
	int code;

	*moved = false;
	set_ident(dossier, record);
	tvx_buf_printf(&log, "commit: %.*s", TVX_STR_ARG(subject));
	do {
		code = git_reference_create_matching(&branch, dossier->repo, intent->branch,
						     &intent->new, 1, &intent->old, log.ptr);
	} while (code == GIT_ELOCKED && tvx_patience_wait(&patience));
	git_reference_free(branch);
	tvx_buf_release(&log);
	/* It may have moved, and then the disk failed to confirm it: what counts is where it is. */
	if (code < 0 && code != GIT_ELOCKED && code != GIT_EMODIFIED && is_at(dossier, intent))
		return TVX_OK;
	*moved = code == GIT_EMODIFIED;
	if (code == GIT_ELOCKED)
		return tvx_error_set(err, TVX_ERR_BUSY,
				     "another program holds the branch; nothing was recorded, try "
				     "again, and if no git is running delete %s%s.lock",
				     git_repository_commondir(dossier->repo), intent->branch);
	if (code < 0 && !*moved)
		return tvx_git_failed(err, code, "the branch cannot be moved");
	return TVX_OK;
}

/* --- the commit ------------------------------------------------------------------------- */

static int
write_objects(struct tvx_plan *plan, const git_oid *root, struct tvx_intent *intent,
	      struct tvx_error *err)
{
	struct tvx_buf bytes = { 0 };
	git_oid tree;
	int status = tvx_tree_edit(&plan->store, root, plan->edits, plan->count, &tree, err);

	if (status)
		return status;
	tvx_commit_format(plan->record, plan->name, &tree, &intent->old, &bytes);
	status = tvx_store_write(&plan->store, GIT_OBJECT_COMMIT, tvx_buf_str(&bytes), &intent->new,
				 err);
	tvx_buf_release(&bytes);
	return status ? status : tvx_store_flush(&plan->store, err);
}

/* One try. *moved: somebody else was quicker, try again. */
static int
try_commit(struct tvx_plan *plan, struct tvx_guard *guard, struct tvx_checkout *checkout,
	   struct tvx_intent *intent, bool *moved, struct tvx_error *err)
{
	struct tvx_dossier *dossier = guard->dossier;
	git_oid root;
	int status = tvx_head_read(dossier, &intent->old, &intent->branch, err);

	if (!status)
		status = tvx_commit_tree(dossier->odb, &intent->old, &root, err);
	if (!status)
		status = check_base(plan, dossier, &intent->old, &root, err);
	if (!status)
		status = tvx_checkout_check(checkout, plan->edits, plan->count, err);
	if (!status)
		status = write_objects(plan, &root, intent, err);
	if (!status)
		status = tvx_guard_note(guard, intent, err);
	if (status)
		return status;
	status = move_branch(dossier, intent, plan->record, moved, err);
	if (status || *moved)
		tvx_guard_forget(guard);
	return status;
}

int
tvx_plan_commit(struct tvx_plan *plan, struct tvx_dossier *dossier, char id[static 41],
		struct tvx_error *err)
{
	struct tvx_checkout checkout;
	struct tvx_guard guard;
	struct tvx_patience patience = { .limit_ms = BRANCH_LIMIT_MS };
	struct tvx_intent intent = { 0 };
	bool moved;

	settle(plan);
	int status = tvx_guard_begin(&guard, dossier, err);
	if (status)
		return status;
	tvx_checkout_init(&checkout, dossier);
	do {
		free(intent.branch);
		intent.branch = NULL;
		moved = false;
		status = try_commit(plan, &guard, &checkout, &intent, &moved, err);
	} while (!status && moved && tvx_patience_wait(&patience));
	if (!status && moved)
		status = tvx_error_set(err, TVX_ERR_BUSY,
				       "others keep writing to this branch; nothing was "
				       "recorded, try again");
	/* The words are in the dossier now. A work tree that cannot follow is no reason to say
	 * otherwise: the note stays, and the next command brings it forward. */
	if (!status && !tvx_checkout_apply(&checkout, plan->edits, plan->count, NULL))
		tvx_guard_forget(&guard);
	tvx_checkout_release(&checkout);
	if (!status) {
		git_oid_tostr(id, 41, &intent.new);
		tvx_pack_when_due(dossier);
	}
	tvx_guard_end(&guard);
	free(intent.branch);
	return status;
}
