/* Names after words whose beginning nobody marked, and words that stand side by side because the
 * strike through one of them was lost. Comparing with the amended text tells most of them. */
#include "read/weave.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
	/* So many words of the old text may stand between what is new and the name. */
	WORDS_BETWEEN = 1,
	/* A replaced phrase begins with the same word at most so many words before. */
	WORDS_BACK = 6,
};

struct signing {
	struct tvx_weaver *w;
	struct tvx_host *host;
	struct tvx_str old; /* the text that is amended; empty: unknown */
	struct tvx_hunk *hunks;
	size_t hunk_count;
};

/* --- moving words out of the text -------------------------------------------------------------- */

/* Proposals on the words from a to b now stand on the words of another. */
static void
adopt(struct signing *s, struct tvx_proposal *parent, uint32_t anchor)
{
	for (struct tvx_proposal *p = s->w->paragraph->proposals.first; p; p = p->next)
		if (p != parent && p->under == s->host->proposal &&
		    (p->from == anchor || p->to == anchor) && p->kind != TVX_ALTERNATIVE &&
		    p->kind != TVX_NEW)
			p->under = parent;
}

/* Whether a proposal has one end inside the words and one outside. */
static bool
is_crossed(const struct signing *s, size_t from, size_t to)
{
	for (const struct tvx_proposal *p = s->w->paragraph->proposals.first; p; p = p->next) {
		unsigned inside = 0, outside = 0;
		if (p->under != s->host->proposal || p->from == p->to || !p->from)
			continue;
		for (size_t i = 0; i < s->host->inline_count; i++) {
			const struct tvx_inline *in = &s->host->inlines[i];
			if (in->n != p->from && in->n != p->to)
				continue;
			bool within = in->offset > from && in->offset < to;
			inside += within;
			outside += !within;
		}
		if (inside && (outside || !p->to))
			return true;
	}
	return false;
}

/* An anchor keeps its number wherever it goes. */
static void
move_anchor(struct tvx_host *host, struct tvx_inline in, size_t offset)
{
	uint32_t anchors = host->anchors;

	host->anchors = in.n - 1;
	tvx_host_anchor(host, offset);
	for (size_t i = 0; i < host->inline_count; i++)
		if (host->inlines[i].n == in.n)
			host->inlines[i].kind = in.kind;
	host->anchors = in.n > anchors ? in.n : anchors;
}

/* Takes the words from a to b out of the text and gives them to a proposal, with all that stands
 * on them. Both ends are where words begin and end. Returns where they stood. */
static size_t
move_words(struct signing *s, struct tvx_proposal *proposal, size_t from, size_t to)
{
	struct tvx_host *host = s->host;
	struct tvx_host inner = { .proposal = proposal };
	size_t kept = 0, cut_from = from, cut_to = to;

	tvx_buf_add(&inner.words, (struct tvx_str){ host->words.ptr + from, to - from });
	while (cut_to < host->words.len && from && host->words.ptr[cut_to] == ' ' &&
	       host->words.ptr[from - 1] == ' ')
		cut_to++;
	/* "subregional group, as appropriate.": the stop goes to the word before. */
	if (cut_to < host->words.len && from && host->words.ptr[from - 1] == ' ' &&
	    strchr(",.;:", host->words.ptr[cut_to]))
		cut_from--;
	for (size_t i = 0; i < host->inline_count; i++) {
		struct tvx_inline in = host->inlines[i];
		bool inside = in.offset > from && in.offset < to;
		if (inside) {
			adopt(s, proposal, in.n);
			move_anchor(&inner, in, in.offset - from);
			continue;
		}
		if (in.offset >= cut_to)
			in.offset -= (uint32_t)(cut_to - cut_from);
		else if (in.offset > cut_from)
			in.offset = (uint32_t)cut_from;
		host->inlines[kept++] = in;
	}
	host->inline_count = kept;
	memmove(host->words.ptr + cut_from, host->words.ptr + cut_to, host->words.len - cut_to + 1);
	host->words.len -= cut_to - cut_from;
	tvx_host_finish(s->w, &inner, proposal->words);
	tvx_host_release(&inner);
	for (size_t i = 0; i < s->w->signature_count; i++)
		if (s->w->signatures[i].at >= cut_to)
			s->w->signatures[i].at -= cut_to - cut_from;
	return cut_from;
}

