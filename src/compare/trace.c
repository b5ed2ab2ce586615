/* Where a report quotes, paraphrases or reports on the paragraphs of a program. */
#include "compare/align.h"
#include "compare/differ.h"
#include "compare/passage.h"
#include "compare/tuning.h"

#include <stdlib.h>
#include <string.h>

enum { REPORT, PROGRAM };

struct tvx_trace {
	struct tvx_vocabulary vocabulary;
	struct tvx_items items[2]; /* report, program */
	struct tvx_scorer scorer;
	struct tvx_passages passages; /* of the report */
	uint32_t *reporters;          /* by item of the report: its lettered heading; or none */
	uint32_t *owners;             /* by word of the report: the finding that has it; or none */
	struct finding {
		uint32_t item[2];
		struct tvx_stretch where; /* in the report's words */
		float contained, in_rows, rank;
		bool agrees;
	} * findings;
	size_t finding_count, finding_cap;
	struct tvx_trace_match *matches;
	size_t match_count;
};

const char *
tvx_trace_word(enum tvx_trace_kind kind)
{
	static const char *const words[] = {
		[TVX_TRACE_QUOTES] = "quotes",
		[TVX_TRACE_PARAPHRASES] = "paraphrases",
		[TVX_TRACE_REPORTS] = "reports",
		[TVX_TRACE_NOTHING] = "nothing",
	};

	return words[kind];
}

/* --- headings ---------------------------------------------------------------------------------- */

static const struct tvx_item *
item_at(const struct tvx_trace *t, int side, uint32_t item)
{
	return &t->items[side].list[item];
}

/* Whether a heading of the report has the words of one of the program. */
static bool
names(struct tvx_trace *t, uint32_t report_heading, uint32_t program_heading)
{
	float overlap, weight = item_at(t, PROGRAM, program_heading)->weight;

	tvx_scorer_load(&t->scorer, &t->items[REPORT], report_heading);
	tvx_scorer_common(&t->scorer, &t->items[PROGRAM], program_heading, &overlap);
	return weight > 0 && overlap >= TUNE_TRACE_NAMES * weight;
}

/* A heading with "B." or "F.1." before it: the letter of an organ, not a Roman number. Typed
 * reports have such headings among their paragraphs; those are short. */
static bool
is_lettered(const struct tvx_item *item)
{
	struct tvx_str label = item->unit->paragraph->label;
	struct tvx_str s = label.len ? label : item->text;

	if (!item->heading && item->count > TUNE_TRACE_HEADING_WORDS)
		return false;
	return s.len > 2 - (label.len > 0) && s.ptr[0] >= 'A' && s.ptr[0] <= 'Z' &&
	       s.ptr[1] == '.' && !strchr("IVX", s.ptr[0]);
}

/* The heading that says whose report a unit belongs to: the last one before it with a letter;
 * else the one that it stands under. */
static uint32_t
reported_by(const struct tvx_trace *t, uint32_t item)
{
	return t->reporters[item] != TVX_NONE ? t->reporters[item]
					      : item_at(t, REPORT, item)->section;
}

static void
find_reporters(struct tvx_trace *t)
{
	uint32_t last = TVX_NONE;

	t->reporters = tvx_realloc(NULL, (size_t)t->items[REPORT].count + 1, sizeof(*t->reporters));
	for (uint32_t i = 0; i < t->items[REPORT].count; i++) {
		if (is_lettered(item_at(t, REPORT, i)))
			last = i;
		t->reporters[i] = last;
	}
}

/* Whether a unit is reported on by those whom one of the headings above it names. */
static bool
headings_agree(struct tvx_trace *t, uint32_t report_item, uint32_t program_item)
{
	uint32_t theirs = reported_by(t, report_item);
	uint32_t ours = item_at(t, PROGRAM, program_item)->section;

	for (; theirs != TVX_NONE && ours != TVX_NONE; ours = item_at(t, PROGRAM, ours)->section)
		if (names(t, theirs, ours))
			return true;
	return false;
}

/* --- findings ---------------------------------------------------------------------------------- */

static bool
stands_in(const struct tvx_unit *unit, const struct tvx_node *division)
{
	const struct tvx_node *node = unit->paragraph->node.parent;

	while (node && node != division)
		node = node->parent;
	return node != NULL;
}

static bool
is_asked(const struct tvx_item *item, const struct tvx_unit *only)
{
	enum tvx_unit_kind kind = item->unit->paragraph->kind;

	if (item->unit->alternative || item->count < TUNE_TRACE_WORDS ||
	    (kind != TVX_UNIT_PARAGRAPH && kind != TVX_UNIT_ITEM))
		return false;
	return !only || only->paragraph == item->unit->paragraph ||
	       (only->paragraph->kind == TVX_UNIT_HEADING &&
		stands_in(item->unit, only->paragraph->node.parent));
}

