/* Brackets that name somebody: before, behind or between the words, and what they do to them. */
#include "read/cursor.h"

#include <ctype.h>
#include <string.h>

enum {
	/* Old words, who and new words; what is longer is a sentence that names somebody. */
	MOST_OLD_BYTES = 160,
	/* Before the colon: who proposes and what others think. */
	MOST_CLAUSE_BYTES = 240,
};

/* Offsets of words without blanks at either end. */
void
tvx_act_set_words(struct tvx_act *act, struct tvx_str text, size_t from, size_t to)
{
	while (from < to && strchr(" \t", text.ptr[from]))
		from++;
	while (to > from && strchr(" \t", text.ptr[to - 1]))
		to--;
	act->words_from = from;
	act->words_to = to;
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
	tvx_act_set_words(c->act, (struct tvx_str){ c->text.ptr - base, base + c->text.len },
			  base + c->at, base + to);
}

/* "proposed by US 4-16-2015"; with a colon, "proposal by Mexico: words", the words follow. */
bool
tvx_try_signature(struct tvx_cursor *c, const struct tvx_group *group)
{
	if (!tvx_cursor_signature(c))
		return false;
	bool colon = tvx_cursor_rest(c).len > 1 && c->text.ptr[c->at] == ':';
	tvx_cursor_skip(c, " .,;:-");
	c->act->kind = TVX_ACT_SIGN;
	c->act->said = tvx_sub(c->text, c->at, c->text.len);
	if (colon && c->act->said.len) {
		c->act->kind = TVX_ACT_INSERT;
		c->act->said = (struct tvx_str){ 0 };
		take_words(c, group);
	}
	return true;
}

/* "ALTERNATIVE PROPOSAL BY URU: words": all of the paragraph in other words. */
bool
tvx_try_alternative(struct tvx_cursor *c, const struct tvx_group *group)
{
	bool code;

	if (!tvx_cursor_phrase(c, TVX_ROLE_LEAD))
		return false;
	for (bool going = true; going;) {
		size_t before = c->at;
		tvx_cursor_skip(c, " ,.;-(");
		going = tvx_cursor_word(c, "by") || tvx_cursor_word(c, "from") ||
			tvx_cursor_word(c, "de") ||
			(!c->act->by_count && tvx_cursor_parties(c, &code)) || tvx_cursor_when(c);
		if (!going)
			c->at = before;
	}
	tvx_cursor_skip(c, " )");
	if (!c->act->by_count || tvx_cursor_at_end(c) || c->text.ptr[c->at] != ':')
		return false;
	c->at++;
	c->act->kind = TVX_ACT_INSERT;
	c->act->alternative = true;
	take_words(c, group);
	return c->act->words_to > c->act->words_from;
}

static void
take_position(struct tvx_cursor *c, long found, size_t before)
{
	struct tvx_act last = { 0 };

	c->act->kind = TVX_ACT_POSITION;
	c->act->stand = tvx_verbs[found].stand;
	c->act->said = tvx_sub(c->text, before, c->text.len);
	if (tvx_act_last_date(c->house, c->text, &last)) {
		c->act->on = last.on;
		c->act->venue = last.venue;
		c->act->venue_code = last.venue_code;
		if (last.from > before)
			c->act->said = tvx_sub(c->text, before, last.from);
	}
}

/* "paragraph", "this paragraph", "para 4": all of it, and nothing else. */
static bool
says_whole(struct tvx_cursor *c)
{
	size_t before = c->at;

	tvx_cursor_skip(c, " ");
	if (tvx_cursor_phrase(c, TVX_ROLE_WHOLE)) {
		c->act->whole_said = true;
		tvx_cursor_skip(c, " (");
		size_t number = c->at;
		while (!tvx_cursor_at_end(c) && isalnum((unsigned char)c->text.ptr[c->at]))
			c->at++;
		c->act->number = tvx_sub(c->text, number, c->at);
		tvx_cursor_skip(c, " ).");
	}
	if (tvx_cursor_at_end(c))
		return true;
	c->at = before;
	return false;
}

static void
take_delete(struct tvx_cursor *c, const struct tvx_group *group)
{
	c->act->kind = TVX_ACT_DELETE;
	c->act->names_words = true;
	tvx_cursor_skip(c, " :");
	c->act->whole = says_whole(c);
	if (!c->act->whole)
		take_words(c, group);
	c->act->whole = c->act->whole || c->act->words_from == c->act->words_to;
}

