/* A working text as it is typed gives the same draft when it is read again. The drafts of this
 * property are of their own kind: all that can be typed, and nothing that cannot. */
#include "check.h"
#include "random.h"

#include "travaux/write.h"

#include <stdio.h>

/* The writer reads its text again; whatever it tells is wrong here. */
static void
hear(void *context, const struct tvx_diagnostic *d)
{
	struct trial *trial = context;

	wrong(trial, NULL, "#   %.*s: %s", TVX_STR_ARG(d->unit), d->message);
}

struct typist {
	struct random random;
	struct tvx_buf *out;
	unsigned tokens, anchors, proposals;
	struct tvx_buf changes; /* the proposals of the paragraph at hand */
	const char *under;      /* attribute of those on an alternative */
};

#define put(...) tvx_buf_printf(t->out, __VA_ARGS__)

static const char *const delegations[] = { "USA", "BRA", "CAN", "MEX", "CRI", "ARG" };

static void
add_parties(struct typist *t, struct tvx_buf *out, const char *name)
{
	unsigned first = random_below(&t->random, 6);

	tvx_buf_printf(out, " %s=\"%s", name, delegations[first]);
	if (random_percent(&t->random, 30))
		tvx_buf_printf(out, " %s", delegations[(first + 1) % 6]);
	tvx_buf_add_char(out, '"');
}

/* A day, with the meeting of that day or without. */
static void
add_when(struct typist *t, struct tvx_buf *out)
{
	unsigned day = 1 + random_below(&t->random, 4);

	if (random_percent(&t->random, 20))
		return;
	tvx_buf_printf(out, " on=\"2024-03-0%u\"", day);
	if (random_percent(&t->random, 40))
		tvx_buf_printf(out, " at=\"m%u\"", day);
}

static void
add_some_words(struct typist *t, struct tvx_buf *out)
{
	for (unsigned i = 1 + random_below(&t->random, 4); i; i--)
		tvx_buf_printf(out, "t%uz%s", ++t->tokens, i > 1 ? " " : "");
}

static void
begin_proposal(struct typist *t)
{
	tvx_buf_printf(&t->changes, "  <proposal id=\"p%u\"", ++t->proposals);
	add_parties(t, &t->changes, "by");
	add_when(t, &t->changes);
	tvx_buf_printf(&t->changes, "%s>", t->under);
}

/* Something on the token that comes next, whose space was put out already. */
static void
put_amended(struct typist *t)
{
	unsigned from = t->anchors + 1, kind = random_below(&t->random, 3);

	begin_proposal(t);
	if (kind == 0) {
		put("t%uz<a n=\"%u\"/>", ++t->tokens, ++t->anchors);
		tvx_buf_printf(&t->changes, "<insert at=\"%u\">", from);
		add_some_words(t, &t->changes);
		tvx_buf_printf(&t->changes, "</insert></proposal>\n");
		return;
	}
	t->anchors += 2;
	put("<a n=\"%u\"/>t%uz<a n=\"%u\"/>", from, ++t->tokens, from + 1);
	if (kind == 1) {
		tvx_buf_printf(&t->changes, "<delete from=\"%u\" to=\"%u\"/></proposal>\n", from,
			       from + 1);
		return;
	}
	tvx_buf_printf(&t->changes, "<replace from=\"%u\" to=\"%u\">", from, from + 1);
	add_some_words(t, &t->changes);
	tvx_buf_printf(&t->changes, "</replace></proposal>\n");
}

static void
put_sentence(struct typist *t)
{
	t->anchors = 0;
	put("The t%uz", ++t->tokens);
	for (unsigned i = 6 + random_below(&t->random, 8); i; i--) {
		put(" ");
		if (i % 3 == 0 && random_percent(&t->random, 40))
			put_amended(t);
		else
			put("t%uz", ++t->tokens);
	}
	put(" end.");
}

static void
put_log(struct typist *t)
{
	static const char *const stands[] = { "support", "oppose", "reserve", "query" };

	if (random_percent(&t->random, 30)) {
		put("  <position stand=\"%s\"", stands[random_below(&t->random, 4)]);
		add_parties(t, t->out, "by");
		add_when(t, t->out);
		put("/>\n");
	}
	for (unsigned i = random_below(&t->random, 3); i; i--) {
		unsigned status = random_below(&t->random, 3);
		put("  <mark status=\"%s\"", status == 0   ? "agreed"
					     : status == 1 ? "pending"
							   : "ad-ref");
		if (status == 0 && random_percent(&t->random, 30))
			put(" word=\"approved\"");
		if (status == 2 && random_percent(&t->random, 50))
			put(" of=\"quorum\"");
		else if (status == 2)
			add_parties(t, t->out, "of");
		add_when(t, t->out);
		put("/>\n");
	}
}

static void
put_paragraph(struct typist *t, unsigned number)
{
	bool is_new = random_percent(&t->random, 15);

	t->proposals = 0;
	t->under = is_new ? " under=\"p1\"" : "";
	tvx_buf_clear(&t->changes);
	put("<paragraph id=\"%u\" label=\"%u.\">\n", number, number);
	if (is_new) {
		put("  <proposal id=\"p%u\"", ++t->proposals);
		add_parties(t, t->out, "by");
		add_when(t, t->out);
		put("><new>");
	} else {
		put("  <text>");
	}
	put_sentence(t);
	put("%s\n", is_new ? "</new></proposal>" : "</text>");
	if (t->changes.len)
		tvx_buf_add(t->out, tvx_buf_str(&t->changes));
	put_log(t);
	/* Where nothing has a status a reader takes brackets for an editor's. */
	if (number == 1)
		put("  <mark status=\"pending\"/>\n");
	put("</paragraph>\n");
}

static void
put_draft(struct typist *t)
{
	put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<draft version=\"1\" id=\"typed\" lang=\"en\" house=\"oas\">\n");
	for (unsigned i = 0; i < 6; i++)
		put("<delegation id=\"%s\"/>\n", delegations[i]);
	for (unsigned i = 1; i <= 4; i++)
		put("<meeting id=\"m%u\" on=\"2024-03-0%u\" kind=\"informal\" as=\"IM\"/>\n", i, i);
	for (unsigned i = 1 + random_below(&t->random, 8), n = 0; i; i--)
		put_paragraph(t, ++n);
	put("</draft>\n");
}

void
check_typed_comes_back(struct trial *trial)
{
	struct tvx_buf xml = { 0 }, text = { 0 };
	/* Another draft for every draft of the trials. */
	struct typist t = { .random = random_of(trial->xml.len), .out = &xml };
	struct tvx_error err = { 0 };
	struct tvx_draft *draft;
	struct tvx_survey survey;

	put_draft(&t);
	if (tvx_draft_parse(tvx_buf_str(&xml), TVX_STR("typed"), (struct tvx_listener){ 0 }, &draft,
			    &err)) {
		wrong(trial, NULL, "#   refused: %u:%u: %s", err.line, err.column, err.message);
	} else {
		tvx_survey_init(&survey, draft, (struct tvx_date){ 0 });
		tvx_write_typed(&survey, TVX_STR("typed"), (struct tvx_listener){ hear, trial },
				&text);
		if (trial->wrong.len)
			wrong(trial, NULL, "#%s", text.ptr);
		tvx_survey_release(&survey);
		tvx_draft_free(draft);
	}
	tvx_buf_release(&t.changes);
	tvx_buf_release(&xml);
	tvx_buf_release(&text);
}
