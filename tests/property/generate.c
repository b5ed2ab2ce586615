/* Writes random drafts as a typist would, so that the reader is not tested by its own writer. */
#include "generate.h"

#include <string.h>

enum { DELEGATIONS = 8, MEETINGS = 5, MOST_DEPTH = 5 };

static const char *const delegations[DELEGATIONS] = { "USA", "BRA",   "CRI",   "MEX",
						      "JAM", "CHAIR", "LEGAL", "FISHERS" };

/* Escaped already. None has a capital, a bracket of ours or the shape of a token. */
static const char *const hostile[] = {
	"&amp;",
	"&lt;text&gt;",
	"&gt;",
	"\"quoted\"",
	"'",
	"]]&gt;",
	"&amp;amp;",
	"😀👩‍👩‍👧",
	"אבג",
	"\u202Eمرحبا\u202C",
	"漢字仮名",
	"e\u0301\u0323",
	"n\u0303an\u0303di\u0301a",
	"[e]stablish",
	"(approved)",
	" ",
	"  ",
	"\t",
	"\n",
	"\u00A0",
	"\u200B",
	"",
	",",
	";",
	".",
	"“quote”",
	"«là»",
	"ﬁ",
	"--",
	"%s%n",
	"\\0",
	"&#13;",
	"\U0010FFFD",
};

/* Words that a proposal may stand on. */
struct host {
	size_t start, end; /* in the output */
	unsigned anchors, depth;
	char lang[4]; /* empty for the draft's own, and for the words of a proposal */
};

/* The words of the paragraph first, as many as it has languages, then those of its proposals. */
struct hosts {
	struct host list[1024];
	unsigned count, texts;
};

struct generator {
	struct random *random;
	const struct shape *shape;
	struct tvx_buf *out;
	unsigned tokens;     /* so far, in the whole draft */
	unsigned paragraphs; /* so far */
	unsigned divisions;
	/* Of the paragraph at hand. */
	struct hosts hosts;
	unsigned footnotes;
};

static unsigned
below(struct generator *g, unsigned limit)
{
	return random_below(g->random, limit);
}

static bool
percent(struct generator *g, unsigned chance)
{
	return random_percent(g->random, chance);
}

#define put(...) tvx_buf_printf(g->out, __VA_ARGS__)

/* --- values -------------------------------------------------------------------------- */

static void
put_date(struct generator *g, const char *attribute)
{
	/* Few days, so that many things fall on the same one. */
	if (percent(g, 80))
		put(" %s=\"2024-%02u-%02u\"", attribute, 1 + below(g, 3), 1 + below(g, 4));
}

static void
put_meeting(struct generator *g)
{
	if (percent(g, 50))
		put(" at=\"m%u\"", below(g, MEETINGS));
}

static void
put_parties(struct generator *g, const char *attribute, bool may_be_quorum)
{
	unsigned first = below(g, DELEGATIONS), count = 1 + below(g, 3);

	if (may_be_quorum && percent(g, 40)) {
		put(" %s=\"%s\"", attribute, percent(g, 80) ? "quorum" : "unstated");
		return;
	}
	put(" %s=\"", attribute);
	for (unsigned i = 0; i < count; i++)
		put("%s%s", i ? " " : "", delegations[(first + i) % DELEGATIONS]);
	put("\"");
}

/* One token or something that a careless program trips over. */
static void
put_word(struct generator *g)
{
	if (percent(g, 60))
		put("t%uz", ++g->tokens);
	else if (percent(g, 1))
		for (unsigned i = 0; i < 3000; i++)
			put("x");
	else
		put("%s", hostile[below(g, sizeof(hostile) / sizeof(hostile[0]))]);
	if (percent(g, 70))
		put(" ");
}

static void
put_some_words(struct generator *g)
{
	for (unsigned i = below(g, 6); i; i--)
		put_word(g);
}

/* Ends an element that holds words; start is where its tag's '>' would stand. */
static void
end_words(struct generator *g, const char *name, size_t start)
{
	/* What has no words is written as an empty element. */
	if (g->out->len > start + 1) {
		put("</%s>", name);
		return;
	}
	g->out->len = start;
	put("/>");
}

static void
put_simple(struct generator *g, const char *name)
{
	size_t start = g->out->len;

	put(">");
	put_some_words(g);
	end_words(g, name, start);
}

/* Words with anchors, numbered in no order; returns how many. */
static unsigned
put_text(struct generator *g, const char *name)
{
	unsigned most = g->shape->anchors, count = g->shape->full ? most : below(g, most + 1),
		 pieces = below(g, 12);
	unsigned step = percent(g, 50) ? 1 : count ? count - 1 : 1, n = 0;
	size_t start = g->out->len;

	/* A step prime to count numbers them once each: 1 counts up, count - 1 counts down. */
	put(">");
	for (unsigned i = 0; i < count; i++) {
		for (unsigned j = below(g, 3); pieces && j; j--, pieces--)
			put_word(g);
		put("<a n=\"%u\"/>", n % count + 1);
		n += step;
		if (g->footnotes && percent(g, 10))
			put("<fn ref=\"f%u\"/>", 1 + below(g, g->footnotes));
	}
	while (pieces--)
		put_word(g);
	end_words(g, name, start);
	return count;
}