/* "AU/NZ oppose: the", "VN considering: the": words of the text, and what somebody thinks of them. */
static bool
take_opposed(struct tvx_cursor *c, const struct tvx_group *group, long found)
{
	size_t before = c->at;

	tvx_cursor_skip(c, " ");
	if (tvx_cursor_at_end(c) || c->text.ptr[c->at] != ':') {
		c->at = before;
		return false;
	}
	c->at++;
	tvx_cursor_skip(c, " ");
	if (tvx_cursor_at_end(c)) {
		c->at = before;
		return false;
	}
	c->act->confidence = TVX_MEDIUM;
	if (tvx_verbs[found].stand == TVX_OPPOSE) {
		c->act->kind = TVX_ACT_DELETE;
		c->act->guess = "opposed-words";
		c->act->why = "what somebody opposes would go, if they had their way";
	} else if (tvx_verbs[found].stand == TVX_SUPPORT) {
		c->act->kind = TVX_ACT_INSERT;
	} else {
		c->act->clauses = tvx_sub(c->text, 0, before);
		c->act->kind = TVX_ACT_BARE;
		c->act->by_count = 0;
		c->act->why = "somebody thinks about them, and nobody is named who proposes them";
	}
	take_words(c, group);
	return true;
}

/* Past a verb that is one, and no word of the text: "USA Support the least ..." */
static long
verb_after_name(struct tvx_cursor *c)
{
	size_t before = c->at;
	bool capital = !tvx_cursor_at_end(c) && isupper((unsigned char)c->text.ptr[c->at]);
	long found = tvx_cursor_verb(c);

	if (found < 0 || !capital || tvx_cursor_at_end(c) ||
	    tvx_verbs[found].kind == TVX_ACT_DELETE || strchr(":;", c->text.ptr[c->at]))
		return found;
	c->at = before;
	return -1;
}

/* "proposes to merge articles 13 and 14", "suggests moving this": no words of the text. */
static bool
asks_for(const struct tvx_cursor *c)
{
	struct tvx_cursor copy = *c;

	tvx_cursor_skip(&copy, " ");
	return tvx_cursor_word(&copy, "to") || tvx_cursor_word(&copy, "that") ||
	       tvx_cursor_word(&copy, "moving") || tvx_cursor_word(&copy, "merging") ||
	       tvx_cursor_word(&copy, "deleting") || tvx_cursor_word(&copy, "returning");
}

static void
take_verb(struct tvx_cursor *c, const struct tvx_group *group, long found, size_t before)
{
	c->act->kind = tvx_verbs[found].kind;
	c->act->stand = tvx_verbs[found].stand;
	if (c->act->kind == TVX_ACT_POSITION) {
		if (!take_opposed(c, group, found))
			take_position(c, found, before);
	} else if (c->act->kind == TVX_ACT_DELETE) {
		take_delete(c, group);
	} else if (asks_for(c)) {
		c->act->kind = TVX_ACT_NOTE;
		c->act->note = TVX_NOTE_EDITOR;
		c->act->said = tvx_str_trim(c->text);
		c->act->guess = "remark";
		c->act->confidence = TVX_LOW;
		c->act->why = "what follows says what should be done, and is no text";
	} else {
		tvx_cursor_skip(c, " :");
		take_words(c, group);
	}
}

/* "US: oppose", "EU: delete paragraph", "Japan: delete “mutually”". */
static bool
take_verb_after_colon(struct tvx_cursor *c, const struct tvx_group *group)
{
	size_t before = c->at;

	tvx_cursor_skip(c, " ");
	size_t start = c->at;
	long found = tvx_cursor_verb(c);
	if (found < 0) {
		c->at = before;
		return false;
	}
	bool end = tvx_cursor_at_end(c) ||
		   (c->text.len - c->at < 2 && strchr(".;", c->text.ptr[c->at]));
	bool low = islower((unsigned char)c->text.ptr[start]);
	/* "could go along with the text if": several words are a verb, and not those of a text. */
	bool many = low && memchr(c->text.ptr + start, ' ', c->at - start);
	if (tvx_verbs[found].kind == TVX_ACT_POSITION && (end || many)) {
		take_position(c, found, start);
		return true;
	}
	if (tvx_verbs[found].kind == TVX_ACT_DELETE) {
		size_t after = c->at;
		bool quoted = tvx_soft_at(c->text, after, "") == 0 && after + 1 < c->text.len &&
			      strchr("\"'\xE2:", c->text.ptr[after + 1]) != NULL;
		if (end || quoted || low || says_whole(c)) {
			c->at = after;
			take_delete(c, group);
			return true;
		}
	}
	c->at = before;
	return false;
}

