/*
 * Where lines end.
 *
 * The breaks of a paragraph are chosen together: the sum of what each line
 * costs by being squeezed or stretched is the least possible.  Considered
 * for each line are the break of the first fit, those behind it that
 * squeezing makes room for (先挤进), and, where it saves a single character
 * from ending the paragraph (孤字不成行), the one before it (后推出).  A line
 * is never left shorter for any other reason, so that full lines are full.
 *
 * Time grows with the text: a position is looked at by a few lines only.
 */
#ifndef FANGAN_LAYOUT_BREAKER_H
#define FANGAN_LAYOUT_BREAKER_H

#include "layout/cluster.h"

/* Units that lines can hold; the first may be indented. */
struct measures {
    int32_t first;
    int32_t rest;
};

enum breaker_mode {
    BREAK_BEST,
    BREAK_FIRST_FIT /* line by line; no mark and no blank is squeezed */
};

/* A result, and the memory of the work; used again and again. */
struct breaks {
    size_t *ends; /* ends[i]: the character behind line i */
    size_t n;
    int64_t badness;
    bool lets_single; /* 孤字: a last line of one character is no fault */
    int64_t *costs;   /* private, as all below: of the lines of the first fit */
    struct break_node *nodes;
    struct line_sum *sums;
    size_t capacity;
};

#define BREAKS_EMPTY ((struct breaks){.ends = NULL})

/* Gives the memory back; breaks is empty then. */
void breaks_free(struct breaks *breaks);

/* Breaks n characters without forced breaks among them.  A unit that is wider
 * than a line is broken inside, as late as it can be. */
void breaks_find(struct breaks *breaks, const struct cluster *clusters,
                 size_t n, struct measures measures, enum breaker_mode mode);

#endif
