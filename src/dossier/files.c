/* Which files a draft has, from its folders read once. */
#include "dossier/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
tvx_found_path(const struct tvx_files *files, const struct tvx_found *found,
	       char out[static TVX_PATH_BYTES])
{
	snprintf(out, TVX_PATH_BYTES, "%.*s/%c/%c/%.*s.xml", TVX_STR_ARG(files->name),
		 found->bucket[0], found->bucket[1], TVX_STR_ARG(found->id));
}

/* Of two files of one paragraph, the one in its own folder counts. */
static void
add_found(struct tvx_files *files, struct tvx_found *found)
{
	struct tvx_found *other = tvx_map_add(files->by_id, found->id, found);
	char bucket[2];

	if (files->last)
		files->last->next = found;
	else
		files->first = found;
	files->last = found;
	if (!other)
		return;
	tvx_paragraph_bucket(found->id, bucket);
	if (memcmp(found->bucket, bucket, sizeof(bucket)) != 0)
		return;
	/* The one that was met first is told by its own entry, which stays in the list. */
	struct tvx_found swapped = *other;
	other->blob = found->blob;
	memcpy(other->bucket, found->bucket, sizeof(bucket));
	found->blob = swapped.blob;
	memcpy(found->bucket, swapped.bucket, sizeof(bucket));
}

static int
list_bucket(struct tvx_files *files, const git_oid *tree, char x, char y, struct tvx_error *err)
{
	struct tvx_tree_entry entry;
	git_odb_object *object;
	int status = tvx_object_read(files->odb, tree, GIT_OBJECT_TREE, "a folder", &object, err);

	if (status)
		return status;
	struct tvx_str rest = tvx_object_str(object);
	while (tvx_tree_next(&rest, &entry)) {
		struct tvx_str id = tvx_paragraph_of_file(entry.name);

		if (!tvx_tree_entry_is_file(&entry) || !id.len)
			continue;
		struct tvx_found *found = TVX_ARENA_NEW(files->arena, struct tvx_found);
		*found = (struct tvx_found){ .id = tvx_arena_str(files->arena, id),
					     .bucket = { x, y },
					     .blob = entry.id };
		add_found(files, found);
	}
	git_odb_object_free(object);
	return TVX_OK;
}

static bool
is_digit_folder(const struct tvx_tree_entry *entry)
{
	char c = entry->name.ptr[0];

	return tvx_tree_entry_is_folder(entry) && entry->name.len == 1 &&
	       ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
}

static int
list_digit(struct tvx_files *files, const git_oid *tree, char x, struct tvx_error *err)
{
	struct tvx_tree_entry entry;
	git_odb_object *object;
	int status = tvx_object_read(files->odb, tree, GIT_OBJECT_TREE, "a folder", &object, err);

	if (status)
		return status;
	struct tvx_str rest = tvx_object_str(object);
	while (!status && tvx_tree_next(&rest, &entry))
		if (is_digit_folder(&entry))
			status = list_bucket(files, &entry.id, x, entry.name.ptr[0], err);
	git_odb_object_free(object);
	return status;
}

static int
list_draft(struct tvx_files *files, struct tvx_str tree, struct tvx_error *err)
{
	struct tvx_tree_entry entry;
	int status = TVX_OK;

	while (!status && tvx_tree_next(&tree, &entry)) {
		if (is_digit_folder(&entry))
			status = list_digit(files, &entry.id, entry.name.ptr[0], err);
		else if (tvx_str_equal(entry.name, TVX_STR("draft.xml")) &&
			 tvx_tree_entry_is_file(&entry))
			files->head = entry.id;
		else if (tvx_str_equal(entry.name, TVX_STR("outline.xml")) &&
			 tvx_tree_entry_is_file(&entry))
			files->outline = entry.id;
	}
	return status;
}

static int
find_draft(struct tvx_files *files, const git_oid *root, git_odb_object **out,
	   struct tvx_error *err)
{
	struct tvx_tree_entry entry;
	git_odb_object *object;
	int status = tvx_object_read(files->odb, root, GIT_OBJECT_TREE, "the dossier's folder",
				     &object, err);

