/* The clean draft: every unit settled, moves carried out, and the tree put together anew. */
#include "model/clean_numbers.h"
#include "model/clean_paragraph.h"
#include "model/draft.h"
#include "model/standing.h"

#include <stdlib.h>

/* Entries are numbered in document order; NONE is no entry. */
enum { NONE = -1 };

/* A division or a unit of the old draft, and what it is in the clean one. */
struct entry {
	const struct tvx_node *node;
	const struct tvx_unit *unit; /* NULL for a division */
	long parent;
	long first_child, last_child, next;       /* next: the sibling */
	long target;                              /* whom it is moved after */
	long first_guest, last_guest, next_guest; /* what is moved after it */
	bool checked;                             /* its moves lead into no circle */
	bool gone;                                /* something of it was there and is not */
};

struct consolidating {
	struct tvx_settling settling;
	const struct tvx_survey *survey;
	struct entry *entries;
	size_t count, cap;
	struct tvx_map *by_id; /* entries of paragraphs, as their index + 1 */
	struct tvx_arena *scratch;
};

/* --- the head --------------------------------------------------------------------------------- */

static void
copy_delegations(struct consolidating *c, const struct tvx_draft *old)
{
	struct tvx_draft *draft = c->settling.draft;

	for (const struct tvx_delegation *d = old->delegations.first; d; d = d->next) {
		struct tvx_delegation *copy = TVX_ARENA_NEW(draft->arena, struct tvx_delegation);
		*copy = (struct tvx_delegation){ .id = tvx_arena_str(draft->arena, d->id),
						 .kind = d->kind,
						 .code = tvx_arena_str(draft->arena, d->code),
						 .aliases = tvx_arena_str(draft->arena, d->aliases),
						 .name = tvx_arena_str(draft->arena, d->name) };
		TVX_LIST_ADD(&draft->delegations, copy);
		tvx_map_add(c->settling.delegations, copy->id, copy);
	}
}

static void
copy_meetings(struct consolidating *c, const struct tvx_draft *old)
{
	struct tvx_draft *draft = c->settling.draft;

	for (const struct tvx_meeting *m = old->meetings.first; m; m = m->next) {
		struct tvx_meeting *copy = TVX_ARENA_NEW(draft->arena, struct tvx_meeting);
		*copy = (struct tvx_meeting){ .id = tvx_arena_str(draft->arena, m->id),
					      .on = m->on,
					      .kind = m->kind,
					      .code = tvx_arena_str(draft->arena, m->code),
					      .name = tvx_arena_str(draft->arena, m->name) };
		TVX_LIST_ADD(&draft->meetings, copy);
		tvx_map_add(c->settling.meetings, copy->id, copy);
	}
}

static bool
ends_with(struct tvx_str s, struct tvx_str end)
{
	return s.len >= end.len &&
	       tvx_str_equal((struct tvx_str){ s.ptr + s.len - end.len, end.len }, end);
}

static void
copy_head(struct consolidating *c, const struct tvx_draft *old)
{
	struct tvx_draft *draft = c->settling.draft;
	bool again = ends_with(old->id, TVX_STR("-consolidated"));

	draft->id = tvx_arena_printf(draft->arena, "%.*s%s", TVX_STR_ARG(old->id),
				     again ? "" : "-consolidated");
	draft->lang = tvx_arena_str(draft->arena, old->lang);
	draft->house = tvx_arena_str(draft->arena, old->house);
	for (const struct tvx_meta *m = old->meta.first; m; m = m->next) {
		struct tvx_meta *copy = TVX_ARENA_NEW(draft->arena, struct tvx_meta);
		*copy = (struct tvx_meta){ .name = tvx_arena_str(draft->arena, m->name),
					   .value = tvx_arena_str(draft->arena, m->value) };
		TVX_LIST_ADD(&draft->meta, copy);
	}
	copy_delegations(c, old);
	copy_meetings(c, old);
}

/* --- the old tree ------------------------------------------------------------------------------- */

static long
add_entry(struct consolidating *c, const struct tvx_node *node, long parent)
{
	if (c->count == c->cap) {
		c->cap = c->cap ? c->cap * 2 : 64;
		c->entries = tvx_realloc(c->entries, c->cap, sizeof(*c->entries));
	}
	long index = (long)c->count++;
	c->entries[index] = (struct entry){ .node = node,
					    .parent = parent,
					    .first_child = NONE,
					    .last_child = NONE,
					    .next = NONE,
					    .target = NONE,
					    .first_guest = NONE,
					    .last_guest = NONE,
					    .next_guest = NONE };
	if (parent != NONE) {
		struct entry *p = &c->entries[parent];
		if (p->last_child == NONE)
			p->first_child = index;
		else
			c->entries[p->last_child].next = index;
		p->last_child = index;
	}
	return index;
}

