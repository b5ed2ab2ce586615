/* The chair's first screen: how much is agreed, what is pending, and who owes an answer. */
#include "base/map.h"
#include "write/term.h"
#include "write/units.h"

#include <stdlib.h>

struct screen {
	const struct tvx_survey *survey;
	const struct tvx_terminal *terminal;
	struct tvx_arena *arena;
	struct tvx_buf *out;
	unsigned width;
};

/* The parts of a bar, told apart without colour, in the order in which they are drawn. */
static const struct part {
	enum tvx_standing_level level;
	const char *glyph, *word;
	enum tvx_style style;
} parts[] = {
	{ TVX_AGREED, "█", "agreed", TVX_STYLE_GOOD },
	{ TVX_AD_REF, "▓", "ad ref", TVX_STYLE_NEARLY },
	{ TVX_PENDING, "▒", "pending", TVX_STYLE_WAITING },
	{ TVX_OPEN, "░", "open", TVX_STYLE_FAINT },
};

enum {
	PARTS = 4,
	MARGIN_COLS = 2,
	PLACE_COLS = 9,
	COUNT_COLS = 8,
	LEAST_TITLE_COLS = 5,
	LEAST_COLS = 50,
	USUAL_COLS = 80
};

static void
text(struct screen *s, enum tvx_style style, struct tvx_str words)
{
	tvx_term_text(s->out, s->terminal, style, words);
}

static void
line_end(struct screen *s)
{
	while (s->out->len && s->out->ptr[s->out->len - 1] == ' ')
		s->out->ptr[--s->out->len] = '\0';
	tvx_buf_add_char(s->out, '\n');
}

/* Shares the columns among the counts so that they add up and nothing that is there vanishes. */
static void
share(const size_t *counts, size_t total, unsigned cols, unsigned *shares)
{
	size_t seen = 0;
	unsigned drawn = 0;

	for (size_t i = 0; i < PARTS; i++) {
		size_t count = counts[parts[i].level];
		seen += count;
		unsigned end = total ? (unsigned)(seen * cols / total) : 0;
		shares[i] = end > drawn ? end - drawn : 0;
		drawn = end > drawn ? end : drawn;
	}
	for (size_t i = 0; i < PARTS; i++) {
		size_t widest = 0;
		if (shares[i] || !counts[parts[i].level])
			continue;
		for (size_t j = 1; j < PARTS; j++)
			widest = shares[j] > shares[widest] ? j : widest;
		if (shares[widest] > 1) {
			shares[widest]--;
			shares[i]++;
		}
	}
}

static void
bar(struct screen *s, const struct tvx_tally *tally, unsigned cols)
{
	unsigned shares[PARTS];

	share(tally->counts, tally->total, cols, shares);
	for (size_t i = 0; i < PARTS; i++) {
		struct tvx_buf run = { 0 };
		for (unsigned c = 0; c < shares[i]; c++)
			tvx_buf_add(&run, tvx_str_of(parts[i].glyph));
		text(s, parts[i].style, tvx_buf_str(&run));
		cols -= shares[i];
		tvx_buf_release(&run);
	}
	tvx_term_spaces(s->out, cols);
}

static void
number(struct screen *s, enum tvx_style style, size_t value, unsigned cols)
{
	struct tvx_buf cell = { 0 };

	tvx_buf_printf(&cell, "%zu", value);
	if (cell.len < cols)
		tvx_term_spaces(s->out, cols - (unsigned)cell.len);
	text(s, value ? style : TVX_STYLE_FAINT, tvx_buf_str(&cell));
	tvx_buf_release(&cell);
}

/* --- the parts of the screen, from the top ---------------------------------------------------- */

