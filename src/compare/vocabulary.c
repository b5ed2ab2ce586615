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
	free(vocabulary->chunks);
	free(vocabulary->spelled);
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

size_t
tvx_fold_letter(uint32_t c, uint32_t folded[static 2])
{
	bool accent = c >= 0x300 && c <= 0x36F;

	/* The capital has no letter of its own in most words: STRASSE. */
	if (c == 0xDF || c == 0x1E9E) {
		folded[0] = folded[1] = 's';
		return 2;
	}
	/* Letters of one capital are one: a sigma inside a word and at its end, i and dotless i. */
	folded[0] = accent ? c : uc_tolower(uc_toupper(c));
	return 1;
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
fold_slowly(struct tvx_buf *out, struct tvx_str word, bool capitals)
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
		uint32_t letters[2] = { c == 0x2019 ? '\'' : c };
		size_t count = capitals ? 1 : tvx_fold_letter(letters[0], letters);
		for (size_t i = 0; i < count; i++)
			add_char(out, letters[i]);
	}
	if (combining)
		compose(out);
	return tvx_buf_str(out);
}

bool
tvx_is_form_of(struct tvx_str word, struct tvx_str other)
{
	struct tvx_buf a = { 0 }, b = { 0 };
	bool same = tvx_str_equal(fold_slowly(&a, word, true), fold_slowly(&b, other, true));

	tvx_buf_release(&a);
	tvx_buf_release(&b);
	return same;
}

/* A word is spelled in eights of its bytes, folded; the last eight end where the word ends and
 * may overlap those before. With its length that is the word, and most are one number. */
enum { CHUNK_BYTES = sizeof(uint64_t), SHORT_BYTES = 48, SHORT_CHUNKS = SHORT_BYTES / CHUNK_BYTES };

#define HIGH_BITS 0x8080808080808080u
#define ALL_BYTES 0x0101010101010101u

struct spelling {
	const uint64_t *chunks;
	uint32_t count, len;
};

/* Fewer bytes than a chunk has, the others zero. Where eight may be read they are read and cut,
 * for how long a word is nobody can foretell. */
static uint64_t
few_bytes(const char *text, size_t len, const char *end)
{
	uint64_t bytes = 0;

	if (!len || !end || end - text < CHUNK_BYTES) {
		memcpy(&bytes, text, len);
		return bytes;
	}
	memcpy(&bytes, text, CHUNK_BYTES);
	uint64_t kept = ~(uint64_t)0 >> 8 * (CHUNK_BYTES - len);
	if (__BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__)
		kept = ~(uint64_t)0 << 8 * (CHUNK_BYTES - len);
	return bytes & kept;
}

static uint32_t
chunks_in(size_t len)
{
	return len <= CHUNK_BYTES ? 1 : (uint32_t)((len + CHUNK_BYTES - 1) / CHUNK_BYTES);
}

static uint64_t
chunk_of(struct tvx_str word, uint32_t index, uint32_t count, const char *end)
{
	uint64_t chunk;

	if (word.len < CHUNK_BYTES)
		return few_bytes(word.ptr, word.len, end);
	size_t at = index + 1 < count ? (size_t)index * CHUNK_BYTES : word.len - CHUNK_BYTES;
	memcpy(&chunk, word.ptr + at, CHUNK_BYTES);
	return chunk;
}

/* Lower case, eight letters at a time; none of them may be outside ASCII. */
static uint64_t
lower(uint64_t chunk)
{
	uint64_t from_a = chunk + (0x80 - 'A') * ALL_BYTES;
	uint64_t past_z = chunk + (0x7F - 'Z') * ALL_BYTES;

	return chunk | ((from_a ^ past_z) & HIGH_BITS) >> 2;
}

static struct spelling
spell_slowly(struct tvx_vocabulary *v, struct tvx_str word)
{
	struct tvx_str folded = fold_slowly(&v->folded, word, false);
	uint32_t count = chunks_in(folded.len);

	if (count > v->spelled_cap) {
		v->spelled_cap = count * 2;
		v->spelled = tvx_realloc(v->spelled, v->spelled_cap, sizeof(*v->spelled));
	}
	for (uint32_t i = 0; i < count; i++)
		v->spelled[i] = chunk_of(folded, i, count, NULL);
	return (struct spelling){ v->spelled, count, (uint32_t)folded.len };
}

static struct spelling
spell(struct tvx_vocabulary *v, struct tvx_str word, const char *end,
      uint64_t room[static SHORT_CHUNKS])
{
	uint32_t count = chunks_in(word.len);
	uint64_t all = 0;

	if (word.len > SHORT_BYTES)
		return spell_slowly(v, word);
	for (uint32_t i = 0; i < count; i++) {
		uint64_t chunk = chunk_of(word, i, count, end);
		all |= chunk;
		room[i] = lower(chunk);
	}
	if (all & HIGH_BITS)
		return spell_slowly(v, word);
	return (struct spelling){ room, count, (uint32_t)word.len };
}

/* --- the table ---------------------------------------------------------------------------------- */

