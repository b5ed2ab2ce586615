/* The only code that talks to libxml2: a scan that refuses attacks, then its SAX parser. */
#include "model/xml_guard.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct tvx_xml {
	const struct tvx_xml_events *events;
	void *context;
	xmlParserCtxt *parser;  /* while parsing */
	struct tvx_str bytes;   /* of the file */
	struct tvx_error first; /* what libxml2 said first */
	bool failed;            /* it said something */
	bool silent;            /* no more events: it failed, or the listener has had enough */
	struct tvx_buf values;  /* attribute values that had to be unescaped */
};

/* --- the scan ------------------------------------------------------------------------ */

struct scan {
	struct tvx_str bytes, name;
	size_t depth;
	struct tvx_error *err;
};

static int
refuse(const struct scan *scan, const char *at, const char *format, unsigned long number)
{
	unsigned line = 1;
	const char *start = scan->bytes.ptr;

	for (const char *c = start; c < at; c++) {
		if (*c == '\n') {
			line++;
			start = c + 1;
		}
	}
	struct tvx_str before = { start, (size_t)(at - start) };
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	tvx_error_set(scan->err, TVX_ERR_INPUT, format, number);
#pragma GCC diagnostic pop
	tvx_error_place(scan->err, scan->name, line, (unsigned)tvx_utf8_count(before) + 1);
	return TVX_ERR_INPUT;
}

/* Moves past the end of a construct that closes with these bytes. */
static int
skip_to(const struct scan *scan, const char **at, size_t opening, const char *closing)
{
	const char *end = scan->bytes.ptr + scan->bytes.len, *body = *at + opening;
	size_t len = strlen(closing);
	const char *found = memmem(body, (size_t)(end - body), closing, len);

	if (!found)
		return refuse(scan, *at, "what begins here never ends", 0);
	*at = found + len;
	return TVX_OK;
}

/* Two hyphens can only end a comment; libxml2 takes very long over others. */
static int
skip_comment(const struct scan *scan, const char **at)
{
	const char *start = *at;
	int status = skip_to(scan, at, 4, "--");

	if (status)
		return status;
	if (*at == scan->bytes.ptr + scan->bytes.len || **at != '>')
		return refuse(scan, start, "a comment with two hyphens in it", 0);
	(*at)++;
	return TVX_OK;
}

static int
scan_tag(struct scan *scan, const char **at)
{
	const char *tag = *at, *end = scan->bytes.ptr + scan->bytes.len, *c = tag + 1;
	const char *limit = end - tag > TVX_XML_MOST_TAG_BYTES ? tag + TVX_XML_MOST_TAG_BYTES : end;
	unsigned attributes = 0;

	while (c < limit && *c != '>') {
		if (*c == '"' || *c == '\'') {
			c = memchr(c + 1, *c, (size_t)(limit - c - 1));
			if (!c)
				c = limit - 1;
			attributes++;
		}
		c++;
	}
	if (attributes > TVX_XML_MOST_ATTRIBUTES)
		return refuse(scan, tag, "a tag with more than %lu attributes",
			      TVX_XML_MOST_ATTRIBUTES);
	if (c == limit && limit < end)
		return refuse(scan, tag, "a tag longer than %lu bytes", TVX_XML_MOST_TAG_BYTES);
	if (tag + 1 < end && tag[1] == '/')
		scan->depth -= scan->depth > 0;
	else if (c > tag && c[-1] != '/' && ++scan->depth > TVX_XML_MOST_DEPTH)
		return refuse(scan, tag, "elements nested more than %lu deep", TVX_XML_MOST_DEPTH);
	*at = c < end ? c + 1 : end;
	return TVX_OK;
}

/* Bytes are read as UTF-8 whatever the file says of itself, so what it says must be that. */
static int
scan_declaration(const struct scan *scan, const char *at, const char *end)
{
	static const char name[] = "encoding=";
	const char *value = memmem(at, (size_t)(end - at), name, sizeof(name) - 1);

	if (!value || end - value < (long)sizeof(name) + 8)
		return TVX_OK;
	struct tvx_str rest = { value + sizeof(name), (size_t)(end - value) - sizeof(name) };
	struct tvx_str encoding = tvx_str_split(&rest, value[sizeof(name) - 1]);
	if (tvx_str_equal_nocase(encoding, TVX_STR("UTF-8")) ||
	    tvx_str_equal_nocase(encoding, TVX_STR("US-ASCII")))
		return TVX_OK;
	return refuse(scan, value, "the file is not UTF-8; save it as UTF-8", 0);
}

static int
scan_all(struct scan *scan)
{
	const char *at = scan->bytes.ptr, *end = at + scan->bytes.len;
	int status = TVX_OK;

	while (!status && at < end && (at = memchr(at, '<', (size_t)(end - at)))) {
		const char *start = at;
		size_t left = (size_t)(end - at);
		if (left > 4 && memcmp(at, "<!--", 4) == 0) {
			status = skip_comment(scan, &at);
		} else if (left > 9 && memcmp(at, "<![CDATA[", 9) == 0) {
			status = skip_to(scan, &at, 9, "]]>");
		} else if (left > 2 && at[1] == '?') {
			status = skip_to(scan, &at, 2, "?>");
			if (!status && memcmp(start, "<?xml", left < 5 ? left : 5) == 0)
				status = scan_declaration(scan, start, at);
		} else if (left > 2 && at[1] == '!') {
			status = refuse(scan, at, "a DOCTYPE is not allowed here; remove it", 0);
		} else {
			status = scan_tag(scan, &at);
		}
	}
	return status;
}

