/*
 * Which paragraphs are headings, which is the title, and what becomes of the
 * rest.
 */
#ifndef FANGAN_READ_HEADING_H
#define FANGAN_READ_HEADING_H

#include "read/draft.h"

/* A line of text of at most this many characters may be a heading. */
enum { HEADING_LONGEST = 40 };

/* Whether a numbered line is a heading although more lines follow it: short,
 * no sentence, and not broken off. */
bool heading_is_line(const char *text, size_t len);

/* Decides about all drafts and appends their blocks to plan. */
void headings_decide(struct plan *plan, struct drafts *drafts,
                     struct diags *diags);

#endif
