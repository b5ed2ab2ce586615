/* A comparison as Markdown: deletions struck, additions strong. */
#include "write/diff.h"
#include "write/markdown.h"
#include "write/units.h"

#include "base/ascii.h"

/* --- emphasis -------------------------------------------------------------------------------------- */

enum shape { BLANK, SIGN, LETTER };

/* What CommonMark asks of a character beside emphasis; U+0080 to U+00BF and U+2000 to U+2FFF, which
 * two lead bytes tell, are signs as far as texts go. */
static enum shape
shape_of(unsigned char lead)
{
	if (lead <= ' ')
		return BLANK;
	if (lead < 0x80)
		return tvx_is_alnum((char)lead) ? LETTER : SIGN;
	return lead == 0xC2 || lead == 0xE2 ? SIGN : LETTER;
}

static enum shape
shape_before(struct tvx_str text)
{
	size_t i = text.len;

	while (i && ((unsigned char)text.ptr[i - 1] & 0xC0) == 0x80)
		i--;
	return i ? shape_of((unsigned char)text.ptr[i - 1]) : BLANK;
}

/* Emphasis neither begins between a letter and a sign nor ends between a sign and a letter: a space
 * keeps them apart. mark: opens or has closed, or is empty. */
static void
add_apart(struct tvx_buf *out, const char *mark, struct tvx_str core)
{
	struct tvx_str there = tvx_buf_str(out);
	enum shape next = shape_of((unsigned char)*core.ptr);
	bool opens = *mark && next == SIGN && shape_before(there) == LETTER;
	bool closed = false;

	if (there.len > 2 && (there.ptr[there.len - 1] == '*' || there.ptr[there.len - 1] == '~')) {
		there.len -= 2;
		closed = next == LETTER && shape_before(there) == SIGN;
	}
	if (opens || closed)
		tvx_buf_add_char(out, ' ');
}

/* Emphasis must touch its words: the spaces around them stay outside. */
static void
add_marked(struct tvx_buf *out, const char *open, const char *close, struct tvx_str words)
{
	while (words.len) {
		struct tvx_str line = tvx_str_split(&words, '\n');
		struct tvx_str core = tvx_str_trim(line);
		if (line.len && !core.len)
			tvx_buf_add_char(out, ' ');
		if (core.len) {
			if (core.ptr > line.ptr)
				tvx_buf_add_char(out, ' ');
			add_apart(out, open, core);
			tvx_buf_add(out, tvx_str_of(open));
			tvx_markdown_text(out, core);
			tvx_buf_add(out, tvx_str_of(close));
			if (core.ptr + core.len < line.ptr + line.len)
				tvx_buf_add_char(out, ' ');
		}
		if (words.len)
			tvx_buf_add(out, TVX_STR(" ¶ "));
	}
}

static void
add_edit(struct tvx_buf *out, const struct tvx_edit *edit)
{
	bool markup = tvx_edit_is_markup(edit);

	if (!edit->changes || tvx_edit_is_quiet(edit)) {
		add_marked(out, "", "", edit->new_words);
		return;
	}
	/* Two runs of asterisks side by side would be read as one. */
	add_marked(out, markup ? "‹~~" : "~~", markup ? "~~›" : "~~", edit->old_words);
	if (edit->old_words.len && edit->new_words.len)
		tvx_buf_add_char(out, ' ');
	add_marked(out, markup ? "‹" : "**", markup ? "›" : "**", edit->new_words);
}

/* --- passages -------------------------------------------------------------------------------------- */

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
	for (size_t i = 0; i < passage->edits.count; i++)
		add_edit(out, &passage->edits.list[i]);
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
	struct tvx_passages *passages;
	const struct tvx_passage *passage;
	size_t unchanged = 0;
	struct tvx_arena *arena = tvx_arena_new();
	const struct tvx_unit **headings = tvx_diff_headings(diff, arena), *last = NULL;
	const struct tvx_unit *before = NULL;

	tvx_buf_add(out, TVX_STR("# "));
	tvx_side_describe(diff->new_side, diff->old_side, &line);
	tvx_markdown_text(out, tvx_buf_str(&line));
	tvx_buf_add(out, TVX_STR("\n\nagainst "));
	tvx_buf_clear(&line);
	tvx_side_describe(diff->old_side, diff->new_side, &line);
	tvx_markdown_text(out, tvx_buf_str(&line));
	tvx_buf_add(out, TVX_STR("\n\n"));
	tvx_buf_clear(&line);
	tvx_diff_tally_all(diff, &tally);
	tvx_diff_add_tally(&line, &tally);
	tvx_markdown_text(out, tvx_buf_str(&line));
	tvx_buf_add(out, TVX_STR("\n\n"));
	passages = tvx_passages_new(diff);
	while ((passage = tvx_passages_next(passages))) {
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
	tvx_passages_free(passages);
	if (unchanged)
		tvx_buf_printf(out, "*%zu unchanged*\n", unchanged);
	if (!tvx_diff_any(diff)) {
		tvx_buf_add(out, tvx_diff_nothing(diff));
		tvx_buf_add_char(out, '\n');
	}
	tvx_buf_release(&line);
	tvx_arena_free(arena);
}
