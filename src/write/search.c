/* Every place where words stand or stood: in the base, in proposals with any fate, in what was
 * said, decided and noted. */
#include "model/phrases.h"
#include "model/standing.h"
#include "write/events.h"
#include "write/screen.h"
#include "write/search_fold.h"

#include <stdlib.h>

enum source_kind { BASE, FOOTNOTE, NOTE, PROPOSAL, REASON, POSITION, MARK };

/* A text of one unit, and where it comes from. */
struct source {
	enum source_kind kind;
	struct tvx_str text;
	struct tvx_str name; /* language, label or kind */
	struct tvx_date on;
	const struct tvx_parties *by;
	const struct tvx_proposal *proposal; /* itself, or whose reason it is */
	enum tvx_fate fate;
};

struct searching {
	const struct tvx_survey *survey;
	const struct tvx_search *search;
	struct tvx_folded words, folded;
	const struct tvx_unit *unit;
	size_t hits, units;
	void (*tell)(struct searching *s, const struct source *source, struct tvx_str found,
		     bool first);
	struct tvx_screen *screen;
	struct tvx_sheet *sheet;
};

/* --- what is searched ----------------------------------------------------------------------------- */

static bool
is_wanted(const struct searching *s, const struct source *source)
{
	const struct tvx_search *search = s->search;
	bool dated = tvx_date_given(source->on);

	if (!source->text.len || !tvx_date_known(source->on, s->survey->as_at))
		return false;
	if (search->by && (!source->by || !tvx_parties_have(source->by, search->by)))
		return false;
	if (tvx_date_given(search->since) &&
	    (!dated || tvx_date_compare(source->on, search->since) < 0))
		return false;
	if (tvx_date_given(search->until) &&
	    (!dated || tvx_date_compare(source->on, search->until) > 0))
		return false;
	return !search->rejected || (source->kind == PROPOSAL && tvx_fate_is_dead(source->fate));
}

static void
search_source(struct searching *s, struct source source)
{
	struct tvx_str found;
	size_t at = 0;
	bool first = true;

	if (!is_wanted(s, &source))
		return;
	tvx_fold(&s->folded, source.text);
	while (tvx_folded_find(&s->folded, &s->words, &at, source.text, &found)) {
		s->tell(s, &source, found, first);
		s->hits++;
		first = false;
	}
}

static void
search_words(struct searching *s, const struct tvx_paragraph *paragraph)
{
	for (const struct tvx_text *t = paragraph->texts.first; t; t = t->next)
		search_source(s,
			      (struct source){ .kind = BASE, .text = t->words, .name = t->lang });
	for (const struct tvx_footnote *f = paragraph->footnotes.first; f; f = f->next)
		search_source(s, (struct source){ .kind = FOOTNOTE,
						  .text = f->words,
						  .name = f->label.len ? f->label : f->id });
	for (const struct tvx_note *n = paragraph->notes.first; n; n = n->next)
		search_source(s, (struct source){ .kind = NOTE,
						  .text = n->words,
						  .name = tvx_str_of(tvx_note_kind_word(n->kind)),
						  .on = n->on });
}

static void
search_proposals(struct searching *s, const struct tvx_paragraph *paragraph)
{
	enum tvx_fate *fates = tvx_realloc(NULL, paragraph->proposals.count + 1, sizeof(*fates));
	size_t i = 0;

	tvx_paragraph_fates(paragraph, s->survey->as_at, fates);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next, i++) {
		struct source source = { .kind = PROPOSAL, .by = &p->by, .proposal = p };
		if (!tvx_unit_has(s->unit, p))
			continue;
		source.on = tvx_day_of(p->on, p->at);
		source.fate = fates[i];
		source.text = p->words ? p->words->words : TVX_STR("");
		search_source(s, source);
		source.kind = REASON;
		source.on = tvx_day_of(p->fate_on, p->fate_at);
		source.text = p->fate_reason;
		search_source(s, source);
	}
	free(fates);
}

static void
search_log(struct searching *s, const struct tvx_paragraph *paragraph)
{
	for (const struct tvx_position *p = paragraph->positions.first; p; p = p->next)
		if (tvx_unit_has(s->unit, p->about))
			search_source(s,
				      (struct source){ .kind = POSITION,
						       .text = p->words,
						       .name = tvx_str_of(tvx_stand_word(p->stand)),
						       .on = tvx_day_of(p->on, p->at),
						       .by = &p->by,
						       .proposal = p->about });
	for (const struct tvx_mark *m = paragraph->marks.first; m; m = m->next)
		if (tvx_unit_has(s->unit, m->proposal))
			search_source(s, (struct source){ .kind = MARK,
							  .text = m->words,
							  .name = tvx_str_of(
								  tvx_mark_status_word(m->status)),
							  .on = tvx_day_of(m->on, m->at),
							  .proposal = m->proposal });
}

