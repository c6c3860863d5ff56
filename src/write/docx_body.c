/*
 * document.xml: the plan in reading order, an element of the standard a
 * paragraph style.
 */
#include "write/docx_part.h"

#include <string.h>

/* -- Before the text ------------------------------------------------------- */

/* 7.3.2: flush left, a full-width colon after the last */
static void write_recipients(struct docx *docx)
{
    const struct names *to = &docx->plan->meta.to;

    if (to->n == 0)
        return;
    docx_start_paragraph(docx, "Recipients");
    docx_write_text(docx, docx_join(docx, to->items, to->n, "，"), NULL);
    docx_write_text(docx, "：", NULL);
    docx_end_paragraph(docx);
}

/* -- The text -------------------------------------------------------------- */

static const char *heading_style(const char *const styles[NUMBER_LEVELS],
                                 int level)
{
    int last = level > NUMBER_LEVELS ? NUMBER_LEVELS : level;
    return styles[last < 1 ? 0 : last - 1];
}

/* A heading keeps its face whatever is emphasised in it. */
static void write_heading_text(struct docx *docx, const struct heading *heading,
                               const char *style)
{
    docx_write_text(docx, heading_shown_number(heading), style);
    for (const struct run *run = heading->runs; run != NULL; run = run->next)
        docx_write_runs(docx, &(struct run){run->text, 0, run->link, NULL},
                        style);
    docx_write_text(docx, heading->closing, style);
}

static bool is_run_in(const struct block *block)
{
    return block->as.heading.run_in && block->next != NULL &&
           block->next->kind == BLOCK_PARAGRAPH;
}

/*
 * A run-in heading and the text behind it are one paragraph, which carries
 * the outline level; the heading part has the heading's character style, so
 * that it can be told from the text.  Word's style separator (w:specVanish)
 * would show the heading part alone in the navigation pane, but LibreOffice
 * 7.4 breaks the line at it, and the look is what a document is judged by.
 */
static const struct block *write_run_in(struct docx *docx,
                                        const struct block *block)
{
    static const char *const paragraphs[NUMBER_LEVELS] = {
        "RunIn1", "RunIn2", "RunIn3", "RunIn4", "RunIn5"};
    static const char *const characters[NUMBER_LEVELS] = {
        "Heading1Char", "Heading2Char", "Heading3Char", "Heading4Char",
        "Heading5Char"};
    const struct heading *heading = &block->as.heading;

    docx_start_paragraph(docx, heading_style(paragraphs, heading->level));
    write_heading_text(docx, heading,
                       heading_style(characters, heading->level));
    docx_write_runs(docx, block->next->as.paragraph, NULL);
    docx_end_paragraph(docx);
    return block->next;
}

/* Returns the last block that was written. */
static const struct block *write_heading(struct docx *docx,
                                         const struct block *block)
{
    static const char *const styles[NUMBER_LEVELS] = {
        "Heading1", "Heading2", "Heading3", "Heading4", "Heading5"};

    if (is_run_in(block))
        return write_run_in(docx, block);
    docx_start_paragraph(docx, heading_style(styles, block->as.heading.level));
    write_heading_text(docx, &block->as.heading, NULL);
    docx_end_paragraph(docx);
    return block;
}

static void write_item(struct docx *docx, const struct item *item)
{
    docx_start_paragraph(docx, "ListParagraph");
    docx_write_text(docx, item->marker, NULL);
    docx_write_runs(docx, item->runs, NULL);
    docx_end_paragraph(docx);
}

/* Word joins tables that touch, and wants a paragraph behind the last. */
static bool needs_paragraph_behind(const struct block *block)
{
    return block->kind == BLOCK_TABLE &&
           (block->next == NULL || block->next->kind == BLOCK_TABLE ||
            block->next->kind == BLOCK_PAGE_BREAK);
}

