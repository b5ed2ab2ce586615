/* Looking for what is missing, altered, misplaced or written in another form. */
#include "dossier/load.h"
#include "dossier/message.h"
#include "dossier/resolve.h"
#include "model/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct verify {
	struct tvx_dossier *dossier;
	struct tvx_listener listener;
	size_t findings;
	struct tvx_str name; /* of the draft whose commits are looked at */
};

static void
tell(struct verify *verify, enum tvx_level level, const char *name, struct tvx_str file,
     struct tvx_str unit, const char *message)
{
	struct tvx_diagnostic diagnostic = {
		.level = level, .name = name, .file = file, .unit = unit, .message = message
	};

	verify->findings++;
	if (verify->listener.tell)
		verify->listener.tell(verify->listener.context, &diagnostic);
}

/* --- objects --------------------------------------------------------------------------------- */

/* An object to be read, and where it was met first. */
struct pending {
	struct pending *next;
	git_oid id;
	git_object_t type;
	struct tvx_str path;
};

struct sweep {
	struct verify *verify;
	struct tvx_arena *arena;
	struct tvx_map *met;
	struct pending *waiting;
};

static void
meet(struct sweep *sweep, const git_oid *id, git_object_t type, struct tvx_str folder,
     struct tvx_str name)
{
	struct tvx_str key = { (const char *)id->id, GIT_OID_RAWSZ };
	struct pending *pending;

	if (tvx_map_get(sweep->met, key))
		return;
	pending = TVX_ARENA_NEW(sweep->arena, struct pending);
	pending->id = *id;
	pending->type = type;
	if (folder.len)
		pending->path = tvx_arena_printf(sweep->arena, "%.*s/%.*s", TVX_STR_ARG(folder),
						 TVX_STR_ARG(name));
	else
		pending->path = tvx_arena_str(sweep->arena, name);
	key.ptr = (const char *)pending->id.id;
	tvx_map_add(sweep->met, key, pending);
	pending->next = sweep->waiting;
	sweep->waiting = pending;
}

static void
meet_entries(struct sweep *sweep, const struct pending *tree, struct tvx_str bytes)
{
	struct tvx_tree_entry entry;

	while (tvx_tree_next(&bytes, &entry)) {
		if (tvx_tree_entry_is_folder(&entry))
			meet(sweep, &entry.id, GIT_OBJECT_TREE, tree->path, entry.name);
		else if (entry.mode != GIT_FILEMODE_COMMIT)
			meet(sweep, &entry.id, GIT_OBJECT_BLOB, tree->path, entry.name);
	}
	if (bytes.len)
		tell(sweep->verify, TVX_ERROR, "altered-object", tree->path, (struct tvx_str){ 0 },
		     "the folder's object is no tree that git would write");
}

static void
meet_links(struct sweep *sweep, struct tvx_str bytes)
{
	struct tvx_str nowhere = { 0 };
	struct tvx_raw_commit raw;
	git_oid parent;

	if (tvx_raw_commit_read(bytes, &raw, NULL))
		return;
	meet(sweep, &raw.tree, GIT_OBJECT_TREE, nowhere, nowhere);
	while (tvx_raw_commit_parent(&raw.parents, &parent))
		meet(sweep, &parent, GIT_OBJECT_COMMIT, nowhere, TVX_STR("a commit"));
}

static struct tvx_str
unit_of(struct tvx_str path)
{
	size_t at = path.len;

	while (at && path.ptr[at - 1] != '/')
		at--;
	/* NAME/X/Y/ID.xml */
	if (at < 4 || path.ptr[at - 3] != '/')
		return (struct tvx_str){ 0 };
	return tvx_paragraph_of_file((struct tvx_str){ path.ptr + at, path.len - at });
}