static void
search_all(struct searching *s)
{
	tvx_fold(&s->words, s->search->words);
	for (size_t i = 0; i < s->survey->count; i++) {
		size_t before = s->hits;
		s->unit = &s->survey->units[i];
		if (s->search->standings && !(s->search->standings >> s->unit->standing.level & 1))
			continue;
		if (!s->unit->alternative)
			search_words(s, s->unit->paragraph);
		search_proposals(s, s->unit->paragraph);
		search_log(s, s->unit->paragraph);
		s->units += s->hits > before;
	}
	tvx_folded_release(&s->words);
	tvx_folded_release(&s->folded);
}

/* --- the words around ------------------------------------------------------------------------------- */

/* The end of what stands before, in so many columns, with an ellipsis where it was cut. */
static struct tvx_str
before_in(struct tvx_arena *arena, struct tvx_str text, const char *found, unsigned cols)
{
	const char *start = found;

	while (start > text.ptr) {
		const char *previous = start - 1;
		while (previous > text.ptr && ((unsigned char)*previous & 0xC0) == 0x80)
			previous--;
		struct tvx_str whole = { previous, (size_t)(found - previous) };
		if (whole.len > 4 * cols || tvx_term_width(whole) > cols - 1)
			break;
		start = previous;
	}
	struct tvx_str part = { start, (size_t)(found - start) };
	if (start == text.ptr)
		return part;
	return tvx_arena_printf(arena, "…%.*s", TVX_STR_ARG(part));
}

/* The beginning of what stands after, up to a number of bytes, at the end of a word. */
static struct tvx_str
after_of(struct tvx_str text, struct tvx_str found, size_t most_bytes)
{
	const char *start = found.ptr + found.len;
	size_t len = (size_t)(text.ptr + text.len - start);

	if (len > most_bytes) {
		len = most_bytes;
		while (len && start[len] != ' ')
			len--;
	}
	return (struct tvx_str){ start, len };
}

/* --- the screen ------------------------------------------------------------------------------------ */

enum { BEFORE_COLS = 28, AFTER_BYTES = 400 };

static void
add_names(struct tvx_arena *arena, struct tvx_buf *out, const struct tvx_parties *by)
{
	struct tvx_str names = tvx_phrase_parties(arena, by);

	if (names.len)
		tvx_buf_printf(out, " of %.*s", TVX_STR_ARG(names));
}

static void
describe(struct tvx_arena *arena, const struct source *source, struct tvx_buf *out)
{
	static const char *const words[] = {
		[BASE] = "base",          [FOOTNOTE] = "footnote", [NOTE] = "note", [PROPOSAL] = "",
		[REASON] = "reason for ", [POSITION] = "position", [MARK] = "mark",
	};
	struct tvx_str day = tvx_cell_date(arena, source->on);

	tvx_buf_add(out, tvx_str_of(words[source->kind]));
	if (source->kind == PROPOSAL || source->kind == REASON)
		tvx_buf_add(out, source->proposal->id);
	if (source->by)
		add_names(arena, out, source->by);
	if (source->name.len)
		tvx_buf_printf(out, ", %.*s", TVX_STR_ARG(source->name));
	if (source->kind >= POSITION && source->proposal)
		tvx_buf_printf(out, " on %.*s", TVX_STR_ARG(source->proposal->id));
	if (source->kind == PROPOSAL || source->kind == REASON)
		tvx_buf_printf(out, ", %s", tvx_fate_phrase(source->fate));
	if (day.len)
		tvx_buf_printf(out, ", %.*s", TVX_STR_ARG(day));
}

