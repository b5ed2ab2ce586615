/* Blocks out of lines: sentences that were broken are whole again, labels stand apart. */
#include "read/acts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
	/* A remark is no longer than that. */
	REMARK_BYTES = 2000,
	/* Nor is a title. */
	TITLE_BYTES = 600,
	/* Nor is a status that stands alone. */
	BARE_LINE_BYTES = 120,
	/* Further to the right, nobody counts columns. */
	COLUMN_BYTES = 1 << 16,
};

struct blocking {
	struct tvx_paper *paper;
	size_t cap;
	struct tvx_block *block; /* the one that is being filled */
	struct tvx_buf text;
	struct tvx_piece *pieces;
	size_t piece_count, piece_cap;
	size_t *marks;
	size_t mark_count, mark_cap;
	bool blank;   /* a blank line came last */
	bool waiting; /* the label stood alone on its line */
	bool noted;   /* the block is a footnote's text */
	bool notes;   /* the paper has texts of footnotes */
};

/* --- what an end of a line says ------------------------------------------------------------ */

/* Words after which no sentence ends. */
static bool
is_function_word(struct tvx_str word)
{
	static const char *const words[] = { "a",   "an",   "and",       "as",   "at",    "by",
					     "de",  "for",  "from",      "in",   "its",   "la",
					     "of",  "on",   "or",        "our",  "the",   "their",
					     "to",  "with", "y",         "its",  "los",   "las",
					     "del", "el",   "including", "that", "which", "human",
					     "any", "all",  "between" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (tvx_str_equal_nocase(word, tvx_str_of(words[i])))
			return true;
	return false;
}

static struct tvx_str
last_word(struct tvx_str text)
{
	size_t start = text.len;

	while (start && text.ptr[start - 1] != ' ')
		start--;
	return (struct tvx_str){ text.ptr + start, text.len - start };
}

struct tvx_str
tvx_without_groups(struct tvx_str text)
{
	text = tvx_str_trim(text);
	while (text.len && (text.ptr[text.len - 1] == ')' || text.ptr[text.len - 1] == ']')) {
		char close = text.ptr[text.len - 1], open = close == ')' ? '(' : '[';
		size_t at = text.len - 1, depth = 1;
		size_t least = at > REMARK_BYTES ? at - REMARK_BYTES : 0;
		while (at > least && depth) {
			at--;
			depth += text.ptr[at] == close;
			depth -= text.ptr[at] == open;
		}
		if (depth)
			return text;
		text = tvx_str_trim((struct tvx_str){ text.ptr, at });
	}
	return text;
}

bool
tvx_ends_a_sentence(struct tvx_str text)
{
	static const char *const ends[] = { ".",       ":", ";", "!", "?", ".\"", "\xE2\x80\x9D",
					    "\xC2\xBB" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		size_t len = strlen(ends[i]);
		if (text.len >= len && memcmp(text.ptr + text.len - len, ends[i], len) == 0)
			return true;
	}
	return false;
}

static bool
starts_low(struct tvx_str text)
{
	return text.len && islower((unsigned char)text.ptr[0]);
}

bool
tvx_is_all_capitals(struct tvx_str text)
{
	size_t letters = 0;

	if (text.len > TITLE_BYTES)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (islower((unsigned char)text.ptr[i]))
			return false;
		letters += isupper((unsigned char)text.ptr[i]) != 0;
	}
	return letters > 3;
}

/* "(Agreed IM - 11-5-2015)" and the like: nothing but brackets that begin with a status or say
 * what somebody does. */
static bool
is_only_remarks(const struct tvx_paper *paper, struct tvx_str line)
{
	static const enum tvx_role statuses[] = { TVX_ROLE_AGREED, TVX_ROLE_PENDING,
						  TVX_ROLE_REOPENED, TVX_ROLE_CONFIRMED };
	struct tvx_str inner = { line.ptr + 1, line.len ? line.len - 1 : 0 };

	if (!line.len || (line.ptr[0] != '(' && line.ptr[0] != '[') ||
	    tvx_without_groups(line).len > 1)
		return false;
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++)
		if (tvx_house_phrase(paper->house, statuses[i], inner, NULL))
			return true;
	return false;
}

