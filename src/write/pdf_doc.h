/*
 * One PDF file in the making: libharu's objects, and what libharu lacks or
 * does badly - streams that we compress, text strings in UTF-16, errors.
 *
 * Memory cannot run out here (see arena.h), so a handle of libharu's is never
 * NULL; any other failure is kept, and pdf_doc_save() reports the first.
 */
#ifndef FANGAN_WRITE_PDF_DOC_H
#define FANGAN_WRITE_PDF_DOC_H

#include "base/buf.h"
#include "base/diag.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <stdint.h>

struct pdf_doc {
    HPDF_Doc haru;
    HPDF_STATUS error; /* the first; 0: none */
    HPDF_STATUS detail;
    uint64_t id[2]; /* a hash of all that was put in */
};

/* doc must stay where it is until it is closed. */
void pdf_doc_open(struct pdf_doc *doc);
void pdf_doc_close(struct pdf_doc *doc);

/* A new indirect dictionary; a new stream. */
HPDF_Dict pdf_doc_dict(struct pdf_doc *doc);
HPDF_Dict pdf_doc_stream(struct pdf_doc *doc);

/* Puts bytes into an empty stream, compressed. */
void pdf_doc_fill(struct pdf_doc *doc, HPDF_Dict stream,
                  const struct buf *bytes);

/* Entries of a dictionary: a text for people, and plain ASCII. */
void pdf_doc_add_text(struct pdf_doc *doc, HPDF_Dict dict, const char *key,
                      const char *text);
void pdf_doc_add_ascii(struct pdf_doc *doc, HPDF_Dict dict, const char *key,
                       const char *text);

/* Mixes bytes into the hash. */
void pdf_doc_hash(struct pdf_doc *doc, const void *bytes, size_t len);

/* Adds the whole file to out.  False with a diagnostic if libharu failed at
 * any time. */
bool pdf_doc_save(struct pdf_doc *doc, struct diags *diags, struct buf *out);

#endif
