/* How it stands by delegation: what became of their proposals, their positions, what they owe. */
#include "model/standing.h"
#include "write/people.h"
#include "write/screen.h"

#include <stdlib.h>

struct account {
	size_t open, accepted, other; /* proposals */
	size_t positions, owes;
};

struct accounts {
	struct tvx_people people;
	struct account *list; /* by number among the people */
	size_t cap;
	struct tvx_arena *arena;
};

static struct account *
account_of(struct accounts *a, const struct tvx_delegation *who)
{
	size_t number = tvx_people_add(&a->people, who);

	if (number >= a->cap) {
		size_t cap = a->cap ? a->cap * 2 : 32;
		a->list = tvx_realloc(a->list, cap, sizeof(*a->list));
		for (size_t i = a->cap; i < cap; i++)
			a->list[i] = (struct account){ 0 };
		a->cap = cap;
	}
	return &a->list[number];
}

static void
count_proposals(struct accounts *a, const struct tvx_paragraph *paragraph, struct tvx_date as_at)
{
	enum tvx_fate *fates;
	size_t i = 0;

	if (!paragraph->proposals.count)
		return;
	fates = tvx_realloc(NULL, paragraph->proposals.count, sizeof(*fates));
	tvx_paragraph_fates(paragraph, as_at, fates);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next, i++) {
		for (size_t j = 0; tvx_date_known(p->on, as_at) && j < p->by.count; j++) {
			struct account *account = account_of(a, p->by.list[j]);
			account->open += fates[i] == TVX_FATE_OPEN;
			account->accepted += fates[i] == TVX_FATE_ACCEPTED ||
					     fates[i] == TVX_FATE_AMENDED;
			account->other += tvx_fate_is_dead(fates[i]);
		}
	}
	free(fates);
}

static void
count_unit(struct accounts *a, const struct tvx_unit *unit, struct tvx_date as_at)
{
	size_t count;
	const struct tvx_owed *owed = tvx_unit_owed(a->arena, unit, NULL, as_at, &count);

	count_proposals(a, unit->paragraph, as_at);
	for (const struct tvx_position *p = unit->paragraph->positions.first; p; p = p->next)
		for (size_t i = 0; tvx_date_known(p->on, as_at) && i < p->by.count; i++)
			account_of(a, p->by.list[i])->positions++;
	for (size_t i = 0; i < count; i++)
		account_of(a, owed[i].who)->owes++;
}

/* In the order in which the draft names them; whoever it need not name comes last. */
static void
collect(struct accounts *a, const struct tvx_survey *survey)
{
	*a = (struct accounts){ .arena = tvx_arena_new() };
	tvx_people_init(&a->people);
	for (const struct tvx_delegation *d = survey->draft->delegations.first; d; d = d->next)
		account_of(a, d);
	for (size_t i = 0; i < survey->count; i++)
		if (!survey->units[i].alternative)
			count_unit(a, &survey->units[i], survey->as_at);
}

static void
accounts_release(struct accounts *a)
{
	tvx_people_release(&a->people);
	tvx_arena_free(a->arena);
	free(a->list);
}

/* --- the screen --------------------------------------------------------------------------------- */

enum { COUNTS = 5, LEAST_NAME_COLS = 8 };

static const struct count {
	const char *title;
	unsigned cols;
	enum tvx_style style;
} counts[COUNTS] = {
	{ "open", 6, TVX_STYLE_WAITING }, { "accepted", 10, TVX_STYLE_GOOD },
	{ "other", 7, TVX_STYLE_PLAIN },  { "positions", 12, TVX_STYLE_PLAIN },
	{ "owes", 7, TVX_STYLE_WAITING },
};

static void
write_titles(struct tvx_screen *s, unsigned name_cols)
{
	struct tvx_str before = TVX_STR("proposals:");

	tvx_term_spaces(s->out, tvx_screen_indent(s));
	if (name_cols >= before.len) {
		tvx_term_spaces(s->out, name_cols - (unsigned)before.len);
		tvx_screen_text(s, TVX_STYLE_FAINT, before);
	}
	for (size_t i = 0; i < COUNTS; i++) {
		struct tvx_str title = tvx_str_of(counts[i].title);
		tvx_term_spaces(s->out, counts[i].cols - (unsigned)title.len);
		tvx_screen_text(s, TVX_STYLE_FAINT, title);
	}
	tvx_screen_line_end(s);
}

static void
write_account(struct tvx_screen *s, const struct tvx_delegation *who, const struct account *account,
	      unsigned name_cols)
{
	const size_t values[COUNTS] = { account->open, account->accepted, account->other,
					account->positions, account->owes };
	bool unnamed = who->kind == TVX_UNSTATED ||
		       tvx_str_equal_nocase(who->name, tvx_delegation_code(who));

	tvx_screen_name(s, tvx_delegation_code(who));
	if (name_cols)
		tvx_term_cell(s->out, s->terminal, TVX_STYLE_PLAIN,
			      unnamed ? TVX_STR("") : who->name, name_cols, true);
	for (size_t i = 0; i < COUNTS; i++)
		tvx_screen_number(s, counts[i].style, values[i], counts[i].cols);
	tvx_screen_line_end(s);
}

void
tvx_write_delegations(const struct tvx_survey *survey, const struct tvx_terminal *terminal,
		      struct tvx_buf *out)
{
	struct tvx_screen s;
	struct accounts a;

	tvx_screen_init(&s, survey, terminal, out);
	collect(&a, survey);
	for (size_t i = 0; i < a.people.count; i++)
		tvx_screen_fit(&s, tvx_delegation_code(a.people.list[i]));
	unsigned used = tvx_screen_indent(&s);
	for (size_t i = 0; i < COUNTS; i++)
		used += counts[i].cols;
	unsigned name_cols = s.width > used + LEAST_NAME_COLS ? s.width - used : 0;
	tvx_screen_head(&s);
	write_titles(&s, name_cols);
	for (size_t i = 0; i < a.people.count; i++)
		write_account(&s, a.people.list[i], &a.list[i], name_cols);
	accounts_release(&a);
	tvx_screen_release(&s);
}

/* --- data ----------------------------------------------------------------------------------------- */

static const struct tvx_column columns[] = {
	{ .name = "by" },
	{ .name = "name" },
	{ .name = "kind" },
	{ .name = "open", .number = true },
	{ .name = "accepted", .number = true },
	{ .name = "other", .number = true },
	{ .name = "positions", .number = true },
	{ .name = "owes", .number = true },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

struct tvx_sheet *
tvx_delegations_sheet(const struct tvx_survey *survey)
{
	struct tvx_sheet *sheet = tvx_sheet_new(columns, COLUMNS);
	struct accounts a;

	collect(&a, survey);
	for (size_t i = 0; i < a.people.count; i++) {
		const struct tvx_delegation *who = a.people.list[i];
		struct tvx_str cells[COLUMNS] = {
			who->id,
			who->name,
			tvx_str_of(tvx_delegation_kind_word(who->kind)),
			tvx_cell_number(a.arena, a.list[i].open),
			tvx_cell_number(a.arena, a.list[i].accepted),
			tvx_cell_number(a.arena, a.list[i].other),
			tvx_cell_number(a.arena, a.list[i].positions),
			tvx_cell_number(a.arena, a.list[i].owes),
		};
		tvx_sheet_add(sheet, cells);
	}
	accounts_release(&a);
	return sheet;
}
