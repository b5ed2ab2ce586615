/* What hangs on a paragraph in the draft file: words, footnotes, notes, proposals, positions and
 * marks. */
#include "model/xml_hanging.h"

#include "model/xml_values.h"

/* Whether a list has all that it may hold; says so once. */
static bool
full(struct tvx_reader *r, size_t count, const char *what)
{
	if (count < TVX_LIMIT_ENTRIES)
		return false;
	if (!r->too_many)
		tvx_reader_error(r, "too-many", "more than %d %s on one paragraph",
				 TVX_LIMIT_ENTRIES, what);
	r->too_many = true;
	return true;
}

void
tvx_open_source(struct tvx_reader *r, const struct tvx_str *values)
{
	r->paragraph->source_line = tvx_reader_number(r, values[0], "line");
	tvx_reader_words_into(r, &r->paragraph->source);
}

void
tvx_open_text(struct tvx_reader *r, const struct tvx_str *values)
{
	struct tvx_text *text = tvx_reader_text_into(r);

	text->lang = tvx_reader_lang(r, values[0]);
	for (const struct tvx_text *t = r->paragraph->texts.first; t; t = t->next)
		if (tvx_str_equal(t->lang, text->lang))
			tvx_reader_error(r, "twice", "a second <text> in the same language");
	TVX_LIST_ADD(&r->paragraph->texts, text);
}

void
tvx_open_footnote(struct tvx_reader *r, const struct tvx_str *values)
{
	struct tvx_footnote *footnote = TVX_ARENA_NEW(r->draft->arena, struct tvx_footnote);

	footnote->id = tvx_reader_keep(r, values[0]);
	footnote->label = tvx_reader_keep(r, values[1]);
	footnote->lang = tvx_reader_lang(r, values[2]);
	for (const struct tvx_footnote *f = r->paragraph->footnotes.first; f; f = f->next)
		if (tvx_str_equal(f->id, footnote->id))
			tvx_reader_error(r, "twice", "footnote \"%.*s\" stands twice",
					 TVX_STR_ARG(footnote->id));
	TVX_LIST_ADD(&r->paragraph->footnotes, footnote);
	tvx_reader_words_into(r, &footnote->words);
}

void
tvx_open_note(struct tvx_reader *r, const struct tvx_str *values)
{
	struct tvx_note *note = TVX_ARENA_NEW(r->draft->arena, struct tvx_note);

	note->kind = (enum tvx_note_kind)tvx_reader_word(r, &tvx_note_kind_words, values[0],
							 "kind");
	note->on = tvx_reader_date(r, values[1]);
	note->lang = tvx_reader_lang(r, values[2]);
	TVX_LIST_ADD(&r->paragraph->notes, note);
	tvx_reader_words_into(r, &note->words);
}

void
tvx_open_position(struct tvx_reader *r, const struct tvx_str *values)
{
	struct tvx_position *position = TVX_ARENA_NEW(r->draft->arena, struct tvx_position);

	position->stand = (enum tvx_stand)tvx_reader_word(r, &tvx_stand_words, values[0], "stand");
	position->by = tvx_reader_parties(r, values[1]);
	position->on = tvx_reader_date(r, values[2]);
	position->at = tvx_reader_meeting(r, values[3]);
	position->about = tvx_reader_proposal(r, values[4]);
	tvx_reader_words_into(r, &position->words);
	if (!full(r, r->paragraph->positions.count, "positions"))
		TVX_LIST_ADD(&r->paragraph->positions, position);
}

/* Whether from and to are anchors of these words in this order; says what is wrong. */
static void
check_span(struct tvx_reader *r, const struct tvx_text *host, uint32_t from, uint32_t to)
{
	if (!from || !to)
		return;
	long first = host ? tvx_text_anchor(host, from) : -1;
	long last = host ? tvx_text_anchor(host, to) : -1;

	if (!host)
		tvx_reader_error(r, "no-words", "there are no words in this language to speak of");
	else if (first < 0 || last < 0)
		tvx_reader_error(r, "unknown-anchor", "anchor %u is not in the words spoken of",
				 first < 0 ? from : to);
	else if (from != to && first > last)
		tvx_reader_error(r, "wrong-order", "anchor %u stands after anchor %u", from, to);
}

