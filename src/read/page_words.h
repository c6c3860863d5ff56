/*
 * The phrases of templates/page.yaml, list by list, and finding them in
 * squeezed text.  Private to read/page.
 */
#ifndef FANGAN_READ_PAGE_WORDS_H
#define FANGAN_READ_PAGE_WORDS_H

#include "read/page_shape.h"

struct page;

enum page_list {
    LIST_MENU,
    LIST_FILLER,
    LIST_PREFIXES,
    LIST_DEBRIS,
    LIST_LABELS,
    LIST_ALSO,
    LIST_NOTICES,
    LIST_CUTS,
    LIST_FOOTERS,
    LIST_EDGES,
    LIST_BESIDE,
    LIST_ENDS,
    LIST_FILES,
    LIST_ELEMENTS,
    LIST_OPENINGS,
    LIST_PARTS,
    LIST_NUMBERS,
    LIST_SITES,
    LIST_TAILS,
    LIST_HEADS,
    LIST_TITLES,
    LIST_COUNT
};

/* Bytes of the longest phrase of the list that text begins with, or 0. */
size_t page_prefix(const struct page *page, enum page_list list,
                   const char *text, size_t len);

/* Where a phrase of the list stands in the line, from from on; NULL: none.
 * *end is behind it. */
const char *page_find(const struct page *page, enum page_list list,
                      const struct squeezed *line, const char *from,
                      const char **end);

#endif
