/* Parts of a paragraph: who, when, proposals, positions, marks and notes. */
#include "read/weave.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* --- who -------------------------------------------------------------------------------------- */

const struct tvx_delegation *
tvx_weave_delegation(struct tvx_weaver *w, const struct tvx_party *party)
{
	const struct tvx_delegation *found;

	for (found = w->draft->delegations.first; found; found = found->next)
		if (tvx_str_equal(found->id, party->id))
			return found;
	struct tvx_arena *arena = w->draft->arena;
	struct tvx_delegation *made = TVX_ARENA_NEW(arena, struct tvx_delegation);
	made->id = tvx_arena_str(arena, party->id);
	made->kind = party->kind;
	if (!tvx_str_equal(party->code, party->id))
		made->code = tvx_arena_str(arena, party->code);
	made->name = tvx_arena_str(arena, party->name);
	made->aliases = tvx_arena_str(arena, party->aliases);
	TVX_LIST_ADD(&w->draft->delegations, made);
	return made;
}

static void
add_party(struct tvx_weaver *w, struct tvx_parties *parties, const struct tvx_delegation *who)
{
	for (size_t i = 0; i < parties->count; i++)
		if (parties->list[i] == who)
			return;
	if (!parties->list)
		parties->list = tvx_arena_alloc(w->draft->arena,
						(TVX_MOST_PARTIES + 2) * sizeof(*parties->list));
	if (parties->count < TVX_MOST_PARTIES + 2)
		parties->list[parties->count++] = who;
}

void
tvx_weave_parties(struct tvx_weaver *w, const struct tvx_act *act, struct tvx_parties *out)
{
	for (size_t i = 0; i < act->by_count; i++)
		add_party(w, out, tvx_weave_delegation(w, act->by[i]));
}

/* "Legal and Financial": the services whose advice is waited for. */
static void
add_offices(struct tvx_weaver *w, struct tvx_str offices, struct tvx_parties *out)
{
	while (offices.ptr && offices.len) {
		struct tvx_str name = offices;
		const char *cut = memmem(offices.ptr, offices.len, " and ", 5);
		const char *comma = memchr(offices.ptr, ',', offices.len);
		size_t skip = 5;
		if (comma && (!cut || comma < cut)) {
			cut = comma;
			skip = 1;
		}
		if (cut)
			name.len = (size_t)(cut - offices.ptr);
		offices = cut ? (struct tvx_str){ cut + skip, offices.len - name.len - skip }
			      : (struct tvx_str){ 0 };
		name = tvx_str_trim(name);
		if (name.len > 4 && strncasecmp(name.ptr, "the ", 4) == 0)
			name = tvx_str_trim((struct tvx_str){ name.ptr + 4, name.len - 4 });
		char id[40];
		size_t len = 0;
		for (size_t i = 0; i < name.len && len < sizeof(id) - 1; i++)
			if (isalnum((unsigned char)name.ptr[i]))
				id[len++] = (char)toupper((unsigned char)name.ptr[i]);
			else if (len && id[len - 1] != '-')
				id[len++] = '-';
		while (len && id[len - 1] == '-')
			len--;
		struct tvx_party party = {
			.id = { id, len }, .code = { id, len }, .name = name, .kind = TVX_OFFICE
		};
		if (tvx_id_valid(party.id) && isupper((unsigned char)id[0]))
			add_party(w, out, tvx_weave_delegation(w, &party));
	}
}

/* --- when ---------------------------------------------------------------------------------------- */

const struct tvx_meeting *
tvx_weave_meeting(struct tvx_weaver *w, const struct tvx_act *act)
{
	enum tvx_meeting_kind kind = act->venue;
	const struct tvx_meeting *found;
	char date[11], id[24];

	if (!tvx_date_given(act->on))
		return NULL;
	for (size_t i = 0; kind == TVX_MEETING_UNSTATED && i < w->formal_count; i++)
		if (tvx_date_compare(w->formal[i], act->on) == 0)
			kind = TVX_MEETING_FORMAL;
	if (kind == TVX_MEETING_UNSTATED)
		return NULL;
	tvx_date_format(act->on, date);
	snprintf(id, sizeof(id), "%s-%s", date, kind == TVX_MEETING_FORMAL ? "formal" : "im");
	if ((found = tvx_draft_meeting(w->draft, tvx_str_of(id))))
		return found;
	struct tvx_meeting *made = TVX_ARENA_NEW(w->draft->arena, struct tvx_meeting);
	made->id = tvx_arena_str(w->draft->arena, tvx_str_of(id));
	made->on = act->on;
	made->kind = kind;
	if (kind == TVX_MEETING_INFORMAL && act->venue_code.len && act->venue_code.len < 8)
		made->code = tvx_arena_str(w->draft->arena, act->venue_code);
	TVX_LIST_ADD(&w->draft->meetings, made);
	return made;
}

/* --- what hangs on a paragraph ------------------------------------------------------------------ */

void
tvx_weave_guess(struct tvx_weaver *w, const char *name, enum tvx_confidence confidence,
		size_t offset, struct tvx_str words, const char *assumed, const char *why)
{
	struct tvx_assumption assumption = { .name = name,
					     .confidence = confidence,
					     .words = words,
					     .offset = offset,
					     .assumed = assumed,
					     .why = why };

	tvx_guess_tell(w->paper, w->block, w->paragraph ? w->paragraph->id : TVX_STR(""),
		       &assumption);
}

