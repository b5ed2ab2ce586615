/* Footnotes: their marks were reduced to a slash, their texts stand at the end of the paper. */
#include "read/build.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum {
	/* So many words in a row say what a footnote is about. */
	RUN_WORDS = 4,
	/* Of so much of its beginning. */
	RUN_BYTES = 240,
	/* Of so many footnotes; a paper that lost more lost its order too. */
	MOST_PLACED = 32,
	/* Each is looked for in all of a paper; a file of many papers takes too long. */
	MOST_PARAGRAPHS = 5000,
};

/* Footnotes on their way to their paragraphs. */
struct placing {
	struct tvx_weaver *w;
	size_t next;                       /* block */
	unsigned number;                   /* of the last one */
	const struct tvx_paragraph *noted; /* that got it */
	size_t placed;
};

/* The next block that is a footnote's text, at or after *index, which moves there. */
static const struct tvx_block *
next_text(const struct tvx_paper *paper, size_t *index)
{
	while (*index < paper->block_count && paper->blocks[*index].kind != TVX_BLOCK_FOOTNOTE)
		(*index)++;
	return *index < paper->block_count ? &paper->blocks[*index] : NULL;
}

static struct tvx_footnote *
add_footnote(struct tvx_weaver *w, struct tvx_paragraph *paragraph, unsigned number,
	     const struct tvx_block *block)
{
	struct tvx_arena *arena = w->draft->arena;
	struct tvx_footnote *f = TVX_ARENA_NEW(arena, struct tvx_footnote);

	f->id = tvx_arena_printf(arena, "f%zu", paragraph->footnotes.count + 1);
	f->label = tvx_arena_printf(arena, "%u", number);
	f->words = tvx_arena_str(arena, block->text);
	TVX_LIST_ADD(&paragraph->footnotes, f);
	return f;
}

/* Letters in lower case, a blank for whatever stands between words. */
static void
add_plain(struct tvx_buf *out, struct tvx_str words, size_t most)
{
	tvx_buf_clear(out);
	tvx_buf_add_char(out, ' ');
	for (size_t i = 0; i < words.len && i < most; i++) {
		char ch = words.ptr[i];
		bool letter = isalnum((unsigned char)ch) || (unsigned char)ch >= 0x80;
		if (letter)
			tvx_buf_add_char(out, (char)tolower((unsigned char)ch));
		else if (out->ptr[out->len - 1] != ' ')
			tvx_buf_add_char(out, ' ');
	}
	if (out->ptr[out->len - 1] != ' ')
		tvx_buf_add_char(out, ' ');
}

/* How many runs of words of a note a text has. */
static size_t
shared_runs(struct tvx_str note, struct tvx_str text)
{
	size_t count = 0;

	for (size_t from = 0; from < note.len; from++) {
		size_t to = from, words = 0;
		if (note.ptr[from] != ' ')
			continue;
		while (++to < note.len && words < RUN_WORDS)
			words += note.ptr[to] == ' ';
		if (words < RUN_WORDS)
			break;
		count += memmem(text.ptr, text.len, note.ptr + from, to - from) != NULL;
	}
	return count;
}

/* The paragraph whose words a footnote that lost its mark repeats, or NULL. It stands behind that
 * of the footnote before. */
static struct tvx_paragraph *
place_of(struct placing *p, const struct tvx_block *block)
{
	const struct tvx_paragraph *paragraph, *best = NULL;
	struct tvx_buf note = { 0 }, words = { 0 };
	bool behind = !p->noted;
	size_t most = 0;
	struct tvx_walk walk;

	if (p->placed++ >= MOST_PLACED || p->w->draft->paragraph_count > MOST_PARAGRAPHS)
		return NULL;
	add_plain(&note, block->text, RUN_BYTES);
	tvx_walk_start(&walk, &p->w->draft->root.node);
	while ((paragraph = tvx_walk_paragraph(&walk)) && paragraph->source_line <= block->first) {
		const struct tvx_text *text = paragraph->texts.first;
		behind = behind || paragraph == p->noted;
		if (!behind || !text || paragraph->kind == TVX_UNIT_HEADING)
			continue;
		add_plain(&words, text->words, text->words.len);
		size_t runs = shared_runs(tvx_buf_str(&note), tvx_buf_str(&words));
		if (runs && runs == most)
			best = NULL;
		if (runs > most) {
			most = runs;
			best = paragraph;
		}
	}
	tvx_buf_release(&note);
	tvx_buf_release(&words);
	return (struct tvx_paragraph *)(uintptr_t)best;
}

/* The marks of one text, in order; those without a footnote are dropped. */
static void
number_marks(struct placing *p, struct tvx_paragraph *paragraph, struct tvx_text *text)
{
	size_t kept = 0;

	for (size_t i = 0; i < text->inline_count; i++) {
		struct tvx_inline in = text->inlines[i];
		if (in.kind == TVX_FOOTNOTE_MARK) {
			const struct tvx_block *block = next_text(p->w->paper, &p->next);
			if (!block) {
				struct tvx_assumption a = { .name = "lost-footnote",
							    .confidence = TVX_LOW,
							    .words = TVX_STR("/"),
							    .assumed = "a footnote's mark",
							    .why = "there is no text left for it" };
				tvx_guess_tell(p->w->paper, NULL, paragraph->id, &a);
				continue;
			}
			in.footnote = add_footnote(p->w, paragraph, ++p->number, block)->id;
			p->noted = paragraph;
			p->next++;
		}
		text->inlines[kept++] = in;
	}
	text->inline_count = kept;
}

/* Texts that stand before a line and have no mark left stay with the paragraph that has their
 * words, or else with the last one before them. */
static void
keep_lost(struct placing *p, struct tvx_paragraph *last, size_t line)
{
	const struct tvx_block *block;

	for (; last && (block = next_text(p->w->paper, &p->next)) && block->first < line;
	     p->next++) {
		struct tvx_paragraph *place = place_of(p, block), *kept = place ? place : last;
		struct tvx_assumption a = {
			.name = "lost-footnote",
			.confidence = place ? TVX_MEDIUM : TVX_LOW,
			.words = block->text,
			.assumed = place ? "a footnote of the paragraph that has these words"
					 : "a footnote of the last paragraph",
			.why = "its mark is not in the text any more"
		};
		add_footnote(p->w, kept, ++p->number, block);
		p->noted = kept;
		tvx_guess_tell(p->w->paper, block, kept->id, &a);
	}
}

void
tvx_build_footnotes(struct tvx_weaver *w)
{
	const struct tvx_paragraph *paragraph;
	struct placing p = { .w = w };
	struct tvx_walk walk;
	struct tvx_paragraph *last = NULL;

	tvx_walk_start(&walk, &w->draft->root.node);
	while ((paragraph = tvx_walk_paragraph(&walk))) {
		keep_lost(&p, last, paragraph->source_line);
		last = (struct tvx_paragraph *)(uintptr_t)paragraph;
		for (struct tvx_text *t = last->texts.first; t; t = t->next)
			number_marks(&p, last, t);
		for (struct tvx_proposal *o = last->proposals.first; o; o = o->next)
			if (o->words)
				number_marks(&p, last, o->words);
	}
	keep_lost(&p, last, SIZE_MAX);
}
