/*
 * Which asterisks and underscores are emphasis, and which stand for something
 * that is still to be filled in: 20**年, **县, ____.
 */
#ifndef FANGAN_READ_EMPHASIS_H
#define FANGAN_READ_EMPHASIS_H

#include <stdbool.h>
#include <stddef.h>

/* A run of one of the two characters, [start, end) of the text. */
struct mark {
    size_t start, end;
    char character;
    bool can_open, can_close;
    size_t n_left; /* not yet used: these are text */
    /* What the run ends in front of its left characters and begins behind
     * them, each counted. */
    int close_emphasis, close_strong;
    int open_emphasis, open_strong;
};

/* Looks at the neighbours of the run and sets can_open and can_close. */
void emphasis_look(const char *text, size_t len, struct mark *mark);

/* Pairs the marks of a text, which are in order.  stack has room for n. */
void emphasis_match(const char *text, struct mark *marks, size_t n,
                    size_t *stack);

#endif
