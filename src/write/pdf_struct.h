/*
 * The logical structure of a PDF file, PDF 1.4 9.6: what a screen reader
 * follows instead of the page.
 *
 * While pages are printed, their content is marked: each mark belongs to an
 * element.  When all are printed, the elements are written.
 */
#ifndef FANGAN_WRITE_PDF_STRUCT_H
#define FANGAN_WRITE_PDF_STRUCT_H

#include "layout/pages.h"
#include "write/pdf_doc.h"

struct pdf_struct;

/* For the elements of these pages; NULL if there are none. */
struct pdf_struct *pdf_struct_new(struct pdf_doc *doc,
                                  const struct pages *pages,
                                  struct arena *arena);

/* Content is on this page from now on; s may be NULL. */
void pdf_struct_begin_page(struct pdf_struct *s, HPDF_Page page);

/* Opens a mark: all that is printed up to pdf_struct_end_mark() belongs to
 * the element, or is an artifact if that is NULL or none of the document's.
 * link is the annotation over it, or NULL.  s may be NULL: nothing is marked.
 */
void pdf_struct_begin_mark(struct pdf_struct *s, const struct element *element,
                           HPDF_Dict link, struct buf *content);
void pdf_struct_end_mark(struct pdf_struct *s, struct buf *content);

/* Writes the structure; s may be NULL. */
void pdf_struct_finish(struct pdf_struct *s);

#endif
