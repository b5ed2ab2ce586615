/* Reading profiles of houses, and finding their phrases and parties in a text. */
#include "read/house.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *const role_names[TVX_ROLES] = {
	[TVX_ROLE_AGREED] = "agreed",
	[TVX_ROLE_PENDING] = "pending",
	[TVX_ROLE_REOPENED] = "reopened",
	[TVX_ROLE_CONFIRMED] = "confirmed",
	[TVX_ROLE_AD_REF] = "ad-ref",
	[TVX_ROLE_WAITING] = "waiting",
	[TVX_ROLE_QUORUM] = "quorum",
	[TVX_ROLE_INFORMAL] = "informal",
	[TVX_ROLE_FORMAL] = "formal",
	[TVX_ROLE_PROPOSED] = "proposed",
	[TVX_ROLE_OF] = "of",
	[TVX_ROLE_LEAD] = "lead",
	[TVX_ROLE_INCLUDE] = "include",
	[TVX_ROLE_PROPOSE] = "propose",
	[TVX_ROLE_DELETE] = "delete",
	[TVX_ROLE_SUPPORT] = "support",
	[TVX_ROLE_OPPOSE] = "oppose",
	[TVX_ROLE_RESERVE] = "reserve",
	[TVX_ROLE_CONSULTING] = "consulting",
	[TVX_ROLE_QUERY] = "query",
	[TVX_ROLE_WITHDRAW] = "withdraw",
	[TVX_ROLE_TO_END] = "to-end",
	[TVX_ROLE_ADJUSTED] = "adjusted",
	[TVX_ROLE_EDITOR] = "editor",
	[TVX_ROLE_CITATION] = "citation",
	[TVX_ROLE_QUOTED] = "quoted",
	[TVX_ROLE_LANGUAGE] = "language",
	[TVX_ROLE_BIS] = "bis",
	[TVX_ROLE_APPENDIX] = "appendix",
	[TVX_ROLE_LINKED] = "linked",
	[TVX_ROLE_OPTION] = "option",
	[TVX_ROLE_SWAP] = "swap",
	[TVX_ROLE_KEEP] = "keep",
	[TVX_ROLE_WHOLE] = "whole",
	[TVX_ROLE_SIGNED] = "signed",
	[TVX_ROLE_STOP] = "stop",
};

/* --- matching ------------------------------------------------------------------------------ */

