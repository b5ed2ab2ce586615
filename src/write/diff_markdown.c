/* A comparison as Markdown: deletions struck, additions strong. */
#include "write/diff.h"
#include "write/markdown.h"
#include "write/units.h"

#include "base/utf8.h"

#include <string.h>
#include <unictype.h>

/* --- emphasis -------------------------------------------------------------------------------------- */

/* What stands around words. Asterisks and tildes between a letter and a sign are no emphasis
 * (CommonMark 0.30, 6.2): there the words stand between tags. */
struct emphasis {
	const char *open, *close;
	const char *open_tag, *close_tag;
};

static const struct emphasis none = { "", "", "", "" };
static const struct emphasis gone = { "~~", "~~", "<del>", "</del>" };
static const struct emphasis came = { "**", "**", "<strong>", "</strong>" };
/* Of markup; its marks are signs, beside which tildes are read. */
static const struct emphasis gone_markup = { "‹~~", "~~›", "‹~~", "~~›" };
static const struct emphasis came_markup = { "‹", "›", "‹", "›" };

static bool
is_letter(uint32_t c)
{
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
							   UC_CATEGORY_MASK_N);
}

static bool
begins_with_letter(struct tvx_str words)
{
	const char *first = words.ptr;

	return words.len && is_letter(tvx_utf8_next(&first, words.ptr + words.len));
}

static bool
ends_with_letter(struct tvx_str words)
{
	return words.len && is_letter(tvx_utf8_last(words.ptr, words.ptr + words.len));
}

/* Whether marks that touch the words are read as emphasis after what is there already and before
 * what comes. */
static bool
takes_marks(const struct tvx_buf *out, struct tvx_str words, bool letter_next)
{
	return (begins_with_letter(words) || !ends_with_letter(tvx_buf_str(out))) &&
	       (ends_with_letter(words) || !letter_next);
}

/* One space stands between two stretches, also where each brings its own. */
static void
add_blank(struct tvx_buf *out)
{
	if (out->len && !strchr(" \n", out->ptr[out->len - 1]))
		tvx_buf_add_char(out, ' ');
}

/* Emphasis must touch its words: the spaces around them stay outside. */
static void
add_marked(struct tvx_buf *out, const struct emphasis *emphasis, struct tvx_str words,
	   bool letter_next)
{
	const char *end = words.ptr + words.len;

	while (words.len) {
		struct tvx_str line = tvx_str_split(&words, '\n');
		struct tvx_str core = tvx_str_trim(line);
		bool blank_next = core.ptr + core.len < line.ptr + line.len;
		if (line.len && !core.len)
			add_blank(out);
		if (core.len) {
			if (core.ptr > line.ptr)
				add_blank(out);
			bool marks = takes_marks(out, core,
						 letter_next && !blank_next && !words.len);
			tvx_buf_add(out, tvx_str_of(marks ? emphasis->open : emphasis->open_tag));
			tvx_markdown_text(out, core);
			tvx_buf_add(out, tvx_str_of(marks ? emphasis->close : emphasis->close_tag));
			if (blank_next)
				add_blank(out);
		}
		if (line.ptr + line.len < end) {
			add_blank(out);
			tvx_buf_add(out, TVX_STR("¶ "));
		}
	}
}

/* next comes after it, or is NULL. */
static void
add_edit(struct tvx_buf *out, const struct tvx_edit *edit, const struct tvx_edit *next)
{
	bool markup = tvx_edit_is_markup(edit), both = edit->old_words.len && edit->new_words.len;
	/* A change begins with a sign of its own. */
	bool letter_next = next && (!next->changes || tvx_edit_is_quiet(next)) &&
			   begins_with_letter(next->new_words);

	if (!edit->changes || tvx_edit_is_quiet(edit)) {
		add_marked(out, &none, edit->new_words, letter_next);
		return;
	}
	add_marked(out, markup ? &gone_markup : &gone, edit->old_words, letter_next && !both);
	/* Two runs of asterisks side by side would be read as one. */
	if (both)
		add_blank(out);
	add_marked(out, markup ? &came_markup : &came, edit->new_words, letter_next);
}

/* --- passages -------------------------------------------------------------------------------------- */

void
tvx_passage_markdown(const struct tvx_passage *passage, struct tvx_buf *out)
{
	for (size_t i = 0; i < passage->edits.count; i++)
		add_edit(out, &passage->edits.list[i],
			 i + 1 < passage->edits.count ? &passage->edits.list[i + 1] : NULL);
}

