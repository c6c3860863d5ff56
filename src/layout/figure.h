/*
 * Pictures in the text, with the caption below.
 */
#ifndef FANGAN_LAYOUT_FIGURE_H
#define FANGAN_LAYOUT_FIGURE_H

#include "layout/setter.h"
#include "read/image.h"

struct picture_size {
    emu width, height;
};

/* The size of a picture on the page: what its pixels are at 96 dpi, scaled
 * down to width × height where it is larger, never up. */
struct picture_size figure_fit(const struct image_info *info, emu width,
                               emu height);

/* Sets a picture of the plan in the file plan_name (NULL: in none) between the
 * rows of body text.  One that can't be read was reported by image_check_all():
 * only its caption is set. */
void figure_put(struct setter *setter, const struct image *image,
                struct span span, const char *plan_name);

#endif
