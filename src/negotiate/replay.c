/* A draft with its history: what is dated in it happens again, day by day, one commit each. */
#include "base/map.h"
#include "model/draft.h"
#include "negotiate/sentences.h"

#include <stdlib.h>
#include <string.h>

/* The order of what happens on one day. */
enum kind { MEETING, PROPOSAL, POSITION, FATE, MARK };

struct happening {
	struct tvx_date on;
	enum kind kind;
	size_t order; /* in the draft */
	struct tvx_paragraph *paragraph;
	const struct tvx_unit *unit;
	void *what; /* the meeting, proposal, position or mark */
};

/* What a paragraph has in the end, and what of it is there already. */
struct shelf {
	struct tvx_paragraph *paragraph;
	struct tvx_proposal **proposals;
	struct tvx_position **positions;
	struct tvx_mark **marks;
	size_t counts[3];
	bool *there[3]; /* of proposals, positions and marks */
	struct tvx_str seal;
	size_t left; /* of what is dated in it */
	bool absent; /* it is itself proposed, and not yet */
};

/* How a proposal ended; it is open until then. */
struct ending {
	enum tvx_fate fate;
	struct tvx_date on;
	const struct tvx_meeting *at;
	const struct tvx_proposal *as;
	struct tvx_str reason;
};

struct replaying {
	struct tvx_draft *draft; /* a copy, from which all that is dated was taken */
	struct tvx_survey survey;
	struct tvx_arena *arena;
	struct tvx_map *shelves; /* by the paragraph's id */
	struct tvx_map *endings; /* by "paragraph:proposal" */
	struct happening *list;
	size_t count, cap;
	const struct tvx_record *record;
	struct tvx_dossier *dossier;
	struct tvx_str name;
	char base[41];
};

/* --- what happens, and when ----------------------------------------------------------------------- */

static void
add(struct replaying *r, struct happening happening)
{
	if (!tvx_date_given(happening.on))
		return;
	if (r->count == r->cap) {
		r->cap = r->cap ? 2 * r->cap : 256;
		r->list = tvx_realloc(r->list, r->cap, sizeof(*r->list));
	}
	happening.order = r->count;
	r->list[r->count++] = happening;
}

static struct tvx_date
later(struct tvx_date a, struct tvx_date b)
{
	if (!tvx_date_given(a) || (tvx_date_given(b) && tvx_date_compare(a, b) < 0))
		return b;
	return a;
}

/* Nothing is said of words that nobody has proposed yet. */
static struct tvx_date
made_on(const struct tvx_proposal *p)
{
	struct tvx_date on = { 0 };

	for (; p; p = p->under)
		on = later(on, tvx_day_of(p->on, p->at));
	return on;
}

/* A paragraph that is itself proposed begins with that. */
static struct tvx_date
begun_on(const struct tvx_paragraph *paragraph)
{
	const struct tvx_proposal *first = paragraph->proposals.first;

	return first && first->kind == TVX_NEW && !paragraph->texts.count ? made_on(first)
									  : (struct tvx_date){ 0 };
}

static struct tvx_str
key_of(struct replaying *r, const struct tvx_paragraph *paragraph, const struct tvx_proposal *p)
{
	return tvx_arena_printf(r->arena, "%.*s:%.*s", TVX_STR_ARG(paragraph->id),
				TVX_STR_ARG(p->id));
}

static void
add_proposal(struct replaying *r, struct happening h, struct tvx_proposal *p)
{
	struct tvx_date begun = h.on;
	struct ending *ending;

	h.kind = PROPOSAL;
	h.what = p;
	h.on = later(begun, made_on(p));
	add(r, h);
	if (p->fate == TVX_FATE_OPEN)
		return;
	h.on = later(h.on, tvx_day_of(p->fate_on, p->fate_at));
	if (p->fate_as)
		h.on = later(h.on, made_on(p->fate_as));
	if (!tvx_date_given(h.on))
		return;
	ending = TVX_ARENA_NEW(r->arena, struct ending);
	*ending = (struct ending){ p->fate, p->fate_on, p->fate_at, p->fate_as, p->fate_reason };
	tvx_map_add(r->endings, key_of(r, h.paragraph, p), ending);
	p->fate = TVX_FATE_OPEN;
	p->fate_on = (struct tvx_date){ 0 };
	p->fate_at = NULL;
	p->fate_as = NULL;
	p->fate_reason = TVX_STR("");
	h.kind = FATE;
	add(r, h);
}

