/* A comparison as one page: old and new side by side, moves linked, unchanged passages folded. */
#include "write/diff.h"
#include "write/diff_page.h"
#include "write/html.h"
#include "write/units.h"

#include "base/arena.h"

#include <string.h>

/* Where something went away to: shown at its old place, with a link. */
struct signpost {
	const struct tvx_unit *unit;
	const struct tvx_unit *became;
	uint32_t target;       /* group */
	struct signpost *next; /* at the same place */
};

/* Passages of one kind in a row, not yet put out: as long as a chapter, they are folded. */
struct run {
	struct tvx_buf html;
	struct tvx_str from, to;     /* places */
	const struct tvx_unit *last; /* put in */
	size_t count;
	enum tvx_relation relation;
};

struct page {
	const struct tvx_diff *diff;
	struct tvx_buf *out;
	struct tvx_arena *arena;
	struct signpost **signposts;      /* by group: what stood after it in the old text */
	struct run fold;                  /* passages that did not change */
	struct run heads;                 /* headings behind them that did not change either */
	struct tvx_buf titles;            /* these, as headings of what follows */
	struct run whole;                 /* that came or went as wholes, all of one relation */
	const struct tvx_unit **headings; /* of the new text, by old unit */
	const struct tvx_unit *heading;   /* printed last */
	bool any;
};

/* --- moves --------------------------------------------------------------------------------------------- */

/* Adds one behind the last of its place; returns where the next one goes. */
static struct signpost **
add_signpost(struct page *page, struct signpost **end, const struct tvx_pair *pair)
{
	struct signpost *signpost = TVX_ARENA_NEW(page->arena, struct signpost);

	*signpost = (struct signpost){ .unit = pair->old_unit,
				       .became = pair->new_unit,
				       .target = pair->group };
	while (*end)
		end = &(*end)->next;
	*end = signpost;
	return &signpost->next;
}

/* A moved unit leaves its signpost behind the group of the last unit before it that did not move. */
static void
find_signposts(struct page *page)
{
	const struct tvx_survey *survey = page->diff->old_side->survey;
	size_t count;
	const struct tvx_pair *pairs = tvx_comparison_pairs(page->diff->comparison, &count);
	const struct tvx_pair **pair_of = tvx_arena_alloc(
		page->arena, (survey->count + 1) * sizeof(const void *));

	page->signposts = tvx_arena_alloc(page->arena, (count + 1) * sizeof(const void *));
	for (size_t p = 0; p < count; p++)
		if (pairs[p].old_unit && !pair_of[pairs[p].old_unit - survey->units])
			pair_of[pairs[p].old_unit - survey->units] = &pairs[p];
	struct signpost **end = page->signposts;
	for (size_t i = 0; i < survey->count; i++) {
		if (!pair_of[i])
			continue;
		if (pair_of[i]->moved)
			end = add_signpost(page, end, pair_of[i]);
		else
			end = &page->signposts[pair_of[i]->group];
	}
}

static void
write_signposts(struct page *page, const struct signpost *signpost)
{
	for (; signpost; signpost = signpost->next) {
		tvx_html_raw(page->out, "<p class=\"signpost\">");
		tvx_html_text(page->out, signpost->unit->place);
		tvx_html_raw(page->out, " stood here; ");
		tvx_buf_printf(page->out, "<a href=\"#g%u\">", signpost->target);
		tvx_html_raw(page->out, "it moved to ");
		tvx_html_text(page->out, signpost->became->place);
		tvx_html_raw(page->out, "</a></p>\n");
	}
}

/* --- passages -------------------------------------------------------------------------------------------- */

void
tvx_page_words(struct tvx_buf *out, struct tvx_str words)
{
	while (words.len) {
		const char *end = memchr(words.ptr, '\n', words.len);
		size_t len = end ? (size_t)(end - words.ptr) : words.len;
		tvx_html_prose(out, (struct tvx_str){ words.ptr, len });
		if (end)
			tvx_html_raw(out, "<span class=\"brk\"> ¶</span>\n");
		words.ptr += len + (end != NULL);
		words.len -= len + (end != NULL);
	}
}

