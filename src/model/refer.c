/* References in running words, in the four languages of the houses: a table of nouns, and what
 * may stand between, before and after the numbers. */
#include "model/refer.h"

#include "model/numbers.h"

#include <string.h>

static const struct {
	const char *noun; /* in lower case */
	const char *stem; /* NULL: any paragraph; of sections not used */
	enum tvx_refer_kind kind;
} nouns[] = {
	{ "paragraph", NULL, TVX_REFER_PARAGRAPH },
	{ "paragraphs", NULL, TVX_REFER_PARAGRAPH },
	{ "subparagraph", NULL, TVX_REFER_PARAGRAPH },
	{ "subparagraphs", NULL, TVX_REFER_PARAGRAPH },
	{ "item", NULL, TVX_REFER_PARAGRAPH },
	{ "items", NULL, TVX_REFER_PARAGRAPH },
	{ "point", NULL, TVX_REFER_PARAGRAPH },
	{ "points", NULL, TVX_REFER_PARAGRAPH },
	{ "article", NULL, TVX_REFER_PARAGRAPH },
	{ "articles", NULL, TVX_REFER_PARAGRAPH },
	{ "activity", "activit", TVX_REFER_PARAGRAPH },
	{ "activities", "activit", TVX_REFER_PARAGRAPH },
	{ "action", "action", TVX_REFER_PARAGRAPH },
	{ "actions", "action", TVX_REFER_PARAGRAPH },
	{ "objective", "objective", TVX_REFER_PARAGRAPH },
	{ "objectives", "objective", TVX_REFER_PARAGRAPH },
	{ "principle", "principle", TVX_REFER_PARAGRAPH },
	{ "principles", "principle", TVX_REFER_PARAGRAPH },
	{ "recommendation", "recommendation", TVX_REFER_PARAGRAPH },
	{ "recommendations", "recommendation", TVX_REFER_PARAGRAPH },
	{ "section", NULL, TVX_REFER_SECTION },
	{ "sections", NULL, TVX_REFER_SECTION },
	{ "chapter", NULL, TVX_REFER_SECTION },
	{ "chapters", NULL, TVX_REFER_SECTION },
	{ "part", NULL, TVX_REFER_SECTION },
	{ "parts", NULL, TVX_REFER_SECTION },
	{ "párrafo", NULL, TVX_REFER_PARAGRAPH },
	{ "párrafos", NULL, TVX_REFER_PARAGRAPH },
	{ "inciso", NULL, TVX_REFER_PARAGRAPH },
	{ "incisos", NULL, TVX_REFER_PARAGRAPH },
	{ "numeral", NULL, TVX_REFER_PARAGRAPH },
	{ "numerales", NULL, TVX_REFER_PARAGRAPH },
	{ "artículo", NULL, TVX_REFER_PARAGRAPH },
	{ "artículos", NULL, TVX_REFER_PARAGRAPH },
	{ "actividad", "actividad", TVX_REFER_PARAGRAPH },
	{ "actividades", "actividad", TVX_REFER_PARAGRAPH },
	{ "objetivo", "objetivo", TVX_REFER_PARAGRAPH },
	{ "objetivos", "objetivo", TVX_REFER_PARAGRAPH },
	{ "sección", NULL, TVX_REFER_SECTION },
	{ "secciones", NULL, TVX_REFER_SECTION },
	{ "capítulo", NULL, TVX_REFER_SECTION },
	{ "capítulos", NULL, TVX_REFER_SECTION },
	{ "paragraphe", NULL, TVX_REFER_PARAGRAPH },
	{ "paragraphes", NULL, TVX_REFER_PARAGRAPH },
	{ "alinéa", NULL, TVX_REFER_PARAGRAPH },
	{ "activité", "activit", TVX_REFER_PARAGRAPH },
	{ "activités", "activit", TVX_REFER_PARAGRAPH },
	{ "objectif", "objectif", TVX_REFER_PARAGRAPH },
	{ "objectifs", "objectif", TVX_REFER_PARAGRAPH },
	{ "chapitre", NULL, TVX_REFER_SECTION },
	{ "chapitres", NULL, TVX_REFER_SECTION },
	{ "parágrafo", NULL, TVX_REFER_PARAGRAPH },
	{ "parágrafos", NULL, TVX_REFER_PARAGRAPH },
	{ "atividade", "atividade", TVX_REFER_PARAGRAPH },
	{ "atividades", "atividade", TVX_REFER_PARAGRAPH },
	{ "seção", NULL, TVX_REFER_SECTION },
	{ "seções", NULL, TVX_REFER_SECTION },
};

