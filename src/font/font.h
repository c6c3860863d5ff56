/*
 * One font file, open: glyphs, advances, and what a PDF says of a font.  The
 * file is mapped, not read.  An open font does not change.
 *
 * A glyph is an index into the font; 0 is the one for "no such character".
 */
#ifndef FANGAN_FONT_FONT_H
#define FANGAN_FONT_FONT_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct font;

enum font_outlines {
    FONT_GLYF,   /* TrueType */
    FONT_CFF,    /* CFF, glyphs go by their index */
    FONT_CFF_CID /* CFF, glyphs have CIDs */
};

/* Lengths in thousandths of the type size (EM_UNITS). */
struct font_info {
    enum font_outlines outlines;
    const char *name;     /* PostScript name, fit for a PDF name */
    const char *registry; /* of its CIDs: Adobe */
    const char *ordering; /* GB1 or Identity */
    int supplement;
    int bounds[4]; /* left, bottom, right, top */
    int ascent, descent, cap_height;
    int stem; /* width of a vertical stem, guessed from weight */
    int italic_angle;
};

/* Opens font number index of a file.  NULL if it is no font with outlines and
 * a map of characters, or not whole. */
struct font *font_open(const char *path, unsigned index);
void font_close(struct font *font); /* NULL is allowed */

/* Lives as long as the font. */
const struct font_info *font_info(const struct font *font);

/* 0 if the font has no glyph for scalar. */
uint32_t font_glyph(const struct font *font, uint32_t scalar);

/* In thousandths of the type size. */
int font_advance(const struct font *font, uint32_t glyph);

/* The CID of a glyph of a FONT_CFF_CID font. */
uint16_t font_cid(const struct font *font, uint32_t glyph);

/* The licence that the font's own names state, or NULL. */
const char *font_licence(const struct font *font, struct arena *arena);

/* Whether font_subset() can make the glyphs of the font narrower. */
bool font_can_squeeze(const struct font *font);

/* How a glyph is to stand in an advance that is not its own. */
struct font_fit {
    int squeeze;      /* off its advance (EM_UNITS); negative: it grows */
    bool is_centered; /* half of that on the left; else all on the right */
};

/* Cuts the font down to n glyphs and glyph 0.  program gets what a PDF
 * embeds: the CFF table, or a TrueType file.  new_glyphs gets what each glyph
 * is called in a TrueType file; the CIDs of a FONT_CFF_CID stay, and so do the
 * indexes of a FONT_CFF.  A FONT_CFF_CID wants them sorted by their CIDs.
 * Each is fitted as fit says; what it looks like stays.
 * False if it can't be done. */
bool font_subset(const struct font *font, const uint32_t *glyphs, size_t n,
                 struct font_fit fit, uint32_t *new_glyphs,
                 struct buf *program);

#endif
