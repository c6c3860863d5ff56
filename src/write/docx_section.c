/*
 * Sections with their headers and footers: the page, its number (GB/T
 * 9704-2012 7.5), 草稿, and what a 信函 has on its first page (10.1).
 */
#include "write/docx_part.h"

/* -- Sections -------------------------------------------------------------- */

static void write_page(struct docx *docx)
{
    struct xml *xml = docx->xml;
    const struct {
        const char *name;
        int value;
    } margins[] = {
        {"w:top", docx_twips(docx->profile->word_top)},
        {"w:right", MARGIN_RIGHT},
        {"w:bottom", docx_twips(docx->profile->word_bottom)},
        {"w:left", MARGIN_LEFT},
        {"w:header", HEADER_TOP},
        {"w:footer", FOOTER_BOTTOM},
        {"w:gutter", 0},
    };

    xml_start(xml, "w:pgSz");
    xml_attribute_int(xml, "w:w", SHEET_WIDTH);
    xml_attribute_int(xml, "w:h", SHEET_HEIGHT);
    xml_end(xml);
    xml_start(xml, "w:pgMar");
    for (size_t i = 0; i < sizeof(margins) / sizeof(margins[0]); i++)
        xml_attribute_int(xml, margins[i].name, margins[i].value);
    xml_end(xml);
}

static void refer(struct docx *docx, const char *element, const char *type,
                  const char *id)
{
    xml_empty(docx->xml, element, "w:type", type, "r:id", id, NULL);
}

void docx_write_text_section(struct docx *docx)
{
    struct xml *xml = docx->xml;
    bool is_letter = docx->format == FORMAT_LETTER;

    xml_start(xml, "w:sectPr");
    if (docx->is_draft) {
        refer(docx, "w:headerReference", "even", ID_HEADER);
        refer(docx, "w:headerReference", "default", ID_HEADER);
    }
    if (is_letter)
        refer(docx, "w:headerReference", "first", ID_HEADER_FIRST);
    refer(docx, "w:footerReference", "even", ID_FOOTER_EVEN);
    refer(docx, "w:footerReference", "default", ID_FOOTER_ODD);
    if (is_letter)
        refer(docx, "w:footerReference", "first", ID_FOOTER_FIRST);
    write_page(docx);
    if (is_letter)
        xml_empty(xml, "w:titlePg", NULL);
    xml_end(xml);
}

/* Headers and footers that are not named are those of the section before. */
void docx_write_imprint_section(struct docx *docx)
{
    struct xml *xml = docx->xml;

    xml_start(xml, "w:sectPr");
    if (docx->is_imprint_unnumbered) {
        refer(docx, "w:footerReference", "even", ID_FOOTER_NONE);
        refer(docx, "w:footerReference", "default", ID_FOOTER_NONE);
    }
    docx_write_value(docx, "w:type", "evenPage");
    write_page(docx);
    xml_end(xml);
}

/* -- Headers --------------------------------------------------------------- */

static void start_part(struct docx *docx, const char *element)
{
    xml_start_with(docx->xml, element, "xmlns:w", NS_WORD, NULL);
}

static void write_draft(struct docx *docx)
{
    if (docx->is_draft)
        docx_write_paragraph(docx, "DraftNote", "草稿");
}

void docx_write_header(struct docx *docx)
{
    start_part(docx, "w:hdr");
    write_draft(docx);
    xml_end(docx->xml);
}

void docx_write_header_first(struct docx *docx)
{
    start_part(docx, "w:hdr");
    write_draft(docx);
    docx_write_letter_mark(docx);
    xml_end(docx->xml);
}

/* -- Footers --------------------------------------------------------------- */

static void write_page_number(struct docx *docx, const char *style)
{
    struct xml *xml = docx->xml;
    bool has_blanks = docx->profile->number_blanks != 0;

    start_part(docx, "w:ftr");
    docx_start_paragraph(docx, style, NULL);
    docx_write_text(docx, has_blanks ? "— " : "—", NULL);
    xml_start_with(xml, "w:fldSimple", "w:instr", " PAGE ", NULL);
    docx_write_text(docx, "1", NULL); /* until Word has counted */
    xml_end(xml);
    docx_write_text(docx, has_blanks ? " —" : "—", NULL);
    docx_end_paragraph(docx);
    xml_end(xml);
}

void docx_write_footer_odd(struct docx *docx)
{
    write_page_number(docx, "PageNumberOdd");
}

void docx_write_footer_even(struct docx *docx)
{
    write_page_number(docx, "PageNumberEven");
}

void docx_write_footer_none(struct docx *docx)
{
    start_part(docx, "w:ftr");
    docx_write_paragraph(docx, "Footer", "");
    xml_end(docx->xml);
}

/* 10.1: the second double rule, 20 mm above the edge of the sheet; no number.
 */
void docx_write_footer_first(struct docx *docx)
{
    start_part(docx, "w:ftr");
    docx_start_paragraph(docx, "LetterFootRule",
                         &(struct docx_direct){.frame = FRAME_LETTER_FOOT});
    docx_end_paragraph(docx);
    docx_write_paragraph(docx, "Footer", "");
    xml_end(docx->xml);
}
