/* What one bracket does. A list of recognisers, the first that knows it decides. */
#include "read/cursor.h"

#include <ctype.h>
#include <string.h>

/* "on [agreed] terms": a word of the sentence that happens to be one of the log. */
static bool
is_in_a_sentence(const struct tvx_cursor *c)
{
	const struct tvx_act *act = c->act;
	struct tvx_str after = tvx_str_trim(c->after), word = tvx_str_trim(c->text);

	return !tvx_date_given(act->on) && !act->ad_ref && !act->offices.len && !act->by_count &&
	       word.len && islower((unsigned char)word.ptr[0]) && after.len &&
	       (islower((unsigned char)after.ptr[0]) || after.ptr[0] == ',');
}

static bool
try_mark(struct tvx_cursor *c, const struct tvx_group *group)
{
	struct tvx_act saved = *c->act;

	(void)group;
	if (tvx_cursor_status(c) && !is_in_a_sentence(c))
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

/* "Paragraph 15 moved to section VI" */
static bool
numbered_note(const struct tvx_cursor *c)
{
	struct tvx_cursor copy = *c;

	if (!tvx_cursor_phrase(&copy, TVX_ROLE_WHOLE))
		return false;
	tvx_cursor_skip(&copy, " ");
	while (!tvx_cursor_at_end(&copy) && isalnum((unsigned char)copy.text.ptr[copy.at]))
		copy.at++;
	tvx_cursor_skip(&copy, " .");
	return tvx_cursor_phrase(&copy, TVX_ROLE_EDITOR);
}

static bool
try_note(struct tvx_cursor *c, const struct tvx_group *group)
{
	bool adjusted = has_phrase(c, TVX_ROLE_ADJUSTED, 60);
	bool editor = adjusted || (group->shape == '[' &&
				   (tvx_cursor_phrase(c, TVX_ROLE_EDITOR) || numbered_note(c)));
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
is_reference(struct tvx_str text, bool counts)
{
	bool digits = true;

	for (size_t i = 0; i < text.len; i++)
		digits = digits && (isdigit((unsigned char)text.ptr[i]) || text.ptr[i] == '.');
	return (digits && !counts) || text.len < 2 || tvx_str_equal(text, TVX_STR("...")) ||
	       tvx_str_equal(text, TVX_STR("sic")) || memcmp(text.ptr, "\xE2\x80\xA6", 3) == 0;
}

/* "Alternative A: words": what only says which of several it is. */
static void
take_option_label(struct tvx_cursor *c, const struct tvx_group *group)
{
	size_t from = 0;

	c->at = 0;
	tvx_cursor_skip(c, " ");
	if (!tvx_cursor_phrase(c, TVX_ROLE_OPTION))
		return;
	tvx_cursor_skip(c, " .");
	while (!tvx_cursor_at_end(c) && from < 4 && isalnum((unsigned char)c->text.ptr[c->at]))
		c->at++, from++;
	tvx_cursor_skip(c, " ");
	/* "ALTERNATIVE (G-77): words" */
	bool named = !tvx_cursor_at_end(c) && c->text.ptr[c->at] == '(', code;
	if (named) {
		c->at++;
		named = tvx_cursor_parties(c, &code);
		tvx_cursor_skip(c, " )");
	}
	if (tvx_cursor_at_end(c) || !strchr(":[", c->text.ptr[c->at]) || from == 4 ||
	    (!from && c->text.ptr[c->at] == '['))
		return;
	bool colon = c->text.ptr[c->at] == ':';
	c->act->said = tvx_sub(c->text, 0, c->at);
	if (named)
		c->act->kind = TVX_ACT_INSERT;
	tvx_act_set_words(c->act, (struct tvx_str){ c->text.ptr - group->words_from, 0 },
			  group->words_from + c->at + colon, group->words_from + c->text.len);
}

static bool
try_bare(struct tvx_cursor *c, const struct tvx_group *group)
{
	struct tvx_str text = tvx_str_trim(c->text);

	/* "within [3] days", "from [2018]": not the number of a note, which stands close. */
	const char *open = c->text.ptr - (group->words_from - group->from);
	bool counts = group->from && open[-1] == ' ' &&
		      (text.len == 4 || (c->after.len > 1 && c->after.ptr[0] == ' ' &&
					 islower((unsigned char)c->after.ptr[1])));

	if (!text.len || (group->shape == '[' ? is_reference(text, counts)
					      : !(c->house->lone_word && is_lone_word(text))))
		return false;
	c->act->kind = TVX_ACT_BARE;
	c->act->confidence = group->shape == '[' ? TVX_MEDIUM : TVX_LOW;
	c->act->why = group->shape == '['
			      ? "square brackets without a name hold what is not agreed"
			      : "a single word in round brackets is mostly somebody's proposal";
	tvx_act_set_words(c->act, (struct tvx_str){ c->text.ptr - group->words_from, 0 },
			  group->words_from, group->words_from + c->text.len);
	if (group->shape == '[')
		take_option_label(c, group);
	return true;
}

/* "(Dec. 7, 2015)" */
static bool
try_date(struct tvx_cursor *c, const struct tvx_group *group)
{
	(void)group;
	if (!tvx_cursor_when(c) || !tvx_date_given(c->act->on))
		return false;
	tvx_cursor_skip(c, " .,;");
	c->act->kind = TVX_ACT_DATE;
	return tvx_cursor_at_end(c);
}

void
tvx_act_classify(const struct tvx_house *house, struct tvx_str text, const struct tvx_group *group,
		 struct tvx_act *out)
{
	static bool (*const recognisers[])(struct tvx_cursor *, const struct tvx_group *) = {
		try_mark,
		try_date,
		try_quotation,
		try_note,
		tvx_try_signature,
		tvx_try_alternative,
		tvx_try_clause_list,
		tvx_try_clauses,
		tvx_try_party_first,
		tvx_try_party_last,
		tvx_try_unknown_last,
		tvx_try_verb_first,
		tvx_try_party_middle,
		try_bare,
	};
	struct tvx_str inner = { text.ptr + group->words_from,
				 group->words_to - group->words_from };
	struct tvx_str after = { text.ptr + group->to, text.len - group->to };
	struct tvx_act empty = { .from = group->from, .to = group->to };

	for (size_t i = 0; inner.len && i < sizeof(recognisers) / sizeof(recognisers[0]); i++) {
		*out = empty;
		struct tvx_cursor c = { .house = house, .text = inner, .after = after, .act = out };
		tvx_cursor_skip(&c, " ");
		if (recognisers[i](&c, group))
			return;
	}
	*out = empty;
	out->words_from = group->words_from;
	out->words_to = group->words_to;
}

bool
tvx_act_proposes(const struct tvx_act *act)
{
	return act->kind == TVX_ACT_BARE ||
	       (!act->names_words && (act->kind == TVX_ACT_INSERT || act->kind == TVX_ACT_REPLACE ||
				      act->kind == TVX_ACT_DELETE));
}
