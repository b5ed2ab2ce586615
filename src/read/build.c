/* The tree of a draft out of blocks: sections by their labels, units, and whose alternative stands
 * beside which paragraph. */
#include "read/building.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	/* Per cent of words in common that make somebody's paragraph a version of the one before. */
	ALIKE = 45,
};

/* --- paragraphs ------------------------------------------------------------------------------------ */

static void
remember_start(struct building *b, struct tvx_paragraph *paragraph, size_t line)
{
	if (b->made_count == b->made_cap) {
		b->made_cap = b->made_cap ? b->made_cap * 2 : 256;
		b->starts = tvx_realloc(b->starts, b->made_cap, sizeof(*b->starts));
		b->made = tvx_realloc(b->made, b->made_cap, sizeof(*b->made));
	}
	b->starts[b->made_count] = line;
	b->made[b->made_count++] = paragraph;
}

static struct tvx_paragraph *
add_paragraph(struct building *b, const struct tvx_block *block, struct tvx_str id,
	      enum tvx_unit_kind kind)
{
	struct tvx_draft *draft = b->w->draft;
	struct tvx_paragraph *paragraph = TVX_ARENA_NEW(draft->arena, struct tvx_paragraph);

	paragraph->node.kind = TVX_PARAGRAPH;
	paragraph->id = id;
	paragraph->kind = kind;
	paragraph->label = tvx_arena_str(draft->arena, block->label.printed);
	paragraph->source_line = (unsigned)block->first + 1;
	tvx_node_add(&tvx_section(b)->division->node, &paragraph->node);
	draft->paragraph_count++;
	tvx_map_add(draft->paragraphs, paragraph->id, paragraph);
	remember_start(b, paragraph, block->first);
	b->w->paragraph = b->last = paragraph;
	b->w->block = block;
	return paragraph;
}

static void
add_text(struct building *b, struct tvx_host *host)
{
	struct tvx_text *text = TVX_ARENA_NEW(b->w->draft->arena, struct tvx_text);

	tvx_host_finish(b->w, host, text);
	TVX_LIST_ADD(&b->w->paragraph->texts, text);
}

/* Numbered paragraphs are named by their section's number, wherever they stand in it. */
static const char *
numbered_section(const struct building *b)
{
	for (size_t i = b->depth; i > 0; i--)
		if (b->levels[i].numbered)
			return b->levels[i].id;
	return "";
}

static struct tvx_str
unit_id(struct building *b, const struct tvx_block *block)
{
	struct level *level = tvx_section(b);
	char key[24];

	if (block->label.key.len && block->label.style == TVX_STYLE_NUMBER)
		return tvx_id_mint(b->w->draft, b->taken, numbered_section(b), block->label.key);
	if (block->label.key.len)
		return tvx_id_mint(b->w->draft, b->taken, level->id, block->label.key);
	if (block->label.style == TVX_STYLE_BULLET)
		snprintf(key, sizeof(key), "b%u", ++level->bullets);
	else
		snprintf(key, sizeof(key), "p%u", ++level->paragraphs);
	return tvx_id_mint(b->w->draft, b->taken, level->id, tvx_str_of(key));
}

static void
finish_item(struct building *b)
{
	if (!b->item)
		return;
	b->w->paragraph = b->item;
	if (!b->item_is_new) {
		struct tvx_paragraph *kept = b->w->paragraph;
		add_text(b, &b->item_host);
		b->w->paragraph = kept;
	} else {
		tvx_host_finish(b->w, &b->item_host, b->item_host.proposal->words);
	}
	tvx_host_release(&b->item_host);
	if (b->item->marks.count && b->item->proposals.count)
		tvx_weave_open_in_agreed(b->w, b->item);
	b->item = NULL;
}

