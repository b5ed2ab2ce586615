/* What each block is: a title, a heading, a paragraph, an item, a note, or a remark on the block
 * before it. Form decides, not the house, but for the phrases that announce something. */
#include "read/paper.h"

#include <ctype.h>
#include <string.h>

/* Titles seen in real papers; the numbers are in words. */
enum {
	TITLE_OF_SECTION = 22, /* after a roman number or a capital letter */
	TITLE_OF_NUMBER = 10,  /* after an arabic one, where a short item looks the same */
	TITLE_BEFORE_COLON = 16,
	TITLE_BEFORE_NUMBER = 26, /* where the numbers go on after it */
	TITLE_OF_BULLET = 16,
	TITLE_BARE = 9,
	TITLE_SHORT = 4, /* though it has no capitals, where the numbers go on after it */
	CLAUSE = 8,
};

/* What a text looks like without the brackets at its end. */
struct look {
	struct tvx_str text;
	size_t words, capitals, long_words;
	bool colon, sentence, capital_first, all_capitals;
};

static struct look
look_at(struct tvx_str text)
{
	struct look look = { .text = tvx_without_groups(text) };
	struct tvx_str t = look.text;
	bool in_word = false;

	for (size_t i = 0; i < t.len && look.words < 40; i++) {
		bool space = t.ptr[i] == ' ';
		if (!space && !in_word) {
			size_t end = i;
			while (end < t.len && t.ptr[end] != ' ')
				end++;
			look.words++;
			if (end - i > 3) {
				look.long_words++;
				look.capitals += isupper((unsigned char)t.ptr[i]) != 0 ||
						 (t.ptr[i] == '(' && i + 1 < t.len &&
						  isupper((unsigned char)t.ptr[i + 1]));
			}
		}
		in_word = !space;
	}
	look.colon = t.len && t.ptr[t.len - 1] == ':';
	look.sentence = t.len && strchr(".;!?,", t.ptr[t.len - 1]);
	look.capital_first = t.len && !islower((unsigned char)t.ptr[0]);
	look.all_capitals = tvx_is_all_capitals(t);
	return look;
}

static bool
is_title(const struct look *look, size_t most)
{
	return look->text.len && !look->sentence && look->words <= most && look->capital_first;
}

static bool
is_mostly_capital(const struct look *look)
{
	return look->capitals * 10 >= look->long_words * 6;
}

static bool
has_word(struct tvx_str text, const char *word)
{
	return text.len && memmem(text.ptr, text.len, word, strlen(word));
}

/* --- by the form of the label ------------------------------------------------------------------- */

/* The next block that is no footnote, or NULL. */
static const struct tvx_block *
next_of(const struct tvx_paper *paper, size_t index)
{
	while (++index < paper->block_count)
		if (paper->blocks[index].kind != TVX_BLOCK_FOOTNOTE &&
		    paper->blocks[index].kind != TVX_BLOCK_BRACKET)
			return &paper->blocks[index];
	return NULL;
}

struct deciding {
	struct tvx_paper *paper;
	unsigned last_number;    /* of the numbered paragraphs, wherever they stand */
	bool bullets_are_titles; /* one in this section was */
	bool options_are_titles; /* one in this section was */
	bool in_front;           /* nothing numbered has come yet */
};

static enum tvx_block_kind
kind_of_section(struct deciding *d, size_t index, const struct look *look)
{
	const struct tvx_block *next = next_of(d->paper, index);

	d->bullets_are_titles = d->options_are_titles = false;
	/* "III. AG/RES. 2910 (XLVII-O/17)": one of the mandates. */
	if (tvx_house_phrase(d->paper->house, TVX_ROLE_CITATION, look->text, NULL))
		return TVX_BLOCK_PARAGRAPH;
	if (!look->text.len || is_title(look, TITLE_OF_SECTION))
		return TVX_BLOCK_HEADING;
	/* A chapeau with a letter, under which numbers or headings stand. */
	if (next && look->words < 40 &&
	    (next->label.style == TVX_STYLE_NUMBER ||
	     (next->label.style == TVX_STYLE_NONE && next->text.len &&
	      next->text.ptr[next->text.len - 1] == ':')))
		return TVX_BLOCK_HEADING;
	return next && next->label.style == TVX_STYLE_NONE && next->text.len &&
			       next->text.ptr[next->text.len - 1] == ':'
		       ? TVX_BLOCK_HEADING
		       : TVX_BLOCK_PARAGRAPH;
}

static enum tvx_block_kind
kind_of_number(struct deciding *d, size_t index, const struct look *look)
{
	const struct tvx_block *block = &d->paper->blocks[index], *next = next_of(d->paper, index);
	bool goes_on = block->label.value > 1 && block->label.value == d->last_number + 1;
	bool followed = next && next->label.style == block->label.style;
	/* "Parties shall: (a)": the sentence goes on below. */
	bool chapeau = look->colon && next && next->label.printed.len &&
		       next->label.printed.ptr[0] == '(' && look->words > 2;

	if (!goes_on && !chapeau && !block->label.bis && is_title(look, TITLE_OF_NUMBER) &&
	    (look->colon || look->all_capitals || !followed)) {
		d->bullets_are_titles = false;
		return TVX_BLOCK_HEADING;
	}
	if (!block->label.bis)
		d->last_number = block->label.value;
	return TVX_BLOCK_PARAGRAPH;
}

