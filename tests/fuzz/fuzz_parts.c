/* Any bytes as the files of a dossier: a head, an outline and a paragraph with NUL between. Every
 * paragraph that the outline names has the same file. */
#include "fuzz/fuzz.h"

#include "model/xml.h"

#include <string.h>

static struct tvx_part
take_part(struct tvx_str *rest)
{
	const char *end = rest->len ? memchr(rest->ptr, 0, rest->len) : NULL;
	size_t len = end ? (size_t)(end - rest->ptr) : rest->len;
	struct tvx_part part = { { rest->ptr, len }, TVX_STR("part") };

	len += end != NULL;
	rest->ptr += len;
	rest->len -= len;
	return part;
}

static int
fetch(void *context, struct tvx_str id, struct tvx_part *out, struct tvx_error *err)
{
	(void)id;
	(void)err;
	*out = *(const struct tvx_part *)context;
	return TVX_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct tvx_str rest = { (const char *)bytes, len };
	struct tvx_part head = take_part(&rest), outline = take_part(&rest),
			paragraph = take_part(&rest);
	struct tvx_draft *draft;
	struct tvx_error err;

	if (tvx_draft_assemble(head, outline, fetch, &paragraph, (struct tvx_listener){ 0 }, &draft,
			       &err) == TVX_OK)
		tvx_draft_free(draft);
	return 0;
}
