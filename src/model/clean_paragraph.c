/* One paragraph settled: what was taken up is folded into its words, what is open stays as a
 * proposal without a name, and the rest is gone. */
#include "model/clean_paragraph.h"

#include "model/clean_words.h"
#include "model/draft.h"
#include "model/standing.h"
#include "model/typing_slips.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Words that stand by themselves in the clean draft: of the item, or of an open proposal. */
struct top {
	const struct tvx_text *text;
	const struct tvx_proposal *owner; /* NULL: the words of the item */
	struct tvx_fold fold;
	struct tvx_text *fresh;
};

/* What becomes of one proposal. */
struct survivor {
	const struct tvx_proposal *old;
	struct tvx_proposal *fresh; /* NULL: it does not stand in the clean draft */
	struct top *on;             /* NULL: the whole item, or words that are gone */
	struct top *words;          /* its own, while it is open */
	size_t from, to;            /* in the words of on */
	size_t children;            /* proposals on its words */
	enum tvx_fate fate;
};

struct work {
	const struct tvx_settling *settling;
	const struct tvx_unit *unit;
	const struct tvx_paragraph *old;
	struct tvx_paragraph *fresh;
	struct tvx_folding folding;
	const struct tvx_proposal *chosen; /* whose words are the item's; NULL: the base */
	const struct tvx_proposal *heir;   /* the alternative to a new paragraph that fell */
	struct top *tops;
	size_t top_count, base_count; /* those of the item come first */
	struct survivor *survivors;
	size_t count;
	struct tvx_map *by_id, *marked; /* proposals; footnotes with a mark */
	struct tvx_arena *arena;
};

void
tvx_settle_tell(const struct tvx_settling *settling, enum tvx_level level, const char *name,
		struct tvx_str unit, const char *format, ...)
{
	char message[480];
	va_list args;

	if (!settling->listener.tell)
		return;
	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	struct tvx_diagnostic diagnostic = { .level = level,
					     .name = name,
					     .file = settling->name,
					     .unit = unit,
					     .message = message };
	settling->listener.tell(settling->listener.context, &diagnostic);
}

struct tvx_str
tvx_settle_mark_key(struct tvx_arena *arena, const struct tvx_mark *mark)
{
	return tvx_arena_str(arena, (struct tvx_str){ (const char *)&mark, sizeof(mark) });
}

#define TELL(w, level, name, ...) \
	tvx_settle_tell((w)->settling, level, name, (w)->unit->place, __VA_ARGS__)

static bool
is_blank(struct tvx_str words)
{
	return !tvx_str_trim(words).len;
}

static bool
is_french(const struct work *w, const struct tvx_text *text)
{
	struct tvx_str lang = text->lang.len ? text->lang : w->settling->draft->lang;

	return lang.len >= 2 && lang.ptr[0] == 'f' && lang.ptr[1] == 'r';
}

/* --- whose words stand ---------------------------------------------------------------------- */

static struct survivor *
survivor_of(const struct work *w, const struct tvx_proposal *proposal)
{
	return tvx_map_get(w->by_id, proposal->id);
}

static struct top *
add_top(struct work *w, const struct tvx_text *text, const struct tvx_proposal *words_of,
	struct tvx_str lang)
{
	struct top *top = &w->tops[w->top_count++];
	bool item = !words_of || words_of == w->chosen;

	*top = (struct top){ .text = text, .owner = item ? NULL : words_of };
	tvx_fold_init(&top->fold, &w->folding, text, words_of, item, is_french(w, text));
	top->fresh = TVX_ARENA_NEW(w->settling->draft->arena, struct tvx_text);
	top->fresh->lang = tvx_arena_str(w->settling->draft->arena, lang);
	top->fresh->words = tvx_arena_str(w->settling->draft->arena, top->fold.words);
	struct tvx_str signs = tvx_stray_signs(top->fold.words);
	struct tvx_str twice;
	size_t at = 0;
	if (signs.len)
		TELL(w, TVX_WARNING, "stray-signs", "“%.*s” has one sign too many",
		     TVX_STR_ARG(signs));
	if (tvx_doubled_next(top->fold.words, &at, &twice))
		TELL(w, TVX_WARNING, "doubled-words", "“%.*s” stands twice", TVX_STR_ARG(twice));
	if (top->fold.stop_moved)
		TELL(w, TVX_NOTE, "moved-stop",
		     "the full stop was put behind the words that follow it");
	return top;
}

