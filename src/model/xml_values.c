/* Attribute values and words of the draft file, read into the model's own types. */
#include "model/xml_values.h"

#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

/* --- attribute values --------------------------------------------------------------------- */

struct tvx_str
tvx_reader_keep(struct tvx_reader *r, struct tvx_str value)
{
	return tvx_arena_str(r->draft->arena, value);
}

/* A word of a table; the first one when it is not given or wrong. */
int
tvx_reader_word(struct tvx_reader *r, const struct tvx_words *words, struct tvx_str value,
		const char *attribute)
{
	int index = value.len ? tvx_words_find(words, value) : 0;

	if (index >= 0)
		return index;
	struct tvx_buf list = { 0 };
	for (size_t i = 0; i < words->count; i++)
		tvx_buf_printf(&list, "%s%s", i ? ", " : "", words->list[i]);
	tvx_reader_error(r, "bad-value", "%s=\"%.*s\" is not one of %s", attribute,
			 TVX_STR_ARG(value), list.ptr);
	tvx_buf_release(&list);
	return 0;
}

struct tvx_date
tvx_reader_date(struct tvx_reader *r, struct tvx_str value)
{
	struct tvx_date date = { 0 };

	if (value.len && !tvx_date_parse(value, &date))
		tvx_reader_error(r, "bad-date", "\"%.*s\" is not a day; expected YYYY-MM-DD",
				 TVX_STR_ARG(value));
	return date;
}

const struct tvx_meeting *
tvx_reader_meeting(struct tvx_reader *r, struct tvx_str value)
{
	const struct tvx_meeting *meeting = value.len ? tvx_map_get(r->meetings, value) : NULL;

	if (value.len && !meeting)
		tvx_reader_error(r, "unknown-meeting",
				 "meeting \"%.*s\" is not declared; add a <meeting> for it",
				 TVX_STR_ARG(value));
	return meeting;
}

/* The language, empty when it is the draft's own: one content has one form. */
struct tvx_str
tvx_reader_lang(struct tvx_reader *r, struct tvx_str value)
{
	if (!value.len || tvx_str_equal(value, r->draft->lang))
		return TVX_STR("");
	for (size_t i = 0; i < value.len; i++) {
		char c = value.ptr[i];
		bool fits = tvx_is_alnum(c) || (c == '-' && i > 0);
		if (!fits || value.len > 35) {
			tvx_reader_error(
				r, "bad-value",
				"lang=\"%.*s\" is no language tag; expected one like en or pt-BR",
				TVX_STR_ARG(value));
			return TVX_STR("");
		}
	}
	return tvx_reader_keep(r, value);
}

uint32_t
tvx_reader_number(struct tvx_reader *r, struct tvx_str value, const char *attribute)
{
	uint32_t number = 0;

	for (size_t i = 0; i < value.len && number < 100000000; i++) {
		if (value.ptr[i] < '0' || value.ptr[i] > '9') {
			number = 0;
			break;
		}
		number = number * 10 + (uint32_t)(value.ptr[i] - '0');
	}
	if (value.len && (!number || number >= 100000000 || value.ptr[0] == '0')) {
		tvx_reader_error(r, "bad-value", "%s=\"%.*s\" is no number; expected one from 1",
				 attribute, TVX_STR_ARG(value));
		return 0;
	}
	return number;
}

struct tvx_str
tvx_reader_seal(struct tvx_reader *r, struct tvx_str value)
{
	bool good = value.len == 0 || value.len + 1 == TVX_SEAL_BYTES;

	for (size_t i = 0; i < value.len; i++)
		good = good && strchr("0123456789abcdef", value.ptr[i]);
	if (good)
		return tvx_reader_keep(r, value);
	tvx_reader_error(r, "bad-value", "seal=\"%.*s\" is no seal; expected 32 hexadecimal digits",
			 TVX_STR_ARG(value));
	return TVX_STR("");
}

static const struct tvx_delegation *
delegation_of(struct tvx_reader *r, struct tvx_str id)
{
	const struct tvx_delegation *delegation = tvx_map_get(r->delegations, id);

	if (delegation)
		return delegation;
	if (tvx_str_equal(id, tvx_party_quorum.id))
		return &tvx_party_quorum;
	if (tvx_str_equal(id, tvx_party_unstated.id))
		return &tvx_party_unstated;
	tvx_reader_error(r, "unknown-delegation",
			 "delegation \"%.*s\" is not declared; add a <delegation> for it",
			 TVX_STR_ARG(id));
	return NULL;
}

static void
add_party(struct tvx_reader *r, struct tvx_parties *parties, const struct tvx_delegation *party)
{
	for (size_t i = 0; i < parties->count; i++) {
		if (parties->list[i] == party) {
			tvx_reader_error(r, "twice", "\"%.*s\" is named twice",
					 TVX_STR_ARG(party->id));
			return;
		}
	}
	parties->list[parties->count++] = party;
}

