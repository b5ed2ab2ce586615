/* A comparison in words: which texts, which places, what happened to a passage. */
#include "write/diff.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "compare/tokens.h"

struct tvx_str
tvx_side_title(const struct tvx_side *side)
{
	struct tvx_str title = tvx_draft_meta(side->survey->draft, "title");

	return title.len ? title : side->survey->draft->id;
}

static bool
is_plain(const struct tvx_reading *reading)
{
	return reading->kind == TVX_READ_WORKING && !tvx_date_given(reading->as_at);
}

void
tvx_reading_describe(const struct tvx_reading *reading, struct tvx_buf *out)
{
	static const char *const words[] = {
		[TVX_READ_BASE] = "base",     [TVX_READ_WORKING] = "working",
		[TVX_READ_CLEAN] = "clean",   [TVX_READ_WITH] = "with:",
		[TVX_READ_SOURCE] = "source",
	};
	char day[11];

	tvx_buf_add(out, tvx_str_of(words[reading->kind]));
	if (reading->kind == TVX_READ_WITH)
		tvx_buf_add(out, reading->with->id);
	if (!tvx_date_given(reading->as_at))
		return;
	tvx_date_format(reading->as_at, day);
	tvx_buf_printf(out, "@%s", day);
}

void
tvx_side_describe(const struct tvx_side *side, const struct tvx_side *other, struct tvx_buf *out)
{
	struct tvx_str date = tvx_draft_meta(side->survey->draft, "date");
	bool read = !is_plain(side->reading) || !is_plain(other->reading);

	tvx_buf_add(out, tvx_side_title(side));
	if (!date.len && !read)
		return;
	tvx_buf_add(out, TVX_STR(" ("));
	tvx_buf_add(out, date);
	if (date.len && read)
		tvx_buf_add(out, TVX_STR(", "));
	if (read)
		tvx_reading_describe(side->reading, out);
	tvx_buf_add_char(out, ')');
}

void
tvx_diff_describe(const struct tvx_diff *diff, bool old_side, struct tvx_buf *out)
{
	const struct tvx_side *sides[2] = { diff->old_side, diff->new_side };
	struct tvx_buf words[2] = { { 0 }, { 0 } };

	tvx_side_describe(sides[0], sides[1], &words[0]);
	tvx_side_describe(sides[1], sides[0], &words[1]);
	if (diff->names[!old_side].len &&
	    tvx_str_equal(tvx_buf_str(&words[0]), tvx_buf_str(&words[1]))) {
		tvx_buf_add(out, diff->names[!old_side]);
		tvx_buf_add(out, TVX_STR(": "));
	}
	tvx_buf_add(out, tvx_buf_str(&words[!old_side]));
	tvx_buf_release(&words[0]);
	tvx_buf_release(&words[1]);
}

void
tvx_passage_places(const struct tvx_passage *passage, bool old_side, struct tvx_buf *out)
{
	for (size_t p = 0; p < passage->group->pair_count; p++) {
		const struct tvx_pair *pair = &passage->group->pairs[p];
		const struct tvx_unit *unit = old_side ? pair->old_unit : pair->new_unit;
		bool seen = !unit;
		for (size_t q = 0; q < p && !seen; q++)
			seen = unit == (old_side ? passage->group->pairs[q].old_unit
						 : passage->group->pairs[q].new_unit);
		if (seen)
			continue;
		if (out->len)
			tvx_buf_add(out, TVX_STR(" + "));
		tvx_buf_add(out, unit->place);
	}
}

static void
add_phrase(struct tvx_buf *out, struct tvx_str phrase)
{
	if (out->len)
		tvx_buf_add(out, TVX_STR(", "));
	tvx_buf_add(out, phrase);
}

static const struct {
	unsigned changes;
	const char *phrase;
} only[] = {
	{ TVX_CHANGE_CASE, "capitals only" },
	{ TVX_CHANGE_PUNCTUATION, "punctuation only" },
	{ TVX_CHANGE_CASE | TVX_CHANGE_PUNCTUATION, "capitals and punctuation only" },
	{ TVX_CHANGE_TYPOGRAPHY, "quotes, dashes or spaces only" },
	{ TVX_CHANGE_MARKUP, "marks only" },
};

