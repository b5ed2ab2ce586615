/* Packing: deltas make the history of a dossier small and its reading fast.
 *
 * Nothing is thrown away: what no branch reaches is packed like the rest, and a file is removed
 * only when the objects in it are in a pack that is durable. So readers and writers may be at
 * work meanwhile: who does not find a file any more looks for the packs again. */
#include "dossier/pack.h"

#include "dossier/graph_write.h"
#include "dossier/guard.h"
#include "dossier/tree.h"
#include "dossier/walk.h"

#include <stdlib.h>
#include <string.h>

enum {
	/* git gc --auto waits for 6,700; one paragraph costs six objects a commit. */
	LOOSE_DUE = 2000,
	/* Every lookup may ask each pack. */
	MOST_PACKS = 8,
};

/* Puts an object on the list of the pack, if it is wanted. False when it is not, or was. */
static bool
insert(struct tvx_packing *packing, const git_oid *id, const char *name, int *code)
{
	struct tvx_packed *packed = tvx_wanted(packing, id);

	if (!packed || packed->done || *code)
		return false;
	*code = git_packbuilder_insert(packing->builder, id, name);
	packed->done = true;
	return true;
}

/* Objects that follow each other in time are alike, and deltas are sought among neighbours: so
 * the list is in the order of the history. */
static void
insert_tree(struct tvx_packing *packing, const git_oid *id, const char *name, int depth, int *code)
{
	struct tvx_tree_entry entry;
	git_odb_object *object;
	struct tvx_buf inside = { 0 };

	if (!insert(packing, id, name, code) || depth == TVX_TREE_MOST_DEPTH ||
	    tvx_object_read(packing->dossier->odb, id, GIT_OBJECT_TREE, name, &object, NULL))
		return;
	struct tvx_str rest = tvx_object_str(object);
	while (tvx_tree_next(&rest, &entry)) {
		tvx_buf_clear(&inside);
		tvx_buf_add(&inside, entry.name);
		if (tvx_tree_entry_is_folder(&entry))
			insert_tree(packing, &entry.id, inside.ptr, depth + 1, code);
		else
			insert(packing, &entry.id, inside.ptr, code);
	}
	tvx_buf_release(&inside);
	git_odb_object_free(object);
}

static int
add_tip(git_reference *reference, void *context)
{
	struct tvx_walker *walker = context;
	struct tvx_step_commit *commit;
	git_object *object;

	if (git_reference_peel(&object, reference, GIT_OBJECT_COMMIT) == 0) {
		if (!tvx_walker_get(walker, git_object_id(object), &commit, NULL))
			tvx_walker_add(walker, commit);
		git_object_free(object);
	}
	git_reference_free(reference);
	return 0;
}

static int
insert_history(struct tvx_packing *packing)
{
	struct tvx_step_commit *commit, *parent;
	struct tvx_walker walker;

	tvx_walker_init(&walker, packing->dossier);
	int code = git_reference_foreach(packing->dossier->repo, add_tip, &walker);
	while (!code && (commit = tvx_walker_next(&walker))) {
		/* Below what is packed, all is packed, or it comes in with the rest. */
		if (!insert(packing, &commit->id, NULL, &code))
			continue;
		insert_tree(packing, &commit->tree, "", 0, &code);
		for (unsigned i = 0; i < commit->parent_count; i++)
			if (!tvx_walker_get(&walker, &commit->parents[i], &parent, NULL))
				tvx_walker_add(&walker, parent);
	}
	tvx_walker_release(&walker);
	for (struct tvx_packed *packed = packing->first; packed && !code; packed = packed->next)
		insert(packing, &packed->id, NULL, &code);
	return code;
}

static int
write_pack(struct tvx_packing *packing, struct tvx_error *err)
{
	int code = git_packbuilder_new(&packing->builder, packing->dossier->repo);

	if (!code)
		code = insert_history(packing);
	if (!code)
		code = git_packbuilder_write(packing->builder, NULL, 0, NULL, NULL);
	if (code < 0)
		return tvx_git_failed(err, code, "the dossier cannot be packed");
	struct tvx_buf name = { 0 };
	tvx_buf_printf(&name, "pack-%s", git_packbuilder_name(packing->builder));
	tvx_remove_packed(packing, name.ptr);
	tvx_buf_release(&name);
	git_odb_refresh(packing->dossier->odb);
	return TVX_OK;
}

static int
pack(struct tvx_dossier *dossier, size_t most_packs, struct tvx_error *err)
{
	struct tvx_packing packing = { .dossier = dossier, .arena = tvx_arena_new() };
	int status = TVX_OK;

	packing.wanted = tvx_map_new(packing.arena);
	tvx_buf_printf(&packing.folder, "%sobjects/", git_repository_commondir(dossier->repo));
	tvx_want_loose(&packing);
	tvx_want_packs(&packing, most_packs);
	if (packing.count)
		status = write_pack(&packing, err);
	if (!status)
		status = tvx_graph_write(dossier, err);
	git_packbuilder_free(packing.builder);
	tvx_buf_release(&packing.folder);
	free(packing.packs);
	tvx_arena_free(packing.arena);
	return status;
}

/* Who has told git not to tidy up by itself means us too. */
static bool
is_wanted(struct tvx_dossier *dossier)
{
	git_config *config;
	int32_t due = LOOSE_DUE;

	if (git_repository_config_snapshot(&config, dossier->repo) == 0) {
		if (git_config_get_int32(&due, config, "gc.auto") != 0)
			due = LOOSE_DUE;
		git_config_free(config);
	}
	return due > 0;
}

void
tvx_pack_when_due(struct tvx_dossier *dossier)
{
	if (tvx_loose_estimate(dossier) > LOOSE_DUE && is_wanted(dossier))
		pack(dossier, SIZE_MAX, NULL);
}

int
tvx_dossier_pack(struct tvx_dossier *dossier, struct tvx_error *err)
{
	struct tvx_guard guard;
	int status = tvx_guard_begin(&guard, dossier, err);

	if (status)
		return status;
	status = pack(dossier, MOST_PACKS, err);
	tvx_guard_end(&guard);
	return status;
}