	if (status)
		return status;
	if (!tvx_tree_find(tvx_object_str(object), files->name, &entry) ||
	    !tvx_tree_entry_is_folder(&entry))
		entry.id = (git_oid){ 0 };
	git_odb_object_free(object);
	if (!tvx_oid_given(&entry.id))
		return tvx_error_set(err, TVX_ERR_USE,
				     "the dossier has no draft '%.*s' at this revision",
				     TVX_STR_ARG(files->name));
	return tvx_object_read(files->odb, &entry.id, GIT_OBJECT_TREE, "the draft's folder", out,
			       err);
}

int
tvx_files_init(struct tvx_files *files, git_odb *odb, const git_oid *root, struct tvx_str name,
	       struct tvx_error *err)
{
	git_odb_object *object;

	*files = (struct tvx_files){ .odb = odb, .arena = tvx_arena_new(), .name = name };
	files->by_id = tvx_map_new(files->arena);
	int status = find_draft(files, root, &object, err);
	if (!status) {
		status = list_draft(files, tvx_object_str(object), err);
		git_odb_object_free(object);
	}
	if (!status && (!tvx_oid_given(&files->head) || !tvx_oid_given(&files->outline)))
		status = tvx_error_set(err, TVX_ERR_DOSSIER,
				       "'%.*s' is no whole draft: it has no %s; put the file back "
				       "with 'git log' and 'git restore'",
				       TVX_STR_ARG(name),
				       tvx_oid_given(&files->head) ? "outline.xml" : "draft.xml");
	if (status)
		tvx_files_release(files);
	return status;
}

void
tvx_files_release(struct tvx_files *files)
{
	git_odb_object_free(files->open);
	tvx_arena_free(files->arena);
	*files = (struct tvx_files){ 0 };
}

int
tvx_files_read(struct tvx_files *files, const git_oid *blob, const char *path,
	       git_odb_object **object, struct tvx_error *err)
{
	int status = tvx_object_read(files->odb, blob, GIT_OBJECT_BLOB, path, object, err);

	if (status)
		return status;
	files->bytes += git_odb_object_size(*object);
	if (files->bytes <= TVX_LIMIT_FILE_BYTES)
		return TVX_OK;
	git_odb_object_free(*object);
	*object = NULL;
	return tvx_error_set(err, TVX_ERR_INPUT, "larger than %u bytes, the most that is read",
			     TVX_LIMIT_FILE_BYTES);
}

static int
by_bytes(const void *a, const void *b)
{
	return tvx_str_compare(*(const struct tvx_str *)a, *(const struct tvx_str *)b);
}

int
tvx_draft_names(git_odb *odb, const git_oid *root, struct tvx_arena *arena, struct tvx_str **out,
		size_t *count, struct tvx_error *err)
{
	struct tvx_tree_entry entry;
	struct tvx_str *names = NULL;
	git_odb_object *object;
	git_oid part;
	size_t n = 0;

	int status = tvx_object_read(odb, root, GIT_OBJECT_TREE, "the dossier's folder", &object,
				     err);
	if (status)
		return status;
	struct tvx_str rest = tvx_object_str(object);
	while (!status && tvx_tree_next(&rest, &entry)) {
		if (!tvx_tree_entry_is_folder(&entry))
			continue;
		status = tvx_tree_lookup(odb, &entry.id, TVX_STR("draft.xml"), &part, err);
		if (!status && !tvx_oid_given(&part))
			status = tvx_tree_lookup(odb, &entry.id, TVX_STR("outline.xml"), &part,
						 err);
		if (status || !tvx_oid_given(&part))
			continue;
		names = tvx_realloc(names, n + 1, sizeof(*names));
		names[n++] = tvx_arena_str(arena, entry.name);
	}
	git_odb_object_free(object);
	if (status) {
		free(names);
		return status;
	}
	/* Git sorts folders as if their names ended with a slash; people do not. */
	if (n)
		qsort(names, n, sizeof(*names), by_bytes);
	*out = names;
	*count = n;
	return TVX_OK;
}