/* The words of the item: those chosen in their language, the base words in the others. */
static void
add_item_tops(struct work *w)
{
	struct tvx_str lang = w->chosen ? w->chosen->lang : TVX_STR("");
	bool placed = !w->chosen;

	for (const struct tvx_text *t = w->old->texts.first; t; t = t->next) {
		if (!w->chosen || (lang.len && !tvx_str_equal(t->lang, lang))) {
			add_top(w, t, NULL, t->lang);
		} else if (tvx_str_equal(t->lang, lang)) {
			add_top(w, w->chosen->words, w->chosen, lang);
			placed = true;
		} else {
			TELL(w, TVX_WARNING, "language-behind",
			     "the words in %.*s are not those agreed and are left out",
			     TVX_STR_ARG(t->lang));
		}
	}
	if (!placed)
		add_top(w, w->chosen->words, w->chosen, lang);
	w->base_count = w->top_count;
}

static struct top *
item_top(struct work *w, struct tvx_str lang)
{
	for (size_t i = 0; i < w->base_count; i++)
		if (tvx_str_equal(w->tops[i].fresh->lang, lang))
			return &w->tops[i];
	return NULL;
}

/* The words that a proposal stands on once everything taken up is folded in. */
static struct top *
top_under(struct work *w, const struct tvx_proposal *proposal)
{
	const struct tvx_proposal *host = proposal->under;
	struct tvx_str lang = proposal->lang;

	for (; host; host = host->under) {
		const struct survivor *s = survivor_of(w, host);
		if (host == w->chosen)
			return item_top(w, host->lang);
		if (s->fate == TVX_FATE_OPEN)
			return s->words;
		if (s->fate != TVX_FATE_ACCEPTED || tvx_proposal_is_whole(host->kind))
			return NULL;
		lang = host->lang;
	}
	struct top *top = item_top(w, lang);
	/* Base words that an alternative replaced are gone. */
	return top && w->chosen && top->text == w->chosen->words ? NULL : top;
}

/* Parents come first in the list, so that their words are there when they are asked for. */
static void
weigh(struct work *w, struct survivor *s)
{
	const struct tvx_proposal *p = s->old;
	bool whole = tvx_proposal_is_whole(p->kind);
	bool open = s->fate == TVX_FATE_OPEN;

	if (p == w->chosen || (!open && (whole || s->fate != TVX_FATE_ACCEPTED)) ||
	    (p->kind == TVX_NEW && w->chosen))
		return;
	s->on = whole ? NULL : top_under(w, p);
	if (!whole && !s->on) {
		if (open)
			TELL(w, TVX_WARNING, "proposal-left-out",
			     "the proposal %.*s is on words that an agreed alternative "
			     "replaced, and is left out",
			     TVX_STR_ARG(p->id));
		return;
	}
	if (!open)
		return;
	s->fresh = TVX_ARENA_NEW(w->settling->draft->arena, struct tvx_proposal);
	s->fresh->id = tvx_arena_str(w->settling->draft->arena, p->id);
	s->fresh->kind = p == w->heir ? TVX_NEW : p->kind;
	s->fresh->on = p->on;
	if (p->words)
		s->words = add_top(w, p->words, p, p->words->lang);
	if (whole)
		return;
	const struct tvx_text *host = tvx_proposal_host(w->old, p);
	long from = tvx_text_anchor(host, p->from), to = tvx_text_anchor(host, p->to);
	s->from = tvx_fold_place(&s->on->fold, host, from, true);
	s->to = from == to ? s->from : tvx_fold_place(&s->on->fold, host, to, false);
}

/* --- what is too little to stand ------------------------------------------------------------------ */

static void
drop(struct work *w, struct survivor *s)
{
	TELL(w, TVX_WARNING, "nothing-proposed",
	     "the proposal %.*s does not say what it changes, and is left out",
	     TVX_STR_ARG(s->old->id));
	s->fresh = NULL;
}

