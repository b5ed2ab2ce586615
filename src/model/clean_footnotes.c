/* What is open in a settled paragraph, told in footnotes instead of brackets. */
#include "model/clean_paragraph.h"
#include "model/clean_phrases.h"
#include "model/draft.h"
#include "model/layout.h"
#include "model/standing.h"

#include <stdlib.h>
#include <string.h>

struct noting {
	struct tvx_arena *arena; /* of the clean draft */
	struct tvx_paragraph *paragraph;
	const struct tvx_formal *formal;
	struct tvx_layout layout;
	unsigned count; /* of the footnotes made */
};

/* Something to be said at one place of a text; what is said at the same place is one footnote. */
struct sign {
	size_t inl; /* the inline that it comes behind; SIZE_MAX: the end of the words */
	size_t offset, order;
	struct tvx_str words;
};

/* The words of a proposal with what is proposed on them, in brackets. */
static struct tvx_str
words_of(struct noting *n, const struct tvx_text *text)
{
	struct tvx_runs runs = { .arena = n->layout.arena };
	struct tvx_buf out = { 0 };

	n->layout.out = (struct tvx_run_list){ .runs = &runs };
	tvx_layout_text(&n->layout, text, TVX_RUN_WORDS, NULL);
	for (size_t i = 0; i < runs.count; i++)
		if (runs.list[i].kind != TVX_RUN_FOOTNOTE)
			tvx_buf_add(&out, runs.list[i].text);
	struct tvx_str words = tvx_arena_str(n->arena, tvx_str_trim(tvx_buf_str(&out)));
	tvx_buf_release(&out);
	return words;
}

/* The words that a proposal takes out, as they stand. */
static struct tvx_str
taken_out(const struct noting *n, const struct tvx_proposal *p)
{
	const struct tvx_text *host = tvx_proposal_host(n->paragraph, p);
	size_t from = host->inlines[tvx_text_anchor(host, p->from)].offset;
	size_t to = host->inlines[tvx_text_anchor(host, p->to)].offset;

	return tvx_str_trim((struct tvx_str){ host->words.ptr + from, to - from });
}

static void
add_quoted(struct noting *n, struct tvx_buf *out, const char *before, struct tvx_str words)
{
	tvx_buf_printf(out, "%s%s%.*s%s", before, n->formal->quotes[0], TVX_STR_ARG(words),
		       n->formal->quotes[1]);
}

static void
say(struct noting *n, const struct tvx_proposal *p, struct tvx_buf *out)
{
	const struct tvx_formal *formal = n->formal;

	switch (p->kind) {
	case TVX_INSERT:
		add_quoted(n, out, formal->insert, words_of(n, p->words));
		break;
	case TVX_DELETE:
		add_quoted(n, out, formal->remove, taken_out(n, p));
		break;
	case TVX_REPLACE:
		add_quoted(n, out, formal->replace, taken_out(n, p));
		add_quoted(n, out, formal->with, words_of(n, p->words));
		break;
	case TVX_ALTERNATIVE:
		add_quoted(n, out, formal->alternative, words_of(n, p->words));
		break;
	case TVX_DELETE_PARAGRAPH:
		tvx_buf_add(out, tvx_str_of(formal->delete_paragraph));
		break;
	case TVX_MOVE:
		tvx_buf_add(out, tvx_str_of(formal->move));
		break;
	case TVX_NEW:
		break;
	}
}

static bool
has_footnote(const struct tvx_paragraph *paragraph, struct tvx_str id)
{
	for (const struct tvx_footnote *f = paragraph->footnotes.first; f; f = f->next)
		if (tvx_str_equal(f->id, id))
			return true;
	return false;
}

static struct tvx_str
add_footnote(struct noting *n, struct tvx_str words, struct tvx_str lang)
{
	struct tvx_footnote *f = TVX_ARENA_NEW(n->arena, struct tvx_footnote);

	do
		f->id = tvx_arena_printf(n->arena, "open%u", ++n->count);
	while (has_footnote(n->paragraph, f->id));
	f->lang = lang;
	f->words = tvx_arena_str(n->arena, words);
	TVX_LIST_ADD(&n->paragraph->footnotes, f);
	return f->id;
}

