/* What no bracket holds: a status or a remark at the end, and whose words follow at the start. */
#include "read/cursor.h"

#include <ctype.h>
#include <string.h>

enum {
	/* A status that nobody bracketed stands in the last bytes. */
	BARE_BYTES = 120,
	BARE_REMARK_BYTES = 300,
};

/* --- at the end --------------------------------------------------------------------- */

/* "every spring. Agreed": the sentence ended before the status. */
static bool
ends_before(struct tvx_str text, size_t at)
{
	while (at && text.ptr[at - 1] == ' ')
		at--;
	return at && strchr(".;", text.ptr[at - 1]);
}

bool
tvx_act_bare_mark(const struct tvx_house *house, struct tvx_str text, struct tvx_act *out)
{
	size_t end = text.len;

	while (end && strchr(" .)]", text.ptr[end - 1]))
		end--;
	size_t least = end > BARE_BYTES ? end - BARE_BYTES : 0;
	for (size_t at = end; at-- > least;) {
		struct tvx_cursor c = {
			.house = house, .text = { text.ptr, end }, .at = at, .act = out
		};
		if ((at && (isalnum((unsigned char)text.ptr[at - 1]) || text.ptr[at - 1] == '(' ||
			    text.ptr[at - 1] == '[')) ||
		    !isupper((unsigned char)text.ptr[at]))
			continue;
		*out = (struct tvx_act){ 0 };
		if (!tvx_cursor_status(&c) || out->said.len ||
		    (!tvx_date_given(out->on) && !out->ad_ref && at && !ends_before(text, at)))
			continue;
		out->from = at;
		out->to = text.len;
		if (!out->why) {
			out->confidence = TVX_HIGH;
			out->why = "a status stands at the end, though not in brackets";
		}
		return true;
	}
	return false;
}

bool
tvx_act_bare_remark(const struct tvx_house *house, struct tvx_str text, struct tvx_act *out)
{
	size_t least = text.len > BARE_REMARK_BYTES ? text.len - BARE_REMARK_BYTES : 0;
	bool code;

	for (size_t at = text.len; at-- > least;) {
		struct tvx_cursor c = { .house = house, .text = text, .at = at, .act = out };
		/* After the end of a sentence, or of a bracket. */
		if (at < 2 || text.ptr[at - 1] != ' ' || !isupper((unsigned char)text.ptr[at]) ||
		    !strchr(".;)]", text.ptr[at - 2]))
			continue;
		*out = (struct tvx_act){ .from = at, .to = text.len };
		if (!tvx_cursor_parties(&c, &code) || !code)
			continue;
		tvx_cursor_skip(&c, " -");
		size_t before = c.at;
		if (tvx_cursor_at_end(&c)) {
			out->kind = TVX_ACT_SIGN;
			out->confidence = TVX_LOW;
			out->why = "names at the end may be those of authors or of supporters";
			return true;
		}
		long found = tvx_cursor_verb(&c);
		if (found < 0 || tvx_verbs[found].kind != TVX_ACT_POSITION)
			continue;
		out->kind = TVX_ACT_POSITION;
		out->stand = tvx_verbs[found].stand;
		out->said = tvx_sub(text, before, text.len);
		out->confidence = TVX_MEDIUM;
		out->why = "a sentence about a delegation is no part of the text";
		return true;
	}
	return false;
}

/* --- at the start of a block --------------------------------------------------------------------- */

