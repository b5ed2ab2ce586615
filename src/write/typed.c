/* A draft as delegations know it: typed in the manner of the Organization of American States,
 * with names and dates in brackets. travaux-convert(1) reads it back. */
#include "write/typed.h"

#include "model/draft.h"

#include <string.h>

struct typing {
	const struct tvx_survey *survey;
	const struct tvx_paragraph *paragraph;
	struct tvx_buf *out;
	struct tvx_buf footnotes; /* their texts, which come at the end */
	struct tvx_buf orphans;   /* those without a mark, which come last */
	unsigned line;            /* of the last line begun */
	size_t counted;           /* bytes of out whose line ends are counted */
};

/* --- small print ------------------------------------------------------------------------------ */

static void
add(struct typing *t, const char *text)
{
	tvx_buf_add(t->out, tvx_str_of(text));
}

/* Words on one line: a line end would begin another paragraph. */
static void
add_words(struct tvx_buf *out, struct tvx_str words)
{
	for (size_t i = 0; i < words.len; i++)
		tvx_buf_add_char(out, strchr("\n\r\t", words.ptr[i]) ? ' ' : words.ptr[i]);
}

static void
add_space(struct typing *t)
{
	char last = t->out->len ? t->out->ptr[t->out->len - 1] : '\n';

	if (last != ' ' && last != '\n' && last != '[')
		add(t, " ");
}

static void
add_parties(struct typing *t, const struct tvx_parties *parties, const char *between)
{
	for (size_t i = 0; i < parties->count; i++) {
		if (i)
			add(t, between);
		tvx_buf_add(t->out, tvx_delegation_code(parties->list[i]));
	}
}

/* "IM 11-5-2015", with a space before each part. */
static void
add_when(struct typing *t, struct tvx_date on, const struct tvx_meeting *at)
{
	static const char *const kinds[] = { "", " FM", " IM" };

	if (at)
		add(t, kinds[at->kind]);
	if (tvx_date_given(on))
		tvx_buf_printf(t->out, " %u-%u-%d", on.month, on.day, on.year);
}

/* --- proposals --------------------------------------------------------------------------------------- */

static void type_text(struct typing *t, const struct tvx_text *text, unsigned depth);

/* A comma or a dash at the end of words would be taken for the date's. */
static bool
date_comes_first(const struct tvx_proposal *p)
{
	struct tvx_str words = p->words ? tvx_str_trim(p->words->words) : TVX_STR("");

	return tvx_date_given(p->on) && p->by.count && words.len &&
	       strchr(" -,(", words.ptr[words.len - 1]);
}

/* "US: words 4-23-2015" */
static void
type_signed(struct typing *t, const struct tvx_proposal *p, unsigned depth)
{
	bool first = date_comes_first(p);

	add_parties(t, &p->by, "-");
	if (first)
		add_when(t, p->on, p->at);
	else if (p->by.count)
		add(t, ":");
	if (p->by.count)
		add(t, " ");
	type_text(t, p->words, depth + 1);
	if (!first)
		add_when(t, p->on, p->at);
}

/* "[old US: new]" can be told apart only while the old words are short, and plain. */
enum { MOST_OLD_BYTES = 150 };

static bool
is_shown(const struct tvx_proposal *p, const struct tvx_text *host,
	 const struct tvx_paragraph *paragraph)
{
	return !tvx_proposal_is_whole(p->kind) && p->fate == TVX_FATE_OPEN &&
	       tvx_proposal_host(paragraph, p) == host;
}

static struct tvx_str
words_between(const struct tvx_text *text, const struct tvx_proposal *p)
{
	size_t from = text->inlines[tvx_text_anchor(text, p->from)].offset;
	size_t to = text->inlines[tvx_text_anchor(text, p->to)].offset;

	return tvx_str_trim((struct tvx_str){ text->words.ptr + from, to - from });
}

/* A space before the bracket would be left before the comma that follows it. */
static void
open_bracket(struct typing *t, const struct tvx_text *text, size_t offset)
{
	if (offset >= text->words.len || !strchr(",.;:", text->words.ptr[offset]))
		add_space(t);
	add(t, "[");
}

/* "[US delete: words 4-23-2015]": the words stay, and are named behind them. */
static void
type_deletion(struct typing *t, const struct tvx_text *text, const struct tvx_proposal *p,
	      size_t offset)
{
	open_bracket(t, text, offset);
	add_parties(t, &p->by, "-");
	add(t, p->by.count ? " delete: " : "delete: ");
	add_words(t->out, words_between(text, p));
	add_when(t, p->on, p->at);
	add(t, "]");
}

