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

struct libdeflate_compressor;

struct pdf_doc {
    HPDF_Doc haru;
    struct libdeflate_compressor *deflater;
    struct pdf_content *contents; /* of the streams; private */
    HPDF_STATUS error;            /* the first; 0: none */
    HPDF_STATUS detail;
    uint64_t id[2]; /* a hash of all that was put in */
};

/* doc must stay where it is until it is closed. */
void pdf_doc_open(struct pdf_doc *doc);
void pdf_doc_close(struct pdf_doc *doc);

/* A new indirect dictionary; a new stream. */
HPDF_Dict pdf_doc_dict(struct pdf_doc *doc);
HPDF_Dict pdf_doc_stream(struct pdf_doc *doc);

enum pdf_filter {
    PDF_PLAIN,
    PDF_FLATE, /* we compress the bytes */
    PDF_DCT    /* they are a JPEG file */
};

/* Puts bytes into an empty stream. */
void pdf_doc_fill(struct pdf_doc *doc, HPDF_Dict stream, const void *bytes,
                  size_t len, enum pdf_filter filter);

/* Titles and bookmarks only help to find one's way; beyond this they end in
 * an ellipsis.  PDF readers show less. */
enum { PDF_TEXT_SCALARS = 1000 };

/* Entries of a dictionary: a text for people, and plain ASCII. */
void pdf_doc_add_text(struct pdf_doc *doc, HPDF_Dict dict, const char *key,
                      const char *text);
void pdf_doc_add_ascii(struct pdf_doc *doc, HPDF_Dict dict, const char *key,
                       const char *text);

/* Appends four hexadecimal digits. */
void pdf_add_hex(struct buf *out, uint16_t unit);

/* Mixes bytes into the hash. */
void pdf_doc_hash(struct pdf_doc *doc, const void *bytes, size_t len);

/* Adds the whole file to out.  False with a diagnostic if libharu failed at
 * any time. */
bool pdf_doc_save(struct pdf_doc *doc, struct diags *diags, struct buf *out);

#endif
