/*
 * Where those who sign stand, by the widths of their names alone: what pages
 * and Word files have in common (GB/T 9704-2012 7.3.5).  Widths and places are
 * units of body text (thousandths of a cell) from the left of the 版心.
 */
#ifndef FANGAN_LAYOUT_SIGNATURE_PLACE_H
#define FANGAN_LAYOUT_SIGNATURE_PLACE_H

#include "layout/geometry.h"
#include "plan/plan.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SEALED_RIGHT = 4 * CELL,    /* 右空四字, of a stamp too */
    UNSEALED_RIGHT = 2 * CELL,  /* 右空二字 */
    NAME_LEFT_LEAST = 2 * CELL, /* a longer name is broken */
    POST_GAP = 2 * CELL,        /* from the post to the stamp */

    /* The seal is pressed over both and stands a little higher than they:
     * with 42 mm its top is within one row of the text. */
    SEALED_EMPTY_ROWS = 2,
    SEALS_A_ROW = 3, /* as the edition of 1999 had it */

    /* No size is given for a stamp.  Three rows have the post on the grid and
     * in the middle; eight cells leave fourteen for it. */
    STAMP_EMPTY_ROWS = 2,
    STAMP_ROWS = 3,
    STAMP_CELLS = 8
};

/* The widest of n names, and the date. */
struct signature_widths {
    size_t n;
    int32_t name, date;
};

/* Where name and date begin, of one name or of several without seals. */
struct signature_place {
    int32_t name, date;
};
struct signature_place signature_place(const struct signature_widths *widths,
                                       bool has_seal);

/* Several names, each with a seal, in columns; the last row of names is filled
 * from the right, since its last name and the date share a seal. */
struct signature_columns {
    size_t n;
    int32_t step, last; /* from centre to centre; centre of the last */
};

/* As many columns as there can be. */
struct signature_columns
signature_columns(const struct signature_widths *widths, emu seal_diameter);

/* The rows from one row of names to the next: no seal touches another. */
int signature_rows_a_seal(emu seal_diameter);

/* 签发人: 市长 张某. */
struct signer {
    const char *post, *name; /* post "": he has none; in arena */
};
struct signer signer_split(const char *text, struct arena *arena);

/* Whether a seal is pressed: 10.3 has none on 纪要. */
bool signature_is_sealed(const struct meta *meta, enum format format);

/* Whether the picture of the seal is the signer's stamp.  A 命令 is stamped.
 * Elsewhere the picture is the organ's seal, unless 签发人 says who signs as
 * what: 局长 张某. */
bool signature_is_stamped(const struct meta *meta, enum format format,
                          struct arena *arena);

#endif
