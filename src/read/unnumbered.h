/*
 * Headings that have no number: parallel paragraphs that begin with a short
 * sentence, lines that say when (三月：), and lines and labels that say what a
 * part of a plan is.
 */
#ifndef FANGAN_READ_UNNUMBERED_H
#define FANGAN_READ_UNNUMBERED_H

#include "kind/kind.h"
#include "read/draft.h"

/* Sets unnumbered of drafts.  Wants series_find() before.  kinds, which may be
 * NULL, say what the parts are called.  Where headings are marked up with #,
 * only they are headings. */
void unnumbered_find(struct drafts *drafts, const struct kinds *kinds,
                     struct arena *arena);

#endif
