/*
 * Rows, pages, and what is put on them.
 */
#include "layout/sheet.h"

#include "base/limits.h"

static void add_page(struct sheet *sheet)
{
    struct page *page = arena_new_object(sheet->arena, struct page);

    if (sheet->pages->first == NULL)
        sheet->pages->first = page;
    else
        sheet->pages->last->next = page;
    sheet->pages->last = page;
    sheet->page = page;
    page->number = (int)++sheet->pages->n;
    sheet->base = AREA_TOP;
    sheet->row = 0;
    sheet->bottom = AREA_BOTTOM;
}

void sheet_init(struct sheet *sheet, struct pages *pages, struct arena *arena,
                struct diags *diags)
{
    *sheet = (struct sheet){.pages = pages, .arena = arena, .diags = diags};
    add_page(sheet);
}

void sheet_new_page(struct sheet *sheet)
{
    if (sheet->is_over)
        return;
    if (sheet->pages->n < LIMIT_PAGES) {
        add_page(sheet);
        return;
    }
    sheet->is_over = true;
    limit_over(sheet->diags, SPAN_NONE,
               diags_word(sheet->diags, "页数", "pages"), LIMIT_PAGES);
}

emu sheet_next_top(const struct sheet *sheet)
{
    return sheet->base + geometry_rows(sheet->row);
}

bool sheet_has_room(const struct sheet *sheet, int rows)
{
    emu top = sheet->base + geometry_rows(sheet->row + rows - 1);

    return top + SIZE_BODY <= sheet->bottom;
}

emu sheet_take_row(struct sheet *sheet)
{
    if (!sheet_has_room(sheet, 1))
        sheet_new_page(sheet);

    emu top = sheet_next_top(sheet);

    sheet->row++;
    return top;
}

void sheet_share_row(struct sheet *sheet)
{
    sheet->row--;
}

bool sheet_is_at_top(const struct sheet *sheet)
{
    return sheet->row == 0 && sheet->base == AREA_TOP;
}

void sheet_skip_rows(struct sheet *sheet, int rows)
{
    if (!sheet_is_at_top(sheet))
        sheet->row += rows;
}

void sheet_keep_rows(struct sheet *sheet, int rows)
{
    if (rows <= AREA_ROWS && !sheet_has_room(sheet, rows))
        sheet_new_page(sheet);
}

void sheet_end_page(struct sheet *sheet)
{
    sheet_set_base(sheet, sheet->bottom);
}

void sheet_set_base(struct sheet *sheet, emu y)
{
    sheet->base = y;
    sheet->row = 0;
}

void sheet_resume_rows(struct sheet *sheet, emu y)
{
    while (sheet_next_top(sheet) < y)
        sheet->row++;
}

/* What the side margins of a page differ by. */
enum { MIRROR_SHIFT = PAGE_WIDTH - AREA_RIGHT - AREA_LEFT };

static void shift_page(struct page *page, emu by)
{
    for (struct text_piece *t = page->first_text; t != NULL; t = t->next)
        t->x += by;
    for (struct rule_piece *r = page->first_rule; r != NULL; r = r->next)
        r->x += by;
    for (struct image_piece *i = page->first_image; i != NULL; i = i->next)
        i->x += by;
}

void sheet_mirror_pages(struct sheet *sheet, const struct profile *profile)
{
    bool is_even = false;

    if (!profile->mirror)
        return;
    for (struct page *p = sheet->pages->first; p != NULL; p = p->next) {
        if (is_even)
            shift_page(p, MIRROR_SHIFT);
        is_even = !is_even;
    }
}

void sheet_add_text(struct sheet *sheet, const struct text_piece *piece)
{
    struct text_piece *copy = arena_new_object(sheet->arena, struct text_piece);
    struct page *page = sheet->page;

    *copy = *piece;
    copy->next = NULL;
    if (page->first_text == NULL)
        page->first_text = copy;
    else
        page->last_text->next = copy;
    page->last_text = copy;
}

void sheet_add_rule(struct sheet *sheet, emu x, emu y, emu width, emu height)
{
    struct rule_piece *rule = arena_new_object(sheet->arena, struct rule_piece);
    struct page *page = sheet->page;

    *rule = (struct rule_piece){x, y, width, height, INK_BLACK, NULL};
    if (page->first_rule == NULL)
        page->first_rule = rule;
    else
        page->last_rule->next = rule;
    page->last_rule = rule;
}

void sheet_add_image(struct sheet *sheet, const struct image_piece *piece)
{
    struct image_piece *copy =
        arena_new_object(sheet->arena, struct image_piece);
    struct page *page = sheet->page;

    *copy = *piece;
    copy->next = NULL;
    if (page->first_image == NULL)
        page->first_image = copy;
    else
        page->last_image->next = copy;
    page->last_image = copy;
}