/* Returns the last block that was written: a run-in heading takes two. */
static const struct block *write_block(struct docx *docx,
                                       const struct block *block)
{
    switch (block->kind) { /* no default: -Wswitch names the kind we forgot */
    case BLOCK_HEADING:
        return write_heading(docx, block);
    case BLOCK_PARAGRAPH:
        docx_start_paragraph(docx, "NormalIndent");
        docx_write_runs(docx, block->as.paragraph, NULL);
        docx_end_paragraph(docx);
        break;
    case BLOCK_ITEM:
        write_item(docx, &block->as.item);
        break;
    case BLOCK_TABLE:
        docx_write_table(docx, &block->as.table);
        break;
    case BLOCK_IMAGE:
        if (*block->as.image.caption != '\0')
            docx_write_paragraph(docx, "Caption", block->as.image.caption);
        break;
    case BLOCK_PAGE_BREAK:
        docx->breaks_page = true;
        break;
    }
    if (needs_paragraph_behind(block))
        docx_write_paragraph(docx, "TableText", "");
    return block;
}

static void write_blocks(struct docx *docx)
{
    for (const struct block *block = docx->plan->first; block != NULL;
         block = block->next)
        block = write_block(docx, block);
    docx->breaks_page = false; /* a break behind all the text means nothing */
}

/* -- Behind the text ------------------------------------------------------- */

/* 7.3.4: 附件：name, or 附件：1.name and the others below, no mark behind */
static void write_attachments(struct docx *docx)
{
    const struct meta *meta = &docx->plan->meta;

    for (size_t i = 0; i < meta->n_attachments; i++) {
        docx_start_paragraph(docx, meta->n_attachments == 1 ? "AttachmentOnly"
                                   : i == 0                 ? "AttachmentFirst"
                                                            : "AttachmentNext");
        if (i == 0)
            docx_write_text(docx, "附件：", NULL);
        if (meta->n_attachments > 1)
            docx_write_text(docx, arena_printf(docx->arena, "%zu.", i + 1),
                            NULL);
        docx_write_text(docx, meta->attachments[i].name, NULL);
        docx_end_paragraph(docx);
    }
}

/* Who signs: the signature, else the issuers, sponsor first. */
static struct names signers(const struct docx *docx)
{
    const struct meta *meta = &docx->plan->meta;
    struct names one = {NULL, NULL, 1};

    if (meta->signature == NULL)
        return meta->issuer;
    one.items = arena_array(docx->arena, 1, sizeof(*one.items));
    one.items[0] = meta->signature;
    return one;
}

/* Where names and date begin, in half cells from the left of the 版心. */
struct signature_place {
    int names, date;
};

/* 7.3.5.1, with a seal: the date 右空四字, the name centred on it, both further
 * left where the name would not fit.
 * 7.3.5.2, without: the date begins two characters right of the name, and the
 * longer of the two is 右空二字. */
static struct signature_place place_signature(bool has_seal, int name, int date)
{
    enum { LINE = 2 * LINE_CELLS, TWO_CELLS = 4, FOUR_CELLS = 8 };
    int sealed_date = LINE - FOUR_CELLS - date;
    int beyond = sealed_date + (date - name) / 2 + name - LINE;

    if (name == 0)
        return (struct signature_place){LINE, LINE - TWO_CELLS - date};
    if (has_seal) {
        sealed_date -= beyond > 0 ? beyond : 0;
        return (struct signature_place){sealed_date + (date - name) / 2,
                                        sealed_date};
    }
    if (name >= date)
        return (struct signature_place){LINE - TWO_CELLS - name, LINE - name};
    return (struct signature_place){LINE - FOUR_CELLS - date,
                                    LINE - TWO_CELLS - date};
}

/* A name longer than the line begins at its second cell and is broken. */
static struct signature_place keep_on_line(struct signature_place place,
                                           int date)
{
    if (place.names < 4)
        return (struct signature_place){4, 2 * LINE_CELLS - 8 - date};
    return place;
}

