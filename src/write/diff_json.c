/* A comparison as JSON, with the whole edit script. */
#include "write/diff.h"
#include "write/json.h"

static const struct {
	unsigned change;
	const char *name;
} changes[] = {
	{ TVX_CHANGE_WORDS, "words" },
	{ TVX_CHANGE_NUMBER, "number" },
	{ TVX_CHANGE_CASE, "case" },
	{ TVX_CHANGE_PUNCTUATION, "punctuation" },
	{ TVX_CHANGE_TYPOGRAPHY, "typography" },
	{ TVX_CHANGE_MARKUP, "markup" },
};

static void
add_changes(struct tvx_buf *out, unsigned set)
{
	bool begun = false;

	tvx_buf_add_char(out, '[');
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		if (!(set & changes[i].change))
			continue;
		tvx_buf_printf(out, "%s\"%s\"", begun ? ", " : "", changes[i].name);
		begun = true;
	}
	tvx_buf_add_char(out, ']');
}

void
tvx_json_side(struct tvx_buf *out, struct tvx_str name, const struct tvx_side *side)
{
	struct tvx_buf reading = { 0 };

	tvx_buf_add(out, TVX_STR("\"name\": "));
	tvx_json_string(out, name);
	tvx_buf_add(out, TVX_STR(", \"draft\": "));
	tvx_json_string(out, side->survey->draft->id);
	tvx_buf_add(out, TVX_STR(", \"title\": "));
	tvx_json_string(out, tvx_draft_meta(side->survey->draft, "title"));
	tvx_buf_add(out, TVX_STR(", \"date\": "));
	tvx_json_string(out, tvx_draft_meta(side->survey->draft, "date"));
	tvx_buf_add(out, TVX_STR(", \"reading\": "));
	tvx_reading_describe(side->reading, &reading);
	tvx_json_string(out, tvx_buf_str(&reading));
	tvx_buf_release(&reading);
	tvx_buf_add(out, TVX_STR(", \"lang\": "));
	tvx_json_string(out, tvx_side_lang(side));
}

void
tvx_json_units(struct tvx_buf *out, const struct tvx_group *group, const struct tvx_side *side,
	       bool old_side)
{
	size_t last = SIZE_MAX;
	bool begun = false;

	for (size_t n = 0; n < group->pair_count; n++) {
		/* The next unit in document order. */
		size_t next = SIZE_MAX, at = 0;
		for (size_t p = 0; p < group->pair_count; p++) {
			const struct tvx_pair *pair = &group->pairs[p];
			const struct tvx_unit *unit = old_side ? pair->old_unit : pair->new_unit;
			size_t index = unit ? (size_t)(unit - side->survey->units) : SIZE_MAX;
			if (unit && (last == SIZE_MAX || index > last) && index < next) {
				next = index;
				at = p;
			}
		}
		if (next == SIZE_MAX)
			break;
		const struct tvx_pair *pair = &group->pairs[at];
		const struct tvx_unit *unit = &side->survey->units[next];
		tvx_buf_add(out, begun ? TVX_STR(", {\"id\": ") : TVX_STR("{\"id\": "));
		tvx_json_string(out, unit->id);
		tvx_buf_add(out, TVX_STR(", \"place\": "));
		tvx_json_string(out, unit->place);
		tvx_buf_add(out, TVX_STR(", \"label\": "));
		tvx_json_string(out, unit->alternative ? TVX_STR("") : unit->paragraph->label);
		tvx_buf_printf(out, ", \"index\": %zu, \"bytes\": %zu}", next,
			       old_side ? pair->old_words.len : pair->new_words.len);
		begun = true;
		last = next;
	}
}

