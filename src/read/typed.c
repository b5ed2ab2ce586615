/* A typed text as a draft, from bytes to what hangs on each paragraph. */
#include "read/build.h"
#include "read/decode.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
tell(struct tvx_paper *paper, enum tvx_level level, const char *name, const char *message)
{
	struct tvx_diagnostic diagnostic = { .level = level,
					     .name = name,
					     .file = paper->name,
					     .line = 1,
					     .column = 1,
					     .message = message };

	if (paper->listener.tell)
		paper->listener.tell(paper->listener.context, &diagnostic);
}

static void
tell_encoding(struct tvx_paper *paper, const struct tvx_decoded *decoded)
{
	char message[160];

	if (decoded->assumed) {
		snprintf(message, sizeof(message), "read as %s; nothing in the file says so",
			 decoded->encoding);
		tell(paper, TVX_NOTE, "assumed-encoding", message);
	}
	if (decoded->replaced) {
		snprintf(message, sizeof(message),
			 "%zu bytes are no text in %s and became the replacement character",
			 decoded->replaced, decoded->encoding);
		tell(paper, TVX_WARNING, "bad-characters", message);
	}
}

/* --- the house ------------------------------------------------------------------------------------ */

enum {
	/* A sample of the text is enough to tell whose it is. */
	SAMPLE_BYTES = 200 * 1000
};

static int
choose_house(struct tvx_paper *paper, struct tvx_house **out, struct tvx_error *err)
{
	const struct tvx_read_options *options = paper->options;
	struct tvx_str sample = { paper->text.ptr,
				  paper->text.len < SAMPLE_BYTES ? paper->text.len : SAMPLE_BYTES };
	struct tvx_house *best = NULL;
	size_t most = 0;
	char message[160];

	if (options->profile.len)
		return tvx_house_parse(options->profile, options->house, out, err);
	if (options->house.len)
		return tvx_house_load(options->house, out, err);
	for (const struct tvx_house_source *h = tvx_houses; h->id; h++) {
		struct tvx_house *house;
		int status = tvx_house_load(tvx_str_of(h->id), &house, err);
		if (status) {
			tvx_house_free(best);
			return status;
		}
		size_t signs = tvx_house_signs(house, sample);
		if (!best || signs > most) {
			tvx_house_free(best);
			best = house;
			most = signs;
		} else {
			tvx_house_free(house);
		}
	}
	if (most)
		snprintf(message, sizeof(message),
			 "read by the profile of house '%.*s', which %zu signs speak for; --house "
			 "names another",
			 TVX_STR_ARG(best->id), most);
	else
		snprintf(message, sizeof(message),
			 "read by the profile of house '%.*s', though nothing speaks for it; "
			 "--house names another",
			 TVX_STR_ARG(best->id));
	tell(paper, TVX_NOTE, "assumed-house", message);
	*out = best;
	return TVX_OK;
}

/* --- what the paper says of itself -------------------------------------------------------------------- */

/* As the paper says it, or as a person did who knew better. */
static void
add_meta(struct tvx_weaver *w, const char *name, struct tvx_str value)
{
	struct tvx_str answer = tvx_override_find(w->paper, TVX_OVERRIDE_META, tvx_str_of(name));
	struct tvx_meta *meta;

	if (answer.len)
		value = answer;
	if (!value.len)
		return;
	meta = TVX_ARENA_NEW(w->draft->arena, struct tvx_meta);
	meta->name = tvx_str_of(name);
	meta->value = tvx_arena_str(w->draft->arena, value);
	TVX_LIST_ADD(&w->draft->meta, meta);
}