/* "US propose; CL/PE/MX oppose: words": who proposes, and what the others think. */
bool
tvx_try_clauses(struct tvx_cursor *c, const struct tvx_group *group)
{
	struct tvx_str text = c->text;
	size_t most = text.len < MOST_CLAUSE_BYTES ? text.len : MOST_CLAUSE_BYTES;
	const char *colon = memchr(text.ptr, ':', most);
	size_t clauses = 0;

	if (!colon || !memchr(text.ptr, ';', (size_t)(colon - text.ptr)))
		return false;
	struct tvx_str head = { text.ptr, (size_t)(colon - text.ptr) }, rest = head;
	struct tvx_act found = { 0 };
	while (rest.len) {
		struct tvx_act clause;
		if (!tvx_act_clause(c->house, tvx_str_split(&rest, ';'), &clause))
			return false;
		clauses++;
		if (clause.kind == TVX_ACT_INSERT && !found.by_count)
			found = clause;
	}
	c->act->kind = found.by_count ? TVX_ACT_INSERT : TVX_ACT_BARE;
	memcpy(c->act->by, found.by, sizeof(found.by));
	c->act->by_count = found.by_count;
	c->act->clauses = head;
	if (!found.by_count) {
		c->act->confidence = TVX_MEDIUM;
		c->act->why = "somebody thinks about them, and nobody is named who proposes them";
	}
	c->at = head.len + 1;
	take_words(c, group);
	return clauses > 1;
}

/* "Russia: delete; EU: retain", "Support: EU; Against: Cuba": what several think, and no words. */
bool
tvx_try_clause_list(struct tvx_cursor *c, const struct tvx_group *group)
{
	struct tvx_str rest = tvx_str_trim(c->text);
	size_t clauses = 0;

	(void)group;
	if (rest.len > MOST_CLAUSE_BYTES || !memchr(rest.ptr, ';', rest.len))
		return false;
	for (; rest.len; clauses++) {
		struct tvx_act clause;
		if (!tvx_act_clause(c->house, tvx_str_split(&rest, ';'), &clause) ||
		    clause.kind != TVX_ACT_POSITION)
			return false;
	}
	c->act->kind = TVX_ACT_POSITION;
	c->act->clauses = tvx_str_trim(c->text);
	return clauses > 1;
}

/* "supported by Jordan", "retain: words", "delete: words" */
bool
tvx_try_verb_first(struct tvx_cursor *c, const struct tvx_group *group)
{
	size_t start = c->at;
	bool keep = tvx_cursor_phrase(c, TVX_ROLE_KEEP), code;
	long found = keep ? -1 : tvx_cursor_verb(c);

	if (!keep && found < 0)
		return false;
	tvx_cursor_skip(c, " ");
	bool colon = !tvx_cursor_at_end(c) && c->text.ptr[c->at] == ':';
	if (!keep && tvx_verbs[found].kind == TVX_ACT_DELETE && !colon &&
	    tvx_cursor_parties(c, &code)) {
		tvx_cursor_when(c);
		tvx_cursor_skip(c, " .;");
		c->act->kind = TVX_ACT_DELETE;
		c->act->names_words = c->act->whole = true;
		return tvx_cursor_at_end(c);
	}
	if (!keep && tvx_verbs[found].kind == TVX_ACT_POSITION) {
		tvx_cursor_skip(c, " :");
		if (!tvx_cursor_parties(c, &code))
			return false;
		tvx_cursor_when(c);
		tvx_cursor_skip(c, " .;");
		c->act->kind = TVX_ACT_POSITION;
		c->act->stand = tvx_verbs[found].stand;
		c->act->said = tvx_sub(c->text, start, c->text.len);
		return tvx_cursor_at_end(c);
	}
	if (!colon)
		return false;
	c->act->said = tvx_sub(c->text, start, c->at);
	c->at++;
	c->act->kind = keep || tvx_verbs[found].kind != TVX_ACT_DELETE ? TVX_ACT_BARE
								       : TVX_ACT_DELETE;
	c->act->confidence = TVX_MEDIUM;
	c->act->why = "it does not say who would have it so";
	take_words(c, group);
	return c->act->words_to > c->act->words_from;
}

/* "EU member States": a name that is no signature. */
static bool
goes_on_as_words(const struct tvx_cursor *c)
{
	static const char *const words[] = { "member", "members", "delegation", "and",  "or",
					     "is",     "are",     "has",        "have", "of" };
	struct tvx_cursor copy = *c;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (tvx_cursor_word(&copy, words[i]))
			return true;
	return false;
}