/* --- a paragraph -------------------------------------------------------------------------- */

static void
put_footnotes(struct generator *g)
{
	for (unsigned i = 1; i <= g->footnotes; i++) {
		put("  <footnote id=\"f%u\"", i);
		if (percent(g, 50))
			put(" label=\"%u\"", i);
		if (percent(g, 20))
			put(" lang=\"es\"");
		put_simple(g, "footnote");
		put("\n");
	}
}

static void
put_notes(struct generator *g)
{
	static const char *const kinds[] = { "editor", "citation", "quoted", "lead-in" };

	while (percent(g, 20)) {
		put("  <note kind=\"%s\"", kinds[below(g, 4)]);
		put_date(g, "on");
		put_simple(g, "note");
		put("\n");
	}
}

static void
put_fate(struct generator *g, unsigned index)
{
	static const char *const fates[] = { "accepted", "withdrawn", "not-taken-up", "amended",
					     "superseded" };
	unsigned fate = below(g, 5);

	if (percent(g, 70))
		return;
	put("<fate is=\"%s\"", fates[fate]);
	put_date(g, "on");
	put_meeting(g);
	if (fate >= 3 && index && percent(g, 60))
		put(" as=\"p%u\"", below(g, index));
	put_simple(g, "fate");
}

/* Amends count anchors' worth of words; returns how many anchors it has itself. */
static unsigned
put_amendment(struct generator *g, const unsigned *order, unsigned count)
{
	unsigned from = below(g, count), to = below(g, count), swap = from;

	if (from > to) {
		from = to;
		to = swap;
	}
	if (from == to || percent(g, 40)) {
		put("<insert at=\"%u\"", order[from]);
		return put_text(g, "insert");
	}
	if (percent(g, 50)) {
		put("<delete from=\"%u\" to=\"%u\"/>", order[from], order[to]);
		return 0;
	}
	put("<replace from=\"%u\" to=\"%u\"", order[from], order[to]);
	return put_text(g, "replace");
}

static unsigned
put_change_of_item(struct generator *g)
{
	switch (below(g, 4)) {
	case 0:
		put("<delete-paragraph/>");
		return 0;
	case 1:
		put("<move after=\"%u\"/>", 1 + below(g, 20));
		return 0;
	default:
		put("<alternative");
		return put_text(g, "alternative");
	}
}

/* The numbers of the anchors of what stands between tag and end, in their order there. */
static void
order_of_anchors(const char *text, const char *end, unsigned *order, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		const char *at = memmem(text, (size_t)(end - text), "<a n=\"", 6);
		order[i] = 0;
		for (text = at + 6; *text != '"'; text++)
			order[i] = order[i] * 10 + (unsigned)(*text - '0');
	}
}

static void
add_host(struct generator *g, size_t start, unsigned anchors, unsigned depth, const char *lang)
{
	struct host *host = &g->hosts.list[g->hosts.count++];

	*host = (struct host){ start, g->out->len, anchors, depth, "" };
	strcpy(host->lang, lang);
}

static void
put_proposal(struct generator *g, unsigned index, bool is_new)
{
	unsigned at = is_new ? 0 : below(g, g->hosts.count), order[64], anchors = 0, depth = 0;
	const struct host *host = &g->hosts.list[at];
	bool under = at >= g->hosts.texts;
	bool amends = !is_new && host->anchors && host->depth < 20 && percent(g, 80);

	put("  <proposal id=\"p%u\"", index);
	if (percent(g, 90))
		put_parties(g, "by", false);
	put_date(g, "on");
	put_meeting(g);
	if (amends && under)
		put(" under=\"p%u\"", at - g->hosts.texts);
	if (amends && host->lang[0])
		put(" lang=\"%s\"", host->lang);
	put(">");
	size_t start = g->out->len;
	if (is_new) {
		put("<new");
		anchors = put_text(g, "new");
	} else if (amends) {
		order_of_anchors(g->out->ptr + host->start, g->out->ptr + host->end, order,
				 host->anchors);
		anchors = put_amendment(g, order, host->anchors);
		depth = under ? host->depth + 1 : 0;
	} else {
		anchors = put_change_of_item(g);
	}
	add_host(g, start, anchors, depth, "");
	put_fate(g, index);
	put("</proposal>\n");
}

static void
put_position(struct generator *g, unsigned proposals)
{
	static const char *const stands[] = { "support",    "oppose", "reserve",
					      "consulting", "query",  "withdraw" };

	put("  <position stand=\"%s\"", stands[below(g, 6)]);
	put_parties(g, "by", false);
	put_date(g, "on");
	put_meeting(g);
	if (proposals && percent(g, 50))
		put(" about=\"p%u\"", below(g, proposals));
	put_simple(g, "position");
	put("\n");
}

