/*
 * What the files write/docx*.c share: the package at hand, and the functions
 * that each write one of its parts.
 *
 * Measures are twips (1/20 pt), type sizes half-points, as WordprocessingML
 * has them; they come from gbt9704.md §3.2b.
 */
#ifndef FANGAN_WRITE_DOCX_PART_H
#define FANGAN_WRITE_DOCX_PART_H

#include "font/config.h"
#include "plan/numbering.h"
#include "plan/plan.h"
#include "write/xml.h"

#include <stdbool.h>
#include <stddef.h>

#define NS_WORD    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define NS_OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/"
#define NS_PACKAGE "http://schemas.openxmlformats.org/package/2006/"

enum {
    SHEET_WIDTH = 11906,
    SHEET_HEIGHT = 16838,
    MARGIN_TOP = 1960, /* GB/T 33476.2 6.2: 37 mm less half a leading */
    MARGIN_BOTTOM = 1847,
    MARGIN_LEFT = 1588,
    MARGIN_RIGHT = 1474,
    FOOTER_BOTTOM = 1430, /* puts the number's dash 7 mm below the 版心 */
    TEXT_WIDTH = SHEET_WIDTH - MARGIN_LEFT - MARGIN_RIGHT,

    LINE_PITCH = 592, /* 22 of them fill the page */
    CELL_WIDTH = 315, /* 16 pt and TRACKING: 28 of them fit a line */
    LINE_CELLS = 28,
    TRACKING = -5
};

/* A target outside the package. */
struct docx_link {
    const char *url;
    const char *id; /* of its relationship */
    struct docx_link *next;
};

struct docx {
    const struct plan *plan;
    const struct font_config *fonts;
    struct arena *arena; /* dies with the package */
    struct xml *xml;     /* the part that is being written */
    struct docx_link *first_link, *last_link;
    int n_links;
    bool breaks_page; /* the next paragraph has to begin a page */
    int size;         /* of all runs; 0: as their paragraph has it */
};

/* Ids of relationships and styles that more than one part names. */
#define ID_FOOTER_ODD  "footerOdd"
#define ID_FOOTER_EVEN "footerEven"

/* -- Parts (docx_styles.c, docx_settings.c, docx_props.c, docx_body.c) ----- */

void docx_write_document(struct docx *docx);
void docx_write_styles(struct docx *docx);
void docx_write_settings(struct docx *docx);
void docx_write_font_table(struct docx *docx);
void docx_write_footer_odd(struct docx *docx);
void docx_write_footer_even(struct docx *docx);
void docx_write_core(struct docx *docx);
void docx_write_app(struct docx *docx);
void docx_write_custom(struct docx *docx);

/* -- Pieces of the text (docx_text.c, docx_title.c, docx_table.c)
 * ------------------- */

/* Opens a paragraph in a style. */
void docx_start_paragraph(struct docx *docx, const char *style);

/* The same with a left indent of its own. */
void docx_start_paragraph_at(struct docx *docx, const char *style, int left);
void docx_end_paragraph(struct docx *docx);

/* Text in a character style, or NULL; "\n" is a line break. */
void docx_write_text(struct docx *docx, const char *text, const char *style);

/* Runs with their links; plain ones get a character style, or NULL. */
void docx_write_runs(struct docx *docx, const struct run *runs,
                     const char *style);

/* A paragraph that holds nothing but text. */
void docx_write_paragraph(struct docx *docx, const char *style,
                          const char *text);

void docx_write_title(struct docx *docx);
void docx_write_table(struct docx *docx, const struct table *table);

/* An element with one value. */
void docx_write_value(struct docx *docx, const char *name, const char *value);
void docx_write_number(struct docx *docx, const char *name, int value);

/* The words with a mark between them, in the package's arena. */
const char *docx_join(struct docx *docx, const char *const *words, size_t n,
                      const char *mark);

/* Width of text in half cells: 2 a Han character, 1 a digit. */
int docx_text_width(const char *text);

#endif