/* Markup among changed words stands in its own style, as it does elsewhere. */
static void
write_pieces(struct tvx_buf *out, const struct tvx_passage *passage, bool old_side,
	     struct tvx_str words)
{
	while (words.len) {
		bool markup;
		struct tvx_str piece = tvx_passage_piece(passage, old_side, &words, &markup);
		if (markup)
			tvx_html_raw(out, "<i class=\"m\">");
		tvx_page_words(out, piece);
		if (markup)
			tvx_html_raw(out, "</i>");
	}
}

void
tvx_page_change(struct tvx_buf *out, const struct tvx_passage *passage, const struct tvx_edit *edit,
		bool old_side)
{
	struct tvx_str words = old_side ? edit->old_words : edit->new_words;

	tvx_page_words(out, tvx_str_blanks(&words));
	struct tvx_str core = tvx_str_trim(words);
	if (core.len) {
		tvx_buf_add(out, old_side ? TVX_STR("<del") : TVX_STR("<ins"));
		if (tvx_edit_is_markup(edit))
			tvx_html_raw(out, " class=\"m\"");
		else if (tvx_edit_is_number(edit))
			tvx_html_raw(out, " class=\"n\"");
		tvx_html_raw(out, ">");
		if (tvx_edit_is_markup(edit))
			tvx_page_words(out, core);
		else
			write_pieces(out, passage, old_side, core);
		tvx_buf_add(out, old_side ? TVX_STR("</del>") : TVX_STR("</ins>"));
	}
	tvx_page_words(out,
		       (struct tvx_str){ core.ptr + core.len,
					 words.len - (size_t)(core.ptr - words.ptr) - core.len });
}

static void
write_column(struct tvx_buf *out, const struct tvx_passage *passage, bool old_side)
{
	tvx_buf_add(out,
		    old_side ? TVX_STR("<div class=\"old\">") : TVX_STR("<div class=\"new\">"));
	for (size_t i = 0; i < passage->edits.count; i++) {
		const struct tvx_edit *edit = &passage->edits.list[i];
		if (!edit->changes || tvx_edit_is_quiet(edit))
			tvx_page_words(out, old_side ? edit->old_words : edit->new_words);
		else
			tvx_page_change(out, passage, edit, old_side);
	}
	tvx_html_raw(out, "</div>\n");
}

/* The kinds by which the page filters it, all that hold. */
static void
write_kinds(struct tvx_buf *out, const struct tvx_passage *passage)
{
	static const unsigned quiet = TVX_CHANGE_MARKUP | TVX_CHANGE_TYPOGRAPHY;
	enum tvx_relation relation = passage->relation;
	unsigned changes = passage->edits.changes;
	bool moved = relation == TVX_MOVED, renumbered = false;
	size_t start = out->len;
	bool one = relation == TVX_SAME || relation == TVX_MOVED;

	for (size_t p = 0; p < passage->group->pair_count; p++) {
		moved |= passage->group->pairs[p].moved;
		renumbered |= passage->group->pairs[p].renumbered;
	}
	if (relation == TVX_EDITED || (one && (changes & ~quiet)))
		tvx_html_raw(out, "edited ");
	else if (one && (changes & TVX_CHANGE_MARKUP))
		tvx_html_raw(out, "marks ");
	else if (!passage->changed)
		tvx_html_raw(out, "same ");
	if (relation > TVX_MOVED)
		tvx_buf_printf(out, "%s ", tvx_relation_word(relation));
	if (moved)
		tvx_html_raw(out, "moved ");
	if (renumbered)
		tvx_html_raw(out, "renumbered ");
	if (out->len == start)
		tvx_html_raw(out, "edited ");
	out->len--;
}