static void
add_passage(struct tvx_buf *out, const struct tvx_passage *passage)
{
	struct tvx_buf olds = { 0 }, news = { 0 }, phrase = { 0 }, numbers = { 0 };

	tvx_passage_places(passage, true, &olds);
	tvx_passage_places(passage, false, &news);
	tvx_passage_phrase(passage, &phrase);
	tvx_passage_numbers(passage, &numbers);
	tvx_buf_add(out, TVX_STR("### "));
	tvx_markdown_text(out, tvx_buf_str(news.len ? &news : &olds));
	if (news.len && olds.len && !tvx_str_equal(tvx_buf_str(&olds), tvx_buf_str(&news))) {
		tvx_buf_add(out, TVX_STR(" ← "));
		tvx_markdown_text(out, tvx_buf_str(&olds));
	}
	tvx_buf_add(out, TVX_STR(" · "));
	tvx_markdown_text(out, tvx_buf_str(&phrase));
	tvx_buf_add(out, TVX_STR("\n\n"));
	if (numbers.len) {
		tvx_buf_add(out, TVX_STR("> Numbers: "));
		tvx_markdown_text(out, tvx_buf_str(&numbers));
		tvx_buf_add(out, TVX_STR("\n\n"));
	}
	tvx_passage_markdown(passage, out);
	tvx_buf_add(out, TVX_STR("\n\n"));
	tvx_buf_release(&olds);
	tvx_buf_release(&news);
	tvx_buf_release(&phrase);
	tvx_buf_release(&numbers);
}

/* The heading that a passage stands under, once. */
static void
add_heading(struct tvx_buf *out, const struct tvx_passage *passage, const struct tvx_unit *heading,
	    const struct tvx_unit **last)
{
	const struct tvx_pair *pair = passage->first;

	if (!heading || heading == *last)
		return;
	*last = heading;
	if (heading == pair->new_unit || heading == pair->old_unit)
		return;
	struct tvx_arena *arena = tvx_arena_new();
	tvx_buf_add(out, TVX_STR("## "));
	tvx_markdown_text(out, heading->place);
	tvx_buf_add_char(out, ' ');
	tvx_markdown_text(out, tvx_unit_words(arena, heading));
	tvx_buf_add(out, TVX_STR("\n\n"));
	tvx_arena_free(arena);
}

void
tvx_write_diff_markdown(const struct tvx_diff *diff, struct tvx_buf *out)
{
	struct tvx_buf line = { 0 };
	struct tvx_diff_tally tally;
	struct tvx_diff_walk *walk;
	const struct tvx_passage *passage;
	size_t unchanged = 0;
	struct tvx_arena *arena = tvx_arena_new();
	const struct tvx_unit **headings = tvx_diff_headings(diff, arena), *last = NULL;
	const struct tvx_unit *before = NULL;

	tvx_buf_add(out, TVX_STR("# "));
	tvx_diff_describe(diff, false, &line);
	tvx_markdown_text(out, tvx_buf_str(&line));
	tvx_buf_add(out, TVX_STR("\n\nagainst "));
	tvx_buf_clear(&line);
	tvx_diff_describe(diff, true, &line);
	tvx_markdown_text(out, tvx_buf_str(&line));
	tvx_buf_add(out, TVX_STR("\n\n"));
	tvx_buf_clear(&line);
	tvx_diff_tally_all(diff, &tally);
	tvx_diff_add_tally(&line, &tally);
	tvx_markdown_text(out, tvx_buf_str(&line));
	tvx_buf_add(out, TVX_STR("\n\n"));
	walk = tvx_diff_walk_new(diff);
	while ((passage = tvx_diff_walk_next(walk))) {
		bool shown = passage->wanted && passage->changed;
		if (shown) {
			const struct tvx_unit *heading = tvx_passage_heading(passage, diff,
									     headings, last);
			/* A heading alone is said by its words. */
			if (unchanged && (unchanged > 1 || before != heading))
				tvx_buf_printf(out, "*%zu unchanged*\n\n", unchanged);
			add_heading(out, passage, heading, &last);
			add_passage(out, passage);
		}
		unchanged = shown ? 0 : unchanged + (passage->wanted && !diff->kinds);
		before = passage->first->new_unit;
	}
	tvx_diff_walk_free(walk);
	if (unchanged)
		tvx_buf_printf(out, "*%zu unchanged*\n", unchanged);
	if (!tvx_diff_any(diff)) {
		tvx_buf_add(out, tvx_diff_nothing(diff));
		tvx_buf_add_char(out, '\n');
	}
	tvx_buf_release(&line);
	tvx_arena_free(arena);
}