/* A paragraph to which alternatives and remarks may still come. */
static void
begin_item(struct building *b, const struct tvx_block *block, enum tvx_unit_kind kind, size_t from,
	   struct tvx_act *lead)
{
	finish_item(b);
	b->item = add_paragraph(b, block, unit_id(b, block), kind);
	tvx_section_count(b, &block->label);
	b->item_is_new = lead != NULL;
	b->item_label = block->label;
	b->item_host = (struct tvx_host){ 0 };
	if (lead) {
		b->item_host.proposal = tvx_weave_proposal(b->w, TVX_NEW, lead, NULL);
		if (lead->said.len)
			tvx_weave_note(b->w, TVX_NOTE_EDITOR, lead->on, lead->said);
	}
	tvx_weave(b->w, &b->item_host, from, lead);
}

/* --- alternatives ------------------------------------------------------------------------------------- */

/* A paragraph that is printed again with something put into it: what was put in moves over to the
 * words that stand there already. False when the words differ otherwise. */
static bool
fold_into_item(struct building *b, const struct tvx_block *block, size_t from, struct tvx_act *lead)
{
	struct tvx_host again = { 0 };
	struct tvx_paragraph *item = b->item;
	size_t before = item->proposals.count;

	b->w->block = block;
	b->w->paragraph = item;
	uint32_t shift = b->item_host.anchors;
	again.anchors = shift;
	tvx_weave(b->w, &again, from, NULL);
	size_t len = b->item_host.words.len, other = again.words.len;
	while (len && b->item_host.words.ptr[len - 1] == ' ')
		len--;
	while (other && again.words.ptr[other - 1] == ' ')
		other--;
	bool same = len == other && memcmp(b->item_host.words.ptr, again.words.ptr, len) == 0 &&
		    item->proposals.count > before;
	if (same) {
		size_t index = 0;
		for (size_t i = 0; i < again.inline_count; i++) {
			uint32_t n = again.inlines[i].n;
			b->item_host.anchors = n - 1;
			tvx_host_anchor(&b->item_host, again.inlines[i].offset);
		}
		b->item_host.anchors = again.anchors;
		for (struct tvx_proposal *p = item->proposals.first; p; p = p->next)
			if (index++ >= before && !tvx_date_given(p->on)) {
				p->on = lead->on;
				p->at = tvx_weave_meeting(b->w, lead);
			}
	}
	tvx_host_release(&again);
	return same;
}

/* Forgets the proposals that a vain attempt made. */
static void
drop_proposals(struct tvx_paragraph *paragraph, size_t kept)
{
	struct tvx_proposal *last = NULL;
	size_t index = 0;

	for (struct tvx_proposal *p = paragraph->proposals.first; p && index < kept; p = p->next) {
		last = p;
		index++;
	}
	if (last)
		last->next = NULL;
	else
		paragraph->proposals.first = NULL;
	paragraph->proposals.last = last;
	paragraph->proposals.count = kept;
}

static void
add_alternative(struct building *b, const struct tvx_block *block, size_t from,
		struct tvx_act *lead)
{
	struct tvx_host host = { 0 };
	size_t before = b->item->proposals.count;

	b->w->block = block;
	b->w->paragraph = b->item;
	if (lead->to_end) {
		if (fold_into_item(b, block, from, lead))
			return;
		drop_proposals(b->item, before);
	}
	host.proposal = tvx_weave_proposal(b->w, TVX_ALTERNATIVE, lead, NULL);
	if (!host.proposal)
		return;
	if (lead->said.len)
		tvx_weave_note(b->w, TVX_NOTE_EDITOR, lead->on, lead->said);
	tvx_weave(b->w, &host, from, lead);
	tvx_host_finish(b->w, &host, host.proposal->words);
	tvx_host_release(&host);
}

static bool
is_like_item(const struct building *b, struct tvx_str words)
{
	if (!b->item || b->item_is_new)
		return false;
	if (tvx_extents_likeness(tvx_buf_str(&b->item_host.words), words) >= ALIKE)
		return true;
	for (const struct tvx_proposal *p = b->item->proposals.first; p; p = p->next)
		if (p->kind == TVX_ALTERNATIVE &&
		    tvx_extents_likeness(p->words->words, words) >= ALIKE)
			return true;
	return false;
}

