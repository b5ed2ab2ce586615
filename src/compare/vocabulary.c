/* The words of both texts, numbered once, with their weights. */
#include "base/arena.h"
#include "base/utf8.h"
#include "compare/tokens.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>

void
tvx_vocabulary_release(struct tvx_vocabulary *vocabulary)
{
	free(vocabulary->slots);
	free(vocabulary->words);
	tvx_buf_release(&vocabulary->bytes);
	tvx_buf_release(&vocabulary->folded);
	*vocabulary = (struct tvx_vocabulary){ 0 };
}

/* --- folding ---------------------------------------------------------------------------------- */

static void
add_char(struct tvx_buf *out, uint32_t c)
{
	uint8_t bytes[6];
	int len = u8_uctomb(bytes, c, sizeof(bytes));

	if (len > 0)
		tvx_buf_add(out, (struct tvx_str){ (char *)bytes, (size_t)len });
}

/* Composed, so that one word in two normal forms is one word. */
static void
compose(struct tvx_buf *out)
{
	size_t len = 0;
	uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)out->ptr, out->len, NULL,
					 &len);

	if (!composed)
		return;
	tvx_buf_clear(out);
	tvx_buf_add(out, (struct tvx_str){ (char *)composed, len });
	free(composed);
}

static struct tvx_str
fold_slowly(struct tvx_buf *out, struct tvx_str word)
{
	const char *at = word.ptr, *end = word.ptr + word.len;
	bool combining = false;

	tvx_buf_clear(out);
	while (at < end) {
		uint32_t c = tvx_utf8_next(&at, end);
		bool hidden = c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
			      (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
			      c == 0xFEFF;
		if (hidden)
			continue;
		combining |= c >= 0x300 && c <= 0x36F;
		add_char(out, c == 0x2019 ? '\'' : uc_tolower(c));
	}
	if (combining)
		compose(out);
	return tvx_buf_str(out);
}

enum { SHORT_BYTES = 48 };

/* Lower case; room has SHORT_BYTES. */
static struct tvx_str
fold(struct tvx_vocabulary *vocabulary, struct tvx_str word, char *room)
{
	if (word.len > SHORT_BYTES)
		return fold_slowly(&vocabulary->folded, word);
	for (size_t i = 0; i < word.len; i++) {
		unsigned char c = (unsigned char)word.ptr[i];
		if (c >= 0x80)
			return fold_slowly(&vocabulary->folded, word);
		room[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	return (struct tvx_str){ room, word.len };
}

/* --- the table ---------------------------------------------------------------------------------- */

static uint32_t
hash_of(struct tvx_str s)
{
	uint64_t hash = 0x9E3779B97F4A7C15u ^ s.len;
	size_t i = 0;

	for (; i + 8 <= s.len; i += 8) {
		uint64_t part;
		memcpy(&part, s.ptr + i, 8);
		hash = (hash ^ part) * 0xFF51AFD7ED558CCDu;
		hash ^= hash >> 32;
	}
	uint64_t tail = 0;
	memcpy(&tail, s.ptr + i, s.len - i);
	hash = (hash ^ tail) * 0xC4CEB9FE1A85EC53u;
	return (uint32_t)(hash ^ (hash >> 32));
}

static void
grow(struct tvx_vocabulary *v)
{
	size_t count = v->slot_count ? v->slot_count * 4 : 1u << 12;
	struct tvx_slot *slots = tvx_alloc(count * sizeof(*slots));

	memset(slots, 0, count * sizeof(*slots));
	for (size_t i = 0; i < v->slot_count; i++) {
		size_t at = v->slots[i].hash & (count - 1);
		if (!v->slots[i].word)
			continue;
		while (slots[at].word)
			at = (at + 1) & (count - 1);
		slots[at] = v->slots[i];
	}
	free(v->slots);
	v->slots = slots;
	v->slot_count = count;
}

static uint32_t
add_word(struct tvx_vocabulary *v, struct tvx_str folded)
{
	if (v->count == v->cap) {
		v->cap = v->cap ? v->cap * 2 : 2048;
		v->words = tvx_realloc(v->words, v->cap, sizeof(*v->words));
	}
	v->words[v->count] = (struct tvx_known){ .offset = v->bytes.len,
						 .len = (uint32_t)folded.len };
	tvx_buf_add(&v->bytes, folded);
	return v->count++;
}

uint32_t
tvx_vocabulary_intern(struct tvx_vocabulary *v, struct tvx_str word, uint32_t unit)
{
	char room[SHORT_BYTES];
	struct tvx_str folded = fold(v, word, room);
	uint32_t hash = hash_of(folded), index;

	if ((size_t)v->count * 2 >= v->slot_count)
		grow(v);
	size_t at = hash & (v->slot_count - 1);
	for (;; at = (at + 1) & (v->slot_count - 1)) {
		const struct tvx_slot *slot = &v->slots[at];
		if (!slot->word) {
			index = add_word(v, folded);
			v->slots[at] = (struct tvx_slot){ hash, index + 1 };
			break;
		}
		index = slot->word - 1;
		if (slot->hash == hash && v->words[index].len == folded.len &&
		    memcmp(v->bytes.ptr + v->words[index].offset, folded.ptr, folded.len) == 0)
			break;
	}
	struct tvx_known *known = &v->words[index];
	if (known->last_unit != unit) {
		known->last_unit = unit;
		known->units++;
	}
	return index;
}

void
tvx_vocabulary_weigh(struct tvx_vocabulary *v, size_t unit_count)
{
	for (uint32_t i = 0; i < v->count; i++)
		v->words[i].weight = logf(1.0f + (float)unit_count / (float)v->words[i].units) -
				     0.69f;
}
