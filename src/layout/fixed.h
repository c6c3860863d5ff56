/*
 * Text and rules that stand where they are told to, not on the rows: 版头,
 * 版记, page numbers.
 */
#ifndef FANGAN_LAYOUT_FIXED_H
#define FANGAN_LAYOUT_FIXED_H

#include "layout/setter.h"

/* How the lines of a paragraph stand. */
struct fixed {
    emu left, top;   /* of the first line's em box */
    int32_t measure; /* units of fixed_ruler(size) */
    emu size;
    emu pitch; /* from line to line */
    enum line_align align, last_align;
    enum ink ink;
};

/* 3号 stands in the cells of body text, all else as wide as it is. */
struct ruler fixed_ruler(emu size);

/* The width of text, in units of size; it becomes the paragraph at hand. */
int64_t fixed_measure(struct setter *setter, const char *text, enum face face,
                      emu size);

/* Starts a paragraph of one text and one face. */
void fixed_begin(struct setter *setter, const char *text, enum face face);

/* How many lines the paragraph at hand takes. */
int fixed_count_lines(struct setter *setter, emu size, int32_t measure);

/* Sets the paragraph at hand; what reaches below the 版心 goes on at the top
 * of a new page.  Returns the bottom of its last line; of an empty one the
 * bottom of the line that it would be. */
emu fixed_put(struct setter *setter, const struct fixed *fixed);

/* A text of one face as an element of its own, so that it is not read as one
 * with its neighbours.  Returns what fixed_put() does. */
emu fixed_put_text(struct setter *setter, const char *text, enum face face,
                   const struct fixed *fixed);

/* fixed_put() with lines that are known: ends[i] is the character behind line i
 * of the paragraph, which was measured. */
emu fixed_put_lines(struct setter *setter, const struct fixed *fixed,
                    const size_t *ends, size_t n);

/* A rule across the sheet. */
void fixed_put_rule(struct setter *setter, emu left, emu top, emu width,
                    emu height, enum ink ink);

#endif
