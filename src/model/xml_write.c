/* The canonical XML of a draft and of its parts: the same content is the same bytes. */
#include "model/draft.h"
#include "model/xml.h"

#include <string.h>

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* --- the escaping sink ----------------------------------------------------------------- */

/* Markup of ours; never a user's string. */
#define raw(out, literal) tvx_buf_add((out), TVX_STR(literal))

static const char *
escape_of(char c, bool in_attribute)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return in_attribute ? "&quot;" : NULL;
	case '\n':
		return in_attribute ? "&#10;" : NULL;
	case '\t':
		return in_attribute ? "&#9;" : NULL;
	default:
		return NULL;
	}
}

static void
escaped(struct tvx_buf *out, struct tvx_str s, bool in_attribute)
{
	size_t done = 0;

	for (size_t i = 0; i < s.len; i++) {
		/* Everything that is escaped lies at or below '>'. */
		if ((unsigned char)s.ptr[i] > '>')
			continue;
		const char *escape = escape_of(s.ptr[i], in_attribute);
		if (!escape)
			continue;
		tvx_buf_add(out, (struct tvx_str){ s.ptr + done, i - done });
		tvx_buf_add(out, tvx_str_of(escape));
		done = i + 1;
	}
	tvx_buf_add(out, (struct tvx_str){ s.ptr + done, s.len - done });
}

/* Writes an attribute, or nothing when it is empty. name comes with its leading space. */
static void
attribute(struct tvx_buf *out, const char *name, struct tvx_str value)
{
	if (!value.len)
		return;
	tvx_buf_add(out, tvx_str_of(name));
	raw(out, "=\"");
	escaped(out, value, true);
	raw(out, "\"");
}

static void
attribute_word(struct tvx_buf *out, const char *name, const char *word)
{
	attribute(out, name, tvx_str_of(word));
}

static void
attribute_number(struct tvx_buf *out, const char *name, uint32_t number)
{
	if (number)
		tvx_buf_printf(out, "%s=\"%u\"", name, number);
}

static void
attribute_date(struct tvx_buf *out, const char *name, struct tvx_date date)
{
	char text[11];

	tvx_date_format(date, text);
	attribute_word(out, name, text);
}

static void
attribute_parties(struct tvx_buf *out, const char *name, const struct tvx_parties *parties)
{
	for (size_t i = 0; i < parties->count; i++) {
		if (i == 0)
			tvx_buf_printf(out, "%s=\"", name);
		else
			raw(out, " ");
		escaped(out, parties->list[i]->id, true);
	}
	if (parties->count)
		raw(out, "\"");
}

static void
attribute_meeting(struct tvx_buf *out, const struct tvx_meeting *meeting)
{
	if (meeting)
		attribute(out, " at", meeting->id);
}

/* The end of an element that holds only words. */
static void
words_and_end(struct tvx_buf *out, const char *name, struct tvx_str words)
{
	if (!words.len) {
		raw(out, "/>");
		return;
	}
	raw(out, ">");
	escaped(out, words, false);
	tvx_buf_printf(out, "</%s>", name);
}

static void
text_and_end(struct tvx_buf *out, const char *name, const struct tvx_text *text)
{
	size_t done = 0;

	if (!text->words.len && !text->inline_count) {
		raw(out, "/>");
		return;
	}
	raw(out, ">");
	for (size_t i = 0; i < text->inline_count; i++) {
		const struct tvx_inline *inl = &text->inlines[i];
		struct tvx_str before = { text->words.ptr + done, inl->offset - done };
		escaped(out, before, false);
		done = inl->offset;
		if (inl->kind == TVX_ANCHOR) {
			attribute_number(out, "<a n", inl->n);
		} else {
			raw(out, "<fn");
			attribute(out, " ref", inl->footnote);
		}
		raw(out, "/>");
	}
	escaped(out, (struct tvx_str){ text->words.ptr + done, text->words.len - done }, false);
	tvx_buf_printf(out, "</%s>", name);
}

/* --- what hangs on a paragraph ------------------------------------------------------------- */

