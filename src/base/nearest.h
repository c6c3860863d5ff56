/*
 * "Did you mean …": the nearest of some words.
 */
#ifndef FANGAN_BASE_NEAREST_H
#define FANGAN_BASE_NEAREST_H

#include <stddef.h>

/* How many characters have to be put in, taken out or changed to make b of
 * a.  Words of more than 64 characters, and such that are no UTF-8, count as
 * far apart: SIZE_MAX. */
size_t edit_distance(const char *a, const char *b);

/* Keeps the nearest word of those that are offered. */
struct nearest {
    const char *wanted;
    const char *word; /* the nearest so far that is near enough, or NULL */
    size_t distance;
};

/* Near enough is: at most half of the longer word's characters differ. */
struct nearest nearest_to(const char *wanted);
void nearest_offer(struct nearest *nearest, const char *word);

#endif