static void
type_insertion(struct typing *t, const struct tvx_text *text, const struct tvx_proposal *p,
	       size_t offset, unsigned depth)
{
	open_bracket(t, text, offset);
	type_signed(t, p, depth);
	add(t, "]");
}

/* "[Explore] Study": the sentence begins in two ways, and nobody is named. */
static bool
begins_otherwise(const struct tvx_text *text, const struct tvx_proposal *p)
{
	struct tvx_str words = p->words->words;

	return !p->by.count && text->inlines[tvx_text_anchor(text, p->from)].offset == 0 &&
	       words.len > 2 && words.ptr[0] >= 'A' && words.ptr[0] <= 'Z' &&
	       !memchr(words.ptr, ' ', words.len);
}

static bool
can_replace(const struct tvx_text *text, const struct tvx_proposal *p)
{
	struct tvx_str old = words_between(text, p);
	long from = tvx_text_anchor(text, p->from), to = tvx_text_anchor(text, p->to);

	for (long i = from + 1; i < to; i++)
		if (text->inlines[i].offset > text->inlines[from].offset &&
		    text->inlines[i].offset < text->inlines[to].offset)
			return false;
	return old.len && old.len < MOST_OLD_BYTES && (p->by.count || begins_otherwise(text, p));
}

/* What ends at an inline, then what is put in there, then what begins. *replacing is the
 * replacement whose bracket is open: one at a time can be typed as such. */
static void
type_anchor(struct typing *t, const struct tvx_text *text, const struct tvx_inline *inl,
	    unsigned depth, const struct tvx_proposal **replacing)
{
	const struct tvx_proposal *p = t->paragraph->proposals.first;

	for (; p; p = p->next) {
		if (!is_shown(p, text, t->paragraph) || p->to != inl->n || p->kind == TVX_INSERT)
			continue;
		if (p == *replacing) {
			add(t, p->by.count ? " " : "] ");
			type_signed(t, p, depth);
			add(t, p->by.count ? "]" : "");
			*replacing = NULL;
			continue;
		}
		if (words_between(text, p).len)
			type_deletion(t, text, p, inl->offset);
		if (p->kind == TVX_REPLACE)
			type_insertion(t, text, p, inl->offset, depth);
	}
	for (p = t->paragraph->proposals.first; p; p = p->next)
		if (is_shown(p, text, t->paragraph) && p->kind == TVX_INSERT && p->from == inl->n)
			type_insertion(t, text, p, inl->offset, depth);
	for (p = t->paragraph->proposals.first; p && !*replacing; p = p->next)
		if (is_shown(p, text, t->paragraph) && p->kind == TVX_REPLACE &&
		    p->from == inl->n && can_replace(text, p)) {
			add(t, "[");
			*replacing = p;
		}
}

static void
type_mark_of_footnote(struct typing *t, struct tvx_str id)
{
	for (const struct tvx_footnote *f = t->paragraph->footnotes.first; f; f = f->next) {
		if (!tvx_str_equal(f->id, id))
			continue;
		/* The mark is a slash at the start of a line, as it is after conversion. */
		add(t, "\n/");
		add_space(t);
		tvx_buf_add(&t->footnotes, TVX_STR("\n\xEF\xBF\xBD.\t"));
		add_words(&t->footnotes, f->words);
		tvx_buf_add_char(&t->footnotes, '\n');
	}
}

static bool
has_mark(const struct tvx_paragraph *paragraph, struct tvx_str id)
{
	const struct tvx_text *texts = paragraph->texts.first;

	for (const struct tvx_proposal *p = paragraph->proposals.first;; p = p->next) {
		for (const struct tvx_text *t = texts; t; t = t->next)
			for (size_t i = 0; i < t->inline_count; i++)
				if (tvx_str_equal(t->inlines[i].footnote, id))
					return true;
		if (!p)
			return false;
		texts = p->words;
	}
}

static void
type_orphans(struct typing *t)
{
	for (const struct tvx_footnote *f = t->paragraph->footnotes.first; f; f = f->next) {
		if (has_mark(t->paragraph, f->id))
			continue;
		tvx_buf_add(&t->orphans, TVX_STR("\n\xEF\xBF\xBD.\t"));
		add_words(&t->orphans, f->words);
		tvx_buf_add_char(&t->orphans, '\n');
	}
}

