/*
 * Series of parts that count themselves: 一是…二是…, 第一，…第二，…,
 * （一）…（二）….  Private to check/.
 */
#ifndef FANGAN_CHECK_TALLY_H
#define FANGAN_CHECK_TALLY_H

#include <stdbool.h>
#include <stddef.h>

struct tally {
    int style;     /* how its numbers are written; 0: none was found yet */
    int n;         /* how many of its parts were met, without a gap */
    bool is_ended; /* another one of its style began */
};

/* Whether a part of a series begins at text; its style and number. */
bool tally_match(const char *text, int *style, int *value);

/* Goes on counting in a text; a series that has not begun must begin at the
 * text's start.  True if the text holds one of its parts. */
bool tally_count(struct tally *tally, const char *text);

/* The Han or Arabic number (两 is 2) at *p, which moves behind it; 0 if there
 * is none. */
int tally_take_number(const char **p);

#endif
