/* Finds references: a noun, the numbers that follow it, and whose places those are. */
#include "model/references.h"

#include "base/ascii.h"
#include "model/draft.h"
#include "model/label_numbers.h"

#include <string.h>

/* --- numbers of places ------------------------------------------------------------------------ */

static struct tvx_str
rest_of(struct tvx_str words, size_t at)
{
	return (struct tvx_str){ words.ptr + at, words.len - at };
}

/* Whether a word goes on at a point; the signs of U+2000 to U+203F, such as dashes, end it. */
static bool
goes_on(struct tvx_str words, size_t at)
{
	if (at >= words.len)
		return false;
	if (!(words.ptr[at] & 0x80))
		return tvx_is_alnum(words.ptr[at]);
	return at + 1 == words.len || (unsigned char)words.ptr[at] != 0xE2 ||
	       (unsigned char)words.ptr[at + 1] != 0x80;
}

static bool
is_year(struct tvx_str figures)
{
	return figures.len == 4 &&
	       (memcmp(figures.ptr, "19", 2) == 0 || memcmp(figures.ptr, "20", 2) == 0);
}

/* Past what hangs on a number: "bis", the A of 12A, and the -A of 9-A, which is one label and no
 * range, as a figure and a letter count different things. */
static size_t
skip_tail(struct tvx_str words, size_t at, bool figures)
{
	at += tvx_number_suffix(rest_of(words, at));
	if (figures && goes_on(words, at) && tvx_is_letter(words.ptr[at]))
		at++;
	if (at + 1 >= words.len || words.ptr[at] != '-')
		return at;
	size_t end = at + 1 + tvx_number_suffix(rest_of(words, at + 1));
	if (figures && end == at + 1 && tvx_is_upper(words.ptr[end]))
		end++;
	while (!figures && end < words.len && tvx_is_digit(words.ptr[end]))
		end++;
	return end > at + 1 && !goes_on(words, end) ? end : at;
}

/* How many bytes at a point are one step of a place, such as 23, 23bis, IV or B; zero when none
 * is. */
static size_t
step_at(struct tvx_str words, size_t at)
{
	bool figures = at < words.len && tvx_is_digit(words.ptr[at]);
	size_t end = at;
	struct tvx_number number;

	while (end < words.len &&
	       (figures ? tvx_is_digit(words.ptr[end]) : tvx_is_upper(words.ptr[end])))
		end++;
	struct tvx_str core = { words.ptr + at, end - at };
	if (!core.len || is_year(core) || !tvx_number_parse(core, &number))
		return 0;
	end = skip_tail(words, end, figures);
	return goes_on(words, end) ? 0 : end - at;
}

/* How many bytes at a point are a place, such as V.B.23.bis; zero when none is there. */
static size_t
place_at(struct tvx_str words, size_t at)
{
	size_t len = step_at(words, at);

	while (len && at + len < words.len && words.ptr[at + len] == '.') {
		size_t step = step_at(words, at + len + 1);
		if (!step)
			break;
		len += 1 + step;
	}
	if (at + len < words.len && strchr("%$/", words.ptr[at + len]))
		return 0;
	return len;
}

static size_t
skip_spaces(struct tvx_str words, size_t at)
{
	while (at < words.len && strchr(" \n\t", words.ptr[at]))
		at++;
	return at;
}

/* The word that begins at a point, empty when a sign does. */
static struct tvx_str
word_at(struct tvx_str words, size_t at)
{
	struct tvx_wording wording = { words, at };
	struct tvx_word word;

	if (!tvx_wording_next(&wording, &word) || word.start != at)
		return TVX_STR("");
	return tvx_word_str(words, &word);
}

/* Past "(a)" after a number: what stands within a paragraph is its own affair. */
static size_t
skip_letter(struct tvx_str words, size_t at)
{
	size_t end = at + 1;

	if (at >= words.len || words.ptr[at] != '(')
		return at;
	while (end < words.len && tvx_is_alnum(words.ptr[end]) && end - at < 5)
		end++;
	return end < words.len && words.ptr[end] == ')' ? end + 1 : at;
}

/* Where the next place of a list begins: after a comma, a dash, "&" or "and"; or at itself. */
static size_t
skip_joint(struct tvx_str words, size_t at)
{
	size_t next = skip_spaces(words, at);
	bool joined = false;

	if (next < words.len && words.ptr[next] == ',') {
		next = skip_spaces(words, next + 1);
		joined = true;
	}
	struct tvx_str rest = { words.ptr + next, words.len - next };
	if (rest.len > 3 && (memcmp(rest.ptr, "–", 3) == 0 || memcmp(rest.ptr, "—", 3) == 0))
		return skip_spaces(words, next + 3);
	if (rest.len && (rest.ptr[0] == '-' || rest.ptr[0] == '&'))
		return skip_spaces(words, next + 1);
	struct tvx_str word = word_at(words, next);
	if (tvx_reference_word_is(tvx_reference_ands, word))
		return skip_spaces(words, next + word.len);
	return joined ? next : at;
}

