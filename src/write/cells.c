/* What the cells of sheets and the phrases of screens are made of. */
#include "model/draft.h"
#include "write/units.h"

struct tvx_str
tvx_cell_ids(struct tvx_arena *arena, const struct tvx_parties *parties)
{
	struct tvx_buf ids = { 0 };

	for (size_t i = 0; i < parties->count; i++)
		tvx_buf_printf(&ids, "%s%.*s", i ? "," : "", TVX_STR_ARG(parties->list[i]->id));
	return tvx_arena_take(arena, &ids);
}

struct tvx_str
tvx_cell_number(struct tvx_arena *arena, size_t number)
{
	return tvx_arena_printf(arena, "%zu", number);
}

struct tvx_str
tvx_cell_lower(struct tvx_arena *arena, struct tvx_str s)
{
	char *copy = tvx_arena_alloc(arena, s.len + 1);

	for (size_t i = 0; i < s.len; i++)
		copy[i] = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? (char)(s.ptr[i] + 32) : s.ptr[i];
	return (struct tvx_str){ copy, s.len };
}

struct tvx_str
tvx_cell_date(struct tvx_arena *arena, struct tvx_date date)
{
	char text[11];

	tvx_date_format(date, text);
	return tvx_arena_str(arena, tvx_str_of(text));
}

const struct tvx_owed *
tvx_unit_owed(struct tvx_arena *arena, const struct tvx_unit *unit,
	      const struct tvx_mark *inherited, struct tvx_date as_at, size_t *count)
{
	enum { USUAL = 4 };
	struct tvx_owed few[USUAL], *owed;

	*count = 0;
	if (unit->alternative)
		return NULL;
	*count = tvx_paragraph_owed(unit->paragraph, inherited, as_at, few, USUAL);
	if (!*count)
		return NULL;
	owed = tvx_arena_alloc(arena, *count * sizeof(*owed));
	if (*count > USUAL)
		tvx_paragraph_owed(unit->paragraph, inherited, as_at, owed, *count);
	for (size_t i = 0; *count <= USUAL && i < *count; i++)
		owed[i] = few[i];
	return owed;
}

void
tvx_owed_phrase(const struct tvx_owed *owed, bool dated, struct tvx_buf *out)
{
	static const char *const what[] = {
		[TVX_OWES_CONFIRMATION] = "to confirm",  [TVX_OWES_ADVICE] = "to answer",
		[TVX_OWES_RESERVATION] = "has reserved", [TVX_OWES_CONSULTATION] = "is consulting",
		[TVX_OWES_ANSWER] = "has asked",
	};
	bool advice = owed->what == TVX_OWES_ADVICE && owed->who->kind == TVX_OFFICE;
	char day[11] = "";

	if (dated)
		tvx_date_format(owed->since, day);
	tvx_buf_printf(out, "%s%s%s", advice ? "to advise" : what[owed->what],
		       day[0] ? " since " : "", day);
}