static int
scan_bytes(const struct scan *scan)
{
	const char *at = scan->bytes.ptr, *end = at + scan->bytes.len;
	const char *zero = scan->bytes.len ? memchr(at, 0, scan->bytes.len) : NULL;

	if (zero)
		return refuse(scan, zero, "a zero byte; this is not a text file", 0);
	if (tvx_utf8_valid(scan->bytes))
		return TVX_OK;
	for (;;) {
		const char *here = at;
		if (tvx_utf8_next(&at, end) == 0xFFFD && at == here + 1)
			return refuse(scan, here,
				      "byte 0x%02lX is not UTF-8; save the file as UTF-8",
				      (unsigned char)*here);
	}
}

/* --- libxml2's events ----------------------------------------------------------------- */

/* Without entity substitution libxml2 leaves each & of a value as &#38;. */
static struct tvx_str
value_of(struct tvx_xml *xml, const xmlChar *begin, const xmlChar *end)
{
	static const char amp[] = "&#38;";
	struct tvx_str raw = { (const char *)begin, (size_t)(end - begin) };
	const char *at = memmem(raw.ptr, raw.len, amp, sizeof(amp) - 1);

	if (!at)
		return raw;
	size_t start = xml->values.len;
	while (at) {
		tvx_buf_add(&xml->values, (struct tvx_str){ raw.ptr, (size_t)(at - raw.ptr) + 1 });
		raw.len -= (size_t)(at - raw.ptr) + sizeof(amp) - 1;
		raw.ptr = at + sizeof(amp) - 1;
		at = memmem(raw.ptr, raw.len, amp, sizeof(amp) - 1);
	}
	tvx_buf_add(&xml->values, raw);
	return (struct tvx_str){ xml->values.ptr + start, xml->values.len - start };
}

static void
on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	 int namespace_count, const xmlChar **namespaces, int count, int defaulted,
	 const xmlChar **values)
{
	struct tvx_xml *xml = user;
	struct tvx_xml_attribute attributes[TVX_XML_MOST_ATTRIBUTES];
	size_t total = 0;

	/* The scan counted the quoted values of every tag. */
	assert(count >= 0 && count <= TVX_XML_MOST_ATTRIBUTES);

	(void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
	if (xml->silent)
		return;
	/* Room for every value at once: what is borrowed from the buffer must not move. */
	tvx_buf_clear(&xml->values);
	for (int i = 0; i < count; i++)
		total += (size_t)(values[i * 5 + 4] - values[i * 5 + 3]);
	if (xml->values.cap <= total) {
		xml->values.cap = total + 1;
		xml->values.ptr = tvx_realloc(xml->values.ptr, xml->values.cap, 1);
	}
	for (int i = 0; i < count; i++) {
		attributes[i].name = tvx_str_of((const char *)values[i * 5]);
		attributes[i].value = value_of(xml, values[i * 5 + 3], values[i * 5 + 4]);
	}
	/* Nothing here has a namespace; a name in one is nobody's. */
	struct tvx_str element = uri ? TVX_STR("(in a namespace)") : tvx_str_of((const char *)name);
	xml->events->start(xml->context, element, attributes, (size_t)count);
}

static void
on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct tvx_xml *xml = user;

	(void)name, (void)prefix, (void)uri;
	if (!xml->silent)
		xml->events->end(xml->context);
}

static void
on_words(void *user, const xmlChar *bytes, int len)
{
	struct tvx_xml *xml = user;

	if (!xml->silent)
		xml->events->words(xml->context,
				   (struct tvx_str){ (const char *)bytes, (size_t)len });
}

static void
on_comment(void *user, const xmlChar *text)
{
	struct tvx_xml *xml = user;

	(void)text;
	if (!xml->silent)
		xml->events->dropped(xml->context, "comment");
}

static void
on_instruction(void *user, const xmlChar *target, const xmlChar *data)
{
	struct tvx_xml *xml = user;

	(void)target, (void)data;
	if (!xml->silent)
		xml->events->dropped(xml->context, "processing instruction");
}

/* The first error is the one to mend; those after it are its consequences. */
static void
on_error(void *user, xmlErrorPtr error)
{
	struct tvx_xml *xml = user;
	struct tvx_str text = tvx_str_trim(
		tvx_str_of(error->message ? error->message : "unreadable"));

	if (xml->silent || error->level < XML_ERR_ERROR)
		return;
	xml->failed = xml->silent = true;
	tvx_error_set(&xml->first, TVX_ERR_INPUT, "not well-formed XML: %.*s", TVX_STR_ARG(text));
	tvx_error_place(&xml->first, TVX_STR(""), error->line > 0 ? (unsigned)error->line : 1,
			error->int2 > 0 ? (unsigned)error->int2 : 1);
}

