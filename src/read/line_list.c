/*
 * Places of lines: see line_list.h.  cmark cuts markers and blanks off the
 * start of a line and blanks off its end, so that a length says it all.
 */
#include "read/line_list.h"

#include "base/utf8.h"
#include "read/mask.h"

enum { IDEOGRAPHIC_SPACE = 0x3000 };

void line_list_add(struct line_list *list, struct line line)
{
    if (list->n == list->room) {
        list->room = list->room == 0 ? 64 : list->room * 2;
        list->items = xrealloc(list->items, list->room * sizeof(*list->items));
    }
    list->items[list->n++] = line;
}

struct line body_line(const struct body_text *t, size_t number)
{
    size_t len;
    const char *text = source_line(t->source, t->first_line + number - 1, &len);
    uint32_t start = (uint32_t)(text - t->source->text);

    return (struct line){.start = start, .end = start + (uint32_t)len};
}

struct line body_line_tail(const struct body_text *t, struct line whole,
                           size_t len)
{
    const char *text = t->source->text;
    struct line line = whole;

    if (len < line.end - line.start)
        line.start = line.end - (uint32_t)len;
    line.is_indented = line.start < line.end &&
                       (t->mask[line.start - t->body] == MASK_INDENT ||
                        utf8_peek(text + line.start) == IDEOGRAPHIC_SPACE);
    while (line.start < line.end && byte_is_blank(text[line.start]))
        line.start++;
    return line;
}

/* The mask says what cmark saw: a comment at the end is no blank. */
struct line body_line_text(const struct body_text *t, struct line whole,
                           size_t len)
{
    while (whole.end > whole.start &&
           byte_is_blank(t->mask[whole.end - 1 - t->body]))
        whole.end--;
    return body_line_tail(t, whole, len);
}

void body_line_take_backslash(const struct body_text *t, struct line *line)
{
    uint32_t at = line->end;

    while (at > line->start && t->source->text[at - 1] == '\\')
        at--;
    if ((line->end - at) % 2 == 1) {
        line->end--;
        line->is_hard = true;
    }
}
