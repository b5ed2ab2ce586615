/* Talking to people on standard error, and what several options have in common. */
#include "cli.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *const format_choices[] = { "table", "tsv", "csv", "json", NULL };
const char *const colour_choices[] = { "auto", "always", "never", NULL };

/* What users wrote goes to a terminal only in its plain form. */
static void
add_place(struct tvx_buf *out, struct tvx_str file, unsigned line, unsigned column)
{
	if (!file.len)
		return;
	tvx_write_plain(file, out);
	if (line)
		tvx_buf_printf(out, ":%u", line);
	if (line && column)
		tvx_buf_printf(out, ":%u", column);
	tvx_buf_add(out, TVX_STR(": "));
}

void
diagnostic_line(struct tvx_buf *out, const struct tvx_diagnostic *d, bool colour)
{
	static const char *const words[] = { "note", "warning", "error" };
	static const char *const codes[] = { "\033[36m", "\033[33m", "\033[31m" };

	add_place(out, d->file, d->line, d->column);
	tvx_buf_printf(out, "%s%s:%s ", colour ? codes[d->level] : "", words[d->level],
		       colour ? "\033[0m" : "");
	if (d->unit.len) {
		tvx_write_plain(d->place.len ? d->place : d->unit, out);
		tvx_buf_add(out, TVX_STR(": "));
	}
	tvx_write_plain(tvx_str_of(d->message), out);
	tvx_buf_printf(out, " [%s]\n", d->name);
}

static void
tell(void *context, const struct tvx_diagnostic *diagnostic)
{
	struct tvx_buf line = { 0 };

	(void)context;
	diagnostic_line(&line, diagnostic, false);
	fwrite(line.ptr, 1, line.len, stderr);
	tvx_buf_release(&line);
}

struct tvx_listener
talker(void)
{
	return (struct tvx_listener){ .tell = tell };
}

static void
take_note(void *context, const struct tvx_diagnostic *diagnostic)
{
	diagnostic_line(context, diagnostic, false);
}

struct tvx_listener
note_taker(struct tvx_buf *notes)
{
	return (struct tvx_listener){ take_note, notes };
}

int
fail_with(int status, const struct tvx_error *err)
{
	struct tvx_buf line = { 0 };

	tvx_buf_add(&line, TVX_STR("travaux: "));
	add_place(&line, tvx_str_of(err->file), err->line, err->column);
	tvx_write_plain(tvx_str_of(err->message), &line);
	tvx_buf_add_char(&line, '\n');
	fwrite(line.ptr, 1, line.len, stderr);
	tvx_buf_release(&line);
	return status == TVX_ERR_USE ? EXIT_USE : EXIT_INPUT;
}

int
fail_use(const char *format, ...)
{
	struct tvx_buf line = { 0 };
	char message[600];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	tvx_buf_add(&line, TVX_STR("travaux: "));
	tvx_write_plain(tvx_str_of(message), &line);
	tvx_buf_add_char(&line, '\n');
	fwrite(line.ptr, 1, line.len, stderr);
	tvx_buf_release(&line);
	return EXIT_USE;
}

int
fail_command(const char *name)
{
	const char *nearest = NULL;
	size_t least = 3;

	for (size_t i = 0; i < command_count; i++) {
		size_t difference = name_difference(commands[i]->name, name);
		if (difference < least) {
			least = difference;
			nearest = commands[i]->name;
		}
	}
	if (nearest)
		return fail_use("there is no command \"%s\"; did you mean %s?", name, nearest);
	return fail_use("there is no command \"%s\"; travaux help lists those there are", name);
}

bool
value_format(const char *value, enum tvx_format *out)
{
	*out = TVX_FORMAT_TABLE;
	for (size_t i = 0; value && format_choices[i]; i++)
		if (strcmp(value, format_choices[i]) == 0)
			*out = (enum tvx_format)i;
	return true;
}

bool
value_date(const char *value, struct tvx_date *out)
{
	if (!value || tvx_date_parse(tvx_str_of(value), out))
		return true;
	fail_use("\"%s\" is not a day; write it as YYYY-MM-DD", value);
	return false;
}

bool
value_number(const char *value, uint32_t *out)
{
	char *end;
	unsigned long number = strtoul(value, &end, 10);

	if (value[0] >= '1' && value[0] <= '9' && !*end && number < 100000000) {
		*out = (uint32_t)number;
		return true;
	}
	fail_use("\"%s\" is not a number from 1", value);
	return false;
}
