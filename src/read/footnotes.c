/* Footnotes: their marks were reduced to a slash, their texts stand at the end of the paper. */
#include "read/build.h"

#include <stdio.h>

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

/* The marks of one text, in order; those without a footnote are dropped. */
static unsigned
number_marks(struct tvx_weaver *w, struct tvx_paragraph *paragraph, struct tvx_text *text,
	     unsigned number, size_t *next)
{
	size_t kept = 0;

	for (size_t i = 0; i < text->inline_count; i++) {
		struct tvx_inline in = text->inlines[i];
		if (in.kind == TVX_FOOTNOTE_MARK) {
			const struct tvx_block *block = next_text(w->paper, next);
			if (!block) {
				struct tvx_assumption a = { .name = "lost-footnote",
							    .confidence = TVX_LOW,
							    .words = TVX_STR("/"),
							    .assumed = "a footnote's mark",
							    .why = "there is no text left for it" };
				tvx_guess_tell(w->paper, NULL, paragraph->id, &a);
				continue;
			}
			in.footnote = add_footnote(w, paragraph, ++number, block)->id;
			(*next)++;
		}
		text->inlines[kept++] = in;
	}
	text->inline_count = kept;
	return number;
}

/* Texts that stand before a line and have no mark left stay with the last paragraph before them. */
static unsigned
keep_lost(struct tvx_weaver *w, struct tvx_paragraph *last, size_t line, unsigned number,
	  size_t *next)
{
	const struct tvx_block *block;

	for (; last && (block = next_text(w->paper, next)) && block->first < line; (*next)++) {
		struct tvx_assumption a = { .name = "lost-footnote",
					    .confidence = TVX_LOW,
					    .words = block->text,
					    .assumed = "a footnote of the last paragraph",
					    .why = "its mark is not in the text any more" };
		add_footnote(w, last, ++number, block);
		tvx_guess_tell(w->paper, block, last->id, &a);
	}
	return number;
}

void
tvx_build_footnotes(struct tvx_weaver *w)
{
	const struct tvx_paragraph *paragraph;
	struct tvx_walk walk;
	struct tvx_paragraph *last = NULL;
	unsigned number = 0;
	size_t next = 0;

	tvx_walk_start(&walk, &w->draft->root.node);
	while ((paragraph = tvx_walk_paragraph(&walk))) {
		number = keep_lost(w, last, paragraph->source_line, number, &next);
		last = (struct tvx_paragraph *)paragraph;
		for (struct tvx_text *t = last->texts.first; t; t = t->next)
			number = number_marks(w, last, t, number, &next);
		for (struct tvx_proposal *p = last->proposals.first; p; p = p->next)
			if (p->words)
				number = number_marks(w, last, p->words, number, &next);
	}
	keep_lost(w, last, SIZE_MAX, number, &next);
}
