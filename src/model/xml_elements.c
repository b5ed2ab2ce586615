/* The vocabulary of the draft file, one row an element; travaux-draft(5) explains it. */
#include "model/countries.h"
#include "model/xml_hanging.h"
#include "model/xml_values.h"

/* --- the head ----------------------------------------------------------------------------------- */

static void
open_draft(struct tvx_reader *r, const struct tvx_str *values)
{
	if (values[0].len && !tvx_str_equal(values[0], TVX_STR("1")))
		tvx_reader_error(r, "bad-version",
				 "the draft is of version \"%.*s\"; only version 1 is known here",
				 TVX_STR_ARG(values[0]));
	if (tvx_reader_id(r, values[1]))
		r->draft->id = tvx_reader_keep(r, values[1]);
	r->draft->lang = tvx_reader_lang(r, values[2]);
	r->draft->house = tvx_reader_keep(r, values[3]);
}

static void
open_meta(struct tvx_reader *r, const struct tvx_str *values)
{
	struct tvx_meta *meta = TVX_ARENA_NEW(r->draft->arena, struct tvx_meta);

	meta->name = tvx_reader_keep(r, values[0]);
	if (meta->name.len && tvx_map_add(r->metas, meta->name, meta))
		tvx_reader_error(r, "twice", "<meta name=\"%.*s\"> stands twice",
				 TVX_STR_ARG(meta->name));
	TVX_LIST_ADD(&r->draft->meta, meta);
	tvx_reader_words_into(r, &meta->value);
}

static bool
delegation_id_valid(struct tvx_str id)
{
	for (size_t i = 0; i < id.len; i++) {
		char c = id.ptr[i];
		bool letter = c >= 'A' && c <= 'Z';
		if (!letter && (i == 0 || ((c < '0' || c > '9') && c != '-')))
			return false;
	}
	return true;
}

static void
open_delegation(struct tvx_reader *r, const struct tvx_str *values)
{
	struct tvx_delegation *delegation = TVX_ARENA_NEW(r->draft->arena, struct tvx_delegation);
	int kind = tvx_reader_word(r, &tvx_delegation_kind_words, values[1], "kind");

	delegation->id = tvx_reader_keep(r, values[0]);
	delegation->kind = (enum tvx_delegation_kind)kind;
	delegation->code = tvx_reader_keep(r, values[2]);
	delegation->aliases = tvx_reader_keep(r, values[3]);
	if (kind > TVX_OBSERVER)
		tvx_reader_error(r, "bad-value",
				 "\"%.*s\" is known to every draft; do not declare it",
				 TVX_STR_ARG(values[1]));
	else if (!delegation_id_valid(delegation->id))
		tvx_reader_error(r, "bad-id",
				 "id=\"%.*s\" names no delegation; expected capitals, "
				 "digits and -",
				 TVX_STR_ARG(delegation->id));
	else if (kind == TVX_COUNTRY && delegation->id.len && !tvx_country_known(delegation->id))
		tvx_reader_error(r, "unknown-country",
				 "\"%.*s\" is no country of ISO 3166-1 alpha-3; a body or office "
				 "says so by kind",
				 TVX_STR_ARG(delegation->id));
	if (delegation->id.len && tvx_map_add(r->delegations, delegation->id, delegation))
		tvx_reader_error(r, "twice", "delegation \"%.*s\" is declared twice",
				 TVX_STR_ARG(delegation->id));
	TVX_LIST_ADD(&r->draft->delegations, delegation);
	tvx_reader_words_into(r, &delegation->name);
}

static void
open_meeting(struct tvx_reader *r, const struct tvx_str *values)
{
	struct tvx_meeting *meeting = TVX_ARENA_NEW(r->draft->arena, struct tvx_meeting);

	if (tvx_reader_id(r, values[0]))
		meeting->id = tvx_reader_keep(r, values[0]);
	meeting->on = tvx_reader_date(r, values[1]);
	meeting->kind = (enum tvx_meeting_kind)tvx_reader_word(r, &tvx_meeting_kind_words,
							       values[2], "kind");
	meeting->code = tvx_reader_keep(r, values[3]);
	meeting->symbol = tvx_reader_keep(r, values[4]);
	meeting->quorum = tvx_reader_number(r, values[5], "quorum");
	meeting->open = tvx_reader_word(r, &tvx_held_words, values[6], "held") == 1;
	if (meeting->id.len && tvx_map_add(r->meetings, meeting->id, meeting))
		tvx_reader_error(r, "twice", "meeting \"%.*s\" is declared twice",
				 TVX_STR_ARG(meeting->id));
	TVX_LIST_ADD(&r->draft->meetings, meeting);
	tvx_reader_words_into(r, &meeting->name);
}

