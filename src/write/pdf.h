/*
 * Prints pages as a PDF 1.4 file that may be archived (PDF/A-1b), and is the
 * door of the module pdf.so: the program reaches everything behind it, fonts
 * included, through the table of functions below, so that a command without a
 * PDF loads no font library.
 */
#ifndef FANGAN_WRITE_PDF_H
#define FANGAN_WRITE_PDF_H

#include "font/report.h"
#include "font/store.h"
#include "layout/pages.h"

#include <stdbool.h>

/* Adds the file to out.  The pages were measured with these fonts.  The same
 * pages and fonts give the same bytes.
 *
 * False, with out as it was: a character that no font has (T001, each of them
 * once, at its place), a picture that is broken (I017), a font that is missing
 * or broken, a library that failed. */
bool pdf_write(const struct pages *pages, struct fonts *fonts,
               struct diags *diags, struct buf *out);

struct pdf_module {
    struct fonts *(*fonts_open)(const struct font_config *, struct diags *);
    void (*fonts_close)(struct fonts *);
    struct metrics (*fonts_metrics)(struct fonts *);
    bool (*fonts_ready)(const struct fonts *, struct diags *);
    bool (*write)(const struct pages *, struct fonts *, struct diags *,
                  struct buf *);
    enum font_embed (*fonts_embed)(struct fonts *, enum face, const uint32_t *,
                                   size_t, struct buf *);
    const char **(*fonts_paths)(const struct fonts *, struct arena *);
    struct font_report *(*report)(const struct font_config *, struct arena *,
                                  struct diags *);
};

extern const struct pdf_module fangan_pdf_module
    __attribute__((visibility("default")));

#endif
