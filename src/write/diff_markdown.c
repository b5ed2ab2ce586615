/* A comparison as Markdown: deletions struck, additions strong. */
#include "write/diff.h"
#include "write/markdown.h"

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

void
tvx_passage_markdown(const struct tvx_passage *passage, struct tvx_buf *out)
{
	for (size_t i = 0; i < passage->edits.count; i++)
		add_edit(out, &passage->edits.list[i]);
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

void
tvx_write_diff_markdown(const struct tvx_diff *diff, struct tvx_buf *out)
{
	struct tvx_buf line = { 0 };
	struct tvx_diff_tally tally;
	struct tvx_passages *passages;
	const struct tvx_passage *passage;
	size_t unchanged = 0;

	tvx_buf_add(out, TVX_STR("# "));
	tvx_markdown_text(out, tvx_side_title(diff->new_side));
	tvx_buf_add(out, TVX_STR("\n\nagainst "));
	tvx_markdown_text(out, tvx_side_title(diff->old_side));
	tvx_buf_add(out, TVX_STR("\n\n"));
	tvx_diff_tally_all(diff, &tally);
	tvx_diff_add_tally(&line, &tally);
	tvx_markdown_text(out, tvx_buf_str(&line));
	tvx_buf_add(out, TVX_STR("\n\n"));
	passages = tvx_passages_new(diff);
	while ((passage = tvx_passages_next(passages))) {
		bool shown = passage->wanted && passage->changed;
		if (unchanged && shown)
			tvx_buf_printf(out, "*%zu unchanged*\n\n", unchanged);
		if (shown)
			add_passage(out, passage);
		unchanged = shown ? 0 : unchanged + (passage->wanted && !diff->kinds);
	}
	tvx_passages_free(passages);
	if (unchanged)
		tvx_buf_printf(out, "*%zu unchanged*\n", unchanged);
	if (!tvx_diff_any(diff)) {
		tvx_buf_add(out, tvx_diff_nothing(diff));
		tvx_buf_add_char(out, '\n');
	}
	tvx_buf_release(&line);
}
