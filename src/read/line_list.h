/*
 * From what cmark says of a line, its number and how long its text is, to the
 * place of that text in the source.
 */
#ifndef FANGAN_READ_LINE_LIST_H
#define FANGAN_READ_LINE_LIST_H

#include "base/source.h"
#include "read/lines.h"

/* The body of a source with its mask (read/mask), which is as long. */
struct body_text {
    const struct source *source;
    const char *mask;
    uint32_t body;     /* offset in the source */
    size_t first_line; /* of the body, from 1 */
};

/* Lines being collected; items are malloc'ed. */
struct line_list {
    struct line *items;
    size_t n, room;
};

void line_list_add(struct line_list *list, struct line line);

/* The whole line with this number (from 1) in the body, without its end. */
struct line body_line(const struct body_text *text, size_t number);

/* Its last len bytes; what indents them is cut off. */
struct line body_line_tail(const struct body_text *text, struct line whole,
                           size_t len);

/* The same, but blanks at the end of the line do not count in len. */
struct line body_line_text(const struct body_text *text, struct line whole,
                           size_t len);

/* A backslash at the end of a line breaks it, unless it is escaped itself:
 * cuts it off and sets is_hard. */
void body_line_take_backslash(const struct body_text *text, struct line *line);

#endif
