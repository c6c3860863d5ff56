/*
 * Below a table text goes on where a row of the page begins: layout knows
 * where that is, as long as Word breaks the same lines.
 */
#include "write/docx_part.h"

#include "layout/geometry.h"

/* The first piece of a block on a page, or NULL. */
static const struct text_piece *find_text(const struct page *page,
                                          const struct block *block)
{
    const struct text_piece *text = page->first_text;

    while (text != NULL && (text->span.start != block->span.start ||
                            text->span.end != block->span.end))
        text = text->next;
    return text;
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
    bool is_text = next != NULL &&
                   (next->kind == BLOCK_PARAGRAPH ||
                    next->kind == BLOCK_HEADING || next->kind == BLOCK_ITEM);

    /* the places of another file are not told apart on the pages */
    if (!is_text || docx->text != docx->plan || docx_lay_out(docx) == NULL)
        return 0;
    if (docx->last_table == NULL)
        docx->last_table = docx->pages->first;
    for (const struct page *page = docx->last_table; page != NULL;
         page = page->next) {
        const struct text_piece *text = find_text(page, next);
        if (text == NULL)
            continue;
        docx->last_table = page;

        emu top = text->y - geometry_ascent(SIZE_BODY);
        emu bottom = table_bottom(page, top);
        int space = docx_twips(top - bottom) - HALF_LEADING;

        return bottom > 0 && space > 0 ? space : 0;
    }
    return 0;
}
