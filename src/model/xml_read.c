/* Reads XML by the rows of a vocabulary: which element may stand where, with which attributes,
 * in which order. Everything wrong is told with its place, and reading goes on. */
#include "model/xml_read.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- telling ---------------------------------------------------------------------------- */

static void
tell(struct tvx_reader *r, enum tvx_level level, unsigned line, unsigned column, const char *name,
     const char *message)
{
	struct tvx_diagnostic diagnostic = {
		.level = level,
		.name = name,
		.file = r->name,
		.line = line,
		.column = column,
		.unit = r->paragraph ? r->paragraph->id : TVX_STR(""),
		.message = message,
	};

	if (level == TVX_ERROR && r->errors++ == 0) {
		tvx_error_set(r->err, TVX_ERR_INPUT, "%s", message);
		tvx_error_place(r->err, r->name, line, column);
	}
	if (r->listener.tell)
		r->listener.tell(r->listener.context, &diagnostic);
}

static void
tell_error(struct tvx_reader *r, unsigned line, unsigned column, const char *name,
	   const char *message)
{
	if (r->errors >= TVX_XML_MOST_ERRORS)
		return;
	tell(r, TVX_ERROR, line, column, name, message);
	if (r->errors == TVX_XML_MOST_ERRORS) {
		tell(r, TVX_ERROR, line, column, "too-many-errors",
		     "reading stops after so many errors");
		tvx_xml_stop(r->xml);
	}
}

static void error_at(struct tvx_reader *r, size_t offset, const char *name, const char *format,
		     va_list args) TVX_PRINTF(4, 0);

static void
error_at(struct tvx_reader *r, size_t offset, const char *name, const char *format, va_list args)
{
	char message[sizeof(r->err->message)];
	unsigned line, column;

	if (r->errors >= TVX_XML_MOST_ERRORS)
		return;
	vsnprintf(message, sizeof(message), format, args);
	tvx_xml_place(r->xml, offset, &line, &column);
	tell_error(r, line, column, name, message);
}

void
tvx_reader_error_at(struct tvx_reader *r, size_t offset, const char *name, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	error_at(r, offset, name, format, args);
	va_end(args);
}

void
tvx_reader_error(struct tvx_reader *r, const char *name, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	error_at(r, r->stack[r->depth].offset, name, format, args);
	va_end(args);
}

/* --- finding rows ------------------------------------------------------------------------- */

static bool
allows(const struct tvx_element *element, struct tvx_str parent)
{
	struct tvx_str rest = tvx_str_of(element->parents);

	while (rest.len)
		if (tvx_str_equal(tvx_str_split(&rest, ' '), parent))
			return true;
	return false;
}

/* The row for a name under a parent; else some row of that name, so that it can be told where
 * it belongs; else NULL. */
static const struct tvx_element *
search_element(const struct tvx_reader *r, struct tvx_str name, const struct tvx_element *parent)
{
	const struct tvx_element *elsewhere = NULL;
	struct tvx_str in = parent ? tvx_str_of(parent->name) : TVX_STR("/");

	for (size_t i = 0; i < r->vocabulary->count; i++) {
		const struct tvx_element *element = &r->vocabulary->elements[i];
		if (!tvx_str_equal(tvx_str_of(element->name), name))
			continue;
		if (allows(element, in))
			return element;
		elsewhere = element;
	}
	return elsewhere;
}

static const struct tvx_element *
find_element(struct tvx_reader *r, struct tvx_str name)
{
	const struct tvx_element *parent = r->stack[r->depth].element;
	uintptr_t key = (uintptr_t)name.ptr >> 3 ^ (uintptr_t)parent >> 4;
	struct tvx_cached *cached = &r->cache[key % TVX_XML_CACHE];

	if (cached->name != name.ptr || cached->parent != parent)
		*cached = (struct tvx_cached){ name.ptr, parent, search_element(r, name, parent) };
	return cached->element;
}

/* --- events ----------------------------------------------------------------------------------- */

static void
take_attributes(struct tvx_reader *r, const struct tvx_element *element,
		const struct tvx_xml_attribute *attributes, size_t count, struct tvx_str *values)
{
	for (size_t i = 0; i < count; i++) {
		int rule = 0;
		while (rule < TVX_XML_MOST_RULES && element->attributes[rule].name &&
		       strcmp(element->attributes[rule].name, attributes[i].name.ptr) != 0)
			rule++;
		if (rule == TVX_XML_MOST_RULES || !element->attributes[rule].name)
			tvx_reader_error(r, "unknown-attribute", "<%s> has no attribute \"%.*s\"",
					 element->name, TVX_STR_ARG(attributes[i].name));
		else
			values[rule] = attributes[i].value;
	}
	for (int i = 0; i < TVX_XML_MOST_RULES && element->attributes[i].name; i++) {
		if (!element->attributes[i].required || values[i].len)
			continue;
		tvx_reader_error(r, "missing-attribute", "<%s> needs the attribute \"%s\"",
				 element->name, element->attributes[i].name);
	}
}

