/*
 * What a PDF file says about itself: properties, XMP, colours, page labels.
 */
#ifndef FANGAN_WRITE_PDF_INFO_H
#define FANGAN_WRITE_PDF_INFO_H

#include "layout/pages.h"
#include "write/pdf_doc.h"

/* Adds all of it to a file whose pages are there. */
void pdf_info_add(struct pdf_doc *doc, const struct pages *pages,
                  struct arena *arena);

#endif
