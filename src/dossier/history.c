/* The story of a path: commits are compared by the id of one tree entry, and a folder is opened
 * only when its id is not the one met last.
 *
 * Merges are followed as git-log(1) does by default: a parent that has the same entry is
 * followed alone, since all that the path is came from there. */
#include "dossier/history.h"

#include "dossier/layout.h"
#include "dossier/message.h"
#include "dossier/resolve.h"
#include "dossier/tree.h"
#include "dossier/walk.h"

#include <string.h>

enum { MOST_NAMES = 8 }; /* in a path; the layout has four */

/* One folder on the path and what was found in it last. */
struct level {
	struct tvx_str name;
	git_oid folder, entry;
	bool known;
};

struct story {
	struct tvx_walker walker;
	struct level levels[MOST_NAMES];
	size_t depth;
};

static void
set_path(struct story *story, struct tvx_str path)
{
	while (path.len && story->depth < MOST_NAMES)
		story->levels[story->depth++].name = tvx_str_split(&path, '/');
}

static int
look_up(struct story *story, struct level *level, const git_oid *folder, struct tvx_error *err)
{
	struct tvx_tree_entry entry;
	git_odb_object *object;

	if (level->known && git_oid_equal(&level->folder, folder))
		return TVX_OK;
	int status = tvx_object_read(story->walker.dossier->odb, folder, GIT_OBJECT_TREE,
				     "a folder", &object, err);
	if (status)
		return status;
	if (!tvx_tree_find(tvx_object_str(object), level->name, &entry) ||
	    (level + 1 < story->levels + story->depth && !tvx_tree_entry_is_folder(&entry)))
		entry.id = (git_oid){ 0 };
	git_odb_object_free(object);
	level->folder = *folder;
	level->entry = entry.id;
	level->known = true;
	return TVX_OK;
}

/* What a commit has at the path; zero: nothing. */
static int
find_entry(struct story *story, struct tvx_step_commit *commit, struct tvx_error *err)
{
	git_oid at = commit->tree;

	if (commit->entry_known)
		return TVX_OK;
	for (size_t i = 0; i < story->depth && tvx_oid_given(&at); i++) {
		int status = look_up(story, &story->levels[i], &at, err);
		if (status)
			return status;
		at = story->levels[i].entry;
	}
	commit->entry = at;
	commit->entry_known = true;
	return TVX_OK;
}

/* The first parent that has the same at the path; NULL when there is none. */
static int
find_same(struct story *story, struct tvx_step_commit *commit, struct tvx_step_commit **out,
	  struct tvx_error *err)
{
	int status = find_entry(story, commit, err);

	*out = NULL;
	for (unsigned i = 0; i < commit->parent_count && !*out && !status; i++) {
		struct tvx_step_commit *parent;

		status = tvx_walker_get(&story->walker, &commit->parents[i], &parent, err);
		if (!status)
			status = find_entry(story, parent, err);
		if (!status && git_oid_equal(&parent->entry, &commit->entry))
			*out = parent;
	}
	return status;
}

static int
add_parents(struct story *story, struct tvx_step_commit *commit, struct tvx_error *err)
{
	for (unsigned i = 0; i < commit->parent_count; i++) {
		struct tvx_step_commit *parent;
		int status = tvx_walker_get(&story->walker, &commit->parents[i], &parent, err);

		if (status)
			return status;
		tvx_walker_add(&story->walker, parent);
	}
	return TVX_OK;
}

static int
read_commit(git_odb *odb, const git_oid *id, struct tvx_arena *arena, struct tvx_commit *out,
	    struct tvx_error *err)
{
	struct tvx_raw_commit raw;
	git_odb_object *object;
	int status = tvx_object_read(odb, id, GIT_OBJECT_COMMIT, "a commit", &object, err);

	if (status)
		return status;
	struct tvx_str bytes = tvx_arena_str(arena, tvx_object_str(object));
	git_odb_object_free(object);
	status = tvx_raw_commit_read(bytes, &raw, err);
	if (status)
		return status;
	git_oid_tostr(out->id, sizeof(out->id), id);
	tvx_record_read(&raw, arena, &out->record);
	return TVX_OK;
}

/* One commit of the walk. *go: go on. */
static int
take_step(struct story *story, struct tvx_step_commit *commit,
	  bool (*tell)(void *context, const struct tvx_commit *commit), void *context, bool *go,
	  struct tvx_error *err)
{
	struct tvx_step_commit *same = NULL;
	int status = story->depth ? find_same(story, commit, &same, err) : TVX_OK;

	if (status)
		return status;
	if (same) {
		tvx_walker_add(&story->walker, same);
		return TVX_OK;
	}
	/* The very first commits of a history change only what they have. */
	if (commit->parent_count || !story->depth || tvx_oid_given(&commit->entry)) {
		struct tvx_arena *arena = tvx_arena_new();
		struct tvx_commit told = { 0 };

		status = read_commit(story->walker.dossier->odb, &commit->id, arena, &told, err);
		if (!status)
			*go = tell(context, &told);
		tvx_arena_free(arena);
	}
	return status || !*go ? status : add_parents(story, commit, err);
}

int
tvx_history(struct tvx_dossier *dossier, const git_oid *head, struct tvx_str path,
	    bool (*tell)(void *context, const struct tvx_commit *commit), void *context,
	    struct tvx_error *err)
{
	struct tvx_step_commit *commit;
	struct story story = { 0 };
	bool go = true;

	tvx_walker_init(&story.walker, dossier);
	set_path(&story, path);
	int status = tvx_walker_get(&story.walker, head, &commit, err);
	if (!status)
		tvx_walker_add(&story.walker, commit);
	while (!status && go && (commit = tvx_walker_next(&story.walker)))
		status = take_step(&story, commit, tell, context, &go, err);
	tvx_walker_release(&story.walker);
	return status;
}

static bool
remember_id(void *context, const struct tvx_commit *commit)
{
	strcpy(context, commit->id);
	return false;
}

int
tvx_history_latest(struct tvx_dossier *dossier, const git_oid *head, struct tvx_str path,
		   struct tvx_arena *arena, struct tvx_commit *out, struct tvx_error *err)
{
	char hex[41] = "";
	git_oid id;
	int status = tvx_history(dossier, head, path, remember_id, hex, err);

	if (status || !hex[0])
		return status;
	git_oid_fromstr(&id, hex);
	return read_commit(dossier->odb, &id, arena, out, err);
}

int
tvx_dossier_history(struct tvx_dossier *dossier, struct tvx_str name, struct tvx_str paragraph,
		    struct tvx_str revision,
		    bool (*tell)(void *context, const struct tvx_commit *commit), void *context,
		    struct tvx_error *err)
{
	struct tvx_str path = name;
	char bytes[TVX_PATH_BYTES];
	git_oid head;
	int status = name.len ? tvx_draft_name_check(name, err) : TVX_OK;

	if (!status)
		status = tvx_resolve(dossier, revision, &head, err);
	if (status)
		return status;
	if (paragraph.len > TVX_LIMIT_ID_BYTES || (paragraph.len && !name.len))
		return tvx_error_set(err, TVX_ERR_USE, "'%.*s' is no id of a paragraph",
				     TVX_STR_ARG(paragraph));
	if (paragraph.len) {
		tvx_paragraph_path(name, paragraph, bytes);
		path = tvx_str_of(bytes);
	}
	return tvx_history(dossier, &head, path, tell, context, err);
}
