/* The table of formats that a draft can be read from, and the choice among them. */
#include "travaux/read.h"

#include <string.h>

struct reader {
	const char *name;
	bool (*recognises)(struct tvx_str bytes);
	int (*read)(struct tvx_str bytes, struct tvx_str name, struct tvx_listener listener,
		    struct tvx_draft **out, struct tvx_error *err);
};

static bool
is_xml(struct tvx_str bytes)
{
	static const char mark[] = "\xEF\xBB\xBF";
	struct tvx_str text = bytes;

	if (text.len >= 3 && memcmp(text.ptr, mark, 3) == 0)
		text = (struct tvx_str){ text.ptr + 3, text.len - 3 };
	text = tvx_str_trim(text);
	return text.len && text.ptr[0] == '<';
}

/* A new format is a new file and a row here. */
static const struct reader readers[] = {
	{ .name = "draft file", .recognises = is_xml, .read = tvx_draft_parse },
};

int
tvx_read(struct tvx_str bytes, struct tvx_str name, struct tvx_listener listener,
	 struct tvx_draft **out, struct tvx_error *err)
{
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++)
		if (readers[i].recognises(bytes))
			return readers[i].read(bytes, name, listener, out, err);
	tvx_error_set(err, TVX_ERR_INPUT, "not a draft file; travaux-draft(5) describes one");
	tvx_error_place(err, name, 1, 1);
	struct tvx_diagnostic diagnostic = { .level = TVX_ERROR,
					     .name = "unknown-format",
					     .file = name,
					     .line = 1,
					     .column = 1,
					     .message = err ? err->message : "" };
	if (listener.tell)
		listener.tell(listener.context, &diagnostic);
	return TVX_ERR_INPUT;
}

int
tvx_read_file(const char *path, struct tvx_listener listener, struct tvx_draft **out,
	      struct tvx_error *err)
{
	struct tvx_buf bytes = { 0 };
	struct tvx_str name = strcmp(path, "-") == 0 ? TVX_STR("standard input") : tvx_str_of(path);
	int status = tvx_file_read(path, TVX_LIMIT_FILE_BYTES, &bytes, err);

	if (!status)
		status = tvx_read(tvx_buf_str(&bytes), name, listener, out, err);
	tvx_buf_release(&bytes);
	return status;
}
