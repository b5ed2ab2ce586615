/* What one bracket does. A list of recognisers, the first that knows it decides. */
#include "read/cursor.h"

#include <ctype.h>
#include <string.h>

enum {
	/* Old words, who and new words; what is longer is a sentence that names somebody. */
	MOST_OLD_BYTES = 160,
};

/* Offsets of words without blanks at either end. */
static void
set_words(struct tvx_act *act, struct tvx_str text, size_t from, size_t to)
{
	while (from < to && strchr(" \t", text.ptr[from]))
		from++;
	while (to > from && strchr(" \t", text.ptr[to - 1]))
		to--;
	act->words_from = from;
	act->words_to = to;
}

static bool
try_mark(struct tvx_cursor *c, const struct tvx_group *group)
{
	struct tvx_act saved = *c->act;

	(void)group;
	if (tvx_cursor_status(c))
		return true;
	*c->act = saved;
	c->at = 0;
	return tvx_cursor_words_and_status(c);
}

/* --- the secretariat ----------------------------------------------------------------------------- */

static bool
try_quotation(struct tvx_cursor *c, const struct tvx_group *group)
{
	(void)group;
	if (!tvx_cursor_phrase(c, TVX_ROLE_QUOTED) &&
	    !(tvx_cursor_word(c, "the") &&
	      (tvx_cursor_skip(c, " "), tvx_cursor_phrase(c, TVX_ROLE_QUOTED))))
		return false;
	c->act->kind = TVX_ACT_QUOTED;
	c->act->said = tvx_str_trim(c->text);
	return true;
}

static bool
has_phrase(const struct tvx_cursor *c, enum tvx_role role, size_t most)
{
	for (size_t i = 0; i < c->text.len && i < most; i++)
		if ((i == 0 || c->text.ptr[i - 1] == ' ') &&
		    tvx_house_phrase(c->house, role,
				     (struct tvx_str){ c->text.ptr + i, c->text.len - i }, NULL))
			return true;
	return false;
}

static bool
try_note(struct tvx_cursor *c, const struct tvx_group *group)
{
	bool adjusted = has_phrase(c, TVX_ROLE_ADJUSTED, 60);
	bool editor = adjusted || (group->shape == '[' && tvx_cursor_phrase(c, TVX_ROLE_EDITOR));
	bool citation = !editor && group->shape == '[' && tvx_cursor_phrase(c, TVX_ROLE_CITATION);
	struct tvx_date date;
	bool two_digits;

	if (!editor && !citation)
		return false;
	c->act->kind = TVX_ACT_NOTE;
	c->act->note = citation ? TVX_NOTE_CITATION : TVX_NOTE_EDITOR;
	c->act->said = tvx_str_trim(c->text);
	for (size_t i = 0; adjusted && i < c->text.len; i++)
		if ((i == 0 || c->text.ptr[i - 1] == ' ') &&
		    tvx_date_at(c->house, (struct tvx_str){ c->text.ptr + i, c->text.len - i },
				&date, &two_digits))
			c->act->on = date;
	return true;
}

/* --- somebody's words ---------------------------------------------------------------------------- */

static bool
try_signature(struct tvx_cursor *c, const struct tvx_group *group)
{
	(void)group;
	if (!tvx_cursor_signature(c))
		return false;
	tvx_cursor_skip(c, " .,;:-");
	c->act->kind = TVX_ACT_SIGN;
	c->act->said = tvx_sub(c->text, c->at, c->text.len);
	return true;
}

/* Somebody's words: those up to a date at their end. */
static void
take_words(struct tvx_cursor *c, const struct tvx_group *group)
{
	struct tvx_act last = { 0 };
	struct tvx_str words = tvx_cursor_rest(c);

	tvx_cursor_skip(c, " ");
	words = tvx_cursor_rest(c);
	size_t to = c->text.len;
	if (tvx_act_last_date(c->house, words, &last)) {
		to = c->at + last.from;
		c->act->on = last.on;
		c->act->venue = last.venue;
		c->act->venue_code = last.venue_code;
	}
	/* Offsets are those of the block. */
	size_t base = group->words_from;
	set_words(c->act, (struct tvx_str){ c->text.ptr - base, base + c->text.len }, base + c->at,
		  base + to);
}

static void
take_verb(struct tvx_cursor *c, const struct tvx_group *group, long found, size_t before)
{
	struct tvx_act last = { 0 };

	c->act->kind = tvx_verbs[found].kind;
	c->act->stand = tvx_verbs[found].stand;
	if (c->act->kind == TVX_ACT_POSITION) {
		c->act->said = tvx_sub(c->text, before, c->text.len);
		if (tvx_act_last_date(c->house, c->text, &last)) {
			c->act->on = last.on;
			c->act->venue = last.venue;
			c->act->venue_code = last.venue_code;
			if (last.from > before)
				c->act->said = tvx_sub(c->text, before, last.from);
		}
		return;
	}
	tvx_cursor_skip(c, " :");
	c->act->names_words = c->act->kind == TVX_ACT_DELETE;
	take_words(c, group);
}