static struct shelf *
shelve(struct replaying *r, struct tvx_paragraph *paragraph)
{
	struct shelf *s = TVX_ARENA_NEW(r->arena, struct shelf);
	size_t i;

	s->paragraph = paragraph;
	s->seal = paragraph->seal;
	s->counts[0] = paragraph->proposals.count;
	s->counts[1] = paragraph->positions.count;
	s->counts[2] = paragraph->marks.count;
	for (i = 0; i < 3; i++)
		s->there[i] = tvx_arena_alloc(r->arena, s->counts[i] + 1);
	s->proposals = tvx_arena_alloc(r->arena, (s->counts[0] + 1) * sizeof(*s->proposals));
	s->positions = tvx_arena_alloc(r->arena, (s->counts[1] + 1) * sizeof(*s->positions));
	s->marks = tvx_arena_alloc(r->arena, (s->counts[2] + 1) * sizeof(*s->marks));
	i = 0;
	for (struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next)
		s->proposals[i++] = p;
	i = 0;
	for (struct tvx_position *p = paragraph->positions.first; p; p = p->next)
		s->positions[i++] = p;
	i = 0;
	for (struct tvx_mark *m = paragraph->marks.first; m; m = m->next)
		s->marks[i++] = m;
	tvx_map_add(r->shelves, paragraph->id, s);
	return s;
}

/* Gives the paragraph what is there, in the order in which it has it in the end. */
static void
lay_out(struct shelf *s)
{
	struct tvx_paragraph *p = s->paragraph;

	memset(&p->proposals, 0, sizeof(p->proposals));
	memset(&p->positions, 0, sizeof(p->positions));
	memset(&p->marks, 0, sizeof(p->marks));
	for (size_t i = 0; i < s->counts[0]; i++) {
		s->proposals[i]->next = NULL;
		if (s->there[0][i])
			TVX_LIST_ADD(&p->proposals, s->proposals[i]);
	}
	for (size_t i = 0; i < s->counts[1]; i++) {
		s->positions[i]->next = NULL;
		if (s->there[1][i])
			TVX_LIST_ADD(&p->positions, s->positions[i]);
	}
	for (size_t i = 0; i < s->counts[2]; i++) {
		s->marks[i]->next = NULL;
		if (s->there[2][i])
			TVX_LIST_ADD(&p->marks, s->marks[i]);
	}
}

/* Sealed as it is when it has no further day, and as it then stands before that. */
static void
seal(struct replaying *r, struct shelf *s)
{
	struct tvx_standing standing = tvx_paragraph_standing(s->paragraph, NULL,
							      (struct tvx_date){ 0 });
	char now[TVX_SEAL_BYTES];

	s->paragraph->seal = s->left ? TVX_STR("") : s->seal;
	if (!s->left || !s->seal.len ||
	    (standing.level != TVX_AGREED && standing.level != TVX_AD_REF))
		return;
	tvx_paragraph_seal(s->paragraph, now);
	s->paragraph->seal = tvx_arena_str(r->draft->arena, tvx_str_of(now));
}

/* Takes from a paragraph what has a day, and remembers when it happens. */
static void
take_apart(struct replaying *r, struct tvx_paragraph *paragraph, const struct tvx_unit *unit)
{
	struct tvx_date begun = begun_on(paragraph);
	struct happening h = { .paragraph = paragraph, .unit = unit };
	struct shelf *s = shelve(r, paragraph);
	size_t before = r->count;

	for (size_t i = 0; i < s->counts[0]; i++) {
		h.on = begun;
		s->there[0][i] = !tvx_date_given(later(begun, made_on(s->proposals[i])));
		add_proposal(r, h, s->proposals[i]);
	}
	for (size_t i = 0; i < s->counts[1]; i++) {
		struct tvx_position *p = s->positions[i];
		h.kind = POSITION;
		h.what = p;
		h.on = later(later(begun, made_on(p->about)), tvx_day_of(p->on, p->at));
		s->there[1][i] = !tvx_date_given(h.on);
		add(r, h);
	}
	for (size_t i = 0; i < s->counts[2]; i++) {
		struct tvx_mark *m = s->marks[i];
		h.kind = MARK;
		h.what = m;
		h.on = later(later(begun, made_on(m->proposal)), tvx_day_of(m->on, m->at));
		s->there[2][i] = !tvx_date_given(h.on);
		add(r, h);
	}
	s->left = r->count - before;
	lay_out(s);
	seal(r, s);
	s->absent = tvx_date_given(begun);
}

