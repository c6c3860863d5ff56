/*
 * The faces that the standard knows, and how wide their characters are.
 * Nothing here knows a font file: layout works with this alone.
 */
#ifndef FANGAN_FONT_FACE_H
#define FANGAN_FONT_FACE_H

#include <stdint.h>

/* name, id in fonts.yaml, Chinese name */
#define FACE_LIST(X)                                                           \
    X(BODY, "body", "仿宋")                                                    \
    X(TITLE, "title", "小标宋")                                                \
    X(HEADING1, "heading1", "黑体")                                            \
    X(HEADING2, "heading2", "楷体")                                            \
    X(NUMBER, "number", "宋体")

enum face {
#define X(name, id, zh) FACE_##name,
    FACE_LIST(X)
#undef X
        FACE_COUNT
};

enum { EM_UNITS = 1000 }; /* advances are in thousandths of the type size */

/* A measuring rule.  advance() gives the width of scalar in face, fallback
 * faces included, or -1 where no font at hand has the character. */
struct metrics {
    void *context;
    int (*advance)(void *context, enum face face, uint32_t scalar);
};

#endif