/* "Approved, formal meeting, Dec. 7, 2015" on a line of its own. */
static bool
is_bare_status(const struct blocking *b, struct tvx_str line)
{
	struct tvx_act act;

	return b->paper->negotiated && line.len < BARE_LINE_BYTES &&
	       isupper((unsigned char)line.ptr[0]) &&
	       tvx_act_bare_mark(b->paper->house, line, &act) && !act.from &&
	       (tvx_date_given(act.on) || act.ad_ref) && b->text.len;
}

/* --- filling a block ------------------------------------------------------------------------------ */

static void
add_piece(struct blocking *b, size_t line, const char *at)
{
	if (b->piece_count == b->piece_cap) {
		b->piece_cap = b->piece_cap ? b->piece_cap * 2 : 16;
		b->pieces = tvx_realloc(b->pieces, b->piece_cap, sizeof(*b->pieces));
	}
	b->pieces[b->piece_count++] = (struct tvx_piece){
		b->text.len, line, (size_t)(at - b->paper->lines[line].text.ptr)
	};
}

static void
add_words(struct blocking *b, size_t line, struct tvx_str words)
{
	bool hyphen = b->paper->wrapped && b->text.len && b->text.ptr[b->text.len - 1] == '-' &&
		      starts_low(words);

	if (b->text.len && words.len && !hyphen)
		tvx_buf_add_char(&b->text, ' ');
	add_piece(b, line, words.ptr);
	tvx_buf_add(&b->text, words);
}

static void
finish(struct blocking *b)
{
	struct tvx_arena *arena = b->paper->arena;
	struct tvx_block *block = b->block;

	if (!block)
		return;
	block->text = tvx_arena_str(arena, tvx_buf_str(&b->text));
	block->pieces = tvx_arena_alloc(arena, (b->piece_count + 1) * sizeof(*b->pieces));
	if (b->piece_count)
		memcpy(block->pieces, b->pieces, b->piece_count * sizeof(*b->pieces));
	block->piece_count = b->piece_count;
	if (b->mark_count) {
		block->marks = tvx_arena_alloc(arena, b->mark_count * sizeof(*b->marks));
		memcpy(block->marks, b->marks, b->mark_count * sizeof(*b->marks));
	}
	block->mark_count = b->mark_count;
	b->block = NULL;
}

static void
begin(struct blocking *b, size_t line, const struct tvx_label *label, struct tvx_str words)
{
	struct tvx_paper *paper = b->paper;

	finish(b);
	if (paper->block_count == b->cap) {
		b->cap = b->cap ? b->cap * 2 : 256;
		paper->blocks = tvx_realloc(paper->blocks, b->cap, sizeof(*paper->blocks));
	}
	b->block = &paper->blocks[paper->block_count++];
	*b->block = (struct tvx_block){ .first = line, .label = *label, .after_blank = b->blank };
	tvx_buf_clear(&b->text);
	b->piece_count = b->mark_count = 0;
	if (label->opened) {
		struct tvx_str text = paper->lines[line].text;
		add_words(b, line, (struct tvx_str){ text.ptr, label->opened });
		if (words.len)
			add_piece(b, line, words.ptr);
		tvx_buf_add(&b->text, words);
	} else if (words.len) {
		add_words(b, line, words);
	}
	b->waiting = label->style != TVX_STYLE_NONE && !words.len;
}

/* "/ and the states": a footnote's mark, reduced to a slash. */
static bool
take_mark(struct blocking *b, size_t line, struct tvx_str text)
{
	if (!b->block || text.ptr[0] != '/' || (text.len > 1 && text.ptr[1] != ' '))
		return false;
	if (b->mark_count == b->mark_cap) {
		b->mark_cap = b->mark_cap ? b->mark_cap * 2 : 8;
		b->marks = tvx_realloc(b->marks, b->mark_cap, sizeof(*b->marks));
	}
	b->marks[b->mark_count++] = b->text.len;
	struct tvx_str rest = tvx_str_trim((struct tvx_str){ text.ptr + 1, text.len - 1 });
	if (rest.len)
		add_words(b, line, rest);
	return true;
}

