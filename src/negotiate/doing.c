/* What every verb needs: who, words, proposals, and the outcome. */
#include "negotiate/doing.h"

#include "model/countries.h"
#include "model/draft.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
tvx_refuse(struct tvx_doing *doing, const char *format, ...)
{
	char message[sizeof(doing->err->message)];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	return tvx_error_set(doing->err, TVX_ERR_USE, "%s", message);
}

struct tvx_str
tvx_keep(struct tvx_doing *doing, struct tvx_str s)
{
	return s.len ? tvx_arena_str(doing->draft->arena, s) : TVX_STR("");
}

void
tvx_say(struct tvx_doing *doing, const char *format, ...)
{
	char sentence[480];
	va_list args;

	va_start(args, format);
	vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	doing->out->subject = tvx_arena_str(doing->draft->arena, tvx_str_of(sentence));
}

void
tvx_say_this(struct tvx_doing *doing, struct tvx_str sentence)
{
	tvx_say(doing, "%.*s", TVX_STR_ARG(sentence));
}

/* --- who ---------------------------------------------------------------------------------------- */

void
tvx_parties_add(struct tvx_doing *doing, struct tvx_parties *parties,
		const struct tvx_delegation *who)
{
	const struct tvx_delegation **list;

	if (tvx_parties_have(parties, who))
		return;
	list = tvx_arena_alloc(doing->draft->arena, (parties->count + 1) * sizeof(*list));
	if (parties->count)
		memcpy(list, parties->list, parties->count * sizeof(*list));
	list[parties->count++] = who;
	parties->list = list;
}

void
tvx_parties_remove(struct tvx_doing *doing, struct tvx_parties *parties,
		   const struct tvx_delegation *who)
{
	struct tvx_parties kept = { 0 };

	/* A list of its own: others may hold the one that there was. */
	for (size_t i = 0; i < parties->count; i++)
		if (parties->list[i] != who)
			tvx_parties_add(doing, &kept, parties->list[i]);
	*parties = kept;
}

/* A country that speaks for the first time. */
static const struct tvx_delegation *
welcome(struct tvx_doing *doing, struct tvx_str name)
{
	struct tvx_arena *arena = doing->draft->arena;
	char id[3];

	if (name.len != 3)
		return NULL;
	for (size_t i = 0; i < 3; i++)
		id[i] = name.ptr[i] >= 'a' && name.ptr[i] <= 'z' ? (char)(name.ptr[i] - 32)
								 : name.ptr[i];
	if (!tvx_country_known((struct tvx_str){ id, 3 }))
		return NULL;
	struct tvx_delegation *country = TVX_ARENA_NEW(arena, struct tvx_delegation);
	country->id = tvx_arena_str(arena, (struct tvx_str){ id, 3 });
	TVX_LIST_ADD(&doing->draft->delegations, country);
	doing->out->change.head = true;
	return country;
}

static int
unknown_party(struct tvx_doing *doing, struct tvx_str name)
{
	struct tvx_buf known = { 0 };

	for (const struct tvx_delegation *d = doing->draft->delegations.first; d; d = d->next)
		tvx_buf_printf(&known, "%s%.*s", known.len ? ", " : "",
			       TVX_STR_ARG(tvx_delegation_code(d)));
	int status = tvx_refuse(doing,
				"\"%.*s\" is neither a delegation of this draft (%s) nor a country "
				"of ISO 3166-1 alpha-3",
				TVX_STR_ARG(name), known.len ? known.ptr : "there are none");
	tvx_buf_release(&known);
	return status;
}

int
tvx_find_parties(struct tvx_doing *doing, struct tvx_str names, struct tvx_parties *out)
{
	while (names.len) {
		struct tvx_str name = tvx_str_trim(tvx_str_split(&names, ','));
		if (!name.len)
			continue;
		const struct tvx_delegation *who = tvx_draft_delegation(doing->draft, name);
		if (!who)
			who = welcome(doing, name);
		if (!who)
			return unknown_party(doing, name);
		tvx_parties_add(doing, out, who);
	}
	return TVX_OK;
}

/* --- proposals ---------------------------------------------------------------------------------- */

