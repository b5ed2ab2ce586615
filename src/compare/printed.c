/* What a reading prints of a unit: its text, the markup in it, its footnotes. */
#include "compare/side.h"

#include <string.h>

/* Most units print nothing but their words; asking for runs would copy them all. */
static bool
is_plain(const struct tvx_unit *unit, const struct tvx_reading *reading,
	 const struct tvx_text *text)
{
	const struct tvx_paragraph *p = unit->paragraph;
	bool base = reading->kind == TVX_READ_BASE, working = reading->kind == TVX_READ_WORKING;

	if (!text || unit->alternative || p->proposals.count || (!base && !working))
		return false;
	if (working && (p->marks.count || p->positions.count))
		return false;
	return !p->footnotes.first;
}

static bool
is_markup(enum tvx_run_kind kind)
{
	return kind != TVX_RUN_WORDS && kind != TVX_RUN_OLD && kind != TVX_RUN_NEW &&
	       kind != TVX_RUN_SPACE;
}

/* Parts of a text while it is put together, once to measure it and once to write it. */
struct composing {
	char *text;            /* NULL: measuring */
	struct tvx_span *span; /* the next one */
	size_t len, spans;
};

static void
compose(struct composing *c, struct tvx_str part, bool markup)
{
	if (c->text && part.len)
		memcpy(c->text + c->len, part.ptr, part.len);
	if (c->text && markup)
		*c->span++ = (struct tvx_span){ (uint32_t)c->len, (uint32_t)part.len };
	c->len += part.len;
	c->spans += markup;
}

/* What stands below the words belongs to them: each footnote behind its mark. */
static void
compose_footnotes(struct composing *c, const struct tvx_item *item,
		  const struct tvx_reading *reading)
{
	const struct tvx_paragraph *p = item->unit->paragraph;

	if (item->unit->alternative || reading->kind == TVX_READ_SOURCE || !c->len)
		return;
	for (const struct tvx_footnote *f = p->footnotes.first; f; f = f->next) {
		if (f->lang.len && !tvx_str_equal(f->lang, reading->lang))
			continue;
		compose(c, TVX_STR("\n"), false);
		compose(c, f->label.len ? f->label : f->id, true);
		compose(c, TVX_STR(" "), false);
		compose(c, f->words, false);
	}
}

static void
compose_all(struct composing *c, struct tvx_item *item, const struct tvx_reading *reading,
	    const struct tvx_runs *runs)
{
	c->len = c->spans = 0;
	for (size_t i = 0; i < runs->count; i++)
		compose(c, runs->list[i].text, is_markup(runs->list[i].kind));
	item->below = (uint32_t)c->len;
	compose_footnotes(c, item, reading);
}

static void
take_runs(struct tvx_items *items, struct tvx_item *item, const struct tvx_reading *reading,
	  const struct tvx_runs *runs)
{
	struct composing c = { 0 };

	compose_all(&c, item, reading, runs);
	c.text = tvx_arena_alloc(items->arena, c.len + 1);
	c.span = tvx_arena_alloc(items->arena, c.spans * sizeof(*c.span));
	item->spans = c.span;
	compose_all(&c, item, reading, runs);
	item->text = (struct tvx_str){ c.text, c.len };
	item->span_count = (uint32_t)c.spans;
}

void
tvx_item_print(struct tvx_items *items, struct tvx_item *item, const struct tvx_reading *reading)
{
	const struct tvx_text *text = tvx_paragraph_text(item->unit->paragraph, reading->lang);
	struct tvx_runs runs;

	if (is_plain(item->unit, reading, text)) {
		item->text = text->words;
		item->below = (uint32_t)item->text.len;
		return;
	}
	tvx_runs_init(&runs, item->unit, reading);
	take_runs(items, item, reading, &runs);
	tvx_runs_release(&runs);
}
