/* Brackets that open and close, paired as a person would pair them. */
#include "read/acts.h"

#include <stdlib.h>
#include <string.h>

/* Unclosed ones are mended one by one, which is only worth while for a few. */
enum { MOST_UNCLOSED = 16 };

struct pairing {
	struct tvx_groups *out;
	struct tvx_str text;
	const struct tvx_house *house;
	long open[TVX_BRACKETS_DEEP];
	size_t depth;
	size_t ignored; /* of those that opened, still to be closed */
};

static void
add_stray(struct tvx_groups *groups, size_t offset)
{
	if (groups->stray_count == groups->stray_cap) {
		groups->stray_cap = groups->stray_cap ? groups->stray_cap * 2 : 8;
		groups->stray = tvx_realloc(groups->stray, groups->stray_cap, sizeof(size_t));
	}
	groups->stray[groups->stray_count++] = offset;
}

/* "[e]stablish": a letter inside a word or a quotation, not a bracket of anybody's. */
static bool
is_letter(struct tvx_str text, size_t at)
{
	size_t close = at + 2;

	return at + 2 < text.len && text.ptr[close] == (text.ptr[at] == '(' ? ')' : ']') &&
	       ((close + 1 < text.len &&
		 ((text.ptr[close + 1] >= 'a' && text.ptr[close + 1] <= 'z'))) ||
		(at && text.ptr[at - 1] >= 'a' && text.ptr[at - 1] <= 'z'));
}

static void
open_group(struct pairing *p, size_t at)
{
	struct tvx_groups *out = p->out;

	if (p->ignored || p->depth == TVX_BRACKETS_DEEP || out->count == TVX_MOST_GROUPS) {
		p->ignored++;
		out->ignored++;
		return;
	}
	if (out->count == out->cap) {
		out->cap = out->cap ? out->cap * 2 : 16;
		out->list = tvx_realloc(out->list, out->cap, sizeof(*out->list));
	}
	out->list[out->count] = (struct tvx_group){
		.from = at,
		.words_from = at + 1,
		.parent = p->depth ? p->open[p->depth - 1] : -1,
		.depth = (unsigned)p->depth,
		.shape = p->text.ptr[at],
		.unclosed = true,
	};
	p->open[p->depth++] = (long)out->count++;
}

static void
close_group(struct pairing *p, size_t at)
{
	char shape = p->text.ptr[at] == ')' ? '(' : '[';
	size_t depth = p->depth;

	if (p->ignored) {
		p->ignored--;
		return;
	}
	while (depth && p->out->list[p->open[depth - 1]].shape != shape)
		depth--;
	if (!depth) {
		add_stray(p->out, at);
		return;
	}
	struct tvx_group *group = &p->out->list[p->open[depth - 1]];
	group->words_to = at;
	group->to = at + 1;
	group->unclosed = false;
	p->depth = depth - 1;
}

/* --- those that never close ----------------------------------------------------------------- */

static bool
is_status(const struct pairing *p, const struct tvx_group *group)
{
	static const enum tvx_role roles[] = { TVX_ROLE_AGREED, TVX_ROLE_PENDING, TVX_ROLE_REOPENED,
					       TVX_ROLE_CONFIRMED };
	struct tvx_str inner = { p->text.ptr + group->words_from, p->text.len - group->words_from };

	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (tvx_house_phrase(p->house, roles[i], inner, NULL))
			return true;
	return false;
}

/* A round one ends where a status begins, or with the text; a square one after the last bracket
 * inside it, for nothing else tells. */
static size_t
end_of_unclosed(const struct pairing *p, size_t index)
{
	const struct tvx_groups *g = p->out;
	size_t end = g->list[index].shape == '[' ? index : p->text.len;

	if (g->list[index].shape == '(') {
		for (size_t i = index + 1; i < g->count; i++)
			if (is_status(p, &g->list[i]))
				return g->list[i].from;
		return end;
	}
	end = 0;
	for (size_t i = index + 1; i < g->count; i++)
		if (g->list[i].shape == '[' && g->list[i].to > end)
			end = g->list[i].to;
	return end ? end : g->list[index].words_from;
}

static void
mend(struct pairing *p)
{
	struct tvx_groups *g = p->out;
	size_t unclosed = 0;

	for (size_t i = g->count; i-- > 0;) {
		struct tvx_group *group = &g->list[i];
		if (!group->unclosed)
			continue;
		group->words_to = group->to = ++unclosed > MOST_UNCLOSED ? group->words_from
									 : end_of_unclosed(p, i);
	}
	/* Whoever is no longer inside has another parent. */
	if (unclosed)
		for (size_t i = 0; i < g->count; i++) {
			struct tvx_group *group = &g->list[i];
			while (group->parent >= 0 && g->list[group->parent].to <= group->from)
				group->parent = g->list[group->parent].parent;
			group->depth = group->parent < 0 ? 0 : g->list[group->parent].depth + 1;
		}
}

void
tvx_groups_find(const struct tvx_house *house, struct tvx_str text, struct tvx_groups *out)
{
	struct pairing p = { .out = out, .text = text, .house = house };
	const char *at = text.ptr, *end = text.ptr + text.len;

	out->count = out->stray_count = out->ignored = 0;
	for (; at < end; at++) {
		size_t offset = (size_t)(at - text.ptr);
		if (*at == '(' || *at == '[') {
			if (is_letter(text, offset))
				at += 2;
			else
				open_group(&p, offset);
		} else if (*at == ')' || *at == ']') {
			close_group(&p, offset);
		}
	}
	mend(&p);
}

void
tvx_groups_release(struct tvx_groups *groups)
{
	free(groups->list);
	free(groups->stray);
	*groups = (struct tvx_groups){ 0 };
}