enum tvx_fate
tvx_fate_now(const struct tvx_doing *doing, const struct tvx_proposal *proposal)
{
	return tvx_settled_fate(&doing->settled, proposal);
}

int
tvx_need_proposal(struct tvx_doing *doing)
{
	struct tvx_buf open = { 0 };
	struct tvx_proposal *only = NULL;
	size_t count = 0;
	int status = TVX_OK;

	if (doing->proposal)
		return TVX_OK;
	for (struct tvx_proposal *p = doing->paragraph->proposals.first; p; p = p->next) {
		if (tvx_fate_now(doing, p) != TVX_FATE_OPEN)
			continue;
		only = p;
		count++;
		tvx_buf_printf(&open, "%s%.*s:%.*s", count > 1 ? ", " : "",
			       TVX_STR_ARG(doing->paragraph->id), TVX_STR_ARG(p->id));
	}
	if (count == 1)
		doing->proposal = only;
	else if (!count)
		status = tvx_refuse(doing, "no proposal is open on %.*s",
				    TVX_STR_ARG(doing->unit->place));
	else
		status = tvx_refuse(doing, "which proposal? there are %s", open.ptr);
	tvx_buf_release(&open);
	return status;
}

int
tvx_need_open(struct tvx_doing *doing, const struct tvx_proposal *proposal, const char *what)
{
	enum tvx_fate fate = tvx_fate_now(doing, proposal);
	bool early = tvx_date_given(proposal->on) && tvx_date_given(doing->on) &&
		     tvx_date_compare(doing->on, proposal->on) < 0;
	char day[11];

	tvx_date_format(early ? proposal->on : proposal->fate_on, day);
	if (early)
		return tvx_refuse(
			doing, "%.*s:%.*s was made on %s; before that day it cannot be %s",
			TVX_STR_ARG(doing->paragraph->id), TVX_STR_ARG(proposal->id), day, what);
	if (fate == TVX_FATE_OPEN)
		return TVX_OK;
	return tvx_refuse(doing, "%.*s:%.*s is %s%s%s and cannot be %s",
			  TVX_STR_ARG(doing->paragraph->id), TVX_STR_ARG(proposal->id),
			  fate == TVX_FATE_NOT_TAKEN_UP ? "not taken up" : tvx_fate_word(fate),
			  day[0] ? " since " : "", day, what);
}

static unsigned
number_of(struct tvx_str id)
{
	unsigned number = 0;

	for (size_t i = 1; i < id.len && id.ptr[0] == 'p'; i++) {
		if (id.ptr[i] < '0' || id.ptr[i] > '9' || number > 1000000)
			return 0;
		number = number * 10 + (unsigned)(id.ptr[i] - '0');
	}
	return number;
}

struct tvx_proposal *
tvx_add_proposal(struct tvx_doing *doing, enum tvx_proposal_kind kind)
{
	struct tvx_arena *arena = doing->draft->arena;
	struct tvx_proposal *proposal = TVX_ARENA_NEW(arena, struct tvx_proposal);
	unsigned last = 0;

	for (const struct tvx_proposal *p = doing->paragraph->proposals.first; p; p = p->next)
		if (number_of(p->id) > last)
			last = number_of(p->id);
	proposal->id = tvx_arena_printf(arena, "p%u", last + 1);
	proposal->kind = kind;
	proposal->by = doing->by;
	proposal->on = doing->on;
	proposal->at = doing->at;
	TVX_LIST_ADD(&doing->paragraph->proposals, proposal);
	doing->out->proposal = proposal->id;
	return proposal;
}

void
tvx_end_proposal(struct tvx_doing *doing, struct tvx_proposal *proposal, enum tvx_fate fate)
{
	proposal->fate = fate;
	proposal->fate_on = doing->on;
	proposal->fate_at = doing->at;
	proposal->fate_reason = tvx_keep(doing, tvx_str_trim(doing->event->says));
	doing->out->proposal = proposal->id;
}

struct tvx_text *
tvx_new_text(struct tvx_doing *doing, struct tvx_str words)
{
	struct tvx_text *text = TVX_ARENA_NEW(doing->draft->arena, struct tvx_text);

	text->words = tvx_keep(doing, tvx_str_trim(words));
	return text;
}

