/* Three texts as one page: what each text made of a passage of the base side by side, the
 * collisions listed first and framed in the words of the base. */
#include "write/diff_page.h"
#include "write/html.h"
#include "write/three.h"
#include "write/units.h"

#include <string.h>

/* clang-format off */
static const char css[] =
	".texts{display:grid;grid-template-columns:auto 1fr;gap:0 .8rem;margin:.2rem 0}.texts dt{font-weight:bold}.texts dd{margin:0}\n"
	".clashes{border:2px solid var(--fg);border-radius:4px;padding:.5rem .9rem .6rem;margin:1rem 0;font:.95rem/1.5 system-ui,sans-serif}\n"
	".clashes h2{font-size:1.05rem;margin:0 0 .3rem;display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:baseline}\n"
	".clashes ul{margin:0;padding:0;list-style:none;columns:26rem;column-gap:2rem}.clashes li{break-inside:avoid;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}\n"
	".clashes button{font:inherit;font-weight:normal;padding:.1rem .7rem;color:inherit;background:var(--card);border:1px solid var(--dim);border-radius:3px;cursor:pointer}\n"
	".clashes button[aria-pressed=true]{background:var(--fg);color:var(--bg)}\n"
	"article[data-k=collide]{border-top:3px solid var(--fg)}article[data-k=collide] .what{background:var(--fg);color:var(--bg);border-color:var(--fg)}\n"
	".words{white-space:pre-line;overflow-wrap:anywhere}.head .words{font-weight:bold;font-size:1.08rem}\n"
	"article>.words{max-width:46rem}article>.words+.cols{margin-top:.5rem}\n"
	".side{min-width:0}.side.x{grid-column:1}.side.y{grid-column:2}.side.both{grid-column:1/-1;max-width:46rem}\n"
	".side .words+h4{margin-top:.5rem}.side h4{font:.86rem/1.4 system-ui,sans-serif;color:var(--dim);margin:0 0 .1rem}.side h4 b,.of{color:var(--fg)}\n"
	".of{font:600 .86rem/1.4 system-ui,sans-serif;margin:0 0 .1rem}\n"
	"mark.at{margin-right:.3em}mark{color:inherit;background:none}article>.words mark{font-weight:bold}mark ins{border-bottom:3px solid currentColor}mark del{border-bottom:3px dotted currentColor}article>.words mark{border:1px solid currentColor;border-bottom-width:3px;border-radius:3px;padding:0 .15rem;-webkit-box-decoration-break:clone;box-decoration-break:clone}\n"
	"details.run h4{display:none}\n"
	"article>.words mark::before,article>.words mark::after{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(100%);white-space:nowrap}\n"
	"article>.words mark::before{content:\" [both changed: \"}article>.words mark.at::before{content:\" [both add words here: \"}article>.words mark::after{content:\"] \"}\n"
	".side.new .words{border-left:4px solid var(--ins);padding-left:.7rem}.side.deleted .words{border-left:4px double var(--del);padding-left:.7rem}\n"
	"@media screen and (max-width:48rem){.cols>.side.new{border-left:0;padding-left:0}.side.x,.side.y{grid-column:1}.side.same{display:none}.side+.side{border-top:1px dashed var(--line);padding-top:.4rem}}\n"
	"@media print{.clashes,.side h4,.of{font-size:8.5pt}.clashes h2{font-size:10pt}.clashes button,details.fold>article{display:none}.clashes{break-inside:avoid}article[data-k=collide] .what{background:none;color:#000;border:2px solid #000}}\n";

/* Pressing the button twice shows everything again; so does Esc. */
static const char js[] =
	"(function(){\n"
	"var b=document.getElementById(\"only\"),boxes=[].slice.call(document.querySelectorAll(\".bar input[type=checkbox]\"));\n"
	"if(!b)return;\n"
	"function pressed(){return boxes.every(function(c){return c.checked===(c.value===\"collide\")})}\n"
	"function show(){b.setAttribute(\"aria-pressed\",pressed())}\n"
	"b.hidden=false;\n"
	"b.addEventListener(\"click\",function(){var all=pressed();boxes.forEach(function(c){c.checked=all||c.value===\"collide\"});boxes[0].dispatchEvent(new Event(\"change\"));show()});\n"
	"boxes.forEach(function(c){c.addEventListener(\"change\",show)});\n"
	"document.addEventListener(\"keyup\",show);\n"
	"})();\n";
