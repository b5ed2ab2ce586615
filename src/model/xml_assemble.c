/* Drafts from XML: from one draft file, or from the parts that a dossier keeps. */
#include "model/xml.h"
#include "model/xml_read.h"

/* Ends a reading: the draft when all was well, the first error otherwise. */
static int
finish(struct tvx_reader *r, struct tvx_draft **out)
{
	size_t errors = r->errors;
	struct tvx_draft *draft = r->draft;

	tvx_reader_release(r);
	if (errors) {
		tvx_draft_free(draft);
		return TVX_ERR_INPUT;
	}
	*out = draft;
	return TVX_OK;
}

int
tvx_draft_parse(struct tvx_str bytes, struct tvx_str name, struct tvx_listener listener,
		struct tvx_draft **out, struct tvx_error *err)
{
	struct tvx_reader r;

	tvx_reader_init(&r, tvx_draft_new(), listener, err);
	tvx_reader_parse(&r, &tvx_draft_vocabulary, bytes, name);
	return finish(&r, out);
}

static int
fill_paragraphs(struct tvx_reader *r, tvx_part_fetch fetch, void *context, struct tvx_error *err)
{
	struct tvx_walk walk;
	const struct tvx_paragraph *paragraph;
	struct tvx_part part;

	r->assembling = true;
	tvx_walk_start(&walk, &r->draft->root.node);
	while ((paragraph = tvx_walk_paragraph(&walk))) {
		int status = fetch(context, paragraph->id, &part, err);
		if (status)
			return status;
		/* The draft is ours until it is handed out. */
		r->paragraph = (struct tvx_paragraph *)(uintptr_t)paragraph;
		tvx_reader_parse(r, &tvx_paragraph_vocabulary, part.bytes, part.name);
	}
	return TVX_OK;
}

int
tvx_draft_assemble(struct tvx_part head, struct tvx_part outline, tvx_part_fetch fetch,
		   void *context, struct tvx_listener listener, struct tvx_draft **out,
		   struct tvx_error *err)
{
	struct tvx_reader r;
	int status = TVX_OK;

	tvx_reader_init(&r, tvx_draft_new(), listener, err);
	tvx_reader_parse(&r, &tvx_draft_vocabulary, head.bytes, head.name);
	if (r.draft->root.node.first_child)
		tvx_reader_error_at(
			&r, 0, "misplaced-element",
			"the body of a draft is in its outline and its paragraph files");
	else if (!r.errors)
		tvx_reader_parse(&r, &tvx_outline_vocabulary, outline.bytes, outline.name);
	if (!r.errors)
		status = fill_paragraphs(&r, fetch, context, err);
	if (status) {
		tvx_reader_release(&r);
		tvx_draft_free(r.draft);
		return status;
	}
	return finish(&r, out);
}
