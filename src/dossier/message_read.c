/* Reading commits, those of stock git and of other people's programs too. */
#include "dossier/message.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static bool
take(struct tvx_str *rest, struct tvx_str prefix)
{
	if (rest->len < prefix.len || memcmp(rest->ptr, prefix.ptr, prefix.len) != 0)
		return false;
	rest->ptr += prefix.len;
	rest->len -= prefix.len;
	return true;
}

static bool
take_id(struct tvx_str *rest, struct tvx_str prefix, git_oid *out)
{
	if (!take(rest, prefix) || rest->len <= GIT_OID_HEXSZ || rest->ptr[GIT_OID_HEXSZ] != '\n' ||
	    git_oid_fromstrn(out, rest->ptr, GIT_OID_HEXSZ) < 0)
		return false;
	rest->ptr += GIT_OID_HEXSZ + 1;
	rest->len -= GIT_OID_HEXSZ + 1;
	return true;
}

bool
tvx_raw_commit_parent(struct tvx_str *parents, git_oid *out)
{
	return take_id(parents, TVX_STR("parent "), out);
}

int
tvx_raw_commit_read(struct tvx_str bytes, struct tvx_raw_commit *out, struct tvx_error *err)
{
	struct tvx_raw_commit raw = { 0 };
	struct tvx_str rest = bytes;
	git_oid parent;

	if (!take_id(&rest, TVX_STR("tree "), &raw.tree))
		return tvx_error_set(err, TVX_ERR_DOSSIER,
				     "a commit of the dossier names no tree; run 'git fsck'");
	raw.parents.ptr = rest.ptr;
	while (tvx_raw_commit_parent(&rest, &parent))
		continue;
	raw.parents.len = (size_t)(rest.ptr - raw.parents.ptr);
	while (rest.len && rest.ptr[0] != '\n') {
		struct tvx_str line = tvx_str_split(&rest, '\n');
		if (take(&line, TVX_STR("author ")))
			raw.author = line;
		else if (take(&line, TVX_STR("committer ")))
			raw.committer = line;
	}
	take(&rest, TVX_STR("\n"));
	raw.message = rest;
	*out = raw;
	return TVX_OK;
}

/* What follows the last '>' of an author line. */
static struct tvx_str
after_mail(struct tvx_str line)
{
	size_t at = line.len;

	while (at && line.ptr[at - 1] != '>')
		at--;
	return (struct tvx_str){ line.ptr + at, line.len - at };
}

/* Digits, as many as an int64_t surely holds. */
static int64_t
take_number(struct tvx_str *rest)
{
	int64_t number = 0;

	for (int i = 0; i < 18 && rest->len && tvx_is_digit(rest->ptr[0]); i++) {
		number = number * 10 + (rest->ptr[0] - '0');
		rest->ptr++;
		rest->len--;
	}
	return number;
}

struct tvx_moment
tvx_raw_moment(struct tvx_str line)
{
	struct tvx_str rest = after_mail(line);
	struct tvx_moment when = { 0 };

	take(&rest, TVX_STR(" "));
	when.seconds = take_number(&rest);
	take(&rest, TVX_STR(" "));
	bool west = take(&rest, TVX_STR("-"));
	if (!west)
		take(&rest, TVX_STR("+"));
	int hhmm = (int)(take_number(&rest) % 10000);
	when.offset_minutes = hhmm / 100 * 60 + hhmm % 100;
	if (west)
		when.offset_minutes = -when.offset_minutes;
	return when;
}

/* Bytes that are no UTF-8 are read as Latin-1, which is what they are most often. A NUL ends. */
static struct tvx_str
readable(struct tvx_str text, struct tvx_arena *arena)
{
	struct tvx_buf buf = { 0 };
	const char *nul = text.len ? memchr(text.ptr, '\0', text.len) : NULL;

	if (nul)
		text.len = (size_t)(nul - text.ptr);
	if (tvx_utf8_valid(text))
		return text;
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		if (c >= 0x80)
			tvx_buf_add_char(&buf, (char)(0xc0 | c >> 6));
		tvx_buf_add_char(&buf, (char)(c >= 0x80 ? 0x80 | (c & 0x3f) : c));
	}
	struct tvx_str copy = tvx_arena_str(arena, tvx_buf_str(&buf));
	tvx_buf_release(&buf);
	return copy;
}

static struct tvx_person
person_of(struct tvx_str line, struct tvx_arena *arena)
{
	struct tvx_person person = { 0 };

	line = readable(line, arena);
	line.len -= after_mail(line).len;
	if (line.len && line.ptr[line.len - 1] == '>')
		line.len--;
	person.name = tvx_str_trim(tvx_str_split(&line, '<'));
	person.mail = line;
	return person;
}

/* The last paragraph of a message, or nothing when it is the only one. */
static struct tvx_str
last_block(struct tvx_str message)
{
	for (size_t at = message.len; at >= 2; at--)
		if (message.ptr[at - 1] == '\n' && message.ptr[at - 2] == '\n')
			return (struct tvx_str){ message.ptr + at, message.len - at };
	return (struct tvx_str){ message.ptr + message.len, 0 };
}

static bool
is_key(struct tvx_str key)
{
	for (size_t i = 0; i < key.len; i++) {
		char c = key.ptr[i];
		if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c == '-' && i)))
			return false;
	}
	return key.len > 0;
}

/* Whether every line is "Key: value" as git-interpret-trailers(1) has it. */
static bool
is_trailers(struct tvx_str block)
{
	bool any = false;

	while (block.len) {
		struct tvx_str line = tvx_str_split(&block, '\n');
		struct tvx_str key = tvx_str_split(&line, ':');
		if (!is_key(key) || !line.ptr || !line.len || line.ptr[0] != ' ')
			return false;
		any = true;
	}
	return any;
}

static void
read_trailers(struct tvx_str block, struct tvx_record *out)
{
	const struct {
		struct tvx_str key;
		struct tvx_str *value;
	} known[] = {
		{ TVX_STR("Action"), &out->action },       { TVX_STR("Draft"), &out->draft },
		{ TVX_STR("Paragraph"), &out->paragraph }, { TVX_STR("Proposal"), &out->proposal },
		{ TVX_STR("Meeting"), &out->meeting },
	};

	while (block.len) {
		struct tvx_str line = tvx_str_split(&block, '\n');
		struct tvx_str key = tvx_str_split(&line, ':');
		for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
			if (tvx_str_equal(known[i].key, key))
				*known[i].value = tvx_str_trim(line);
	}
}

void
tvx_record_read(const struct tvx_raw_commit *raw, struct tvx_arena *arena, struct tvx_record *out)
{
	struct tvx_record record = { 0 };
	struct tvx_str message = tvx_str_trim(readable(raw->message, arena));
	struct tvx_str trailers = last_block(message);

	record.author = person_of(raw->author, arena);
	record.recorder = person_of(raw->committer, arena);
	record.when = tvx_raw_moment(raw->committer);
	if (is_trailers(trailers)) {
		read_trailers(trailers, &record);
		message.len -= trailers.len;
	}
	record.subject = tvx_str_trim(tvx_str_split(&message, '\n'));
	record.body = tvx_str_trim(message);
	*out = record;
}