static void
gather(struct consolidating *c)
{
	size_t unit = 0;
	long parent = NONE;
	struct tvx_walk walk;
	enum tvx_step step;

	tvx_walk_start(&walk, &c->survey->draft->root.node);
	while ((step = tvx_walk_next(&walk)) != TVX_STEP_DONE) {
		if (walk.node->kind == TVX_DIVISION && step == TVX_STEP_LEAVE) {
			parent = c->entries[parent].parent;
			continue;
		}
		if (step != TVX_STEP_ENTER)
			continue;
		long index = add_entry(c, walk.node, parent);
		if (walk.node->kind == TVX_DIVISION) {
			parent = index;
			continue;
		}
		while (c->survey->units[unit].alternative)
			unit++;
		const struct tvx_unit *u = &c->survey->units[unit++];
		c->entries[index].unit = u;
		/* The value is never looked at as a pointer. */
		tvx_map_add(c->by_id, u->id, (void *)(uintptr_t)(index + 1));
	}
}

/* --- moves ----------------------------------------------------------------------------------------- */

/* A heading that opens a division stands for all of it. */
static long
moved_as(const struct consolidating *c, long index)
{
	const struct entry *e = &c->entries[index];
	bool heads = e->unit && e->unit->paragraph->kind == TVX_UNIT_HEADING && e->parent > 0 &&
		     c->entries[e->parent].first_child == index;

	return heads ? e->parent : index;
}

static const struct tvx_proposal *
accepted_move(const struct tvx_paragraph *paragraph, struct tvx_date as_at)
{
	const struct tvx_proposal *found = NULL, *p;
	size_t i = 0;

	for (p = paragraph->proposals.first; p && p->kind != TVX_MOVE; p = p->next)
		;
	if (!p)
		return NULL;
	enum tvx_fate *fates = tvx_alloc(paragraph->proposals.count * sizeof(*fates));
	tvx_paragraph_fates(paragraph, as_at, fates);
	for (p = paragraph->proposals.first; p; p = p->next, i++)
		if (p->kind == TVX_MOVE && fates[i] == TVX_FATE_ACCEPTED)
			found = p;
	free(fates);
	return found;
}

static void
read_moves(struct consolidating *c)
{
	for (size_t i = 0; i < c->count; i++) {
		const struct tvx_unit *unit = c->entries[i].unit;
		const struct tvx_proposal *move =
			unit ? accepted_move(unit->paragraph, c->settling.as_at) : NULL;
		if (!move)
			continue;
		long target = (long)(uintptr_t)tvx_map_get(c->by_id, move->after) - 1;
		long what = moved_as(c, (long)i);
		if (target >= 0 && what != (long)i)
			target = moved_as(c, target);
		if (target < 0 || target == what)
			tvx_settle_tell(&c->settling, TVX_WARNING, "uncertain-move", unit->place,
					"it should stand after %.*s, which cannot be; it stays "
					"where it is",
					TVX_STR_ARG(move->after));
		else
			c->entries[what].target = target;
		if (c->entries[what].target == target)
			tvx_map_add(c->settling.moved, unit->id, c);
	}
}

/* Whoever carries an entry along when it moves: itself, or a division around it. */
static long
mover_of(const struct consolidating *c, long index)
{
	while (index != NONE && c->entries[index].target == NONE)
		index = c->entries[index].parent;
	return index;
}

/* Follows moves from one to the next; those that lead back to themselves stay where they are. */
static void
break_circles(struct consolidating *c)
{
	long *trail = tvx_realloc(NULL, c->count + 1, sizeof(*trail));
	bool *on_trail = tvx_arena_alloc(c->scratch, c->count * sizeof(*on_trail));

	for (size_t i = 0; i < c->count; i++) {
		size_t len = 0;
		long at = c->entries[i].target == NONE ? NONE : (long)i;
		while (at != NONE && !c->entries[at].checked && !on_trail[at]) {
			trail[len++] = at;
			on_trail[at] = true;
			at = mover_of(c, c->entries[at].target);
		}
		if (at != NONE && on_trail[at]) {
			tvx_settle_tell(&c->settling, TVX_WARNING, "uncertain-move",
					c->entries[at].unit ? c->entries[at].unit->place
							    : TVX_STR(""),
					"what is moved would have to stand after itself; it stays "
					"where it is");
			c->entries[at].target = NONE;
		}
		while (len) {
			on_trail[trail[--len]] = false;
			c->entries[trail[len]].checked = true;
		}
	}
	free(trail);
}

