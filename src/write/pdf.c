/*
 * Puts the file together: pages, then the fonts that they turned out to use,
 * bookmarks, properties.
 */
#include "write/pdf.h"

#include "base/version.h"
#include "write/pdf_doc.h"
#include "write/pdf_font.h"
#include "write/pdf_text.h"

#include <assert.h>
#include <errno.h>
#include <hpdf_pages.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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
    pdf_print_page(printer, page, pages->height, target, &content);
    pdf_doc_fill(doc, ((HPDF_PageAttr)target->attr)->contents, &content);
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

/* Reproducible builds: SOURCE_DATE_EPOCH stands for "now" if it is set. */
static const char *creation_date(const char *document_date, struct arena *arena)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end;
    struct tm tm;

    if (epoch != NULL && *epoch >= '0' && *epoch <= '9') {
        errno = 0;
        time_t seconds = strtoll(epoch, &end, 10);
        if (errno == 0 && *end == '\0' && gmtime_r(&seconds, &tm) != NULL &&
            tm.tm_year <= 9999 - 1900)
            return arena_printf(arena, "D:%04d%02d%02d%02d%02d%02dZ",
                                tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday,
                                tm.tm_hour, tm.tm_min, tm.tm_sec);
    }
    if (document_date == NULL || strlen(document_date) != 10)
        return NULL;
    return arena_printf(arena, "D:%.4s%.2s%.2s000000+08'00'", document_date,
                        document_date + 5, document_date + 8);
}

static void add_properties(struct pdf_doc *doc, const struct pages *pages,
                           struct arena *arena)
{
    HPDF_Dict info = doc->haru->info;
    const char *date = creation_date(pages->date, arena);

    if (pages->title != NULL)
        pdf_doc_add_text(doc, info, "Title", pages->title);
    if (pages->author != NULL)
        pdf_doc_add_text(doc, info, "Author", pages->author);
    if (date != NULL)
        pdf_doc_add_ascii(doc, info, "CreationDate", date);
    pdf_doc_add_ascii(doc, info, "Producer", "fangan " FANGAN_VERSION);
    pdf_doc_add_ascii(doc, doc->haru->catalog, "Lang", "zh-CN");
}

static bool print(struct pdf_printer *printer, const struct pages *pages,
                  struct buf *out)
{
    struct pdf_doc *doc = printer->fonts.doc;
    HPDF_Page *targets = add_pages(printer, pages);

    if (!fonts_ready(printer->store, printer->diags) ||
        printer->reported != NULL ||
        !pdf_fonts_finish(&printer->fonts, printer->diags))
        return false;
    add_outline(doc, pages, targets);
    add_properties(doc, pages, printer->fonts.arena);
    return pdf_doc_save(doc, printer->diags, out);
}

bool pdf_write(const struct pages *pages, struct fonts *fonts,
               struct diags *diags, struct buf *out)
{
    struct pdf_doc doc;
    struct pdf_printer printer = {.store = fonts, .diags = diags};
    bool ok;

    assert(pages->first != NULL);
    if (!fonts_ready(fonts, diags))
        return false; /* every character would be reported as missing */
    pdf_doc_open(&doc);
    printer.fonts.doc = &doc;
    printer.fonts.arena = arena_new();
    ok = print(&printer, pages, out);
    arena_free(printer.fonts.arena);
    pdf_doc_close(&doc);
    return ok;
}

const struct pdf_module fangan_pdf_module = {
    .fonts_open = fonts_open,
    .fonts_close = fonts_close,
    .fonts_metrics = fonts_metrics,
    .fonts_ready = fonts_ready,
    .write = pdf_write,
    .report = font_report_make,
};
