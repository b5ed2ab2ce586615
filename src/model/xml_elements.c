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
	r->paragraph->line = tvx_xml_tag_line(r->xml);
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
	{ "draft",
	  "/",
	  0,
	  true,
	  false,
	  "<meta>, <delegation>, <meeting>, then <division> and <paragraph>",
	  { NEEDED("version"), NEEDED("id"), NEEDED("lang"), MAY("house") },
	  open_draft,
	  NULL },
	{ "meta",
	  "draft",
	  0,
	  false,
	  true,
	  "words",
	  { NEEDED("name") },
	  open_meta,
	  tvx_close_words },
	{ "delegation",
	  "draft",
	  1,
	  false,
	  true,
	  "its name",
	  { NEEDED("id"), MAY("kind"), MAY("as"), MAY("aliases") },
	  open_delegation,
	  tvx_close_words },
	{ "meeting",
	  "draft",
	  2,
	  false,
	  true,
	  "its name",
	  { NEEDED("id"), MAY("on"), MAY("kind"), MAY("as") },
	  open_meeting,
	  tvx_close_words },
	{ "division",
	  "draft division",
	  3,
	  false,
	  false,
	  "<paragraph> and <division>",
	  { NEEDED("id") },
	  open_division,
	  close_division },
	{ "paragraph",
	  "draft division /",
	  3,
	  false,
	  false,
	  "<text>, <footnote>, <note>, <proposal>, <position>, <mark>",
	  { NEEDED("id"), MAY("kind"), MAY("label") },
	  open_paragraph,
	  close_paragraph },
	{ "text",
	  "paragraph",
	  0,
	  false,
	  true,
	  "words, <a/> and <fn/>",
	  { MAY("lang") },
	  tvx_open_text,
	  tvx_close_text },
	{ "footnote",
	  "paragraph",
	  1,
	  false,
	  true,
	  "words",
	  { NEEDED("id"), MAY("label"), MAY("lang") },
	  tvx_open_footnote,
	  tvx_close_words },
	{ "note",
	  "paragraph",
	  2,
	  false,
	  true,
	  "words",
	  { NEEDED("kind"), MAY("on"), MAY("lang") },
	  tvx_open_note,
	  tvx_close_words },
	{ "proposal",
	  "paragraph",
	  3,
	  false,
	  false,
	  "one change, then perhaps <fate>",
	  { NEEDED("id"), MAY("by"), MAY("on"), MAY("at"), MAY("under"), MAY("lang") },
	  tvx_open_proposal,
	  tvx_close_proposal },
	{ "position",
	  "paragraph",
	  4,
	  false,
	  true,
	  "words",
	  { NEEDED("stand"), NEEDED("by"), MAY("on"), MAY("at"), MAY("about") },
	  tvx_open_position,
	  tvx_close_words },
	{ "mark",
	  "paragraph",
	  5,
	  false,
	  true,
	  "words",
	  { NEEDED("status"), MAY("word"), MAY("of"), MAY("on"), MAY("at"), MAY("proposal"),
	    MAY("scope"), MAY("lang"), MAY("from"), MAY("to") },
	  tvx_open_mark,
	  tvx_close_words },
	{ "a",
	  "text insert replace alternative new",
	  0,
	  false,
	  false,
	  "nothing",
	  { NEEDED("n") },
	  tvx_open_anchor,
	  NULL },
	{ "fn",
	  "text insert replace alternative new",
	  0,
	  false,
	  false,
	  "nothing",
	  { NEEDED("ref") },
	  tvx_open_footnote_mark,
	  NULL },
	{ "insert",
	  "proposal",
	  0,
	  true,
	  true,
	  "words and <a/>",
	  { NEEDED("at") },
	  tvx_open_insert,
	  tvx_close_text },
	{ "delete",
	  "proposal",
	  0,
	  true,
	  false,
	  "nothing",
	  { NEEDED("from"), NEEDED("to") },
	  tvx_open_delete,
	  NULL },
	{ "replace",
	  "proposal",
	  0,
	  true,
	  true,
	  "words and <a/>",
	  { NEEDED("from"), NEEDED("to") },
	  tvx_open_replace,
	  tvx_close_text },
	{ "alternative",
	  "proposal",
	  0,
	  true,
	  true,
	  "words and <a/>",
	  { { 0 } },
	  tvx_open_alternative,
	  tvx_close_text },
	{ "new",
	  "proposal",
	  0,
	  true,
	  true,
	  "words and <a/>",
	  { { 0 } },
	  tvx_open_new,
	  tvx_close_text },
	{ "delete-paragraph",
	  "proposal",
	  0,
	  true,
	  false,
	  "nothing",
	  { { 0 } },
	  tvx_open_delete_paragraph,
	  NULL },
	{ "move", "proposal", 0, true, false, "nothing", { NEEDED("after") }, tvx_open_move, NULL },
	{ "fate",
	  "proposal",
	  1,
	  true,
	  true,
	  "the reason",
	  { NEEDED("is"), MAY("on"), MAY("at"), MAY("as") },
	  tvx_open_fate,
	  tvx_close_words },
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
	{ "outline",
	  "/",
	  0,
	  true,
	  false,
	  "<division> and <paragraph>",
	  { { 0 } },
	  open_outline,
	  NULL },
	{ "division",
	  "outline division",
	  0,
	  false,
	  false,
	  "<division> and <paragraph>",
	  { NEEDED("id") },
	  open_division,
	  close_division },
	{ "paragraph",
	  "outline division",
	  0,
	  false,
	  false,
	  "nothing",
	  { NEEDED("id") },
	  open_outlined,
	  NULL },
};

#define ROWS(table) table, sizeof(table) / sizeof((table)[0])

const struct tvx_vocabulary tvx_draft_vocabulary = { "draft", ROWS(draft_elements) };
const struct tvx_vocabulary tvx_paragraph_vocabulary = { "paragraph", ROWS(draft_elements) };
const struct tvx_vocabulary tvx_outline_vocabulary = { "outline", ROWS(outline_elements) };
