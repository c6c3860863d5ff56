/*
 * Which paragraphs are headings, which is the title, and what becomes of the
 * rest.
 */
#ifndef FANGAN_READ_HEADING_H
#define FANGAN_READ_HEADING_H

#include "kind/kind.h"
#include "read/draft.h"

/* Decides about all drafts and appends their blocks to plan.  In a plan file a
 * paragraph is a heading by itself or not at all.  In a text from elsewhere,
 * is_foreign, what a number stands for is seen from the whole text, and what
 * has none may be a heading, too; kinds, which may be NULL, say what the parts
 * of a plan are called. */
void headings_decide(struct plan *plan, struct drafts *drafts,
                     const struct kinds *kinds, bool is_foreign,
                     struct diags *diags);

#endif
