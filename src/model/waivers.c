/* Findings that somebody looked at and let stand, each with a reason. */
#include "base/map.h"
#include "model/places.h"
#include "travaux/model.h"

struct tvx_waiver {
	struct tvx_waiver *next;
	struct tvx_str name, place, reason;
	unsigned line;
	bool met;
};

struct tvx_waivers {
	struct tvx_arena *arena;
	struct tvx_str file;
	TVX_LIST(waiver) list;
	struct tvx_map *by_key; /* the first of each name and place */
};

/* Borrowed from arena. */
static struct tvx_str
key_of(struct tvx_arena *arena, struct tvx_str name, struct tvx_str place)
{
	return tvx_arena_printf(arena, "%.*s %.*s", TVX_STR_ARG(name),
				TVX_STR_ARG(tvx_place_fold(arena, place)));
}

static int
refuse(const struct tvx_waivers *waivers, unsigned line, const char *message, struct tvx_error *err)
{
	tvx_error_set(err, TVX_ERR_INPUT, "%s", message);
	tvx_error_place(err, waivers->file, line, 1);
	return TVX_ERR_INPUT;
}

/* The part before the first space; *rest then follows it and all spaces. */
static struct tvx_str
next_field(struct tvx_str *rest)
{
	struct tvx_str field = *rest;
	size_t len = 0;

	while (len < field.len && field.ptr[len] != ' ' && field.ptr[len] != '\t')
		len++;
	field.len = len;
	*rest = tvx_str_trim((struct tvx_str){ rest->ptr + len, rest->len - len });
	return field;
}

static int
parse_line(struct tvx_waivers *waivers, struct tvx_str line, unsigned number, struct tvx_error *err)
{
	struct tvx_waiver *w = TVX_ARENA_NEW(waivers->arena, struct tvx_waiver);

	w->name = next_field(&line);
	w->place = next_field(&line);
	w->reason = line;
	w->line = number;
	if (!w->place.len)
		return refuse(waivers, number, "expected: NAME PLACE REASON", err);
	if (!w->reason.len)
		return refuse(waivers, number, "say after the place why this may stand", err);
	TVX_LIST_ADD(&waivers->list, w);
	tvx_map_add(waivers->by_key, key_of(waivers->arena, w->name, w->place), w);
	return TVX_OK;
}

int
tvx_waivers_parse(struct tvx_str bytes, struct tvx_str name, struct tvx_waivers **out,
		  struct tvx_error *err)
{
	struct tvx_arena *arena = tvx_arena_new();
	struct tvx_waivers *waivers = TVX_ARENA_NEW(arena, struct tvx_waivers);
	struct tvx_str rest = tvx_arena_str(arena, bytes);
	unsigned number = 0;
	int status = TVX_OK;

	waivers->arena = arena;
	waivers->file = tvx_arena_str(arena, name);
	waivers->by_key = tvx_map_new(arena);
	while (!status && rest.len) {
		struct tvx_str line = tvx_str_trim(tvx_str_split(&rest, '\n'));
		number++;
		if (line.len && line.ptr[0] != '#')
			status = parse_line(waivers, line, number, err);
	}
	if (status)
		tvx_arena_free(arena);
	else
		*out = waivers;
	return status;
}

void
tvx_waivers_free(struct tvx_waivers *waivers)
{
	if (waivers)
		tvx_arena_free(waivers->arena);
}

struct tvx_str
tvx_waivers_reason(struct tvx_waivers *waivers, const struct tvx_diagnostic *finding)
{
	struct tvx_str name = tvx_str_of(finding->name);
	struct tvx_str places[] = { finding->place, finding->unit, TVX_STR("*") };
	struct tvx_arena *scratch = tvx_arena_new();
	struct tvx_waiver *found = NULL;

	for (size_t i = 0; !found && i < sizeof(places) / sizeof(places[0]); i++)
		if (places[i].len)
			found = tvx_map_get(waivers->by_key, key_of(scratch, name, places[i]));
	tvx_arena_free(scratch);
	if (!found)
		return TVX_STR("");
	found->met = true;
	return found->reason;
}

size_t
tvx_waivers_unused(const struct tvx_waivers *waivers, struct tvx_listener listener)
{
	size_t count = 0;

	for (const struct tvx_waiver *w = waivers->list.first; w; w = w->next) {
		struct tvx_diagnostic diagnostic = {
			.level = TVX_WARNING,
			.name = "unused-waiver",
			.file = waivers->file,
			.line = w->line,
			.unit = w->place,
			.message = "nothing was found that this line waives; strike it, or see "
				   "how name and place are written",
			.place = w->place,
		};
		if (w->met)
			continue;
		count++;
		if (listener.tell)
			listener.tell(listener.context, &diagnostic);
	}
	return count;
}