static enum tvx_block_kind
kind_of_item(struct deciding *d, size_t index, const struct look *look)
{
	const struct tvx_block *block = &d->paper->blocks[index], *next = next_of(d->paper, index);

	if (is_title(look, TITLE_OF_NUMBER) && next && next->label.style == TVX_STYLE_NONE &&
	    look_at(next->text).sentence)
		return TVX_BLOCK_HEADING;
	return block->label.style == TVX_STYLE_DECIMAL && is_title(look, TITLE_OF_NUMBER)
		       ? TVX_BLOCK_HEADING
	       : block->label.style == TVX_STYLE_DECIMAL ? TVX_BLOCK_PARAGRAPH
							 : TVX_BLOCK_ITEM;
}

/* Several paragraphs are an option, or one. */
static enum tvx_block_kind
kind_of_option(struct deciding *d, size_t index, const struct look *look)
{
	const struct tvx_block *next = next_of(d->paper, index);

	d->last_number = 0;
	if (d->options_are_titles || (!look->text.len && !d->paper->blocks[index].text.len) ||
	    (is_title(look, TITLE_OF_NUMBER) && next && next->label.style == TVX_STYLE_NUMBER &&
	     next->label.value == 1)) {
		d->options_are_titles = true;
		return TVX_BLOCK_HEADING;
	}
	return TVX_BLOCK_PARAGRAPH;
}

/* The last of several bullets is none of the numbers after it. */
static bool
ends_a_list(const struct deciding *d, size_t index)
{
	while (index-- > 0) {
		const struct tvx_block *before = &d->paper->blocks[index];
		if (before->kind != TVX_BLOCK_FOOTNOTE && before->kind != TVX_BLOCK_BRACKET)
			return before->label.style == TVX_STYLE_BULLET &&
			       before->kind == TVX_BLOCK_ITEM;
	}
	return false;
}

static enum tvx_block_kind
kind_of_bullet(struct deciding *d, size_t index, const struct look *look)
{
	const struct tvx_block *next = next_of(d->paper, index);
	struct look after = next ? look_at(next->text) : (struct look){ 0 };
	bool numbered = next && next->label.style == TVX_STYLE_NUMBER &&
			!is_title(&after, TITLE_OF_NUMBER);

	if (!is_title(look, TITLE_OF_BULLET) ||
	    (!look->colon && !d->bullets_are_titles && ends_a_list(d, index)))
		return TVX_BLOCK_ITEM;
	if ((look->colon && !has_word(look->text, "following")) || numbered)
		d->bullets_are_titles = true;
	else if (!d->bullets_are_titles)
		return TVX_BLOCK_ITEM;
	return TVX_BLOCK_HEADING;
}

/* --- without a label ------------------------------------------------------------------------------- */

static bool
is_whole_group(struct tvx_str text)
{
	text = tvx_str_trim(text);
	if (text.len && text.ptr[text.len - 1] == '.')
		text.len--;
	return text.len > 2 && (text.ptr[0] == '(' || text.ptr[0] == '[') &&
	       !tvx_without_groups(text).len;
}

/* "ALTERNATIVE PROPOSAL BY CAN 11-5-2015", with a bracket that may never close. */
static bool
is_lead_in(const struct deciding *d, struct tvx_str text)
{
	size_t skip = text.len && (text.ptr[0] == '(' || text.ptr[0] == '[');
	struct tvx_str rest = { text.ptr + skip, text.len - skip };
	size_t words = 0;

	if (!tvx_house_phrase(d->paper->house, TVX_ROLE_LEAD, rest, NULL))
		return false;
	for (size_t i = 0; i < rest.len; i++)
		words += rest.ptr[i] == ' ';
	return words < 30 && !(words > 12 && look_at(text).sentence);
}

/* "US: words", "COL: words": somebody's paragraph. */
static bool
names_somebody_first(const struct deciding *d, struct tvx_str text)
{
	const struct tvx_form *form;
	size_t len = tvx_house_party(d->paper->house, text, &form);

	return len && len < text.len && text.ptr[len] == ':';
}

/* Where square brackets dispute words by themselves, they do so in front too. */
static bool
is_disputed(const struct deciding *d, struct tvx_str text)
{
	struct tvx_str inner = { text.ptr + 1, text.len - 1 };

	return text.ptr[0] == '[' &&
	       (!d->paper->house->needs_log || names_somebody_first(d, inner));
}