/* "ARG proposal", "proposal" being what the house calls it. */
static bool
is_called_a_proposal(struct tvx_cursor *c)
{
	struct tvx_act saved = *c->act;
	size_t before = c->at;

	tvx_cursor_skip(c, " -");
	if (tvx_cursor_phrase(c, TVX_ROLE_SIGNED)) {
		tvx_cursor_when(c);
		tvx_cursor_skip(c, " .");
		c->act->kind = TVX_ACT_SIGN;
		if (tvx_cursor_at_end(c))
			return true;
	}
	*c->act = saved;
	c->at = before;
	return false;
}

/* Names and nothing else. */
static bool
take_names(struct tvx_cursor *c, const struct tvx_group *group, bool sure)
{
	/* "(Chile)" as the last words of a bracket signs it; elsewhere it is a place. */
	bool last = group->depth && c->text.ptr[c->text.len + 1] == ']';

	c->act->kind = TVX_ACT_SIGN;
	return sure || last || group->shape == '[' || c->house->sign_all;
}

static bool
take_words_of(struct tvx_cursor *c, const struct tvx_group *group, bool colon, bool dated)
{
	/* "(US and CAN like the old text)" on a line of its own: no paragraph begins so. */
	if (!colon && !dated && !group->from && !tvx_str_trim(c->after).len &&
	    islower((unsigned char)c->text.ptr[c->at])) {
		c->act->kind = TVX_ACT_POSITION;
		c->act->stand = TVX_QUERY;
		c->act->said = tvx_str_trim(tvx_cursor_rest(c));
		c->act->guess = "remark";
		c->act->confidence = TVX_LOW;
		c->act->why = "it names somebody, and begins as no paragraph does";
		return true;
	}
	/* ", words": the comma is the proposer's, unless it only sets off the name. */
	while (colon && c->at && c->text.ptr[c->at - 1] != ':')
		c->at--;
	c->act->kind = TVX_ACT_INSERT;
	take_words(c, group);
	if (c->act->words_from == c->act->words_to)
		c->act->kind = TVX_ACT_SIGN;
	return true;
}

/* "US: words", "CAN words date", "BR date words", "MEX-ES eliminate words", "PY supports" */
bool
tvx_try_party_first(struct tvx_cursor *c, const struct tvx_group *group)
{
	bool code = false;

	if (!tvx_cursor_parties(c, &code))
		return false;
	size_t after = c->at;
	if (tvx_cursor_order(c, group))
		return true;
	if (is_called_a_proposal(c))
		return true;
	tvx_cursor_skip(c, " -");
	size_t before = c->at;
	long found = verb_after_name(c);
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
	if (!code && !colon && !dated && !tvx_cursor_at_end(c))
		return false;
	if (colon && take_verb_after_colon(c, group))
		return true;
	/* Where names stand among words anyway, "CR and migrants" proposes the words. */
	if (!colon && !dated && !c->house->middle && goes_on_as_words(c))
		return false;
	tvx_cursor_skip(c, " ,:");
	return tvx_cursor_at_end(c) ? take_names(c, group, code || colon || dated)
				    : take_words_of(c, group, colon, dated);
}

/* After a dash: who, when, and who supports them. */
static bool
names_at_the_end(struct tvx_cursor *c)
{
	bool code;

	tvx_cursor_skip(c, " -");
	if (!tvx_cursor_parties(c, &code))
		return false;
	tvx_cursor_when(c);
	tvx_cursor_skip(c, " .;");
	if (!tvx_cursor_at_end(c) && c->text.ptr[c->at] == '(') {
		struct tvx_act clause;
		const char *close = memchr(c->text.ptr + c->at, ')', c->text.len - c->at);
		if (!close)
			return false;
		c->act->clauses = tvx_sub(c->text, c->at + 1, (size_t)(close - c->text.ptr));
		if (!tvx_act_clause(c->house, c->act->clauses, &clause))
			return false;
		c->at = (size_t)(close - c->text.ptr) + 1;
		tvx_cursor_skip(c, " .;");
	}
	return tvx_cursor_at_end(c);
}

/* What a bracket does whose names stand after a dash. */
static void
settle_party_last(struct tvx_cursor *c, const struct tvx_group *group, size_t dash)
{
	struct tvx_cursor words = { .house = c->house,
				    .text = { c->text.ptr, dash },
				    .act = c->act };

	c->act->kind = TVX_ACT_INSERT;
	if (group->shape == '[' && c->house->round_met)
		c->act->kind = TVX_ACT_DELETE;
	tvx_cursor_skip(&words, " ");
	/* "Delete — Israel", "paragraph 4 — Russian Federation" */
	long found = tvx_cursor_verb(&words);
	if ((found >= 0 && tvx_verbs[found].kind == TVX_ACT_DELETE && says_whole(&words)) ||
	    (found < 0 && c->act->kind == TVX_ACT_DELETE && dash > 1 && says_whole(&words))) {
		c->act->kind = TVX_ACT_DELETE;
		c->act->names_words = c->act->whole = true;
		return;
	}
	if (group->shape == '[' && c->house->round_insert && !c->house->round_met) {
		c->act->guess = "square-with-name";
		c->act->confidence = TVX_MEDIUM;
		c->act->why = "no round bracket of the paper names anybody after a dash";
	}
}

