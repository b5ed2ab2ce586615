/* What blocks: what is pending, agreed ad referendum, or open with proposals; the most contested
 * first. */
#include "write/screen.h"
#include "write/stances.h"

#include <stdlib.h>

struct block {
	const struct tvx_unit *unit;
	size_t contested; /* how many delegations propose, oppose or reserve */
	size_t handed;    /* of a heading: how many paragraphs have their standing from it */
	struct tvx_date since;
	struct tvx_date proposed; /* the earliest open proposal */
};

struct blocks {
	struct block *list;
	size_t count, cap;
};

/* --- which, and in which order ---------------------------------------------------------------- */

static bool
is_blocking(const struct tvx_unit *unit)
{
	if (unit->alternative || unit->standing.level == TVX_AGREED)
		return false;
	/* What a section hands down is told once, at its heading. */
	if (unit->standing.level == TVX_OPEN || unit->standing.inherited)
		return unit->standing.open_proposals > 0;
	return true;
}

/* The earliest day of a proposal that is open, of those later than a day where one is given. */
static struct tvx_date
first_open(const struct tvx_unit *unit, struct tvx_date as_at, struct tvx_date later_than)
{
	const struct tvx_paragraph *paragraph = unit->paragraph;
	enum tvx_fate *fates = tvx_realloc(NULL, paragraph->proposals.count + 1, sizeof(*fates));
	struct tvx_date first = { 0 };
	size_t i = 0;

	tvx_paragraph_fates(paragraph, as_at, fates);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next, i++) {
		struct tvx_date day = tvx_day_of(p->on, p->at);
		if (fates[i] != TVX_FATE_OPEN || !tvx_date_given(day))
			continue;
		if (tvx_date_given(later_than) && tvx_date_compare(day, later_than) <= 0)
			continue;
		if (!tvx_date_given(first) || tvx_date_compare(day, first) < 0)
			first = day;
	}
	free(fates);
	return first;
}

static void
add_days(struct block *block, struct tvx_date as_at)
{
	const struct tvx_standing *standing = &block->unit->standing;
	const struct tvx_mark *decisive = standing->decisive;

	block->proposed = first_open(block->unit, as_at, (struct tvx_date){ 0 });
	block->since = decisive ? tvx_day_of(decisive->on, decisive->at) : block->proposed;
	if (standing->reopened)
		block->since = first_open(block->unit, as_at, block->since);
}

/* An unknown day comes first: it may be the oldest. */
static int
compare_days(struct tvx_date a, struct tvx_date b)
{
	if (!tvx_date_given(a) || !tvx_date_given(b))
		return (int)tvx_date_given(a) - (int)tvx_date_given(b);
	return tvx_date_compare(a, b);
}

static int
by_contest(const void *a, const void *b)
{
	const struct block *x = a, *y = b;
	size_t x_open = x->unit->standing.open_proposals, y_open = y->unit->standing.open_proposals;

	if (x->contested != y->contested)
		return x->contested < y->contested ? 1 : -1;
	if (x_open != y_open)
		return x_open < y_open ? 1 : -1;
	int days = compare_days(x->since, y->since);
	return days ? days : (x->unit > y->unit) - (x->unit < y->unit);
}

/* Sections nest: behind an inner heading its mark never comes again. */
struct handing {
	const struct tvx_mark *mark;
	size_t block; /* its index; SIZE_MAX: the heading itself does not block */
};

static void
hand_down(struct blocks *blocks, struct handing *stack, size_t *depth, const struct tvx_unit *unit)
{
	if (!unit->standing.inherited || !tvx_unit_counts(unit))
		return;
	while (*depth && stack[*depth - 1].mark != unit->inherited)
		(*depth)--;
	if (*depth && stack[*depth - 1].block != SIZE_MAX)
		blocks->list[stack[*depth - 1].block].handed++;
}

static void
add_block(struct blocks *blocks, const struct tvx_unit *unit, const struct tvx_stances *stances,
	  struct tvx_date as_at)
{
	unsigned disputes = 1u << TVX_PROPOSES | 1u << TVX_OPPOSES | 1u << TVX_RESERVES;

	if (blocks->count == blocks->cap) {
		blocks->cap = blocks->cap ? blocks->cap * 2 : 64;
		blocks->list = tvx_realloc(blocks->list, blocks->cap, sizeof(*blocks->list));
	}
	struct block *block = &blocks->list[blocks->count++];
	*block = (struct block){ .unit = unit, .contested = tvx_stances_count(stances, disputes) };
	add_days(block, as_at);
}