static void
seat_guests(struct consolidating *c)
{
	for (size_t i = 0; i < c->count; i++) {
		long target = c->entries[i].target;
		if (target == NONE)
			continue;
		struct entry *host = &c->entries[target];
		if (host->last_guest == NONE)
			host->first_guest = (long)i;
		else
			c->entries[host->last_guest].next_guest = (long)i;
		host->last_guest = (long)i;
	}
}

/* --- the new tree -------------------------------------------------------------------------------------- */

struct task {
	long entry;
	struct tvx_node *parent;
	size_t depth;
	bool guest; /* it stands where it was moved to */
};

struct tasks {
	struct task *list;
	size_t count, cap;
};

static void
push(struct tasks *tasks, struct task task)
{
	if (tasks->count == tasks->cap) {
		tasks->cap = tasks->cap ? tasks->cap * 2 : 64;
		tasks->list = tvx_realloc(tasks->list, tasks->cap, sizeof(*tasks->list));
	}
	tasks->list[tasks->count++] = task;
}

/* Pushes a chain so that its first comes out first. */
static void
push_chain(struct tasks *tasks, const struct consolidating *c, long first, struct task like)
{
	size_t start = tasks->count;

	for (long i = first; i != NONE;
	     i = like.guest ? c->entries[i].next_guest : c->entries[i].next) {
		like.entry = i;
		push(tasks, like);
	}
	for (size_t a = start, b = tasks->count; a + 1 < b; a++, b--) {
		struct task swap = tasks->list[a];
		tasks->list[a] = tasks->list[b - 1];
		tasks->list[b - 1] = swap;
	}
}

static struct tvx_node *
add_division(struct consolidating *c, const struct tvx_node *old, struct tvx_node *parent)
{
	struct tvx_draft *draft = c->settling.draft;
	struct tvx_division *fresh = TVX_ARENA_NEW(draft->arena, struct tvx_division);

	fresh->node.kind = TVX_DIVISION;
	fresh->id = tvx_arena_str(draft->arena, ((const struct tvx_division *)old)->id);
	tvx_node_add(parent, &fresh->node);
	return &fresh->node;
}

static void
tell_left_out(const struct consolidating *c, const struct entry *e)
{
	tvx_settle_tell(&c->settling, TVX_NOTE, "left-out", e->unit->place,
			"it is not agreed, and is left out");
}

/* Keeps in mind what a heading that is gone said of its section. */
static void
hand_down(struct consolidating *c, const struct tvx_paragraph *heading)
{
	for (const struct tvx_mark *m = heading->marks.first; m; m = m->next)
		tvx_map_add(c->settling.handed_down, tvx_settle_mark_key(c->scratch, m), c);
}

static void
add_paragraph(struct consolidating *c, struct entry *e, struct task task)
{
	struct tvx_draft *draft = c->settling.draft;
	struct tvx_paragraph *fresh = tvx_paragraph_settle(&c->settling, e->unit, task.guest);
	bool unsettled = c->settling.open == TVX_OPEN_LEAVE_OUT &&
			 tvx_standing_unsettled(e->unit->paragraph->kind, e->unit->standing.level);

	if (e->parent != NONE && (unsettled || !fresh))
		c->entries[e->parent].gone = true;
	if (!fresh && unsettled)
		tell_left_out(c, e);
	if (!fresh && tvx_heading_pending(e->unit->paragraph, c->settling.as_at))
		hand_down(c, e->unit->paragraph);
	if (!fresh)
		return;
	tvx_node_add(task.parent, &fresh->node);
	draft->paragraph_count++;
	tvx_map_add(draft->paragraphs, fresh->id, fresh);
}

static void
build(struct consolidating *c, struct tvx_map *divisions)
{
	struct tasks tasks = { 0 };
	struct tvx_node *root = &c->settling.draft->root.node;

	push_chain(&tasks, c, c->entries[0].first_child, (struct task){ .parent = root });
	while (tasks.count) {
		struct task task = tasks.list[--tasks.count];
		struct entry *e = &c->entries[task.entry];
		if (e->target != NONE && !task.guest)
			continue;
		push_chain(
			&tasks, c, e->first_guest,
			(struct task){ .parent = task.parent, .depth = task.depth, .guest = true });
		if (e->unit) {
			add_paragraph(c, e, task);
			continue;
		}
		/* Moves into moved divisions may go too deep; then the inner one is opened up. */
		struct tvx_node *fresh = task.depth < TVX_LIMIT_DEPTH
						 ? add_division(c, e->node, task.parent)
						 : task.parent;
		struct tvx_str id = ((const struct tvx_division *)e->node)->id;
		tvx_map_add(divisions, id, e);
		push_chain(&tasks, c, e->first_child,
			   (struct task){ .parent = fresh, .depth = task.depth + 1 });
	}
	free(tasks.list);
}