static void
check_mark(struct tvx_reader *r, const struct tvx_mark *mark)
{
	bool fragment = mark->scope == TVX_SCOPE_FRAGMENT;
	struct tvx_proposal probe = { .under = (struct tvx_proposal *)(uintptr_t)mark->proposal,
				      .lang = mark->lang };

	if ((mark->status == TVX_MARK_AD_REF || mark->status == TVX_MARK_CONFIRMED) &&
	    !mark->of.count)
		tvx_reader_error(r, "missing-attribute",
				 "of whom? <mark status=\"%s\"> needs the attribute \"of\" "
				 "(delegations, quorum or unstated)",
				 tvx_mark_status_word(mark->status));
	if ((mark->status == TVX_MARK_AGREED || mark->status == TVX_MARK_REOPENED) &&
	    mark->of.count)
		tvx_reader_error(r, "bad-value",
				 "<mark status=\"%s\"> waits for nobody; of=\"\" "
				 "belongs to ad-ref, pending and confirmed",
				 tvx_mark_status_word(mark->status));
	if ((mark->from || mark->to) && (!fragment || !mark->from || !mark->to))
		tvx_reader_error(r, "bad-value",
				 "from and to go together, with scope=\"fragment\"");
	else if (fragment && mark->from)
		check_span(r, tvx_proposal_host(r->paragraph, &probe), mark->from, mark->to);
	if (mark->scope == TVX_SCOPE_LANGUAGE && !mark->lang.len && !r->draft->lang.len)
		tvx_reader_error(r, "missing-attribute", "which language? add lang=\"…\"");
}

void
tvx_open_mark(struct tvx_reader *r, const struct tvx_str *values)
{
	struct tvx_mark *mark = TVX_ARENA_NEW(r->draft->arena, struct tvx_mark);

	mark->status = (enum tvx_mark_status)tvx_reader_word(r, &tvx_mark_status_words, values[0],
							     "status");
	mark->word = tvx_reader_keep(r, values[1]);
	mark->of = tvx_reader_parties(r, values[2]);
	mark->on = tvx_reader_date(r, values[3]);
	mark->at = tvx_reader_meeting(r, values[4]);
	mark->proposal = tvx_reader_proposal(r, values[5]);
	mark->scope = (enum tvx_scope)tvx_reader_word(r, &tvx_scope_words, values[6], "scope");
	mark->lang = tvx_reader_lang(r, values[7]);
	mark->from = tvx_reader_number(r, values[8], "from");
	mark->to = tvx_reader_number(r, values[9], "to");
	check_mark(r, mark);
	tvx_reader_words_into(r, &mark->words);
	if (!full(r, r->paragraph->marks.count, "marks"))
		TVX_LIST_ADD(&r->paragraph->marks, mark);
}

/* --- proposals -------------------------------------------------------------------------------------------- */

static void
check_depth(struct tvx_reader *r, const struct tvx_proposal *proposal)
{
	size_t depth = 0;

	for (const struct tvx_proposal *p = proposal; p; p = p->under)
		depth++;
	if (depth > TVX_LIMIT_DEPTH)
		tvx_reader_error(r, "too-deep", "proposals under proposals, more than %d deep",
				 TVX_LIMIT_DEPTH);
}

void
tvx_open_proposal(struct tvx_reader *r, const struct tvx_str *values)
{
	struct tvx_proposal *proposal = TVX_ARENA_NEW(r->draft->arena, struct tvx_proposal);

	r->proposal = proposal;
	r->has_change = false;
	if (tvx_reader_id(r, values[0]))
		proposal->id = tvx_reader_keep(r, values[0]);
	proposal->by = tvx_reader_parties(r, values[1]);
	proposal->on = tvx_reader_date(r, values[2]);
	proposal->at = tvx_reader_meeting(r, values[3]);
	proposal->under = (struct tvx_proposal *)(uintptr_t)tvx_reader_proposal(r, values[4]);
	proposal->lang = tvx_reader_lang(r, values[5]);
	check_depth(r, proposal);
	if (full(r, r->paragraph->proposals.count, "proposals"))
		return;
	if (proposal->id.len && tvx_map_add(r->proposals, proposal->id, proposal))
		tvx_reader_error(r, "duplicate-id", "proposal \"%.*s\" stands twice",
				 TVX_STR_ARG(proposal->id));
	TVX_LIST_ADD(&r->paragraph->proposals, proposal);
}

