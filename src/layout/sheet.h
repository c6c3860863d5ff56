/*
 * Pages in the making: where the next row goes, and when a new page begins.
 *
 * Rows are counted from a base: the top of the 版心, or where something that
 * is not on the row grid (a title, a table) has ended.
 */
#ifndef FANGAN_LAYOUT_SHEET_H
#define FANGAN_LAYOUT_SHEET_H

#include "base/diag.h"
#include "layout/geometry.h"
#include "layout/profile.h"

#include <stdbool.h>

struct sheet {
    struct pages *pages;
    struct page *page; /* that things are added to: as a rule the last */
    struct arena *arena;
    struct diags *diags;
    emu base;     /* top of the glyphs of row 0 */
    int row;      /* the next one, counted from base */
    emu bottom;   /* no row of this page ends below it */
    bool is_over; /* LIMIT_PAGES was passed: nothing more is set */
};

/* Opens the first page. */
void sheet_init(struct sheet *sheet, struct pages *pages, struct arena *arena,
                struct diags *diags);

/* Top of the next row's glyphs; on a new page if it does not fit here. */
emu sheet_take_row(struct sheet *sheet);

/* What comes next shares the row that was taken last. */
void sheet_share_row(struct sheet *sheet);

/* Whether rows more fit on this page. */
bool sheet_has_room(const struct sheet *sheet, int rows);

/* Leaves rows empty; at the top of a page nothing. */
void sheet_skip_rows(struct sheet *sheet, int rows);

/* Sees to it that rows follow each other on one page. */
void sheet_keep_rows(struct sheet *sheet, int rows);

/* Where the next row would begin, even if it does not fit. */
emu sheet_next_top(const struct sheet *sheet);

/* Whether nothing stands on the page yet. */
bool sheet_is_at_top(const struct sheet *sheet);

/* Goes on with a new page; beyond LIMIT_PAGES is_over, with a finding. */
void sheet_new_page(struct sheet *sheet);

/* Nothing more goes on this page. */
void sheet_end_page(struct sheet *sheet);

/* Counts rows from y on. */
void sheet_set_base(struct sheet *sheet, emu y);

/* Goes on with the first row that begins at y or lower. */
void sheet_resume_rows(struct sheet *sheet, emu y);

/* With mirror margins, when all is set: even pages go 2 mm to the left, so that
 * the binding edge has 28 mm on both sides of a leaf (gbt9704.md 3.3). */
void sheet_mirror_pages(struct sheet *sheet, const struct profile *profile);

/* Appends to sheet->page; what is given is copied. */
void sheet_add_text(struct sheet *sheet, const struct text_piece *piece);
void sheet_add_rule(struct sheet *sheet, emu x, emu y, emu width, emu height);
void sheet_add_image(struct sheet *sheet, const struct image_piece *piece);

#endif
