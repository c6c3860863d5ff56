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

/* The blank that stands where 。 should end a heading which its text runs on
 * from: （一）强化领导 各地要……  False: there is none.  [*start, *end) are its
 * characters, *heading is where the heading begins. */
bool lead_find_blank(const struct text *text, size_t *heading, size_t *start,
                     size_t *end);

#endif
