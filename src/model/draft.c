/* The draft: made, freed, and asked for what is in it. */
#include "model/draft.h"

#include "base/ascii.h"

#include <string.h>

const struct tvx_delegation tvx_party_quorum = { .id = { "quorum", 6 },
						 .kind = TVX_QUORUM,
						 .name = { "quorum", 6 } };
const struct tvx_delegation tvx_party_unstated = { .id = { "unstated", 8 },
						   .kind = TVX_UNSTATED,
						   .name = { "not stated", 10 } };

struct tvx_draft *
tvx_draft_new(void)
{
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_draft *draft = TVX_ARENA_NEW(arena, struct tvx_draft);

	draft->arena = arena;
	draft->root.node.kind = TVX_DIVISION;
	draft->paragraphs = tvx_map_new(arena);
	return draft;
}

void
tvx_draft_free(struct tvx_draft *draft)
{
	if (draft)
		tvx_arena_free(draft->arena);
}

void
tvx_node_add(struct tvx_node *parent, struct tvx_node *child)
{
	child->parent = parent;
	if (parent->last_child)
		parent->last_child->next = child;
	else
		parent->first_child = child;
	parent->last_child = child;
}

void
tvx_node_remove(struct tvx_node *node)
{
	struct tvx_node *parent = node->parent, *before = NULL;

	for (struct tvx_node *n = parent->first_child; n != node; n = n->next)
		before = n;
	if (before)
		before->next = node->next;
	else
		parent->first_child = node->next;
	if (parent->last_child == node)
		parent->last_child = before;
	node->next = NULL;
}

/* Names that some system keeps for devices, whatever follows the first dot. */
static bool
is_reserved(struct tvx_str id)
{
	static const char *const names[] = { "con", "prn", "aux", "nul", "com", "lpt" };
	struct tvx_str stem = tvx_str_split(&id, '.');

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct tvx_str name = { names[i], 3 }, head = { stem.ptr, 3 };
		bool numbered = i >= 4;
		if (stem.len == (numbered ? 4u : 3u) && tvx_str_equal_nocase(head, name) &&
		    (!numbered || (stem.ptr[3] >= '1' && stem.ptr[3] <= '9')))
			return true;
	}
	return false;
}

bool
tvx_id_valid(struct tvx_str id)
{
	if (!id.len || id.len > TVX_LIMIT_ID_BYTES || !tvx_is_alnum(id.ptr[0]))
		return false;
	for (size_t i = 1; i < id.len; i++) {
		char c = id.ptr[i];
		if (!tvx_is_alnum(c) && c != '.' && c != '-' && c != '_')
			return false;
		if (c == '.' && (i + 1 == id.len || id.ptr[i + 1] == '.'))
			return false;
	}
	return !is_reserved(id);
}

struct tvx_str
tvx_id_fold(struct tvx_arena *arena, struct tvx_str id)
{
	char *folded = tvx_arena_alloc(arena, id.len + 1);

	for (size_t i = 0; i < id.len; i++)
		folded[i] = id.ptr[i] >= 'A' && id.ptr[i] <= 'Z' ? (char)(id.ptr[i] + 32)
								 : id.ptr[i];
	return (struct tvx_str){ folded, id.len };
}

const struct tvx_paragraph *
tvx_draft_paragraph(const struct tvx_draft *draft, struct tvx_str id)
{
	return tvx_map_get(draft->paragraphs, id);
}

static bool
has_alias(const struct tvx_delegation *delegation, struct tvx_str name)
{
	struct tvx_str rest = delegation->aliases;

	while (rest.len)
		if (tvx_str_equal_nocase(tvx_str_split(&rest, ' '), name))
			return true;
	return false;
}

const struct tvx_delegation *
tvx_draft_delegation(const struct tvx_draft *draft, struct tvx_str name)
{
	const struct tvx_delegation *d, *by_alias = NULL;

	if (!name.len)
		return NULL;
	for (d = draft->delegations.first; d; d = d->next) {
		if (tvx_str_equal_nocase(d->id, name))
			return d;
		if (!by_alias && (tvx_str_equal_nocase(d->code, name) || has_alias(d, name) ||
				  tvx_str_equal_nocase(d->name, name)))
			by_alias = d;
	}
	if (by_alias)
		return by_alias;
	if (tvx_str_equal_nocase(name, tvx_party_quorum.id))
		return &tvx_party_quorum;
	return tvx_str_equal_nocase(name, tvx_party_unstated.id) ? &tvx_party_unstated : NULL;
}