/* clang-format on */

/* Rows in a row that are folded, or shown under one summary, not yet put out. */
struct run {
	struct tvx_buf html;
	struct tvx_str from, to; /* places */
	size_t count;
	const char *what; /* static */
};

struct page {
	const struct tvx_three *three;
	struct tvx_buf *out;
	struct run fold;                /* rows that nobody changed */
	struct run whole;               /* that one text dropped or added */
	const struct tvx_unit *last;    /* of the base, among the rows so far */
	const struct tvx_unit *heading; /* printed last */
};

static const char *const kind_of[][2] = {
	[TVX_CLASH_NONE] = { "same", "same" },          [TVX_CLASH_ONE] = { "x", "y" },
	[TVX_CLASH_ALIKE] = { "alike", "alike" },       [TVX_CLASH_APART] = { "apart", "apart" },
	[TVX_CLASH_COLLIDE] = { "collide", "collide" },
};

static const char *
kind(const struct tvx_three_row *row)
{
	return kind_of[row->clash][!row->changed[0]];
}

/* --- words --------------------------------------------------------------------------------------- */

/* The words of the base unit of a row. */
static struct tvx_str
base_words(const struct tvx_three_row *row)
{
	const struct tvx_pair *pair = row->groups[0]->pairs;

	while (pair->old_unit != row->base_unit)
		pair++;
	return pair->old_words;
}

static void
write_spot(struct tvx_buf *out, struct tvx_str words)
{
	struct tvx_str core = tvx_str_trim(words);
	size_t end = (size_t)(core.ptr - words.ptr) + core.len;

	tvx_page_words(out, (struct tvx_str){ words.ptr, end - core.len });
	if (!core.len) {
		tvx_html_raw(out, "<mark class=\"at\"><span>+</span></mark>");
		return;
	}
	tvx_html_raw(out, "<mark>");
	tvx_page_words(out, core);
	tvx_html_raw(out, "</mark>");
	tvx_page_words(out, (struct tvx_str){ words.ptr + end, words.len - end });
}

/* The words of the base, those that both changed framed. */
static void
write_base(struct tvx_buf *out, const struct tvx_three_row *row, const struct tvx_spots *spots)
{
	struct tvx_str words = base_words(row);
	size_t at = 0;

	tvx_html_raw(out, "<div class=\"words base\">");
	for (size_t i = 0; i < spots->count; i++) {
		struct tvx_spot spot = spots->list[i];
		tvx_page_words(out, (struct tvx_str){ words.ptr + at, spot.start - at });
		write_spot(out, (struct tvx_str){ words.ptr + spot.start, spot.end - spot.start });
		at = spot.end;
	}
	tvx_page_words(out, (struct tvx_str){ words.ptr + at, words.len - at });
	tvx_html_raw(out, "</div>\n");
}

/* Whether a stretch of the base is within a spot, or the words put in there are. */
static bool
is_in(const struct tvx_spots *spots, size_t start, size_t end)
{
	for (size_t i = 0; i < spots->count; i++)
		if (spots->list[i].start <= start && end <= spots->list[i].end)
			return true;
	return false;
}

static bool
ends_with(const struct tvx_buf *out, struct tvx_str end)
{
	return out->len >= end.len && memcmp(out->ptr + out->len - end.len, end.ptr, end.len) == 0;
}

/* Behind what is struck they are words of their own. */
static void
write_new_words(struct tvx_buf *out, const struct tvx_passage *passage, const struct tvx_edit *edit)
{
	struct tvx_str core = edit->new_words;
	bool behind_struck = ends_with(out, TVX_STR("</del>")) ||
			     ends_with(out, TVX_STR("</del></mark>"));

	if (behind_struck && !tvx_str_blanks(&core).len && core.len)
		tvx_buf_add_char(out, ' ');
	tvx_page_change(out, passage, edit, false);
}

