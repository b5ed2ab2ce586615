/* Splits and merges: what the first partner leaves uncovered. */
#include "compare/align.h"
#include "compare/tuning.h"

#include <stdlib.h>

/* An item without a partner, and the whole that may contain it. */
struct piece {
	uint32_t item[2];
	int side; /* of the piece; the whole is on the other */
	bool near;
	float gain;
};

/* Pieces of one whole: more would be chance, and the work stays linear. */
enum { MOST_PARTNERS = 24 };

struct pieces {
	struct piece *list;
	size_t count, cap;
};

static void
add_piece(struct pieces *pieces, struct piece piece)
{
	if (pieces->count == pieces->cap) {
		pieces->cap = pieces->cap ? pieces->cap * 2 : 64;
		pieces->list = tvx_realloc(pieces->list, pieces->cap, sizeof(*pieces->list));
	}
	pieces->list[pieces->count++] = piece;
}

/* What a piece and its whole have in common. */
struct share {
	uint32_t words;
	float of_part;  /* of the piece, by weight */
	float residue;  /* of the piece, in what the whole's other partners leave */
	float explains; /* of what they leave, by weight */
	uint32_t residue_words;
	bool section; /* both stand in the same */
	bool lone;    /* the whole has no other partner */
};

static bool
measure(struct tvx_alignment *al, const struct piece *piece, struct share *share)
{
	int s = piece->side, other = !s, partners = 0;
	uint32_t whole = piece->item[other], part = piece->item[s];
	float weight = al->items[s].list[part].weight, overlap;
	float left = al->items[other].list[whole].weight;

	*share = (struct share){ .lone = tvx_is_free(al, other, whole) };
	if (weight <= 0)
		return false;
	tvx_scorer_load(&al->scorer, &al->items[other], whole);
	share->words = tvx_scorer_common(&al->scorer, &al->items[s], part, &overlap);
	share->of_part = overlap / weight;
	/* Most are strangers; nothing else makes them pieces. */
	if (share->words < TUNE_PIECE_WORDS_ENTIRE || share->of_part < TUNE_PIECE_EXPLAINED)
		return false;
	share->section = tvx_share_section(al, piece->item[0], piece->item[1]);
	for (uint32_t l = al->heads[other][whole]; l != TVX_NONE; l = al->links[l].next[other]) {
		if (al->links[l].copy)
			continue;
		if (++partners > MOST_PARTNERS)
			return false;
		tvx_scorer_common(&al->scorer, &al->items[s], al->links[l].item[s], &overlap);
		left -= overlap;
		tvx_scorer_spend(&al->scorer, &al->items[s], al->links[l].item[s]);
	}
	share->residue_words = tvx_scorer_common(&al->scorer, &al->items[s], part, &overlap);
	share->residue = overlap / weight;
	share->explains = left > 0 ? overlap / left : 0;
	return true;
}

/* Headings are pieces of headings; an item is one of a heading only as a whole. */
static bool
is_possible(const struct tvx_alignment *al, const struct piece *piece, const struct share *share)
{
	int s = piece->side;
	bool kinds = al->items[s].list[piece->item[s]].heading !=
		     al->items[!s].list[piece->item[!s]].heading;
	bool entire = piece->near && share->of_part >= TUNE_PIECE_OTHER_KIND &&
		      share->words >= TUNE_PIECE_WORDS_ENTIRE;

	return entire || (!kinds && share->words >= TUNE_PIECE_WORDS);
}

/* Whether the piece's words stand in the whole in their order, as far as that can be asked. */
static bool
is_in_rows(const struct tvx_alignment *al, const struct piece *piece)
{
	return tvx_rows(al, piece->side, piece->item[piece->side], piece->item[!piece->side]) >=
	       TUNE_PIECE_ROWS;
}

