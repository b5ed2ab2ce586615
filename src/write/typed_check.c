/* What a typed text does not give back when it is read again, unit by unit: not everything in a
 * draft can be typed, and nobody should have to find out in the meeting. */
#include "model/draft.h"
#include "travaux/read.h"
#include "write/typed.h"

#include <stdlib.h>
#include <string.h>

enum aspect { KIND, WORDS, PROPOSALS, POSITIONS, MARKS, NOTES, FOOTNOTES, PLACE, ASPECTS };

/* A unit in words that can be compared: entries are sorted, spaces left out, and what a reader
 * makes up (ids, numbers of anchors) does not count. */
struct portrait {
	struct tvx_buf aspects[ASPECTS];
};

static void
add_dense(struct tvx_buf *out, struct tvx_str words)
{
	for (size_t i = 0; i < words.len; i++)
		if (!strchr(" \t\n\r", words.ptr[i]))
			tvx_buf_add_char(out, words.ptr[i]);
}

static void
add_lower(struct tvx_buf *out, struct tvx_str words)
{
	for (size_t i = 0; i < words.len; i++)
		tvx_buf_add_char(out, words.ptr[i] >= 'A' && words.ptr[i] <= 'Z'
					      ? (char)(words.ptr[i] + 32)
					      : words.ptr[i]);
}

/* Offices that were made up have ids of their own; the code is what is printed. */
static void
add_who(struct tvx_buf *out, const struct tvx_parties *parties)
{
	for (size_t i = 0; i < parties->count; i++) {
		const struct tvx_delegation *d = parties->list[i];
		tvx_buf_add_char(out, ' ');
		add_lower(out, d->kind == TVX_OFFICE ? tvx_delegation_code(d) : d->id);
	}
}

static void
add_when(struct tvx_buf *out, struct tvx_date on, const struct tvx_meeting *at)
{
	char day[11];

	tvx_date_format(on, day);
	tvx_buf_printf(out, "|%s %s|", day, at && at->kind ? tvx_meeting_kind_word(at->kind) : "");
}

/* --- sorted entries -------------------------------------------------------------------------------- */

struct entries {
	struct tvx_str list[TVX_LIMIT_ENTRIES + 1];
	size_t count;
	struct tvx_arena *arena;
};

/* Takes entry, which is released. */
static void
take(struct entries *entries, struct tvx_buf *entry)
{
	if (entries->count < sizeof(entries->list) / sizeof(entries->list[0]))
		entries->list[entries->count++] = tvx_arena_str(entries->arena, tvx_buf_str(entry));
	tvx_buf_release(entry);
}

static int
compare_entries(const void *a, const void *b)
{
	return tvx_str_compare(*(const struct tvx_str *)a, *(const struct tvx_str *)b);
}

static void
put_sorted(struct entries *entries, struct tvx_buf *out)
{
	if (entries->count)
		qsort(entries->list, entries->count, sizeof(entries->list[0]), compare_entries);
	for (size_t i = 0; i < entries->count; i++) {
		tvx_buf_add(out, entries->list[i]);
		tvx_buf_add_char(out, '\n');
	}
	entries->count = 0;
}

/* --- the portrait ------------------------------------------------------------------------------------- */

/* How many bytes of words stand before an anchor, spaces not counted. */
static size_t
dense_place(const struct tvx_text *host, uint32_t n)
{
	long inl = host ? tvx_text_anchor(host, n) : -1;
	size_t count = 0;

	for (size_t i = 0; inl >= 0 && i < host->inlines[inl].offset; i++)
		count += !strchr(" \t\n\r", host->words.ptr[i]);
	return count;
}

/* What a proposal is known by: its kind and the words it brings. */
static void
add_key(struct tvx_buf *out, const struct tvx_proposal *p)
{
	if (!p)
		return;
	tvx_buf_printf(out, "%s:", tvx_proposal_kind_word(p->kind));
	if (p->words)
		add_dense(out, p->words->words);
}

static void
paint_proposals(const struct tvx_paragraph *paragraph, struct entries *entries, struct tvx_buf *out)
{
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next) {
		const struct tvx_text *host = tvx_proposal_host(paragraph, p);
		bool whole = tvx_proposal_is_whole(p->kind);
		struct tvx_buf entry = { 0 };
		add_key(&entry, p);
		tvx_buf_printf(&entry, "|%zu-%zu|%s|%.*s|%.*s|",
			       whole ? 0 : dense_place(host, p->from),
			       whole ? 0 : dense_place(host, p->to), tvx_fate_word(p->fate),
			       TVX_STR_ARG(p->lang), TVX_STR_ARG(p->after));
		add_who(&entry, &p->by);
		add_when(&entry, p->on, p->at);
		add_key(&entry, p->under);
		take(entries, &entry);
	}
	put_sorted(entries, out);
}

static void
paint_log(const struct tvx_paragraph *paragraph, struct entries *entries, struct portrait *portrait)
{
	static const char *const usual[] = { "agreed", "agreed", "pending", "reopened",
					     "confirmed" };

	for (const struct tvx_position *p = paragraph->positions.first; p; p = p->next) {
		struct tvx_buf entry = { 0 };
		tvx_buf_printf(&entry, "%s", tvx_stand_word(p->stand));
		add_who(&entry, &p->by);
		add_when(&entry, p->on, p->at);
		/* Of a paragraph that is itself proposed both are one. */
		if (p->about && p->about->kind != TVX_NEW)
			add_key(&entry, p->about);
		tvx_buf_add_char(&entry, '|');
		tvx_typed_position(p, &entry);
		take(entries, &entry);
	}
	put_sorted(entries, &portrait->aspects[POSITIONS]);
	/* The order of the log counts. */
	for (const struct tvx_mark *m = paragraph->marks.first; m; m = m->next) {
		struct tvx_buf *out = &portrait->aspects[MARKS];
		tvx_buf_printf(out, "%s %s %.*s ", tvx_mark_status_word(m->status),
			       tvx_scope_word(m->scope), TVX_STR_ARG(m->lang));
		add_lower(out, m->word.len ? m->word : tvx_str_of(usual[m->status]));
		add_who(out, &m->of);
		add_when(out, m->on, m->at);
		add_key(out, m->proposal);
		tvx_buf_add_char(out, '|');
		add_dense(out, m->words);
		tvx_buf_add_char(out, '\n');
	}
}

