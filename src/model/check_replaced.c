/* Decisions to replace a word in the whole text, and where the old word still stands.
 *
 * A decision is read from what the secretariat notes: "the word “agents” would be changed to
 * “actors”", "Agents adjusted as per decision of"; or from the same replacement having been
 * accepted in two paragraphs. */
#include "model/check.h"
#include "model/draft.h"
#include "model/text_words.h"

#include <stdlib.h>
#include <string.h>

/* What is replaced everywhere is a word or a few. */
enum { TERM_WORDS = 4, TERM_BYTES = 80 };

/* Old words that a decision takes out everywhere. */
struct decision {
	struct decision *next;
	struct tvx_str old;          /* as printed, from its first word to its last */
	struct tvx_str new;          /* empty: the note does not say */
	const struct tvx_unit *unit; /* where it is noted */
	size_t accepted;             /* in how many paragraphs */
	bool noted;
	bool qualified;              /* the note names a condition */
	const struct tvx_unit *last; /* found here last */
};

struct decisions {
	struct tvx_checking *c;
	struct decision *first;
	struct tvx_map *by_words; /* old and new, folded */
	struct tvx_map *by_old;   /* those that are carried out everywhere, by old words, folded */
	struct tvx_buf folded;    /* scratch */
};

/* --- collecting ------------------------------------------------------------------------------- */

/* From the first word to the last; empty when there are too many to be a term, or none. */
static struct tvx_str
term_of(struct tvx_str words)
{
	struct tvx_wording wording = { words, 0 };
	struct tvx_word word;
	size_t start = 0, end = 0, count = 0;

	while (count <= TERM_WORDS && tvx_wording_next(&wording, &word)) {
		start = count++ ? start : word.start;
		end = word.start + word.len;
	}
	if (!count || count > TERM_WORDS || end - start > TERM_BYTES)
		return TVX_STR("");
	return (struct tvx_str){ words.ptr + start, end - start };
}

static struct decision *
decision_of(struct decisions *d, struct tvx_str old, struct tvx_str new)
{
	struct tvx_arena *arena = d->c->arena;
	struct tvx_str key = tvx_id_fold(
		arena, tvx_arena_printf(arena, "%.*s\n%.*s", TVX_STR_ARG(old), TVX_STR_ARG(new)));
	struct decision *decision = tvx_map_get(d->by_words, key);

	if (decision)
		return decision;
	decision = TVX_ARENA_NEW(arena, struct decision);
	decision->old = old;
	decision->new = new;
	tvx_map_add(d->by_words, key, decision);
	decision->next = d->first;
	d->first = decision;
	return decision;
}

static void
add_accepted(struct decisions *d, const struct tvx_unit *unit)
{
	for (const struct tvx_proposal *p = unit->paragraph->proposals.first; p; p = p->next) {
		const struct tvx_text *host = p->kind == TVX_REPLACE && p->fate == TVX_FATE_ACCEPTED
						      ? tvx_proposal_host(unit->paragraph, p)
						      : NULL;
		struct tvx_str old = host ? term_of(tvx_words_between(host, p->from, p->to))
					  : TVX_STR("");
		struct tvx_str new = p->words ? term_of(p->words->words) : TVX_STR("");
		if (!old.len || !new.len || tvx_str_equal_nocase(old, new))
			continue;
		struct decision *decision = decision_of(d, old, new);
		if (decision->unit != unit)
			decision->accepted++;
		if (!decision->unit)
			decision->unit = unit;
	}
}

/* The next words in quotation marks; *rest then follows them. */
static struct tvx_str
next_quoted(struct tvx_str *rest)
{
	static const char opens[] = "“", closes[] = "”";
	const char *start = memmem(rest->ptr, rest->len, opens, sizeof(opens) - 1);

	if (!start)
		return TVX_STR("");
	start += sizeof(opens) - 1;
	size_t left = rest->len - (size_t)(start - rest->ptr);
	const char *end = memmem(start, left, closes, sizeof(closes) - 1);
	if (!end)
		return TVX_STR("");
	struct tvx_str quoted = { start, (size_t)(end - start) };
	rest->len = left - quoted.len - (sizeof(closes) - 1);
	rest->ptr = end + sizeof(closes) - 1;
	return tvx_str_trim(quoted);
}

