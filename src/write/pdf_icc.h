/*
 * The ICC profile of sRGB, so that a printer knows what our colours mean.
 */
#ifndef FANGAN_WRITE_PDF_ICC_H
#define FANGAN_WRITE_PDF_ICC_H

#include "base/buf.h"

#define ICC_SRGB_NAME "sRGB IEC61966-2.1"

/* Adds the profile, always the same bytes. */
void icc_add_srgb(struct buf *out);

#endif
