/* References, found by words and resolved against the places of a survey. */
#include "model/references.h"

#include "model/draft.h"
#include "model/places.h"

#include <string.h>

/* --- what they are called ------------------------------------------------------------------- */

static const struct noun {
	const char *one, *many;
	bool labelled; /* the number alone means something else */
} nouns[] = {
	{ "paragraph", "paragraphs", false },  { "section", "sections", false },
	{ "chapter", "chapters", false },      { "activity", "activities", false },
	{ "objective", "objectives", false },  { "article", "articles", true },
	{ "annex", "annexes", true },          { "appendix", "appendixes", true },
	{ "appendix", "appendices", true },    { "párrafo", "párrafos", false },
	{ "sección", "secciones", false },     { "capítulo", "capítulos", false },
	{ "actividad", "actividades", false }, { "objetivo", "objetivos", false },
	{ "artículo", "artículos", true },     { "anexo", "anexos", true },
	{ "apéndice", "apéndices", true },     { "paragraphe", "paragraphes", false },
	{ "chapitre", "chapitres", false },    { "activité", "activités", false },
	{ "objectif", "objectifs", false },    { "annexe", "annexes", true },
	{ "parágrafo", "parágrafos", false },  { "seção", "seções", false },
	{ "atividade", "atividades", false },  { "artigo", "artigos", true },
};

static const char *const ands[] = { "and", "or", "to", "through", "y", "o",  "a", "al",
				    "e",   "et", "ou", "à",       "e", "ao", NULL };
static const char *const aboves[] = { "above", "supra", "anterior", "precedente", "acima", NULL };
static const char *const belows[] = { "below", "infra", "siguiente", "abaixo", NULL };
static const char *const ofs[] = { "of", "de",  "del", "du", "des", "da",
				   "do", "dos", "das", "to", "in",  NULL };
static const char *const theses[] = { "this", "present", "presente", "présent", "présente", "este",
				      "esta", "deste",   "desta",    "ce",      NULL };
/* Parts of any draft, of which something may be said to be a part. */
static const char *const parts[] = { "draft", "document",  "text",   "section", "chapter",
				     "annex", "appendix",  "part",   "list",    "proyecto",
				     "texto", "documento", "projet", "texte",   NULL };
/* What has paragraphs of its own. */
static const char *const others[] = { "resolution",  "resolutions", "res",          "convention",
				      "charter",     "protocol",    "protocols",    "covenant",
				      "treaty",      "declaration", "constitution", "statute",
				      "code",        "rules",       "agreement",    "doc",
				      "mandate",     "mandates",    "resolución",   "convención",
				      "carta",       "protocolo",   "pacto",        "tratado",
				      "declaración", "résolution",  "charte",       NULL };
/* Before the noun: paragraphs that are not ours. */
static const char *const qualifiers[] = { "operative", "preambular", "resolutive", "agenda", NULL };

static bool
is_among(const char *const *list, struct tvx_str word)
{
	for (; *list; list++)
		if (tvx_str_equal_nocase(tvx_str_of(*list), word))
			return true;
	return false;
}

static const struct noun *
noun_of(struct tvx_str word)
{
	for (size_t i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i++)
		if (tvx_str_equal_nocase(tvx_str_of(nouns[i].one), word) ||
		    tvx_str_equal_nocase(tvx_str_of(nouns[i].many), word))
			return &nouns[i];
	return NULL;
}

/* --- numbers of places ------------------------------------------------------------------------ */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_alnum(char c)
{
	return is_digit(c) || is_upper(c) || (c >= 'a' && c <= 'z');
}

/* One part of a place between stops: 23, 23bis, IV, B. Four figures are a year. */
static bool
is_component(struct tvx_str s)
{
	static const char *const latin[] = { "bis", "ter", "quater", "quinquies", NULL };
	size_t digits = 0;

	while (digits < s.len && is_digit(s.ptr[digits]))
		digits++;
	if (digits)
		return digits <= 3 &&
		       (digits == s.len ||
			is_among(latin, (struct tvx_str){ s.ptr + digits, s.len - digits }));
	for (size_t i = 0; i < s.len; i++)
		if (!strchr("IVXLC", s.ptr[i]) && !(s.len == 1 && is_upper(s.ptr[i])))
			return false;
	return s.len > 0;
}