/* A change of nothing, or into nothing, is another change or none. */
static void
weigh_change(struct work *w, struct survivor *s)
{
	struct tvx_proposal *p = s->fresh;
	bool mute = s->words && is_blank(s->words->fold.words) && !s->children;
	bool blank = s->on && (s->from >= s->to ||
			       is_blank((struct tvx_str){ s->on->fold.words.ptr + s->from,
							  s->to - s->from }));

	if (p->kind == TVX_REPLACE && blank) {
		p->kind = TVX_INSERT;
		s->to = s->from;
	} else if (p->kind == TVX_REPLACE && mute) {
		p->kind = TVX_DELETE;
		return;
	}
	if ((p->kind == TVX_DELETE && blank) || (p->kind == TVX_INSERT && mute) ||
	    (p->kind == TVX_ALTERNATIVE && mute))
		drop(w, s);
}

static void
drop_the_mute(struct work *w)
{
	for (size_t i = w->count; i-- > 0;) {
		struct survivor *s = &w->survivors[i];
		if (!s->fresh)
			continue;
		weigh_change(w, s);
		if (s->fresh && s->on && s->on->owner)
			survivor_of(w, s->on->owner)->children++;
	}
}

/* --- anchors and footnote marks -------------------------------------------------------------------- */

struct point {
	size_t offset;
	bool guest; /* from words that were folded in */
	long inl;
	bool late;
	uint32_t *n;             /* who asks for its number; NULL for a mark */
	struct tvx_str footnote; /* id */
};

static int
compare_points(const void *a, const void *b)
{
	const struct point *x = a, *y = b;

	if (x->offset != y->offset)
		return x->offset < y->offset ? -1 : 1;
	if (x->guest != y->guest)
		return x->guest ? 1 : -1;
	if (x->inl != y->inl)
		return x->inl < y->inl ? -1 : 1;
	return (int)x->late - (int)y->late;
}

static void
add_marks_of(struct work *w, const struct top *top, const struct tvx_text *host,
	     struct point *points, size_t *count)
{
	for (size_t i = 0; i < host->inline_count; i++) {
		const struct tvx_inline *inl = &host->inlines[i];
		if (inl->kind != TVX_FOOTNOTE_MARK ||
		    tvx_fold_takes_out(&w->folding, host, (long)i))
			continue;
		points[(*count)++] = (struct point){ .offset = tvx_fold_place(&top->fold, host,
									      (long)i, false),
						     .guest = host != top->text,
						     .inl = (long)i,
						     .footnote = inl->footnote };
		tvx_map_add(w->marked, inl->footnote, w);
	}
}

static size_t
most_points(const struct work *w, const struct top *top)
{
	size_t most = top->text->inline_count;

	for (size_t i = 0; i < w->count; i++) {
		const struct survivor *s = &w->survivors[i];
		if (s->on == top)
			most += 2 + (s->old->words ? s->old->words->inline_count : 0);
	}
	return most;
}

static size_t
collect_points(struct work *w, const struct top *top, struct point *points)
{
	size_t count = 0;

	add_marks_of(w, top, top->text, points, &count);
	for (size_t i = 0; i < w->count; i++) {
		const struct survivor *s = &w->survivors[i];
		if (s->on != top)
			continue;
		if (!s->fresh) {
			if (s->fate == TVX_FATE_ACCEPTED && s->old->words)
				add_marks_of(w, top, s->old->words, points, &count);
			continue;
		}
		const struct tvx_text *host = tvx_proposal_host(w->old, s->old);
		struct point from = {
			s->from, host != top->text, tvx_text_anchor(host, s->old->from),
			true,    &s->fresh->from,   TVX_STR("")
		};
		points[count++] = from;
		if (s->fresh->kind == TVX_INSERT)
			continue;
		points[count++] =
			(struct point){ s->to, from.guest,    tvx_text_anchor(host, s->old->to),
					false, &s->fresh->to, TVX_STR("") };
	}
	return count;
}