/* A line that announces an alternative says what the alternative says itself. */
static void
paint_notes(const struct tvx_paragraph *paragraph, struct entries *entries,
	    struct portrait *portrait)
{
	for (const struct tvx_note *n = paragraph->notes.first; n; n = n->next) {
		struct tvx_buf entry = { 0 };
		if (n->kind == TVX_NOTE_LEAD_IN)
			continue;
		tvx_buf_printf(&entry, "%s|", tvx_note_kind_word(n->kind));
		add_dense(&entry, n->words);
		take(entries, &entry);
	}
	put_sorted(entries, &portrait->aspects[NOTES]);
	for (const struct tvx_footnote *f = paragraph->footnotes.first; f; f = f->next) {
		tvx_buf_printf(&portrait->aspects[FOOTNOTES], "%.*s|", TVX_STR_ARG(f->lang));
		add_dense(&portrait->aspects[FOOTNOTES], f->words);
		tvx_buf_add_char(&portrait->aspects[FOOTNOTES], '\n');
	}
}

static void
paint(const struct tvx_unit *unit, struct portrait *portrait)
{
	const struct tvx_paragraph *paragraph = unit->paragraph;
	struct tvx_buf *words = &portrait->aspects[WORDS];
	struct entries *entries = calloc(1, sizeof(*entries));

	if (!entries)
		abort();
	entries->arena = tvx_arena_new();
	tvx_buf_printf(&portrait->aspects[KIND], "%s ", tvx_unit_kind_word(paragraph->kind));
	add_dense(words, paragraph->label);
	for (const struct tvx_text *t = paragraph->texts.first; t; t = t->next) {
		tvx_buf_printf(words, "|%.*s|", TVX_STR_ARG(t->lang));
		add_dense(words, t->words);
	}
	paint_proposals(paragraph, entries, &portrait->aspects[PROPOSALS]);
	paint_log(paragraph, entries, portrait);
	paint_notes(paragraph, entries, portrait);
	tvx_buf_add(&portrait->aspects[PLACE], unit->place);
	tvx_arena_free(entries->arena);
	free(entries);
}

/* --- the comparison ------------------------------------------------------------------------------------- */

static void
tell(const struct tvx_unit *unit, const char *what, unsigned line, struct tvx_str name,
     struct tvx_listener listener)
{
	struct tvx_buf message = { 0 };
	struct tvx_diagnostic diagnostic = {
		.level = TVX_WARNING, .name = "not-typable", .file = name, .unit = unit->place
	};

	if (!listener.tell)
		return;
	tvx_buf_printf(&message, "typed on line %u, %s come back when it is read again", line,
		       what);
	diagnostic.message = message.ptr;
	listener.tell(listener.context, &diagnostic);
	tvx_buf_release(&message);
}

static void
compare_units(const struct tvx_unit *was, const struct tvx_unit *is, unsigned line,
	      struct tvx_str name, struct tvx_listener listener)
{
	static const char *const what[] = {
		[KIND] = "its kind does not",         [WORDS] = "its words do not",
		[PROPOSALS] = "its proposals do not", [POSITIONS] = "its positions do not",
		[MARKS] = "its marks do not",         [NOTES] = "its notes do not",
		[FOOTNOTES] = "its footnotes do not", [PLACE] = "its place does not",
	};
	struct portrait before = { 0 }, after = { 0 };
	bool told = false;

	paint(was, &before);
	if (is)
		paint(is, &after);
	else
		tell(was, "it does not", line, name, listener);
	for (int i = 0; i < ASPECTS; i++) {
		if (is && !told &&
		    !tvx_str_equal(tvx_buf_str(&before.aspects[i]),
				   tvx_buf_str(&after.aspects[i]))) {
			tell(was, what[i], line, name, listener);
			told = true;
		}
		tvx_buf_release(&before.aspects[i]);
		tvx_buf_release(&after.aspects[i]);
	}
}

void
tvx_typed_check(const struct tvx_survey *survey, struct tvx_str text,
		const struct tvx_typed_lines *lines, struct tvx_str name,
		struct tvx_listener listener)
{
	struct tvx_read_options options = { .house = TVX_STR("oas"), .lang = survey->draft->lang };
	struct tvx_draft *draft;
	struct tvx_survey again;
	struct tvx_error err = { 0 };
	size_t next = 0;

	if (tvx_read_typed(text, name, &options, (struct tvx_listener){ 0 }, &draft, &err))
		return;
	tvx_survey_init(&again, draft, survey->as_at);
	for (size_t i = 0; i < survey->count; i++) {
		const struct tvx_unit *found = NULL;
		if (survey->units[i].alternative)
			continue;
		while (next < again.count &&
		       (again.units[next].alternative ||
			again.units[next].paragraph->source_line < lines->list[i]))
			next++;
		if (next < again.count &&
		    again.units[next].paragraph->source_line == lines->list[i])
			found = &again.units[next];
		compare_units(&survey->units[i], found, lines->list[i], name, listener);
	}
	tvx_survey_release(&again);
	tvx_draft_free(draft);
}