/* Between two numbers; those of letters stand between spaces. */
static const char *const links[] = {
	", and ", ", or ", ", ",  " and ", " to ", " through ", " or ", " & ",  "-",    "–",
	" al ",   " a ",   " y ", " e ",   " o ",  " u ",       " à ",  " et ", " ou ", " até ",
};

static const struct {
	const char *word;
	enum tvx_refer_side side;
} sides[] = {
	{ " above", TVX_REFER_ABOVE },      { ", above", TVX_REFER_ABOVE },
	{ " below", TVX_REFER_BELOW },      { ", below", TVX_REFER_BELOW },
	{ " supra", TVX_REFER_ABOVE },      { " infra", TVX_REFER_BELOW },
	{ " anterior", TVX_REFER_ABOVE },   { " anteriores", TVX_REFER_ABOVE },
	{ " precedente", TVX_REFER_ABOVE }, { " siguiente", TVX_REFER_BELOW },
	{ " ci-dessus", TVX_REFER_ABOVE },  { " ci-dessous", TVX_REFER_BELOW },
	{ " acima", TVX_REFER_ABOVE },      { " abaixo", TVX_REFER_BELOW },
};

static const char *const of_words[] = { " of ",  ", of ", " de ", " del ",    " du ",
					" des ", " do ",  " da ", " to the ", " d’" };
static const char *const articles[] = { "the ", "la ", "el ", "los ", "las ", "le ", "les ", "l’" };
/* After "of": this very document, or a part of it. */
static const char *const own[] = { "this ",  "present ", "section ", "sections ", "chapter ",
				   "part ",  "este ",    "esta ",    "presente ", "sección ",
				   "ce ",    "cette ",   "présent ", "présente ", "seção ",
				   "deste ", "desta " };
static const char *const foreign_before[] = { "operative ", "resolutive ", "preambular ",
					      "resolutivo ", "dispositivo " };

/* --- small matters ------------------------------------------------------------------------------ */

static bool
is_word_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c & 0x80);
}

/* Whether a word goes on at a place; the signs of U+2000 to U+203F, such as dashes, end it. */
static bool
goes_on(struct tvx_str words, size_t at)
{
	if (at >= words.len || !is_word_byte(words.ptr[at]))
		return false;
	return at + 1 == words.len || (unsigned char)words.ptr[at] != 0xE2 ||
	       (unsigned char)words.ptr[at + 1] != 0x80;
}

static struct tvx_str
rest_of(struct tvx_str words, size_t at)
{
	return (struct tvx_str){ words.ptr + at, words.len - at };
}

static bool
begins(struct tvx_str words, const char *with)
{
	size_t len = strlen(with);

	return words.len >= len && tvx_str_equal_nocase((struct tvx_str){ words.ptr, len },
							(struct tvx_str){ with, len });
}

/* The length of the first of these that the words begin with, or zero. */
static size_t
begins_any(struct tvx_str words, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (begins(words, list[i]))
			return strlen(list[i]);
	return 0;
}

#define BEGINS_ANY(words, list) begins_any(words, list, sizeof(list) / sizeof((list)[0]))

/* --- numbers -------------------------------------------------------------------------------------- */

/* One step of a number: figures with a letter or "bis", a Roman number, a capital letter.
 * Returns its length, or zero. */
static size_t
step_len(struct tvx_str words)
{
	size_t len = 0;
	bool figures = words.len && words.ptr[0] >= '0' && words.ptr[0] <= '9';

	while (len < words.len && (figures ? words.ptr[len] >= '0' && words.ptr[len] <= '9'
					   : words.ptr[len] >= 'A' && words.ptr[len] <= 'Z'))
		len++;
	if (!len)
		return 0;
	len += tvx_number_suffix(rest_of(words, len));
	if (figures && goes_on(words, len) && !goes_on(words, len + 1) && !(words.ptr[len] & 0x80))
		len++;
	if (goes_on(words, len))
		return 0;
	struct tvx_number number;
	return tvx_number_parse((struct tvx_str){ words.ptr, len }, &number) ? len : 0;
}