struct tvx_parties
tvx_reader_parties(struct tvx_reader *r, struct tvx_str value)
{
	struct tvx_parties parties = { 0 };
	struct tvx_str rest = value;
	size_t most = 0;

	for (size_t i = 0; i < value.len; i++)
		most += value.ptr[i] == ' ';
	if (value.len)
		parties.list = tvx_arena_alloc(r->draft->arena, (most + 1) * sizeof(*parties.list));
	while (rest.len) {
		struct tvx_str id = tvx_str_split(&rest, ' ');
		const struct tvx_delegation *party = id.len ? delegation_of(r, id) : NULL;
		if (party)
			add_party(r, &parties, party);
	}
	return parties;
}

const struct tvx_proposal *
tvx_reader_proposal(struct tvx_reader *r, struct tvx_str id)
{
	const struct tvx_proposal *proposal = id.len ? tvx_map_get(r->proposals, id) : NULL;

	if (id.len && !proposal)
		tvx_reader_error(r, "unknown-proposal",
				 "proposal \"%.*s\" does not stand before this in the paragraph",
				 TVX_STR_ARG(id));
	return proposal;
}

bool
tvx_reader_id(struct tvx_reader *r, struct tvx_str value)
{
	if (!value.len || tvx_id_valid(value))
		return value.len > 0;
	tvx_reader_error(
		r, "bad-id",
		"id=\"%.*s\" cannot name a file; expected letters, digits, - _ and single dots",
		TVX_STR_ARG(value));
	return false;
}

/* --- words ----------------------------------------------------------------------------------- */

void
tvx_reader_words_into(struct tvx_reader *r, struct tvx_str *out)
{
	r->words_out = out;
}

struct tvx_text *
tvx_reader_text_into(struct tvx_reader *r)
{
	r->words_out = NULL;
	return r->text_out = TVX_ARENA_NEW(r->draft->arena, struct tvx_text);
}

void
tvx_close_words(struct tvx_reader *r)
{
	struct tvx_text *text = r->text_out;

	if (r->words_out) {
		*r->words_out = tvx_reader_keep(r, tvx_buf_str(&r->words));
		return;
	}
	text->words = tvx_reader_keep(r, tvx_buf_str(&r->words));
	text->inline_count = r->inline_count;
	text->inlines = tvx_arena_alloc(r->draft->arena, r->inline_count * sizeof(*text->inlines));
	if (r->inline_count)
		memcpy(text->inlines, r->inlines, r->inline_count * sizeof(*text->inlines));
}

static void
add_inline(struct tvx_reader *r, struct tvx_inline inl)
{
	if (r->inline_count >= TVX_LIMIT_ANCHORS) {
		if (r->inline_count++ == TVX_LIMIT_ANCHORS)
			tvx_reader_error(r, "too-many", "more than %d anchors in one text",
					 TVX_LIMIT_ANCHORS);
		r->inline_count = TVX_LIMIT_ANCHORS;
		return;
	}
	if (r->inline_count == r->inline_cap) {
		r->inline_cap = r->inline_cap ? r->inline_cap * 2 : 16;
		r->inlines = tvx_realloc(r->inlines, r->inline_cap, sizeof(*r->inlines));
	}
	inl.offset = (uint32_t)r->words.len;
	r->inlines[r->inline_count++] = inl;
}

void
tvx_open_anchor(struct tvx_reader *r, const struct tvx_str *values)
{
	add_inline(r, (struct tvx_inline){ .kind = TVX_ANCHOR,
					   .n = tvx_reader_number(r, values[0], "n") });
}

void
tvx_open_footnote_mark(struct tvx_reader *r, const struct tvx_str *values)
{
	add_inline(r, (struct tvx_inline){ .kind = TVX_FOOTNOTE_MARK,
					   .footnote = tvx_reader_keep(r, values[0]) });
}

static int
compare_numbers(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static void
check_anchors(struct tvx_reader *r)
{
	size_t count = 0;

	if (r->inline_count < 2)
		return;
	uint32_t *numbers = tvx_realloc(NULL, r->inline_count, sizeof(*numbers));
	for (size_t i = 0; i < r->inline_count; i++)
		if (r->inlines[i].kind == TVX_ANCHOR)
			numbers[count++] = r->inlines[i].n;
	qsort(numbers, count, sizeof(*numbers), compare_numbers);
	for (size_t i = 1; i < count; i++)
		if (numbers[i] == numbers[i - 1])
			tvx_reader_error(r, "twice", "anchor %u stands twice in these words",
					 numbers[i]);
	free(numbers);
}

void
tvx_close_text(struct tvx_reader *r)
{
	check_anchors(r);
	tvx_close_words(r);
}