/* "capitals only" and the like; NULL when words changed, or nothing. */
static const char *
phrase_of_form(const struct tvx_passage *passage)
{
	unsigned changes = passage->edits.changes;

	if (changes != TVX_CHANGE_TYPOGRAPHY)
		changes &= ~(unsigned)TVX_CHANGE_TYPOGRAPHY;
	else if (passage->group->pair_count > 1)
		return NULL;
	for (size_t i = 0; i < sizeof(only) / sizeof(only[0]); i++)
		if (changes == only[i].changes)
			return only[i].phrase;
	return NULL;
}

static bool
is_moved(const struct tvx_group *group)
{
	for (size_t p = 0; p < group->pair_count; p++)
		if (group->pairs[p].moved)
			return true;
	return false;
}

/* Whether it is one paragraph still, perhaps with the alternatives to it. */
static bool
has_one_source(const struct tvx_group *group)
{
	for (size_t p = 0; p < group->pair_count; p++)
		if (group->pairs[p].relation == TVX_SPLIT ||
		    group->pairs[p].relation == TVX_MERGED ||
		    group->pairs[p].old_unit != group->pairs->old_unit)
			return false;
	return true;
}

/* A bullet is no number: it has signs alone, those of ASCII or from U+2000 to U+2FFF. */
static bool
is_number(struct tvx_str label)
{
	const char *at = label.ptr, *end = label.ptr + label.len;

	while (label.len && at < end) {
		uint32_t c = tvx_utf8_next(&at, end);
		if (c < 0x80 ? tvx_is_alnum((char)c) : c >= 0xC0 && (c < 0x2000 || c > 0x2FFF))
			return true;
	}
	return false;
}

static void
add_new_number(struct tvx_buf *out, const struct tvx_pair *pair)
{
	struct tvx_str was = pair->old_unit->paragraph->label;
	struct tvx_str is = pair->new_unit->paragraph->label;

	if (is_number(was) == is_number(is)) {
		add_phrase(out, TVX_STR("renumbered "));
		tvx_buf_printf(out, "%.*s → %.*s", TVX_STR_ARG(was.len ? was : TVX_STR("none")),
			       TVX_STR_ARG(is.len ? is : TVX_STR("none")));
		return;
	}
	add_phrase(out, is_number(is) ? TVX_STR("now numbered ") : TVX_STR("no longer numbered "));
	tvx_buf_add(out, is_number(is) ? is : was);
}

void
tvx_passage_phrase(const struct tvx_passage *passage, struct tvx_buf *out)
{
	const struct tvx_pair *pair = passage->first;
	bool whole = !pair->old_unit || !pair->new_unit;
	const char *form = whole ? NULL : phrase_of_form(passage);
	unsigned changes = whole ? 0 : passage->edits.changes;
	struct tvx_buf numbers = { 0 };

	/* The form says more than "edited", a new number more than "same". */
	if (!(passage->relation == TVX_EDITED && form) &&
	    !(passage->relation == TVX_SAME && (form || pair->renumbered)))
		add_phrase(out, tvx_str_of(tvx_relation_word(passage->relation)));
	if (is_moved(passage->group) && passage->relation != TVX_MOVED)
		add_phrase(out, passage->group->pair_count > 1 ? TVX_STR("moved in part")
							       : TVX_STR("moved"));
	if ((changes & TVX_CHANGE_WORDS) && passage->relation == TVX_MOVED)
		add_phrase(out, TVX_STR("edited"));
	if (form)
		add_phrase(out, tvx_str_of(form));
	tvx_passage_numbers(passage, &numbers);
	if (numbers.len && !whole)
		add_phrase(out, TVX_STR("numbers"));
	tvx_buf_release(&numbers);
	if (pair->renumbered && has_one_source(passage->group))
		add_new_number(out, pair);
}

/* --- numbers ------------------------------------------------------------------------------------ */

/* More of them are no line to be read at a glance. */
enum { MOST_NUMBERS = 16 };

struct numbers {
	struct tvx_str list[MOST_NUMBERS];
	size_t count;
	bool more;
};

static bool
has_digit(struct tvx_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (tvx_is_digit_at(text, i))
			return true;
	return false;
}

