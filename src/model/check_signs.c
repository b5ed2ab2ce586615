/* Quotes and brackets that are opened and not closed, or the other way round. */
#include "model/check.h"
#include "model/draft.h"
#include "model/runs.h"
#include "model/standing.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

enum sign { ROUND, SQUARE, CURLY, ANGLE, STRAIGHT, SIGNS };

static const struct {
	uint32_t opens, closes;
	const char *what, *end;
} signs[SIGNS] = {
	[ROUND] = { '(', ')', "bracket", ")" },
	[SQUARE] = { '[', ']', "square bracket", "]" },
	[CURLY] = { 0x201C, 0x201D, "quotation", "”" },
	[ANGLE] = { 0xAB, 0xBB, "quotation", "»" },
	[STRAIGHT] = { '"', '"', "quotation", "\"" },
};

/* What is left over in a text. */
struct balance {
	struct left {
		size_t open, closed; /* how many without their partner */
		size_t first_open, first_closed;
	} of[SIGNS];
};

/* Whether a closing bracket ends a label: "a)" or "iv)" where a word begins. */
static bool
ends_label(struct tvx_str words, size_t at)
{
	size_t start = at;

	while (start && at - start < 5 && tvx_is_word_char((unsigned char)words.ptr[start - 1]))
		start--;
	return start < at && at - start < 5 && (!start || strchr(" \n\t", words.ptr[start - 1]));
}

static bool
is_digit_before(struct tvx_str words, size_t at)
{
	return at && tvx_is_digit(words.ptr[at - 1]);
}

static void
opened(struct left *left, size_t at)
{
	if (!left->open++)
		left->first_open = at;
}

static void
closed(struct left *left, size_t at)
{
	if (left->open)
		left->open--;
	else if (!left->closed++)
		left->first_closed = at;
}

static void
weigh(struct balance *balance, struct tvx_str words)
{
	const char *at = words.ptr, *end = words.ptr + words.len;

	*balance = (struct balance){ 0 };
	while (at < end) {
		size_t offset = (size_t)(at - words.ptr);
		if ((unsigned char)*at < 0x80 && !strchr("()[]\"", *at)) {
			at++;
			continue;
		}
		uint32_t c = tvx_utf8_next(&at, end);
		struct left *left = balance->of;
		for (size_t s = 0; s < STRAIGHT; s++, left++) {
			if (c == signs[s].opens)
				opened(left, offset);
			else if (c == signs[s].closes &&
				 !(s == ROUND && !left->open && ends_label(words, offset)))
				closed(left, offset);
		}
		/* One form for both ends; after a figure it means inches or seconds. */
		if (c == '"' && (left->open || !is_digit_before(words, offset)))
			(left->open ? closed : opened)(left, offset);
		/* German opens with U+201E and closes with what opens in English. */
		if (c == 0x201E) {
			memset(&balance->of[CURLY], 0, sizeof(balance->of[CURLY]));
			return;
		}
	}
}

static bool
is_even(const struct balance *balance)
{
	for (size_t s = 0; s < SIGNS; s++)
		if (balance->of[s].open || balance->of[s].closed)
			return false;
	return true;
}

static struct tvx_str
from_here(struct tvx_checking *c, struct tvx_str words, size_t at)
{
	return tvx_excerpt(c->arena, (struct tvx_str){ words.ptr + at, words.len - at });
}

/* What stands before a sign and the sign itself. */
static struct tvx_str
up_to_here(struct tvx_checking *c, struct tvx_str words, size_t at, const char *sign)
{
	enum { BEFORE_BYTES = 40 };
	size_t start = at > BEFORE_BYTES ? at - BEFORE_BYTES : 0;

	while (start && start < at && words.ptr[start] != ' ')
		start++;
	return tvx_arena_printf(c->arena, "%s%.*s%s", start ? "…" : "", (int)(at - start),
				words.ptr + start, sign);
}

static void
find_sign(struct tvx_checking *c, const struct tvx_unit *unit, struct tvx_str words, size_t s,
	  const struct left *left, const char *whose)
{
	if (left->open)
		tvx_find(c, unit, "%sa %s is never closed: %.*s; add %s where it ends", whose,
			 signs[s].what, TVX_STR_ARG(from_here(c, words, left->first_open)),
			 signs[s].end);
	if (left->closed)
		tvx_find(c, unit, "%sa %s is closed that was never opened: %.*s", whose,
			 signs[s].what,
			 TVX_STR_ARG(up_to_here(c, words, left->first_closed, signs[s].end)));
}

/* --- a quotation over several paragraphs ------------------------------------------------------ */

/* A paragraph whose quotation runs on, as long as it may. */
struct running {
	const struct tvx_unit *unit;
	struct tvx_str words;
	struct left left;
	size_t sign;
};

static void
end_run(struct tvx_checking *c, struct running *run)
{
	if (run->unit)
		find_sign(c, run->unit, run->words, run->sign, &run->left, "");
	run->unit = NULL;
}

static bool
begins_with(struct tvx_str words, size_t s)
{
	const char *at = words.ptr;

	return words.len && tvx_utf8_next(&at, words.ptr + words.len) == signs[s].opens;
}

/* Whether the text is one quotation from its first sign to its last. */
static bool
is_one_quotation(struct tvx_str words, size_t s)
{
	const char *at = words.ptr, *end = words.ptr + words.len;
	size_t closes = 0;

	if (!begins_with(words, s))
		return false;
	while (at < end) {
		uint32_t c = tvx_utf8_next(&at, end);
		bool trails = closes && c < 0x80 && strchr(".,;: \n", (int)c);
		if (closes && !trails)
			return false;
		closes += c == signs[s].closes;
	}
	return closes == 1;
}

