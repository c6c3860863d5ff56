/*
 * What Markdown's blocks are before it is decided which of them are headings:
 * that depends on the neighbours, so all of them are read first.
 */
#ifndef FANGAN_READ_DRAFT_H
#define FANGAN_READ_DRAFT_H

#include "base/diag.h"
#include "plan/plan.h"

enum draft_kind {
    DRAFT_TEXT,
    DRAFT_HEADING, /* written with # */
    DRAFT_TABLE,
    DRAFT_IMAGE,
    DRAFT_PAGE_BREAK
};

struct draft {
    enum draft_kind kind;
    struct span span;    /* its markup included */
    struct span content; /* of the text alone */
    struct run *runs;
    const char *text; /* of runs */

    int markup_level;    /* of DRAFT_HEADING: 1 for # */
    const char *written; /* the number it begins with, or NULL */
    int number_level;    /* what that stands for */
    size_t number_len;   /* bytes of it in text; 0 if a list's marker */
    const char *marker;  /* of an item of a list, else NULL */
    int depth;           /* of the item */
    bool may_be_heading;

    struct table table;
    const char *path, *caption;
    struct draft *next;
};

struct drafts {
    struct draft *first, *last;
};

#endif