/* How many bytes at a point are a place; zero when none is there. */
static size_t
place_at(struct tvx_str words, size_t at)
{
	size_t end = at;

	while (end < words.len &&
	       (is_alnum(words.ptr[end]) ||
		(words.ptr[end] == '.' && end + 1 < words.len && is_alnum(words.ptr[end + 1]))))
		end++;
	struct tvx_str rest = { words.ptr + at, end - at };
	/* A letter outside ASCII goes on where we stopped. */
	if (end < words.len && (unsigned char)words.ptr[end] >= 0x80 &&
	    (unsigned char)words.ptr[end] != 0xE2)
		return 0;
	if (end < words.len && strchr("%$/", words.ptr[end]))
		return 0;
	while (rest.len)
		if (!is_component(tvx_str_split(&rest, '.')))
			return 0;
	return end - at;
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
	while (end < words.len && is_alnum(words.ptr[end]) && end - at < 5)
		end++;
	return end < words.len && words.ptr[end] == ')' ? end + 1 : at;
}

/* Where the next place of a list begins: after a comma, a dash or "and"; or at itself. */
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
	if (rest.len && rest.ptr[0] == '-')
		return skip_spaces(words, next + 1);
	struct tvx_str word = word_at(words, next);
	if (is_among(ands, word))
		return skip_spaces(words, next + word.len);
	return joined ? next : at;
}

/* Reads places from a point on; returns where they end. */
static size_t
take_places(struct tvx_reference *r, struct tvx_str words, size_t at)
{
	size_t next = skip_spaces(words, at), len;

	while (r->count < TVX_REFERENCE_PLACES && (len = place_at(words, next))) {
		r->places[r->count++] = (struct tvx_str){ words.ptr + next, len };
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

/* "of this Program" in a program. */
static bool
is_ours(const struct tvx_place_index *index, struct tvx_str thing)
{
	return is_among(parts, thing) || noun_of(thing) ||
	       has_word(tvx_draft_meta(index->survey->draft, "title"), thing);
}

enum whose { NOT_SAID, OURS, OTHERS };

/* Of what the places that end at a point are said to be. */
static enum whose
whose_places(const struct tvx_place_index *index, struct tvx_str words, size_t at)
{
	/* Nobody speaks of a part of a part of a part of a part. */
	for (int steps = 0; steps < 4; steps++) {
		size_t next = skip_spaces(words, at);
		if (next < words.len && words.ptr[next] == ',')
			next = skip_spaces(words, next + 1);
		struct tvx_str word = word_at(words, next);
		if (noun_of(word)) {
			/* "section 3, paragraph 2, of the Convention": the end says it. */
			struct tvx_reference chained = { 0 };
			size_t end = take_places(&chained, words, next + word.len);
			if (!chained.count)
				return NOT_SAID;
			at = end;
			continue;
		}
		if (tvx_str_equal_nocase(word, TVX_STR("thereof")))
			return OTHERS;
		if (!is_among(ofs, word))
			return NOT_SAID;
		next = skip_spaces(words, next + word.len);
		struct tvx_str of = word_at(words, next);
		if (tvx_str_equal_nocase(of, TVX_STR("the"))) {
			next = skip_spaces(words, next + of.len);
			of = word_at(words, next);
		}
		if (!is_among(theses, of))
			return OTHERS;
		return is_ours(index, word_at(words, skip_spaces(words, next + of.len))) ? OURS
											 : OTHERS;
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
					    is_upper(words.ptr[word->start])))
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
		scan->cited |= is_among(others, tvx_word_str(words, &word));
		scan->behind_before = word;
	}
	return scan->cited;
}

/* Most words are followed by a small letter, and so by no place. */
static bool
may_have_places(struct tvx_str words, const struct tvx_word *word)
{
	size_t next = skip_spaces(words, word->start + word->len);

	return next < words.len && (is_digit(words.ptr[next]) || is_upper(words.ptr[next]));
}