/* A capital letter alone may be the beginning of a sentence; only the first number may be one,
 * and others after such. */
static bool
may_follow(struct tvx_str place, struct tvx_str first)
{
	bool figures = tvx_is_digit(place.ptr[0]);

	return figures == tvx_is_digit(first.ptr[0]) &&
	       (figures || place.len > 1 || first.len == 1);
}

/* Reads places from a point on; returns where they end. */
static size_t
take_places(struct tvx_reference *r, struct tvx_str words, size_t at)
{
	size_t next = skip_spaces(words, at), len;

	while (r->count < TVX_REFERENCE_PLACES && (len = place_at(words, next))) {
		struct tvx_str place = { words.ptr + next, len };
		if (r->count && !may_follow(place, r->places[0]))
			break;
		r->places[r->count++] = place;
		at = skip_letter(words, next + len);
		next = skip_joint(words, at);
		if (next == at)
			break;
	}
	return at;
}

/* --- whose places ------------------------------------------------------------------------------- */

static bool
has_word(struct tvx_str text, struct tvx_str wanted)
{
	struct tvx_wording wording = { text, 0 };
	struct tvx_word word;

	while (tvx_wording_next(&wording, &word))
		if (tvx_str_equal_nocase(tvx_word_str(text, &word), wanted))
			return true;
	return false;
}

static bool
is_in_title(const struct tvx_place_index *index, struct tvx_str word)
{
	return has_word(tvx_draft_meta(index->survey->draft, "title"), word);
}

enum whose { NOT_SAID, OURS, OTHERS };

/* "of this Program" in a program. */
static enum whose
whose_this(const struct tvx_place_index *index, struct tvx_str thing)
{
	return tvx_reference_word_is(tvx_reference_parts, thing) || tvx_reference_noun(thing) ||
			       is_in_title(index, thing)
		       ? OURS
		       : OTHERS;
}

/* "of the Inter-American Program", when every word of the name is one of the title. */
static enum whose
whose_named(const struct tvx_place_index *index, struct tvx_str words, size_t at)
{
	enum whose whose = OTHERS;

	while (at < words.len && tvx_is_upper(words.ptr[at])) {
		struct tvx_str word = word_at(words, at);
		if (!is_in_title(index, word))
			return OTHERS;
		whose = OURS;
		at = skip_spaces(words, at + word.len);
	}
	return whose;
}

/* Past "of the" and its like; at itself when no such words stand there. */
static size_t
skip_of(struct tvx_str words, size_t at)
{
	struct tvx_str of = word_at(words, at);
	size_t next = skip_spaces(words, at + of.len);
	struct tvx_str the = word_at(words, next);
	bool articled = tvx_reference_word_is(tvx_reference_articles, the);

	if (!tvx_reference_word_is(tvx_reference_ofs, of) &&
	    !(tvx_reference_word_is(tvx_reference_of_the, of) &&
	      (articled || tvx_reference_word_is(tvx_reference_theses, the))))
		return at;
	return articled ? skip_spaces(words, next + the.len) : next;
}

/* Of what the places that end at a point are said to be. */
static enum whose
whose_places(const struct tvx_place_index *index, struct tvx_str words, size_t at)
{
	/* Nobody speaks of a part of a part of a part of a part. */
	for (int steps = 0; steps < 4; steps++) {
		size_t next = skip_spaces(words, at);
		if (next < words.len && words.ptr[next] == ',')
			next = skip_spaces(words, next + 1);
		if (tvx_str_equal_nocase(word_at(words, next), TVX_STR("thereof")))
			return OTHERS;
		size_t of = skip_of(words, next);
		struct tvx_str thing = word_at(words, of);
		if (tvx_reference_noun(thing)) {
			/* "section 3, paragraph 2, of the Convention": the end says it. */
			struct tvx_reference chained = { 0 };
			at = take_places(&chained, words, of + thing.len);
			if (chained.count)
				continue;
		}
		if (of == next)
			return NOT_SAID;
		if (tvx_reference_word_is(tvx_reference_theses, thing))
			return whose_this(index,
					  word_at(words, skip_spaces(words, of + thing.len)));
		return whose_named(index, words, of);
	}
	return NOT_SAID;
}

void
tvx_reference_scan_init(struct tvx_reference_scan *scan, const struct tvx_place_index *index,
			struct tvx_str words)
{
	*scan = (struct tvx_reference_scan){ .index = index,
					     .wording = { words, 0 },
					     .behind = { words, 0 } };
}

