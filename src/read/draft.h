/*
 * What a reader finds before it is decided which paragraphs are headings:
 * that depends on the neighbours, so all of them are read first.  Markdown,
 * text and Word files are all read into drafts; from there the way is one.
 */
#ifndef FANGAN_READ_DRAFT_H
#define FANGAN_READ_DRAFT_H

#include "base/diag.h"
#include "plan/numbering.h"
#include "plan/plan.h"

enum draft_kind {
    DRAFT_TEXT,
    DRAFT_HEADING, /* written with #, or Word's outline says so */
    DRAFT_TABLE,
    DRAFT_IMAGE,
    DRAFT_PAGE_BREAK
};

/* How a Word file shows a paragraph. */
struct look {
    enum align align;
    bool is_bold, is_red;
    int32_t size;      /* of its type in EMU; 0: not known */
    int32_t indent;    /* of the first line in EMU, from the left margin */
    int outline;       /* 1-9 as Word counts; 0: body text */
    bool is_in_box;    /* a text box, or a frame */
    bool is_in_header; /* the header or footer of the pages */
    bool is_ruled;     /* a line is drawn above or below it */
};

/* A heading without a number. */
enum unnumbered {
    UNNUMBERED_NONE,
    UNNUMBERED_LINE,    /* on a line of its own */
    UNNUMBERED_SUBLINE, /* the same below another one */
    UNNUMBERED_FIRST,   /* a line in front of 二、: its 一、 was lost */
    UNNUMBERED_LABEL,   /* 活动目标：…… of the first level */
    UNNUMBERED_RUN_IN   /* the first sentence of parallel paragraphs */
};

struct draft {
    enum draft_kind kind;
    bool begins_model;   /* the first of a document in a collection */
    struct span span;    /* its markup included */
    struct span content; /* of the text alone */
    struct run *runs;
    const char *text; /* of runs */

    int markup_level;    /* of DRAFT_HEADING, 1-6: 1 for # */
    const char *written; /* the number it begins with, or NULL */
    int number_level;    /* what that stands for */
    size_t number_len;   /* bytes of it in text; 0 if a list's marker */
    const char *marker;  /* of an item of a list, else NULL */
    int depth;           /* of the item */
    bool may_be_heading;

    /* by read/series, read/unnumbered and read/levels, in this order */
    struct number number;   /* of written */
    bool has_heading_shape; /* as far as it can be said before the level */
    enum unnumbered unnumbered;
    bool is_beside_headings; /* by read/heading: others of its row run in */
    int behind_run; /* by read/levels: of a 1, the number that its run ends at;
                       0: none */
    int level;

    struct table table;
    const char *path, *caption;
    const struct look *look; /* NULL: not from a Word file */
    struct draft *next;
};

struct drafts {
    struct draft *first, *last;
};

/* Appends a zeroed draft of this kind. */
struct draft *draft_add(struct drafts *drafts, enum draft_kind kind,
                        struct span span, struct arena *arena);

/* Takes out d, which follows before (NULL: it is the first). */
void draft_remove(struct drafts *drafts, struct draft *before, struct draft *d);

/* Sets the text of d, and what number it begins with. */
void draft_set_runs(struct draft *d, struct run *runs, struct arena *arena);

/* The same for a text of one style. */
void draft_set_text(struct draft *d, const char *text, struct arena *arena);

#endif