static void
place_inlines(struct work *w, struct top *top)
{
	struct tvx_arena *arena = w->settling->draft->arena;
	struct point *points = tvx_arena_alloc(w->arena, most_points(w, top) * sizeof(*points));
	size_t count = collect_points(w, top, points);
	struct tvx_text *fresh = top->fresh;
	uint32_t n = 0;

	qsort(points, count, sizeof(*points), compare_points);
	fresh->inlines = tvx_arena_alloc(arena, count * sizeof(*fresh->inlines));
	for (size_t i = 0; i < count; i++) {
		const struct point *p = &points[i];
		bool same = i && p->n && points[i - 1].n && !compare_points(p, p - 1);
		struct tvx_inline *inl = &fresh->inlines[fresh->inline_count];
		if (!same) {
			*inl = (struct tvx_inline){ .kind = p->n ? TVX_ANCHOR : TVX_FOOTNOTE_MARK,
						    .offset = (uint32_t)p->offset,
						    .n = p->n ? ++n : 0 };
			if (!p->n)
				inl->footnote = tvx_arena_str(arena, p->footnote);
			fresh->inline_count++;
		}
		if (p->n)
			*p->n = n;
	}
}

/* --- the paragraph put together --------------------------------------------------------------------- */

static void
add_proposals(struct work *w)
{
	for (size_t i = 0; i < w->count; i++) {
		struct survivor *s = &w->survivors[i];
		struct tvx_proposal *p = s->fresh;
		if (!p)
			continue;
		if (p->kind == TVX_INSERT)
			p->to = p->from;
		if (s->words && p->kind != TVX_DELETE)
			p->words = s->words->fresh;
		if (s->on && s->on->owner)
			p->under = survivor_of(w, s->on->owner)->fresh;
		else if (s->on)
			p->lang = s->on->fresh->lang;
		if (p->kind == TVX_MOVE)
			p->after = tvx_arena_str(w->settling->draft->arena, s->old->after);
		/* A paragraph that is itself proposed begins with that. */
		if (p->kind == TVX_NEW && w->fresh->proposals.first) {
			p->next = w->fresh->proposals.first;
			w->fresh->proposals.first = p;
			w->fresh->proposals.count++;
			continue;
		}
		TVX_LIST_ADD(&w->fresh->proposals, p);
	}
}

static void
add_footnotes(struct work *w)
{
	struct tvx_arena *arena = w->settling->draft->arena;
	struct tvx_map *had = tvx_map_new(w->arena);

	for (size_t i = 0; i < w->top_count; i++)
		for (size_t j = 0; j < w->tops[i].text->inline_count; j++)
			tvx_map_add(had, w->tops[i].text->inlines[j].footnote, w);
	for (const struct tvx_footnote *f = w->old->footnotes.first; f; f = f->next) {
		if (!tvx_map_get(w->marked, f->id)) {
			if (!tvx_map_get(had, f->id))
				TELL(w, TVX_WARNING, "lost-footnote",
				     "no words have the mark of footnote %.*s, which is left "
				     "out: %.*s",
				     TVX_STR_ARG(f->label.len ? f->label : f->id),
				     TVX_STR_ARG(f->words));
			continue;
		}
		struct tvx_footnote *fresh = TVX_ARENA_NEW(arena, struct tvx_footnote);
		*fresh = (struct tvx_footnote){ .id = tvx_arena_str(arena, f->id),
						.label = tvx_arena_str(arena, f->label),
						.lang = tvx_arena_str(arena, f->lang),
						.words = tvx_arena_str(arena, f->words) };
		TVX_LIST_ADD(&w->fresh->footnotes, fresh);
	}
}

/* What the words rest on stays true of them; all other notes are of the negotiation. */
static void
add_citations(struct work *w)
{
	struct tvx_arena *arena = w->settling->draft->arena;

	for (const struct tvx_note *n = w->old->notes.first; n; n = n->next) {
		if (n->kind != TVX_NOTE_CITATION)
			continue;
		struct tvx_note *fresh = TVX_ARENA_NEW(arena, struct tvx_note);
		*fresh = (struct tvx_note){ .kind = n->kind,
					    .on = n->on,
					    .lang = tvx_arena_str(arena, n->lang),
					    .words = tvx_arena_str(arena, n->words) };
		TVX_LIST_ADD(&w->fresh->notes, fresh);
	}
}

/* --- the standing ---------------------------------------------------------------------------------------- */

