/* Reading along a text: what separates, phrases of the house, who, and when. */
#include "read/cursor.h"

#include <ctype.h>
#include <string.h>

enum {
	/* A date at the end of words stands in their last bytes. */
	DATE_BYTES = 40,
};

struct tvx_str
tvx_cursor_rest(const struct tvx_cursor *c)
{
	return (struct tvx_str){ c->text.ptr + c->at, c->text.len - c->at };
}

bool
tvx_cursor_at_end(const struct tvx_cursor *c)
{
	return c->at >= c->text.len;
}

size_t
tvx_soft_at(struct tvx_str text, size_t at, const char *soft)
{
	if (at >= text.len)
		return 0;
	if ((unsigned char)text.ptr[at] < 0x80)
		return text.ptr[at] && strchr(soft, text.ptr[at]) ? 1 : 0;
	/* En dash, em dash, no-break space. */
	if (at + 2 < text.len && (memcmp(text.ptr + at, "\xE2\x80\x93", 3) == 0 ||
				  memcmp(text.ptr + at, "\xE2\x80\x94", 3) == 0))
		return 3;
	return at + 1 < text.len && memcmp(text.ptr + at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* Past what only separates. */
void
tvx_cursor_skip(struct tvx_cursor *c, const char *soft)
{
	size_t len;

	while (!tvx_cursor_at_end(c) && c->text.ptr[c->at] &&
	       (len = tvx_soft_at(c->text, c->at, soft)))
		c->at += len;
}

bool
tvx_cursor_phrase(struct tvx_cursor *c, enum tvx_role role)
{
	size_t len = tvx_house_phrase(c->house, role, tvx_cursor_rest(c), NULL);

	c->at += len;
	return len > 0;
}

bool
tvx_cursor_word(struct tvx_cursor *c, const char *text)
{
	size_t len = strlen(text);

	if (c->at + len > c->text.len || strncasecmp(c->text.ptr + c->at, text, len) != 0 ||
	    (c->at + len < c->text.len && isalnum((unsigned char)c->text.ptr[c->at + len])))
		return false;
	c->at += len;
	return true;
}

struct tvx_str
tvx_sub(struct tvx_str text, size_t from, size_t to)
{
	return tvx_str_trim((struct tvx_str){ text.ptr + from, to - from });
}

/* --- who, when --------------------------------------------------------------------------------- */

static bool
one_party(struct tvx_cursor *c, bool *code)
{
	const struct tvx_form *form;
	size_t before = c->at;

	tvx_cursor_word(c, "the");
	tvx_cursor_skip(c, " ");
	if (tvx_cursor_phrase(c, TVX_ROLE_OF))
		tvx_cursor_skip(c, " ");
	tvx_cursor_word(c, "the");
	tvx_cursor_skip(c, " ");
	size_t len = tvx_house_party(c->house, tvx_cursor_rest(c), &form);
	if (!len) {
		c->at = before;
		return false;
	}
	c->at += len;
	*code = form->is_code;
	if (c->act->by_count < TVX_MOST_PARTIES)
		c->act->by[c->act->by_count++] = form->party;
	return true;
}

/* "BR-EC-PER", "US & CAN", "BR/ARG"; *code says whether the first is a code. */
bool
tvx_cursor_parties(struct tvx_cursor *c, bool *code)
{
	bool other;

	if (!one_party(c, code))
		return false;
	for (;;) {
		size_t before = c->at;
		tvx_cursor_skip(c, " -/&,+");
		if (c->at != before && (tvx_cursor_word(c, "and") || tvx_cursor_word(c, "y") ||
					tvx_cursor_word(c, "e")))
			tvx_cursor_skip(c, " ");
		if (c->at == before || !one_party(c, &other)) {
			c->at = before;
			return true;
		}
	}
}

/* A meeting, a date, or both, in any order. */
bool
tvx_cursor_when(struct tvx_cursor *c)
{
	bool any = false, two_digits;
	struct tvx_date date;

	for (;;) {
		size_t before = c->at, len;
		tvx_cursor_skip(c, " ,.;:-_");
		if (!tvx_cursor_word(c, "on"))
			tvx_cursor_word(c, "el");
		tvx_cursor_skip(c, " ");
		struct tvx_str at = tvx_cursor_rest(c);
		if ((len = tvx_house_phrase(c->house, TVX_ROLE_INFORMAL, at, NULL))) {
			c->act->venue = TVX_MEETING_INFORMAL;
			c->act->venue_code = (struct tvx_str){ at.ptr, len };
		} else if ((len = tvx_house_phrase(c->house, TVX_ROLE_FORMAL, at, NULL))) {
			c->act->venue = TVX_MEETING_FORMAL;
			c->act->venue_code = (struct tvx_str){ at.ptr, len };
		} else if ((len = tvx_date_at(c->house, at, &date, &two_digits))) {
			c->act->on = date;
			/* "11-18-15 15" */
			struct tvx_str after = { at.ptr + len, at.len - len };
			if (two_digits && after.len >= 3 && after.ptr[0] == ' ' &&
			    memcmp(after.ptr + 1, at.ptr + len - 2, 2) == 0 &&
			    (after.len == 3 || !isdigit((unsigned char)after.ptr[3]))) {
				len += 3;
				c->act->year_twice = true;
			}
		} else {
			c->at = before;
			return any;
		}
		c->at += len;
		any = true;
	}
}

bool
tvx_act_last_date(const struct tvx_house *house, struct tvx_str text, struct tvx_act *out)
{
	size_t end = text.len;

	while (end && strchr(" .)]", text.ptr[end - 1]))
		end--;
	size_t least = end > DATE_BYTES ? end - DATE_BYTES : 0;
	for (size_t at = least; at < end; at++) {
		struct tvx_cursor c = {
			.house = house, .text = { text.ptr, end }, .at = at, .act = out
		};
		char before = at ? text.ptr[at - 1] : ' ';
		struct tvx_act saved = *out;
		if (isalnum((unsigned char)before) || (unsigned char)before >= 0x80 ||
		    !isalnum((unsigned char)text.ptr[at]))
			continue;
		if (tvx_cursor_when(&c) && c.at == end && tvx_date_given(out->on)) {
			/* The dash before it is its own. */
			while (at) {
				size_t back = at;
				if (strchr(" -,(", text.ptr[at - 1]))
					back = at - 1;
				else if (at >= 3 &&
					 (memcmp(text.ptr + at - 3, "\xE2\x80\x93", 3) == 0 ||
					  memcmp(text.ptr + at - 3, "\xE2\x80\x94", 3) == 0))
					back = at - 3;
				if (back == at)
					break;
				at = back;
			}
			out->from = at;
			out->to = text.len;
			return true;
		}
		*out = saved;
	}
	return false;
}

/* --- what somebody does ------------------------------------------------------------------------ */

const struct tvx_verb tvx_verbs[] = {
	{ TVX_ROLE_DELETE, TVX_ACT_DELETE, 0 },
	{ TVX_ROLE_PROPOSE, TVX_ACT_INSERT, 0 },
	{ TVX_ROLE_OPPOSE, TVX_ACT_POSITION, TVX_OPPOSE },
	{ TVX_ROLE_SUPPORT, TVX_ACT_POSITION, TVX_SUPPORT },
	{ TVX_ROLE_RESERVE, TVX_ACT_POSITION, TVX_RESERVE },
	{ TVX_ROLE_CONSULTING, TVX_ACT_POSITION, TVX_CONSULTING },
	{ TVX_ROLE_QUERY, TVX_ACT_POSITION, TVX_QUERY },
	{ TVX_ROLE_WITHDRAW, TVX_ACT_POSITION, TVX_WITHDRAW },
};

long
tvx_cursor_verb(struct tvx_cursor *c)
{
	size_t best = 0;
	long found = -1;

	for (size_t i = 0; i < sizeof(tvx_verbs) / sizeof(tvx_verbs[0]); i++) {
		size_t len = tvx_house_phrase(c->house, tvx_verbs[i].role, tvx_cursor_rest(c),
					      NULL);
		if (len > best) {
			best = len;
			found = (long)i;
		}
	}
	c->at += best;
	return found;
}

bool
tvx_cursor_signature(struct tvx_cursor *c)
{
	bool code;

	/* "NEW PARAGRAPH – PROPOSED BY ECUADOR" */
	if (tvx_cursor_phrase(c, TVX_ROLE_LEAD))
		tvx_cursor_skip(c, " ,:-");
	if (!tvx_cursor_phrase(c, TVX_ROLE_PROPOSED))
		return false;
	tvx_cursor_skip(c, " :-(");
	if (!tvx_cursor_parties(c, &code))
		return false;
	tvx_cursor_when(c);
	return true;
}
