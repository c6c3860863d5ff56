/*
 * 版头, title and 主送 (GB/T 9704-2012 7.2, 7.3.1-2), and what the special
 * formats have in its place (10).
 *
 * Everything is text in the flow of the page, moved into place by the space
 * above it: a clerk who writes into it moves what follows, as he expects.
 * Only the mark of a 信函 stands above the 版心, in the header of the page.
 * The rules are those of layout/header.c.
 */
#include "write/docx_part.h"

#include "layout/header.h"

#include <string.h>

enum {
    MARK_WIDTH = 156 * EMU_MM / 100 * 96,
    STACK_HEIGHT = 90 * EMU_MM, /* of a joint issue; a higher one is no stack */
    EMU_HALF_POINT = EMU_PT / 2,
    TWIPS_HALF_POINT = 10
};

/* -- 发文机关标志 (7.2.4) -------------------------------------------------- */

/* EMU; half_cells of text take the width. */
static emu fit_mark(const struct docx *docx, int half_cells)
{
    emu most = docx->profile->mark_most;
    emu size =
        half_cells == 0 ? most : (emu)((int64_t)MARK_WIDTH * 2 / half_cells);
    return size < most ? size : most;
}

static const char *mark_word(enum format format)
{
    switch (format) { /* no default: -Wswitch names the format we forgot */
    case FORMAT_DOCUMENT:
        return "文件";
    case FORMAT_ORDER:
        return "令";
    case FORMAT_MINUTES:
        return "纪要";
    case FORMAT_LETTER:
    case FORMAT_PLAIN:
        break;
    }
    return "";
}

static struct docx_mark sized(struct docx_mark mark, emu size)
{
    mark.size = size / EMU_HALF_POINT;
    mark.line = mark.size * TWIPS_HALF_POINT * 5 / 4;
    mark.space = mark.size * TWIPS_HALF_POINT / 8;
    return mark;
}

/* A joint issue too high to be stacked has the sponsor's mark alone. */
static bool plan_stack(const struct docx *docx, struct docx_mark *mark)
{
    const struct names *issuers = &docx->plan->meta.issuer;
    int64_t steps = (int64_t)issuers->n - 1;
    int gap = 1; /* half a cell */
    int width = docx_widest(issuers);
    emu size = fit_mark(docx, width + gap + docx_text_width(mark->word));
    int64_t highest = (int64_t)STACK_HEIGHT * 4 / (4 + 5 * steps);

    if (issuers->n < 2 || docx->format == FORMAT_LETTER)
        return false;
    size = size > highest ? (emu)highest : size;
    if (size < docx->profile->mark_least)
        return false;
    *mark = sized(*mark, size);
    mark->is_joint = true;
    mark->names_width = width * mark->size * TWIPS_HALF_POINT / 2;
    return true;
}

struct docx_mark docx_mark(const struct docx *docx)
{
    const struct meta *meta = &docx->plan->meta;
    struct docx_mark mark = {.text = meta->mark,
                             .word = mark_word(docx->format)};

    if (docx->format == FORMAT_PLAIN ||
        (meta->mark == NULL && meta->issuer.n == 0))
        return (struct docx_mark){.word = ""};
    if (meta->mark == NULL && plan_stack(docx, &mark))
        return mark;
    if (meta->mark == NULL)
        mark.text =
            arena_printf(docx->arena, "%s%s", meta->issuer.items[0], mark.word);
    emu size = fit_mark(docx, docx_text_width(mark.text));
    emu least = docx->profile->mark_least;
    return sized(mark, size > least ? size : least);
}

static void write_joint_cell(struct docx *docx, int width, const char *merge,
                             const char *style, const char *text)
{
    struct xml *xml = docx->xml;

    xml_start(xml, "w:tc");
    xml_start(xml, "w:tcPr");
    docx_write_width(docx, "w:tcW", width);
    if (merge != NULL)
        docx_write_value(docx, "w:vMerge", merge);
    docx_write_value(docx, "w:vAlign", "center");
    xml_end(xml);
    docx_write_paragraph(docx, style, text);
    xml_end(xml);
}

static void write_joint_row(struct docx *docx, const struct docx_mark *mark,
                            const int widths[2], size_t i)
{
    struct xml *xml = docx->xml;

    xml_start(xml, "w:tr");
    xml_start(xml, "w:trPr");
    xml_start(xml, "w:trHeight");
    xml_attribute_int(xml, "w:val", mark->line);
    xml_attribute(xml, "w:hRule", "exact");
    xml_end(xml);
    xml_end(xml);
    write_joint_cell(docx, widths[0], NULL, "IssuerMarkName",
                     docx->plan->meta.issuer.items[i]);
    write_joint_cell(docx, widths[1], i == 0 ? "restart" : "continue",
                     "IssuerMarkWord", i == 0 ? mark->word : "");
    xml_end(xml);
}