static void
type_text(struct typing *t, const struct tvx_text *text, unsigned depth)
{
	const struct tvx_proposal *replacing = NULL;
	size_t at = 0;

	for (size_t i = 0; i < text->inline_count; i++) {
		const struct tvx_inline *inl = &text->inlines[i];
		struct tvx_str words = { text->words.ptr + at, inl->offset - at };
		char first = words.len ? words.ptr[0] : ' ';
		/* A bracket and a word stand apart. */
		if (at && t->out->ptr[t->out->len - 1] == ']' && !strchr(" .,;:)]", first))
			add(t, " ");
		add_words(t->out, words);
		at = inl->offset;
		if (inl->kind == TVX_FOOTNOTE_MARK)
			type_mark_of_footnote(t, inl->footnote);
		else
			type_anchor(t, text, inl, depth, &replacing);
	}
	struct tvx_str rest = { text->words.ptr + at, text->words.len - at };
	if (rest.len && t->out->len && t->out->ptr[t->out->len - 1] == ']' &&
	    !strchr(" .,;:)]", rest.ptr[0]))
		add(t, " ");
	add_words(t->out, rest);
}

/* --- what hangs on the words --------------------------------------------------------------------------- */

void
tvx_typed_position(const struct tvx_position *position, struct tvx_buf *out)
{
	static const struct {
		const char *verb, *stems[6];
	} verbs[] = {
		[TVX_SUPPORT] = { "supports", { "support", "agrees", "can support" } },
		[TVX_OPPOSE] = { "opposes", { "oppose", "objects", "does not", "cannot" } },
		[TVX_RESERVE] = { "reserves", { "reserve", "reservation", "places" } },
		[TVX_CONSULTING] = { "is consulting",
				     { "consult", "in consult", "is consult", "pending",
				       "awaiting" } },
		[TVX_QUERY] = { "asks",
				{ "request", "need", "ask", "question", "seeks", "suggest" } },
		[TVX_WITHDRAW] = { "withdraws", { "rescind", "withdr" } },
	};
	struct tvx_str words = tvx_str_trim(position->words);
	bool has = false;

	for (size_t i = 0; i < 6 && verbs[position->stand].stems[i]; i++) {
		struct tvx_str stem = tvx_str_of(verbs[position->stand].stems[i]);
		has = has || (words.len >= stem.len &&
			      tvx_str_equal_nocase((struct tvx_str){ words.ptr, stem.len }, stem));
	}
	if (!has)
		tvx_buf_add(out, tvx_str_of(verbs[position->stand].verb));
	if (!has && words.len)
		tvx_buf_add_char(out, ' ');
	add_words(out, words);
}

static const struct tvx_proposal *
alternative_of(const struct tvx_proposal *p)
{
	while (p && p->under)
		p = p->under;
	return p && p->kind == TVX_ALTERNATIVE ? p : NULL;
}

static bool
says_consultations(struct tvx_str word)
{
	static const char last[] = "consultations";
	size_t len = sizeof(last) - 1;

	return word.len >= len &&
	       tvx_str_equal_nocase((struct tvx_str){ word.ptr + word.len - len, len },
				    (struct tvx_str){ last, len });
}

static void
type_mark(struct typing *t, const struct tvx_mark *m)
{
	static const char *const usual[] = { "Agreed", "Agreed", "Pending", "Reopened",
					     "Confirmed" };
	bool offices = m->of.count && m->of.list[0]->kind == TVX_OFFICE;
	bool stated = m->of.count && m->of.list[0]->kind != TVX_UNSTATED;

	/* Words that are quoted stand before the status that speaks of them. */
	bool fragment = m->scope == TVX_SCOPE_FRAGMENT && m->words.len;

	add_space(t);
	add(t, "(");
	if (fragment) {
		add_words(t->out, m->words);
		add(t, " – ");
	}
	size_t start = t->out->len;
	tvx_buf_add(t->out, m->word.len ? m->word : tvx_str_of(usual[m->status]));
	if (t->out->ptr[start] >= 'a' && t->out->ptr[start] <= 'z')
		t->out->ptr[start] = (char)(t->out->ptr[start] - 'a' + 'A');
	if (m->status == TVX_MARK_AD_REF)
		add(t, stated ? " ad referendum of " : " ad referendum");
	else if (stated)
		add(t, m->status == TVX_MARK_CONFIRMED ? " by "
		       : !offices                      ? " "
		       : says_consultations(m->word)   ? " with "
						       : " consultations with ");
	if (stated)
		add_parties(t, &m->of, offices ? " and " : "-");
	/* A dash ends the names of offices. */
	if (offices && (tvx_date_given(m->on) || m->at))
		add(t, " –");
	add_when(t, m->on, m->at);
	if (m->words.len && !fragment) {
		add(t, " ");
		add_words(t->out, m->words);
	}
	add(t, ")");
}

