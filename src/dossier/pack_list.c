/* Which objects wait to be packed, and the removal of their old files afterwards. */
#include "dossier/pack.h"

#include "base/map.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LOOSE_NAME = GIT_OID_HEXSZ - 2 };

struct tvx_packed *
tvx_wanted(struct tvx_packing *packing, const git_oid *id)
{
	return tvx_map_get(packing->wanted,
			   (struct tvx_str){ (const char *)id->id, GIT_OID_RAWSZ });
}

static void
want(struct tvx_packing *packing, const git_oid *id)
{
	if (tvx_wanted(packing, id))
		return;
	struct tvx_packed *packed = TVX_ARENA_NEW(packing->arena, struct tvx_packed);
	packed->id = *id;
	tvx_map_add(packing->wanted, (struct tvx_str){ (const char *)packed->id.id, GIT_OID_RAWSZ },
		    packed);
	if (packing->last)
		packing->last->next = packed;
	else
		packing->first = packed;
	packing->last = packed;
	packing->count++;
}

size_t
tvx_loose_estimate(struct tvx_dossier *dossier)
{
	struct tvx_buf path = { 0 };
	size_t count = 0;

	/* The folder that git gc --auto looks at. */
	tvx_buf_printf(&path, "%sobjects/17", git_repository_commondir(dossier->repo));
	DIR *folder = opendir(path.ptr);
	tvx_buf_release(&path);
	if (!folder)
		return 0;
	for (struct dirent *entry; (entry = readdir(folder));)
		count += strlen(entry->d_name) == LOOSE_NAME;
	closedir(folder);
	return count * 256;
}

void
tvx_want_loose(struct tvx_packing *packing)
{
	struct tvx_buf path = { 0 };

	for (unsigned i = 0; i < 256; i++) {
		tvx_buf_clear(&path);
		tvx_buf_printf(&path, "%s%02x", packing->folder.ptr, i);
		DIR *folder = opendir(path.ptr);
		if (!folder)
			continue;
		for (struct dirent *entry; (entry = readdir(folder));) {
			char hex[GIT_OID_HEXSZ + 3];
			git_oid id;

			if (strlen(entry->d_name) != LOOSE_NAME)
				continue;
			snprintf(hex, sizeof(hex), "%02x%.38s", i, entry->d_name);
			if (!git_oid_fromstr(&id, hex))
				want(packing, &id);
		}
		closedir(folder);
	}
	tvx_buf_release(&path);
}

/* --- packs -------------------------------------------------------------------------------- */

static bool
has_suffix(const char *name, const char *suffix)
{
	size_t len = strlen(name), suffix_len = strlen(suffix);

	return len > suffix_len && strcmp(name + len - suffix_len, suffix) == 0;
}

static void
pack_path(struct tvx_packing *packing, struct tvx_str base, const char *suffix, struct tvx_buf *out)
{
	tvx_buf_clear(out);
	tvx_buf_printf(out, "%spack/%.*s%s", packing->folder.ptr, TVX_STR_ARG(base), suffix);
}

/* A pack that somebody marked, or that an index over several packs knows, is not ours to
 * replace. */
static bool
may_replace(struct tvx_packing *packing, struct tvx_str base)
{
	static const char *const marks[] = { ".keep", ".promisor", ".mtimes" };
	struct tvx_buf path = { 0 };
	bool free_to_go = true;

	pack_path(packing, TVX_STR("multi-pack-index"), "", &path);
	free_to_go &= access(path.ptr, F_OK) != 0;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		pack_path(packing, base, marks[i], &path);
		free_to_go &= access(path.ptr, F_OK) != 0;
	}
	tvx_buf_release(&path);
	return free_to_go;
}

static void
list_packs(struct tvx_packing *packing)
{
	struct tvx_buf path = { 0 };

	pack_path(packing, TVX_STR(""), "", &path);
	DIR *folder = opendir(path.ptr);
	tvx_buf_release(&path);
	if (!folder)
		return;
	for (struct dirent *entry; (entry = readdir(folder));) {
		struct tvx_str base = tvx_str_of(entry->d_name);

		if (!has_suffix(entry->d_name, ".pack"))
			continue;
		base.len -= strlen(".pack");
		if (!may_replace(packing, base))
			continue;
		packing->packs = tvx_realloc(packing->packs, packing->pack_count + 1,
					     sizeof(*packing->packs));
		packing->packs[packing->pack_count++] = tvx_arena_str(packing->arena, base);
	}
	closedir(folder);
}

static int
want_one(const git_oid *id, void *context)
{
	want(context, id);
	return 0;
}

/* Whether all objects of a pack could be listed. */
static bool
want_pack(struct tvx_packing *packing, struct tvx_str base)
{
	struct tvx_buf path = { 0 };
	git_odb_backend *pack;
	git_odb *odb;

	pack_path(packing, base, ".idx", &path);
	int code = git_odb_new(&odb);
	if (!code) {
		code = git_odb_backend_one_pack(&pack, path.ptr);
		if (!code)
			code = git_odb_add_backend(odb, pack, 1);
		if (!code)
			code = git_odb_foreach(odb, want_one, packing);
		git_odb_free(odb);
	}
	tvx_buf_release(&path);
	return code == 0;
}

void
tvx_want_packs(struct tvx_packing *packing, size_t most)
{
	list_packs(packing);
	if (packing->pack_count <= most)
		packing->pack_count = 0;
	size_t kept = 0;
	for (size_t i = 0; i < packing->pack_count; i++)
		if (want_pack(packing, packing->packs[i]))
			packing->packs[kept++] = packing->packs[i];
	packing->pack_count = kept;
}

void
tvx_remove_packed(struct tvx_packing *packing, const char *name)
{
	/* The index goes first: without it nobody looks for the pack. */
	static const char *const suffixes[] = { ".idx", ".rev", ".bitmap", ".pack" };
	struct tvx_buf path = { 0 };
	char hex[GIT_OID_HEXSZ + 1];

	for (struct tvx_packed *packed = packing->first; packed; packed = packed->next) {
		git_oid_tostr(hex, sizeof(hex), &packed->id);
		tvx_buf_clear(&path);
		tvx_buf_printf(&path, "%s%.2s/%s", packing->folder.ptr, hex, hex + 2);
		unlink(path.ptr);
	}
	for (size_t i = 0; i < packing->pack_count; i++) {
		if (tvx_str_equal(packing->packs[i], tvx_str_of(name)))
			continue;
		for (size_t k = 0; k < sizeof(suffixes) / sizeof(suffixes[0]); k++) {
			pack_path(packing, packing->packs[i], suffixes[k], &path);
			unlink(path.ptr);
		}
	}
	tvx_buf_release(&path);
}
