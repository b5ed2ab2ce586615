/* Putting a whole draft into a dossier. */
#include "dossier/commit.h"
#include "dossier/layout.h"
#include "dossier/message.h"

#include "base/map.h"
#include "model/xml.h"

/* From here on one pack is cheaper than a file for each object. */
enum { BULK_FROM = 32 };

/* A file that the dossier has of the draft to be replaced. */
struct there {
	struct there *next;
	struct tvx_str path;
	git_oid id;
	bool kept; /* the new draft has it too */
};

struct adding {
	struct tvx_dossier *dossier;
	struct tvx_plan plan;
	struct tvx_map *by_path;
	struct there *all;
	struct tvx_buf bytes;
};

/* Whether a path inside a draft's folder is one that this layer writes; what else a person has
 * put there is theirs. */
static bool
is_part(struct tvx_str inside)
{
	if (tvx_str_equal(inside, TVX_STR("draft.xml")) ||
	    tvx_str_equal(inside, TVX_STR("outline.xml")))
		return true;
	return inside.len > 4 && inside.ptr[1] == '/' && inside.ptr[3] == '/' &&
	       tvx_paragraph_of_file((struct tvx_str){ inside.ptr + 4, inside.len - 4 }).len;
}

static int
meet(void *context, const struct tvx_edit *edit, struct tvx_error *err)
{
	struct adding *adding = context;
	struct there *there;

	(void)err;
	if (!is_part(edit->path))
		return TVX_OK;
	there = TVX_ARENA_NEW(adding->plan.arena, struct there);
	there->id = edit->new;
	there->path = tvx_arena_printf(adding->plan.arena, "%.*s/%.*s",
				       TVX_STR_ARG(adding->plan.name), TVX_STR_ARG(edit->path));
	there->next = adding->all;
	adding->all = there;
	tvx_map_add(adding->by_path, there->path, there);
	return TVX_OK;
}

/* Finds the folder of the draft's name in the root tree; *out stays zero when there is none. */
static int
find_folder(struct adding *adding, struct tvx_str root, git_oid *out, struct tvx_error *err)
{
	struct tvx_tree_entry entry;

	while (tvx_tree_next(&root, &entry)) {
		if (!tvx_str_equal_nocase(entry.name, adding->plan.name))
			continue;
		if (!tvx_str_equal(entry.name, adding->plan.name))
			return tvx_error_set(err, TVX_ERR_USE,
					     "'%.*s' differs from '%.*s', which the dossier has, "
					     "only in capitals; some disks cannot tell them apart",
					     TVX_STR_ARG(adding->plan.name),
					     TVX_STR_ARG(entry.name));
		if (tvx_tree_entry_is_folder(&entry))
			*out = entry.id;
	}
	return TVX_OK;
}

/* Meets the files that the dossier has under the draft's name. */
static int
look_around(struct adding *adding, bool replace, struct tvx_error *err)
{
	struct tvx_plan *plan = &adding->plan;
	git_odb *odb = adding->dossier->odb;
	git_oid root, folder = { 0 }, nothing = { 0 };
	git_odb_object *object;
	char head[TVX_PATH_BYTES];

	int status = tvx_head_read(adding->dossier, &plan->base, NULL, err);
	if (!status)
		status = tvx_commit_tree(odb, &plan->base, &root, err);
	if (!status)
		status = tvx_object_read(odb, &root, GIT_OBJECT_TREE, "the dossier's folder",
					 &object, err);
	if (status)
		return status;
	status = find_folder(adding, tvx_object_str(object), &folder, err);
	git_odb_object_free(object);
	if (!status)
		status = tvx_tree_diff(odb, &nothing, &folder, meet, adding, err);
	tvx_head_path(plan->name, head);
	if (!status && !replace && tvx_map_get(adding->by_path, tvx_str_of(head)))
		status = tvx_error_set(err, TVX_ERR_USE,
				       "the dossier already has a draft '%.*s'; choose another "
				       "name, or replace it (--replace)",
				       TVX_STR_ARG(plan->name));
	return status;
}

static int
add_part(struct adding *adding, const char *path, struct tvx_error *err)
{
	struct there *there = tvx_map_get(adding->by_path, tvx_str_of(path));
	git_oid old = { 0 }, new;
	int status = tvx_store_write(&adding->plan.store, GIT_OBJECT_BLOB,
				     tvx_buf_str(&adding->bytes), &new, err);

	tvx_buf_clear(&adding->bytes);
	if (status)
		return status;
	if (there) {
		there->kept = true;
		old = there->id;
	}
	tvx_plan_add(&adding->plan, tvx_str_of(path), &old, &new);
	return TVX_OK;
}

static int
add_parts(struct adding *adding, const struct tvx_draft *draft, struct tvx_error *err)
{
	const struct tvx_paragraph *paragraph;
	const git_oid nothing = { 0 };
	char path[TVX_PATH_BYTES];
	struct tvx_walk walk;

	tvx_head_format(draft, &adding->bytes);
	tvx_head_path(adding->plan.name, path);
	int status = add_part(adding, path, err);
	if (!status) {
		tvx_outline_format(draft, &adding->bytes);
		tvx_outline_path(adding->plan.name, path);
		status = add_part(adding, path, err);
	}
	tvx_walk_start(&walk, &draft->root.node);
	while (!status && (paragraph = tvx_walk_paragraph(&walk))) {
		tvx_paragraph_format(paragraph, &adding->bytes);
		tvx_paragraph_path(adding->plan.name, paragraph->id, path);
		status = add_part(adding, path, err);
	}
	for (struct there *there = adding->all; there && !status; there = there->next)
		if (!there->kept)
			tvx_plan_add(&adding->plan, there->path, &there->id, &nothing);
	return status;
}

int
tvx_dossier_add(struct tvx_dossier *dossier, struct tvx_str name, const struct tvx_draft *draft,
		bool replace, const struct tvx_record *record, char id[static 41],
		struct tvx_error *err)
{
	struct adding adding = { .dossier = dossier };
	struct tvx_plan *plan = &adding.plan;
	int status = tvx_draft_name_check(name, err);

	if (!status)
		status = tvx_record_check(record, err);
	if (status)
		return status;
	tvx_plan_init(plan, dossier);
	plan->name = name;
	plan->record = record;
	adding.by_path = tvx_map_new(plan->arena);
	if (draft->paragraph_count >= BULK_FROM)
		status = tvx_store_init_bulk(&plan->store, dossier, err);
	if (!status)
		status = look_around(&adding, replace, err);
	if (!status)
		status = add_parts(&adding, draft, err);
	if (!status && plan->count)
		status = tvx_plan_commit(plan, dossier, id, err);
	else if (!status)
		id[0] = '\0';
	tvx_buf_release(&adding.bytes);
	tvx_plan_release(plan);
	return status;
}