static void
tell_screen(struct searching *s, const struct source *source, struct tvx_str found, bool first)
{
	struct tvx_screen *screen = s->screen;
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_buf where = { 0 };
	unsigned indent = tvx_screen_indent(screen);
	unsigned left = screen->width < indent + 2 * BEFORE_COLS ? (screen->width - indent) / 3
								 : BEFORE_COLS;

	if (first) {
		describe(arena, source, &where);
		tvx_screen_name(screen, s->unit->place);
		tvx_screen_text(screen, TVX_STYLE_WHO, tvx_buf_str(&where));
		tvx_screen_line_end(screen);
	}
	struct tvx_str before = before_in(arena, source->text, found.ptr, left);
	struct tvx_str after = after_of(source->text, found, AFTER_BYTES);
	unsigned used = indent + left + tvx_term_width(found);
	tvx_term_spaces(screen->out, indent + left - tvx_term_width(before));
	tvx_screen_text(screen, TVX_STYLE_FAINT, before);
	tvx_screen_text(screen, TVX_STYLE_STRONG, found);
	/* A cell that is cut would lose the space before its first word. */
	while (after.len && after.ptr[0] == ' ') {
		tvx_buf_add_char(screen->out, ' ');
		after = (struct tvx_str){ after.ptr + 1, after.len - 1 };
		used++;
	}
	if (used < screen->width)
		tvx_term_cell(screen->out, screen->terminal, TVX_STYLE_PLAIN, after,
			      screen->width - used, false);
	tvx_screen_line_end(screen);
	tvx_buf_release(&where);
	tvx_arena_free(arena);
}

void
tvx_write_search(const struct tvx_survey *survey, const struct tvx_search *search,
		 const struct tvx_terminal *terminal, struct tvx_buf *out)
{
	struct tvx_screen screen;
	struct tvx_buf body = { 0 }, sums = { 0 };
	struct searching s = { .survey = survey, .search = search, .tell = tell_screen };

	tvx_screen_init(&screen, survey, terminal, &body);
	s.screen = &screen;
	for (size_t i = 0; i < survey->count; i++)
		tvx_screen_fit(&screen, survey->units[i].place);
	search_all(&s);
	screen.out = out;
	tvx_buf_printf(&sums, "“%.*s”: ", TVX_STR_ARG(tvx_str_trim(search->words)));
	if (s.hits)
		tvx_buf_printf(&sums, "%zu time%s at %zu place%s", s.hits, s.hits == 1 ? "" : "s",
			       s.units, s.units == 1 ? "" : "s");
	else
		tvx_buf_add(&sums, TVX_STR("nowhere"));
	tvx_screen_sentence(&screen, TVX_STYLE_STRONG, tvx_buf_str(&sums));
	tvx_buf_add(out, tvx_buf_str(&body));
	tvx_buf_release(&sums);
	tvx_buf_release(&body);
	tvx_screen_release(&screen);
}

/* --- data ----------------------------------------------------------------------------------------- */

static const struct tvx_column columns[] = {
	{ .name = "id" },     { .name = "place" }, { .name = "in" },       { .name = "what" },
	{ .name = "by" },     { .name = "date" },  { .name = "proposal" }, { .name = "fate" },
	{ .name = "before" }, { .name = "found" }, { .name = "after" },
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]), DATA_COLS = 60, DATA_BYTES = 80 };

static void
tell_sheet(struct searching *s, const struct source *source, struct tvx_str found, bool first)
{
	static const char *const words[] = {
		[BASE] = "base",         [FOOTNOTE] = "footnote", [NOTE] = "note",
		[PROPOSAL] = "proposal", [REASON] = "reason",     [POSITION] = "position",
		[MARK] = "mark",
	};
	struct tvx_arena *arena = tvx_arena_new();
	const struct tvx_proposal *p = source->proposal;
	bool fated = source->kind == PROPOSAL || source->kind == REASON;
	struct tvx_str cells[COLUMNS] = {
		s->unit->id,
		s->unit->place,
		tvx_str_of(words[source->kind]),
		source->kind == PROPOSAL ? tvx_str_of(tvx_proposal_kind_word(p->kind))
					 : source->name,
		source->by ? tvx_cell_ids(arena, source->by) : TVX_STR(""),
		tvx_cell_date(arena, source->on),
		p ? p->id : TVX_STR(""),
		fated ? tvx_str_of(tvx_fate_word(source->fate)) : TVX_STR(""),
		before_in(arena, source->text, found.ptr, DATA_COLS),
		found,
		after_of(source->text, found, DATA_BYTES),
	};

	(void)first;
	tvx_sheet_add(s->sheet, cells);
	tvx_arena_free(arena);
}

struct tvx_sheet *
tvx_search_sheet(const struct tvx_survey *survey, const struct tvx_search *search)
{
	struct searching s = { .survey = survey, .search = search, .tell = tell_sheet };

	s.sheet = tvx_sheet_new(columns, COLUMNS);
	search_all(&s);
	return s.sheet;
}
