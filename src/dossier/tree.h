/* Trees as bytes: scanning, comparing and editing them without objects in between. */
#ifndef TVX_DOSSIER_TREE_H
#define TVX_DOSSIER_TREE_H

#include "dossier/bulk.h"
#include "dossier/repo.h"

/* Folders in folders that are followed. A dossier has four; the rest is somebody else's. */
enum { TVX_TREE_MOST_DEPTH = 64 };

struct tvx_tree_entry {
	struct tvx_str name; /* Borrowed from the tree's bytes. */
	unsigned mode;
	git_oid id;
};

bool tvx_tree_entry_is_folder(const struct tvx_tree_entry *entry);
bool tvx_tree_entry_is_file(const struct tvx_tree_entry *entry);
/* Git sorts a folder as if its name ended with a slash. */
int tvx_tree_entry_order(const struct tvx_tree_entry *a, const struct tvx_tree_entry *b);
/* Takes the next entry off the bytes of a tree. False at the end, which leaves *rest empty,
 * and at bytes that are no entry, which does not. */
bool tvx_tree_next(struct tvx_str *rest, struct tvx_tree_entry *out);
bool tvx_tree_find(struct tvx_str tree, struct tvx_str name, struct tvx_tree_entry *out);
/* The id of the file at a path; zero when there is none. */
int tvx_tree_lookup(git_odb *odb, const git_oid *root, struct tvx_str path, git_oid *out,
		    struct tvx_error *err);

/* One file that a commit changes. */
struct tvx_edit {
	struct tvx_str path;
	git_oid old, new; /* zero: no such file */
};

/* Sorts by path in bytes, the order in which tvx_tree_edit wants them. */
void tvx_edits_sort(struct tvx_edit *edits, size_t count);
/* Writes the trees that edits (sorted, no path twice) make of the tree root, which may be zero
 * for none. A folder that becomes empty is left out. */
int tvx_tree_edit(struct tvx_store *store, const git_oid *root, const struct tvx_edit *edits,
		  size_t count, git_oid *out, struct tvx_error *err);

/* Called for every file that differs; edit lives as long as the call. */
typedef int (*tvx_tree_tell)(void *context, const struct tvx_edit *edit, struct tvx_error *err);
/* Compares two trees, either of which may be zero; equal folders are not opened. A status
 * that tell returns ends it and is returned. */
int tvx_tree_diff(git_odb *odb, const git_oid *old, const git_oid *new, tvx_tree_tell tell,
		  void *context, struct tvx_error *err);

#endif
