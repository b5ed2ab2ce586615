/* The passes of the alignment in their order, and what they share. */
#include "compare/align.h"

#include "compare/tuning.h"

#include <stdlib.h>
#include <string.h>

static void (*const passes[])(struct tvx_alignment *) = {
	tvx_align_ids,      tvx_align_exact,        tvx_align_candidates, tvx_align_greedy,
	tvx_align_headings, tvx_align_copies,       tvx_align_gaps,       tvx_align_headings,
	tvx_align_families, tvx_align_places,       tvx_align_pieces,     tvx_align_gaps,
	tvx_align_again,    tvx_align_alternatives, tvx_align_stand_ins,  tvx_align_moves,
};

/* --- links ------------------------------------------------------------------------------------ */

bool
tvx_is_free(const struct tvx_alignment *al, int side, uint32_t item)
{
	return al->heads[side][item] == TVX_NONE;
}

uint32_t
tvx_partner(const struct tvx_alignment *al, int side, uint32_t item)
{
	uint32_t link = item < al->items[side].count ? al->heads[side][item] : TVX_NONE;

	return link == TVX_NONE ? TVX_NONE : al->links[link].item[!side];
}

bool
tvx_is_linked(const struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	for (uint32_t l = al->heads[0][a]; l != TVX_NONE; l = al->links[l].next[0])
		if (al->links[l].item[1] == b)
			return true;
	return false;
}

bool
tvx_is_alternative(const struct tvx_alignment *al, int side, uint32_t item)
{
	return al->items[side].list[item].host != TVX_NONE;
}

static void
append(struct tvx_alignment *al, int side, uint32_t item, uint32_t link)
{
	uint32_t *at = &al->heads[side][item];

	while (*at != TVX_NONE)
		at = &al->links[*at].next[side];
	*at = link;
}

struct tvx_link *
tvx_link_add(struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	uint32_t index = al->link_count++;

	if (index == al->link_cap) {
		al->link_cap = al->link_cap ? al->link_cap * 2 : 256;
		al->links = tvx_realloc(al->links, al->link_cap, sizeof(*al->links));
	}
	al->links[index] = (struct tvx_link){ .item = { a, b }, .next = { TVX_NONE, TVX_NONE } };
	append(al, 0, a, index);
	append(al, 1, b, index);
	return &al->links[index];
}

void
tvx_link_reuse(struct tvx_alignment *al, uint32_t link, uint32_t a, uint32_t b)
{
	al->links[link].item[0] = a;
	al->links[link].item[1] = b;
	append(al, 0, a, link);
	append(al, 1, b, link);
}

void
tvx_link_turn(struct tvx_alignment *al, int side, uint32_t item, uint32_t to)
{
	uint32_t index = al->heads[side][item];
	struct tvx_link *link = &al->links[index];

	al->heads[!side][link->item[!side]] = TVX_NONE;
	link->item[!side] = to;
	append(al, !side, to, index);
}

/* --- scores ------------------------------------------------------------------------------------ */

void
tvx_scorer_load(struct tvx_scorer *scorer, const struct tvx_items *items, uint32_t item)
{
	const struct tvx_item *i = &items->list[item];
	const uint32_t *words = items->words + i->first;

	scorer->now++;
	for (uint32_t k = 0; k < i->count; k++) {
		struct tvx_purse *purse = &scorer->purses[words[k]];
		purse->left = purse->stamp == scorer->now ? purse->left + 1 : 1;
		purse->stamp = scorer->now;
	}
}

void
tvx_scorer_spend(struct tvx_scorer *scorer, const struct tvx_items *items, uint32_t item)
{
	const struct tvx_item *i = &items->list[item];
	const uint32_t *words = items->words + i->first;

	for (uint32_t k = 0; k < i->count; k++) {
		struct tvx_purse *purse = &scorer->purses[words[k]];
		if (purse->stamp == scorer->now && purse->left)
			purse->left--;
	}
}

uint32_t
tvx_scorer_common(struct tvx_scorer *scorer, const struct tvx_items *items, uint32_t item,
		  float *weight)
{
	const struct tvx_item *i = &items->list[item];
	const uint32_t *words = items->words + i->first;
	uint32_t spent = 0;
	float sum = 0;

	if (i->count > scorer->spent_cap) {
		scorer->spent_cap = i->count * 2;
		scorer->spent = tvx_realloc(scorer->spent, scorer->spent_cap,
					    sizeof(*scorer->spent));
	}
	/* Whether a word is shared nobody can foretell: no branches. */
	for (uint32_t k = 0; k < i->count; k++) {
		struct tvx_purse *purse = &scorer->purses[words[k]];
		uint32_t shared = (purse->stamp == scorer->now) & (purse->left > 0);
		purse->left -= shared;
		sum += shared ? purse->weight : 0;
		scorer->spent[spent] = words[k];
		spent += shared;
	}
	for (uint32_t k = 0; k < spent; k++)
		scorer->purses[scorer->spent[k]].left++;
	if (weight)
		*weight = sum;
	return spent;
}