static void
write_texts(struct tvx_buf *out, const struct tvx_paragraph *paragraph)
{
	if (paragraph->source.len) {
		raw(out, "  <source");
		attribute_number(out, " line", paragraph->source_line);
		words_and_end(out, "source", paragraph->source);
		raw(out, "\n");
	}
	for (const struct tvx_text *t = paragraph->texts.first; t; t = t->next) {
		raw(out, "  <text");
		attribute(out, " lang", t->lang);
		text_and_end(out, "text", t);
		raw(out, "\n");
	}
	for (const struct tvx_footnote *f = paragraph->footnotes.first; f; f = f->next) {
		raw(out, "  <footnote");
		attribute(out, " id", f->id);
		attribute(out, " label", f->label);
		attribute(out, " lang", f->lang);
		words_and_end(out, "footnote", f->words);
		raw(out, "\n");
	}
	for (const struct tvx_note *n = paragraph->notes.first; n; n = n->next) {
		raw(out, "  <note");
		attribute_word(out, " kind", tvx_note_kind_word(n->kind));
		attribute_date(out, " on", n->on);
		attribute(out, " lang", n->lang);
		words_and_end(out, "note", n->words);
		raw(out, "\n");
	}
}

static void
write_change(struct tvx_buf *out, const struct tvx_proposal *p)
{
	const char *name = tvx_proposal_kind_word(p->kind);

	tvx_buf_printf(out, "<%s", name);
	if (p->kind == TVX_INSERT) {
		attribute_number(out, " at", p->from);
	} else {
		attribute_number(out, " from", p->from);
		attribute_number(out, " to", p->to);
	}
	attribute(out, " after", p->after);
	if (p->words)
		text_and_end(out, name, p->words);
	else
		raw(out, "/>");
}

static void
write_fate(struct tvx_buf *out, const struct tvx_proposal *p)
{
	if (p->fate == TVX_FATE_OPEN)
		return;
	raw(out, "<fate");
	attribute_word(out, " is", tvx_fate_word(p->fate));
	attribute_date(out, " on", p->fate_on);
	attribute_meeting(out, p->fate_at);
	if (p->fate_as)
		attribute(out, " as", p->fate_as->id);
	words_and_end(out, "fate", p->fate_reason);
}

static void
write_proposal(struct tvx_buf *out, const struct tvx_proposal *p)
{
	raw(out, "  <proposal");
	attribute(out, " id", p->id);
	attribute_parties(out, " by", &p->by);
	attribute_date(out, " on", p->on);
	attribute_meeting(out, p->at);
	if (p->under)
		attribute(out, " under", p->under->id);
	attribute(out, " lang", p->lang);
	raw(out, ">");
	write_change(out, p);
	write_fate(out, p);
	raw(out, "</proposal>\n");
}

static void
write_position(struct tvx_buf *out, const struct tvx_position *p)
{
	raw(out, "  <position");
	attribute_word(out, " stand", tvx_stand_word(p->stand));
	attribute_parties(out, " by", &p->by);
	attribute_date(out, " on", p->on);
	attribute_meeting(out, p->at);
	if (p->about)
		attribute(out, " about", p->about->id);
	words_and_end(out, "position", p->words);
	raw(out, "\n");
}

static void
write_mark(struct tvx_buf *out, const struct tvx_mark *m)
{
	raw(out, "  <mark");
	attribute_word(out, " status", tvx_mark_status_word(m->status));
	attribute(out, " word", m->word);
	attribute_parties(out, " of", &m->of);
	attribute_date(out, " on", m->on);
	attribute_meeting(out, m->at);
	if (m->proposal)
		attribute(out, " proposal", m->proposal->id);
	if (m->scope != TVX_SCOPE_PARAGRAPH)
		attribute_word(out, " scope", tvx_scope_word(m->scope));
	attribute(out, " lang", m->lang);
	attribute_number(out, " from", m->from);
	attribute_number(out, " to", m->to);
	words_and_end(out, "mark", m->words);
	raw(out, "\n");
}

