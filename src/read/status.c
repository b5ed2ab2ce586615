/* Entries of the decision log: a status, its conditions, and words about it. */
#include "read/cursor.h"

#include <ctype.h>
#include <string.h>

enum {
	/* A remark after a status is short; longer words are a sentence that happens to begin so. */
	MOST_REST_BYTES = 160,
};

static const struct {
	enum tvx_role role;
	enum tvx_mark_status status;
} statuses[] = {
	{ TVX_ROLE_AGREED, TVX_MARK_AGREED },
	{ TVX_ROLE_PENDING, TVX_MARK_PENDING },
	{ TVX_ROLE_REOPENED, TVX_MARK_REOPENED },
	{ TVX_ROLE_CONFIRMED, TVX_MARK_CONFIRMED },
};

static bool
status_word(struct tvx_cursor *c)
{
	size_t best = 0;

	/* "agreed in principle" is more than "agreed". */
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		size_t len = tvx_house_phrase(c->house, statuses[i].role, tvx_cursor_rest(c), NULL);
		if (len <= best)
			continue;
		best = len;
		c->act->status = statuses[i].status;
	}
	c->act->word = tvx_sub(c->text, c->at, c->at + best);
	c->at += best;
	return best > 0;
}

/* Offices up to a dash or a date. */
static void
offices(struct tvx_cursor *c)
{
	size_t from = c->at;
	struct tvx_date date;
	bool two_digits;

	while (!tvx_cursor_at_end(c)) {
		bool dash = tvx_soft_at(c->text, c->at, "") == 3 ||
			    (c->text.ptr[c->at] == '-' && c->at && c->text.ptr[c->at - 1] == ' ');
		if (dash || tvx_date_at(c->house, tvx_cursor_rest(c), &date, &two_digits))
			break;
		c->at++;
	}
	c->act->offices = tvx_sub(c->text, from, c->at);
}

/* "IM 5-11-2015" in a house that knows no IM: some meeting of that day. */
static bool
unknown_meeting(struct tvx_cursor *c)
{
	enum { MOST_BYTES = 6 };
	size_t before = c->at, len = 0;
	struct tvx_date date;
	bool two_digits;

	while (!tvx_cursor_at_end(c) && isalpha((unsigned char)c->text.ptr[c->at])) {
		c->at++;
		len++;
	}
	tvx_cursor_skip(c, " ,.");
	if (len && len <= MOST_BYTES &&
	    tvx_date_at(c->house, tvx_cursor_rest(c), &date, &two_digits)) {
		c->act->confidence = TVX_MEDIUM;
		c->act->why = "a word before the date is no meeting of this house";
		return true;
	}
	c->at = before;
	return false;
}

/* Everything that may follow a status, in any order. */
static void
conditions(struct tvx_cursor *c)
{
	bool going = true, code;

	while (going) {
		size_t before = c->at;
		/* "Pending (IM 11-5-2015)": a bracket inside is no other thing. */
		tvx_cursor_skip(c, " ,.;:-_&(");
		going = true;
		if (tvx_cursor_phrase(c, TVX_ROLE_AD_REF)) {
			c->act->ad_ref = true;
			tvx_cursor_skip(c, " .");
			if (!tvx_cursor_word(c, "of"))
				tvx_cursor_word(c, "de");
		} else if (tvx_cursor_phrase(c, TVX_ROLE_QUORUM)) {
			c->act->quorum = true;
		} else if (tvx_cursor_phrase(c, TVX_ROLE_WAITING)) {
			offices(c);
		} else if (!tvx_cursor_when(c) &&
			   !((c->act->ad_ref || c->act->status == TVX_MARK_PENDING ||
			      c->act->status == TVX_MARK_CONFIRMED) &&
			     tvx_cursor_parties(c, &code))) {
			going = tvx_cursor_word(c, "by") || tvx_cursor_word(c, "at") ||
				tvx_cursor_word(c, "en") || tvx_cursor_word(c, "por") ||
				unknown_meeting(c);
		}
		if (!going || tvx_cursor_at_end(c))
			c->at = tvx_cursor_at_end(c) ? c->at : before;
	}
}

