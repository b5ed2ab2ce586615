/* What a bracket stands beside: the one before it, the words behind it; and orders that name no
 * words, or such as are not there. */
#include "read/weave.h"

#include <ctype.h>
#include <string.h>

/* Brackets at the end of a paragraph are no longer than that. */
enum { BEHIND_BYTES = 4000 };

bool
tvx_weave_blank_between(const struct tvx_weaver *w, size_t from, size_t to)
{
	while (from < to && strchr(" .,;", w->text.ptr[from]))
		from++;
	return from >= to;
}

/* Bytes of words behind an offset, without the brackets at the end. */
size_t
tvx_weave_left_behind(const struct tvx_weaver *w, size_t offset)
{
	struct tvx_str after = { w->text.ptr + offset, w->text.len - offset };

	return after.len > BEHIND_BYTES ? after.len : tvx_without_groups(after).len;
}

/* Whether a bracket follows at once on the one of the last proposal. */
bool
tvx_weave_follows_last(const struct tvx_weaver *w, const struct tvx_act *act)
{
	return w->last && w->last_end && w->last_end <= act->from &&
	       tvx_weave_blank_between(w, w->last_end, act->from);
}

/* "[USA: delete paragraph 4]" after paragraph 3. */
static bool
speaks_of_another(const struct tvx_weaver *w, const struct tvx_act *act)
{
	struct tvx_str label = w->paragraph->label;

	if (!act->number.len || !isdigit((unsigned char)act->number.ptr[0]) || !label.len)
		return false;
	return label.len < act->number.len ||
	       memcmp(label.ptr, act->number.ptr, act->number.len) != 0 ||
	       (label.len > act->number.len && isdigit((unsigned char)label.ptr[act->number.len]));
}

/* "[USA: delete]": the bracket before it, or the paragraph. */
void
tvx_weave_delete_all(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act)
{
	struct tvx_str printed = { w->text.ptr + act->from, act->to - act->from };
	struct tvx_act said = *act;

	said.stand = TVX_OPPOSE;
	said.said = (struct tvx_str){ printed.ptr + 1, printed.len > 1 ? printed.len - 2 : 0 };
	if ((tvx_weave_follows_last(w, act) && !act->whole_said) || host->proposal) {
		tvx_weave_position(w, &said,
				   tvx_weave_follows_last(w, act) ? w->last : host->proposal);
		tvx_weave_guess(w, "delete-what", TVX_MEDIUM, act->from, printed,
				"a position against the words in the bracket",
				"it names no words, and stands right behind them");
		return;
	}
	bool other = speaks_of_another(w, act);
	if (other || (tvx_weave_left_behind(w, act->to) > 1 && !act->whole_said)) {
		tvx_weave_position(w, &said, NULL);
		tvx_weave_guess(w, "delete-what", TVX_LOW, act->from, printed,
				"a position against the paragraph",
				other ? "it names another paragraph than the one it stands with"
				      : "which words shall go is not marked");
		return;
	}
	tvx_weave_proposal(w, TVX_DELETE_PARAGRAPH, act, NULL);
	if (!act->whole_said)
		tvx_weave_guess(w, "delete-what", TVX_MEDIUM, act->from, printed,
				"the whole paragraph would go",
				"it names no words, and stands at the end");
}

/* Words that a bracket names and that are not there. */
void
tvx_weave_unknown_words(struct tvx_weaver *w, struct tvx_host *host, const struct tvx_act *act)
{
	struct tvx_act said = *act;

	said.stand = act->kind == TVX_ACT_DELETE ? TVX_OPPOSE : TVX_QUERY;
	said.said = (struct tvx_str){ w->text.ptr + act->from, act->to - act->from };
	tvx_weave_position(w, &said, host->proposal);
	tvx_weave_guess(w, "unknown-words", TVX_LOW, act->from, said.said,
			said.stand == TVX_OPPOSE ? "a position against the words"
						 : "a question about the words",
			"the words that it names are not there");
}
