/*
 * Writes runs: joins lines as Chinese wants it, drops blanks at the ends of
 * lines, and starts a new run only where the style changes.
 */
#ifndef FANGAN_READ_RUN_WRITER_H
#define FANGAN_READ_RUN_WRITER_H

#include "base/buf.h"
#include "plan/plan.h"

struct run_writer {
    struct arena *arena;
    struct run *first;
    struct run *last;
    struct buf text;   /* of the run being written */
    struct buf blanks; /* held back: dropped at the end of a line */
    unsigned style;
    const char *link;
    uint32_t before; /* last character of this line, 0 at its start */
    bool is_joining; /* a soft break is waiting */
};

#define RUN_WRITER_EMPTY(arena_)                                               \
    ((struct run_writer){                                                      \
        .arena = (arena_), .text = BUF_EMPTY, .blanks = BUF_EMPTY})

/* Text to come is in this style. */
void run_writer_style(struct run_writer *writer, unsigned style,
                      const char *link);

/* Adds text, in which \n is a soft line break and \v a forced one. */
void run_writer_add(struct run_writer *writer, const char *text, size_t len);

/* The runs, or NULL if there is no text; the writer is spent. */
struct run *run_writer_finish(struct run_writer *writer);

#endif