void
tvx_paragraph_format(const struct tvx_paragraph *paragraph, struct tvx_buf *out)
{
	raw(out, "<paragraph");
	attribute(out, " id", paragraph->id);
	if (paragraph->kind != TVX_UNIT_PARAGRAPH)
		attribute_word(out, " kind", tvx_unit_kind_word(paragraph->kind));
	attribute(out, " label", paragraph->label);
	attribute(out, " seal", paragraph->seal);
	raw(out, ">\n");
	write_texts(out, paragraph);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next)
		write_proposal(out, p);
	for (const struct tvx_position *p = paragraph->positions.first; p; p = p->next)
		write_position(out, p);
	for (const struct tvx_mark *m = paragraph->marks.first; m; m = m->next)
		write_mark(out, m);
	raw(out, "</paragraph>\n");
}

/* --- the draft ----------------------------------------------------------------------------------- */

static void
write_delegation(struct tvx_buf *out, const struct tvx_delegation *d)
{
	raw(out, "<delegation");
	attribute(out, " id", d->id);
	if (d->kind != TVX_COUNTRY)
		attribute_word(out, " kind", tvx_delegation_kind_word(d->kind));
	attribute(out, " as", d->code);
	attribute(out, " aliases", d->aliases);
	words_and_end(out, "delegation", d->name);
	raw(out, "\n");
}

static void
write_meeting(struct tvx_buf *out, const struct tvx_meeting *m)
{
	raw(out, "<meeting");
	attribute(out, " id", m->id);
	attribute_date(out, " on", m->on);
	if (m->kind != TVX_MEETING_UNSTATED)
		attribute_word(out, " kind", tvx_meeting_kind_word(m->kind));
	attribute(out, " as", m->code);
	attribute(out, " symbol", m->symbol);
	attribute_number(out, " quorum", m->quorum);
	if (m->open)
		attribute_word(out, " held", "open");
	words_and_end(out, "meeting", m->name);
	raw(out, "\n");
}

static void
write_head(const struct tvx_draft *draft, struct tvx_buf *out)
{
	raw(out, DECLARATION "<draft version=\"1\"");
	attribute(out, " id", draft->id);
	attribute(out, " lang", draft->lang);
	attribute(out, " house", draft->house);
	raw(out, ">\n");
	for (const struct tvx_meta *m = draft->meta.first; m; m = m->next) {
		raw(out, "<meta");
		attribute(out, " name", m->name);
		words_and_end(out, "meta", m->value);
		raw(out, "\n");
	}
	for (const struct tvx_delegation *d = draft->delegations.first; d; d = d->next)
		write_delegation(out, d);
	for (const struct tvx_meeting *m = draft->meetings.first; m; m = m->next)
		write_meeting(out, m);
}

/* The body, each paragraph whole or by its id alone. */
static void
write_body(const struct tvx_draft *draft, bool whole, struct tvx_buf *out)
{
	struct tvx_walk walk;
	enum tvx_step step;

	tvx_walk_start(&walk, &draft->root.node);
	while ((step = tvx_walk_next(&walk)) != TVX_STEP_DONE) {
		const struct tvx_paragraph *paragraph = (const void *)walk.node;
		const struct tvx_division *division = (const void *)walk.node;
		if (walk.node == &draft->root.node)
			continue;
		if (walk.node->kind == TVX_DIVISION && step == TVX_STEP_ENTER) {
			raw(out, "<division");
			attribute(out, " id", division->id);
			raw(out, ">\n");
		} else if (walk.node->kind == TVX_DIVISION) {
			raw(out, "</division>\n");
		} else if (step == TVX_STEP_ENTER && whole) {
			tvx_paragraph_format(paragraph, out);
		} else if (step == TVX_STEP_ENTER) {
			raw(out, "<paragraph");
			attribute(out, " id", paragraph->id);
			raw(out, "/>\n");
		}
	}
}

void
tvx_head_format(const struct tvx_draft *draft, struct tvx_buf *out)
{
	write_head(draft, out);
	raw(out, "</draft>\n");
}

void
tvx_outline_format(const struct tvx_draft *draft, struct tvx_buf *out)
{
	raw(out, DECLARATION "<outline>\n");
	write_body(draft, false, out);
	raw(out, "</outline>\n");
}

void
tvx_draft_format(const struct tvx_draft *draft, struct tvx_buf *out)
{
	write_head(draft, out);
	write_body(draft, true, out);
	raw(out, "</draft>\n");
}