/* What stays once, what changed struck and underlined. */
static void
write_words(struct tvx_buf *out, const struct tvx_passage *passage, const struct tvx_spots *spots)
{
	size_t at = 0;

	for (size_t i = 0; i < passage->edits.count; i++) {
		const struct tvx_edit *edit = &passage->edits.list[i];
		size_t end = at + edit->old_words.len;
		if (!edit->changes || tvx_edit_is_quiet(edit)) {
			tvx_page_words(out, edit->new_words);
		} else {
			bool framed = !tvx_edit_is_markup(edit) && is_in(spots, at, end);
			tvx_buf_add(out, framed ? TVX_STR("<mark>") : TVX_STR(""));
			tvx_page_change(out, passage, edit, true);
			write_new_words(out, passage, edit);
			tvx_buf_add(out, framed ? TVX_STR("</mark>") : TVX_STR(""));
		}
		at = end;
	}
}

/* --- rows ---------------------------------------------------------------------------------------- */

static size_t
index_of(const struct tvx_three *three, const struct tvx_unit *unit)
{
	return (size_t)(unit - three->base->survey->units);
}

/* What links to a row begin with: its base unit, or else the first one that is new. */
static void
add_anchor(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_row *row)
{
	int which = !row->changed[0];

	if (row->base_unit)
		tvx_buf_printf(out, "u%zu", index_of(three, row->base_unit));
	else
		tvx_buf_printf(out, "%s%zu", which ? "y" : "x",
			       (size_t)(row->groups[which]->pairs->new_unit -
					three->sides[which]->survey->units));
}

/* Where a row stands: in the base, or in the text that it is new in. */
static struct tvx_str
place_of(const struct tvx_three_row *row)
{
	return row->base_unit ? row->base_unit->place
			      : row->groups[!row->changed[0]]->pairs->new_unit->place;
}

/* Whether a row is named by where it stands; otherwise by what it follows. */
static bool
has_place(const struct tvx_three_row *row)
{
	return row->base_unit || row->clash != TVX_CLASH_COLLIDE;
}

static void
write_place(struct tvx_buf *out, const struct tvx_three_row *row)
{
	struct tvx_buf place = { 0 };

	if (has_place(row)) {
		tvx_html_text(out, place_of(row));
		return;
	}
	tvx_three_place(row, &place);
	tvx_html_text(out, tvx_buf_str(&place));
	tvx_buf_release(&place);
}

static void
write_part_title(struct tvx_buf *out, const struct tvx_three *three,
		 const struct tvx_three_row *row, const struct tvx_three_part *part)
{
	struct tvx_str places = tvx_buf_str(&part->places);

	tvx_html_raw(out, "<h4><b>");
	tvx_buf_add(out, part->name[0] == '=' ? TVX_STR("X and Y") : tvx_str_of(part->name));
	if (places.len && !(has_place(row) && tvx_str_equal(places, place_of(row)))) {
		tvx_html_raw(out, " ");
		tvx_html_text(out, places);
	}
	tvx_html_raw(out, "</b> ");
	tvx_html_text(out, tvx_buf_str(&part->phrase));
	if (part->again) {
		tvx_buf_printf(out, ", <a href=\"#u%zu\">above at ", index_of(three, part->again));
		tvx_html_text(out, part->again->place);
		tvx_html_raw(out, "</a>");
	}
	tvx_html_raw(out, "</h4>\n");
}

/* All of it is new, or gone: saying so once is enough. */
static const char *
whole_class(const struct tvx_pair *pair)
{
	return !pair->old_unit ? " whole new" : !pair->new_unit ? " whole deleted" : "";
}

static void
write_part(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_row *row,
	   const struct tvx_three_part *part, const char *column, const struct tvx_spots *spots)
{
	write_part_title(out, three, row, part);
	if (part->again)
		return;
	tvx_buf_printf(out, "<div class=\"words %s\">", column);
	write_words(out, &part->passage, spots);
	tvx_html_raw(out, "</div>\n");
}

