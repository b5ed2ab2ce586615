/* Paths of a dossier: a function of the draft's name and the paragraph's id alone, so that a
 * path never changes. */
#include "dossier/layout.h"

#include "model/draft.h"

#include <stdio.h>

int
tvx_draft_name_check(struct tvx_str name, struct tvx_error *err)
{
	struct tvx_str suffix = TVX_STR(".xml");

	if (!tvx_id_valid(name) || name.len > TVX_LIMIT_NAME_BYTES)
		return tvx_error_set(err, TVX_ERR_USE,
				     "'%.*s' cannot name a draft; use at most %d letters, digits, "
				     "'-', '_' and '.', beginning with a letter or digit",
				     TVX_STR_ARG(name), TVX_LIMIT_NAME_BYTES);
	if (name.len >= suffix.len &&
	    tvx_str_equal_nocase((struct tvx_str){ name.ptr + name.len - suffix.len, suffix.len },
				 suffix))
		return tvx_error_set(err, TVX_ERR_USE,
				     "'%.*s' cannot name a draft, it would read like a file; "
				     "leave out the '.xml'",
				     TVX_STR_ARG(name));
	return TVX_OK;
}

void
tvx_head_path(struct tvx_str name, char out[static TVX_PATH_BYTES])
{
	snprintf(out, TVX_PATH_BYTES, "%.*s/draft.xml", TVX_STR_ARG(name));
}

void
tvx_outline_path(struct tvx_str name, char out[static TVX_PATH_BYTES])
{
	snprintf(out, TVX_PATH_BYTES, "%.*s/outline.xml", TVX_STR_ARG(name));
}

void
tvx_paragraph_bucket(struct tvx_str id, char out[static 2])
{
	static const char digits[] = "0123456789abcdef";
	git_oid hash;

	/* The hash of a blob that holds the id: anyone can compute it with git hash-object,
	 * and it spreads any ids evenly over 256 folders, which bounds what a commit writes. */
	git_odb_hash(&hash, id.ptr, id.len, GIT_OBJECT_BLOB);
	out[0] = digits[hash.id[0] >> 4];
	out[1] = digits[hash.id[0] & 15];
}

void
tvx_paragraph_path(struct tvx_str name, struct tvx_str id, char out[static TVX_PATH_BYTES])
{
	char bucket[2];

	tvx_paragraph_bucket(id, bucket);
	snprintf(out, TVX_PATH_BYTES, "%.*s/%c/%c/%.*s.xml", TVX_STR_ARG(name), bucket[0],
		 bucket[1], TVX_STR_ARG(id));
}

struct tvx_str
tvx_paragraph_of_file(struct tvx_str file)
{
	struct tvx_str suffix = TVX_STR(".xml"), id = file;

	if (file.len <= suffix.len)
		return (struct tvx_str){ 0 };
	id.len -= suffix.len;
	if (!tvx_str_equal((struct tvx_str){ file.ptr + id.len, suffix.len }, suffix) ||
	    !tvx_id_valid(id))
		return (struct tvx_str){ 0 };
	return id;
}
