/* Finding the encoding of a text, and replacing what XML cannot hold. */
#include "read/decode.h"

#include "base/utf8.h"

#include <string.h>

enum {
	SAMPLE_BYTES = 4096,
	/* UTF-8 with a few damaged bytes is still UTF-8; Latin-1 has one in every long word. */
	GOOD_PER_BAD = 4,
};

const char *
tvx_binary_kind(struct tvx_str bytes)
{
	static const struct {
		const char *magic;
		size_t len;
		const char *kind;
	} kinds[] = {
		{ "PK\x03\x04", 4, "a Word document or another archive" },
		{ "%PDF", 4, "a PDF" },
		{ "\xD0\xCF\x11\xE0", 4, "a document of an old Word" },
		{ "{\\rtf", 5, "an RTF document" },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (bytes.len >= kinds[i].len &&
		    memcmp(bytes.ptr, kinds[i].magic, kinds[i].len) == 0)
			return kinds[i].kind;
	return NULL;
}

static void
add_character(struct tvx_buf *out, uint32_t c)
{
	char bytes[4];
	size_t len = 0;

	if (c < 0x80) {
		bytes[len++] = (char)c;
	} else if (c < 0x800) {
		bytes[len++] = (char)(0xC0 | c >> 6);
		bytes[len++] = (char)(0x80 | (c & 0x3F));
	} else if (c < 0x10000) {
		bytes[len++] = (char)(0xE0 | c >> 12);
		bytes[len++] = (char)(0x80 | (c >> 6 & 0x3F));
		bytes[len++] = (char)(0x80 | (c & 0x3F));
	} else {
		bytes[len++] = (char)(0xF0 | c >> 18);
		bytes[len++] = (char)(0x80 | (c >> 12 & 0x3F));
		bytes[len++] = (char)(0x80 | (c >> 6 & 0x3F));
		bytes[len++] = (char)(0x80 | (c & 0x3F));
	}
	tvx_buf_add(out, (struct tvx_str){ bytes, len });
}

/* XML 1.0, production Char. A form feed ends a page, and so a line. */
static uint32_t
fit(uint32_t c, size_t *replaced)
{
	if (c == '\f' || c == 0x0B || c == 0x85)
		return '\n';
	if (c >= 0x20 ? c < 0xFFFE || (c > 0xFFFF && c <= 0x10FFFF)
		      : c == '\t' || c == '\n' || c == '\r')
		return c;
	(*replaced)++;
	return 0xFFFD;
}

/* --- UTF-8 --------------------------------------------------------------------------------- */

/* Bytes that are good as they are, eight at a time. */
static bool
is_plain(struct tvx_str s)
{
	size_t i = 0;

	for (; i + 8 <= s.len; i += 8) {
		uint64_t word;
		memcpy(&word, s.ptr + i, 8);
		/* A byte with its high bit, or one below 0x20. */
		uint64_t low = (word - 0x2020202020202020u) & ~word & 0x8080808080808080u;
		if (!low)
			continue;
		for (size_t k = 0; k < 8; k++) {
			unsigned char c = (unsigned char)s.ptr[i + k];
			if (c < 0x20 && c != '\n' && c != '\t' && c != '\r')
				return false;
		}
	}
	for (; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (c < 0x20 && c != '\n' && c != '\t' && c != '\r')
			return false;
	}
	/* U+FFFE and U+FFFF, and the next-line character. */
	return !s.ptr ||
	       (!memmem(s.ptr, s.len, "\xEF\xBF\xBE", 3) &&
		!memmem(s.ptr, s.len, "\xEF\xBF\xBF", 3) && !memmem(s.ptr, s.len, "\xC2\x85", 2));
}

static void
decode_utf8(struct tvx_str bytes, struct tvx_decoded *out)
{
	const char *at = bytes.ptr, *end = bytes.ptr + bytes.len;

	out->encoding = "UTF-8";
	if (!bytes.len || (is_plain(bytes) && tvx_utf8_valid(bytes))) {
		out->text = bytes;
		return;
	}
	while (at < end) {
		const char *start = at;
		uint32_t c = tvx_utf8_next(&at, end);
		/* U+FFFD stands in some papers; what stands for a bad byte is one byte long. */
		out->replaced += c == 0xFFFD && at - start == 1;
		add_character(&out->copy, fit(c, &out->replaced));
	}
	out->text = tvx_buf_str(&out->copy);
}

/* Whether the bytes look like UTF-8, perhaps with a few damaged ones. */
static bool
is_utf8(struct tvx_str bytes)
{
	const char *at = bytes.ptr, *end = bytes.ptr + bytes.len;
	size_t good = 0, bad = 0;

	while (at < end) {
		const char *start = at;
		if ((unsigned char)*at < 0x80) {
			at++;
			continue;
		}
		tvx_utf8_next(&at, end);
		if (at - start > 1)
			good++;
		else
			bad++;
	}
	return bad == 0 || good > bad * GOOD_PER_BAD;
}

/* --- others --------------------------------------------------------------------------------- */

static void
decode_utf16(struct tvx_str bytes, bool big, struct tvx_decoded *out)
{
	const unsigned char *b = (const unsigned char *)bytes.ptr;

	out->encoding = "UTF-16";
	for (size_t i = 0; i + 1 < bytes.len; i += 2) {
		uint32_t c = big ? (uint32_t)b[i] << 8 | b[i + 1] : (uint32_t)b[i + 1] << 8 | b[i];
		if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.len) {
			uint32_t low = big ? (uint32_t)b[i + 2] << 8 | b[i + 3]
					   : (uint32_t)b[i + 3] << 8 | b[i + 2];
			if (low >= 0xDC00 && low < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
				i += 2;
			}
		}
		if (c >= 0xD800 && c < 0xE000) {
			c = 0xFFFD;
			out->replaced++;
		}
		add_character(&out->copy, fit(c, &out->replaced));
	}
	out->replaced += bytes.len % 2;
	out->text = tvx_buf_str(&out->copy);
}