static const char *const changes[] = { "changed",    "replaced", "adjusted",    "reemplazada",
				       "sustituida", "remplacé", "substituída", NULL };
/* What begins a condition: then the decision is not for every place. */
static const char *const conditions[] = { "when",   "where",   "if",     "except", "unless",
					  "cuando", "lorsque", "quando", NULL };

static bool
has_any(struct tvx_str words, const char *const *list)
{
	struct tvx_wording wording = { words, 0 };
	struct tvx_word word;

	while (tvx_wording_next(&wording, &word))
		for (size_t i = 0; list[i]; i++)
			if (tvx_str_equal_nocase(tvx_word_str(words, &word), tvx_str_of(list[i])))
				return true;
	return false;
}

static void
add_noted(struct decisions *d, const struct tvx_unit *unit, struct tvx_str old, struct tvx_str new,
	  bool qualified)
{
	old = term_of(old);
	new = term_of(new);
	if (!old.len || tvx_str_equal_nocase(old, new))
		return;
	struct decision *decision = decision_of(d, old, new);
	decision->noted = true;
	decision->qualified = qualified;
	if (!decision->unit)
		decision->unit = unit;
}

/* "... the word “agents” would be changed to “actors” ..." */
static void
read_sentence(struct decisions *d, const struct tvx_unit *unit, struct tvx_str words)
{
	struct tvx_str rest = words, old, new;

	old = next_quoted(&rest);
	struct tvx_str between = rest;
	new = old.len ? next_quoted(&rest) : old;
	if (!new.len)
		return;
	between.len = (size_t)(new.ptr - between.ptr);
	if (has_any(between, changes))
		add_noted(d, unit, old, new, has_any(rest, conditions));
}

/* "Agents adjusted as per decision": one word, and not the name of a part. */
static void
read_label(struct decisions *d, const struct tvx_unit *unit, struct tvx_str words)
{
	static const char *const part_names[] = { "title",   "paragraph", "text",     "heading",
						  "wording", "section",   "numbering" };
	struct tvx_wording wording = { words, 0 };
	struct tvx_word first, second;

	if (!tvx_wording_next(&wording, &first) || !tvx_wording_next(&wording, &second) ||
	    !has_any(tvx_word_str(words, &second), changes))
		return;
	for (size_t i = 0; i < sizeof(part_names) / sizeof(part_names[0]); i++)
		if (tvx_str_equal_nocase(tvx_word_str(words, &first), tvx_str_of(part_names[i])))
			return;
	add_noted(d, unit, tvx_word_str(words, &first), TVX_STR(""), false);
}

static void
collect(struct decisions *d)
{
	for (size_t u = 0; u < d->c->survey->count; u++) {
		const struct tvx_unit *unit = &d->c->survey->units[u];
		const struct tvx_paragraph *paragraph = unit->paragraph;
		if (unit->alternative)
			continue;
		add_accepted(d, unit);
		for (const struct tvx_footnote *f = paragraph->footnotes.first; f; f = f->next)
			read_sentence(d, unit, f->words);
		for (const struct tvx_note *n = paragraph->notes.first; n; n = n->next) {
			if (n->kind != TVX_NOTE_EDITOR)
				continue;
			read_sentence(d, unit, n->words);
			read_label(d, unit, n->words);
		}
	}
}

/* --- where the old words stand ---------------------------------------------------------------------- */

static void
find_left(struct decisions *d, const struct tvx_unit *unit, const struct decision *decision,
	  struct tvx_str found)
{
	struct tvx_str by = decision->new.len ? tvx_arena_printf(d->c->arena, " by “%.*s”",
								 TVX_STR_ARG(decision->new))
					      : TVX_STR("");