/* --- one function a kind of block --------------------------------------------------------------------- */

static void
take_lead_in(struct building *b, const struct tvx_block *block)
{
	struct tvx_act lead;

	if (!b->item || !tvx_act_lead(b->w->paper->house, block->text, &lead)) {
		begin_item(b, block, TVX_UNIT_PARAGRAPH, 0, NULL);
		return;
	}
	b->w->paragraph = b->item;
	b->w->block = block;
	/* The words may follow on the same line. */
	if (block->text.len > lead.to + 60) {
		add_alternative(b, block, lead.to, &lead);
		return;
	}
	tvx_weave_note(b->w, TVX_NOTE_LEAD_IN, lead.on, block->text);
	if (block->text.len && strchr("([", block->text.ptr[0]) &&
	    !memchr(block->text.ptr, block->text.ptr[0] == '(' ? ')' : ']', block->text.len))
		tvx_weave_guess(b->w, "unbalanced-bracket", TVX_HIGH, 0, block->text,
				"it closes at the end of its line",
				"the bracket is opened and never closed");
	b->lead = lead;
	b->has_lead = true;
}

/* What the brackets of a block do that is nothing but brackets. */
struct brackets {
	size_t count;        /* of those that stand in no other */
	size_t proposing;    /* words */
	size_t signing;      /* words that stand before: names, or an order to delete */
	struct tvx_act only; /* the last; all there is when count is one */
};

static void
look_at_brackets(struct building *b, const struct tvx_block *block, struct brackets *out)
{
	struct tvx_groups *groups = &b->w->groups;
	const struct tvx_house *house = b->w->paper->house;

	*out = (struct brackets){ 0 };
	tvx_groups_find(house, block->text, groups);
	for (size_t i = 0; i < groups->count; i++) {
		struct tvx_act *act = &out->only;
		if (groups->list[i].depth)
			continue;
		tvx_act_classify(house, block->text, &groups->list[i], act);
		out->count++;
		out->proposing += tvx_act_proposes(act);
		out->signing += act->kind == TVX_ACT_SIGN || (act->names_words && !act->whole);
	}
}

/* Whether words are another version of the item: a person said so, or they look like it. The
 * answer stands under the item, for nothing else is there yet when it is looked for. */
static bool
is_other_words(struct building *b, struct tvx_str printed, struct tvx_str words, bool says_so)
{
	if (!b->item)
		return false;
	struct tvx_str answer = tvx_override_find(b->w->paper, b->item->id, printed);

	if (tvx_str_equal(answer, TVX_STR("alternative")))
		return true;
	return !tvx_str_equal(answer, TVX_STR("new")) && (says_so || is_like_item(b, words));
}

/* Tells that words were taken for a new paragraph, under the id that an answer has to name. */
static void
tell_new(struct building *b, struct tvx_paragraph *before, struct tvx_str printed)
{
	struct tvx_paragraph *made = b->w->paragraph;

	if (before)
		b->w->paragraph = before;
	tvx_weave_guess(b->w, "new-paragraph", TVX_MEDIUM, 0, printed,
			"a new paragraph is proposed",
			"its words are not like those of the paragraph before it");
	b->w->paragraph = made;
}

