/*
 * What `fangan fonts` says: what each face resolved to.
 */
#ifndef FANGAN_FONT_REPORT_H
#define FANGAN_FONT_REPORT_H

#include "font/config.h"

#include <stdbool.h>
#include <stddef.h>

enum font_state {
    FONT_STATE_MISSING, /* looked for, not found */
    FONT_STATE_BROKEN,  /* found, but unusable */
    FONT_STATE_USED,    /* serves the face; or one of the fallbacks */
    FONT_STATE_SPARE    /* found, but another comes first */
};

/* How many characters of a set a font has. */
struct font_coverage {
    size_t has;
    size_t of;
};

struct font_finding {
    const struct font_candidate *candidate;
    enum font_state state;
    const char *path;    /* NULL: not found */
    unsigned index;      /* of the font in its file */
    const char *licence; /* from fonts.yaml, else the font's own; or NULL */
    struct font_coverage gb2312; /* of a used one */
    struct font_coverage tgh;    /* 通用规范汉字表 */
};

struct font_findings {
    struct font_finding *items; /* one a candidate, in their order */
    size_t n;
};

struct font_report {
    struct font_names folders; /* looked into, in order; then the system */
    const struct font_role *roles[FACE_COUNT];
    struct font_findings faces[FACE_COUNT];
    struct font_findings fallback;
};

/* Looks for every candidate.  NULL with a fatal diagnostic if the list of
 * characters is missing; a font that is missing or broken is no diagnostic
 * but a finding. */
struct font_report *font_report_make(const struct font_config *config,
                                     struct arena *arena, struct diags *diags);

/* The used one of a face, or NULL.  Inline: who asks may be outside of the
 * module that made the report. */
static inline const struct font_finding *
font_findings_used(const struct font_findings *f)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->items[i].state == FONT_STATE_USED)
            return &f->items[i];
    return NULL;
}

#endif