/* Caller frees the list. */
static void
collect(const struct tvx_survey *survey, struct tvx_stances *stances, struct blocks *blocks)
{
	struct handing stack[TVX_LIMIT_DEPTH + 2];
	size_t depth = 0;

	for (size_t i = 0; i < survey->count; i++) {
		const struct tvx_unit *unit = &survey->units[i];
		const struct tvx_mark *pending = NULL;
		bool blocking = is_blocking(unit);
		if (blocking) {
			tvx_stances_read(stances, unit, survey->as_at, false);
			add_block(blocks, unit, stances, survey->as_at);
		}
		hand_down(blocks, stack, &depth, unit);
		if (!unit->alternative && tvx_unit_heads_section(survey, unit))
			pending = tvx_heading_pending(unit->paragraph, survey->as_at);
		if (pending && depth < sizeof(stack) / sizeof(stack[0]))
			stack[depth++] = (struct handing){ pending, blocking ? blocks->count - 1
									     : SIZE_MAX };
	}
	if (blocks->count)
		qsort(blocks->list, blocks->count, sizeof(*blocks->list), by_contest);
}

/* --- the screen --------------------------------------------------------------------------------- */

static void
add_standing(struct tvx_buf *out, const struct block *block)
{
	static const char *const words[] = {
		[TVX_OPEN] = "open",
		[TVX_PENDING] = "pending",
		[TVX_AD_REF] = "agreed ad referendum",
	};
	const struct tvx_standing *standing = &block->unit->standing;
	char day[11];

	tvx_date_format(block->since, day);
	tvx_buf_printf(out, "%s %s%s%s", tvx_standing_look(standing->level)->glyph,
		       words[standing->level], day[0] ? " since " : "", day);
	if (!standing->reopened)
		return;
	tvx_date_format(tvx_day_of(standing->decisive->on, standing->decisive->at), day);
	tvx_buf_printf(out, ", was agreed %s", day);
}

static void
add_proposers(struct tvx_screen *s, struct tvx_buf *out, const struct block *block,
	      const struct tvx_stances *stances)
{
	size_t count = block->unit->standing.open_proposals;
	struct tvx_str names = tvx_stances_codes(stances, s->arena, TVX_PROPOSES);
	char day[11];

	if (!count)
		return;
	tvx_buf_printf(out, " · %zu open proposal%s", count, count == 1 ? "" : "s");
	tvx_date_format(block->proposed, day);
	if (day[0] && compare_days(block->proposed, block->since) != 0)
		tvx_buf_printf(out, " since %s", day);
	if (names.len)
		tvx_buf_printf(out, ": %.*s%s", TVX_STR_ARG(names),
			       stances->unnamed ? " and unnamed" : "");
	else
		tvx_buf_add(out, TVX_STR(", unnamed"));
}

static bool
same_debt(const struct tvx_owed *a, const struct tvx_owed *b)
{
	return a->what == b->what && a->who->kind == b->who->kind &&
	       compare_days(a->since, b->since) == 0;
}

/* The day only where it is not that of the standing; what several owe is said once. */
static void
add_debts(struct tvx_screen *s, struct tvx_buf *out, const struct block *block)
{
	size_t count;
	const struct tvx_owed *owed = tvx_unit_owed(s->arena, block->unit, block->unit->inherited,
						    s->survey->as_at, &count);

	for (size_t i = 0; i < count; i++) {
		bool shared = i + 1 < count && same_debt(&owed[i], &owed[i + 1]) &&
			      (owed[i].what == TVX_OWES_CONFIRMATION ||
			       owed[i].what == TVX_OWES_ADVICE);
		tvx_buf_printf(out, "%s%.*s", i ? ", " : " · ",
			       TVX_STR_ARG(tvx_delegation_code(owed[i].who)));
		if (shared)
			continue;
		tvx_buf_add_char(out, ' ');
		tvx_owed_phrase(&owed[i], compare_days(owed[i].since, block->since) != 0, out);
	}
}

