/*
 * The lines of a paragraph, as places in the source: what read/markdown has
 * got from cmark and read/inline reads.  Markers of quotes and lists in front
 * of a line and blanks at both ends are left out.
 */
#ifndef FANGAN_READ_LINES_H
#define FANGAN_READ_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct line {
    uint32_t start, end; /* in the source; never crosses a line end */
    bool is_hard;        /* a forced break follows */
    bool is_indented;    /* by 　　 or four blanks: begins a paragraph */
};

struct lines {
    const struct line *items;
    size_t n;
};

/* What Markdown takes for a blank: 　 is none. */
static inline bool byte_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

#endif
