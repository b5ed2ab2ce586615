/* XML from strangers: parsed into plain events after everything dangerous was refused. */
#ifndef TVX_MODEL_XML_GUARD_H
#define TVX_MODEL_XML_GUARD_H

#include "travaux/model.h"

/* What the vocabulary needs, several times over. libxml2 compares the attributes of a tag each
 * with each: 100,000 of them took it a minute. */
enum {
	TVX_XML_MOST_ATTRIBUTES = 32,
	TVX_XML_MOST_TAG_BYTES = 64 * 1024,
	TVX_XML_MOST_DEPTH = 48,
};

struct tvx_xml_attribute {
	struct tvx_str name; /* followed by a NUL */
	struct tvx_str value;
};

struct tvx_xml;

struct tvx_xml_events {
	/* Within one parse, equal names are the same pointer, followed by a NUL. */
	void (*start)(void *context, struct tvx_str name,
		      const struct tvx_xml_attribute *attributes, size_t count);
	void (*end)(void *context);
	void (*words)(void *context, struct tvx_str bytes);
	/* A comment or processing instruction, which nothing keeps. */
	void (*dropped)(void *context, const char *what);
};

/* Caller frees with tvx_xml_free. */
struct tvx_xml *tvx_xml_new(const struct tvx_xml_events *events, void *context);
void tvx_xml_free(struct tvx_xml *xml);
/* Parses one document. Strings in events are borrowed until the callback returns. */
int tvx_xml_parse(struct tvx_xml *xml, struct tvx_str bytes, struct tvx_str name,
		  struct tvx_error *err);
/* In a start callback: where the parser stands, just before the end of the tag. */
size_t tvx_xml_offset(const struct tvx_xml *xml);
/* In a callback: the line on which the parser stands. */
unsigned tvx_xml_line(const struct tvx_xml *xml);
/* In a start callback: the line on which the tag began. */
unsigned tvx_xml_tag_line(const struct tvx_xml *xml);
/* Line and column at which the tag around an offset began. Takes as long as the file is. */
void tvx_xml_place(const struct tvx_xml *xml, size_t offset, unsigned *line, unsigned *column);
/* In a callback: no further events. */
void tvx_xml_stop(struct tvx_xml *xml);

#endif
