/*
 * What the files of font/ share that know HarfBuzz.
 */
#ifndef FANGAN_FONT_FONT_HB_H
#define FANGAN_FONT_FONT_HB_H

#include "font/font.h"

#include <hb.h>

/* font_subset() by HarfBuzz, for every sort of font.  less (font units) is
 * taken off the advances, left of it on the left, but of a TrueType font
 * only. */
bool font_hb_subset(const struct font *font, const uint32_t *glyphs, size_t n,
                    int less, int left, uint32_t *new_glyphs,
                    struct buf *program);

/* HarfBuzz's face of the font, which keeps it. */
hb_face_t *font_hb_face(const struct font *font);

/* Opens a file and says how many fonts it holds; NULL if it can't be read or
 * is no font file. */
hb_blob_t *font_file_open(const char *path, unsigned *n_fonts);

#endif
