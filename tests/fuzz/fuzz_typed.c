/* Any bytes as a typed text, by the profile of each house: read, every word given back in order,
 * written, read again the same, and valid. */
#include "fuzz/fuzz.h"

#include "read/decode.h"
#include "travaux/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Words of a text one by one; what separates them is white space, of any length. */
struct words {
	struct tvx_str rest;
};

static size_t
blank_at(struct tvx_str s)
{
	if (strchr(" \t\n\r", s.ptr[0]) && s.ptr[0])
		return 1;
	return s.len > 1 && memcmp(s.ptr, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static struct tvx_str
next_word(struct words *w)
{
	struct tvx_str s = w->rest;
	size_t len = 0, blank;

	while (s.len && (blank = blank_at(s)))
		s = (struct tvx_str){ s.ptr + blank, s.len - blank };
	while (len < s.len && !blank_at((struct tvx_str){ s.ptr + len, s.len - len }))
		len++;
	w->rest = (struct tvx_str){ s.ptr + len, s.len - len };
	return (struct tvx_str){ s.ptr, len };
}

static void
fail(const char *what, struct tvx_str words)
{
	fprintf(stderr, "%s: \"%.*s\"\n", what, (int)(words.len > 200 ? 200 : words.len),
		words.ptr);
	abort();
}

/* The paper's words are those of its paragraphs, as far as there are paragraphs. */
static void
must_be_lossless(const struct tvx_draft *draft, struct tvx_str bytes)
{
	const struct tvx_paragraph *paragraph;
	struct tvx_decoded decoded;
	struct tvx_walk walk;

	tvx_decode(bytes, &decoded);
	struct words paper = { decoded.text };
	tvx_walk_start(&walk, &draft->root.node);
	while ((paragraph = tvx_walk_paragraph(&walk))) {
		struct words source = { paragraph->source };
		struct tvx_str ours;
		while ((ours = next_word(&source)).len) {
			struct tvx_str theirs = next_word(&paper);
			if (!tvx_str_equal(ours, theirs))
				fail("not the word of the paper", theirs);
		}
	}
	struct tvx_str left = next_word(&paper);
	if (left.len)
		fail("lost", left);
	tvx_buf_release(&decoded.copy);
}

static void
print_finding(void *context, const struct tvx_diagnostic *diagnostic)
{
	(void)context;
	if (diagnostic->level == TVX_ERROR)
		fprintf(stderr, "%u: %.*s: %s [%s]\n", diagnostic->line,
			TVX_STR_ARG(diagnostic->unit), diagnostic->message, diagnostic->name);
}

static void
must_be_valid(const struct tvx_draft *draft)
{
	struct tvx_listener listener = { print_finding, NULL };
	struct tvx_buf first = { 0 }, second = { 0 };
	struct tvx_draft *again;
	struct tvx_error err;

	tvx_draft_format(draft, &first);
	if (tvx_draft_parse(tvx_buf_str(&first), TVX_STR("again"), listener, &again, &err))
		fail("cannot be read again", tvx_str_of(err.message));
	tvx_draft_format(again, &second);
	if (!tvx_str_equal(tvx_buf_str(&first), tvx_buf_str(&second)))
		fail("is not the same when it is read again", tvx_buf_str(&second));
	tvx_draft_free(again);
	tvx_buf_release(&first);
	tvx_buf_release(&second);
}

static struct tvx_draft *
read_checked(struct tvx_str text, const char *house, const struct tvx_draft *base)
{
	struct tvx_read_options options = { .house = tvx_str_of(house), .base = base };
	struct tvx_draft *draft;
	struct tvx_error err;

	if (tvx_read_typed(text, TVX_STR("fuzz"), &options, (struct tvx_listener){ 0 }, &draft,
			   &err))
		fail("refused", tvx_str_of(err.message));
	must_be_lossless(draft, text);
	must_be_valid(draft);
	return draft;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct tvx_str text = { (const char *)bytes, len };
	struct tvx_str half = { text.ptr, len / 2 };
	struct tvx_draft *base = read_checked(half, "un", NULL);

	tvx_draft_free(read_checked(text, "un", NULL));
	tvx_draft_free(read_checked(text, "oas", base));
	tvx_draft_free(read_checked(text, "", NULL));
	tvx_draft_free(base);
	return 0;
}
