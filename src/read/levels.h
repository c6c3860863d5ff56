/*
 * The levels of headings: what a number stands for in this document.
 */
#ifndef FANGAN_READ_LEVELS_H
#define FANGAN_READ_LEVELS_H

#include "read/draft.h"

/* Counts 壹、 among the chapters where the text has both it and 一、, which
 * then stands below it.  Wants series_find() before. */
void levels_raise_bill_numbers(struct drafts *drafts);

/* Sets level of all drafts that have a number or are unnumbered headings.
 * Wants series_find() and unnumbered_find() before. */
void levels_settle(struct drafts *drafts);

#endif