/* What one text made of it. */
static void
write_side(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_row *row,
	   int which, const struct tvx_spots *spots)
{
	static const char *const classes[] = { "x", "y", "both" };
	const char *column = classes[row->clash == TVX_CLASH_ALIKE ? 2 : which];
	size_t parts = tvx_three_parts(row, which);
	struct tvx_three_part part;

	if (!row->changed[which] && row->base_unit)
		tvx_buf_printf(out,
			       "<section class=\"side %s same none\"><h4><b>%s</b> unchanged</h4>"
			       "</section>\n",
			       column, which ? "Y" : "X");
	for (size_t n = 0; n < parts; n++) {
		tvx_three_part_init(&part, three, row, which, n);
		if (!n)
			tvx_buf_printf(out, "<section class=\"side %s%s\">\n", column,
				       whole_class(part.passage.first));
		write_part(out, three, row, &part, column, spots);
		tvx_three_part_release(&part);
	}
	tvx_buf_add(out, parts ? TVX_STR("</section>\n") : TVX_STR(""));
}

static void
write_row_title(struct tvx_buf *out, const struct tvx_three_row *row)
{
	struct tvx_str reason = tvx_three_reason(row);

	tvx_html_raw(out, "<h3><b>");
	write_place(out, row);
	tvx_html_raw(out, "</b>");
	if (row->clash != TVX_CLASH_NONE)
		tvx_buf_printf(out, "<span class=\"what\">%s%s%s</span>",
			       row->base_unit ? "" : "new, ",
			       row->clash == TVX_CLASH_ONE ? "only " : "", tvx_three_phrase(row));
	if (reason.len) {
		tvx_html_raw(out, " ");
		tvx_html_text(out, reason);
	}
	tvx_html_raw(out, "</h3>\n");
}

static void
write_row_start(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_row *row)
{
	enum tvx_unit_kind unit_kind = row->base_unit ? row->base_unit->paragraph->kind
						      : TVX_UNIT_PARAGRAPH;

	tvx_html_raw(out, "<article id=\"");
	add_anchor(out, three, row);
	tvx_html_raw(out, "\" tabindex=\"-1\"");
	if (unit_kind == TVX_UNIT_HEADING || unit_kind == TVX_UNIT_TITLE)
		tvx_html_raw(out, " class=\"head\"");
	tvx_buf_printf(out, " data-k=\"%s\">\n", kind(row));
	write_row_title(out, row);
}

static void
write_row(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_row *row)
{
	struct tvx_spots spots;

	tvx_spots_init(&spots, three->way, row);
	write_row_start(out, three, row);
	if (spots.count)
		tvx_html_raw(out, "<p class=\"of\">Base</p>\n");
	if (spots.count || row->clash == TVX_CLASH_NONE)
		write_base(out, row, &spots);
	if (row->clash != TVX_CLASH_NONE) {
		tvx_html_raw(out, "<div class=\"cols\">\n");
		for (int which = 0; which < 2; which++)
			write_side(out, three, row, which, &spots);
		tvx_html_raw(out, "</div>\n");
	}
	tvx_html_raw(out, "</article>\n");
	tvx_spots_release(&spots);
}

/* --- the page ------------------------------------------------------------------------------------ */

/* The heading that the rows from here on stand under, once, unless they begin with it. */
static void
write_heading(struct page *page, const struct tvx_unit *unit)
{
	const struct tvx_unit *units = page->three->base->survey->units;
	const struct tvx_unit *heading = unit && unit->section != SIZE_MAX ? &units[unit->section]
									   : NULL;

	if (!heading || heading == page->heading)
		return;
	page->heading = heading;
	if (heading != unit)
		tvx_page_heading(page->out, heading);
}

static void
add_to_run(struct page *page, struct run *run, const char *what, const struct tvx_three_row *row,
	   struct tvx_str place)
{
	if (!run->count++)
		run->from = place;
	run->to = place;
	run->what = what;
	write_row(&run->html, page->three, row);
}

