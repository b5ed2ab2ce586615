/* Many small object files become one pack. */
#ifndef TVX_DOSSIER_PACK_H
#define TVX_DOSSIER_PACK_H

#include "dossier/repo.h"

/* Packs when there are many loose objects. The caller holds the guard. What goes wrong does no
 * harm and is not told: the objects stay as they are. */
void tvx_pack_when_due(struct tvx_dossier *dossier);

/* An object that is to go into a pack. */
struct tvx_packed {
	struct tvx_packed *next;
	git_oid id;
	bool done; /* it is in the pack's list already */
};

/* What is to be packed, and the files that hold it now. */
struct tvx_packing {
	struct tvx_dossier *dossier;
	struct tvx_arena *arena;
	struct tvx_map *wanted; /* by the bytes of the id */
	struct tvx_packed *first, *last;
	size_t count;
	struct tvx_buf folder; /* objects/ */
	struct tvx_str *packs; /* base names of packs that will be replaced */
	size_t pack_count;
	git_packbuilder *builder;
};

/* --- pack_list.c ----------------------------------------------------------------------- */

/* How many loose objects there are, judged by one of their 256 folders. */
size_t tvx_loose_estimate(struct tvx_dossier *dossier);
/* Wants every loose object. */
void tvx_want_loose(struct tvx_packing *packing);
/* Wants every object of the packs, if these are more than most. */
void tvx_want_packs(struct tvx_packing *packing, size_t most);
/* Removes the files of what is now in the pack of that name. */
void tvx_remove_packed(struct tvx_packing *packing, const char *name);
/* NULL when it is not wanted. Borrowed from packing. */
struct tvx_packed *tvx_wanted(struct tvx_packing *packing, const git_oid *id);

#endif