void
tvx_close_proposal(struct tvx_reader *r)
{
	if (!r->has_change)
		tvx_reader_error(r, "no-change",
				 "a proposal says what it changes: one of <insert>, "
				 "<delete>, <replace>, <alternative>, <new>, "
				 "<delete-paragraph>, <move>");
	r->proposal = NULL;
}

/* Words that go in between or instead of others. */
static void
change_words(struct tvx_reader *r, enum tvx_proposal_kind kind, uint32_t from, uint32_t to)
{
	struct tvx_proposal *proposal = r->proposal;

	proposal->kind = kind;
	proposal->from = from;
	proposal->to = to;
	r->has_change = true;
	if (kind != TVX_DELETE)
		proposal->words = tvx_reader_text_into(r);
	if (proposal->under && !proposal->under->words)
		tvx_reader_error(r, "no-words", "proposal \"%.*s\" has no words to amend",
				 TVX_STR_ARG(proposal->under->id));
	else
		check_span(r, tvx_proposal_host(r->paragraph, proposal), from, to);
	if (kind != TVX_INSERT && from && from == to)
		tvx_reader_error(r, "bad-value", "nothing stands between anchor %u and itself",
				 from);
}

static void
change_item(struct tvx_reader *r, enum tvx_proposal_kind kind)
{
	r->proposal->kind = kind;
	r->has_change = true;
	if (r->proposal->under)
		tvx_reader_error(r, "bad-value",
				 "<%s> speaks of the item; it cannot stand under a proposal",
				 tvx_proposal_kind_word(kind));
}

void
tvx_open_insert(struct tvx_reader *r, const struct tvx_str *values)
{
	uint32_t at = tvx_reader_number(r, values[0], "at");

	change_words(r, TVX_INSERT, at, at);
}

void
tvx_open_delete(struct tvx_reader *r, const struct tvx_str *values)
{
	change_words(r, TVX_DELETE, tvx_reader_number(r, values[0], "from"),
		     tvx_reader_number(r, values[1], "to"));
}

void
tvx_open_replace(struct tvx_reader *r, const struct tvx_str *values)
{
	change_words(r, TVX_REPLACE, tvx_reader_number(r, values[0], "from"),
		     tvx_reader_number(r, values[1], "to"));
}

void
tvx_open_alternative(struct tvx_reader *r, const struct tvx_str *values)
{
	(void)values;
	change_item(r, TVX_ALTERNATIVE);
	r->proposal->words = tvx_reader_text_into(r);
}

void
tvx_open_new(struct tvx_reader *r, const struct tvx_str *values)
{
	(void)values;
	change_item(r, TVX_NEW);
	r->proposal->words = tvx_reader_text_into(r);
	if (r->paragraph->texts.count || r->paragraph->proposals.first != r->proposal)
		tvx_reader_error(r, "misplaced-element",
				 "<new> is the first proposal of a paragraph without <text>");
}

void
tvx_open_delete_paragraph(struct tvx_reader *r, const struct tvx_str *values)
{
	(void)values;
	change_item(r, TVX_DELETE_PARAGRAPH);
}

void
tvx_open_move(struct tvx_reader *r, const struct tvx_str *values)
{
	change_item(r, TVX_MOVE);
	if (tvx_reader_id(r, values[0]))
		r->proposal->after = tvx_reader_keep(r, values[0]);
}

void
tvx_open_fate(struct tvx_reader *r, const struct tvx_str *values)
{
	struct tvx_proposal *proposal = r->proposal;

	proposal->fate = (enum tvx_fate)tvx_reader_word(r, &tvx_fate_words, values[0], "is");
	proposal->fate_on = tvx_reader_date(r, values[1]);
	proposal->fate_at = tvx_reader_meeting(r, values[2]);
	if (proposal->fate == TVX_FATE_OPEN && values[0].len)
		tvx_reader_error(r, "bad-value", "an open proposal has no <fate> yet");
	if (values[3].len) {
		struct tvx_later *later = TVX_ARENA_NEW(r->scratch, struct tvx_later);
		*later = (struct tvx_later){ r->later, proposal,
					     tvx_arena_str(r->scratch, values[3]),
					     r->stack[r->depth].offset };
		r->later = later;
		if (proposal->fate != TVX_FATE_AMENDED && proposal->fate != TVX_FATE_SUPERSEDED)
			tvx_reader_error(r, "bad-value",
					 "as=\"\" goes with amended and superseded only");
	}
	tvx_reader_words_into(r, &proposal->fate_reason);
}