/* The share of a paragraph's words that stand in rows in the passage, in their order. A passage
 * that quotes is cut to its rows. */
static float
share_in_rows(const struct tvx_trace *t, const struct tvx_item *item, struct tvx_stretch *where)
{
	uint32_t *kept = tvx_realloc(NULL, item->count, sizeof(*kept));
	uint32_t in_rows = 0;
	struct tvx_stretch rows = { where->end, where->start };

	tvx_differ(t->items[PROGRAM].words + item->first, item->count,
		   t->passages.words + where->start, where->end - where->start, kept);
	for (uint32_t i = 0, end; i < item->count; i = end) {
		for (end = i + 1; end < item->count && kept[end] == kept[end - 1] + 1; end++)
			;
		if (kept[i] == TVX_NONE || end - i < TUNE_TRACE_ROW)
			continue;
		in_rows += end - i;
		if (where->start + kept[i] < rows.start)
			rows.start = where->start + kept[i];
		rows.end = where->start + kept[end - 1] + 1;
	}
	free(kept);
	float share = (float)in_rows / (float)item->count;
	if (share >= TUNE_TRACE_QUOTED)
		*where = rows;
	return share;
}

static void
add_finding(struct tvx_trace *t, struct finding finding)
{
	if (t->finding_count == t->finding_cap) {
		t->finding_cap = t->finding_cap ? t->finding_cap * 2 : 64;
		t->findings = tvx_realloc(t->findings, t->finding_cap, sizeof(*t->findings));
	}
	t->findings[t->finding_count++] = finding;
}

static enum tvx_trace_kind
kind_of(const struct finding *f)
{
	if (f->in_rows >= TUNE_TRACE_QUOTED)
		return TVX_TRACE_QUOTES;
	if (f->contained >= TUNE_TRACE_PARAPHRASED ||
	    (f->contained >= TUNE_TRACE_IN_ROWS && f->in_rows >= TUNE_TRACE_ROWS))
		return TVX_TRACE_PARAPHRASES;
	return f->agrees && f->contained >= TUNE_TRACE_ASSIGNED ? TVX_TRACE_REPORTS
								: TVX_TRACE_NOTHING;
}

static void
look_for(struct tvx_trace *t, uint32_t program_item)
{
	const struct tvx_item *item = item_at(t, PROGRAM, program_item);
	const uint32_t *words = t->items[PROGRAM].words + item->first;
	uint32_t found[TUNE_TRACE_CANDIDATES];
	uint32_t count = tvx_passages_find(&t->passages, words, item->count, found);

	for (uint32_t i = 0; i < count; i++) {
		struct finding f = { .item = { found[i], program_item } };
		float overlap = tvx_passages_best(&t->passages, found[i], words, item->count,
						  &f.where);
		f.contained = item->weight > 0 ? overlap / item->weight : 0;
		if (f.contained < TUNE_TRACE_ASSIGNED)
			continue;
		f.in_rows = share_in_rows(t, item, &f.where);
		f.agrees = headings_agree(t, found[i], program_item);
		f.rank = (f.contained > f.in_rows ? f.contained : f.in_rows) +
			 (f.agrees ? TUNE_TRACE_AGREES : 0);
		if (kind_of(&f) != TVX_TRACE_NOTHING)
			add_finding(t, f);
	}
}

static int
by_rank(const void *x, const void *y)
{
	const struct finding *a = x, *b = y;

	if (a->rank != b->rank)
		return a->rank < b->rank ? 1 : -1;
	if (a->item[1] != b->item[1])
		return a->item[1] < b->item[1] ? -1 : 1;
	return a->item[0] < b->item[0] ? -1 : a->item[0] > b->item[0];
}

static int
by_program(const void *x, const void *y)
{
	const struct finding *a = x, *b = y;

	return a->item[1] != b->item[1] ? (a->item[1] < b->item[1] ? -1 : 1) : by_rank(x, y);
}

/* A passage belongs to the paragraph that it is most like; paragraphs with the same words share
 * it. */
