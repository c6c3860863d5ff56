/*
 * 印章: the picture of a seal or of a signature, pressed on the page.
 */
#ifndef FANGAN_LAYOUT_SEAL_H
#define FANGAN_LAYOUT_SEAL_H

#include "layout/figure.h"

/* Whether 印章 names a picture: a seal may also come from the office's press
 * (有), or not at all (无). */
bool seal_is_picture(const struct meta *meta);

/* The size of one that is to be as large as it can be in width × height. */
struct picture_size seal_fit(const struct image_info *info, emu width,
                             emu height);

/* The picture, as large as it can be in width × height; x and y are left to
 * the caller.  False where there is none or it can't be read. */
bool seal_load(struct setter *setter, const struct plan *plan, emu width,
               emu height, struct image_piece *piece);

/* Presses the seal that the plan names as an image file; a seal that comes
 * from the office's press leaves its place empty.  x is its centre, y the
 * middle of what it is pressed over. */
void seal_put(struct setter *setter, const struct plan *plan, emu x, emu y);

#endif
