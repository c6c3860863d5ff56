/*
 * From a place in a text of the model back to the source: for findings about
 * a word or a character of a block.
 */
#ifndef FANGAN_PLAN_LOCATE_H
#define FANGAN_PLAN_LOCATE_H

#include "plan/plan.h"

/* Where bytes [offset, offset + len) of text stand, if text was read out of
 * the span within: markup in between is skipped.  Linear in the span.  What
 * can't be found has the place where it should be. */
struct span locate_text(const struct source *source, struct span within,
                        const char *text, size_t offset, size_t len);

/* The same for the text that block_text() gives.  A generated number or
 * marker has the place of the block's first character. */
struct span block_locate(const struct plan *plan, const struct block *block,
                         size_t offset, size_t len);

/* The places of all characters of a text at once, for those who ask often:
 * places[i] is that of the character which begins at byte i.  A blank has the
 * place between its neighbours.  places[strlen(text)] is the end. */
void locate_each(const struct source *source, struct span within,
                 const char *text, struct span *places);

/* The same for the text that block_text() gives. */
void block_locate_each(const struct plan *plan, const struct block *block,
                       const char *text, struct span *places);

#endif
