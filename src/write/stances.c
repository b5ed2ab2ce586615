/* Who does what on one unit: proposes, supports, opposes, reserves, owes. */
#include "write/stances.h"

#include "model/standing.h"

#include <stdlib.h>
#include <string.h>

void
tvx_stances_init(struct tvx_stances *stances)
{
	*stances = (struct tvx_stances){ .arena = tvx_arena_new() };
	tvx_people_init(&stances->people);
}

void
tvx_stances_release(struct tvx_stances *stances)
{
	tvx_people_release(&stances->people);
	tvx_arena_free(stances->arena);
	free(stances->list);
	free(stances->seats);
	*stances = (struct tvx_stances){ 0 };
}

static void
seat_everybody(struct tvx_stances *s)
{
	size_t cap = s->people.cap;

	if (cap <= s->seat_cap)
		return;
	s->seats = tvx_realloc(s->seats, cap, sizeof(*s->seats));
	memset(s->seats + s->seat_cap, 0, (cap - s->seat_cap) * sizeof(*s->seats));
	s->seat_cap = cap;
}

static void
add(struct tvx_stances *s, const struct tvx_delegation *who, enum tvx_doing doing)
{
	size_t number = tvx_people_add(&s->people, who);

	seat_everybody(s);
	if (!s->seats[number]) {
		if (s->count == s->cap) {
			s->cap = s->cap ? s->cap * 2 : 16;
			s->list = tvx_realloc(s->list, s->cap, sizeof(*s->list));
		}
		s->list[s->count++] = (struct tvx_stance){ .who = number };
		s->seats[number] = s->count;
	}
	s->list[s->seats[number] - 1].counts[doing]++;
}

static bool
is_of(const struct tvx_unit *unit, const struct tvx_proposal *about, bool split)
{
	return split ? tvx_unit_has(unit, about) : !unit->alternative;
}

static void
read_proposals(struct tvx_stances *s, const struct tvx_unit *unit, struct tvx_date as_at,
	       bool split)
{
	const struct tvx_paragraph *paragraph = unit->paragraph;
	enum tvx_fate few[16], *fates = few;
	size_t i = 0;

	if (paragraph->proposals.count > sizeof(few) / sizeof(few[0]))
		fates = tvx_realloc(NULL, paragraph->proposals.count, sizeof(*fates));
	tvx_paragraph_fates(paragraph, as_at, fates);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next, i++) {
		bool open = fates[i] == TVX_FATE_OPEN;
		if (!is_of(unit, p, split) || !tvx_date_known(p->on, as_at))
			continue;
		for (size_t j = 0; j < p->by.count; j++)
			add(s, p->by.list[j], open ? TVX_PROPOSES : TVX_PROPOSED);
		s->unnamed += open && !p->by.count;
	}
	if (fates != few)
		free(fates);
}

static void
read_positions(struct tvx_stances *s, const struct tvx_unit *unit, struct tvx_date as_at,
	       bool split)
{
	static const enum tvx_doing doings[] = {
		[TVX_SUPPORT] = TVX_SUPPORTS, [TVX_OPPOSE] = TVX_OPPOSES,
		[TVX_RESERVE] = TVX_RESERVES, [TVX_CONSULTING] = TVX_CONSULTS,
		[TVX_QUERY] = TVX_ASKS,
	};
	const struct tvx_mark *decisive = unit->standing.decisive;

	for (const struct tvx_position *p = unit->paragraph->positions.first; p; p = p->next) {
		if (p->stand == TVX_WITHDRAW || !is_of(unit, p->about, split))
			continue;
		for (size_t i = 0; i < p->by.count; i++)
			if (tvx_position_stands(p, p->by.list[i], decisive, as_at))
				add(s, p->by.list[i], doings[p->stand]);
	}
}

/* Reservations, consultations and questions were read as positions. */
static void
read_debts(struct tvx_stances *s, const struct tvx_unit *unit, struct tvx_date as_at, bool split)
{
	struct tvx_unit item = *unit;
	size_t count;

	if (!unit->paragraph->marks.count)
		return;
	item.alternative = NULL;
	const struct tvx_owed *owed = tvx_unit_owed(s->arena, &item, NULL, as_at, &count);
	for (size_t i = 0; i < count; i++)
		if (owed[i].mark && is_of(unit, owed[i].mark->proposal, split))
			add(s, owed[i].who, TVX_OWES_WORD);
}

void
tvx_stances_read(struct tvx_stances *stances, const struct tvx_unit *unit, struct tvx_date as_at,
		 bool split)
{
	for (size_t i = 0; i < stances->count; i++)
		stances->seats[stances->list[i].who] = 0;
	stances->count = 0;
	stances->unnamed = 0;
	if (unit->paragraph->proposals.count)
		read_proposals(stances, unit, as_at, split);
	read_positions(stances, unit, as_at, split);
	read_debts(stances, unit, as_at, split);
}

static struct tvx_str
join(const struct tvx_stances *s, struct tvx_arena *arena, enum tvx_doing doing, bool codes)
{
	struct tvx_buf out = { 0 };

	for (size_t i = 0; i < s->count; i++) {
		const struct tvx_delegation *who = s->people.list[s->list[i].who];
		if (!s->list[i].counts[doing])
			continue;
		if (out.len)
			tvx_buf_add(&out, codes ? TVX_STR(", ") : TVX_STR(","));
		tvx_buf_add(&out, codes ? tvx_delegation_code(who) : who->id);
	}
	struct tvx_str kept = tvx_arena_str(arena, tvx_buf_str(&out));
	tvx_buf_release(&out);
	return kept;
}

struct tvx_str
tvx_stances_ids(const struct tvx_stances *stances, struct tvx_arena *arena, enum tvx_doing doing)
{
	return join(stances, arena, doing, false);
}

struct tvx_str
tvx_stances_codes(const struct tvx_stances *stances, struct tvx_arena *arena, enum tvx_doing doing)
{
	return join(stances, arena, doing, true);
}

size_t
tvx_stances_count(const struct tvx_stances *stances, unsigned doings)
{
	size_t count = 0;

	for (size_t i = 0; i < stances->count; i++) {
		unsigned done = 0;
		for (unsigned d = 0; d < TVX_DOINGS; d++)
			done |= stances->list[i].counts[d] ? 1u << d : 0;
		count += (done & doings) != 0;
	}
	return count;
}

const char *
tvx_doing_word(enum tvx_doing doing)
{
	static const char *const words[] = {
		[TVX_PROPOSES] = "proposes", [TVX_SUPPORTS] = "supports", [TVX_OPPOSES] = "opposes",
		[TVX_RESERVES] = "reserves", [TVX_CONSULTS] = "consults", [TVX_ASKS] = "asks",
		[TVX_OWES_WORD] = "owes",    [TVX_PROPOSED] = "proposed",
	};

	return words[doing];
}
