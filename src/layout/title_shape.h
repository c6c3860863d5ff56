/*
 * Breaking a title by meaning, into a 梯形 or a 菱形 (GB/T 9704-2012 7.3.1).
 */
#ifndef FANGAN_LAYOUT_TITLE_SHAPE_H
#define FANGAN_LAYOUT_TITLE_SHAPE_H

#include "layout/cluster.h"
#include "layout/title_words.h"

enum { TITLE_MAX_LINES = 4 };

struct title_shape {
    size_t ends[TITLE_MAX_LINES]; /* the character behind each line */
    size_t n;
    bool is_acceptable; /* false: a long line, an hourglass, a split word */
};

/* Shapes n characters without forced breaks among them; words NULL: by marks
 * alone.  False where no four lines of TITLE_MAX_EMS can hold them. */
bool title_shape_find(const struct cluster *clusters, size_t n,
                      const struct title_words *words,
                      struct title_shape *shape);

#endif