static void
flush_run(struct tvx_buf *out, struct run *run, const char *attributes, size_t least)
{
	bool folded = run->count >= least;

	if (folded) {
		tvx_buf_printf(out, "<details %s>", attributes);
		tvx_page_summary(out, run->count, run->what, run->from, run->to);
	}
	tvx_buf_add(out, tvx_buf_str(&run->html));
	tvx_buf_add(out, folded ? TVX_STR("</details>\n") : TVX_STR(""));
	tvx_buf_clear(&run->html);
	run->count = 0;
}

static void
flush_runs(struct page *page)
{
	enum { LONG_RUN = 3 };

	if (page->fold.count)
		flush_run(page->out, &page->fold, "class=\"fold\"", 1);
	if (page->whole.count)
		flush_run(page->out, &page->whole, "class=\"run\" open", LONG_RUN);
}

/* What one text alone dropped or added, as the summary of a run says it; NULL: nothing of the
 * kind. */
static const char *
whole_phrase(const struct tvx_three_row *row)
{
	static const char *const phrases[2][2] = { { "deleted by X", "deleted by Y" },
						   { "new in X", "new in Y" } };
	int which = !row->changed[0];

	if (row->clash != TVX_CLASH_ONE)
		return NULL;
	const struct tvx_pair *pair = row->groups[which]->pairs;
	return pair->old_unit && pair->new_unit ? NULL : phrases[!pair->old_unit][which];
}

static void
add_row(struct page *page, const struct tvx_three_row *row)
{
	const struct tvx_unit *units = page->three->base->survey->units;
	const struct tvx_unit *unit = row->base_unit ? row->base_unit : page->last;
	const char *whole = whole_phrase(row);
	bool elsewhere = unit && unit->section != SIZE_MAX &&
			 &units[unit->section] != page->heading;

	page->last = unit;
	if (row->clash == TVX_CLASH_NONE) {
		if (page->whole.count)
			flush_runs(page);
		add_to_run(page, &page->fold, "unchanged", row, place_of(row));
		return;
	}
	if (page->fold.count || !whole || elsewhere ||
	    (page->whole.count && page->whole.what != whole))
		flush_runs(page);
	write_heading(page, unit);
	if (whole)
		add_to_run(page, &page->whole, whole, row, place_of(row));
	else
		write_row(page->out, page->three, row);
}

/* The words of the base that both changed. */
static void
write_clash_words(struct tvx_buf *out, const struct tvx_three_row *row,
		  const struct tvx_spots *spots)
{
	struct tvx_str words = base_words(row);

	for (size_t i = 0; i < spots->count; i++) {
		struct tvx_spot at = spots->list[i];
		struct tvx_str spot = tvx_str_trim(
			(struct tvx_str){ words.ptr + at.start, at.end - at.start });
		tvx_buf_add(out, i ? TVX_STR(" · ") : TVX_STR(""));
		if (!spot.len) {
			tvx_html_raw(out, "both add words");
			continue;
		}
		tvx_html_raw(out, "<q>");
		tvx_html_text(out, spot);
		tvx_html_raw(out, "</q>");
	}
}

/* What each did. */
static void
write_deeds(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_row *row)
{
	for (int which = 0; which < 2; which++) {
		struct tvx_three_part part;
		tvx_three_part_init(&part, three, row, which, 0);
		tvx_buf_printf(out, "%s%s ", which ? ", " : "", part.name);
		tvx_html_text(out, tvx_buf_str(&part.phrase));
		tvx_three_part_release(&part);
	}
}

/* A collision in one line, with its place. */
static void
write_clash(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_row *row)
{
	struct tvx_str reason = tvx_three_reason(row);
	struct tvx_spots spots;

	tvx_spots_init(&spots, three->way, row);
	tvx_html_raw(out, "<li><a href=\"#");
	add_anchor(out, three, row);
	tvx_html_raw(out, "\">");
	write_place(out, row);
	tvx_html_raw(out, "</a> ");
	if (spots.count)
		write_clash_words(out, row, &spots);
	else if (reason.len)
		tvx_html_text(out, reason);
	else
		write_deeds(out, three, row);
	tvx_html_raw(out, "</li>\n");
	tvx_spots_release(&spots);
}