static void
write_block(struct tvx_screen *s, const struct block *block, struct tvx_stances *stances)
{
	struct tvx_buf why = { 0 };

	tvx_stances_read(stances, block->unit, s->survey->as_at, false);
	tvx_screen_place(s, block->unit->place, tvx_unit_words(s->arena, block->unit));
	add_standing(&why, block);
	if (block->handed)
		tvx_buf_printf(&why, " · with %zu paragraph%s of its section", block->handed,
			       block->handed == 1 ? "" : "s");
	add_proposers(s, &why, block, stances);
	struct tvx_str opposed = tvx_stances_codes(stances, s->arena, TVX_OPPOSES);
	size_t opponents = tvx_stances_count(stances, 1u << TVX_OPPOSES);
	if (opponents)
		tvx_buf_printf(&why, " · %.*s oppose%s", TVX_STR_ARG(opposed),
			       opponents == 1 ? "s" : "");
	add_debts(s, &why, block);
	tvx_screen_below(s, tvx_standing_look(block->unit->standing.level)->style,
			 tvx_buf_str(&why));
	tvx_buf_release(&why);
}

static void
write_summary(struct tvx_screen *s, const struct blocks *blocks)
{
	static const enum tvx_standing_level order[] = { TVX_PENDING, TVX_AD_REF, TVX_OPEN };
	size_t counts[TVX_STANDINGS] = { 0 };
	struct tvx_buf sums = { 0 };

	for (size_t i = 0; i < blocks->count; i++)
		counts[blocks->list[i].unit->standing.level]++;
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		if (counts[order[i]])
			tvx_buf_printf(&sums, "%s%zu %s", sums.len ? ", " : "", counts[order[i]],
				       tvx_standing_look(order[i])->word);
	if (blocks->count > 1)
		tvx_buf_add(&sums, TVX_STR("; the most contested first"));
	tvx_screen_answer(s, blocks->count ? TVX_STR("What blocks: ") : TVX_STR("Nothing blocks"),
			  tvx_buf_str(&sums));
	tvx_buf_release(&sums);
}

void
tvx_write_pending(const struct tvx_survey *survey, const struct tvx_terminal *terminal,
		  struct tvx_buf *out)
{
	struct tvx_screen s;
	struct tvx_stances stances;
	struct blocks blocks = { 0 };

	tvx_screen_init(&s, survey, terminal, out);
	tvx_stances_init(&stances);
	collect(survey, &stances, &blocks);
	for (size_t i = 0; i < blocks.count; i++)
		tvx_screen_fit(&s, blocks.list[i].unit->place);
	tvx_screen_head(&s);
	write_summary(&s, &blocks);
	for (size_t i = 0; i < blocks.count; i++)
		write_block(&s, &blocks.list[i], &stances);
	free(blocks.list);
	tvx_stances_release(&stances);
	tvx_screen_release(&s);
}

/* --- data ----------------------------------------------------------------------------------------- */

static const struct tvx_column columns[] = {
	{ .name = "id" },
	{ .name = "place" },
	{ .name = "standing" },
	{ .name = "since" },
	{ .name = "contested", .number = true },
	{ .name = "proposals", .number = true },
	{ .name = "by" },
	{ .name = "oppose" },
	{ .name = "reserve" },
	{ .name = "consulting" },
	{ .name = "query" },
	{ .name = "owes" },
	{ .name = "text" },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

struct tvx_sheet *
tvx_pending_sheet(const struct tvx_survey *survey)
{
	struct tvx_sheet *sheet = tvx_sheet_new(columns, COLUMNS);
	struct tvx_stances stances;
	struct blocks blocks = { 0 };

	tvx_stances_init(&stances);
	collect(survey, &stances, &blocks);
	for (size_t i = 0; i < blocks.count; i++) {
		const struct tvx_unit *unit = blocks.list[i].unit;
		struct tvx_arena *arena = tvx_arena_new();
		tvx_stances_read(&stances, unit, survey->as_at, false);
		struct tvx_str cells[COLUMNS] = {
			unit->id,
			unit->place,
			tvx_str_of(tvx_standing_word(unit->standing.level)),
			tvx_cell_date(arena, blocks.list[i].since),
			tvx_cell_number(arena, blocks.list[i].contested),
			tvx_cell_number(arena, unit->standing.open_proposals),
			tvx_stances_ids(&stances, arena, TVX_PROPOSES),
			tvx_stances_ids(&stances, arena, TVX_OPPOSES),
			tvx_stances_ids(&stances, arena, TVX_RESERVES),
			tvx_stances_ids(&stances, arena, TVX_CONSULTS),
			tvx_stances_ids(&stances, arena, TVX_ASKS),
			tvx_stances_ids(&stances, arena, TVX_OWES_WORD),
			tvx_unit_words(arena, unit),
		};
		tvx_sheet_add(sheet, cells);
		tvx_arena_free(arena);
	}
	free(blocks.list);
	tvx_stances_release(&stances);
	return sheet;
}