struct tvx_proposal *
tvx_weave_proposal(struct tvx_weaver *w, enum tvx_proposal_kind kind, const struct tvx_act *act,
		   struct tvx_proposal *under)
{
	struct tvx_arena *arena = w->draft->arena;
	size_t number = w->paragraph->proposals.count + 1;

	if (number > TVX_LIMIT_ENTRIES)
		return NULL;
	struct tvx_proposal *proposal = TVX_ARENA_NEW(arena, struct tvx_proposal);
	proposal->id = tvx_arena_printf(arena, "p%zu", number);
	proposal->kind = kind;
	proposal->under = under;
	proposal->on = act->on;
	proposal->at = tvx_weave_meeting(w, act);
	tvx_weave_parties(w, act, &proposal->by);
	if (kind != TVX_DELETE && kind != TVX_DELETE_PARAGRAPH)
		proposal->words = TVX_ARENA_NEW(arena, struct tvx_text);
	TVX_LIST_ADD(&w->paragraph->proposals, proposal);
	w->last = proposal;
	return proposal;
}

void
tvx_weave_position(struct tvx_weaver *w, const struct tvx_act *act, struct tvx_proposal *about)
{
	struct tvx_arena *arena = w->draft->arena;

	if (w->paragraph->positions.count == TVX_LIMIT_ENTRIES)
		return;
	struct tvx_position *position = TVX_ARENA_NEW(arena, struct tvx_position);
	position->stand = act->stand;
	position->on = act->on;
	position->at = tvx_weave_meeting(w, act);
	position->about = about;
	position->words = tvx_arena_str(arena, act->said);
	tvx_weave_parties(w, act, &position->by);
	TVX_LIST_ADD(&w->paragraph->positions, position);
}

void
tvx_weave_clauses(struct tvx_weaver *w, const struct tvx_act *act, struct tvx_proposal *about)
{
	struct tvx_str rest = act->clauses;

	while (rest.len) {
		struct tvx_act clause;
		if (tvx_act_clause(w->paper->house, tvx_str_split(&rest, ';'), &clause) &&
		    clause.kind == TVX_ACT_POSITION)
			tvx_weave_position(w, &clause, about);
	}
}

void
tvx_weave_note(struct tvx_weaver *w, enum tvx_note_kind kind, struct tvx_date on,
	       struct tvx_str words)
{
	struct tvx_note *note = TVX_ARENA_NEW(w->draft->arena, struct tvx_note);

	note->kind = kind;
	note->on = on;
	note->words = tvx_arena_str(w->draft->arena, words);
	TVX_LIST_ADD(&w->paragraph->notes, note);
}

static size_t
find_nocase(struct tvx_str words, struct tvx_str quoted)
{
	for (size_t i = 0; quoted.len && i + quoted.len <= words.len; i++)
		if (tvx_str_equal_nocase((struct tvx_str){ words.ptr + i, quoted.len }, quoted))
			return i;
	return SIZE_MAX;
}

/* “combat” stays: the words between the quotation marks. */
static struct tvx_str
quoted_words(struct tvx_str said)
{
	size_t open = said.ptr[0] == '"' ? 1 : 3;
	const char *close = open == 1 ? memchr(said.ptr + 1, '"', said.len - 1)
				      : memmem(said.ptr, said.len, "\xE2\x80\x9D", 3);

	if (!close)
		return (struct tvx_str){ 0 };
	return (struct tvx_str){ said.ptr + open, (size_t)(close - said.ptr) - open };
}

static void
set_scope(struct tvx_weaver *w, const struct tvx_act *act, struct tvx_host *host,
	  struct tvx_mark *mark)
{
	struct tvx_str quoted = act->fragment && act->said.len > 3 ? quoted_words(act->said)
								   : (struct tvx_str){ 0 };
	size_t at = find_nocase(tvx_buf_str(&host->words), quoted);

	(void)w;
	if (at != SIZE_MAX && !host->proposal) {
		mark->scope = TVX_SCOPE_FRAGMENT;
		mark->from = tvx_host_anchor(host, at);
		mark->to = tvx_host_anchor(host, at + quoted.len);
	} else if (act->lang.len) {
		mark->scope = TVX_SCOPE_LANGUAGE;
		/* The draft's own language is not named again. */
		if (!tvx_str_equal(act->lang, w->draft->lang))
			mark->lang = act->lang;
	}
}

void
tvx_weave_mark(struct tvx_weaver *w, const struct tvx_act *act, struct tvx_host *host)
{
	struct tvx_arena *arena = w->draft->arena;

	if (w->paragraph->marks.count == TVX_LIMIT_ENTRIES)
		return;
	struct tvx_mark *mark = TVX_ARENA_NEW(arena, struct tvx_mark);
	mark->status = act->status;
	mark->word = tvx_arena_str(arena, act->word);
	mark->on = act->on;
	mark->at = tvx_weave_meeting(w, act);
	mark->words = tvx_arena_str(arena, act->said);
	tvx_weave_parties(w, act, &mark->of);
	if (act->quorum)
		add_party(w, &mark->of, &tvx_party_quorum);
	add_offices(w, act->offices, &mark->of);
	if (mark->status == TVX_MARK_AD_REF && !mark->of.count) {
		add_party(w, &mark->of, &tvx_party_unstated);
		tvx_weave_guess(w, "unstated-condition", TVX_HIGH, act->from, mark->word,
				"somebody has to confirm", "it does not say of whom");
	}
	if (host) {
		set_scope(w, act, host, mark);
		const struct tvx_proposal *p = host->proposal;
		mark->proposal = p && p->kind == TVX_ALTERNATIVE ? p : NULL;
	}
	TVX_LIST_ADD(&w->paragraph->marks, mark);
}