static int
report(const struct tvx_xml *xml, struct tvx_str name, struct tvx_error *err)
{
	tvx_error_set(err, TVX_ERR_INPUT, "%s",
		      xml->failed ? xml->first.message : "not well-formed XML");
	tvx_error_place(err, name, xml->first.line, xml->first.column);
	return TVX_ERR_INPUT;
}

/* --- the interface --------------------------------------------------------------------- */

struct tvx_xml *
tvx_xml_new(const struct tvx_xml_events *events, void *context)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct tvx_xml *xml = tvx_alloc(sizeof(*xml));

	pthread_once(&once, xmlInitParser);
	xml->events = events;
	xml->context = context;
	return xml;
}

void
tvx_xml_free(struct tvx_xml *xml)
{
	if (!xml)
		return;
	tvx_buf_release(&xml->values);
	free(xml);
}

/* Hands libxml2 the next bytes of a file; given all of them at once it would copy them all. */
static int
hand_over(void *context, char *room, int most)
{
	struct tvx_str *left = context;
	size_t count = left->len < (size_t)most ? left->len : (size_t)most;

	memcpy(room, left->ptr, count);
	left->ptr += count;
	left->len -= count;
	return (int)count;
}

static int
run(struct tvx_xml *xml, struct tvx_str bytes, struct tvx_str name, struct tvx_error *err)
{
	struct tvx_str left = bytes;
	xmlParserCtxt *parser = xmlCreateIOParserCtxt(NULL, NULL, hand_over, NULL, &left,
						      XML_CHAR_ENCODING_NONE);

	xml->bytes = bytes;
	if (!parser)
		return tvx_error_set(err, TVX_ERR_SYSTEM, "cannot start the XML parser");
	/* No entities, no network, no recovery; the size limits of libxml2 stay on. */
	xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOCDATA);
	*parser->sax = (xmlSAXHandler){
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_words,
		.ignorableWhitespace = on_words,
		.cdataBlock = on_words,
		.comment = on_comment,
		.processingInstruction = on_instruction,
		.serror = on_error,
	};
	parser->userData = xml;
	xml->parser = parser;
	xml->failed = xml->silent = false;
	/* A namespace error is one to us, though not to libxml2. */
	int failed = xmlParseDocument(parser) != 0 || !parser->wellFormed || xml->failed;
	int status = failed ? report(xml, name, err) : TVX_OK;
	xml->parser = NULL;
	if (parser->myDoc)
		xmlFreeDoc(parser->myDoc);
	xmlFreeParserCtxt(parser);
	return status;
}

int
tvx_xml_parse(struct tvx_xml *xml, struct tvx_str bytes, struct tvx_str name, struct tvx_error *err)
{
	struct scan scan = { .bytes = bytes, .name = name, .err = err };
	int status;

	if (bytes.len > TVX_LIMIT_FILE_BYTES)
		return tvx_error_set(err, TVX_ERR_INPUT, "larger than %u bytes",
				     TVX_LIMIT_FILE_BYTES);
	if (!bytes.len)
		return refuse(&scan, bytes.ptr, "the file is empty", 0);
	status = scan_bytes(&scan);
	if (!status)
		status = scan_all(&scan);
	return status ? status : run(xml, bytes, name, err);
}

size_t
tvx_xml_offset(const struct tvx_xml *xml)
{
	const xmlParserInput *input = xml->parser->input;

	return input->consumed + (size_t)(input->cur - input->base);
}

unsigned
tvx_xml_line(const struct tvx_xml *xml)
{
	return (unsigned)xml->parser->input->line;
}

/* No < can stand inside a tag, so the last one before its end began it. */
static size_t
start_of_tag(const struct tvx_xml *xml, size_t offset)
{
	size_t end = offset < xml->bytes.len ? offset + 1 : xml->bytes.len;
	const char *tag = memrchr(xml->bytes.ptr, '<', end);

	return tag ? (size_t)(tag - xml->bytes.ptr) : 0;
}

unsigned
tvx_xml_tag_line(const struct tvx_xml *xml)
{
	size_t end = tvx_xml_offset(xml);
	unsigned line = tvx_xml_line(xml);

	for (size_t at = start_of_tag(xml, end); at < end && at < xml->bytes.len; at++)
		line -= xml->bytes.ptr[at] == '\n';
	return line;
}

void
tvx_xml_place(const struct tvx_xml *xml, size_t offset, unsigned *line, unsigned *column)
{
	size_t tag = start_of_tag(xml, offset), start = 0;

	*line = 1;
	for (size_t i = 0; i < tag; i++) {
		if (xml->bytes.ptr[i] == '\n') {
			(*line)++;
			start = i + 1;
		}
	}
	struct tvx_str before = { xml->bytes.ptr + start, tag - start };
	*column = (unsigned)tvx_utf8_count(before) + 1;
}

void
tvx_xml_stop(struct tvx_xml *xml)
{
	/* The parser itself reads on: xmlStopParser would free what the callback still looks at. */
	xml->silent = true;
}