static int widest(const struct names *names)
{
    int width = 0;
    for (size_t i = 0; i < names->n; i++) {
        int name = docx_text_width(names->items[i]);
        width = name > width ? name : width;
    }
    return width;
}

static void write_signature_line(struct docx *docx, const char *style,
                                 int half_cells, const char *text)
{
    docx_start_paragraph_at(docx, style, half_cells * CELL_WIDTH / 2);
    docx_write_text(docx, text, NULL);
    docx_end_paragraph(docx);
}

static void write_signature(struct docx *docx)
{
    const struct meta *meta = &docx->plan->meta;
    bool has_date = date_is_set(meta->date);
    bool has_seal = meta->seal != NULL && strcmp(meta->seal, "无") != 0;

    /* A plan without a date is issued by a circular and not signed itself. */
    if (!has_date && meta->signature == NULL)
        return;

    const struct names names = signers(docx);
    const char *date = has_date ? date_zh(meta->date, docx->arena) : "";
    int date_width = docx_text_width(date);
    struct signature_place place = keep_on_line(
        place_signature(has_seal, widest(&names), date_width), date_width);
    const char *style = has_seal ? "SignatureSealed" : "SignatureFirst";

    for (size_t i = 0; i < names.n; i++) {
        write_signature_line(docx, style, place.names, names.items[i]);
        style = "SignatureNext";
    }
    if (has_date)
        write_signature_line(docx, names.n > 0 ? "IssueDate" : "IssueDateOnly",
                             place.date, date);
}

/* 7.3.6: in full-width brackets */
static void write_note(struct docx *docx)
{
    const char *note = docx->plan->meta.note;
    bool has_brackets;

    if (note == NULL)
        return;
    has_brackets = strncmp(note, "（", strlen("（")) == 0;
    docx_start_paragraph(docx, "Notes");
    docx_write_text(docx, has_brackets ? "" : "（", NULL);
    docx_write_text(docx, note, NULL);
    docx_write_text(docx, has_brackets ? "" : "）", NULL);
    docx_end_paragraph(docx);
}

/* -- The page -------------------------------------------------------------- */

static void write_section(struct xml *xml)
{
    static const struct {
        const char *name;
        int value;
    } margins[] = {
        {"w:top", MARGIN_TOP},
        {"w:right", MARGIN_RIGHT},
        {"w:bottom", MARGIN_BOTTOM},
        {"w:left", MARGIN_LEFT},
        {"w:header", 851},
        {"w:footer", FOOTER_BOTTOM},
        {"w:gutter", 0},
    };

    xml_start(xml, "w:sectPr");
    xml_empty(xml, "w:footerReference", "w:type", "even", "r:id",
              ID_FOOTER_EVEN, NULL);
    xml_empty(xml, "w:footerReference", "w:type", "default", "r:id",
              ID_FOOTER_ODD, NULL);
    xml_start(xml, "w:pgSz");
    xml_attribute_int(xml, "w:w", SHEET_WIDTH);
    xml_attribute_int(xml, "w:h", SHEET_HEIGHT);
    xml_end(xml);
    xml_start(xml, "w:pgMar");
    for (size_t i = 0; i < sizeof(margins) / sizeof(margins[0]); i++)
        xml_attribute_int(xml, margins[i].name, margins[i].value);
    xml_end(xml);
    xml_end(xml);
}

void docx_write_document(struct docx *docx)
{
    struct xml *xml = docx->xml;

    xml_start_with(xml, "w:document", "xmlns:w", NS_WORD, "xmlns:r",
                   NS_OFFICE "relationships", NULL);
    xml_start(xml, "w:body");
    docx_write_title(docx);
    write_recipients(docx);
    write_blocks(docx);
    write_attachments(docx);
    write_signature(docx);
    write_note(docx);
    write_section(xml);
    xml_end(xml);
    xml_end(xml);
}
