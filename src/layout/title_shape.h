/*
 * Breaking a title by meaning, into a 梯形 or a 菱形 (GB/T 9704-2012 7.3.1).
 */
#ifndef FANGAN_LAYOUT_TITLE_SHAPE_H
#define FANGAN_LAYOUT_TITLE_SHAPE_H

#include "layout/cluster.h"
#include "layout/title_words.h"

enum {
    TITLE_MEASURE = TITLE_MAX_EMS * CELL,
    TITLE_GOOD_LINES = 4,
    TITLE_MAX_LINES = 6
};

struct title_shape {
    size_t ends[TITLE_MAX_LINES]; /* the character behind each line */
    size_t n;
    bool is_acceptable; /* false: long or many lines, an hourglass, a split
                         * word */
};

/* Shapes n characters without forced breaks among them in lines of most units;
 * words NULL: by marks alone.  False where TITLE_MAX_LINES can't hold them. */
bool title_shape_find(const struct cluster *clusters, size_t n, int32_t most,
                      const struct title_words *words,
                      struct title_shape *shape);

#endif