/* --- words ------------------------------------------------------------------------------------------ */

enum { SHOWN = 4, MOST_MATCHES = 64 };

static struct tvx_text *
base_text(struct tvx_doing *doing)
{
	for (struct tvx_text *t = doing->paragraph->texts.first; t; t = t->next)
		if (tvx_str_equal(t->lang, doing->event->lang))
			return t;
	return NULL;
}

struct tvx_text *
tvx_words_now(struct tvx_doing *doing, struct tvx_proposal **under)
{
	struct tvx_proposal *first = doing->paragraph->proposals.first;

	*under = doing->proposal;
	if (!*under)
		*under = (struct tvx_proposal *)(uintptr_t)doing->settled.chosen;
	if (!*under && !doing->paragraph->texts.count && first && first->kind == TVX_NEW)
		*under = first;
	return *under ? (*under)->words : base_text(doing);
}

int
tvx_check_there(struct tvx_doing *doing)
{
	const struct tvx_proposal *why = tvx_settled_gone(&doing->settled);

	if (!why)
		return TVX_OK;
	return tvx_refuse(doing, "%.*s is not there any more: %.*s:%.*s, %s, is %s",
			  TVX_STR_ARG(doing->unit->place), TVX_STR_ARG(doing->paragraph->id),
			  TVX_STR_ARG(why->id), tvx_proposal_kind_word(why->kind),
			  tvx_fate_word(tvx_fate_now(doing, why)));
}

/* Whose words may be quoted first: those that stand, then those that are only proposed. */
static bool
is_host(const struct tvx_doing *doing, const struct tvx_proposal *p, int pass)
{
	const struct tvx_settled *settled = &doing->settled;
	const struct tvx_proposal *root = p;

	if (!p->words)
		return false;
	if (doing->proposal) /* the place says whose */
		return pass == 0 && p == doing->proposal;
	bool stands = tvx_settled_holds(settled, p, settled->chosen);
	if (pass == 0 || stands)
		return pass == 0 && stands;
	while (root->under)
		root = root->under;
	return tvx_fate_now(doing, p) == TVX_FATE_OPEN ||
	       (root->kind == TVX_ALTERNATIVE && tvx_fate_now(doing, root) == TVX_FATE_OPEN &&
		tvx_settled_holds(settled, p, root));
}

struct hunt {
	struct tvx_doing *doing;
	struct tvx_str quoted;
	struct tvx_found found[MOST_MATCHES];
	size_t count;
	const struct tvx_proposal *taken; /* that took such words out, or NULL */
};

static void
hunt_in(struct hunt *hunt, struct tvx_text *host, struct tvx_proposal *under)
{
	const struct tvx_settled *settled = &hunt->doing->settled;
	struct tvx_match matches[MOST_MATCHES];
	struct tvx_quotable quotable;

	tvx_quotable_init(&quotable, host->words);
	size_t n = tvx_quotable_find(&quotable, hunt->quoted, matches, MOST_MATCHES);
	for (size_t i = 0; i < n && i < MOST_MATCHES && hunt->count < MOST_MATCHES; i++) {
		const struct tvx_proposal *taken = tvx_settled_taken(settled, host, matches[i]);
		if (taken)
			hunt->taken = taken;
		else
			hunt->found[hunt->count++] = (struct tvx_found){ host, under, matches[i] };
	}
	tvx_quotable_release(&quotable);
}