/* "[US propose: words]": a paragraph of somebody's, or another version of the one before. */
static void
take_bracketed(struct building *b, const struct tvx_block *block, struct tvx_act *lead)
{
	struct tvx_block *inner = TVX_ARENA_NEW(b->w->paper->arena, struct tvx_block);
	struct tvx_str printed = block->text;
	bool other;

	*inner = *block;
	inner->text = (struct tvx_str){ block->text.ptr + lead->words_from,
					lead->words_to - lead->words_from };
	inner->cut = block->cut + lead->words_from;
	/* "[US proposes: 8.bis words]": the number is that of the new paragraph. */
	struct tvx_label label;
	size_t len = tvx_label_parse(b->w->paper, inner->text, &label);
	if (len && len < inner->text.len &&
	    (label.style == TVX_STYLE_NUMBER || label.style == TVX_STYLE_DECIMAL ||
	     label.style == TVX_STYLE_CODE)) {
		inner->label = label;
		inner->text = (struct tvx_str){ inner->text.ptr + len, inner->text.len - len };
		inner->cut += len;
	}
	struct tvx_str head = { printed.ptr, lead->words_from };
	struct tvx_paragraph *before = b->item;
	bool says_so = memmem(head.ptr, head.len, "alternative", 11) != NULL;
	other = is_other_words(b, printed, inner->text, says_so);
	lead->said = (struct tvx_str){ 0 };
	lead->to_end = false;
	if (other) {
		add_alternative(b, inner, 0, lead);
	} else {
		begin_item(b, inner, TVX_UNIT_PARAGRAPH, 0, lead);
		tell_new(b, before, printed);
	}
	tvx_weave_clauses(b->w, lead, b->w->paragraph->proposals.last);
}

/* The alternative that a remark would speak of. */
static struct tvx_proposal *
last_alternative(const struct tvx_paragraph *paragraph)
{
	struct tvx_proposal *last = NULL;

	for (struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next)
		if (p->kind == TVX_ALTERNATIVE)
			last = p;
	return last;
}

static void
take_remark(struct building *b, const struct tvx_block *block)
{
	struct tvx_host host = { 0 };
	struct brackets brackets;

	look_at_brackets(b, block, &brackets);
	if (b->w->paper->negotiated && brackets.count == 1 &&
	    brackets.only.kind == TVX_ACT_INSERT && brackets.only.by_count &&
	    !brackets.only.names_words) {
		take_bracketed(b, block, &brackets.only);
		return;
	}
	if (!b->last || brackets.proposing) {
		begin_item(b, block, b->last ? TVX_UNIT_PARAGRAPH : TVX_UNIT_NOTE, 0, NULL);
		return;
	}
	b->w->paragraph = b->last;
	b->w->block = block;
	host.proposal = last_alternative(b->last);
	if (brackets.signing && !host.proposal && b->item == b->last) {
		tvx_weave(b->w, &b->item_host, 0, NULL);
		return;
	}
	b->w->no_words = true;
	tvx_weave(b->w, &host, 0, NULL);
	b->w->no_words = false;
	struct tvx_str words = tvx_str_trim(tvx_buf_str(&host.words));
	while (words.len && strchr(".,;", words.ptr[0]))
		words = tvx_str_trim((struct tvx_str){ words.ptr + 1, words.len - 1 });
	if (words.len) {
		tvx_weave_note(b->w, TVX_NOTE_EDITOR, (struct tvx_date){ 0 }, words);
		tvx_weave_guess(b->w, "remark", TVX_LOW, 0, block->text,
				"a note on the paragraph before it",
				"it stands in brackets from beginning to end");
	}
	/* What stood on its words stands nowhere now. */
	tvx_host_release(&host);
}

/* Whether a block is another version of the item before it: "Option 2" after "Option 1", "Alt."
 * after a paragraph, "OP5 alt." after "OP5." */
static bool
is_other_version(const struct building *b, const struct tvx_block *block)
{
	const struct tvx_label *label = &block->label, *item = &b->item_label;
	struct tvx_str before = tvx_buf_str(&b->item_host.words);
	char word[4];

	if (!b->item || b->item != b->last)
		return false;
	if (label->style != TVX_STYLE_OPTION)
		return label->bis && label->style == item->style && label->value == item->value &&
		       label->key.len > 3 && memmem(label->key.ptr, label->key.len, "alt", 3);
	if (b->option)
		return label->value == b->option + 1;
	tvx_section_word(label, word);
	return (strcmp(word, "alt") == 0 || strcmp(word, "var") == 0) &&
	       item->style != TVX_STYLE_OPTION &&
	       !(before.len && before.ptr[before.len - 1] == ':');
}

