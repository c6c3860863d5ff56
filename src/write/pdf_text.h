/*
 * A page's content stream: PDF operators for pictures, rules and text.
 */
#ifndef FANGAN_WRITE_PDF_TEXT_H
#define FANGAN_WRITE_PDF_TEXT_H

#include "layout/pages.h"
#include "write/pdf_font.h"
#include "write/pdf_image.h"
#include "write/pdf_struct.h"

#include <stdbool.h>

/* What a whole document is printed with. */
struct pdf_printer {
    struct fonts *store;
    struct pdf_fonts fonts;
    struct pdf_images images;
    struct pdf_struct *structure; /* NULL: there is none */
    struct diags *diags;
    uint8_t *reported; /* a bit a scalar; NULL: none is missing */
};

/* Adds the operators to content.  A character that no font has and a picture
 * that is broken are reported, once a document, and left out. */
void pdf_print_page(struct pdf_printer *printer, const struct page *page,
                    emu height, HPDF_Page target, struct buf *content);

/* Adds a length as PDF units of 1/72 inch, with three decimals at most. */
void pdf_add_length(struct buf *out, int64_t length);

#endif
