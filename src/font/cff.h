/*
 * What a PDF needs to know of a CFF font and HarfBuzz does not tell: whether
 * its glyphs have CIDs, of which collection, and which; and a quick way to
 * cut such a font down.
 */
#ifndef FANGAN_FONT_CFF_H
#define FANGAN_FONT_CFF_H

#include "base/buf.h"
#include "font/cff_table.h"

enum { CFF_NAME_MAX = 64 };

struct cff {
    bool is_cid; /* else glyphs go by their index */
    char registry[CFF_NAME_MAX];
    char ordering[CFF_NAME_MAX];
    int supplement;
    uint32_t n_glyphs;

    struct cff_cursor table;
    struct cff_index names, strings, subrs, charstrings;
    struct cff_range top;
    size_t charset; /* offsets; 0: none */
    size_t fd_array, fd_select;
};

/* Reads the head of a CFF table, which must stay where it is.  False if it
 * is broken. */
bool cff_read(const uint8_t *table, size_t len, struct cff *cff);

/* Writes the CID of every glyph, n_glyphs of them.  False if the charset is
 * broken.  Only for a font with is_cid. */
bool cff_read_cids(const struct cff *cff, uint16_t *cids);

/* The glyphs that a font is to be cut down to. */
struct cff_selection {
    const uint32_t *glyphs; /* sorted by their CIDs */
    const int *widths;      /* of each, in font units; NULL: as they are */
    int left; /* with widths: outlines move to the left by so many units */
    size_t n;
};

/* Adds a CFF table with glyph 0 and those selected; cids is by glyph.  All
 * else stays as it is, but for subroutines, which are put where they are
 * called.  False, with out as it was, if the font uses something that this
 * does not know.  Only with is_cid. */
bool cff_subset(const struct cff *cff, const uint16_t *cids,
                const struct cff_selection *selection, struct buf *out);

/* Places in a program without subroutines, from its beginning. */
struct cff_flat {
    size_t width_len; /* of the number that states the width; 0: none */
    size_t move_at;   /* of the operands of the first moveto */
    bool draws;       /* else there is no moveto, and move_at is width_len */
};

/* Adds a glyph's program to out with the subroutines in their places. */
bool cff_flatten(const struct cff_cursor *table,
                 const struct cff_index *global_subrs,
                 const struct cff_index *local_subrs,
                 struct cff_range charstring, struct buf *out,
                 struct cff_flat *flat);

#endif