/* --- words side by side ---------------------------------------------------------------------------- */

static bool
word_at(struct tvx_str words, size_t at, struct tvx_str word)
{
	return at + word.len <= words.len &&
	       tvx_str_equal_nocase((struct tvx_str){ words.ptr + at, word.len }, word) &&
	       (at == 0 || !isalnum((unsigned char)words.ptr[at - 1])) &&
	       (at + word.len == words.len || !isalnum((unsigned char)words.ptr[at + word.len]));
}

/* The next pair of words of which one took the place of the other. */
static const struct tvx_pair *
find_pair(const struct tvx_house *house, struct tvx_str words, size_t *at)
{
	for (; *at < words.len; (*at)++) {
		if (*at && words.ptr[*at - 1] != ' ')
			continue;
		const struct tvx_pair *p =
			house->pairs_from[tolower((unsigned char)words.ptr[*at])];
		for (; p; p = p->next_alike)
			if (word_at(words, *at, p->old) &&
			    word_at(words, *at + p->old.len + 1, p->new) &&
			    words.ptr[*at + p->old.len] == ' ')
				return p;
	}
	return NULL;
}

/* Whether the old text has the first of the two words here and not the second. */
static bool
was_amended(const struct signing *s, size_t at)
{
	for (size_t i = 0; i < s->hunk_count; i++)
		if (s->hunks[i].from <= at && at < s->hunks[i].to)
			return false;
	return s->old.len > 0;
}

/* The name that stands after the words in the same sentence. */
static const struct tvx_act *
signed_after(const struct signing *s, size_t at)
{
	for (size_t i = 0; i < s->w->signature_count; i++)
		if (s->w->signatures[i].at > at &&
		    s->w->signatures[i].proposal == s->host->proposal)
			return &s->w->signatures[i].act;
	return NULL;
}

static void
split_pairs(struct signing *s)
{
	struct tvx_host *host = s->host;
	const struct tvx_pair *pair;
	size_t at = 0;

	if (!s->w->paper->house->pairs.count)
		return;
	while ((pair = find_pair(s->w->paper->house, tvx_buf_str(&host->words), &at))) {
		size_t end = at + pair->old.len, len = pair->new.len;
		struct tvx_str both = tvx_arena_str(
			s->w->paper->arena,
			(struct tvx_str){ host->words.ptr + at, pair->old.len + 1 + len });
		if (s->w->adjusted) {
			/* A decision changed the word; its note says so. */
			struct tvx_proposal gone = { .words = TVX_ARENA_NEW(s->w->paper->arena,
									    struct tvx_text) };
			tvx_weave_guess(s->w, "lost-strike", TVX_HIGH, 0, both,
					"the second word took the place of the first",
					"a note says that a decision changed it");
			move_words(s, &gone, at, end + 1);
			continue;
		}
		const struct tvx_act *by = was_amended(s, at) ? signed_after(s, at) : NULL;
		struct tvx_act nobody = { 0 };
		struct tvx_proposal *p = tvx_weave_proposal(s->w, TVX_REPLACE, by ? by : &nobody,
							    host->proposal);
		if (!p)
			return;
		tvx_weave_guess(s->w, "lost-strike", TVX_MEDIUM, 0, both,
				"the second word would take the place of the first",
				"both cannot stand side by side");
		move_words(s, p, end + 1, end + 1 + len);
		p->from = tvx_host_anchor(host, at);
		p->to = tvx_host_anchor(host, end);
		at = end;
	}
}

