/* What one bracket does. A list of recognisers, the first that knows it decides. */
#include "read/acts.h"

#include <ctype.h>
#include <string.h>

enum {
	/* A remark after a status is short; longer words are a sentence that happens to begin so. */
	MOST_REST_BYTES = 160,
	/* A date at the end of words stands in their last bytes. */
	DATE_BYTES = 40,
	/* So does a status that nobody bracketed. */
	BARE_BYTES = 120,
	BARE_REMARK_BYTES = 300,
};

struct cursor {
	const struct tvx_house *house;
	struct tvx_str text;
	size_t at;
	struct tvx_act *act;
};

static struct tvx_str
rest(const struct cursor *c)
{
	return (struct tvx_str){ c->text.ptr + c->at, c->text.len - c->at };
}

static bool
at_end(const struct cursor *c)
{
	return c->at >= c->text.len;
}

static size_t
soft_at(struct tvx_str text, size_t at, const char *soft)
{
	if (at < text.len && strchr(soft, text.ptr[at]))
		return 1;
	/* En dash, em dash, no-break space. */
	if (at + 2 < text.len && (memcmp(text.ptr + at, "\xE2\x80\x93", 3) == 0 ||
				  memcmp(text.ptr + at, "\xE2\x80\x94", 3) == 0))
		return 3;
	return at + 1 < text.len && memcmp(text.ptr + at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* Past what only separates. */
static void
skip(struct cursor *c, const char *soft)
{
	size_t len;

	while (!at_end(c) && c->text.ptr[c->at] && (len = soft_at(c->text, c->at, soft)))
		c->at += len;
}

static bool
phrase(struct cursor *c, enum tvx_role role)
{
	size_t len = tvx_house_phrase(c->house, role, rest(c), NULL);

	c->at += len;
	return len > 0;
}

static bool
word(struct cursor *c, const char *text)
{
	size_t len = strlen(text);

	if (c->at + len > c->text.len || strncasecmp(c->text.ptr + c->at, text, len) != 0 ||
	    (c->at + len < c->text.len && isalnum((unsigned char)c->text.ptr[c->at + len])))
		return false;
	c->at += len;
	return true;
}

static struct tvx_str
sub(struct tvx_str text, size_t from, size_t to)
{
	return tvx_str_trim((struct tvx_str){ text.ptr + from, to - from });
}

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

/* --- who, when --------------------------------------------------------------------------------- */

static bool
one_party(struct cursor *c, bool *code)
{
	const struct tvx_form *form;
	size_t before = c->at;

	word(c, "the");
	skip(c, " ");
	if (phrase(c, TVX_ROLE_OF))
		skip(c, " ");
	word(c, "the");
	skip(c, " ");
	size_t len = tvx_house_party(c->house, rest(c), &form);
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
static bool
parties(struct cursor *c, bool *code)
{
	bool other;

	if (!one_party(c, code))
		return false;
	for (;;) {
		size_t before = c->at;
		skip(c, " -/&,+");
		if (c->at != before && word(c, "and"))
			skip(c, " ");
		if (c->at == before || !one_party(c, &other)) {
			c->at = before;
			return true;
		}
	}
}

/* A meeting, a date, or both, in any order. */
static bool
when(struct cursor *c)
{
	bool any = false, two_digits;
	struct tvx_date date;

	for (;;) {
		size_t before = c->at, len;
		skip(c, " ,.;:-_");
		word(c, "on");
		skip(c, " ");
		struct tvx_str at = rest(c);
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
		struct cursor c = { house, { text.ptr, end }, at, out };
		char before = at ? text.ptr[at - 1] : ' ';
		struct tvx_act saved = *out;
		if (isalnum((unsigned char)before) || (unsigned char)before >= 0x80 ||
		    !isalnum((unsigned char)text.ptr[at]))
			continue;
		if (when(&c) && c.at == end && tvx_date_given(out->on)) {
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

/* --- marks --------------------------------------------------------------------------------------- */

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
status_word(struct cursor *c)
{
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		size_t before = c->at;
		if (!phrase(c, statuses[i].role))
			continue;
		c->act->status = statuses[i].status;
		c->act->word = sub(c->text, before, c->at);
		return true;
	}
	return false;
}

/* Offices up to a dash or a date. */
static void
offices(struct cursor *c)
{
	size_t from = c->at;
	struct tvx_date date;
	bool two_digits;

	while (!at_end(c)) {
		bool dash = soft_at(c->text, c->at, "") == 3 ||
			    (c->text.ptr[c->at] == '-' && c->at && c->text.ptr[c->at - 1] == ' ');
		if (dash || tvx_date_at(c->house, rest(c), &date, &two_digits))
			break;
		c->at++;
	}
	c->act->offices = sub(c->text, from, c->at);
}

/* Everything that may follow a status, in any order. */
static void
conditions(struct cursor *c)
{
	bool going = true, code;

	while (going) {
		size_t before = c->at;
		skip(c, " ,.;:-_&");
		going = true;
		if (phrase(c, TVX_ROLE_AD_REF)) {
			c->act->ad_ref = true;
			skip(c, " .");
			word(c, "of");
		} else if (phrase(c, TVX_ROLE_QUORUM)) {
			c->act->quorum = true;
		} else if (phrase(c, TVX_ROLE_WAITING)) {
			offices(c);
		} else if (!when(c) && !((c->act->ad_ref || c->act->status == TVX_MARK_PENDING ||
					  c->act->status == TVX_MARK_CONFIRMED) &&
					 parties(c, &code))) {
			going = word(c, "by") || word(c, "at");
		}
		if (!going || at_end(c))
			c->at = at_end(c) ? c->at : before;
	}
}

static bool
parse_status(struct cursor *c)
{
	struct tvx_act *act = c->act;

	if (!status_word(c))
		return false;
	size_t after_word = c->at;
	conditions(c);
	skip(c, " ,.;:-_)");
	act->said = sub(c->text, c->at, c->text.len);
	if (act->ad_ref && act->status == TVX_MARK_AGREED)
		act->status = TVX_MARK_AD_REF;
	/* "(agreed language of 2005)": nothing that belongs to a status follows it. */
	if (act->said.len && c->at <= after_word + 1)
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

/* “combat” stays in the English version – Agreed ad referendum of quorum – 1/19/2016 */
static bool
status_after_words(struct cursor *c)
{
	struct tvx_str text = c->text;
	bool quoted = text.len > 3 &&
		      (text.ptr[0] == '"' || memcmp(text.ptr, "\xE2\x80\x9C", 3) == 0);

	for (size_t at = 1; at + 4 < text.len && at < 400; at++) {
		if (soft_at(text, at, "") != 3 && !(text.ptr[at] == '-' && text.ptr[at - 1] == ' '))
			continue;
		struct tvx_act saved = *c->act;
		c->at = at;
		skip(c, " -");
		if (parse_status(c) && !c->act->said.len) {
			c->act->said = sub(text, 0, at);
			c->act->fragment = quoted;
			for (size_t i = 0; i < at; i++)
				if (tvx_house_phrase(c->house, TVX_ROLE_LANGUAGE,
						     (struct tvx_str){ text.ptr + i, text.len - i },
						     NULL))
					c->act->lang = TVX_STR("en");
			c->act->confidence = TVX_MEDIUM;
			c->act->why =
				"words stand before the status, so it may speak of them alone";
			return true;
		}
		*c->act = saved;
	}
	return false;
}

static bool
try_mark(struct cursor *c, const struct tvx_group *group)
{
	struct tvx_act saved = *c->act;

	(void)group;
	if (parse_status(c))
		return true;
	*c->act = saved;
	c->at = 0;
	return status_after_words(c);
}

/* --- the secretariat ----------------------------------------------------------------------------- */

static bool
try_quotation(struct cursor *c, const struct tvx_group *group)
{
	(void)group;
	if (!phrase(c, TVX_ROLE_QUOTED) &&
	    !(word(c, "the") && (skip(c, " "), phrase(c, TVX_ROLE_QUOTED))))
		return false;
	c->act->kind = TVX_ACT_QUOTED;
	c->act->said = tvx_str_trim(c->text);
	return true;
}

static bool
has_phrase(const struct cursor *c, enum tvx_role role, size_t most)
{
	for (size_t i = 0; i < c->text.len && i < most; i++)
		if ((i == 0 || c->text.ptr[i - 1] == ' ') &&
		    tvx_house_phrase(c->house, role,
				     (struct tvx_str){ c->text.ptr + i, c->text.len - i }, NULL))
			return true;
	return false;
}

static bool
try_note(struct cursor *c, const struct tvx_group *group)
{
	bool adjusted = has_phrase(c, TVX_ROLE_ADJUSTED, 60);
	bool editor = adjusted || (group->shape == '[' && phrase(c, TVX_ROLE_EDITOR));
	bool citation = !editor && group->shape == '[' && phrase(c, TVX_ROLE_CITATION);
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
signature(struct cursor *c)
{
	bool code;

	if (!phrase(c, TVX_ROLE_PROPOSED))
		return false;
	skip(c, " :-");
	if (!parties(c, &code))
		return false;
	when(c);
	return true;
}

static bool
try_signature(struct cursor *c, const struct tvx_group *group)
{
	(void)group;
	if (!signature(c))
		return false;
	skip(c, " .,;:-");
	c->act->kind = TVX_ACT_SIGN;
	c->act->said = sub(c->text, c->at, c->text.len);
	return true;
}

static const struct {
	enum tvx_role role;
	enum tvx_act_kind kind;
	enum tvx_stand stand;
} verbs[] = {
	{ TVX_ROLE_DELETE, TVX_ACT_DELETE, 0 },
	{ TVX_ROLE_PROPOSE, TVX_ACT_INSERT, 0 },
	{ TVX_ROLE_OPPOSE, TVX_ACT_POSITION, TVX_OPPOSE },
	{ TVX_ROLE_SUPPORT, TVX_ACT_POSITION, TVX_SUPPORT },
	{ TVX_ROLE_RESERVE, TVX_ACT_POSITION, TVX_RESERVE },
	{ TVX_ROLE_CONSULTING, TVX_ACT_POSITION, TVX_CONSULTING },
	{ TVX_ROLE_QUERY, TVX_ACT_POSITION, TVX_QUERY },
	{ TVX_ROLE_WITHDRAW, TVX_ACT_POSITION, TVX_WITHDRAW },
};

static long
verb(struct cursor *c)
{
	size_t best = 0;
	long found = -1;

	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		size_t len = tvx_house_phrase(c->house, verbs[i].role, rest(c), NULL);
		if (len > best) {
			best = len;
			found = (long)i;
		}
	}
	c->at += best;
	return found;
}

/* Somebody's words: those up to a date at their end. */
static void
take_words(struct cursor *c, const struct tvx_group *group)
{
	struct tvx_act last = { 0 };
	struct tvx_str words = rest(c);

	skip(c, " ");
	words = rest(c);
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
take_verb(struct cursor *c, const struct tvx_group *group, long found, size_t before)
{
	struct tvx_act last = { 0 };

	c->act->kind = verbs[found].kind;
	c->act->stand = verbs[found].stand;
	if (c->act->kind == TVX_ACT_POSITION) {
		c->act->said = sub(c->text, before, c->text.len);
		if (tvx_act_last_date(c->house, c->text, &last)) {
			c->act->on = last.on;
			c->act->venue = last.venue;
			c->act->venue_code = last.venue_code;
			if (last.from > before)
				c->act->said = sub(c->text, before, last.from);
		}
		return;
	}
	skip(c, " :");
	c->act->names_words = c->act->kind == TVX_ACT_DELETE;
	take_words(c, group);
}

/* "US: words", "CAN words date", "BR date words", "MEX-ES eliminate words", "PY supports" */
static bool
try_party_first(struct cursor *c, const struct tvx_group *group)
{
	bool code = false;

	if (!parties(c, &code))
		return false;
	size_t after = c->at;
	skip(c, " -");
	size_t before = c->at;
	word(c, "is"), word(c, "are");
	skip(c, " ");
	c->at = before;
	long found = verb(c);
	if (found >= 0) {
		take_verb(c, group, found, before);
		return true;
	}
	c->at = after;
	skip(c, " ");
	bool colon = !at_end(c) && c->text.ptr[c->at] == ':';
	bool dated = false;
	if (colon)
		c->at++;
	else
		dated = when(c);
	/* A name in the middle of a sentence is no signature. */
	if (!code && !colon && !dated)
		return false;
	skip(c, " ,:");
	if (at_end(c)) {
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
try_party_last(struct cursor *c, const struct tvx_group *group)
{
	struct tvx_str text = c->text;
	bool code;

	for (size_t at = text.len; at-- > 1;) {
		size_t len = soft_at(text, at, "") == 3                       ? 3
			     : text.ptr[at] == '-' && text.ptr[at - 1] == ' ' ? 1
									      : 0;
		if (!len)
			continue;
		c->at = at + len;
		skip(c, " ");
		if (!parties(c, &code))
			return false;
		when(c);
		skip(c, " .");
		if (!at_end(c))
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
try_party_middle(struct cursor *c, const struct tvx_group *group)
{
	struct tvx_str text = c->text;
	const struct tvx_form *form;

	if (group->shape != '[')
		return false;
	for (size_t at = 1; at < text.len && at < MOST_REST_BYTES; at++) {
		if (text.ptr[at - 1] != ' ' || !isupper((unsigned char)text.ptr[at]))
			continue;
		struct tvx_str here = { text.ptr + at, text.len - at };
		size_t len = tvx_house_party(c->house, here, &form);
		if (!len || !form->is_code || len == here.len || here.ptr[len] == '.')
			continue;
		c->at = at;
		bool code;
		struct tvx_act saved = *c->act;
		if (parties(c, &code) && c->at < text.len && strchr(" :", text.ptr[c->at])) {
			c->act->kind = TVX_ACT_REPLACE;
			c->act->old_from = group->words_from;
			c->act->old_to = group->words_from + at;
			while (c->act->old_to > c->act->old_from &&
			       c->text.ptr[c->act->old_to - group->words_from - 1] == ' ')
				c->act->old_to--;
			skip(c, " :");
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
try_bare(struct cursor *c, const struct tvx_group *group)
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
	static bool (*const recognisers[])(struct cursor *, const struct tvx_group *) = {
		try_mark,        try_quotation,  try_note,         try_signature,
		try_party_first, try_party_last, try_party_middle, try_bare,
	};
	struct tvx_str inner = { text.ptr + group->words_from,
				 group->words_to - group->words_from };
	struct tvx_act empty = { .from = group->from, .to = group->to };

	for (size_t i = 0; inner.len && i < sizeof(recognisers) / sizeof(recognisers[0]); i++) {
		*out = empty;
		struct cursor c = { .house = house, .text = inner, .act = out };
		skip(&c, " ");
		if (recognisers[i](&c, group))
			return;
	}
	*out = empty;
	out->words_from = group->words_from;
	out->words_to = group->words_to;
}

/* --- what no bracket holds --------------------------------------------------------------------- */

bool
tvx_act_bare_mark(const struct tvx_house *house, struct tvx_str text, struct tvx_act *out)
{
	size_t end = text.len;

	while (end && strchr(" .)]", text.ptr[end - 1]))
		end--;
	size_t least = end > BARE_BYTES ? end - BARE_BYTES : 0;
	for (size_t at = end; at-- > least;) {
		struct cursor c = { house, { text.ptr, end }, at, out };
		if ((at && (isalnum((unsigned char)text.ptr[at - 1]) || text.ptr[at - 1] == '(' ||
			    text.ptr[at - 1] == '[')) ||
		    !isupper((unsigned char)text.ptr[at]))
			continue;
		*out = (struct tvx_act){ 0 };
		if (!parse_status(&c) || out->said.len ||
		    (!tvx_date_given(out->on) && !out->ad_ref && at))
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
		struct cursor c = { house, text, at, out };
		/* After the end of a sentence, or of a bracket. */
		if (at < 2 || text.ptr[at - 1] != ' ' || !isupper((unsigned char)text.ptr[at]) ||
		    !strchr(".;)]", text.ptr[at - 2]))
			continue;
		*out = (struct tvx_act){ .from = at, .to = text.len };
		if (!parties(&c, &code) || !code)
			continue;
		skip(&c, " -");
		size_t before = c.at;
		if (at_end(&c)) {
			out->kind = TVX_ACT_SIGN;
			out->confidence = TVX_LOW;
			out->why = "names at the end may be those of authors or of supporters";
			return true;
		}
		long found = verb(&c);
		if (found < 0 || verbs[found].kind != TVX_ACT_POSITION)
			continue;
		out->kind = TVX_ACT_POSITION;
		out->stand = verbs[found].stand;
		out->said = sub(text, before, text.len);
		out->confidence = TVX_MEDIUM;
		out->why = "a sentence about a delegation is no part of the text";
		return true;
	}
	return false;
}

/* --- at the start of a block --------------------------------------------------------------------- */

/* "ALTERNATIVE PROPOSAL DELEGATION OF ARG: (11-5-2015)" */
static bool
announcement(struct cursor *c)
{
	bool going = true, code;

	skip(c, " ([");
	if (!phrase(c, TVX_ROLE_LEAD))
		return false;
	while (going && !at_end(c)) {
		size_t before = c->at;
		skip(c, " :.,;()_-");
		going = word(c, "by") || word(c, "from");
		if (phrase(c, TVX_ROLE_INCLUDE))
			going = c->act->to_end = true;
		else if (c->act->by_count == 0 && parties(c, &code))
			going = true;
		else if (when(c))
			going = true;
		else if (phrase(c, TVX_ROLE_OF))
			going = true;
		if (!going)
			c->at = before;
	}
	return true;
}

bool
tvx_act_lead(const struct tvx_house *house, struct tvx_str text, struct tvx_act *out)
{
	struct cursor c = { .house = house, .text = text, .act = out };
	bool code;

	*out = (struct tvx_act){ .kind = TVX_ACT_SIGN };
	if (parties(&c, &code) && !at_end(&c) && text.ptr[c.at] == ':') {
		c.at++;
		skip(&c, " ");
		out->to = c.at;
		return true;
	}
	*out = (struct tvx_act){ .kind = TVX_ACT_SIGN };
	c.at = 0;
	const char *close = text.len && strchr("([", text.ptr[0])
				    ? memchr(text.ptr, text.ptr[0] == '(' ? ')' : ']', text.len)
				    : NULL;
	if (close) {
		struct cursor inner = { house, { text.ptr, (size_t)(close - text.ptr) }, 1, out };
		if (signature(&inner)) {
			skip(&inner, " .,;:-");
			out->said = sub(inner.text, inner.at, inner.text.len);
			c.at = (size_t)(close - text.ptr) + 1;
			skip(&c, " ");
			out->to = c.at;
			return true;
		}
	}
	*out = (struct tvx_act){ .kind = TVX_ACT_SIGN };
	c.at = 0;
	if (!announcement(&c))
		return false;
	skip(&c, " :.)]_-");
	out->to = c.at;
	return true;
}