static void
head(struct screen *s)
{
	const struct tvx_draft *draft = s->survey->draft;
	static const char *const names[] = { "symbol", "date", "status" };
	struct tvx_str title = tvx_draft_meta(draft, "title");
	struct tvx_wrap wrap;
	struct tvx_buf below = { 0 };
	char day[11];

	tvx_wrap_start(&wrap, s->out, s->terminal, 0, 0);
	tvx_wrap_text(&wrap, TVX_STYLE_STRONG, title.len ? title : draft->id);
	tvx_wrap_end(&wrap);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct tvx_str value = tvx_draft_meta(draft, names[i]);
		if (value.len)
			tvx_buf_printf(&below, "%s%.*s", below.len ? " · " : "",
				       TVX_STR_ARG(value));
	}
	tvx_date_format(s->survey->as_at, day);
	if (day[0])
		tvx_buf_printf(&below, "%sas at %s", below.len ? " · " : "", day);
	if (below.len) {
		tvx_wrap_start(&wrap, s->out, s->terminal, 0, 0);
		tvx_wrap_text(&wrap, TVX_STYLE_FAINT, tvx_buf_str(&below));
		tvx_wrap_end(&wrap);
	}
	tvx_buf_release(&below);
	line_end(s);
}

/* One piece of the legend, on the next line when it would not fit. */
static void
legend(struct screen *s, unsigned *column, enum tvx_style style, struct tvx_str piece)
{
	unsigned width = tvx_term_width(piece);

	if (*column > MARGIN_COLS && *column + 3 + width > s->width) {
		line_end(s);
		tvx_term_spaces(s->out, MARGIN_COLS);
		*column = MARGIN_COLS;
	} else if (*column > MARGIN_COLS) {
		tvx_term_spaces(s->out, 3);
		*column += 3;
	}
	text(s, style, piece);
	*column += width;
}

static void
totals(struct screen *s, const struct tvx_tally *all)
{
	struct tvx_buf piece = { 0 };
	unsigned column = MARGIN_COLS;

	tvx_term_spaces(s->out, MARGIN_COLS);
	bar(s, all, s->width - 2 * MARGIN_COLS);
	line_end(s);
	tvx_term_spaces(s->out, MARGIN_COLS);
	for (size_t i = 0; i < PARTS; i++) {
		tvx_buf_clear(&piece);
		tvx_buf_printf(&piece, "%s %s %zu", parts[i].glyph, parts[i].word,
			       all->counts[parts[i].level]);
		legend(s, &column, parts[i].style, tvx_buf_str(&piece));
	}
	tvx_buf_clear(&piece);
	tvx_buf_printf(&piece, "of %zu paragraphs and items", all->total);
	legend(s, &column, TVX_STYLE_PLAIN, tvx_buf_str(&piece));
	tvx_buf_release(&piece);
	line_end(s);
	line_end(s);
}

static void
section_titles(struct screen *s, unsigned title_cols)
{
	tvx_term_spaces(s->out, MARGIN_COLS + title_cols);
	for (size_t i = 0; i < PARTS; i++) {
		struct tvx_str word = tvx_str_of(parts[i].word);
		tvx_term_spaces(s->out, COUNT_COLS - (unsigned)word.len);
		text(s, TVX_STYLE_FAINT, word);
	}
	line_end(s);
}

static void
section(struct screen *s, const struct tvx_tally *tally, unsigned title_cols, unsigned bar_cols)
{
	const struct tvx_unit *heading = &s->survey->units[tally->heading];
	bool top = tally->depth == 1;
	unsigned indent = top ? 0 : 2;

	tvx_term_spaces(s->out, MARGIN_COLS + indent);
	tvx_term_cell(s->out, s->terminal, top ? TVX_STYLE_STRONG : TVX_STYLE_PLAIN, heading->place,
		      PLACE_COLS - 1 - indent, true);
	tvx_buf_add_char(s->out, ' ');
	tvx_term_cell(s->out, s->terminal, TVX_STYLE_PLAIN, tvx_unit_words(s->arena, heading),
		      title_cols - PLACE_COLS, true);
	for (size_t i = 0; i < PARTS; i++)
		number(s, parts[i].style, tally->counts[parts[i].level], COUNT_COLS);
	if (bar_cols) {
		tvx_term_spaces(s->out, MARGIN_COLS);
		bar(s, tally, bar_cols);
	}
	line_end(s);
}

