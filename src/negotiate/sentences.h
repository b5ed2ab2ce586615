/* The sentences of a history that is told afterwards. All are borrowed from arena. */
#ifndef TVX_NEGOTIATE_REPLAY_H
#define TVX_NEGOTIATE_REPLAY_H

#include "base/arena.h"
#include "base/map.h"
#include "travaux/negotiate.h"

struct tvx_str tvx_say_meeting(struct tvx_arena *arena, const struct tvx_meeting *meeting);
struct tvx_str tvx_say_proposal(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
				const struct tvx_proposal *proposal, struct tvx_str place);
struct tvx_str tvx_say_position(struct tvx_arena *arena, const struct tvx_position *position,
				struct tvx_str place);
struct tvx_str tvx_say_fate(struct tvx_arena *arena, const struct tvx_paragraph *paragraph,
			    const struct tvx_proposal *proposal);
struct tvx_str tvx_say_mark(struct tvx_arena *arena, const struct tvx_mark *mark,
			    struct tvx_str place);
/* The verbs that would have recorded it. Static. */
struct tvx_str tvx_say_action_of_position(const struct tvx_position *position);
struct tvx_str tvx_say_action_of_mark(const struct tvx_mark *mark);

#endif
