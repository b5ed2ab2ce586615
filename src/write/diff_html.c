/* A comparison as one page: old and new side by side, moves linked, unchanged passages folded. */
#include "write/diff.h"
#include "write/diff_page.h"
#include "write/html.h"

#include "base/arena.h"

#include <string.h>

/* Where something went away to: shown at its old place, with a link. */
struct stub {
	const struct tvx_unit *unit;
	uint32_t target;   /* group */
	struct stub *next; /* at the same place */
};

struct page {
	const struct tvx_diff *diff;
	struct tvx_buf *out;
	struct tvx_arena *arena;
	struct stub **stubs; /* by group: what stood after it in the old text */
	struct tvx_buf fold; /* unchanged passages not yet put out */
	struct tvx_str fold_from, fold_to;
	size_t folded;
};

/* --- moves --------------------------------------------------------------------------------------------- */

static void
add_stub(struct page *page, size_t place, const struct tvx_pair *pair)
{
	struct stub *stub = TVX_ARENA_NEW(page->arena, struct stub);
	struct stub **at = &page->stubs[place];

	*stub = (struct stub){ .unit = pair->old_unit, .target = pair->group };
	while (*at)
		at = &(*at)->next;
	*at = stub;
}

/* A moved unit leaves its stub behind the group of the last unit before it that did not move. */
static void
find_stubs(struct page *page)
{
	const struct tvx_survey *survey = page->diff->old_side->survey;
	size_t count, place = 0;
	const struct tvx_pair *pairs = tvx_comparison_pairs(page->diff->comparison, &count);
	const struct tvx_pair **pair_of = tvx_arena_alloc(
		page->arena, (survey->count + 1) * sizeof(const void *));

	page->stubs = tvx_arena_alloc(page->arena, (count + 1) * sizeof(const void *));
	for (size_t p = 0; p < count; p++)
		if (pairs[p].old_unit && !pair_of[pairs[p].old_unit - survey->units])
			pair_of[pairs[p].old_unit - survey->units] = &pairs[p];
	for (size_t i = 0; i < survey->count; i++) {
		if (!pair_of[i])
			continue;
		if (pair_of[i]->moved)
			add_stub(page, place, pair_of[i]);
		else
			place = pair_of[i]->group;
	}
}

static void
write_stubs(struct page *page, const struct stub *stub)
{
	for (; stub; stub = stub->next) {
		tvx_html_raw(page->out, "<p class=\"stub\">");
		tvx_html_text(page->out, stub->unit->place);
		tvx_html_raw(page->out, " stood here; ");
		tvx_buf_printf(page->out, "<a href=\"#g%u\">", stub->target);
		tvx_html_raw(page->out, "it moved</a></p>\n");
	}
}

/* --- passages -------------------------------------------------------------------------------------------- */

/* A line end stands between two units of a group. */
static void
write_words(struct tvx_buf *out, struct tvx_str words)
{
	while (words.len) {
		const char *end = memchr(words.ptr, '\n', words.len);
		size_t len = end ? (size_t)(end - words.ptr) : words.len;
		tvx_html_text(out, (struct tvx_str){ words.ptr, len });
		if (end)
			tvx_html_raw(out, "<span class=\"brk\"> ¶</span>\n");
		words.ptr += len + (end != NULL);
		words.len -= len + (end != NULL);
	}
}

/* Whether a number changed and little else: a frame around a whole sentence shows nobody which. */
static bool
is_number(const struct tvx_edit *edit)
{
	enum { SHORT_BYTES = 48 };

	return (edit->changes & TVX_CHANGE_NUMBER) && edit->old_words.len && edit->new_words.len &&
	       edit->old_words.len <= SHORT_BYTES && edit->new_words.len <= SHORT_BYTES;
}

static void
write_change(struct tvx_buf *out, const struct tvx_edit *edit, bool old_side)
{
	bool markup = tvx_edit_is_markup(edit);
	struct tvx_str words = old_side ? edit->old_words : edit->new_words;

	if (!words.len)
		return;
	tvx_buf_add(out, old_side ? TVX_STR("<del") : TVX_STR("<ins"));
	if (markup)
		tvx_html_raw(out, " class=\"m\"");
	else if (is_number(edit))
		tvx_html_raw(out, " class=\"n\"");
	tvx_html_raw(out, ">");
	write_words(out, words);
	tvx_buf_add(out, old_side ? TVX_STR("</del>") : TVX_STR("</ins>"));
}

