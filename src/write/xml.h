/*
 * XML 1.0, written from front to back, well-formed whatever comes.
 *
 * A failure inside sticks: every later call does nothing, and xml_finish()
 * tells.  Names and values are UTF-8.  A character that XML can't hold is a
 * failure as well, never dropped; a document does not get so far, since
 * read/charset and base/yaml refuse them at their place.
 */
#ifndef FANGAN_WRITE_XML_H
#define FANGAN_WRITE_XML_H

#include "base/buf.h"

#include <stdbool.h>

struct xml;

/* A writer that appends to out, the declaration first. */
struct xml *xml_new(struct buf *out);

/* Ends what is open and frees the writer.  False: something failed, and out
 * is not to be used. */
bool xml_finish(struct xml *xml);

/* An element: attributes follow its start, then text and other elements.
 * name stays the caller's and is read again at the element's end. */
void xml_start(struct xml *xml, const char *name);
void xml_attribute(struct xml *xml, const char *name, const char *value);
void xml_attribute_int(struct xml *xml, const char *name, long value);
void xml_text(struct xml *xml, const char *text, size_t len);

/* Ends the innermost element; a failure if none is open. */
void xml_end(struct xml *xml);

/* The same; one that has neither attributes nor content is taken out again. */
void xml_end_filled(struct xml *xml);

/* xml_start() with attributes: names and values, closed by NULL. */
void xml_start_with(struct xml *xml, const char *name, ...)
    __attribute__((sentinel));

/* The same for an element without content. */
void xml_empty(struct xml *xml, const char *name, ...)
    __attribute__((sentinel));

/* An element with nothing but text. */
void xml_element(struct xml *xml, const char *name, const char *text);

#endif