/* "formal meeting held December 7, 2015": the days that need no further word. */
static void
find_formal_days(struct tvx_weaver *w)
{
	const struct tvx_house *house = w->paper->house;
	struct tvx_str text = w->paper->text;

	for (const struct tvx_phrase *p = house->phrases[TVX_ROLE_FORMAL].first; p; p = p->next) {
		const char *at = text.ptr, *end = at + text.len;
		while (at < end && w->formal_count < 16 && p->words.len > 3 &&
		       (at = memmem(at, (size_t)(end - at), p->words.ptr, p->words.len))) {
			const char *stop = end - at > 60 ? at + 60 : end;
			bool informal = at > text.ptr && isalpha((unsigned char)at[-1]), two;
			struct tvx_date date;
			for (at += p->words.len; !informal && at < stop; at++)
				if (at[-1] == ' ' &&
				    tvx_date_at(house, (struct tvx_str){ at, (size_t)(end - at) },
						&date, &two)) {
					w->formal[w->formal_count++] = date;
					break;
				}
		}
	}
}

/* The last date that a note in front names: when the paper was made. */
static struct tvx_date
find_date(const struct tvx_weaver *w, struct tvx_str text, struct tvx_date latest)
{
	struct tvx_date date;
	bool two_digits;

	for (size_t i = 0; i < text.len; i++) {
		struct tvx_str here = { text.ptr + i, text.len - i };
		if ((i && isalnum((unsigned char)text.ptr[i - 1])) ||
		    !tvx_date_at(w->paper->house, here, &date, &two_digits))
			continue;
		if (!tvx_date_given(latest) || tvx_date_compare(date, latest) > 0)
			latest = date;
	}
	return latest;
}

/* A symbol such as AG/RES. 2141 (XXXV-O/05), alone in its block. */
static bool
is_symbol(struct tvx_str text)
{
	size_t slashes = 0, digits = 0;

	for (size_t i = 0; i < text.len; i++) {
		/* The organ's initials stand before the first slash. */
		if (!slashes && (islower((unsigned char)text.ptr[i]) || text.ptr[i] == ' '))
			return false;
		slashes += text.ptr[i] == '/';
		digits += isdigit((unsigned char)text.ptr[i]) != 0;
	}
	return text.len < 60 && slashes && digits && isupper((unsigned char)text.ptr[0]);
}

static struct tvx_str
bare_symbol(struct tvx_str text)
{
	text = tvx_str_trim(text);
	if (text.len > 2 && text.ptr[0] == '[' && text.ptr[text.len - 1] == ']')
		text = (struct tvx_str){ text.ptr + 1, text.len - 2 };
	return text;
}

enum { FRONT_BLOCKS = 12 };

static void
describe(struct tvx_weaver *w)
{
	struct tvx_paper *paper = w->paper;
	struct tvx_date date = { 0 };
	struct tvx_str title = { 0 }, symbol = { 0 };
	bool adopted = false;
	char text[11];

	for (size_t i = 0; i < paper->block_count && i < FRONT_BLOCKS; i++) {
		const struct tvx_block *block = &paper->blocks[i];
		if (block->kind == TVX_BLOCK_TITLE && !title.len)
			title = block->text;
		if (!symbol.len && is_symbol(bare_symbol(block->text)))
			symbol = bare_symbol(block->text);
		if (block->kind != TVX_BLOCK_NOTE)
			continue;
		date = find_date(w, block->text, date);
		adopted = adopted || memmem(block->text.ptr, block->text.len, "dopted at", 9);
	}
	add_meta(w, "title", title);
	add_meta(w, "symbol", symbol);
	tvx_date_format(date, text);
	add_meta(w, "date", tvx_str_of(text));
	const char *name = memrchr(paper->name.ptr, '/', paper->name.len);
	struct tvx_str file = paper->name;
	if (name)
		file = (struct tvx_str){ name + 1,
					 (size_t)(paper->name.ptr + paper->name.len - name) - 1 };
	add_meta(w, "source", file);
	bool negotiated = w->draft->delegations.count > 0;
	add_meta(w, "status",
		 adopted      ? TVX_STR("Adopted")
		 : negotiated ? TVX_STR("Under negotiation")
			      : TVX_STR(""));
}