static bool
is_lost_number(struct tvx_str text)
{
	return text.len > 4 && memcmp(text.ptr, "\xEF\xBF\xBD", 3) == 0 &&
	       strchr(". \t", text.ptr[3]);
}

/* A footnote's text: its number became U+FFFD. The first may have kept its own. */
static size_t
footnote_text(const struct blocking *b, size_t line, const struct tvx_label *label)
{
	static const char lost[] = "\xEF\xBF\xBD";
	const struct tvx_paper *paper = b->paper;
	struct tvx_str text = paper->lines[line].text;
	size_t at = 3;

	if (is_lost_number(text)) {
		while (at < text.len && strchr(". \t", text.ptr[at]))
			at++;
		return at;
	}
	if (label->style != TVX_STYLE_NUMBER || label->value != 1)
		return 0;
	while (++line < paper->line_count && !paper->lines[line].text.len)
		;
	if (line == paper->line_count || paper->lines[line].text.len < 4 ||
	    memcmp(paper->lines[line].text.ptr, lost, 3) != 0)
		return 0;
	return label->printed.len + (label->printed.len < text.len);
}

/* In a text with broken lines, a number may begin a line by chance. */
static bool
is_chance(const struct blocking *b, const struct tvx_label *label)
{
	struct tvx_str before = tvx_buf_str(&b->text);

	if (!b->paper->wrapped || b->blank || !b->block || !before.len ||
	    tvx_ends_a_sentence(before))
		return false;
	if (label->style == TVX_STYLE_BULLET)
		return false;
	char last = before.ptr[before.len - 1];
	return last != ',' && last != ')' && last != ']' &&
	       !tvx_str_equal_nocase(last_word(before), TVX_STR("and")) &&
	       !tvx_str_equal_nocase(last_word(before), TVX_STR("or")) &&
	       !tvx_is_all_capitals(before);
}

/* "[words" on one line and "– G77]" on the next. */
static bool
is_dash_in_bracket(const struct blocking *b, const struct tvx_label *label, struct tvx_str words)
{
	const struct tvx_form *form;

	struct tvx_str before = tvx_buf_str(&b->text);
	size_t closed = 0, least = before.len > REMARK_BYTES ? before.len - REMARK_BYTES : 0;

	if (label->style != TVX_STYLE_BULLET || b->blank || !b->block ||
	    !tvx_house_party(b->paper->house, words, &form))
		return false;
	for (size_t at = before.len; at-- > least;) {
		closed += before.ptr[at] == ']' || before.ptr[at] == ')';
		if (before.ptr[at] != '[' && before.ptr[at] != '(')
			continue;
		if (!closed)
			return true;
		closed--;
	}
	return false;
}

/* Whether a line that is no footnote's beginning goes on with the one before it. Footnotes end where
 * a page or a paper does, and what comes then is text again. */
static bool
is_footnote_still(const struct blocking *b, const struct tvx_label *label, struct tvx_str text)
{
	if (!b->block || !b->noted || b->blank)
		return false;
	return label->style == TVX_STYLE_NONE ? !tvx_is_all_capitals(text) : is_chance(b, label);
}

static bool
goes_on(const struct blocking *b, struct tvx_str text)
{
	/* First of all, for they may be many, and each line would look through those before it. */
	if (is_only_remarks(b->paper, text) || is_bare_status(b, text))
		return true;
	struct tvx_str before = tvx_buf_str(&b->text), words = tvx_without_groups(before);
	bool open = !tvx_ends_a_sentence(words);

	if (b->blank)
		return open && starts_low(text) && b->block->label.style != TVX_STYLE_BULLET;
	if (b->paper->wrapped)
		return open || starts_low(text) || before.len > 40;
	if (tvx_is_all_capitals(before) && tvx_is_all_capitals(text))
		return b->block->label.style == TVX_STYLE_NONE ||
		       (words.len && words.ptr[words.len - 1] == ',');
	return open && (starts_low(text) || is_function_word(last_word(words)) ||
			(words.len && words.ptr[words.len - 1] == ',' && before.len > 60));
}

