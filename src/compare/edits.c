/* The words of a group: what was kept and what changed, as stretches of both texts. */
#include "compare/differ.h"
#include "compare/editing.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* --- stretches of bytes ------------------------------------------------------------------------------ */

static struct tvx_str
cut(const struct tvx_page *page, uint32_t start, uint32_t end)
{
	return (struct tvx_str){ page->text.ptr + start, end - start };
}

static void
emit(struct tvx_editing *e, struct tvx_str old_words, struct tvx_str new_words, unsigned changes)
{
	struct tvx_edits *out = e->out;
	struct tvx_edit *last = out->count ? &out->list[out->count - 1] : NULL;

	if (!old_words.len && !new_words.len)
		return;
	out->changes |= changes;
	if (last && !last->changes && !changes) {
		last->old_words.len += old_words.len;
		last->new_words.len += new_words.len;
		return;
	}
	if (out->count == e->cap) {
		e->cap = e->cap ? e->cap * 2 : 16;
		out->list = tvx_realloc(out->list, e->cap, sizeof(*out->list));
	}
	out->list[out->count++] = (struct tvx_edit){ old_words, new_words, changes };
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct tvx_str
take(struct tvx_str *s, size_t len)
{
	struct tvx_str head = { s->ptr, len };

	s->ptr += len;
	s->len -= len;
	return head;
}

/* A change without the spaces that both sides have around it. */
static void
emit_change(struct tvx_editing *e, struct tvx_str old_words, struct tvx_str new_words,
	    unsigned changes)
{
	size_t lead = 0, tail = 0;

	while (lead < old_words.len && lead < new_words.len &&
	       old_words.ptr[lead] == new_words.ptr[lead] && is_blank(old_words.ptr[lead]))
		lead++;
	struct tvx_str old_lead = take(&old_words, lead), new_lead = take(&new_words, lead);
	emit(e, old_lead, new_lead, 0);
	while (tail < old_words.len && tail < new_words.len &&
	       old_words.ptr[old_words.len - 1 - tail] == new_words.ptr[new_words.len - 1 - tail] &&
	       is_blank(old_words.ptr[old_words.len - 1 - tail]))
		tail++;
	struct tvx_str old_core = take(&old_words, old_words.len - tail);
	struct tvx_str new_core = take(&new_words, new_words.len - tail);
	emit(e, old_core, new_core, changes);
	emit(e, old_words, new_words, 0);
}

/* What changed in a stretch of tokens that do not match. */
static unsigned
changes_of(const struct tvx_editing *e, const uint32_t start[2], const uint32_t end[2])
{
	unsigned changes = 0;
	bool words = false, signs = false;

	for (int which = 0; which < 2; which++) {
		for (uint32_t i = start[which]; i < end[which]; i++) {
			const struct tvx_token *token = &e->pages[which].tokens[i];
			words |= token->kind == TVX_TOKEN_WORD;
			/* That a text was split or merged says its relation. */
			signs |= token->kind == TVX_TOKEN_SIGN;
			if (token->kind == TVX_TOKEN_MARKUP)
				changes |= TVX_CHANGE_MARKUP;
			if (token->kind == TVX_TOKEN_WORD &&
			    tvx_is_digit_at(e->pages[which].text, token->start))
				changes |= TVX_CHANGE_NUMBER;
		}
	}
	if (words)
		return changes | TVX_CHANGE_WORDS;
	if (signs)
		return changes | TVX_CHANGE_PUNCTUATION;
	return changes ? changes : TVX_CHANGE_TYPOGRAPHY;
}

/* Where a token, or the text, begins. */
static uint32_t
byte_at(const struct tvx_page *page, uint32_t token)
{
	return token < page->count ? page->tokens[token].start : (uint32_t)page->text.len;
}

/* Whether one side of a stretch is nothing but marks of the log, which stand behind what they are
 * about: an opening bracket stands before it. */
static bool
stands_behind(const struct tvx_page *page, uint32_t start, uint32_t end)
{
	for (uint32_t i = start; i < end; i++)
		if (page->tokens[i].kind != TVX_TOKEN_MARKUP)
			return false;
	return start < end && page->text.ptr[page->tokens[start].start] != '[';
}

/* Markup at either end of a changed stretch is a change of its own. */
static void
emit_stretch(struct tvx_editing *e, const struct tvx_stretch *s, const uint32_t from[2],
	     const uint32_t to[2])
{
	uint32_t cuts[2][4], bytes[2][4];

	for (int which = 0; which < 2; which++) {
		const struct tvx_page *page = &e->pages[which];
		uint32_t first = s->start[which], last = s->end[which];
		bool behind = s->words[!which] && stands_behind(page, first, last);
		while (!behind && first < last && page->tokens[first].kind == TVX_TOKEN_MARKUP)
			first++;
		while (last > first && page->tokens[last - 1].kind == TVX_TOKEN_MARKUP)
			last--;
		uint32_t at[4] = { s->start[which], first, last, s->end[which] };
		memcpy(cuts[which], at, sizeof(at));
		bytes[which][0] = from[which];
		bytes[which][3] = to[which];
		bytes[which][1] = first == at[0] ? from[which] : byte_at(page, first);
		bytes[which][2] = last == at[3] ? to[which] : byte_at(page, last);
		if (bytes[which][1] > bytes[which][2])
			bytes[which][1] = bytes[which][2];
	}
	for (int part = 0; part < 3; part++) {
		uint32_t start[2] = { cuts[0][part], cuts[1][part] };
		uint32_t end[2] = { cuts[0][part + 1], cuts[1][part + 1] };
		emit_change(e, cut(&e->pages[0], bytes[0][part], bytes[0][part + 1]),
			    cut(&e->pages[1], bytes[1][part], bytes[1][part + 1]),
			    changes_of(e, start, end));
	}
}

/* Markup that came or went, for those who show it apart from the words around it. */
static void
list_markup(struct tvx_editing *e, int which)
{
	const struct tvx_page *page = &e->pages[which];
	struct tvx_str **list = &e->out->markup[which];
	size_t *count = &e->out->markup_count[which];

	for (uint32_t i = 0; i < page->count; i++) {
		if (page->tokens[i].kind != TVX_TOKEN_MARKUP || page->kept_as[i] != TVX_NONE)
			continue;
		if (!(*count & (*count - 1)))
			*list = tvx_realloc(*list, *count ? *count * 2 : 1, sizeof(**list));
		(*list)[(*count)++] = cut(page, page->tokens[i].start,
					  page->tokens[i].start + page->tokens[i].len);
	}
}

/* A token that is kept, though perhaps not in all its bytes. */
static void
emit_kept(struct tvx_editing *e, uint32_t old_at, uint32_t new_at)
{
	const struct tvx_token *o = &e->pages[0].tokens[old_at], *n = &e->pages[1].tokens[new_at];
	struct tvx_str old_words = cut(&e->pages[0], o->start, o->start + o->len);
	struct tvx_str new_words = cut(&e->pages[1], n->start, n->start + n->len);
	unsigned changes = 0;

	if (!tvx_str_equal(old_words, new_words))
		changes = o->kind == TVX_TOKEN_WORD && !tvx_is_form_of(old_words, new_words)
				  ? TVX_CHANGE_CASE
				  : TVX_CHANGE_TYPOGRAPHY;
	emit(e, old_words, new_words, changes);
}

/* How many tokens from here on are kept, one after the other, all their bytes and the spaces
 * between them the same. */
static uint32_t
same_bytes(const struct tvx_editing *e, const uint32_t at[2])
{
	const struct tvx_page *o = &e->pages[0], *n = &e->pages[1];
	const struct tvx_token *a = o->tokens + at[0], *b = n->tokens + at[1];
	const char *old_bytes = o->text.ptr + a->start, *new_bytes = n->text.ptr + b->start;
	uint32_t count = 0, most = o->count - at[0], same = 0;

	while (count < most && o->kept_as[at[0] + count] == at[1] + count) {
		uint32_t end = a[count].start + a[count].len - a->start;
		if (end != b[count].start + b[count].len - b->start || end < same ||
		    memcmp(old_bytes + same, new_bytes + same, end - same) != 0)
			break;
		same = end;
		count++;
	}
	return count;
}

/* Emits what is kept from here on and moves past it. */
static void
emit_run(struct tvx_editing *e, uint32_t at[2], uint32_t from[2])
{
	uint32_t count = same_bytes(e, at);
	struct tvx_token *o = &e->pages[0].tokens[at[0]], *n = &e->pages[1].tokens[at[1]];

	if (!count) {
		emit_kept(e, at[0], at[1]);
		count = 1;
	} else {
		uint32_t end = o[count - 1].start + o[count - 1].len;
		emit(e, cut(&e->pages[0], o->start, end),
		     cut(&e->pages[1], n->start, n->start + end - o->start), 0);
	}
	for (int which = 0; which < 2; which++) {
		at[which] += count;
		const struct tvx_token *last = &e->pages[which].tokens[at[which] - 1];
		from[which] = last->start + last->len;
	}
}

static void
emit_all(struct tvx_editing *e)
{
	uint32_t at[2] = { 0, 0 }, from[2] = { 0, 0 };

	for (;;) {
		struct tvx_stretch s = { .start = { at[0], at[1] }, .end = { at[0], at[1] } };
		if (!tvx_token_is_kept(e, at[0], at[1]))
			s = tvx_stretch_at(e, at[0], at[1]);
		uint32_t to[2] = { byte_at(&e->pages[0], s.end[0]),
				   byte_at(&e->pages[1], s.end[1]) };
		struct tvx_str old_gap = cut(&e->pages[0], from[0], to[0]);
		struct tvx_str new_gap = cut(&e->pages[1], from[1], to[1]);
		if (tvx_str_equal(old_gap, new_gap) && s.start[0] == s.end[0])
			emit(e, old_gap, new_gap, 0);
		else
			emit_stretch(e, &s, from, to);
		at[0] = s.end[0];
		at[1] = s.end[1];
		if (at[0] >= e->pages[0].count && at[1] >= e->pages[1].count)
			break;
		emit_run(e, at, from);
	}
}

static bool
is_loud(const struct tvx_edit *edit)
{
	return edit->changes && !(edit->changes & (TVX_CHANGE_MARKUP | TVX_CHANGE_TYPOGRAPHY));
}

/* Changes with nothing but spaces between them, or nothing at all, are one:
 * "[-OF MEMBER STATES-]", "[-For its part, the-]{+The+}". */
static void
join_changes(struct tvx_edits *edits)
{
	size_t kept = 0;

	for (size_t i = 0; i < edits->count; i++) {
		struct tvx_edit edit = edits->list[i];
		struct tvx_edit *last = kept ? &edits->list[kept - 1] : NULL;
		struct tvx_str none = { 0 }, old_gap = none, new_gap = none;
		if (kept > 1 && !last->changes && !tvx_str_trim(last->old_words).len) {
			old_gap = last->old_words;
			new_gap = last->new_words;
			last--;
		}
		if (last && is_loud(&edit) && is_loud(last)) {
			last->old_words.len += old_gap.len + edit.old_words.len;
			last->new_words.len += new_gap.len + edit.new_words.len;
			last->changes |= edit.changes;
			kept = (size_t)(last - edits->list) + 1;
			continue;
		}
		edits->list[kept++] = edit;
	}
	edits->count = kept;
}

/* One unit that is the same to the byte: there is nothing to search. */
static bool
keep_whole(struct tvx_editing *e, const struct tvx_group *group)
{
	const struct tvx_pair *pair = group->pairs;

	if (group->pair_count > 1 || !tvx_str_equal(pair->old_words, pair->new_words))
		return false;
	emit(e, pair->old_words, pair->new_words, 0);
	return true;
}

static bool
has_number(struct tvx_str s)
{
	bool within = false;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		bool digit = tvx_is_digit_at(s, i);
		if (digit && !within)
			return true;
		within = digit || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
	}
	return false;
}

