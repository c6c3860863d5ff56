/*
 * The fonts that are installed on the system, by fontconfig.
 */
#ifndef FANGAN_FONT_SYSTEM_H
#define FANGAN_FONT_SYSTEM_H

#include "base/arena.h"

#include <stdbool.h>

/* A font in a file. */
struct font_place {
    const char *path;
    unsigned index;
};

struct system_fonts;

/* The list of installed fonts; empty if fontconfig can't make one. */
struct system_fonts *system_fonts_open(void);
void system_fonts_close(struct system_fonts *fonts); /* NULL is allowed */

/* Finds an outline font by family and style; style NULL is the regular one.
 * The path is put into the arena. */
bool system_fonts_find(const struct system_fonts *fonts, const char *family,
                       const char *style, struct arena *arena,
                       struct font_place *place);

#endif