void
tvx_json_edit(struct tvx_buf *out, const struct tvx_edit *edit)
{
	if (!edit->changes) {
		tvx_buf_add(out, TVX_STR("{\"keep\": "));
		tvx_json_string(out, edit->old_words);
	} else {
		tvx_buf_add(out, TVX_STR("{\"old\": "));
		tvx_json_string(out, edit->old_words);
		tvx_buf_add(out, TVX_STR(", \"new\": "));
		tvx_json_string(out, edit->new_words);
		tvx_buf_add(out, TVX_STR(", \"changes\": "));
		add_changes(out, edit->changes);
	}
	tvx_buf_add_char(out, '}');
}

static void
add_pairs(struct tvx_buf *out, const struct tvx_group *group)
{
	for (size_t p = 0; p < group->pair_count; p++) {
		const struct tvx_pair *pair = &group->pairs[p];
		if (!pair->old_unit || !pair->new_unit)
			continue;
		tvx_buf_add(out, p ? TVX_STR(", {\"old\": ") : TVX_STR("{\"old\": "));
		tvx_json_string(out, pair->old_unit->id);
		tvx_buf_add(out, TVX_STR(", \"new\": "));
		tvx_json_string(out, pair->new_unit->id);
		tvx_buf_printf(out,
			       ", \"relation\": \"%s\", \"moved\": %s, \"renumbered\": %s, "
			       "\"similarity\": %.2f}",
			       tvx_relation_word(pair->relation), pair->moved ? "true" : "false",
			       pair->renumbered ? "true" : "false", (double)pair->similarity);
	}
}

static void
add_passage(struct tvx_buf *out, const struct tvx_diff *diff, const struct tvx_passage *passage)
{
	tvx_buf_printf(out, "    {\"relation\": \"%s\", \"changes\": ",
		       tvx_relation_word(passage->relation));
	add_changes(out, passage->edits.changes);
	tvx_buf_add(out, TVX_STR(",\n     \"old\": ["));
	tvx_json_units(out, passage->group, diff->old_side, true);
	tvx_buf_add(out, TVX_STR("],\n     \"new\": ["));
	tvx_json_units(out, passage->group, diff->new_side, false);
	tvx_buf_add(out, TVX_STR("],\n     \"pairs\": ["));
	add_pairs(out, passage->group);
	tvx_buf_add(out, TVX_STR("],\n     \"edits\": ["));
	for (size_t i = 0; i < passage->edits.count; i++) {
		if (i)
			tvx_buf_add(out, TVX_STR(", "));
		tvx_json_edit(out, &passage->edits.list[i]);
	}
	tvx_buf_add(out, TVX_STR("]}"));
}

void
tvx_write_diff_json(const struct tvx_diff *diff, struct tvx_buf *out)
{
	struct tvx_diff_tally tally;
	struct tvx_diff_walk *walk;
	const struct tvx_passage *passage;
	bool begun = false;

	tvx_buf_add(out, TVX_STR("{\n  \"old\": {"));
	tvx_json_side(out, diff->names[0], diff->old_side);
	tvx_buf_add(out, TVX_STR("},\n  \"new\": {"));
	tvx_json_side(out, diff->names[1], diff->new_side);
	tvx_diff_tally_all(diff, &tally);
	tvx_buf_add(out, TVX_STR("},\n  \"counts\": {"));
	for (int r = TVX_SAME; r <= TVX_DELETED; r++)
		tvx_buf_printf(out, "%s\"%s\": %zu", r ? ", " : "", tvx_relation_word(r),
			       tally.counts[r]);
	tvx_buf_printf(out, ", \"renumbered\": %zu},\n  \"groups\": [", tally.renumbered);
	walk = tvx_diff_walk_new(diff);
	while ((passage = tvx_diff_walk_next(walk))) {
		if (!passage->wanted)
			continue;
		tvx_buf_add(out, begun ? TVX_STR(",\n") : TVX_STR("\n"));
		add_passage(out, diff, passage);
		begun = true;
	}
	tvx_diff_walk_free(walk);
	tvx_buf_add(out, begun ? TVX_STR("\n  ]\n}\n") : TVX_STR("]\n}\n"));
}