static int
missing(struct hunt *hunt)
{
	struct tvx_doing *doing = hunt->doing;
	struct tvx_str place = doing->unit->place,
		       said = tvx_brief(doing->draft->arena, hunt->quoted);
	struct tvx_str nearest = TVX_STR("");
	struct tvx_quotable quotable = { 0 };
	struct tvx_proposal *under;
	struct tvx_text *now = tvx_words_now(doing, &under);
	int status;

	if (hunt->taken)
		return tvx_refuse(doing,
				  "\"%.*s\" is not in %.*s any more: %.*s was accepted there; "
				  "quote the words as they are now",
				  TVX_STR_ARG(said), TVX_STR_ARG(place),
				  TVX_STR_ARG(hunt->taken->id));
	if (now) {
		tvx_quotable_init(&quotable, now->words);
		nearest = tvx_quotable_nearest(&quotable, hunt->quoted);
	}
	if (nearest.len)
		status = tvx_refuse(doing, "%.*s has no \"%.*s\"; the nearest is \"%.*s\"",
				    TVX_STR_ARG(place), TVX_STR_ARG(said), TVX_STR_ARG(nearest));
	else
		status = tvx_refuse(doing, "%.*s has no \"%.*s\"", TVX_STR_ARG(place),
				    TVX_STR_ARG(said));
	if (now)
		tvx_quotable_release(&quotable);
	return status;
}

static int
ambiguous(struct hunt *hunt)
{
	struct tvx_buf shown = { 0 };

	for (size_t i = 0; i < hunt->count && i < SHOWN; i++) {
		const struct tvx_found *f = &hunt->found[i];
		struct tvx_str words = { f->host->words.ptr + f->match.from,
					 f->match.to - f->match.from };
		struct tvx_str before, after;
		tvx_match_around(f->host->words, f->match, &before, &after);
		tvx_buf_printf(&shown, "%s%zu: \"%.*s>%.*s<%.*s\"", i ? "; " : "", i + 1,
			       TVX_STR_ARG(before),
			       TVX_STR_ARG(tvx_brief(hunt->doing->draft->arena, words)),
			       TVX_STR_ARG(after));
	}
	int status = tvx_refuse(
		hunt->doing,
		"these words stand there %zu times; quote more of them, or say which "
		"(--occurrence): %s",
		hunt->count, shown.ptr);
	tvx_buf_release(&shown);
	return status;
}

int
tvx_quoted_find(struct tvx_doing *doing, struct tvx_str quoted, struct tvx_found *out)
{
	struct hunt *hunt = tvx_alloc(sizeof(*hunt));
	struct tvx_text *base = base_text(doing);
	unsigned wanted = doing->event->occurrence;
	int status = TVX_OK;

	*hunt = (struct hunt){ .doing = doing, .quoted = quoted };
	if (!doing->proposal && base && !doing->settled.chosen)
		hunt_in(hunt, base, NULL);
	for (int pass = 0; pass < 2 && !hunt->count; pass++)
		for (struct tvx_proposal *p = doing->paragraph->proposals.first; p; p = p->next)
			if (is_host(doing, p, pass))
				hunt_in(hunt, p->words, p);
	if (!hunt->count)
		status = missing(hunt);
	else if (wanted > hunt->count)
		status = tvx_refuse(doing, "these words stand there only %zu time%s", hunt->count,
				    hunt->count == 1 ? "" : "s");
	else if (!wanted && hunt->count > 1)
		status = ambiguous(hunt);
	else
		*out = hunt->found[wanted ? wanted - 1 : 0];
	free(hunt);
	return status;
}

uint32_t
tvx_anchor_at(struct tvx_doing *doing, struct tvx_text *host, size_t offset)
{
	struct tvx_inline *inlines;
	uint32_t last = 0;
	size_t at = 0;

	for (size_t i = 0; i < host->inline_count; i++) {
		const struct tvx_inline *inl = &host->inlines[i];
		if (inl->kind == TVX_ANCHOR && inl->offset == offset)
			return inl->n;
		if (inl->n > last)
			last = inl->n;
		/* After the footnote marks that stand there: they belong to the words before. */
		if (inl->offset <= offset)
			at = i + 1;
	}
	inlines = tvx_arena_alloc(doing->draft->arena, (host->inline_count + 1) * sizeof(*inlines));
	if (at)
		memcpy(inlines, host->inlines, at * sizeof(*inlines));
	if (host->inline_count > at)
		memcpy(inlines + at + 1, host->inlines + at,
		       (host->inline_count - at) * sizeof(*inlines));
	inlines[at] = (struct tvx_inline){ .kind = TVX_ANCHOR,
					   .offset = (uint32_t)offset,
					   .n = last + 1 };
	host->inlines = inlines;
	host->inline_count++;
	return last + 1;
}