static void
write_clashes(struct tvx_buf *out, const struct tvx_three *three, size_t clashes)
{
	struct tvx_three_walk walk;
	const struct tvx_three_row *row;

	if (!clashes)
		return;
	tvx_buf_printf(out,
		       "<nav class=\"clashes\" aria-labelledby=\"clashes\">\n<h2><span "
		       "id=\"clashes\">%zu collision%s</span>",
		       clashes, clashes == 1 ? "" : "s");
	tvx_html_raw(out, "<button type=\"button\" id=\"only\" hidden aria-pressed=\"false\">Show "
			  "only collisions</button></h2>\n<ul>\n");
	tvx_three_walk_init(&walk, three);
	while ((row = tvx_three_next(&walk)))
		if (row->clash == TVX_CLASH_COLLIDE)
			write_clash(out, three, row);
	tvx_html_raw(out, "</ul>\n</nav>\n");
}

static void
write_title(struct tvx_buf *out, const char *name, const struct tvx_three *three, int which)
{
	struct tvx_buf title = { 0 };

	tvx_three_title(three, which, &title);
	tvx_buf_printf(out, "<dt>%s</dt><dd>", name);
	tvx_html_prose(out, tvx_buf_str(&title));
	tvx_html_raw(out, "</dd>\n");
	tvx_buf_release(&title);
}

static void
write_head(struct tvx_buf *out, const struct tvx_three *three, const struct tvx_three_sums *sums)
{
	struct tvx_buf line = { 0 };

	tvx_page_begin(out, three->base, "what two texts changed", css);
	tvx_html_raw(out, "<h1>What two texts changed</h1>\n<dl class=\"texts\">\n");
	write_title(out, "Base", three, 2);
	write_title(out, "X", three, 0);
	write_title(out, "Y", three, 1);
	tvx_html_raw(out, "</dl>\n<p class=\"sum\">");
	tvx_three_add_sums(&line, sums);
	tvx_html_text(out, tvx_buf_str(&line));
	tvx_html_raw(
		out,
		"</p>\n<p class=\"legend\"><del>Struck</del> words are in the base only, "
		"<ins>underlined</ins> words in X or Y only; <i class=\"m\">small</i> is what a "
		"reading adds: marks, brackets, names; words in a frame were changed by "
		"both; at ¶ the next unit of a merge or split begins, or a "
		"footnote.</p>\n</header>\n");
	tvx_buf_release(&line);
}

/* A filter for each kind that there is. */
static void
write_bar(struct tvx_buf *out, const struct tvx_three_sums *sums)
{
	const struct {
		size_t count;
		struct tvx_page_kind kind;
	} all[] = {
		{ sums->collide, { "collide", "collide" } },
		{ sums->apart, { "apart", "both, apart" } },
		{ sums->alike, { "alike", "both alike" } },
		{ sums->one[0], { "x", "only X" } },
		{ sums->one[1], { "y", "only Y" } },
		{ sums->none, { "same", "unchanged" } },
	};
	struct tvx_page_kind kinds[sizeof(all) / sizeof(all[0])];
	size_t count = 0;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].count)
			kinds[count++] = all[i].kind;
	tvx_page_bar(out, kinds, count);
}

void
tvx_write_three_html(const struct tvx_three *three, struct tvx_buf *out)
{
	struct tvx_three_sums sums = tvx_three_count(three);
	struct page page = { .three = three, .out = out };
	struct tvx_three_walk walk;
	const struct tvx_three_row *row;

	write_head(out, three, &sums);
	if (three->stat) {
		tvx_html_raw(out, "</body>\n</html>\n");
		return;
	}
	write_bar(out, &sums);
	tvx_html_raw(out, "<main>\n");
	write_clashes(out, three, sums.collide);
	tvx_three_walk_init(&walk, three);
	while ((row = tvx_three_next(&walk)))
		add_row(&page, row);
	flush_runs(&page);
	tvx_page_end(out, tvx_three_any(three) ? TVX_STR("") : tvx_three_nothing(three), js);
	tvx_buf_release(&page.fold.html);
	tvx_buf_release(&page.whole.html);
}