static void
read_pending(struct sweep *sweep, const struct pending *pending)
{
	const char *what = pending->path.len ? pending->path.ptr : "the dossier's folder";
	git_odb *odb = sweep->verify->dossier->odb;
	git_odb_object *object;
	struct tvx_error err;

	if (tvx_object_read(odb, &pending->id, pending->type, what, &object, &err)) {
		tell(sweep->verify, TVX_ERROR,
		     git_odb_exists(odb, &pending->id) ? "altered-object" : "missing-object",
		     pending->path, unit_of(pending->path), err.message);
		return;
	}
	if (pending->type == GIT_OBJECT_COMMIT)
		meet_links(sweep, tvx_object_str(object));
	else if (pending->type == GIT_OBJECT_TREE)
		meet_entries(sweep, pending, tvx_object_str(object));
	git_odb_object_free(object);
}

/* Reads every object that a commit reaches, each once. */
static void
sweep_objects(struct verify *verify, const git_oid *head)
{
	struct sweep sweep = { .verify = verify, .arena = tvx_arena_new() };
	struct tvx_str nowhere = { 0 };

	sweep.met = tvx_map_new(sweep.arena);
	meet(&sweep, head, GIT_OBJECT_COMMIT, nowhere, TVX_STR("the newest commit"));
	while (sweep.waiting) {
		struct pending *pending = sweep.waiting;

		sweep.waiting = pending->next;
		read_pending(&sweep, pending);
	}
	tvx_arena_free(sweep.arena);
}

/* --- drafts ------------------------------------------------------------------------------------ */

struct draft_check {
	struct verify *verify;
	struct tvx_files files;
	struct tvx_buf stand_in; /* for a file that is not there */
};

static void
pass_on(void *context, const struct tvx_diagnostic *diagnostic)
{
	struct verify *verify = context;

	verify->findings++;
	if (verify->listener.tell)
		verify->listener.tell(verify->listener.context, diagnostic);
}

/* Like the fetch of a load, but a missing file is told and the rest still read. */
static int
fetch(void *context, struct tvx_str id, struct tvx_part *out, struct tvx_error *err)
{
	struct draft_check *check = context;
	int status = tvx_files_fetch(&check->files, id, out, err);

	if (!status)
		return status;
	/* What cannot be read was told with its object. */
	if (!tvx_map_get(check->files.by_id, id))
		tell(check->verify, TVX_ERROR, "missing-file", tvx_str_of(check->files.path), id,
		     err->message);
	tvx_buf_clear(&check->stand_in);
	tvx_buf_printf(&check->stand_in, "<paragraph id=\"%.*s\"/>\n", TVX_STR_ARG(id));
	*out = (struct tvx_part){ tvx_buf_str(&check->stand_in), tvx_str_of(check->files.path) };
	return TVX_OK;
}

static void
compare(struct draft_check *check, const git_oid *blob, const char *path, struct tvx_str id,
	struct tvx_str canonical)
{
	git_oid hash;

	git_odb_hash(&hash, canonical.ptr, canonical.len, GIT_OBJECT_BLOB);
	if (!git_oid_equal(&hash, blob))
		tell(check->verify, TVX_NOTE, "not-canonical", tvx_str_of(path), id,
		     "not in canonical form; the next change of it writes it anew");
}

/* Compares the files with what the draft that they make would be written as. */
static void
compare_forms(struct draft_check *check, const struct tvx_draft *draft)
{
	const struct tvx_paragraph *paragraph;
	struct tvx_buf bytes = { 0 };
	struct tvx_walk walk;
	char path[TVX_PATH_BYTES];

	tvx_head_format(draft, &bytes);
	tvx_head_path(check->files.name, path);
	compare(check, &check->files.head, path, (struct tvx_str){ 0 }, tvx_buf_str(&bytes));
	tvx_buf_clear(&bytes);
	tvx_outline_format(draft, &bytes);
	tvx_outline_path(check->files.name, path);
	compare(check, &check->files.outline, path, (struct tvx_str){ 0 }, tvx_buf_str(&bytes));
	tvx_walk_start(&walk, &draft->root.node);
	while ((paragraph = tvx_walk_paragraph(&walk))) {
		struct tvx_found *found = tvx_map_get(check->files.by_id, paragraph->id);

		if (!found)
			continue;
		tvx_buf_clear(&bytes);
		tvx_paragraph_format(paragraph, &bytes);
		tvx_found_path(&check->files, found, path);
		compare(check, &found->blob, path, paragraph->id, tvx_buf_str(&bytes));
	}
	tvx_buf_release(&bytes);
}