/* The names below each other, as wide as the widest, 文件 at their right. */
static void write_joint_mark(struct docx *docx, const struct docx_mark *mark)
{
    struct xml *xml = docx->xml;
    int em = mark->size * TWIPS_HALF_POINT;
    int word = docx_text_width(mark->word) * em / 2;
    int widths[2] = {mark->names_width + TWIPS_PT, word + em / 2 + TWIPS_PT};

    docx_write_paragraph(docx, "IssuerMarkSpace", "");
    xml_start(xml, "w:tbl");
    xml_start(xml, "w:tblPr");
    docx_write_value(docx, "w:tblStyle", "TableBare");
    docx_write_width(docx, "w:tblW", widths[0] + widths[1]);
    docx_write_value(docx, "w:jc", "center");
    xml_empty(xml, "w:tblLayout", "w:type", "fixed", NULL);
    xml_end(xml);
    docx_write_grid(docx, widths, 2);
    for (size_t i = 0; i < docx->plan->meta.issuer.n; i++)
        write_joint_row(docx, mark, widths, i);
    xml_end(xml);
}

/* The mark in one line, or broken by its words. */
static const char *mark_lines(const struct docx *docx,
                              const struct docx_mark *mark)
{
    emu size = mark->size * EMU_HALF_POINT;
    int64_t width = (int64_t)docx_text_width(mark->text) * size / 2;

    return width <= MARK_WIDTH
               ? mark->text
               : docx_break_title(docx, mark->text,
                                  ruler_units(ruler_of_size(size), MARK_WIDTH));
}

static void write_mark(struct docx *docx)
{
    struct docx_mark mark = docx_mark(docx);

    if (mark.is_joint)
        write_joint_mark(docx, &mark);
    else
        docx_write_paragraph(docx, "IssuerMark",
                             mark.text == NULL ? "" : mark_lines(docx, &mark));
}

void docx_write_letter_mark(struct docx *docx)
{
    write_mark(docx);
    docx_write_paragraph(docx, "LetterRule", "");
}

/* -- 份号, 密级和保密期限, 紧急程度 (7.2.1-3) ------------------------------ */

static const char *urgency_text(const struct docx *docx, const char *text)
{
    bool has_blank = docx->profile->urgency_blank != 0;

    if (has_blank && strcmp(text, "特急") == 0)
        return "特　急";
    if (has_blank && strcmp(text, "加急") == 0)
        return "加　急";
    return text;
}

struct docx_grading docx_grading(const struct docx *docx)
{
    const struct meta *meta = &docx->plan->meta;
    bool is_letter = docx->format == FORMAT_LETTER;
    struct docx_grading grading = {.n = 0};

    /* 密级 has the second row: there ought to be a 份号. */
    if (meta->copy != NULL || (meta->secrecy != NULL && !is_letter))
        grading.rows[grading.n++] = meta->copy == NULL ? "" : meta->copy;
    grading.n_copies = grading.n;
    if (meta->secrecy != NULL)
        grading.rows[grading.n++] = meta->secrecy;
    if (meta->urgency != NULL)
        grading.rows[grading.n++] = urgency_text(docx, meta->urgency);
    return grading;
}

static const char *grading_face(const struct docx_grading *grading, size_t i)
{
    return i < grading->n_copies ? NULL : "HeiText";
}

static void write_grading(struct docx *docx)
{
    struct docx_grading grading = docx_grading(docx);

    for (size_t i = 0; i < grading.n; i++) {
        docx_start_paragraph(docx, "Grading", NULL);
        docx_write_text(docx, grading.rows[i], grading_face(&grading, i));
        docx_end_paragraph(docx);
    }
}

/* -- 发文字号, 签发人 (7.2.5-6) -------------------------------------------- */

enum { SIGNER_LABEL = 8, SIGNER_RIGHT = 2, SIGNER_GAP = 2, NUMBER_LEFT = 2 };

/* The block of the signers in half cells: one or two names a row. */
struct signers {
    int left, width; /* of the first column of names */
    size_t per_row;
};

static struct signers plan_signers(const struct meta *meta)
{
    int line = 2 * LINE_CELLS;
    int most = line - SIGNER_RIGHT - SIGNER_LABEL - NUMBER_LEFT;
    int room = most - SIGNER_GAP;
    int width = docx_widest(&meta->signer);

    if (meta->number != NULL)
        room -= docx_text_width(meta->number);
    width = width < most ? width : most;
    bool takes_two = meta->signer.n > 1 && 2 * width + SIGNER_GAP <= room;
    int taken = takes_two ? 2 * width + SIGNER_GAP : width;
    return (struct signers){line - SIGNER_RIGHT - taken, width,
                            takes_two ? 2 : 1};
}

static int at_cell(int half_cells)
{
    return half_cells * CELL_WIDTH / 2;
}

