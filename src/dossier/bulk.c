/* Writing objects, singly or as one pack. */
#include "dossier/bulk.h"

#include <stdlib.h>

/* Before every other place that objects are looked for and written to. */
enum { FIRST_PLACE = 1000 };

void
tvx_store_init(struct tvx_store *store, struct tvx_dossier *dossier)
{
	*store = (struct tvx_store){ .odb = dossier->odb };
}

int
tvx_store_init_bulk(struct tvx_store *store, struct tvx_dossier *dossier, struct tvx_error *err)
{
	struct tvx_store s = { 0 };
	int code = git_repository_open(&s.repo, git_repository_path(dossier->repo));

	if (!code)
		code = git_repository_odb(&s.odb, s.repo);
	if (!code)
		code = git_mempack_new(&s.memory);
	if (!code)
		code = git_odb_add_backend(s.odb, s.memory, FIRST_PLACE);
	if (code < 0) {
		tvx_store_release(&s);
		return tvx_git_failed(err, code, "cannot write to the dossier");
	}
	*store = s;
	return TVX_OK;
}

void
tvx_store_release(struct tvx_store *store)
{
	if (store->repo) {
		git_odb_free(store->odb);
		git_repository_free(store->repo);
	}
	free(store->ids);
	*store = (struct tvx_store){ 0 };
}

static void
remember(struct tvx_store *store, const git_oid *id)
{
	if (store->count == store->cap) {
		store->cap = store->cap ? store->cap * 2 : 256;
		store->ids = tvx_realloc(store->ids, store->cap, sizeof(*store->ids));
	}
	store->ids[store->count++] = *id;
}

int
tvx_store_write(struct tvx_store *store, git_object_t type, struct tvx_str bytes, git_oid *out,
		struct tvx_error *err)
{
	git_oid id;
	int code;

	if (store->repo) {
		code = git_odb_hash(&id, bytes.ptr, bytes.len, type);
		if (!code && git_odb_exists_ext(store->odb, &id, GIT_ODB_LOOKUP_NO_REFRESH)) {
			*out = id;
			return TVX_OK;
		}
	}
	code = git_odb_write(&id, store->odb, bytes.ptr, bytes.len, type);
	if (code < 0)
		return tvx_git_failed(err, code, "cannot write to the dossier");
	if (store->repo)
		remember(store, &id);
	*out = id;
	return TVX_OK;
}

int
tvx_store_flush(struct tvx_store *store, struct tvx_error *err)
{
	git_packbuilder *pack;

	if (!store->count)
		return TVX_OK;
	int code = git_packbuilder_new(&pack, store->repo);
	if (code < 0)
		return tvx_git_failed(err, code, "cannot write to the dossier");
	for (size_t i = 0; i < store->count && !code; i++)
		code = git_packbuilder_insert(pack, &store->ids[i], NULL);
	if (!code)
		code = git_packbuilder_write(pack, NULL, 0, NULL, NULL);
	git_packbuilder_free(pack);
	if (!code)
		code = git_mempack_reset(store->memory);
	if (code < 0)
		return tvx_git_failed(err, code, "cannot write to the dossier");
	store->count = 0;
	return TVX_OK;
}