/* --- the tree --------------------------------------------------------------------------------------- */

static void
open_division(struct tvx_reader *r, const struct tvx_str *values)
{
	struct tvx_division *division = TVX_ARENA_NEW(r->draft->arena, struct tvx_division);

	division->node.kind = TVX_DIVISION;
	if (tvx_reader_id(r, values[0]))
		division->id = tvx_reader_keep(r, values[0]);
	if (division->id.len && tvx_map_add(r->divisions, division->id, division))
		tvx_reader_error(r, "twice", "division \"%.*s\" stands twice",
				 TVX_STR_ARG(division->id));
	if (++r->division_depth == TVX_LIMIT_DEPTH + 1)
		tvx_reader_error(r, "too-deep", "divisions nested more than %d deep",
				 TVX_LIMIT_DEPTH);
	tvx_node_add(r->division, &division->node);
	r->division = &division->node;
}

static void
close_division(struct tvx_reader *r)
{
	r->division = r->division->parent;
	r->division_depth--;
}

static struct tvx_paragraph *
add_paragraph(struct tvx_reader *r, struct tvx_str value)
{
	struct tvx_draft *draft = r->draft;
	struct tvx_paragraph *paragraph = TVX_ARENA_NEW(draft->arena, struct tvx_paragraph);

	paragraph->node.kind = TVX_PARAGRAPH;
	paragraph->line = tvx_xml_tag_line(r->xml);
	tvx_node_add(r->division, &paragraph->node);
	draft->paragraph_count++;
	if (!tvx_reader_id(r, value))
		return paragraph;
	paragraph->id = tvx_reader_keep(r, value);
	const struct tvx_paragraph *first = tvx_map_add(
		r->folded, tvx_id_fold(r->scratch, paragraph->id), paragraph);
	if (!first)
		tvx_map_add(draft->paragraphs, paragraph->id, paragraph);
	else
		tvx_reader_error(
			r, "duplicate-id",
			"id \"%.*s\" is taken by the paragraph of line %u (capitals do not "
			"tell ids apart)",
			TVX_STR_ARG(paragraph->id), first->line);
	return paragraph;
}

static void
open_paragraph(struct tvx_reader *r, const struct tvx_str *values)
{
	if (!r->assembling)
		r->paragraph = add_paragraph(r, values[0]);
	else if (!tvx_str_equal(r->paragraph->id, values[0]))
		tvx_reader_error(r, "misplaced-id", "id \"%.*s\" in the file of \"%.*s\"",
				 TVX_STR_ARG(values[0]), TVX_STR_ARG(r->paragraph->id));
	r->paragraph->kind = (enum tvx_unit_kind)tvx_reader_word(r, &tvx_unit_kind_words, values[1],
								 "kind");
	r->paragraph->label = tvx_reader_keep(r, values[2]);
	r->paragraph->seal = tvx_reader_seal(r, values[3]);
	/* In a file of its own every paragraph begins on the first line. */
	if (r->assembling)
		r->paragraph->line = 0;
	tvx_map_clear(r->proposals);
	r->later = NULL;
	r->too_many = false;
}

static void
check_footnotes(struct tvx_reader *r, const struct tvx_text *text)
{
	const struct tvx_footnote *f;

	for (size_t i = 0; text && i < text->inline_count; i++) {
		if (text->inlines[i].kind != TVX_FOOTNOTE_MARK)
			continue;
		for (f = r->paragraph->footnotes.first; f; f = f->next)
			if (tvx_str_equal(f->id, text->inlines[i].footnote))
				break;
		if (!f)
			tvx_reader_error(r, "unknown-footnote",
					 "<fn ref=\"%.*s\"> has no <footnote> in this paragraph",
					 TVX_STR_ARG(text->inlines[i].footnote));
	}
}

