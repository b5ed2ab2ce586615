/* Three texts as Markdown: what a terminal shows of them, in the same order. */
#include "write/markdown.h"
#include "write/three.h"

static void
add_title(struct tvx_buf *out, const char *name, const struct tvx_three *three, int which)
{
	struct tvx_buf title = { 0 };

	tvx_three_title(three, which, &title);
	tvx_buf_printf(out, "**%s** ", name);
	tvx_markdown_text(out, tvx_buf_str(&title));
	tvx_buf_add(out, TVX_STR("\n\n"));
	tvx_buf_release(&title);
}

static void
add_part(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_row *row,
	 int which, size_t index)
{
	struct tvx_three_part part;

	tvx_three_part_init(&part, three, row, which, index);
	tvx_buf_printf(out, "**%s** ", part.name);
	tvx_markdown_text(out, tvx_buf_str(&part.places));
	tvx_buf_add(out, part.places.len ? TVX_STR(" · ") : TVX_STR(""));
	tvx_markdown_text(out, tvx_buf_str(&part.phrase));
	tvx_buf_add(out, part.again ? TVX_STR(", above\n\n") : TVX_STR("\n\n"));
	if (!part.again) {
		tvx_passage_markdown(&part.passage, out);
		tvx_buf_add(out, TVX_STR("\n\n"));
	}
	tvx_three_part_release(&part);
}

static void
add_row(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_row *row)
{
	struct tvx_str reason = tvx_three_reason(row);
	struct tvx_buf place = { 0 };

	tvx_buf_add(out, TVX_STR("### "));
	tvx_three_place(row, &place);
	tvx_markdown_text(out, tvx_buf_str(&place));
	tvx_buf_release(&place);
	tvx_buf_add(out, TVX_STR(" · "));
	tvx_markdown_text(out, tvx_str_of(tvx_three_phrase(row)));
	tvx_buf_add(out, reason.len ? TVX_STR(": ") : TVX_STR(""));
	tvx_markdown_text(out, reason);
	tvx_buf_add(out, TVX_STR("\n\n"));
	for (int which = 0; which < 2; which++)
		for (size_t n = 0; n < tvx_three_parts(row, which); n++)
			add_part(out, three, row, which, n);
}

void
tvx_write_three_markdown(const struct tvx_three *three, struct tvx_buf *out)
{
	struct tvx_three_sums sums = tvx_three_count(three);
	struct tvx_buf line = { 0 };
	struct tvx_three_walk walk;
	const struct tvx_three_row *row;

	tvx_buf_add(out, TVX_STR("# "));
	tvx_markdown_text(out, tvx_side_title(three->base));
	tvx_buf_add(out, TVX_STR("\n\n"));
	add_title(out, "base", three, 2);
	add_title(out, "X", three, 0);
	add_title(out, "Y", three, 1);
	tvx_three_add_sums(&line, &sums);
	tvx_markdown_text(out, tvx_buf_str(&line));
	tvx_buf_add(out, TVX_STR("\n\n"));
	tvx_three_walk_init(&walk, three);
	while (!three->stat && (row = tvx_three_next(&walk)))
		if (row->clash != TVX_CLASH_NONE)
			add_row(out, three, row);
	if (!tvx_three_any(three)) {
		tvx_buf_add(out, tvx_three_nothing(three));
		tvx_buf_add_char(out, '\n');
	}
	tvx_buf_release(&line);
}