static void
write_title(struct tvx_buf *out, const struct tvx_passage *passage)
{
	struct tvx_buf olds = { 0 }, news = { 0 }, phrase = { 0 };

	tvx_passage_places(passage, true, &olds);
	tvx_passage_places(passage, false, &news);
	tvx_passage_phrase(passage, &phrase);
	tvx_html_raw(out, "<h3><b>");
	tvx_html_text(out, tvx_buf_str(news.len ? &news : &olds));
	tvx_html_raw(out, "</b>");
	if (news.len && olds.len && !tvx_str_equal(tvx_buf_str(&olds), tvx_buf_str(&news))) {
		tvx_html_raw(out, "<span>was ");
		tvx_html_text(out, tvx_buf_str(&olds));
		tvx_html_raw(out, "</span>");
	}
	tvx_html_raw(out, "<span class=\"what\">");
	tvx_html_text(out, tvx_buf_str(&phrase));
	tvx_html_raw(out, "</span></h3>\n");
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
add_to_run(struct run *run, const struct tvx_passage *passage)
{
	const struct tvx_pair *pair = passage->first;

	run->last = pair->new_unit ? pair->new_unit : pair->old_unit;
	run->to = run->last->place;
	if (!run->count++)
		run->from = run->to;
	run->relation = pair->relation;
	write_passage(&run->html, passage);
}

void
tvx_page_summary(struct tvx_buf *out, size_t count, const char *what, struct tvx_str from,
		 struct tvx_str to)
{
	tvx_buf_printf(out, "<summary>%zu %s: ", count, what);
	tvx_html_text(out, from);
	if (count > 1) {
		tvx_html_raw(out, " to ");
		tvx_html_text(out, to);
	}
	tvx_html_raw(out, "</summary>\n");
}

static void
write_heading_words(struct tvx_buf *out, const struct tvx_unit *heading)
{
	struct tvx_arena *arena = tvx_arena_new();

	tvx_html_raw(out, "<b>");
	tvx_html_text(out, heading->place);
	tvx_html_raw(out, "</b> ");
	tvx_html_prose(out, tvx_unit_words(arena, heading));
	tvx_arena_free(arena);
}

void
tvx_page_heading(struct tvx_buf *out, const struct tvx_unit *heading)
{
	tvx_html_raw(out, "<h2 class=\"sec\">");
	write_heading_words(out, heading);
	tvx_html_raw(out, "</h2>\n");
}

static void
write_fold(struct page *page)
{
	struct run *fold = &page->fold;

	if (!fold->count)
		return;
	tvx_html_raw(page->out, "<details class=\"fold\">");
	tvx_page_summary(page->out, fold->count, "unchanged", fold->from, fold->to);
	tvx_buf_add(page->out, tvx_buf_str(&fold->html));
	tvx_html_raw(page->out, "</details>\n");
	tvx_buf_clear(&fold->html);
	fold->count = 0;
}

/* Headings that did not change are printed as such where something follows them. */
static void
write_titles(struct page *page)
{
	if (!page->heads.count)
		return;
	tvx_buf_add(page->out, tvx_buf_str(&page->titles));
	page->heading = page->heads.last;
	tvx_buf_clear(&page->titles);
	tvx_buf_clear(&page->heads.html);
	page->heads.count = 0;
}

/* What stands under them did not change either. */
static void
fold_heads(struct page *page)
{
	struct run *fold = &page->fold, *heads = &page->heads;

	if (!heads->count)
		return;
	if (!fold->count)
		fold->from = heads->from;
	fold->to = heads->to;
	fold->count += heads->count;
	tvx_buf_add(&fold->html, tvx_buf_str(&heads->html));
	tvx_buf_clear(&page->titles);
	tvx_buf_clear(&heads->html);
	heads->count = 0;
}

static void
add_unchanged(struct page *page, const struct tvx_passage *passage)
{
	const struct tvx_unit *unit = passage->first->new_unit;
	size_t start = page->heads.html.len;

	if (unit->paragraph->kind != TVX_UNIT_HEADING) {
		fold_heads(page);
		add_to_run(&page->fold, passage);
		return;
	}
	add_to_run(&page->heads, passage);
	tvx_html_raw(&page->titles, "<details class=\"fold sec\"><summary><h2>");
	write_heading_words(&page->titles, unit);
	tvx_html_raw(&page->titles, "</h2></summary>\n");
	tvx_buf_add(&page->titles,
		    (struct tvx_str){ page->heads.html.ptr + start, page->heads.html.len - start });
	tvx_html_raw(&page->titles, "</details>\n");
}

static void
write_whole(struct page *page)
{
	enum { LONG_RUN = 3 };

	struct run *whole = &page->whole;

	if (whole->count >= LONG_RUN) {
		tvx_html_raw(page->out, "<details class=\"run\" open>");
		tvx_page_summary(page->out, whole->count, tvx_relation_word(whole->relation),
				 whole->from, whole->to);
	}
	tvx_buf_add(page->out, tvx_buf_str(&whole->html));
	if (whole->count >= LONG_RUN)
		tvx_html_raw(page->out, "</details>\n");
	tvx_buf_clear(&whole->html);
	whole->count = 0;
}

/* Puts out what is waiting, and the heading that the passages from here on stand under. */
static void
flush_runs(struct page *page, const struct tvx_unit *heading)
{
	write_fold(page);
	write_titles(page);
	write_whole(page);
	if (heading && heading != page->heading)
		tvx_page_heading(page->out, heading);
}

static void
add_changed(struct page *page, const struct tvx_passage *passage)
{
	const struct tvx_pair *pair = passage->first;
	bool whole = !pair->old_unit || !pair->new_unit;
	const struct tvx_unit *unit = pair->new_unit ? pair->new_unit : pair->old_unit;
	const struct tvx_unit *heading = tvx_passage_heading(passage, page->diff, page->headings,
							     page->heading);
	bool elsewhere = heading && heading != page->heading && heading != pair->old_unit;

	if (page->fold.count || page->heads.count || !whole || elsewhere ||
	    (page->whole.count && page->whole.relation != pair->relation))
		flush_runs(page, elsewhere && heading != unit ? heading : NULL);
	page->heading = heading ? heading : page->heading;
	page->any = true;
	if (whole)
		add_to_run(&page->whole, passage);
	else
		write_passage(page->out, passage);
}

static void
add_next(struct page *page, const struct tvx_passage *passage)
{
	if (passage->wanted && passage->changed) {
		add_changed(page, passage);
	} else if (passage->wanted && !page->diff->kinds) {
		if (page->whole.count)
			flush_runs(page, NULL);
		add_unchanged(page, passage);
	}
}

void
tvx_page_begin(struct tvx_buf *out, const struct tvx_side *side, const char *what,
	       const char *more_css)
{
	tvx_html_raw(out, "<!DOCTYPE html>\n<html lang=\"");
	tvx_html_text(out, tvx_side_lang(side));
	tvx_html_raw(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
			  "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
	tvx_html_text(out, tvx_side_title(side));
	tvx_buf_printf(out, ": %s</title>\n<style>\n", what);
	tvx_buf_add(out, tvx_str_of(tvx_diff_css));
	tvx_buf_add(out, tvx_str_of(more_css));
	tvx_html_raw(out, "</style>\n</head>\n<body>\n<header>\n");
}

void
tvx_page_bar(struct tvx_buf *out, const struct tvx_page_kind *kinds, size_t count)
{
	tvx_html_raw(out, "<div class=\"bar\" hidden role=\"search\" aria-label=\"Changes\">"
			  "<fieldset><legend>Show</legend>\n");
	for (size_t i = 0; i < count; i++)
		tvx_buf_printf(out,
			       "<label><input type=\"checkbox\" value=\"%s\" checked> %s</label>\n",
			       kinds[i].value, kinds[i].label);
	tvx_html_raw(out,
		     "<button type=\"button\" id=\"none\">none</button>\n"
		     "<button type=\"button\" id=\"all\">all <kbd>Esc</kbd></button></fieldset>\n"
		     "<label>Find <kbd>/</kbd> <input type=\"search\" id=\"find\"></label>\n"
		     "<select id=\"sections\" aria-label=\"Section\">"
		     "<option value=\"\">Go to section</option></select>\n"
		     "<button type=\"button\" id=\"prev\">Previous <kbd>p</kbd></button>\n"
		     "<button type=\"button\" id=\"next\">Next <kbd>n</kbd></button>\n"
		     "<output id=\"count\" aria-live=\"polite\"></output></div>\n");
}

void
tvx_page_end(struct tvx_buf *out, struct tvx_str nothing, const char *more_js)
{
	tvx_buf_add(out, nothing.len ? TVX_STR("<p id=\"nothing\">")
				     : TVX_STR("<p id=\"nothing\" hidden>"));
	tvx_buf_add(out, nothing.len ? nothing
				     : TVX_STR("Nothing on this page matches. "
					       "Esc shows everything again."));
	tvx_html_raw(out, "</p>\n</main>\n<script>\n");
	tvx_buf_add(out, tvx_str_of(tvx_diff_js));
	tvx_buf_add(out, tvx_str_of(more_js));
	tvx_html_raw(out, "</script>\n</body>\n</html>\n");
}

/* The names of the columns, in their places. */
static void
write_sides(const struct tvx_diff *diff, struct tvx_buf *out)
{
	struct tvx_buf olds = { 0 }, news = { 0 };

	tvx_diff_describe(diff, true, &olds);
	tvx_diff_describe(diff, false, &news);
	tvx_html_raw(out, "<div class=\"cols sides\">\n<p><b>Old</b> ");
	tvx_html_prose(out, tvx_buf_str(&olds));
	tvx_html_raw(out, "</p>\n<p><b>New</b> ");
	tvx_html_prose(out, tvx_buf_str(&news));
	tvx_html_raw(out, "</p>\n</div>\n");
	tvx_buf_release(&olds);
	tvx_buf_release(&news);
}

static void
write_head(struct page *page)
{
	static const struct tvx_page_kind kinds[] = {
		{ "edited", "edited" },         { "moved", "moved" },      { "split", "split" },
		{ "merged", "merged" },         { "new", "new" },          { "deleted", "deleted" },
		{ "renumbered", "renumbered" }, { "marks", "marks only" }, { "same", "unchanged" },
	};
	struct tvx_buf *out = page->out, line = { 0 };
	struct tvx_diff_tally tally;

	tvx_page_begin(out, page->diff->new_side, "what changed", "");
	tvx_html_raw(out, "<h1>What changed</h1>\n");
	write_sides(page->diff, out);
	tvx_html_raw(out, "<p class=\"sum\">");
	tvx_diff_tally_all(page->diff, &tally);
	tvx_diff_add_tally(&line, &tally);
	tvx_html_text(out, tvx_buf_str(&line));
	tvx_html_raw(out, "</p>\n<p class=\"legend\"><del>Struck</del> words are in the old text "
			  "only, <ins>underlined</ins> words in the new one only; <i class=\"m\">"
			  "small</i> is what a reading adds: marks, brackets, names; at ¶ "
			  "the next unit of a merge or split begins, or a footnote.</p>\n"
			  "</header>\n");
	tvx_page_bar(out, kinds, sizeof(kinds) / sizeof(kinds[0]));
	tvx_buf_release(&line);
}

void
tvx_write_diff_html(const struct tvx_diff *diff, struct tvx_buf *out)
{
	struct page page = { .diff = diff, .out = out, .arena = tvx_arena_new() };
	struct tvx_diff_walk *walk;
	const struct tvx_passage *passage;

	page.headings = tvx_diff_headings(diff, page.arena);
	find_signposts(&page);
	write_head(&page);
	tvx_html_raw(out, "<main>\n");
	walk = tvx_diff_walk_new(diff);
	for (size_t g = 0; (passage = tvx_diff_walk_next(walk)); g++) {
		add_next(&page, passage);
		if (page.signposts[g] && !diff->kinds && !diff->only_old && !diff->only_new) {
			flush_runs(&page, NULL);
			write_signposts(&page, page.signposts[g]);
		}
	}
	tvx_diff_walk_free(walk);
	flush_runs(&page, NULL);
	tvx_page_end(out, page.any ? TVX_STR("") : tvx_diff_nothing(diff), "");
	tvx_buf_release(&page.fold.html);
	tvx_buf_release(&page.heads.html);
	tvx_buf_release(&page.titles);
	tvx_buf_release(&page.whole.html);
	tvx_arena_free(page.arena);
}
