/*
 * One line: how wide it is, what can be squeezed out of it, and where each of
 * its characters stands once it is justified.
 *
 * Squeezing goes in CLREQ's order, each group taken whole before the next:
 * the mark at the line's end, blanks, brackets, commas, full stops.
 */
#ifndef FANGAN_LAYOUT_LINE_H
#define FANGAN_LAYOUT_LINE_H

#include "layout/cluster.h"

enum squeeze {
    SQUEEZE_END,
    SQUEEZE_BLANK,
    SQUEEZE_BRACKET,
    SQUEEZE_COMMA,
    SQUEEZE_STOP,
    SQUEEZE_COUNT
};

/*
 * What a line of some characters would be like; sums only, so that a breaker
 * can try one character more at the cost of one addition, and has the sum of
 * any characters from those before their first and before their end.  Those of
 * a long paragraph wrap around: only their differences count.
 */
struct line_sum {
    uint32_t width; /* nothing squeezed, blanks at the end counted */
    uint32_t room[SQUEEZE_COUNT]; /* what each group can give */
    uint32_t gaps;                /* that may be opened */
};

#define LINE_SUM_EMPTY ((struct line_sum){0})

/* line_sum_add() of any character; nobody else calls it. */
void line_sum_add_any(struct line_sum *sum, const struct cluster *previous,
                      const struct cluster *next);

/* Adds the next character; previous is NULL for the first.  Inline, since most
 * of the time of layout is spent here, and most characters are Han. */
static inline void line_sum_add(struct line_sum *sum,
                                const struct cluster *previous,
                                const struct cluster *next)
{
    if (next->class != CLASS_HAN || previous == NULL) {
        line_sum_add_any(sum, previous, next);
        return;
    }
    sum->width += next->width;
    sum->gaps += (previous->flags & CLUSTER_MAY_OPEN) != 0;
}

/* line_sum_end() with a mark at last; nobody else calls it. */
void line_sum_end_any(struct line_sum *sum, const struct cluster *last);

/* Makes its last character, at last, the line's end. */
static inline void line_sum_end(struct line_sum *sum,
                                const struct cluster *last)
{
    if (last->class != CLASS_HAN)
        line_sum_end_any(sum, last);
}

/* One sum less another, neither of them ended. */
static inline struct line_sum line_sum_less(const struct line_sum *sum,
                                            const struct line_sum *less)
{
    struct line_sum rest = {.width = sum->width - less->width,
                            .gaps = sum->gaps - less->gaps};

    for (int group = 0; group < SQUEEZE_COUNT; group++)
        rest.room[group] = sum->room[group] - less->room[group];
    return rest;
}

/* Of a line, which is never so long that it wraps. */
static inline int64_t line_sum_width(const struct line_sum *sum)
{
    return sum->width;
}

/* All that can be squeezed out. */
int64_t line_sum_room(const struct line_sum *sum);

enum line_align {
    LINE_LEFT,
    LINE_JUSTIFIED, /* to both edges */
    LINE_SPREAD,    /* the same, however far its gaps must open: 分散对齐 */
    LINE_CENTERED,
    LINE_RIGHT
};

/* Places n characters of a line on measure units, and squeezes them as far as
 * they need it.  origins[i] becomes the glyph's origin from the left edge of
 * the measure in EMU; origins[n] is where the line ends. */
void line_set(const struct cluster *clusters, size_t n, int32_t measure,
              enum line_align align, struct ruler ruler, emu *origins);

#endif
