/* The languages that drafts have words in. */
#include "cli.h"

/* What was asked for, and which languages were seen on the way. */
struct search {
	struct tvx_str lang;
	bool found;
	struct tvx_buf seen; /* "en, es" */
};

static bool
is_seen(const struct search *search, struct tvx_str lang)
{
	struct tvx_str rest = tvx_buf_str(&search->seen);

	while (rest.len)
		if (tvx_str_equal(tvx_str_trim(tvx_str_split(&rest, ',')), lang))
			return true;
	return false;
}

static void
see(struct search *search, struct tvx_str lang)
{
	if (!lang.len)
		return; /* the draft's own */
	search->found |= tvx_str_equal(lang, search->lang);
	if (search->found || is_seen(search, lang))
		return;
	if (search->seen.len)
		tvx_buf_add(&search->seen, TVX_STR(", "));
	tvx_buf_add(&search->seen, lang);
}

static void
see_paragraph(struct search *search, const struct tvx_paragraph *paragraph)
{
	for (const struct tvx_text *t = paragraph->texts.first; t; t = t->next)
		see(search, t->lang);
	for (const struct tvx_proposal *p = paragraph->proposals.first; p; p = p->next)
		if (p->words)
			see(search, p->words->lang);
}

int
check_lang(const struct tvx_survey *surveys, size_t count, const char *lang)
{
	struct search search = { .lang = tvx_str_of(lang), .found = !lang };
	int code = EXIT_DONE;

	for (size_t s = 0; s < count && !search.found; s++) {
		if (!surveys[s].draft)
			continue;
		see(&search, surveys[s].draft->lang);
		for (size_t u = 0; u < surveys[s].count && !search.found; u++)
			see_paragraph(&search, surveys[s].units[u].paragraph);
	}
	if (!search.found)
		code = fail_use("nothing here is in \"%s\", only in %.*s", lang,
				TVX_STR_ARG(tvx_buf_str(&search.seen)));
	tvx_buf_release(&search.seen);
	return code;
}
