/*
 * Puts the file together: pages, then the fonts that they turned out to use,
 * bookmarks, structure, properties.
 */
#include "write/pdf.h"

#include "write/pdf_doc.h"
#include "write/pdf_font.h"
#include "write/pdf_info.h"
#include "write/pdf_text.h"

#include <assert.h>
#include <hpdf_pages.h>

enum { OUTLINE_LEVELS = 9 };

static float points(emu length)
{
    return (float)length / (float)EMU_PT;
}

static HPDF_Page add_page(struct pdf_printer *printer,
                          const struct pages *pages, const struct page *page)
{
    struct pdf_doc *doc = printer->fonts.doc;
    HPDF_Page target = HPDF_AddPage(doc->haru);
    struct buf content = BUF_EMPTY;

    HPDF_Page_SetWidth(target, points(pages->width));
    HPDF_Page_SetHeight(target, points(pages->height));
    pdf_struct_begin_page(printer->structure, target);
    pdf_print_page(printer, page, pages->height, target, &content);
    pdf_doc_fill(doc, ((HPDF_PageAttr)target->attr)->contents, content.data,
                 content.len, PDF_FLATE);
    buf_free(&content);
    return target;
}

static HPDF_Page *add_pages(struct pdf_printer *printer,
                            const struct pages *pages)
{
    HPDF_Page *targets =
        arena_array(printer->fonts.arena, pages->n, sizeof(*targets));
    size_t n = 0;

    for (const struct page *p = pages->first; p != NULL; p = p->next) {
        assert(n < pages->n);
        targets[n++] = add_page(printer, pages, p);
    }
    return targets;
}

/* PDF 1.4 8.2.1: the page with y at the top of the window, zoom unchanged.
 * Whole points, upwards, so that the line is not cut. */
static HPDF_Array destination(struct pdf_doc *doc, HPDF_Page page, emu up)
{
    HPDF_Array array = HPDF_Array_New(doc->haru->mmgr);

    HPDF_Array_Add(array, page);
    HPDF_Array_AddName(array, "XYZ");
    HPDF_Array_AddNumber(array, 0);
    HPDF_Array_AddNumber(array, (up + EMU_PT - 1) / EMU_PT);
    HPDF_Array_Add(array, HPDF_Null_New(doc->haru->mmgr));
    return array;
}

/* An entry hangs on the last one of a lower level. */
static void add_outline(struct pdf_doc *doc, const struct pages *pages,
                        const HPDF_Page *targets)
{
    HPDF_Outline last[OUTLINE_LEVELS + 1] = {NULL};

    for (const struct outline_entry *e = pages->outline; e != NULL;
         e = e->next) {
        assert(e->level >= 1 && e->level <= OUTLINE_LEVELS);
        assert(e->page >= 0 && (size_t)e->page < pages->n);
        HPDF_Outline parent = last[e->level - 1];
        HPDF_Outline entry = HPDF_CreateOutline(doc->haru, parent, "", NULL);

        if (entry == NULL)
            return;
        pdf_doc_add_text(doc, entry, "Title", e->text);
        HPDF_Dict_Add(entry, "Dest",
                      destination(doc, targets[e->page], pages->height - e->y));
        for (int level = e->level; level <= OUTLINE_LEVELS; level++)
            last[level] = entry;
    }
}

static bool print(struct pdf_printer *printer, const struct pages *pages,
                  struct buf *out)
{
    struct pdf_doc *doc = printer->fonts.doc;
    HPDF_Page *targets = add_pages(printer, pages);

    if (!fonts_ready(printer->store, printer->diags) ||
        printer->reported != NULL || printer->images.has_failed ||
        !pdf_fonts_finish(&printer->fonts, printer->diags))
        return false;
    add_outline(doc, pages, targets);
    pdf_struct_finish(printer->structure);
    pdf_info_add(doc, pages, printer->fonts.arena);
    return pdf_doc_save(doc, printer->diags, out);
}

bool pdf_write(const struct pages *pages, struct fonts *fonts,
               struct diags *diags, struct buf *out)
{
    struct pdf_doc doc;
    struct pdf_printer printer = {.store = fonts, .diags = diags};
    struct arena *arena;
    bool ok;

    assert(pages->first != NULL);
    if (!fonts_ready(fonts, diags))
        return false; /* every character would be reported as missing */
    pdf_doc_open(&doc);
    arena = arena_new();
    printer.fonts = (struct pdf_fonts){.doc = &doc, .arena = arena};
    printer.images =
        (struct pdf_images){.doc = &doc, .arena = arena, .diags = diags};
    printer.structure = pdf_struct_new(&doc, pages, arena);
    ok = print(&printer, pages, out);
    arena_free(arena);
    pdf_doc_close(&doc);
    return ok;
}

const struct pdf_module fangan_pdf_module = {
    .fonts_open = fonts_open,
    .fonts_close = fonts_close,
    .fonts_metrics = fonts_metrics,
    .fonts_ready = fonts_ready,
    .write = pdf_write,
    .fonts_embed = fonts_embed,
    .fonts_paths = fonts_paths,
    .report = font_report_make,
};