static bool
is_quotation(const struct deciding *d, struct tvx_str text)
{
	struct tvx_str rest = { text.ptr + 1, text.len ? text.len - 1 : 0 };

	if (!text.len || (text.ptr[0] != '(' && text.ptr[0] != '['))
		return false;
	if (rest.len > 4 && strncasecmp(rest.ptr, "the ", 4) == 0 &&
	    tvx_house_phrase(d->paper->house, TVX_ROLE_QUOTED,
			     (struct tvx_str){ rest.ptr + 4, rest.len - 4 }, NULL))
		return true;
	return tvx_house_phrase(d->paper->house, TVX_ROLE_QUOTED, rest, NULL) > 0;
}

static bool
is_bare_heading(const struct deciding *d, size_t index, const struct look *look)
{
	const struct tvx_block *next = next_of(d->paper, index);
	bool numbered = next && next->label.style == TVX_STYLE_NUMBER &&
			next->label.value == d->last_number + 1;

	if (look->sentence || !look->capital_first || !next)
		return false;
	if (tvx_house_phrase(d->paper->house, TVX_ROLE_LINKED, look->text, NULL) &&
	    look->words < TITLE_BARE)
		return true;
	if (look->colon)
		return look->words <= (numbered ? TITLE_BEFORE_NUMBER : TITLE_BEFORE_COLON) &&
		       !has_word(look->text, "following") &&
		       (look->words <= 5 || is_mostly_capital(look) || numbered);
	if (look->all_capitals)
		return look->words <= TITLE_OF_SECTION;
	if (look->words <= TITLE_SHORT && look->long_words > 1 && numbered && next->label.value > 1)
		return true;
	return look->words <= TITLE_BARE && is_mostly_capital(look) && look->long_words > 1 &&
	       (next->label.style == TVX_STYLE_BULLET || next->label.style == TVX_STYLE_NUMBER ||
		(look_at(next->text).words <= TITLE_BARE && !look_at(next->text).sentence));
}

static enum tvx_block_kind
kind_of_bare(struct deciding *d, size_t index, const struct look *look)
{
	const struct tvx_block *block = &d->paper->blocks[index];

	if (names_somebody_first(d, block->text))
		return TVX_BLOCK_PARAGRAPH;
	if (is_lead_in(d, block->text))
		return TVX_BLOCK_LEAD_IN;
	if (d->in_front && is_whole_group(block->text) && !is_disputed(d, block->text))
		return TVX_BLOCK_NOTE;
	if (index && (is_whole_group(block->text) || is_quotation(d, block->text)))
		return TVX_BLOCK_REMARK;
	/* Many capitals, and many words: the title of the paper, or of one inside it. */
	if (look->all_capitals && !look->colon && !look->sentence && look->words > 8)
		return TVX_BLOCK_TITLE;
	if (index == 0 && (look->all_capitals || is_title(look, TITLE_OF_SECTION)) && !look->colon)
		return TVX_BLOCK_TITLE;
	if (d->in_front && look->words < 6 &&
	    tvx_house_phrase(d->paper->house, TVX_ROLE_CITATION, block->text, NULL))
		return TVX_BLOCK_NOTE;
	return is_bare_heading(d, index, look) ? TVX_BLOCK_HEADING : TVX_BLOCK_PARAGRAPH;
}

static enum tvx_block_kind
kind_by_label(struct deciding *d, size_t index, const struct look *look)
{
	switch (d->paper->blocks[index].label.style) {
	case TVX_STYLE_NONE:
		return kind_of_bare(d, index, look);
	case TVX_STYLE_ROMAN:
	case TVX_STYLE_LETTER:
	case TVX_STYLE_WORD:
		return kind_of_section(d, index, look);
	case TVX_STYLE_NUMBER:
		return kind_of_number(d, index, look);
	case TVX_STYLE_BULLET:
		return kind_of_bullet(d, index, look);
	case TVX_STYLE_OPTION:
		return kind_of_option(d, index, look);
	case TVX_STYLE_CODE:
		return TVX_BLOCK_PARAGRAPH;
	default:
		return kind_of_item(d, index, look);
	}
}

void
tvx_paper_kinds(struct tvx_paper *paper)
{
	struct deciding d = { .paper = paper, .in_front = true };

	for (size_t i = 0; i < paper->block_count; i++) {
		struct tvx_block *block = &paper->blocks[i];
		struct look look = look_at(block->text);

		if (block->kind == TVX_BLOCK_FOOTNOTE || block->kind == TVX_BLOCK_BRACKET)
			continue;
		block->kind = kind_by_label(&d, i, &look);
		if (block->label.style != TVX_STYLE_NONE && block->label.style != TVX_STYLE_BULLET)
			d.in_front = false;
		if (block->kind == TVX_BLOCK_HEADING && block->label.style == TVX_STYLE_NONE && i)
			d.in_front = false;
		/* A clause that others may amend: what comes now is no note in front. */
		if (block->kind == TVX_BLOCK_PARAGRAPH && look.sentence && look.words > CLAUSE)
			d.in_front = false;
	}
}