/* Whether an element may stand here; says why not. */
static bool
check_place(struct tvx_reader *r, const struct tvx_element *element, struct tvx_str name)
{
	struct tvx_frame *here = &r->stack[r->depth - 1];

	bool is_root = tvx_str_equal(name, tvx_str_of(r->vocabulary->root));

	if (!here->element && !is_root) {
		tvx_reader_error(r, "unknown-element", "the file begins with <%.*s>; expected <%s>",
				 TVX_STR_ARG(name), r->vocabulary->root);
		return false;
	}
	if (!element || (here->element && !allows(element, tvx_str_of(here->element->name)))) {
		tvx_reader_error(r, element ? "misplaced-element" : "unknown-element",
				 "<%.*s> cannot stand in <%s>; expected %s", TVX_STR_ARG(name),
				 here->element->name, here->element->expects);
		return false;
	}
	if (element->rank < here->rank)
		tvx_reader_error(r, "wrong-order",
				 "<%s> comes too late here; <%s> holds, in order, %s",
				 element->name, here->element->name, here->element->expects);
	else if (element->once && element->rank == here->rank)
		tvx_reader_error(r, "twice", "<%s> holds one <%s> at most", here->element->name,
				 element->name);
	else
		here->rank = element->rank;
	return true;
}

static void
on_start(void *context, struct tvx_str name, const struct tvx_xml_attribute *attributes,
	 size_t count)
{
	struct tvx_reader *r = context;
	struct tvx_str values[TVX_XML_MOST_RULES] = { 0 };

	if (r->skipping) {
		r->skipping++;
		return;
	}
	const struct tvx_element *element = find_element(r, name);
	r->stack[++r->depth] = (struct tvx_frame){ .element = element,
						   .rank = -1,
						   .offset = tvx_xml_offset(r->xml) };
	if (!check_place(r, element, name)) {
		r->depth--;
		r->skipping = 1;
		return;
	}
	take_attributes(r, element, attributes, count, values);
	if (element->words) {
		tvx_buf_clear(&r->words);
		r->inline_count = 0;
	}
	element->open(r, values);
}

static void
on_end(void *context)
{
	struct tvx_reader *r = context;

	if (r->skipping) {
		r->skipping--;
		return;
	}
	const struct tvx_element *element = r->stack[r->depth].element;
	if (element->close)
		element->close(r);
	r->depth--;
}

static bool
is_blank(struct tvx_str bytes)
{
	return tvx_str_trim(bytes).len == 0;
}

static void
on_words(void *context, struct tvx_str bytes)
{
	struct tvx_reader *r = context;
	const struct tvx_element *element = r->stack[r->depth].element;
	char message[400];

	if (r->skipping || !element)
		return;
	if (element->words) {
		tvx_buf_add(&r->words, bytes);
	} else if (!is_blank(bytes)) {
		snprintf(message, sizeof(message), "words cannot stand in <%s>; expected %s",
			 element->name, element->expects);
		tell_error(r, tvx_xml_line(r->xml), 0, "stray-words", message);
	}
}

static void
on_dropped(void *context, const char *what)
{
	struct tvx_reader *r = context;
	char message[80];

	snprintf(message, sizeof(message), "this %s is not kept; a <note> would be", what);
	tell(r, TVX_WARNING, tvx_xml_line(r->xml), 0, "dropped", message);
}

/* --- the interface -------------------------------------------------------------------------------- */

static const struct tvx_xml_events events = {
	.start = on_start, .end = on_end, .words = on_words, .dropped = on_dropped
};

void
tvx_reader_init(struct tvx_reader *r, struct tvx_draft *draft, struct tvx_listener listener,
		struct tvx_error *err)
{
	*r = (struct tvx_reader){ .draft = draft, .listener = listener, .err = err };
	r->xml = tvx_xml_new(&events, r);
	r->scratch = tvx_arena_new();
	r->delegations = tvx_map_new(r->scratch);
	r->meetings = tvx_map_new(r->scratch);
	r->metas = tvx_map_new(r->scratch);
	r->divisions = tvx_map_new(r->scratch);
	r->folded = tvx_map_new(r->scratch);
	r->proposals = tvx_map_new(r->scratch);
	r->division = &draft->root.node;
}

void
tvx_reader_release(struct tvx_reader *r)
{
	tvx_xml_free(r->xml);
	tvx_arena_free(r->scratch);
	tvx_buf_release(&r->words);
	free(r->inlines);
}

void
tvx_reader_parse(struct tvx_reader *r, const struct tvx_vocabulary *vocabulary,
		 struct tvx_str bytes, struct tvx_str name)
{
	struct tvx_error err = { 0 };

	r->vocabulary = vocabulary;
	r->name = name;
	r->depth = r->skipping = 0;
	r->stack[0] = (struct tvx_frame){ .rank = -1 };
	memset(r->cache, 0, sizeof(r->cache));
	if (tvx_xml_parse(r->xml, bytes, name, &err))
		tell(r, TVX_ERROR, err.line, err.column, "not-well-formed", err.message);
}