bool
tvx_edit_is_number(const struct tvx_edit *edit)
{
	enum { SHORT_BYTES = 48 };

	return (edit->changes & TVX_CHANGE_NUMBER) && edit->old_words.len <= SHORT_BYTES &&
	       edit->new_words.len <= SHORT_BYTES && has_digit(edit->old_words) &&
	       has_digit(edit->new_words);
}

/* Where the digits at i end; a stop or a comma between two of them is part of the number. */
static size_t
number_end(struct tvx_str text, size_t i)
{
	while (i < text.len) {
		bool sign = text.ptr[i] == '.' || text.ptr[i] == ',';
		if (!tvx_is_digit_at(text, i) &&
		    !(sign && i + 1 < text.len && tvx_is_digit_at(text, i + 1)))
			break;
		i += (unsigned char)text.ptr[i] < 0x80 ? 1 : 2;
	}
	return i;
}

static void
collect(struct numbers *numbers, struct tvx_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (!tvx_is_digit_at(text, i))
			continue;
		size_t end = number_end(text, i);
		numbers->more |= numbers->count == MOST_NUMBERS;
		if (numbers->more)
			return;
		numbers->list[numbers->count++] = (struct tvx_str){ text.ptr + i, end - i };
		i = end;
	}
}

/* The numbers of one side in changed words, without those of marks and those that stand in a line
 * of their own. */
static void
collect_side(struct numbers *numbers, const struct tvx_passage *passage, bool old_side)
{
	for (size_t i = 0; i < passage->edits.count; i++) {
		const struct tvx_edit *edit = &passage->edits.list[i];
		struct tvx_str words = old_side ? edit->old_words : edit->new_words;
		if (!(edit->changes & TVX_CHANGE_NUMBER) || tvx_edit_is_number(edit))
			continue;
		while (words.len && !numbers->more) {
			bool markup;
			struct tvx_str piece = tvx_passage_piece(passage, old_side, &words,
								 &markup);
			if (!markup)
				collect(numbers, piece);
		}
	}
}

/* Those that the other side has not. */
static void
add_only(struct tvx_buf *out, const char *what, const struct numbers *numbers,
	 const struct numbers *other)
{
	bool begun = false;

	for (size_t i = 0; i < numbers->count; i++) {
		bool there = false;
		for (size_t k = 0; k < other->count && !there; k++)
			there = tvx_str_equal(numbers->list[i], other->list[k]);
		if (there)
			continue;
		tvx_buf_printf(out, "%s%s%.*s", out->len && !begun ? "; " : "", begun ? ", " : what,
			       TVX_STR_ARG(numbers->list[i]));
		begun = true;
	}
}

void
tvx_passage_numbers(const struct tvx_passage *passage, struct tvx_buf *out)
{
	struct numbers olds = { 0 }, news = { 0 };

	if (!(passage->edits.changes & TVX_CHANGE_NUMBER))
		return;
	for (size_t i = 0; i < passage->edits.count; i++) {
		const struct tvx_edit *edit = &passage->edits.list[i];
		if (!tvx_edit_is_number(edit))
			continue;
		tvx_buf_printf(out, "%s%.*s → %.*s", out->len ? "; " : "",
			       TVX_STR_ARG(tvx_str_trim(edit->old_words)),
			       TVX_STR_ARG(tvx_str_trim(edit->new_words)));
	}
	if (!passage->first->old_unit || !passage->first->new_unit)
		return;
	collect_side(&olds, passage, true);
	collect_side(&news, passage, false);
	if (olds.more || news.more) {
		tvx_buf_add(out, out->len ? TVX_STR("; many others") : TVX_STR("many"));
		return;
	}
	add_only(out, "gone ", &olds, &news);
	add_only(out, "new ", &news, &olds);
}

struct tvx_str
tvx_diff_nothing(const struct tvx_diff *diff)
{
	bool there = diff->only_old || diff->only_new;

	if (diff->kinds && there)
		return TVX_STR("Nothing of these kinds changed there.");
	if (diff->kinds)
		return TVX_STR("Nothing of these kinds changed.");
	return there ? TVX_STR("Nothing changed there.") : TVX_STR("Nothing changed.");
}