/* --- what is empty --------------------------------------------------------------------------------------- */

/* A division without anything in it, or, where what is open is left out, a heading over nothing
 * where something was. */
static bool
is_empty(const struct tvx_node *node, const struct tvx_map *divisions, bool leave_out)
{
	if (node->kind != TVX_DIVISION)
		return false;
	if (!node->first_child)
		return true;
	const struct entry *e = tvx_map_get(divisions, ((const struct tvx_division *)node)->id);
	const struct tvx_paragraph *first = (const struct tvx_paragraph *)node->first_child;
	bool lone = !node->first_child->next && node->first_child->kind == TVX_PARAGRAPH &&
		    first->kind == TVX_UNIT_HEADING;
	return leave_out && lone && e->gone;
}

static void
forget(struct consolidating *c, struct tvx_node *division)
{
	struct tvx_draft *draft = c->settling.draft;

	draft->paragraph_count -= division->first_child != NULL;
	division->parent = NULL;
}

static void
keep_full_children(struct consolidating *c, struct tvx_node *division, struct tvx_map *divisions)
{
	struct tvx_node *child = division->first_child, *next;

	division->first_child = division->last_child = NULL;
	for (; child; child = next) {
		next = child->next;
		child->next = NULL;
		if (!is_empty(child, divisions, c->settling.open == TVX_OPEN_LEAVE_OUT)) {
			tvx_node_add(division, child);
			continue;
		}
		struct entry *e = tvx_map_get(divisions, ((const struct tvx_division *)child)->id);
		if (e->parent != NONE)
			c->entries[e->parent].gone = true;
		if (child->first_child)
			tvx_settle_tell(&c->settling, TVX_NOTE, "left-out",
					((const struct tvx_division *)child)->id,
					"nothing of it is agreed, and it is left out");
		forget(c, child);
	}
}

static void
prune(struct consolidating *c, struct tvx_map *divisions)
{
	struct tvx_draft *draft = c->settling.draft;
	struct tvx_paragraph *paragraph;
	struct tvx_walk walk;
	enum tvx_step step;

	tvx_walk_start(&walk, &draft->root.node);
	while ((step = tvx_walk_next(&walk)) != TVX_STEP_DONE)
		if (step == TVX_STEP_LEAVE && walk.node->kind == TVX_DIVISION)
			keep_full_children(c, (struct tvx_node *)(uintptr_t)walk.node, divisions);
	tvx_map_clear(draft->paragraphs);
	tvx_walk_start(&walk, &draft->root.node);
	while ((paragraph = (struct tvx_paragraph *)(uintptr_t)tvx_walk_paragraph(&walk)))
		tvx_map_add(draft->paragraphs, paragraph->id, paragraph);
}

struct tvx_draft *
tvx_draft_consolidate(const struct tvx_survey *survey, const struct tvx_consolidation *how,
		      struct tvx_str name, struct tvx_listener listener)
{
	struct tvx_arena *scratch = tvx_arena_new();
	struct consolidating c = {
		.settling = { .draft = tvx_draft_new(),
			      .delegations = tvx_map_new(scratch),
			      .meetings = tvx_map_new(scratch),
			      .moved = tvx_map_new(scratch),
			      .handed_down = tvx_map_new(scratch),
			      .as_at = survey->as_at,
			      .open = how->open,
			      .name = name,
			      .listener = listener },
		.survey = survey,
		.by_id = tvx_map_new(scratch),
		.scratch = scratch,
	};
	struct tvx_map *divisions = tvx_map_new(scratch);

	copy_head(&c, survey->draft);
	gather(&c);
	read_moves(&c);
	break_circles(&c);
	seat_guests(&c);
	build(&c, divisions);
	prune(&c, divisions);
	if (how->renumber)
		tvx_draft_renumber(&c.settling, survey);
	if (how->renumber || how->open == TVX_OPEN_FOOTNOTES)
		tvx_draft_number_footnotes(c.settling.draft, how->open == TVX_OPEN_FOOTNOTES);
	free(c.entries);
	tvx_arena_free(scratch);
	return c.settling.draft;
}