/* "ALTERNATIVE PROPOSAL DELEGATION OF ARG: (11-5-2015)" */
static bool
announcement(struct tvx_cursor *c)
{
	bool going = true, code;

	tvx_cursor_skip(c, " ([");
	if (!tvx_cursor_phrase(c, TVX_ROLE_LEAD))
		return false;
	while (going && !tvx_cursor_at_end(c)) {
		size_t before = c->at;
		tvx_cursor_skip(c, " :.,;()_-");
		going = tvx_cursor_word(c, "by") || tvx_cursor_word(c, "from") ||
			tvx_cursor_word(c, "de") || tvx_cursor_phrase(c, TVX_ROLE_PROPOSED);
		if (tvx_cursor_phrase(c, TVX_ROLE_INCLUDE))
			going = c->act->to_end = true;
		else if (c->act->by_count == 0 && tvx_cursor_parties(c, &code))
			going = true;
		else if (tvx_cursor_when(c))
			going = true;
		else if (tvx_cursor_phrase(c, TVX_ROLE_OF))
			going = true;
		/* "ALTERNATIVE PARAGRAPH 14" */
		if (!going && !c->act->by_count && !tvx_cursor_at_end(c) &&
		    isdigit((unsigned char)c->text.ptr[c->at])) {
			going = true;
			while (!tvx_cursor_at_end(c) && isalnum((unsigned char)c->text.ptr[c->at]))
				c->at++;
		}
		if (!going)
			c->at = before;
	}
	return true;
}

/* "proposal by Mexico: words": the bracket holds the words too. */
static bool
has_words(const struct tvx_cursor *c)
{
	struct tvx_cursor copy = *c;

	if (tvx_cursor_at_end(c) || c->text.ptr[c->at] != ':')
		return false;
	tvx_cursor_skip(&copy, " :");
	return !tvx_cursor_at_end(&copy);
}

/* "(CAN & US 11-5-2015): words": names alone, and perhaps a date, of whom words follow. */
static bool
names_alone(struct tvx_cursor *c)
{
	bool code;

	c->at = 1;
	tvx_cursor_skip(c, " ");
	if (!tvx_cursor_parties(c, &code))
		return false;
	tvx_cursor_when(c);
	tvx_cursor_skip(c, " ");
	return tvx_cursor_at_end(c);
}

/* What a bracket at the start says of the words behind it; offset of those, or zero. */
static size_t
bracket_lead(const struct tvx_house *house, struct tvx_str text, struct tvx_act *out)
{
	const char *close = text.len && strchr("([", text.ptr[0])
				    ? memchr(text.ptr, text.ptr[0] == '(' ? ')' : ']', text.len)
				    : NULL;
	size_t after = close ? (size_t)(close - text.ptr) + 1 : 0;
	struct tvx_cursor inner = {
		.house = house, .text = { text.ptr, after ? after - 1 : 0 }, .at = 1, .act = out
	};

	if (!after)
		return 0;
	if (tvx_cursor_signature(&inner) && !has_words(&inner)) {
		tvx_cursor_skip(&inner, " .,;:-");
		out->said = tvx_sub(inner.text, inner.at, inner.text.len);
		return after;
	}
	*out = (struct tvx_act){ .kind = TVX_ACT_SIGN };
	bool words = after + 1 < text.len &&
		     (text.ptr[after] == ':' || (!house->sign_all && text.ptr[after] == ' ' &&
						 isupper((unsigned char)text.ptr[after + 1])));
	return words && names_alone(&inner) ? after : 0;
}

bool
tvx_act_lead(const struct tvx_house *house, struct tvx_str text, struct tvx_act *out)
{
	struct tvx_cursor c = { .house = house, .text = text, .act = out };
	bool code;

	*out = (struct tvx_act){ .kind = TVX_ACT_SIGN };
	if (tvx_cursor_parties(&c, &code) && !tvx_cursor_at_end(&c) && text.ptr[c.at] == ':') {
		c.at++;
		tvx_cursor_skip(&c, " ");
		out->to = c.at;
		return true;
	}
	*out = (struct tvx_act){ .kind = TVX_ACT_SIGN };
	c.at = bracket_lead(house, text, out);
	if (c.at) {
		tvx_cursor_skip(&c, " :");
		out->to = c.at;
		return true;
	}
	*out = (struct tvx_act){ .kind = TVX_ACT_SIGN };
	if (!announcement(&c))
		return false;
	tvx_cursor_skip(&c, " :.)]_-");
	out->to = c.at;
	return true;
}
