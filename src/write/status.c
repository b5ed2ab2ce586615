/* The chair's first screen: how much is agreed, what is pending, and who owes an answer. */
#include "write/people.h"
#include "write/screen.h"

#include <stdlib.h>

enum { COUNT_COLS = 8, LEAST_TITLE_COLS = 5 };

/* Shares the columns among the counts so that they add up and nothing that is there vanishes. */
static void
share(const size_t *counts, size_t total, unsigned cols, unsigned *shares)
{
	size_t seen = 0;
	unsigned drawn = 0;

	for (size_t i = 0; i < TVX_STANDINGS; i++) {
		size_t count = counts[tvx_standing_looks[i].level];
		seen += count;
		unsigned end = total ? (unsigned)(seen * cols / total) : 0;
		shares[i] = end > drawn ? end - drawn : 0;
		drawn = end > drawn ? end : drawn;
	}
	for (size_t i = 0; i < TVX_STANDINGS; i++) {
		size_t widest = 0;
		if (shares[i] || !counts[tvx_standing_looks[i].level])
			continue;
		for (size_t j = 1; j < TVX_STANDINGS; j++)
			widest = shares[j] > shares[widest] ? j : widest;
		if (shares[widest] > 1) {
			shares[widest]--;
			shares[i]++;
		}
	}
}

static void
bar(struct tvx_screen *s, const struct tvx_tally *tally, unsigned cols)
{
	unsigned shares[TVX_STANDINGS];

	share(tally->counts, tally->total, cols, shares);
	for (size_t i = 0; i < TVX_STANDINGS; i++) {
		struct tvx_buf run = { 0 };
		for (unsigned c = 0; c < shares[i]; c++)
			tvx_buf_add(&run, tvx_str_of(tvx_standing_looks[i].glyph));
		tvx_screen_text(s, tvx_standing_looks[i].style, tvx_buf_str(&run));
		cols -= shares[i];
		tvx_buf_release(&run);
	}
	tvx_term_spaces(s->out, cols);
}

/* --- the parts of the screen, from the top ---------------------------------------------------- */

static void
totals(struct tvx_screen *s, const struct tvx_tally *all)
{
	struct tvx_buf piece = { 0 };
	unsigned column = TVX_MARGIN_COLS;

	tvx_term_spaces(s->out, TVX_MARGIN_COLS);
	bar(s, all, s->width - 2 * TVX_MARGIN_COLS);
	tvx_screen_line_end(s);
	tvx_term_spaces(s->out, TVX_MARGIN_COLS);
	for (size_t i = 0; i < TVX_STANDINGS; i++) {
		tvx_buf_clear(&piece);
		tvx_buf_printf(&piece, "%s %s %zu", tvx_standing_looks[i].glyph,
			       tvx_standing_looks[i].word,
			       all->counts[tvx_standing_looks[i].level]);
		tvx_screen_legend(s, &column, tvx_standing_looks[i].style, tvx_buf_str(&piece));
	}
	tvx_buf_clear(&piece);
	tvx_buf_printf(&piece, "of %zu paragraphs and items", all->total);
	tvx_screen_legend(s, &column, TVX_STYLE_PLAIN, tvx_buf_str(&piece));
	tvx_buf_release(&piece);
	tvx_screen_line_end(s);
	tvx_screen_line_end(s);
}

static void
section_titles(struct tvx_screen *s, unsigned title_cols)
{
	tvx_term_spaces(s->out, TVX_MARGIN_COLS + title_cols);
	for (size_t i = 0; i < TVX_STANDINGS; i++) {
		struct tvx_str word = tvx_str_of(tvx_standing_looks[i].word);
		tvx_term_spaces(s->out, COUNT_COLS - (unsigned)word.len);
		tvx_screen_text(s, TVX_STYLE_FAINT, word);
	}
	tvx_screen_line_end(s);
}

static void
section(struct tvx_screen *s, const struct tvx_tally *tally, unsigned title_cols, unsigned bar_cols)
{
	const struct tvx_unit *heading = &s->survey->units[tally->heading];
	bool top = tally->depth == 1;
	unsigned indent = top ? 0 : 2;

	tvx_term_spaces(s->out, TVX_MARGIN_COLS + indent);
	tvx_term_cell(s->out, s->terminal, top ? TVX_STYLE_STRONG : TVX_STYLE_PLAIN, heading->place,
		      TVX_PLACE_COLS - 1 - indent, true);
	tvx_buf_add_char(s->out, ' ');
	tvx_term_cell(s->out, s->terminal, TVX_STYLE_PLAIN, tvx_unit_words(s->arena, heading),
		      title_cols - TVX_PLACE_COLS, true);
	for (size_t i = 0; i < TVX_STANDINGS; i++)
		tvx_screen_number(s, tvx_standing_looks[i].style,
				  tally->counts[tvx_standing_looks[i].level], COUNT_COLS);
	if (bar_cols) {
		tvx_term_spaces(s->out, TVX_MARGIN_COLS);
		bar(s, tally, bar_cols);
	}
	tvx_screen_line_end(s);
}

/* Two levels at most: more is for travaux list. */
static void
sections(struct tvx_screen *s, const struct tvx_tally *tallies, size_t count)
{
	unsigned counts_cols = TVX_STANDINGS * COUNT_COLS + 2 * TVX_MARGIN_COLS;
	unsigned bar_cols = s->width >= 72 ? (s->width >= 110 ? 30 : 12) : 0;
	unsigned used = counts_cols + (bar_cols ? bar_cols + TVX_MARGIN_COLS : 0);
	unsigned title_cols = s->width > used + TVX_PLACE_COLS + LEAST_TITLE_COLS
				      ? s->width - used
				      : TVX_PLACE_COLS + LEAST_TITLE_COLS;

	section_titles(s, title_cols);
	for (size_t i = 1; i < count; i++)
		if (tallies[i].depth <= 2 && tallies[i].total)
			section(s, &tallies[i], title_cols, bar_cols);
}

