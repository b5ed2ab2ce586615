/* One paragraph as the clean draft has it. */
#ifndef TVX_MODEL_CLEAN_PARAGRAPH_H
#define TVX_MODEL_CLEAN_PARAGRAPH_H

#include "base/map.h"
#include "travaux/model.h"

struct tvx_settling {
	struct tvx_draft *draft;                /* the clean one, which is being made */
	struct tvx_map *delegations, *meetings; /* of the clean one, by id */
	struct tvx_map *moved;                  /* ids of paragraphs that stand elsewhere now */
	struct tvx_map *handed_down;            /* marks of headings that are gone, by their key */
	struct tvx_date as_at;
	enum tvx_open_words open;
	struct tvx_str name; /* for messages */
	struct tvx_listener listener;
};

/* Says something about a unit. */
void tvx_settle_tell(const struct tvx_settling *settling, enum tvx_level level, const char *name,
		     struct tvx_str unit, const char *format, ...) TVX_PRINTF(5, 6);
/* What a mark is known by: its address. Borrowed from arena. */
struct tvx_str tvx_settle_mark_key(struct tvx_arena *arena, const struct tvx_mark *mark);
/* The paragraph as it stands in the clean draft, or NULL when it does not. moved: an accepted
 * proposal puts it into another place. Borrowed from the clean draft. */
struct tvx_paragraph *tvx_paragraph_settle(const struct tvx_settling *settling,
					   const struct tvx_unit *unit, bool moved);
/* Turns what is open in a settled paragraph into footnotes. */
void tvx_settle_footnotes(const struct tvx_settling *settling, struct tvx_paragraph *paragraph,
			  bool unsettled);

#endif
