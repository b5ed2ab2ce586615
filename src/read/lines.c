/* Lines of a typed text: where they are, which belong to the page and not to the text, and whether
 * the paragraphs were broken over them. */
#include "read/paper.h"

#include "base/map.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
	/* A line that stands on so many pages is a page head. */
	REPEATED = 3,
	HEAD_BYTES = 90,
	/* Lines that a typewriter or mailer broke are about so long. */
	BROKEN_LEAST = 50,
	BROKEN_MOST = 110,
};

static struct tvx_str
trim(struct tvx_str s)
{
	s = tvx_str_trim(s);
	/* No-break spaces at the ends. */
	while (s.len >= 2 && memcmp(s.ptr, "\xC2\xA0", 2) == 0)
		s = tvx_str_trim((struct tvx_str){ s.ptr + 2, s.len - 2 });
	while (s.len >= 2 && memcmp(s.ptr + s.len - 2, "\xC2\xA0", 2) == 0)
		s = tvx_str_trim((struct tvx_str){ s.ptr, s.len - 2 });
	return s;
}

/* "- 12 -", "12", "Page 3 of 9": nothing but a page number. */
static bool
is_page_number(struct tvx_str line)
{
	size_t digits = 0;

	if (line.len > 5 && strncasecmp(line.ptr, "page ", 5) == 0 && line.len < 20)
		return isdigit((unsigned char)line.ptr[5]);
	if (line.len < 3 || line.ptr[0] != '-' || line.ptr[line.len - 1] != '-')
		return false;
	for (size_t i = 1; i + 1 < line.len; i++) {
		if (isdigit((unsigned char)line.ptr[i]))
			digits++;
		else if (line.ptr[i] != ' ')
			return false;
	}
	return digits > 0 && digits < 5;
}

/* A document symbol, alone on its line. */
static bool
looks_like_a_head(struct tvx_str line)
{
	return line.len <= HEAD_BYTES && memchr(line.ptr, '/', line.len) &&
	       !memchr(line.ptr, ')', 1) && isupper((unsigned char)line.ptr[0]);
}

/* A number alone beside a page head is that of the page. */
static void
mark_number_beside(struct tvx_paper *paper, size_t head)
{
	for (size_t i = head ? head - 1 : 0; i <= head + 2 && i < paper->line_count; i++) {
		struct tvx_str text = paper->lines[i].text;
		size_t digits = 0;
		while (digits < text.len && isdigit((unsigned char)text.ptr[digits]))
			digits++;
		if (digits && digits == text.len && digits < 5)
			paper->lines[i].furniture = true;
	}
}

struct head {
	size_t count;
};

/* A symbol that stands on every page. */
static void
mark_heads(struct tvx_paper *paper)
{
	struct tvx_map *met = tvx_map_new(paper->arena);

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < paper->line_count; i++) {
			struct tvx_line *line = &paper->lines[i];
			if (!line->text.len || !looks_like_a_head(line->text))
				continue;
			struct head *head = tvx_map_get(met, line->text);
			if (pass) {
				line->furniture = line->furniture || head->count >= REPEATED;
				if (head->count >= REPEATED)
					mark_number_beside(paper, i);
				continue;
			}
			if (!head) {
				head = TVX_ARENA_NEW(paper->arena, struct head);
				tvx_map_add(met, line->text, head);
			}
			head->count++;
		}
}

/* Whether most lines that another follows at once have the length of a full line. */
static bool
is_wrapped(const struct tvx_paper *paper)
{
	size_t full = 0, followed = 0, longer = 0;

	for (size_t i = 0; i + 1 < paper->line_count; i++) {
		size_t len = paper->lines[i].text.len;
		if (!len || !paper->lines[i + 1].text.len)
			continue;
		followed++;
		full += len >= BROKEN_LEAST && len <= BROKEN_MOST;
		longer += len > BROKEN_MOST + BROKEN_LEAST;
	}
	return followed > 4 && full * 10 > followed * 6 && longer * 20 < followed;
}

void
tvx_paper_lines(struct tvx_paper *paper)
{
	const char *at = paper->text.ptr, *end = at + paper->text.len;
	size_t count = 1;

	for (const char *c = at; c < end && (c = memchr(c, '\n', (size_t)(end - c))); c++)
		count++;
	paper->lines = tvx_realloc(NULL, count, sizeof(*paper->lines));
	paper->line_count = 0;
	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		if (!stop)
			stop = end;
		struct tvx_str text = trim((struct tvx_str){ at, (size_t)(stop - at) });
		paper->lines[paper->line_count++] = (struct tvx_line){ text, is_page_number(text) };
		at = stop + 1;
	}
	mark_heads(paper);
	paper->wrapped = is_wrapped(paper);
}
