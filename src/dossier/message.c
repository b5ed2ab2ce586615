/* Making commits of records: names that git accepts, one subject line, trailers for programs. */
#include "dossier/message.h"

#include "base/utf8.h"

#include <stdlib.h>

/* A day in minutes: no clock on earth is set further off. */
enum { MOST_OFFSET_MINUTES = 24 * 60 - 1 };

static bool
is_control(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7f;
}

/* Git drops these at either end of a name. */
static bool
is_crud(char c)
{
	return (unsigned char)c <= 0x20 || c == '.' || c == ',' || c == ':' || c == ';' ||
	       c == '"' || c == '\\' || c == '\'' || c == '<' || c == '>';
}

void
tvx_person_clean(struct tvx_str text, struct tvx_buf *out)
{
	size_t before = out->len;

	while (text.len && is_crud(text.ptr[0])) {
		text.ptr++;
		text.len--;
	}
	while (text.len && is_crud(text.ptr[text.len - 1]))
		text.len--;
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != '<' && text.ptr[i] != '>')
			tvx_buf_add_char(out, is_control(text.ptr[i]) ? ' ' : text.ptr[i]);
	if (out->len == before)
		tvx_buf_add(out, TVX_STR("unknown"));
}

/* Everything on one line: runs of blanks and line ends become one space. */
static void
add_line(struct tvx_buf *out, struct tvx_str text)
{
	bool blank = false;

	text = tvx_str_trim(text);
	for (size_t i = 0; i < text.len; i++) {
		bool space = text.ptr[i] == ' ' || is_control(text.ptr[i]);
		if (!space || !blank)
			tvx_buf_add_char(out, space ? ' ' : text.ptr[i]);
		blank = space;
	}
	tvx_buf_add_char(out, '\n');
}

/* Lines stay lines, without blanks at their ends. */
static void
add_body(struct tvx_buf *out, struct tvx_str body)
{
	body = tvx_str_trim(body);
	while (body.len) {
		struct tvx_str line = tvx_str_split(&body, '\n');
		while (line.len &&
		       (line.ptr[line.len - 1] == ' ' || is_control(line.ptr[line.len - 1])))
			line.len--;
		for (size_t i = 0; i < line.len; i++)
			tvx_buf_add_char(out, line.ptr[i] != '\t' && is_control(line.ptr[i])
						      ? ' '
						      : line.ptr[i]);
		tvx_buf_add_char(out, '\n');
	}
	tvx_buf_add_char(out, '\n');
}

static void
add_person(struct tvx_buf *out, const char *role, struct tvx_person person, struct tvx_moment when)
{
	int offset = abs(when.offset_minutes);

	tvx_buf_printf(out, "%s ", role);
	tvx_person_clean(person.name, out);
	tvx_buf_add(out, TVX_STR(" <"));
	tvx_person_clean(person.mail, out);
	tvx_buf_printf(out, "> %lld %c%02d%02d\n", (long long)when.seconds,
		       when.offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

int
tvx_record_check(const struct tvx_record *record, struct tvx_error *err)
{
	const struct tvx_str all[] = { record->author.name,   record->author.mail,
				       record->recorder.name, record->recorder.mail,
				       record->subject,       record->body,
				       record->action,        record->paragraph,
				       record->proposal,      record->meeting };

	if (!tvx_str_trim(record->subject).len)
		return tvx_error_set(err, TVX_ERR_USE, "a commit needs a subject");
	if (record->when.seconds < 0)
		return tvx_error_set(err, TVX_ERR_USE, "git cannot keep a moment before 1970");
	if (abs(record->when.offset_minutes) > MOST_OFFSET_MINUTES)
		return tvx_error_set(err, TVX_ERR_USE, "no clock is %d minutes off",
				     record->when.offset_minutes);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (!tvx_utf8_valid(all[i]))
			return tvx_error_set(err, TVX_ERR_USE,
					     "what a commit says must be UTF-8, and '%.*s' is not",
					     TVX_STR_ARG(all[i]));
	return TVX_OK;
}

void
tvx_commit_format(const struct tvx_record *record, struct tvx_str draft, const git_oid *tree,
		  const git_oid *parent, struct tvx_buf *out)
{
	const struct {
		const char *key;
		struct tvx_str value;
	} trailers[] = {
		{ "Action", record->action },       { "Draft", draft },
		{ "Paragraph", record->paragraph }, { "Proposal", record->proposal },
		{ "Meeting", record->meeting },
	};
	char hex[GIT_OID_HEXSZ + 1];

	tvx_buf_printf(out, "tree %s\n", git_oid_tostr(hex, sizeof(hex), tree));
	if (tvx_oid_given(parent))
		tvx_buf_printf(out, "parent %s\n", git_oid_tostr(hex, sizeof(hex), parent));
	add_person(out, "author", record->author, record->when);
	add_person(out, "committer", record->recorder, record->when);
	tvx_buf_add_char(out, '\n');
	add_line(out, record->subject);
	tvx_buf_add_char(out, '\n');
	if (tvx_str_trim(record->body).len)
		add_body(out, record->body);
	for (size_t i = 0; i < sizeof(trailers) / sizeof(trailers[0]); i++) {
		if (!tvx_str_trim(trailers[i].value).len)
			continue;
		tvx_buf_printf(out, "%s: ", trailers[i].key);
		add_line(out, trailers[i].value);
	}
}