static void
take_text(struct blocking *b, size_t index, struct tvx_str text)
{
	struct tvx_label label, none = { 0 };

	if (take_mark(b, index, text))
		return;
	size_t len = tvx_label_parse(b->paper, text, &label);
	size_t note = footnote_text(b, index, &label);
	struct tvx_str words = { text.ptr + len, text.len - len };
	if (note) {
		struct tvx_str rest = { text.ptr + note, text.len - note };
		begin(b, index, &none, tvx_str_trim(rest));
		b->block->kind = TVX_BLOCK_FOOTNOTE;
		b->noted = true;
		return;
	}
	if (is_footnote_still(b, &label, text)) {
		add_words(b, index, text);
		return;
	}
	if (b->noted) {
		begin(b, index, len ? &label : &none, len ? words : text);
		b->noted = false;
		return;
	}
	if (len && !is_chance(b, &label) && !is_dash_in_bracket(b, &label, words) &&
	    !(b->waiting && label.style == TVX_STYLE_BULLET)) {
		begin(b, index, &label, words);
	} else if (b->block && (b->waiting || goes_on(b, text))) {
		add_words(b, index, text);
		b->waiting = false;
	} else {
		begin(b, index, &none, text);
	}
}

/* "Light the hydrants. / (Agreed)": where the mark of a footnote stands inside a line, or zero. */
static size_t
mark_inside(const struct blocking *b, struct tvx_str text)
{
	const char *at = b->notes && text.len > 2 ? text.ptr + 1 : NULL, *end = text.ptr + text.len;

	for (; at && (at = memchr(at, '/', (size_t)(end - at))); at++)
		if (at[-1] == ' ' && (at + 1 == end || (at + 2 < end && at[1] == ' ' &&
							(at[2] == '(' || at[2] == '['))))
			return (size_t)(at - text.ptr);
	return 0;
}

static void
take_line(struct blocking *b, size_t index)
{
	struct tvx_str text = b->paper->lines[index].text;
	size_t mark = mark_inside(b, text);

	if (!mark) {
		take_text(b, index, text);
		return;
	}
	take_text(b, index, tvx_str_trim((struct tvx_str){ text.ptr, mark }));
	take_mark(b, index, (struct tvx_str){ text.ptr + mark, text.len - mark });
}

static bool
has_footnotes(const struct tvx_paper *paper)
{
	for (size_t i = 0; i < paper->line_count; i++)
		if (is_lost_number(paper->lines[i].text))
			return true;
	return false;
}

void
tvx_paper_blocks(struct tvx_paper *paper)
{
	struct blocking b = { .paper = paper, .notes = has_footnotes(paper) };

	for (size_t i = 0; i < paper->line_count; i++) {
		const struct tvx_line *line = &paper->lines[i];
		if (line->furniture)
			continue;
		if (line->text.len)
			take_line(&b, i);
		b.blank = !line->text.len;
	}
	finish(&b);
	tvx_buf_release(&b.text);
	free(b.pieces);
	free(b.marks);
}

void
tvx_block_place(const struct tvx_paper *paper, const struct tvx_block *block, size_t offset,
		unsigned *line, unsigned *column)
{
	size_t low = 0, high = block->piece_count;

	offset += block->cut;
	*line = (unsigned)block->first + 1;
	*column = 1;
	if (!high)
		return;
	while (low + 1 < high) {
		size_t middle = (low + high) / 2;
		if (block->pieces[middle].at <= offset)
			low = middle;
		else
			high = middle;
	}
	const struct tvx_piece *piece = &block->pieces[low];
	const struct tvx_str text = paper->lines[piece->line].text;
	size_t in_line = piece->column + (offset > piece->at ? offset - piece->at : 0);
	*line = (unsigned)piece->line + 1;
	*column = 1;
	if (in_line > COLUMN_BYTES) {
		*column = 0;
		return;
	}
	/* Columns count characters, and the blanks before the text of the line. */
	const char *start = text.ptr;
	while (start > paper->text.ptr && start[-1] != '\n')
		start--;
	for (const char *c = start; c < text.ptr + (in_line < text.len ? in_line : text.len); c++)
		*column += ((unsigned char)*c & 0xC0) != 0x80;
}
