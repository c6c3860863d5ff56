/*
 * What the files of the facade share; nobody else includes this.
 */
#ifndef FANGAN_PART_H
#define FANGAN_PART_H

#include "fangan.h"

#include "check/rules_file.h"
#include "font/config.h"
#include "kind/kind.h"
#include "layout/title_words.h"
#include "read/docx.h"
#include "write/docx.h"
#include "write/pdf.h"

/* A fangan.yaml that was read; by its path. */
struct office {
    const char *path;
    const struct rules_file *rules; /* NULL: it can't be used */
    const struct profile *profile;  /* NULL: it names none, or a wrong one */
    struct office *next;
};

struct fangan {
    struct diags *diags; /* about the program's own parts; owns their memory */
    struct kinds *kinds;
    const struct terms *damaged_words;
    struct office *offices;
    const struct font_config *fonts_config;
    const struct title_words *title_words;
    const struct docx_module *docx;
    const struct docx_reader *word;
    const struct pdf_module *pdf;
    struct fonts *fonts; /* opened by the pdf module, which closes them */
};

/* Each loads a thing that documents share when it is first needed.  False with
 * a finding of fangan->diags. */
bool fangan_need_font_config(struct fangan *fangan);
bool fangan_need_damaged_words(struct fangan *fangan);
bool fangan_need_title_words(struct fangan *fangan);
bool fangan_need_docx(struct fangan *fangan);
bool fangan_need_pdf(struct fangan *fangan);
bool fangan_need_fonts(struct fangan *fangan);

/* The rules for the file at path, or NULL. */
const struct office *fangan_need_office(struct fangan *fangan, const char *path,
                                        struct arena *arena);

/* An empty document, which is the caller's. */
struct document *fangan_new_document(const struct fangan *fangan,
                                     const char *name);

/* Reads and models these bytes of document's file. */
void fangan_read_bytes(struct fangan *fangan, struct document *document,
                       const struct buf *bytes);

#endif