/* "words — EU": round brackets put in, square ones take out, or both put in. */
bool
tvx_try_party_last(struct tvx_cursor *c, const struct tvx_group *group)
{
	struct tvx_str text = c->text;

	for (size_t at = text.len; at-- > 1;) {
		size_t len = tvx_soft_at(text, at, "") == 3                   ? 3
			     : text.ptr[at] == '-' && text.ptr[at - 1] == ' ' ? 1
									      : 0;
		if (!len)
			continue;
		c->at = at + len;
		if (!names_at_the_end(c))
			return false;
		settle_party_last(c, group, at);
		tvx_act_set_words(c->act, (struct tvx_str){ text.ptr - group->words_from, 0 },
				  group->words_from, group->words_from + (c->act->whole ? 0 : at));
		return true;
	}
	return false;
}

/* "Ruritania", "Friends of the Sea": it may be somebody whom the house does not know. */
static bool
looks_like_a_name(struct tvx_str text)
{
	size_t words = 0;

	for (size_t i = 0; i < text.len; i++) {
		char ch = text.ptr[i];
		bool first = i == 0 || text.ptr[i - 1] == ' ';
		if (!isalpha((unsigned char)ch) && (unsigned char)ch < 0x80 &&
		    !strchr(" ,/&-.", ch))
			return false;
		if (first && islower((unsigned char)ch) && text.len - i > 3 &&
		    strncmp(text.ptr + i, "of ", 3) != 0 && strncmp(text.ptr + i, "the ", 4) != 0 &&
		    strncmp(text.ptr + i, "and ", 4) != 0)
			return false;
		words += first;
	}
	return text.len > 1 && text.len < 60 && words < 8 && isupper((unsigned char)text.ptr[0]);
}

/* "words — Ruritania", in a paper that has names after a dash. */
bool
tvx_try_unknown_last(struct tvx_cursor *c, const struct tvx_group *group)
{
	struct tvx_str text = c->text;
	size_t at = text.len, len = 0;

	if (!c->house->round_met)
		return false;
	while (at-- > 1 && !len)
		len = tvx_soft_at(text, at, "") == 3                   ? 3
		      : text.ptr[at] == '-' && text.ptr[at - 1] == ' ' ? 1
								       : 0;
	struct tvx_str name = len ? tvx_sub(text, at + 1 + len, text.len) : (struct tvx_str){ 0 };
	if (!looks_like_a_name(name))
		return false;
	c->act->kind = group->shape == '[' ? TVX_ACT_DELETE : TVX_ACT_BARE;
	c->act->said = name;
	c->act->guess = "unknown-name";
	c->act->confidence = TVX_LOW;
	c->act->why = "no delegation of the house is called so";
	tvx_act_set_words(c->act, (struct tvx_str){ text.ptr - group->words_from, 0 },
			  group->words_from, group->words_from + at + 1);
	return true;
}

bool
tvx_act_clause(const struct tvx_house *house, struct tvx_str clause, struct tvx_act *out)
{
	struct tvx_cursor c = { .house = house, .text = tvx_str_trim(clause), .act = out };
	bool code;

	*out = (struct tvx_act){ 0 };
	long found = tvx_cursor_verb(&c);
	tvx_cursor_skip(&c, " :");
	if (!tvx_cursor_parties(&c, &code))
		return false;
	if (found < 0) {
		tvx_cursor_skip(&c, " -:");
		found = tvx_cursor_verb(&c);
	}
	tvx_cursor_skip(&c, " .");
	if (found < 0 || !tvx_cursor_at_end(&c))
		return false;
	out->kind = tvx_verbs[found].kind;
	out->stand = tvx_verbs[found].stand;
	out->said = c.text;
	if (out->kind == TVX_ACT_DELETE) {
		out->kind = TVX_ACT_POSITION;
		out->stand = TVX_OPPOSE;
	}
	return true;
}

/* "relevant stakeholders MEX the parties concerned": old, who, new. */
bool
tvx_try_party_middle(struct tvx_cursor *c, const struct tvx_group *group)
{
	struct tvx_str text = c->text;
	const struct tvx_form *form;

	if (group->shape != '[' || !c->house->middle)
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
