/*
 * fonts.yaml as data: which fonts may serve a face, in the order in which
 * they are looked for, and what a Word file calls the face.
 *
 * No font library is behind this: the DOCX writer needs the names alone.
 */
#ifndef FANGAN_FONT_CONFIG_H
#define FANGAN_FONT_CONFIG_H

#include "base/arena.h"
#include "base/diag.h"
#include "font/face.h"

#include <stddef.h>

/* A font that would do.  At least one of family and file is given. */
struct font_candidate {
    const char *family;  /* as the font names itself, or NULL */
    const char *style;   /* "Bold"; NULL: the regular one */
    const char *file;    /* name without folder, or NULL */
    const char *licence; /* NULL: what the font itself says */
};

struct font_candidates {
    const struct font_candidate *items;
    size_t n;
};

struct font_names {
    const char **items;
    size_t n;
};

/* What one face resolves to. */
struct font_role {
    const char *docx;             /* the name that the DOCX writes */
    struct font_names docx_other; /* names that other systems know it by */
    struct font_candidates candidates;
};

struct font_config {
    struct font_role roles[FACE_COUNT];
    struct font_candidates fallback; /* for a character that a face lacks */
    struct font_names folders;       /* looked into beside fangan's own */
};

/* Reads fonts/fonts.yaml.  NULL with a fatal diagnostic if it is missing or
 * broken.  Everything is in the arena. */
const struct font_config *font_config_load(struct arena *arena,
                                           struct diags *diags);

/* Whether a font of this name, as a Word file has it, is one of the role. */
bool font_role_has_name(const struct font_role *role, const char *name);

/* "body" and "仿宋" of a face. */
const char *face_id(enum face face);
const char *face_zh(enum face face);

#endif
