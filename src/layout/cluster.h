/*
 * Characters as a typesetter sees them: how wide, what sort of mark, where a
 * line may end, which gaps may open.
 *
 * A paragraph is filled with paragraph_add() and closed with
 * paragraph_finish(); it owns its memory and is used again for the next one.
 * Widths are units, thousandths of a cell.
 */
#ifndef FANGAN_LAYOUT_CLUSTER_H
#define FANGAN_LAYOUT_CLUSTER_H

#include "base/source.h"
#include "font/face.h"
#include "layout/geometry.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum cluster_class {
    CLASS_HAN,       /* and all else that fills a cell */
    CLASS_OPENING,   /* （《“: ink in the right half */
    CLASS_CLOSING,   /* ）》”: ink in the left half */
    CLASS_COMMA,     /* ，、；：: ink in the left half */
    CLASS_STOP,      /* 。！: the same, squeezed last of all */
    CLASS_QUERY,     /* ？: in the middle of its cell, never squeezed */
    CLASS_DOT,       /* · takes half a cell */
    CLASS_DASH,      /* — … */
    CLASS_CONNECTOR, /* ～ － ／ */
    CLASS_PREFIX,    /* ￥ $ № § and ASCII opening brackets */
    CLASS_SUFFIX,    /* % ‰ ℃ ° and ASCII closing marks */
    CLASS_DIGIT,
    CLASS_LATIN,
    CLASS_BLANK,
    CLASS_BREAK /* a forced line break: no character on the page */
};

enum cluster_flag {
    CLUSTER_MAY_BREAK = 1,  /* a line may end behind it */
    CLUSTER_SOFT = 2,       /* it may, but better elsewhere: 2026|年 */
    CLUSTER_MAY_OPEN = 4,   /* the gap behind it may be stretched */
    CLUSTER_LEAD_CUT = 8,   /* lost its left half to the mark before it */
    CLUSTER_TRAIL_CUT = 16, /* lost its right half to the mark behind it */
    CLUSTER_NARROW = 32,    /* a half-width character */
    CLUSTER_CUT_START = 64, /* loses its left half where it begins a line */
    CLUSTER_HANGS = 128     /* may stand outside where it ends a line */
};

struct cluster {
    uint32_t scalar;
    uint32_t style; /* index into the paragraph's styles */
    uint16_t width; /* of its box */
    int16_t shift;  /* from the box's left edge to the glyph's origin */
    uint8_t class;  /* enum cluster_class */
    uint8_t flags;  /* set of enum cluster_flag */
};

/* What the characters of one run have in common. */
struct cluster_style {
    enum face face;
    const char *link;              /* or NULL */
    const struct element *element; /* that it belongs to, or NULL */
};

struct paragraph {
    struct cluster *clusters;
    size_t n, capacity;
    struct cluster_style *styles;
    size_t n_styles, styles_capacity;
    bool has_breaks; /* forced ones; known when it is finished */
    struct span span;
};

#define PARAGRAPH_EMPTY ((struct paragraph){.span = {UINT32_MAX, UINT32_MAX}})

/* Gives its memory back; it is empty then. */
void paragraph_free(struct paragraph *paragraph);

/* Makes it empty again for the text at span. */
void paragraph_clear(struct paragraph *paragraph, struct span span);

/* Appends text in one style; "\n" is a forced break. */
void paragraph_add(struct paragraph *paragraph, const char *text,
                   struct cluster_style style);

/* Measures and classifies all of it, for type of size on ruler. */
void paragraph_finish(struct paragraph *paragraph,
                      const struct metrics *metrics, struct ruler ruler,
                      emu size);

/* What a profile may allow in a finished paragraph (CLREQ 3.1.6, 3.1.8): an
 * opening mark that begins a line, but not its paragraph, loses its left half;
 * one of 、，。 that ends a line may hang outside, but no run of marks. */
void paragraph_cut_starts(struct paragraph *paragraph);
void paragraph_hang_marks(struct paragraph *paragraph);

/* Of a finished list of names with blanks between them: no line ends inside of
 * a person's name (up to four hanzi).  False where it is no such list. */
bool paragraph_keep_names(struct paragraph *paragraph);

/* Sets the digits, Latin letters and ASCII marks from character from on in
 * this face. */
void paragraph_set_latin(struct paragraph *paragraph, size_t from,
                         enum face face);

/* The width of all its characters on one line. */
int64_t paragraph_width(const struct paragraph *paragraph);

/* Whether it is a figure, which is compared with others digit below digit:
 * 12,345.6% or ￥-5. */
bool paragraph_is_number(const struct paragraph *paragraph);

/* The next forced break from start on, or the end. */
size_t paragraph_segment_end(const struct paragraph *paragraph, size_t start);

/* How much a character takes on a line: an opening mark that begins a line
 * has not lost its left half to the mark before it. */
int cluster_width(const struct cluster *cluster, bool is_first);

/* What it can still lose of its left or right half.  previous: on its line,
 * NULL for the first. */
int cluster_lead_room(const struct cluster *cluster,
                      const struct cluster *previous);
int cluster_trail_room(const struct cluster *cluster);

/* The same for one that ends a line: all of it where it may hang. */
int cluster_end_room(const struct cluster *cluster);

/* GB/T 15834 5.1 and CLREQ's GB level. */
bool cluster_may_begin_line(const struct cluster *cluster);

#endif
