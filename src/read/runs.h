/*
 * Cutting runs: a number off the front of a heading, a sentence off a
 * paragraph.
 */
#ifndef FANGAN_READ_RUNS_H
#define FANGAN_READ_RUNS_H

#include "plan/plan.h"

/* Moves *from up and *to down over the blanks of text at both ends. */
void text_trim(const char *text, size_t *from, size_t *to);

/* Bytes [from, to) of the text of runs, as new runs without blanks at the
 * ends; NULL if nothing is left. */
struct run *runs_slice(const struct run *runs, size_t from, size_t to,
                       struct arena *arena);

#endif