static uint64_t
hash_of(const uint64_t *chunks, uint32_t len)
{
	uint64_t hash = 0x9E3779B97F4A7C15u ^ len;

	for (uint32_t i = 0, count = chunks_in(len); i < count; i++) {
		hash = (hash ^ chunks[i]) * 0xFF51AFD7ED558CCDu;
		hash ^= hash >> 32;
	}
	return hash;
}

static void
grow(struct tvx_vocabulary *v)
{
	size_t count = v->slot_count ? v->slot_count * 4 : 1u << 12;
	struct tvx_slot *slots = tvx_alloc(count * sizeof(*slots));

	for (size_t i = 0; i < v->slot_count; i++) {
		const struct tvx_slot *slot = &v->slots[i];
		if (!slot->word)
			continue;
		const uint64_t *chunks = v->chunks + v->words[slot->word - 1].offset;
		size_t at = hash_of(chunks, slot->len) & (count - 1);
		while (slots[at].word)
			at = (at + 1) & (count - 1);
		slots[at] = *slot;
	}
	free(v->slots);
	v->slots = slots;
	v->slot_count = count;
}

static uint32_t
add_word(struct tvx_vocabulary *v, const struct spelling *spelling)
{
	if (v->count == v->cap) {
		v->cap = v->cap ? v->cap * 2 : 2048;
		v->words = tvx_realloc(v->words, v->cap, sizeof(*v->words));
	}
	if (v->chunk_count + spelling->count > v->chunk_cap) {
		v->chunk_cap = (v->chunk_cap + spelling->count + 2048) * 2;
		v->chunks = tvx_realloc(v->chunks, v->chunk_cap, sizeof(*v->chunks));
	}
	memcpy(v->chunks + v->chunk_count, spelling->chunks, spelling->count * CHUNK_BYTES);
	v->words[v->count] = (struct tvx_known){ .offset = v->chunk_count, .len = spelling->len };
	v->chunk_count += spelling->count;
	return v->count++;
}

static bool
is_spelled(const struct tvx_vocabulary *v, const struct tvx_slot *slot,
	   const struct spelling *spelling)
{
	if (slot->first != spelling->chunks[0] || slot->len != spelling->len)
		return false;
	const uint64_t *chunks = v->chunks + v->words[slot->word - 1].offset;
	for (uint32_t i = 1; i < spelling->count; i++)
		if (chunks[i] != spelling->chunks[i])
			return false;
	return true;
}

static uint32_t
number_of(struct tvx_vocabulary *v, const struct spelling *spelling)
{
	if ((size_t)v->count * 2 >= v->slot_count)
		grow(v);
	size_t at = hash_of(spelling->chunks, spelling->len) & (v->slot_count - 1);
	while (v->slots[at].word && !is_spelled(v, &v->slots[at], spelling))
		at = (at + 1) & (v->slot_count - 1);
	if (!v->slots[at].word)
		v->slots[at] = (struct tvx_slot){ spelling->chunks[0], spelling->len,
						  add_word(v, spelling) + 1 };
	return v->slots[at].word - 1;
}

/* The slot of a word that is one chunk, if the word is known; what most words come to. */
static const struct tvx_slot *
find_short(const struct tvx_vocabulary *v, uint64_t chunk, uint32_t len)
{
	if (!v->slot_count)
		return NULL;
	for (size_t at = hash_of(&chunk, len) & (v->slot_count - 1); v->slots[at].word;
	     at = (at + 1) & (v->slot_count - 1))
		if (v->slots[at].first == chunk && v->slots[at].len == len)
			return &v->slots[at];
	return NULL;
}

uint32_t
tvx_vocabulary_number(struct tvx_vocabulary *v, struct tvx_str word, const char *end)
{
	uint64_t room[SHORT_CHUNKS];

	if (word.len <= CHUNK_BYTES) {
		uint64_t chunk = chunk_of(word, 0, 1, end);
		const struct tvx_slot *slot =
			chunk & HIGH_BITS ? NULL : find_short(v, lower(chunk), (uint32_t)word.len);
		if (slot)
			return slot->word - 1;
	}
	struct spelling spelling = spell(v, word, end, room);
	return number_of(v, &spelling);
}

uint32_t
tvx_vocabulary_intern(struct tvx_vocabulary *v, struct tvx_str word, const char *end, uint32_t unit)
{
	uint32_t index = tvx_vocabulary_number(v, word, end);
	struct tvx_known *known = &v->words[index];

	known->units += known->last_unit != unit;
	known->last_unit = unit;
	return index;
}

void
tvx_vocabulary_absorb(struct tvx_vocabulary *v, const struct tvx_vocabulary *other,
		      uint32_t *numbers)
{
	for (uint32_t w = 0; w < other->count; w++) {
		const struct tvx_known *known = &other->words[w];
		struct spelling spelling = { other->chunks + known->offset, chunks_in(known->len),
					     known->len };
		numbers[w] = number_of(v, &spelling);
		v->words[numbers[w]].units += known->units;
	}
}

void
tvx_vocabulary_weigh(struct tvx_vocabulary *v, size_t unit_count)
{
	for (uint32_t i = 0; i < v->count; i++) {
		uint32_t units = v->words[i].units ? v->words[i].units : 1;
		v->words[i].weight = logf(1.0f + (float)unit_count / (float)units) - 0.69f;
	}
}