/* True when the block was taken as another version of the item. */
static bool
take_option(struct building *b, const struct tvx_block *block)
{
	bool option = block->label.style == TVX_STYLE_OPTION, other = is_other_version(b, block);
	struct tvx_act lead = { .kind = TVX_ACT_SIGN };

	struct tvx_label inner;

	/* "2 ter. Option 1: words" */
	tvx_label_parse(b->w->paper, block->text, &inner);
	b->option = option ? block->label.value : inner.style == TVX_STYLE_OPTION ? inner.value : 0;
	if (!other)
		return false;
	struct tvx_str answer = tvx_override_find(b->w->paper, b->item->id, block->label.printed);
	if (tvx_str_equal(answer, TVX_STR("new")))
		return false;
	size_t from = tvx_act_lead(b->w->paper->house, block->text, &lead) ? lead.to : 0;
	if (!from)
		lead = (struct tvx_act){ .kind = TVX_ACT_SIGN };
	add_alternative(b, block, from, &lead);
	tvx_weave_note(b->w, TVX_NOTE_LEAD_IN, lead.on, block->label.printed);
	tvx_weave_guess(b->w, "option", TVX_MEDIUM, 0, block->label.printed,
			"another version of the paragraph before it",
			"its label says so, and nothing stands between them");
	return true;
}

/* True when the block is what somebody wants done to the item. */
static bool
take_order(struct building *b, const struct tvx_block *block)
{
	if (!b->item || b->item_is_new || b->item != b->last)
		return false;
	b->w->paragraph = b->item;
	b->w->block = block;
	return tvx_weave_order(b->w, &b->item_host);
}

static void
take_words(struct building *b, const struct tvx_block *block)
{
	enum tvx_unit_kind kind = block->kind == TVX_BLOCK_ITEM ? TVX_UNIT_ITEM
								: TVX_UNIT_PARAGRAPH;
	struct tvx_act lead;
	bool labelled = block->label.style != TVX_STYLE_NONE;

	if (b->has_lead && b->item && !labelled) {
		struct tvx_act own;
		size_t from = tvx_act_lead(b->w->paper->house, block->text, &own) ? own.to : 0;
		b->has_lead = false;
		add_alternative(b, block, from, &b->lead);
		return;
	}
	b->has_lead = false;
	if (take_option(b, block))
		return;
	if (!tvx_act_lead(b->w->paper->house, block->text, &lead)) {
		begin_item(b, block, kind, 0, NULL);
		return;
	}
	if (!labelled && take_order(b, block))
		return;
	struct tvx_str words = { block->text.ptr + lead.to, block->text.len - lead.to };
	struct tvx_paragraph *before = b->item;
	if (!labelled && is_other_words(b, block->text, words, false)) {
		add_alternative(b, block, lead.to, &lead);
		return;
	}
	begin_item(b, block, kind, lead.to, &lead);
	if (!labelled)
		tell_new(b, before, (struct tvx_str){ block->text.ptr, lead.to });
}

static void
take_heading(struct building *b, const struct tvx_block *block)
{
	b->option = 0;
	struct tvx_label label = block->label;
	struct tvx_host host = { 0 };

	finish_item(b);
	tvx_section_settle_letter(b, block, &label);
	tvx_section_open(b, block, &label);
	add_paragraph(b, block, tvx_section(b)->division->id, TVX_UNIT_HEADING);
	tvx_weave(b->w, &host, 0, NULL);
	add_text(b, &host);
	tvx_host_release(&host);
}