static bool
is_word_byte(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool
is_loose(char c)
{
	return c == ' ' || c == '-' || c == '.' || c == '\t' || c == '_';
}

/* Letters that differ in case only, those with accents (U+00C0 to U+00FE) too. */
static bool
is_same_letter(const char *a, const char *b, bool after_first)
{
	if (tolower((unsigned char)*a) == tolower((unsigned char)*b))
		return true;
	return after_first && (unsigned char)a[-1] == 0xC3 && (unsigned char)b[-1] == 0xC3 &&
	       (*a | 0x20) == (*b | 0x20);
}

/* Bytes of text that are the words of pattern, or zero. */
static size_t
match(struct tvx_str pattern, struct tvx_str text, bool cased)
{
	size_t i = 0, k = 0;

	while (k < pattern.len) {
		if (is_loose(pattern.ptr[k])) {
			while (k < pattern.len && is_loose(pattern.ptr[k]))
				k++;
			size_t before = i;
			while (i < text.len && is_loose(text.ptr[i]))
				i++;
			if (k < pattern.len && i == before)
				return 0;
			continue;
		}
		if (i == text.len)
			return 0;
		if (pattern.ptr[k] != text.ptr[i] &&
		    (cased || !is_same_letter(pattern.ptr + k, text.ptr + i, i && k)))
			return 0;
		i++;
		k++;
	}
	return i;
}

size_t
tvx_house_phrase(const struct tvx_house *house, enum tvx_role role, struct tvx_str text,
		 const struct tvx_phrase **found)
{
	size_t best = 0;

	if (!text.len || !house->starts[role][tolower((unsigned char)text.ptr[0])])
		return 0;
	int first = tolower((unsigned char)text.ptr[0]);
	for (const struct tvx_phrase *p = house->phrases[role].first; p; p = p->next) {
		if (tolower((unsigned char)p->words.ptr[0]) != first)
			continue;
		size_t len = match(p->words, text, false);
		if (len > best && (len == text.len || !is_word_byte(text.ptr[len]) ||
				   !is_word_byte(text.ptr[len - 1]))) {
			best = len;
			if (found)
				*found = p;
		}
	}
	return best;
}

static bool
is_code(struct tvx_str form)
{
	for (size_t i = 0; i < form.len; i++)
		if (islower((unsigned char)form.ptr[i]))
			return false;
	return true;
}

size_t
tvx_house_party(const struct tvx_house *house, struct tvx_str text, const struct tvx_form **found)
{
	if (!text.len)
		return 0;
	for (const struct tvx_form *f = house->forms[tolower((unsigned char)text.ptr[0])]; f;
	     f = f->next) {
		/* Most are told apart by their first letters. */
		if (f->words.ptr[0] != text.ptr[0] ||
		    (f->words.len > 1 && text.len > 1 && f->words.ptr[1] != text.ptr[1] &&
		     (f->is_code || !isupper((unsigned char)text.ptr[1])) &&
		     !is_loose(f->words.ptr[1])))
			continue;
		/* "US4-23-2015": a code also ends where a number begins. */
		size_t len = match(f->words, text, true);
		/* A name may be printed in capitals. */
		if (!len && !f->is_code && (len = match(f->words, text, false)) &&
		    !is_code((struct tvx_str){ text.ptr, len }))
			len = 0;
		if (!len || (len < text.len && is_word_byte(text.ptr[len]) &&
			     !(f->is_code && isdigit((unsigned char)text.ptr[len]))))
			continue;
		*found = f;
		return len;
	}
	return 0;
}

/* --- reading a profile ------------------------------------------------------------------------ */

struct parsing {
	struct tvx_house *house;
	struct tvx_str file;
	unsigned line;
	struct tvx_error *err;
};

static int
refuse(const struct parsing *p, const char *message)
{
	tvx_error_set(p->err, TVX_ERR_INPUT, "%s", message);
	tvx_error_place(p->err, p->file, p->line, 1);
	return TVX_ERR_INPUT;
}

/* What a draft file can list as another code of a delegation. */
static bool
is_alias(struct tvx_str form)
{
	for (size_t i = 0; i < form.len; i++)
		if (!isalnum((unsigned char)form.ptr[i]) && !strchr(" -.", form.ptr[i]))
			return false;
	/* "EE. UU." is no one word. */
	return !memmem(form.ptr, form.len, ". ", 2);
}

static void
add_form(struct tvx_house *house, const struct tvx_party *party, struct tvx_str words)
{
	struct tvx_form **at = &house->forms[tolower((unsigned char)words.ptr[0])];
	struct tvx_form *form = TVX_ARENA_NEW(house->arena, struct tvx_form);

	while (*at && (*at)->words.len >= words.len)
		at = &(*at)->next;
	*form = (struct tvx_form){ *at, words, party, is_code(words) };
	*at = form;
}

/* "AR, ARGENTINA, Argentina": the code, then other forms; the last is the name. */
static void
add_party(struct tvx_house *house, enum tvx_delegation_kind kind, struct tvx_str rest)
{
	struct tvx_party *party = TVX_ARENA_NEW(house->arena, struct tvx_party);
	struct tvx_buf aliases = { 0 };

	party->kind = kind;
	party->id = tvx_str_split(&rest, ' ');
	add_form(house, party, party->id);
	while (rest.len) {
		struct tvx_str form = tvx_str_trim(tvx_str_split(&rest, ','));
		if (!form.len)
			continue;
		if (!party->code.len)
			party->code = form;
		if (!tvx_str_equal(form, party->id))
			add_form(house, party, form);
		if (is_code(form) && is_alias(form) && !tvx_str_equal(form, party->code)) {
			tvx_buf_add(&aliases, aliases.len ? TVX_STR(" ") : TVX_STR(""));
			for (size_t i = 0; i < form.len; i++)
				if (form.ptr[i] != ' ')
					tvx_buf_add_char(&aliases, form.ptr[i]);
				else if (form.ptr[i - 1] != '-' && form.ptr[i + 1] != '-')
					tvx_buf_add_char(&aliases, '-');
		}
		party->name = form;
	}
	party->aliases = tvx_arena_str(house->arena, tvx_buf_str(&aliases));
	tvx_buf_release(&aliases);
	TVX_LIST_ADD(&house->parties, party);
}

static int
set_dates(struct parsing *p, struct tvx_str rest, enum tvx_date_order *out)
{
	static const char *const orders[] = { "month-day-year", "day-month-year",
					      "year-month-day" };

	for (size_t i = 0; i < 3; i++)
		if (tvx_str_equal(rest, tvx_str_of(orders[i]))) {
			*out = (enum tvx_date_order)i;
			return TVX_OK;
		}
	return refuse(p, "dates are month-day-year, day-month-year or year-month-day");
}

/* "es day-month-year": papers in that language write dates in another order. */
static int
set_dates_in(struct parsing *p, struct tvx_str rest)
{
	struct tvx_dates_in *in = TVX_ARENA_NEW(p->house->arena, struct tvx_dates_in);

	in->lang = tvx_str_split(&rest, ' ');
	TVX_LIST_ADD(&p->house->dates_in, in);
	return set_dates(p, tvx_str_trim(rest), &in->order);
}

static int
add_pair(struct parsing *p, struct tvx_str rest)
{
	struct tvx_pair *pair = TVX_ARENA_NEW(p->house->arena, struct tvx_pair);

	pair->old = tvx_str_split(&rest, ' ');
	pair->new = tvx_str_trim(rest);
	if (!pair->new.len)
		return refuse(p, "two words are expected: the old one and the new one");
	TVX_LIST_ADD(&p->house->pairs, pair);
	struct tvx_pair **at = &p->house->pairs_from[tolower((unsigned char)pair->old.ptr[0])];
	while (*at)
		at = &(*at)->next_alike;
	*at = pair;
	return TVX_OK;
}

/* "AND" is Andorra's code, and a word in every title in capitals. */
static int
drop_form(struct tvx_house *house, struct tvx_str words)
{
	struct tvx_form **at = &house->forms[tolower((unsigned char)words.ptr[0])];

	while (*at && !tvx_str_equal((*at)->words, words))
		at = &(*at)->next;
	if (*at)
		*at = (*at)->next;
	return TVX_OK;
}

static int
parse_other(struct parsing *p, struct tvx_str key, struct tvx_str rest)
{
	struct tvx_house *house = p->house;
	const struct {
		const char *key;
		bool *flag;
	} flags[] = {
		{ "lone-word-is-proposed", &house->lone_word },
		{ "round-puts-in-square-takes-out", &house->round_insert },
		{ "bis-is-new", &house->bis_is_new },
		{ "name-between-old-and-new", &house->middle },
		{ "names-sign-paragraphs", &house->sign_all },
		{ "brackets-need-a-log", &house->needs_log },
	};

	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (tvx_str_equal(key, tvx_str_of(flags[i].key))) {
			*flags[i].flag = true;
			return TVX_OK;
		}
	if (tvx_str_equal(key, TVX_STR("dates")))
		return set_dates(p, rest, &house->dates);
	if (tvx_str_equal(key, TVX_STR("dates-in")))
		return set_dates_in(p, rest);
	if (tvx_str_equal(key, TVX_STR("not-a-name")) && rest.len)
		return drop_form(house, rest);
	if (tvx_str_equal(key, TVX_STR("struck")))
		return add_pair(p, rest);
	return refuse(p, "no such keyword; travaux-house(5) lists them");
}

static int
parse_line(struct parsing *p, struct tvx_str line)
{
	static const char *const kinds[] = { "country", "body", "office", "observer" };
	struct tvx_house *house = p->house;
	struct tvx_str rest = line, key = tvx_str_split(&rest, ' ');

	rest = tvx_str_trim(rest);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (tvx_str_equal(key, tvx_str_of(kinds[i]))) {
			if (!rest.len)
				return refuse(p, "an id is expected, then a code and names");
			add_party(house, (enum tvx_delegation_kind)i, rest);
			return TVX_OK;
		}
	for (size_t i = 0; i < TVX_ROLES; i++)
		if (tvx_str_equal(key, tvx_str_of(role_names[i]))) {
			if (!rest.len)
				return refuse(p, "a phrase is expected");
			struct tvx_phrase *phrase = TVX_ARENA_NEW(house->arena, struct tvx_phrase);
			phrase->words = rest;
			TVX_LIST_ADD(&house->phrases[i], phrase);
			house->starts[i][tolower((unsigned char)rest.ptr[0])] = true;
			return TVX_OK;
		}
	if (tvx_str_equal(key, TVX_STR("house"))) {
		house->id = tvx_str_split(&rest, ' ');
		house->name = tvx_str_trim(rest);
		return TVX_OK;
	}
	return parse_other(p, key, rest);
}

int
tvx_house_parse(struct tvx_str text, struct tvx_str name, struct tvx_house **out,
		struct tvx_error *err)
{
	struct tvx_house *house = tvx_alloc(sizeof(*house));
	struct parsing p = { .house = house, .file = name, .err = err };
	int status = TVX_OK;

	house->arena = tvx_arena_new();
	struct tvx_str rest = tvx_arena_str(house->arena, text);
	while (!status && rest.len) {
		struct tvx_str line = tvx_str_trim(tvx_str_split(&rest, '\n'));
		p.line++;
		if (line.len && line.ptr[0] != '#')
			status = parse_line(&p, line);
	}
	if (!status && !house->id.len) {
		p.line = 1;
		status = refuse(&p, "the line 'house ID NAME' is missing");
	}
	if (status)
		tvx_house_free(house);
	else
		*out = house;
	return status;
}

int
tvx_house_load(struct tvx_str id, struct tvx_house **out, struct tvx_error *err)
{
	struct tvx_buf known = { 0 };

	for (const struct tvx_house_source *h = tvx_houses; h->id; h++) {
		if (tvx_str_equal_nocase(id, tvx_str_of(h->id))) {
			tvx_buf_release(&known);
			return tvx_house_parse(tvx_str_of(h->text), id, out, err);
		}
		tvx_buf_printf(&known, "%s%s", known.len ? ", " : "", h->id);
	}
	tvx_error_set(err, TVX_ERR_USE, "no house '%.*s'; there are %s", TVX_STR_ARG(id),
		      known.ptr);
	tvx_buf_release(&known);
	return TVX_ERR_USE;
}

void
tvx_house_free(struct tvx_house *house)
{
	if (!house)
		return;
	tvx_arena_free(house->arena);
	free(house);
}