static void
decode_1252(struct tvx_str bytes, struct tvx_decoded *out)
{
	/* 0x80 to 0x9F of Windows-1252; the rest is Latin-1. */
	static const uint16_t high[32] = {
		0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
		0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
		0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
		0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
	};

	out->encoding = "Windows-1252";
	out->assumed = true;
	for (size_t i = 0; i < bytes.len; i++) {
		unsigned char c = (unsigned char)bytes.ptr[i];
		uint32_t decoded = c >= 0x80 && c < 0xA0 ? high[c - 0x80] : c;
		out->replaced += decoded == 0xFFFD;
		add_character(&out->copy, fit(decoded, &out->replaced));
	}
	out->text = tvx_buf_str(&out->copy);
}

/* Every second byte of Latin text in UTF-16 is zero; -1: it is not, 0: little, 1: big endian. */
static int
utf16_without_mark(struct tvx_str bytes)
{
	size_t sample = bytes.len < SAMPLE_BYTES ? bytes.len : SAMPLE_BYTES, zeros[2] = { 0 };

	for (size_t i = 0; i < sample; i++)
		zeros[i % 2] += bytes.ptr[i] == 0;
	if (bytes.len % 2 || sample < 4)
		return -1;
	if (zeros[1] > sample / 3 && zeros[0] < sample / 20)
		return 0;
	return zeros[0] > sample / 3 && zeros[1] < sample / 20 ? 1 : -1;
}

void
tvx_decode(struct tvx_str bytes, struct tvx_decoded *out)
{
	const unsigned char *b = (const unsigned char *)bytes.ptr;

	*out = (struct tvx_decoded){ 0 };
	if (bytes.len >= 3 && memcmp(b, "\xEF\xBB\xBF", 3) == 0) {
		decode_utf8((struct tvx_str){ bytes.ptr + 3, bytes.len - 3 }, out);
		return;
	}
	if (bytes.len >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF))) {
		decode_utf16((struct tvx_str){ bytes.ptr + 2, bytes.len - 2 }, b[0] == 0xFE, out);
		return;
	}
	int big = utf16_without_mark(bytes);
	if (big >= 0) {
		decode_utf16(bytes, big == 1, out);
		out->assumed = true;
	} else if (is_utf8(bytes)) {
		decode_utf8(bytes, out);
	} else {
		decode_1252(bytes, out);
	}
}
