/* Telling what was assumed, and the answers that a person gave to earlier guesses. */
#include "read/paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One line of an overrides file: UNIT "WORDS" = ANSWER, or "meta" NAME = VALUE. */
struct tvx_override {
	struct tvx_str unit, words, answer;
	unsigned line;
	bool met;
};

const char *
tvx_confidence_word(enum tvx_confidence confidence)
{
	static const char *const words[] = { "high", "medium", "low" };

	return words[confidence];
}

void
tvx_guess_tell(struct tvx_paper *paper, const struct tvx_block *block, struct tvx_str unit,
	       const struct tvx_assumption *assumption)
{
	struct tvx_guess guess = { .name = assumption->name,
				   .confidence = assumption->confidence,
				   .unit = unit,
				   .words = assumption->words,
				   .assumed = assumption->assumed,
				   .why = assumption->why };
	char message[480];

	paper->guesses++;
	if (block)
		tvx_block_place(paper, block, assumption->offset, &guess.line, &guess.column);
	if (paper->options->guess)
		paper->options->guess(paper->options->context, &guess);
	if (!paper->listener.tell)
		return;
	int shown = guess.words.len > 80 ? 80 : (int)guess.words.len;
	snprintf(message, sizeof(message), "\"%.*s%s\": %s, because %s (confidence %s)", shown,
		 guess.words.ptr ? guess.words.ptr : "", guess.words.len > 80 ? "..." : "",
		 guess.assumed, guess.why, tvx_confidence_word(guess.confidence));
	struct tvx_diagnostic diagnostic = { .level = TVX_NOTE,
					     .name = guess.name,
					     .file = paper->name,
					     .line = guess.line,
					     .column = guess.column,
					     .unit = unit,
					     .message = message };
	paper->listener.tell(paper->listener.context, &diagnostic);
}

/* --- overrides ------------------------------------------------------------------------------- */

static int
refuse(const struct tvx_paper *paper, unsigned line, const char *message, struct tvx_error *err)
{
	tvx_error_set(err, TVX_ERR_INPUT, "%s", message);
	tvx_error_place(err, paper->options->overrides_name, line, 1);
	return TVX_ERR_INPUT;
}

/* "title = Work plan": what the paper does not say of itself. */
static int
parse_meta(const struct tvx_paper *paper, struct tvx_override *o, struct tvx_str rest,
	   struct tvx_error *err)
{
	o->words = tvx_str_trim(tvx_str_split(&rest, '='));
	o->answer = tvx_str_trim(rest);
	return o->words.len && o->answer.len
		       ? TVX_OK
		       : refuse(paper, o->line, "expected: meta NAME = VALUE", err);
}

static int
parse_override(struct tvx_paper *paper, struct tvx_str line, unsigned number, struct tvx_error *err)
{
	struct tvx_override *all = tvx_realloc(paper->overrides, paper->override_count + 1,
					       sizeof(*paper->overrides));
	struct tvx_override *o = &all[paper->override_count];
	struct tvx_str rest = line;

	paper->overrides = all;
	*o = (struct tvx_override){ .line = number };
	o->unit = tvx_str_split(&rest, ' ');
	rest = tvx_str_trim(rest);
	if (tvx_str_equal(o->unit, TVX_OVERRIDE_META)) {
		paper->override_count++;
		return parse_meta(paper, o, rest, err);
	}
	if (!rest.len || rest.ptr[0] != '"')
		return refuse(paper, number, "expected: UNIT \"WORDS\" = ANSWER", err);
	/* The words may hold quotation marks; what follows them may not look like this. */
	const char *end = memmem(rest.ptr + 1, rest.len - 1, "\" = ", 4);
	if (!end)
		return refuse(paper, number, "expected: UNIT \"WORDS\" = ANSWER", err);
	o->words = (struct tvx_str){ rest.ptr + 1, (size_t)(end - rest.ptr) - 1 };
	o->answer = tvx_str_trim(
		(struct tvx_str){ end + 4, (size_t)(rest.ptr + rest.len - end) - 4 });
	if (!o->answer.len)
		return refuse(paper, number, "an answer is missing after '='", err);
	paper->override_count++;
	return TVX_OK;
}

int
tvx_overrides_parse(struct tvx_paper *paper, struct tvx_error *err)
{
	struct tvx_str rest = paper->options->overrides;
	unsigned number = 0;
	int status = TVX_OK;

	while (!status && rest.len) {
		struct tvx_str line = tvx_str_trim(tvx_str_split(&rest, '\n'));
		number++;
		if (line.len && line.ptr[0] != '#')
			status = parse_override(paper, line, number, err);
	}
	return status;
}

struct tvx_str
tvx_override_find(struct tvx_paper *paper, struct tvx_str unit, struct tvx_str words)
{
	for (size_t i = 0; i < paper->override_count; i++) {
		struct tvx_override *o = &paper->overrides[i];
		if (!tvx_str_equal(o->unit, unit) && !tvx_str_equal(o->unit, TVX_STR("*")))
			continue;
		/* The first words are enough to name long ones. */
		if (o->words.len > words.len || memcmp(o->words.ptr, words.ptr, o->words.len) != 0)
			continue;
		o->met = true;
		return o->answer;
	}
	return TVX_STR("");
}

void
tvx_overrides_finish(struct tvx_paper *paper)
{
	for (size_t i = 0; i < paper->override_count; i++) {
		const struct tvx_override *o = &paper->overrides[i];
		struct tvx_diagnostic diagnostic = {
			.level = TVX_WARNING,
			.name = "unused-override",
			.file = paper->options->overrides_name,
			.line = o->line,
			.column = 1,
			.unit = o->unit,
			.message = "nothing in the text is what this line speaks of",
		};
		if (o->met)
			continue;
		paper->override_misses++;
		if (paper->listener.tell)
			paper->listener.tell(paper->listener.context, &diagnostic);
	}
	free(paper->overrides);
	paper->overrides = NULL;
}
