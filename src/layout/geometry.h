/*
 * The numbers of the page: GB/T 9704-2012, made exact by GB/T 33476.2-2016.
 *
 * Lengths are EMU.  What is no whole number of EMU (the row pitch, the cell)
 * is never rounded and added up: row k and unit m are each computed from the
 * edge, so that row 22 ends on the bottom edge and cell 28 on the right one.
 */
#ifndef FANGAN_LAYOUT_GEOMETRY_H
#define FANGAN_LAYOUT_GEOMETRY_H

#include "layout/pages.h"

#include <stdint.h>

/* Hundredths of a millimetre, which is as fine as the standards are. */
#define EMU_CMM (EMU_MM / 100)

enum {
    /* 5.1: A4 */
    PAGE_WIDTH = 210 * EMU_MM,
    PAGE_HEIGHT = 297 * EMU_MM,

    /* 5.2.1: the 版心, 28 mm from the binding edge, 37 mm from the top */
    AREA_LEFT = 28 * EMU_MM,
    AREA_TOP = 37 * EMU_MM,
    AREA_WIDTH = 156 * EMU_MM,
    AREA_HEIGHT = 225 * EMU_MM,
    AREA_RIGHT = AREA_LEFT + AREA_WIDTH,
    AREA_BOTTOM = AREA_TOP + AREA_HEIGHT,

    /* 5.2.2, 7.3.1, 7.5: 3号, 2号, 4号 */
    SIZE_BODY = 16 * EMU_PT,
    SIZE_TITLE = 22 * EMU_PT,
    SIZE_SMALL = 14 * EMU_PT,

    /* 5.2.3: 22 rows of 28 cells that fill the 版心 */
    AREA_ROWS = 22,
    AREA_CELLS = 28,

    /* 33476.2: 一行 from glyph to glyph, as in 标题下空一行 */
    LINE_UNIT = 1039 * EMU_CMM,

    /* 3.2: 2号 and 7/8 of 3号, as 33476.2 rounds it */
    TITLE_PITCH = 1250 * EMU_CMM,
    TITLE_MAX_EMS = 20, /* 156 mm hold 20 characters of 2号 */
    /* A plan's title stands where an attachment's does (7.3.7): on row 3. */
    TITLE_ROW = 2,

    /* 7.3.3: 每个自然段左空二字 */
    INDENT_CELLS = 2,

    /* 10.1: the text of the first page of a 信函 goes down to 7/8 of 3号 (as
     * 33476.2 rounds it) above its double rule */
    LETTER_RULE_BOTTOM = PAGE_HEIGHT - 20 * EMU_MM,
    LETTER_RULE_HEIGHT = 3 * EMU_PT,
    LETTER_GAP = 484 * EMU_CMM,
    LETTER_TEXT_BOTTOM = LETTER_RULE_BOTTOM - LETTER_RULE_HEIGHT - LETTER_GAP,

    /* 33476.2 8: the middle of the number's dash, 7 mm below the 版心 */
    NUMBER_DASH_MIDDLE = 269 * EMU_MM
};

/* Widths are counted in units: thousandths of a cell. */
enum {
    CELL = 1000,
    HALF_CELL = 500,
    AREA_UNITS = AREA_CELLS * CELL /* a row of body text */
};

/* What a unit is worth: num / den EMU. */
struct ruler {
    emu num;
    int32_t den;
};

/* Body text stands in cells of 156/28 mm, whatever its type size. */
static inline struct ruler ruler_body(void)
{
    return (struct ruler){AREA_WIDTH, AREA_UNITS};
}

/* Elsewhere a cell is as wide as the type is high. */
static inline struct ruler ruler_of_size(emu size)
{
    return (struct ruler){size, CELL};
}

static inline emu ruler_emu(struct ruler ruler, int64_t units)
{
    return (emu)(units * ruler.num / ruler.den);
}

/* How many units fit into a length. */
static inline int32_t ruler_units(struct ruler ruler, emu length)
{
    return (int32_t)((int64_t)length * ruler.den / ruler.num);
}

/* From the top of a first row to that of row k (from 0) below it: the 21
 * steps from the first to the last row share what one glyph leaves. */
static inline emu geometry_rows(int k)
{
    return (emu)((int64_t)(AREA_HEIGHT - SIZE_BODY) * k / (AREA_ROWS - 1));
}

/* What a row leaves free above its glyphs, and below. */
static inline emu geometry_half_leading(void)
{
    return (geometry_rows(1) - SIZE_BODY) / 2;
}

/* The bottom of the row above one that begins at top, and back. */
static inline emu geometry_bottom_above(emu top)
{
    return top - geometry_rows(1) + SIZE_BODY;
}

static inline emu geometry_top_below(emu bottom)
{
    return bottom - SIZE_BODY + geometry_rows(1);
}

/* From the top of the ideographic em box to the baseline. */
static inline emu geometry_ascent(emu size)
{
    return (emu)((int64_t)size * 88 / 100);
}

/* From the baseline up to the middle of a dash: it lies a little below the
 * middle of the em box (0.303 em in FandolSong). */
static inline emu geometry_dash_middle(emu size)
{
    return (emu)((int64_t)size * 303 / 1000);
}

#endif