/* Beside its whole, or under its heading, less will do. */
static bool
is_piece_near(struct tvx_alignment *al, const struct piece *piece, const struct share *share)
{
	if (piece->near && share->of_part >= TUNE_PIECE_CONTAINED_NEAR &&
	    share->residue >= TUNE_PIECE_RESIDUE_NEAR)
		return true;
	if (!share->section)
		return false;
	if (share->lone)
		return share->of_part >= TUNE_PIECE_LONE && is_in_rows(al, piece);
	if (share->explains >= TUNE_PIECE_EXPLAINS && share->of_part >= TUNE_PIECE_EXPLAINED &&
	    share->residue_words >= TUNE_PIECE_WORDS)
		return true;
	if (share->of_part >= TUNE_PIECE_TWIN && share->explains >= TUNE_PIECE_TWIN_EXPLAINS &&
	    share->residue_words >= TUNE_PIECE_TWIN_WORDS)
		return true;
	return piece->near && share->of_part >= TUNE_PIECE_EXPLAINED &&
	       share->residue_words >= TUNE_PIECE_WORDS_BESIDE && is_in_rows(al, piece);
}

static bool
is_piece_far(struct tvx_alignment *al, const struct piece *piece, const struct share *share)
{
	if (share->words < TUNE_PIECE_WORDS_FAR || share->residue < TUNE_PIECE_RESIDUE)
		return false;
	if (share->lone && (share->of_part < TUNE_PIECE_CONTAINED_LONE ||
			    share->explains < TUNE_PIECE_EXPLAINS_LONE))
		return false;
	return share->of_part >= TUNE_PIECE_CONTAINED && is_in_rows(al, piece);
}

/* How much of the piece stands in what the whole's other partners leave of it. Zero when it is
 * no piece of it. */
static float
gain_of(struct tvx_alignment *al, const struct piece *piece)
{
	struct share share;

	if (!measure(al, piece, &share) || !is_possible(al, piece, &share))
		return 0;
	return is_piece_near(al, piece, &share) || is_piece_far(al, piece, &share) ? share.residue
										   : 0;
}

/* What one thread looks for pieces with, while nothing is linked. */
struct search {
	struct tvx_alignment al; /* as it is, with a scorer of its own */
	struct pieces pieces;
	const struct holds *holds;
	bool *const *touched; /* by side and item; NULL: all */
};

static void
consider(struct search *search, struct piece piece)
{
	struct tvx_alignment *al = &search->al;
	int s = piece.side;

	if (!tvx_is_free(al, s, piece.item[s]) || tvx_is_alternative(al, s, piece.item[s]) ||
	    tvx_is_alternative(al, !s, piece.item[!s]))
		return;
	piece.gain = gain_of(al, &piece);
	if (piece.gain > 0)
		add_piece(&search->pieces, piece);
}

static void
consider_edges(void *context, int half, size_t start, size_t end)
{
	struct search *search = (struct search *)context + half;

	for (size_t e = start; e < end; e++) {
		const struct tvx_edge *edge = &search->al.edges[e];
		for (int s = 0; s < 2; s++)
			if (tvx_is_free(&search->al, s, edge->item[s]))
				consider(search,
					 (struct piece){ .item = { edge->item[0], edge->item[1] },
							 .side = s });
	}
}

/* The wholes that the neighbours became, for most pieces stand beside one another; and what
 * their heading became, for lists may shrink into a title. */
static void
consider_neighbours_of(struct search *search, int s, uint32_t item)
{
	const struct tvx_alignment *al = &search->al;
	struct piece piece = { .side = s, .near = true };
	uint32_t above = al->items[s].list[item].section;
	const uint32_t wholes[] = { item ? tvx_partner(al, s, item - 1) : TVX_NONE,
				    tvx_partner(al, s, item + 1),
				    above == TVX_NONE ? TVX_NONE : tvx_partner(al, s, above) };

	piece.item[s] = item;
	for (int k = 0; k < 3; k++) {
		piece.item[!s] = wholes[k];
		if (wholes[k] != TVX_NONE && (!k || wholes[k] != wholes[k - 1]) &&
		    (!search->touched || search->touched[!s][wholes[k]]))
			consider(search, piece);
	}
}

/* Items are counted through both sides. */
static void
consider_neighbours(void *context, int half, size_t start, size_t end)
{
	struct search *search = (struct search *)context + half;
	size_t first_side = search->al.items[0].count;

	for (size_t i = start; i < end; i++) {
		int s = i >= first_side;
		uint32_t item = (uint32_t)(s ? i - first_side : i);
		if (tvx_is_free(&search->al, s, item))
			consider_neighbours_of(search, s, item);
	}
}

