/* Words and signs of a text, folded for comparing only, and the numbers that stand for them. */
#ifndef TVX_COMPARE_TOKENS_H
#define TVX_COMPARE_TOKENS_H

#include "travaux/base.h"

enum tvx_token_kind {
	TVX_TOKEN_WORD,
	TVX_TOKEN_SIGN,
	TVX_TOKEN_MARKUP, /* a whole run of brackets, attribution or mark */
	TVX_TOKEN_BREAK,  /* between two units of a group */
};

/* Symbols below are words of the vocabulary. */
#define TVX_SYMBOL_SIGN   0x80000000u
#define TVX_SYMBOL_MARKUP 0x40000000u
#define TVX_SYMBOL_BREAK  0xC0000000u

struct tvx_token {
	uint32_t start, len; /* in bytes */
	uint32_t symbol;     /* zero for words: only a vocabulary knows */
	enum tvx_token_kind kind;
};

/* A stretch of the text that is markup, not words. */
struct tvx_span {
	uint32_t start, len;
};

struct tvx_scan {
	struct tvx_str text;
	uint32_t at;
	const struct tvx_span *spans; /* in order */
	size_t span_count;
};

/* The next tokens, spaces passed over, at most so many; returns how many, fewer at the end. */
size_t tvx_scan_row(struct tvx_scan *scan, struct tvx_token *tokens, size_t most);
/* The next one; false at the end. */
bool tvx_scan_next(struct tvx_scan *scan, struct tvx_token *token);

/* The plain form of a character: a space for any space, zero for what does not show, one form of
 * quotes and dashes; itself otherwise, its case left as it is. */
uint32_t tvx_plain_char(uint32_t c);

/* Whether a digit begins at a byte: of ASCII, or of the two Arabic rows, U+0660 and U+06F0. */
static inline bool
tvx_is_digit_at(struct tvx_str s, size_t at)
{
	unsigned char c = (unsigned char)s.ptr[at];

	if (c < 0x80 || at + 1 >= s.len)
		return c >= '0' && c <= '9';
	unsigned char next = (unsigned char)s.ptr[at + 1];
	return (c == 0xD9 && next >= 0xA0 && next <= 0xA9) ||
	       (c == 0xDB && next >= 0xB0 && next <= 0xB9);
}

/* A letter whatever its case, as one or two; returns how many. */
size_t tvx_fold_letter(uint32_t c, uint32_t folded[static 2]);

/* Whether two words differ in nothing but apostrophes, normal forms and what does not show: not even
 * in capitals. */
bool tvx_is_form_of(struct tvx_str word, struct tvx_str other);

/* Words and how often units have them. */
struct tvx_vocabulary {
	struct tvx_slot {
		uint64_t first; /* of the word's chunks; short words have no other */
		uint32_t len;   /* of the word, in bytes */
		uint32_t word;  /* index plus one; zero: free */
	} * slots;
	size_t slot_count; /* a power of two */
	struct tvx_known {
		uint32_t offset;    /* into chunks */
		uint32_t len;       /* in bytes */
		uint32_t units;     /* how many have it */
		uint32_t last_unit; /* that had it, plus one */
		float weight;       /* its rarity */
	} * words;
	uint32_t count, cap;
	uint64_t *chunks; /* the folded words, eight bytes each */
	uint32_t chunk_count, chunk_cap;
	/* Scratch: a word outside ASCII, and a word of many chunks. */
	struct tvx_buf folded;
	uint64_t *spelled;
	uint32_t spelled_cap;
};

void tvx_vocabulary_release(struct tvx_vocabulary *vocabulary);
/* The number of a word, the same for all its forms. The bytes behind it may be read, up to end,
 * of which NULL knows nothing. unit counts from one. */
uint32_t tvx_vocabulary_intern(struct tvx_vocabulary *vocabulary, struct tvx_str word,
			       const char *end, uint32_t unit);
/* The same of a word that counts for no unit. */
uint32_t tvx_vocabulary_number(struct tvx_vocabulary *vocabulary, struct tvx_str word,
			       const char *end);
/* Adds the words of another vocabulary, whose units are others, as if they had been met after
 * those that are known. numbers gets, by number there, their numbers here. */
void tvx_vocabulary_absorb(struct tvx_vocabulary *vocabulary, const struct tvx_vocabulary *other,
			   uint32_t *numbers);
/* Weighs every word by how few of so many units have it. */
void tvx_vocabulary_weigh(struct tvx_vocabulary *vocabulary, size_t unit_count);

#endif
