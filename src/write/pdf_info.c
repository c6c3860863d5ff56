/*
 * The same properties twice, as PDF/A-1 (ISO 19005-1, 6.7.3) wants them: in
 * the information dictionary and in XMP, and both alike.
 */
#include "write/pdf_info.h"

#include "base/epoch.h"
#include "base/utf8.h"
#include "base/version.h"
#include "write/pdf_icc.h"
#include "write/pdf_tree.h"

#include <string.h>

#define PRODUCER "fangan " FANGAN_VERSION

struct info {
    const char *title, *author; /* or NULL */
    const char *pdf_date;       /* D:20260728000000+08'00', or NULL */
    const char *xmp_date;       /* 2026-07-28T00:00:00+08:00, or NULL */
};

/* -- Properties ---------------------------------------------------------- */

/* The build time if one is given, else the day of the document in China. */
static void set_dates(struct info *info, const char *day, struct arena *arena)
{
    struct tm tm;

    if (epoch_get(&tm)) {
        int year = tm.tm_year + 1900, month = tm.tm_mon + 1;
        info->pdf_date =
            arena_printf(arena, "D:%04d%02d%02d%02d%02d%02dZ", year, month,
                         tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
        info->xmp_date =
            arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month,
                         tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
    } else if (day != NULL && strlen(day) == 10) {
        info->pdf_date = arena_printf(arena, "D:%.4s%.2s%.2s000000+08'00'", day,
                                      day + 5, day + 8);
        info->xmp_date = arena_printf(arena, "%sT00:00:00+08:00", day);
    }
}

/* No longer than pdf_doc_add_text() takes, so that XMP has the same. */
static const char *shorten(const char *text, struct arena *arena)
{
    const char *end = text;

    if (text == NULL || utf8_count(text) <= PDF_TEXT_SCALARS)
        return text;
    for (int i = 0; i < PDF_TEXT_SCALARS - 1; i++)
        utf8_next(&end);
    return arena_printf(arena, "%.*s…", (int)(end - text), text);
}

static void add_properties(struct pdf_doc *doc, const struct info *info)
{
    HPDF_Dict dict = doc->haru->info;

    if (info->title != NULL)
        pdf_doc_add_text(doc, dict, "Title", info->title);
    if (info->author != NULL)
        pdf_doc_add_text(doc, dict, "Author", info->author);
    if (info->pdf_date != NULL)
        pdf_doc_add_ascii(doc, dict, "CreationDate", info->pdf_date);
    pdf_doc_add_ascii(doc, dict, "Producer", PRODUCER);
}

/* -- XMP ----------------------------------------------------------------- */

static void add_escaped(struct buf *out, const char *text)
{
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '&')
            buf_add_str(out, "&amp;");
        else if (*p == '<')
            buf_add_str(out, "&lt;");
        else if (*p == '>')
            buf_add_str(out, "&gt;");
        else
            buf_add_char(out, *p);
    }
}

/* before text after; nothing without a text */
static void add_property(struct buf *out, const char *before, const char *text,
                         const char *after)
{
    if (text == NULL)
        return;
    buf_add_str(out, before);
    add_escaped(out, text);
    buf_add_str(out, after);
}

static void add_xmp(struct pdf_doc *doc, const struct info *info)
{
    HPDF_Dict stream = pdf_doc_stream(doc);
    struct buf xmp = BUF_EMPTY;

    buf_add_str(
        &xmp,
        "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\""
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
        " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n");
    add_property(&xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                 info->title, "</rdf:li></rdf:Alt></dc:title>\n");
    add_property(&xmp, "<dc:creator><rdf:Seq><rdf:li>", info->author,
                 "</rdf:li></rdf:Seq></dc:creator>\n");
    add_property(&xmp, "<xmp:CreateDate>", info->xmp_date,
                 "</xmp:CreateDate>\n");
    add_property(&xmp, "<pdf:Producer>", PRODUCER, "</pdf:Producer>\n");
    buf_add_str(&xmp, "<pdfaid:part>1</pdfaid:part>\n"
                      "<pdfaid:conformance>B</pdfaid:conformance>\n");
    buf_add_str(&xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
                      "<?xpacket end=\"w\"?>");
    HPDF_Dict_AddName(stream, "Type", "Metadata");
    HPDF_Dict_AddName(stream, "Subtype", "XML");
    pdf_doc_fill(doc, stream, xmp.data, xmp.len, PDF_PLAIN);
    HPDF_Dict_Add(doc->haru->catalog, "Metadata", stream);
    buf_free(&xmp);
}

/* -- Colours ------------------------------------------------------------- */

/* ISO 19005-1, 6.2.2: what DeviceRGB and DeviceGray mean in this file. */
static void add_output_intent(struct pdf_doc *doc)
{
    HPDF_Dict intent = pdf_doc_dict(doc);
    HPDF_Dict profile = pdf_doc_stream(doc);
    HPDF_Array intents = HPDF_Array_New(doc->haru->mmgr);
    struct buf icc = BUF_EMPTY;

    icc_add_srgb(&icc);
    HPDF_Dict_AddNumber(profile, "N", 3);
    pdf_doc_fill(doc, profile, icc.data, icc.len, PDF_FLATE);
    buf_free(&icc);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    pdf_doc_add_ascii(doc, intent, "OutputConditionIdentifier", ICC_SRGB_NAME);
    pdf_doc_add_ascii(doc, intent, "Info", ICC_SRGB_NAME);
    HPDF_Dict_Add(intent, "DestOutputProfile", profile);
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_Add(doc->haru->catalog, "OutputIntents", intents);
}

/* -- Page labels --------------------------------------------------------- */

/* A page without a number is called by its place among the sheets. */
static HPDF_Dict page_label(struct pdf_doc *doc, const struct page *page,
                            unsigned index, struct arena *arena)
{
    HPDF_Dict label = HPDF_Dict_New(doc->haru->mmgr);

    if (page->number > 0) {
        HPDF_Dict_AddName(label, "S", "D");
        HPDF_Dict_AddNumber(label, "St", page->number);
    } else {
        pdf_doc_add_ascii(doc, label, "P",
                          arena_printf(arena, "[%u]", index + 1));
    }
    return label;
}

/* PDF 1.4 8.3.1: an entry where the counting begins anew. */
static void add_page_labels(struct pdf_doc *doc, const struct pages *pages,
                            struct arena *arena)
{
    struct pdf_tree tree = pdf_tree_new(doc);
    unsigned index = 0;
    int expected = 0;

    for (const struct page *p = pages->first; p != NULL; p = p->next, index++) {
        if (p->number == 0 || p->number != expected)
            pdf_tree_add(&tree, index, page_label(doc, p, index, arena));
        expected = p->number == 0 ? 0 : p->number + 1;
    }
    HPDF_Dict_Add(doc->haru->catalog, "PageLabels", pdf_tree_end(&tree));
}

void pdf_info_add(struct pdf_doc *doc, const struct pages *pages,
                  struct arena *arena)
{
    HPDF_Dict preferences = HPDF_Dict_New(doc->haru->mmgr);
    struct info info = {.title = shorten(pages->title, arena),
                        .author = shorten(pages->author, arena)};

    set_dates(&info, pages->date, arena);
    add_properties(doc, &info);
    add_xmp(doc, &info);
    add_output_intent(doc);
    add_page_labels(doc, pages, arena);
    pdf_doc_add_ascii(doc, doc->haru->catalog, "Lang", "zh-CN");
    HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
    HPDF_Dict_Add(doc->haru->catalog, "ViewerPreferences", preferences);
}