/* Two levels at most: more is for travaux list. */
static void
sections(struct screen *s, const struct tvx_tally *tallies, size_t count)
{
	unsigned counts_cols = PARTS * COUNT_COLS + 2 * MARGIN_COLS;
	unsigned bar_cols = s->width >= 72 ? (s->width >= 110 ? 30 : 12) : 0;
	unsigned used = counts_cols + (bar_cols ? bar_cols + MARGIN_COLS : 0);
	unsigned title_cols = s->width > used + PLACE_COLS + LEAST_TITLE_COLS
				      ? s->width - used
				      : PLACE_COLS + LEAST_TITLE_COLS;

	section_titles(s, title_cols);
	for (size_t i = 1; i < count; i++)
		if (tallies[i].depth <= 2 && tallies[i].total)
			section(s, &tallies[i], title_cols, bar_cols);
}

static void
phrase_of(const struct tvx_owed *owed, struct tvx_buf *out)
{
	static const char *const what[] = {
		[TVX_OWES_CONFIRMATION] = "to confirm",  [TVX_OWES_ADVICE] = "to answer",
		[TVX_OWES_RESERVATION] = "has reserved", [TVX_OWES_CONSULTATION] = "is consulting",
		[TVX_OWES_ANSWER] = "has asked",
	};
	bool advice = owed->what == TVX_OWES_ADVICE && owed->who->kind == TVX_OFFICE;
	char day[11];

	tvx_date_format(owed->since, day);
	tvx_buf_printf(out, "%s%s%s", advice ? "to advise" : what[owed->what],
		       day[0] ? " since " : "", day);
}

enum { MOST_OWED = 64 };

static bool
is_section_heading(const struct screen *s, const struct tvx_unit *unit)
{
	return unit->section == (size_t)(unit - s->survey->units);
}

/* One line of what blocks: its place, its first words, whose answer is waited for. */
static void
blocked(struct screen *s, const struct tvx_unit *unit)
{
	struct tvx_owed owed[MOST_OWED];
	size_t count = tvx_paragraph_owed(unit->paragraph, unit->inherited, s->survey->as_at, owed,
					  MOST_OWED);
	unsigned words_cols = s->width - MARGIN_COLS - PLACE_COLS - 1;
	struct tvx_buf waits = { 0 };

	for (size_t i = 0; i < count && i < MOST_OWED; i++) {
		struct tvx_str code = tvx_delegation_code(owed[i].who);
		tvx_buf_printf(&waits, "%s%.*s ", i ? ", " : "", TVX_STR_ARG(code));
		phrase_of(&owed[i], &waits);
	}
	if (unit->standing.open_proposals)
		tvx_buf_printf(&waits, "%s%zu open proposal%s", waits.len ? "; " : "",
			       unit->standing.open_proposals,
			       unit->standing.open_proposals == 1 ? "" : "s");
	if (tvx_heading_pending(unit->paragraph, s->survey->as_at) && is_section_heading(s, unit))
		tvx_buf_printf(&waits, "%sthe section, but for what has a mark of its own",
			       waits.len ? "; " : "");
	tvx_term_spaces(s->out, MARGIN_COLS);
	tvx_term_cell(s->out, s->terminal, TVX_STYLE_STRONG, unit->place, PLACE_COLS, true);
	tvx_buf_add_char(s->out, ' ');
	tvx_term_cell(s->out, s->terminal, TVX_STYLE_PLAIN, tvx_unit_words(s->arena, unit),
		      words_cols, false);
	line_end(s);
	if (waits.len) {
		struct tvx_wrap wrap;
		unsigned indent = MARGIN_COLS + PLACE_COLS + 1;
		tvx_term_spaces(s->out, indent);
		tvx_wrap_start(&wrap, s->out, s->terminal, indent, indent);
		tvx_wrap_text(&wrap, TVX_STYLE_WHO, tvx_buf_str(&waits));
		tvx_wrap_end(&wrap);
	}
	tvx_buf_release(&waits);
}