/* Whether a sentence ends between two words: a stop, a space, and no small letter or figure. */
static bool
ends_sentence(struct tvx_str words, const struct tvx_word *before, const struct tvx_word *word)
{
	for (size_t i = before->start + before->len; i < word->start; i++)
		if (words.ptr[i] == ';' || (strchr(".!?", words.ptr[i]) && i + 1 < word->start &&
					    tvx_is_upper(words.ptr[word->start])))
			return true;
	return false;
}

/* Whether another document is named in the sentence before a point. Reads on from the reference
 * before, so that a text is read once. */
static bool
is_cited(struct tvx_reference_scan *scan, size_t point)
{
	struct tvx_str words = scan->wording.text;
	struct tvx_word word;

	while (scan->behind.at < point && tvx_wording_next(&scan->behind, &word)) {
		if (scan->behind_before.len && ends_sentence(words, &scan->behind_before, &word))
			scan->cited = false;
		scan->cited |= tvx_reference_word_is(tvx_reference_others,
						     tvx_word_str(words, &word));
		scan->behind_before = word;
	}
	return scan->cited;
}

/* --- a reference ------------------------------------------------------------------------------ */

/* Most words are followed by a small letter, and so by no place. */
static bool
may_have_places(struct tvx_str words, const struct tvx_word *word)
{
	size_t next = skip_spaces(words, word->start + word->len);

	return next < words.len && (tvx_is_digit(words.ptr[next]) || tvx_is_upper(words.ptr[next]));
}

/* Reads "above" or "below" from a point on; returns where it ends. */
static size_t
take_side(struct tvx_reference *r, struct tvx_str words, size_t at)
{
	size_t next = skip_spaces(words, at);
	bool comma = next < words.len && words.ptr[next] == ',';

	if (comma)
		next = skip_spaces(words, next + 1);
	struct tvx_str word = word_at(words, next);
	size_t end = next + word.len;
	/* ", above all" says nothing of a place. */
	if (comma && end < words.len && words.ptr[end] == ' ')
		return at;
	r->side = tvx_reference_word_is(tvx_reference_belows, word) -
		  tvx_reference_word_is(tvx_reference_aboves, word);
	return r->side ? end : at;
}

static bool
take_reference(struct tvx_reference_scan *scan, const struct tvx_reference_noun *noun,
	       const struct tvx_word *word, struct tvx_reference *r)
{
	struct tvx_str words = scan->wording.text;
	size_t end = word->start + word->len;

	*r = (struct tvx_reference){ .called = tvx_word_str(words, word),
				     .noun = tvx_str_of(noun->one),
				     .stem = tvx_str_of(noun->stem),
				     .kind = noun->kind,
				     .labelled = noun->labelled };
	end = take_places(r, words, end);
	if (!r->count)
		return false;
	end = take_side(r, words, end);
	r->words = (struct tvx_str){ words.ptr + word->start, end - word->start };
	enum whose whose = r->side ? OURS : whose_places(scan->index, words, end);
	r->ours = whose == OURS;
	r->after_comma = whose == NOT_SAID && word->start >= 2 &&
			 memcmp(words.ptr + word->start - 2, ", ", 2) == 0;
	/* Words that a proposal adds may begin so, and what they hang on is not among them. */
	bool hangs = r->after_comma && word->start == 2;
	r->cited = whose == NOT_SAID && (hangs || is_cited(scan, word->start));
	scan->wording.at = end;
	return whose != OTHERS && (scan->keeps_cited || !r->cited);
}

bool
tvx_reference_next(struct tvx_reference_scan *scan, struct tvx_reference *r)
{
	struct tvx_str words = scan->wording.text;
	struct tvx_word word;

	while (tvx_wording_next(&scan->wording, &word)) {
		struct tvx_word before = scan->before;
		scan->before = word;
		if (!may_have_places(words, &word))
			continue;
		const struct tvx_reference_noun *noun = tvx_reference_noun(
			tvx_word_str(words, &word));
		if (!noun ||
		    tvx_reference_word_is(tvx_reference_qualifiers, tvx_word_str(words, &before)))
			continue;
		if (take_reference(scan, noun, &word, r))
			return true;
	}
	return false;
}

bool
tvx_reference_title(struct tvx_str words, struct tvx_reference *out)
{
	struct tvx_str noun = word_at(words, 0);
	const struct tvx_reference_noun *known = tvx_reference_noun(noun);

	*out = (struct tvx_reference){ 0 };
	if (!known)
		return false;
	out->called = noun;
	out->noun = tvx_str_of(known->one);
	take_places(out, words, noun.len);
	return out->count > 0;
}