/* "US: words", "CAN words date", "BR date words", "MEX-ES eliminate words", "PY supports" */
static bool
try_party_first(struct tvx_cursor *c, const struct tvx_group *group)
{
	bool code = false;

	if (!tvx_cursor_parties(c, &code))
		return false;
	size_t after = c->at;
	tvx_cursor_skip(c, " -");
	size_t before = c->at;
	tvx_cursor_word(c, "is"), tvx_cursor_word(c, "are");
	tvx_cursor_skip(c, " ");
	c->at = before;
	long found = tvx_cursor_verb(c);
	if (found >= 0) {
		take_verb(c, group, found, before);
		return true;
	}
	c->at = after;
	tvx_cursor_skip(c, " ");
	bool colon = !tvx_cursor_at_end(c) && c->text.ptr[c->at] == ':';
	bool dated = false;
	if (colon)
		c->at++;
	else
		dated = tvx_cursor_when(c);
	/* A name in the middle of a sentence is no signature. */
	if (!code && !colon && !dated)
		return false;
	tvx_cursor_skip(c, " ,:");
	if (tvx_cursor_at_end(c)) {
		c->act->kind = TVX_ACT_SIGN;
		return true;
	}
	c->act->kind = TVX_ACT_INSERT;
	take_words(c, group);
	if (c->act->words_from == c->act->words_to)
		c->act->kind = TVX_ACT_SIGN;
	return true;
}

/* "words — EU": round brackets put in, square ones take out, or both put in. */
static bool
try_party_last(struct tvx_cursor *c, const struct tvx_group *group)
{
	struct tvx_str text = c->text;
	bool code;

	for (size_t at = text.len; at-- > 1;) {
		size_t len = tvx_soft_at(text, at, "") == 3                   ? 3
			     : text.ptr[at] == '-' && text.ptr[at - 1] == ' ' ? 1
									      : 0;
		if (!len)
			continue;
		c->at = at + len;
		tvx_cursor_skip(c, " ");
		if (!tvx_cursor_parties(c, &code))
			return false;
		tvx_cursor_when(c);
		tvx_cursor_skip(c, " .");
		if (!tvx_cursor_at_end(c))
			return false;
		c->act->kind = group->shape == '[' && c->house->round_insert ? TVX_ACT_DELETE
									     : TVX_ACT_INSERT;
		set_words(c->act, (struct tvx_str){ text.ptr - group->words_from, 0 },
			  group->words_from, group->words_from + at);
		return true;
	}
	return false;
}

/* "relevant stakeholders MEX the parties concerned": old, who, new. */
static bool
try_party_middle(struct tvx_cursor *c, const struct tvx_group *group)
{
	struct tvx_str text = c->text;
	const struct tvx_form *form;

	if (group->shape != '[')
		return false;
	for (size_t at = 1; at < text.len && at < MOST_OLD_BYTES; at++) {
		if (text.ptr[at - 1] != ' ' || !isupper((unsigned char)text.ptr[at]))
			continue;
		struct tvx_str here = { text.ptr + at, text.len - at };
		size_t len = tvx_house_party(c->house, here, &form);
		if (!len || !form->is_code || len == here.len || here.ptr[len] == '.')
			continue;
		c->at = at;
		bool code;
		struct tvx_act saved = *c->act;
		if (tvx_cursor_parties(c, &code) && c->at < text.len &&
		    strchr(" :", text.ptr[c->at])) {
			c->act->kind = TVX_ACT_REPLACE;
			c->act->old_from = group->words_from;
			c->act->old_to = group->words_from + at;
			while (c->act->old_to > c->act->old_from &&
			       c->text.ptr[c->act->old_to - group->words_from - 1] == ' ')
				c->act->old_to--;
			tvx_cursor_skip(c, " :");
			take_words(c, group);
			return c->act->words_to > c->act->words_from;
		}
		*c->act = saved;
	}
	return false;
}

/* --- brackets without a name ------------------------------------------------------------------ */

/* "(facilitate)": one word in small letters, which nobody would put in brackets otherwise. */
static bool
is_lone_word(struct tvx_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!islower((unsigned char)text.ptr[i]))
			return false;
	return text.len > 3;
}

static bool
is_reference(struct tvx_str text)
{
	bool digits = true;

	for (size_t i = 0; i < text.len; i++)
		digits = digits && (isdigit((unsigned char)text.ptr[i]) || text.ptr[i] == '.');
	return digits || text.len < 2 || tvx_str_equal(text, TVX_STR("...")) ||
	       tvx_str_equal(text, TVX_STR("sic")) || memcmp(text.ptr, "\xE2\x80\xA6", 3) == 0;
}

static bool
try_bare(struct tvx_cursor *c, const struct tvx_group *group)
{
	struct tvx_str text = tvx_str_trim(c->text);

	if (!text.len || (group->shape == '[' ? is_reference(text)
					      : !(c->house->lone_word && is_lone_word(text))))
		return false;
	c->act->kind = TVX_ACT_BARE;
	c->act->confidence = group->shape == '[' ? TVX_MEDIUM : TVX_LOW;
	c->act->why = group->shape == '['
			      ? "square brackets without a name hold what is not agreed"
			      : "a single word in round brackets is mostly somebody's proposal";
	set_words(c->act, (struct tvx_str){ c->text.ptr - group->words_from, 0 }, group->words_from,
		  group->words_from + c->text.len);
	return true;
}

void
tvx_act_classify(const struct tvx_house *house, struct tvx_str text, const struct tvx_group *group,
		 struct tvx_act *out)
{
	static bool (*const recognisers[])(struct tvx_cursor *, const struct tvx_group *) = {
		try_mark,        try_quotation,  try_note,         try_signature,
		try_party_first, try_party_last, try_party_middle, try_bare,
	};
	struct tvx_str inner = { text.ptr + group->words_from,
				 group->words_to - group->words_from };
	struct tvx_act empty = { .from = group->from, .to = group->to };

	for (size_t i = 0; inner.len && i < sizeof(recognisers) / sizeof(recognisers[0]); i++) {
		*out = empty;
		struct tvx_cursor c = { .house = house, .text = inner, .act = out };
		tvx_cursor_skip(&c, " ");
		if (recognisers[i](&c, group))
			return;
	}
	*out = empty;
	out->words_from = group->words_from;
	out->words_to = group->words_to;
}
