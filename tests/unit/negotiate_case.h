/* Events on a small draft, and the few steps that every test of them takes. */
#ifndef TESTS_UNIT_NEGOTIATE_CASE_H
#define TESTS_UNIT_NEGOTIATE_CASE_H

#include "travaux/negotiate.h"

/* An event of the day on which it is recorded unless it says otherwise. */
#define EVENT(what, where, ...)                         \
	(&(struct tvx_event){ .verb = TVX_DO_##what,    \
			      .place = TVX_STR(where),  \
			      .today = { 2016, 1, 21 }, \
			      __VA_ARGS__ })
#define S(text)         TVX_STR(text)
#define US              .by = TVX_STR("USA")
#define ON(month, date) .on = { 2016, month, date }

/* Section V with paragraphs 1, 2 (in two languages) and a bullet. Caller frees. */
struct tvx_draft *negotiate_draft(void);
/* Applies an event that must be possible. The outcome lives as long as the draft. */
struct tvx_outcome negotiate_do(struct tvx_draft *draft, const struct tvx_event *event);
/* Applies an event that must be refused with a message that has these words in it; frees the
 * draft, which is of no use after that. */
void negotiate_refuse(struct tvx_draft *draft, const struct tvx_event *event, const char *says);
/* The same on a fresh draft. */
void negotiate_refuse_at_once(const struct tvx_event *event, const char *says);

const struct tvx_paragraph *negotiate_find(const struct tvx_draft *draft, const char *id);
/* The standing and the fates of the proposals: "pending: open accepted". */
void negotiate_stands(const struct tvx_draft *draft, const char *id, const char *expected);
void negotiate_reads(const struct tvx_draft *draft, const char *unit, const char *reading,
		     const char *expected);
/* The paragraph has a seal, and its words fit it; or it has none. */
void negotiate_sealed(const struct tvx_draft *draft, const char *id, bool sealed);

#endif
