/*
 * The styles of a Word file, inheritance resolved, and its theme's fonts.
 */
#ifndef FANGAN_READ_DOCX_STYLE_H
#define FANGAN_READ_DOCX_STYLE_H

#include "read/docx_format.h"
#include "read/docx_package.h"

struct word_style {
    const char *id, *name;
    const char *based_on; /* id, or NULL */
    bool is_default;
    bool is_paragraph;
    struct para_format para; /* document defaults not included */
    struct text_format text;
    bool has_upright_rules; /* a table's lines beside its cells */
    bool has_level_rules;   /* above and below them */
    unsigned char state;    /* while resolving */
};

struct word_styles {
    struct word_style *items; /* sorted by id */
    size_t n, room;
    struct para_format para; /* document defaults */
    struct text_format text;
    const struct word_style *usual; /* of paragraphs that name none, or NULL */
    struct word_theme theme;
};

/* Reads theme and styles; a document without them has none.  False with a
 * fatal diagnostic. */
bool word_styles_read(struct word_package *package,
                      const struct word_relations *relations,
                      struct word_styles *styles);

/* The style with this id, or NULL. */
const struct word_style *word_style_find(const struct word_styles *styles,
                                         const char *id);

#endif
