/* Ids from places: V.B.23bis. */
#include "read/build.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { MOST_STEM = TVX_LIMIT_ID_BYTES - 12 };

/* What an id may hold; anything else becomes a hyphen. */
static size_t
add_safe(char *id, size_t len, struct tvx_str text)
{
	for (size_t i = 0; i < text.len && len < MOST_STEM; i++) {
		char c = text.ptr[i];
		if (isalnum((unsigned char)c))
			id[len++] = c;
		else if (c == '.' && len && id[len - 1] != '.')
			id[len++] = c;
		else if (len && isalnum((unsigned char)id[len - 1]))
			id[len++] = '-';
	}
	while (len && !isalnum((unsigned char)id[len - 1]))
		len--;
	return len;
}

struct tvx_str
tvx_id_mint(struct tvx_draft *draft, struct tvx_map *taken, const char *division,
	    struct tvx_str key)
{
	char id[TVX_LIMIT_ID_BYTES + 1];
	size_t len = add_safe(id, 0, tvx_str_of(division));

	if (len && key.len)
		id[len++] = '.';
	len = add_safe(id, len, key);
	if (!tvx_id_valid((struct tvx_str){ id, len }))
		len = (size_t)snprintf(id, sizeof(id), "u%zu", draft->paragraph_count + 1);
	/* The second of a name is name-2; more are counted by the map itself. */
	size_t stem = len;
	for (unsigned n = 2;; n++) {
		struct tvx_str made = tvx_arena_str(draft->arena, (struct tvx_str){ id, len });
		struct tvx_str folded = tvx_id_fold(draft->arena, made);
		unsigned *count = tvx_map_get(taken, folded);
		if (!count) {
			count = TVX_ARENA_NEW(draft->arena, unsigned);
			*count = 2;
			tvx_map_add(taken, folded, count);
			return made;
		}
		if (n == 2)
			n = *count;
		*count = n + 1;
		len = stem + (size_t)snprintf(id + stem, sizeof(id) - stem, "-%u", n);
	}
}
