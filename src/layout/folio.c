/*
 * 4号 half-width 宋体 digits between two dashes, the dashes' middle 7 mm below
 * the 版心; odd pages right, even pages left, one character (of 4号) of room.
 */
#include "layout/folio.h"

static void put_folio(struct setter *setter, int number)
{
    struct ruler ruler = ruler_of_size(SIZE_SMALL);
    struct line_box box = {
        .left = AREA_LEFT + SIZE_SMALL,
        .baseline = NUMBER_DASH_MIDDLE + geometry_dash_middle(SIZE_SMALL),
        .size = SIZE_SMALL,
        .ruler = ruler,
        .measure = ruler_units(ruler, AREA_WIDTH - 2 * SIZE_SMALL),
        .align = number % 2 == 1 ? LINE_RIGHT : LINE_LEFT,
    };

    setter_begin(setter, SPAN_NONE);
    setter_add(setter, arena_printf(setter->arena, "— %d —", number),
               FACE_NUMBER);
    paragraph_finish(&setter->text, setter->metrics, ruler, SIZE_SMALL);
    setter_put_line(setter, &setter->text, 0, setter->text.n, &box);
}

void folio_put_all(struct setter *setter)
{
    struct sheet *sheet = &setter->sheet;

    for (struct page *page = sheet->pages->first; page != NULL;
         page = page->next) {
        sheet->page = page;
        if (page->number > 0)
            put_folio(setter, page->number);
    }
    sheet->page = sheet->pages->last;
}