static void
write_column(struct tvx_buf *out, const struct tvx_passage *passage, bool old_side)
{
	const struct tvx_pair *pair = passage->first;

	tvx_buf_add(out,
		    old_side ? TVX_STR("<div class=\"old\">") : TVX_STR("<div class=\"new\">"));
	if (old_side ? !pair->old_unit : !pair->new_unit)
		tvx_buf_add(out, old_side ? TVX_STR("<span class=\"none\">new</span>")
					  : TVX_STR("<span class=\"none\">deleted</span>"));
	for (size_t i = 0; i < passage->edits.count; i++) {
		const struct tvx_edit *edit = &passage->edits.list[i];
		if (!edit->changes || tvx_edit_is_quiet(edit))
			write_words(out, old_side ? edit->old_words : edit->new_words);
		else
			write_change(out, edit, old_side);
	}
	tvx_html_raw(out, "</div>\n");
}

/* The kinds by which the page filters it. */
static void
write_kinds(struct tvx_buf *out, const struct tvx_passage *passage)
{
	const struct tvx_pair *pair = passage->first;
	bool moved = false, renumbered = false;

	for (size_t p = 0; p < passage->group->pair_count; p++) {
		moved |= passage->group->pairs[p].moved;
		renumbered |= passage->group->pairs[p].renumbered;
	}
	tvx_buf_add(out, tvx_str_of(pair->relation == TVX_SAME && passage->edits.changes &&
						    passage->changed
					    ? "edited"
					    : tvx_relation_word(pair->relation)));
	if (moved && pair->relation != TVX_MOVED)
		tvx_html_raw(out, " moved");
	if (pair->relation == TVX_MOVED && passage->edits.changes)
		tvx_html_raw(out, " edited");
	if (renumbered && pair->relation == TVX_SAME)
		tvx_html_raw(out, " renumbered");
}

static void
write_title(struct tvx_buf *out, const struct tvx_passage *passage)
{
	struct tvx_buf olds = { 0 }, news = { 0 }, phrase = { 0 };

	tvx_passage_places(passage, true, &olds);
	tvx_passage_places(passage, false, &news);
	tvx_passage_phrase(passage, &phrase);
	tvx_html_raw(out, "<h2><b>");
	tvx_html_text(out, tvx_buf_str(news.len ? &news : &olds));
	tvx_html_raw(out, "</b>");
	if (news.len && olds.len && !tvx_str_equal(tvx_buf_str(&olds), tvx_buf_str(&news))) {
		tvx_html_raw(out, "<span>was ");
		tvx_html_text(out, tvx_buf_str(&olds));
		tvx_html_raw(out, "</span>");
	}
	tvx_html_raw(out, "<span class=\"what\">");
	tvx_html_text(out, tvx_buf_str(&phrase));
	tvx_html_raw(out, "</span></h2>\n");
	tvx_buf_release(&olds);
	tvx_buf_release(&news);
	tvx_buf_release(&phrase);
}

static void
write_passage(struct tvx_buf *out, const struct tvx_passage *passage)
{
	const struct tvx_pair *pair = passage->first;
	const struct tvx_unit *unit = pair->new_unit ? pair->new_unit : pair->old_unit;
	enum tvx_unit_kind kind = unit->paragraph->kind;
	bool head = kind == TVX_UNIT_HEADING || kind == TVX_UNIT_TITLE;
	bool whole = !pair->old_unit || !pair->new_unit;
	struct tvx_buf numbers = { 0 };

	tvx_buf_printf(out, "<article id=\"g%u\" tabindex=\"-1\"", pair->group);
	if (head || whole)
		tvx_html_raw(out, " class=\"");
	if (head)
		tvx_html_raw(out, "head");
	if (head && whole)
		tvx_html_raw(out, " ");
	/* All of it is new, or gone: saying so once is enough. */
	if (!pair->old_unit)
		tvx_html_raw(out, "whole new");
	else if (!pair->new_unit)
		tvx_html_raw(out, "whole deleted");
	if (head || whole)
		tvx_html_raw(out, "\"");
	tvx_html_raw(out, " data-k=\"");
	write_kinds(out, passage);
	tvx_html_raw(out, "\">\n");
	write_title(out, passage);
	tvx_passage_numbers(passage, &numbers);
	if (numbers.len) {
		tvx_html_raw(out, "<p class=\"nums\">");
		tvx_html_text(out, tvx_buf_str(&numbers));
		tvx_html_raw(out, "</p>\n");
	}
	tvx_html_raw(out, "<div class=\"cols\">\n");
	write_column(out, passage, true);
	write_column(out, passage, false);
	tvx_html_raw(out, "</div>\n</article>\n");
	tvx_buf_release(&numbers);
}

