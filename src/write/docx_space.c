/*
 * Below a table text goes on where a row of the page begins, and a picture
 * half a leading above one: layout knows where that is, as long as Word breaks
 * the same lines.
 */
#include "write/docx_part.h"

#include "layout/geometry.h"

static bool is_of(struct span span, const struct block *block)
{
    return span.start == block->span.start && span.end == block->span.end;
}

/* The upper edge of the Word file's row, or of the picture, that a block begins
 * with on a page; 0: it does not begin there. */
static emu find_top(const struct page *page, const struct block *block)
{
    const struct image_piece *image = page->first_image;
    const struct text_piece *text = page->first_text;

    while (image != NULL && !is_of(image->span, block))
        image = image->next;
    if (image != NULL)
        return image->y;
    while (text != NULL && !is_of(text->span, block))
        text = text->next;
    return text == NULL
               ? 0
               : text->y - geometry_ascent(SIZE_BODY) - HALF_LEADING * EMU_TWIP;
}

/* The lower edge of the last rule of a table above y, or 0. */
static emu table_bottom(const struct page *page, emu y)
{
    emu bottom = 0;

    for (const struct rule_piece *rule = page->first_rule; rule != NULL;
         rule = rule->next) {
        emu below = rule->y + rule->height;
        if (rule->ink == INK_BLACK && below <= y && below > bottom)
            bottom = below;
    }
    return bottom;
}

/* Tables come in the order of the pages: each is looked for behind the last. */
int docx_space_behind_table(struct docx *docx, const struct block *table)
{
    const struct block *next = table->next;
    bool is_set = next != NULL && next->kind != BLOCK_TABLE &&
                  next->kind != BLOCK_PAGE_BREAK;

    /* the places of another file are not told apart on the pages */
    if (!is_set || docx->text != docx->plan || docx_lay_out(docx) == NULL)
        return 0;
    if (docx->last_table == NULL)
        docx->last_table = docx->pages->first;
    for (const struct page *page = docx->last_table; page != NULL;
         page = page->next) {
        emu top = find_top(page, next);
        if (top == 0)
            continue;
        docx->last_table = page;

        emu bottom = table_bottom(page, top + EMU_TWIP); /* as rounded */

        return bottom > 0 && top > bottom ? docx_twips(top - bottom) : 0;
    }
    return 0;
}