static const struct tvx_delegation *
party_of(const struct work *w, const struct tvx_delegation *old)
{
	const struct tvx_delegation *fresh = tvx_map_get(w->settling->delegations, old->id);

	/* What every draft knows is the same in all of them. */
	return fresh ? fresh : old;
}

/* Those whose answer is still waited for. */
static void
add_parties(const struct work *w, const struct tvx_mark *old, struct tvx_mark *fresh)
{
	fresh->of.list = tvx_arena_alloc(w->settling->draft->arena,
					 old->of.count * sizeof(*fresh->of.list));
	for (size_t i = 0; i < old->of.count; i++)
		if (fresh->status != TVX_MARK_AD_REF ||
		    !tvx_mark_confirmed_by(old, old->of.list[i], w->settling->as_at))
			fresh->of.list[fresh->of.count++] = party_of(w, old->of.list[i]);
}

/* What the section hands down needs no entry, while paragraph and heading stay where they are. */
static bool
is_handed_down(const struct work *w, bool moved)
{
	const struct tvx_standing *standing = &w->unit->standing;

	return standing->inherited && !moved && !standing->reopened &&
	       !tvx_map_get(w->settling->handed_down,
			    tvx_settle_mark_key(w->arena, standing->decisive));
}

/* One entry of the log says where the paragraph stands. */
static struct tvx_mark *
add_mark(struct work *w, bool moved)
{
	static const enum tvx_mark_status statuses[] = { [TVX_PENDING] = TVX_MARK_PENDING,
							 [TVX_AD_REF] = TVX_MARK_AD_REF,
							 [TVX_AGREED] = TVX_MARK_AGREED };
	const struct tvx_standing *standing = &w->unit->standing;
	const struct tvx_mark *decisive = standing->decisive;

	if (standing->level == TVX_OPEN || is_handed_down(w, moved))
		return NULL;
	struct tvx_mark *mark = TVX_ARENA_NEW(w->settling->draft->arena, struct tvx_mark);
	mark->status = statuses[standing->level];
	TVX_LIST_ADD(&w->fresh->marks, mark);
	if (standing->reopened || standing->inherited) {
		/* A title in dispute says nothing of its section. */
		mark->scope = tvx_is_title(w->old->kind) ? TVX_SCOPE_TITLE : TVX_SCOPE_PARAGRAPH;
		return mark;
	}
	mark->scope = decisive->scope;
	mark->word = tvx_arena_str(w->settling->draft->arena, decisive->word);
	mark->on = decisive->on;
	if (decisive->at)
		mark->at = tvx_map_get(w->settling->meetings, decisive->at->id);
	if (mark->status != TVX_MARK_AGREED)
		add_parties(w, decisive, mark);
	return mark;
}

static bool
all_open(const struct work *w)
{
	enum tvx_fate *fates = tvx_arena_alloc(w->arena,
					       w->fresh->proposals.count * sizeof(*fates));
	bool all = true;

	tvx_paragraph_fates(w->fresh, (struct tvx_date){ 0 }, fates);
	for (size_t i = 0; i < w->fresh->proposals.count; i++)
		all = all && fates[i] == TVX_FATE_OPEN;
	return all;
}

/* What is open must not be taken up by the entry that tells the standing: of the day of an
 * agreement it stands beside it. */
static void
keep_open(struct work *w, struct tvx_mark *mark)
{
	if (!mark || !tvx_mark_agrees(mark))
		return;
	for (struct tvx_proposal *p = w->fresh->proposals.first; p; p = p->next)
		if (tvx_date_given(mark->on) &&
		    (!tvx_date_given(p->on) || tvx_date_compare(p->on, mark->on) < 0))
			p->on = mark->on;
	if (all_open(w))
		return;
	mark->status = TVX_MARK_PENDING;
	mark->of.count = 0;
}

/* --- the whole of it -------------------------------------------------------------------------------------- */