/* One line of what blocks: its place, its first words, whose answer is waited for. */
static void
blocked(struct tvx_screen *s, const struct tvx_unit *unit)
{
	size_t count;
	const struct tvx_owed *owed = tvx_unit_owed(s->arena, unit, unit->inherited,
						    s->survey->as_at, &count);
	struct tvx_buf waits = { 0 };

	for (size_t i = 0; i < count; i++) {
		struct tvx_str code = tvx_delegation_code(owed[i].who);
		tvx_buf_printf(&waits, "%s%.*s ", i ? ", " : "", TVX_STR_ARG(code));
		tvx_owed_phrase(&owed[i], true, &waits);
	}
	if (unit->standing.open_proposals)
		tvx_buf_printf(&waits, "%s%zu open proposal%s", waits.len ? "; " : "",
			       unit->standing.open_proposals,
			       unit->standing.open_proposals == 1 ? "" : "s");
	if (tvx_heading_pending(unit->paragraph, s->survey->as_at) &&
	    tvx_unit_heads_section(s->survey, unit))
		tvx_buf_printf(&waits, "%sthe section, but for what has a mark of its own",
			       waits.len ? "; " : "");
	tvx_screen_place(s, unit->place, tvx_unit_words(s->arena, unit));
	if (waits.len)
		tvx_screen_below(s, TVX_STYLE_WHO, tvx_buf_str(&waits));
	tvx_buf_release(&waits);
}

static void
blocked_at(struct tvx_screen *s, enum tvx_standing_level level, const char *title)
{
	bool begun = false;

	for (size_t i = 0; i < s->survey->count; i++) {
		const struct tvx_unit *unit = &s->survey->units[i];
		/* What a section hands down is told once, at its heading. */
		bool told = unit->standing.inherited && !unit->standing.open_proposals;
		if (unit->alternative || unit->standing.level != level || told)
			continue;
		if (!begun) {
			tvx_screen_line_end(s);
			tvx_screen_title(s, tvx_str_of(title));
		}
		begun = true;
		blocked(s, unit);
	}
}

/* --- who owes an answer --------------------------------------------------------------------------- */

struct debtor {
	const struct tvx_delegation *who;
	size_t count;
	struct tvx_buf places;
};

static int
by_debts(const void *a, const void *b)
{
	const struct debtor *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return tvx_str_compare(x->who->id, y->who->id);
}

static void
add_debt(struct debtor *debtor, const struct tvx_unit *unit, const struct tvx_owed *owed)
{
	tvx_buf_printf(&debtor->places, "%s%.*s (", debtor->count++ ? ", " : "",
		       TVX_STR_ARG(unit->place));
	tvx_owed_phrase(owed, true, &debtor->places);
	tvx_buf_add_char(&debtor->places, ')');
}

/* One for each of people, those who owe most first. Caller frees, and releases the places. */
static struct debtor *
collect(struct tvx_screen *s, struct tvx_people *people)
{
	struct debtor *debtors = NULL;
	size_t cap = 0, met = 0;

	for (size_t i = 0; i < s->survey->count; i++) {
		const struct tvx_unit *unit = &s->survey->units[i];
		size_t count;
		const struct tvx_owed *owed = tvx_unit_owed(s->arena, unit, NULL, s->survey->as_at,
							    &count);
		for (size_t j = 0; j < count; j++) {
			size_t index = tvx_people_add(people, owed[j].who);
			if (index >= cap) {
				cap = cap ? cap * 2 : 16;
				debtors = tvx_realloc(debtors, cap, sizeof(*debtors));
			}
			if (index == met)
				debtors[met++] = (struct debtor){ .who = owed[j].who };
			add_debt(&debtors[index], unit, &owed[j]);
		}
	}
	if (met)
		qsort(debtors, met, sizeof(*debtors), by_debts);
	return debtors;
}

static void
who_owes(struct tvx_screen *s)
{
	struct tvx_people people;

	tvx_people_init(&people);
	struct debtor *debtors = collect(s, &people);
	if (people.count) {
		tvx_screen_line_end(s);
		tvx_screen_title(s, TVX_STR("Who owes an answer"));
	}
	for (size_t i = 0; i < people.count; i++) {
		struct tvx_wrap wrap;
		unsigned indent = tvx_screen_indent(s);
		tvx_screen_name(s, tvx_delegation_code(debtors[i].who));
		tvx_wrap_start(&wrap, s->out, s->terminal, indent, indent);
		tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, tvx_buf_str(&debtors[i].places));
		tvx_wrap_end(&wrap);
		tvx_buf_release(&debtors[i].places);
	}
	free(debtors);
	tvx_people_release(&people);
}

void
tvx_write_status(const struct tvx_survey *survey, const struct tvx_terminal *terminal,
		 struct tvx_buf *out)
{
	struct tvx_screen s;
	size_t count;

	tvx_screen_init(&s, survey, terminal, out);
	struct tvx_tally *tallies = tvx_tallies_of(s.arena, survey, &count);
	tvx_screen_head(&s);
	totals(&s, &tallies[0]);
	sections(&s, tallies, count);
	blocked_at(&s, TVX_PENDING, "Pending");
	blocked_at(&s, TVX_AD_REF, "Agreed ad referendum");
	who_owes(&s);
	tvx_screen_release(&s);
}
