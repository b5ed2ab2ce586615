/* Words that stand twice, one after the other. */
#include "model/check.h"
#include "model/draft.h"
#include "model/standing.h"
#include "model/typing_slips.h"

#include <string.h>

enum { CONTEXT_BYTES = 80 };

static void
check_text(struct tvx_checking *c, const struct tvx_unit *unit, struct tvx_str words,
	   const struct tvx_proposal *of)
{
	struct tvx_str found;
	size_t at = 0;

	while (tvx_doubled_next(words, &at, &found)) {
		if (of)
			tvx_find(c, unit,
				 "the words of proposal %.*s have “%.*s”; strike what stands "
				 "twice",
				 TVX_STR_ARG(of->id), TVX_STR_ARG(found));
		else
			tvx_find(c, unit, "“%.*s”: strike what stands twice", TVX_STR_ARG(found));
	}
}

/* --- where a proposal would join words ------------------------------------------------------ */

/* The last bytes of a text, or the first, to the edge of a word. */
static struct tvx_str
tail_of(struct tvx_str s)
{
	size_t start = s.len > CONTEXT_BYTES ? s.len - CONTEXT_BYTES : 0;

	while (start && start < s.len && s.ptr[start] != ' ')
		start++;
	return (struct tvx_str){ s.ptr + start, s.len - start };
}

static struct tvx_str
head_of(struct tvx_str s)
{
	size_t len = s.len > CONTEXT_BYTES ? CONTEXT_BYTES : s.len;

	while (len < s.len && len && s.ptr[len] != ' ')
		len--;
	return (struct tvx_str){ s.ptr, len };
}

/* The text around a proposal on words, as it would read with it; joints gets where its own words
 * begin and end. */
static bool
read_with(const struct tvx_text *host, const struct tvx_proposal *p, struct tvx_buf *out,
	  size_t joints[2])
{
	long from = tvx_text_anchor(host, p->from), to = tvx_text_anchor(host, p->to);

	if (from < 0 || to < from)
		return false;
	size_t start = host->inlines[from].offset, end = host->inlines[to].offset;
	tvx_buf_add(out, tvx_str_trim(tail_of((struct tvx_str){ host->words.ptr, start })));
	tvx_buf_add_char(out, ' ');
	joints[0] = out->len;
	if (p->words)
		tvx_buf_add(out, tvx_str_trim(p->words->words));
	joints[1] = out->len;
	tvx_buf_add_char(out, ' ');
	tvx_buf_add(out, head_of((struct tvx_str){ host->words.ptr + end, host->words.len - end }));
	return true;
}

static void
check_joints(struct tvx_checking *c, const struct tvx_unit *unit, const struct tvx_proposal *p)
{
	const struct tvx_text *host = tvx_proposal_host(unit->paragraph, p);
	struct tvx_buf text = { 0 };
	struct tvx_str found;
	size_t joints[2], at = 0;

	if (host && read_with(host, p, &text, joints)) {
		while (tvx_doubled_next(tvx_buf_str(&text), &at, &found)) {
			size_t start = (size_t)(found.ptr - text.ptr);
			bool across = (start < joints[0] && at > joints[0]) ||
				      (start < joints[1] && at > joints[1]);
			if (across)
				tvx_find(c, unit,
					 "with proposal %.*s it reads “%.*s”; see what it was "
					 "to replace",
					 TVX_STR_ARG(p->id), TVX_STR_ARG(found));
		}
	}
	tvx_buf_release(&text);
}

void
tvx_check_doubled_words(struct tvx_checking *c, const struct tvx_unit *unit)
{
	const struct tvx_paragraph *paragraph = unit->paragraph;
	const struct tvx_date always = { 0 };

	for (const struct tvx_text *t = paragraph->texts.first; t; t = t->next)
		check_text(c, unit, t->words, NULL);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next) {
		if (tvx_fate_is_dead(tvx_fate_recorded(p, always)))
			continue;
		for (const struct tvx_text *t = p->words; t; t = t->next)
			check_text(c, unit, t->words, p);
		if (!tvx_proposal_is_whole(p->kind))
			check_joints(c, unit, p);
	}
}