/* One unit that is new, or gone: all of it changed. Where it has markup, that is looked for. */
static bool
change_whole(struct tvx_editing *e, const struct tvx_group *group)
{
	const struct tvx_pair *pair = group->pairs;
	int which = !pair->old_unit;

	if (group->pair_count > 1 || (pair->old_unit && pair->new_unit))
		return false;
	uint32_t index = e->c->pair_items[pair - e->c->pairs].item[which];
	const struct tvx_item *item = &e->c->items[which ^ e->c->flipped].list[index];
	if (item->span_count || !item->count)
		return false;
	emit(e, pair->old_words, pair->new_words,
	     TVX_CHANGE_WORDS | (has_number(item->text) ? TVX_CHANGE_NUMBER : 0u));
	return true;
}

void
tvx_edits_init(struct tvx_edits *edits, const struct tvx_comparison *comparison,
	       const struct tvx_group *group)
{
	struct tvx_editing e = { .c = comparison, .out = edits };
	struct tvx_page *o = &e.pages[0], *n = &e.pages[1];

	*edits = (struct tvx_edits){ 0 };
	if (keep_whole(&e, group) || change_whole(&e, group))
		return;
	tvx_pages_init(&e, group);
	tvx_differ(o->symbols, o->count, n->symbols, n->count, o->kept_as);
	tvx_tokens_mirror(&e);
	tvx_make_readable(&e);
	emit_all(&e);
	list_markup(&e, 0);
	list_markup(&e, 1);
	join_changes(edits);
	tvx_pages_release(&e);
}

bool
tvx_group_has_other_marks(const struct tvx_comparison *comparison, const struct tvx_group *group)
{
	const struct tvx_pair *pair = group->pairs;
	const unsigned quiet = TVX_CHANGE_MARKUP | TVX_CHANGE_TYPOGRAPHY;
	struct tvx_edits edits;

	if (pair->relation != TVX_SAME ||
	    (group->pair_count == 1 && tvx_str_equal(pair->old_words, pair->new_words)))
		return false;
	tvx_edits_init(&edits, comparison, group);
	bool others = (edits.changes & TVX_CHANGE_MARKUP) && !(edits.changes & ~quiet);
	tvx_edits_release(&edits);
	return others;
}

void
tvx_edits_release(struct tvx_edits *edits)
{
	free(edits->list);
	free(edits->markup[0]);
	free(edits->markup[1]);
	tvx_buf_release(&edits->joined[0]);
	tvx_buf_release(&edits->joined[1]);
	*edits = (struct tvx_edits){ 0 };
}
