/*
 * XML through libxml2's xmlTextWriter, which knows what is open and what has
 * to be escaped.
 *
 * Two of its habits are worked around: told of an encoding it pipes UTF-8
 * through a conversion to UTF-8, and it writes attributes outside ASCII as
 * numeric references, which makes Chinese font names unreadable.
 */
#include "write/xml.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <libxml/entities.h>
#include <libxml/xmlwriter.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DECLARATION                                                            \
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* libxml2 counts in int; longer texts go in pieces of this */
enum { PIECE_BYTES = 64 * 1024 };

struct xml {
    xmlTextWriterPtr writer;
    bool has_failed;
};

static int append(void *context, const char *bytes, int len)
{
    if (len < 0)
        return -1;
    buf_add(context, bytes, (size_t)len);
    return len;
}

static void keep(struct xml *xml, int result)
{
    if (result < 0)
        xml->has_failed = true;
}

struct xml *xml_new(struct buf *out)
{
    struct xml *xml = xrealloc(NULL, sizeof(*xml));
    *xml = (struct xml){NULL, true};

    buf_add_str(out, DECLARATION);
    xmlOutputBufferPtr sink = xmlOutputBufferCreateIO(append, NULL, out, NULL);
    if (sink == NULL)
        return xml;
    xml->writer = xmlNewTextWriter(sink);
    if (xml->writer == NULL)
        xmlOutputBufferClose(sink);
    else
        xml->has_failed = false;
    return xml;
}

bool xml_finish(struct xml *xml)
{
    if (!xml->has_failed) {
        keep(xml, xmlTextWriterEndDocument(xml->writer));
        keep(xml, xmlTextWriterFlush(xml->writer));
    }
    if (xml->writer != NULL)
        xmlFreeTextWriter(xml->writer);
    bool ok = !xml->has_failed;
    free(xml);
    return ok;
}

void xml_start(struct xml *xml, const char *name)
{
    if (!xml->has_failed)
        keep(xml, xmlTextWriterStartElement(xml->writer, BAD_CAST name));
}

void xml_end(struct xml *xml)
{
    if (!xml->has_failed)
        keep(xml, xmlTextWriterEndElement(xml->writer));
}

/* Whether XML 1.0 2.2 allows every character; text is valid UTF-8. */
static bool is_sound(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x20 && c != '\t' && c != '\n')
            return false;
        if (c == 0xEF && len - i > 2 && (unsigned char)text[i + 1] == 0xBF &&
            (unsigned char)text[i + 2] >= 0xBE) /* U+FFFE, U+FFFF */
            return false;
    }
    return true;
}

void xml_attribute(struct xml *xml, const char *name, const char *value)
{
    if (!is_sound(value, strlen(value)))
        xml->has_failed = true;
    if (xml->has_failed)
        return;
    xmlChar *escaped = NULL; /* few need it */
    if (strpbrk(value, "<>&\"\r\n\t") != NULL) {
        escaped = xmlEncodeSpecialChars(NULL, BAD_CAST value);
        if (escaped == NULL)
            out_of_memory(strlen(value));
    }
    keep(xml, xmlTextWriterStartAttribute(xml->writer, BAD_CAST name));
    keep(xml, xmlTextWriterWriteRaw(
                  xml->writer, escaped != NULL ? escaped : BAD_CAST value));
    keep(xml, xmlTextWriterEndAttribute(xml->writer));
    xmlFree(escaped);
}

void xml_attribute_int(struct xml *xml, const char *name, long value)
{
    char digits[24];
    snprintf(digits, sizeof(digits), "%ld", value);
    xml_attribute(xml, name, digits);
}

void xml_text(struct xml *xml, const char *text, size_t len)
{
    char piece[PIECE_BYTES + 1];

    if (!is_sound(text, len))
        xml->has_failed = true;
    while (len > 0 && !xml->has_failed) {
        size_t n = len;
        if (n > PIECE_BYTES) {
            n = PIECE_BYTES;
            while (((unsigned char)text[n] & 0xC0) == 0x80)
                n--;
        }
        memcpy(piece, text, n);
        piece[n] = '\0';
        keep(xml, xmlTextWriterWriteString(xml->writer, BAD_CAST piece));
        text += n;
        len -= n;
    }
}

static void start_with(struct xml *xml, const char *name, va_list attributes)
{
    xml_start(xml, name);
    const char *key;
    while ((key = va_arg(attributes, const char *)) != NULL)
        xml_attribute(xml, key, va_arg(attributes, const char *));
}

void xml_start_with(struct xml *xml, const char *name, ...)
{
    va_list attributes;
    va_start(attributes, name);
    start_with(xml, name, attributes);
    va_end(attributes);
}

void xml_empty(struct xml *xml, const char *name, ...)
{
    va_list attributes;
    va_start(attributes, name);
    start_with(xml, name, attributes);
    va_end(attributes);
    xml_end(xml);
}

void xml_element(struct xml *xml, const char *name, const char *text)
{
    xml_start(xml, name);
    xml_text(xml, text, strlen(text));
    xml_end(xml);
}