/* Each paragraph of a long quotation opens it anew, and the last one closes it: what one leaves
 * open, the next ones may take up. Others may stand within it when they are part of a list. */
static bool
take_up(struct running *run, const struct balance *balance, const struct tvx_unit *unit,
	struct tvx_str words)
{
	const struct left *left = run->unit ? &balance->of[run->sign] : NULL;

	if (!left || left->closed > 1 || (left->closed && left->open))
		return false;
	if (left->closed || is_one_quotation(words, run->sign)) {
		run->unit = NULL;
		return true;
	}
	bool listed = unit->paragraph->kind == TVX_UNIT_ITEM;
	return (left->open == 1 && begins_with(words, run->sign)) || (!left->open && listed);
}

static void
check_base_words(struct tvx_checking *c, const struct tvx_unit *unit, struct tvx_str words,
		 struct running *run)
{
	struct balance balance;

	weigh(&balance, words);
	bool taken = take_up(run, &balance, unit, words);
	if (!taken)
		end_run(c, run);
	for (size_t s = 0; s < SIGNS; s++) {
		const struct left *left = &balance.of[s];
		if (taken && s == run->sign)
			continue;
		bool quotation = s == CURLY || s == ANGLE;
		if (quotation && left->open == 1 && !left->closed && !run->unit)
			*run = (struct running){ unit, words, *left, s };
		else
			find_sign(c, unit, words, s, left, "");
	}
}

void
tvx_check_signs(struct tvx_checking *c)
{
	struct running run = { 0 };

	for (size_t u = 0; u < c->survey->count; u++) {
		const struct tvx_unit *unit = &c->survey->units[u];
		if (unit->alternative)
			continue;
		for (const struct tvx_text *t = unit->paragraph->texts.first; t; t = t->next) {
			check_base_words(c, unit, t->words, &run);
			/* Only a text that stands alone runs on into the next paragraph. */
			if (unit->paragraph->texts.count > 1)
				end_run(c, &run);
		}
	}
	end_run(c, &run);
}

/* --- proposals ---------------------------------------------------------------------------------- */

/* Longer stretches are seldom replaced, and weighing each of a thousand takes time. */
enum { LONG_BYTES = 4096 };

/* Words for words: what comes in must be as even as what goes out. */
static void
check_replacement(struct tvx_checking *c, const struct tvx_unit *unit, const struct tvx_proposal *p,
		  struct tvx_str replaced, const char *whose)
{
	struct tvx_str words = p->words ? p->words->words : TVX_STR("");
	struct balance out, in;

	weigh(&out, replaced);
	weigh(&in, words);
	for (size_t s = 0; s < SIGNS; s++) {
		const struct left *o = &out.of[s], *i = &in.of[s];
		if (o->open == i->open && o->closed == i->closed)
			continue;
		if (i->open || i->closed)
			find_sign(c, unit, words, s, i, whose);
		else
			tvx_find(c, unit, "%sone end of a %s goes, the other stays: %.*s", whose,
				 signs[s].what, TVX_STR_ARG(tvx_excerpt(c->arena, replaced)));
	}
}

/* Whether a text is even; asked for each text once, whatever the number of proposals on it. */
static bool
is_even_host(struct tvx_checking *c, struct tvx_map **known, const struct tvx_text *host)
{
	static const char yes = 1, no = 0;
	struct tvx_str key = tvx_arena_printf(c->arena, "%p", (const void *)host);
	struct balance balance;

	if (!*known)
		*known = tvx_map_new(c->arena);
	const char *answer = tvx_map_get(*known, key);
	if (!answer) {
		weigh(&balance, host->words);
		answer = is_even(&balance) ? &yes : &no;
		tvx_map_add(*known, key, (void *)(uintptr_t)answer);
	}
	return answer == &yes;
}

static void
check_whole(struct tvx_checking *c, const struct tvx_unit *unit, const struct tvx_proposal *p,
	    const char *whose)
{
	struct balance balance;

	for (const struct tvx_text *t = p->words; t; t = t->next) {
		weigh(&balance, t->words);
		for (size_t s = 0; s < SIGNS; s++)
			find_sign(c, unit, t->words, s, &balance.of[s], whose);
	}
}

void
tvx_check_signs_of_proposals(struct tvx_checking *c, const struct tvx_unit *unit)
{
	const struct tvx_date always = { 0 };
	struct tvx_map *known = NULL;

	for (const struct tvx_proposal *p = unit->paragraph->proposals.first; p; p = p->next) {
		if (tvx_fate_is_dead(tvx_fate_recorded(p, always)))
			continue;
		struct tvx_str whose = tvx_arena_printf(c->arena, "in proposal %.*s ",
							TVX_STR_ARG(p->id));
		if (tvx_proposal_is_whole(p->kind)) {
			check_whole(c, unit, p, whose.ptr);
			continue;
		}
		const struct tvx_text *host = tvx_proposal_host(unit->paragraph, p);
		struct tvx_str replaced = host ? tvx_words_between(host, p->from, p->to)
					       : TVX_STR("");
		if (host && replaced.len < LONG_BYTES && is_even_host(c, &known, host))
			check_replacement(c, unit, p, replaced, whose.ptr);
	}
}
