/* What was taken up becomes part of the words. The runs of a reading point into the words that
 * they print, and this is how a point of the old words is found in the new ones. */
#include "model/clean_words.h"

#include "model/draft.h"
#include "model/layout.h"

#include <stdlib.h>
#include <string.h>

void
tvx_folding_init(struct tvx_folding *folding, struct tvx_arena *arena,
		 const struct tvx_paragraph *paragraph, struct tvx_date as_at)
{
	size_t count = paragraph->proposals.count, i = 0;
	enum tvx_fate *fates = tvx_arena_alloc(arena, count * sizeof(*fates));

	*folding = (struct tvx_folding){ arena, paragraph, fates, NULL };
	folding->treated = tvx_arena_alloc(arena, count * sizeof(*folding->treated));
	tvx_paragraph_fates(paragraph, as_at, fates);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next, i++) {
		struct tvx_treated *t = &folding->treated[i];
		bool whole = tvx_proposal_is_whole(p->kind);
		t->proposal = p;
		t->treatment = fates[i] == TVX_FATE_ACCEPTED && !whole ? TVX_APPLY : TVX_HIDE;
		t->host = whole ? NULL : tvx_proposal_host(paragraph, p);
		t->from = t->host ? tvx_text_anchor(t->host, p->from) : -1;
		t->to = t->host ? tvx_text_anchor(t->host, p->to) : -1;
	}
}

/* --- pieces --------------------------------------------------------------------------------- */

static int
compare_pieces(const void *a, const void *b)
{
	const struct tvx_fold_piece *x = a, *y = b;
	uintptr_t hx = (uintptr_t)x->host, hy = (uintptr_t)y->host;

	if (hx != hy)
		return hx < hy ? -1 : 1;
	return x->from < y->from ? -1 : x->from > y->from;
}

