/* What a clean draft says in words of its own: a table, one entry a language. */
#include "model/clean_phrases.h"

static const struct tvx_formal languages[] = {
	{
		.lang = "en",
		.insert = "Not agreed: to insert ",
		.remove = "Not agreed: to delete ",
		.replace = "Not agreed: to replace ",
		.with = " with ",
		.alternative = "Not agreed: as an alternative, ",
		.delete_paragraph = "Not agreed: to delete the paragraph",
		.move = "Not agreed: to move the paragraph",
		.open_paragraph = "This paragraph is not agreed",
		.open_title = "This title is not agreed",
		.new_paragraph = "This paragraph is new and is not agreed",
		.option = "Alternative",
		.legend = "Agreed ad referendum",
		.quotes = { "“", "”" },
	},
	{
		.lang = "es",
		.insert = "No acordado: insertar ",
		.remove = "No acordado: suprimir ",
		.replace = "No acordado: reemplazar ",
		.with = " por ",
		.alternative = "No acordado: como alternativa, ",
		.delete_paragraph = "No acordado: suprimir el párrafo",
		.move = "No acordado: trasladar el párrafo",
		.open_paragraph = "Este párrafo no está acordado",
		.open_title = "Este título no está acordado",
		.new_paragraph = "Este párrafo es nuevo y no está acordado",
		.option = "Alternativa",
		.legend = "Acordado ad referéndum",
		.quotes = { "“", "”" },
	},
	{
		.lang = "fr",
		.insert = "Non convenu\u00A0: insérer ",
		.remove = "Non convenu\u00A0: supprimer ",
		.replace = "Non convenu\u00A0: remplacer ",
		.with = " par ",
		.alternative = "Non convenu\u00A0: comme variante, ",
		.delete_paragraph = "Non convenu\u00A0: supprimer le paragraphe",
		.move = "Non convenu\u00A0: déplacer le paragraphe",
		.open_paragraph = "Ce paragraphe n’est pas convenu",
		.open_title = "Ce titre n’est pas convenu",
		.new_paragraph = "Ce paragraphe est nouveau et n’est pas convenu",
		.option = "Variante",
		.legend = "Convenu ad referendum",
		.quotes = { "«\u00A0", "\u00A0»" },
	},
	{
		.lang = "pt",
		.insert = "Não acordado: inserir ",
		.remove = "Não acordado: suprimir ",
		.replace = "Não acordado: substituir ",
		.with = " por ",
		.alternative = "Não acordado: como alternativa, ",
		.delete_paragraph = "Não acordado: suprimir o parágrafo",
		.move = "Não acordado: deslocar o parágrafo",
		.open_paragraph = "Este parágrafo não está acordado",
		.open_title = "Este título não está acordado",
		.new_paragraph = "Este parágrafo é novo e não está acordado",
		.option = "Alternativa",
		.legend = "Acordado ad referendum",
		.quotes = { "“", "”" },
	},
};

const struct tvx_formal *
tvx_formal_of(struct tvx_str lang)
{
	struct tvx_str primary = tvx_str_split(&lang, '-');

	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
		if (tvx_str_equal_nocase(primary, tvx_str_of(languages[i].lang)))
			return &languages[i];
	return &languages[0];
}
