/* Who still has to confirm, advise, answer or is in consultations: where, and since when. */
#include "model/phrases.h"
#include "write/people.h"
#include "write/screen.h"

#include <stdlib.h>

struct debt {
	const struct tvx_unit *unit;
	struct tvx_owed owed;
	size_t who;  /* a number among the people */
	size_t turn; /* in the order of the draft */
};

struct debts {
	struct debt *list;
	size_t count, cap;
	struct tvx_people people;
	size_t *each; /* how many each of them owes */
};

static void
add_debt(struct debts *debts, const struct tvx_unit *unit, const struct tvx_owed *owed)
{
	if (debts->count == debts->cap) {
		debts->cap = debts->cap ? debts->cap * 2 : 64;
		debts->list = tvx_realloc(debts->list, debts->cap, sizeof(*debts->list));
	}
	debts->list[debts->count] = (struct debt){
		.unit = unit,
		.owed = *owed,
		.who = tvx_people_add(&debts->people, owed->who),
		.turn = debts->count,
	};
	debts->count++;
}

/* Those who owe most first, then by name, then in the order of the draft. */
static int
by_debtor(const void *a, const void *b, void *context)
{
	const struct debt *x = a, *y = b;
	const struct debts *debts = context;
	size_t x_owes = debts->each[x->who], y_owes = debts->each[y->who];

	if (x_owes != y_owes)
		return x_owes < y_owes ? 1 : -1;
	if (x->who != y->who)
		return tvx_str_compare(x->owed.who->id, y->owed.who->id);
	return (x->turn > y->turn) - (x->turn < y->turn);
}

/* by may be NULL for everybody. Caller releases. */
static void
collect(const struct tvx_survey *survey, struct tvx_arena *arena, const struct tvx_delegation *by,
	struct debts *debts)
{
	*debts = (struct debts){ 0 };
	tvx_people_init(&debts->people);
	for (size_t i = 0; i < survey->count; i++) {
		const struct tvx_unit *unit = &survey->units[i];
		size_t count;
		const struct tvx_owed *owed = tvx_unit_owed(arena, unit, NULL, survey->as_at,
							    &count);
		for (size_t j = 0; j < count; j++)
			if (!by || owed[j].who == by)
				add_debt(debts, unit, &owed[j]);
	}
	debts->each = tvx_arena_alloc(arena, (debts->people.count + 1) * sizeof(*debts->each));
	for (size_t i = 0; i < debts->count; i++)
		debts->each[debts->list[i].who]++;
	if (debts->count)
		qsort_r(debts->list, debts->count, sizeof(*debts->list), by_debtor, debts);
}

static void
debts_release(struct debts *debts)
{
	tvx_people_release(&debts->people);
	free(debts->list);
}

static const struct tvx_proposal *
proposal_of(const struct tvx_owed *owed)
{
	return owed->mark ? owed->mark->proposal : owed->position->about;
}

static struct tvx_str
words_of(const struct tvx_owed *owed)
{
	return owed->mark ? owed->mark->words : owed->position->words;
}

/* --- the screen --------------------------------------------------------------------------------- */

enum { WHAT_COLS = 32 }; /* "is consulting since 2015-11-18", and two spaces */

static void
write_debtor(struct tvx_screen *s, const struct tvx_delegation *who, size_t count)
{
	struct tvx_buf line = { 0 };

	tvx_screen_line_end(s);
	tvx_screen_text(s, TVX_STYLE_STRONG, tvx_delegation_code(who));
	if (who->name.len && who->kind != TVX_UNSTATED &&
	    !tvx_str_equal_nocase(who->name, tvx_delegation_code(who)))
		tvx_buf_printf(&line, ", %.*s", TVX_STR_ARG(who->name));
	tvx_buf_printf(&line, ": %zu", count);
	tvx_screen_text(s, TVX_STYLE_PLAIN, tvx_buf_str(&line));
	tvx_screen_line_end(s);
	tvx_buf_release(&line);
}

