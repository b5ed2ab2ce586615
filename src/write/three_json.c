/* Three texts as JSON, with the edit scripts of both. */
#include "write/json.h"
#include "write/three.h"

static void
add_text(struct tvx_buf *out, const char *key, const struct tvx_three *three, int which)
{
	tvx_buf_printf(out, "  \"%s\": {", key);
	tvx_json_side(out, three->names[which], which < 2 ? three->sides[which] : three->base);
	tvx_buf_add(out, TVX_STR("},\n"));
}

static void
add_edits(struct tvx_buf *out, const struct tvx_comparison *comparison,
	  const struct tvx_group *group)
{
	struct tvx_edits edits;

	tvx_edits_init(&edits, comparison, group);
	for (size_t i = 0; i < edits.count; i++) {
		tvx_buf_add(out, i ? TVX_STR(", ") : TVX_STR(""));
		tvx_json_edit(out, &edits.list[i]);
	}
	tvx_edits_release(&edits);
}

/* What one text did. Of several groups the words stand one line below the other, as those of
 * several units in a group do. */
static void
add_deed(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_row *row,
	 int which)
{
	const struct tvx_comparison *comparison = tvx_three_way_comparison(three->way, which);
	const struct tvx_group *groups = row->groups[which];
	const struct tvx_edit line_end = { .new_words = TVX_STR("\n"),
					   .changes = TVX_CHANGE_TYPOGRAPHY };

	tvx_buf_printf(out, ",\n     \"%s\": {\"relation\": \"%s\", \"moved\": %s, \"new\": [",
		       which ? "y" : "x", tvx_relation_word(groups->pairs->relation),
		       groups->pairs->moved ? "true" : "false");
	for (size_t g = 0; g < row->counts[which]; g++) {
		tvx_buf_add(out, g ? TVX_STR(", ") : TVX_STR(""));
		tvx_json_units(out, &groups[g], three->sides[which], false);
	}
	tvx_buf_add(out, TVX_STR("], \"edits\": ["));
	for (size_t g = 0; g < row->counts[which]; g++) {
		if (g) {
			tvx_buf_add(out, TVX_STR(", "));
			tvx_json_edit(out, &line_end);
			tvx_buf_add(out, TVX_STR(", "));
		}
		add_edits(out, comparison, &groups[g]);
	}
	tvx_buf_add(out, TVX_STR("]}"));
}

/* A row that is of no base unit follows one. */
static void
add_after(struct tvx_buf *out, const struct tvx_three_row *row)
{
	tvx_buf_add(out, TVX_STR("null, \"after\": "));
	if (row->after)
		tvx_json_string(out, row->after->id);
	else
		tvx_buf_add(out, TVX_STR("null"));
}

static void
add_row(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_row *row)
{
	tvx_buf_add(out, TVX_STR("    {\"base\": "));
	if (row->base_unit)
		tvx_json_string(out, row->base_unit->id);
	else
		add_after(out, row);
	tvx_buf_printf(out, ", \"clash\": \"%s\"", tvx_clash_word(row->clash));
	if (row->clash == TVX_CLASH_COLLIDE)
		tvx_buf_printf(out, ", \"why\": \"%s\"", tvx_why_word(row->why));
	for (int which = 0; which < 2; which++)
		if (row->changed[which])
			add_deed(out, three, row, which);
	if (row->across) {
		tvx_buf_add(out, TVX_STR(",\n     \"across\": ["));
		add_edits(out, tvx_three_way_across(three->way), row->across);
		tvx_buf_add_char(out, ']');
	}
	tvx_buf_add_char(out, '}');
}

void
tvx_write_three_json(const struct tvx_three *three, struct tvx_buf *out)
{
	struct tvx_three_sums sums = tvx_three_count(three);
	struct tvx_three_walk walk;
	const struct tvx_three_row *row;
	bool begun = false;

	tvx_buf_add(out, TVX_STR("{\n"));
	add_text(out, "base", three, 2);
	add_text(out, "x", three, 0);
	add_text(out, "y", three, 1);
	tvx_buf_printf(out,
		       "  \"counts\": {\"unchanged\": %zu, \"x\": %zu, \"y\": %zu, "
		       "\"alike\": %zu, \"apart\": %zu, \"collide\": %zu},\n  \"rows\": [",
		       sums.none, sums.one[0], sums.one[1], sums.alike, sums.apart, sums.collide);
	tvx_three_walk_init(&walk, three);
	while (!three->stat && (row = tvx_three_next(&walk))) {
		if (row->clash == TVX_CLASH_NONE)
			continue;
		tvx_buf_add(out, begun ? TVX_STR(",\n") : TVX_STR("\n"));
		add_row(out, three, row);
		begun = true;
	}
	tvx_buf_add(out, begun ? TVX_STR("\n  ]\n}\n") : TVX_STR("]\n}\n"));
}
