/* Writing the trees that a commit changes. */
#include "dossier/tree.h"

#include <stdlib.h>
#include <string.h>

static int
by_path(const void *a, const void *b)
{
	return tvx_str_compare(((const struct tvx_edit *)a)->path,
			       ((const struct tvx_edit *)b)->path);
}

void
tvx_edits_sort(struct tvx_edit *edits, size_t count)
{
	if (count)
		qsort(edits, count, sizeof(*edits), by_path);
}

static void
add_entry(struct tvx_buf *out, const struct tvx_tree_entry *entry)
{
	tvx_buf_printf(out, "%o %.*s", entry->mode, TVX_STR_ARG(entry->name));
	tvx_buf_add_char(out, '\0');
	tvx_buf_add(out, (struct tvx_str){ (const char *)entry->id.id, GIT_OID_RAWSZ });
}

static int
by_tree_order(const void *a, const void *b)
{
	return tvx_tree_entry_order(a, b);
}

/* The part of a path after the folders that are open already. */
static struct tvx_str
tail(const struct tvx_edit *edit, size_t skip)
{
	return (struct tvx_str){ edit->path.ptr + skip, edit->path.len - skip };
}

/* How many edits from the first on stand in the same folder or are the same file. */
static size_t
same_name(const struct tvx_edit *edits, size_t count, size_t skip, struct tvx_str *name,
	  bool *folder)
{
	struct tvx_str rest = tail(&edits[0], skip);
	size_t n = 1;

	*folder = memchr(rest.ptr, '/', rest.len);
	*name = tvx_str_split(&rest, '/');
	for (; n < count; n++) {
		struct tvx_str other = tail(&edits[n], skip);
		if (!tvx_str_equal(tvx_str_split(&other, '/'), *name))
			break;
	}
	return n;
}

struct listing {
	struct tvx_tree_entry *list;
	size_t count, cap;
};

static void
listing_add(struct listing *listing, const struct tvx_tree_entry *entry)
{
	if (listing->count == listing->cap) {
		listing->cap = listing->cap ? listing->cap * 2 : 64;
		listing->list = tvx_realloc(listing->list, listing->cap, sizeof(*listing->list));
	}
	listing->list[listing->count++] = *entry;
}

static int edit_folder(struct tvx_store *store, const git_oid *root, const struct tvx_edit *edits,
		       size_t count, size_t skip, git_oid *out, struct tvx_error *err);

/* What the edits under one name make of its entry, which may be NULL; a zero id: nothing. */
static int
edit_name(struct tvx_store *store, const struct tvx_tree_entry *before, struct tvx_str name,
	  bool folder, const struct tvx_edit *edits, size_t count, size_t skip,
	  struct tvx_tree_entry *out, struct tvx_error *err)
{
	static const git_oid nothing;
	const git_oid *root = &nothing;

	out->name = name;
	if (!folder) {
		out->mode = GIT_FILEMODE_BLOB;
		out->id = edits[0].new;
	}
	if (before && tvx_tree_entry_is_folder(before) != folder)
		return tvx_error_set(err, TVX_ERR_DOSSIER,
				     "'%.*s' is %s in the dossier; move it out of the way and "
				     "commit, then try again",
				     (int)(skip + name.len), edits[0].path.ptr,
				     folder ? "not a folder" : "a folder");
	if (!folder)
		return TVX_OK;
	out->mode = GIT_FILEMODE_TREE;
	if (before)
		root = &before->id;
	return edit_folder(store, root, edits, count, skip + name.len + 1, &out->id, err);
}

/* Reads a tree into a list that borrows from *object. */
static int
list_folder(git_odb *odb, const git_oid *root, git_odb_object **object, struct listing *listing,
	    struct tvx_error *err)
{
	struct tvx_tree_entry entry;

	*object = NULL;
	if (!tvx_oid_given(root))
		return TVX_OK;
	int status = tvx_object_read(odb, root, GIT_OBJECT_TREE, "a folder", object, err);
	if (status)
		return status;
	struct tvx_str rest = tvx_object_str(*object);
	while (tvx_tree_next(&rest, &entry))
		listing_add(listing, &entry);
	if (rest.len)
		return tvx_error_set(err, TVX_ERR_DOSSIER,
				     "a folder of the dossier cannot be read; run 'git fsck'");
	return TVX_OK;
}

static int
write_folder(struct tvx_store *store, struct listing *listing, git_oid *out, struct tvx_error *err)
{
	struct tvx_buf bytes = { 0 };

	if (listing->count)
		qsort(listing->list, listing->count, sizeof(*listing->list), by_tree_order);
	for (size_t i = 0; i < listing->count; i++)
		if (tvx_oid_given(&listing->list[i].id))
			add_entry(&bytes, &listing->list[i]);
	*out = (git_oid){ 0 };
	int status = TVX_OK;
	if (bytes.len)
		status = tvx_store_write(store, GIT_OBJECT_TREE, tvx_buf_str(&bytes), out, err);
	tvx_buf_release(&bytes);
	return status;
}

/* Recursion goes as deep as the paths that this layer makes, which is four. */
static int
edit_folder(struct tvx_store *store, const git_oid *root, const struct tvx_edit *edits,
	    size_t count, size_t skip, git_oid *out, struct tvx_error *err)
{
	struct listing listing = { 0 };
	git_odb_object *object;
	int status = list_folder(store->odb, root, &object, &listing, err);
	size_t old_count = listing.count;

	for (size_t i = 0, n; i < count && !status; i += n) {
		struct tvx_tree_entry after, *before = NULL;
		struct tvx_str name;
		bool folder;

		n = same_name(edits + i, count - i, skip, &name, &folder);
		for (size_t k = 0; k < old_count && !before; k++)
			if (tvx_str_equal(listing.list[k].name, name))
				before = &listing.list[k];
		status = edit_name(store, before, name, folder, edits + i, n, skip, &after, err);
		if (!status && before)
			before->id = after.id;
		else if (!status)
			listing_add(&listing, &after);
	}
	if (!status)
		status = write_folder(store, &listing, out, err);
	free(listing.list);
	git_odb_object_free(object);
	return status;
}

int
tvx_tree_edit(struct tvx_store *store, const git_oid *root, const struct tvx_edit *edits,
	      size_t count, git_oid *out, struct tvx_error *err)
{
	git_oid tree;
	int status = edit_folder(store, root, edits, count, 0, &tree, err);

	if (!status)
		git_oid_cpy(out, &tree);
	return status;
}
