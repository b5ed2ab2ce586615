/* Figures, wherever they stand in a text. */
#include "compare/figures.h"

#include <stdlib.h>
#include <string.h>

static bool
is_month(struct tvx_str word)
{
	static const char months[] =
		" january february march april may june july august september october november "
		"december enero febrero marzo abril mayo junio julio agosto septiembre octubre "
		"noviembre diciembre janvier février mars avril mai juin juillet août septembre "
		"octobre novembre décembre janeiro fevereiro março maio junho julho setembro "
		"outubro novembro dezembro ";
	const char *end = months + sizeof(months) - 1;

	for (const char *at = months + 1; at < end;) {
		const char *space = memchr(at, ' ', (size_t)(end - at));
		struct tvx_str month = { at, (size_t)(space - at) };
		if (tvx_str_equal_nocase(month, word))
			return true;
		at = space + 1;
	}
	return false;
}

static bool
has_figure(struct tvx_str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (tvx_is_digit_at(word, i))
			return true;
	return false;
}

/* How many bytes at a point are quotes, brackets or stops around a word. */
static size_t
sign_at(struct tvx_str s, size_t at)
{
	if (strchr("()[].,;:\"'", s.ptr[at]))
		return 1;
	/* U+2010 to U+201F: dashes and quotes. */
	bool general = at + 2 < s.len && memcmp(s.ptr + at, "\xE2\x80", 2) == 0;
	return general && ((unsigned char)s.ptr[at + 2] & 0xF0) == 0x90 ? 3 : 0;
}

static struct tvx_str
without_signs(struct tvx_str s)
{
	size_t len;

	while (s.len && (len = sign_at(s, 0)))
		s.ptr += len, s.len -= len;
	for (;;) {
		if (s.len && sign_at(s, s.len - 1) == 1)
			s.len--;
		else if (s.len > 2 && sign_at(s, s.len - 3) == 3)
			s.len -= 3;
		else
			return s;
	}
}

static void
add_figure(struct tvx_figures *f, struct tvx_str word)
{
	if (f->count == f->cap) {
		f->cap = f->cap ? f->cap * 2 : 16;
		f->list = tvx_realloc(f->list, f->cap, sizeof(*f->list));
	}
	f->list[f->count++] = word;
}

/* A month counts beside a day or a year: "may" alone is a verb. */
static void
take_word(struct tvx_figures *f, struct tvx_str word, struct tvx_str *month)
{
	bool figure = has_figure(word);

	if (figure && month->len)
		add_figure(f, *month);
	*month = TVX_STR("");
	if (figure)
		add_figure(f, word);
	else if (is_month(word) && f->dated)
		add_figure(f, word);
	else if (is_month(word))
		*month = word;
	f->dated = figure;
}

/* What of an item is passed over: markup, and references. */
struct passing {
	const struct tvx_span *span, *last;
	struct tvx_reference_scan scan;
	struct tvx_reference reference;
	bool refers; /* reference is the next one */
};

/* How many bytes at a point are passed over. */
static size_t
passed_at(struct passing *p, struct tvx_str text, size_t at)
{
	while (p->span < p->last && p->span->start < at)
		p->span++;
	if (p->span < p->last && at == p->span->start && p->span->len)
		return p->span->len;
	while (p->refers && p->reference.words.ptr < text.ptr + at)
		p->refers = tvx_reference_next(&p->scan, &p->reference);
	return p->refers && p->reference.words.ptr == text.ptr + at ? p->reference.words.len : 0;
}

void
tvx_figures_take(struct tvx_figures *f, const struct tvx_item *item,
		 const struct tvx_place_index *places)
{
	struct tvx_str text = item->text, month = TVX_STR("");
	struct passing passing = { .span = item->spans, .last = item->spans + item->span_count };
	size_t start = 0;

	tvx_reference_scan_init(&passing.scan, places, text);
	passing.refers = tvx_reference_next(&passing.scan, &passing.reference);
	f->dated = false;
	for (size_t at = 0; at <= text.len;) {
		size_t passed = passed_at(&passing, text, at);
		if (!passed && at < text.len && !strchr(" \t\n\r", text.ptr[at])) {
			at++;
			continue;
		}
		struct tvx_str word = { text.ptr + start, at - start };
		word = without_signs(word);
		if (word.len)
			take_word(f, word, &month);
		at += passed ? passed : 1;
		start = at;
	}
}

void
tvx_figures_release(struct tvx_figures *f)
{
	free(f->list);
	*f = (struct tvx_figures){ 0 };
}
