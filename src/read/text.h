/*
 * Text as it is pasted or saved from a web page, from raw lines to paragraphs.
 *
 * What of the page is no part of the document (navigation, counters, page
 * numbers, copyright lines) is left out; paragraphs that a line break fell
 * into are joined, headings that were glued to the text before them are
 * parted, blanks inside words go.  Each of these is noted.  Nothing else of
 * the text is changed: doubtful lines stay.
 */
#ifndef FANGAN_READ_TEXT_H
#define FANGAN_READ_TEXT_H

#include "kind/kind.h"
#include "read/draft.h"
#include "read/notes.h"

/* Appends the paragraphs of source, which has passed charset_decode_pasted(),
 * to drafts, in the arena.  What parts of a page look like is data:
 * templates/page.txt; titles are known by the endings that kinds have (NULL:
 * no line is a title).  False with a fatal diagnostic: the data is missing,
 * or there are more than LIMIT_TEXT_LINES lines. */
bool text_read(const struct source *source, const struct kinds *kinds,
               struct arena *arena, struct drafts *drafts, struct notes *notes,
               struct diags *diags);

#endif