/* "but for the last words, IM 4-23-2015": the date ends what is said. */
static bool
date_after_words(struct tvx_cursor *c)
{
	struct tvx_act last = { 0 }, *act = c->act;

	if (!act->said.len || act->said.len > MOST_REST_BYTES || tvx_date_given(act->on) ||
	    !tvx_act_last_date(c->house, act->said, &last) || !last.from)
		return false;
	act->on = last.on;
	act->venue = last.venue;
	act->venue_code = last.venue_code;
	act->said = tvx_sub(act->said, 0, last.from);
	return true;
}

bool
tvx_cursor_status(struct tvx_cursor *c)
{
	struct tvx_act *act = c->act;

	if (!status_word(c))
		return false;
	size_t after_word = c->at;
	conditions(c);
	tvx_cursor_skip(c, " ,.;:-_)");
	act->said = tvx_sub(c->text, c->at, c->text.len);
	bool dated = date_after_words(c);
	if (act->ad_ref && act->status == TVX_MARK_AGREED)
		act->status = TVX_MARK_AD_REF;
	/* "(agreed language of 2005)": nothing that belongs to a status follows it. */
	if (act->said.len && c->at <= after_word + 1 && !dated)
		return false;
	if (act->said.len > MOST_REST_BYTES)
		return false;
	act->kind = TVX_ACT_MARK;
	if (act->said.len) {
		act->confidence = TVX_MEDIUM;
		act->why = "words follow the status that are no part of it";
	} else if (act->year_twice) {
		act->confidence = TVX_HIGH;
		act->why = "the year stands there twice";
	}
	return true;
}

static bool
holds_word(struct tvx_str text, struct tvx_str word)
{
	for (size_t i = 0; i + word.len <= text.len; i++)
		if (tvx_str_equal_nocase((struct tvx_str){ text.ptr + i, word.len }, word))
			return true;
	return false;
}

/* The language whose version a text speaks of, or an empty string. */
static struct tvx_str
language_in(const struct tvx_house *house, struct tvx_str text)
{
	static const struct {
		const char *word, *tag;
	} languages[] = { { "english", "en" },    { "spanish", "es" }, { "french", "fr" },
			  { "portuguese", "pt" }, { "russian", "ru" }, { "chinese", "zh" },
			  { "arabic", "ar" } };
	const struct tvx_phrase *found;

	for (size_t i = 0; i < text.len; i++) {
		struct tvx_str here = { text.ptr + i, text.len - i };
		if (!tvx_house_phrase(house, TVX_ROLE_LANGUAGE, here, &found))
			continue;
		for (size_t k = 0; k < sizeof(languages) / sizeof(languages[0]); k++)
			if (holds_word(found->words, tvx_str_of(languages[k].word)))
				return tvx_str_of(languages[k].tag);
	}
	return (struct tvx_str){ 0 };
}

/* “combat” stays in the English version – Agreed ad referendum of quorum – 1/19/2016 */
bool
tvx_cursor_words_and_status(struct tvx_cursor *c)
{
	struct tvx_str text = c->text;
	bool quoted = text.len > 3 &&
		      (text.ptr[0] == '"' || memcmp(text.ptr, "\xE2\x80\x9C", 3) == 0);

	for (size_t at = 1; at + 4 < text.len && at < 400; at++) {
		if (tvx_soft_at(text, at, "") != 3 &&
		    !(text.ptr[at] == '-' && text.ptr[at - 1] == ' '))
			continue;
		struct tvx_act saved = *c->act;
		c->at = at;
		tvx_cursor_skip(c, " -");
		if (tvx_cursor_status(c) && !c->act->said.len) {
			c->act->said = tvx_sub(text, 0, at);
			c->act->fragment = quoted;
			c->act->lang = language_in(c->house, (struct tvx_str){ text.ptr, at });
			c->act->confidence = TVX_MEDIUM;
			c->act->why =
				"words stand before the status, so it may speak of them alone";
			return true;
		}
		*c->act = saved;
	}
	return false;
}