	tvx_find_as(d->c, decision->qualified ? TVX_NOTE : d->c->check->severity, unit,
		    "“%.*s” stands here still, which is replaced%.*s as %.*s says; %s",
		    TVX_STR_ARG(found), TVX_STR_ARG(by), TVX_STR_ARG(decision->unit->place),
		    decision->qualified ? "see whether that is meant here"
					: "replace it, or waive this");
}

/* How many accepted proposals take out each byte of a text; NULL: none does. Caller frees. */
static uint32_t *
taken_out(const struct tvx_unit *unit, const struct tvx_text *text)
{
	uint32_t *counts = NULL;

	for (const struct tvx_proposal *p = unit->paragraph->proposals.first; p; p = p->next) {
		if (p->fate != TVX_FATE_ACCEPTED || tvx_proposal_is_whole(p->kind) ||
		    tvx_proposal_host(unit->paragraph, p) != text)
			continue;
		struct tvx_str out = tvx_words_between(text, p->from, p->to);
		if (!out.len)
			continue;
		if (!counts) {
			counts = tvx_realloc(NULL, text->words.len + 1, sizeof(*counts));
			memset(counts, 0, (text->words.len + 1) * sizeof(*counts));
		}
		/* First the ends, which then are summed up; what is below zero wraps around. */
		counts[out.ptr - text->words.ptr]++;
		counts[out.ptr - text->words.ptr + out.len]--;
	}
	for (size_t i = 1; counts && i <= text->words.len; i++)
		counts[i] += counts[i - 1];
	return counts;
}

static struct decision *
decision_at(struct decisions *d, struct tvx_str words)
{
	tvx_buf_clear(&d->folded);
	for (size_t i = 0; i < words.len; i++)
		tvx_buf_add_char(&d->folded, words.ptr[i] >= 'A' && words.ptr[i] <= 'Z'
						     ? (char)(words.ptr[i] + 32)
						     : words.ptr[i]);
	return tvx_map_get(d->by_old, tvx_buf_str(&d->folded));
}

static void
search(struct decisions *d, const struct tvx_unit *unit, const struct tvx_text *text)
{
	struct tvx_wording wording = { text->words, 0 };
	uint32_t *counts = taken_out(unit, text);
	size_t starts[TERM_WORDS], count = 0;
	struct tvx_word word;

	while (tvx_wording_next(&wording, &word)) {
		starts[count++ % TERM_WORDS] = word.start;
		for (size_t n = 1; n <= TERM_WORDS && n <= count; n++) {
			size_t start = starts[(count - n) % TERM_WORDS];
			struct tvx_str words = { text->words.ptr + start, wording.at - start };
			struct decision *decision = words.len > TERM_BYTES ? NULL
									   : decision_at(d, words);
			if (!decision || decision->last == unit || (counts && counts[start]))
				continue;
			decision->last = unit;
			find_left(d, unit, decision, words);
		}
	}
	free(counts);
}

/* Notes count at once, the same replacement from the second paragraph on. The first note of a
 * word says most. */
static bool
activate(struct decisions *d)
{
	struct decision *in_order = NULL, *next;
	bool any = false;

	for (struct decision *x = d->first; x; x = next) {
		next = x->next;
		x->next = in_order;
		in_order = x;
	}
	for (struct decision *x = in_order; x; x = x->next) {
		if (!x->noted && x->accepted < 2)
			continue;
		tvx_map_add(d->by_old, tvx_id_fold(d->c->arena, x->old), x);
		any = true;
	}
	return any;
}

void
tvx_check_replaced(struct tvx_checking *c)
{
	struct decisions d = { .c = c,
			       .by_words = tvx_map_new(c->arena),
			       .by_old = tvx_map_new(c->arena) };

	collect(&d);
	bool any = activate(&d);
	for (size_t u = 0; any && u < c->survey->count; u++) {
		const struct tvx_unit *unit = &c->survey->units[u];
		if (unit->alternative)
			continue;
		for (const struct tvx_text *t = unit->paragraph->texts.first; t; t = t->next)
			search(&d, unit, t);
	}
	tvx_buf_release(&d.folded);
}