/* The first piece of a host that ends behind an offset, or the count. */
static size_t
piece_behind(const struct tvx_fold *fold, const struct tvx_text *host, size_t offset)
{
	size_t low = 0, high = fold->piece_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct tvx_fold_piece *piece = &fold->pieces[middle];
		bool before = (uintptr_t)piece->host < (uintptr_t)host ||
			      (piece->host == host && piece->from + piece->len <= offset);
		if (before)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
is_of(const struct tvx_fold *fold, size_t piece, const struct tvx_text *host)
{
	return piece < fold->piece_count && fold->pieces[piece].host == host;
}

static size_t
place_late(const struct tvx_fold *fold, const struct tvx_text *host, size_t offset)
{
	size_t found = piece_behind(fold, host, offset);

	if (is_of(fold, found, host)) {
		const struct tvx_fold_piece *piece = &fold->pieces[found];
		return piece->at + (offset > piece->from ? offset - piece->from : 0);
	}
	if (host == fold->text)
		return fold->len;
	return fold->pieces[found - 1].at + fold->pieces[found - 1].len;
}

static size_t
place_early(const struct tvx_fold *fold, const struct tvx_text *host, size_t offset)
{
	/* The piece that holds the byte before, or ends before it. */
	size_t found = offset ? piece_behind(fold, host, offset - 1) : 0;
	size_t first = piece_behind(fold, host, 0);

	if (host == fold->text && (!offset || !is_of(fold, first, host)))
		return 0;
	if (is_of(fold, found, host) && offset && fold->pieces[found].from < offset)
		return fold->pieces[found].at + (offset - fold->pieces[found].from);
	if (offset && found > first)
		return fold->pieces[found - 1].at + fold->pieces[found - 1].len;
	return fold->pieces[first].at;
}

static const struct tvx_treated *
treated_with_words(const struct tvx_folding *folding, const struct tvx_text *words)
{
	for (size_t i = 0; i < folding->paragraph->proposals.count; i++)
		if (folding->treated[i].proposal->words == words)
			return &folding->treated[i];
	return NULL;
}

size_t
tvx_fold_place(const struct tvx_fold *fold, const struct tvx_text *host, long inl, bool late)
{
	/* Words of which nothing is left stand where they were put in. */
	while (host != fold->text && !is_of(fold, piece_behind(fold, host, 0), host)) {
		const struct tvx_treated *t = treated_with_words(fold->folding, host);
		host = t->host;
		inl = t->to;
	}
	size_t offset = host->inlines[inl].offset;
	return tvx_edits_place(&fold->edits, late ? place_late(fold, host, offset)
						  : place_early(fold, host, offset));
}

bool
tvx_fold_takes_out(const struct tvx_folding *folding, const struct tvx_text *host, long inl)
{
	for (size_t i = 0; i < folding->paragraph->proposals.count; i++) {
		const struct tvx_treated *t = &folding->treated[i];
		if (t->treatment == TVX_APPLY && t->host == host && t->from < inl && inl < t->to)
			return true;
	}
	return false;
}

/* --- folding ---------------------------------------------------------------------------------- */

/* The offset of a full stop behind which words were put that go on with its sentence:
 * "corruption. and prevent loss". SIZE_MAX when there is none. */
static size_t
stop_before_words(const struct tvx_fold *fold, struct tvx_str words)
{
	const char *host = fold->text->words.ptr;
	struct tvx_str own = tvx_str_trim(fold->text->words);
	const struct tvx_fold_piece *last = NULL;

	if (!own.len || own.ptr[own.len - 1] != '.')
		return SIZE_MAX;
	for (size_t i = 0; i < fold->piece_count; i++)
		if (fold->pieces[i].host == fold->text)
			last = &fold->pieces[i];
	size_t stop = (size_t)(own.ptr + own.len - 1 - host);
	if (!last || last->from > stop || last->from + last->len <= stop)
		return SIZE_MAX;
	size_t at = last->at + (stop - last->from), next = at + 1;
	while (next < words.len && words.ptr[next] == ' ')
		next++;
	bool goes_on = next < words.len && words.ptr[next] >= 'a' && words.ptr[next] <= 'z';
	return goes_on ? at : SIZE_MAX;
}

static void
collect_pieces(struct tvx_fold *fold, const struct tvx_runs *runs, struct tvx_buf *words)
{
	fold->pieces = tvx_arena_alloc(fold->folding->arena, runs->count * sizeof(*fold->pieces));
	for (size_t i = 0; i < runs->count; i++) {
		const struct tvx_run *run = &runs->list[i];
		const struct tvx_text *host = run->proposal ? run->proposal->words : fold->text;
		if (run->kind == TVX_RUN_FOOTNOTE)
			continue;
		if (run->kind == TVX_RUN_WORDS)
			fold->pieces[fold->piece_count++] = (struct tvx_fold_piece){
				host, (size_t)(run->text.ptr - host->words.ptr), run->text.len,
				words->len
			};
		tvx_buf_add(words, run->text);
	}
	fold->len = words->len;
	qsort(fold->pieces, fold->piece_count, sizeof(*fold->pieces), compare_pieces);
}

void
tvx_fold_init(struct tvx_fold *fold, const struct tvx_folding *folding, const struct tvx_text *text,
	      const struct tvx_proposal *owner, bool alone, bool french)
{
	struct tvx_runs runs = { .arena = folding->arena };
	struct tvx_layout layout = { .paragraph = folding->paragraph,
				     .treated = folding->treated,
				     .arena = folding->arena,
				     .out.runs = &runs };
	struct tvx_buf words = { 0 };

	*fold = (struct tvx_fold){ .folding = folding,
				   .text = text,
				   .edits.arena = folding->arena };
	tvx_layout_text(&layout, text, TVX_RUN_WORDS, owner);
	collect_pieces(fold, &runs, &words);
	struct tvx_str folded = tvx_buf_str(&words);
	struct tvx_tidy tidy = { alone, french, SIZE_MAX };
	if (alone)
		tidy.stop = stop_before_words(fold, folded);
	fold->stop_moved = tidy.stop != SIZE_MAX;
	tvx_edits_tidy(&fold->edits, folded, &tidy);
	fold->words = tvx_edits_apply(&fold->edits, folding->arena, folded);
	tvx_buf_release(&words);
}
