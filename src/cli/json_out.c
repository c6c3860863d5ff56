/*
 * Writing JSON value by value: see json_out.h.
 */
#include "cli/json_out.h"

#include <assert.h>
#include <string.h>

enum { INDENT = 2 };

struct indented {
    struct buf *out;
    int depth;
};

static void add_line(struct buf *out, int depth)
{
    static const char line[] = "\n                    ";
    size_t len = 1 + (size_t)depth * INDENT;
    assert(len < sizeof(line));
    buf_add(out, line, len);
}

/* A line break in what jansson writes is never within a string. */
static int add_indented(const char *text, size_t len, void *context)
{
    const struct indented *indented = context;
    while (len > 0) {
        const char *end = memchr(text, '\n', len);
        size_t n = end == NULL ? len : (size_t)(end - text);
        buf_add(indented->out, text, n);
        if (end != NULL)
            add_line(indented->out, indented->depth);
        n += end != NULL;
        text += n;
        len -= n;
    }
    return 0;
}

void json_out_value(struct buf *out, json_t *value, int depth)
{
    struct indented indented = {out, depth};
    json_dump_callback(value, add_indented, &indented,
                       JSON_INDENT(INDENT) | JSON_ENCODE_ANY);
    json_decref(value);
}

void json_out_element(struct buf *out, json_t *value, int depth, size_t *n)
{
    if ((*n)++ > 0)
        buf_add_char(out, ',');
    add_line(out, depth);
    json_out_value(out, value, depth);
}

void json_out_close(struct buf *out, int depth, size_t n)
{
    if (n > 0)
        add_line(out, depth);
    buf_add_char(out, ']');
}