/* --- names after words ------------------------------------------------------------------------------- */

static size_t
words_between(struct tvx_str words, size_t from, size_t to)
{
	size_t count = 0;
	bool in_word = false;

	for (size_t i = from; i < to && i < words.len; i++) {
		bool part = isalnum((unsigned char)words.ptr[i]) ||
			    (unsigned char)words.ptr[i] >= 0x80;
		count += part && !in_word;
		in_word = part;
	}
	return count;
}

static bool
ends_a_sentence_between(struct tvx_str words, size_t from, size_t to)
{
	for (size_t i = from; i + 1 < to; i++)
		if (words.ptr[i] == '.' && words.ptr[i + 1] == ' ')
			return true;
	return false;
}

/* What is new just before the name, and after the name before it. */
static bool
hunk_before(const struct signing *s, size_t at, size_t least, struct tvx_hunk *out)
{
	struct tvx_str words = tvx_buf_str(&s->host->words);
	bool found = false;

	for (size_t i = 0; i < s->hunk_count; i++) {
		struct tvx_hunk h = s->hunks[i];
		/* What two names share is cut between them. */
		if (h.from < least)
			h.from = least;
		if (h.to > at)
			h.to = at;
		while (h.from < h.to && strchr(" .,;:", words.ptr[h.from]))
			h.from++;
		while (h.to > h.from && strchr(" .;:", words.ptr[h.to - 1]))
			h.to--;
		/* With the comma before it, where a full stop follows. */
		if (h.to > h.from && h.from >= least + 2 && words.ptr[h.from - 2] == ',' &&
		    (h.to == words.len || strchr(".;", words.ptr[h.to])))
			h.from -= 2;
		if (h.to <= h.from || words_between(words, h.to, at) > WORDS_BETWEEN ||
		    ends_a_sentence_between(words, h.to, at))
			continue;
		*out = h;
		found = true;
	}
	return found;
}

static struct tvx_str
word_from(struct tvx_str words, size_t at)
{
	size_t end = at;

	while (end < words.len && isalpha((unsigned char)words.ptr[end]))
		end++;
	return (struct tvx_str){ words.ptr + at, end - at };
}

static bool
is_preposition(struct tvx_str word)
{
	static const char *const list[] = { "to",  "on", "of",   "in", "with",
					    "for", "by", "from", "at" };

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (tvx_str_equal_nocase(word, tvx_str_of(list[i])))
			return true;
	return false;
}

/* "with a particular focus with regard to on": the new phrase begins as an old one a few words
 * before and ends like the old word after it. Where the old phrase begins and ends, or false. */
static bool
phrase_replaced(const struct signing *s, const struct tvx_hunk *h, size_t *from, size_t *to)
{
	struct tvx_str words = tvx_buf_str(&s->host->words);
	struct tvx_str first = word_from(words, h->from), next;
	size_t last = h->to, after = h->to, back = h->from;

	while (last > h->from && words.ptr[last - 1] != ' ')
		last--;
	while (after < words.len && words.ptr[after] == ' ')
		after++;
	next = word_from(words, after);
	if (!first.len || !is_preposition(word_from(words, last)) || !is_preposition(next) ||
	    tvx_str_equal_nocase(word_from(words, last), next))
		return false;
	for (size_t count = 0; count <= WORDS_BACK && back > 0; count++) {
		while (back && words.ptr[back - 1] == ' ')
			back--;
		while (back && words.ptr[back - 1] != ' ')
			back--;
		if (tvx_str_equal_nocase(word_from(words, back), first)) {
			*from = back;
			*to = after + next.len;
			return true;
		}
	}
	return false;
}