/* The signers from i on that share a row; the number stands on the last. */
static void write_signer_row(struct docx *docx, const struct signers *signers,
                             size_t i)
{
    const struct meta *meta = &docx->plan->meta;
    bool is_last = i + signers->per_row >= meta->signer.n;
    int tabs[3];
    struct docx_direct direct = {.tabs = tabs};

    if (is_last)
        tabs[direct.n_tabs++] = at_cell(NUMBER_LEFT);
    tabs[direct.n_tabs++] =
        at_cell(signers->left - (i == 0 ? SIGNER_LABEL : 0));
    if (signers->per_row > 1)
        tabs[direct.n_tabs++] =
            at_cell(signers->left + signers->width + SIGNER_GAP);
    docx_start_paragraph(docx, i == 0 ? "Signer" : "SignerNext", &direct);
    if (is_last) {
        docx_write_text(docx, "\t", NULL);
        docx_write_text(docx, meta->number == NULL ? "" : meta->number, NULL);
    }
    docx_write_text(docx, i == 0 ? "\t签发人：" : "\t", NULL);
    docx_write_text(docx, meta->signer.items[i], "SignerName");
    if (signers->per_row > 1 && i + 1 < meta->signer.n) {
        docx_write_text(docx, "\t", NULL);
        docx_write_text(docx, meta->signer.items[i + 1], "SignerName");
    }
    docx_end_paragraph(docx);
}

static void write_number(struct docx *docx)
{
    const struct meta *meta = &docx->plan->meta;

    if (meta->signer.n == 0) {
        docx_write_paragraph(docx, "DocumentNumber",
                             meta->number == NULL ? "" : meta->number);
        return;
    }
    struct signers signers = plan_signers(meta);
    for (size_t i = 0; i < meta->signer.n; i += signers.per_row)
        write_signer_row(docx, &signers, i);
}

/* -- The formats ----------------------------------------------------------- */

/* 10.1: the number flush right, on the row of the uppermost grading */
static void write_letter_head(struct docx *docx)
{
    const struct meta *meta = &docx->plan->meta;
    struct docx_grading grading = docx_grading(docx);

    docx_start_paragraph(docx, "LetterNumber", NULL);
    if (grading.n > 0)
        docx_write_text(docx, grading.rows[0], grading_face(&grading, 0));
    if (meta->number != NULL) {
        docx_write_text(docx, "\t", NULL);
        docx_write_text(docx, meta->number, NULL);
    }
    docx_end_paragraph(docx);
    for (size_t i = 1; i < grading.n; i++) {
        docx_start_paragraph(docx, "Grading", NULL);
        docx_write_text(docx, grading.rows[i], grading_face(&grading, i));
        docx_end_paragraph(docx);
    }
    docx_write_title(docx, "TitleBelowRow", docx->text->title);
}

/* A 纪要 without a number has neither its row nor the rule. */
static void write_document_head(struct docx *docx)
{
    const struct meta *meta = &docx->plan->meta;
    bool has_rule = docx->format != FORMAT_MINUTES || meta->number != NULL ||
                    meta->signer.n > 0;

    write_grading(docx);
    write_mark(docx);
    if (has_rule) {
        write_number(docx);
        docx_write_paragraph(docx, "RedRule", "");
    }
    if (header_leaves_title(docx->plan, docx->format, docx->arena)) {
        docx_write_title(docx, has_rule ? "TitleBelowRule" : "TitleBelowRow",
                         docx->text->title);
    } else {
        docx_write_paragraph(docx, "TitleSpace", "");
        docx_comment_on(docx, docx->text);
    }
}

/* 10.2: no title; the text two rows below the number */
static void write_order_head(struct docx *docx)
{
    docx_comment_on(docx, docx->text);
    write_grading(docx);
    write_mark(docx);
    if (docx->plan->meta.number != NULL)
        docx_write_paragraph(docx, "OrderNumber", docx->plan->meta.number);
}

void docx_write_head(struct docx *docx)
{
    switch (docx->format) { /* no default: -Wswitch names what we forgot */
    case FORMAT_DOCUMENT:
    case FORMAT_MINUTES:
        write_document_head(docx);
        break;
    case FORMAT_LETTER:
        write_letter_head(docx);
        break;
    case FORMAT_ORDER:
        write_order_head(docx);
        break;
    case FORMAT_PLAIN:
        docx_write_title(docx, "Title", docx->text->title);
        break;
    }
}

/* 7.3.2: flush left, a full-width colon after the last */
void docx_write_recipients(struct docx *docx)
{
    const struct names *to = &docx->text->meta.to;

    if (to->n == 0 || !docx->has_recipients)
        return;
    docx_comment_on(docx, to);
    docx_write_paragraph(docx, "Recipients",
                         arena_printf(docx->arena, "%s：",
                                      docx_join(docx, to->items, to->n, "，")));
}
