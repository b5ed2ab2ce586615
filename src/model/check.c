/* What deserves a second look in a well-formed draft. One row of the table a check. */
#include "model/draft.h"
#include "model/standing.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct checking {
	const struct tvx_draft *draft;
	const struct tvx_paragraph *paragraph;
	struct tvx_str file;
	struct tvx_listener listener;
	const char *name; /* of the check that runs */
	size_t findings;
};

static void find(struct checking *c, const char *format, ...) TVX_PRINTF(2, 3);

static void
find(struct checking *c, const char *format, ...)
{
	char message[480];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	c->findings++;
	struct tvx_diagnostic diagnostic = {
		.level = TVX_WARNING,
		.name = c->name,
		.file = c->file,
		.line = c->paragraph ? c->paragraph->line : 0,
		.unit = c->paragraph ? c->paragraph->id : TVX_STR(""),
		.message = message,
	};
	if (c->listener.tell)
		c->listener.tell(c->listener.context, &diagnostic);
}

/* --- of one paragraph ----------------------------------------------------------------------- */

static void
check_log_order(struct checking *c)
{
	struct tvx_date latest = { 0 };
	char before[11], after[11];

	for (const struct tvx_mark *m = c->paragraph->marks.first; m; m = m->next) {
		if (!tvx_date_given(m->on))
			continue;
		if (tvx_date_given(latest) && tvx_date_compare(m->on, latest) < 0) {
			tvx_date_format(latest, before);
			tvx_date_format(m->on, after);
			find(c,
			     "a decision of %s is entered after one of %s; the last entry counts",
			     after, before);
		}
		latest = m->on;
	}
}

static void
check_meeting_dates(struct checking *c)
{
	char day[11], of_meeting[11];

	for (const struct tvx_mark *m = c->paragraph->marks.first; m; m = m->next) {
		if (!m->at || !tvx_date_given(m->on) || !tvx_date_given(m->at->on) ||
		    tvx_date_compare(m->on, m->at->on) == 0)
			continue;
		tvx_date_format(m->on, day);
		tvx_date_format(m->at->on, of_meeting);
		find(c, "decided on %s at a meeting that was held on %s", day, of_meeting);
	}
}

static void
check_confirmations(struct checking *c)
{
	for (const struct tvx_mark *m = c->paragraph->marks.first; m; m = m->next) {
		if (m->status != TVX_MARK_CONFIRMED)
			continue;
		for (size_t i = 0; i < m->of.count; i++) {
			bool owed = false;
			for (const struct tvx_mark *a = c->paragraph->marks.first; a != m;
			     a = a->next)
				for (size_t j = 0; a->status == TVX_MARK_AD_REF && j < a->of.count;
				     j++)
					owed |= a->of.list[j] == m->of.list[i];
			if (!owed)
				find(c, "%.*s confirms, but no confirmation was waited for",
				     TVX_STR_ARG(m->of.list[i]->id));
		}
	}
}

static void
check_open_after_agreement(struct checking *c)
{
	struct tvx_date always = { 0 };
	const struct tvx_mark *decisive = tvx_item_decisive(c->paragraph, always);
	size_t count = c->paragraph->proposals.count, i = 0;

	if (!count || !decisive || !tvx_mark_agrees(decisive))
		return;
	enum tvx_fate *fates = tvx_realloc(NULL, count, sizeof(*fates));
	tvx_paragraph_fates(c->paragraph, always, fates);
	for (const struct tvx_proposal *p = c->paragraph->proposals.first; p; p = p->next, i++) {
		if (fates[i] != TVX_FATE_OPEN)
			continue;
		bool before = !tvx_date_given(p->on) || !tvx_date_given(decisive->on) ||
			      tvx_date_compare(p->on, decisive->on) < 0;
		if (before)
			find(c,
			     "the agreement does not say which of the proposals on the same "
			     "words it took up: %.*s is one of them; record its fate",
			     TVX_STR_ARG(p->id));
		else
			find(c, "agreed, but proposal %.*s is open", TVX_STR_ARG(p->id));
	}
	free(fates);
}

static void
check_move_target(struct checking *c)
{
	for (const struct tvx_proposal *p = c->paragraph->proposals.first; p; p = p->next)
		if (p->kind == TVX_MOVE && !tvx_draft_paragraph(c->draft, p->after))
			find(c, "proposal %.*s would move this after \"%.*s\", which is not there",
			     TVX_STR_ARG(p->id), TVX_STR_ARG(p->after));
}

static void
check_unstated(struct checking *c)
{
	for (const struct tvx_mark *m = c->paragraph->marks.first; m; m = m->next)
		for (size_t i = 0; i < m->of.count; i++)
			if (m->of.list[i]->kind == TVX_UNSTATED)
				find(c, "agreed ad referendum, but the paper does not say of whom");
}

/* --- of the draft ----------------------------------------------------------------------------- */

/* Every code, alias and id that stands for a delegation stands for one only. */
static void
check_codes(struct checking *c)
{
	struct tvx_arena *scratch = tvx_arena_new();
	struct tvx_map *owners = tvx_map_new(scratch);

	for (struct tvx_delegation *d = c->draft->delegations.first; d; d = d->next) {
		struct tvx_str rest = d->aliases, forms[] = { d->id, d->code };
		for (size_t i = 0; i < 2 || rest.len; i++) {
			struct tvx_str form = i < 2 ? forms[i] : tvx_str_split(&rest, ' ');
			const struct tvx_delegation *owner =
				form.len ? tvx_map_add(owners, tvx_id_fold(scratch, form), d)
					 : NULL;
			if (owner && owner != d)
				find(c, "\"%.*s\" stands for both %.*s and %.*s", TVX_STR_ARG(form),
				     TVX_STR_ARG(owner->id), TVX_STR_ARG(d->id));
		}
	}
	tvx_arena_free(scratch);
}

struct check {
	const char *name;
	void (*run)(struct checking *c);
};

static const struct check of_draft[] = {
	{ "ambiguous-code", check_codes },
};

static const struct check of_paragraph[] = {
	{ "log-order", check_log_order },
	{ "meeting-date", check_meeting_dates },
	{ "needless-confirmation", check_confirmations },
	{ "open-after-agreement", check_open_after_agreement },
	{ "unknown-place", check_move_target },
	{ "unstated-condition", check_unstated },
};

size_t
tvx_draft_check(const struct tvx_draft *draft, struct tvx_str name, struct tvx_listener listener)
{
	struct checking c = { .draft = draft, .file = name, .listener = listener };
	struct tvx_walk walk;

	for (size_t i = 0; i < sizeof(of_draft) / sizeof(of_draft[0]); i++) {
		c.name = of_draft[i].name;
		of_draft[i].run(&c);
	}
	tvx_walk_start(&walk, &draft->root.node);
	while ((c.paragraph = tvx_walk_paragraph(&walk))) {
		for (size_t i = 0; i < sizeof(of_paragraph) / sizeof(of_paragraph[0]); i++) {
			c.name = of_paragraph[i].name;
			of_paragraph[i].run(&c);
		}
	}
	return c.findings;
}