/* What it is about where that is not the paragraph, and what was said. */
static void
write_words(struct tvx_screen *s, const struct tvx_owed *owed)
{
	const struct tvx_proposal *about = proposal_of(owed);
	struct tvx_str words = words_of(owed);
	struct tvx_buf line = { 0 };

	if (about) {
		tvx_buf_printf(&line, "about %.*s", TVX_STR_ARG(about->id));
		struct tvx_str names = tvx_phrase_parties(s->arena, &about->by);
		if (names.len)
			tvx_buf_printf(&line, " of %.*s", TVX_STR_ARG(names));
	}
	if (words.len)
		tvx_buf_printf(&line, "%s%.*s", line.len ? ": " : "", TVX_STR_ARG(words));
	if (line.len)
		tvx_screen_below(s, TVX_STYLE_FAINT, tvx_buf_str(&line));
	tvx_buf_release(&line);
}

static void
write_debt(struct tvx_screen *s, const struct debt *debt)
{
	struct tvx_buf what = { 0 };
	unsigned indent = tvx_screen_indent(s);

	tvx_owed_phrase(&debt->owed, true, &what);
	tvx_screen_name(s, debt->unit->place);
	tvx_term_cell(s->out, s->terminal, TVX_STYLE_WHO, tvx_buf_str(&what), WHAT_COLS, true);
	if (s->width > indent + WHAT_COLS)
		tvx_term_cell(s->out, s->terminal, TVX_STYLE_PLAIN,
			      tvx_unit_words(s->arena, debt->unit), s->width - indent - WHAT_COLS,
			      false);
	tvx_screen_line_end(s);
	write_words(s, &debt->owed);
	tvx_buf_release(&what);
}

static void
write_summary(struct tvx_screen *s, const struct debts *debts, const struct tvx_delegation *by)
{
	struct tvx_str who = by ? tvx_delegation_code(by) : TVX_STR("Nobody");
	struct tvx_str title = debts->count && !by ? TVX_STR("Who owes an answer: ") : who;
	struct tvx_buf line = { 0 };

	if (!debts->count)
		tvx_buf_add(&line, by ? TVX_STR(" owes no answer") : TVX_STR(" owes an answer"));
	else
		tvx_buf_printf(&line, "%s%zu answer%s", by ? " owes " : "", debts->count,
			       debts->count == 1 ? "" : "s");
	if (debts->count && !by)
		tvx_buf_printf(&line, " from %zu", debts->people.count);
	tvx_screen_answer(s, title, tvx_buf_str(&line));
	tvx_buf_release(&line);
}

void
tvx_write_owes(const struct tvx_survey *survey, const struct tvx_delegation *by,
	       const struct tvx_terminal *terminal, struct tvx_buf *out)
{
	struct tvx_screen s;
	struct debts debts;
	size_t previous = SIZE_MAX;

	tvx_screen_init(&s, survey, terminal, out);
	collect(survey, s.arena, by, &debts);
	for (size_t i = 0; i < debts.count; i++)
		tvx_screen_fit(&s, debts.list[i].unit->place);
	tvx_screen_head(&s);
	write_summary(&s, &debts, by);
	for (size_t i = 0; i < debts.count; i++) {
		const struct debt *debt = &debts.list[i];
		if (!by && debt->who != previous)
			write_debtor(&s, debt->owed.who, debts.each[debt->who]);
		previous = debt->who;
		write_debt(&s, debt);
	}
	debts_release(&debts);
	tvx_screen_release(&s);
}

/* --- data ----------------------------------------------------------------------------------------- */

static const struct tvx_column columns[] = {
	{ .name = "by" },    { .name = "owes" },     { .name = "since" }, { .name = "id" },
	{ .name = "place" }, { .name = "proposal" }, { .name = "words" }, { .name = "text" },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

struct tvx_sheet *
tvx_owes_sheet(const struct tvx_survey *survey, const struct tvx_delegation *by)
{
	struct tvx_sheet *sheet = tvx_sheet_new(columns, COLUMNS);
	struct tvx_arena *arena = tvx_arena_new();
	struct debts debts;

	collect(survey, arena, by, &debts);
	for (size_t i = 0; i < debts.count; i++) {
		const struct debt *debt = &debts.list[i];
		const struct tvx_proposal *about = proposal_of(&debt->owed);
		struct tvx_str cells[COLUMNS] = {
			debt->owed.who->id,
			tvx_str_of(tvx_owes_word(debt->owed.what)),
			tvx_cell_date(arena, debt->owed.since),
			debt->unit->id,
			debt->unit->place,
			about ? about->id : TVX_STR(""),
			words_of(&debt->owed),
			tvx_unit_words(arena, debt->unit),
		};
		tvx_sheet_add(sheet, cells);
	}
	debts_release(&debts);
	tvx_arena_free(arena);
	return sheet;
}
