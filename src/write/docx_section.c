/*
 * Sections with their headers and footers: the page, its number (GB/T
 * 9704-2012 7.5), 草稿, and what a 信函 has on its first page (10.1).
 */
#include "write/docx_part.h"

/* -- Sections -------------------------------------------------------------- */

struct margins {
    int top, right, bottom, left;
    int footer;
};

static void write_sheet(struct docx *docx, bool is_turned,
                        const struct margins *from_edge)
{
    struct xml *xml = docx->xml;
    const struct {
        const char *name;
        int value;
    } margins[] = {
        {"w:top", from_edge->top},
        {"w:right", from_edge->right},
        {"w:bottom", from_edge->bottom},
        {"w:left", from_edge->left},
        {"w:header", HEADER_TOP},
        {"w:footer", from_edge->footer},
        {"w:gutter", 0},
    };

    xml_start(xml, "w:pgSz");
    xml_attribute_int(xml, "w:w", is_turned ? SHEET_HEIGHT : SHEET_WIDTH);
    xml_attribute_int(xml, "w:h", is_turned ? SHEET_WIDTH : SHEET_HEIGHT);
    if (is_turned)
        xml_attribute(xml, "w:orient", "landscape");
    xml_end(xml);
    xml_start(xml, "w:pgMar");
    for (size_t i = 0; i < sizeof(margins) / sizeof(margins[0]); i++)
        xml_attribute_int(xml, margins[i].name, margins[i].value);
    xml_end(xml);
}

static void write_page(struct docx *docx)
{
    bool is_letter = docx->format == FORMAT_LETTER;

    write_sheet(
        docx, false,
        &(struct margins){
            docx_twips(docx->profile->word_top), MARGIN_RIGHT,
            is_letter ? LETTER_BOTTOM : docx_twips(docx->profile->word_bottom),
            MARGIN_LEFT, is_letter ? LETTER_FOOTER_BOTTOM : FOOTER_BOTTOM});
}

static void refer(struct docx *docx, const char *element, const char *type,
                  const char *id)
{
    xml_empty(docx->xml, element, "w:type", type, "r:id", id, NULL);
}

