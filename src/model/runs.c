/* Runs side by side: brackets and taken-up words set off by spaces as a typist would. */
#include "model/runs.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Of characters; bytes are below 0x80 where this is asked of them. */
static bool
is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Scripts that put no space between words, and punctuation outside ASCII. */
static bool
is_unspaced(uint32_t c)
{
	return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
	       (c >= 0x1780 && c <= 0x17FF) || (c >= 0x2000 && c <= 0x206F) ||
	       (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
	       (c >= 0x20000 && c <= 0x3FFFF);
}

bool
tvx_is_word_char(uint32_t c)
{
	if (c < 0x80)
		return tvx_is_alnum((char)c);
	return !is_unspaced(c) && c != 0xA0 && c != 0xAB && c != 0xBB && c != 0xB7;
}

static bool
is_one_of(uint32_t c, const char *ascii)
{
	return c && c < 0x80 && strchr(ascii, (int)c);
}

/* U+201D and U+2019 close a quotation, U+201C and U+2018 open one. */
static bool
wants_space_after(uint32_t c)
{
	return tvx_is_word_char(c) || is_one_of(c, ",.;:!?)]%") || c == 0x201D || c == 0x2019 ||
	       c == 0xBB;
}

static bool
wants_space_before(uint32_t c)
{
	return tvx_is_word_char(c) || is_one_of(c, "[(") || c == 0x201C || c == 0x2018 || c == 0xAB;
}

bool
tvx_inside_word(struct tvx_str words, size_t offset)
{
	const char *at = words.ptr + offset, *end = words.ptr + words.len;

	if (offset == 0 || offset >= words.len)
		return false;
	return tvx_is_word_char(tvx_utf8_last(words.ptr, at)) &&
	       tvx_is_word_char(tvx_utf8_next(&at, end));
}

static void
insert(struct tvx_run_list *list, size_t at, struct tvx_run run)
{
	struct tvx_runs *runs = list->runs;

	if (runs->count == list->cap) {
		size_t cap = list->cap ? list->cap * 2 : 16;
		struct tvx_run *grown = tvx_arena_alloc(runs->arena, cap * sizeof(*grown));
		if (runs->count)
			memcpy(grown, runs->list, runs->count * sizeof(*grown));
		runs->list = grown;
		list->cap = cap;
	}
	memmove(&runs->list[at + 1], &runs->list[at], (runs->count - at) * sizeof(run));
	runs->list[at] = run;
	runs->count++;
}

static void
push(struct tvx_run_list *list, struct tvx_run run)
{
	insert(list, list->runs->count, run);
}

static uint32_t
last_char(const struct tvx_runs *runs)
{
	if (!runs->count)
		return 0;
	struct tvx_str text = runs->list[runs->count - 1].text;
	return tvx_utf8_last(text.ptr, text.ptr + text.len);
}

static uint32_t
first_char(struct tvx_str text)
{
	const char *at = text.ptr;

	return tvx_utf8_next(&at, text.ptr + text.len);
}

static struct tvx_str
without_leading_space(struct tvx_str text)
{
	while (text.len && is_space((unsigned char)text.ptr[0])) {
		text.ptr++;
		text.len--;
	}
	return text;
}

/* Takes back the space at the end of the last run: nothing follows it but punctuation. */
static void
drop_last_space(struct tvx_runs *runs)
{
	struct tvx_run *run = &runs->list[runs->count - 1];

	while (run->text.len && is_space((unsigned char)run->text.ptr[run->text.len - 1]))
		run->text.len--;
	if (!run->text.len)
		runs->count--;
}

/* Where the brackets that were opened last, and not yet filled, begin. */
static size_t
start_of_opening(const struct tvx_runs *runs)
{
	size_t at = runs->count;

	while (at &&
	       (runs->list[at - 1].kind == TVX_RUN_OPEN || runs->list[at - 1].kind == TVX_RUN_BY))
		at--;
	return at;
}

/* A space just inside a bracket is put before it: "to [delete: ensure]". */
static struct tvx_str
space_before_opening(struct tvx_run_list *list, struct tvx_str text)
{
	size_t at = start_of_opening(list->runs);
	struct tvx_str rest = without_leading_space(text);

	if (at == list->runs->count || rest.len == text.len)
		return text;
	struct tvx_str space = { text.ptr, text.len - rest.len };
	struct tvx_str before = at ? list->runs->list[at - 1].text : TVX_STR("");
	if (at && !is_space(tvx_utf8_last(before.ptr, before.ptr + before.len)))
		insert(list, at, (struct tvx_run){ TVX_RUN_SPACE, space, NULL });
	return rest;
}

/* A bracket around no words is a name and no more: "[US 2015-04-16]". */
static void
drop_colon(struct tvx_runs *runs)
{
	struct tvx_run *last = runs->count ? &runs->list[runs->count - 1] : NULL;

	if (!last || last->kind != TVX_RUN_BY)
		return;
	while (last->text.len && is_one_of((unsigned char)last->text.ptr[last->text.len - 1], ": "))
		last->text.len--;
}

/* A space just before a closing bracket is kept until after it. */
static void
hold_space(struct tvx_run_list *list)
{
	struct tvx_run *last = list->runs->count ? &list->runs->list[list->runs->count - 1] : NULL;
	size_t len = last ? last->text.len : 0;

	if (!last || last->kind == TVX_RUN_BY || last->kind == TVX_RUN_ARROW)
		return;
	while (len && is_space((unsigned char)last->text.ptr[len - 1]))
		len--;
	if (len == last->text.len)
		return;
	list->held = (struct tvx_str){ last->text.ptr + len, last->text.len - len };
	last->text.len = len;
	if (!len)
		list->runs->count--;
}

static void
release_space(struct tvx_run_list *list, struct tvx_str next)
{
	if (list->held.len && !is_space(first_char(next)) && !is_one_of(first_char(next), ",.;:)"))
		push(list, (struct tvx_run){ TVX_RUN_SPACE, list->held, NULL });
	list->held = TVX_STR("");
}

void
tvx_run_joint(struct tvx_run_list *list, enum tvx_joint joint)
{
	if (joint > list->joint)
		list->joint = joint;
}

void
tvx_run_add(struct tvx_run_list *list, enum tvx_run_kind kind, struct tvx_str text,
	    const struct tvx_proposal *proposal)
{
	if (!text.len)
		return;
	if (kind == TVX_RUN_CLOSE) {
		drop_colon(list->runs);
		hold_space(list);
	} else {
		release_space(list, text);
	}
	if (kind == TVX_RUN_OLD || kind == TVX_RUN_NEW || kind == TVX_RUN_WORDS)
		text = space_before_opening(list, text);
	uint32_t before = last_char(list->runs);
	if (!text.len)
		return;
	if (list->joint != TVX_JOINT_NONE && (is_space(before) || !list->runs->count)) {
		text = without_leading_space(text);
		if (!text.len)
			return;
	}
	uint32_t after = first_char(text);
	if (list->joint != TVX_JOINT_NONE && is_space(before) && is_one_of(after, ",.;:)"))
		drop_last_space(list->runs);
	else if (list->joint == TVX_JOINT_SPACED && wants_space_after(before) &&
		 wants_space_before(after))
		push(list, (struct tvx_run){ TVX_RUN_SPACE, TVX_STR(" "), NULL });
	list->joint = TVX_JOINT_NONE;
	push(list, (struct tvx_run){ kind, text, proposal });
}
