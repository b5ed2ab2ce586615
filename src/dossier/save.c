/* Recording a change: the parts of a draft that it names become files of one commit. */
#include "dossier/commit.h"
#include "dossier/layout.h"
#include "dossier/message.h"

#include "model/draft.h"
#include "model/xml.h"

#include <string.h>

/* What all parts of one save have in common. */
struct saving {
	struct tvx_dossier *dossier;
	const struct tvx_draft *draft;
	struct tvx_plan plan;
	git_oid root; /* the tree that the change was made in */
	struct tvx_buf bytes;
	bool outline; /* a paragraph comes or goes */
};

/* Writes the bytes made for a path, unless the dossier has them there already. */
static int
save_part(struct saving *saving, const char *path, bool exists, struct tvx_error *err)
{
	git_oid old, new = { 0 };
	int status = tvx_tree_lookup(saving->dossier->odb, &saving->root, tvx_str_of(path), &old,
				     err);

	if (!status && exists)
		status = tvx_store_write(&saving->plan.store, GIT_OBJECT_BLOB,
					 tvx_buf_str(&saving->bytes), &new, err);
	tvx_buf_clear(&saving->bytes);
	if (status)
		return status;
	saving->outline |= tvx_oid_given(&old) != exists;
	tvx_plan_add(&saving->plan, tvx_str_of(path), &old, &new);
	return TVX_OK;
}

static int
save_paragraphs(struct saving *saving, const struct tvx_change *change, struct tvx_error *err)
{
	char path[TVX_PATH_BYTES];
	int status = TVX_OK;

	for (size_t i = 0; i < change->paragraph_count && !status; i++) {
		struct tvx_str id = change->paragraphs[i];
		const struct tvx_paragraph *paragraph;

		if (!tvx_id_valid(id))
			return tvx_error_set(err, TVX_ERR_USE, "'%.*s' is no id of a paragraph",
					     TVX_STR_ARG(id));
		paragraph = tvx_draft_paragraph(saving->draft, id);
		tvx_paragraph_path(saving->plan.name, id, path);
		if (paragraph)
			tvx_paragraph_format(paragraph, &saving->bytes);
		status = save_part(saving, path, paragraph != NULL, err);
	}
	return status;
}

static int
save_parts(struct saving *saving, const struct tvx_change *change, struct tvx_error *err)
{
	char path[TVX_PATH_BYTES];
	int status = save_paragraphs(saving, change, err);

	if (!status && (change->outline || saving->outline)) {
		tvx_outline_path(saving->plan.name, path);
		tvx_outline_format(saving->draft, &saving->bytes);
		status = save_part(saving, path, true, err);
	}
	if (!status && change->head) {
		tvx_head_path(saving->plan.name, path);
		tvx_head_format(saving->draft, &saving->bytes);
		status = save_part(saving, path, true, err);
	}
	return status;
}

static int
find_base(struct saving *saving, const char *base, struct tvx_error *err)
{
	char path[TVX_PATH_BYTES];
	git_oid head;

	if (!base || strlen(base) != GIT_OID_HEXSZ || git_oid_fromstr(&saving->plan.base, base) < 0)
		return tvx_error_set(err, TVX_ERR_USE,
				     "a change needs the id of the commit that "
				     "the draft was loaded from");
	int status = tvx_commit_tree(saving->dossier->odb, &saving->plan.base, &saving->root, err);
	tvx_head_path(saving->plan.name, path);
	if (!status)
		status = tvx_tree_lookup(saving->dossier->odb, &saving->root, tvx_str_of(path),
					 &head, err);
	if (!status && !tvx_oid_given(&head))
		return tvx_error_set(err, TVX_ERR_USE,
				     "the dossier has no draft '%.*s'; 'travaux add' adds one",
				     TVX_STR_ARG(saving->plan.name));
	return status;
}

int
tvx_dossier_save(struct tvx_dossier *dossier, struct tvx_str name, const struct tvx_draft *draft,
		 const struct tvx_change *change, const char *base, const struct tvx_record *record,
		 char id[static 41], struct tvx_error *err)
{
	struct saving saving = { .dossier = dossier, .draft = draft };
	int status = tvx_draft_name_check(name, err);

	if (!status)
		status = tvx_record_check(record, err);
	if (status)
		return status;
	tvx_plan_init(&saving.plan, dossier);
	saving.plan.name = name;
	saving.plan.record = record;
	status = find_base(&saving, base, err);
	if (!status)
		status = save_parts(&saving, change, err);
	if (!status && saving.plan.count)
		status = tvx_plan_commit(&saving.plan, dossier, id, err);
	else if (!status)
		id[0] = '\0';
	tvx_buf_release(&saving.bytes);
	tvx_plan_release(&saving.plan);
	return status;
}
