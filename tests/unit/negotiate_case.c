/* Events on a small draft, and the few steps that every test of them takes. */
#include "negotiate_case.h"

#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char body[] =
	"<division id=\"V\">\n"
	"<paragraph id=\"V.h\" kind=\"heading\" label=\"V.\">\n  "
	"<text>ACTIONS</text>\n</paragraph>\n"
	"<paragraph id=\"V.1\" label=\"1.\">\n  <text>Make efforts to secure the “safety” of boats "
	"– and of the crews of boats – in port.</text>\n</paragraph>\n"
	"<paragraph id=\"V.2\" label=\"2.\">\n  <text>Agents act.</text>\n"
	"  <text lang=\"es\">¿Qué agentes actúan?</text>\n</paragraph>\n"
	"<paragraph id=\"V.b\" kind=\"item\" label=\"·\">\n  <text>A bullet on agents.</text>\n"
	"</paragraph>\n</division>\n";

struct tvx_draft *
negotiate_draft(void)
{
	return sample_draft(body);
}

/* What an event leaves must be a draft that reads again the same. */
static void
check_written(const struct tvx_draft *draft)
{
	struct tvx_buf xml = { 0 }, again = { 0 };
	struct tvx_draft *copy = NULL;
	struct tvx_error err = { 0 };

	tvx_draft_format(draft, &xml);
	if (tvx_draft_parse(tvx_buf_str(&xml), TVX_STR("after"), (struct tvx_listener){ 0 }, &copy,
			    &err))
		fail_msg("%u:%u: %s\n%s", err.line, err.column, err.message, xml.ptr);
	tvx_draft_format(copy, &again);
	assert_string_equal(xml.ptr, again.ptr);
	tvx_draft_free(copy);
	tvx_buf_release(&xml);
	tvx_buf_release(&again);
}

struct tvx_outcome
negotiate_do(struct tvx_draft *draft, const struct tvx_event *event)
{
	struct tvx_outcome outcome;
	struct tvx_error err = { 0 };

	if (tvx_event_apply(draft, event, &outcome, &err))
		fail_msg("%s refused: %s", tvx_verb_word(event->verb), err.message);
	check_written(draft);
	return outcome;
}

void
negotiate_refuse(struct tvx_draft *draft, const struct tvx_event *event, const char *says)
{
	struct tvx_outcome outcome;
	struct tvx_error err = { 0 };

	assert_int_equal(tvx_event_apply(draft, event, &outcome, &err), TVX_ERR_USE);
	if (!strstr(err.message, says))
		fail_msg("no '%s' in: %s", says, err.message);
	tvx_draft_free(draft);
}

void
negotiate_refuse_at_once(const struct tvx_event *event, const char *says)
{
	negotiate_refuse(negotiate_draft(), event, says);
}

const struct tvx_paragraph *
negotiate_find(const struct tvx_draft *draft, const char *id)
{
	const struct tvx_paragraph *paragraph = tvx_draft_paragraph(draft, tvx_str_of(id));

	assert_non_null(paragraph);
	return paragraph;
}

void
negotiate_stands(const struct tvx_draft *draft, const char *id, const char *expected)
{
	const struct tvx_paragraph *p = negotiate_find(draft, id);
	struct tvx_standing s = tvx_paragraph_standing(p, NULL, (struct tvx_date){ 0 });
	enum tvx_fate fates[20];
	char got[400];

	assert_true(p->proposals.count <= 20);
	tvx_paragraph_fates(p, (struct tvx_date){ 0 }, fates);
	sprintf(got, "%s:", tvx_standing_word(s.level));
	for (size_t i = 0; i < p->proposals.count; i++)
		sprintf(got + strlen(got), " %s", tvx_fate_word(fates[i]));
	assert_string_equal(got, expected);
}

void
negotiate_reads(const struct tvx_draft *draft, const char *unit, const char *reading,
		const char *expected)
{
	char *got = sample_reading(draft, unit, reading);

	assert_string_equal(got, expected);
	free(got);
}

void
negotiate_sealed(const struct tvx_draft *draft, const char *id, bool sealed)
{
	const struct tvx_paragraph *p = negotiate_find(draft, id);
	char seal[TVX_SEAL_BYTES];

	tvx_paragraph_seal(p, seal);
	assert_int_equal(p->seal.len > 0, sealed);
	if (sealed)
		assert_true(tvx_str_equal(p->seal, tvx_str_of(seal)));
}