static int
by_gain(const void *x, const void *y)
{
	const struct piece *a = x, *b = y;

	if (a->gain != b->gain)
		return a->gain < b->gain ? 1 : -1;
	if (a->item[1] != b->item[1])
		return a->item[1] < b->item[1] ? -1 : 1;
	if (a->item[0] != b->item[0])
		return a->item[0] < b->item[0] ? -1 : 1;
	return a->side - b->side;
}

/* Looks with both searches at so many edges or items. */
static void
look(const struct tvx_alignment *al, struct search searches[2],
     void (*consider_some)(void *context, int half, size_t start, size_t end), size_t count)
{
	for (int h = 0; h < 2; h++) {
		struct tvx_scorer scorer = searches[h].al.scorer;
		searches[h].al = *al;
		searches[h].al.scorer = scorer;
	}
	tvx_do_halves(consider_some, searches, count, TUNE_BESIDE_LIGHT);
}

/* What both have found, best first; they may then look for more. */
static struct pieces *
ranked(struct search searches[2])
{
	struct pieces *all = &searches[0].pieces, *others = &searches[1].pieces;

	for (size_t i = 0; i < others->count; i++)
		add_piece(all, others->list[i]);
	others->count = 0;
	if (all->count)
		qsort(all->list, all->count, sizeof(*all->list), by_gain);
	return all;
}

static size_t
all_items(const struct tvx_alignment *al)
{
	return (size_t)al->items[0].count + al->items[1].count;
}

static size_t
link_pieces(struct tvx_alignment *al, struct search searches[2])
{
	struct pieces *pieces = ranked(searches);
	size_t linked = 0;

	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->list[i];
		/* What was linked since may cover it. */
		if (!tvx_is_free(al, piece->side, piece->item[piece->side]) ||
		    gain_of(al, piece) == 0)
			continue;
		tvx_link_add(al, piece->item[0], piece->item[1]);
		linked++;
	}
	pieces->count = 0;
	return linked;
}

/* --- rivals --------------------------------------------------------------------------------------- */

/* What two unlike partners have in common, by weight and by item; zero for all others. */
struct holds {
	float *of[2];
};

/* How many times over the words of a pair count for what stands around them. */
static float
hold_of(const struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	float context = tvx_context(al, a, b);

	return 1 + (context > 0 ? TUNE_RIVAL_CONTEXT * context : 0);
}

static void
find_holds(const struct tvx_alignment *al, struct holds *holds)
{
	for (int s = 0; s < 2; s++)
		holds->of[s] = tvx_alloc(((size_t)al->items[s].count + 1) * sizeof(float));
	for (size_t e = 0; e < al->edge_count; e++) {
		const struct tvx_edge *edge = &al->edges[e];
		uint32_t a = edge->item[0], b = edge->item[1];
		if (tvx_partner(al, 0, a) != b ||
		    tvx_dice(al, a, b, edge->overlap) >= TUNE_RIVAL_DICE)
			continue;
		holds->of[0][a] = holds->of[1][b] = edge->overlap * hold_of(al, a, b);
	}
}

/* How much more of an item stands in what the partner of another leaves than in its own. */
static float
rival_gain(struct tvx_alignment *al, const struct holds *holds, const struct piece *piece)
{
	int s = piece->side;
	uint32_t item = piece->item[s], whole = piece->item[!s];
	float held = holds->of[s][item];

	if (held <= 0 || whole == TVX_NONE || tvx_is_free(al, !s, whole) ||
	    tvx_is_alternative(al, !s, whole) || tvx_partner(al, s, item) == whole)
		return 0;
	float gain = gain_of(al, piece) * al->items[s].list[item].weight;
	gain *= hold_of(al, piece->item[0], piece->item[1]);
	return gain > (piece->near ? TUNE_RIVAL_MORE_NEAR : TUNE_RIVAL_MORE) * held ? gain : 0;
}

