/* The words that references are made of: a table of nouns, and what may stand between, before and
 * after the numbers. */
#include "model/reference_words.h"

static const struct tvx_reference_noun nouns[] = {
	{ "paragraph", "paragraphs", TVX_OF_PARAGRAPH, false, NULL },
	{ "subparagraph", "subparagraphs", TVX_OF_PARAGRAPH, false, NULL },
	{ "item", "items", TVX_OF_PARAGRAPH, false, NULL },
	{ "point", "points", TVX_OF_PARAGRAPH, false, NULL },
	{ "activity", "activities", TVX_OF_PARAGRAPH, false, "activit" },
	{ "action", "actions", TVX_OF_PARAGRAPH, false, "action" },
	{ "objective", "objectives", TVX_OF_PARAGRAPH, false, "objective" },
	{ "principle", "principles", TVX_OF_PARAGRAPH, false, "principle" },
	{ "recommendation", "recommendations", TVX_OF_PARAGRAPH, false, "recommendation" },
	{ "article", "articles", TVX_OF_PARAGRAPH, true, NULL },
	{ "section", "sections", TVX_OF_SECTION, false, NULL },
	{ "chapter", "chapters", TVX_OF_SECTION, false, NULL },
	{ "part", "parts", TVX_OF_SECTION, false, NULL },
	{ "annex", "annexes", TVX_OF_ANNEX, true, NULL },
	{ "appendix", "appendixes", TVX_OF_ANNEX, true, NULL },
	{ "appendix", "appendices", TVX_OF_ANNEX, true, NULL },

	{ "párrafo", "párrafos", TVX_OF_PARAGRAPH, false, NULL },
	{ "inciso", "incisos", TVX_OF_PARAGRAPH, false, NULL },
	{ "numeral", "numerales", TVX_OF_PARAGRAPH, false, NULL },
	{ "actividad", "actividades", TVX_OF_PARAGRAPH, false, "actividad" },
	{ "objetivo", "objetivos", TVX_OF_PARAGRAPH, false, "objetivo" },
	{ "artículo", "artículos", TVX_OF_PARAGRAPH, true, NULL },
	{ "sección", "secciones", TVX_OF_SECTION, false, NULL },
	{ "capítulo", "capítulos", TVX_OF_SECTION, false, NULL },
	{ "anexo", "anexos", TVX_OF_ANNEX, true, NULL },
	{ "apéndice", "apéndices", TVX_OF_ANNEX, true, NULL },

	{ "paragraphe", "paragraphes", TVX_OF_PARAGRAPH, false, NULL },
	{ "alinéa", "alinéas", TVX_OF_PARAGRAPH, false, NULL },
	{ "activité", "activités", TVX_OF_PARAGRAPH, false, "activit" },
	{ "objectif", "objectifs", TVX_OF_PARAGRAPH, false, "objectif" },
	{ "chapitre", "chapitres", TVX_OF_SECTION, false, NULL },
	{ "annexe", "annexes", TVX_OF_ANNEX, true, NULL },

	{ "parágrafo", "parágrafos", TVX_OF_PARAGRAPH, false, NULL },
	{ "atividade", "atividades", TVX_OF_PARAGRAPH, false, "atividade" },
	{ "artigo", "artigos", TVX_OF_PARAGRAPH, true, NULL },
	{ "seção", "seções", TVX_OF_SECTION, false, NULL },
};

const char *const tvx_reference_ands[] = { "and", "or", "to",  "through", "y",  "o",
					   "u",   "a",  "al",  "e",       "et", "ou",
					   "à",   "e",  "até", "ao",      NULL };
const char *const tvx_reference_aboves[] = { "above",      "supra",      "anterior",
					     "anteriores", "precedente", "precedentes",
					     "ci-dessus",  "acima",      NULL };
const char *const tvx_reference_belows[] = { "below",      "infra",  "siguiente", "siguientes",
					     "ci-dessous", "abaixo", NULL };
const char *const tvx_reference_ofs[] = { "of", "de", "del", "du",  "des",
					  "da", "do", "dos", "das", NULL };
const char *const tvx_reference_of_the[] = { "to", "in", NULL };
const char *const tvx_reference_articles[] = { "the", "la", "el", "los", "las", "le", "les", NULL };
const char *const tvx_reference_theses[] = { "this",     "present", "presente", "présent",
					     "présente", "este",    "esta",     "deste",
					     "desta",    "ce",      "cette",    NULL };
const char *const tvx_reference_parts[] = { "draft", "document",  "text",   "section", "chapter",
					    "annex", "appendix",  "part",   "list",    "proyecto",
					    "texto", "documento", "projet", "texte",   NULL };
const char *const tvx_reference_others[] = {
	"resolution",  "resolutions", "res",       "convention",  "charter",      "protocol",
	"protocols",   "covenant",    "treaty",    "declaration", "constitution", "statute",
	"code",        "rules",       "agreement", "doc",         "mandate",      "mandates",
	"resolución",  "convención",  "carta",     "protocolo",   "pacto",        "tratado",
	"declaración", "résolution",  "charte",    NULL
};
const char *const tvx_reference_qualifiers[] = { "operative", "preambular", "resolutive", "agenda",
						 NULL };

bool
tvx_reference_word_is(const char *const *list, struct tvx_str word)
{
	for (; *list; list++)
		if (tvx_str_equal_nocase(tvx_str_of(*list), word))
			return true;
	return false;
}

const struct tvx_reference_noun *
tvx_reference_noun(struct tvx_str word)
{
	for (size_t i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i++)
		if (tvx_str_equal_nocase(tvx_str_of(nouns[i].one), word) ||
		    tvx_str_equal_nocase(tvx_str_of(nouns[i].many), word))
			return &nouns[i];
	return NULL;
}