void
tvx_scorer_init(struct tvx_scorer *scorer, const struct tvx_vocabulary *vocabulary)
{
	*scorer = (struct tvx_scorer){ 0 };
	scorer->purses = tvx_alloc(((size_t)vocabulary->count + 1) * sizeof(*scorer->purses));
	for (uint32_t w = 0; w < vocabulary->count; w++)
		scorer->purses[w].weight = vocabulary->words[w].weight;
}

void
tvx_scorer_release(struct tvx_scorer *scorer)
{
	free(scorer->purses);
	free(scorer->spent);
}

float
tvx_overlap(struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	float weight;

	tvx_scorer_load(&al->scorer, &al->items[0], a);
	tvx_scorer_common(&al->scorer, &al->items[1], b, &weight);
	return weight;
}

float
tvx_dice(const struct tvx_alignment *al, uint32_t a, uint32_t b, float overlap)
{
	float both = al->items[0].list[a].weight + al->items[1].list[b].weight;

	return both > 0 ? 2 * overlap / both : 0;
}

/* Whether what heads one item, at whatever remove, is the partner of what heads the other. */
static bool
stands_under(const struct tvx_alignment *al, int side, uint32_t heading, uint32_t item)
{
	enum { REMOVES = 3 };
	uint32_t at = al->items[side].list[item].section;

	for (int i = 0; i < REMOVES && at != TVX_NONE; i++) {
		if (at == heading)
			return true;
		at = al->items[side].list[at].section;
	}
	return false;
}

/* How many of the next units under a heading are linked, and how many of these to units under
 * the other. */
static uint32_t
linked_under(const struct tvx_alignment *al, int side, uint32_t heading, uint32_t other,
	     uint32_t *there)
{
	const struct tvx_items *items = &al->items[side];
	uint32_t linked = 0;

	for (uint32_t i = heading + 1; i < items->count && i <= heading + TUNE_HEADING_UNITS; i++) {
		if (items->list[i].heading &&
		    items->list[i].unit->depth <= items->list[heading].unit->depth)
			break;
		uint32_t partner = tvx_partner(al, side, i);
		linked += partner != TVX_NONE;
		*there += partner != TVX_NONE && stands_under(al, !side, other, partner);
	}
	return linked;
}

bool
tvx_are_headings_apart(const struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	const struct tvx_item *x = &al->items[0].list[a], *y = &al->items[1].list[b];
	uint32_t there = 0;

	if (!x->heading || !y->heading || x->hash == y->hash)
		return false;
	uint32_t linked = linked_under(al, 0, a, b, &there);
	linked += linked_under(al, 1, b, a, &there);
	return !there && linked >= TUNE_HEADING_APART;
}

float
tvx_share_below(const struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	uint32_t there = 0;

	if (!al->items[0].list[a].heading || !al->items[1].list[b].heading)
		return 0;
	uint32_t linked = linked_under(al, 0, a, b, &there);
	linked += linked_under(al, 1, b, a, &there);
	return linked ? (float)there / (float)linked : 0;
}

static bool
is_title(const struct tvx_alignment *al, int side, uint32_t item)
{
	return item != TVX_NONE &&
	       al->items[side].list[item].unit->paragraph->kind == TVX_UNIT_TITLE;
}

bool
tvx_share_section(const struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	uint32_t x = al->items[0].list[a].section, y = al->items[1].list[b].section;
	uint32_t to = x == TVX_NONE ? TVX_NONE : tvx_partner(al, 0, x);
	uint32_t from = y == TVX_NONE ? TVX_NONE : tvx_partner(al, 1, y);

	/* Everything stands under the title: only what has no other heading shares it. */
	if (is_title(al, 0, x) || is_title(al, 1, y))
		return to != TVX_NONE && to == y;
	return (to != TVX_NONE && stands_under(al, 1, to, b)) ||
	       (from != TVX_NONE && stands_under(al, 0, from, a));
}

float
tvx_rows(const struct tvx_alignment *al, int side, uint32_t part, uint32_t whole)
{
	const struct tvx_item *p = &al->items[side].list[part];
	const struct tvx_item *w = &al->items[!side].list[whole];
	const uint32_t *x = al->items[side].words + p->first;
	const uint32_t *y = al->items[!side].words + w->first;
	size_t size = 64, common = 0;

	while (size < (size_t)w->count * 2)
		size *= 2;
	/* Of two rows with one hash the later one stays: a share is all that is asked for. */
	uint64_t *seen = tvx_alloc(size * sizeof(*seen));
	for (uint32_t k = 0; k + 1 < w->count; k++)
		seen[(y[k] * 0x9E3779B1u ^ y[k + 1]) & (size - 1)] = (uint64_t)y[k] << 32 |
								     (y[k + 1] + 1u);
	for (uint32_t k = 0; k + 1 < p->count; k++)
		common += seen[(x[k] * 0x9E3779B1u ^ x[k + 1]) & (size - 1)] ==
			  ((uint64_t)x[k] << 32 | (x[k + 1] + 1u));
	free(seen);
	return p->count > 1 ? (float)common / (float)(p->count - 1) : 0;
}