static bool
is_gone(struct work *w)
{
	const struct tvx_proposal *first = w->old->proposals.first;
	bool proposed = !w->old->texts.count && first && first->kind == TVX_NEW;

	bool fell = proposed && !w->chosen && w->survivors[0].fate != TVX_FATE_OPEN &&
		    w->survivors[0].fate != TVX_FATE_ACCEPTED;
	for (size_t i = 0; fell && !w->heir && i < w->count; i++)
		if (w->survivors[i].old->kind == TVX_ALTERNATIVE &&
		    w->survivors[i].fate == TVX_FATE_OPEN)
			w->heir = w->survivors[i].old;
	if (fell && !w->heir)
		return true;
	for (size_t i = 0; !w->chosen && i < w->count; i++)
		if (w->survivors[i].old->kind == TVX_DELETE_PARAGRAPH &&
		    w->survivors[i].fate == TVX_FATE_ACCEPTED)
			return true;
	if (proposed && !w->chosen && w->survivors[0].fate == TVX_FATE_ACCEPTED)
		w->chosen = first;
	return false;
}

static void
gather(struct work *w)
{
	size_t i = 0;

	w->count = w->old->proposals.count;
	w->survivors = tvx_arena_alloc(w->arena, w->count * sizeof(*w->survivors));
	w->tops = tvx_arena_alloc(w->arena,
				  (w->count + w->old->texts.count + 1) * sizeof(*w->tops));
	w->by_id = tvx_map_new(w->arena);
	w->marked = tvx_map_new(w->arena);
	tvx_folding_init(&w->folding, w->arena, w->old, w->settling->as_at);
	for (const struct tvx_proposal *p = w->old->proposals.first; p; p = p->next, i++) {
		w->survivors[i] = (struct survivor){ .old = p, .fate = w->folding.fates[i] };
		tvx_map_add(w->by_id, p->id, &w->survivors[i]);
	}
}

static void
leave_out_open(struct work *w)
{
	for (size_t i = 0; i < w->count; i++)
		w->survivors[i].fresh = NULL;
}

static bool
has_words(const struct work *w)
{
	for (size_t i = 0; i < w->base_count; i++)
		if (!is_blank(w->tops[i].fold.words))
			return true;
	return w->fresh->proposals.count > 0;
}

static struct tvx_paragraph *
settle(struct work *w, bool moved)
{
	struct tvx_arena *arena = w->settling->draft->arena;
	enum tvx_open_words open = w->settling->open;
	bool unsettled = tvx_standing_unsettled(w->old->kind, w->unit->standing.level);

	gather(w);
	w->chosen = w->unit->standing.words;
	/* A title stays while something of what it stands over does. */
	bool left_out = open == TVX_OPEN_LEAVE_OUT && unsettled && !tvx_is_title(w->old->kind);
	if (is_gone(w) || left_out)
		return NULL;
	w->fresh = TVX_ARENA_NEW(arena, struct tvx_paragraph);
	w->fresh->node.kind = TVX_PARAGRAPH;
	w->fresh->id = tvx_arena_str(arena, w->old->id);
	w->fresh->label = tvx_arena_str(arena, w->old->label);
	w->fresh->kind = w->old->kind;
	add_item_tops(w);
	for (size_t i = 0; i < w->count; i++)
		weigh(w, &w->survivors[i]);
	drop_the_mute(w);
	if (open == TVX_OPEN_LEAVE_OUT)
		leave_out_open(w);
	for (size_t i = 0; i < w->top_count; i++) {
		if (w->tops[i].owner && !survivor_of(w, w->tops[i].owner)->fresh)
			continue;
		place_inlines(w, &w->tops[i]);
		if (!w->tops[i].owner)
			TVX_LIST_ADD(&w->fresh->texts, w->tops[i].fresh);
	}
	add_proposals(w);
	if (!has_words(w)) {
		TELL(w, TVX_WARNING, "empty-paragraph", "no words are left, and it is left out");
		return NULL;
	}
	add_footnotes(w);
	add_citations(w);
	keep_open(w, add_mark(w, moved));
	if (open == TVX_OPEN_FOOTNOTES)
		tvx_settle_footnotes(w->settling, w->fresh, unsettled);
	return w->fresh;
}

struct tvx_paragraph *
tvx_paragraph_settle(const struct tvx_settling *settling, const struct tvx_unit *unit, bool moved)
{
	struct work w = {
		.settling = settling, .unit = unit, .old = unit->paragraph, .arena = tvx_arena_new()
	};
	struct tvx_paragraph *fresh = settle(&w, moved);

	tvx_arena_free(w.arena);
	return fresh;
}
