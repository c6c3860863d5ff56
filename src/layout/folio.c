/*
 * 4号 half-width 宋体 digits between two dashes, the dashes' middle 7 mm below
 * the 版心; odd pages right, even pages left, one character (of 4号) of room.
 */
#include "layout/folio.h"

#include "layout/fixed.h"

enum { DRAFT_TOP = 15 * EMU_MM };

static void put_folio(struct setter *setter, int number)
{
    struct ruler ruler = ruler_of_size(SIZE_SMALL);
    emu baseline = NUMBER_DASH_MIDDLE + geometry_dash_middle(SIZE_SMALL);
    struct fixed fixed = {
        .left = AREA_LEFT + SIZE_SMALL,
        .top = baseline - geometry_ascent(SIZE_SMALL),
        .measure = ruler_units(ruler, AREA_WIDTH - 2 * SIZE_SMALL),
        .size = SIZE_SMALL,
        .last_align = number % 2 == 1 ? LINE_RIGHT : LINE_LEFT,
    };
    const char *blank = setter->profile->number_blanks ? " " : "";

    fixed_begin(setter,
                arena_printf(setter->arena, "—%s%d%s—", blank, number, blank),
                FACE_NUMBER);
    fixed_put(setter, &fixed);
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

void folio_put_draft(struct setter *setter)
{
    struct sheet *sheet = &setter->sheet;
    struct fixed fixed = {
        .left = AREA_LEFT,
        .top = DRAFT_TOP,
        .measure = ruler_units(ruler_of_size(SIZE_SMALL), AREA_WIDTH),
        .size = SIZE_SMALL,
        .last_align = LINE_RIGHT,
    };

    for (struct page *page = sheet->pages->first; page != NULL;
         page = page->next) {
        sheet->page = page;
        fixed_begin(setter, "草稿", FACE_NUMBER);
        fixed_put(setter, &fixed);
    }
    sheet->page = sheet->pages->last;
}