static int
by_day(const void *x, const void *y)
{
	const struct happening *a = x, *b = y;
	int order = tvx_date_compare(a->on, b->on);

	/* A meeting opens before anything happens at it. */
	if (!order)
		order = (b->kind == MEETING) - (a->kind == MEETING);
	if (!order && a->paragraph == b->paragraph)
		order = (int)a->kind - (int)b->kind;
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* --- one happening after the other ------------------------------------------------------------------ */

static bool
put_back(struct shelf *s, const struct happening *h)
{
	enum { PROPOSALS, POSITIONS, MARKS };
	size_t i = 0;

	switch (h->kind) {
	case PROPOSAL:
		while (s->proposals[i] != h->what)
			i++;
		s->there[PROPOSALS][i] = true;
		return true;
	case POSITION:
		while (s->positions[i] != h->what)
			i++;
		s->there[POSITIONS][i] = true;
		return true;
	case MARK:
		while (s->marks[i] != h->what)
			i++;
		s->there[MARKS][i] = true;
		return true;
	default:
		return false;
	}
}

static void
end_proposal(struct replaying *r, const struct happening *h)
{
	struct tvx_proposal *p = h->what;
	const struct ending *e = tvx_map_get(r->endings, key_of(r, h->paragraph, p));

	p->fate = e->fate;
	p->fate_on = e->on;
	p->fate_at = e->at;
	p->fate_as = e->as;
	p->fate_reason = e->reason;
}

/* Puts one thing back and says which parts of the draft it changed. */
static void
happen(struct replaying *r, const struct happening *h, struct tvx_change *change)
{
	struct shelf *s;

	*change = (struct tvx_change){ 0 };
	if (h->kind == MEETING) {
		struct tvx_meeting *m = h->what;
		m->next = NULL;
		TVX_LIST_ADD(&r->draft->meetings, m);
		change->head = true;
		return;
	}
	s = tvx_map_get(r->shelves, h->paragraph->id);
	if (!put_back(s, h))
		end_proposal(r, h);
	s->left--;
	lay_out(s);
	seal(r, s);
	change->paragraphs = &h->paragraph->id;
	change->paragraph_count = 1;
}

/* Noon of a day: wherever one reads it, it is that day. */
static struct tvx_moment
noon(struct tvx_date day)
{
	/* Days since 1970 of the Gregorian calendar; years begin in March, leap days come last. */
	int64_t year = day.year - (day.month <= 2), era = year / 400, of_era = year % 400;
	int64_t month = day.month + (day.month > 2 ? -3 : 9);
	int64_t of_year = (153 * month + 2) / 5 + day.day - 1;
	int64_t days = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;

	return (struct tvx_moment){ .seconds = days * 86400 + 43200 };
}

static const struct tvx_delegation *
author_of(const struct happening *h)
{
	const struct tvx_parties *by = h->kind == PROPOSAL
					       ? &((const struct tvx_proposal *)h->what)->by
				       : h->kind == POSITION
					       ? &((const struct tvx_position *)h->what)->by
					       : NULL;

	return by && by->count ? by->list[0] : NULL;
}

/* The verb that would have recorded it. */
static enum tvx_verb
verb_of(const struct happening *h)
{
	static const enum tvx_verb of_stands[] = {
		[TVX_SUPPORT] = TVX_DO_SUPPORT, [TVX_OPPOSE] = TVX_DO_OPPOSE,
		[TVX_RESERVE] = TVX_DO_RESERVE, [TVX_CONSULTING] = TVX_DO_CONSULTING,
		[TVX_QUERY] = TVX_DO_QUERY,     [TVX_WITHDRAW] = TVX_DO_WITHDRAW,
	};
	static const enum tvx_verb of_marks[] = {
		[TVX_MARK_AGREED] = TVX_DO_AGREE,      [TVX_MARK_AD_REF] = TVX_DO_AGREE,
		[TVX_MARK_PENDING] = TVX_DO_PEND,      [TVX_MARK_REOPENED] = TVX_DO_REOPEN,
		[TVX_MARK_CONFIRMED] = TVX_DO_CONFIRM,
	};
	const struct tvx_proposal *p = h->what;

	switch (h->kind) {
	case MEETING:
		return TVX_DO_MEETING_OPEN;
	case PROPOSAL:
		return TVX_DO_PROPOSE;
	case POSITION:
		return of_stands[((const struct tvx_position *)h->what)->stand];
	case FATE:
		return p->fate == TVX_FATE_WITHDRAWN      ? TVX_DO_WITHDRAW
		       : p->fate == TVX_FATE_NOT_TAKEN_UP ? TVX_DO_NOT_TAKEN_UP
							  : TVX_DO_ACCEPT;
	default:
		return of_marks[((const struct tvx_mark *)h->what)->status];
	}
}

/* The place, or that a proposal there is spoken of. */
static struct tvx_str
place_of(struct replaying *r, const struct happening *h, const struct tvx_proposal *proposal)
{
	return proposal ? tvx_arena_printf(r->arena, "a proposal on %.*s",
					   TVX_STR_ARG(h->unit->place))
			: h->unit->place;
}

static struct tvx_str
sentence(struct replaying *r, const struct happening *h, struct tvx_record *record)
{
	const struct tvx_proposal *p = h->what;
	const struct tvx_position *position = h->what;
	const struct tvx_meeting *meeting = h->what;
	const struct tvx_mark *m = h->what;

	switch (h->kind) {
	case MEETING:
		record->meeting = meeting->id;
		return tvx_sentence_of_meeting(r->arena, meeting, "opens");
	case PROPOSAL:
		record->proposal = p->id;
		record->meeting = p->at ? p->at->id : TVX_STR("");
		return tvx_sentence_of_proposal(r->arena, h->paragraph, p, place_of(r, h, p->under),
						p->after);
	case POSITION:
		return tvx_sentence(r->arena, &position->by, tvx_stand_verb(position->stand, 1),
				    tvx_stand_verb(position->stand, 2),
				    place_of(r, h, position->about));
	case FATE:
		record->proposal = p->id;
		return tvx_sentence_of_fate(r->arena, h->paragraph, p);
	default:
		record->meeting = m->at ? m->at->id : TVX_STR("");
		return tvx_sentence_of_mark(r->arena, m,
					    m->proposal ? key_of(r, h->paragraph, m->proposal)
							: h->unit->place,
					    m->scope != TVX_SCOPE_PARAGRAPH);
	}
}

static int
record_one(struct replaying *r, const struct happening *h, const struct tvx_change *change,
	   struct tvx_error *err)
{
	struct tvx_record record = *r->record;
	const struct tvx_delegation *author = author_of(h);
	char id[41];

	record.when = noon(h->on);
	record.paragraph = h->paragraph ? h->paragraph->id : TVX_STR("");
	record.action = tvx_str_of(tvx_verb_word(verb_of(h)));
	record.subject = sentence(r, h, &record);
	if (author) {
		record.author.name = author->name.len ? author->name : author->id;
		record.author.mail = tvx_arena_printf(r->arena, "%.*s@travaux.invalid",
						      TVX_STR_ARG(author->id));
	}
	int status = tvx_dossier_save(r->dossier, r->name, r->draft, change, r->base, &record, id,
				      err);
	if (!status && id[0])
		memcpy(r->base, id, sizeof(id));
	return status;
}

/* --- the outline ------------------------------------------------------------------------------------- */

static struct shelf *
shelf_of(const struct replaying *r, const struct tvx_paragraph *paragraph)
{
	return tvx_map_get(r->shelves, paragraph->id);
}

/* The order of all paragraphs as it is in the end; those not yet proposed are left out. */
struct order {
	struct tvx_node **nodes;
	size_t count;
};

static void
remember_order(struct replaying *r, struct order *order)
{
	const struct tvx_paragraph *p;
	struct tvx_walk walk;

	order->nodes = tvx_arena_alloc(r->arena,
				       (r->draft->paragraph_count + 1) * sizeof(*order->nodes));
	tvx_walk_start(&walk, &r->draft->root.node);
	while ((p = tvx_walk_paragraph(&walk)))
		order->nodes[order->count++] = (struct tvx_node *)(uintptr_t)&p->node;
}

static void
take_out(struct replaying *r, struct tvx_paragraph *paragraph)
{
	tvx_node_remove(&paragraph->node);
	r->draft->paragraph_count--;
}

/* Puts a paragraph back behind the nearest sibling before it that is there. */
static void
put_in(struct replaying *r, struct order *order, struct tvx_paragraph *paragraph)
{
	struct tvx_node *node = &paragraph->node, *before = NULL;

	for (size_t i = 0; i < order->count && order->nodes[i] != node; i++) {
		struct tvx_node *n = order->nodes[i];
		const struct tvx_paragraph *p = (const struct tvx_paragraph *)n;
		while (n && n->parent != node->parent)
			n = n->parent;
		if (n && !shelf_of(r, p)->absent)
			before = n;
	}
	node->next = before ? before->next : node->parent->first_child;
	if (before)
		before->next = node;
	else
		node->parent->first_child = node;
	if (!node->next)
		node->parent->last_child = node;
	r->draft->paragraph_count++;
}

/* --- all of it ------------------------------------------------------------------------------------------ */

static void
take_meetings(struct replaying *r)
{
	struct tvx_meeting *m = r->draft->meetings.first, *next;

	memset(&r->draft->meetings, 0, sizeof(r->draft->meetings));
	for (; m; m = next) {
		struct happening h = { .on = m->on, .kind = MEETING, .what = m };
		next = m->next;
		m->next = NULL;
		if (tvx_date_given(m->on))
			add(r, h);
		else
			TVX_LIST_ADD(&r->draft->meetings, m);
	}
}

static void
take_all(struct replaying *r)
{
	for (size_t i = 0; i < r->survey.count; i++) {
		const struct tvx_unit *unit = &r->survey.units[i];
		if (!unit->alternative)
			take_apart(r, (struct tvx_paragraph *)(uintptr_t)unit->paragraph, unit);
	}
	take_meetings(r);
	if (r->count)
		qsort(r->list, r->count, sizeof(*r->list), by_day);
}

static int
replay(struct replaying *r, struct tvx_error *err)
{
	struct order order = { 0 };
	struct tvx_record record = *r->record;
	struct tvx_change change;
	int status;

	remember_order(r, &order);
	for (size_t i = 0; i < order.count; i++)
		if (shelf_of(r, (const struct tvx_paragraph *)order.nodes[i])->absent)
			take_out(r, (struct tvx_paragraph *)order.nodes[i]);
	record.subject = tvx_arena_printf(r->arena, "Add %.*s, %zu paragraphs",
					  TVX_STR_ARG(r->name), r->draft->paragraph_count);
	record.action = TVX_STR("add");
	/* Before anything of it happened. */
	if (r->count)
		record.when = noon(r->list[0].on);
	status = tvx_dossier_add(r->dossier, r->name, r->draft, false, &record, r->base, err);
	for (size_t i = 0; i < r->count && !status; i++) {
		struct happening *h = &r->list[i];
		bool fresh = h->paragraph && shelf_of(r, h->paragraph)->absent;
		if (fresh) {
			shelf_of(r, h->paragraph)->absent = false;
			put_in(r, &order, h->paragraph);
		}
		happen(r, h, &change);
		change.outline = fresh;
		status = record_one(r, h, &change, err);
	}
	return status;
}

int
tvx_dossier_replay(struct tvx_dossier *dossier, struct tvx_str name, const struct tvx_draft *draft,
		   const struct tvx_record *record, size_t *commits, struct tvx_error *err)
{
	struct replaying r = { .dossier = dossier, .record = record, .name = name };
	struct tvx_buf form = { 0 };
	int status;

	/* A copy to take apart; what is written can always be read. */
	tvx_draft_format(draft, &form);
	status = tvx_draft_parse(tvx_buf_str(&form), name, (struct tvx_listener){ 0 }, &r.draft,
				 err);
	tvx_buf_release(&form);
	if (status)
		return status;
	r.arena = tvx_arena_new();
	r.shelves = tvx_map_new(r.arena);
	r.endings = tvx_map_new(r.arena);
	tvx_survey_init(&r.survey, r.draft, (struct tvx_date){ 0 });
	take_all(&r);
	status = replay(&r, err);
	*commits = r.count + 1;
	tvx_survey_release(&r.survey);
	free(r.list);
	tvx_arena_free(r.arena);
	tvx_draft_free(r.draft);
	return status;
}