void docx_write_text_section(struct docx *docx)
{
    struct xml *xml = docx->xml;
    bool is_letter = docx->format == FORMAT_LETTER && !docx->is_first_ended;

    docx->is_first_ended = true;
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

/* Headers that are not named are those of the section before. */
void docx_write_imprint_section(struct docx *docx)
{
    struct xml *xml = docx->xml;
    bool is_bare = docx->is_imprint_unnumbered;

    xml_start(xml, "w:sectPr");
    refer(docx, "w:footerReference", "even",
          is_bare ? ID_FOOTER_NONE : ID_FOOTER_EVEN);
    refer(docx, "w:footerReference", "default",
          is_bare ? ID_FOOTER_NONE : ID_FOOTER_ODD);
    if (docx->format != FORMAT_LETTER) /* 10.1: the foot of any last page */
        docx_write_value(docx, "w:type", "evenPage");
    write_page(docx);
    xml_end(xml);
}

/* -- Turned tables --------------------------------------------------------- */

/*
 * GB/T 9704-2012 8: the head of a table across the sheet is at the binding
 * edge of odd pages and at the cut edge of even ones, which is the left edge
 * of both, and the page number stays where all the others are.  On a
 * landscape page of Word that is the upper edge, once the printed sheet is
 * turned clockwise; a driver that turns pages the other way has to be told.
 * The top of the page is thus the left of the sheet, its left the bottom.
 */
void docx_write_turned_section(struct docx *docx)
{
    enum { EMPTY_FOOTER = 720 }; /* its line takes no room from the table */

    docx->is_first_ended = true;
    xml_start(docx->xml, "w:sectPr");
    refer(docx, "w:footerReference", "even", ID_FOOTER_TURNED_EVEN);
    refer(docx, "w:footerReference", "default", ID_FOOTER_TURNED_ODD);
    write_sheet(docx, true,
                &(struct margins){MARGIN_LEFT,
                                  SHEET_HEIGHT - TEXT_BOTTOM - TEXT_HEIGHT,
                                  MARGIN_RIGHT, TEXT_BOTTOM, EMPTY_FOOTER});
    xml_end(docx->xml);
}

void docx_end_section(struct docx *docx, void (*write)(struct docx *docx))
{
    xml_start(docx->xml, "w:p");
    xml_start(docx->xml, "w:pPr");
    docx_use_style(docx, "SectionEnd");
    docx_write_value(docx, "w:pStyle", "SectionEnd");
    write(docx);
    xml_end(docx->xml);
    xml_end(docx->xml);
}

void docx_end_turned(struct docx *docx)
{
    if (docx->is_turned)
        docx_end_section(docx, docx_write_turned_section);
    docx->is_turned = false;
}

/* The section begins a page, so that nothing else has to. */
void docx_begin_turned(struct docx *docx)
{
    if (docx->is_turned)
        docx_end_turned(docx);
    else
        docx_end_section(docx, docx_write_text_section);
    docx->breaks_page = false;
    docx->has_turned = true;
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

    docx_start_paragraph(docx, style, NULL);
    docx_write_text(docx, has_blanks ? "— " : "—", NULL);
    xml_start_with(xml, "w:fldSimple", "w:instr", " PAGE ", NULL);
    docx_write_text(docx, "1", NULL); /* until Word has counted */
    xml_end(xml);
    docx_write_text(docx, has_blanks ? " —" : "—", NULL);
    docx_end_paragraph(docx);
}

static void write_footer(struct docx *docx, const char *style)
{
    start_part(docx, "w:ftr");
    write_page_number(docx, style);
    if (docx->format == FORMAT_LETTER)
        docx_write_paragraph(docx, "LetterFooterSpace", "");
    xml_end(docx->xml);
}

void docx_write_footer_odd(struct docx *docx)
{
    write_footer(docx, "PageNumberOdd");
}

void docx_write_footer_even(struct docx *docx)
{
    write_footer(docx, "PageNumberEven");
}

/* The space above the number is at its right once it is turned. */
static int turned_number_width(const struct docx *docx)
{
    return NUMBER_LINE + docx_footer_space(docx);
}

static void place_turned_number(struct docx *docx)
{
    struct xml *xml = docx->xml;
    const int width = turned_number_width(docx);

    xml_start(xml, "w:tblPr");
    xml_start_with(xml, "w:tblpPr", "w:vertAnchor", "page", "w:horzAnchor",
                   "page", NULL);
    xml_attribute_int(xml, "w:tblpX", FOOTER_BOTTOM);
    xml_attribute_int(xml, "w:tblpY", MARGIN_LEFT);
    xml_end(xml);
    docx_write_width(docx, "w:tblW", width);
    xml_empty(xml, "w:tblLayout", "w:type", "fixed", NULL);
    xml_start(xml, "w:tblCellMar");
    docx_write_width(docx, "w:left", 0);
    docx_write_width(docx, "w:right", 0);
    xml_end(xml);
    xml_end(xml);
    docx_write_grid(docx, &width, 1);
}

/* The line of the number runs down the page, as far from its left edge as it
 * is above the bottom of the other sheets: a cell alone has text turned in
 * Word and in LibreOffice. */
static void write_turned_footer(struct docx *docx, const char *style)
{
    struct xml *xml = docx->xml;

    start_part(docx, "w:ftr");
    xml_start(xml, "w:tbl");
    place_turned_number(docx);
    xml_start(xml, "w:tr");
    xml_start(xml, "w:trPr");
    xml_start(xml, "w:trHeight");
    xml_attribute_int(xml, "w:val", TEXT_WIDTH);
    xml_attribute(xml, "w:hRule", "exact");
    xml_end(xml);
    xml_end(xml);
    xml_start(xml, "w:tc");
    xml_start(xml, "w:tcPr");
    docx_write_width(docx, "w:tcW", turned_number_width(docx));
    docx_write_value(docx, "w:textDirection", "tbRl");
    xml_end(xml);
    write_page_number(docx, style);
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);
    docx_write_paragraph(docx, "Footer", "");
    xml_end(xml);
}

void docx_write_footer_turned_odd(struct docx *docx)
{
    write_turned_footer(docx, "PageNumberOdd");
}

void docx_write_footer_turned_even(struct docx *docx)
{
    write_turned_footer(docx, "PageNumberEven");
}

void docx_write_footer_none(struct docx *docx)
{
    start_part(docx, "w:ftr");
    docx_write_paragraph(docx, "Footer", "");
    xml_end(docx->xml);
}

/* 10.1: the second double rule, 20 mm above the edge of the sheet; no number
 * and next to no height, for the text goes down to the rule. */
void docx_write_footer_first(struct docx *docx)
{
    start_part(docx, "w:ftr");
    docx_start_paragraph(docx, "LetterFootRule",
                         &(struct docx_direct){.frame = FRAME_LETTER_FOOT});
    docx_end_paragraph(docx);
    docx_write_paragraph(docx, "SectionEnd", "");
    xml_end(docx->xml);
}
