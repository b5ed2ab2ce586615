/* Words that grow, and the points in them that proposals name. */
#include "read/weave.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

uint32_t
tvx_host_anchor(struct tvx_host *host, size_t offset)
{
	if (host->inline_count == host->inline_cap) {
		host->inline_cap = host->inline_cap ? host->inline_cap * 2 : 8;
		host->inlines = tvx_realloc(host->inlines, host->inline_cap,
					    sizeof(*host->inlines));
	}
	size_t at = host->inline_count++;
	/* In the order in which they stand; of one place, in that in which they were made. */
	for (; at && host->inlines[at - 1].offset > offset; at--)
		host->inlines[at] = host->inlines[at - 1];
	host->inlines[at] = (struct tvx_inline){ .kind = TVX_ANCHOR,
						 .offset = (uint32_t)offset,
						 .n = ++host->anchors };
	return host->anchors;
}

void
tvx_host_finish(struct tvx_weaver *w, struct tvx_host *host, struct tvx_text *text)
{
	struct tvx_arena *arena = w->draft->arena;

	while (host->words.len && host->words.ptr[host->words.len - 1] == ' ')
		host->words.len--;
	text->words = tvx_arena_str(arena, tvx_buf_str(&host->words));
	text->inlines = tvx_arena_alloc(arena, (host->inline_count + 1) * sizeof(*host->inlines));
	text->inline_count = host->inline_count;
	for (size_t i = 0; i < host->inline_count; i++) {
		text->inlines[i] = host->inlines[i];
		if (text->inlines[i].offset > text->words.len)
			text->inlines[i].offset = (uint32_t)text->words.len;
	}
}

void
tvx_host_release(struct tvx_host *host)
{
	tvx_buf_release(&host->words);
	free(host->inlines);
	*host = (struct tvx_host){ 0 };
}

/* Where something is put in: after the last word. */
size_t
tvx_host_end(const struct tvx_host *host)
{
	size_t at = host->words.len;

	while (at && host->words.ptr[at - 1] == ' ')
		at--;
	return at;
}

/* Whether a mark of punctuation would stand twice where a bracket was taken out. */
static bool
stands_already(const struct tvx_host *host, char c)
{
	size_t at = tvx_host_end(host);

	if (!at || !strchr(",.;:", c))
		return false;
	char last = host->words.ptr[at - 1];
	return last == c || (strchr(".;:", last) && c != ';');
}

static void
add_footnote_mark(struct tvx_weaver *w, struct tvx_host *host)
{
	/* Its text comes at the end of the paper, if at all. */
	tvx_host_anchor(host, tvx_host_end(host));
	size_t i = host->inline_count;
	while (host->inlines[--i].n != host->anchors || host->inlines[i].kind != TVX_ANCHOR)
		;
	host->inlines[i].kind = TVX_FOOTNOTE_MARK;
	host->inlines[i].n = 0;
	w->footnote++;
}

/* "(VEN people of African descent), persons": the comma belongs to what is put in. */
static void
give_comma(struct tvx_weaver *w, const struct tvx_host *host, char c)
{
	struct tvx_proposal *p = w->last;

	if (c != ',' || !p || p->kind != TVX_INSERT || p->under != host->proposal ||
	    !p->words->words.len ||
	    ispunct((unsigned char)p->words->words.ptr[p->words->words.len - 1]))
		return;
	p->words->words = tvx_arena_printf(w->draft->arena, "%.*s,", TVX_STR_ARG(p->words->words));
}

/* Words of the block as they are, single spaces between them. */
void
tvx_weave_words_of(struct tvx_weaver *w, struct tvx_host *host, size_t from, size_t to)
{
	const char *text = w->text.ptr;

	for (size_t i = from; i < to; i++) {
		bool space = text[i] == ' ' || text[i] == '\t';
		size_t len = host->words.len;
		while (w->footnote < w->block->mark_count &&
		       w->block->marks[w->footnote] <= i + w->block->cut)
			add_footnote_mark(w, host);
		if (host->gap && !space) {
			if (stands_already(host, text[i])) {
				give_comma(w, host, text[i]);
				host->gap = false;
				continue;
			}
			if (len && host->words.ptr[len - 1] == ' ' && strchr(",.;:", text[i]))
				host->words.ptr[--host->words.len] = 0;
			host->gap = false;
		}
		if (space && (!len || host->words.ptr[host->words.len - 1] == ' '))
			continue;
		tvx_buf_add_char(&host->words, space ? ' ' : text[i]);
	}
}

void
tvx_weave_footnote_marks(struct tvx_weaver *w, struct tvx_host *host)
{
	while (w->footnote < w->block->mark_count)
		add_footnote_mark(w, host);
}

void
tvx_host_drop_dash(struct tvx_host *host)
{
	static const char *const dashes[] = { " -", " \xE2\x80\x93", " \xE2\x80\x94" };
	size_t end = tvx_host_end(host);

	for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++) {
		size_t len = strlen(dashes[i]);
		if (end <= len || memcmp(host->words.ptr + end - len, dashes[i], len) != 0)
			continue;
		host->words.len = end - len;
		for (size_t k = 0; k < host->inline_count; k++)
			if (host->inlines[k].offset > host->words.len)
				host->inlines[k].offset = (uint32_t)host->words.len;
		return;
	}
}