static bool
take_reference(struct tvx_reference_scan *scan, const struct noun *noun,
	       const struct tvx_word *word, struct tvx_reference *r)
{
	struct tvx_str words = scan->wording.text;
	size_t end = word->start + word->len;

	*r = (struct tvx_reference){ .noun = tvx_str_of(noun->one), .labelled = noun->labelled };
	end = take_places(r, words, end);
	if (!r->count)
		return false;
	struct tvx_str behind = word_at(words, skip_spaces(words, end));
	r->side = is_among(belows, behind) - is_among(aboves, behind);
	if (r->side)
		end = skip_spaces(words, end) + behind.len;
	r->words = (struct tvx_str){ words.ptr + word->start, end - word->start };
	enum whose whose = r->side ? OURS : whose_places(scan->index, words, end);
	if (whose == NOT_SAID && is_cited(scan, word->start))
		whose = OTHERS;
	scan->wording.at = end;
	return whose != OTHERS;
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
		const struct noun *noun = noun_of(tvx_word_str(words, &word));
		if (!noun || is_among(qualifiers, tvx_word_str(words, &before)))
			continue;
		if (take_reference(scan, noun, &word, r))
			return true;
	}
	return false;
}

/* --- what stands there ------------------------------------------------------------------------------ */

static void
add_target(struct tvx_place_index *index, struct tvx_str key, const struct tvx_unit *unit)
{
	struct tvx_target *target = tvx_map_get(index->targets, key);

	if (!target) {
		target = TVX_ARENA_NEW(index->arena, struct tvx_target);
		target->first = unit;
		tvx_map_add(index->targets, key, target);
	}
	target->last = unit;
}

/* A heading may be called an annex in its words and have no label. */
static void
add_titled(struct tvx_place_index *index, const struct tvx_unit *unit)
{
	const struct tvx_text *text = unit->paragraph->texts.first;
	struct tvx_str noun = text ? word_at(text->words, 0) : TVX_STR("");
	const struct noun *known = noun_of(noun);
	struct tvx_reference r = { 0 };

	if (!known)
		return;
	take_places(&r, text->words, noun.len);
	if (r.count)
		add_target(index,
			   tvx_place_fold(index->arena,
					  tvx_arena_printf(index->arena, "%s%.*s", known->one,
							   TVX_STR_ARG(r.places[0]))),
			   unit);
}

void
tvx_place_index_init(struct tvx_place_index *index, const struct tvx_survey *survey,
		     struct tvx_arena *arena)
{
	*index = (struct tvx_place_index){ survey, arena, tvx_map_new(arena), false };
	for (size_t u = 0; u < survey->count; u++) {
		const struct tvx_unit *unit = &survey->units[u];
		struct tvx_str key = tvx_place_fold(arena, unit->place);
		struct tvx_str label = unit->paragraph->label;
		if (unit->alternative)
			continue;
		/* A place may be named by its end: B.1 for V.B.1. */
		for (size_t i = 0; i < key.len; i++)
			if (!i || key.ptr[i - 1] == '.')
				add_target(index, (struct tvx_str){ key.ptr + i, key.len - i },
					   unit);
		index->has_articles |= label.len > 3 &&
				       tvx_str_equal_nocase(TVX_STR("art"),
							    (struct tvx_str){ label.ptr, 3 });
		if (unit->paragraph->kind == TVX_UNIT_HEADING ||
		    unit->paragraph->kind == TVX_UNIT_TITLE)
			add_titled(index, unit);
	}
}

const struct tvx_target *
tvx_place_target(const struct tvx_place_index *index, const struct tvx_reference *r,
		 struct tvx_str place)
{
	struct tvx_str titled = tvx_arena_printf(index->arena, "%.*s%.*s", TVX_STR_ARG(r->noun),
						 TVX_STR_ARG(place));
	const struct tvx_target *target = tvx_map_get(index->targets,
						      tvx_place_fold(index->arena, titled));

	if (target || r->labelled)
		return target;
	return tvx_map_get(index->targets, tvx_place_fold(index->arena, place));
}
