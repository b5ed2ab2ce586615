/* Small drafts for the unit tests: a head with delegations and meetings around a body. */
#ifndef TESTS_UNIT_SAMPLE_H
#define TESTS_UNIT_SAMPLE_H

#include "travaux/model.h"

/* A draft around these paragraphs. Fails the test when it does not parse.
 * Caller frees with tvx_draft_free. */
struct tvx_draft *sample_draft(const char *body);
/* A draft of one paragraph, id "x", with these children. */
struct tvx_draft *sample_paragraph(const char *children);
const struct tvx_paragraph *sample_x(const struct tvx_draft *draft);
struct tvx_date sample_day(const char *iso);
/* The plain text of a unit ("x", "x:p2") in a reading ("clean"). Caller frees with free. */
char *sample_reading(const struct tvx_draft *draft, const char *unit, const char *reading);

#endif