bool
tvx_is_short(const struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	return al->items[0].list[a].count < TUNE_SHORT_WORDS ||
	       al->items[1].list[b].count < TUNE_SHORT_WORDS;
}

static bool
open_alike(const struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	const struct tvx_item *x = &al->items[0].list[a], *y = &al->items[1].list[b];

	if (x->count < TUNE_OPENING_WORDS || y->count < TUNE_OPENING_WORDS)
		return false;
	return memcmp(al->items[0].words + x->first, al->items[1].words + y->first,
		      TUNE_OPENING_WORDS * sizeof(uint32_t)) == 0;
}

float
tvx_context(const struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	const struct tvx_item *x = &al->items[0].list[a], *y = &al->items[1].list[b];
	float bonus = 0;

	if (a && b && tvx_partner(al, 0, a - 1) == b - 1)
		bonus += TUNE_BONUS_NEIGHBOUR;
	if (b + 1 < al->items[1].count && tvx_partner(al, 0, a + 1) == b + 1)
		bonus += TUNE_BONUS_NEIGHBOUR;
	bool rooted = x->root != TVX_NONE && y->root != TVX_NONE;
	if (tvx_share_section(al, a, b))
		bonus += TUNE_BONUS_SECTION;
	else if (x->heading && y->heading && rooted && x->root != a && y->root != b &&
		 tvx_partner(al, 0, x->root) != y->root)
		bonus -= TUNE_MALUS_ELSEWHERE;
	else if (rooted && tvx_partner(al, 0, x->root) == y->root)
		bonus += TUNE_BONUS_SECTION / 2;
	if (open_alike(al, a, b))
		bonus += TUNE_BONUS_OPENING;
	if (x->heading != y->heading)
		bonus -= TUNE_MALUS_KIND;
	return bonus;
}

/* The nearest linked item before or behind one, when it is near; or none. */
static uint32_t
nearest(const struct tvx_alignment *al, int side, uint32_t item, int step)
{
	enum { NEAR = 8 };

	for (int i = 0; i < NEAR; i++) {
		item += (uint32_t)step;
		if (item >= al->items[side].count)
			break;
		if (!tvx_is_free(al, side, item))
			return item;
	}
	return TVX_NONE;
}

float
tvx_surroundings(const struct tvx_alignment *al, uint32_t a, uint32_t b)
{
	float score = tvx_context(al, a, b) + TUNE_FAMILY_BELOW * tvx_share_below(al, a, b);

	for (int step = -1; step <= 1; step += 2) {
		uint32_t x = nearest(al, 0, a, step), y = nearest(al, 1, b, step);
		if (x != TVX_NONE && y != TVX_NONE && tvx_is_linked(al, x, y))
			score += TUNE_FAMILY_NEAREST;
	}
	return score;
}

/* --- the whole ----------------------------------------------------------------------------------- */

/* Share of words in common, all words alike: what people mean by "similar". */
static void
measure_some(void *context, int half, size_t start, size_t end)
{
	struct tvx_alignment *al = context;
	struct tvx_scorer scorer;

	(void)half;
	tvx_scorer_init(&scorer, al->vocabulary);
	for (size_t l = start; l < end; l++) {
		struct tvx_link *link = &al->links[l];
		const struct tvx_item *a = &al->items[0].list[link->item[0]];
		const struct tvx_item *b = &al->items[1].list[link->item[1]];
		link->similarity = 1;
		if (a->hash == b->hash)
			continue;
		tvx_scorer_load(&scorer, &al->items[0], link->item[0]);
		uint32_t common = tvx_scorer_common(&scorer, &al->items[1], link->item[1], NULL);
		link->similarity = 2 * (float)common / (float)(a->count + b->count + !common);
	}
	tvx_scorer_release(&scorer);
}

static void
measure_links(struct tvx_alignment *al)
{
	tvx_do_halves(measure_some, al, al->link_count, TUNE_BESIDE_LIGHT);
}

void
tvx_align(struct tvx_alignment *al, struct tvx_items items[2],
	  const struct tvx_vocabulary *vocabulary, enum tvx_lineage lineage)
{
	*al = (struct tvx_alignment){ .items = items,
				      .vocabulary = vocabulary,
				      .lineage = lineage };
	tvx_scorer_init(&al->scorer, vocabulary);
	for (int s = 0; s < 2; s++) {
		al->heads[s] = tvx_realloc(NULL, (size_t)items[s].count + 1, sizeof(uint32_t));
		for (uint32_t i = 0; i < items[s].count; i++)
			al->heads[s][i] = TVX_NONE;
	}
	for (size_t p = 0; p < sizeof(passes) / sizeof(passes[0]); p++)
		passes[p](al);
	measure_links(al);
}

void
tvx_alignment_release(struct tvx_alignment *al)
{
	tvx_scorer_release(&al->scorer);
	free(al->links);
	free(al->heads[0]);
	free(al->heads[1]);
	free(al->edges);
	*al = (struct tvx_alignment){ 0 };
}
