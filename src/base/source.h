/*
 * A source is the decoded text of one input file and the answer to "which
 * line is this".  Spans are byte offsets into that text.
 *
 * The text keeps its line ends and everything else as the file has it, but
 * for a byte order mark, so that for a UTF-8 file an offset plus bom_len is
 * an offset into the file.
 */
#ifndef FANGAN_BASE_SOURCE_H
#define FANGAN_BASE_SOURCE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* [start, end) in bytes of source.text.  SPAN_NONE stands for no place. */
struct span {
    uint32_t start;
    uint32_t end;
};

#define SPAN_NONE ((struct span){UINT32_MAX, UINT32_MAX})

static inline bool span_is_none(struct span span)
{
    return span.start == UINT32_MAX;
}

struct source {
    const char *name;    /* as the user gave it; "<stdin>" for - */
    const char *text;    /* valid UTF-8, NUL-terminated, no other NUL */
    size_t len;          /* at most LIMIT_INPUT_BYTES */
    size_t bom_len;      /* bytes of the byte order mark that was taken off */
    const char *charset; /* "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE" */
    uint32_t *lines;     /* offset at which each line starts */
    size_t n_lines;
    uint32_t *counts; /* characters before each SOURCE_BLOCK bytes; NULL: no
                         line is so long that it would help */
};

enum { SOURCE_BLOCK = 1024 };

/* Line and column from 1; the column counts characters. */
struct place {
    size_t line;
    size_t column;
};

/* Fills lines, n_lines and counts; LF, CRLF and CR each end a line. */
void source_index_lines(struct source *source, struct arena *arena);

/* Constant time but for finding the line, however long that is,
 * if source_index_lines() made the index. */
struct place source_place(const struct source *source, uint32_t offset);

/* The line (from 1) without its end: points into text, sets *len. */
const char *source_line(const struct source *source, size_t line, size_t *len);

#endif