static void
put_scope(struct generator *g, bool of_proposal)
{
	static const char *const scopes[] = { "fragment", "title", "language" };
	const struct host *base = &g->hosts.list[0];
	unsigned scope = below(g, 3), order[64], from;

	if (!percent(g, 20))
		return;
	put(" scope=\"%s\"", scopes[scope]);
	if (scope || of_proposal || !g->hosts.texts || base->anchors < 2)
		return;
	order_of_anchors(g->out->ptr + base->start, g->out->ptr + base->end, order, base->anchors);
	from = below(g, base->anchors - 1);
	put(" from=\"%u\" to=\"%u\"", order[from], order[from + 1]);
}

static void
put_mark(struct generator *g, unsigned proposals)
{
	static const char *const statuses[] = { "agreed", "ad-ref", "confirmed", "reopened",
						"pending" };
	unsigned status = below(g, 5);

	put("  <mark status=\"%s\"", statuses[status]);
	if (percent(g, 20))
		put(" word=\"approved\"");
	if (status == 1 || status == 2 || (status == 4 && percent(g, 50)))
		put_parties(g, "of", true);
	put_date(g, "on");
	put_meeting(g);
	bool of_proposal = proposals && percent(g, 30);
	if (of_proposal)
		put(" proposal=\"p%u\"", below(g, proposals));
	put_scope(g, of_proposal);
	put_simple(g, "mark");
	put("\n");
}

/* Its words in one or two languages, or none when it is itself proposed. */
static void
put_texts(struct generator *g, bool is_new)
{
	static const char *const langs[] = { "", "es" };

	g->hosts.count = 0;
	for (unsigned i = 0; !is_new && i < 2; i++) {
		if (i && !percent(g, 30))
			break;
		put("  <text");
		if (i)
			put(" lang=\"%s\"", langs[i]);
		size_t start = g->out->len;
		unsigned anchors = put_text(g, "text");
		add_host(g, start, anchors, 0, langs[i]);
		put("\n");
	}
	g->hosts.texts = g->hosts.count;
}

static void
put_paragraph(struct generator *g, const char *kind)
{
	unsigned most = g->shape->proposals, proposals = percent(g, 70) ? below(g, most + 1) : 0;
	bool is_new = proposals && !g->shape->full && percent(g, 15);

	if (g->shape->full)
		proposals = most;
	g->footnotes = percent(g, 20) ? 1 + below(g, 2) : 0;
	put("<paragraph id=\"%u\"%s", ++g->paragraphs, kind);
	if (percent(g, 70))
		put(" label=\"%s\"", percent(g, 20) ? "·" : percent(g, 10) ? "7.bis" : "7.");
	put(">\n");
	put_texts(g, is_new);
	put_footnotes(g);
	put_notes(g);
	for (unsigned i = 0; i < proposals; i++)
		put_proposal(g, i, is_new && i == 0);
	while (percent(g, 30))
		put_position(g, proposals);
	while (percent(g, 50))
		put_mark(g, proposals);
	put("</paragraph>\n");
}

/* --- the draft --------------------------------------------------------------------------------- */

static void
put_head(struct generator *g)
{
	static const char *const kinds[] = { "", " kind=\"formal\"", " kind=\"informal\"" };

	put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<draft version=\"1\" id=\"random\" "
	    "lang=\"en\">\n<meta name=\"title\"");
	put_simple(g, "meta");
	put("\n");
	for (unsigned i = 0; i < DELEGATIONS; i++)
		put("<delegation id=\"%s\"%s%s>The Delegation %s</delegation>\n", delegations[i],
		    i < 5    ? ""
		    : i == 7 ? " kind=\"observer\""
			     : " kind=\"body\"",
		    i == 0 ? " as=\"US\" aliases=\"U.S. AMERICA\"" : "", delegations[i]);
	for (unsigned i = 0; i < MEETINGS; i++) {
		put("<meeting id=\"m%u\"", i);
		put_date(g, "on");
		put("%s", kinds[i % 3]);
		if (i == 1)
			put(" as=\"FM\"");
		put_simple(g, "meeting");
		put("\n");
	}
}

void
generate_draft(struct random *r, const struct shape *shape, struct tvx_buf *out)
{
	struct generator generator = { .random = r, .shape = shape, .out = out }, *g = &generator;
	static const char *const kinds[] = { "", "", "", " kind=\"item\"", " kind=\"note\"" };
	unsigned paragraphs = 1 + below(g, shape->paragraphs), depth = 0;

	put_head(g);
	put_paragraph(g, " kind=\"title\"");
	while (g->paragraphs < paragraphs) {
		if (depth < MOST_DEPTH && percent(g, 20)) {
			put("<division id=\"D%u\">\n", ++g->divisions);
			depth++;
			if (percent(g, 80))
				put_paragraph(g, " kind=\"heading\"");
		} else if (depth && percent(g, 20)) {
			put("</division>\n");
			depth--;
		} else {
			put_paragraph(g, kinds[below(g, 5)]);
		}
	}
	while (depth--)
		put("</division>\n");
	put("</draft>\n");
}