static void
check_places(struct draft_check *check, bool assembled)
{
	char path[TVX_PATH_BYTES], bucket[2];

	for (struct tvx_found *found = check->files.first; found; found = found->next) {
		tvx_found_path(&check->files, found, path);
		tvx_paragraph_bucket(found->id, bucket);
		if (memcmp(bucket, found->bucket, sizeof(bucket)) != 0) {
			struct tvx_buf message = { 0 };

			tvx_buf_printf(&message,
				       "in the wrong folder, its history cannot be found; move it "
				       "to %.*s/%c/%c with 'git mv'",
				       TVX_STR_ARG(check->files.name), bucket[0], bucket[1]);
			tell(check->verify, TVX_WARNING, "misplaced-file", tvx_str_of(path),
			     found->id, message.ptr);
			tvx_buf_release(&message);
		}
		if (assembled && !found->used)
			tell(check->verify, TVX_WARNING, "stray-file", tvx_str_of(path), found->id,
			     "the outline does not name this paragraph; add it there, or remove "
			     "the file with 'git rm'");
	}
}

static void
check_draft(struct verify *verify, const git_oid *root, struct tvx_str name)
{
	struct draft_check check = { .verify = verify };
	struct tvx_listener listener = { pass_on, verify };
	struct tvx_draft *draft;
	struct tvx_error err;
	size_t before = verify->findings;

	if (tvx_files_init(&check.files, verify->dossier->odb, root, name, &err)) {
		tell(verify, TVX_ERROR, "missing-file", name, (struct tvx_str){ 0 }, err.message);
		return;
	}
	int status = tvx_files_assemble(&check.files, listener, fetch, &check, &draft, &err);
	if (!status) {
		compare_forms(&check, draft);
		tvx_draft_free(draft);
	} else if (verify->findings == before) {
		tell(verify, TVX_ERROR, "unreadable-draft", tvx_str_of(err.file),
		     (struct tvx_str){ 0 }, err.message);
	}
	check_places(&check, !status);
	tvx_files_release(&check.files);
	tvx_buf_release(&check.stand_in);
}

int
tvx_dossier_verify(struct tvx_dossier *dossier, struct tvx_listener listener, size_t *findings,
		   struct tvx_error *err)
{
	struct verify verify = { .dossier = dossier, .listener = listener };
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_str *names = NULL;
	git_oid head, root;
	size_t count = 0;
	int status = tvx_resolve(dossier, (struct tvx_str){ 0 }, &head, err);

	if (!status)
		status = tvx_commit_tree(dossier->odb, &head, &root, err);
	if (!status) {
		sweep_objects(&verify, &head);
		status = tvx_draft_names(dossier->odb, &root, arena, &names, &count, err);
	}
	for (size_t i = 0; i < count; i++)
		check_draft(&verify, &root, names[i]);
	free(names);
	tvx_arena_free(arena);
	if (!status)
		*findings = verify.findings;
	return status;
}

/* What travaux records says what it does; what a person commits by hand does not. */
static bool
check_commit(void *context, const struct tvx_commit *commit)
{
	struct verify *verify = context;
	char message[400];

	if (commit->record.action.len)
		return true;
	snprintf(message, sizeof(message),
		 "commit %.7s by %.*s (\"%.*s\") changed the draft and names no event; see whether "
		 "it was meant to",
		 commit->id, TVX_STR_ARG(commit->record.author.name),
		 commit->record.subject.len > 80 ? 80 : (int)commit->record.subject.len,
		 commit->record.subject.ptr);
	tell(verify, TVX_NOTE, "change-without-event", verify->name, (struct tvx_str){ 0 },
	     message);
	return true;
}

int
tvx_dossier_unrecorded(struct tvx_dossier *dossier, struct tvx_str name,
		       struct tvx_listener listener, struct tvx_error *err)
{
	struct verify verify = { .dossier = dossier, .listener = listener, .name = name };
	const struct tvx_str all = { 0 };

	return tvx_dossier_history(dossier, name, all, all, check_commit, &verify, err);
}
