/*
 * Links to the web and to mail.
 */
#ifndef FANGAN_WRITE_PDF_LINK_H
#define FANGAN_WRITE_PDF_LINK_H

#include "layout/pages.h"
#include "write/pdf_doc.h"

/* Puts an annotation over the piece, on a page of this height.  NULL: the
 * piece has no link, or none that a PDF may hold (another scheme than http,
 * https, mailto; too long). */
HPDF_Dict pdf_link_add(struct pdf_doc *doc, HPDF_Page page,
                       const struct text_piece *piece, emu height);

#endif
