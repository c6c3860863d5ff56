/*
 * The pictures of a PDF file.
 */
#ifndef FANGAN_WRITE_PDF_IMAGE_H
#define FANGAN_WRITE_PDF_IMAGE_H

#include "layout/pages.h"
#include "write/pdf_doc.h"

struct pdf_images {
    struct pdf_doc *doc;
    struct arena *arena;
    struct diags *diags;
    struct pdf_image *first;
    bool has_failed; /* a picture was broken, and reported */
};

/* The object that draws the picture; the same bytes give the same.  NULL if
 * the picture can't be used, which is reported once. */
HPDF_Dict pdf_images_get(struct pdf_images *images,
                         const struct image_piece *piece);

#endif
