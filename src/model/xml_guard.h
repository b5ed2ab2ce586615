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
	struct tvx_str name, value;
};

struct tvx_xml;

struct tvx_xml_events {
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
/* In a callback: the line on which the parser stands. */
unsigned tvx_xml_line(const struct tvx_xml *xml);
/* In a start callback: where the tag began. */
void tvx_xml_tag_place(const struct tvx_xml *xml, unsigned *line, unsigned *column);

#endif
