/*
 * How a text begins: with a number, and with a short heading that its text
 * runs on from.  Private to check/.
 */
#ifndef FANGAN_CHECK_LEAD_H
#define FANGAN_CHECK_LEAD_H

#include "check/text.h"

/* Behind the number that the words begin with, blanks before it allowed; as
 * text_number_end(), but also for one that is written behind a marker. */
size_t lead_number_end(const struct text *text);

/* Where the wrong mark stands behind the number that a heading begins with at
 * from: 一，总体要求; 1：具体措施.  0: there is none. */
size_t lead_wrong_mark(const struct text *text, size_t from);

/* Whether the words from here on are no sentence, and no longer than a
 * heading. */
bool lead_is_heading_shaped(const struct text *text, size_t from);

/* Whether a number could end in c: 、 . ， ： */
bool lead_is_mark(uint32_t c);

/* The blank that stands where 。 should end a heading which its text runs on
 * from: （一）强化领导 各地要……  False: there is none.  [*start, *end) are its
 * characters, *heading is where the heading begins. */
bool lead_find_blank(const struct text *text, size_t *heading, size_t *start,
                     size_t *end);

#endif
