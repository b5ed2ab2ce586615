/* Text folded for searching, with the way back to where each byte came from. */
#include "write/search_fold.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "compare/tokens.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

void
tvx_folded_release(struct tvx_folded *folded)
{
	tvx_buf_release(&folded->bytes);
	free(folded->from);
	*folded = (struct tvx_folded){ 0 };
}

static void
add_byte(struct tvx_folded *f, char byte, size_t from)
{
	if (f->bytes.len + 1 >= f->cap) {
		f->cap = f->cap ? f->cap * 2 : 512;
		f->from = tvx_realloc(f->from, f->cap, sizeof(*f->from));
	}
	f->from[f->bytes.len] = (uint32_t)from;
	tvx_buf_add_char(&f->bytes, byte);
}

static void
add_char(struct tvx_folded *f, uint32_t c, size_t from)
{
	uint8_t bytes[6];
	int len = u8_uctomb(bytes, c, sizeof(bytes));

	for (int i = 0; i < len; i++)
		add_byte(f, (char)bytes[i], from);
}

/* An accent may be part of its letter or follow it: here it always follows. */
static void
add_apart(struct tvx_folded *f, uint32_t c, size_t from)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int count = uc_canonical_decomposition(c, parts);

	if (count <= 0)
		add_char(f, c, from);
	for (int i = 0; i < count; i++)
		add_char(f, parts[i], from);
}

static void
add_letter(struct tvx_folded *f, uint32_t c, size_t from)
{
	uint32_t letters[2];
	size_t count = tvx_fold_letter(c, letters);

	for (size_t i = 0; i < count; i++)
		add_apart(f, letters[i], from);
}

void
tvx_fold(struct tvx_folded *folded, struct tvx_str text)
{
	const char *at = text.ptr, *end = text.ptr + text.len;
	bool space = false;

	tvx_buf_clear(&folded->bytes);
	while (text.len && at < end) {
		size_t from = (size_t)(at - text.ptr);
		uint32_t c = tvx_plain_char(tvx_utf8_next(&at, end));
		if (c == ' ') {
			space = folded->bytes.len > 0;
			continue;
		}
		if (!c)
			continue;
		if (space)
			add_byte(folded, ' ', from);
		space = false;
		if (c < 0x80)
			add_byte(folded, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c), from);
		else
			add_letter(folded, c, from);
	}
	/* Room for the end of the text, which every match may have for its end. */
	add_byte(folded, '\0', text.len);
	folded->bytes.len--;
}

static bool
is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Where the last character before an offset of the folded text ends in the text itself. */
static size_t
end_in_text(const struct tvx_folded *folded, size_t end, struct tvx_str text)
{
	const char *at = text.ptr + folded->from[end - 1];

	tvx_utf8_next(&at, text.ptr + text.len);
	return (size_t)(at - text.ptr);
}

bool
tvx_folded_find(const struct tvx_folded *folded, const struct tvx_folded *words, size_t *at,
		struct tvx_str text, struct tvx_str *found)
{
	const char *bytes = folded->bytes.ptr;
	size_t len = words->bytes.len;

	while (len && *at + len <= folded->bytes.len) {
		const char *hit = memmem(bytes + *at, folded->bytes.len - *at, words->bytes.ptr,
					 len);
		if (!hit)
			break;
		size_t start = (size_t)(hit - bytes);
		if (start && is_word(bytes[start - 1]) && is_word(bytes[start])) {
			*at = start + 1;
			continue;
		}
		*at = start + len;
		size_t from = folded->from[start], end = end_in_text(folded, *at, text);
		*found = (struct tvx_str){ text.ptr + from, end - from };
		return true;
	}
	return false;
}