/* The id of a draft is the name of its file. */
static struct tvx_str
draft_id(struct tvx_draft *draft, struct tvx_str name)
{
	const char *slash = memrchr(name.ptr, '/', name.len);
	struct tvx_map *none = tvx_map_new(draft->arena);

	if (slash)
		name = (struct tvx_str){ slash + 1, (size_t)(name.ptr + name.len - slash) - 1 };
	const char *dot = memrchr(name.ptr, '.', name.len);
	if (dot && dot > name.ptr)
		name.len = (size_t)(dot - name.ptr);
	return tvx_id_mint(draft, none, "", name);
}

/* --- the whole ------------------------------------------------------------------------------------------ */

static void
sort_meetings(struct tvx_draft *draft)
{
	struct tvx_meeting *sorted = NULL, *next;

	for (struct tvx_meeting *m = draft->meetings.first; m; m = next) {
		struct tvx_meeting **at = &sorted;
		next = m->next;
		while (*at && tvx_date_compare((*at)->on, m->on) <= 0)
			at = &(*at)->next;
		m->next = *at;
		*at = m;
	}
	draft->meetings.first = sorted;
	for (struct tvx_meeting *m = sorted; m; m = m->next)
		draft->meetings.last = m;
}

/* What the paper says is agreed is sealed, as if it had been agreed here. */
static void
seal_agreed(struct tvx_draft *draft)
{
	const struct tvx_date today = { 0 };
	const struct tvx_paragraph *p;
	struct tvx_walk walk;
	char seal[TVX_SEAL_BYTES];

	tvx_walk_start(&walk, &draft->root.node);
	while ((p = tvx_walk_paragraph(&walk))) {
		if (!p->marks.count)
			continue;
		struct tvx_standing standing = tvx_paragraph_standing(p, NULL, today);
		if (standing.level != TVX_AGREED && standing.level != TVX_AD_REF)
			continue;
		tvx_paragraph_seal(p, seal);
		((struct tvx_paragraph *)(uintptr_t)p)->seal = tvx_arena_str(draft->arena,
									     tvx_str_of(seal));
	}
}

static void
read_paper(struct tvx_paper *paper, struct tvx_draft *draft)
{
	struct tvx_weaver w = { .paper = paper, .draft = draft };

	draft->id = draft_id(draft, paper->name);
	draft->lang = tvx_arena_str(draft->arena, paper->options->lang.len ? paper->options->lang
									   : TVX_STR("en"));
	draft->house = tvx_arena_str(draft->arena, paper->house->id);
	paper->negotiated = !paper->house->needs_log ||
			    tvx_house_has_log(paper->house, paper->text);
	tvx_paper_lines(paper);
	tvx_paper_blocks(paper);
	tvx_paper_across(paper);
	tvx_paper_kinds(paper);
	find_formal_days(&w);
	if (paper->options->base)
		w.base = tvx_extents_new(paper->options->base);
	tvx_build(&w);
	describe(&w);
	sort_meetings(draft);
	seal_agreed(draft);
	tvx_extents_free(w.base);
	tvx_groups_release(&w.groups);
	free(w.acts);
	free(w.signatures);
}

int
tvx_read_typed(struct tvx_str bytes, struct tvx_str name, const struct tvx_read_options *options,
	       struct tvx_listener listener, struct tvx_draft **out, struct tvx_error *err)
{
	static const struct tvx_read_options defaults = { 0 };
	struct tvx_paper paper = { .name = name, .listener = listener };
	struct tvx_decoded decoded;
	struct tvx_house *house = NULL;

	paper.options = options ? options : &defaults;
	paper.arena = tvx_arena_new();
	tvx_decode(bytes, &decoded);
	paper.text = decoded.text;
	tell_encoding(&paper, &decoded);
	int status = tvx_overrides_parse(&paper, err);
	if (!status)
		status = choose_house(&paper, &house, err);
	if (!status) {
		struct tvx_draft *draft = tvx_draft_new();
		tvx_house_settle(house, paper.text, paper.options->lang);
		paper.house = house;
		read_paper(&paper, draft);
		*out = draft;
	}
	tvx_overrides_finish(&paper);
	tvx_house_free(house);
	free(paper.lines);
	free(paper.blocks);
	tvx_arena_free(paper.arena);
	tvx_buf_release(&decoded.copy);
	return status;
}