static void
blocked_at(struct screen *s, enum tvx_standing_level level, const char *title)
{
	bool begun = false;

	for (size_t i = 0; i < s->survey->count; i++) {
		const struct tvx_unit *unit = &s->survey->units[i];
		/* What a section hands down is told once, at its heading. */
		bool told = unit->standing.inherited && !unit->standing.open_proposals;
		if (unit->alternative || unit->standing.level != level || told)
			continue;
		if (!begun) {
			line_end(s);
			text(s, TVX_STYLE_STRONG, tvx_str_of(title));
			line_end(s);
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

struct debtors {
	struct debtor *list;
	size_t count, cap;
	struct tvx_map *index; /* by id, one more than the index in list */
};

static struct debtor *
debtor_of(struct debtors *debtors, const struct tvx_delegation *who)
{
	uintptr_t at = (uintptr_t)tvx_map_get(debtors->index, who->id);

	if (at)
		return &debtors->list[at - 1];
	if (debtors->count == debtors->cap) {
		debtors->cap = debtors->cap ? debtors->cap * 2 : 16;
		debtors->list = tvx_realloc(debtors->list, debtors->cap, sizeof(*debtors->list));
	}
	debtors->list[debtors->count] = (struct debtor){ .who = who };
	tvx_map_add(debtors->index, who->id, (void *)(uintptr_t)(debtors->count + 1));
	return &debtors->list[debtors->count++];
}

static int
by_debts(const void *a, const void *b)
{
	const struct debtor *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return tvx_str_compare(x->who->id, y->who->id);
}

static void
collect(struct screen *s, struct debtors *debtors)
{
	struct tvx_owed owed[MOST_OWED];

	for (size_t i = 0; i < s->survey->count; i++) {
		const struct tvx_unit *unit = &s->survey->units[i];
		if (unit->alternative)
			continue;
		size_t count = tvx_paragraph_owed(unit->paragraph, NULL, s->survey->as_at, owed,
						  MOST_OWED);
		for (size_t j = 0; j < count && j < MOST_OWED; j++) {
			struct debtor *debtor = debtor_of(debtors, owed[j].who);
			tvx_buf_printf(&debtor->places, "%s%.*s (", debtor->count++ ? ", " : "",
				       TVX_STR_ARG(unit->place));
			phrase_of(&owed[j], &debtor->places);
			tvx_buf_add_char(&debtor->places, ')');
		}
	}
	qsort(debtors->list, debtors->count, sizeof(*debtors->list), by_debts);
}

static void
who_owes(struct screen *s)
{
	struct debtors debtors = { .index = tvx_map_new(s->arena) };
	unsigned indent = MARGIN_COLS + PLACE_COLS + 1;

	collect(s, &debtors);
	if (debtors.count) {
		line_end(s);
		text(s, TVX_STYLE_STRONG, TVX_STR("Who owes an answer"));
		line_end(s);
	}
	for (size_t i = 0; i < debtors.count; i++) {
		struct debtor *debtor = &debtors.list[i];
		struct tvx_wrap wrap;
		tvx_term_spaces(s->out, MARGIN_COLS);
		tvx_term_cell(s->out, s->terminal, TVX_STYLE_STRONG,
			      tvx_delegation_code(debtor->who), PLACE_COLS, true);
		tvx_buf_add_char(s->out, ' ');
		tvx_wrap_start(&wrap, s->out, s->terminal, indent, indent);
		tvx_wrap_text(&wrap, TVX_STYLE_PLAIN, tvx_buf_str(&debtor->places));
		tvx_wrap_end(&wrap);
		tvx_buf_release(&debtor->places);
	}
	free(debtors.list);
}

void
tvx_write_status(const struct tvx_survey *survey, const struct tvx_terminal *terminal,
		 struct tvx_buf *out)
{
	struct screen s = { .survey = survey, .terminal = terminal, .out = out };
	size_t count;

	s.arena = tvx_arena_new();
	s.width = terminal->width_cols ? terminal->width_cols : USUAL_COLS;
	s.width = s.width < LEAST_COLS ? LEAST_COLS : s.width;
	struct tvx_tally *tallies = tvx_tallies_of(s.arena, survey, &count);
	head(&s);
	totals(&s, &tallies[0]);
	sections(&s, tallies, count);
	blocked_at(&s, TVX_PENDING, "Pending");
	blocked_at(&s, TVX_AD_REF, "Agreed ad referendum");
	who_owes(&s);
	tvx_arena_free(s.arena);
}
