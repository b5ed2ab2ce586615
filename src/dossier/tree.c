/* Scanning the bytes of git trees. */
#include "dossier/tree.h"

#include <string.h>

bool
tvx_tree_entry_is_folder(const struct tvx_tree_entry *entry)
{
	return entry->mode == GIT_FILEMODE_TREE;
}

bool
tvx_tree_entry_is_file(const struct tvx_tree_entry *entry)
{
	return (entry->mode & 0170000) == 0100000;
}

/* "100644 name\0" and twenty bytes of id (gitformat-pack and git-mktree describe it). */
bool
tvx_tree_next(struct tvx_str *rest, struct tvx_tree_entry *out)
{
	const char *at = rest->ptr, *end = rest->ptr + rest->len;
	unsigned mode = 0;

	if (!rest->len)
		return false;
	for (; at < end && *at >= '0' && *at <= '7' && mode < 1u << 20; at++)
		mode = mode << 3 | (unsigned)(*at - '0');
	if (at == rest->ptr || at == end || *at++ != ' ')
		return false;
	const char *nul = memchr(at, '\0', (size_t)(end - at));
	if (!nul || nul == at || (size_t)(end - nul) <= GIT_OID_RAWSZ)
		return false;
	out->name = (struct tvx_str){ at, (size_t)(nul - at) };
	out->mode = mode;
	memcpy(out->id.id, nul + 1, GIT_OID_RAWSZ);
	rest->ptr = nul + 1 + GIT_OID_RAWSZ;
	rest->len = (size_t)(end - rest->ptr);
	return true;
}

bool
tvx_tree_find(struct tvx_str tree, struct tvx_str name, struct tvx_tree_entry *out)
{
	while (tvx_tree_next(&tree, out))
		if (tvx_str_equal(out->name, name))
			return true;
	return false;
}

int
tvx_tree_lookup(git_odb *odb, const git_oid *root, struct tvx_str path, git_oid *out,
		struct tvx_error *err)
{
	struct tvx_tree_entry entry = { .mode = GIT_FILEMODE_TREE, .id = *root };
	struct tvx_str rest = path;

	while (rest.len) {
		struct tvx_str name = tvx_str_split(&rest, '/');
		git_odb_object *tree;

		if (!tvx_tree_entry_is_folder(&entry) || !tvx_oid_given(&entry.id)) {
			*out = (git_oid){ 0 };
			return TVX_OK;
		}
		int status = tvx_object_read(odb, &entry.id, GIT_OBJECT_TREE, "a folder", &tree,
					     err);
		if (status)
			return status;
		if (!tvx_tree_find(tvx_object_str(tree), name, &entry))
			entry = (struct tvx_tree_entry){ .mode = GIT_FILEMODE_BLOB };
		git_odb_object_free(tree);
	}
	*out = tvx_tree_entry_is_file(&entry) ? entry.id : (git_oid){ 0 };
	return TVX_OK;
}

/* The byte after the common part of two names. */
static int
byte_at(const struct tvx_tree_entry *entry, size_t at)
{
	if (at < entry->name.len)
		return (unsigned char)entry->name.ptr[at];
	return tvx_tree_entry_is_folder(entry) ? '/' : 0;
}

int
tvx_tree_entry_order(const struct tvx_tree_entry *a, const struct tvx_tree_entry *b)
{
	size_t least = a->name.len < b->name.len ? a->name.len : b->name.len;
	int order = memcmp(a->name.ptr, b->name.ptr, least);

	if (order)
		return order;
	return byte_at(a, least) - byte_at(b, least);
}
