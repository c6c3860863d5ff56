/*
 * The levels of headings: what a number stands for in this document.
 */
#ifndef FANGAN_READ_LEVELS_H
#define FANGAN_READ_LEVELS_H

#include "read/draft.h"

/* Sets level of all drafts that have a number or are unnumbered headings.
 * Wants series_find() and unnumbered_find() before. */
void levels_settle(struct drafts *drafts);

#endif
