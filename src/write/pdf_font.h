/*
 * The fonts of one PDF file: which code prints a character, and at the end
 * the font objects with no more glyphs than were used.
 */
#ifndef FANGAN_WRITE_PDF_FONT_H
#define FANGAN_WRITE_PDF_FONT_H

#include "font/store.h"
#include "write/pdf_doc.h"

struct pdf_font;

struct pdf_fonts {
    struct pdf_doc *doc;
    struct arena *arena;
    struct pdf_font *first, *last; /* in the order of their first use */
};

/* How a character is printed: two bytes in a font of the file. */
struct pdf_code {
    HPDF_Dict font;
    uint16_t code;
    struct font_fit fit; /* none if the font can't be had so */
};

/* The code of a character that the store has found, in a font in which it is
 * fitted so; what it looks like stays. */
struct pdf_code pdf_fonts_code(struct pdf_fonts *fonts,
                               const struct font_char *found, uint32_t scalar,
                               struct font_fit fit);

/* Writes the fonts; no code may be asked for afterwards.  False with a
 * diagnostic if a font cannot be cut down. */
bool pdf_fonts_finish(struct pdf_fonts *fonts, struct diags *diags);

#endif
