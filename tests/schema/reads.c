/* Reads draft files for schema.sh: says which are refused, and writes the parts of a dossier. */
#include "model/xml.h"

#include <stdio.h>
#include <stdlib.h>

static int
read_draft(const char *path, struct tvx_draft **out, struct tvx_error *err)
{
	struct tvx_buf bytes = { 0 };
	int status = tvx_file_read(path, TVX_LIMIT_FILE_BYTES, &bytes, err);

	if (!status)
		status = tvx_draft_parse(tvx_buf_str(&bytes), tvx_str_of(path),
					 (struct tvx_listener){ 0 }, out, err);
	tvx_buf_release(&bytes);
	return status;
}

static void
write_part(const char *folder, const char *name, struct tvx_buf *part)
{
	struct tvx_error err = { 0 };
	struct tvx_buf path = { 0 };

	tvx_buf_printf(&path, "%s/%s.xml", folder, name);
	if (tvx_file_write(path.ptr, tvx_buf_str(part), &err)) {
		fprintf(stderr, "%s: %s\n", path.ptr, err.message);
		exit(2);
	}
	tvx_buf_release(&path);
	tvx_buf_clear(part);
}

static void
write_parts(const struct tvx_draft *draft, const char *folder)
{
	const struct tvx_paragraph *paragraph;
	struct tvx_buf part = { 0 }, name = { 0 };
	struct tvx_walk walk;

	tvx_head_format(draft, &part);
	write_part(folder, "draft", &part);
	tvx_outline_format(draft, &part);
	write_part(folder, "outline", &part);
	tvx_walk_start(&walk, &draft->root.node);
	while ((paragraph = tvx_walk_paragraph(&walk))) {
		tvx_buf_clear(&name);
		tvx_buf_printf(&name, "paragraph-%.*s", TVX_STR_ARG(paragraph->id));
		tvx_paragraph_format(paragraph, &part);
		write_part(folder, name.ptr, &part);
	}
	tvx_buf_release(&part);
	tvx_buf_release(&name);
}

/* reads FILE: status 0 when it is a draft, 1 when it is refused (and the reason on stderr).
 * reads FILE FOLDER: writes its parts there too. */
int
main(int argc, char **argv)
{
	struct tvx_error err = { 0 };
	struct tvx_draft *draft;

	if (argc < 2 || argc > 3) {
		fprintf(stderr, "usage: reads FILE [FOLDER]\n");
		return 2;
	}
	if (read_draft(argv[1], &draft, &err)) {
		fprintf(stderr, "%s:%u:%u: %s\n", err.file, err.line, err.column, err.message);
		return 1;
	}
	if (argc == 3)
		write_parts(draft, argv[2]);
	tvx_draft_free(draft);
	return 0;
}
