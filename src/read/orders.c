/* Orders in words: "replace “x” by “y”", "add “x” after “y”". */
#include "read/cursor.h"

#include <string.h>

/* Words between quotation marks; offsets are those of the cursor's text. */
struct quoted {
	size_t from, to;
};

static bool
take_quoted(struct tvx_cursor *c, struct quoted *out)
{
	static const struct {
		const char *open, *close;
	} marks[] = { { "\"", "\"" },
		      { "\xE2\x80\x9C", "\xE2\x80\x9D" },
		      { "\xE2\x80\x98", "\xE2\x80\x99" },
		      { "\xC2\xAB", "\xC2\xBB" },
		      { "'", "'" } };

	tvx_cursor_skip(c, " ,");
	struct tvx_str rest = tvx_cursor_rest(c);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t open = strlen(marks[i].open), close = strlen(marks[i].close);
		if (rest.len <= open || memcmp(rest.ptr, marks[i].open, open) != 0)
			continue;
		const char *end = memmem(rest.ptr + open, rest.len - open, marks[i].close, close);
		if (!end)
			return false;
		out->from = c->at + open;
		out->to = c->at + (size_t)(end - rest.ptr);
		c->at = out->to + close;
		return out->to > out->from;
	}
	return false;
}

/* "after", "before" */
static bool
take_side(struct tvx_cursor *c)
{
	tvx_cursor_skip(c, " ,");
	c->act->before = tvx_cursor_word(c, "before");
	return c->act->before || tvx_cursor_word(c, "after");
}

static bool
parse_swap(struct tvx_cursor *c, struct quoted *old, struct quoted *new)
{
	if (!tvx_cursor_phrase(c, TVX_ROLE_SWAP) || !take_quoted(c, old))
		return false;
	tvx_cursor_skip(c, " ,");
	return (tvx_cursor_word(c, "by") || tvx_cursor_word(c, "with") ||
		tvx_cursor_word(c, "to") || tvx_cursor_word(c, "for")) &&
	       take_quoted(c, new);
}

static bool
parse_delete(struct tvx_cursor *c, struct quoted *old, struct quoted *new)
{
	*old = (struct quoted){ 0 };
	return tvx_cursor_phrase(c, TVX_ROLE_DELETE) && take_quoted(c, new);
}

static bool
parse_add(struct tvx_cursor *c, struct quoted *old, struct quoted *new)
{
	return tvx_cursor_phrase(c, TVX_ROLE_PROPOSE) && take_quoted(c, new) && take_side(c) &&
	       take_quoted(c, old);
}

static bool
parse_add_behind(struct tvx_cursor *c, struct quoted *old, struct quoted *new)
{
	if (!take_side(c) || !take_quoted(c, old))
		return false;
	tvx_cursor_skip(c, " ,:");
	return tvx_cursor_phrase(c, TVX_ROLE_PROPOSE) && take_quoted(c, new);
}

/* "place a period after “x” and delete the rest": what is said of the rest goes without saying. */
static bool
parse_stop(struct tvx_cursor *c, struct quoted *old, struct quoted *new)
{
	*new = (struct quoted){ 0 };
	c->act->stop = tvx_cursor_phrase(c, TVX_ROLE_STOP) && take_quoted(c, old);
	if (!c->act->stop)
		return false;
	tvx_cursor_skip(c, " ,;");
	if ((tvx_cursor_word(c, "and") || tvx_cursor_word(c, "y")) &&
	    (tvx_cursor_skip(c, " "), tvx_cursor_phrase(c, TVX_ROLE_DELETE)))
		c->at = c->text.len;
	return true;
}

bool
tvx_cursor_order(struct tvx_cursor *c, const struct tvx_group *group)
{
	static const struct {
		bool (*parse)(struct tvx_cursor *, struct quoted *, struct quoted *);
		enum tvx_act_kind kind;
	} forms[] = { { parse_stop, TVX_ACT_REPLACE },
		      { parse_swap, TVX_ACT_REPLACE },
		      { parse_delete, TVX_ACT_DELETE },
		      { parse_add, TVX_ACT_INSERT },
		      { parse_add_behind, TVX_ACT_INSERT } };
	size_t start = c->at;

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct quoted old, new;
		c->at = start;
		c->act->stop = false;
		tvx_cursor_skip(c, " :");
		if (!forms[i].parse(c, &old, &new))
			continue;
		tvx_cursor_when(c);
		tvx_cursor_skip(c, " .;");
		if (!tvx_cursor_at_end(c))
			continue;
		c->act->kind = forms[i].kind;
		c->act->names_words = true;
		c->act->old_from = group->words_from + old.from;
		c->act->old_to = group->words_from + old.to;
		c->act->words_from = group->words_from + new.from;
		c->act->words_to = group->words_from + new.to;
		return true;
	}
	c->act->before = c->act->stop = false;
	c->at = start;
	return false;
}
