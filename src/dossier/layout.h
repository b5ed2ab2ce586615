/* Where things stand in a dossier's tree, see travaux-dossier(5). */
#ifndef TVX_DOSSIER_LAYOUT_H
#define TVX_DOSSIER_LAYOUT_H

#include "dossier/repo.h"

enum {
	TVX_LIMIT_NAME_BYTES = 100,                                      /* of a draft's name */
	TVX_PATH_BYTES = TVX_LIMIT_NAME_BYTES + TVX_LIMIT_ID_BYTES + 16, /* with a NUL */
};

/* Whether a draft can have this name: it becomes a folder on every system that clones it. */
int tvx_draft_name_check(struct tvx_str name, struct tvx_error *err);

/* The name must have passed the check, the id tvx_id_valid. */
void tvx_head_path(struct tvx_str name, char out[static TVX_PATH_BYTES]);
void tvx_outline_path(struct tvx_str name, char out[static TVX_PATH_BYTES]);
void tvx_paragraph_path(struct tvx_str name, struct tvx_str id, char out[static TVX_PATH_BYTES]);
/* The two letters of the folders that a paragraph's file stands in. */
void tvx_paragraph_bucket(struct tvx_str id, char out[static 2]);
/* The id in the file name ID.xml; empty when it is no such name. Borrowed from file. */
struct tvx_str tvx_paragraph_of_file(struct tvx_str file);

#endif