/* A title begins anew: what comes stands under no section of what was before. */
static void
take_title(struct building *b, const struct tvx_block *block, enum tvx_unit_kind kind)
{
	struct tvx_host host = { 0 };
	char key[32];
	bool title = kind == TVX_UNIT_TITLE;
	size_t number = title ? ++b->titles : ++b->notes;

	finish_item(b);
	if (title)
		b->depth = 0;
	snprintf(key, sizeof(key), number > 1 ? "%s%zu" : "%s", title ? "title" : "note", number);
	add_paragraph(b, block,
		      tvx_id_mint(b->w->draft, b->taken, tvx_section(b)->id, tvx_str_of(key)),
		      kind);
	if (title || !strchr("([", block->text.ptr[0])) {
		tvx_weave(b->w, &host, 0, NULL);
	} else {
		/* A note in brackets is words, whatever it speaks of. */
		b->w->text = block->text;
		tvx_buf_add(&host.words, block->text);
		for (size_t i = 0; i < block->mark_count; i++) {
			tvx_host_anchor(&host, block->marks[i]);
			host.inlines[i].kind = TVX_FOOTNOTE_MARK;
			host.inlines[i].n = 0;
		}
	}
	add_text(b, &host);
	tvx_host_release(&host);
}

static void
take_block(struct building *b, const struct tvx_block *block)
{
	if (block->kind != TVX_BLOCK_PARAGRAPH && block->kind != TVX_BLOCK_ITEM)
		b->has_lead = b->has_lead && block->kind == TVX_BLOCK_REMARK;
	switch (block->kind) {
	case TVX_BLOCK_FOOTNOTE:
	case TVX_BLOCK_BRACKET:
		break;
	case TVX_BLOCK_TITLE:
		take_title(b, block, TVX_UNIT_TITLE);
		break;
	case TVX_BLOCK_NOTE:
		take_title(b, block, TVX_UNIT_NOTE);
		break;
	case TVX_BLOCK_HEADING:
		take_heading(b, block);
		break;
	case TVX_BLOCK_LEAD_IN:
		take_lead_in(b, block);
		break;
	case TVX_BLOCK_REMARK:
		take_remark(b, block);
		break;
	default:
		take_words(b, block);
		break;
	}
}

/* --- what the paper prints ------------------------------------------------------------------------ */

static void
add_sources(struct building *b)
{
	const struct tvx_paper *paper = b->w->paper;
	struct tvx_buf source = { 0 };

	for (size_t i = 0; i < b->made_count; i++) {
		size_t from = i ? b->starts[i] : 0;
		size_t to = i + 1 < b->made_count ? b->starts[i + 1] : paper->line_count;
		tvx_buf_clear(&source);
		for (size_t line = from; line < to; line++) {
			if (!paper->lines[line].text.len)
				continue;
			if (source.len)
				tvx_buf_add_char(&source, '\n');
			tvx_buf_add(&source, paper->lines[line].text);
		}
		b->made[i]->source = tvx_arena_str(b->w->draft->arena, tvx_buf_str(&source));
	}
	tvx_buf_release(&source);
}

/* A paper of nothing but footnotes or page numbers has one paragraph, for its words must be
 * somewhere. */
static void
build_nothing(struct building *b)
{
	struct tvx_paper *paper = b->w->paper;
	struct tvx_block *block = paper->block_count
					  ? &paper->blocks[0]
					  : TVX_ARENA_NEW(paper->arena, struct tvx_block);
	size_t line = 0;

	while (line < paper->line_count && !paper->lines[line].text.len)
		line++;
	if (line == paper->line_count)
		return;
	block->kind = TVX_BLOCK_PARAGRAPH;
	begin_item(b, block, TVX_UNIT_NOTE, 0, NULL);
}

void
tvx_build(struct tvx_weaver *w)
{
	struct building b = { .w = w };

	b.taken = tvx_map_new(w->draft->arena);
	b.levels[0].division = &w->draft->root;
	for (size_t i = 0; i < w->paper->block_count; i++)
		take_block(&b, &w->paper->blocks[i]);
	if (!b.made_count)
		build_nothing(&b);
	finish_item(&b);
	for (size_t i = 0; i < b.made_count; i++)
		if (b.made[i]->proposals.count > 1)
			tvx_build_order(w->draft, b.made[i]);
	add_sources(&b);
	tvx_build_footnotes(w);
	free(b.starts);
	free(b.made);
}