static void
consider_rival(struct search *search, struct piece piece)
{
	piece.gain = rival_gain(&search->al, search->holds, &piece);
	if (piece.gain > 0)
		add_piece(&search->pieces, piece);
}

static void
consider_rivals(void *context, int half, size_t start, size_t end)
{
	struct search *search = (struct search *)context + half;
	const float *const *of = (const float *const *)search->holds->of;

	for (size_t e = start; e < end; e++) {
		const struct tvx_edge *edge = &search->al.edges[e];
		for (int s = 0; s < 2; s++)
			if (edge->overlap > TUNE_RIVAL_MORE * of[s][edge->item[s]])
				consider_rival(search, (struct piece){ .item = { edge->item[0],
										 edge->item[1] },
								       .side = s });
	}
}

static void
consider_near_rivals(void *context, int half, size_t start, size_t end)
{
	struct search *search = (struct search *)context + half;
	const struct tvx_alignment *al = &search->al;

	for (size_t i = start; i < end; i++) {
		int s = i >= al->items[0].count;
		uint32_t item = (uint32_t)(s ? i - al->items[0].count : i);
		struct piece piece = { .side = s, .near = true };
		if (search->holds->of[s][item] <= 0)
			continue;
		piece.item[s] = item;
		piece.item[!s] = item ? tvx_partner(al, s, item - 1) : TVX_NONE;
		consider_rival(search, piece);
		piece.item[!s] = tvx_partner(al, s, item + 1);
		consider_rival(search, piece);
	}
}

/* A piece may have found a stranger that says a little of the same, before its whole had found
 * its first partner: it goes to the whole, and the stranger is free again. */
static void
return_pieces(struct tvx_alignment *al, struct search searches[2])
{
	struct holds holds;

	find_holds(al, &holds);
	searches[0].holds = searches[1].holds = &holds;
	look(al, searches, consider_rivals, al->edge_count);
	look(al, searches, consider_near_rivals, all_items(al));
	struct pieces *pieces = ranked(searches);
	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->list[i];
		int s = piece->side;
		uint32_t item = piece->item[s], whole = piece->item[!s];
		if (rival_gain(al, &holds, piece) <= 0)
			continue;
		/* What has a piece now keeps its partner. */
		holds.of[s][item] = holds.of[!s][tvx_partner(al, s, item)] = 0;
		holds.of[!s][whole] = holds.of[s][tvx_partner(al, !s, whole)] = 0;
		tvx_link_turn(al, s, item, whole);
	}
	pieces->count = 0;
	free(holds.of[0]);
	free(holds.of[1]);
}

/* The next piece of a whole stands beside the last: those beside what was linked since first_link,
 * which nothing but that makes pieces. */
static void
look_beside(struct tvx_alignment *al, struct search searches[2], uint32_t first_link)
{
	bool *touched[2];

	for (int s = 0; s < 2; s++)
		touched[s] = tvx_alloc((size_t)al->items[s].count + 1);
	for (uint32_t l = first_link; l < al->link_count; l++)
		for (int s = 0; s < 2; s++)
			touched[s][al->links[l].item[s]] = true;
	searches[0].touched = searches[1].touched = touched;
	look(al, searches, consider_neighbours, all_items(al));
	free(touched[0]);
	free(touched[1]);
}

void
tvx_align_pieces(struct tvx_alignment *al)
{
	struct search searches[2] = { 0 };

	for (int h = 0; h < 2; h++)
		tvx_scorer_init(&searches[h].al.scorer, al->vocabulary);
	return_pieces(al, searches);
	uint32_t first_link = al->link_count;
	look(al, searches, consider_edges, al->edge_count);
	look(al, searches, consider_neighbours, all_items(al));
	/* A list that became one paragraph is found item by item. */
	for (int n = 0; n < MOST_PARTNERS && link_pieces(al, searches); n++) {
		uint32_t last_link = al->link_count;
		look_beside(al, searches, first_link);
		first_link = last_link;
	}
	for (int h = 0; h < 2; h++) {
		tvx_scorer_release(&searches[h].al.scorer);
		free(searches[h].pieces.list);
	}
}