static bool
is_taken(struct tvx_trace *t, uint32_t index)
{
	const struct finding *f = &t->findings[index];
	uint32_t taken = 0, length = f->where.end - f->where.start;

	for (uint32_t w = f->where.start; w < f->where.end; w++) {
		uint32_t owner = t->owners[w];
		taken += owner != TVX_NONE &&
			 (t->findings[owner].agrees > f->agrees ||
			  item_at(t, PROGRAM, f->item[1])->hash !=
				  item_at(t, PROGRAM, t->findings[owner].item[1])->hash);
	}
	if ((float)taken > TUNE_TRACE_TAKEN * (float)length)
		return true;
	for (uint32_t w = f->where.start; w < f->where.end; w++)
		if (t->owners[w] == TVX_NONE)
			t->owners[w] = index;
	return false;
}

static void
keep_best(struct tvx_trace *t)
{
	size_t kept = 0;

	if (t->finding_count)
		qsort(t->findings, t->finding_count, sizeof(*t->findings), by_rank);
	t->owners = tvx_realloc(NULL, t->passages.count + 1, sizeof(*t->owners));
	memset(t->owners, 0xFF, (t->passages.count + 1) * sizeof(*t->owners));
	for (uint32_t i = 0; i < t->finding_count; i++) {
		t->findings[kept] = t->findings[i];
		kept += !is_taken(t, (uint32_t)kept);
	}
	t->finding_count = kept;
	if (kept)
		qsort(t->findings, kept, sizeof(*t->findings), by_program);
}

/* --- matches ----------------------------------------------------------------------------------- */

static const struct tvx_unit *
unit_at(const struct tvx_trace *t, int side, uint32_t item)
{
	return item == TVX_NONE ? NULL : item_at(t, side, item)->unit;
}

static void
add_match(struct tvx_trace *t, uint32_t program_item, const struct finding *f)
{
	const struct tvx_item *item = item_at(t, PROGRAM, program_item);
	struct tvx_trace_match *match = &t->matches[t->match_count++];

	*match = (struct tvx_trace_match){ .kind = TVX_TRACE_NOTHING,
					   .program_unit = item->unit,
					   .program_words = item->text,
					   .assigned = unit_at(t, PROGRAM, item->section) };
	if (!f)
		return;
	match->kind = kind_of(f);
	match->sure = match->kind == TVX_TRACE_QUOTES ? f->in_rows : f->contained;
	match->report_unit = unit_at(t, REPORT, f->item[0]);
	match->reported = unit_at(t, REPORT, reported_by(t, f->item[0]));
	match->report_words = tvx_passages_text(&t->passages, &t->items[REPORT], f->item[0],
						f->where);
}

static bool
is_numbered(const struct tvx_item *item)
{
	struct tvx_str label = item->unit->paragraph->label;

	return label.len && label.ptr[0] >= '0' && label.ptr[0] <= '9';
}

static void
make_matches(struct tvx_trace *t, const struct tvx_unit *only)
{
	size_t next = 0;

	t->matches = tvx_realloc(NULL, t->finding_count + t->items[PROGRAM].count + 1,
				 sizeof(*t->matches));
	for (uint32_t i = 0; i < t->items[PROGRAM].count; i++) {
		bool found = false;
		for (; next < t->finding_count && t->findings[next].item[1] == i; next++) {
			add_match(t, i, &t->findings[next]);
			found = true;
		}
		if (!found && is_asked(item_at(t, PROGRAM, i), only) &&
		    (only || is_numbered(item_at(t, PROGRAM, i))))
			add_match(t, i, NULL);
	}
}

/* --- the whole --------------------------------------------------------------------------------- */

struct tvx_trace *
tvx_trace_new(const struct tvx_side *report, const struct tvx_side *program,
	      const struct tvx_unit *only)
{
	struct tvx_trace *t = tvx_alloc(sizeof(*t));
	const struct tvx_side *sides[2] = { report, program };

	tvx_items_init(t->items, sides, &t->vocabulary);
	tvx_passages_init(&t->passages, &t->items[REPORT], &t->vocabulary);
	find_reporters(t);
	tvx_scorer_init(&t->scorer, &t->vocabulary);
	for (uint32_t i = 0; i < t->items[PROGRAM].count; i++)
		if (is_asked(item_at(t, PROGRAM, i), only))
			look_for(t, i);
	keep_best(t);
	make_matches(t, only);
	return t;
}

void
tvx_trace_free(struct tvx_trace *t)
{
	if (!t)
		return;
	tvx_passages_release(&t->passages);
	tvx_items_release(&t->items[0]);
	tvx_items_release(&t->items[1]);
	tvx_vocabulary_release(&t->vocabulary);
	tvx_scorer_release(&t->scorer);
	free(t->owners);
	free(t->reporters);
	free(t->findings);
	free(t->matches);
	free(t);
}

const struct tvx_trace_match *
tvx_trace_matches(const struct tvx_trace *t, size_t *count)
{
	*count = t->match_count;
	return t->matches;
}