/* --- the page --------------------------------------------------------------------------------------------- */

static void
flush_fold(struct page *page)
{
	if (!page->folded)
		return;
	tvx_html_raw(page->out, "<details class=\"fold\"><summary>");
	tvx_buf_printf(page->out, "%zu unchanged: ", page->folded);
	tvx_html_text(page->out, page->fold_from);
	if (page->folded > 1) {
		tvx_html_raw(page->out, " to ");
		tvx_html_text(page->out, page->fold_to);
	}
	tvx_html_raw(page->out, "</summary>\n");
	tvx_buf_add(page->out, tvx_buf_str(&page->fold));
	tvx_html_raw(page->out, "</details>\n");
	tvx_buf_clear(&page->fold);
	page->folded = 0;
}

static void
add_group(struct page *page, const struct tvx_group *group)
{
	struct tvx_passage passage;

	tvx_passage_init(&passage, page->diff, group);
	if (passage.wanted && passage.changed) {
		flush_fold(page);
		write_passage(page->out, &passage);
	} else if (passage.wanted) {
		struct tvx_str place = group->pairs->new_unit->place;
		if (!page->folded++)
			page->fold_from = place;
		page->fold_to = place;
		write_passage(&page->fold, &passage);
	}
	tvx_passage_release(&passage);
}

static void
write_bar(struct tvx_buf *out)
{
	static const char *const kinds[] = { "edited", "moved",   "split",      "merged",
					     "new",    "deleted", "renumbered", "same" };

	tvx_html_raw(out, "<div class=\"bar\" hidden role=\"search\"><fieldset>"
			  "<legend hidden>Show</legend>\n");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		tvx_buf_printf(out,
			       "<label><input type=\"checkbox\" value=\"%s\" checked> %s</label>\n",
			       kinds[i], kinds[i]);
	tvx_html_raw(out, "</fieldset>\n<label>Find <input type=\"search\" id=\"find\"></label>\n"
			  "<button type=\"button\" id=\"prev\">Previous</button>\n"
			  "<button type=\"button\" id=\"next\">Next</button>\n"
			  "<output id=\"count\"></output></div>\n");
}

static void
write_head(struct page *page)
{
	struct tvx_buf *out = page->out, line = { 0 };
	struct tvx_diff_tally tally;

	tvx_html_raw(out, "<!DOCTYPE html>\n<html lang=\"");
	tvx_html_text(out, page->diff->new_side->survey->draft->lang);
	tvx_html_raw(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
			  "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
	tvx_html_text(out, tvx_side_title(page->diff->new_side));
	tvx_html_raw(out, ": what changed</title>\n<style>\n");
	tvx_buf_add(out, tvx_str_of(tvx_diff_css));
	tvx_html_raw(out, "</style>\n</head>\n<body>\n<header>\n<h1>");
	tvx_html_text(out, tvx_side_title(page->diff->new_side));
	tvx_html_raw(out, "</h1>\n<p class=\"against\">against ");
	tvx_html_text(out, tvx_side_title(page->diff->old_side));
	tvx_html_raw(out, "</p>\n<p class=\"sum\">");
	tvx_diff_tally_all(page->diff, &tally);
	tvx_diff_add_tally(&line, &tally);
	tvx_html_text(out, tvx_buf_str(&line));
	tvx_html_raw(out, "</p>\n</header>\n");
	write_bar(out);
	tvx_buf_release(&line);
}

void
tvx_write_diff_html(const struct tvx_diff *diff, struct tvx_buf *out)
{
	struct page page = { .diff = diff, .out = out, .arena = tvx_arena_new() };
	size_t count;
	const struct tvx_group *groups = tvx_comparison_groups(diff->comparison, &count);

	find_stubs(&page);
	write_head(&page);
	tvx_html_raw(out, "<main>\n");
	for (size_t g = 0; g < count; g++) {
		add_group(&page, &groups[g]);
		if (page.stubs[g] && !diff->kinds && !diff->only_old && !diff->only_new) {
			flush_fold(&page);
			write_stubs(&page, page.stubs[g]);
		}
	}
	flush_fold(&page);
	tvx_html_raw(out, "</main>\n<footer><kbd>n</kbd> next change, <kbd>p</kbd> previous, "
			  "<kbd>/</kbd> find. Struck words are in the old text only, underlined "
			  "words in the new one only.</footer>\n<script>\n");
	tvx_buf_add(out, tvx_str_of(tvx_diff_js));
	tvx_html_raw(out, "</script>\n</body>\n</html>\n");
	tvx_buf_release(&page.fold);
	tvx_arena_free(page.arena);
}
