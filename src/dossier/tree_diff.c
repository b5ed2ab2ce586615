/* The files that differ between two trees. */
#include "dossier/tree.h"

#include <stdlib.h>

enum side { OLD, NEW };

/* One folder on both sides; a side that has none is empty. */
struct level {
	git_odb_object *object[2];
	struct tvx_str rest[2];
	struct tvx_tree_entry entry[2];
	bool here[2]; /* entry[side] is waiting to be compared */
	size_t path_len;
};

struct diff {
	git_odb *odb;
	struct level levels[TVX_TREE_MOST_DEPTH];
	size_t depth;
	struct tvx_buf path;
	tvx_tree_tell tell;
	void *context;
};

static int
open_level(struct diff *diff, const git_oid *old, const git_oid *new, struct tvx_error *err)
{
	const git_oid *ids[2] = { old, new };

	if (diff->depth == TVX_TREE_MOST_DEPTH)
		return tvx_error_set(err, TVX_ERR_DOSSIER,
				     "the folders of the repository are nested more than %d deep",
				     TVX_TREE_MOST_DEPTH);
	struct level *level = &diff->levels[diff->depth++];
	*level = (struct level){ .path_len = diff->path.len };
	for (int side = OLD; side <= NEW; side++) {
		if (!tvx_oid_given(ids[side]))
			continue;
		int status = tvx_object_read(diff->odb, ids[side], GIT_OBJECT_TREE, "a folder",
					     &level->object[side], err);
		if (status)
			return status;
		level->rest[side] = tvx_object_str(level->object[side]);
	}
	return TVX_OK;
}

static void
close_level(struct diff *diff)
{
	struct level *level = &diff->levels[--diff->depth];

	git_odb_object_free(level->object[OLD]);
	git_odb_object_free(level->object[NEW]);
}

/* Fills *old and *new with the next entry of either side or of both; false at the end. */
static bool
next_pair(struct level *level, struct tvx_tree_entry *old, struct tvx_tree_entry *new)
{
	for (int side = OLD; side <= NEW; side++)
		if (!level->here[side])
			level->here[side] = tvx_tree_next(&level->rest[side], &level->entry[side]);
	*old = *new = (struct tvx_tree_entry){ 0 };
	if (!level->here[OLD] && !level->here[NEW])
		return false;
	int before = !level->here[OLD] ? 1
		     : !level->here[NEW]
			     ? -1
			     : tvx_tree_entry_order(&level->entry[OLD], &level->entry[NEW]);
	if (before <= 0) {
		*old = level->entry[OLD];
		level->here[OLD] = false;
	}
	if (before >= 0) {
		*new = level->entry[NEW];
		level->here[NEW] = false;
	}
	return true;
}

static int
compare(struct diff *diff, const struct tvx_tree_entry *old, const struct tvx_tree_entry *new,
	struct tvx_error *err)
{
	const struct tvx_tree_entry *entry = old->name.ptr ? old : new;

	if (git_oid_equal(&old->id, &new->id) && old->mode == new->mode)
		return TVX_OK;
	diff->path.len = diff->levels[diff->depth - 1].path_len;
	tvx_buf_add(&diff->path, entry->name);
	if (tvx_tree_entry_is_folder(entry)) {
		tvx_buf_add_char(&diff->path, '/');
		return open_level(diff, &old->id, &new->id, err);
	}
	struct tvx_edit edit = { tvx_buf_str(&diff->path), old->id, new->id };
	return diff->tell(diff->context, &edit, err);
}

int
tvx_tree_diff(git_odb *odb, const git_oid *old, const git_oid *new, tvx_tree_tell tell,
	      void *context, struct tvx_error *err)
{
	struct tvx_tree_entry old_entry, new_entry;

	if (git_oid_equal(old, new))
		return TVX_OK;
	struct diff *diff = tvx_alloc(sizeof(*diff));
	*diff = (struct diff){ .odb = odb, .tell = tell, .context = context };
	int status = open_level(diff, old, new, err);
	while (diff->depth && !status) {
		if (next_pair(&diff->levels[diff->depth - 1], &old_entry, &new_entry))
			status = compare(diff, &old_entry, &new_entry, err);
		else
			close_level(diff);
	}
	while (diff->depth)
		close_level(diff);
	tvx_buf_release(&diff->path);
	free(diff);
	return status;
}