static void
close_paragraph(struct tvx_reader *r)
{
	struct tvx_paragraph *paragraph = r->paragraph;
	const struct tvx_proposal *first = paragraph->proposals.first;

	if (!paragraph->texts.count && !(first && first->kind == TVX_NEW))
		tvx_reader_error(r, "no-words",
				 "a paragraph needs <text>, or a first proposal that is <new>");
	for (const struct tvx_text *t = paragraph->texts.first; t; t = t->next)
		check_footnotes(r, t);
	for (const struct tvx_proposal *p = first; p; p = p->next)
		check_footnotes(r, p->words);
	for (const struct tvx_later *l = r->later; l; l = l->next) {
		l->proposal->fate_as = tvx_map_get(r->proposals, l->as);
		if (!l->proposal->fate_as || l->proposal->fate_as == l->proposal)
			tvx_reader_error_at(r, l->offset, "unknown-proposal",
					    "as=\"%.*s\" is no other proposal of this paragraph",
					    TVX_STR_ARG(l->as));
	}
	if (!r->assembling)
		r->paragraph = NULL;
}

/* --- the tables -------------------------------------------------------------------------------------------- */

#define NEEDED(name)       \
	{                  \
		name, true \
	}
#define MAY(name)           \
	{                   \
		name, false \
	}

static const struct tvx_element draft_elements[] = {
	{ .name = "draft",
	  .parents = "/",
	  .rank = 0,
	  .once = true,
	  .expects = "<meta>, <delegation>, <meeting>, then <division> and <paragraph>",
	  .attributes = { NEEDED("version"), NEEDED("id"), NEEDED("lang"), MAY("house") },
	  .open = open_draft },
	{ .name = "meta",
	  .parents = "draft",
	  .rank = 0,
	  .words = true,
	  .expects = "words",
	  .attributes = { NEEDED("name") },
	  .open = open_meta,
	  .close = tvx_close_words },
	{ .name = "delegation",
	  .parents = "draft",
	  .rank = 1,
	  .words = true,
	  .expects = "its name",
	  .attributes = { NEEDED("id"), MAY("kind"), MAY("as"), MAY("aliases") },
	  .open = open_delegation,
	  .close = tvx_close_words },
	{ .name = "meeting",
	  .parents = "draft",
	  .rank = 2,
	  .words = true,
	  .expects = "its name",
	  .attributes = { NEEDED("id"), MAY("on"), MAY("kind"), MAY("as"), MAY("symbol"),
			  MAY("quorum"), MAY("held") },
	  .open = open_meeting,
	  .close = tvx_close_words },
	{ .name = "division",
	  .parents = "draft division",
	  .rank = 3,
	  .expects = "<paragraph> and <division>",
	  .attributes = { NEEDED("id") },
	  .open = open_division,
	  .close = close_division },
	{ .name = "paragraph",
	  .parents = "draft division /",
	  .rank = 3,
	  .expects = "<source>, <text>, <footnote>, <note>, <proposal>, <position>, <mark>",
	  .attributes = { NEEDED("id"), MAY("kind"), MAY("label"), MAY("seal") },
	  .open = open_paragraph,
	  .close = close_paragraph },
	{ .name = "source",
	  .parents = "paragraph",
	  .rank = 0,
	  .once = true,
	  .words = true,
	  .expects = "words",
	  .attributes = { MAY("line") },
	  .open = tvx_open_source,
	  .close = tvx_close_words },
	{ .name = "text",
	  .parents = "paragraph",
	  .rank = 1,
	  .words = true,
	  .expects = "words, <a/> and <fn/>",
	  .attributes = { MAY("lang") },
	  .open = tvx_open_text,
	  .close = tvx_close_text },
	{ .name = "footnote",
	  .parents = "paragraph",
	  .rank = 2,
	  .words = true,
	  .expects = "words",
	  .attributes = { NEEDED("id"), MAY("label"), MAY("lang") },
	  .open = tvx_open_footnote,
	  .close = tvx_close_words },
	{ .name = "note",
	  .parents = "paragraph",
	  .rank = 3,
	  .words = true,
	  .expects = "words",
	  .attributes = { NEEDED("kind"), MAY("on"), MAY("lang") },
	  .open = tvx_open_note,
	  .close = tvx_close_words },
	{ .name = "proposal",
	  .parents = "paragraph",
	  .rank = 4,
	  .expects = "one change, then perhaps <fate>",
	  .attributes = { NEEDED("id"), MAY("by"), MAY("on"), MAY("at"), MAY("under"),
			  MAY("lang") },
	  .open = tvx_open_proposal,
	  .close = tvx_close_proposal },
	{ .name = "position",
	  .parents = "paragraph",
	  .rank = 5,
	  .words = true,
	  .expects = "words",
	  .attributes = { NEEDED("stand"), NEEDED("by"), MAY("on"), MAY("at"), MAY("about") },
	  .open = tvx_open_position,
	  .close = tvx_close_words },
	{ .name = "mark",
	  .parents = "paragraph",
	  .rank = 6,
	  .words = true,
	  .expects = "words",
	  .attributes = { NEEDED("status"), MAY("word"), MAY("of"), MAY("on"), MAY("at"),
			  MAY("proposal"), MAY("scope"), MAY("lang"), MAY("from"), MAY("to") },
	  .open = tvx_open_mark,
	  .close = tvx_close_words },
	{ .name = "a",
	  .parents = "text insert replace alternative new",
	  .rank = 0,
	  .expects = "nothing",
	  .attributes = { NEEDED("n") },
	  .open = tvx_open_anchor },
	{ .name = "fn",
	  .parents = "text insert replace alternative new",
	  .rank = 0,
	  .expects = "nothing",
	  .attributes = { NEEDED("ref") },
	  .open = tvx_open_footnote_mark },
	{ .name = "insert",
	  .parents = "proposal",
	  .rank = 0,
	  .once = true,
	  .words = true,
	  .expects = "words and <a/>",
	  .attributes = { NEEDED("at") },
	  .open = tvx_open_insert,
	  .close = tvx_close_text },
	{ .name = "delete",
	  .parents = "proposal",
	  .rank = 0,
	  .once = true,
	  .expects = "nothing",
	  .attributes = { NEEDED("from"), NEEDED("to") },
	  .open = tvx_open_delete },
	{ .name = "replace",
	  .parents = "proposal",
	  .rank = 0,
	  .once = true,
	  .words = true,
	  .expects = "words and <a/>",
	  .attributes = { NEEDED("from"), NEEDED("to") },
	  .open = tvx_open_replace,
	  .close = tvx_close_text },
	{ .name = "alternative",
	  .parents = "proposal",
	  .rank = 0,
	  .once = true,
	  .words = true,
	  .expects = "words and <a/>",
	  .open = tvx_open_alternative,
	  .close = tvx_close_text },
	{ .name = "new",
	  .parents = "proposal",
	  .rank = 0,
	  .once = true,
	  .words = true,
	  .expects = "words and <a/>",
	  .open = tvx_open_new,
	  .close = tvx_close_text },
	{ .name = "delete-paragraph",
	  .parents = "proposal",
	  .rank = 0,
	  .once = true,
	  .expects = "nothing",
	  .open = tvx_open_delete_paragraph },
	{ .name = "move",
	  .parents = "proposal",
	  .rank = 0,
	  .once = true,
	  .expects = "nothing",
	  .attributes = { NEEDED("after") },
	  .open = tvx_open_move },
	{ .name = "fate",
	  .parents = "proposal",
	  .rank = 1,
	  .once = true,
	  .words = true,
	  .expects = "the reason",
	  .attributes = { NEEDED("is"), MAY("on"), MAY("at"), MAY("as") },
	  .open = tvx_open_fate,
	  .close = tvx_close_words },
};

