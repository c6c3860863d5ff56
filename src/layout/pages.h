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

#include <stddef.h>
#include <stdint.h>

typedef int32_t emu;
enum { EMU_MM = 36000, EMU_PT = 12700 };

enum ink { INK_BLACK, INK_RED, INK_GREY };

/* Characters on one baseline, in one face and size. */
struct text_piece {
    emu x, y; /* where the first begins; y is the baseline */
    enum face face;
    emu size;
    enum ink ink;
    const char *text;
    emu *advances;    /* for each scalar: from its origin to that of the next */
    size_t n;         /* scalars */
    struct span span; /* where the text comes from, or SPAN_NONE */
    const char *link; /* or NULL */
    struct text_piece *next;
};

/* A filled rectangle: rules and borders. */
struct rule_piece {
    emu x, y; /* its top left corner */
    emu width, height;
    enum ink ink;
    struct rule_piece *next;
};

struct page {
    struct text_piece *first_text, *last_text; /* in reading order */
    struct rule_piece *first_rule, *last_rule;
    int number; /* as printed; 0: none is printed */
    struct page *next;
};

/* A place that a heading leads to: the PDF's outline. */
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
    struct outline_entry *outline;
    const char *title;  /* for the file's properties; one line */
    const char *author; /* issuers joined by 、, or NULL */
    const char *date;   /* ISO date of the document, or NULL */
};

/* Appends the pages as text, a line a piece: the form that tests compare. */
void pages_dump(const struct pages *pages, struct buf *out);

#endif
