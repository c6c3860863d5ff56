/*
 * What layout makes and the writers print: pages of positioned things.
 *
 * Lengths are EMU (36 000 a millimetre, 12 700 a point).  x grows to the
 * right from the left edge of the sheet, y grows DOWN from its top edge.
 */
#ifndef FANGAN_LAYOUT_PAGES_H
#define FANGAN_LAYOUT_PAGES_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/source.h"
#include "font/face.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t emu;
enum { EMU_MM = 36000, EMU_PT = 12700 };

enum ink { INK_BLACK, INK_RED, INK_GREY };

/* -- What things are, for a reader who does not see the page -------------- */

enum element_kind {
    ELEMENT_DOCUMENT, /* a document: the circular, its plan, an attachment */
    ELEMENT_TITLE,
    ELEMENT_HEADING, /* of level 1-5 */
    ELEMENT_PARAGRAPH,
    ELEMENT_LIST_ITEM,
    ELEMENT_TABLE,
    ELEMENT_ROW,
    ELEMENT_HEADER_CELL,
    ELEMENT_CELL,
    ELEMENT_FIGURE
};

/* A node of the logical structure; its children follow in reading order. */
struct element {
    enum element_kind kind;
    int level;              /* of a heading */
    const char *alt;        /* of a figure, or NULL */
    struct element *parent; /* NULL for a document */
    struct element *first, *last, *next;
};

/* Characters on one baseline, in one face and size. */
struct text_piece {
    emu x, y; /* where the first begins; y is the baseline */
    enum face face;
    emu size;
    enum ink ink;
    const char *text;
    emu *advances;    /* for each scalar: from its origin to that of the next;
                       * · stands in the middle of its own if it is wider */
    size_t n;         /* scalars */
    struct span span; /* where the text comes from, or SPAN_NONE */
    const char *link; /* or NULL */
    /* Of a landscape table on a portrait page (GB/T 9704-2012 8): the piece is
     * turned by 90° counter-clockwise about x, y, which stay those of the
     * sheet.  It runs upwards: each advance takes y up (smaller), glyphs have
     * their heads to the left.  In PDF terms its text matrix is 0 1 -1 0 x y
     * instead of 1 0 0 1 x y.  Rules and images are never turned: layout gives
     * them as they lie on the sheet. */
    bool is_turned;
    const struct element *element; /* NULL: an artifact (page number …) */
    struct text_piece *next;
};

/* A filled rectangle: rules and borders. */
struct rule_piece {
    emu x, y; /* its top left corner */
    emu width, height;
    enum ink ink;
    struct rule_piece *next;
};

/* A picture: the bytes of a PNG or JPEG file that image_load() accepted. */
struct image_piece {
    emu x, y; /* its top left corner */
    emu width, height;
    const void *bytes;
    size_t len;
    const char *name; /* of the file, as the plan has it */
    bool is_seal;     /* pressed over the text: multiplied with what is below */
    struct span span;
    const struct element *element;
    struct image_piece *next;
};

struct page {
    struct text_piece *first_text, *last_text; /* in reading order */
    struct rule_piece *first_rule, *last_rule;
    struct image_piece *first_image, *last_image;
    int number; /* as printed; 0: none is printed */
    struct page *next;
};

/* A place that a heading or the title of an annex leads to: the PDF's
 * outline. */
struct outline_entry {
    const char *text;
    int level; /* 1 is the outermost */
    int page;  /* from 0 */
    emu y;     /* top of its line */
    struct outline_entry *next;
};

struct pages {
    emu width, height;
    struct page *first, *last;
    size_t n;
    struct outline_entry *outline, *last_outline;
    emu imprint_top; /* of the 版记, on its first page; 0: there is none */
    bool is_imprint_apart;    /* no text stands on its page */
    bool has_blank_page;      /* before it, so that its page is an even one */
    struct element *elements; /* the documents, in order */
    const char *title;        /* for the file's properties; one line */
    const char *author;       /* issuers joined by 、, or NULL */
    const char *date;         /* ISO date of the document, or NULL */
};

/* Appends the pages as text, a line a piece: the form that tests compare. */
void pages_dump(const struct pages *pages, struct buf *out);

#endif
