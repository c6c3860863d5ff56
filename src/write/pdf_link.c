/*
 * Link annotations, PDF 1.4 8.4.5.
 */
#include "write/pdf_link.h"

#include "layout/geometry.h"

#include <string.h>
#include <strings.h>

/* ISO 19005-1, 6.1.12 allows strings of 65 535 bytes. */
enum { MAX_URI = 8192 };

static bool is_allowed(const char *uri)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:"};

    for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
        if (strncasecmp(uri, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

/* 8.5.3: 7-bit ASCII; all else is percent-encoded, as RFC 3987 3.1 says. */
static void add_ascii(struct buf *out, const char *uri)
{
    for (const char *p = uri; *p != '\0'; p++) {
        if (*p > ' ' && *p < 0x7f)
            buf_add_char(out, *p);
        else
            buf_printf(out, "%%%02X", (unsigned)(uint8_t)*p);
    }
}

static HPDF_Array rectangle(struct pdf_doc *doc, const struct text_piece *piece,
                            emu height)
{
    HPDF_Array array = HPDF_Array_New(doc->haru->mmgr);
    int64_t up = (int64_t)height - piece->y, length = 0;
    int64_t above = geometry_ascent(piece->size);
    int64_t below = piece->size - above;

    for (size_t i = 0; i < piece->n; i++)
        length += piece->advances[i];
    const int64_t flat[4] = {piece->x, up - below, piece->x + length,
                             up + above};
    const int64_t turned[4] = {piece->x - above, up, piece->x + below,
                               up + length};
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddReal(array, (float)(piece->is_turned ? turned : flat)[i] /
                                      (float)EMU_PT);
    return array;
}

static void put_on_page(struct pdf_doc *doc, HPDF_Page page, HPDF_Dict link)
{
    HPDF_Array links = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);

    if (links == NULL) {
        links = HPDF_Array_New(doc->haru->mmgr);
        HPDF_Dict_Add(page, "Annots", links);
    }
    HPDF_Array_Add(links, link);
}

HPDF_Dict pdf_link_add(struct pdf_doc *doc, HPDF_Page page,
                       const struct text_piece *piece, emu height)
{
    struct buf uri = BUF_EMPTY;
    HPDF_Dict link = NULL;

    if (piece->link == NULL || !is_allowed(piece->link))
        return NULL;
    add_ascii(&uri, piece->link);
    if (uri.len <= MAX_URI) {
        HPDF_Dict action = HPDF_Dict_New(doc->haru->mmgr);
        HPDF_Array border = HPDF_Array_New(doc->haru->mmgr);

        link = pdf_doc_dict(doc);
        for (int i = 0; i < 3; i++)
            HPDF_Array_AddNumber(border, 0);
        HPDF_Dict_AddName(action, "S", "URI");
        pdf_doc_add_ascii(doc, action, "URI", buf_text(&uri));
        HPDF_Dict_AddName(link, "Type", "Annot");
        HPDF_Dict_AddName(link, "Subtype", "Link");
        HPDF_Dict_Add(link, "Rect", rectangle(doc, piece, height));
        HPDF_Dict_Add(link, "Border", border);
        HPDF_Dict_AddNumber(link, "F", 4); /* it is printed: PDF/A-1 6.5.3 */
        HPDF_Dict_Add(link, "A", action);
        put_on_page(doc, page, link);
    }
    buf_free(&uri);
    return link;
}
