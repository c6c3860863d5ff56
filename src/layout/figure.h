/*
 * Pictures in the text, with the caption below.
 */
#ifndef FANGAN_LAYOUT_FIGURE_H
#define FANGAN_LAYOUT_FIGURE_H

#include "layout/setter.h"

/* Sets a picture of the plan in the file plan_name between the rows of body
 * text.  One that can't be read was reported by image_check_all(): only its
 * caption is set. */
void figure_put(struct setter *setter, const struct image *image,
                struct span span, const char *plan_name);

#endif