static void
open_outline(struct tvx_reader *r, const struct tvx_str *values)
{
	(void)r, (void)values;
}

static void
open_outlined(struct tvx_reader *r, const struct tvx_str *values)
{
	add_paragraph(r, values[0]);
}

static const struct tvx_element outline_elements[] = {
	{ .name = "outline",
	  .parents = "/",
	  .rank = 0,
	  .once = true,
	  .expects = "<division> and <paragraph>",
	  .open = open_outline },
	{ .name = "division",
	  .parents = "outline division",
	  .rank = 0,
	  .expects = "<division> and <paragraph>",
	  .attributes = { NEEDED("id") },
	  .open = open_division,
	  .close = close_division },
	{ .name = "paragraph",
	  .parents = "outline division",
	  .rank = 0,
	  .expects = "nothing",
	  .attributes = { NEEDED("id") },
	  .open = open_outlined },
};

#define ROWS(table) table, sizeof(table) / sizeof((table)[0])

const struct tvx_vocabulary tvx_draft_vocabulary = { "draft", ROWS(draft_elements) };
const struct tvx_vocabulary tvx_paragraph_vocabulary = { "paragraph", ROWS(draft_elements) };
const struct tvx_vocabulary tvx_outline_vocabulary = { "outline", ROWS(outline_elements) };
