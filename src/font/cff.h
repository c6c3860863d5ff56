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

/* Adds a CFF table with glyph 0 and the n glyphs, which are sorted by their
 * CIDs; cids is by glyph.  All else stays as it is, but for subroutines,
 * which are put where they are called.  False, with out as it was, if the
 * font uses something that this does not know.  Only with is_cid. */
bool cff_subset(const struct cff *cff, const uint16_t *cids,
                const uint32_t *glyphs, size_t n, struct buf *out);

/* Adds a glyph's program to out with the subroutines in their places. */
bool cff_flatten(const struct cff_cursor *table,
                 const struct cff_index *global_subrs,
                 const struct cff_index *local_subrs,
                 struct cff_range charstring, struct buf *out);

#endif
