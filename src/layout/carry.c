/*
 * The standard says: 调整行距、字距.  Rows that stand on the grid of 22 can't
 * be moved, so one page ends a row or two early instead, and the text of the
 * next begins with these.
 */
#include "layout/carry.h"

enum {
    CARRIED_ROWS = 2,
    LEFT_BEHIND = 2,
    /* Of a signature that no page holds below them: two empty rows, and a name
     * and a date under a seal. */
    LEAST_ROWS = 5
};

static emu row_top(const struct sheet *sheet, int row)
{
    return sheet->base + geometry_rows(row);
}

static bool has_text_on(const struct sheet *sheet, int row)
{
    emu baseline = row_top(sheet, row) + geometry_ascent(SIZE_BODY);

    for (const struct text_piece *t = sheet->page->first_text; t != NULL;
         t = t->next)
        if (t->y == baseline && t->size == SIZE_BODY && !t->is_turned)
            return true;
    return false;
}

/* Tables and pictures stay where they are. */
static bool has_drawing_below(const struct sheet *sheet, emu y)
{
    for (const struct rule_piece *r = sheet->page->first_rule; r != NULL;
         r = r->next)
        if (r->y + r->height > y && r->ink == INK_BLACK)
            return true;
    for (const struct image_piece *i = sheet->page->first_image; i != NULL;
         i = i->next)
        if (i->y + i->height > y)
            return true;
    return false;
}

/* Whether a heading begins on the row: it goes where its text goes. */
static bool has_heading_on(const struct sheet *sheet, int row)
{
    emu top = row_top(sheet, row);

    for (const struct outline_entry *e = sheet->pages->outline; e != NULL;
         e = e->next)
        if (e->page == (int)sheet->pages->n - 1 && e->y == top)
            return true;
    return false;
}

/* Whether the row is the first below a picture with a caption, which is then
 * its caption: that stays. */
static bool has_caption_on(const struct sheet *sheet, int row)
{
    emu top = row_top(sheet, row);
    emu most = geometry_rows(1) + geometry_half_leading();

    for (const struct image_piece *i = sheet->page->first_image; i != NULL;
         i = i->next) {
        bool has_caption = i->element != NULL && i->element->alt != NULL &&
                           i->element->alt[0] != '\0';
        emu bottom = i->y + i->height;

        if (has_caption && bottom <= top && top - bottom < most)
            return true;
    }
    return false;
}

/* How many of the last rows can go to the next page. */
static int count_carried(const struct sheet *sheet, int rows)
{
    int n = 0;

    while (n < CARRIED_ROWS && sheet->row - n > LEFT_BEHIND &&
           has_text_on(sheet, sheet->row - n - 1))
        n++;
    while (n > 0 && sheet->row - n > LEFT_BEHIND &&
           has_heading_on(sheet, sheet->row - n - 1))
        n++;
    if (n > 0 && has_caption_on(sheet, sheet->row - n))
        n--;
    if (n + rows > AREA_ROWS ||
        has_drawing_below(sheet, row_top(sheet, sheet->row - n)))
        return 0;
    return n;
}

/* Takes the pieces from y down off the page; in reading order they are its
 * last. */
static struct text_piece *cut_text(struct page *page, emu y)
{
    struct text_piece *kept = NULL;
    struct text_piece *t = page->first_text;

    while (t != NULL && t->y < y) {
        kept = t;
        t = t->next;
    }
    if (kept != NULL)
        kept->next = NULL;
    page->last_text = kept;
    if (kept == NULL)
        page->first_text = NULL;
    return t;
}

static void move_outline(struct outline_entry *entry, int page, emu y, emu by)
{
    for (; entry != NULL; entry = entry->next) {
        if (entry->page != page || entry->y < y)
            continue;
        entry->page++;
        entry->y += by;
    }
}

bool carry_keep_rows(struct sheet *sheet, int rows)
{
    if (rows + CARRIED_ROWS > AREA_ROWS)
        rows = LEAST_ROWS;

    emu bottom = row_top(sheet, sheet->row + rows - 1) + SIZE_BODY;

    if (bottom <= sheet->bottom || sheet_is_at_top(sheet))
        return true;

    int n = count_carried(sheet, rows);

    if (n == 0) {
        sheet_new_page(sheet);
        return false;
    }

    struct page *from = sheet->page;
    emu y = row_top(sheet, sheet->row - n);
    emu by = AREA_TOP - y;

    sheet_new_page(sheet);
    if (sheet->is_over)
        return true;

    struct text_piece *moved = cut_text(from, y);

    sheet->page->first_text = moved;
    for (struct text_piece *t = moved; t != NULL; t = t->next) {
        t->y += by;
        sheet->page->last_text = t;
    }
    move_outline(sheet->pages->outline, (int)sheet->pages->n - 2, y, by);
    sheet->row = n;
    return true;
}
