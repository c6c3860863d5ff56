/*
 * How a Word file is formatted, after its styles, defaults and direct
 * formatting were put together: what `check` compares with the profile.
 */
#ifndef FANGAN_READ_WORD_FORMAT_H
#define FANGAN_READ_WORD_FORMAT_H

#include "plan/plan.h"

/* The formatting of a paragraph's text that most of its characters have. */
struct word_paragraph {
    struct span span;                  /* in the document's source */
    const char *style;                 /* the style's display name, or NULL */
    int outline;                       /* 1-9; 0: body text */
    const char *han_face, *latin_face; /* or NULL: the application's default */
    int32_t size;                      /* EMU */
    const char *color;                 /* "FF0000", or NULL for automatic */
    enum align align;
    int32_t first_indent; /* EMU; negative hangs */
    int32_t first_chars;  /* hundredths of a character; 0: not given so */
    int32_t left, right;  /* EMU */
    enum { PITCH_EXACT, PITCH_AT_LEAST, PITCH_MULTIPLE } pitch_rule;
    int32_t pitch;         /* EMU; thousandths of a line for PITCH_MULTIPLE */
    int32_t before, after; /* EMU */
    bool is_in_table, is_in_box;
    struct word_paragraph *next;
};

/* A section of pages. */
struct word_section {
    struct span span;                                /* its first paragraph */
    int32_t width, height, top, bottom, left, right; /* EMU */
    bool is_landscape;
    bool has_first_page;      /* with a header and footer of its own */
    bool has_page_number;     /* a PAGE field in a footer */
    bool is_number_in_header; /* it stands at the head of the page instead */
    enum align odd_number, even_number;
    bool has_number_dashes;  /* — 1 — */
    const char *number_face; /* of its digits, or NULL: it is not said */
    int32_t number_size;
    int32_t grid_lines, grid_characters; /* a page, a line; 0: not given */
    struct word_section *next;
};

struct word_format {
    struct word_paragraph *paragraphs;
    struct word_section *sections;
    bool has_odd_and_even; /* different headers on odd and even pages */
};

#endif