/* A number of one step or more, such as V.B.23.bis; or a small letter in parentheses. */
static size_t
number_len(struct tvx_str words)
{
	size_t len = step_len(words);

	while (len && len + 1 < words.len && words.ptr[len] == '.') {
		size_t next = step_len(rest_of(words, len + 1));
		if (!next)
			break;
		len += 1 + next;
	}
	return len;
}

/* A capital letter alone may be the beginning of a sentence; only the first number may be one. */
static bool
may_follow(struct tvx_str number, struct tvx_str first)
{
	bool figures = number.ptr[0] >= '0' && number.ptr[0] <= '9';
	bool first_figures = first.ptr[0] >= '0' && first.ptr[0] <= '9';

	return figures == first_figures && (figures || number.len > 1 || first.len == 1);
}

static void
read_numbers(struct tvx_str words, struct tvx_reference *ref, size_t at)
{
	size_t len = number_len(rest_of(words, at));

	while (len) {
		struct tvx_str number = { words.ptr + at, len };
		if (ref->count && !may_follow(number, ref->numbers[0]))
			return;
		ref->numbers[ref->count++] = number;
		ref->end = at + len;
		size_t link = BEGINS_ANY(rest_of(words, ref->end), links);
		if (!link || ref->count == TVX_REFER_MOST)
			return;
		at = ref->end + link;
		len = number_len(rest_of(words, at));
	}
}

/* --- what stands around ---------------------------------------------------------------------------- */

static bool
has_word(struct tvx_str title, struct tvx_str word)
{
	for (size_t i = 0; word.len && i + word.len <= title.len; i++)
		if (tvx_str_equal_nocase((struct tvx_str){ title.ptr + i, word.len }, word))
			return true;
	return false;
}

static void
look_after(struct tvx_str words, struct tvx_str title, struct tvx_reference *ref)
{
	struct tvx_str rest = rest_of(words, ref->end);

	for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
		size_t len = strlen(sides[i].word);
		if (begins(rest, sides[i].word) &&
		    (rest.len == len || !is_word_byte(rest.ptr[len]))) {
			ref->side = sides[i].side;
			ref->here = true;
			return;
		}
	}
	size_t of = BEGINS_ANY(rest, of_words);
	if (!of)
		return;
	rest = rest_of(rest, of);
	rest = rest_of(rest, BEGINS_ANY(rest, articles));
	size_t len = 0;
	while (len < rest.len && is_word_byte(rest.ptr[len]))
		len++;
	ref->here = BEGINS_ANY(rest, own) > 0 ||
		    (len > 3 && has_word(title, (struct tvx_str){ rest.ptr, len }));
	ref->elsewhere = !ref->here;
}

static void
look_before(struct tvx_str words, size_t noun, struct tvx_reference *ref)
{
	for (size_t i = 0; i < sizeof(foreign_before) / sizeof(foreign_before[0]); i++) {
		size_t len = strlen(foreign_before[i]);
		if (noun >= len && begins(rest_of(words, noun - len), foreign_before[i]))
			ref->elsewhere = true;
	}
	/* "Declaration of the Conference, paragraph 8" */
	ref->doubtful = noun >= 2 && words.ptr[noun - 1] == ' ' && words.ptr[noun - 2] == ',';
}

static bool
read_reference(struct tvx_str words, struct tvx_str title, size_t at, size_t len,
	       struct tvx_reference *ref)
{
	struct tvx_str noun = { words.ptr + at, len };

	for (size_t i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i++) {
		if (!tvx_str_equal_nocase(noun, tvx_str_of(nouns[i].noun)))
			continue;
		*ref = (struct tvx_reference){ .kind = nouns[i].kind,
					       .noun = noun,
					       .stem = tvx_str_of(nouns[i].stem) };
		size_t start = at + len;
		if (start >= words.len || words.ptr[start] != ' ')
			return false;
		read_numbers(words, ref, start + 1);
		if (!ref->count)
			return false;
		look_after(words, title, ref);
		look_before(words, at, ref);
		return true;
	}
	return false;
}

bool
tvx_refer_next(struct tvx_str words, struct tvx_str title, size_t *at, struct tvx_reference *out)
{
	while (*at < words.len) {
		size_t start = *at, end = start;
		while (end < words.len && is_word_byte(words.ptr[end]))
			end++;
		if (end == start) {
			++*at;
			continue;
		}
		if (read_reference(words, title, start, end - start, out)) {
			*at = out->end;
			return true;
		}
		*at = end;
	}
	return false;
}
