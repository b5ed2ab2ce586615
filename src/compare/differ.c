/* Myers O(ND) (Algorithmica 1, 1986) with common ends trimmed. Texts that are too long for it
 * are followed from one row that both have to the next, and where they part for good they are
 * cut at rows that stand once on both sides. */
#include "compare/differ.h"

#include "compare/anchors.h"
#include "compare/side.h"
#include "compare/tuning.h"

#include <math.h>
#include <stdlib.h>

struct stretch {
	uint32_t old_start, old_end, new_start, new_end;
};

struct differ {
	const uint32_t *old_symbols, *new_symbols;
	uint32_t *kept_as;
	int32_t *trace; /* furthest points after d edits, at d * d + k + d */
	size_t trace_cap;
};

static void
trim(struct differ *d, struct stretch *s)
{
	while (s->old_start < s->old_end && s->new_start < s->new_end &&
	       d->old_symbols[s->old_start] == d->new_symbols[s->new_start])
		d->kept_as[s->old_start++] = s->new_start++;
	while (s->old_start < s->old_end && s->new_start < s->new_end &&
	       d->old_symbols[s->old_end - 1] == d->new_symbols[s->new_end - 1])
		d->kept_as[--s->old_end] = --s->new_end;
}

/* --- Myers ---------------------------------------------------------------------------------------- */

static int32_t *
row(struct differ *d, int32_t edits)
{
	size_t needed = ((size_t)edits + 1) * ((size_t)edits + 1);

	if (needed > d->trace_cap) {
		d->trace_cap = needed * 2;
		d->trace = tvx_realloc(d->trace, d->trace_cap, sizeof(*d->trace));
	}
	/* Diagonal k of this row stands at index k. */
	return d->trace + (size_t)edits * (size_t)edits + edits;
}

/* Where a path on diagonal k comes from: down (an insertion) or right (a deletion). */
static bool
comes_down(const int32_t *before, int32_t k, int32_t edits)
{
	return k == -edits || (k != edits && before[k - 1] < before[k + 1]);
}

/* How far a search came, from the beginning of its stretch. */
struct way {
	int32_t edits; /* or -1: further than allowed */
	int32_t x, y;
};

/* Fills the trace until both ends are reached, or a row of so many symbols that are kept. */
static struct way
search(struct differ *d, const struct stretch *s, int32_t most, int32_t firm)
{
	int32_t old_count = (int32_t)(s->old_end - s->old_start);
	int32_t new_count = (int32_t)(s->new_end - s->new_start);
	const uint32_t *a = d->old_symbols + s->old_start, *b = d->new_symbols + s->new_start;

	for (int32_t edits = 0; edits <= most; edits++) {
		int32_t *now = row(d, edits);
		const int32_t *before = edits ? row(d, edits - 1) : NULL;
		for (int32_t k = -edits; k <= edits; k += 2) {
			int32_t x = 0;
			if (edits)
				x = comes_down(before, k, edits) ? before[k + 1]
								 : before[k - 1] + 1;
			int32_t y = x - k, from = x;
			while (x < old_count && y < new_count && x >= 0 && y >= 0 && a[x] == b[y])
				x++, y++;
			now[k] = x;
			if ((x >= old_count && y >= new_count) || x - from >= firm)
				return (struct way){ edits, x, y };
		}
	}
	return (struct way){ -1, 0, 0 };
}

static void
trace_back(struct differ *d, const struct stretch *s, struct way way)
{
	int32_t x = way.x, y = way.y;

	for (int32_t edits = way.edits; edits >= 0; edits--) {
		int32_t k = x - y, from_x = 0, from_y = 0;
		if (edits) {
			const int32_t *before = row(d, edits - 1);
			bool down = comes_down(before, k, edits);
			from_x = down ? before[k + 1] : before[k - 1];
			from_y = from_x - (down ? k + 1 : k - 1);
		}
		/* Diagonal steps, down to where the edit ended. */
		int32_t stop_x = edits ? (k > from_x - from_y ? from_x + 1 : from_x) : 0;
		while (x > stop_x) {
			x--, y--;
			d->kept_as[s->old_start + (uint32_t)x] = s->new_start + (uint32_t)y;
		}
		x = from_x;
		y = from_y;
	}
}

static void
diff_stretch(struct differ *d, struct stretch s, double edits_per_token)
{
	trim(d, &s);
	uint32_t old_count = s.old_end - s.old_start, new_count = s.new_end - s.new_start;
	if (!old_count || !new_count)
		return;
	double tokens = (double)old_count + new_count;
	double most = sqrt(tokens * edits_per_token);
	most = most < tokens ? most : tokens;
	most = most < TUNE_EDITS_MOST ? most : TUNE_EDITS_MOST;
	struct way way = search(d, &s, (int32_t)most, INT32_MAX);
	if (way.edits >= 0)
		trace_back(d, &s, way);
}

/* --- long texts ------------------------------------------------------------------------------------ */

/* Goes on to the next long row that both have. False where there is none near. */
static bool
follow(struct differ *d, struct stretch *s)
{
	if (s->old_start == s->old_end || s->new_start == s->new_end)
		return false;
	struct way way = search(d, s, TUNE_FOLLOW_EDITS, TUNE_FOLLOW_ROW);
	if (way.edits < 0)
		return false;
	trace_back(d, s, way);
	s->old_start += (uint32_t)way.x;
	s->new_start += (uint32_t)way.y;
	return true;
}

static void
diff_between_anchors(struct differ *d, struct stretch s)
{
	size_t count;
	struct tvx_anchor *anchors = tvx_anchors(
		d->old_symbols + s.old_start, s.old_end - s.old_start, d->new_symbols + s.new_start,
		s.new_end - s.new_start, &count);
	struct stretch part = s;

	for (size_t i = 0; i <= count; i++) {
		part.old_end = i < count ? s.old_start + anchors[i].old_at : s.old_end;
		part.new_end = i < count ? s.new_start + anchors[i].new_at : s.new_end;
		diff_stretch(d, part, TUNE_EDITS_PER_TOKEN_LONG);
		part.old_start = part.old_end;
		part.new_start = part.new_end;
	}
	free(anchors);
}

static void
diff_long(struct differ *d, struct stretch s)
{
	trim(d, &s);
	while (follow(d, &s))
		;
	if (s.old_start < s.old_end && s.new_start < s.new_end)
		diff_between_anchors(d, s);
}

void
tvx_differ(const uint32_t *old_symbols, uint32_t old_count, const uint32_t *new_symbols,
	   uint32_t new_count, uint32_t *kept_as)
{
	struct differ d = { .old_symbols = old_symbols,
			    .new_symbols = new_symbols,
			    .kept_as = kept_as };
	struct stretch whole = { 0, old_count, 0, new_count };

	for (uint32_t i = 0; i < old_count; i++)
		kept_as[i] = TVX_NONE;
	if (old_count + new_count > TUNE_LONG_TOKENS)
		diff_long(&d, whole);
	else
		diff_stretch(&d, whole, TUNE_EDITS_PER_TOKEN);
	free(d.trace);
}