/* A name of whose words nothing is known. */
static void
leave_empty(struct signing *s, struct tvx_signature *signature, const char *why)
{
	struct tvx_weaver *w = s->w;
	uint32_t anchor = tvx_host_anchor(
		s->host, signature->at < s->host->words.len ? signature->at : s->host->words.len);
	struct tvx_proposal *p = tvx_weave_proposal(w, TVX_INSERT, &signature->act,
						    s->host->proposal);

	if (!p)
		return;
	p->from = p->to = anchor;
	if (signature->asked)
		signature->asked->about = p;
	tvx_weave_guess(w, "unmarked-extent", TVX_LOW, signature->act.from,
			(struct tvx_str){ w->block->text.ptr + signature->act.from,
					  signature->act.to - signature->act.from },
			"somebody proposed words before it; which ones is left open", why);
}

static void
give_words(struct signing *s, struct tvx_signature *signature, const struct tvx_hunk *h)
{
	struct tvx_weaver *w = s->w;
	size_t from = h->from, to = h->to, old_from = 0, old_to = 0;
	bool replaced = phrase_replaced(s, h, &old_from, &old_to);
	struct tvx_str printed = { w->block->text.ptr + signature->act.from,
				   signature->act.to - signature->act.from };

	if (is_crossed(s, from, to)) {
		leave_empty(s, signature, "other proposals overlap with what is new there");
		return;
	}
	/* A comma after the words is theirs when one stands before them too. */
	struct tvx_proposal *p = tvx_weave_proposal(w, replaced ? TVX_REPLACE : TVX_INSERT,
						    &signature->act, s->host->proposal);
	if (!p)
		return;
	if (signature->asked)
		signature->asked->about = p;
	size_t at = move_words(s, p, from, to);
	if (replaced) {
		p->from = tvx_host_anchor(s->host, old_from);
		p->to = tvx_host_anchor(s->host, old_to - (to - from) - 1);
	} else {
		while (at && s->host->words.ptr[at - 1] == ' ')
			at--;
		p->from = p->to = tvx_host_anchor(s->host, at);
	}
	tvx_weave_guess(w, "extent-by-comparison", TVX_MEDIUM, signature->act.from, printed,
			replaced ? "the new words before it, in the place of an old phrase"
				 : "the new words before it are proposed",
			"the text that is amended does not have them");
	free(s->hunks);
	s->hunk_count = tvx_extents_compare(s->old, tvx_buf_str(&s->host->words), &s->hunks);
}

void
tvx_weave_signatures(struct tvx_weaver *w, struct tvx_host *host)
{
	struct signing s = { .w = w, .host = host };
	bool here = false;

	for (size_t i = 0; i < w->signature_count; i++)
		here = here || w->signatures[i].proposal == host->proposal;
	if (w->base && host->words.len && (here || w->paper->house->pairs.count)) {
		/* What is new in somebody's own words is theirs, whoever signs inside them. */
		s.old = here && !host->proposal
				? tvx_extents_match(w->base, tvx_buf_str(&host->words))
				: (struct tvx_str){ 0 };
		if (s.old.len)
			s.hunk_count = tvx_extents_compare(s.old, tvx_buf_str(&host->words),
							   &s.hunks);
	}
	split_pairs(&s);
	if (s.old.len) {
		free(s.hunks);
		s.hunk_count = tvx_extents_compare(s.old, tvx_buf_str(&host->words), &s.hunks);
	}
	/* From the last to the first, so that the places before stay what they are. */
	for (size_t i = w->signature_count; i-- > 0;) {
		struct tvx_signature *signature = &w->signatures[i];
		size_t least = i ? w->signatures[i - 1].at : 0;
		if (signature->proposal != host->proposal)
			continue;
		struct tvx_hunk h = { 0 };
		if (s.old.len && hunk_before(&s, signature->at, least, &h))
			give_words(&s, signature, &h);
		else
			leave_empty(&s, signature,
				    s.old.len ? "nothing new stands just before it"
				    : w->base ? "the text that is amended has no such paragraph"
					      : "there is no text to compare with (--base)");
	}
	free(s.hunks);
}
