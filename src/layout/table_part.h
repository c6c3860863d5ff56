/*
 * What the files of tables share; nobody else includes this.
 */
#ifndef FANGAN_LAYOUT_TABLE_PART_H
#define FANGAN_LAYOUT_TABLE_PART_H

#include "base/limits.h"
#include "layout/setter.h"

enum { TABLE_RULE = 25 * EMU_CMM /* as the thin rule of the 版记 */ };

/* Where a table stands: x along its rows, y down its columns. */
struct frame {
    emu left, width;
    emu top, bottom;
    bool is_turned; /* x counts from the bottom of the 版心, upwards; y is the
                     * sheet's x */
};

/* A cell of the row at hand, broken into lines. */
struct cell {
    struct paragraph text;
    struct breaks breaks;
    size_t *starts; /* of each line */
    size_t *ends;
    size_t n_lines, capacity;
    bool is_number;
};

/* What a column would take, in units of its type, whatever the size. */
struct column {
    int32_t natural; /* with every cell on one line */
    int32_t least;
    int32_t figure; /* its longest figure, which is not to be broken */
    bool is_whole;  /* it has all that it needs, whatever its share */
};

struct grid {
    struct setter *setter;
    const struct table *table;
    struct span span;
    const struct frame *frame;
    emu size;
    struct column columns[LIMIT_TABLE_COLUMNS];
    emu left[LIMIT_TABLE_COLUMNS + 1]; /* of the rule before each column */
    struct cell *header; /* n_columns: broken once, set on each page */
    size_t n_header;     /* its lines */
    bool is_repeating;   /* the header is set once more */
    struct cell *cells;  /* n_columns: of the row at hand */
    emu top;             /* of the part of the table on this page */
    emu y;               /* of the rule above the next row */
};

/* Between a rule and the text beside it. */
static inline emu table_padding(const struct grid *grid)
{
    return grid->size / 3;
}

/* Makes the text of a cell, in the grid's type. */
void table_fill_cell(struct grid *grid, struct paragraph *text, size_t row,
                     size_t column);

/* Chooses frame and size of type, and where the columns stand. */
void table_place_columns(struct grid *grid);

#endif
