/*
 * The fonts of a run: which font serves which face, opened when the first
 * character asks for it and shared by all documents.
 *
 * What is wrong with a font is found while text is measured, where nobody
 * listens; fonts_ready() says it afterwards.
 */
#ifndef FANGAN_FONT_STORE_H
#define FANGAN_FONT_STORE_H

#include "font/config.h"
#include "font/embed.h"
#include "font/font.h"

struct fonts;

/* A character of a face: the font that has it, the face's own or a fallback. */
struct font_char {
    const struct font *font;
    uint32_t glyph;
    int advance; /* in thousandths of the type size */
};

/* Opens the face of the body text; the others wait.  NULL with a fatal
 * diagnostic if there is no font for it.  config must outlive the fonts. */
struct fonts *fonts_open(const struct font_config *config, struct diags *diags);
void fonts_close(struct fonts *fonts); /* NULL is allowed */

/* The measuring rule for layout. */
struct metrics fonts_metrics(struct fonts *fonts);

/* False if no font at hand has the character. */
bool fonts_find_char(struct fonts *fonts, enum face face, uint32_t scalar,
                     struct font_char *found);

/* font_embed() of the face's own font, by the name that the DOCX has for it.
 */
enum font_embed fonts_embed(struct fonts *fonts, enum face face,
                            const uint32_t *scalars, size_t n,
                            struct buf *program);

/* The files of the fonts that were opened so far, closed by NULL; one that
 * holds several may come again. */
const char **fonts_paths(const struct fonts *fonts, struct arena *arena);

/* Whether every face that was asked for has its font.  If not, says for each
 * what is missing or broken. */
bool fonts_ready(const struct fonts *fonts, struct diags *diags);

#endif