const struct tvx_meeting *
tvx_draft_meeting(const struct tvx_draft *draft, struct tvx_str id)
{
	for (const struct tvx_meeting *m = draft->meetings.first; m; m = m->next)
		if (tvx_str_equal(m->id, id))
			return m;
	return NULL;
}

struct tvx_str
tvx_draft_meta(const struct tvx_draft *draft, const char *name)
{
	for (const struct tvx_meta *m = draft->meta.first; m; m = m->next)
		if (tvx_str_equal(m->name, tvx_str_of(name)))
			return m->value;
	return TVX_STR("");
}

const struct tvx_text *
tvx_paragraph_text(const struct tvx_paragraph *paragraph, struct tvx_str lang)
{
	for (const struct tvx_text *t = paragraph->texts.first; t; t = t->next)
		if (tvx_str_equal(t->lang, lang))
			return t;
	return paragraph->texts.first;
}

const struct tvx_proposal *
tvx_paragraph_proposal(const struct tvx_paragraph *paragraph, struct tvx_str id)
{
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next)
		if (tvx_str_equal(p->id, id))
			return p;
	return NULL;
}

long
tvx_text_anchor(const struct tvx_text *text, uint32_t n)
{
	for (size_t i = 0; i < text->inline_count; i++)
		if (text->inlines[i].kind == TVX_ANCHOR && text->inlines[i].n == n)
			return (long)i;
	return -1;
}

struct tvx_str
tvx_words_between(const struct tvx_text *text, uint32_t from, uint32_t to)
{
	long first = tvx_text_anchor(text, from), last = tvx_text_anchor(text, to);

	if (first < 0 || last < first)
		return TVX_STR("");
	size_t start = text->inlines[first].offset;
	return (struct tvx_str){ text->words.ptr + start, text->inlines[last].offset - start };
}

const struct tvx_text *
tvx_proposal_host(const struct tvx_paragraph *paragraph, const struct tvx_proposal *proposal)
{
	if (proposal->under)
		return proposal->under->words;
	for (const struct tvx_text *t = paragraph->texts.first; t; t = t->next)
		if (tvx_str_equal(t->lang, proposal->lang))
			return t;
	return NULL;
}

struct tvx_str
tvx_proposal_old_words(const struct tvx_paragraph *paragraph, const struct tvx_proposal *proposal)
{
	const struct tvx_text *host = proposal->from ? tvx_proposal_host(paragraph, proposal)
						     : NULL;

	return host ? tvx_str_trim(tvx_words_between(host, proposal->from, proposal->to))
		    : TVX_STR("");
}

const struct tvx_proposal *
tvx_proposal_root(const struct tvx_proposal *proposal)
{
	while (proposal->under)
		proposal = proposal->under;
	return proposal;
}

struct tvx_date
tvx_day_of(struct tvx_date on, const struct tvx_meeting *at)
{
	return tvx_date_given(on) || !at ? on : at->on;
}

struct tvx_str
tvx_mark_fragment(const struct tvx_paragraph *paragraph, const struct tvx_mark *mark)
{
	struct tvx_proposal probe = { .under = (struct tvx_proposal *)(uintptr_t)mark->proposal,
				      .lang = mark->lang };
	const struct tvx_text *host = tvx_proposal_host(paragraph, &probe);

	return host && mark->from ? tvx_words_between(host, mark->from, mark->to) : TVX_STR("");
}

bool
tvx_proposal_is_whole(enum tvx_proposal_kind kind)
{
	return kind >= TVX_ALTERNATIVE;
}

bool
tvx_parties_have(const struct tvx_parties *parties, const struct tvx_delegation *who)
{
	for (size_t i = 0; i < parties->count; i++)
		if (parties->list[i] == who)
			return true;
	return false;
}

struct tvx_str
tvx_delegation_code(const struct tvx_delegation *delegation)
{
	return delegation->code.len ? delegation->code : delegation->id;
}

struct tvx_str
tvx_meeting_code(const struct tvx_meeting *meeting)
{
	if (meeting->code.len || meeting->kind == TVX_MEETING_UNSTATED)
		return meeting->code;
	return tvx_str_of(tvx_meeting_kind_word(meeting->kind));
}
