/* Messages: written once by the lowest level, passed on by everyone else. */
#include "travaux/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int
tvx_error_set(struct tvx_error *err, int status, const char *format, ...)
{
	va_list args;

	if (!err)
		return status;
	*err = (struct tvx_error){ 0 };
	va_start(args, format);
	vsnprintf(err->message, sizeof(err->message), format, args);
	va_end(args);
	return status;
}

void
tvx_error_place(struct tvx_error *err, struct tvx_str file, unsigned line, unsigned column)
{
	if (!err)
		return;
	snprintf(err->file, sizeof(err->file), "%.*s", TVX_STR_ARG(file));
	err->line = line;
	err->column = column;
}