static int
compare_signs(const void *a, const void *b)
{
	const struct sign *x = a, *y = b;

	if (x->offset != y->offset)
		return x->offset < y->offset ? -1 : 1;
	if (x->inl != y->inl)
		return x->inl < y->inl ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* The footnote of all signs at the place of the first. Returns how many those are. */
static size_t
note_place(struct noting *n, const struct sign *signs, size_t count, struct tvx_str lang,
	   struct tvx_str *id)
{
	struct tvx_buf words = { 0 };
	size_t same = 0;

	for (; same < count && signs[same].offset == signs[0].offset; same++) {
		if (same)
			tvx_buf_add_char(&words, ' ');
		tvx_buf_add(&words, signs[same].words);
	}
	*id = add_footnote(n, tvx_buf_str(&words), lang);
	tvx_buf_release(&words);
	return same;
}

/* The text's inlines without its anchors, and the new marks where they belong. */
static void
put_signs(struct noting *n, struct tvx_text *text, struct sign *signs, size_t count)
{
	size_t kept = 0, next = 0, total = text->inline_count + count;
	struct tvx_inline *inlines = tvx_arena_alloc(n->arena, total * sizeof(*inlines));

	qsort(signs, count, sizeof(*signs), compare_signs);
	for (size_t i = 0; i <= text->inline_count; i++) {
		if (i < text->inline_count && text->inlines[i].kind == TVX_FOOTNOTE_MARK)
			inlines[kept++] = text->inlines[i];
		while (next < count && (i == text->inline_count || signs[next].inl <= i)) {
			struct tvx_inline *mark = &inlines[kept++];
			*mark = (struct tvx_inline){ .kind = TVX_FOOTNOTE_MARK,
						     .offset = (uint32_t)signs[next].offset };
			next += note_place(n, &signs[next], count - next, text->lang,
					   &mark->footnote);
		}
	}
	text->inlines = inlines;
	text->inline_count = kept;
}

/* Ends a sentence, unless the words quoted end one. Takes words, which is released. */
static void
add_sign(struct noting *n, struct sign *sign, struct tvx_buf *words)
{
	struct tvx_str close = tvx_str_of(n->formal->quotes[1]), all = tvx_buf_str(words);
	bool quoted = all.len > close.len &&
		      memcmp(all.ptr + all.len - close.len, close.ptr, close.len) == 0;

	if (!quoted || !strchr(".;", all.ptr[all.len - close.len - 1]))
		tvx_buf_add_char(words, '.');
	sign->words = tvx_arena_str(n->layout.arena, tvx_buf_str(words));
	tvx_buf_release(words);
}

/* What is open of the whole item is said at the end of its first text. */
static const char *
item_phrase(const struct noting *n, bool is_new)
{
	if (tvx_is_title(n->paragraph->kind))
		return n->formal->open_title;
	return is_new ? n->formal->new_paragraph : n->formal->open_paragraph;
}

static void
note_text(struct noting *n, struct tvx_text *text, bool main, bool unsettled, bool is_new)
{
	size_t count = 0;
	struct sign *signs = tvx_arena_alloc(n->layout.arena,
					     (n->paragraph->proposals.count + 1) * sizeof(*signs));

	if (unsettled && main) {
		struct tvx_buf words = { 0 };
		tvx_buf_add(&words, tvx_str_of(item_phrase(n, is_new)));
		signs[count] = (struct sign){ .inl = SIZE_MAX, .offset = text->words.len };
		add_sign(n, &signs[count++], &words);
	}
	for (const struct tvx_proposal *p = n->paragraph->proposals.first; p; p = p->next) {
		struct tvx_buf words = { 0 };
		bool whole = tvx_proposal_is_whole(p->kind);
		bool here = whole ? main : !p->under && tvx_str_equal(p->lang, text->lang);
		if (!here)
			continue;
		size_t inl = whole ? SIZE_MAX : (size_t)tvx_text_anchor(text, p->to);
		say(n, p, &words);
		signs[count] = (struct sign){ .inl = inl,
					      .offset = whole ? text->words.len
							      : text->inlines[inl].offset,
					      .order = count };
		add_sign(n, &signs[count++], &words);
	}
	put_signs(n, text, signs, count);
}

/* The words of a new paragraph become its base words, and what stands on them stands on those. */
static bool
settle_new(struct tvx_paragraph *paragraph)
{
	struct tvx_proposal *first = paragraph->proposals.first;

	if (!first || first->kind != TVX_NEW)
		return false;
	TVX_LIST_ADD(&paragraph->texts, first->words);
	paragraph->proposals.first = first->next;
	paragraph->proposals.count--;
	for (struct tvx_proposal *p = first->next; p; p = p->next)
		if (p->under == first)
			p->under = NULL;
	return true;
}

void
tvx_settle_footnotes(const struct tvx_settling *settling, struct tvx_paragraph *paragraph,
		     bool unsettled)
{
	struct noting n = { .arena = settling->draft->arena, .paragraph = paragraph };
	bool is_new = settle_new(paragraph), main = true;
	size_t count = paragraph->proposals.count, i = 0;

	n.layout.paragraph = paragraph;
	n.layout.arena = tvx_arena_new();
	n.layout.treated = tvx_arena_alloc(n.layout.arena, count * sizeof(*n.layout.treated));
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next) {
		struct tvx_treated *t = &n.layout.treated[i++];
		bool whole = tvx_proposal_is_whole(p->kind);
		t->proposal = p;
		t->treatment = TVX_BRACKET;
		t->host = whole ? NULL : tvx_proposal_host(paragraph, p);
		t->from = t->host ? tvx_text_anchor(t->host, p->from) : -1;
		t->to = t->host ? tvx_text_anchor(t->host, p->to) : -1;
	}
	for (struct tvx_text *t = paragraph->texts.first; t; t = t->next) {
		n.formal = tvx_formal_of(t->lang.len ? t->lang : settling->draft->lang);
		note_text(&n, t, main, unsettled, is_new);
		main = false;
	}
	tvx_arena_free(n.layout.arena);
	paragraph->proposals.first = paragraph->proposals.last = NULL;
	paragraph->proposals.count = 0;
}
