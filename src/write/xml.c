/*
 * XML into a growing run of bytes.
 *
 * Until its first content a start tag is left open, so that attributes can
 * follow and an element without content ends in "/>".
 */
#include "write/xml.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define DECLARATION                                                            \
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

struct xml {
    struct buf *out;
    const char **open; /* names of the elements that are not ended yet */
    size_t n_open, capacity;
    bool has_open_tag; /* a start tag that has no > yet */
    bool has_failed;
};

struct xml *xml_new(struct buf *out)
{
    struct xml *xml = xrealloc(NULL, sizeof(*xml));
    *xml = (struct xml){.out = out};
    buf_add_str(out, DECLARATION);
    return xml;
}

bool xml_finish(struct xml *xml)
{
    while (xml->n_open > 0 && !xml->has_failed)
        xml_end(xml);
    buf_add_char(xml->out, '\n');
    bool ok = !xml->has_failed;
    free(xml->open);
    free(xml);
    return ok;
}

/* buf_add(), without a call where there is room: a tag is made of a dozen
 * pieces of a few bytes. */
static inline void put(struct buf *out, const char *bytes, size_t len)
{
    if (len >= out->capacity - out->len) {
        buf_add(out, bytes, len);
        return;
    }
    memcpy(out->data + out->len, bytes, len);
    out->len += len;
    out->data[out->len] = '\0';
}

/* -- Characters ---------------------------------------------------------- */

/* Whether XML 1.0 2.2 forbids the character of valid UTF-8 at text. */
static bool is_unsound(const unsigned char *text, size_t len)
{
    if (text[0] < 0x20)
        return text[0] != '\t' && text[0] != '\n' && text[0] != '\r';
    return text[0] == 0xEF && len > 2 && text[1] == 0xBF &&
           text[2] >= 0xBE; /* U+FFFE, U+FFFF */
}

/* What stands for a byte in text; a reader would take a line end or a tab
 * inside an attribute, and any carriage return, for something else. */
static const char *reference(unsigned char c, bool is_attribute)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '\r':
        return "&#13;";
    case '"':
        return is_attribute ? "&quot;" : NULL;
    case '\t':
        return is_attribute ? "&#9;" : NULL;
    case '\n':
        return is_attribute ? "&#10;" : NULL;
    default:
        return NULL;
    }
}

/* Bytes that is_unsound() or reference() has to see. */
static bool is_suspect(unsigned char c)
{
    return c < 0x20 || c == '<' || c == '>' || c == '&' || c == '"' ||
           c == 0xEF;
}

static void add_escaped(struct xml *xml, const char *text, size_t len,
                        bool is_attribute)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t done = 0;

    for (size_t i = 0; i < len; i++) {
        if (!is_suspect(at[i]))
            continue;
        if (is_unsound(at + i, len - i))
            xml->has_failed = true;
        const char *escape = reference(at[i], is_attribute);
        if (escape == NULL)
            continue;
        put(xml->out, text + done, i - done);
        put(xml->out, escape, strlen(escape));
        done = i + 1;
    }
    put(xml->out, text + done, len - done);
}

/* -- Elements ------------------------------------------------------------ */

static void close_tag(struct xml *xml)
{
    if (xml->has_open_tag)
        put(xml->out, ">", 1);
    xml->has_open_tag = false;
}

void xml_start(struct xml *xml, const char *name)
{
    if (xml->has_failed)
        return;
    if (xml->n_open == xml->capacity) {
        xml->capacity = xml->capacity == 0 ? 32 : 2 * xml->capacity;
        xml->open = xrealloc(xml->open, xml->capacity * sizeof(xml->open[0]));
    }
    xml->open[xml->n_open++] = name;
    close_tag(xml);
    put(xml->out, "<", 1);
    put(xml->out, name, strlen(name));
    xml->has_open_tag = true;
}

void xml_end(struct xml *xml)
{
    if (xml->n_open == 0)
        xml->has_failed = true;
    if (xml->has_failed)
        return;
    const char *name = xml->open[--xml->n_open];
    if (xml->has_open_tag) {
        put(xml->out, "/>", 2);
    } else {
        put(xml->out, "</", 2);
        put(xml->out, name, strlen(name));
        put(xml->out, ">", 1);
    }
    xml->has_open_tag = false;
}

void xml_end_filled(struct xml *xml)
{
    if (xml->n_open > 0 && xml->has_open_tag && !xml->has_failed) {
        struct buf *out = xml->out;
        const char *name = xml->open[xml->n_open - 1];
        size_t len = strlen(name);

        /* <name, and no name has a blank in it */
        if (memcmp(out->data + out->len - len, name, len) == 0 &&
            out->data[out->len - len - 1] == '<') {
            buf_truncate(out, out->len - len - 1);
            xml->n_open--;
            xml->has_open_tag = false;
            return;
        }
    }
    xml_end(xml);
}

void xml_attribute(struct xml *xml, const char *name, const char *value)
{
    if (!xml->has_open_tag)
        xml->has_failed = true;
    if (xml->has_failed)
        return;
    put(xml->out, " ", 1);
    put(xml->out, name, strlen(name));
    put(xml->out, "=\"", 2);
    add_escaped(xml, value, strlen(value), true);
    put(xml->out, "\"", 1);
}

/* What "%ld" gives, which takes several times as long. */
void xml_attribute_int(struct xml *xml, const char *name, long value)
{
    char digits[24];
    char *at = digits + sizeof(digits) - 1;
    unsigned long left =
        value < 0 ? 0 - (unsigned long)value : (unsigned long)value;

    *at = '\0';
    do {
        *--at = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (value < 0)
        *--at = '-';
    xml_attribute(xml, name, at);
}

void xml_text(struct xml *xml, const char *text, size_t len)
{
    if (xml->has_failed || len == 0)
        return;
    close_tag(xml);
    add_escaped(xml, text, len, false);
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