/* Positions, then marks, that speak of the item or of one alternative. */
static void
type_log(struct typing *t, const struct tvx_proposal *of)
{
	for (const struct tvx_position *p = t->paragraph->positions.first; p; p = p->next) {
		if (alternative_of(p->about) != of)
			continue;
		add_space(t);
		add(t, "(");
		add_parties(t, &p->by, "-");
		add(t, " ");
		tvx_typed_position(p, t->out);
		add_when(t, p->on, p->at);
		add(t, ")");
	}
	for (const struct tvx_mark *m = t->paragraph->marks.first; m; m = m->next)
		if (alternative_of(m->proposal) == of)
			type_mark(t, m);
}

static void
type_notes(struct typing *t, enum tvx_note_kind kind)
{
	for (const struct tvx_note *n = t->paragraph->notes.first; n; n = n->next) {
		if (n->kind != kind)
			continue;
		if (kind == TVX_NOTE_QUOTED) {
			add(t, "\n\n");
			add_words(t->out, n->words);
			continue;
		}
		add_space(t);
		add(t, "[");
		add_words(t->out, n->words);
		add(t, "]");
	}
}

/* --- units ----------------------------------------------------------------------------------------------- */

static void
type_alternative(struct typing *t, const struct tvx_proposal *p)
{
	add(t, "\n\nALTERNATIVE PROPOSAL");
	add(t, p->by.count ? " BY " : "");
	add_parties(t, &p->by, "-");
	add_when(t, p->on, p->at);
	add(t, "\n\n");
	type_text(t, p->words, 0);
	type_log(t, p);
}

/* The words of the item: its base words, or those of whoever proposes it. */
static void
type_words(struct typing *t)
{
	const struct tvx_paragraph *paragraph = t->paragraph;
	const struct tvx_proposal *first = paragraph->proposals.first;

	if (paragraph->texts.count) {
		type_text(t, paragraph->texts.first, 0);
	} else if (first && first->kind == TVX_NEW) {
		if (first->by.count) {
			add(t, "(Proposed by ");
			add_parties(t, &first->by, "-");
			add_when(t, first->on, first->at);
			add(t, ") ");
		}
		type_text(t, first->words, 0);
	}
}

static unsigned
line_here(struct typing *t)
{
	for (; t->counted < t->out->len; t->counted++)
		t->line += t->out->ptr[t->counted] == '\n';
	return t->line;
}

static unsigned
type_unit(struct typing *t, const struct tvx_unit *unit)
{
	t->paragraph = unit->paragraph;
	if (t->out->len)
		add(t, "\n");
	unsigned line = line_here(t);
	add_words(t->out, unit->paragraph->label);
	if (unit->paragraph->label.len)
		add(t, " ");
	type_words(t);
	type_notes(t, TVX_NOTE_CITATION);
	type_notes(t, TVX_NOTE_EDITOR);
	type_log(t, NULL);
	for (const struct tvx_proposal *p = t->paragraph->proposals.first; p; p = p->next)
		if (p->kind == TVX_ALTERNATIVE && p->fate == TVX_FATE_OPEN)
			type_alternative(t, p);
	type_notes(t, TVX_NOTE_QUOTED);
	type_orphans(t);
	add(t, "\n");
	return line;
}

void
tvx_write_typed(const struct tvx_survey *survey, struct tvx_str name, struct tvx_listener listener,
		struct tvx_buf *out)
{
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_typed_lines lines = { tvx_arena_alloc(arena, survey->count * sizeof(unsigned)),
					 survey->count };
	struct tvx_buf text = { 0 };
	struct typing t = { .survey = survey, .out = &text, .line = 1 };

	for (size_t i = 0; i < survey->count; i++)
		if (!survey->units[i].alternative)
			lines.list[i] = type_unit(&t, &survey->units[i]);
	tvx_buf_add(&text, tvx_buf_str(&t.footnotes));
	tvx_buf_add(&text, tvx_buf_str(&t.orphans));
	tvx_typed_check(survey, tvx_buf_str(&text), &lines, name, listener);
	tvx_buf_add(out, tvx_buf_str(&text));
	tvx_buf_release(&t.footnotes);
	tvx_buf_release(&t.orphans);
	tvx_buf_release(&text);
	tvx_arena_free(arena);
}
