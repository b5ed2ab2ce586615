/* The table of formats that a draft can be read from, and the choice among them. */
#include "travaux/read.h"

#include "read/decode.h"

#include <string.h>

struct reader {
	bool (*recognises)(struct tvx_str bytes);
	int (*read)(struct tvx_str bytes, struct tvx_str name,
		    const struct tvx_read_options *options, struct tvx_listener listener,
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

static int
read_xml(struct tvx_str bytes, struct tvx_str name, const struct tvx_read_options *options,
	 struct tvx_listener listener, struct tvx_draft **out, struct tvx_error *err)
{
	(void)options;
	return tvx_draft_parse(bytes, name, listener, out, err);
}

static bool
is_text(struct tvx_str bytes)
{
	return tvx_str_trim(bytes).len && !tvx_binary_kind(bytes);
}

/* A new format is a new file and a row here. */
static const struct reader readers[] = {
	{ .recognises = is_xml, .read = read_xml },
	{ .recognises = is_text, .read = tvx_read_typed },
};

static int
refuse(struct tvx_str bytes, struct tvx_str name, struct tvx_listener listener,
       struct tvx_error *err)
{
	const char *kind = tvx_binary_kind(bytes);
	struct tvx_error local;

	err = err ? err : &local;
	if (kind)
		tvx_error_set(err, TVX_ERR_INPUT,
			      "this is %s, which cannot be read yet; save it as plain text", kind);
	else
		tvx_error_set(err, TVX_ERR_INPUT, "the file is empty");
	tvx_error_place(err, name, 1, 1);
	struct tvx_diagnostic diagnostic = { .level = TVX_ERROR,
					     .name = "unknown-format",
					     .file = name,
					     .line = 1,
					     .column = 1,
					     .message = err->message };
	if (listener.tell)
		listener.tell(listener.context, &diagnostic);
	return TVX_ERR_INPUT;
}

int
tvx_read(struct tvx_str bytes, struct tvx_str name, const struct tvx_read_options *options,
	 struct tvx_listener listener, struct tvx_draft **out, struct tvx_error *err)
{
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++)
		if (readers[i].recognises(bytes))
			return readers[i].read(bytes, name, options, listener, out, err);
	return refuse(bytes, name, listener, err);
}

int
tvx_read_file(const char *path, const struct tvx_read_options *options,
	      struct tvx_listener listener, struct tvx_draft **out, struct tvx_error *err)
{
	struct tvx_buf bytes = { 0 };
	struct tvx_str name = strcmp(path, "-") == 0 ? TVX_STR("standard input") : tvx_str_of(path);
	int status = tvx_file_read(path, TVX_LIMIT_FILE_BYTES, &bytes, err);

	if (!status)
		status = tvx_read(tvx_buf_str(&bytes), name, options, listener, out, err);
	tvx_buf_release(&bytes);
	return status;
}
